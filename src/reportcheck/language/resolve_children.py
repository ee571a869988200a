"""Which children a piece of text is about, from the resolved mentions; fills ``children`` in the report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from reportcheck.reports.model import Child, Event, Factor, Report
from reportcheck.reports.names import Names

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_Entry = TypeVar("_Entry", Event, Factor)


def children_in(span: Span) -> tuple[str, ...]:
    """Full names of the children whom a stretch of analysed text mentions, in the order of the front sheet.

    Ambiguous mentions count for none: what the text does not say is not guessed.
    """
    doc = span.doc
    meant = {
        person.name
        for mention in doc.spans.get("mentions", ())
        if span.start <= mention.start < span.end and not mention._.ambiguous
        for person in mention._.resolved
        if isinstance(person, Child)
    }
    return _in_order(doc, meant)


def children_by_block(doc: Doc) -> dict[int, tuple[str, ...]]:
    """For each block number the children whom it mentions, or, where it mentions none, whom its heading names."""
    meant: dict[int, set[str]] = {}
    blocks = list(doc.spans.get("blocks", ()))
    position = 0
    for mention in sorted(doc.spans.get("mentions", ()), key=lambda m: int(m.start)):
        while position < len(blocks) and blocks[position].end <= mention.start:
            position += 1
        if position == len(blocks):
            break
        if not mention._.ambiguous:
            number = int(blocks[position]._.block)
            meant.setdefault(number, set()).update(p.name for p in mention._.resolved if isinstance(p, Child))
    family = doc._.family
    names = Names(family) if family is not None else None
    found = {}
    for block in blocks:
        number = int(block._.block)
        people = meant.get(number) or _named(str(block._.heading or ""), names)
        found[number] = _in_order(doc, people)
    return found


def resolve_children(report: Report, doc: Doc) -> Report:
    """A copy of the report with ``children`` of its chronology and factors filled from the analysed text.

    Entries that name their children already, or whose block is not known, stay as they are.
    """
    of_block = children_by_block(doc)
    return replace(
        report,
        chronology=_filled(report.chronology, of_block),
        factors=_filled(report.factors, of_block),
    )


def _filled(entries: Iterable[_Entry], of_block: dict[int, tuple[str, ...]]) -> tuple[_Entry, ...]:
    return tuple(
        replace(entry, children=of_block.get(entry.block, ()))
        if entry.block is not None and not entry.children
        else entry
        for entry in entries
    )


def _named(heading: str, names: Names | None) -> set[str]:
    """The children whom the innermost telling part of a heading names."""
    if names is None:
        return set()
    for part in reversed(heading.split(" | ")):
        found = {child.name for child in names.children_named(part)}
        if found:
            return found
    return set()


def _in_order(doc: Doc, names: Iterable[str]) -> tuple[str, ...]:
    wanted = set(names)
    return tuple(child.name for child in getattr(doc._.family, "children", ()) if child.name in wanted)
