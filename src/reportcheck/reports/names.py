"""Matches the names that a report uses with the people of the family.

A report calls Oliver-James Hart "Oliver", "Oliver James", "Olly", "OJ", "O", "Oliverr" or "HART"; all of these are matched
here. Slips of the pen are recognised with rapidfuzz. Nothing is read from a first name but whose it is: never a gender.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import DamerauLevenshtein

from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import Family

How = Literal["full", "first", "known_as", "surname", "initial", "nickname", "misspelt"]
TITLES: dict[str, str | None] = {
    "mr": "male",
    "mrs": "female",
    "ms": "female",
    "miss": "female",
    "mx": None,
    "sir": "male",
    "madam": "female",
}
# No initial is read from these letters: as words of their own they are nearly always something else.
_NOT_INITIALS = frozenset("ai")
_ASIDE = re.compile(r"\(.*?\)|\b(?:senior|junior|snr|jnr|sr|jr)\b\.?", re.IGNORECASE)
_ALIKE = (
    ("may", "mae", "mai"),
    ("lee", "leigh"),
    ("ann", "anne"),
    ("jo", "joe"),
    ("rae", "ray"),
    ("lou", "lu"),
)
_HEADING_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_UNBORN = re.compile(r"\bunborn\b", re.IGNORECASE)
_NICK_ENDING = re.compile(r"(?:ie|y|ey|i|s|z|zy|sy)$")


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whom words may name.

    Attributes:
        people: positions in the family (children first, then adults), one or more.
        how: how the words match; "full" to "known_as" are names as registered.
    """

    people: tuple[int, ...]
    how: How


class Names:
    """The names of one family, ready to be looked up; looking up takes the same time whatever the length of a report."""

    def __init__(self, family: Family) -> None:
        self.people: tuple[Child | Adult, ...] = (*family.children, *family.adults)
        self.children = len(family.children)
        self._exact: dict[str, dict[int, How]] = {}
        self._firsts: dict[str, set[int]] = {}
        self._surnames: dict[str, set[int]] = {}
        for number, person in enumerate(self.people):
            self._add(number, person)
        self.longest = max((len(key.split()) for key in self._exact), default=1)

    def _add(self, number: int, person: Child | Adult) -> None:
        parts = fold_name(_ASIDE.sub(" ", person.name)).split()
        if _UNBORN.search(person.name):
            for form in ("unborn", "unborn baby", "unborn child", "baby", " ".join(parts), "ubb"):
                self._put(form, number, "known_as")
            if parts[-1] not in ("baby", "unborn", "child"):
                self._put(f"baby {parts[-1]}", number, "known_as")
                self._put(f"unborn {parts[-1]}", number, "known_as")
            return
        if not parts:
            return
        first = _first_name(person.name)
        self._put(" ".join(parts), number, "full")
        self._name(first, number, "first")
        if len(parts) > 1:
            surname = fold_name(_ASIDE.sub(" ", person.name).split()[-1])
            self._surnames.setdefault(surname, set()).add(number)
            for form in (first, first.split()[0]):
                self._put(f"{form} {surname}", number, "full")
                self._put(f"{form} {surname[0]}", number, "full")
                self._put(form[0] + surname[0], number, "initial")
        for other in getattr(person, "known_as", ()):
            self._name(fold_name(other), number, "known_as")

    def _name(self, name: str, number: int, how: How) -> None:
        """A first name or nickname with its variants: joined, its first part alone, its initials."""
        if not name:
            return
        words = name.split()
        for variant in _variants(words):
            self._put(" ".join(variant), number, how)
            self._put("".join(variant), number, how)
        self._firsts.setdefault("".join(words), set()).add(number)
        if len(words) > 1:
            self._put(words[0], number, how)
            self._put("".join(word[0] for word in words), number, "initial")
            self._firsts.setdefault(words[0], set()).add(number)
        if name[0] not in _NOT_INITIALS:
            self._put(name[0], number, "initial")

    def _put(self, form: str, number: int, how: How) -> None:
        held = self._exact.setdefault(form, {})
        if number not in held:
            held[number] = how

    def match(self, words: str) -> NameMatch | None:
        """Whom words name exactly as registered, or by initials; None if nobody.

        Args:
            words: one name as written, without a title ("Leo", "ELLIE-MAE", "Leo Hart", "J.J.").
        """
        held = self._exact.get(fold_name(words))
        if not held:
            return None
        ways = set(held.values())
        for how in ("full", "first", "known_as", "initial"):
            if how in ways:
                # Two people may share a name that is one's first name and the other's nickname.
                same: Iterable[How] = ("full", "first", "known_as") if how != "initial" else ("initial",)
                people = tuple(sorted(number for number, by in held.items() if by in same))
                return NameMatch(people, how)
        return None

    def named_in(self, text: str) -> tuple[int, ...]:
        """The people whom a heading or label names without doubt, in its order; initials do not count."""
        words = _HEADING_WORD.findall(text)
        people: list[int] = []
        i = 0
        while i < len(words):
            for length in (3, 2, 1):
                piece = " ".join(words[i : i + length])
                match = self.match(piece) if words[i][0].isupper() and len(piece) > 2 else None
                if match and match.how != "initial" and len(match.people) == 1:
                    people += match.people
                    i += length - 1
                    break
            i += 1
        return tuple(dict.fromkeys(people))

    def naming_part(self, path: str) -> str:
        """Of the headings above a block ("Outer | Inner") the innermost that names somebody; "" if none does."""
        return next((part for part in reversed(path.split(" | ")) if self.named_in(part)), "")

    def children_named(self, text: str) -> tuple[Child, ...]:
        """The children whom a heading or label names without doubt."""
        people = (self.people[number] for number in self.named_in(text))
        return tuple(person for person in people if isinstance(person, Child))

    def match_surname(self, surname: str, title: str | None = None) -> NameMatch | None:
        """Whom a surname may name: with a title only adults of its gender; else the adults, or all where no adult fits.

        Args:
            surname: one word.
            title: the title before it as written ("Ms"), if any.
        """
        held = self._surnames.get(fold_name(surname))
        if not held:
            return None
        people = sorted(held)
        adults = [number for number in people if number >= self.children]
        return NameMatch(tuple(adults or people), "surname")

    def match_loosely(self, word: str) -> NameMatch | None:
        """Whom an unknown name may stand for as a nickname or a slip of the pen; None if nobody.

        Args:
            word: one capitalised word that ``match`` does not know.
        """
        folded = fold_name(word).replace(" ", "")
        if len(folded) < 3:
            return None
        nick = [n for name, numbers in self._firsts.items() if _nickname(folded, name) for n in numbers]
        slip = [n for name, numbers in self._firsts.items() if _slip(folded, name) for n in numbers]
        if slip:
            return NameMatch(tuple(sorted(set(slip))), "misspelt")
        if nick:
            return NameMatch(tuple(sorted(set(nick))), "nickname")
        surnames = [n for name, numbers in self._surnames.items() if _slip(folded, name) for n in numbers]
        return NameMatch(tuple(sorted(set(surnames))), "surname") if surnames else None


