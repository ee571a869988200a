"""OP201 derogatory-wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import AGENDA
from reportcheck.rules.word_lists import load, narrative, quoted, told_by_others, within

_PEOPLE = "he|she|mum|mam|mother|dad|father|nan|gran|grandmother|grandad|brother|sister|partner|parents"
_DEGREES = (
    "a|an|very|really|so|too|quite|just|rather|clearly|obviously|bit|little|totally|completely|proper|being"
)
_IS = "is|was|are|were|can be|seems|seemed|became|gets|got|goes|went|has gone"


class Word(NamedTuple):
    """One entry of the word list: its pattern and the columns of the file."""

    pattern: re.Pattern[str]
    about: str
    instead: str
    person: bool


@cache
def _words() -> tuple[Word, ...]:
    return tuple(
        Word(
            re.compile(rf"(?<![\w-])(?:{entry['match']})(?![\w-])", re.IGNORECASE),
            entry["about"],
            entry["instead"],
            entry.get("person", False),
        )
        for entry in load("opinion", "derogatory.toml")["word"]
    )


class DerogatoryWording(Rule):
    """A person is described in words that belittle or show prejudice.

    What it does:
        Finds derogatory or prejudiced wording about a person: race, gender, age, sexuality, disability, class, and plain
        insults. Words in quotation marks, and those that the sentence gives as somebody else's ("Mum called him a
        brat"), are let pass: what somebody said is a fact.

    Why it matters:
        The parents and often the child read the report. The agenda asks everybody to leave prejudice outside, and a
        chair stops the meeting for such words.

    Example:
        "Mum is a junkie and comes from a rough family."

    Better:
        "Ms Vale told me that she uses heroin most days. Her two brothers are known to the police (police report, May)."

    Source:
        Agenda for the child protection review conference, equal opportunities: no biased views based on race, gender,
        age, sexuality, disability and class.
    """

    code = "OP201"
    name = "derogatory-wording"
    severity = "warning"
    source = f"{AGENDA}: equal opportunities"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each wording that is the author's own."""
        names = [re.escape(person.name.split()[0]) for person in case.family if person.name.split()]
        for passage in narrative(case):
            text = passage.block.text
            for match, word in wordings(text, passage.start, names):
                harm = (
                    "belittles a person"
                    if word.about in ("person", "age")
                    else f"may be read as prejudice about {word.about}"
                )
                yield self.at(
                    case,
                    passage.block.number,
                    *match.span(),
                    f"“{match.group()}” {harm}.",
                    f"Write {word.instead}.",
                    kind=word.about,
                    sentence=sentence_at(text, *match.span()),
                )


def wordings(
    text: str, start: int = 0, names: list[str] | None = None
) -> Iterator[tuple[re.Match[str], Word]]:
    """Derogatory wordings in a text that are neither quoted nor told as somebody else's words.

    Args:
        text: the text of one block.
        start: first character to look at.
        names: first names of the family, as patterns: words with a harmless sense count after "he is" or "Ellis is".
    """
    quotations = quoted(text)
    people = "|".join([_PEOPLE, *(names or ())])
    said_to_be = re.compile(rf"\b(?:{people}) (?:{_IS})(?: (?:{_DEGREES})){{0,3}} $", re.IGNORECASE)
    taken: list[tuple[int, int]] = []
    for word in _words():
        for match in word.pattern.finditer(text, start):
            own = not within(match.start(), quotations) and not told_by_others(text, match.start())
            sure = not word.person or said_to_be.search(text[: match.start()]) is not None
            if own and sure and not within(match.start(), taken):
                taken.append(match.span())
                yield match, word
