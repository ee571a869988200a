"""What a heading asks for: from its words to the id of a section.

A cue is a few words of the form's data (see ``forms/default.toml``). The weights of the cues that a heading holds are added
up for each section; the highest sum wins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from reportcheck.reports.forms import Form
from reportcheck.reports.model import SectionId

KNOWN = 2.0  # under this sum of weights a heading says nothing about its section
SURE = 4.0  # one strong cue
_REMEMBERED = 2000  # readings kept at a time: a report asks for the same ones again and again
WHOLE = 0.45  # share of its words that makes a heading a section's title
FRAME = frozenset({None, "front_sheet", "sign_off"})  # where a report states particulars, not narrative

_CHILD = frozenset(
    "child children childs childrens boy boys girl girls baby babies infant pupil pupils student twins sibling siblings unborn kids son daughter "
    "toddler teenager teenagers youngster".split()
)
_PARENT = frozenset(
    "parent parents parental mother mothers mum mums mam father fathers dad dads carer carers caregiver caregivers family families woman womans "
    "guardian guardians grandparent grandparents grandmother grandfather stepfather stepmother gran nan partner".split()
)
_SMALL = frozenset(
    "the a an of s and or to in on for by with our your my their his her this these is are ren".split()
)
_FAMILY = re.compile(r"\b(?:famil(?:y|ies)|household)\b", re.IGNORECASE)
_CARER = re.compile(r"\b(?:parents?|carers?|adults?|mother|father|child|children|subjects?)\b", re.IGNORECASE)
# "2.3", "2a)", "Section 4:", "Part B -", "Q7."
_MONTHS = r"(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
_NUMBER = re.compile(
    r"^\s*(?:(?:section|part|box|question|item)\s+(?:\d+(?:\.\d+)*[a-z]?|[A-Za-z])\s*[:.)\-–—]?\s+|[Qq]?\d{1,2}(?:\.\d{1,2})*\.?(?:\s?[a-z])?(?:[.):]|\s|$)(?!\s*(?:"
    + _MONTHS
    + r"))\s*[\-–—:]?\s*|"
    r"\(?(?:[a-z]|[ivx]{1,4}|[A-Z])[.)]\s+)",
)
_SECTION_WORD = re.compile(
    r"^\s*(?:SECTION|PART|BOX|Section|Part|Box)\s+(?:\d+(?:\.\d+)*[A-Za-z]?|[A-Z])\s*[:.)\-–—]?\s*"
)


def without_number(heading: str) -> str:
    """A heading without its typed number: "2.3 Chronology" → "Chronology"."""
    text = _SECTION_WORD.sub("", heading, count=1)
    text = _NUMBER.sub("", text, count=1)
    return text.strip(" \t:–—-") or heading.strip()


def number_depth(heading: str) -> int | None:
    """How deep a typed number goes: 1 for "2. Risks", 2 for "2.3 Chronology", None without a number."""
    match = re.match(
        rf"\s*(?:section|part)?\s*(\d{{1,2}}(?:\.\d{{1,2}})*)\.?(?:[a-z])?[.):]?\s+(?!(?:{_MONTHS}))\S",
        heading,
        re.IGNORECASE,
    )
    return match[1].count(".") + 1 if match else None


@dataclass(frozen=True, slots=True)
class Names:
    """First names and other words of a family's names, lower case: how a heading tells whom it is about."""

    children: frozenset[str] = frozenset()
    adults: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a heading says.

    Attributes:
        section: the section it asks for; None where it says nothing.
        score: sum of the weights of its cues.
        share: part of the heading's words that its best cues cover, 0 to 1.
    """

    section: SectionId | None
    score: float
    share: float

    @property
    def sure(self) -> bool:
        """One strong cue, or cues that cover the whole of it: "Risks"."""
        return self.section is not None and (self.score >= SURE or self.share >= 0.9)


NOTHING = Reading(None, 0.0, 0.0)
NO_NAMES = Names()


def canonical(heading: str, names: Names = NO_NAMES) -> str:
    """A heading as its bare words, with the words and names for children and for parents as "child" and "parent"."""
    text = without_number(heading).lower().replace("’", "'").replace("‘", "'")
    text = text.replace("child/ren", "child").replace("child(ren)", "child").replace("young people", "child")
    text = (
        text.replace("young person", "child")
        .replace("parent(s)", "parent")
        .replace("parent/carer", "parent")
        .replace("&", " and ")
    )
    text = re.sub(r"'s\b|s'(?=\s|$)", " s ", text) if "'" in text else text
    words: list[str] = []
    titled = False  # "Ms Hart" is a grown-up of the family more often than not
    for word in re.findall(r"[a-z0-9]+", text):
        if word == "s":
            continue
        if word in _CHILD or word in names.children:
            word = "child"
        elif word in _PARENT or word in names.adults:
            word = "parent"
        elif word in ("mr", "mrs", "ms", "miss"):
            titled = True
            continue
        elif titled:
            word = "parent"
        titled = False
        if words and words[-1] == word and word in ("child", "parent"):
            continue
        words.append(word)
    plain = " ".join(words)
    for person in ("child", "parent"):
        plain = re.sub(rf"\b{person}(?: (?:and|or) {person})+\b", person, plain)
    return plain


def _pattern(cue: str) -> str:
    words = []
    for word in cue.split():
        if word == "~":
            words.append(r"(?:\w+ ){0,3}?")
            continue
        start, word = (r"^(?:the |our |my |your |about )?", word[1:]) if word.startswith("^") else ("", word)
        end, word = ("$", word[:-1]) if word.endswith("$") else (" ", word)
        word = r"\d" if word == r"\d" else re.escape(word).replace(r"\*", r"\w*")
        words.append(start + word + (r" $" if end == "$" else end))
    joined = ""
    for piece in words:
        # a small word may stand between two words of a cue: "views of the parents" holds "view* of parent"
        joined += (
            piece
            if not joined or piece.startswith(("(?:\\w", "^"))
            else r"(?:(?:the|a|our|their|his|her|of|to|your|this|and|its) ){0,2}?" + piece
        )
    return joined if joined.startswith("^") else r"\b" + joined


class Cues:
    """The cues of one form, ready to read headings with."""

    def __init__(self, form: Form) -> None:
        self._cues = [(section, re.compile(_pattern(cue)), weight) for section, cue, weight in form.cues]
        self._groups = [(group, re.compile(_pattern(cue))) for group, cue in form.groups]
        self._exact: dict[str, SectionId] = {}
        for item in form.sections:
            for title in (item.heading, *item.aliases):
                self._exact[canonical(title)] = item.id
        words = {w for _, cue, _ in form.cues for w in re.findall(r"[a-z]{7,}", cue) if w + "*" not in cue}
        words |= {w for title in self._exact for w in re.findall(r"[a-z]{7,}", title)}
        words |= {
            "chronology",
            "recommendation",
            "sustainability",
            "complicating",
            "protective",
            "environment",
            "involvement",
            "significant",
            "assessment",
            "parenting",
            "strengths",
            "analysis",
        }
        self._words = sorted(words)
        self._seen: dict[tuple[str, Names], Reading] = {}

    def read(self, heading: str, names: Names = NO_NAMES) -> Reading:
        """What a heading asks for.

        Args:
            heading: as printed, with or without its number.
            names: the family's names, so that "What Leo says" is read as the child's view.
        """
        key = (heading, names)
        if key not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[key] = self._read(heading, names)
        return self._seen[key]

    def scores(self, heading: str, names: Names = NO_NAMES) -> dict[SectionId, float]:
        """The sum of weights of every section that a heading has a cue for."""
        return self._weigh(heading, names)[0]

    def _read(self, heading: str, names: Names) -> Reading:
        scores, covered, length = self._weigh(heading, names)
        if not scores:
            return NOTHING
        best = max(scores, key=lambda s: scores[s])
        return Reading(best if scores[best] >= KNOWN else None, scores[best], covered[best] / length)

    def _weigh(self, heading: str, names: Names) -> tuple[dict[SectionId, float], dict[SectionId, int], int]:
        """For each section the sum of its cues' weights and the characters that they cover; the heading's length."""
        main = re.sub(r"\([^)]*\)", " ", heading)
        plain = canonical(main, names) or canonical(heading, names)
        if not plain:
            return {}, {}, 1
        if plain in self._exact:
            return {self._exact[plain]: 2 * SURE}, {self._exact[plain]: len(plain)}, len(plain)
        plain = self._corrected(plain)
        scores: dict[SectionId, float] = {}
        covered: dict[SectionId, set[int]] = {}
        text = plain + " "
        for section, pattern, weight in self._cues:
            match = pattern.search(text)
            if match is None:
                continue
            span = set(range(match.start(), match.end()))
            held = covered.setdefault(section, set())
            # words that a stronger cue of the section has already counted add little
            fresh = len(span - held) / max(1, len(span))
            scores[section] = (
                scores.get(section, 0.0) + weight * (1.0 if fresh > 0.5 else 0.25) + 0.02 * len(span)
            )
            held |= span
        return scores, {section: len(held) for section, held in covered.items()}, len(text)

    def group(self, heading: str, names: Names = NO_NAMES) -> str | None:
        """Which group of the front sheet a heading opens: "children", "adults", "author" …; None where it opens none."""
        if _FAMILY.search(heading) and not _CARER.search(heading):
            return "family"
        text = canonical(heading, names) + " "
        best, length = None, 0
        for group, pattern in self._groups:
            match = pattern.search(text)
            if match and group == "others":
                return group
            if match and match.end() - match.start() > length:
                best, length = group, match.end() - match.start()
        return best

    def _corrected(self, plain: str) -> str:
        words = plain.split()
        for i, word in enumerate(words):
            if len(word) >= 7 and word not in self._words:
                found = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=88)
                if found and found[0][:3] == word[:3]:
                    words[i] = found[0]
        return " ".join(words)


class Labels:
    """The printed labels of a form's fields."""

    def __init__(self, form: Form) -> None:
        self._fields: dict[str, str] = {}
        self._patterns: list[tuple[re.Pattern[str], str]] = []
        for label, name in form.labels:
            if re.search(r"[~*^$]", label):
                self._patterns.append((re.compile(_pattern(label)), name))
            else:
                self._fields.setdefault(_bare(label), name)
        self._known = list(self._fields)
        self._seen: dict[str, str | None] = {}
        self._cues = cues_of(form)

    def field(self, label: str) -> str | None:
        """The field that a printed label asks for, "author.name" for "Report completed by:"; None for any other words."""
        if len(label) > 120:
            return None
        if label not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[label] = self._field(label)
        return self._seen[label]

    def _field(self, label: str) -> str | None:
        text = without_number(
            re.sub(
                r"\((?:if|please|e\.?g|dd|delete|see|where|as|block|include|print|must|at least|not)[^)]*\)",
                " ",
                label,
                flags=re.IGNORECASE,
            )
        )
        bare = _bare(text)
        if not bare or len(bare.split()) > 12:
            return None
        found = self._fields.get(bare) or self._fields.get(_bare(re.sub(r"\([^)]*\)", " ", text)))
        if found or len(bare) < 8:
            return found
        close = process.extractOne(bare, self._known, scorer=fuzz.ratio, score_cutoff=90)
        if close:
            return self._fields[close[0]]
        reading = self._cues.read(label)
        plain = canonical(text) + " "
        if len(plain.split()) > 9 or (reading.score >= SURE and reading.section not in FRAME):
            return None
        return next((name for pattern, name in self._patterns if pattern.search(plain)), None)


def _bare(label: str) -> str:
    words = re.findall(r"[a-z]+", label.lower().replace("’", "'").replace("'s", " "))
    return " ".join(w for w in words if w not in ("the", "of", "s", "a", "please", "this"))


@cache
def _cues(form: Form) -> Cues:
    return Cues(form)


@cache
def _labels(form: Form) -> Labels:
    return Labels(form)


def cues_of(form: Form) -> Cues:
    """The cues of a form, compiled once."""
    return _cues(form)


def labels_of(form: Form) -> Labels:
    """The labels of a form, prepared once."""
    return _labels(form)


def names_from(children: Iterable[str], adults: Iterable[str]) -> Names:
    """The words of a family's names that point to a child or to an adult; words that both bear point to neither."""
    small = {w for name in children for w in re.findall(r"[a-z]+", name.lower())}
    big = {w for name in adults for w in re.findall(r"[a-z]+", name.lower())}
    drop = {"baby", "unborn", "not", "known", "deceased", "senior"}
    return Names(frozenset(small - big - drop), frozenset(big - small - drop))
