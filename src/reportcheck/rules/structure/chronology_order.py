"""ST302 chronology-order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import in_words
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.structure.entries import Entry, entries, place

_LEAST = 5  # entries that show an order


class ChronologyOrder(Rule):
    """An entry of the chronology stands out of order.

    What it does:
        Finds the one or two entries that break an order which all the others keep, oldest first or newest first. A
        chronology that is not in order of dates at all (by child, by kind of event) is let pass.

    Why it matters:
        An entry out of order is most often a wrong year or a wrong month.

    Example:
        14/01/2026, 02/02/2026, 20/02/2025, 03/03/2026

    Better:
        14/01/2026, 02/02/2026, 20/02/2026, 03/03/2026

    Source:
        Guidance for completing the review conference report: chronology of significant events.
    """

    code = "ST302"
    name = "chronology-order"
    severity = "info"
    source = f"{GUIDANCE}: use the chronology section to outline significant events"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each entry that breaks the order."""
        for _, group in groupby(entries(case), key=lambda entry: entry.part):
            rows = list(group)
            if len(rows) < _LEAST:
                continue
            rising, falling = _odd(rows, rising=True), _odd(rows, rising=False)
            odd, sign = (rising, 1) if len(rising) <= len(falling) else (falling, -1)
            if not 0 < len(odd) <= max(1, len(rows) // 5):
                continue
            for number in odd:
                here = rows[number].day
                late = number > 0 and sign * (here - rows[number - 1].day).days < 0
                other = rows[number - 1 if late or number + 1 == len(rows) else number + 1].day
                yield self.finding(
                    f"The entry of {in_words(here)} stands {'after' if late else 'before'} that of {in_words(other)}.",
                    "Check the date, or move the entry to its place.",
                    **place(case, rows[number].event),
                )


def _odd(rows: Sequence[Entry], *, rising: bool) -> list[int]:
    """The fewest entries without which the rest is in order."""
    days = [
        row.day if rising else date.fromordinal(date.max.toordinal() - row.day.toordinal()) for row in rows
    ]
    tails: list[date] = []
    ends: list[int] = []  # the entry that ends the best run of each length
    links: list[int] = []
    for number, when in enumerate(days):
        at = bisect_right(tails, when)
        links.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(when)
            ends.append(number)
        else:
            tails[at], ends[at] = when, number
    kept, number = set(), ends[-1]
    while number >= 0:
        kept.add(number)
        number = links[number]
    return [number for number in range(len(rows)) if number not in kept]
