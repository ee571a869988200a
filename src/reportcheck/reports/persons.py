"""One person from a line of text: "Leo Hart (known as Lee), born 1.2.18, male"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportcheck.reports.dates import find_dates, read_date
from reportcheck.reports.model import Gender

RELATION = re.compile(
    r"\b(?:maternal |paternal |former |late )*(?:step|grand|half[- ]|foster |birth |great[- ])*(?:mother|father|mum|dad|mam|parents?|grandmother|grandfather|grandma|grandad|gran|nan|nana|aunt|auntie|uncle|brother|sister|sibling|cousin|"
    r"partner|husband|wife|boyfriend|girlfriend|carer|guardian|friend|neighbour|lodger|godmother|godfather|son|daughter|niece|nephew|mgm|mgf|pgm|pgf)\b",
    re.IGNORECASE,
)
_DUE = re.compile(r"\b(?:edd|edc|e\.d\.d\.?|due(?: date)?|expected|unborn)\b", re.IGNORECASE)
_GENDER = re.compile(r"(?:^|[\s,(/;–-])(?P<g>male|female|boy|girl|m|f)(?=$|[\s,)/;.–-])", re.IGNORECASE)
_KNOWN_AS = re.compile(
    r"(?:\b(?:known as|a\.?k\.?a\.?|goes by|called|preferred name)\s*:?\s*|[\"“‘'](?=[A-Z]\w+[\"”’']))([A-Z][\w'’-]+(?:(?:\s*(?:/|,| or )\s*)[A-Z][\w'’-]+)*)"
)
_NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?(?P<name>(?:(?:[Uu]nborn|[Bb]aby)\s+(?:(?:[Bb]aby|[Cc]hild)\s+)?(?:of\s+)?)?[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|de|da|van|von|bin|al|el|ul|der)\.?)*)"
)
_DAY_WORD = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?\b[\s,]*\d|"
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b[\s,]*\d|"
    r"(?:expected|estimated|due)\b",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "male female girl boy tbc dob born date birth edd due known as not applicable none unknown child children baby family name yes no n/a na girl boy tbc re the and address of date aged age review conference child protection report "
    "mother father gender ref our your private confidential".split()
)
NOT_KNOWN = re.compile(
    r"^\W*(?:not known|unknown|n/?a|none|nil|not applicable|tbc|-|–|\?|not stated|not given)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as a line states them."""

    name: str
    known_as: tuple[str, ...] = ()
    date_of_birth: str | None = None
    expected_date_of_delivery: str | None = None
    gender: Gender | None = None
    relationship: str | None = None


def read_gender(text: str | None) -> Gender | None:
    """Gender from a cell or a note: "F", "male", "(girl)"; None where it says none or several."""
    found = {m["g"].lower()[0] for m in _GENDER.finditer(text or "")}
    sexes = {"female" if g in "fg" else "male" for g in found}
    return sexes.pop() if len(sexes) == 1 else None  # type: ignore[return-value]


def read_name(text: str) -> str | None:
    """The name at the start of a text; None where no name stands there."""
    bare = re.sub(
        r"^(?:(?:name|child|re|subject)\b)?\s*\d*\s*[:.)-]?\s*",
        "",
        text.strip(),
        count=1,
        flags=re.IGNORECASE,
    )
    bare = re.sub(r"\b[A-Z][A-Z’'-]{2,}\b", lambda m: m[0].title(), bare)  # surnames in capitals
    match = _NAME.match(bare)
    if match is None or _DAY_WORD.match(bare):
        return None
    words: list[str] = []
    for word in match["name"].split():
        if word.lower().strip(".") in _NOT_NAMES - {"baby", "child"} and words:
            break
        words.append(word)
    name = " ".join(words).strip(" .'’-")
    if len(name) < 2 or (len(words) == 1 and words[0].lower() in _NOT_NAMES) or NOT_KNOWN.match(name):
        return None
    senior = re.match(r"\s*\((?:senior|snr|sr|junior|jnr|jr)\)", bare[match.end("name") :], re.IGNORECASE)
    return name + (f" {senior[0].strip()}" if senior and match["name"].endswith(name.split()[-1]) else "")


