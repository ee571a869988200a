"""Findings become comments on their words; the copy is the draft in every other respect."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportcheck import (
    Document,
    FileResult,
    Finding,
    FrontSheet,
    Job,
    Settings,
    check,
    load_front_sheet,
    read,
)
from reportcheck._api import annotate
from reportcheck.cli import program
from reportcheck.outputs.comments import comments_for
from reportcheck.rules.base import fold
from tests.conftest import ROOT
from tests.trained import trained

SAMPLES = sorted((ROOT / "samples").glob("*.docx"))
SOFFICE = shutil.which("soffice")
BOOK = Settings(select=("RE", "ST", "TM"))


@pytest.fixture(scope="module")
def sheet() -> FrontSheet:
    return load_front_sheet(ROOT / "samples" / "front-sheet.json")


def finding(number: int, child: str, block: int | None = 4) -> Finding:
    place = {} if block is None else {"block": block, "start": 0, "end": 5, "quote": "Words"}
    message = f"Leaves the recommendation for {child} to others."
    return Finding(f"RE10{number}", "some-rule", message, "Give your own view.", children=(child,), **place)


def test_one_comment_a_place() -> None:
    findings = (
        finding(1, "Ada Fenn", None),
        finding(1, "Bo Fenn", None),
        finding(2, "Ada Fenn"),
        finding(3, "Ada Fenn"),
        finding(2, "Bo Fenn"),
        finding(2, "Cy Fenn"),
        finding(2, "Cy Fenn", 5),
    )
    summary, *comments = comments_for(FileResult("a.docx", findings))
    assert summary.block is None and summary.text[0] == "Left to mend: 7 warnings."
    assert [(one.block, one.text[0], one.text[1]) for one in comments] == [
        (None, "RE101 some-rule", "Leaves the recommendation for Ada Fenn and Bo Fenn to others."),
        (4, "RE102 some-rule", "Leaves the recommendation for Ada Fenn, Bo Fenn and Cy Fenn to others."),
        (4, "RE103 some-rule", "Leaves the recommendation for Ada Fenn to others."),
        (5, "RE102 some-rule", "Leaves the recommendation for Cy Fenn to others."),
    ]
    assert {one.text[2] for one in comments} == {"→ Give your own view."}


def test_findings_of_different_words_stay_apart() -> None:
    one = Finding("ST101", "missing", "Has no chronology.", "Add it.")
    other = Finding("ST101", "missing", "Has no analysis.", "Add it.")
    assert len(comments_for(FileResult("a.docx", (one, other)))) == 3


def test_nothing_left() -> None:
    (summary,) = comments_for(FileResult("a.docx"))
    assert summary.text[0] == "Nothing left to mend."


def holds(source: Path, target: Path, job: Job) -> Document:
    """Annotate, and check all that must hold of any annotated copy."""
    before = read(source)
    findings = check(source, job).findings
    assert annotate(source, target, job).findings == findings
    after = read(target)
    assert [(b.text, b.cell, b.style, b.runs, b.controls) for b in after.blocks] == [
        (b.text, b.cell, b.style, b.runs, b.controls) for b in before.blocks
    ]
    assert check(target, job).findings == findings
    ours = [comment for comment in after.comments if comment.author == "reportcheck"]
    anchored = {
        (comment.text.split()[0], fold(after.blocks[comment.block].text[comment.start : comment.end]))
        for comment in ours
        if comment.block is not None
    }
    for one in findings:
        assert one.quote is None or (one.code, one.quote) in anchored
    assert [c for c in after.comments if c.author != "reportcheck"] == list(before.comments)
    return after


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_samples(sample: Path, sheet: FrontSheet, tmp_path: Path) -> None:
    job = Job(front_sheet=sheet, settings=None if trained() else BOOK)
    once = holds(sample, tmp_path / "once.docx", job)
    annotate(tmp_path / "once.docx", tmp_path / "again.docx", job)
    assert read(tmp_path / "again.docx").comments == once.comments


@pytest.mark.bench
@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
def test_dev_reports(bench: Path, tmp_path: Path) -> None:
    reports = sorted(bench.glob("*/*/report.docx"))
    assert len(reports) == 8
    for source in reports:
        target = tmp_path / f"{source.parent.name}.docx"
        job = Job(
            front_sheet=load_front_sheet(source.parents[1] / "front_sheet.json"),
            settings=None if trained() else BOOK,
        )
        holds(source, target, job)
    copies = sorted(tmp_path.glob("*.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        [
            str(SOFFICE),
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            *map(str, copies),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert len(list(tmp_path.glob("*.pdf"))) == 8


def test_command(tmp_path: Path) -> None:
    sample = str(ROOT / "samples" / "health-visitor.docx")
    out = tmp_path / "out.docx"
    run = CliRunner().invoke(program, ["annotate", sample, "-o", str(out), "--select", "RE"])
    assert (run.exit_code, run.stderr) == (0, f"reportcheck: {out}: 3 findings as comments.\n")
    run = CliRunner().invoke(program, ["annotate", str(out), "-o", str(out), "--strip"])
    assert (run.exit_code, run.stderr) == (0, f"reportcheck: {out}: 2 comments taken out.\n")
    assert not read(out).comments


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.md", "# Report\n\nHome visit.", "is no Word document"),
        ("gone.docx", None, "was not found"),
        ("a.docm", "x", "ends in .docm"),
    ],
)
def test_bad_input(name: str, text: str | None, said: str, tmp_path: Path) -> None:
    if text:
        (tmp_path / name).write_text(text)
    run = CliRunner().invoke(
        program, ["annotate", str(tmp_path / name), "-o", str(tmp_path / "o.docx"), "--select", "RE"]
    )
    assert run.exit_code == 2 and said in run.stderr and not (tmp_path / "o.docx").exists()
