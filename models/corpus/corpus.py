"""Reads labelled reports: the corpus in this folder and, where present, the labelled reports in ``../shared/data``.

Both come as the same objects: a document (one report) of blocks (paragraph, table cell, list item) of sentences, with the
family's register. The format of the corpus files is in README.md; a line that breaks it raises ``CorpusError`` with
file and line number.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

from reportcheck.reports.model import SectionId

LABELS = ("F", "OA", "OS", "OH", "OF")
KINDS = ("evaluation", "mind", "cause", "forecast", "diagnosis", "sweep", "certainty")
SECTIONS = frozenset(get_args(SectionId))
_MARKS = re.compile(r"\[\[|\]\]|\{\{|\}\}|<<|>>")
_LINE = re.compile(r"(?P<label>OF|OA|OS|OH|F)(?:/(?P<kind>[a-z]+))?\s+(?P<text>\S.*)")


class CorpusError(ValueError):
    """A corpus file breaks the format; the message names the file, the line and the reason."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked words of a sentence: character offsets in ``Sentence.text`` and what the mark means."""

    start: int
    end: int
    type: str  # "ambiguous", "unknown_name" or "judgement"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and its labels; ``references`` and ``judgement`` hold offsets in ``text``."""

    text: str
    label: str
    kind: str | None = None
    references: tuple[Marked, ...] = ()
    judgement: tuple[Marked, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, table cell or list item under its section and heading path."""

    section: str
    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A line of the register. ``born`` is an ISO date, or "due YYYY-MM-DD"; None for adults."""

    name: str
    known_as: tuple[str, ...] = ()
    relationship: str | None = None
    gender: str | None = None
    born: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """The register of a file: the children, the adults, and the day of the conference (ISO date)."""

    children: tuple[Person, ...] = ()
    adults: tuple[Person, ...] = ()
    conference: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report: which conference it is for, who wrote it, and its text."""

    conference: str
    name: str
    role: str
    agency: str
    family: Family
    blocks: tuple[Block, ...] = field(default=())

    def sentences(self) -> Iterator[tuple[Block, Sentence]]:
        """Every sentence with its block, in order."""
        for block in self.blocks:
            for sentence in block.sentences:
                yield block, sentence


def _person(line: str, where: str) -> Person:
    role, _, rest = line.partition(":")
    parts = [part.strip() for part in rest.split("|") if part.strip()]
    if not parts:
        raise CorpusError(f"{where}: a person without a name")
    name, known, relationship, gender, born = parts[0], [], None, None, None
    for part in parts[1:]:
        low = part.lower()
        if low in ("male", "female", "unknown"):
            gender = None if low == "unknown" else low
        elif re.fullmatch(r"(due )?\d{4}-\d{2}(-\d{2})?", low):
            born = low
        elif role == "adult" and relationship is None:
            relationship = part
        else:
            names = re.sub(r"^known as\s*", "", part).split(",")
            known += [word.strip() for word in names if word.strip()]
    return Person(name, tuple(known), relationship, gender, born)


def _sentence(line: str, where: str) -> Sentence:
    match = _LINE.fullmatch(line)
    if not match:
        raise CorpusError(f"{where}: neither a heading nor a labelled sentence")
    label, kind, marked = match["label"], match["kind"], match["text"]
    if kind and kind not in KINDS:
        raise CorpusError(f"{where}: no such kind: {kind}")
    if label == "OF" and not kind:
        raise CorpusError(f"{where}: OF without a kind")
    text, spans, open_at, last = "", [], {}, 0
    for mark in _MARKS.finditer(marked):
        text += marked[last : mark.start()]
        last = mark.end()
        sign = mark.group()
        if sign in ("[[", "{{", "<<"):
            open_at[sign] = len(text)
            continue
        opening, type_ = {"]]": ("[[", "ambiguous"), "}}": ("{{", "unknown_name"), ">>": ("<<", "judgement")}[
            sign
        ]
        if opening not in open_at:
            raise CorpusError(f"{where}: {sign} without {opening}")
        spans.append(Marked(open_at.pop(opening), len(text), type_))
    if open_at:
        raise CorpusError(f"{where}: a mark is not closed")
    text += marked[last:]
    return Sentence(
        text,
        label,
        kind,
        tuple(span for span in spans if span.type != "judgement"),
        tuple(span for span in spans if span.type == "judgement"),
    )


def read_file(path: Path) -> list[Document]:
    """The reports of one corpus file.

    Raises:
        CorpusError: a line breaks the format.
    """
    children: list[Person] = []
    adults: list[Person] = []
    reports: list[tuple[str, str, list[Block]]] = []
    section = heading = ""
    conference = None
    pending: list[Sentence] = []

    def close() -> None:
        if pending:
            reports[-1][2].append(Block(section, heading, tuple(pending)))
            pending.clear()

    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line, where = raw.strip(), f"{path.name}:{number}"
        if not line:
            if reports:
                close()
        elif line.startswith("## "):
            close()
            section, _, heading = (part.strip() for part in line[3:].partition("|"))
            if section not in SECTIONS:
                raise CorpusError(f"{where}: no such section: {section}")
        elif line.lower().startswith("# report"):
            if reports:
                close()
            role, _, agency = line.partition(":")[2].partition(",")
            reports.append((role.strip(), agency.strip(), []))
        elif line.startswith("#"):
            continue
        elif line.startswith("conference:"):
            conference = line.partition(":")[2].strip()
        elif line.startswith(("child:", "adult:")):
            (children if line.startswith("child:") else adults).append(_person(line, where))
        elif not reports:
            raise CorpusError(f"{where}: a sentence before the first report")
        else:
            pending.append(_sentence(line, where))
    if reports:
        close()
    family = Family(tuple(children), tuple(adults), conference)
    return [
        Document(path.stem, f"{path.stem}-{n}", role, agency, family, tuple(blocks))
        for n, (role, agency, blocks) in enumerate(reports, 1)
    ]


def read_corpus(folder: Path | None = None) -> list[Document]:
    """Every report of the corpus (this folder by default), in the order of the files' names."""
    folder = folder or Path(__file__).parent
    return [document for path in sorted(folder.glob("*.txt")) for document in read_file(path)]


def read_reports(folder: Path) -> list[Document]:
    """The labelled reports below ``folder``: ``<conference>/<report>/`` with labels.json (or gold.json)."""
    documents = []
    for path in sorted((*folder.glob("*/*/labels.json"), *folder.glob("*/*/gold.json"))):
        labels = json.loads(path.read_text(encoding="utf-8"))
        structure = labels.get("structure") or json.loads(
            (path.parent / "structure.json").read_text(encoding="utf-8")
        )
        family = Family(
            tuple(
                Person(
                    child["name"],
                    tuple(child.get("known_as") or ()),
                    None,
                    child.get("gender"),
                    child.get("date_of_birth")
                    or (
                        "due " + child["expected_date_of_delivery"]
                        if child.get("expected_date_of_delivery")
                        else None
                    ),
                )
                for child in structure["children"]
            ),
            tuple(
                Person(adult["name"], (), adult.get("relationship"), adult.get("gender"))
                for adult in structure.get("adults") or ()
            ),
            structure.get("conference_date"),
        )
        references: dict[int, list[dict[str, str]]] = {}
        for reference in labels["references"]:
            references.setdefault(reference["sentence"], []).append(reference)
        blocks: list[Block] = []
        last = None
        for row in labels["sentences"]:
            found = []
            for reference in references.get(row["id"], ()):
                taken = {mark.start for mark in found}
                for at in re.finditer(rf"(?<!\w){re.escape(reference['mention'])}(?!\w)", row["text"]):
                    if at.start() not in taken:  # one label each, where a sentence says "he" twice
                        found.append(Marked(at.start(), at.end(), reference["type"]))
                        break
            sentence = Sentence(row["text"], row["opinion"], row["kind"], tuple(found))
            if row["block"] == last:
                blocks[-1] = Block(blocks[-1].section, blocks[-1].heading, (*blocks[-1].sentences, sentence))
            else:
                blocks.append(Block(row["section"], row["heading"] or "", (sentence,)))
            last = row["block"]
        documents.append(
            Document(
                path.parent.parent.name,
                path.parent.name,
                structure.get("role") or "",
                structure.get("agency") or "",
                family,
                tuple(blocks),
            )
        )
    return documents
