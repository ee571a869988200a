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
from reportcheck.rules.word_lists import load, narrative, quoted, within

# Words that are harmless of a thing and not of a person ("thick coat", "dense text", "a dim light").
_PERSON_ONLY = re.compile(
    r"\b(?:thick|dim|dense|tarts?|backward|simple|handicapped|nuts|mental|tinkers)\b", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?:he|she|they|mum|mother|dad|father|parents?|nan|[A-Z][\w’'-]+) (?:is|was|are|were|can be|seems|seemed)"
    r"(?: (?:a|an|very|really|so|too|quite|just|rather|clearly|obviously|bit|little)){0,3} $"
)


class _Word(NamedTuple):
    pattern: re.Pattern[str]
    about: str
    instead: str


@cache
def _words() -> tuple[_Word, ...]:
    return tuple(
        _Word(
            re.compile(rf"(?<![\w-])(?:{entry['match']})(?![\w-])", re.IGNORECASE),
            entry["about"],
            entry["instead"],
        )
        for entry in load("opinion", "derogatory.toml")["word"]
    )


class DerogatoryWording(Rule):
    """A person is described in words that belittle or show prejudice.

    What it does:
        Finds derogatory or prejudiced wording about a person: race, gender, age, sexuality, disability, class, and plain
        insults. Words in quotation marks are let pass: what somebody said is a fact.

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
        """Yield one finding for each wording outside quotation marks."""
        for passage in narrative(case):
            text = passage.block.text
            said = quoted(text)
            for word in _words():
                for match in word.pattern.finditer(text, passage.start):
                    if within(match.start(), said) or not _about_a_person(text, match):
                        continue
                    yield self.at(
                        case,
                        passage.block.number,
                        *match.span(),
                        f"“{match.group()}” belittles a person.",
                        f"Write {word.instead}.",
                        kind=word.about,
                        sentence=sentence_at(text, match.start()),
                    )


def _about_a_person(text: str, match: re.Match[str]) -> bool:
    """Words with a harmless sense count only as what somebody is said to be."""
    return not _PERSON_ONLY.fullmatch(match.group()) or _SUBJECT.search(text[: match.start()]) is not None
