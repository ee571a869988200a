"""Labels with their values, wherever a form prints them: cells, run-in labels, content controls, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportcheck.documents.model import Block
from reportcheck.reports.guidance import is_placeholder
from reportcheck.reports.headings import FRAME, SURE, Cues, Labels, canonical
from reportcheck.reports.layout import Heading, Placed

_INLINE = re.compile(r"(?:^|[\t\n;|,(]|\s{2,}|\.\s|\s)(?P<label>[A-Z][\w /'’().&-]{1,60}?)\s*:\s*")
_TITLE = re.compile(
    r"\breport\b.*\b(?:conference|review)\b|\bconference\b.*\breport\b|\b(?:multi-)?agency report\b|\bchild protection\b",
    re.IGNORECASE,
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|_|\.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value.

    Attributes:
        label: as printed.
        field: the field that the label asks for; None for a label that no form's data knows.
        value: with struck-through words and unfilled form fields left out.
        group: group of the front sheet that it stands in ("children", "author" …); None outside groups.
        place: its block with its place.
    """

    label: str
    field: str | None
    value: str
    group: str | None
    place: Placed


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table of people, or one column of a table that is turned on its side: field to value."""

    values: dict[str, str]
    group: str | None
    place: Placed


def value_of(block: Block, start: int = 0) -> str:
    """A block's text as it holds now: struck-through words and unfilled form fields left out, white space folded."""
    keep = [i >= start for i in range(len(block.text))]
    gone = [(r.start, r.end) for r in block.runs if r.strike]
    gone += [(c.start, c.end) for c in block.controls if c.value is None and c.kind != "checkbox"]
    for first, last in gone:
        keep[first:last] = [False] * len(keep[first:last])
    return re.sub(r"[ \u00a0]+", " ", "".join(c for c, k in zip(block.text, keep, strict=True) if k)).strip()


def entries(placed: Sequence[Placed], cues: Cues, labels: Labels) -> list[Entry]:
    """Every label with its value, in document order."""
    found: list[Entry] = []
    for place in placed:
        if _in_narrative(place, cues):
            continue
        if place.role not in ("content", "subject", "furniture", "heading", "label") or (
            place.role == "heading" and ":" not in place.block.text
        ):
            continue
        if place.role in ("furniture", "heading", "subject"):
            found.extend(_inline(place, None, labels))
            continue
        if place.role == "label":
            found.extend(_of_contributor(place, labels))
            continue
        if place.column and (labels.field(place.column) or "").startswith("person."):
            continue
        found.extend(_labelled(place, cues, labels))
        found.extend(_controls(place, cues, labels))
    return found


def _of_contributor(place: Placed, labels: Labels) -> Iterator[Entry]:
    """What a label at the left of an agency's row says of its author: "Health / Name: Jo Hill / Role: Health visitor"."""
    for entry in _inline(place, "author", labels):
        field = "author.name" if entry.field == "person.name" else entry.field or ""
        of_child = "child" in canonical(entry.label).split()  # "Child(ren): name / DOB" asks, it does not say
        if entry.value and not of_child and field.startswith(("author.", "dates.", "column.date")):
            yield replace(entry, field=field)


def _in_narrative(place: Placed, cues: Cues) -> bool:
    """Whether a block stands under a heading of the report's narrative, its own label left aside."""
    if place.zone != "body":
        return False
    above = place.path[:-1] if place.path and place.path[-1].kind in ("row", "lead") else place.path
    for heading in reversed(above):
        reading = cues.read(heading.text)
        if heading.speaks and reading.section and not _TITLE.search(heading.text):
            return reading.section not in FRAME and reading.score >= SURE
    return False


def _labelled(place: Placed, cues: Cues, labels: Labels) -> Iterator[Entry]:
    path = [h for h in place.path if h.kind != "column"]
    value = value_of(place.block, place.start)
    if path:
        last = path[-1]
        group = group_of(path[:-1], cues)
        field = labels.field(last.text) or labels.field(last.printed)
        if last.kind in ("row", "lead") or field:
            yield Entry(last.text, field, value, group, place)
            if last.kind == "lead":
                yield from _inline(place, group, labels, place.start)
                return
        own = group_of(path, cues)
    else:
        own = None
    yield from _inline(place, own, labels)


def _inline(place: Placed, group: str | None, labels: Labels, start: int = 0) -> Iterator[Entry]:
    """Labels within a line: "Name: Jo Hill   Role: Health visitor"."""
    text = value_of(place.block, start)
    spots: list[tuple[int, int, str, str]] = []
    for match in _INLINE.finditer(text):
        words = match["label"].split()
        for drop in range(len(words)):  # the label may follow a value: "Jo Hill Role:"
            label = " ".join(words[drop:])
            field = labels.field(label)
            if field and not field.startswith("column."):
                spots.append((match.end("label") - len(label), match.end(), label, field))
                break
    for i, (_, end, label, field) in enumerate(spots):
        stop = spots[i + 1][0] if i + 1 < len(spots) else len(text)
        yield Entry(label, field, text[end:stop].strip(" \t;|,"), group, place)


def _controls(place: Placed, cues: Cues, labels: Labels) -> Iterator[Entry]:
    """Content controls whose title or tag names a field."""
    for control in place.block.controls:
        if not control.title or control.value is None:
            continue
        label = _CAMEL.sub(" ", control.title).strip()
        field = labels.field(label)
        if field:
            yield Entry(label, field, control.value.strip(), group_of(place.path, cues), place)


def group_of(path: Sequence[Heading], cues: Cues) -> str | None:
    """The innermost group that the headings open; the title of the whole form opens none."""
    for heading in reversed(path):
        if _TITLE.search(heading.text):
            continue
        if group := cues.group(heading.text):
            return group
    return None


def records(placed: Sequence[Placed], cues: Cues, labels: Labels) -> list[Record]:
    """The people of every table of people, a row or a column each."""
    found: dict[tuple[object, ...], tuple[dict[str, str], str | None, Placed]] = {}
    for place in placed:
        cell = place.block.cell
        if cell is None or place.column is None or place.role not in ("content", "label", "placeholder"):
            continue
        column = labels.field(place.column)
        row = labels.field(place.row) if place.row else None
        path = [h for h in place.path if h.kind != "column"]
        sideways = row is not None and row.startswith("person.") and column in (None, "person.name")
        if column and column.startswith(("person.", "author.")) and not sideways:
            key: tuple[object, ...] = (cell.table, "row", cell.row)
            group = group_of(path[:-1] if place.row else path, cues)
            field = column
            if place.row and not row:
                found.setdefault(key, ({"person.name": place.row}, group, place))
        elif row and sideways:
            key, field = (cell.table, "column", cell.column), row
            group = group_of(path[:-1], cues) or cues.group(place.column)
            if canonical(place.column) not in ("child", "parent") and not re.search(
                r"\d|child|details", place.column, re.IGNORECASE
            ):
                found.setdefault(key, ({"person.name": place.column}, group, place))
        else:
            continue
        if place.role == "content" and not is_placeholder(place.block):
            values = found.setdefault(key, ({}, group, place))[0]
            value = value_of(place.block, place.start)
            values[field] = f"{values[field]}\n{value}" if field in values else value
    return [Record(values, group, place) for values, group, place in found.values()]
