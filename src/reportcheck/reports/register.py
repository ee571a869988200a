"""The people of the front sheet: who is a child of the conference, who an adult, who neither."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from reportcheck.reports.dates import find_dates
from reportcheck.reports.fields import Entry, Record
from reportcheck.reports.guidance import TICKS
from reportcheck.reports.headings import canonical
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import completed, gender_of_relationship, same_name
from reportcheck.reports.persons import (
    NOT_KNOWN,
    RELATION,
    Person,
    full_date,
    read_gender,
    read_name,
    read_people,
    split_names,
)

Side = Literal["child", "adult", "other"]

_CHILD_WORD = re.compile(
    r"\b(?:child|subject|son|daughter|baby|unborn|young person|boy|girl)\b", re.IGNORECASE
)
_ONLY_CHILD = re.compile(r"\W*(?:subject )?child\W*", re.IGNORECASE)
_TICKED = re.compile(rf"[{TICKS}☐□▢]|\[[ xX]\]")
_ASKS = frozenset({"name", "names", "dob", "birth", "born", "subject", "subjects", "gender"})
_NOT_FAMILY = frozenset({"author", "sign_off", "professionals", "conference"})


def read_register(
    entries: Sequence[Entry], records: Sequence[Record], subjects: Sequence[Person], at: str | None
) -> tuple[tuple[Child, ...], tuple[Adult, ...]]:
    """The children and the adults that a report states.

    Args:
        entries: its labels with their values.
        records: the rows of its tables of people.
        subjects: the people of a letter's subject line; they are the children.
        at: the day of the conference (ISO), which tells who is under eighteen; None where nobody says it.
    """
    people: list[tuple[Side, Person]] = []
    for row in records:
        if (
            row.group not in ("professionals", "author")
            and not _is_professional(row)
            and (person := _from_values(row.values))
        ):
            people.append((_side(person, row.values, row.group, at), person))
    if subjects:
        people += [("child", person) for person in subjects]
        entries = [e for e in entries if e.place.zone == "head" or e.place.role == "subject"]
    people += _from_entries(entries, at)
    children: list[Child] = []
    adults: list[Adult] = []
    for side, person in people:
        if side == "child":
            child = Child(
                person.name,
                person.known_as,
                person.date_of_birth,
                person.expected_date_of_delivery,
                person.gender,
            )
            _add_child(children, child)
        elif side == "adult" and (
            person.relationship or not any(same_name(person.name, c.name) for c in children)
        ):
            _add_adult(adults, Adult(person.name, person.relationship, person.date_of_birth))
    return tuple(children), tuple(adults)


def _is_professional(row: Record) -> bool:
    """A row with a role or an agency and nothing that only a family has."""
    keys = row.values.keys()
    return bool({"author.role", "author.agency"} & keys) and not {"person.dob", "person.relationship"} & keys


def _add_child(known: list[Child], child: Child) -> None:
    for i, other in enumerate(known):
        if (
            same_name(other.name, child.name) and None in (other.date_of_birth, child.date_of_birth)
        ) or other == child:
            known[i] = completed(other, child)
            return
        if same_name(other.name, child.name) and other.date_of_birth == child.date_of_birth:
            known[i] = completed(other, child)
            return
    known.append(child)


def _add_adult(known: list[Adult], adult: Adult) -> None:
    for i, other in enumerate(known):
        if same_name(other.name, adult.name):
            known[i] = completed(other, adult)
            return
    known.append(adult)


def _from_values(values: dict[str, str]) -> Person | None:
    """A person from the fields of a row."""
    parts = (values.get("person.forename"), values.get("person.surname"))
    raw = values.get("person.name") or " ".join(part for part in parts if part)
    if not raw or NOT_KNOWN.match(raw) or read_name(raw) is None or _TICKED.search(raw):
        return None
    lines = read_people(raw)
    base = lines[0] if lines else Person(re.sub(r"\s+", " ", raw))
    simple = len(raw) < 60 and not re.search(r"[\d,(\n]", raw)
    dob, due = values.get("person.dob"), values.get("person.edd")
    unborn = (
        "unborn" in raw.lower() or re.search(r"\b(?:edd|edc|due)\b", dob or "", re.IGNORECASE) is not None
    )
    born = full_date(dob)
    relationship = values.get("person.relationship")
    return Person(
        name=re.sub(r"\s+", " ", raw).strip() if simple else base.name,
        known_as=split_names(values.get("person.known_as", "")) or base.known_as,
        date_of_birth=None if unborn else born or base.date_of_birth,
        expected_date_of_delivery=full_date(due)
        or (born if unborn else None)
        or base.expected_date_of_delivery,
        gender=read_gender(values.get("person.gender"))
        or base.gender
        or gender_of_relationship(relationship),
        relationship=re.sub(r"\s+", " ", relationship).strip() if relationship else base.relationship,
    )


def _side(person: Person, values: dict[str, str], group: str | None, at: str | None) -> Side:
    """Whether somebody is a child of the conference, an adult, or neither."""
    relation = values.get("person.relationship") or ""
    status = values.get("person.status")
    if group == "others":
        return "other"
    if status and re.match(r"\W*(?:no\b|not\b)", status, re.IGNORECASE):
        return "other" if _young(person, at) else "adult"
    if group == "children" and not (
        relation and RELATION.search(relation) and not _CHILD_WORD.search(relation)
    ):
        return "child"
    if person.expected_date_of_delivery or "unborn" in person.name.lower():
        return "child"
    if group == "adults":
        return (
            "child" if _ONLY_CHILD.fullmatch(relation) or (not relation and _young(person, at)) else "adult"
        )
    if _CHILD_WORD.search(relation) and not re.search(r"\b(?:of|to)\b", relation):
        return "child"
    if RELATION.search(relation):
        return "adult"
    unstated = person.date_of_birth is None and not relation and "person.dob" in values
    return "child" if unstated or _young(person, at) else "adult"


def _young(person: Person, at: str | None) -> bool:
    """Under eighteen on a day; without a day, anybody whose date of birth is stated and relationship is not."""
    born = person.date_of_birth
    if born is None:
        return False
    return at is None or int(at[:4]) - int(born[:4]) - (at[5:] < born[5:]) < 18


# --- people from labels and their values ----------------------------------------------------------------------------


@dataclass(slots=True)
class _Listed:
    """A label that asks for people in one value, with the values found beside it."""

    side: Side
    label: str
    values: list[str] = field(default_factory=list)

    def people(self) -> Iterator[Person]:
        """The people it lists; cells beside one name ("Leo Hart", "1.2.18", "M") are that person's particulars."""
        several = len(self.values) > 1 and any(read_name(value) for value in self.values[1:])
        relation = self.label if RELATION.search(self.label) and "/" not in self.label else None
        for person in read_people(("\n" if several else ", ").join(self.values)):
            stated = person.relationship or (relation if self.side == "adult" else None)
            yield replace(person, relationship=stated)


