"""Risk and protective factors, and how each has changed since the last conference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from reportcheck.reports.factor_change import (
    CHANGE_LEAD,
    FACTOR_SECTIONS,
    Kind,
    change_above,
    change_label,
    change_of_cell,
    change_of_text,
    extent_near,
    extent_of,
)
from reportcheck.reports.model import Factor
from reportcheck.reports.wording import children_named

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family

_PROTECTIVE = re.compile(
    r"\b(?:protective|protect|strengths?|working\s+well|going\s+well|positives?|safety|resilien\w+|reduces?\s+risk|helping|good\s+things|capital)\b",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"\b(?:risks?|worr(?:y|ies|ied)|concerns?|harm|dangers?|complicating|vulnerabilit\w+|problems?)\b",
    re.IGNORECASE,
)

# What the heading of a column says about its cells; the first that fits.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "change",
        re.compile(
            r"\b(?:increas\w+|decreas\w+|diminish\w*|reduc\w+|chang\w+|same|trend|direction|movement|status|progress|since\s+(?:the\s+)?last|better|worse)\b",
            re.IGNORECASE,
        ),
    ),
    ("extent", re.compile(r"\b(?:extent|how\s+(?:much|far))\b", re.IGNORECASE)),
    (
        "comment",
        re.compile(
            r"\b(?:comments?|evidence|details?|analysis|impact|notes?|reasons?|explain|explanation|how\s+(?:do|is)|why|information|example\w*)\b",
            re.IGNORECASE,
        ),
    ),
    ("child", re.compile(r"^\W*(?:child(?:ren)?|which\s+child(?:ren)?|name|who)\b", re.IGNORECASE)),
    ("kind", re.compile(r"^\W*(?:type|kind|risk\s*(?:/|or)\s*protective|R\s*/\s*P)\b", re.IGNORECASE)),
    ("number", re.compile(r"^\W*(?:no\.?|number|ref\.?|#)\W*$", re.IGNORECASE)),
    (
        "name",
        re.compile(
            r"\b(?:factors?|risks?|strengths?|protective|concerns?|worr(?:y|ies)|issues?|area)\b",
            re.IGNORECASE,
        ),
    ),
)
_TICK = re.compile(r"^\W*(?:[☒☑✓✔✗✘■●]|x|X|\[x\]|\(x\)|yes)\W*$")
_EMPTY = re.compile(r"^\W*(?:[☐□]|n/?a|none|nil|-|–|not\s+applicable)?\W*$", re.IGNORECASE)

_INTRODUCTION = re.compile(
    r"^(?:the\s+following|please|see\b|as\s+(?:above|listed|below)|(?:these|they)\s+are\b|below\s+are|n/?a\b|none(?:\s+(?:known|identified))?\W*$|nil\W*$).*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^.!?]{1,60}:\s*$")


def read_factors(passages: Sequence[Passage], family: Family) -> tuple[Factor, ...]:
    """The risk and protective factors that the author lists, in the order of the report.

    A table row is one factor: its name, how it changed, the comment. Outside tables each paragraph or list item under a
    heading of risks or strengths is one; a line such as "Increased" or "New since last time" holds for those below it.
    """
    own = [passage for passage in passages if passage.section in FACTOR_SECTIONS and passage.text.strip()]
    tracked = {
        passage.block.cell.table
        for passage in own
        if passage.block.cell and passage.column and _part(passage, [passage]) in ("change", "tick")
    }
    found: list[Factor] = []
    label = _Label()
    for (table, _, _), group in groupby(own, key=_row_key):
        row = list(group)
        # A column for the change that is left empty says that none is stated.
        blank = table in tracked and all(passage.column for passage in row)
        found += _row(row, blank, label, family)
    return tuple(found)


@dataclass(slots=True)
class _Label:
    """The line that says how the factors below it changed, and the place that it holds for."""

    change: str | None = None
    place: tuple[object, ...] = ()

    def holds_for(self, passage: Passage) -> str | None:
        return self.change if self.place == self.of(passage) else None

    @staticmethod
    def of(passage: Passage) -> tuple[object, ...]:
        cell = passage.block.cell
        return (passage.section, passage.headings, (cell.table, cell.column) if cell else None)


def _row_key(passage: Passage) -> tuple[int, int, int]:
    cell = passage.block.cell
    return (cell.table, cell.row, -1) if cell else (-1, -1, passage.block.number)


def _row(row: list[Passage], blank_change: bool, label: _Label, family: Family) -> Iterator[Factor]:
    """The factors of a table row, or of one paragraph outside tables."""
    parts: dict[str, list[Passage]] = {}
    for passage in row:
        parts.setdefault(_part(passage, row), []).append(passage)
    whole = {"change", "tick", "comment", "extent"} & set(parts) or (blank_change and "name" in parts)
    if whole and (parts.get("name") or _named_by_row(row[0])):
        yield _from_row(row, parts, blank_change, family)
        return
    for passage in row:
        for text in _items(passage):
            change = change_label(text, _kind(passage, {}))
            if change:
                label.change, label.place = change, _Label.of(passage)
            elif not _LABEL.match(text):
                yield _from_text(passage, text, label.holds_for(passage), family)


def _part(passage: Passage, row: list[Passage]) -> str:
    """What a cell of a factor's row holds, by the heading of its column; without one, by its place and its words."""
    cell = passage.block.cell
    if not cell:
        return "name"
    if _TICK.match(passage.text) and passage.column:
        return "tick"
    if passage.column:
        part = next((part for part, pattern in _COLUMNS if pattern.search(passage.column)), "list")
        # "What are we worried about?" and "What is working well?" side by side are two lists.
        return (
            "list"
            if part not in ("change", "extent", "comment") and passage.column.rstrip().endswith("?")
            else part
        )
    columns: dict[int, list[Passage]] = {}
    for one in row:
        if one.block.cell:
            columns.setdefault(one.block.cell.column, []).append(one)
    by_row = _named_by_row(passage)
    first = -1 if by_row else min(columns)
    # Several paragraphs in a cell are a list of factors; so is a cell beside another section's.
    if any(len(held) > 2 for held in columns.values()) or len({one.section for one in row}) > 1:
        return "list"
    if cell.column == first or (len(columns) < 2 and not by_row):
        return "name"
    if change_label(passage.text, "risk") or _EMPTY.match(passage.text):
        return "change"
    names = columns.get(first, [])
    return "comment" if by_row or (len(names) == 1 and len(names[0].text.split()) <= 15) else "list"


