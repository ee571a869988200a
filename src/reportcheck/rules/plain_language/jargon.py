"""PL102 jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import GUIDANCE, LEAFLET
from reportcheck.rules.word_lists import load, narrative, quoted, within


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{entry['match']})(?![\w-])", re.IGNORECASE), entry["plain"])
        for entry in load("plain_language", "jargon.toml")["word"]
    )


class Jargon(Rule):
    """A professional word is used where a plain one means the same.

    What it does:
        Finds wording of offices and clinics that has a plain word for it, once for each wording. Quoted words, terms of law and
        the terms of the form itself ("child protection plan", "danger statement") are let pass.

    Why it matters:
        Parents are asked to read the report, to answer it and to change what it names. They can only do that with words
        that they use themselves.

    Example:
        "Mother was hypervigilant prior to contact."

    Better:
        "Before contact Ms Dray kept looking at the door."

    Source:
        Guidance for completing the review conference report: sharing the report helps parents to take an active part.
        Leaflet for families: information is to be given in a form that they can use.
    """

    code = "PL102"
    name = "jargon"
    severity = "info"
    source = f"{GUIDANCE}: sharing helps parents to take part; {LEAFLET}"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each wording, at its first use."""
        seen: set[re.Pattern[str]] = set()
        for passage in narrative(case):
            text = passage.block.text
            said = quoted(text)
            for word, plain in _words():
                match = word.search(text, passage.start)
                if match is None or word in seen or within(match.start(), said):
                    continue
                seen.add(word)
                yield self.at(
                    case,
                    passage.block.number,
                    *match.span(),
                    f"“{match.group()}” may not be a parent's word.",
                    f"Write plainly: {plain}.",
                    sentence=sentence_at(text, match.start()),
                )
