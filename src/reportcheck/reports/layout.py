"""The part that each block plays: title, heading, label, instruction, the author's words.

One walk through the document in reading order. It keeps the headings that stand above the current place: headings of the
body, full-width rows of a table, labels at the left, columns, headings inside a cell and run-in leads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportcheck.documents.model import Block, Document
from reportcheck.reports import guidance
from reportcheck.reports.forms import Form
from reportcheck.reports.headings import (
    NO_NAMES,
    SURE,
    Cues,
    Labels,
    Names,
    cues_of,
    labels_of,
    without_number,
)
from reportcheck.reports.lines import Lines, Zone
from reportcheck.reports.look import Look, look_of
from reportcheck.reports.rows import BannerLook, RowPart, RowReader
from reportcheck.reports.tables import Grid, GridCell, nested

Role = Literal[
    "title",
    "heading",
    "label",
    "guidance",
    "content",
    "subject",
    "salutation",
    "closing",
    "unticked",
    "placeholder",
    "office",
    "furniture",
]
Kind = Literal["style", "number", "line", "banner", "row", "column", "cell", "lead"]

_DATE_LINE = re.compile(
    r"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\W+)?\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})(?:[\s./-]+\d{2,4})?\W*$"
)
_NAME_LINE = re.compile(r"^(?:[A-Z][\w'’-]*|and|&|,|of|the)(?:[\s,]+(?:[A-Z][\w'’-]*|and|&))*\W*$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or label above a block.

    Attributes:
        text: its words without their number.
        printed: as printed.
        kind: how it stands on the page.
        key: headings of one document with equal keys stand at the same level.
        speaks: it may decide the section; a column such as "Outcome" of a chronology may not.
        block: number of the block that prints it.
    """

    text: str
    printed: str
    kind: Kind
    key: tuple[object, ...]
    speaks: bool = True
    block: int = -1


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, its role and its place.

    Attributes:
        start: first character of the author's words (after a run-in lead).
        path: headings above it, outermost first, column, row and lead included.
        column: heading of its table column.
        row: label at the left of its row.
        hint: section that the table's columns speak for where no heading does.
        zone: of a letter: before the salutation, after it, after the closing; "body" in everything else.
    """

    block: Block
    role: Role
    path: tuple[Heading, ...] = ()
    start: int = 0
    column: str | None = None
    row: str | None = None
    hint: str | None = None
    zone: Zone = "body"

    @property
    def text(self) -> str:
        """The block's text without its lead."""
        return self.block.text[self.start :].strip()


def lay_out(document: Document, form: Form, names: Names = NO_NAMES) -> list[Placed]:
    """Every block of a document with its role and place, in document order.

    Args:
        document: as read.
        form: whose headings and labels to look for.
        names: the family's names, where they are known already: "What Leo says:" is a label then.
    """
    known = frozenset(_folded(s.guidance) for s in form.sections if s.guidance)
    walk = _Walk(document, cues_of(form), labels_of(form), known, names)
    body = [b for b in document.blocks if b.part in ("body", "textbox")]
    walk.flow(nested(body), in_cell=False)
    placed = {p.block.number: p for p in walk.placed}
    for block in document.blocks:
        if block.part in ("header", "footer"):
            placed[block.number] = Placed(block, "furniture")
        elif block.part in ("footnote", "endnote"):
            placed[block.number] = Placed(block, "content", hint="other")
    return [placed[number] for number in sorted(placed)]


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def _outranks(level: object, other: object) -> bool:
    """Whether one banner is printed larger than another."""
    return isinstance(level, BannerLook) and isinstance(other, BannerLook) and level.size > other.size


