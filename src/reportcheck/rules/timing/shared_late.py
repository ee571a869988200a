"""TM102 shared-late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, in_words
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import Region, conference_day, due, stated


@dataclass(frozen=True, slots=True)
class Options:
    """Options of shared-late.

    Attributes:
        region: whose bank holidays are no working days.
    """

    region: Region = "England"


class SharedLate(Rule):
    """The family saw the report too late to prepare for the conference.

    What it does:
        Compares the day on which the report was shared with the parents, or with the child, with the council's
        deadline before the conference. A day that could still have been in time is not flagged.

    Why it matters:
        Parents who read a report the evening before cannot correct it, and cannot take part as they should.

    Example:
        "Date shared with parents: 11/03/2026", for a conference on 12 March.

    Better:
        "Date shared with parents: 9 March 2026, at home, read aloud with Ms Bello."

    Options:
        region: whose bank holidays are no working days: "England", "Wales", "Scotland" or "Northern Ireland".

    Source:
        Guidance for completing the review conference report: share the report with parents, carers and children at
        least 48 hours prior to the conference.
    """

    code = "TM102"
    name = "shared-late"
    severity = "warning"
    source = f"{GUIDANCE}: share the report with parents, carers and children at least 48 hours before"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding each for the parents and the child."""
        last, conference = due(case, "family", self.options.region), conference_day(case)
        if last is None or conference is None:
            return
        dates = case.report.dates
        for who, field, text in (
            ("parents", "dates.shared_with_parents", dates.shared_with_parents),
            ("child", "dates.shared_with_child", dates.shared_with_child),
        ):
            when = day(text)
            if when and last.missed(when) and when <= conference:
                yield self.finding(
                    f"Shared with the {who} on {in_words(when)}; families should have reports {last.period} before "
                    f"the conference, by {last.in_words()}.",
                    "Say in the report why it was late, and tell the chair that the family needs time to read it.",
                    **stated(case, field, when),
                )
