"""The chronology's own entries: those that its section lists, not dates told elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from reportcheck.reports.model import Event
from reportcheck.rules.base import fold
from reportcheck.rules.case import Case
from reportcheck.rules.phrases import day, spot
from reportcheck.rules.timing.deadlines import conference_day


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with a full date.

    Attributes:
        event: as read.
        day: its date.
        part: the heading that it stands under, so that two chronologies of one report are told apart.
    """

    event: Event
    day: date
    part: str | None


def entries(case: Case) -> list[Entry]:
    """The dated entries of the chronology section in document order.

    Empty where no heading makes a section the chronology. Left out are lines of the front sheet astray (the
    conference's own day, the day of sharing, a date of birth) and entries whose date was cut in two.
    """
    found = []
    dates = case.report.dates
    known = {
        conference_day(case),
        day(dates.submitted),
        day(dates.shared_with_parents),
        day(dates.shared_with_child),
    }
    known |= {day(person.date_of_birth) for person in case.family}
    for event in case.report.chronology:
        passage = case.passage_of.get(event.block) if event.block is not None else None
        when = day(event.date)
        if passage is None or passage.section != "chronology" or passage.title is None:
            continue
        # A date in mid-sentence is told in passing: the sentence is no entry of a list.
        told = event.text.find(event.date_text) > 8 if event.date_text else False
        torn = re.match(r"\W*[/.-]\s?\d", event.text)
        if when and when not in known and not told and not torn:
            found.append(Entry(event, when, passage.title))
    return found


def place(case: Case, event: Event) -> dict[str, Any]:
    """Where an event's words stand, as fields of a finding; its first sentence where it is long."""
    if event.block is None:
        return {}
    words = event.text.split("\n")[0].strip()
    found = spot(case, event.block, words)
    first = spot(case, event.block)
    if first["start"] == found["start"] and first["end"] < found["end"]:
        return first  # its first sentence is enough to find it by
    if found["end"] - found["start"] > 120:
        text = case.document.blocks[event.block].text
        cut = text.rfind(" ", found["start"], found["start"] + 120)
        found["end"] = cut
        found["quote"] = fold(text[found["start"] : cut])
    return found
