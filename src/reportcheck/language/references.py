"""The spaCy component ``child_references``: who is meant by a name, a pronoun, "the baby", "her older brother"?

It finds every mention of a person of the family, ranks the people it may stand for, and says whether a reader with the front
sheet at hand could tell which child is meant. In any pipeline with a tagger and a parser::

    nlp.add_pipe("child_references")
    doc = nlp.make_doc(text)
    doc._.family = Family(...)          # reportcheck.reports.people.Family
    doc = nlp(doc)

    for mention in doc.spans["mentions"]:
        mention._.candidates            # ((person, score), …), best first
        mention._.resolved              # the people meant, as far as can be told
        mention._.ambiguous             # whether a reader would have to guess
        mention._.reference_score       # probability of that, 0 to 1

``doc.spans["unknown_names"]`` holds names that are nobody's in the family and are not explained. Without a family the
component leaves the Doc as it is. Text blocks and headings come from ``doc.spans["blocks"]`` (see ``text``).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from reportcheck.language.references_decision import Decision, load_decision
from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_model import MentionReader, load_reader
from reportcheck.language.references_people import Register
from reportcheck.language.references_reading import Reading, day_of, rivals
from reportcheck.language.references_unknown import unknown_names
from reportcheck.language.text import blocks_of, register_extensions
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import Family

FACTORY = "child_references"
MENTIONS = "mentions"
UNKNOWN = "unknown_names"


def register_references() -> None:
    """Give spaCy's spans the attributes of mentions; harmless when done twice."""
    register_extensions()
    if Span.has_extension("mention_data"):
        return
    # Kept as plain numbers, so that a Doc still goes to bytes; the people are looked up in ``doc._.family``.
    Span.set_extension("mention_data", default=None)
    Span.set_extension("candidates", getter=_candidates)
    Span.set_extension("resolved", getter=_resolved)
    Span.set_extension("ambiguous", getter=lambda span: bool((span._.mention_data or {}).get("ambiguous")))
    Span.set_extension("reference_score", getter=lambda span: (span._.mention_data or {}).get("score", 0.0))
    Span.set_extension("rivals", getter=_rivals)
    Span.set_extension("mention_kind", getter=lambda span: (span._.mention_data or {}).get("kind"))


def _people(span: Span) -> tuple[Child | Adult, ...]:
    return tuple(span.doc._.family or ())


def _candidates(span: Span) -> tuple[tuple[Child | Adult, float], ...]:
    people = _people(span)
    return tuple((people[n], score) for n, score in (span._.mention_data or {}).get("candidates", ()))


def _resolved(span: Span) -> tuple[Child | Adult, ...]:
    people = _people(span)
    return tuple(people[n] for n in (span._.mention_data or {}).get("resolved", ()))


def _rivals(span: Span) -> tuple[Child | Adult, ...]:
    people = _people(span)
    return tuple(people[n] for n in (span._.mention_data or {}).get("rivals", ()))


class ChildReferences:
    """Sets ``doc.spans["mentions"]`` and ``doc.spans["unknown_names"]``.

    Args:
        decision: the learned part.
        threshold: least probability, 0 to 1, from which a mention is ambiguous; None takes the one that the weights came
            with, chosen on conferences held out of training.
        reader: the encoder that reads who is meant.
    """

    def __init__(
        self, decision: Decision, threshold: float | None = None, reader: MentionReader | None = None
    ) -> None:
        register_references()
        self.decision = decision
        self.reader = reader
        self.threshold = decision.threshold if threshold is None else threshold

    def __call__(self, doc: Doc) -> Doc:
        """Find and resolve the mentions of ``doc._.family`` in ``doc``.

        Raises:
            ValueError: the Doc has no dependency parse.
        """
        family = doc._.family
        doc.spans[MENTIONS], doc.spans[UNKNOWN] = [], []
        if not len(doc) or family is None or not (family.children or family.adults):
            return doc
        if not doc.has_annotation("DEP"):
            raise ValueError(f"{FACTORY} needs a parse: add a tagger and a parser before it.")
        blocks = blocks_of(doc)
        register = Register.of(family, _conference_day(family) or day_of(doc, family))
        reading = Reading(
            doc,
            blocks,
            register,
            lambda _, features: self.decision.probability(features),
            self.threshold,
            self.reader,
        )
        mentions = reading.read()
        doc.spans[MENTIONS] = list(_spans(doc, mentions, reading.genders))
        doc.spans[UNKNOWN] = [doc[m.start : m.end] for m in unknown_names(doc, mentions, register)]
        return doc


def _conference_day(family: Family) -> date | None:
    day = family.conference_date
    try:
        return date.fromisoformat(day) if day else None
    except ValueError:
        return None


def _spans(doc: Doc, mentions: Iterable[Mention], genders: dict[int, str | None]) -> Iterable[Span]:
    """The mentions that stand, or may stand, for people of the family."""
    for mention in mentions:
        candidates = [(who, round(score, 4)) for who, score in mention.candidates if who >= 0]
        resolved = [who for who in mention.resolved if who >= 0]
        if not candidates and not resolved:
            continue
        span = doc[mention.start : mention.end]
        data: dict[str, Any] = {
            "kind": mention.kind,
            "plural": mention.plural,
            "genders": [mention.gender or genders.get(who) for who in resolved] or [mention.gender],
            "block": mention.block,
            "candidates": candidates or [(who, 1.0) for who in resolved],
            "resolved": resolved,
            "rivals": [who for who in rivals(mention) if who >= 0],
            "ambiguous": mention.ambiguous,
            "score": round(mention.score, 4),
        }
        span._.mention_data = data
        yield span


@Language.factory(FACTORY, default_config={"threshold": None})
def make_child_references(nlp: Language, name: str, threshold: float | None) -> ChildReferences:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        threshold: see :class:`ChildReferences`.
    """
    return ChildReferences(load_decision(), threshold, load_reader())
