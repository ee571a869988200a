"""TM101 submitted-late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, in_words
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import Due, Region, conference_day, due, stated


@dataclass(frozen=True, slots=True)
class Options:
    """Options of submitted-late.

    Attributes:
        region: whose bank holidays are no working days.
    """

    region: Region = "England"


class SubmittedLate(Rule):
    """The report reaches the unit too late to be read before the conference.

    What it does:
        Compares the day on which the report was sent, or else its own date, with the council's deadline before the
        conference: 48 hours, or working days where the council's form says so. Where the report gives neither and
        the moment of the check is known, it says that the deadline has passed. A day that could still have been in
        time is not flagged.

    Why it matters:
        The chair needs time to read the reports and to have them copied. The date was agreed at the last conference.

    Example:
        "Date of report: 11 March 2026", for a conference on 12 March at 10:00.

    Better:
        Sent to the unit by 10 March, 10:00. If it cannot be in time, ring the unit and say so in the report.

    Options:
        region: whose bank holidays are no working days: "England", "Wales", "Scotland" or "Northern Ireland".

    Source:
        Guidance for completing the review conference report: send the report to the unit 48 hours prior to the
        conference.
    """

    code = "TM101"
    name = "submitted-late"
    severity = "warning"
    source = f"{GUIDANCE}: 48 hours prior to the conference"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        last, conference = due(case, "unit", self.options.region), conference_day(case)
        if last is None or conference is None:
            return
        sent, written = day(case.report.dates.submitted), day(case.report.dates.report)
        until = f"reports are due {last.period} before the conference, by {last.in_words()}"
        if sent:
            if last.missed(sent) and sent <= conference:
                yield self._found(
                    f"Sent on {in_words(sent)}; {until}.", stated(case, "dates.submitted", sent)
                )
        elif written and last.missed(written):
            if written <= conference:
                yield self._found(
                    f"Dated {in_words(written)}; {until}.", stated(case, "dates.report", written)
                )
        elif case.as_of and _over(last, case) and case.as_of.date() <= conference:
            yield self._found(f"Does not say when it was sent; {until}, and that has passed.", {})

    def _found(self, message: str, place: dict[str, object]) -> Finding:
        return self.finding(message, "Ring the unit now, and send the report today.", **place)


def _over(last: Due, case: Case) -> bool:
    """Whether the moment of the check lies after the deadline."""
    assert case.as_of is not None
    as_of = case.as_of.replace(tzinfo=None)
    return as_of > last.at if last.at else as_of.date() > last.day
