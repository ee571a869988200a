"""PV101 number-in-narrative."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import AGENDA
from reportcheck.rules.word_lists import narrative

_NHS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_NATIONAL_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")


class NumberInNarrative(Rule):
    """A telephone, NHS or national insurance number stands in the text.

    What it does:
        Finds UK telephone numbers, NHS numbers (with a right check digit) and national insurance numbers in what the author
        wrote. The front sheet and the sign-off, where contact details belong, are let pass.

    Why it matters:
        Every copy of the report goes to everybody at the conference. A grandmother's mobile number is then in the hands of
        the person she is hiding it from.

    Example:
        "Nan can be reached on 07700 900123 if mum does not answer."

    Better:
        "Nan has agreed to be rung if Ms Dray does not answer; the school has her number."

    Source:
        Agenda for the child protection review conference, confidentiality. Check digit of NHS numbers: NHS Data Model and
        Dictionary (modulus 11).
    """

    code = "PV101"
    name = "number-in-narrative"
    severity = "warning"
    source = f"{AGENDA}: confidentiality"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each number."""
        import phonenumbers

        for passage in narrative(case):
            text = passage.block.text
            found: dict[tuple[int, int], str] = {}
            # "Possible" numbers, because ranges come and go; a UK number is dialled with a nought or +44.
            for match in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=phonenumbers.Leniency.POSSIBLE):
                if match.raw_string.startswith(("0", "(0", "+")):
                    found[match.start, match.end] = "a telephone number"
            for number in _NHS.finditer(text):
                if is_nhs_number(number.group()):
                    found[number.span()] = "an NHS number"
            for number in _NATIONAL_INSURANCE.finditer(text):
                found[number.span()] = "a national insurance number"
            for (start, end), what in sorted(found.items()):
                if start >= passage.start:
                    yield self.at(
                        case,
                        passage.block.number,
                        start,
                        end,
                        f"Gives {what} in the text.",
                        "Take it out, or put it on the front sheet if the unit needs it.",
                        sentence=sentence_at(text, start),
                    )


def is_nhs_number(text: str) -> bool:
    """Ten digits whose last is the modulus-11 check digit of the others."""
    digits = [int(char) for char in text if char.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (0 if check == 11 else check)
