"""Finds names: of the family, of others, and capital letters that stand for a child."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.references_words import (
    ADULT_KIN,
    CHILD_NOUNS,
    PROFESSIONAL_TITLES,
    PRONOUNS,
)
from reportcheck.reports.names import TITLES, fold_name

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INITIAL_CONTEXT = frozenset(
    (
        "block",
        "class",
        "section",
        "plan",
        "year",
        "vitamin",
        "hepatitis",
        "hep",
        "part",
        "option",
        "grade",
        "flat",
        "unit",
    )
)


_NOT_NAMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mon tue tues wed thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec "
    "christmas easter ramadan eid year spring summer autumn winter".split()
)


class NameReader:
    """Reads the name that begins at a token."""

    doc: Doc
    register: Register
    low: list[str]

    def _name(self, i: int, end: int) -> Mention | None:
        token, names = self.doc[i], self.register.names
        if not token.text[0].isupper() and token.text not in self.register.lower_names:
            return None
        title = self.low[i].rstrip(".")
        if title in PROFESSIONAL_TITLES and i + 1 < end and self.doc[i + 1].text[:1].isupper():
            return self._titled(i, end, title)
        for length in range(min(names.longest + 2, end - i), 0, -1):
            last = self.doc[i + length - 1]
            if length > 1 and (not last.text[0].isalpha() or last.text[0].islower()):
                continue
            text = self.doc[i : i + length].text
            match = names.match(text)
            if match is None:
                continue
            if match.how == "initial" and not self._is_initial(i, length, text):
                continue
            if (
                text.lower() in ("baby", "unborn", "unborn baby", "unborn child")
                and length == 1
                and i + 1 < end
                and self.doc[i + 1].tag_ in ("NN", "NNS")
            ):
                return None
            stop = i + length
            if (
                length == 1
                and stop < end
                and self._is_surname(stop)
                and names.match_surname(self.doc[stop].text) is None
                and self._is_given(i)
            ):
                # "Ruby Nolan" where Ruby Hart is on the register: another Ruby.
                return self._stranger(i, end)
            return Mention(i, stop, i, "name", people=match.people, how=match.how, noun=fold_name(text))
        if self._is_given(i):
            word = token.text
            surname = names.match_surname(word)
            if surname and (word.isupper() or token.tag_ == "NNP"):
                return Mention(
                    i, i + 1, i, "name", people=surname.people, how="surname", noun=fold_name(word)
                )
            loosely = names.match_loosely(word) if token.tag_ in ("NNP", "NN") else None
            if loosely and not (i + 1 < end and self._is_surname(i + 1)) and not self._known_word(token):
                return Mention(
                    i, i + 1, i, "name", people=loosely.people, how=loosely.how, noun=fold_name(word)
                )
            return self._stranger(i, end)
        return None

    def _titled(self, i: int, end: int, title: str) -> Mention:
        """For "Ms Hart": an adult of the family where the surname is theirs and the gender fits; else somebody else."""
        stop = i + 1
        while stop < end and stop < i + 4 and self.doc[stop].text[:1].isupper() and self.doc[stop].is_alpha:
            stop += 1
        gender = TITLES.get(title) or {"sister": None}.get(title)
        kin = ADULT_KIN.get(title)
        words = [self.doc[k].text for k in range(i + 1, stop)]
        register = self.register
        people: tuple[int, ...] = ()
        if title in TITLES or kin or title in ("father",):
            match = register.names.match(" ".join(words)) or (
                register.names.match_surname(words[-1]) if words else None
            )
            if match:
                adults = [n for n in match.people if n >= register.children]
                people = tuple(
                    n
                    for n in adults
                    if not gender or not register.people[n].gender or register.people[n].gender == gender
                )
                told = [n for n in people if register.people[n].gender]
                people = tuple(told) if told else people
        if people:
            return Mention(
                i, stop, i, "name", gender, people=people, how="titled", noun=fold_name(" ".join(words))
            )
        gender = gender or (kin[1] if kin else None)
        return Mention(i, stop, i, "other", gender, key=fold_name(" ".join(words)), how="titled", noun=title)

    def _stranger(self, i: int, end: int) -> Mention:
        """A capitalised name that is nobody's on the register."""
        stop = i + 1
        while stop < end and stop < i + 4 and self._is_surname(stop):
            stop += 1
        return Mention(
            i, stop, i, "other", how="named", key=fold_name(self.doc[i:stop].text), noun=self.low[i]
        )

    def _is_given(self, i: int) -> bool:
        token = self.doc[i]
        return (
            token.tag_ in ("NNP", "NNPS")
            and token.text[0].isupper()
            and any(c.isalpha() for c in token.text)
            and len(token) > 1
            and self.low[i] not in _NOT_NAMES
            and self.low[i] not in ADULT_KIN
            and self.low[i] not in CHILD_NOUNS
            and self.low[i] not in PRONOUNS
        )

    def _is_surname(self, i: int) -> bool:
        token = self.doc[i]
        return (
            token.tag_ == "NNP"
            and token.text[0].isupper()
            and token.text[1:2].isalpha()
            and self.low[i] not in _NOT_NAMES
        )

    def _known_word(self, token: Token) -> bool:
        """A capitalised word at the start of a sentence that is an ordinary noun ("Family", "Contact")."""
        return bool(token.is_sent_start) and token.tag_ == "NN"

    def _is_initial(self, i: int, length: int, text: str) -> bool:
        """A capital that stands for a child: not a list letter, not "Plan B", not part of an abbreviation."""
        if length == 1 and len(text.rstrip(".")) == 1:
            before = self.low[i - 1] if i else ""
            after = self.low[i + 1] if i + 1 < len(self.doc) else ""
            if after in (")", "/", "&", "+", "-", "–", ":", ".") and self.doc[i].is_sent_start:
                return False
            if (
                before in _INITIAL_CONTEXT
                or before in ("/", "&", "+")
                or (self.doc[i].whitespace_ == "" and after in ("&", "/", "+"))
            ):
                return False
            return after not in ("&",) and (self.doc[i].tag_ in ("NNP", "NN", "PRP", "DT", "CC", "IN", "LS"))
        return text.isupper() or "." in text
