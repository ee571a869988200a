"""PV103 stranger-birth-date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.dates import read_date
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import AGENDA
from reportcheck.rules.word_lists import narrative

_BORN = re.compile(
    r"(?:\bd\.?\s?o\.?\s?b\.?|\bdate of birth|\bborn(?: on)?)\s*[:\-–]?\s*(?P<date>\d{1,2}(?:st|nd|rd|th)?[ ./-]\w{1,9}[ ./-]\d{2,4})",
    re.IGNORECASE,
)
# A brother or sister who was born since the front sheet was made is news, and no stranger.
_SIBLING = re.compile(
    r"\b(?:baby|newborn|half-?\s?(?:brother|sister|sibling)|(?:his|her|their|new) (?:brother|sister|sibling))\b",
    re.IGNORECASE,
)


class StrangerBirthDate(Rule):
    """The date of birth of somebody outside the family is told.

    What it does:
        Finds dates of birth in the author's text that belong to nobody on the front sheet. A baby and a
        brother or sister are let pass.

    Why it matters:
        A friend, a cousin or a neighbour's child has not agreed to be in this family's file, and a name with a date of birth
        can be traced. It may also be text pasted from another family's report.

    Example:
        "His friend Kit Larne (DOB 3/4/2012) was with him."

    Better:
        "A friend of the same age was with him."

    Source:
        Agenda for the child protection review conference, confidentiality: share only what the child's safety needs.
    """

    code = "PV103"
    name = "stranger-birth-date"
    severity = "warning"
    source = f"{AGENDA}: confidentiality"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each date of birth that is nobody's in the family."""
        known = {person.date_of_birth for person in case.family} - {None}
        known |= {child.expected_date_of_delivery for child in case.family.children}
        if not any(child.date_of_birth for child in case.family.children):
            return  # without the family's own dates nobody can be told from a stranger
        for passage in narrative(case):
            text = passage.block.text
            for match in _BORN.finditer(text, passage.start):
                when = read_date(match["date"])
                sentence = sentence_at(text, *match.span())
                if _SIBLING.search(sentence):
                    continue
                if when and len(when) == 10 and when not in known:
                    yield self.at(
                        case,
                        passage.block.number,
                        *match.span(),
                        "Gives a date of birth that is nobody's on the front sheet.",
                        "Leave it out, or correct it if it is meant for a member of the family.",
                        sentence=sentence,
                    )
