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

_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}")
_OFFICE = re.compile(
    r"\b(?:(?:contact|ring|call|reach|phone|telephone|email) (?:me|us)|my|our|office|duty|switchboard|reception|helpline|surgery|"
    r"practice|clinic|school|nursery|crisis (?:line|team)|unit)\b[^.!?]{0,60}$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:ref|reference|batch|account|crime|log|case|tenancy|hospital|UPN|licence|registration|invoice)\b[^.!?]{0,20}$",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_NATIONAL_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")


class NumberInNarrative(Rule):
    """A telephone, NHS or national insurance number stands in the text.

    What it does:
        Finds UK telephone numbers, NHS numbers (with a right check digit) and national insurance numbers in what the author
        wrote. The front sheet and the sign-off, where contact details belong, are let pass, and so are numbers of services: freephone
        and 03 numbers, and those given as an office's or the author's own.

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
            # "Possible" numbers, because ranges come and go.
            for candidate in phonenumbers.PhoneNumberMatcher(text, "GB", phonenumbers.Leniency.POSSIBLE):
                private = is_private_telephone(candidate.raw_string)
                before = text[: candidate.start]
                if private and not _OFFICE.search(before) and not _REFERENCE.search(before):
                    found[candidate.start, candidate.end] = "a telephone number"
            for number in _NHS.finditer(text):
                if is_nhs_number(number.group()) and not _REFERENCE.search(text[: number.start()]):
                    found[number.span()] = "an NHS number"
            for number in _NATIONAL_INSURANCE.finditer(text):
                found[number.span()] = "a national insurance number"
            for (start, end), what in sorted(found.items()):
                # A number that is all of its cell or line is the answer to a field of the form.
                if start >= passage.start and text[passage.start :].strip() != text[start:end]:
                    yield self.at(
                        case,
                        passage.block.number,
                        start,
                        end,
                        f"Gives {what} in the text.",
                        "Take it out, or put it on the front sheet if the unit needs it.",
                        sentence=sentence_at(text, start, end),
                    )


def is_private_telephone(text: str) -> bool:
    """Whether a number may be a person's: dialled as in the UK, long enough not to be a date, in no range of services."""
    import phonenumbers
    from phonenumbers import PhoneNumberType

    if not text.startswith(("0", "(0", "+")) or _DATE.match(text):
        return False
    number = phonenumbers.parse(text, "GB")
    services = (
        PhoneNumberType.TOLL_FREE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.UAN,
    )
    # Nine digits after the nought are the shortest landline numbers that are left.
    return len(str(number.national_number)) >= 9 and phonenumbers.number_type(number) not in services


def is_nhs_number(text: str) -> bool:
    """Ten digits whose last is the modulus-11 check digit of the others."""
    digits = [int(char) for char in text if char.isdigit()]
    if len(digits) != 10 or len(set(digits)) == 1:
        return False
    check = 11 - sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return digits[9] == (0 if check == 11 else check)
