"""Dates as people write them, and what only looks like one. All phrases are invented."""

from __future__ import annotations

from datetime import date

import pytest

from reportcheck.reports.dates import Period, find_dates, read_date

# From a conference in November 2025 to one in May 2026.
PERIOD = Period(date(2025, 11, 10), date(2026, 5, 6))

ONE = [
    ("12.3.26", "2026-03-12"),
    ("12/03/2026", "2026-03-12"),
    ("12-3-26", "2026-03-12"),
    ("12.03.26", "2026-03-12"),
    ("01/02/2026", "2026-02-01"),
    ("2026-03-12", "2026-03-12"),
    ("3rd March", "2026-03-03"),
    ("March 3rd 2025", "2025-03-03"),
    ("March 3", "2026-03-03"),
    ("3 March 2026", "2026-03-03"),
    ("3rd of March 2026", "2026-03-03"),
    ("the 3rd of March", "2026-03-03"),
    ("3 Mar 26", "2026-03-03"),
    ("3-Mar-26", "2026-03-03"),
    ("3Mar26", "2026-03-03"),
    ("03 MARCH 2026", "2026-03-03"),
    ("Mar 3, 2026", "2026-03-03"),
    ("Tues 11 November", "2025-11-11"),
    ("Tuesday 11th Nov", "2025-11-11"),
    ("Wednesday, 4 February", "2026-02-04"),
    ("Fri 13/2", "2026-02-13"),
    ("Sunday (8 March)", "2026-03-08"),
    ("Friday night 16 January", "2026-01-16"),
    ("w/c 4/5/26", "2026-05-04"),
    ("week beginning 12 January", "2026-01-12"),
    ("week commencing 02.02.2026", "2026-02-02"),
    ("early March", "2026-03"),
    ("mid-March", "2026-03"),
    ("end of March", "2026-03"),
    ("the beginning of December", "2025-12"),
    ("late Jan", "2026-01"),
    ("March", "2026-03"),
    ("Dec 2025", "2025-12"),
    ("Dec 25", "2025-12"),
    ("December '25", "2025-12"),
    ("03/2026", "2026-03"),
    ("Christmas Day", "2025-12-25"),
    ("Boxing Day", "2025-12-26"),
    ("New Year's Eve", "2025-12-31"),
    ("Good Friday", "2026-04-03"),
    ("Easter Monday 2025", "2025-04-21"),
    ("28 November", "2025-11-28"),
    ("9th Sept 2025", "2025-09-09"),
    ("seen on 14 January at 4.20pm", "2026-01-14"),
    ("14:15hrs on 3/12", "2025-12-03"),
    ("Rebooked 8/4.", "2026-04-08"),
    ("dated 3.12.25.", "2025-12-03"),
    ("log 1187 of 26/01/2026", "2026-01-26"),
    ("In February he moved", "2026-02"),
    ("since Jan she has been better", "2026-01"),
    ("12 / 03 / 2026", "2026-03-12"),
    ("Weds 4th Feb '26", "2026-02-04"),
]


@pytest.mark.parametrize(("text", "iso"), ONE)
def test_one_date(text: str, iso: str) -> None:
    assert [mention.date for mention in find_dates(text, PERIOD)] == [iso]


SPANS = [
    ("13-15 January", "2026-01-13", "2026-01-15"),
    ("13 to 15 January 2026", "2026-01-13", "2026-01-15"),
    ("13th – 15th Jan", "2026-01-13", "2026-01-15"),
    ("28 November to 2 December", "2025-11-28", "2025-12-02"),
    ("29 December - 2 January", "2025-12-29", "2026-01-02"),
    ("26/01/26 – 28/01/26", "2026-01-26", "2026-01-28"),
    ("26-28/01/26", "2026-01-26", "2026-01-28"),
    ("January to March 2026", "2026-01", "2026-03"),
    ("Dec/Jan", "2025-12", "2026-01"),
]


