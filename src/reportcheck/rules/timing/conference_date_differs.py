"""TM106 conference-date-differs."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, in_words
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import stated


class ConferenceDateDiffers(Rule):
    """The report is for another day than the unit's front sheet.

    What it does:
        Compares the day of the conference as the report prints it with the front sheet that was given to the check;
        the day of the last conference likewise. Silent without a front sheet.

    Why it matters:
        A report with another date may be the one for the last conference, sent again by mistake; deadlines are
        reckoned from a wrong day.

    Example:
        "Date of conference: 12/02/2026", when the unit's front sheet says 12/03/2026.

    Better:
        "Date of conference: 12/03/2026"

    Source:
        Guidance for completing the review conference report: you will be sent a composite front sheet; mark where
        you amend it.
    """

    code = "TM106"
    name = "conference-date-differs"
    severity = "warning"
    source = f"{GUIDANCE}: composite basic information/front sheet"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each of the two days that differs."""
        if case.front_sheet is None:
            return
        ours, theirs = case.report.conference, case.front_sheet.conference
        for what, field, mine, right in (
            ("The conference", "conference.date", ours.date, theirs.date),
            ("The last conference", "conference.previous_date", ours.previous_date, theirs.previous_date),
        ):
            here, there = day(mine), day(right)
            if here and there and here != there:
                yield self.finding(
                    f"{what} is on {in_words(here)} in the report and on {in_words(there)} on the unit's front sheet.",
                    "Check that this is the right report, and correct the date or tell the unit.",
                    **stated(case, field, here),
                )