def read_person(text: str) -> Person | None:
    """A person from one line; None where the line starts with no name."""
    name = read_name(text)
    if name is None:
        return None
    last = name.split()[-1]
    rest = text[text.find(last) + len(last) :]
    known = _KNOWN_AS.search(rest)
    day = full_date(rest)
    unborn = "unborn" in name.lower() or bool(_DUE.search(rest))
    relation = RELATION.search(rest)
    bracket = next((b for b in re.findall(r"\(([^()]+)\)", rest) if RELATION.search(b)), None)
    return Person(
        name=name,
        known_as=split_names(known[1]) if known else (),
        date_of_birth=None if unborn else day,
        expected_date_of_delivery=day if unborn else None,
        gender=read_gender(rest),
        relationship=bracket.strip()
        if bracket
        else rest[relation.start() :].strip(" .,;)")
        if relation and len(rest) < 120
        else None,
    )


def read_people(text: str) -> list[Person]:
    """The people of a field: one a line, or parted by semicolons, or by "and" where each has a date."""
    lines = [line for line in re.split(r"[\n;]+", text) if line.strip()]
    people: list[Person] = []
    for line in lines:
        dates = find_dates(line)
        if len(dates) > 1:  # "Leo Hart, 1/2/18, Jack Hart, 3/4/20"
            cut = 0
            parts = []
            for i, date in enumerate(dates):
                nearest = re.match(
                    r"[\s)]*(?:[,(]?\s*(?:male|female|boy|girl|m|f)\b\)?)?", line[date.end :], re.IGNORECASE
                )
                end = date.end + (nearest.end() if nearest else 0) if i + 1 < len(dates) else len(line)
                parts.append(re.sub(r"^[\s,;&)]*(?:and\s+)?", "", line[cut:end]))
                cut = end
            people.extend(p for part in parts if (p := read_person(part)))
            continue
        listed = re.findall(r"[^,;(]+?(?:\([^)]*\)|\s[–—-]\s[^,;]+)", line)
        if len(listed) > 1 and len(dates) == 0:  # "Kelly Hart – mother, Sam Hart – father"
            people.extend(
                p for part in listed if (p := read_person(re.sub(r"^[\s,;&]*(?:and\s+)?", "", part)))
            )
            continue
        whole = read_person(re.sub(r"^[\s,;&•–-]*(?:and\s+)?", "", line))
        if whole and not dates and (split := _names_in_list(line)):
            people.extend(split)
        elif whole:
            people.append(whole)
    return people


def _names_in_list(line: str) -> list[Person]:
    """First names that share a surname ("Leo, Jack and Mia Hart"), or full names in a row."""
    bare = re.sub(r"\(.*?\)", "", line)
    parts = [p.strip(" .") for p in re.split(r",|\band\b|&", bare) if p.strip(" .")]
    if len(parts) < 2 or not all(re.fullmatch(r"(?:[A-Z][\w’'-]*\s*){1,4}", p) for p in parts):
        return []
    surname = parts[-1].split()[-1] if len(parts[-1].split()) > 1 else None
    if surname is None:
        return []
    return [Person(name=part if len(part.split()) > 1 else f"{part} {surname}") for part in parts]


def split_names(text: str) -> tuple[str, ...]:
    """Nicknames from a cell: "Tilly / Mattie" → ("Tilly", "Mattie")."""
    if NOT_KNOWN.match(text):
        return ()
    return tuple(
        p.strip(" \"“”‘’'")
        for p in re.split(r"\s*(?:/|,|;|\bor\b|\band\b|\n)\s*", text)
        if p.strip(" \"“”‘’'")
    )


def full_date(text: str | None) -> str | None:
    """An ISO day from a text; None for anything less than a day."""
    if not text:
        return None
    found = [m.date for m in find_dates(text) if len(m.date) == 10]
    if found:
        return found[0]
    lone = read_date(text)
    return lone if lone and len(lone) == 10 else None
