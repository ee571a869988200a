"""Paragraphs and table rows of RTF while they are read, and their way into blocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from reportcheck.documents.drafting import Draft, Line
from reportcheck.documents.model import Cell, Part, Revision


@dataclass(slots=True)
class Paragraph:
    """A paragraph and the properties that its successor takes over."""

    line: Line = field(default_factory=Line)
    style: int | None = None
    style_name: str | None = None
    outline: int | None = None
    list_level: int | None = None
    label: str | None = None
    revisions: list[Revision] = field(default_factory=list)

    def reset(self) -> None:
        """Back to the defaults of a paragraph."""
        self.style = self.outline = self.list_level = None

    def next(self) -> Paragraph:
        """The paragraph after this one, which keeps its properties until they are reset."""
        return Paragraph(style=self.style, outline=self.outline, list_level=self.list_level)

    def change(self, revision: Revision) -> None:
        """Notes a tracked change, joined to the one before where it goes on."""
        last = self.revisions[-1] if self.revisions else None
        if last is not None and (last.kind, last.author) == (revision.kind, revision.author):
            reached = last.start + (len(last.text) if last.kind == "insertion" else 0)
            if reached == revision.start:
                self.revisions[-1] = replace(last, text=last.text + revision.text)
                return
        self.revisions.append(revision)


@dataclass(slots=True)
class Definition:
    """A row definition.

    Attributes:
        cells: right edge (twips) and merge words of each cell.
        merge: merge words of the next cell.
        header: the row is a header row.
    """

    cells: list[tuple[int, str]] = field(default_factory=list)
    merge: str = ""
    header: bool = False


@dataclass(slots=True)
class Rows:
    """The rows of the table that a container is filling."""

    done: list[tuple[list[Container], Definition]] = field(default_factory=list)
    cells: list[Container] = field(default_factory=list)

    def open_cell(self) -> Container:
        """A new cell; it counts once it is ended."""
        cell = Container()
        cell.owner = self
        return cell

    def end_row(self, definition: Definition) -> None:
        """The cells ended so far are a row."""
        if self.cells:
            self.done.append((self.cells, definition))
            self.cells = []


@dataclass(slots=True)
class Container:
    """What holds paragraphs, text boxes and tables: a story or a cell."""

    items: list[Paragraph | Container | Rows] = field(default_factory=list)
    rows: Rows = field(default_factory=Rows)
    owner: Rows | None = None
    part: Part | None = None

    def end_cell(self) -> None:
        """Closes this cell."""
        self.end_table()
        if self.owner is not None:
            self.owner.cells.append(self)

    def end_table(self) -> None:
        """Closes the table that stands in here, if one is open."""
        self.rows.end_row(Definition())
        if self.rows.done:
            self.items.append(self.rows)
            self.rows = Rows()

    def texts(self) -> tuple[str, ...]:
        """Texts of the paragraphs directly in here."""
        return tuple(item.line.text for item in self.items if isinstance(item, Paragraph))


def emit(container: Container, draft: Draft, part: Part, cell: Cell | None) -> None:
    """Puts everything in a container into the draft."""
    for item in container.items:
        if isinstance(item, Paragraph):
            _emit_paragraph(item, draft, part, cell)
        elif isinstance(item, Container):
            emit(item, draft, item.part or part, cell)
        else:
            _emit_table(item, draft, part, cell)


def _emit_paragraph(paragraph: Paragraph, draft: Draft, part: Part, cell: Cell | None) -> None:
    heading = None
    named = re.match(r"heading (\d)", (paragraph.style_name or "").lower())
    if named:
        heading = int(named[1])
    elif (paragraph.style_name or "").lower() == "title":
        heading = 0
    if paragraph.outline is not None and 0 <= paragraph.outline < 9:
        heading = paragraph.outline + 1
    listed = paragraph.label is not None
    number = draft.block(
        paragraph.line,
        part=part,
        style=paragraph.style_name,
        heading=heading,
        list_level=(paragraph.list_level or 0) if listed and heading is None else None,
        list_label=paragraph.label,
        cell=cell,
    )
    draft.revisions += [replace(one, block=number, cell=cell) for one in paragraph.revisions]


def _emit_table(rows: Rows, draft: Draft, part: Part, parent: Cell | None) -> None:
    number = draft.tables
    draft.tables += 1
    edges = sorted({edge for _, row in rows.done for edge, _ in row.cells})
    for at, (cells, row) in enumerate(rows.done):
        definition, column = row.cells, 0
        for index, content in enumerate(cells):
            edge, merge = definition[index] if index < len(definition) else (0, "")
            end = bisect_left(edges, edge) + 1 if index < len(definition) else column + 1
            later = index + 1
            while later < len(definition) and "clmrg" in definition[later][1]:
                end = bisect_left(edges, definition[later][0]) + 1
                later += 1
            rows_covered = 1
            if "clvmgf" in merge:
                rows_covered += _continued(rows, at + 1, edge)
            place = Cell(number, at, column, rows_covered, max(1, end - column), parent, row.header)
            if "clmrg" not in merge:
                emit(content, draft, part, place)
                column = max(end, column + 1)


def _continued(rows: Rows, first: int, edge: int) -> int:
    """How many rows from the first on carry on the vertical merge of the cell that ends at this edge."""
    count = 0
    for _, row in rows.done[first:]:
        if not any(other == edge and "clvmrg" in merge for other, merge in row.cells):
            break
        count += 1
    return count
