"""TM105 impossible-dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, in_words
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import conference_day, last_conference, stated


class ImpossibleDates(Rule):
    """Two dates of the report cannot both be right.

    What it does:
        Compares the report's own dates: written after the conference it is for, or before the last one; sent or
        shared before it was written, or after the conference; the last conference on or after this one; a child's
        birth after the day of the report.

    Why it matters:
        A wrong date is a slip of the pen, but the chair has to find out which of the two is wrong, and parents
        trust a report less that has one.

    Example:
        "Date of report: 10 March 2026. Date shared with parents: 3 March 2026."

    Better:
        "Date of report: 3 March 2026. Date shared with parents: 9 March 2026."

    Source:
        Guidance for completing the review conference report: send and share the report 48 hours prior to the
        conference.
    """

    code = "TM105"
    name = "impossible-dates"
    severity = "warning"
    source = f"{GUIDANCE}: submit and share the report in good time"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each pair of dates that cannot be."""
        yield from self._papers(case)
        yield from self._births(case)

    def _papers(self, case: Case) -> Iterator[Finding]:
        dates, conference, last = case.report.dates, conference_day(case), last_conference(case)
        written = day(dates.report)
        if written and conference and written > conference:
            yield self._pair(
                case, "dates.report", "The report is dated", written, "after the conference on", conference
            )
        births = {child.date_of_birth for child in case.family.children}
        if written and last and written < last and dates.report not in births:
            yield self._pair(
                case, "dates.report", "The report is dated", written, "before the last conference on", last
            )
        for name, what, text in (
            ("dates.submitted", "Sent to the unit on", dates.submitted),
            ("dates.shared_with_parents", "Shared with the parents on", dates.shared_with_parents),
            ("dates.shared_with_child", "Shared with the child on", dates.shared_with_child),
        ):
            when = day(text)
            if when and written and when < written:
                yield self._pair(case, name, what, when, "but the report is dated", written)
            elif when and conference and when > conference:
                yield self._pair(case, name, what, when, "after the conference on", conference)
        if last and conference and last >= conference:
            yield self._pair(
                case,
                "conference.previous_date",
                "The last conference is given as",
                last,
                "but this one is on",
                conference,
            )

    def _pair(self, case: Case, field: str, what: str, when: date, than: str, other: date) -> Finding:
        return self.finding(
            f"{what} {in_words(when)}, {than} {in_words(other)}.",
            "Correct the date that is wrong, or say which version the date is for.",
            **stated(case, field, when),
        )

    def _births(self, case: Case) -> Iterator[Finding]:
        limit = day(case.report.dates.report) or conference_day(case)
        for person in case.report.children:
            born = day(person.date_of_birth)
            if limit and born and born > limit:
                yield self.finding(
                    f"The date of birth of {person.name} is {in_words(born)}, after the report's own date.",
                    "Correct the date of birth, or give the expected date of delivery for an unborn child.",
                    section="front_sheet",
                    children=(person.name,),
                )
