"""Risk and protective factors in tables, columns and lists; all invented."""

from __future__ import annotations

import pytest

from reportcheck.documents.model import Block, Cell
from reportcheck.reports.factor_change import Kind, change_label, change_of_cell, change_of_text
from reportcheck.reports.factors import read_factors
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.passages import Passage
from reportcheck.reports.people import Family

FAMILY = Family(
    (
        Child("Poppy Vane", date_of_birth="2016-04-02", gender="female"),
        Child("Rex Vane", date_of_birth="2019-10-09", gender="male"),
    ),
    (Adult("Gail Vane", "mother"),),
)


def cells(section: str, row: int, *texts: str | None, header: tuple[str, ...] = ()) -> list[Passage]:
    return [
        Passage(
            Block(row * 10 + column, text, cell=Cell(0, row, column)),
            section,
            column=header[column] if header else None,
        )  # type: ignore[arg-type]
        for column, text in enumerate(texts)
        if text
    ]


def lines(section: str, *texts: str, heading: str = "Risks") -> list[Passage]:
    return [Passage(Block(n, text), section, heading, (heading,)) for n, text in enumerate(texts)]  # type: ignore[arg-type]


def told(passages: list[Passage]) -> list[tuple[str, str, str]]:
    return [(factor.kind, factor.text, factor.change) for factor in read_factors(passages, FAMILY)]


class TestTables:
    header = ("Factor", "Increased / diminished / same", "Comment")

    def test_name_change_and_comment(self) -> None:
        rows = [
            *cells(
                "risks",
                1,
                "Home conditions",
                "Diminished",
                "Clean on the last three visits, slightly better each time.",
                header=self.header,
            ),
            *cells("strengths", 2, "Nan's help", "Same", "Still there daily.", header=self.header),
        ]
        first, second = read_factors(rows, FAMILY)
        assert (first.kind, first.text, first.change, first.comment) == (
            "risk",
            "Home conditions",
            "decreased",
            "Clean on the last three visits, slightly better each time.",
        )
        assert (second.kind, second.change) == ("protective", "unchanged")

    def test_empty_change_cell_states_nothing(self) -> None:
        rows = [
            *cells("risks", 1, "Debt", "Increased", "New loan.", header=self.header),
            *cells("risks", 2, "Drinking", None, "She still drinks at weekends.", header=self.header),
            *cells("risks", 3, "Cold house", "-", None, header=self.header),
        ]
        assert [change for _, _, change in told(rows)] == ["increased", "not_stated", "not_stated"]

    @pytest.mark.parametrize(
        ("sign", "change"),
        [
            ("↑", "increased"),
            ("↓", "decreased"),
            ("↔", "unchanged"),
            ("NEW", "new"),
            ("no longer present", "resolved"),
        ],
    )
    def test_signs_in_the_change_cell(self, sign: str, change: str) -> None:
        assert told(cells("risks", 1, "Debt", sign, header=("Concern", "Change since last conference"))) == [
            ("risk", "Debt", change)
        ]

    def test_ticked_column(self) -> None:
        header = ("Factor", "Increased", "Same", "Reduced")
        rows = [
            *cells("risks", 1, "Debt", "X", None, None, header=header),
            *cells("risks", 2, "Damp", None, None, "✓", header=header),
        ]
        assert told(rows) == [("risk", "Debt", "increased"), ("risk", "Damp", "decreased")]

    def test_better_lowers_a_risk_and_raises_a_strength(self) -> None:
        header = ("Factor", "Better or worse since last conference?")
        rows = [
            *cells("risks", 1, "Debt", "Better", header=header),
            *cells("strengths", 2, "School attendance", "Better", header=header),
        ]
        assert [change for _, _, change in told(rows)] == ["decreased", "increased"]

    def test_no_header(self) -> None:
        rows = [
            *cells("risks", 1, "Debt", "Increased", "A new loan in March."),
            *cells("risks", 2, "Damp", "Same"),
        ]
        assert told(rows) == [("risk", "Debt", "increased"), ("risk", "Damp", "unchanged")]

    def test_columns_of_signs_of_safety(self) -> None:
        row = [
            Passage(
                Block(1, "Gail drinks.", cell=Cell(0, 1, 0)), "risks", column="What are we worried about?"
            ),
            Passage(
                Block(2, "Debt has gone up.", cell=Cell(0, 1, 0)),
                "risks",
                column="What are we worried about?",
            ),
            Passage(
                Block(3, "Nan is near.", cell=Cell(0, 1, 1)), "strengths", column="What is working well?"
            ),
        ]
        assert told(row) == [
            ("risk", "Gail drinks.", "not_stated"),
            ("risk", "Debt has gone up.", "increased"),
            ("protective", "Nan is near.", "not_stated"),
        ]


