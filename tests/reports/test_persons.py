"""People from lines of text."""

from __future__ import annotations

import pytest

from reportcheck.reports.persons import Person, full_date, read_gender, read_name, read_people, split_names


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Leo Hart, 01/02/2018, M", [Person("Leo Hart", (), "2018-02-01", None, "male")]),
        ("Leo Hart (known as Lee), born 1 February 2018", [Person("Leo Hart", ("Lee",), "2018-02-01")]),
        ("Unborn Baby Hart, EDD 20.8.26", [Person("Unborn Baby Hart", (), None, "2026-08-20")]),
        (
            "Leo Hart 1.2.18 and Mia Hart 3.4.20 (F)",
            [Person("Leo Hart", (), "2018-02-01"), Person("Mia Hart", (), "2020-04-03", None, "female")],
        ),
        ("Leo and Mia Hart", [Person("Leo Hart"), Person("Mia Hart")]),
        (
            "Kelly Hart – mother, Sam Orr – maternal uncle",
            [Person("Kelly Hart", relationship="mother"), Person("Sam Orr", relationship="maternal uncle")],
        ),
        (
            "Kelly Hart (mother); Sam Orr (uncle)",
            [Person("Kelly Hart", relationship="mother"), Person("Sam Orr", relationship="uncle")],
        ),
    ],
)
def test_people_of_a_line(text: str, people: list[Person]) -> None:
    assert read_people(text) == people


@pytest.mark.parametrize(
    "text", ["8 November 2011", "Tuesday 8 November 2011", "F", "Male", "not known", "Due 3/4/26", "n/a"]
)
def test_what_is_no_name(text: str) -> None:
    assert read_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Reece Hale", "Reece Hale"),
        ("Re: Leo Hart", "Leo Hart"),
        ("April Jones", "April Jones"),
        ("Leo Hart (senior)", "Leo Hart (senior)"),
    ],
)
def test_names_that_look_like_other_words(text: str, name: str) -> None:
    assert read_name(text) == name


def test_gender_is_read_where_one_is_stated() -> None:
    assert read_gender("Female") == "female"
    assert read_gender("(boy)") == "male"
    assert read_gender("M / F") is None
    assert read_gender("not known") is None


def test_small_readers() -> None:
    assert split_names("Tilly / Mattie") == ("Tilly", "Mattie")
    assert split_names("none") == ()
    assert full_date("23/02/17") == "2017-02-23"
    assert full_date("May 2026") is None
