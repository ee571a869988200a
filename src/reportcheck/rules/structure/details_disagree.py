"""ST210 details-disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from reportcheck.reports.dates import find_dates
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import same_name
from reportcheck.reports.wording import child_mentions, plain
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, in_words, spot
from reportcheck.rules.sources import AGENDA

_BORN = re.compile(
    r"^\W{0,3}(?:(?:is|was)\s+)?(?:d\.?\s?o\.?\s?b\.?|date\s+of\s+birth|born)\b\W*(?:on\s+|is\s+|:\s*)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b[A-Z][a-z]{4,}\b")
_SELDOM = 2  # a slip stands so often at most
_STRANGER = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|PC|DC|Sister|Nurse|Auntie|Aunt|Uncle)\.?\s+$")
_SURNAME = re.compile(r"\s+[A-Z][a-z]+")


class DetailsDisagree(Rule):
    """The report gives two dates of birth for one child, or spells a child's name in two ways.

    What it does:
        Compares the dates of birth that the report gives for each child on its front sheet, in a letter's subject
        line and in the text; and looks for a word that is one letter away from a child's first name, once or twice,
        where the right spelling stands too and nobody else is called so.

    Why it matters:
        Names and dates of birth are how records of a child are found. The chair checks them first.

    Example:
        "Tahmina" throughout, and "Tamina" in one paragraph.

    Better:
        "Tahmina" throughout.

    Source:
        Agenda for the child protection review conference: check basic details, names, dates of birth.
    """

    code = "ST210"
    name = "details-disagree"
    severity = "warning"
    source = f"{AGENDA}: check basic details, names, DOB"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each child's second date of birth, and for each misspelt name."""
        yield from self._births(case)
        yield from self._names(case)

    def _births(self, case: Case) -> Iterator[Finding]:
        children = case.report.children
        for i, child in enumerate(children):
            born = day(child.date_of_birth)
            twin = next((c for c in children[:i] if same_name(c.name, child.name) and c.date_of_birth), None)
            if " " in child.name and born and twin and (other := day(twin.date_of_birth)) and other != born:
                yield self._two(child.name, in_words(other), in_words(born), {"section": "front_sheet"})
        stated = {child.name: child.date_of_birth for child in case.family.children}
        told: set[str] = set()
        for passage in case.passages:
            for mention in child_mentions(passage.text, case.family):
                rest = plain(passage.text[mention.end :])
                lead = _BORN.match(rest)
                if lead is None or len(mention.children) != 1 or mention.children[0] in told:
                    continue
                name = mention.children[0]
                first = next(iter(find_dates(passage.text[mention.end + lead.end() :])), None)
                mine = day(first.date) if first and first.start < 4 else None
                known = day(stated.get(name))
                own = next((c for c in children if same_name(c.name, name)), None)
                if mine and known and mine != known and not (own and day(own.date_of_birth) == mine):
                    told.add(name)
                    place = spot(case, passage.block.number, first.text if first else None)
                    yield self._two(name, in_words(known), in_words(mine), place)

    def _two(self, name: str, one: str, other: str, place: dict[str, object]) -> Finding:
        return self.finding(
            f"Gives the date of birth of {name} as {one} and as {other}.",
            "Check it against your record and correct the wrong one.",
            children=(name,),
            **place,
        )

    def _names(self, case: Case) -> Iterator[Finding]:
        from rapidfuzz.distance import OSA

        known = _known_words(case)
        counts: Counter[str] = Counter()
        first_at: dict[str, int] = {}
        for passage in case.passages:
            text = plain(passage.text)
            for match in _WORD.finditer(text):
                counts[match.group()] += 1
                if _STRANGER.search(text[: match.start()]) or _SURNAME.match(text[match.end() :]):
                    counts[match.group()] += _SELDOM  # a title before or a surname after: somebody else
                first_at.setdefault(match.group(), passage.block.number)
        for child in case.family.children:
            first = child.name.split()[0]
            if len(first) < 5 or not counts[first]:
                continue
            for word, block in first_at.items():
                near = (
                    OSA.distance(word, first, score_cutoff=1) == 1 and word != f"{first}s"
                )  # no apostrophe, no slip in the name
                if near and counts[word] <= _SELDOM and word.casefold() not in known:
                    yield self.finding(
                        f"{word} is probably {first}, as the name is spelt elsewhere.",
                        "Correct the spelling, or say who this is.",
                        children=(child.name,),
                        **spot(case, block, word),
                    )


def _known_words(case: Case) -> set[str]:
    """Every part of every name that the front sheets know, and of the author's."""
    people: list[Child | Adult] = [
        *case.report.children,
        *case.report.adults,
        *case.family.children,
        *case.family.adults,
    ]
    names = [person.name for person in people]
    names += [alias for child in case.family.children for alias in child.known_as]
    names += [p.name for p in case.front_sheet.core_group] if case.front_sheet else []
    names += [case.report.author.name or "", case.report.conference.chair or ""]
    return {word.casefold() for name in names for word in re.findall(r"[A-Za-z]+", name)}
