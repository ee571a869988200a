"""Words that several readers of this room share: sentences, who is meant, what kind of event is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from reportcheck.reports.people import gender_of_relationship

if TYPE_CHECKING:
    from reportcheck.reports.model import Adult, Child
    from reportcheck.reports.people import Family

_ABBREVIATIONS = (
    r"(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Sgt|Insp|Supt|no|nos|incl|inc|approx|appt|appts|dept|tel|ref|ext|yr|yrs|wk|wks|hr|hrs|min|mins|vs|etc|e\.g|i\.e|c\.f|cf|re|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|[A-Z])"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9£])|\s*\n+\s*")
_OPEN_ABBREVIATION = re.compile(rf"(?:^|[\s(]){_ABBREVIATIONS}\.$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence (or other stretch) of a text: its words and where they begin in it (code points)."""

    text: str
    start: int


def sentences(text: str) -> list[Piece]:
    """The sentences of a text by its full stops and line ends; "Dr.", "4.20pm" and initials end none."""
    pieces: list[Piece] = []
    begin = 0
    for match in _SENTENCE_END.finditer(text):
        if "\n" not in match.group() and _OPEN_ABBREVIATION.search(
            text[begin : match.start()].rstrip("\"'”’)]")
        ):
            continue
        pieces.append(Piece(text[begin : match.end()].rstrip(), begin))
        begin = match.end()
    pieces.append(Piece(text[begin:].rstrip(), begin))
    return [piece for piece in pieces if piece.text.strip()]


