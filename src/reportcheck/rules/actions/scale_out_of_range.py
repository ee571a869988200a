"""AC105 scale-out-of-range."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.wording import plain, sentences
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import AGENDA

_OUT_OF = re.compile(r"(?<![\d./-])(?P<score>\d{1,3}(?:\.\d)?)\s*out\s+of\s+(?:10|ten)\b", re.IGNORECASE)
_SLASH = re.compile(r"(?<![\d./-])(?P<score>\d{1,3}(?:\.\d)?)\s?/\s?10(?![\d./-])")
_SCALING = re.compile(r"\b(?:scal(?:e|es|ed|ing)|scor(?:e|es|ed|ing)|rat(?:e|es|ed|ing))\b", re.IGNORECASE)
_DATED = re.compile(r"\b(?:on|by|since|from|until|before|after|dated)\s+(?:the\s+)?$", re.IGNORECASE)


class ScaleOutOfRange(Rule):
    """A score lies outside the scale from 0 to 10.

    What it does:
        Finds scores above ten that are given out of ten, and scores that the report gives on the safety scale below
        nought or above ten. "12/10" counts only where the sentence scales or scores; elsewhere it is a date.

    Why it matters:
        The number goes on the board beside everybody else's.

    Example:
        "I would scale the family at 12 out of 10."

    Better:
        "I would scale the family at 10."

    Source:
        Agenda for the child protection review conference: danger statement and agency information, all to scale.
    """

    code = "AC105"
    name = "scale-out-of-range"
    severity = "warning"
    source = f"{AGENDA}: all to scale"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each score."""
        seen: set[int] = set()
        for passage in case.passages:
            for piece in sentences(passage.text):
                text = plain(piece.text)
                matches = list(_OUT_OF.finditer(text))
                if _SCALING.search(text) or any(_SCALING.search(h) for h in passage.headings[-1:]):
                    matches += _SLASH.finditer(text)
                for match in matches:
                    if float(match["score"]) > 10 and not _DATED.search(text[: match.start()]):
                        seen.add(passage.block.number)
                        yield self._found(case, passage.block.number, match.group().strip())
        for scale in case.report.scaling:
            if not 0 <= scale.score <= 10 and scale.block is not None and scale.block not in seen:
                yield self._found(case, scale.block, str(scale.score))

    def _found(self, case: Case, block: int, words: str) -> Finding:
        return self.finding(
            f"{words} is outside the scale from 0 to 10.",
            "Give a number from 0 (certain to be harmed) to 10 (safe enough to close).",
            **spot(case, block, words),
        )
