"""The author's text, block by block, with the headings and labels that it stands under."""

from __future__ import annotations

from dataclasses import dataclass

from reportcheck.documents.model import Block
from reportcheck.reports.model import SectionId


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of the author's own text and its place in the form.

    Attributes:
        block: the block as read.
        section: which part of a review report it belongs to.
        title: the section's heading as printed; None where the report has none.
        headings: every heading above it, outermost first, row and column labels and run-in leads included
            ("Key dates", "6 May"), without their numbers.
        start: first character of the author's text in the block's text (after a run-in lead or a label).
        column: the heading of its table column; None outside tables with a header row.
        row: the label at the left of its table row; None without one.
    """

    block: Block
    section: SectionId
    title: str | None = None
    headings: tuple[str, ...] = ()
    start: int = 0
    column: str | None = None
    row: str | None = None

    @property
    def text(self) -> str:
        """The author's text, without a run-in lead or label."""
        return self.block.text[self.start :]

    @property
    def heading(self) -> str:
        """All headings as one line, outermost first, joined by " | "."""
        return " | ".join(self.headings)