class _Walk:
    def __init__(
        self, document: Document, cues: Cues, labels: Labels, known_guidance: frozenset[str], names: Names
    ) -> None:
        self.cues, self.labels, self.known_guidance, self.names = cues, labels, known_guidance, names
        self.placed: list[Placed] = []
        self.path: list[Heading] = []
        self.floor = 0  # headings below this depth belong to an outer cell and stay
        self.fresh = True  # nothing but headings and instructions since the last heading
        self.office = False
        self.column: str | None = None
        self.row: str | None = None
        self.hint: str | None = None
        self.box = False  # in the cell of a table that is no more than a frame around a section
        self.lines = Lines(document, cues, labels, names)

    # --- paragraphs -------------------------------------------------------------------------------------------------

    def flow(self, items: Sequence[Block | Grid], *, in_cell: bool) -> None:
        """Place paragraphs and tables that follow each other."""
        for i, item in enumerate(items):
            if isinstance(item, Grid):
                self.grid(item)
            else:
                self.paragraph(item, last=i + 1 == len(items), in_cell=in_cell)

    def paragraph(self, block: Block, *, last: bool, in_cell: bool) -> None:
        """Place one paragraph."""
        text = block.text.strip()
        look = look_of(block)
        begun = any(p.role == "content" and p.zone == "body" for p in self.placed[-8:])
        if special := self.lines.letter_role(block, look, begun=begun):
            if special in ("salutation", "closing"):
                self.path.clear()
            self.put(block, special)
            return
        boxes, ticked = guidance.ticks(block)
        if self.office or (guidance.is_office_use(text) and not in_cell):
            self.put(block, "office")
        elif guidance.is_placeholder(block) or guidance.is_unfilled(text):
            self.put(block, "placeholder")
        elif boxes and not ticked:
            self.put(block, "unticked")
        elif self._prompts(text, look):
            self.put(block, "guidance")
        elif not boxes and (key := self._heading_key(block, look, last=last, in_cell=in_cell)):
            self._heading(block, text, key, in_cell=in_cell)
        elif _folded(text) in self.known_guidance or guidance.is_instruction(
            text, look, after_heading=self.fresh
        ):
            self.put(block, "guidance")
        else:
            self._content(block)

    def _prompts(self, text: str, look: Look) -> bool:
        """A question in italics or grey right below a heading: the form's prompt, no heading of its own."""
        apart = (look.italic >= 0.8 or look.grey) and look.bold < 0.5
        return (
            apart
            and self.fresh
            and bool(self.path)
            and guidance.is_instruction(text, look, after_heading=True)
        )

    def _heading_key(
        self, block: Block, look: Look, *, last: bool, in_cell: bool
    ) -> tuple[object, ...] | None:
        """The level of a heading; None for any other paragraph."""
        opening = len(self.placed) < 6 and all(
            p.role in ("title", "furniture", "guidance", "heading") for p in self.placed
        )
        if opening and self.lines.is_title(block.text.strip()):
            self.path.clear()  # whatever stood above the title was no heading
            return ("title",)
        return self.lines.heading_key(block, look, first=not self.placed, last=last, in_cell=in_cell)

    def _heading(self, block: Block, text: str, key: tuple[object, ...], *, in_cell: bool) -> None:
        if key == ("title",):
            self.put(block, "title")
            return
        kinds: dict[object, Kind] = {"style": "style", "number": "number", "line": "line", "cell": "cell"}
        kind = kinds[key[0]]
        if in_cell and self.fresh and self.box and not self.path[self.floor :]:
            key = ("box",)
        if in_cell:
            self.row = None  # the heading speaks for what follows, not the label at the left
        self.push(Heading(without_number(text), text, kind, key, block=block.number))
        self.put(block, "heading")
        self.fresh = True

    def _content(self, block: Block) -> None:
        start = 0
        if lead := self.lines.lead(block, inside=self.section_above(), in_column=self.column is not None):
            words, start = lead
            self.push(Heading(without_number(words), words, "lead", ("lead",), block=block.number))
            if start >= len(block.text.rstrip()):
                self.put(block, "label")
                return
        elif self.section_above() is None and (title := self.lines.control_title(block)):
            self.push(Heading(title, title, "lead", ("lead",), block=block.number))
        elif self.path and self.path[-1].kind == "lead" and self.labels.field(self.path[-1].text):
            self.path.pop()  # a field's label holds for its own line only
        self.put(block, "content", start)
        self.fresh = False

    # --- headings ---------------------------------------------------------------------------------------------------

    def push(self, heading: Heading) -> None:
        """Open a heading and close those that it ends."""
        heading = self._below_its_like(heading)
        self.path[self._cut(heading) :] = [heading]

    def _cut(self, heading: Heading) -> int:
        """How many of the open headings a new one leaves open."""
        own = range(self.floor, len(self.path))
        for i in own:
            if self.path[i].key == heading.key:
                return i
        order = ("style", "number", "line", "lead")
        reading = self.cues.read(heading.text, self.names)
        whole = reading.score >= SURE and reading.share >= 0.6
        for i in own:
            other = self.path[i]
            deeper = (
                other.key[:1] == heading.key[:1]
                and heading.key[0] in ("style", "number")
                and int(str(other.key[1])) >= int(str(heading.key[1]))
            )
            outranked = (
                heading.kind in order
                and other.kind in order
                and order.index(other.kind) > order.index(heading.kind)
            )
            if heading.kind == other.kind == "banner" and _outranks(heading.key[1], other.key[1]):
                return i
            point = heading.kind == "number" and other.kind in ("line", "lead") and not whole
            if not point and (deeper or outranked or other.kind == "lead"):
                return i  # but "1. Leo is seen weekly" stands below a bold "Progress of the plan"
        return len(self.path)

    def _below_its_like(self, heading: Heading) -> Heading:
        """A name, a date or (in a cell) any unknown words under a heading of the same look stand below it, not beside it."""
        above = next((h for h in self.path[self.floor :] if h.key == heading.key), None)
        if (
            above is None
            or heading.kind not in ("line", "cell")
            or self.cues.read(heading.text, self.names).section
        ):
            return heading
        if not self.cues.read(above.text, self.names).section:
            return heading
        if heading.kind == "cell" or _NAME_LINE.match(heading.text) or _DATE_LINE.match(heading.text):
            return replace(heading, key=("below", *heading.key))
        return heading

    def section_above(self) -> str | None:
        """The section that the headings above speak for, read without the family's names."""
        for heading in reversed(self.path):
            if heading.kind in ("lead", "row") and self.labels.field(heading.text):
                continue
            if heading.speaks and (section := self.cues.read(heading.text, self.names).section):
                return section
        return None

    def put(self, block: Block, role: Role, start: int = 0) -> None:
        """Note a block's role at the current place."""
        self.placed.append(
            Placed(
                block, role, tuple(self.path), start, self.column, self.row, self.hint, self.lines.zone(block)
            )
        )

    # --- tables -----------------------------------------------------------------------------------------------------

    def grid(self, grid: Grid) -> None:
        """Place a table row by row."""
        outer = (list(self.path), self.floor, self.column, self.row, self.hint)
        if outer[0] and outer[0][-1].kind == "lead":
            self.path.pop()
        depth = len(self.path)
        self.floor = depth
        reader = RowReader(grid, self.cues, self.labels)
        for row in reader.read():
            if row.banner:
                banner = self._label(row.banner, "banner", ("banner", row.level))
                self.push(banner)
                self.fresh = True
                continue
            base = list(self.path)
            for part in row.parts:
                self.hint = reader.hint if part.column else outer[4]
                for label in part.fresh:
                    self._label(label, "row", ("row", grid.number))
                self._cell(part.cell, part, base, grid)
                self.path = list(base)
            self.column, self.row, self.hint, self.office = outer[2], outer[3], outer[4], False
        alone = reader.only_banner and len(self.path) > depth
        kept = self.path[depth:]
        self.path, self.floor, self.column, self.row, self.hint = outer
        if alone:  # a heading in a box of its own
            for heading in kept:
                self.push(
                    Heading(heading.text, heading.printed, "line", ("line", "box"), block=heading.block)
                )

    def _cell(self, cell: GridCell | None, part: RowPart, base: list[Heading], grid: Grid) -> None:
        if cell is None:
            return
        for text, number in part.labels:
            base = [*base, Heading(without_number(text), text, "row", ("row", grid.number), block=number)]
        if part.column:
            base = [
                *base,
                Heading(
                    without_number(part.column),
                    part.column,
                    "column",
                    ("column", grid.number),
                    part.sectional,
                ),
            ]
        self.path = list(base)
        outer_floor = self.floor
        self.floor = len(self.path)
        self.box = not part.labels and part.column is None
        self.column, self.row = part.column, part.labels[-1][0] if part.labels else None
        self.office = any(guidance.is_office_use(text) for text, _ in part.labels) or guidance.is_office_use(
            part.column or ""
        )
        self.fresh = True
        if part.plain:
            for block in cell.blocks:
                self.put(block, self._plain_role(block))
            for item in cell.items:
                if isinstance(item, Grid):
                    self.grid(item)
        else:
            if part.sectional:
                self.column = None
            self.flow(cell.items, in_cell=True)
        self.floor, self.box = outer_floor, False

    def _plain_role(self, block: Block) -> Role:
        boxes, ticked = guidance.ticks(block)
        if boxes and not ticked:
            return "unticked"
        if guidance.is_placeholder(block) or guidance.is_unfilled(block.text):
            return "placeholder"
        return "office" if self.office else "content"

    def _label(self, cell: GridCell, kind: Kind, key: tuple[object, ...]) -> Heading:
        """Note a cell that is a label; its instructions are noted as such."""
        words: list[str] = []
        for i, block in enumerate(cell.blocks):
            if words and i and guidance.is_instruction(block.text, look_of(block), after_heading=True):
                self.put(block, "guidance")
            else:
                words.append(block.text.strip())
                self.put(block, "label" if kind != "banner" else "heading")
        text = " ".join(words)
        return Heading(
            without_number(text), text, kind, key, block=cell.blocks[0].number if cell.blocks else -1
        )
