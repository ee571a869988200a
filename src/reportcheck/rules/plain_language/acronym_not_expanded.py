"""PL101 acronym-not-expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import GUIDANCE, LEAFLET
from reportcheck.rules.word_lists import load, narrative

_SHORT = re.compile(r"(?<![\w&/-])(?:[A-Z]{2,6}|[A-Z][a-z]?[A-Z]{1,4})(?=s?(?![\w&-]))")


class AcronymNotExpanded(Rule):
    """A short form is used that parents may not know, and is never spelt out.

    What it does:
        Finds the short forms of the field (MARAC, WNB, EHCP …) at their first use where their long form stands nowhere
        in the report. One finding for each. Forms that everybody knows (GP, NHS), and capitals that are no known short form,
        are let pass.

    Why it matters:
        The report is shared with parents and, where they are old enough, with children. "WNB x2, to MARAC" shuts them
        out of a meeting about themselves.

    Example:
        "Discussed at MARAC on 3 May. NMO in place."

    Better:
        "Discussed on 3 May at the multi-agency risk assessment conference (MARAC). A non-molestation order is in place."

    Source:
        Guidance for completing the review conference report: share the report so that parents can take part. Leaflet for
        families: what people are worried about is to be outlined to them.
    """

    code = "PL101"
    name = "acronym-not-expanded"
    severity = "info"
    source = f"{GUIDANCE}: sharing helps parents to take part; {LEAFLET}"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each short form that is never explained."""
        lists = load("plain_language", "acronyms.toml")
        long_forms: dict[str, str] = lists["forms"]
        common = set(lists["common"]["words"])
        whole = " ".join(block.text for block in case.document.blocks).casefold()
        seen: set[str] = set()
        for passage in narrative(case):
            text = passage.block.text
            for match in _SHORT.finditer(text, passage.start):
                short = match.group().upper()
                if short in seen or short in common or short not in long_forms or text.isupper():
                    continue
                seen.add(short)
                if _explained(short, long_forms[short], whole):
                    continue
                yield self.at(
                    case,
                    passage.block.number,
                    *match.span(),
                    f"“{match.group()}” is not spelt out.",
                    f"Write it in full at its first use: {long_forms[short]}.",
                    sentence=sentence_at(text, match.start()),
                )


def _explained(short: str, long_form: str, whole: str) -> bool:
    """Whether the long form, or the short one in brackets after words with its letters, stands in the report."""
    if long_form.casefold() in whole:
        return True
    initials = r"\w*[\s-]+(?:(?:of|and|the|in|for|to)\s+)?".join(map(re.escape, short.casefold()))
    return re.search(rf"\b{initials}\w*[’'\w]*\s*\({re.escape(short.casefold())}s?\)", whole) is not None
