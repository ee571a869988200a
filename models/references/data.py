"""Labelled mentions: reads the labelled reports and the corpus, and pairs each gold reference with the mention found for it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from reportcheck.language.pipeline import load
from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.references_reading import Reading, day_of
from reportcheck.language.text import TextBlock, read_blocks
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import Family

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "models" / "corpus"))
import corpus  # noqa: E402

SHARED = ROOT.parent / "shared"


@dataclass
class Row:
    """A mention to decide on: its features, its label, and where it stands."""

    conference: str
    document: str
    features: dict[str, float]
    label: bool
    mention: Mention
    text: str
    sentence: str


@dataclass
class Gold:
    """A labelled reference: character offsets in the Doc."""

    start: int
    end: int
    text: str
    type: str
    taken: bool = False


def family_of(document: corpus.Document) -> Family:
    """The register of a document as the package's own."""
    stated = _structures().get(document.name)
    adults = tuple(Adult(p.name, p.relationship) for p in document.family.adults)
    if stated:
        children = tuple(
            Child(c["name"], tuple(c.get("known_as") or ()), c["dob"], c["edd"], _gender(c["gender"]))
            for c in stated["children"]
        )
        return Family(children, adults)
    children = tuple(
        Child(p.name, p.known_as, *_births(p.born), _gender(p.gender)) for p in document.family.children
    )
    return Family(children, adults)


def _gender(gender: str | None) -> Any:
    return gender if gender in ("male", "female") else None


def _births(born: str | None) -> tuple[str | None, str | None]:
    """Date of birth and due date from the corpus's one field."""
    if born and born.startswith("due "):
        return None, born[4:]
    return born, None


def analysed(document: corpus.Document) -> tuple[Any, list[Gold]]:
    """The Doc of a document and its gold references."""
    nlp = load()
    texts, gold_of = [], []
    for number, block in enumerate(document.blocks):
        text, marks = "", []
        for sentence in block.sentences:
            text += " " if text else ""
            marks += [
                Gold(len(text) + m.start, len(text) + m.end, sentence.text[m.start : m.end], m.type)
                for m in sentence.references
            ]
            text += sentence.text
        texts.append(TextBlock(number, text, block.section, block.heading))
        gold_of.append(marks)
    doc = read_blocks(nlp, texts)
    gold = []
    for span in doc.spans["blocks"]:
        for mark in gold_of[span._.block]:
            gold.append(Gold(span.start_char + mark.start, span.start_char + mark.end, mark.text, mark.type))
    return doc, gold


def rows_of(
    document: corpus.Document, decide: Any = None, threshold: float = 0.5, prepared: Any = None
) -> tuple[list[Row], list[Gold]]:
    """The rows of a document and its gold references; ``decide`` None lets the gold labels stand for decisions."""
    doc, gold = prepared or analysed(document)
    for mark in gold:
        mark.taken = False
    rows: list[Row] = []

    def note(mention: Mention, features: dict[str, float]) -> float:
        span = doc[mention.start : mention.end]
        mark = _gold_for(span.start_char, span.end_char, span.text, gold)
        rows.append(
            Row(
                document.conference,
                document.name,
                features,
                mark is not None,
                mention,
                span.text,
                doc[mention.start].sent.text,
            )
        )
        if mark is not None:
            mark.taken = True
        return (1.0 if mark is not None else 0.0) if decide is None else decide(mention, features)

    register = Register.of(family_of(document), conference_day(document) or day_of(doc))
    reading = Reading(doc, list(doc.spans["blocks"]), register, note, threshold)
    for _ in reading.read():
        pass
    return rows, [g for g in gold if g.type == "ambiguous"]


@cache
def _structures() -> dict[str, dict[str, Any]]:
    """The structure of each labelled report by its name, for the dates that the corpus reader leaves out."""
    found = {}
    for path in (*SHARED.glob("data/reports/*/*/structure.json"), *SHARED.glob("bench/dev/*/*/gold.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found[path.parent.name] = data.get("structure", data)
    return found


def conference_day(document: corpus.Document) -> date | None:
    """The day of the conference, where the labelled report tells it."""
    day = _structures().get(document.name, {}).get("conference_date")
    return date.fromisoformat(day) if day else None


def _gold_for(start: int, end: int, text: str, gold: Iterable[Gold]) -> Gold | None:
    for mark in gold:
        if mark.type == "ambiguous" and mark.start == start and mark.end == end:
            return mark
    for mark in gold:
        inside = mark.start <= start and end <= mark.end or start <= mark.start and mark.end <= end
        # The same head: "the boy" for "the boy in the van", not "her" for "her sister".
        if mark.type == "ambiguous" and inside and not mark.taken and len(text.split()) > 1 and mark.start == start:
            return mark
    return None


def labelled(with_corpus: bool = True) -> Iterator[corpus.Document]:
    """All documents to learn from."""
    yield from corpus.read_reports(SHARED / "data" / "reports")
    if with_corpus:
        yield from corpus.read_corpus()


def dev() -> list[corpus.Document]:
    """The benchmark's documents, for measuring only."""
    return corpus.read_reports(SHARED / "bench" / "dev")