def fold_name(text: str) -> str:
    """A name in small letters, diacritics, stops and apostrophes gone, hyphens as spaces ("Zoë-Mae" → "zoe mae")."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    plain = plain.replace("ı", "i").replace("ł", "l").replace("ø", "o")
    plain = re.sub(r"['’`.]", "", plain)
    return " ".join(re.findall(r"[^\W_]+", plain))


def first_name(person: Child | Adult) -> str:
    """The first name as registered, hyphens kept ("Ellie-May"); "the unborn baby" for an unborn child."""
    if _UNBORN.search(person.name):
        return "the unborn baby"
    return _ASIDE.sub(" ", person.name).split()[0] if person.name.split() else person.name


def _first_name(name: str) -> str:
    words = _ASIDE.sub(" ", name).split()
    return fold_name(words[0]) if words else ""


def _variants(words: list[str]) -> list[list[str]]:
    """A double name with the spellings of its second part that are heard alike ("Ellie-May", "Ellie-Mae")."""
    alike = next((group for group in _ALIKE if len(words) > 1 and words[-1] in group), ())
    return [words, *([*words[:-1], other] for other in alike if other != words[-1])]


def _nickname(word: str, name: str) -> bool:
    """Whether a word shortens a name: its beginning ("Abdi"), or its stem with an ending ("Mattie", "Nicky")."""
    if len(name) <= 3 or word == name:
        return False
    if len(word) >= 3 and name.startswith(word):
        return True
    stem = _NICK_ENDING.sub("", word)
    if stem == word:
        return False
    if len(stem) > 2 and stem[-1] == stem[-2]:
        stem = stem[:-1]
    # Two letters are enough only with a doubled consonant or a whole ending ("Immy", "Jody" would not do for "Jonah").
    return (len(stem) >= 3 and name.startswith(stem)) or (
        len(stem) == 2 and name.startswith(stem) and len(word) >= 4 and word[2] == word[1]
    )


def _slip(word: str, name: str) -> bool:
    """Whether a word is a name with a letter or two wrong."""
    if word[0] != name[0] and word[1:] != name[1:]:
        return False
    if min(len(word), len(name)) < 4:
        return False
    allowed = 1 if min(len(word), len(name)) < 7 else 2
    return int(DamerauLevenshtein.distance(word, name, score_cutoff=allowed)) <= allowed