@pytest.mark.parametrize(("text", "first", "last"), SPANS)
def test_span(text: str, first: str, last: str) -> None:
    assert [(mention.date, mention.end_date) for mention in find_dates(text, PERIOD)] == [(first, last)]


LISTS = [
    ("11 and 18 February", ["2026-02-11", "2026-02-18"]),
    ("5, 6 and 7 January", ["2026-01-05", "2026-01-06", "2026-01-07"]),
    ("8th and 15th of Jan", ["2026-01-08", "2026-01-15"]),
    ("15/01/2026 and 22/01/2026", ["2026-01-15", "2026-01-22"]),
    ("11/12 and 14/12", ["2025-12-11", "2025-12-14"]),
    ("visited on 3 March and again on 10 March", ["2026-03-03", "2026-03-10"]),
    ("On 8 December she told me. I emailed on the 9th.", ["2025-12-08", "2025-12-09"]),
    ("24 in May, 19 in July and 15 on 30 March", ["2026-05", "2025-07", "2026-03-30"]),
]


@pytest.mark.parametrize(("text", "dates"), LISTS)
def test_several_dates(text: str, dates: list[str]) -> None:
    assert [mention.date for mention in find_dates(text, PERIOD)] == dates


NONE = [
    "10.5kg",
    "Weight 10.1 kg, 9th centile",
    "section 2.1",
    "1:1 session",
    "she scored 4/10",
    "I would put it at 8/10",
    "aged 12",
    "07700 900317",
    "01924 483749",
    "case WR-204417",
    "NHS no. 943 476 5919",
    "at 4.20pm and 14:15hrs",
    "it may be that she may come",
    "the 6th visit",
    "0-19 Service",
    "ASQ-3 and PHQ-9",
    "9/12 sessions",
    "open 24/7",
    "half of 3/4",
    "he will march on",
    "April told me that she was tired",
    "14/27 on the PHQ",
    "he is 3 years 4 months",
    "31/02/2026",
    "45/13/2026",
    "DASH score 17",
    "BP 120/80",
    "30 minutes late",
]


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert find_dates(text, PERIOD) == []


def test_year_from_the_weekday() -> None:
    # 11 November was a Tuesday in 2025 and a Wednesday in 2026.
    wide = Period(date(2025, 10, 1), date(2026, 12, 1))
    assert read_date("Tues 11 November", wide) == "2025-11-11"
    assert read_date("Wed 11 November", wide) == "2026-11-11"


def test_due_date_is_the_next_one() -> None:
    assert [one.date for one in find_dates("by 3 June", PERIOD, forward=True)] == ["2026-06-03"]
    assert [one.date for one in find_dates("by 10 January", PERIOD, forward=True)] == ["2027-01-10"]


def test_no_year_without_a_period() -> None:
    assert find_dates("on 3 March") == []
    assert [one.date for one in find_dates("on 3 March 2026 and on 10 March")] == ["2026-03-03", "2026-03-10"]


def test_birth_dates_keep_their_century() -> None:
    assert read_date("03/08/96", PERIOD) == "1996-08-03"
    assert read_date("1.2.2019", PERIOD) == "2019-02-01"


def test_lone_values() -> None:
    assert read_date("12.3", PERIOD) == "2026-03-12"
    assert read_date("3/2/26, given to mum by hand", PERIOD) == "2026-02-03"
    assert read_date("Not known", PERIOD) is None
    assert read_date("", PERIOD) is None


def test_offsets_hold_the_words() -> None:
    text = "Seen on Thursday 4 December 2025 at home."
    (mention,) = find_dates(text, PERIOD)
    assert text[mention.start : mention.end] == mention.text == "Thursday 4 December 2025"


@pytest.mark.parametrize(
    ("year", "easter_monday"),
    [(2024, "2024-04-01"), (2025, "2025-04-21"), (2026, "2026-04-06"), (2027, "2027-03-29")],
)
def test_easter(year: int, easter_monday: str) -> None:
    assert read_date(f"Easter Monday {year}") == easter_monday
