"""Word tables as cells with their place in the grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportcheck.documents.docx_styles import TableStyle
from reportcheck.documents.docx_xml import Element, child, name, switch, value, whole
from reportcheck.documents.model import Cell

# A grid wider than this is no table of a report but a broken attribute.
_MAX_SPAN = 200
_LOOK_BITS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A ``w:tc`` and where it stands.

    Attributes:
        element: the ``w:tc``.
        cell: its place.
        style: the table style that holds in it.
        controls: the content controls (``w:sdt``) around the cell, outermost first.
        deleted: the tracked deletion of its row or of the cell itself, if there is one.
    """

    element: Element
    cell: Cell
    style: TableStyle | None
    controls: tuple[Element, ...]
    deleted: Element | None


@dataclass(slots=True)
class _Placed:
    element: Element
    controls: tuple[Element, ...]
    column: int
    span: int
    merge: str | None
    deleted: Element | None


@dataclass(slots=True)
class _Row:
    header: bool
    deleted: Element | None
    cells: list[_Placed] = field(default_factory=list)


def cell_contents(
    parent: Element, wanted: str, controls: tuple[Element, ...] = ()
) -> Iterator[tuple[Element, tuple[Element, ...]]]:
    """The rows of a table or the cells of a row, content controls and other wrappers opened.

    Yields:
        Each element with the content controls around it, outermost first.
    """
    for element in parent:
        if element.tag == wanted:
            yield element, controls
        elif element.tag == name("w:sdt"):
            content = child(element, "w:sdtContent")
            if content is not None:
                yield from cell_contents(content, wanted, (*controls, element))
        elif element.tag in (name("w:customXml"), name("w:ins"), name("w:moveTo")):
            yield from cell_contents(element, wanted, controls)
        elif element.tag == name("mc:AlternateContent"):
            branch = element.find(name("mc:Choice"))
            branch = element.find(name("mc:Fallback")) if branch is None else branch
            if branch is not None:
                yield from cell_contents(branch, wanted, controls)


def table_cells(table: Element, number: int, parent: Cell | None) -> Iterator[PlacedCell]:
    """The cells of a table in reading order.

    Args:
        table: the ``w:tbl``.
        number: its number in the document.
        parent: the cell that it is nested in.
    """
    rows = [_row(element) for element, _ in cell_contents(table, name("w:tr"))]
    shown = [row for row in rows if row.deleted is None]
    properties = child(table, "w:tblPr")
    style = value(properties, "w:tblStyle")
    look = child(properties, "w:tblLook")
    at = 0
    for row in rows:
        for placed in row.cells:
            column_end = placed.column + placed.span
            row_span = 1
            if placed.merge == "restart" and row.deleted is None:
                row_span += _continued(shown[at + 1 :], placed.column)
            parts = []
            if _looks(look, "firstColumn") and placed.column == 0:
                parts.append("firstCol")
            if _looks(look, "lastColumn") and placed is row.cells[-1]:
                parts.append("lastCol")
            if _looks(look, "firstRow") and at == 0:
                parts.append("firstRow")
            elif _looks(look, "lastRow") and at == len(shown) - 1:
                parts.append("lastRow")
            yield PlacedCell(
                element=placed.element,
                cell=Cell(
                    number, at, placed.column, row_span, column_end - placed.column, parent, row.header
                ),
                style=TableStyle(style, tuple(parts)) if style else None,
                controls=placed.controls,
                deleted=row.deleted if row.deleted is not None else placed.deleted,
            )
        if row.deleted is None:
            at += 1


def _looks(look: Element | None, part: str) -> bool:
    """Whether the table shows that conditional formatting; the older form is one hexadecimal number."""
    if look is None:
        return False
    stated = look.get(name(f"w:{part}"))
    if stated is not None:
        return stated in ("1", "true", "on")
    try:
        return bool(int(look.get(name("w:val"), "0"), 16) & _LOOK_BITS[part])
    except ValueError:
        return False


def _row(element: Element) -> _Row:
    properties = child(element, "w:trPr")
    row = _Row(bool(switch(properties, "w:tblHeader")), child(properties, "w:del"))
    column = _span(value(properties, "w:gridBefore"), 0)
    for cell, controls in cell_contents(element, name("w:tc")):
        own = child(cell, "w:tcPr")
        span = _span(value(own, "w:gridSpan"), 1)
        merge = child(own, "w:vMerge")
        state = None if merge is None else merge.get(name("w:val"), "continue")
        if row.cells and value(own, "w:hMerge") == "continue":
            row.cells[-1].span += span
        row.cells.append(_Placed(cell, controls, column, span, state, child(own, "w:cellDel")))
        column += span
    return row


def _span(stated: str | None, least: int) -> int:
    return max(least, min(_MAX_SPAN, whole(stated, least)))


def _continued(below: list[_Row], column: int) -> int:
    """How many of the rows below carry on a vertical merge that covers this column."""
    count = 0
    for row in below:
        if not any(cell.column == column and cell.merge == "continue" for cell in row.cells):
            break
        count += 1
    return count
