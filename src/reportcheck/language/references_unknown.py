"""Names that are nobody's in the family: text pasted from another family's report, or somebody who is not explained."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.references_words import ADULT_KIN, CHILD_NOUNS, OTHER_PEOPLE
from reportcheck.reports.names import fold_name

if TYPE_CHECKING:
    from spacy.tokens import Doc

# Only somebody does this; a school, a street or a service does not.
_ONLY_PEOPLE = frozenset(
    "cry sit sleep wear hide smile laugh hug eat drink walk run hit kick bite feel scream wake wet draw love hate fall throw "
    "push hold cuddle crawl giggle shout sulk swear cling play get want like tell".split()
)
_PLACES = frozenset("at in near to from via into outside by through on of".split())
_EXPLAINERS = frozenset(
    "called named worker nurse visitor manager teacher officer mentor adviser advisor practitioner therapist counsellor "
    "psychologist midwife consultant dr doctor ta senco dsl cousin friend neighbour pet dog cat puppy rabbit hamster horse "
    "pony budgie baby the her his their my our another class keyworker coach tutor".split()
)


def unknown_names(doc: Doc, mentions: list[Mention], register: Register) -> list[Mention]:
    """The mentions of unexplained names, each name's first only.

    A name counts when it stands alone (no title, no surname), nothing in the report explains it, the report treats it as a
    person, and it is spoken of as the children are: side by side with one of them, or doing what only people do.
    """
    by_name: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == "other" and mention.how == "named":
            by_name[mention.key.split()[0] if mention.key else ""].append(mention)
    titled = {m.key.split()[-1] for m in mentions if m.kind == "other" and m.how == "titled" and m.key}
    children = [m for m in mentions if m.kind == "name" and m.people and m.people[0] < register.children]
    near = {m.sent for m in children}
    found = []
    small = {token.lower_ for token in doc if token.text.islower()}
    # "special guardian of Kyle": whom the front sheet speaks of is no stranger.
    small |= {
        word
        for p in register.people
        for word in fold_name(getattr(p.person, "relationship", None) or "").split()
    }
    for name, group in by_name.items():
        if len(name) < 3 or name in titled or name in small or not register.children:
            continue
        if any(_explained(doc, mention) for mention in group):
            continue
        first = group[0]
        if any(_as_a_person(doc, mention) for mention in group) and _as_a_child(doc, group, near):
            found.append(first)
    return sorted(found, key=lambda m: m.start)


def _explained(doc: Doc, mention: Mention) -> bool:
    """Whether the words around a name say who it is, or that it is no person's name."""
    token = doc[mention.start]
    if mention.end - mention.start > 1 or token.text.isupper() or not token.text.isalpha():
        return True
    if token.text.lower().endswith("days") or token.tag_ != "NNP":
        return True
    before = doc[mention.start - 1] if mention.start else None
    after = doc[mention.end] if mention.end < len(doc) else None
    if before is not None and not token.is_sent_start:
        low = before.lower_
        if (
            low in _PLACES
            or low in _EXPLAINERS
            or low in ADULT_KIN
            or low in CHILD_NOUNS
            or low in OTHER_PEOPLE
        ):
            return True
        if before.tag_ in ("NNP", "POS", "PRP$", "CD", "DT") or before.text in (
            "'",
            "’",
            "(",
            "-",
            "/",
            "“",
            "‘",
            '"',
        ):
            return True
    if after is not None:
        if (
            after.text in ("(", "-", "–", "/")
            or after.tag_ in ("NNP", "NNPS", "CD")
            or after.text[:1].isdigit()
        ):
            return True
        if after.text == "," and mention.end + 1 < len(doc):
            beyond = doc[mention.end + 1]
            if (
                beyond.tag_ in ("PRP$", "DT", "NNP")
                or beyond.lower_ in _EXPLAINERS
                or beyond.lower_ in OTHER_PEOPLE
            ):
                return True
        if after.tag_ in ("NN", "NNS") and token.dep_ in ("compound", "nmod", "nmod:desc", "amod"):
            return True
    if any(child.dep_ in ("appos", "flat", "compound", "nmod:desc") for child in token.children):
        return True
    if any(child.dep_.startswith("acl") and child.i > token.i for child in token.children):
        return True  # "Zuzana, who interprets"
    return token.dep_ in ("appos", "flat", "compound", "nmod:desc")


def _as_a_person(doc: Doc, mention: Mention) -> bool:
    token = doc[mention.start]
    return token.dep_ in ("nsubj", "nsubj:pass", "conj", "nmod:poss")


def _as_a_child(doc: Doc, group: list[Mention], near: set[int]) -> bool:
    """Whether a name is spoken of as a child of the family would be."""
    for mention in group:
        token = doc[mention.start]
        verb = token.head
        if token.dep_.startswith("nsubj") and verb.lemma_.lower() in _ONLY_PEOPLE:
            return True
        if token.dep_ == "conj" and mention.sent in near and token.head.tag_ == "NNP":
            return True
    return False
