"""What changed between two versions of a report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from reportcheck import load_form, parse
from reportcheck.cli import program
from reportcheck.outputs import diff_text
from reportcheck.reports.diff import Detail, Difference, Pair, difference
from reportcheck.reports.model import Dates, Event, Factor, Recommendation, Section, SectionBlock
from reportcheck.reports.read_report import read_report
from reportcheck.reports.rendering import render
from tests.conftest import ROOT
from tests.reports.test_rendering import REPORT

SAMPLE = ROOT / "samples" / "teacher.docx"
VISIT = Event("2026-04-01", "Home visit, nobody answered.", block=3)
MEETING = Event("2026-04-02", "Core group at school.", block=4)
RISK = Factor("risk", "Missed appointments", change="increased", block=7)


def report(**fields: object) -> object:
    return replace(parse(SAMPLE), **{"chronology": (), "factors": (), "recommendation": (), **fields})  # type: ignore[arg-type]


@given(data=REPORT)
@settings(max_examples=20, deadline=None)
def test_nothing_changed(data: dict[str, object]) -> None:
    one = read_report(data)
    assert difference(one, one) == Difference()


def test_form_is_no_change() -> None:
    one = parse(SAMPLE)
    from reportcheck.documents.docx_reading import read_docx
    from reportcheck.reports.build import build

    assert difference(one, build(read_docx(render(one, load_form("letter")), "x.docx"))) == Difference()


def test_events() -> None:
    reworded = replace(VISIT, text="Home visit: nobody answered the door.", outcome="Card left.", block=9)
    found = difference(report(chronology=(VISIT,)), report(chronology=(MEETING, reworded))).chronology
    assert (found.added, found.removed, found.changed) == ((MEETING,), (), (Pair(VISIT, reworded),))
    found = difference(report(chronology=(VISIT, MEETING)), report(chronology=(MEETING,))).chronology
    assert (found.added, found.removed, found.changed) == ((), (VISIT,), ())


def test_factor_that_moved() -> None:
    after = replace(RISK, change="decreased", extent="a little", block=1)
    other = Factor("protective", "Missed appointments")
    found = difference(report(factors=(RISK,)), report(factors=(other, after))).factors
    assert (found.changed, found.added) == ((Pair(RISK, after),), (other,))


def test_recommendation_that_turned() -> None:
    one, other = Recommendation("Ada Fenn", "cp_continue", ("neglect",)), Recommendation("Bo Fenn", "cin")
    turned = replace(one, outcome="cin", category=())
    found = difference(report(recommendation=(one, other)), report(recommendation=(turned, other)))
    assert found.recommendation == (Pair(one, turned),)
    gone = difference(report(recommendation=(one, other)), report(recommendation=(one,)))
    assert gone.recommendation == (Pair(other, None),)
    reasons = difference(
        report(recommendation=(one,)), report(recommendation=(replace(one, reasons="New."),))
    )
    assert reasons.recommendation == ()


def test_text_and_details() -> None:
    filled = Section("analysis", "My view", (SectionBlock(3, "I think so."),))
    turned = (Recommendation("Ada Fenn", "cp_continue", ("neglect",)),)
    change = difference(
        report(sections=(Section("analysis", "My view"),), dates=Dates(), chronology=(VISIT,)),
        report(sections=(filled,), dates=Dates(report="2026-05-01"), recommendation=turned, factors=(RISK,)),
    )
    assert change.details == (Detail("dates.report", None, "2026-05-01"),)
    assert change.filled == ("My view",) and change.emptied == ()
    text = diff_text.render(change, None, None)
    for line in (
        "Ada Fenn: no entry → Remain subject to a child protection plan (neglect)",
        "Date of this report: not stated → 2026-05-01",
        "- 1 April 2026: Home visit, nobody answered.",
        "+ risk: Missed appointments (increased)",
        "+ “My view” is filled in now.",
    ):
        assert f"  {line}\n" in text
    assert diff_text.render(Difference(), (), ()) == "Nothing changed.\n"


def test_command(tmp_path: Path) -> None:
    old, new = ROOT / "samples" / "health-visitor.docx", ROOT / "samples" / "teacher.docx"
    config = tmp_path / "settings.toml"
    config.write_text('select = ["RE"]\n')
    call = ["diff", str(old), str(new), "--format", "json", "--config", str(config)]
    run = CliRunner().invoke(program, call)
    assert run.exit_code == 0, run.output
    data = json.loads(run.stdout)
    assert {one["code"] for one in data["findings"]["solved"]} == {"RE102"}
    assert data["chronology"]["added"] and "block" not in json.dumps(data["chronology"])
    saved = tmp_path / "old.json"
    CliRunner().invoke(program, ["parse", str(old), "-o", str(saved)])
    run = CliRunner().invoke(program, ["diff", str(saved), str(old)])
    assert (run.exit_code, run.stdout) == (0, "Nothing changed.\n")


@pytest.mark.parametrize("name", ["gone.docx", "gone.json"])
def test_bad_input(name: str) -> None:
    run = CliRunner().invoke(program, ["diff", name, str(SAMPLE)])
    assert run.exit_code == 2 and "gone" in run.stderr
