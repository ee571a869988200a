"""Who reports, when, about whom and for which conference: the facts at the head and the foot of a report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportcheck.documents.model import Document
from reportcheck.reports import letters
from reportcheck.reports.dates import Period, find_dates, read_date
from reportcheck.reports.fields import Entry, Record, entries, records
from reportcheck.reports.forms import Form
from reportcheck.reports.headings import cues_of, labels_of
from reportcheck.reports.layout import Placed
from reportcheck.reports.model import Adult, Author, Category, Child, Conference, Dates
from reportcheck.reports.persons import NOT_KNOWN, full_date
from reportcheck.reports.register import read_register

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
    children, adults = read_register(found, rows, letter.people, conference.date)
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
    """The time of a text as HH:MM: "10.00am" gives "10:00"; None without a time."""
    for match in _TIME.finditer(text or ""):
        if match[0].lower() == "noon":
            return "12:00"
        hour, minute = int(match[1] or match[4]), int(match[2] or 0)
        half = (match[3] or match[5] or "").lower()
        if hour > 23 or minute > 59 or (text or "")[match.end() : match.end() + 1] in tuple("./"):
            continue  # a date
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
    """A value in its parts: "Jo Hill, Health visitor, Northfield NHS Trust" is split at line ends, dashes or commas."""
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
    """Whether words say that it has not happened: "Not yet, will be done on 3/5"."""
    return _NOT_DONE.search(text) is not None and not re.match(r"\W*(?:yes\b|\d)", text, re.IGNORECASE)
