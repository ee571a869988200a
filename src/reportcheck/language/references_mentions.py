"""A mention: words that stand for people, and what the words alone tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Kind = Literal["pronoun", "possessive", "reflexive", "name", "kin", "child", "part", "other"]


@dataclass(slots=True)
class Mention:
    """Words that stand for one or more people.

    Attributes:
        start: first token in the Doc.
        end: the token after the last.
        head: the token that carries the grammar.
        kind: pronoun, possessive, reflexive; name; kin (an adult by kinship); child (a description of a child);
            part ("one of them", "both"); other (somebody who is not on the register).
        gender: what the words tell.
        plural: more than one person.
        count: how many are said to be meant; None where not said.
        people: for names and kin, the people of the register that the words allow.
        owner: the mention that possesses it ("her" in "her brother").
        determiner: the word before a description, in small letters; "" if none.
        noun: the head word in small letters.
        block: position of its block in ``blocks_of``.
        sent: number of its sentence in the Doc.
        role: subject, object, possessor or other.
        how: how a name matches (see ``NameMatch``).
        quoted: stands within quotation marks.
        embedded: stands in a subordinate clause.
    """

    start: int
    end: int
    head: int
    kind: Kind
    gender: str | None = None
    plural: bool = False
    count: int | None = None
    people: tuple[int, ...] = ()
    owner: Mention | None = None
    determiner: str = ""
    noun: str = ""
    age: int | None = None  # 1 older, -1 younger, -2 little, 0 middle
    other: bool = False  # "the other one"
    block: int = 0
    sent: int = 0
    role: str = "other"
    verb: int = -1
    how: str = ""
    key: str = ""
    quoted: bool = False
    embedded: bool = False
    # Filled by the resolution:
    candidates: list[tuple[int, float]] = field(default_factory=list)
    resolved: tuple[int, ...] = ()
    ambiguous: bool = False
    score: float = 0.0


def role_of(token: Token) -> str:
    """The part that a token plays: "subj", "obj", "poss" or "other"; a conjunct plays the part of the first."""
    steps = 0
    while token.dep_ == "conj" and steps < 8:
        token, steps = token.head, steps + 1
    dep = token.dep_
    if dep.startswith(("nsubj", "csubj")):
        return "subj"
    if dep in ("obj", "iobj"):
        return "obj"
    if dep == "nmod:poss":
        return "poss"
    if dep == "ROOT":
        return "subj"
    return "other"


def verb_of(token: Token) -> int:
    """The token of the predicate that a token belongs to."""
    steps = 0
    while steps < 10 and token.head.i != token.i:
        if steps and (
            token.pos_ in ("VERB", "AUX")
            or any(child.dep_ in ("cop", "nsubj", "nsubj:pass") for child in token.children)
        ):
            break
        token, steps = token.head, steps + 1
    return int(token.i)
