"""PL102 jargon."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import GUIDANCE, LEAFLET
from reportcheck.rules.word_lists import load, narrative, quoted, ticked, within


@dataclass(frozen=True, slots=True)
class Options:
    """Options of jargon.

    Attributes:
        most: most findings a report.
    """

    most: int = 3


@cache
def _words() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{entry['match']})(?![\w-])", re.IGNORECASE), entry["plain"])
        for entry in load("plain_language", "jargon.toml")["word"]
    )


class Jargon(Rule):
    """A professional word is used that a parent may not understand, where plain words say the same.

    What it does:
        Finds wording of offices and clinics that has plain words for it, once for each wording. Quoted words, wording that the
        report explains in brackets, names of services, terms of law and the terms of the form itself ("child protection plan",
        "danger statement") are let pass, and so is stiff English that everybody understands.

    Why it matters:
        Parents are asked to read the report, to answer it and to change what it names. They can only do that with words
        that they know.

    Example:
        "Kasia was hypervigilant after contact."

    Better:
        "After contact Kasia kept looking at the door."

    Options:
        most: most findings a report; 3 unless set.

    Source:
        Guidance for completing the review conference report: sharing the report helps parents to take an active part.
        Leaflet for families: information is to be given in a form that they can use.
    """

    code = "PL102"
    name = "jargon"
    severity = "info"
    source = f"{GUIDANCE}: sharing helps parents to take part; {LEAFLET}"
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each of the first wordings, at its first use."""
        seen: set[re.Pattern[str]] = set()
        for passage in narrative(case):
            text = passage.block.text
            for match, plain in sorted(_own(text, passage.start), key=lambda found: found[0].start()):
                if match.re in seen or len(seen) == self.options.most:
                    continue
                seen.add(match.re)
                yield self.at(
                    case,
                    passage.block.number,
                    *match.span(),
                    f"“{match.group()}” may be a word that a parent does not know.",
                    f"In plain words: {plain}.",
                    sentence=sentence_at(text, *match.span()),
                )


def _own(text: str, start: int) -> Iterator[tuple[re.Match[str], str]]:
    """Jargon in a text with its plain words, neither quoted nor printed beside a box nor explained on the spot."""
    said = quoted(text)
    for word, plain in _words():
        for match in word.finditer(text, start):
            explained = re.match(r"\s*\(", text[match.end() :]) or _in_brackets(text, match.start())
            if not (explained or within(match.start(), said) or ticked(text, match.start())):
                yield match, plain


def _in_brackets(text: str, position: int) -> bool:
    return text.rfind("(", 0, position) > text.rfind(")", 0, position)
