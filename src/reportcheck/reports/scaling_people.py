"""Who scored and whom a score is about: the people behind the labels and words of a scale."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reportcheck.reports.model import Adult, Author, Child
from reportcheck.reports.wording import ChildMention, child_mentions, name_forms, plain

if TYPE_CHECKING:
    from reportcheck.reports.people import Family

_WORDS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
    if word != "one"
}
NUMBER = r"(?P<score>10|[0-9](?:\.5|½)?|" + "|".join(_WORDS) + r")"
NUMBER_END = r"(?![\d%]|[.,:/]\d|\s*(?:out\s+of\s+(?!10\b|ten\b)\d|/\s*(?!10\b)\d|years?\b|year\s|months?\b|weeks?\b|days?\b|hours?\b|mins?\b|minutes\b|times\b|sessions?\b|visits?\b|children\b|kg\b|am\b|pm\b|o'clock|per\b|points?\b|th\b|st\b|nd\b|rd\b|of\s+(?:the|them|those|his|her|their|\d)|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b))"
OUT_OF = r"(?:\s*(?:/|out\s+of)\s*(?:10|ten)\b)"
RELATIONS = {
    "mother": r"\b(?:mum|mam|mom|mummy|mother|birth\s+mother)\b",
    "father": r"\b(?:dad|daddy|father|birth\s+father)\b",
    "grandmother": r"\b(?:nan|nanny|nana|gran|granny|grandma|grandmother|MGM|PGM)\b",
    "grandfather": r"\b(?:grandad|granddad|grandpa|grandfather|MGF|PGF)\b",
    "stepfather": r"\b(?:step-?dad|step-?father)\b",
    "stepmother": r"\b(?:step-?mum|step-?mother)\b",
    "aunt": r"\b(?:aunt|auntie|aunty)\b",
    "uncle": r"\buncle\b",
    "parents": r"\b(?:parents|both\s+parents|mum\s+and\s+dad)\b",
}


def scorer_key(by: str | None, family: Family, author: Author) -> str:
    """One key for one scorer, however the report names them: by name, by role, by agency, by relationship."""
    text = re.sub(r"\s*\(.*?\)", "", by or "").casefold().strip()
    people: list[Adult | Child] = [*family.adults, *family.children]
    for person in people:
        forms = [form.casefold() for form in name_forms(person)]
        if text and any(text == form for form in forms):
            return person.name.casefold()
    relative = next(
        (
            relative_of(relation, family)
            for relation, pattern in RELATIONS.items()
            if text and re.fullmatch(pattern, text, re.IGNORECASE)
        ),
        None,
    )
    if relative:
        return relative.casefold()
    return "author" if is_author(text, author) else text


def is_author(text: str, author: Author) -> bool:
    """Whether a label means the author: by name, by role or its initials, by agency."""
    text = text.casefold().strip()
    if not text:
        return False
    own = f"{author.name or ''} {author.role or ''} {author.agency or ''}".casefold()
    words = set(re.findall(r"[a-z]{2,}", own)) - {"and", "the", "of", "for", "to", "in"}
    role = re.findall(r"[a-z]+", (author.role or "").casefold())
    initials = {
        "".join(word[0] for word in role[begin:end])
        for begin in range(len(role))
        for end in range(begin + 2, len(role) + 1)
    }
    told = set(re.findall(r"[a-z]{2,}", text)) - {
        "and",
        "the",
        "of",
        "for",
        "to",
        "in",
        "score",
        "view",
        "worker's",
    }
    return bool(told) and (told <= words or text in initials)


def names_someone(label: str, family: Family, author: Author) -> bool:
    """Whether a label names a member of the family, the author or another scorer; a row's number names nobody."""
    if child_mentions(label, family) or any(is_author(part, author) for part in label.split("/")):
        return True
    adults = [form for adult in family.adults for form in name_forms(adult)]
    known = any(re.search(rf"\b{re.escape(form)}\b", label, re.IGNORECASE) for form in adults)
    relations = any(re.search(pattern, label, re.IGNORECASE) for pattern in RELATIONS.values())
    return (
        known
        or relations
        or bool(
            re.search(
                r"\b(?:social|worker|school|nurse|visitor|health|police|nursery|teacher|IDVA|midwife|carer|practitioner|officer|professional|agency)\b",
                label,
                re.IGNORECASE,
            )
        )
    )


def adult_named(text: str, family: Family) -> str | None:
    return next(
        (
            adult.name
            for adult in family.adults
            for form in name_forms(adult)
            if plain(form).casefold() == text.strip().casefold()
        ),
        None,
    )


def names_of(mentions: list[ChildMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(child for one in mentions for child in one.children))


def value_of(word: str) -> int | float:
    word = word.lower().replace("½", ".5")
    if word in _WORDS:
        return _WORDS[word]
    return float(word) if "." in word else int(word)


def relative_of(relation: str, family: Family) -> str | None:
    named = [
        adult.name
        for adult in family.adults
        if adult.relationship
        and re.search(rf"\b{relation}\b|{RELATIONS[relation]}", adult.relationship, re.IGNORECASE)
    ]
    return named[0] if len(named) == 1 else None


def about_names(children: tuple[str, ...], family: Family) -> tuple[str, ...]:
    """Every child of a family of several is told as "all"; an only child by name."""
    names = {child.name for child in family.children}
    if len(names) == 1 and (not children or set(children) == names):
        return tuple(names)
    if not children or (names and names <= set(children)):
        return ("all",)
    return children


def scorer_named(text: str, family: Family, author: Author) -> str:
    """A scorer as a label names them: a member of the family by full name, else the words themselves."""
    people: list[Adult | Child] = [*family.children, *family.adults]
    for person in people:
        if any(plain(form).casefold() == text.strip().casefold() for form in name_forms(person)):
            return person.name
    for relation, pattern in RELATIONS.items():
        if re.fullmatch(rf"\W*(?:{pattern})\W*", text, re.IGNORECASE):
            return relative_of(relation, family) or text.strip()
    if re.fullmatch(
        r"\W*(?:I|me|mine|author|my\s+score|report\s+writer|worker|practitioner)\W*", text, re.IGNORECASE
    ):
        return author.name or text.strip()
    return text.strip()
