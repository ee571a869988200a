"""The spaCy component ``opinion_as_fact``: is a sentence fact, owned opinion, or opinion stated as fact?

It reads every sentence in its context (heading, neighbours) and sets ``sent._.opinion`` to an :class:`Opinion`. The labels
are those of the labelling guide: ``F`` fact; ``OA`` judgement that says whose it is or that it is inference; ``OS`` judgement
with the observation that it rests on; ``OH`` judgement under a heading that asks for the writer's view; ``OF`` judgement
written as if it were fact. Only ``OF`` is meant to be flagged.

In any pipeline that sets sentence boundaries::

    nlp.add_pipe("opinion_as_fact")

Text blocks, sections and headings come from ``doc.spans["blocks"]`` (see ``text``); without them the Doc is one block.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span

from reportcheck.language.attribution import ASKING_SECTIONS, attribution_marks, is_anothers_account
from reportcheck.language.opinion_model import Judged, OpinionClassifier, Passage, load_classifier
from reportcheck.language.opinion_quote import judgement_words
from reportcheck.language.opinion_words import message_for, suggestion_for
from reportcheck.language.text import blocks_of, register_extensions

__all__ = [
    "Opinion",
    "OpinionAsFact",
    "make_opinion_as_fact",
    "message_for",
    "register_opinion",
    "suggestion_for",
]

FACTORY = "opinion_as_fact"
LABELS = ("F", "OA", "OS", "OH", "OF")


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the component says of a sentence.

    Attributes:
        label: F, OA, OS, OH or OF.
        kind: evaluation, mind, cause, forecast, diagnosis, sweep or certainty: what the judgement would be. Meaningful where
            ``label`` is OF, OS or OH.
        score: calibrated probability, 0 to 1, that the sentence is opinion stated as fact rather than fact or owned opinion.
        quote: the words that carry the judgement, inside the sentence.
        labels: the probability of each label by the encoder alone.
    """

    label: str
    kind: str
    score: float
    quote: Span
    labels: dict[str, float]


def register_opinion() -> None:
    """Give spaCy's spans the attribute ``opinion``; harmless when done twice."""
    register_extensions()
    # Kept as plain numbers and words, so that a Doc still goes to bytes and between processes.
    if not Span.has_extension("opinion_data"):
        Span.set_extension("opinion_data", default=None)
    if not Span.has_extension("opinion"):
        Span.set_extension("opinion", getter=_opinion_of)


def _opinion_of(sentence: Span) -> Opinion | None:
    data = sentence._.opinion_data
    if data is None:
        return None
    first, last = sentence.start + data["quote"][0], sentence.start + data["quote"][1]
    return Opinion(data["label"], data["kind"], data["score"], sentence.doc[first:last], dict(data["labels"]))


class OpinionAsFact:
    """Sets ``sent._.opinion`` on every sentence of a Doc.

    Args:
        classifier: the learned part.
        threshold: least score at which a sentence is called ``OF``, 0 to 1; None takes the one that the weights came with, chosen
            on held-out reports for a precision of at least 0.85.
    """

    def __init__(self, classifier: OpinionClassifier, threshold: float | None = None) -> None:
        register_opinion()
        self.classifier = classifier
        self.threshold = float(classifier.config["threshold"]) if threshold is None else threshold

    def __call__(self, doc: Doc) -> Doc:
        """Decide every sentence of ``doc``.

        Raises:
            ValueError: the Doc has no sentence boundaries.
        """
        sentences = list(_sentences(doc))
        judged = self.classifier.judge(_passages(sentences), _register(doc))
        marks = [
            mark
            for _, block in groupby(sentences, key=lambda placed: placed.block)
            for mark in _marks(list(block))
        ]
        for placed, item, mark in zip(sentences, judged, marks, strict=True):
            sentence = placed.sentence
            score = self.classifier.score(item, mark)
            quote = judgement_words(sentence, item.weights)
            sentence._.opinion_data = {
                "label": "F" if is_anothers_account(quote) else self._label(item, score, placed.section),
                "kind": max(item.kinds, key=lambda kind: item.kinds[kind]),
                "score": round(score, 4),
                "quote": (quote.start - sentence.start, quote.end - sentence.start),
                "labels": {label: round(value, 4) for label, value in item.labels.items()},
            }
        return doc

    def _label(self, item: Judged, score: float, section: str) -> str:
        others = {label: value for label, value in item.labels.items() if label != "OF"}
        if score < self.threshold:
            return max(others, key=lambda label: others[label])
        # Under a heading that asks for the writer's view an unmarked judgement is what was asked for.
        return "OH" if section in ASKING_SECTIONS else "OF"


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence and where it stands."""

    sentence: Span
    section: str
    heading: str
    block: int


def _sentences(doc: Doc) -> Iterator[_Placed]:
    """Every sentence of the Doc in order; white space alone is none."""
    if len(doc) and not doc.has_annotation("SENT_START"):
        raise ValueError(
            f"{FACTORY} needs sentence boundaries: add a parser, a senter or a sentencizer before it."
        )
    for number, block in enumerate(blocks_of(doc)):
        for sentence in block.sents:  # type: ignore[attr-defined]  # missing in its stub
            if sentence.text.strip():
                yield _Placed(sentence, block.label_, _nearest(block._.heading or ""), number)


def _nearest(path: str) -> str:
    """The heading right above a block, with the one over it where the nearest is but a date or a number."""
    parts = path.split(" | ")
    bare = len(parts) > 1 and sum(letter.isalpha() for letter in parts[-1]) < 4
    return " | ".join(parts[-2:]) if bare else parts[-1]


def _marks(block: Sequence[_Placed]) -> list[list[float]]:
    return attribution_marks([placed.sentence for placed in block], block[0].section)


def _passages(sentences: Iterable[_Placed]) -> list[Passage]:
    """Sentences gathered into blocks, and neighbouring blocks under the same heading into passages."""
    found = []
    for (section, heading), passage in groupby(sentences, key=lambda item: (item.section, item.heading)):
        blocks = (
            tuple(item.sentence.text for item in block)
            for _, block in groupby(passage, key=lambda item: item.block)
        )
        found.append(Passage(section, heading, tuple(blocks)))
    return found


def _register(doc: Doc) -> list[str]:
    """Names of the family, where the Doc carries its register."""
    family = doc._.family
    people = [*getattr(family, "children", ()), *getattr(family, "adults", ())]
    return [str(person.name) for person in people if getattr(person, "name", None)]


@Language.factory(FACTORY, default_config={"threshold": None, "weights": None})
def make_opinion_as_fact(
    nlp: Language, name: str, threshold: float | None, weights: str | None
) -> OpinionAsFact:
    """Build the component.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        threshold: see :class:`OpinionAsFact`.
        weights: a folder of weights; None takes those that come with the package.
    """
    return OpinionAsFact(load_classifier(Path(weights) if weights else None), threshold)