def _from_entries(entries: Sequence[Entry], at: str | None) -> list[tuple[Side, Person]]:
    """People from labels with values: a field for each of their particulars, or one field for all of them."""
    found: list[tuple[Side, Person] | _Listed] = []
    lists: dict[tuple[object, ...], _Listed] = {}
    values: dict[str, str] = {}
    group: str | None = None

    def close() -> None:
        if person := _from_values(values):
            found.append((_side(person, values, group, at), person))
        values.clear()

    for entry in entries:
        cell = entry.place.block.cell
        key: tuple[object, ...] = (cell.table, cell.row, entry.label) if cell else (entry.place.block.number,)
        if key in lists and cell and entry.place.row == entry.label:
            lists[key].values.append(entry.value)
        elif side := _asks_for(entry):
            close()
            lists[key] = _Listed(side, entry.label, [entry.value])
            found.append(lists[key])
        elif entry.field and entry.field.startswith("person.") and entry.group not in _NOT_FAMILY:
            names = entry.field in ("person.name", "person.forename")
            if names and entry.field in values:
                close()
            of_child = entry.field == "person.name" and "child" in canonical(entry.label).split()
            if entry.field == "person.name" and entry.place.path and not (entry.group or of_child):
                continue
            if entry.field == "person.name" or "person.name" not in values:
                group = "children" if of_child else entry.group
            if names or entry.field == "person.surname" or values:
                values.setdefault(entry.field, entry.value)
    close()
    people: list[tuple[Side, Person]] = []
    for item in found:
        if isinstance(item, _Listed):
            people += [(item.side, person) for person in item.people()]
        else:
            people.append(item)
    return people


def _asks_for(entry: Entry) -> Side | None:
    """Whether a label asks for people in one value, "Children: name, DOB, gender" or "Mother"; who they are then."""
    if (
        entry.group in ("author", "professionals", "sign_off")
        or entry.place.zone == "tail"
        or entry.place.role != "content"
    ):
        return None
    if entry.field not in (None, "person.name") or len(entry.label) > 90 or len(entry.value) > 400:
        return None
    if read_name(entry.value) is None or _TICKED.search(entry.value):
        return None
    words = canonical(entry.label).split()
    if entry.field == "person.name":
        if "child" in words:
            return "child" if find_dates(entry.value) or re.search(r"[;,\n]| and ", entry.value) else None
        return "adult" if RELATION.search(entry.value) and len(read_people(entry.value)) > 1 else None
    if "child" in words and (len(words) == 1 or _ASKS & set(re.findall(r"[a-z]+", entry.label.lower()))):
        return "child"
    if ("parent" in words and len(words) <= 5) or (RELATION.search(entry.label) and len(words) <= 8):
        return "adult"
    return None
