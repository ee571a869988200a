"""The family as the reference component sees it: numbered people with gender, age and kinship."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from datetime import date

from reportcheck.language.references_words import ADULT_KIN
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.names import Names, first_name, fold_name
from reportcheck.reports.people import Family

_KIN = re.compile(r"[a-z]+(?:-[a-z]+)?")
# First names that are also words: in small letters these are the words.
_WORDS = frozenset(
    "april may june summer autumn rose lily daisy poppy grace faith hope joy will mark jack rob bill frank drew chase hunter "
    "mason cole pearl ruby amber jade ivy holly heather dawn skye river brook reed rory angel precious prince blue star storm "
    "the unborn baby sunny willow penny rocky".split()
)
_TWINS_WITHIN = 1  # days between the births of twins


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the register.

    Attributes:
        number: position in the register, children first.
        person: the record of the front sheet.
        short: what the person is called in a message.
        gender: as stated, or as the relationship tells; None where neither does.
        born: date of birth, or the date a baby is due; None where not stated.
        unborn: a child not yet born at the conference.
        roles: an adult's kinship to the children ("mother", "grandmother", "partner", …).
        of: the children whose parent an adult is said to be; empty where it is not said.
    """

    number: int
    person: Child | Adult
    short: str
    gender: str | None
    born: date | None = None
    unborn: bool = False
    roles: frozenset[str] = frozenset()
    of: frozenset[int] = frozenset()


@dataclass(slots=True)
class Register:
    """All people of a family, and what follows from their ages and kinship.

    Attributes:
        people: children first, then adults, as in the family.
        children: how many of them are children.
        names: the index of their names.
        as_of: the day that ages are told for; None where unknown.
    """

    people: tuple[Person, ...]
    children: int
    names: Names
    as_of: date | None = None
    twins: frozenset[int] = field(default_factory=frozenset)
    ranks: dict[int, int] = field(default_factory=dict)
    lower_names: frozenset[str] = frozenset()

    @classmethod
    def of(cls, family: Family, as_of: date | None = None) -> Register:
        """The register of a family. ``as_of`` is the day of the conference."""
        count = len(family.children)
        people = [_child(number, child, as_of) for number, child in enumerate(family.children)]
        names = [fold_name(first_name(child)) for child in family.children]
        for number, adult in enumerate(family.adults, count):
            relationship = adult.relationship or ""
            told = set(fold_name(relationship).split())
            of = frozenset(i for i, name in enumerate(names) if name and set(name.split()) <= told)
            roles = roles_of(relationship)
            people.append(
                Person(number, adult, first_name(adult), family.gender_of(adult), None, False, roles, of)
            )
        register = cls(tuple(people), count, Names(family), as_of)
        register.lower_names = frozenset(
            word
            for p in people
            for word in (p.short.lower(), *(known.lower() for known in getattr(p.person, "known_as", ())))
            if len(word) > 2 and word not in _WORDS
        )
        register._order_by_age()
        return register

    def _order_by_age(self) -> None:
        born = [(p.born, p.number) for p in self.people[: self.children] if p.born and not p.unborn]
        born.sort()
        if len(born) == sum(not p.unborn for p in self.people[: self.children]):
            self.ranks = {number: rank for rank, (_, number) in enumerate(born)}
        pairs = itertools.pairwise(born)
        self.twins = frozenset(
            number for (a, i), (b, j) in pairs if (b - a).days <= _TWINS_WITHIN for number in (i, j)
        )

    def age(self, number: int) -> float | None:
        """Age in years on the day of the conference; None where unknown, negative while unborn."""
        person = self.people[number]
        if person.unborn:
            return -0.1
        if person.born is None or self.as_of is None:
            return None
        return (self.as_of - person.born).days / 365.25

    def babies(self) -> list[int]:
        """The children whom "the baby" may mean: unborn, or under eighteen months; else the youngest if under three."""
        ages = {n: self.age(n) for n in range(self.children)}
        young = [n for n, age in ages.items() if age is not None and age < 1.5]
        if young:
            return young
        known = {n: age for n, age in ages.items() if age is not None}
        if known and len(known) == self.children:
            least = min(known.values())
            if least < 3:
                return [n for n, age in known.items() if age - least < 0.1]
        # Without a conference date only the order of the births tells.
        unborn = [n for n in range(self.children) if self.people[n].unborn]
        if unborn:
            return unborn
        if self.as_of is None and self.ranks:
            return [max(self.ranks, key=self.ranks.__getitem__)]
        return []

    def with_role(self, role: str) -> list[int]:
        """The adults with a kinship to the children; "parent" means mothers and fathers, and so on."""
        wanted = {
            "parent": {"mother", "father", "stepmother", "stepfather"},
            "grandparent": {"grandmother", "grandfather"},
            "carer": {"carer"},
        }.get(role, {role})
        return [p.number for p in self.people[self.children :] if wanted & p.roles]


def _child(number: int, child: Child, as_of: date | None) -> Person:
    born = _date(child.date_of_birth)
    due = _date(child.expected_date_of_delivery)
    unborn = "unborn" in child.name.lower() or (born is None and due is not None)
    if born is not None and as_of is not None and born > as_of:
        unborn = True
    return Person(number, child, first_name(child), child.gender, born or due, unborn)


def _date(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def roles_of(relationship: str) -> frozenset[str]:
    """The kinship words of a relationship, as roles ("Mother's partner" → partner; "father of Skye" → father)."""
    low = re.sub(r"\bex[- ](?=\w)", "", relationship.lower().replace("’", "'"))
    if re.search(r"\b(?:foster|social worker|former)\b", low) and "carer" in low:
        return frozenset({"foster carer"})
    low = re.sub(
        r"\b\w+'s?\s+(?=\w)", "", low
    )  # whose partner or brother somebody is says nothing about a parent
    low = re.split(r"\bof\b", low)[0]
    roles = {ADULT_KIN[word][0] for word in _KIN.findall(low) if word in ADULT_KIN}
    if "birth" in low or ("step" in low and roles & {"mother", "father"} and not re.search(r"step-?\w", low)):
        roles = {f"birth {role}" if "birth" in low else role for role in roles} | (
            roles if "birth" in low else set()
        )
    if "carer" in low or "guardian" in low:
        roles.add("carer")
    return frozenset(roles)
