"""Tables as they are meant: which cells are labels, which are headers, which are banners, which hold content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from reportcheck.documents.model import Block, Cell


@dataclass(slots=True)
class GridCell:
    """One cell: its place and what stands in it, tables included."""

    cell: Cell
    items: list[Block | Grid] = field(default_factory=list)

    @property
    def blocks(self) -> list[Block]:
        """Its own paragraphs, without those of nested tables."""
        return [item for item in self.items if isinstance(item, Block)]

    @property
    def text(self) -> str:
        """Its own paragraphs as one text."""
        return "\n".join(block.text for block in self.blocks).strip()

    @property
    def first(self) -> int:
        """First grid column."""
        return self.cell.column

    @property
    def last(self) -> int:
        """One past its last grid column."""
        return self.cell.column + self.cell.column_span


@dataclass(slots=True)
class Grid:
    """A table: its rows with the cells that hold anything."""

    number: int
    rows: dict[int, list[GridCell]] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Grid columns that hold text anywhere."""
        return max((cell.last for row in self.rows.values() for cell in row), default=0)


def nested(blocks: Iterable[Block]) -> list[Block | Grid]:
    """Paragraphs and tables in document order; the tables hold their cells, the cells their paragraphs and tables."""
    top: list[Block | Grid] = []
    grids: dict[int, Grid] = {}
    cells: dict[tuple[int, int, int], GridCell] = {}

    def grid_of(cell: Cell) -> Grid:
        if cell.table not in grids:
            grid = grids[cell.table] = Grid(cell.table)
            (place(cell.parent).items if cell.parent else top).append(grid)
        return grids[cell.table]

    def place(cell: Cell) -> GridCell:
        key = (cell.table, cell.row, cell.column)
        if key not in cells:
            held = cells[key] = GridCell(cell)
            grid_of(cell).rows.setdefault(cell.row, []).append(held)
        return cells[key]

    for block in blocks:
        if block.cell is None:
            top.append(block)
        else:
            place(block.cell).items.append(block)
    for grid in grids.values():
        grid.rows = {number: sorted(grid.rows[number], key=lambda c: c.first) for number in sorted(grid.rows)}
    return top
