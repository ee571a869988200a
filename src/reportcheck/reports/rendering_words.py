"""What a rendered form prints, and how its controls are named: shared by the writer and the reader.

A control's tag names the values that it holds, joined by "+": ``reportcheck:chronology[3].date+date_text+block[2.7]`` is
the date of the fourth event, that date as written, and the eighth block of the third section. Numbers give the order
within the report, so that a form may print its parts in an order of its own; a row that an author copies keeps its
numbers and comes after the row that it was copied from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from reportcheck.reports.dates import read_date
from reportcheck.reports.model import Category
from reportcheck.reports.wording import EVENT_KINDS

PREFIX = "reportcheck:"

ATTENDANCE = {"Attended": "attended", "Not attended": "not_attended", "Cancelled": "cancelled"}
CHANGE = {
    "Increased": "increased",
    "Diminished": "decreased",
    "The same": "unchanged",
    "New": "new",
    "Resolved": "resolved",
}
GENDER = {"Female": "female", "Male": "male"}
MARK = {"Another colour": "colour", "Tracked insertion": "insertion", "Tracked deletion": "deletion"}
CATEGORY: dict[str, Category] = {
    "Neglect": "neglect",
    "Emotional abuse": "emotional",
    "Physical abuse": "physical",
    "Sexual abuse": "sexual",
}
OUTCOME = {
    "Remain subject to a child protection plan": "cp_continue",
    "The child protection plan should end": "cp_end",
    "Child in need plan": "cin",
    "CAF, early help or team around the family": "caf",
    "Legal planning or proceedings": "legal",
    "I give no view of my own": "deferred",
}
KIND = {name.replace("_", " ").capitalize(): name for name in (*(name for name, _ in EVENT_KINDS), "other")}
CONFLICT = "This report recommends two things that exclude each other"
CHOICES: dict[str, Mapping[str, str]] = {
    "attendance": ATTENDANCE,
    "change": CHANGE,
    "gender": GENDER,
    "mark": MARK,
    "category": CATEGORY,
    "kind": KIND,
}
ALL_CHILDREN = "All children"

# How each field is read and whether it may be missing. "text" is never null, "words" may be.
FIELDS: dict[str, dict[str, str]] = {
    "conference": {
        "type": "words",
        "date": "date",
        "time": "time",
        "venue": "words",
        "chair": "words",
        "previous_date": "date",
        "category": "categories",
        "id": "words",
    },
    "author": {"name": "words", "role": "words", "agency": "words"},
    "dates": {
        "report": "date",
        "submitted": "date",
        "shared_with_parents": "date",
        "shared_with_child": "date",
    },
    "children": {
        "name": "text",
        "known_as": "list",
        "date_of_birth": "date",
        "expected_date_of_delivery": "date",
        "gender": "choice",
    },
    "adults": {"name": "text", "relationship": "words", "date_of_birth": "date"},
    "amendments": {"text": "text", "mark": "choice", "field": "words"},
    "chronology": {
        "date": "date",
        "text": "text",
        "date_text": "words",
        "end_date": "date",
        "outcome": "words",
        "kind": "words",
        "attendance": "choice",
        "children": "list",
    },
    "factors": {
        "text": "text",
        "comment": "words",
        "change": "choice",
        "extent": "words",
        "children": "list",
    },
    "scaling": {"by": "words", "about": "text", "score": "score"},
    "actions": {"text": "text", "owner": "words", "due": "date"},
    "recommendation": {
        "child": "text",
        "outcome": "outcome",
        "category": "categories",
        "reasons": "words",
        "text": "words",
    },
}

LABELS = {
    "conference.id": "Conference reference",
    "conference.type": "Type of conference",
    "conference.date": "Date of conference",
    "conference.time": "Time",
    "conference.venue": "Venue",
    "conference.chair": "Chair",
    "conference.previous_date": "Date of last conference",
    "conference.category": "Category of the plan",
    "author.name": "Report by",
    "author.role": "Role",
    "author.agency": "Agency",
    "dates.report": "Date of this report",
    "dates.submitted": "Sent to the review unit on",
    "dates.shared_with_parents": "Shared with the parents on",
    "dates.shared_with_child": "Shared with the child on",
    "recommendation.child": "Child",
    "recommendation.outcome": "I recommend",
    "recommendation.category": "Category, if the plan continues",
    "recommendation.text": "In the author’s words",
    "recommendation.reasons": "Reasons",
}
FIXED_INLINE = sorted({*OUTCOME, *CATEGORY, CONFLICT, "to "}, key=len, reverse=True)
"""Words that the form prints beside a control."""

_ISO = re.compile(r"\d{4}-\d{2}(-\d{2})?\n?")
_MONTHS = "January February March April May June July August September October November December".split()
_CLOCK = re.compile(r"\s*(\d{1,2})(?:[:.](\d{2}))?\s*([ap])?\.?\s?m?\.?\s*", re.IGNORECASE)


def shown_date(iso: str) -> tuple[str, str | None]:
    """An ISO date as a form prints it ("12 March 2026", "March 2026"), and the day that Word keeps beside it.

    What is no day of the calendar is printed as it stands, with no day beside it.
    """
    match = re.fullmatch(r"([12]\d{3})-(0[1-9]|1[0-2])(?:-([0-2]\d|3[01]))?", iso, re.ASCII)
    if match:
        year, month, day = match.groups()
        text = f"{int(day)} " if day else ""
        text += f"{_MONTHS[int(month) - 1]} {year}"
        kept = iso if day else f"{iso}-01"
        if stated_date(text, kept, month=not day) == iso:
            return text, kept
    return iso, None


def stated_date(text: str, kept: str | None, *, month: bool = False) -> str | None:
    """The ISO date that a date control states.

    What is typed wins over what Word keeps beside it, where it names a whole date of its own.

    Args:
        text: what the control shows.
        kept: the day that Word keeps beside it.
        month: only a month was given when the control was written.
    """
    if kept:
        typed = read_date(text)
        day = kept[:7] if month else kept
        return typed if typed and len(typed) >= len(day) and typed != day else day
    return text if _ISO.fullmatch(text) else read_date(text)


def stated_time(text: str) -> str | None:
    """A time of day as HH:MM: "10:00", "10.00am", "2 pm"; None where it is none."""
    if re.fullmatch(r"\d{2}:\d{2}\n?", text):
        return text
    match = _CLOCK.fullmatch(text)
    if not match or not (match[2] or match[3]):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3] in "pP" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None


def stated_score(text: str) -> int | float | None:
    """A score from 0 to 10 as a number; None where it is none."""
    try:
        score = json.loads(text.strip())
    except ValueError:
        return None
    return (
        score if isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 10 else None
    )
