from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reportcheck.memory.baseline import apply_baseline, only_new, write_baseline
from reportcheck.memory.dismissals import (
    apply_dismissals,
    dismiss,
    dismissals_path,
    prune,
    read_dismissals,
    restore,
)
from reportcheck.memory.side_file import SideFileError, read_side_file
from reportcheck.rules.model import Finding
from reportcheck.rules.result import FileResult

DAY = date(2026, 5, 14)
ONE = Finding(
    "OP101",
    "opinion-as-fact",
    "M.",
    "S.",
    section="risks",
    block=3,
    quote="lazy",
    sentence="Pollyanna is lazy.",
)
TWO = Finding("RE101", "missing-recommendation", "M.", "S.", section="recommendation", children=("Ida Rook",))


def result(*findings: Finding) -> FileResult:
    return FileResult("draft.docx", findings)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    return tmp_path / "draft.docx"


def applied(report: Path, *findings: Finding, codes: set[str] | None = None) -> FileResult:
    dismissals = read_dismissals(report)
    assert dismissals is not None
    return apply_dismissals(result(*findings), dismissals, codes or {"OP101", "RE101"})


def test_a_dismissal_survives_edits_elsewhere(report: Path) -> None:
    dismiss(report, [ONE], "Said at the visit.", DAY)
    after = applied(report, TWO, replace(ONE, block=17, start=4))
    assert after.findings == (TWO,)
    assert [(entry.reason, entry.date) for entry in after.dismissed] == [("Said at the visit.", "2026-05-14")]
    assert after.unused == 0


def test_it_holds_no_words_of_the_report(report: Path) -> None:
    dismiss(report, [ONE, TWO], "Known.", DAY)
    kept = dismissals_path(report).read_text(encoding="utf-8")
    for word in ("Pollyanna", "lazy", "Ida", "Rook", "draft"):
        assert word not in kept
    assert {entry["reason"] for entry in json.loads(kept)["known"]} == {"Known."}


def test_the_same_sentence_looks_different_beside_another_report(report: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    for path in (report, other):
        dismiss(path, [ONE], "Known.", DAY)
    marks = [json.loads(dismissals_path(p).read_text())["known"][0]["fingerprint"] for p in (report, other)]
    assert marks[0] != marks[1]


def test_a_mended_sentence_leaves_its_dismissal_unused(report: Path) -> None:
    dismiss(report, [ONE, TWO], "Known.", DAY)
    after = applied(report, replace(ONE, sentence="Pollyanna came late twice."), TWO)
    assert len(after.findings) == 1
    assert after.unused == 1
    assert applied(report, TWO, codes={"RE101"}).unused == 0  # the other rule did not run
    assert prune(report, [TWO]) == 1
    assert applied(report, ONE, TWO).findings == (ONE,)


def test_restore_takes_one_of_two_back(report: Path) -> None:
    dismiss(report, [ONE, ONE], "Known.", DAY)
    restore(report, [ONE])
    assert len(applied(report, ONE, ONE).findings) == 1
    restore(report, [ONE])
    assert not dismissals_path(report).exists()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "not JSON",
        '{"schema_version": "9", "known": [], "salt": ""}',
        '{"schema_version": "1.0", "known": [{"code": 3}], "salt": "00"}',
        '{"schema_version": "1.0", "known": [{"code": "OP101", "section": null, "fingerprint": "a", "count": 0}], "salt": "00"}',
        '{"schema_version": "1.0", "known": [], "salt": "zz"}',
    ],
)
def test_a_damaged_file_is_told_by_name(report: Path, text: str) -> None:
    dismissals_path(report).write_text(text, encoding="utf-8")
    with pytest.raises(SideFileError, match=r"draft\.docx\.dismissed\.json"):
        read_dismissals(report)


def test_a_baseline_knows_each_file_by_its_place(tmp_path: Path) -> None:
    path = tmp_path / "accepted.json"
    first, second = (FileResult(str(tmp_path / name), (TWO,)) for name in ("a.docx", "b.docx"))
    write_baseline(path, [first])
    kept = path.read_text(encoding="utf-8")
    assert "a.docx" not in kept
    assert "Rook" not in kept
    baseline = read_side_file(path)
    assert apply_baseline(first, baseline, path).findings == ()
    assert apply_baseline(first, baseline, path).known == 1
    assert apply_baseline(second, baseline, path).findings == (TWO,)
    assert apply_baseline(replace(first, findings=()), baseline, path).unused == 1


def test_only_new_counts() -> None:
    after = only_new(result(ONE, ONE, TWO), result(ONE))
    assert after.findings == (ONE, TWO)
    assert after.known == 1
