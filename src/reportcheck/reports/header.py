"""Who reports, when, about whom and for which conference: the facts at the head and the foot of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

from reportcheck.documents.model import Document
from reportcheck.reports import letters
from reportcheck.reports.dates import Period, find_dates, read_date
from reportcheck.reports.fields import Entry, Record, entries, records
from reportcheck.reports.forms import Form
from reportcheck.reports.guidance import TICKS
from reportcheck.reports.headings import canonical, cues_of, labels_of
from reportcheck.reports.layout import Placed
from reportcheck.reports.model import Adult, Author, Category, Child, Conference, Dates
from reportcheck.reports.people import gender_of_relationship, same_name
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

_TIME = re.compile(r"\b(\d{1,2})[.:](\d{2})\s*(am|pm)?\b|\b(\d{1,2})\s*(am|pm)\b|\bnoon\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:not (?:yet|shared|been|seen)|n/?a\b|unable|could not|will (?:be|go|try|share)|to be (?:shared|done|agreed)|plan(?:ned)? to|intend|awaiting|yet to|due to be|arrang\w+ to)",
    re.IGNORECASE,
)
_CATEGORIES: dict[str, Category] = {
    "neglect": "neglect",
    "emotional": "emotional",
    "physical": "physical",
    "sexual": "sexual",
}
_CHILD_WORD = re.compile(
    r"\b(?:child|subject|son|daughter|baby|unborn|young person|boy|girl)\b", re.IGNORECASE
)
_TICKED = re.compile(rf"[{TICKS}☐□▢]|\[[ xX]\]")
_PROFESSIONAL_GROUPS = frozenset({"professionals"})


@dataclass
class Header:
    """What the head and the foot of a report state."""

    conference: Conference = field(default_factory=Conference)
    author: Author = field(default_factory=Author)
    dates: Dates = field(default_factory=Dates)
    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()


def read_header(document: Document, placed: Sequence[Placed], form: Form) -> Header:
    """The header fields and the people of a report, from labels first, then from the letter around it."""
    cues, labels = cues_of(form), labels_of(form)
    found = entries(placed, cues, labels)
    rows = records(placed, cues, labels)
    letter = letters.read_letter(placed)
    conference = _conference(found, letter)
    children, adults = _people(found, rows, letter, conference.date)
    author = _author(found, rows, letter)
    return Header(conference, author, _dates(found, letter, placed, conference.date), children, adults)


def _first(found: Iterable[Entry], *fields: str, groups: frozenset[str | None] | None = None) -> str | None:
    """The first value of a field that says anything."""
    for name in fields:
        for entry in found:
            if (
                entry.field == name
                and entry.value
                and not NOT_KNOWN.match(entry.value)
                and (groups is None or entry.group in groups)
            ):
                return entry.value
    return None


# --- the conference -------------------------------------------------------------------------------------------------


def _conference(found: list[Entry], letter: letters.Letter) -> Conference:
    usable = [e for e in found if e.group not in ("children", "adults", "professionals")]
    when = next((e.value for e in usable if e.field == "conference.date" and full_date(e.value)), None)
    kind = _first(usable, "conference.type")
    time = _first(usable, "conference.time") or when
    category = _first(usable, "conference.category")
    return Conference(
        type=None
        if kind is None
        else "initial"
        if "initial" in kind.lower() and "review" not in kind.lower()
        else "review"
        if "review" in kind.lower()
        else kind,
        date=full_date(when) or letter.conference_date,
        time=_time(time),
        venue=_first(usable, "conference.venue"),
        chair=_first(usable, "conference.chair"),
        previous_date=next(
            (day for e in usable if e.field == "conference.previous_date" and (day := full_date(e.value))),
            None,
        ),
        category=tuple(
            dict.fromkeys(value for word, value in _CATEGORIES.items() if word in (category or "").lower())
        ),
        id=_first(usable, "conference.id"),
    )


def _time(text: str | None) -> str | None:
    """ "10.00am" → "10:00"; None without a time."""
    for match in _TIME.finditer(text or ""):
        if match[0].lower() == "noon":
            return "12:00"
        hour, minute, half = (
            int(match[1] or match[4]),
            int(match[2] or 0),
            (match[3] or match[5] or "").lower(),
        )
        if hour > 23 or minute > 59 or (text or "")[match.end() : match.end() + 1] in "./":
            if not (match.end() == len(text or "")):
                continue
            if hour > 23 or minute > 59:
                continue
        if half == "pm" and hour < 12:
            hour += 12
        if half == "am" and hour == 12:
            hour = 0
        return f"{hour:02d}:{minute:02d}"
    return None


# --- the author -----------------------------------------------------------------------------------------------------


def _author(found: list[Entry], rows: list[Record], letter: letters.Letter) -> Author:
    usable = [
        e
        for e in found
        if e.group not in ("children", "adults", "family", "others", "professionals", "conference")
        or (e.field or "").startswith("author.name")
    ]
    name = _first(usable, "author.name")
    role, agency = _first(usable, "author.role"), _first(usable, "author.agency")
    grouped = frozenset({"author", "sign_off"})
    name = name or _first(found, "person.name", groups=grouped)
    joint = {
        "author.name_role": ("name", "role"),
        "author.name_agency": ("name", "agency"),
        "author.name_role_agency": ("name", "role", "agency"),
        "author.role_agency": ("role", "agency"),
    }
    stated: dict[str, str | None] = {"name": name, "role": role, "agency": agency}
    for key, parts in joint.items():
        if value := _first(usable, key):
            for part, text in zip(parts, _split(value, len(parts)), strict=False):
                stated[part] = stated[part] or text
    for row in rows:
        if row.group == "author" and "person.name" in row.values:
            stated["name"] = stated["name"] or row.values["person.name"]
            stated["role"] = (
                stated["role"] or row.values.get("author.role") or row.values.get("person.relationship")
            )
            stated["agency"] = stated["agency"] or row.values.get("author.agency")
    if stated["name"]:
        pieces = _split(stated["name"], 3)
        stated["name"] = pieces[0]
        if len(pieces) > 1:
            stated["role"] = stated["role"] or pieces[1]
        if len(pieces) > 2:
            stated["agency"] = stated["agency"] or pieces[2]
    if (
        stated["role"]
        and not stated["agency"]
        and len(pieces := _split(stated["role"], 2)) == 2
        and letters.is_agency(pieces[1])
    ):
        stated["role"], stated["agency"] = pieces
    team = _first(usable, "author.team")
    return Author(
        name=_tidy(stated["name"]) or letter.author,
        role=_tidy(stated["role"]) or letter.role,
        agency=_tidy(stated["agency"]) or letter.agency or _tidy(team),
    )


def _split(text: str, parts: int) -> list[str]:
    """ "Jo Hill, Health visitor, Northfield NHS Trust" in its parts: at line ends, dashes and commas, the last part whole."""
    for sign in (r"\s*\n\s*", r"\s+[–—-]\s+|\s*/\s+|\t+", r",\s+"):
        pieces = [p.strip(" ,") for p in re.split(sign, text.strip(), maxsplit=parts - 1) if p.strip(" ,")]
        if len(pieces) > 1:
            return pieces
    return [text.strip()]


def _tidy(text: str | None) -> str | None:
    bare = re.sub(r"\s+", " ", text or "").strip(" ,;")
    return bare or None


# --- the dates ------------------------------------------------------------------------------------------------------


def _dates(
    found: list[Entry], letter: letters.Letter, placed: Sequence[Placed], conference_date: str | None
) -> Dates:
    period = Period(end=date.fromisoformat(conference_date)) if conference_date else None
    usable = [e for e in found if e.group not in ("children", "adults", "family", "professionals")]

    def day(name: str) -> str | None:
        for entry in usable:
            if entry.field == name and (value := _day(entry.value, period)):
                return value
        return None

    report = day("dates.report")
    if report is None:  # a bare "Date:" beside the author's name or signature
        bare = [
            e
            for e in found
            if e.field == "column.date"
            and (e.group in ("author", "sign_off") or e.place.zone == "head" or _signs(e, found))
        ]
        report = next((value for e in bare if (value := _day(e.value, period))), None)
    shared = [e for e in usable if e.field == "dates.shared_with_parents"]
    if shared:
        with_parents = next(
            (value for e in shared if not _undone(e.value) and (value := _day(e.value, period))), None
        )
    else:
        with_parents = letters.shared_with_parents(placed, period)
    child = [e for e in usable if e.field == "dates.shared_with_child"]
    return Dates(
        report=report or letter.date,
        submitted=day("dates.submitted"),
        shared_with_parents=with_parents,
        shared_with_child=next(
            (value for e in child if not _undone(e.value) and (value := _day(e.value, period))), None
        ),
    )


def _signs(entry: Entry, found: list[Entry]) -> bool:
    """Whether a bare date stands within three blocks of a signature."""
    return any(
        e.field == "author.name" and abs(e.place.block.number - entry.place.block.number) <= 3 for e in found
    )


def _day(text: str, period: Period | None) -> str | None:
    days = [m.date for m in find_dates(text, period) if len(m.date) == 10]
    lone = read_date(text, period)
    return days[0] if days else lone if lone and len(lone) == 10 else None


def _undone(text: str) -> bool:
    """ "Not yet, will be done on 3/5": no date to report."""
    return _NOT_DONE.search(text) is not None and not re.match(r"\W*(?:yes\b|\d)", text, re.IGNORECASE)


# --- the people -----------------------------------------------------------------------------------------------------


def _people(
    found: list[Entry], rows: list[Record], letter: letters.Letter, conference_date: str | None
) -> tuple[tuple[Child, ...], tuple[Adult, ...]]:
    people: list[tuple[str, Person]] = []  # "child" or "adult" and who
    for row in rows:
        if row.group in _PROFESSIONAL_GROUPS or row.group == "author":
            continue
        if {"author.role", "author.agency"} & row.values.keys() and not {
            "person.dob",
            "person.relationship",
        } & row.values.keys():
            continue
        if person := _from_values(row.values):
            people.append((_side(person, row.values, row.group, conference_date), person))
    if letter.people:
        people += [("child", person) for person in letter.people]
        found = [e for e in found if e.place.zone == "head" or e.place.role == "subject"]
    people += _from_entries(found, conference_date)
    children: list[Child] = []
    adults: list[Adult] = []
    for side, person in people:
        if side == "child":
            _add(
                children,
                Child(
                    person.name,
                    person.known_as,
                    person.date_of_birth,
                    person.expected_date_of_delivery,
                    person.gender,
                ),
            )
        elif side == "adult" and not any(same_name(person.name, c.name) for c in children):
            _add(adults, Adult(person.name, person.relationship, person.date_of_birth))
    return tuple(children), tuple(adults)


def _add(known: list[Any], person: Child | Adult) -> None:
    from reportcheck.reports.people import _completed

    for i, other in enumerate(known):
        if same_name(other.name, person.name) and (
            other.date_of_birth is None or person.date_of_birth in (None, other.date_of_birth)
        ):
            known[i] = _completed(other, person)
            return
    known.append(person)


def _from_values(values: dict[str, str]) -> Person | None:
    """A person from the fields of a row."""
    raw = values.get("person.name") or " ".join(
        filter(None, (values.get("person.forename"), values.get("person.surname")))
    )
    if not raw or NOT_KNOWN.match(raw) or read_name(raw) is None or _TICKED.search(raw):
        return None
    lines = read_people(raw)
    base = lines[0] if lines else Person(re.sub(r"\s+", " ", raw))
    name = (
        re.sub(r"\s*\(.*?\)", "", raw).split("\n")[0].strip(" ,")
        if len(raw) < 60 and not re.search(r"\d", raw) and "," not in raw
        else base.name
    )
    dob, due = values.get("person.dob"), values.get("person.edd")
    unborn = "unborn" in raw.lower() or bool(re.search(r"\b(?:edd|edc|due)\b", dob or "", re.IGNORECASE))
    born = full_date(dob)
    return Person(
        name=name or base.name,
        known_as=split_names(values["person.known_as"]) if values.get("person.known_as") else base.known_as,
        date_of_birth=(None if unborn else born) or (base.date_of_birth if not unborn else None),
        expected_date_of_delivery=full_date(due)
        or (born if unborn else None)
        or base.expected_date_of_delivery,
        gender=read_gender(values.get("person.gender"))
        or base.gender
        or gender_of_relationship(values.get("person.relationship")),
        relationship=_tidy(values.get("person.relationship")) or base.relationship,
    )


def _side(person: Person, values: dict[str, str], group: str | None, conference_date: str | None) -> str:
    """Whether somebody is a child of the conference, an adult, or neither."""
    if group == "others":
        return "other"
    status = values.get("person.status")
    if status and re.match(r"\W*(?:no\b|not\b)", status, re.IGNORECASE):
        return "other" if _young(person, conference_date) else "adult"
    relation = values.get("person.relationship") or ""
    if group == "children":
        return "child"
    if person.expected_date_of_delivery or "unborn" in person.name.lower():
        return "child"
    if group == "adults":
        return (
            "child"
            if re.fullmatch(r"\W*(?:subject )?child\W*", relation, re.IGNORECASE)
            or (not relation and _young(person, conference_date))
            else "adult"
        )
    if _CHILD_WORD.search(relation) and not re.search(r"\b(?:of|to)\b", relation):
        return "child"
    if relation and RELATION.search(relation):
        return "adult"
    return (
        "child"
        if _young(person, conference_date)
        or (person.date_of_birth is None and not relation and "person.dob" in values)
        else "adult"
    )


def _young(person: Person, conference_date: str | None) -> bool:
    if person.date_of_birth is None:
        return False
    at = conference_date or date.today().isoformat()
    return int(at[:4]) - int(person.date_of_birth[:4]) - (at[5:] < person.date_of_birth[5:]) < 18


def _from_entries(found: list[Entry], conference_date: str | None) -> list[tuple[str, Person]]:
    """People from labels with values: a field for each of their particulars, or one field for all of them."""
    people: list[tuple[str, Person]] = []
    values: dict[str, str] = {}
    group: str | None = None

    def close() -> None:
        if person := _from_values(values):
            people.append((_side(person, values, group, conference_date), person))
        values.clear()

    lines: dict[tuple[object, ...], list[str]] = {}
    order: dict[tuple[object, ...], tuple[str, str | None]] = {}
    for entry in found:
        cell = entry.place.block.cell
        key: tuple[object, ...] = (cell.table, cell.row, entry.label) if cell else (entry.place.block.number,)
        if key in lines and cell and entry.place.row == entry.label and not entry.field:
            lines[key].append(entry.value)
            continue
        side = _people_label(entry)
        if side:
            close()
            lines.setdefault(key, []).append(entry.value)
            order.setdefault(key, (side, entry.label))
            people.append((f"line:{len(order)}", Person(""))) if len(lines[key]) == 1 else None
            continue
        if (
            not entry.field
            or not entry.field.startswith("person.")
            or entry.group in ("author", "sign_off", "professionals", "conference")
        ):
            continue
        if entry.field in ("person.name", "person.forename") and entry.field in values:
            close()
        if (
            entry.field == "person.name"
            and entry.place.path
            and not (entry.group or _child_label(entry.label))
        ):
            continue
        group = (
            "children"
            if entry.field == "person.name" and _child_label(entry.label)
            else entry.group
            if "person.name" not in values or entry.field == "person.name"
            else group
        )
        if entry.field in ("person.name", "person.forename", "person.surname") or values:
            values.setdefault(entry.field, entry.value)
    close()
    resolved: list[tuple[str, Person]] = []
    keys = list(lines)
    for side, person in people:
        if not side.startswith("line:"):
            resolved.append((side, person))
            continue
        key = keys[int(side[5:]) - 1]
        kind, label = order[key]
        text = lines[key]
        joined = (
            "\n".join(text)
            if len(text) > 1 and not all(read_name(t) is None for t in text[1:])
            else ", ".join(text)
        )
        for one in read_people(joined):
            relation = one.relationship or (
                label if kind == "adult" and label and RELATION.search(label) and "/" not in label else None
            )
            resolved.append(
                (
                    kind,
                    Person(
                        one.name,
                        one.known_as,
                        one.date_of_birth,
                        one.expected_date_of_delivery,
                        one.gender,
                        relation,
                    ),
                )
            )
    return resolved


def _child_label(label: str) -> bool:
    return "child" in canonical(label).split()


def _people_label(entry: Entry) -> str | None:
    """Whether a label asks for people in one value: "Children: name, DOB, gender" or "Mother"; who they are then."""
    if (
        entry.field
        and not entry.field.startswith("person.")
        or entry.group in ("author", "professionals", "sign_off")
    ):
        return None
    if (
        entry.place.zone == "tail"
        or entry.place.role != "content"
        or len(entry.label) > 90
        or len(entry.value) > 400
        or read_name(entry.value) is None
        or _TICKED.search(entry.value)
    ):
        return None
    words = canonical(entry.label).split()
    if not entry.field:
        asks = {"name", "names", "dob", "birth", "born", "subject", "subjects", "gender"} & set(
            re.findall(r"[a-z]+", entry.label.lower())
        )
        if "child" in words and (asks or len(words) == 1):
            return "child"
        if (
            "parent" in words
            and len(words) <= 5
            or (RELATION.search(entry.label) and len(entry.label.split()) <= 8)
        ):
            return "adult"
        return None
    if (
        entry.field == "person.name"
        and "child" in words
        and (
            len(find_dates(entry.value)) > 0
            or ";" in entry.value
            or "," in entry.value
            or "\n" in entry.value
            or " and " in entry.value
        )
    ):
        return "child"
    return None


CATEGORIES: tuple[Category, ...] = get_args(Category)
