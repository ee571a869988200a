"""Scores from 0 to 10: lines, tables and sentences, all invented."""

from __future__ import annotations

import pytest

from reportcheck.documents.model import Block, Cell, Run
from reportcheck.reports.model import Adult, Author, Child
from reportcheck.reports.passages import Passage
from reportcheck.reports.people import Family
from reportcheck.reports.scaling import read_scaling

POPPY, REX = "Poppy Vane", "Rex Vane"
FAMILY = Family(
    (
        Child(POPPY, date_of_birth="2016-04-02", gender="female"),
        Child(REX, date_of_birth="2019-10-09", gender="male"),
    ),
    (Adult("Gail Vane", "mother"), Adult("Tom Ridd", "father"), Adult("Maud Vane", "maternal grandmother")),
)
ONE = Family((Child(REX, date_of_birth="2019-10-09", gender="male"),), FAMILY.adults)
AUTHOR = Author("Nell Frost", "Family support worker", "Larkmead Family Centre")


def scores(
    text: str, *, family: Family = FAMILY, section: str = "analysis", heading: str = "Scaling"
) -> list[tuple[str | None, str, float]]:
    passage = Passage(Block(0, text), section, None, (heading,))  # type: ignore[arg-type]
    return [(one.by, one.about, one.score) for one in read_scaling([passage], family, AUTHOR)]


PROSE = [
    (
        "On a scale of 0 to 10 I would put Poppy at 4 and Rex at 6.",
        [("Nell Frost", POPPY, 4), ("Nell Frost", REX, 6)],
    ),
    ("I scale at 5 for both children.", [("Nell Frost", "all", 5)]),
    ("I would score this family at 3.", [("Nell Frost", "all", 3)]),
    ("My score is 7 out of 10.", [("Nell Frost", "all", 7)]),
    ("Gail scored 8 for both and I scored 5.", [("Gail Vane", "all", 8), ("Nell Frost", "all", 5)]),
    ("Mum scaled at 8, dad at 6.", [("Gail Vane", "all", 8), ("Tom Ridd", "all", 6)]),
    ("Scaling: 3 for Poppy, 2 for Rex.", [("Nell Frost", POPPY, 3), ("Nell Frost", REX, 2)]),
    ("Where 0 is unsafe and 10 is safe, I would place Rex at 6.", [("Nell Frost", REX, 6)]),
    ("I am at a 4. It would be a 6 if Gail came to group.", [("Nell Frost", "all", 4)]),
    (
        "I would say 5 now. What would make it a 7 is a full term of good attendance.",
        [("Nell Frost", "all", 5)],
    ),
    ("Poppy gave herself 7.", [(POPPY, POPPY, 7)]),
    ("Poppy gave 8 and Rex gave 5.", [(POPPY, POPPY, 8), (REX, REX, 5)]),
    ("The children are safer. I would rate safety at 6/10.", [("Nell Frost", "all", 6)]),
    ("Maud puts both of them at 9 out of ten.", [("Maud Vane", "all", 9)]),
]


@pytest.mark.parametrize(("text", "expected"), PROSE)
def test_prose(text: str, expected: list[tuple[str, str, float]]) -> None:
    assert scores(text) == expected


NO_SCORE = [
    "She scored 9 on the PHQ-9 in July.",
    "DASH score 14.",
    "Review booked for 8/10.",
    "He was late 6 days out of 10.",
    "Poppy is 9 and Rex is 6.",
    "The flat is on floor 7.",
    "SDQ total difficulties score 18, was 24.",
]


@pytest.mark.parametrize("text", NO_SCORE)
def test_other_numbers(text: str) -> None:
    assert scores(text, heading="Analysis") == []


def test_only_child_goes_by_name() -> None:
    assert scores("I scale at 5.", family=ONE) == [("Nell Frost", REX, 5)]


def test_heading_names_the_child() -> None:
    assert scores("I would say 4.", heading="Scaling for Poppy") == [("Nell Frost", POPPY, 4)]


