"""Actions with owner and date; all invented."""

from __future__ import annotations

from datetime import date

import pytest

from reportcheck.documents.model import Block, Cell
from reportcheck.reports.actions import read_actions
from reportcheck.reports.dates import Period
from reportcheck.reports.passages import Passage

PERIOD = Period(date(2025, 11, 10), date(2026, 5, 6))


def passage(text: str, number: int = 0, **place: object) -> Passage:
    cell = place.pop("cell", None)
    level = place.pop("level", 0)
    return Passage(Block(number, text, list_level=level, cell=cell), "actions", **place)  # type: ignore[arg-type]


OWNERS = [
    ("Gail to register with a dentist by 20 May", "Gail", "2026-05-20"),
    ("SW to hold a family network meeting before 1/6/26", "SW", "2026-06-01"),
    ("School nurse and GP to agree an asthma plan", "School nurse and GP", None),
    ("I will visit weekly.", "Nell Frost", None),
    ("We will offer a place at playgroup from 8 June.", "Nell Frost", None),
    ("Housing officer will inspect the damp by the end of May", "Housing officer", "2026-05"),
    ("Mr Ridd must attend the clinic on 12.5.26", "Mr Ridd", "2026-05-12"),
    ("Referral to speech therapy (health visitor)", "health visitor", None),
    ("Safety plan to be updated by the social worker", "the social worker", None),
    ("Spare inhaler to be kept at school", None, None),
    ("Health visitor: weigh Rex every fortnight", "Health visitor", None),
]


@pytest.mark.parametrize(("text", "owner", "due"), OWNERS)
def test_owner_and_date(text: str, owner: str | None, due: str | None) -> None:
    (action,) = read_actions([passage(text)], PERIOD, "Nell Frost")
    assert (action.text, action.owner, action.due) == (text, owner, due)


def test_table() -> None:
    header = ("Action", "By whom", "By when")
    cells = [
        passage(text, column, cell=Cell(0, 1, column), column=header[column], level=None)
        for column, text in enumerate(("Draw up a safety plan", "Social worker", "1 June"))
    ]
    (action,) = read_actions(cells, PERIOD)
    assert (action.text, action.owner, action.due) == ("Draw up a safety plan", "Social worker", "2026-06-01")


def test_sentences_of_a_paragraph() -> None:
    found = read_actions([passage("Gail to see her GP. I will ring the school.", level=None)], PERIOD)
    assert [(one.text, one.owner) for one in found] == [
        ("Gail to see her GP.", "Gail"),
        ("I will ring the school.", "author"),
    ]


def test_date_gone_by_is_no_due_date() -> None:
    (action,) = read_actions([passage("Plan was agreed on 10/12 and is to continue")], PERIOD)
    assert action.due is None


def test_other_sections_hold_no_actions() -> None:
    assert read_actions([Passage(Block(0, "Gail to see her GP."), "analysis")], PERIOD) == ()
