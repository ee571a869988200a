"""AC104 scale-without-number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.wording import plain
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import AGENDA

_SCALE = re.compile(r"\bscal(?:e|es|ing)\b|\b0\s?(?:-|–|to)\s?10\b|\bsafety\s+scor", re.IGNORECASE)
_NUMBER = re.compile(
    r"\d|\b(?:zero|nought|one|two|three|four|five|six|seven|eight|nine|ten|half)\b", re.IGNORECASE
)


class ScaleWithoutNumber(Rule):
    """The scaling question is answered without a number.

    What it does:
        Where the report has a heading for scaling with words under it, looks for a number, in figures or in words,
        there and anywhere the report scales. Silent where a printed scale stands there: a mark may be on it.

    Why it matters:
        Everybody is asked to scale, so that the conference can see at a glance who is how worried, and about whom.

    Example:
        "Scaling: things are a bit better than last time."

    Better:
        "Scaling: 5 for Amir, 7 for Soraya. At the last conference I said 3 for both."

    Source:
        Agenda for the child protection review conference: danger statement and agency information, all to scale.
    """

    code = "AC104"
    name = "scale-without-number"
    severity = "info"
    source = f"{AGENDA}: all to scale"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first words under the heading."""
        if case.report.scaling:
            return
        own = [
            p
            for p in case.passages
            if any(_SCALE.search(plain(heading)) for heading in p.headings[-2:])
            and re.search(r"[^\W\d]", p.text)
        ]
        if own and not any(_NUMBER.search(plain(p.text)) for p in own):
            yield self.finding(
                "Answers the scaling question without a number.",
                "Give a number from 0 to 10 for each child, and what would bring it up by one.",
                **spot(case, own[0].block.number),
            )
