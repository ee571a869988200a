"""AC103 soft-bottom-line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.wording import plain
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import AGENDA

_BOTTOM_LINE = re.compile(r"\bbottom[\s-]+lines?\b|\bnon[\s-]?negotiables?\b", re.IGNORECASE)
_SOFT = re.compile(
    r"\b(?:try|tries|aim|aims|hope|hopes|endeavour)s?\s+(?:to|that)\b|\b(?:where|if|when|whenever|as\s+far\s+as|as\s+much\s+as)\s+(?:at\s+all\s+)?possible\b|\bideally\b|\bhopefully\b|"
    r"\bshould\s+(?:try|consider|think\s+about)\b|\bis\s+encouraged\s+to\b|\bare\s+encouraged\s+to\b|\bas\s+best\s+(?:she|he|they)\s+can\b",
    re.IGNORECASE,
)


class SoftBottomLine(Rule):
    """A bottom line leaves a way out.

    What it does:
        Under a heading or a label for bottom lines, finds words that make them a wish: "try to", "where possible",
        "ideally", "is encouraged to".

    Why it matters:
        A bottom line is the least that must happen for the safety plan to work, and cannot be bargained over. A
        parent who reads "where possible" cannot know when it has been broken.

    Example:
        "Bottom lines: Mr Doran should try to stay away from the house where possible."

    Better:
        "Bottom lines: Mr Doran does not come to the house. If he does, Ms Doran rings 999 and then me, the same day."

    Source:
        Agenda for the child protection review conference: professional bottom lines are the minimum that must happen
        and cannot be compromised on.
    """

    code = "AC103"
    name = "soft-bottom-line"
    severity = "info"
    source = f"{AGENDA}: bottom lines are the minimum that must happen"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each passage with such words."""
        for passage in case.passages:
            text = plain(passage.text)
            lead = _BOTTOM_LINE.search(text)
            headed = any(
                _BOTTOM_LINE.search(heading) for heading in (*passage.headings[-2:], passage.row or "")
            )
            match = _SOFT.search(text, 0 if headed else lead.end() if lead else len(text))
            if match:
                yield self.finding(
                    f"A bottom line says “{match.group()}”, which leaves a way out.",
                    "Say what must happen, and what follows if it does not.",
                    **spot(case, passage.block.number, passage.text[match.start() : match.end()]),
                )
