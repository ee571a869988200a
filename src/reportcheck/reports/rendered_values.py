"""What single controls of a rendered form say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reportcheck.documents.model import Block, Control, Document
from reportcheck.documents.writing_styles import LABEL, OWN
from reportcheck.reports.rendering_words import (
    CATEGORY,
    CHOICES,
    FIXED_INLINE,
    LABELS,
    stated_date,
)

_PRINTED = frozenset(LABELS.values())


@dataclass(slots=True)
class Value:
    """What one control holds for one field.

    Attributes:
        at: number within the field's list, or the option of a tick box.
        text: what it shows, decoded; paragraphs joined by line breaks; None while it shows its placeholder.
    """

    name: str
    at: str | None
    control: Control
    text: str | None
    block: Block
    month: bool = False


def rows(document: Document) -> Iterator[list[Block]]:
    """The blocks of the body, those of one row of a table together."""
    row: list[Block] = []
    for block in document.blocks:
        if block.part in ("header", "footer"):
            continue
        cell = block.cell
        if (
            row
            and cell is not None
            and row[0].cell
            and (row[0].cell.table, row[0].cell.row) == (cell.table, cell.row)
        ):
            row.append(block)
            continue
        if row:
            yield row
        row = [block]
    if row:
        yield row


def is_printed(block: Block) -> bool:
    """Whether a paragraph without a control is the form's own."""
    style = block.style or ""
    if style == LABEL:
        return block.text in _PRINTED
    return style in OWN


def beside(block: Block, own: Iterable[Control]) -> bool:
    """Whether a paragraph holds words beside its controls that the form does not print."""
    rest, at = "", 0
    for control in sorted(own, key=lambda control: control.start):
        rest += block.text[at : control.start] + " "
        at = max(at, control.end)
    rest += block.text[at:]
    for words in FIXED_INLINE:
        rest = rest.replace(words, "")
    return re.search(r"\w", rest) is not None


def date(value: Value) -> str | None:
    return stated_date(value.text or "", value.control.date, month=value.month)


def choice(value: Value) -> str | None:
    choices = CHOICES[value.name]
    text = (value.text or "").strip()
    folded = {shown.casefold(): meant for shown, meant in choices.items()}
    return choices.get(text) or folded.get(text.casefold())


def categories(values: list[Value]) -> tuple[str, ...]:
    ticked = {value.at for value in values if value.control.checked}
    listed = sorted((v for v in values if v.control.kind == "dropdown"), key=lambda value: int(value.at or 0))
    found = [c for c in CATEGORY.values() if c in ticked]
    return (*found, *(meant for value in listed if (meant := choice(value))))


def outcome(ticked: set[str | None]) -> str:
    """What the ticked boxes say together: a step down goes with the end of the plan, legal steps with its going on."""
    if ticked == {"cp_end", "cin"} or ticked == {"cp_end", "caf"}:
        ticked = ticked - {"cp_end"}
    if ticked == {"cp_continue", "legal"}:
        ticked = {"legal"}
    if not ticked:
        return "none"
    return (ticked.pop() or "none") if len(ticked) == 1 else "conflict"
