"""Headings and labels by their words."""

from __future__ import annotations

import pytest

from reportcheck.reports.forms import load_form
from reportcheck.reports.headings import (
    canonical,
    cues_of,
    labels_of,
    names_from,
    number_depth,
    without_number,
)

CUES = cues_of(load_form())
LABELS = labels_of(load_form())
NAMES = names_from(["Leo Hart", "Mia Hart"], ["Kelly Hart", "Sam Orr"])


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Chronology of significant events", "chronology"),
        ("2.3 Key dates this quarter", "chronology"),
        ("SECTION 4 – What are we worried about?", "risks"),
        ("What's going well?", "strengths"),
        ("Things which complicate matters", "complicating"),
        ("Leo's wishes and feelings", "child_views"),
        ("What Mia told me", "child_views"),
        ("What Kelly says", "parent_views"),
        ("What Ms Orr told us", "parent_views"),
        ("Views of mum and dad", "parent_views"),
        ("Home conditions", "environment"),
        ("Treatment summary", "involvement"),
        ("Are the changes sustainable?", "sustainability"),
        ("Positive/negative changes in circumstances", "changes"),
        ("Likely outcomes for the child/ren", "outcomes"),
        ("Danger statement", "danger_statement"),
        ("Safety goals", "safety_goal"),
        ("Our recommendation to conference", "recommendation"),
        ("Chronolgy of signifcant events", "chronology"),
        ("Scaling question", "other"),
        ("Signed by the author", "sign_off"),
    ],
)
def test_a_heading_is_read_by_what_it_asks_for(heading: str, section: str) -> None:
    assert CUES.read(heading, NAMES).section == section


@pytest.mark.parametrize("heading", ["Leo", "20 January 2026", "Assessment of nothing in particular X", ""])
def test_a_name_or_a_date_is_no_sure_heading(heading: str) -> None:
    reading = CUES.read(heading)
    assert reading.section is None or reading.score < 6


def test_numbers_are_taken_off_but_dates_are_not() -> None:
    assert without_number("2.3 Chronology") == "Chronology"
    assert without_number("Section B: The family") == "The family"
    assert without_number("20 January 2026 – Core group") == "20 January 2026 – Core group"
    assert number_depth("2.3 Chronology") == 2
    assert number_depth("2. Risks") == 1
    assert number_depth("20 January 2026") is None


def test_names_and_words_for_people_become_child_and_parent() -> None:
    assert canonical("What Leo and Mia say", NAMES) == "what child say"
    assert canonical("Parents' and carers’ views", NAMES) == "parent views"


def test_a_name_that_both_a_child_and_an_adult_bear_points_to_neither() -> None:
    names = names_from(["Sam Hart"], ["Sam Orr"])
    assert "sam" not in names.children | names.adults
    assert "hart" in names.children


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Report completed by:", "author.name"),
        ("Name of practitioner writing this report", "author.name"),
        ("Job title *", "author.role"),
        ("Employing organisation", "author.agency"),
        ("Date of report", "dates.report"),
        ("Shared with parents/carers on:", "dates.shared_with_parents"),
        ("When did the parents see this report?", "dates.shared_with_parents"),
        ("Has this been shared with the child?", "dates.shared_with_child"),
        ("Date of Review Conference", "conference.date"),
        ("Date of last conference", "conference.previous_date"),
        ("D.O.B.", "person.dob"),
        ("DOB / EDD", "person.dob"),
        ("Child's name", "person.name"),
        ("M/F", "person.gender"),
        ("Increased/Diminished/Same", "column.change"),
    ],
)
def test_a_label_asks_for_its_field(label: str, field: str) -> None:
    assert LABELS.field(label) == field


@pytest.mark.parametrize(
    "label",
    [
        "Contacts since last conference",
        "Your agency's role and contact with the family",
        "Leo was seen at home",
    ],
)
def test_a_heading_of_the_narrative_is_no_label(label: str) -> None:
    assert LABELS.field(label) is None


def test_groups_of_the_front_sheet() -> None:
    assert CUES.group("Family members") == "family"
    assert CUES.group("Child 2") == "children"
    assert CUES.group("Parents, carers and significant adults") == "adults"
    assert CUES.group("Report details") == "author"
    assert CUES.group("Members of the core group") == "professionals"
