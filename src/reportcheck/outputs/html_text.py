"""A document as a tree of headings, paragraphs, lists and tables, with findings marked in its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from reportcheck.documents.model import Block, Cell, Document, Run
from reportcheck.rules.model import SEVERITIES, Finding, Severity


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text that looks the same throughout and lies in the same findings.

    Attributes:
        text: its words.
        findings: numbers of the findings that it lies in.
        severity: the loudest of theirs.
        begins: numbers of the findings that begin here.
        ends: numbers of the findings that end here.
    """

    text: str
    bold: bool = False
    italic: bool = False
    strike: bool = False
    findings: tuple[int, ...] = ()
    severity: Severity | None = None
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text block.

    Attributes:
        kind: how it is shown; a heading inside a table is shown as text.
        level: 1 for the highest heading; nesting of a list item, from 0.
        label: the printed number or bullet of a list item or heading.
        section: id of the section that begins here; None elsewhere.
    """

    kind: str
    segments: tuple[Segment, ...]
    level: int = 0
    label: str | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True)
class Items:
    """List items that follow each other."""

    items: tuple[Paragraph, ...]
    kind: str = "list"


@dataclass(frozen=True, slots=True)
class Square:
    """A cell of a table as it is drawn."""

    content: tuple[Node, ...] = ()
    header: bool = False
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row; merged cells stand in their first row and column."""

    rows: tuple[tuple[Square, ...], ...]
    kind: str = "table"


Node = Paragraph | Items | Table


@dataclass
class _Drawing:
    """What drawing one document needs at hand."""

    marks: Mapping[int, Sequence[tuple[int, Finding]]]
    sections: Mapping[int, str]
    begun: set[str] = field(default_factory=set)
    depth: int = 0


def draw(
    document: Document, findings: Mapping[int, Finding], sections: Mapping[int, str]
) -> list[tuple[str, tuple[Node, ...]]]:
    """The document as parts of nodes.

    Args:
        document: as read.
        findings: by the number that they are shown with.
        sections: the section id of each block number.

    Returns:
        The body first, then each header, footer and note part that has text, each with the part's name. Text boxes stand
        in the body.
    """
    marks: dict[int, list[tuple[int, Finding]]] = {}
    for number, finding in findings.items():
        if finding.block is not None:
            marks.setdefault(finding.block, []).append((number, finding))
    drawing = _Drawing(marks, sections)
    parts: dict[str, list[Block]] = {"body": []}
    for block in document.blocks:
        parts.setdefault("body" if block.part == "textbox" else block.part, []).append(block)
    return [(part, tuple(_nodes(blocks, None, drawing))) for part, blocks in parts.items()]


def _nodes(blocks: Iterable[Block], inside: Cell | None, drawing: _Drawing) -> Iterator[Node]:
    """The nodes of blocks that stand directly in one cell, or in none."""
    for kind, group in groupby(blocks, key=lambda block: _kind(block, inside)):
        members = list(group)
        if kind == "list":
            yield Items(tuple(_paragraph(block, "item", inside, drawing) for block in members))
        elif kind == "text":
            yield from (_paragraph(block, "text", inside, drawing) for block in members)
        else:
            yield _table(members, inside, drawing)


def _kind(block: Block, inside: Cell | None) -> str:
    cell = _cell_in(block, inside)
    if cell is not None:
        return f"table {cell.table}"
    return "list" if block.list_level is not None and block.heading is None else "text"


def _cell_in(block: Block, inside: Cell | None) -> Cell | None:
    """The block's cell in the table that stands directly in ``inside``; None where it is in no such table."""
    cell = block.cell
    while cell is not None and cell != inside:
        if cell.parent == inside:
            return cell
        cell = cell.parent
    return None


def _table(blocks: Sequence[Block], inside: Cell | None, drawing: _Drawing) -> Table:
    content: dict[tuple[int, int], tuple[Cell, list[Block]]] = {}
    for block in blocks:
        cell = _cell_in(block, inside)
        if cell is not None:
            content.setdefault((cell.row, cell.column), (cell, []))[1].append(block)
    cells = [cell for cell, _ in content.values()]
    height = max(cell.row + cell.row_span for cell in cells)
    width = max(cell.column + cell.column_span for cell in cells)
    taken: set[tuple[int, int]] = set()
    rows: list[tuple[Square, ...]] = []
    for row in range(height):
        squares: list[Square] = []
        for column in range(width):
            if (row, column) in taken:
                continue
            cell, members = content.get((row, column), (None, []))
            if cell is None:
                squares.append(Square())
                continue
            taken |= {
                (row + down, column + right)
                for down in range(cell.row_span)
                for right in range(cell.column_span)
            }
            squares.append(
                Square(
                    tuple(_nodes(members, cell, drawing)),
                    header=cell.header,
                    rows=cell.row_span,
                    columns=cell.column_span,
                )
            )
        rows.append(tuple(squares))
    # A row without any text, or wholly covered by merged cells from above, is not drawn.
    return Table(tuple(row for row in rows if any(square.content for square in row)))


def _paragraph(block: Block, kind: str, inside: Cell | None, drawing: _Drawing) -> Paragraph:
    section = drawing.sections.get(block.number)
    if section in drawing.begun:
        section = None
    if section:
        drawing.begun.add(section)
    level = block.list_level or 0
    if block.heading is not None and inside is None:
        kind = "heading"
        # One step down at a time: screen readers announce levels, and forms skip some.
        level = drawing.depth = min(max(block.heading, 1), drawing.depth + 1)
    return Paragraph(
        kind, tuple(segments(block, drawing.marks.get(block.number, ()))), level, block.list_label, section
    )


def segments(block: Block, marks: Sequence[tuple[int, Finding]]) -> Iterator[Segment]:
    """A block's text cut wherever its look or its findings change."""
    length = len(block.text)
    spans = [
        (number, finding, max(finding.start or 0, 0), min(finding.end or 0, length))
        for number, finding in marks
    ]
    spans = [span for span in spans if span[2] < span[3]]
    cuts = {0, length}
    cuts.update(cut for run in block.runs for cut in (run.start, run.end) if 0 <= cut <= length)
    cuts.update(cut for _, _, start, end in spans for cut in (start, end))
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        run = next((run for run in block.runs if run.start <= start < run.end), Run(start, end))
        inside = [span for span in spans if span[2] <= start and end <= span[3]]
        loudest = min((SEVERITIES.index(span[1].severity) for span in inside), default=None)
        yield Segment(
            block.text[start:end],
            bold=run.bold,
            italic=run.italic,
            strike=run.strike,
            findings=tuple(span[0] for span in inside),
            severity=None if loudest is None else SEVERITIES[loudest],
            begins=tuple(span[0] for span in inside if span[2] == start),
            ends=tuple(span[0] for span in inside if span[3] == end),
        )
