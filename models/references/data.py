"""Labelled mentions: reads the labelled reports and the corpus, and pairs each gold reference with the mention found for it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from reportcheck.language.pipeline import load
from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.references_reading import Reading
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


def rows_of(document: corpus.Document, reader: Any = None) -> tuple[list[Row], list[Gold]]:
    """The rows of a document and its gold references; ``reader`` is an encoder whose views are features too."""
    doc, gold = analysed(document)
    rows = read_rows(document, doc, list(doc.spans["blocks"]), gold, reader)
    return rows, [mark for mark in gold if mark.type == "ambiguous"]


def rows_of_blocks(document: corpus.Document) -> list[Row]:
    """The rows of every other block of a document, each read on its own, as an editor's live check reads it."""
    doc, gold = analysed(document)
    rows = []
    for number, block in enumerate(doc.spans["blocks"]):
        if number % 2 == 0 and len(list(block.sents)) > 1:
            rows += read_rows(document, doc, [block], gold)
    return rows


def rows_of_pairs(document: corpus.Document) -> list[Row]:
    """The rows of sentence pairs made from a document: two people of one gender side by side, then a pronoun for one.

    Made only from sentences that name exactly one child, first, followed by a verb ("Leo was late."): "Leo and Jack were at
    home. He was late." is ambiguous, "Leo was at home. He was late." is not. Every other pair is of the second kind; the
    other person is a brother or sister, or, in every third, a grown-up.
    """
    family = family_of(document)
    names = {child.name.split()[0]: child for child in family.children}
    rows: list[Row] = []
    number = 0
    for block, sentence in document.sentences():
        first, _, rest = sentence.text.partition(" ")
        child = names.get(first)
        named = [name for name in names if re.search(rf"\b{name}\b", sentence.text)]
        if child is None or len(named) != 1 or sentence.references or not _SINGULAR.match(rest):
            continue
        others = [c.name.split()[0] for c in family.children if c is not child and c.gender == child.gender]
        adults = [a.name.split()[0] for a in family.adults if family.gender_of(a) == child.gender]
        others = [name for name in others if name != "Unborn"]
        if number % 3 == 2 or not others:
            others = adults
        number += 1
        if not others or child.gender is None:
            continue
        pronoun = "He" if child.gender == "male" else "She"
        ambiguous = number % 2 == 0
        opening = _OPENINGS[number // 2 % len(_OPENINGS)]
        pair = [first, others[number % len(others)]]
        if number % 4 < 2:
            pair = pair[::-1]
        start_of = opening[0].format(*pair) if ambiguous else opening[1].format(first)
        text = f"{start_of} {pronoun} {rest}"
        start = len(start_of) + 1
        doc = read_blocks(load(), [TextBlock(0, text, block.section, "")])
        gold = [Gold(start, start + len(pronoun), pronoun, "ambiguous")] if ambiguous else []
        found = read_rows(document, doc, list(doc.spans["blocks"]), gold)
        rows += [row for row in found if doc[row.mention.start].idx == start]
        if len(rows) >= 16:
            break
    return rows


_SINGULAR = re.compile(r"(?:was|is|has|had|said|told|wants|asked|likes|went|came|did|does|needs|will)\b")
_OPENINGS = (
    ("{} and {} were seen at home.", "{} was seen at home."),
    ("I saw {} and {} together in school.", "I saw {} alone in school."),
    ("{} was with {} in the hall.", "{} was in the hall with a friend."),
    ("{} sat next to {} on the settee.", "{} sat on the settee with the dog."),
    ("Mum came to the door with {} and {}.", "The door was opened by {}."),
    ("{} had a row with {}.", "{} had a row with a neighbour."),
)


def read_rows(
    document: corpus.Document, doc: Any, blocks: list[Any], gold: list[Gold], reader: Any = None
) -> list[Row]:
    """The rows of some blocks of a document."""
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
        return 0.0

    Reading(doc, blocks, register_of(document), note, 0.5, reader).read()
    return rows


@cache
def _structures() -> dict[str, dict[str, Any]]:
    """The structure of each labelled report by its name, for the births and due dates that the corpus reader joins."""
    found = {}
    for path in (*SHARED.glob("data/reports/*/*/structure.json"), *SHARED.glob("bench/dev/*/*/gold.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found[path.parent.name] = data.get("structure", data)
    return found


def register_of(document: corpus.Document) -> Register:
    """The register of a document on the day of its conference."""
    day = document.family.conference
    return Register.of(family_of(document), date.fromisoformat(day) if day else None)


def _gold_for(start: int, end: int, text: str, gold: Iterable[Gold]) -> Gold | None:
    for mark in gold:
        if mark.type == "ambiguous" and mark.start == start and mark.end == end:
            return mark
    for mark in gold:
        inside = (mark.start <= start and end <= mark.end) or (start <= mark.start and mark.end <= end)
        # The same head: "the boy" for "the boy in the van", not "her" for "her sister".
        if (
            mark.type == "ambiguous"
            and inside
            and not mark.taken
            and len(text.split()) > 1
            and mark.start == start
        ):
            return mark
    return None


def reports() -> list[corpus.Document]:
    """The labelled reports, for measuring only: nothing here learns from them."""
    return corpus.read_reports(SHARED / "data" / "reports")


def dev() -> list[corpus.Document]:
    """The benchmark's documents, for measuring only."""
    return corpus.read_reports(SHARED / "bench" / "dev")
