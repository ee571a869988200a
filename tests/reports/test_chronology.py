"""Chronologies in tables, lists, headings and prose; every family and event is invented."""

from __future__ import annotations

from datetime import date

from reportcheck.documents.model import Block, Cell
from reportcheck.reports.chronology import read_chronology
from reportcheck.reports.dates import Period
from reportcheck.reports.model import Adult, Child, Event
from reportcheck.reports.passages import Passage
from reportcheck.reports.people import Family

FAMILY = Family(
    (
        Child("Poppy Vane", date_of_birth="2016-04-02", gender="female"),
        Child("Rex Vane", date_of_birth="2019-10-09", gender="male"),
    ),
    (Adult("Gail Vane", "mother"),),
)
PERIOD = Period(date(2025, 11, 10), date(2026, 5, 6))


def table(*rows: tuple[str, ...], header: tuple[str, ...] | None = None) -> list[Passage]:
    """Passages of a chronology table, a paragraph for each line of a cell."""
    found = []
    number = 0
    for row, cells in enumerate(rows, start=1):
        for column, cell in enumerate(cells):
            for line in cell.split("\n"):
                if line:
                    block = Block(number, line, cell=Cell(0, row, column))
                    found.append(
                        Passage(block, "chronology", "Chronology", column=header[column] if header else None)
                    )
                number += 1
    return found


def lines(*texts: str, section: str = "chronology", title: str | None = "Chronology") -> list[Passage]:
    headings = (title,) if title else ()
    return [Passage(Block(n, text), section, title, headings) for n, text in enumerate(texts)]  # type: ignore[arg-type]


def told(events: tuple[Event, ...]) -> list[tuple[str | None, str]]:
    return [(event.date, event.text) for event in events]


def test_table_with_outcome_column() -> None:
    rows = table(
        ("2.12.25", "Home visit.", "No reply, card left."),
        ("w/c 8/12/25", "Poppy late every day.", "Letter sent."),
        header=("Date", "Event", "Outcome"),
    )
    first, second = read_chronology(rows, FAMILY, PERIOD)
    assert (first.date, first.text, first.outcome, first.attendance, first.kind) == (
        "2025-12-02",
        "Home visit.",
        "No reply, card left.",
        "not_attended",
        "home_visit",
    )
    assert (second.date, second.date_text, second.attendance, second.children) == (
        "2025-12-08",
        "w/c 8/12/25",
        None,
        ("Poppy Vane",),
    )


def test_table_without_header_and_with_several_paragraphs() -> None:
    rows = table(("Tues 2 Dec", "Core group.\nMum attended."), ("13-14 January", "Overnight stay at nan's."))
    first, second = read_chronology(rows, FAMILY, PERIOD)
    assert (first.date, first.text, first.attendance) == (
        "2025-12-02",
        "Core group.\nMum attended.",
        "attended",
    )
    assert (second.date, second.end_date) == ("2026-01-13", "2026-01-14")


def test_date_as_the_label_of_its_row() -> None:
    cell = Passage(Block(4, "Core group, all present.", cell=Cell(0, 2, 1)), "chronology", row="14/01/2026")
    assert told(read_chronology([cell], FAMILY, PERIOD)) == [("2026-01-14", "Core group, all present.")]


def test_column_for_attendance() -> None:
    rows = table(
        ("5/1/26", "Asthma clinic", "No"),
        ("9/1/26", "School play", "N/A"),
        header=("Date", "What", "Attended?"),
    )
    assert [event.attendance for event in read_chronology(rows, FAMILY, PERIOD)] == ["not_attended", None]


def test_column_for_who_is_left_out() -> None:
    rows = table(
        ("5/1/26", "10am", "Home visit, mum seen.", "J. Hope"),
        header=("Date", "Time", "Event", "Recorded by"),
    )
    assert told(read_chronology(rows, FAMILY, PERIOD)) == [("2026-01-05", "Home visit, mum seen.")]


def test_year_in_a_row_of_its_own() -> None:
    rows = table(
        ("2025",), ("3 Dec", "Core group."), ("2026",), ("7 Jan", "Core group."), header=("Date", "Event")
    )
    assert told(read_chronology(rows, FAMILY, PERIOD)) == [
        ("2025-12-03", "Core group."),
        ("2026-01-07", "Core group."),
    ]


def test_list_in_many_hands() -> None:
    found = read_chronology(
        lines(
            "2/12/25: Home visit.",
            "Weds 10th December – Rex not brought to clinic.",
            "Jan 14th Core group, mum there.",
            "• 20.1.26 - Poppy seen in school.",
            "w/c 2nd Feb: off sick all week.",
            "March 2026: moved house.",
            "1) 12 April 2026, 10.30 - Visit, no answer.",
        ),
        FAMILY,
        PERIOD,
    )
    assert told(found) == [
        ("2025-12-02", "Home visit."),
        ("2025-12-10", "Rex not brought to clinic."),
        ("2026-01-14", "Core group, mum there."),
        ("2026-01-20", "Poppy seen in school."),
        ("2026-02-02", "off sick all week."),
        ("2026-03", "moved house."),
        ("2026-04-12", "10.30 - Visit, no answer."),
    ]


