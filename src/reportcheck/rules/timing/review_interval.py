"""TM107 review-interval."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportcheck.reports.dates import find_dates
from reportcheck.reports.wording import plain, sentences
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import in_words
from reportcheck.rules.sources import LEAFLET
from reportcheck.rules.timing.deadlines import conference_day, last_conference

_INITIAL = re.compile(
    r"\b(?:initial|first)\s+(?:child\s+protection\s+)?(?:case\s+)?conference\b|\bICPC\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of review-interval.

    Attributes:
        first: months from the initial conference to the first review.
        later: months from one review to the next.
        grace: days over that are let pass.
    """

    first: int = 3
    later: int = 6
    grace: int = 7


class ReviewInterval(Rule):
    """The conference is later after the last one than the guidance allows.

    What it does:
        Measures from the last conference to this one: three months where the report calls the last one the initial
        conference, six months otherwise. A few days over are let pass.

    Why it matters:
        A plan that nobody has reviewed in time may protect nobody. The unit sets the date, so this is information
        for the chair and no fault of the writer's.

    Example:
        Initial conference on 1 May, first review on 7 October.

    Better:
        First review by 1 August; where it was put off, the record says why.

    Options:
        first: months from the initial conference to the first review.
        later: months from one review to the next.
        grace: days over that are let pass.

    Source:
        Child protection conference: information for parents, carers and families: a review conference after three
        months, then at six-monthly intervals.
    """

    code = "TM107"
    name = "review-interval"
    severity = "info"
    source = f"{LEAFLET}: after three months and then at six-monthly intervals"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        now, last = conference_day(case), last_conference(case)
        if now is None or last is None:
            return
        initial = _was_initial(case, last)
        months = self.options.first if initial else self.options.later
        if now > _months_after(last, months) + timedelta(days=self.options.grace):
            kind = "initial conference" if initial else "last conference"
            yield self.finding(
                f"The {kind} was on {in_words(last)}, more than {months} months before this one on {in_words(now)}.",
                "Check the two dates; if they are right, the chair will want to record why the review is late.",
            )


def _was_initial(case: Case, last: date) -> bool:
    """Whether the report calls the conference of that day the initial one."""
    for passage in case.passages:
        if any(_INITIAL.search(plain(h)) for h in passage.headings[-2:]) and _names(passage.text, last):
            return True
        for piece in sentences(passage.text):
            if _INITIAL.search(plain(piece.text)) and _names(piece.text, last):
                return True
    return any(
        event.date == last.isoformat() and _INITIAL.search(plain(event.text[:80]))
        for event in case.report.chronology
    )


def _names(text: str, when: date) -> bool:
    return any(mention.date == when.isoformat() for mention in find_dates(text))


def _months_after(start: date, months: int) -> date:
    """The same day so many months on, the last of the month where it has no such day."""
    year, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + year, month + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