def _named_by_row(passage: Passage) -> bool:
    """Whether the label at the left of a row is a factor's name, not the heading of the whole section."""
    label = passage.row
    return bool(label) and not (
        _RISK.search(label or "") or _PROTECTIVE.search(label or "") or label == passage.title
    )


def _from_row(
    row: list[Passage], parts: dict[str, list[Passage]], blank_change: bool, family: Family
) -> Factor:
    named = parts.get("name", [])
    text = " ".join(passage.text.strip() for passage in named) or (row[0].row or "").strip()
    first = named[0] if named else row[0]
    kind = _kind(first, parts)
    cell = " ".join(passage.text for passage in parts.get("change", []))
    ticked = " ".join(passage.column or "" for passage in parts.get("tick", []))
    comment = "\n".join(passage.text.strip() for passage in parts.get("comment", [])) or None
    extent = " ".join(passage.text for passage in parts.get("extent", []))
    stated = bool(cell.strip() or ticked)
    change = change_of_cell(cell or ticked, kind) if stated else None
    if change is None and not stated and not blank_change:
        change = change_of_text(comment or "", kind)
    about = " ".join(passage.text for passage in parts.get("child", []))
    return Factor(
        kind=kind,
        text=text,
        comment=comment,
        change=change or "not_stated",
        extent=extent_of(f"{cell} {extent}") or (extent_near(comment or "", change)),
        children=children_named(f"{about} {text} {comment or ''}", family) or _children_above(first, family),
        block=first.block.number,
    )


def _from_text(passage: Passage, text: str, labelled: str | None, family: Family) -> Factor:
    kind = _kind(passage, {})
    lead = CHANGE_LEAD.match(text)
    if lead:
        labelled, text = change_of_cell(lead.group("change"), kind), text[lead.end() :]
    change = labelled or change_above(passage.headings, kind) or change_of_text(text, kind)
    return Factor(
        kind=kind,
        text=text,
        change=change,  # type: ignore[arg-type]
        extent=extent_near(text, change),
        children=children_named(text, family) or _children_above(passage, family),
        block=passage.block.number,
    )


def _children_above(passage: Passage, family: Family) -> tuple[str, ...]:
    """The children that the nearest heading or label names ("Harm | Matilda"), unless it means them all."""
    for label in (passage.row, passage.column, *reversed(passage.headings)):
        named = children_named(label, family) if label else ()
        if named and len(named) < len(family.children):
            return named
    return ()


def _kind(passage: Passage, parts: dict[str, list[Passage]]) -> Kind:
    for cell in parts.get("kind", []):
        return "protective" if _PROTECTIVE.search(cell.text) else "risk"
    if passage.section == "strengths" or passage.section == "complicating":
        return FACTOR_SECTIONS[passage.section]
    for label in (passage.column, *reversed(passage.headings)):
        if label and _PROTECTIVE.search(label) and not _RISK.search(label):
            return "protective"
        if label and _RISK.search(label) and not _PROTECTIVE.search(label):
            return "risk"
    return FACTOR_SECTIONS[passage.section]


def _items(passage: Passage) -> Iterator[str]:
    """The factors (and lines about their change) of one paragraph: its lines, or the parts of a list with semicolons."""
    for line in passage.text.splitlines():
        text = _BULLET.sub("", line).strip()
        introduces = _INTRODUCTION.match(text) and len(text.split()) < 25
        if not re.search(r"\w", text) or _EMPTY.match(text) or introduces:
            continue
        parts = [part.strip(" .") for part in re.split(r";\s*(?:and\s+)?", text)]
        if len(parts) > 2 and all(parts) and not re.search(r"[.!?]\s+[A-Z]", text):
            yield from parts
        else:
            yield text


_BULLET = re.compile(r"^\s*(?:[•·▪◦*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
