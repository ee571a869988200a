"""Author, dates, conference and family, from forms and letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportcheck.documents import Document
from reportcheck.reports.forms import load_form
from reportcheck.reports.header import Header, read_header
from reportcheck.reports.layout import lay_out
from reportcheck.reports.model import Adult, Author, Child

Make = Callable[[Callable[[Any], None]], Document]


def header_of(document: Document) -> Header:
    form = load_form()
    return read_header(document, lay_out(document, form), form)


def test_pairs_of_labels_and_values(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        write.table(
            word,
            [
                ["*Date of conference*", "Thursday 14/05/2026", "*Time*", "2.30pm"],
                [
                    "*Date of last conference*",
                    "12 February 2026",
                    "*Category*",
                    "Neglect and emotional abuse",
                ],
                ["*Report completed by*", "Jo Hill", "*Role*", "Health Visitor"],
                ["*Agency*", "Northmoor NHS Trust", "*Date of report*", "10.5.26"],
                [
                    "*Date shared with parents*",
                    "11/5/26 (read through at home)",
                    "*Shared with child?*",
                    "No",
                ],
            ],
        )

    header = header_of(written(report))
    assert header.author == Author("Jo Hill", "Health Visitor", "Northmoor NHS Trust")
    assert (header.conference.date, header.conference.time) == ("2026-05-14", "14:30")
    assert header.conference.previous_date == "2026-02-12"
    assert header.conference.category == ("neglect", "emotional")
    assert header.dates.report == "2026-05-10"
    assert header.dates.shared_with_parents == "2026-05-11"
    assert header.dates.shared_with_child is None


def test_a_report_that_will_be_shared_is_not_shared(written: Make, write: Any) -> None:
    rows = [
        ["*Date of conference*", "14/05/2026"],
        ["*Date shared with parents*", "Not yet, will go through it on 13/05/2026"],
    ]
    assert header_of(written(lambda word: write.table(word, rows))).dates.shared_with_parents is None


def test_one_table_of_the_family(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        write.bold(word, "Family members")
        write.table(
            word,
            [
                ["*Name*", "*DOB*", "*Gender*", "*Relationship*"],
                ["Leo Hart", "01/02/2018", "Male", "Child"],
                ["Kelly Hart", "30/5/1991", "Female", "Mother"],
                ["Sam Orr", "Not known", "Male", "Father of Leo"],
            ],
        )

    header = header_of(written(report))
    assert header.children == (Child("Leo Hart", (), "2018-02-01", None, "male"),)
    assert header.adults == (
        Adult("Kelly Hart", "Mother", "1991-05-30"),
        Adult("Sam Orr", "Father of Leo", None),
    )


def test_a_table_turned_on_its_side(written: Make, write: Any) -> None:
    rows = [
        ["", "*Child 1*", "*Child 2*"],
        ["*Name*", "Leo Hart", "Mia Hart"],
        ["*Date of birth*", "1.2.18", "3.4.20"],
        ["*Gender*", "M", "F"],
    ]
    header = header_of(written(lambda word: write.table(word, rows)))
    assert [(c.name, c.date_of_birth, c.gender) for c in header.children] == [
        ("Leo Hart", "2018-02-01", "male"),
        ("Mia Hart", "2020-04-03", "female"),
    ]


def test_brothers_and_sisters_who_are_no_subjects_are_left_out(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        write.bold(word, "Children subject to the plan")
        write.table(word, [["*Name*", "*DOB*"], ["Leo Hart", "1.2.18"]])
        write.bold(word, "Other children in the household, not subject")
        write.table(word, [["*Name*", "*DOB*"], ["Ben Orr", "7.7.15"]])
        write.bold(word, "Core group members")
        write.table(
            word, [["*Name*", "*Role*", "*Agency*"], ["Jo Hill", "Health visitor", "Northmoor NHS Trust"]]
        )

    header = header_of(written(report))
    assert [child.name for child in header.children] == ["Leo Hart"]
    assert header.adults == ()


def test_an_unborn_child_is_due(written: Make, write: Any) -> None:
    rows = [["*Child's name*", "*DOB / EDD*"], ["Unborn Hart", "EDD 20/08/2026"]]
    header = header_of(written(lambda word: write.table(word, rows)))
    assert header.children == (Child("Unborn Hart", (), None, "2026-08-20", None),)


def test_a_letter(written: Make) -> None:
    lines = [
        "Northmoor Surgery",
        "12 Mill Street",
        "10 May 2026",
        "Dear Ms Brand",
        "Re: Leo Hart, d.o.b. 1.2.2018, and Mia Hart, d.o.b. 3.4.2020",
        "Please accept this letter as my report to the review conference on 14 May 2026.",
        "I read this letter with Ms Hart on 11 May and she agreed with most of it.",
        "Leo has had four appointments since February and was brought to all of them.",
        "Yours sincerely",
        "Dr Jo Hill",
        "General Practitioner",
        "Northmoor Surgery",
    ]
    header = header_of(written(lambda word: [word.add_paragraph(line) for line in lines] and None))
    assert header.author == Author("Dr Jo Hill", "General Practitioner", "Northmoor Surgery")
    assert header.dates.report == "2026-05-10"
    assert header.dates.shared_with_parents == "2026-05-11"
    assert header.conference.date == "2026-05-14"
    assert [(c.name, c.date_of_birth) for c in header.children] == [
        ("Leo Hart", "2018-02-01"),
        ("Mia Hart", "2020-04-03"),
    ]


def test_an_agency_that_wrote_nothing_is_not_the_author(written: Make, write: Any) -> None:
    rows = [
        ["*Police: completed by*", "To be completed by Police"],
        ["*Completed by (print name)*", "Jo Hill"],
    ]
    assert header_of(written(lambda word: write.table(word, rows))).author.name == "Jo Hill"


def test_nothing_is_guessed(written: Make) -> None:
    header = header_of(written(lambda word: word.add_paragraph("Leo is well.") and None))
    assert header == Header()
