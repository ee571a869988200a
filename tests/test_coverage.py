"""``docs/coverage.md`` accounts for every line of the documents, and for every rule."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from reportcheck.rules.registry import all_rules
from tests.conftest import BENCH, ROOT

PAGE = (ROOT / "docs" / "coverage.md").read_text(encoding="utf-8")
OWN = {code: rule for code, rule in all_rules().items() if rule.__module__.startswith("reportcheck.")}
DOCUMENTS = ("report-guidance", "agenda", "family-leaflet", "invitation-letter", "outcomes-advice")
DOMAIN = BENCH.parents[1] / "domain"


@dataclass(frozen=True)
class Row:
    first: int
    last: int
    what: str
    cover: str
    tests: str


def parts() -> list[tuple[int, list[Row]]]:
    """How many lines each document has, and its rows."""
    found = []
    for part in re.split(r"^## \d\. ", PAGE, flags=re.MULTILINE)[1:]:
        count = re.search(r"^(\d+) lines\.$", part, re.MULTILINE)
        assert count is not None
        rows = [
            Row(int(first), int(last or first), *cells)
            for first, last, *cells in re.findall(
                r"^\| [A-Z](\d+)(?:–(\d+))? \| (.+?) \| (.+?) \| (.+?) \|$", part, re.MULTILINE
            )
        ]
        found.append((int(count[1]), rows))
    return found


ROWS = [row for _, rows in parts() for row in rows]


def test_every_line_is_accounted_for() -> None:
    assert len(parts()) == len(DOCUMENTS)
    for count, rows in parts():
        lines = [line for row in rows for line in range(row.first, row.last + 1)]
        assert lines == list(range(1, count + 1))


@pytest.mark.skipif(not DOMAIN.exists(), reason="the documents are not here")
@pytest.mark.parametrize(("number", "document"), list(enumerate(DOCUMENTS)))
def test_the_documents_have_as_many_lines(number: int, document: str) -> None:
    (path,) = DOMAIN.glob(f"{document}*.txt")
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert parts()[number][0] == len(lines)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what[:40])
def test_each_line_has_a_rule_with_its_test_or_a_reason(row: Row) -> None:
    if row.cover.startswith("No rule. "):
        assert row.cover.endswith(".") and len(row.cover) > len("No rule. ")
        assert row.tests == "–"
        return
    named = [tuple(item.split(" ", 1)) for item in row.cover.split("; ")]
    assert [(code, name) for code, name in named if code not in OWN or OWN[code].name != name] == []
    links = re.findall(r"\[([\w-]+)\]\(\.\./(tests/rules/[\w-]+\.yaml)\)", row.tests)
    assert [name for name, _ in links] == [name for _, name in named]
    assert [path for name, path in links if not (ROOT / path).exists() or name not in path] == []


def test_every_rule_is_in_the_table() -> None:
    covered = {code for row in ROWS for code in re.findall(r"\b[A-Z]{2}\d{3}\b", row.cover)}
    assert sorted(set(OWN) - covered) == []


def test_no_rule_is_named_that_does_not_exist() -> None:
    assert sorted(set(re.findall(r"\b(?:OP|CR|RE|ST|TM|CF|PL|AC|PV)\d{3}\b", PAGE)) - set(OWN)) == []
