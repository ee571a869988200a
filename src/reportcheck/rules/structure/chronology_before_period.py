"""ST304 chronology-before-period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import in_words, listed
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.structure.entries import entries, place
from reportcheck.rules.timing.deadlines import last_conference


@dataclass(frozen=True, slots=True)
class Options:
    """Options of chronology-before-period.

    Attributes:
        most: how many earlier entries are let pass as background.
    """

    most: int = 2


class ChronologyBeforePeriod(Rule):
    """The chronology repeats what the last conference knew.

    What it does:
        Counts the entries from before the last conference, where its date is known. Two are let pass as background;
        more are one finding.

    Why it matters:
        A review looks at the time since the last conference. Old entries, often copied from the last report, hide
        what is new, and tell parents the same again.

    Example:
        Four entries of 2024 in a report for a review in May 2026.

    Better:
        Entries since the last conference; the history in one sentence.

    Options:
        most: how many earlier entries are let pass as background.

    Source:
        Guidance for completing the review conference report: this report should update the information held in
        previous reports.
    """

    code = "ST304"
    name = "chronology-before-period"
    severity = "info"
    source = f"{GUIDANCE}: this report should update the information held in previous reports"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first of the entries."""
        last = last_conference(case)
        rows = entries(case)
        early = [entry for entry in rows if last and entry.day < last]
        if last and len(early) > self.options.most:
            days = listed([in_words(entry.day) for entry in early])
            yield self.finding(
                f"{len(early)} of {len(rows)} entries are from before the last conference on {in_words(last)}: {days}.",
                "Keep what has happened since, unless the conference needs the history.",
                **place(case, early[0].event),
            )
