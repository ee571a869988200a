"""ST303 chronology-future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.model import Event
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, in_words, listed
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.structure.entries import entries, place
from reportcheck.rules.timing.deadlines import conference_day, last_conference

_TO_COME = re.compile(
    r"\b(?:will|due|to\s+(?:be|attend|take|see|visit|have)|booked|planned|scheduled|arranged|re-?arranged|next|offered|upcoming|expected|listed|appointment\s+(?:for|on|made|sent)|"
    r"invited|hearing|deadline|today|awaiting|set\s+for|date\s+for)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of chronology-future.

    Attributes:
        most: how many entries are told one by one; more are one finding.
    """

    most: int = 2


class ChronologyFuture(Rule):
    """An entry of the chronology lies in the future.

    What it does:
        Compares the entries with the date of the report, or where it has none with the moment of the check or the
        day of the conference. What is told as still to come ("booked for", "due", "will") is let pass.

    Why it matters:
        Something cannot have happened after the report on it was written: the year, the month, or the report's own
        date is wrong.

    Example:
        "20/05/2026: Home visit. Seen with her mother.", in a report of 10 May 2026.

    Better:
        "20/04/2026: Home visit. Seen with her mother."

    Options:
        most: how many entries are told one by one; more are one finding.

    Source:
        Guidance for completing the review conference report: chronology of significant events.
    """

    code = "ST303"
    name = "chronology-future"
    severity = "warning"
    source = f"{GUIDANCE}: use the chronology section to outline significant events"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each entry in the future; where there are many, one for all."""
        written, conference = day(case.report.dates.report), conference_day(case)
        as_of = case.as_of.date() if case.as_of else None
        limit = written or as_of or conference
        last = last_conference(case)
        if limit is None or (last and limit < last):
            return  # impossible-dates tells of a report that is dated before the last conference
        than = "the report's own date" if written else "today" if as_of else "the conference"
        early = [entry for entry in entries(case) if entry.day > limit and not _is_to_come(entry.event)]
        if len(early) > self.options.most:
            days = listed([in_words(entry.day) for entry in early])
            yield self.finding(
                f"{len(early)} entries are dated after {than}, {in_words(limit)}: {days}.",
                "Check the date of the report, and the years of these entries.",
                **place(case, early[0].event),
            )
            return
        for entry in early:
            yield self.finding(
                f"The entry of {in_words(entry.day)} is dated after {than}, {in_words(limit)}.",
                "Correct the date, or say that it is still to come.",
                **place(case, entry.event),
            )


def _is_to_come(event: Event) -> bool:
    return _TO_COME.search(f"{event.text} {event.outcome or ''}") is not None
