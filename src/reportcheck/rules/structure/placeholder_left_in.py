"""ST201 placeholder-left-in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.guidance import is_placeholder
from reportcheck.reports.layout import lay_out
from reportcheck.rules.base import Rule, fold
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import pattern, spot
from reportcheck.rules.sources import GUIDANCE, LETTER

_TYPED = pattern(
    r"<<[^<>\n]{1,60}>>|«[^«»\n]{1,60}»|\{\{[^{}\n]{1,60}\}\}",
    r"\[\s*(?:insert|enter|type|add|delete|child'?s?|parent'?s?|mother'?s?|father'?s?|your|full)?\s*(?:name|names|date|dates|dob|d\.o\.b|address|role|agency|text|details|initials|venue|time)(?:\s+(?:of\s+(?:the\s+)?\w+|here|of birth))?\s*\]",
    r"\[\s*(?:insert|enter|type|delete as)\b[^\]\n]{0,60}\]",
    r"\b(?:click|tap)\s+(?:or\s+(?:tap|click)\s+)?(?:here\s+)?to\s+(?:enter|choose|add|insert|type)\b[^.\n]{0,30}\.?|\bclick\s+here\s+to\s+(?:enter|add|insert|type)\b[^.\n]{0,30}\.?",
    r"\bchoose\s+an\s+item\b\.?|\bdd\s?/\s?mm\s?/\s?yy(?:yy)?\b|\bxx\s?/\s?xx\s?/\s?(?:xx|20xx)\w*|\blorem\s+ipsum\b",
    r"\b[x]{5,}\b|(?<![\"'“‘\w])X{3,}(?![\"'”’\w])",
)
_WRITTEN_BY_A_CHILD = re.compile(r"[\"“‘'][^\"”’']*$")


class PlaceholderLeftIn(Rule):
    """A place of the form was never filled.

    What it does:
        Finds what forms and letters print for the writer to replace: "<<INSERT>>", "[name]", "dd/mm/yyyy", "xxxxx",
        "Click or tap here to enter text" in the midst of other text. Each is found once. Form fields that are empty
        altogether are unfilled-field's to tell; kisses in a quoted message are let pass.

    Why it matters:
        "Dear <<INSERT>>" tells a parent that nobody read the letter before it was sent, and a name left as XXXXX may
        be anybody's.

    Example:
        "The plan for XXXXX was put in place on dd/mm/yyyy."

    Better:
        "The plan for Nadia was put in place on 12 March 2026."

    Source:
        Invitation letter to the review conference: its <<INSERT>> places. Guidance for completing the review
        conference report.
    """

    code = "ST201"
    name = "placeholder-left-in"
    severity = "warning"
    source = f"{LETTER}; {GUIDANCE}: specifics of the report"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each placeholder."""
        seen: set[str] = set()
        for place in lay_out(case.document, case.form):
            block = place.block
            if place.role == "guidance" or is_placeholder(block):
                continue
            for match in _TYPED.finditer(block.text):
                words = fold(match.group())
                unfilled = any(c.start <= match.start() < c.end for c in block.controls if c.value is None)
                if words.casefold() in seen or unfilled or _is_quoted(block.text, match):
                    continue
                seen.add(words.casefold())
                yield self.finding(
                    f"{words} was never replaced.",
                    "Write what belongs there, or take it out.",
                    **spot(case, block.number, match.group()),
                )


def _is_quoted(text: str, match: re.Match[str]) -> bool:
    """Whether a row of crosses stands in somebody's quoted message."""
    return match.group()[:1] in "xX" and _WRITTEN_BY_A_CHILD.search(text[: match.start()]) is not None
