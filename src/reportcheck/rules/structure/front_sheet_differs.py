"""ST209 front-sheet-differs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportcheck.reports.dates import find_dates
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import same_name
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, in_words, spot
from reportcheck.rules.sources import GUIDANCE


class FrontSheetDiffers(Rule):
    """The report's front sheet says something else than the unit's, and marks no amendment.

    What it does:
        Compares the family on the report's front sheet with the unit's: dates of birth, expected dates of delivery,
        spelling of names, and gender. Silent without a unit's front sheet, where the report says nothing, and where
        the value stands in another colour or as a tracked change.

    Why it matters:
        The unit updates its records from marked amendments. An unmarked difference is either a slip that may put a
        child's record wrong, or a correction that nobody will notice.

    Example:
        "Nadia Miah, DOB 19/08/2015", when the unit's front sheet says 19 August 2014.

    Better:
        The right date, in another font colour if the unit's is wrong.

    Source:
        Guidance for completing the review conference report: if you need to amend the front sheet use a different
        colour font.
    """

    code = "ST209"
    name = "front-sheet-differs"
    severity = "warning"
    source = f"{GUIDANCE}: use a different colour font to indicate amendments of the front sheet"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each value that differs."""
        if case.front_sheet is None:
            return
        everybody: list[Child | Adult] = [*case.front_sheet.children, *case.front_sheet.adults]
        for right in everybody:
            people: tuple[Child | Adult, ...] = (
                case.report.children if isinstance(right, Child) else case.report.adults
            )
            mine = [person for person in people if same_name(person.name, right.name)]
            if len(mine) != 1:
                continue
            yield from self._person(case, mine[0], right)

    def _person(self, case: Case, mine: Child | Adult, right: Child | Adult) -> Iterator[Finding]:
        fields = (
            ("date_of_birth", "date of birth"),
            ("expected_date_of_delivery", "expected date of delivery"),
        )
        for key, what in fields:
            born, known = day(getattr(mine, key, None)), day(getattr(right, key, None))
            if not born or not known or born == known or _amended(case, born.isoformat()):
                continue
            if born.year - known.year not in (-100, 100):  # "12/03/49" read as 2049
                yield self._found(
                    case,
                    right,
                    f"Gives the {what} of {right.name} as {in_words(born)}; the unit's front sheet says {in_words(known)}.",
                    born.isoformat(),
                )
        here, there = (person.gender if isinstance(person, Child) else None for person in (mine, right))
        if here and there and here != there and not _amended(case, here):
            message = f"Gives {right.name} as {here}; the unit's front sheet says {there}."
            yield self._found(case, right, message, None)
        wrong = _misspelt(mine.name, right.name)
        if wrong and not _amended(case, wrong):
            message = f"Spells the name {mine.name}; the unit's front sheet has {right.name}."
            yield self._found(case, right, message, mine.name)

    def _found(self, case: Case, person: Child | Adult, message: str, value: str | None) -> Finding:
        place = _where(case, value) if value else {}
        place.setdefault("section", "front_sheet")
        children = (person.name,) if isinstance(person, Child) else ()
        advice = "Correct it, or mark it as an amendment in another colour if the unit's is wrong."
        return self.finding(message, advice, children=children, **place)


def _amended(case: Case, value: str) -> bool:
    """Whether a marked amendment holds a value: an ISO date in any writing, or a word."""
    return any(
        value.casefold() in amendment.text.casefold()
        or any(m.date == value for m in find_dates(amendment.text))
        for amendment in case.report.amendments
    )


def _where(case: Case, value: str) -> dict[str, Any]:
    """The first place of the front sheet that prints a name or an ISO date."""
    for passage in case.passages:
        if passage.section != "front_sheet":
            continue
        if value in passage.text:
            return spot(case, passage.block.number, value)
        for mention in find_dates(passage.text, lone=True):
            if mention.date == value:
                return spot(case, passage.block.number, mention.text)
    return {}


def _misspelt(mine: str, right: str) -> str | None:
    """The word of a name that is spelt in another way; None where one only leaves a name out."""
    here, there = mine.replace("’", "'").split(), right.replace("’", "'").split()
    lower = {word.casefold() for word in there}
    odd = [word for word in here if word.casefold() not in lower and not word.startswith("(")]
    return odd[0] if len(odd) == 1 and len(here) == len(there) and odd[0].replace("-", "").isalpha() else None