def plain(text: str) -> str:
    """The same text, character for character, with straight quotes, plain dashes and plain spaces."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-", "\u00a0": " ", "\t": " "}
)

# ---- which children are meant -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ChildMention:
    """Words that stand for one child or several: where they are and whose full names they stand for."""

    start: int
    end: int
    children: tuple[str, ...]


_NUMBER = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_COUNT = r"two|three|four|five|six|seven"
_ALL = (
    r"\b(?:(?:all|both|each|every\s+one|everyone)\s+(?:of\s+)?(?:the|these|our|her|his|their|my)?\s*(?:(?P<count>two|three|four|five|six|seven)\s+)?(?:of\s+(?:the\s+)?(?:them|children)\b|children|kids|siblings|youngsters|young\s+people|of\s+them|child\b)"
    r"|(?:the|these|her|his|their|our|my)\s+(?:(?:two|three|four|five|six|seven)\s+)?(?:children|kids|kiddies|bairns|siblings|sibling\s+group|youngsters|young\s+people|little\s+ones)"
    r"|(?:the\s+)?(?:two|three|four|five|six|seven)\s+(?:children|kids|siblings)"
    r"|(?:the\s+)?(?:child/ren|child\(ren\)|children(?!\s+in\s+need|'s\s+(?:services|centre|social|care)))"
    r"|all\s+(?P<count2>two|three|four|five|six|seven)(?:\s+of\s+them)?|both\s+of\s+them|each\s+of\s+them|all\s+of\s+them|them\s+(?:both|all)|(?:the\s+)?whole\s+(?:family|sibling\s+group)|this\s+family|(?:the|each|every)\s+(?:other\s+)?sibling\s+group|each\s+child|every\s+child"
    r"|the\s+family\b(?!\s+(?:home|support|nurse|hub|centre|help|court|worker|doctor|group|member|time|plan)))"
)
_SEXES = {
    "girls": "female",
    "sisters": "female",
    "daughters": "female",
    "lasses": "female",
    "boys": "male",
    "brothers": "male",
    "sons": "male",
    "lads": "male",
}
_SEX = rf"\b(?:both|all|the|these|her|his|their|our|two|three|older|younger|(?:all\s+)?(?:{_COUNT}))\s+(?:of\s+)?(?:the\s+)?(?:(?:{_COUNT})\s+)?(?:(?P<age>older|elder|eldest|oldest|younger|youngest|big|little)\s+)?(?:(?:{_COUNT})\s+)?(?P<sex>girls|boys|sons|daughters|lads|lasses|brothers|sisters)\b|(?:\bboth\s+|(?<=[;:,.]\s)|^)(?P<sex2>girls|boys|sons|daughters|lads)\b"
_AGED = rf"\b(?:the\s+|her\s+|his\s+|their\s+)?(?:(?P<n1>{_COUNT})\s+)?(?P<age>older|elder|oldest|eldest|younger|youngest|little)\s+(?:(?P<n2>{_COUNT})\b(?:\s+(?:children|ones|siblings|kids|of\s+them))?|(?P<plural>children|ones|siblings|kids)\b)"
_ONE_OF_SEX = r"\bthe\s+(?:little\s+|young\s+)?(?P<single>boy|lad|girl|lass|child|young\s+person|kid|bairn|pupil|student)\b(?!\s*['/(]|\s+(?:protection|in\s+need|care|health|benefit))"
_ONE_AGED = r"\bthe\s+(?P<one>eldest|oldest|youngest|baby|middle\s+(?:child|one|boy|girl)|unborn(?:\s+(?:baby|child))?|newborn|little\s+one|toddler)\b(?:\s+(?:child|one|boy|girl|son|daughter))?|\b(?P<unborn>unborn\s+(?:baby|child)|baby\s+when\s+born|bump)\b"
_TWINS = r"\b(?:(?:the|both|her|his|their)\s+)+twins\b|\btwins\b"
_OTHERS = rf"\b(?:the\s+others?\b(?:\s+(?:{_COUNT}|children|child|boys?|girls?|siblings?|ones?|twin))*|the\s+rest\b(?:\s+of\s+(?:them|the\s+(?:children|siblings)))?(?!\s+of\b)|the\s+remaining\s+(?:children|siblings|{_COUNT}))"
_RELATIVE = rf"\b(?:her|his|their)\s+(?:(?:{_COUNT})\s+)?(?:(?P<age>older|elder|big|younger|little|baby|twin|half)\s+)?(?P<relation>brothers?|sisters?|siblings?)\b(?:\s+and\s+(?P<relation2>brothers?|sisters?))?"
_GROUPS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("twins", _TWINS),
        ("others", _OTHERS),
        ("relative", _RELATIVE),
        ("aged", _AGED),
        ("sex", _SEX),
        ("one", _ONE_AGED),
        ("single", _ONE_OF_SEX),
        ("all", _ALL),
    )
)


def child_mentions(text: str, family: Family, told: tuple[str, ...] = ()) -> list[ChildMention]:
    """The children named or counted in a text, in order: names, nicknames, initials, "the boys", "the younger two", "all".

    "The others" and "her brother" are read from the children named before them, ``told`` (full names) before this text.
    Pronouns are left out.
    """
    text = plain(text)
    found = _named(text, family)
    taken = [(one.start, one.end) for one in found]
    spans: list[tuple[int, int, str, re.Match[str]]] = []
    for name, pattern in _GROUPS:
        for match in pattern.finditer(text):
            if not any(match.start() < end and start < match.end() for start, end in taken):
                spans.append((match.start(), match.end(), name, match))
                taken.append((match.start(), match.end()))
    mentions = list(found)
    beside = {child for one in found for child in one.children}
    if any(name == "twins" for _, _, name, _ in spans):
        beside.update(_twins(family))
    for start, end, name, match in sorted(spans, key=lambda span: span[0]):
        before = [one for one in sorted(mentions, key=lambda one: one.start) if one.start < start]
        earlier = [ChildMention(-1, -1, told)] if told else []
        children = _group(name, match, family, earlier + before, beside or set(told))
        if children:
            mentions.append(ChildMention(start, end, children))
    return sorted(mentions, key=lambda one: one.start)


def children_named(text: str, family: Family) -> tuple[str, ...]:
    """Full names of all children that a text names or counts, in the order of the register."""
    meant = {child for mention in child_mentions(text, family) for child in mention.children}
    return tuple(child.name for child in family.children if child.name in meant)


def name_forms(person: Child | Adult) -> tuple[str, ...]:
    """The ways that a person of the family is named: full name, first and second given names, nicknames."""
    bare = re.sub(r"\s*\(.*?\)", "", person.name).strip()
    parts = bare.split()
    forms = {bare}
    if parts:
        forms.add(parts[0])
        forms.add(f"{parts[0]} {parts[-1]}")
        if "-" in parts[0]:
            forms.update(half for half in parts[0].split("-") if len(half) > 2)
    forms.update(getattr(person, "known_as", ()))
    if len(parts) > 1 and not hasattr(person, "known_as"):
        forms.update(f"{title} {parts[-1]}" for title in _titles(getattr(person, "relationship", None)))
    return tuple(
        sorted((form for form in forms if form and form.lower() not in _NOT_NAMES), key=len, reverse=True)
    )


def _titles(relationship: str | None) -> tuple[str, ...]:
    gender = gender_of_relationship(relationship)
    return (
        ("Mr",)
        if gender == "male"
        else ("Mrs", "Ms", "Miss")
        if gender == "female"
        else ("Mr", "Mrs", "Ms", "Miss")
    )


_PET_FORM = re.compile(
    r"(?<![\w-])(?<!Mr\s)(?<!Mrs\s)(?<!Ms\s)(?<!Miss\s)(?<!Dr\s)(?:[A-Z][a-z]{0,2}(?:bb|dd|ff|gg|ll|mm|nn|pp|rr|ss|tt|zz)y|[A-Z][a-z]{1,5}ie)\b(?!\s+[A-Z][a-z])"
)
_NO_PET_FORMS = {
    "Daddy",
    "Mummy",
    "Nanny",
    "Granny",
    "Auntie",
    "Happy",
    "Sorry",
    "Carry",
    "Silly",
    "Funny",
    "Messy",
    "Worry",
    "Movie",
    "Birdie",
    "Hurry",
    "Marry",
    "Ferry",
    "Lorry",
    "Puppy",
    "Berry",
}
_NOT_NAMES = {"unborn", "baby", "child", "mr", "mrs", "ms", "miss", "dr", "the"}


def _named(text: str, family: Family) -> list[ChildMention]:
    owners: dict[str, list[str]] = {}
    for child in family.children:
        for form in name_forms(child):
            owners.setdefault(plain(form).casefold(), []).append(child.name)
    adults = {
        plain(form).casefold() for adult in family.adults for form in name_forms(adult)[:2] if " " in form
    }
    initials: dict[str, list[str]] = {}
    for child in family.children:
        initials.setdefault(child.name[:1], []).append(child.name)
    found: list[ChildMention] = []
    if owners:
        forms = "|".join(re.escape(form) for form in sorted({*owners, *adults}, key=len, reverse=True))
        for match in re.finditer(rf"(?<![\w-])(?:{forms})(?=(?:'s)?(?!\w))", text, re.IGNORECASE):
            names = owners.get(match.group().casefold())
            if names and len(names) == 1 and match.group()[:1].isupper():
                found.append(ChildMention(match.start(), match.end(), (names[0],)))
    # "Immy" where the only name that begins so is Imogen: a pet form that no front sheet lists.
    people: list[Child | Adult] = [*family.children, *family.adults]
    first_names = {person.name: person.name.split()[0] for person in people if person.name.strip()}
    for match in _PET_FORM.finditer(text):
        word = match.group()
        fitting = [name for name, first in first_names.items() if first[:2] == word[:2]]
        taken = any(one.start < match.end() and match.start() < one.end for one in found)
        if (
            word not in _NO_PET_FORMS
            and not taken
            and len(fitting) == 1
            and any(child.name == fitting[0] for child in family.children)
        ):
            found.append(ChildMention(match.start(), match.end(), (fitting[0],)))
    # Single capitals stand for a child only where they can be no other word of a sentence.
    for match in re.finditer(
        r"(?<![\w.&-])([B-HJ-Z]|A(?=\s*(?:,|and\b|&)\s*[B-Z]\b))(?=(?:'s)?(?:\s|[,;:)]|$))(?!\s*&)", text
    ):
        names = initials.get(match.group(1))
        taken = any(one.start <= match.start() < one.end for one in found)
        if (
            names
            and len(names) == 1
            and not taken
            and not re.search(
                r"\b(?:Vitamin|Plan|Category|Year|Section|Class|Dr|Mr|Mrs|Ms)\s$", text[: match.start()]
            )
        ):
            found.append(ChildMention(match.start(), match.end(1), (names[0],)))
    return found


def _born(child: Child) -> date | None:
    text = child.date_of_birth or child.expected_date_of_delivery
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _group(
    name: str, match: re.Match[str], family: Family, before: list[ChildMention], beside: set[str]
) -> tuple[str, ...]:
    everyone = tuple(child.name for child in family.children)
    by_age = [child.name for child in sorted(family.children, key=lambda child: _born(child) or date.max)]
    gender = {child.name: child.gender for child in family.children}
    groups = match.groupdict()
    if name == "all":
        return everyone
    if name == "sex":
        word = (groups["sex"] or groups["sex2"] or "").lower()
        of_sex = [one for one in by_age if gender[one] == _SEXES[word]]
        count = next((number for name, number in _NUMBER.items() if name in match.group().lower()), 0)
        unknown = [one for one in by_age if gender[one] is None]
        if not of_sex or count == len(of_sex) + len(unknown):
            # A letter may tell no genders: then "the girls" can only be those of whom none is told.
            of_sex = [one for one in by_age if one in of_sex or one in unknown]
        if word in ("brothers", "sisters") and before:
            of_sex = [one for one in of_sex if one not in before[-1].children] or of_sex
        return (
            _by_age(of_sex, groups["age"], 2 if groups["age"] and len(of_sex) > 2 else len(of_sex))
            if groups["age"]
            else tuple(of_sex)
        )
    if name == "aged":
        count = _NUMBER.get((groups["n1"] or groups["n2"] or "").lower(), 0)
        if not count:
            left = [one for one in by_age if one not in beside]
            return tuple(left) if beside and left else _by_age_gap(by_age, groups["age"], family)
        return _by_age(by_age, groups["age"], count)
    if name == "single":
        word = match.group("single").lower()
        sex = "male" if word in ("boy", "lad") else "female" if word in ("girl", "lass") else None
        fitting = [child.name for child in family.children if sex is None or child.gender in (sex, None)]
        return tuple(fitting) if len(fitting) == 1 else ()
    if name == "one":
        return _one(match, family, by_age)
    if name == "twins":
        return _twins(family)
    told = {child for one in before for child in one.children}
    if name == "others":
        word = match.group().lower()
        left = [one for one in everyone if one not in told]
        if "twin" in word:
            left = [one for one in left if one in _twins(family)]
        if "boy" in word or "girl" in word:
            left = [one for one in left if gender[one] == ("male" if "boy" in word else "female")]
        return tuple(left) if told else ()
    return _relatives(groups, before, by_age, gender, family)


def _by_age_gap(names: list[str], age: str | None, family: Family) -> tuple[str, ...]:
    """The older (or younger) children where no number is told: those before the widest gap in age."""
    born = {child.name: _born(child) or date.max for child in family.children}
    gaps = [
        ((born[later] - born[earlier]).days, place)
        for place, (earlier, later) in enumerate(pairwise(names), start=1)
    ]
    cut = max(gaps)[1] if gaps else len(names)
    return _by_age(
        names, age, len(names) - cut if (age or "").lower() in ("younger", "youngest", "little") else cut
    )


def _by_age(names: list[str], age: str | None, count: int) -> tuple[str, ...]:
    young = (age or "").lower() in ("younger", "youngest", "little")
    return tuple(names[-count:] if young else names[:count])


def _one(match: re.Match[str], family: Family, by_age: list[str]) -> tuple[str, ...]:
    word = (match.group("one") or match.group("unborn") or "").lower()
    unborn = [
        child.name
        for child in family.children
        if not child.date_of_birth and (child.expected_date_of_delivery or "unborn" in child.name.lower())
    ]
    if "unborn" in word or "bump" in word or "when born" in word:
        return tuple(unborn[:1])
    if not by_age:
        return ()
    if word in ("eldest", "oldest"):
        return (by_age[0],)
    if word.startswith("middle"):
        return (by_age[len(by_age) // 2],) if len(by_age) % 2 else ()
    born = [one for one in by_age if one not in unborn]
    if word == "baby" and unborn and (not born or _years_apart(born[-1], unborn[0], family) >= 1):
        return (unborn[0],)
    return ((born or by_age)[-1],)


def _years_apart(one: str, other: str, family: Family) -> float:
    days = [_born(child) for child in family.children if child.name in (one, other)]
    known = [day for day in days if day]
    return abs((known[0] - known[1]).days) / 365 if len(known) == 2 else 9


def _twins(family: Family) -> tuple[str, ...]:
    pairs = []
    for one in family.children:
        for other in family.children:
            first, second = _born(one), _born(other)
            if one is not other and first and second and abs((first - second).days) <= 1:
                pairs.append(one.name)
                break
    return tuple(pairs)


def _relatives(
    groups: dict[str, str | None],
    before: list[ChildMention],
    by_age: list[str],
    gender: Mapping[str, str | None],
    family: Family,
) -> tuple[str, ...]:
    owner = before[-1].children if before else ()
    if len(owner) != 1:
        return ()
    words = [word.lower() for word in (groups["relation"], groups["relation2"]) if word]
    sexes = {
        "male" if word.startswith("brother") else "female" if word.startswith("sister") else None
        for word in words
    }
    left = [one for one in by_age if one != owner[0] and (None in sexes or gender[one] in sexes)]
    age = (groups["age"] or "").lower()
    place = by_age.index(owner[0])
    if age in ("older", "elder", "big"):
        left = [one for one in left if by_age.index(one) < place]
    elif age in ("younger", "little", "baby"):
        left = [one for one in left if by_age.index(one) > place]
    elif age == "twin":
        left = [one for one in left if one in _twins(family)]
    if all(not word.endswith("s") for word in words) and len(left) > len(words):
        return ()
    return tuple(left)


# ---- what kind of event is told -------------------------------------------------------------------------------------

# The first pattern that is found first in the text gives the kind; those marked as meetings are attended or not.
EVENT_KINDS: tuple[tuple[str, str], ...] = (
    ("conference", r"\b(?:conference|ICPC|RCPC|CPRC|CPC)\b"),
    ("core_group", r"\bcore[\s-]+groups?\b|\bCGM?\b"),
    (
        "meeting",
        r"\b(?:strat(?:egy)?(?:\s+(?:discussion|meeting))|MARAC|MAPPA|TAF|TAC|PEP\b|legal\s+planning|LPM|pre-proceedings|meeting|parents?['’]?s?['’]?\s+evening|mediation|(?:family\s+group\s+conference|FGC))\b",
    ),
    (
        "home_visit",
        r"\b(?:(?:home|stat(?:utory)?|announced|unannounced|joint|planned|welfare|birth|new\s+birth|antenatal|duty|tenancy|routine|second|third|first|follow[\s-]*up|weekly|cp|child\s+protection)\s+visits?|visits?\s+(?:to|at|by|with)\s+(?:the\s+)?(?:home|house|flat|property|address|family|mum|mother)|"
        r"visit(?=\W*(?:$|by\b|with\b|to\b|at\b|and\b|made))|h/v|HV\b(?=\s*(?:[-:,.]|$))|(?:I|we)\s+(?:\w+\s+)?visited|welfare\s+check|no\s+access|unannounced|safe\s+and\s+well|PCSO\s+visited|visited\s+(?:the\s+)?(?:home|house|flat|property|address|family|mum|her|him|them))\b",
    ),
    (
        "appointment",
        r"\b(?:appointments?|appts?|clinics?|audiology|orthoptics?|dentist|dental|optician|paediatric(?:ian)?|physio(?:therapy)?|counselling|(?:asthma|medication|health|medical|pathway\s+plan|development(?:al)?|two\s+year|2\s+year|one\s+year|\d+[\s-]+(?:month|week|year)|six\s+week|annual|LAC|treatment|care\s+plan)\s+(?:review|check|follow[\s-]*up)|"
        r"review(?!\s+(?:letter|form|date|of\b))|assessments?|sessions?|1[:\s-]*1|121|one\s+to\s+one|programme|course\s+session|group\s+(?:session|work)|(?:tuesday|monday|wednesday|thursday|friday|recovery|parenting|support)\s+group|interview|breath\s+test|drug\s+test|urine\s+(?:test|screen)|hair\s+strand|"
        r"key\s*work|check[\s-]*up|follow[\s-]*up|immunisations?|imms|jabs?|scan|triage|drop[\s-]?in|workshop|weigh(?:ed|[\s-]?in)\b|weight(?=\s+\d)|solicitor|probation|jobcentre|supervised\s+contact|family\s+time|detox|reintegration|screening|tour)\b",
    ),
    ("contact", r"\b(?:seen|saw|met)\b"),
    (
        "health",
        r"\b(?:A\s?&\s?E|ED|emergency\s+department|hospital|admitted|minor\s+injuries|MIU|ambulance|GP|111|overdose|walk[\s-]in)\b",
    ),
    (
        "police",
        r"\b(?:police|officers?|arrest(?:ed)?|999|101|PPN|bail(?:ed)?|charged|convicted|offence|CPS|PCSO|incident\s+log|warrant|custody|strategy)\b",
    ),
    (
        "phone_call",
        r"\b(?:phone\s+call|telephone\s+call|call\s+(?:from|to)|telephoned|phoned|rang|called|voicemail|text(?:ed)?\s+(?:from|to|me|her|mum)|t/c)\b",
    ),
    (
        "correspondence",
        r"\b(?:letter|email(?:ed)?|e-mail|referr?al|referred|notification|notified|report(?:ed)?)\b",
    ),
    (
        "school",
        r"\b(?:school|nursery|class|lesson|teacher|term|excluded|suspen(?:ded|sion)|absent|attendance|late|detention|playground|assembly)\b",
    ),
    ("court", r"\b(?:court|order\s+(?:granted|made)|hearing|sentenced|trial)\b"),
)
_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in EVENT_KINDS)


def event_kind(text: str) -> str:
    """What kind of event a text tells, by the first word in it that says so; "other" where none does."""
    text = plain(text)
    best: tuple[int, int, str] | None = None
    for order, (kind, pattern) in enumerate(_KINDS):
        match = pattern.search(text)
        if match and (best is None or (match.start(), order) < best[:2]):
            best = (match.start(), order, kind)
    return best[2] if best else "other"