def test_other_dates_of_an_entry_make_no_event() -> None:
    found = read_chronology(
        lines("9/12/25 Mum said that on 1/12/25 he had rung. Rebooked for 20/12/25.", "10/12/25 Visit."),
        FAMILY,
        PERIOD,
    )
    assert [event.date for event in found] == ["2025-12-09", "2025-12-10"]


def test_several_entries_in_one_paragraph() -> None:
    found = read_chronology(
        lines("2/12/25 Home visit, seen. 9/12/25 Core group. Mum there. 16/12/25 No access."), FAMILY, PERIOD
    )
    assert told(found) == [
        ("2025-12-02", "Home visit, seen."),
        ("2025-12-09", "Core group. Mum there."),
        ("2025-12-16", "No access."),
    ]


def test_entries_on_lines_of_one_block() -> None:
    found = read_chronology(
        lines("2/12 - Home visit.\n9/12 - Core group.\n16/12 - Phone call from nan."), FAMILY, PERIOD
    )
    assert [event.date for event in found] == ["2025-12-02", "2025-12-09", "2025-12-16"]


def test_date_on_its_own_line_or_as_heading() -> None:
    alone = read_chronology(
        lines("12 January 2026", "Home visit. Both seen.", "19 January 2026", "Core group."), FAMILY, PERIOD
    )
    assert told(alone) == [("2026-01-12", "Home visit. Both seen."), ("2026-01-19", "Core group.")]
    under = [
        Passage(Block(0, "Home visit."), "chronology", headings=("Key dates", "12 January")),
        Passage(Block(1, "Rex was asleep."), "chronology", headings=("Key dates", "12 January")),
        Passage(Block(2, "Core group."), "chronology", headings=("Key dates", "19 January")),
    ]
    assert told(read_chronology(under, FAMILY, PERIOD)) == [
        ("2026-01-12", "Home visit.\nRex was asleep."),
        ("2026-01-19", "Core group."),
    ]


def test_fields_one_below_the_other() -> None:
    def field(number: int, label: str, text: str) -> Passage:
        return Passage(
            Block(number, f"{label}: {text}"),
            "chronology",
            headings=("Chronology", label),
            start=len(label) + 2,
        )

    found = read_chronology(
        [
            field(0, "Date", "5/1/26"),
            field(1, "Event", "Home visit"),
            field(2, "Outcome", "No reply"),
            field(3, "Date", "9/1/26"),
            field(4, "Event", "Core group"),
        ],
        FAMILY,
        PERIOD,
    )
    assert [(one.date, one.text, one.outcome, one.attendance) for one in found] == [
        ("2026-01-05", "Home visit", "No reply", "not_attended"),
        ("2026-01-09", "Core group", None, "attended"),
    ]


def test_introduction_beside_a_list_is_no_event() -> None:
    found = read_chronology(
        lines("Checks were made on 1 May 2026.", "2/12/25: Home visit.", "9/12/25: Core group."),
        FAMILY,
        PERIOD,
    )
    assert [event.date for event in found] == ["2025-12-02", "2025-12-09"]


def test_prose_alone() -> None:
    found = read_chronology(
        lines(
            "On 2 December I visited and saw both children. The flat was warm. On 14 January I met Gail at the office; the next meeting is booked for 3 June."
        ),
        FAMILY,
        PERIOD,
    )
    assert [event.date for event in found] == ["2025-12-02", "2026-01-14"]
    assert found[0].text == "On 2 December I visited and saw both children. The flat was warm."


def test_letter_collects_the_events_of_the_period() -> None:
    letter = [
        *lines(
            "I saw Rex on 20 January and again on 3 February. He was born on 9 October 2019.",
            section="child_profile",
            title=None,
        ),
        *lines("Gail was not at home on 12.3.26. I will see her on 8 May.", section="parenting", title=None),
    ]
    assert [event.date for event in read_chronology(letter, FAMILY, PERIOD)] == [
        "2026-01-20",
        "2026-02-03",
        "2026-03-12",
    ]


def test_report_with_a_chronology_keeps_to_it() -> None:
    report = [*lines("2/12/25: Home visit."), *lines("On 5 January he was late.", section="child_profile")]
    assert [event.date for event in read_chronology(report, FAMILY, PERIOD)] == ["2025-12-02"]


def test_years_without_a_known_conference() -> None:
    found = read_chronology(
        lines("2/12/2025: Home visit.", "14 January: Core group.", "3/2/2026: Clinic."), FAMILY, Period()
    )
    assert [event.date for event in found] == ["2025-12-02", "2026-01-14", "2026-02-03"]


def test_nothing_dated() -> None:
    assert read_chronology(lines("Nothing to report."), FAMILY, PERIOD) == ()
