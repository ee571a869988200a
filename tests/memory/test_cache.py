from __future__ import annotations

import json
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from reportcheck import _api
from reportcheck._api import Job, check
from reportcheck.documents import read
from reportcheck.memory import cache
from reportcheck.memory.offsets import Words
from reportcheck.reports.front_sheet import load_front_sheet, read_front_sheet
from reportcheck.rules.model import Finding
from reportcheck.rules.settings import Settings
from tests.conftest import ROOT

REPORT = """# Report for the review conference

## Chronology

Zebedee was seen at home.

## Recommendation

To be decided at conference.
"""
SHEET = read_front_sheet(
    {
        "schema_version": "1.0",
        "conference": {"date": "2026-04-14"},
        "children": [{"name": "Zebedee Thorne", "date_of_birth": "2019-08-07", "gender": "male"}],
    }
)
JOB = Job(front_sheet=SHEET, settings=Settings(select=("RE101", "RE102")), cache=True)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REPORTCHECK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(REPORT, encoding="utf-8")
    return path


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Each time that the rules run."""
    told: list[object] = []
    found_now = _api._found_now

    def watched(*args: object, **details: object) -> object:
        told.append(details.get("only"))
        return found_now(*args, **details)  # type: ignore[arg-type]

    monkeypatch.setattr(_api, "_found_now", watched)
    yield told


def test_an_unchanged_file_is_answered_without_running_a_rule(report: Path, runs: list[object]) -> None:
    first = check(report, JOB)
    second = check(report, JOB)
    assert first.findings
    assert second == first
    assert len(runs) == 1


@pytest.mark.parametrize(
    "job",
    [
        replace(JOB, settings=Settings(select=("RE101",))),
        replace(JOB, settings=None),
        replace(JOB, as_of=datetime(2026, 4, 1)),
        replace(JOB, form="letter"),
        replace(JOB, front_sheet=None),
        replace(JOB, settings=Settings(select=("RE101", "RE102"), severity={"RE102": "info"})),
    ],
)
def test_whatever_could_change_the_findings_changes_the_key(report: Path, job: Job) -> None:
    document = read(report)

    def key(job: Job) -> str:
        return cache.cache_key(document, job.front_sheet, job.form, job.as_of, job.settings)

    assert key(job) != key(JOB)
    assert key(JOB) == key(JOB)


def test_a_changed_file_is_checked_anew(report: Path, runs: list[object]) -> None:
    check(report, JOB)
    report.write_text(REPORT + "\nI recommend a child in need plan for Zebedee.\n", encoding="utf-8")
    check(report, JOB)
    assert len(runs) == 2


def test_the_kept_result_holds_no_word_of_the_report_or_front_sheet(report: Path, folder: Path) -> None:
    result = check(report, JOB)
    assert result.findings[0].children == ("Zebedee Thorne",)
    [kept] = folder.glob("*.json")
    data = json.loads(kept.read_text(encoding="utf-8"))
    held = set().union(
        *(own_words(value) for row in data["findings"] for name, value in row.items() if name != "code")
    )
    assert held  # the program's own words
    assert not held & set(re.findall(r"\w+", REPORT))
    assert not held & {"Zebedee", "Thorne", "2019", "draft"}


def own_words(value: object) -> set[str]:
    """The words of kept pieces that are not places in the document."""
    if isinstance(value, str):
        return set(re.findall(r"\w+", value))
    return set().union(*map(own_words, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize("sample", ["health-visitor.docx", "gp-letter.docx", "teacher.docx"])
def test_every_kept_word_of_the_samples_stands_in_the_program(folder: Path, sample: str) -> None:
    sheet = load_front_sheet(ROOT / "samples" / "front-sheet.json")
    first = check(ROOT / "samples" / sample, Job(front_sheet=sheet, cache=True))
    assert check(ROOT / "samples" / sample, Job(front_sheet=sheet, cache=True)) == first
    source = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src").rglob("*")
        if path.suffix in (".py", ".toml")
    )
    program = set(re.findall(r"\w+", source.casefold()))
    [kept] = folder.glob("*.json")
    for row in json.loads(kept.read_text(encoding="utf-8"))["findings"]:
        for name, value in row.items():
            if name != "code":
                words = {word for word in own_words(value) if not word.isdigit()}  # a count of days or words
                assert {word.casefold() for word in words} <= program


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", "null", '{"key": 1}', "same key", "far place", "wrong type"]
)
def test_a_corrupt_result_is_ignored_and_rebuilt(
    report: Path, folder: Path, runs: list[object], damage: str
) -> None:
    first = check(report, JOB)
    [kept] = folder.glob("*.json")
    good = kept.read_text(encoding="utf-8")
    data = json.loads(good)
    if damage == "same key":
        damage = json.dumps({"key": data["key"]})
    elif damage == "far place":
        data["findings"][0]["quote"] = [[0, 10**6, 0]]
        damage = json.dumps(data)
    elif damage == "wrong type":
        data["findings"][0]["block"] = "81"
        damage = json.dumps(data)
    kept.write_text(damage, encoding="utf-8")
    assert check(report, JOB) == first
    assert len(runs) == 2
    assert kept.read_text(encoding="utf-8") == good


def test_findings_come_back_in_their_order(report: Path) -> None:
    words = Words(read(report), SHEET)
    findings = [
        Finding(
            code, name, "Says nothing of Zebedee.", "Say it.", block=block, start=0, end=4, quote="Zebedee"
        )
        for block in (1, 3)
        for code, name in (("OP101", "opinion-as-fact"), ("CR101", "ambiguous-reference"))
    ]
    cache.save("key", findings, words)
    kept = cache.load("key", words)
    assert kept is not None
    assert kept.findings == findings


def test_what_cannot_be_kept_is_found_again_by_its_rule(
    report: Path, folder: Path, runs: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportcheck.rules.recommendation.deferred_recommendation import DeferredRecommendation

    found = DeferredRecommendation.check

    def with_date(self: DeferredRecommendation, case: object) -> Iterator[object]:
        for finding in found(self, case):  # type: ignore[arg-type]
            yield replace(finding, message="Due by 31 July 2027.")

    monkeypatch.setattr(DeferredRecommendation, "check", with_date)
    first = check(report, JOB)
    assert "2027" not in next(iter(folder.glob("*.json"))).read_text()
    assert check(report, JOB) == first
    assert runs == [None, ("RE102",)]


def test_a_folder_that_cannot_be_written_only_costs_time(
    report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("REPORTCHECK_CACHE", str(blocked / "below"))
    assert check(report, JOB).findings


def test_clear_and_the_bound_on_size(report: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST", 2)
    for number in range(4):
        report.write_text(f"{REPORT}\n{number}\n", encoding="utf-8")
        check(report, JOB)
    assert len(list(folder.glob("*.json"))) == 2
    assert cache.clear() == 2
    assert cache.clear() == 0


def test_version_and_weights_are_part_of_the_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "weights" / "model.bin"
    weights.parent.mkdir()
    monkeypatch.setattr(cache, "resource", lambda kind: weights.parent)

    def program() -> str:
        cache._program.cache_clear()
        return cache._program()

    weights.write_bytes(b"old")
    before = program()
    assert program() == before
    weights.write_bytes(b"newer")
    after = program()
    monkeypatch.setattr(cache, "__version__", "99.0")
    assert len({before, after, program()}) == 3
    cache._program.cache_clear()


def test_spacy_is_not_imported_for_an_unchanged_file(report: Path, folder: Path) -> None:
    code = textwrap.dedent(
        """
        import sys
        from reportcheck.cli import program
        try:
            program(["check", sys.argv[1], "--fail-on", "never"])
        except SystemExit as end:
            assert end.code == 0, end.code
        print(sorted({"spacy", "thinc", "onnxruntime", "numpy"} & set(sys.modules)), file=sys.stderr)
        """
    )

    def run() -> tuple[str, str]:
        done = subprocess.run(
            [sys.executable, "-c", code, str(report)], capture_output=True, text=True, check=True
        )
        return done.stdout, done.stderr.strip()

    first, second = run(), run()
    assert "spacy" in first[1]
    assert second == (first[0], "[]")