class TestLists:
    def test_each_paragraph_is_a_factor(self) -> None:
        assert told(lines("risks", "Debt.", "• Damp in the bedroom. It has got worse.", "None")) == [
            ("risk", "Debt.", "not_stated"),
            ("risk", "Damp in the bedroom. It has got worse.", "increased"),
        ]

    def test_line_of_change_holds_for_those_below(self) -> None:
        texts = (
            "Increased:",
            "Debt",
            "Damp",
            "No change",
            "Isolation",
            "New since last time",
            "A dog that bites",
        )
        assert [change for _, _, change in told(lines("risks", *texts))] == [
            "increased",
            "increased",
            "unchanged",
            "new",
        ]

    def test_line_of_change_ends_with_its_section(self) -> None:
        passages = [
            *lines("risks", "Increased", "Debt"),
            *lines("strengths", "Nan is near.", heading="Strengths"),
        ]
        assert told(passages)[1] == ("protective", "Nan is near.", "not_stated")

    def test_change_in_the_heading(self) -> None:
        assert told(lines("risks", "Debt", heading="Worries that have grown"))[0][2] == "increased"
        assert told(lines("strengths", "Nan", heading="Factors that reduce risk"))[0][2] == "not_stated"

    def test_semicolons_and_lines_part_factors(self) -> None:
        assert [text for _, text, _ in told(lines("risks", "debt; damp; isolation"))] == [
            "debt",
            "damp",
            "isolation",
        ]
        assert [text for _, text, _ in told(lines("risks", "* debt\n* damp"))] == ["debt", "damp"]

    def test_children_from_words_or_heading(self) -> None:
        (named,) = read_factors(lines("risks", "Rex has no bed."), FAMILY)
        (headed,) = read_factors(lines("risks", "No bed.", heading="Harm - Poppy"), FAMILY)
        assert (named.children, headed.children) == (("Rex Vane",), ("Poppy Vane",))

    def test_other_sections_hold_no_factors(self) -> None:
        assert read_factors(lines("analysis", "The risk is debt."), FAMILY) == ()


WORDS: list[tuple[str, Kind, str]] = [
    ("Domestic abuse. This has increased since the last conference.", "risk", "increased"),
    ("Drug use, significantly reduced.", "risk", "decreased"),
    ("Mum's mood is much better than it was in the spring.", "risk", "decreased"),
    ("Mum's engagement is much better than it was in the spring.", "protective", "increased"),
    ("Arguments at home have got worse.", "risk", "increased"),
    ("The support from the aunt has fallen away and is worse now.", "protective", "decreased"),
    ("Missed appointments, no change.", "risk", "unchanged"),
    ("Isolation remains the same.", "risk", "unchanged"),
    ("Gran's support, same as before.", "protective", "unchanged"),
    ("A new partner. This is a new concern.", "risk", "new"),
    ("He has started nursery, which is new since the last review.", "protective", "new"),
    ("Rent arrears. These were not known at the last conference.", "risk", "new"),
    ("The broken window has been dealt with and is no longer a worry.", "risk", "resolved"),
    ("Head lice: resolved.", "risk", "resolved"),
    ("Attendance has fallen since October.", "risk", "increased"),
    ("School attendance has risen from 70% to 92%.", "protective", "increased"),
    ("Smoking in the house is about the same.", "risk", "unchanged"),
    ("There is less shouting than in December.", "risk", "decreased"),
    ("He lives with his dad.", "protective", "not_stated"),
    ("They give the same answer to everybody.", "risk", "not_stated"),
    ("She has been let down by services.", "protective", "not_stated"),
    ("Home conditions have improved a little.", "risk", "decreased"),
    ("Self harm has gone up.", "risk", "increased"),
    ("Her confidence has grown.", "protective", "increased"),
]


@pytest.mark.parametrize(("text", "kind", "change"), WORDS)
def test_change_told_in_words(text: str, kind: Kind, change: str) -> None:
    assert change_of_text(text, kind) == change


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("☐ Increased ☒ Diminished ☐ Same", "decreased"),
        ("Increased / diminished / same", None),
        ("☐ Increased ☐ Same", None),
        ("Gone up", "increased"),
        ("not known", None),
        ("Stable", "unchanged"),
        ("Slightly reduced", "decreased"),
    ],
)
def test_change_cell(text: str, change: str | None) -> None:
    assert change_of_cell(text, "risk") == change


@pytest.mark.parametrize(
    "text",
    [
        "Increased since last conference",
        "NEW",
        "No change:",
        "What has got better",
        "Risks that have reduced",
    ],
)
def test_line_of_change(text: str) -> None:
    assert change_label(text) is not None


@pytest.mark.parametrize("text", ["Increased drinking", "New baby", "More money", "Debt"])
def test_no_line_of_change(text: str) -> None:
    assert change_label(text) is None


def test_extent() -> None:
    slight, large = read_factors(
        lines("risks", "Debt has increased slightly.", "Drinking has reduced significantly."), FAMILY
    )
    assert (slight.extent, large.extent) == ("slightly", "significantly")
