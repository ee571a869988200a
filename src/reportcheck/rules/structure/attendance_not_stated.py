"""ST305 attendance-not-stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.model import Event
from reportcheck.reports.wording import plain
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import in_words, listed, pattern
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.structure.entries import entries, place

_KINDS = frozenset({"home_visit", "appointment", "core_group", "meeting", "conference"})
# Any of these says, one way or the other, what came of it: so does any verb in the past tense.
_TOLD = pattern(
    r"\b(?:attend\w*|seen|saw|met|present|there|came|brought|took|taken|held|kept|missed|absent|cancel\w*|re-?arrang\w+|re-?book\w*|re-?schedul\w+|moved|declin\w+|refus\w+|postpon\w+|apolog\w+|together)\b",
    r"\bDNA\w*|\bWNB\b|\bFTA\b|\bno\s+(?:reply|answer|access|show|one|response|contact|food|concerns?)\b|\bnobody\b|\bnot?\b|\bn't\b|\b(?:nobody|everyone|everybody|all|both|neither)\b|\bnot\s+in\b|\bout\b|\bin\b\s*$",
    r"\b\w{2,}ed\b|\b(?:was|were|had|did|said|told|spoke|gave|got|went|left|sat|ran|rang|made|found|felt|began|wrote|read|lost|fell|put|let|held|slept|ate|drank|cut|hit|knew|thought|heard)\b",
    r"\bwith\s+\w+|\d+\s?(?:kg|cm|g|%)|\bcentile\b|\b\d+\s+(?:of|out\s+of)\s+\d+\b|\b(?:fine|well|good|clean|tidy|happy|okay|ok|late|tearful|upset|calm|positive|negative|clear|normal|done|given)\b",
)
_TO_COME = re.compile(r"\b(?:will|due|booked|planned|scheduled|next|to\s+be|for|awaiting)\b", re.IGNORECASE)
_WORDS = 14  # longer entries tell what came of it in words of their own


class AttendanceNotStated(Rule):
    """A visit or an appointment is listed without saying whether it was kept.

    What it does:
        Finds short entries of the chronology that name a visit, an appointment or a meeting and say no more: nobody
        seen, nobody absent, nothing that happened. One finding names them all.

    Why it matters:
        Kept and missed appointments are what the guidance asks the chronology for. "Home visit." may mean either.

    Example:
        "14/01/2026: Home visit."

    Better:
        "14/01/2026: Home visit. Amir and his mother seen."

    Source:
        Guidance for completing the review conference report: attendance or non-attendance at appointments, home
        visits etc.
    """

    code = "ST305"
    name = "attendance-not-stated"
    severity = "warning"
    source = f"{GUIDANCE}: attendance or non-attendance at appointments, home visits"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first of the entries."""
        silent = [entry for entry in entries(case) if _is_silent(entry.event)]
        if silent:
            days = listed([in_words(entry.day) for entry in silent])
            one = len(silent) == 1
            yield self.finding(
                f"Does not say whether the {'visit or appointment' if one else 'visits or appointments'} of {days} "
                f"{'was' if one else 'were'} kept.",
                "Say who was seen, or who did not attend.",
                **place(case, silent[0].event),
            )


def _is_silent(event: Event) -> bool:
    words = plain(f"{event.text} {event.outcome or ''}")
    return (
        event.kind in _KINDS
        and event.attendance == "attended"  # the reader's default where nothing is told
        and len(words.split()) <= _WORDS
        and not _TOLD.search(words)
        and not _TO_COME.search(words)
    )
