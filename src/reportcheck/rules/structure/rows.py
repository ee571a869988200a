"""What stands beside a passage in its table row."""

from __future__ import annotations

from reportcheck.reports.passages import Passage
from reportcheck.rules.case import Case


def beside(case: Case, passage: Passage) -> list[Passage]:
    """The other passages of a passage's table row, those of its own cell included; empty outside tables."""
    cell = passage.block.cell
    if cell is None:
        return []
    return [
        other
        for other in case.passages
        if other.block.cell
        and (other.block.cell.table, other.block.cell.row) == (cell.table, cell.row)
        and other.block.number != passage.block.number
    ]
