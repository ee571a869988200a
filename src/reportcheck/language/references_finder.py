"""Finds the words that stand for people: names, pronouns, kinship words and descriptions of children.

Who is meant is not decided here; a mention only says what its words alone allow: gender, number, and, for names and
kinship words, which people of the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcheck.language.references_descriptions import DescriptionReader
from reportcheck.language.references_mentions import Mention, role_of, verb_of
from reportcheck.language.references_names import NameReader
from reportcheck.language.references_people import Register
from reportcheck.language.references_words import ADULT_KIN, OTHER_PEOPLE, PRONOUNS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


class Finder(NameReader, DescriptionReader):
    """Finds the mentions of a Doc, block by block, in one pass over its tokens."""

    def __init__(self, doc: Doc, register: Register) -> None:
        self.doc = doc
        self.register = register
        self.low = _words(doc)
        self.sent_of = _numbers_of_sentences(doc)
        self.quoted: dict[int, bool] = {}

    def find(self, block: Span, number: int) -> list[Mention]:
        """The mentions of one block, in order of their first words, possessors before what they possess."""
        found: list[Mention] = []
        self.quoted = _quoted(block)
        i = block.start
        while i < block.end:
            i = self._step(i, block.end, found)
        for mention in found:
            self._place(mention, number)
        found.sort(key=lambda m: (m.start, m.end))
        return found

    def _step(self, i: int, end: int, found: list[Mention]) -> int:
        """Read what begins at token ``i``; give the next token to look at."""
        name = self._name(i, end)
        if name:
            found.append(name)
            return self._owned(name, end, found) or name.end
        for read in (self._part, self._description):
            mention = read(i, end, None)
            if mention:
                inner = self._inside(mention, end)
                found.extend(inner)
                if inner and mention.owner is None and mention.kind == "child":
                    mention.owner = inner[0]
                found.append(mention)
                return self._owned(mention, end, found) or mention.end
        low = self.low[i]
        if low in PRONOUNS:
            pronoun = self._pronoun(i)
            found.append(pronoun)
            if self.doc[i].tag_ == "PRP$":
                return self._owned(pronoun, end, found) or i + 1
            return i + 1
        kin = self._kin(i, end, None)
        if kin:
            found.append(kin)
            return self._owned(kin, end, found) or kin.end
        other = self._other(i, end)
        if other:
            found.append(other)
            return other.end
        return i + 1

    def _pronoun(self, i: int) -> Mention:
        kind, gender, plural = PRONOUNS[self.low[i]]
        if self.doc[i].tag_ == "PRP$":
            kind = "possessive"
        return Mention(i, i + 1, i, kind, gender or None, plural, noun=self.low[i])  # type: ignore[arg-type]

    def _kin(self, i: int, end: int, owner: Mention | None) -> Mention | None:
        """The like of "mum", "her dad", "stepdad": an adult by kinship."""
        low = self.low[i]
        start = i
        if low == "step" and i + 2 < end and self.low[i + 1] == "-":
            low, i = "step" + self.low[i + 2], i + 2
        if low not in ADULT_KIN or (
            self.doc[i].dep_ == "compound" and low in ("partner", "parent", "couple", "carers")
        ):
            return None
        if low in ("da", "couple", "pops") and not self.doc[i].text[0].isupper():
            return None
        if low in ("parent", "partner", "couple") and i + 1 < end and self.doc[i + 1].tag_.startswith("NN"):
            return None
        role, gender, plural = ADULT_KIN[low]
        people = tuple(self.register.with_role(role))
        return Mention(start, i + 1, i, "kin", gender, plural, people=people, owner=owner, noun=low, key=role)

    def _inside(self, mention: Mention, end: int) -> list[Mention]:
        """The possessive within a description ("her" in "her brother"), as a mention of its own."""
        for k in range(mention.start, mention.head):
            if self.low[k] in PRONOUNS and (self.doc[k].tag_ == "PRP$" or k == mention.start):
                pronoun = self._pronoun(k)
                pronoun.kind = "possessive"
                return [pronoun]
        if mention.kind == "part" and self.low[mention.end - 1] == "them":
            return []
        return []

    def _owned(self, owner: Mention, end: int, found: list[Mention]) -> int | None:
        """What a possessor possesses, if people ("Leo's brother", "her mum"); gives the token after it."""
        j = owner.end
        if owner.kind == "possessive":
            pass
        elif (
            j < end
            and self.low[j] in ("'s", "'")
            and (self.doc[j].tag_ == "POS" or self.doc[j].dep_ == "case")
        ):
            j += 1
        else:
            return None
        if j >= end:
            return None
        kin = self._kin(j, end, owner)
        if kin is None and j + 1 < end and self.doc[j].tag_ in ("JJ", "NN") and self.low[j + 1] in ADULT_KIN:
            kin = self._kin(j + 1, end, owner)
        mention = kin or self._description(j, end, owner)
        if mention is None:
            return j
        if owner.kind != "possessive" or mention.kind == "child":
            mention.start = owner.start
        mention.owner = owner
        if mention.kind == "child" and not mention.determiner:
            mention.determiner = "'s" if owner.kind != "possessive" else self.low[owner.start]
        found.append(mention)
        return self._owned(mention, end, found) or mention.end

    def _other(self, i: int, end: int) -> Mention | None:
        """Somebody outside the family by what they are ("the officer", "a neighbour")."""
        low = self.low[i]
        singular = self.doc[i].tag_ == "NN"
        if low not in OTHER_PEOPLE or not singular or self.doc[i].dep_ == "compound":
            return None
        if low in ("girl", "female", "male", "head", "assistant", "person") and self._modifies(i):
            return None
        return Mention(i, i + 1, i, "other", OTHER_PEOPLE[low], key=low, noun=low, how="described")

    def _place(self, mention: Mention, block: int) -> None:
        """Set where a mention stands and its part in the grammar."""
        token = self.doc[mention.head]
        mention.block = block
        mention.sent = self.sent_of[mention.start]
        mention.quoted = self.quoted[mention.start]
        mention.role = role_of(token) if mention.kind != "possessive" else "poss"
        mention.verb = verb_of(token)
        mention.embedded = self.doc[mention.verb].dep_.startswith(("ccomp", "advcl", "acl"))


def find_mentions(doc: Doc, blocks: list[Span], register: Register) -> Iterator[list[Mention]]:
    """The mentions of each block of a Doc, in order."""
    finder = Finder(doc, register)
    for number, block in enumerate(blocks):
        yield finder.find(block, number)


def _words(doc: Doc) -> list[str]:
    """The words in small letters; the noun of "young person" as one word, for another person is no child."""
    low = [token.lower_.replace("’", "'") for token in doc]
    for i in range(1, len(low)):
        if low[i - 1] == "young" and low[i] in ("person", "people"):
            low[i] = f"young {low[i]}"
    return low


def _numbers_of_sentences(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        if token.is_sent_start or token.i == 0:
            number += 1
        numbers.append(number)
    return numbers


def _quoted(block: Span) -> dict[int, bool]:
    """Which tokens of a block stand within double, or curly single, quotation marks."""
    inside, flags = False, {}
    for token in block:
        if token.text in ("“", "‘"):
            inside = True
        elif token.text == "”" or (token.text == "’" and inside and token.tag_ == "''"):
            inside = False
        elif token.text == '"':
            inside = not inside
        flags[token.i] = inside
    return flags
