"""The unit's front sheet, brought up to date with what authors marked."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from click.testing import CliRunner

from reportcheck import load_form, load_front_sheet
from reportcheck.cli import program
from reportcheck.reports.amended_front_sheet import amended_front_sheet
from reportcheck.reports.model import Amendment, Author, Report, Source
from reportcheck.reports.rendering_form import blank_form
from reportcheck.reports.validate import validate
from tests.conftest import ROOT
from tests.reports.test_new_form import Filled

PATH = ROOT / "samples" / "front-sheet.json"
SHEET = load_front_sheet(PATH)


def report(name: str, *amendments: Amendment, birth: str | None = None, venue: str | None = None) -> Report:
    first, *rest = SHEET.children
    return Report(
        Source(f"{name}.docx", "", "docx"),
        conference=replace(SHEET.conference, venue=venue or SHEET.conference.venue),
        author=Author(name),
        children=(replace(first, date_of_birth=birth or first.date_of_birth), *rest),
        adults=SHEET.adults,
        amendments=amendments,
    )


def test_change_with_who_said_so() -> None:
    mark = Amendment("02/09/2015", "colour", "Date of birth")
    data = amended_front_sheet(
        SHEET, [report("Una", mark, birth="2015-09-02"), report("Bo", mark, birth="2015-09-02")]
    )
    assert data["children"][0]["date_of_birth"] == "2015-09-02"
    assert data["changes"] == [
        {
            "field": "children[0].date_of_birth",
            "about": "Daniel Okoro",
            "old": "2016-09-02",
            "new": "2015-09-02",
            "by": ["Una", "Bo"],
        }
    ]
    assert not data["conflicts"] and not data["unmarked"] and not data["notes"]
    validate(data, "front_sheet")


def test_conflict_stays() -> None:
    data = amended_front_sheet(
        SHEET,
        [
            report("Una", Amendment("Room 4", "colour", "Venue"), venue="Room 4"),
            report("Bo", Amendment("Room 5", "insertion", "Venue"), venue="Room 5"),
        ],
    )
    assert data["conference"]["venue"] == SHEET.conference.venue and not data["changes"]
    (conflict,) = data["conflicts"]
    assert conflict["says"] == [{"by": "Una", "value": "Room 4"}, {"by": "Bo", "value": "Room 5"}]


def test_what_nobody_marked_is_listed_and_not_done() -> None:
    data = amended_front_sheet(SHEET, [report("Una", venue="Room 4")])
    assert data["conference"]["venue"] == SHEET.conference.venue
    assert [(one["field"], one["new"], one["by"]) for one in data["unmarked"]] == [
        ("conference.venue", "Room 4", "Una")
    ]


def test_other_marked_words_are_notes() -> None:
    data = amended_front_sheet(SHEET, [report("Una", Amendment("Flat 2", "colour", "Address"))])
    assert data["notes"] == [{"by": "Una", "field": "Address", "text": "Flat 2", "mark": "colour"}]


def test_command(tmp_path: Path) -> None:
    form = Filled(blank_form(SHEET, load_form("review"), author=SHEET.core_group[0]))
    form.type("conference.venue", "Weir House, room 4", colour="FF0000")
    (tmp_path / "filled.docx").write_bytes(form.bytes())
    run = CliRunner().invoke(program, ["amend", str(PATH), str(tmp_path)])
    assert run.exit_code == 0, run.output
    data = json.loads(run.stdout)
    assert data["conference"]["venue"] == "Weir House, room 4"
    assert data["changes"][0]["by"] == ["Grace Holloway"]
    run = CliRunner().invoke(program, ["amend", str(PATH), "gone.docx"])
    assert run.exit_code == 2 and "gone.docx was not found" in run.stderr
