"""PL101 acronym-not-expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, sentence_at
from reportcheck.rules.sources import GUIDANCE, LEAFLET
from reportcheck.rules.word_lists import load, narrative, ticked

_SHORT = re.compile(r"(?<![\w&/-])(?:[A-Z]{2,8}|[A-Z][a-z]?[A-Z]{1,4})(?=s?(?![\w&-]))")


@dataclass(frozen=True, slots=True)
class Options:
    """Options of acronym-not-expanded.

    Attributes:
        most: most findings a report; the last one names the other short forms.
        known: short forms that need no words in this council.
    """

    most: int = 3
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Use:
    """The first use of a short form: its block, its characters there, its long forms."""

    block: int
    start: int
    end: int
    text: str
    long_forms: tuple[str, ...]


class AcronymNotExpanded(Rule):
    """A short form is used that parents may not know, and is never spelt out.

    What it does:
        Finds the short forms of the field (MARAC, WNB, EHCP …) at their first use where their long form stands nowhere
        in the report. Forms that every parent knows (GP, NHS), the words printed beside boxes to tick, and capitals
        that are no known short form are let pass. After the third finding the others are only named.

    Why it matters:
        The report is shared with parents and, where they are old enough, with children. "WNB x2, to MARAC" shuts them
        out of a meeting about themselves.

    Example:
        "Discussed at MARAC on 3 May. NMO in place."

    Better:
        "Discussed on 3 May at the multi-agency risk assessment conference (MARAC). A non-molestation order is in place."

    Options:
        most: most findings a report; 3 unless set.
        known: short forms that parents here know, for example ["EHCP"].

    Source:
        Guidance for completing the review conference report: share the report so that parents can take part. Leaflet for
        families: what people are worried about is to be outlined to them.
    """

    code = "PL101"
    name = "acronym-not-expanded"
    severity = "info"
    source = f"{GUIDANCE}: sharing helps parents to take part; {LEAFLET}"
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield a finding for each of the first short forms that are never explained."""
        uses = list(self._uses(case))
        shown, rest = uses[: self.options.most], uses[self.options.most :]
        for use in shown:
            message = f"“{use.text}” is not spelt out."
            if rest and use is shown[-1]:
                message = f"“{use.text}” is not spelt out, and neither is {listed([u.text for u in rest], len(rest))}."
            yield self.at(
                case,
                use.block,
                use.start,
                use.end,
                message,
                f"Write it in full at its first use: {' or '.join(use.long_forms)}.",
                sentence=sentence_at(case.document.blocks[use.block].text, use.start, use.end),
            )

    def _uses(self, case: Case) -> Iterator[_Use]:
        lists = load("plain_language", "acronyms.toml")
        known = {*lists["common"]["words"], *(word.upper() for word in self.options.known)}
        whole = " ".join(_folded(block.text) for block in case.document.blocks)
        seen: set[str] = set()
        for passage in narrative(case):
            text = passage.block.text
            for match in _SHORT.finditer(text, passage.start):
                short = match.group().upper()
                if short in seen or short in known or short not in lists["forms"]:
                    continue
                if _shouted(sentence_at(text, *match.span())) or ticked(text, match.start()):
                    continue
                seen.add(short)
                long_forms = tuple(lists["forms"][short].split(" / "))
                if not _explained(short, long_forms, whole):
                    yield _Use(passage.block.number, *match.span(), match.group(), long_forms)


def _folded(text: str) -> str:
    return text.casefold().replace("-", " ").replace("’", "'").replace("advisor", "adviser")


def _shouted(sentence: str) -> bool:
    """Whether most letters of a sentence of several words are capitals, so that capitals mean nothing in it."""
    letters = [char for char in sentence if char.isalpha()]
    return len(sentence.split()) > 3 and sum(char.isupper() for char in letters) > 0.6 * len(letters)


def _explained(short: str, long_forms: tuple[str, ...], whole: str) -> bool:
    """Whether a long form, or the short one in brackets after words with its letters, stands in the report."""
    if any(_folded(long_form) in whole for long_form in long_forms):
        return True
    initials = r"\w*[\s-]+(?:(?:of|and|the|in|for|to)\s+)?".join(map(re.escape, short.casefold()))
    return re.search(rf"\b{initials}\w*['\w]*\s*\({re.escape(short.casefold())}s?\)", whole) is not None