@pytest.mark.parametrize(
    "line",
    [
        "Mother: 0 1 2 3 4 5 [6] 7 8 9 10",
        "Mother - 0  1  2  3  4  5  (6)  7  8  9  10",
        "Mother 0 – 1 – 2 – 3 – 4 – 5 – *6* – 7 – 8 – 9 – 10",
        "Gail: 0 1 2 3 4 5 ⑥ 7 8 9 10",
        "Gail: ☐0 ☐1 ☐2 ☐3 ☐4 ☐5 ☒6 ☐7 ☐8 ☐9 ☐10",
    ],
)
def test_typed_number_line(line: str) -> None:
    assert scores(line) == [("Gail Vane", "all", 6)]


@pytest.mark.parametrize(
    "look", [{"bold": True}, {"highlight": "yellow"}, {"underline": True}, {"colour": "ff0000"}]
)
def test_number_that_looks_different(look: dict[str, object]) -> None:
    text = "Rex: 0 1 2 3 4 5 6 7 8 9 10"
    place = text.index("4")
    runs = (Run(0, place), Run(place, place + 1, **look), Run(place + 1, len(text)))  # type: ignore[arg-type]
    passage = Passage(Block(0, text, runs=runs), "other", None, ("Scaling",))
    assert [(one.about, one.score) for one in read_scaling([passage], FAMILY, AUTHOR)] == [(REX, 4)]


def test_line_without_a_mark_tells_nothing() -> None:
    assert scores("Rex: 0 1 2 3 4 5 6 7 8 9 10") == []


def row(number: int, *texts: str, bold: int | None = None, header: tuple[str, ...] = ()) -> list[Passage]:
    return [
        Passage(
            Block(
                number * 20 + column,
                text,
                cell=Cell(0, number, column),
                runs=(Run(0, len(text), bold=column == bold),),
            ),
            "other",
            None,
            ("Scaling",),
            column=header[column] if header else None,
        )
        for column, text in enumerate(texts)
    ]


def test_number_line_in_a_table_and_the_sentence_beside_it() -> None:
    numbers = [str(number) for number in range(11)]
    passages = [
        *row(0, "Family support worker / Rex", *numbers, bold=7),
        Passage(Block(99, "I scale Rex at 6."), "other", None, ("Scaling",)),
    ]
    found = read_scaling(passages, FAMILY, AUTHOR)
    assert [(one.about, one.score) for one in found] == [(REX, 6)]


def test_cross_below_a_number() -> None:
    numbers = [str(number) for number in range(11)]
    marks = ["" if number != 3 else "X" for number in range(11)]
    passages = [*row(0, "", *numbers), *[one for one in row(1, "Mother / Poppy", *marks) if one.text]]
    assert [(one.by, one.about, one.score) for one in read_scaling(passages, FAMILY, AUTHOR)] == [
        ("Gail Vane", POPPY, 3)
    ]


def test_table_of_scores() -> None:
    header = ("Who scored", "Child", "Score (0-10)")
    passages = [
        *row(1, "Mother", "Poppy", "8", header=header),
        *row(2, "Nell Frost", "Both children", "4", header=header),
    ]
    found = read_scaling(passages, FAMILY, AUTHOR)
    assert [(one.by, one.about, one.score) for one in found] == [
        ("Gail Vane", POPPY, 8),
        ("Nell Frost", "all", 4),
    ]


def test_column_for_each_child() -> None:
    header = ("Scored by", "Poppy Vane", "Rex Vane")
    found = read_scaling(row(1, "Mother", "8", "7", header=header), FAMILY, AUTHOR)
    assert [(one.about, one.score) for one in found] == [(POPPY, 8), (REX, 7)]


def test_said_once_though_written_twice() -> None:
    first = Passage(Block(0, "I would put both children at 5."), "analysis", None, ("Analysis",))
    again = Passage(Block(1, "I scale at 5 for both children."), "other", None, ("Scaling",))
    assert len(read_scaling([first, again], FAMILY, AUTHOR)) == 1
