"""The family as a register: who the children and the adults are, by name, gender and date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from rapidfuzz import fuzz

from reportcheck.reports.model import Adult, Child, Gender

if TYPE_CHECKING:
    from reportcheck.reports.front_sheet import FrontSheet
    from reportcheck.reports.model import Report

_P = TypeVar("_P", Child, Adult)
_FEMALE = re.compile(
    r"\b(?:mother|mum|mam|stepmother|grandmother|grandma|gran|granny|nan|nana|aunt|auntie|sister|daughter|wife|girlfriend|stepmum|mgm|pgm|niece|half-sister|stepsister|godmother)\b",
    re.IGNORECASE,
)
_MALE = re.compile(
    r"\b(?:father|dad|stepfather|grandfather|grandad|granddad|grandpa|uncle|brother|son|husband|boyfriend|stepdad|mgf|pgf|nephew|half-brother|stepbrother|godfather)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Family:
    """The children that the conference is about and the adults around them.

    Attributes:
        children: in the order of the front sheet.
        adults: parents, carers and others.
        conference_date: ISO date of the conference, the day that ages are told for; None where not stated.
    """

    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    conference_date: str | None = None

    @classmethod
    def from_report(cls, report: Report, front_sheet: FrontSheet | None = None) -> Family:
        """The register that a report states; the unit's front sheet, where given, comes first and is completed by it."""
        stated = cls(report.children, report.adults, report.conference.date)
        return cls.from_front_sheet(front_sheet).merge(stated) if front_sheet else stated

    @classmethod
    def from_front_sheet(cls, front_sheet: FrontSheet | dict[str, Any]) -> Family:
        """The register of the unit's front sheet, as read or as plain JSON."""
        if isinstance(front_sheet, dict):
            from reportcheck.reports.front_sheet import read_front_sheet

            front_sheet = read_front_sheet(front_sheet)
        return cls(front_sheet.children, front_sheet.adults, front_sheet.conference.date)

    def merge(self, other: Family) -> Family:
        """This register completed by another: what this one says stays, adults that it lacks are added after its own.

        Children are not added to a register that has some: one whom only a report lists is a finding, not a subject.
        """
        children = [completed(child, _same(child, other.children)) for child in self.children]
        adults = [completed(adult, _same(adult, other.adults)) for adult in self.adults]
        names = [*(child.name for child in children), *(adult.name for adult in adults)]
        if not children:
            children = list(other.children)
        adults += [adult for adult in other.adults if not any(same_name(adult.name, name) for name in names)]
        return Family(tuple(children), tuple(adults), self.conference_date or other.conference_date)

    def __iter__(self) -> Iterator[Child | Adult]:
        """Everybody, children first."""
        yield from self.children
        yield from self.adults

    def gender_of(self, person: Child | Adult) -> Gender | None:
        """Gender as stated, or as the relationship tells ("mother", "paternal uncle"); None where neither does."""
        if isinstance(person, Child):
            return person.gender
        return gender_of_relationship(person.relationship)


def gender_of_relationship(relationship: str | None) -> Gender | None:
    """The gender that a relationship tells: the first telling word counts ("mother's partner" tells none)."""
    words = re.sub(r"\b\w+['’]s?\s+", "", relationship or "")
    words = re.sub(r"\bof\b.*", "", words)
    female, male = _FEMALE.search(words), _MALE.search(words)
    if female and male:
        return "female" if female.start() < male.start() else "male"
    return "female" if female else "male" if male else None


_SENIOR = re.compile(r"\b(?:senior|snr|sr|junior|jnr|jr)\b", re.IGNORECASE)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one person's: equal, one within the other by whole words, or one slip of the pen apart."""
    left, right = _bare(one), _bare(other)
    if bool(_SENIOR.search(one)) != bool(_SENIOR.search(other)):
        return False  # a father and a son
    if not left or not right:
        return False
    if left == right:
        return True
    a, b = left.split(), right.split()
    if len(a) >= 2 and len(b) >= 2 and (set(a) <= set(b) or set(b) <= set(a)):
        return a[0] == b[0] or "unborn" in left
    return len(a) >= 2 and a[0][:1] == b[0][:1] and fuzz.ratio(left, right) >= 92


def _bare(name: str) -> str:
    return " ".join(
        re.findall(
            r"[a-z]+",
            re.sub(r"\(.*?\)", "", name.lower().replace("-", " ").replace("’", "'").replace("'", "")),
        )
    )


def _same(person: _P, others: Iterable[_P]) -> _P | None:
    return next((other for other in others if same_name(person.name, other.name)), None)


def completed(person: _P, other: _P | None) -> _P:
    """A person with what another record of the same person adds."""
    if other is None:
        return person
    gaps: dict[str, Any] = {}
    for key in person.__dataclass_fields__:
        mine: Any = getattr(person, key)
        theirs: Any = getattr(other, key)
        if key == "known_as":
            gaps[key] = tuple(dict.fromkeys((*mine, *theirs)))
        elif mine is None and theirs is not None:
            gaps[key] = theirs
    return replace(person, **gaps)
