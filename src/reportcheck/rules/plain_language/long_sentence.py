"""PL103 long-sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import LEAFLET


@dataclass(frozen=True, slots=True)
class Options:
    """Options of long-sentence.

    Attributes:
        words: most words that a sentence may have.
    """

    words: int = 45


class LongSentence(Rule):
    """A sentence is so long that its reader loses the thread.

    What it does:
        Counts the words of each sentence; a list after a colon counts only up to the colon.

    Why it matters:
        In a long sentence a parent loses who did what, and a chair loses which part is seen and which is thought.

    Example:
        One sentence of seventy words that tells three visits, what was said at each and what the writer made of them.

    Better:
        A sentence for each visit.

    Options:
        words: most words that a sentence may have; 45 unless set. Plain English guides ask for 15 to 20 on average, so
            this only catches what nobody would read aloud.

    Source:
        Leaflet for families: information is to be given in a form that they can use.
    """

    code = "PL103"
    name = "long-sentence"
    severity = "info"
    source = f"{LEAFLET}: a form that families can use"
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each sentence over the limit."""
        for sent in case.text.sents:
            counted = []
            for token in sent:
                if token.text in (":", ";"):
                    break
                if token.is_alpha or token.like_num:
                    counted.append(token)
            if len(counted) > self.options.words:
                yield self.on(
                    case,
                    sent,
                    f"This sentence runs to {len(counted)} words.",
                    "Make two or three of it: one for each thing that was seen, said or thought.",
                )
