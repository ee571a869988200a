"""What a rule looks at: one report, read and understood, with its text analysed on demand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from reportcheck.documents.model import Document
from reportcheck.reports.forms import Form
from reportcheck.reports.front_sheet import FrontSheet
from reportcheck.reports.model import Report
from reportcheck.reports.passages import Passage
from reportcheck.reports.people import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


@dataclass(frozen=True)
class Case:
    """One report under check.

    Attributes:
        document: the file as read.
        report: its content as data.
        passages: the author's own text, block by block, with section and headings.
        family: the register of the family, from the front sheet and the report.
        form: the council's form: its deadlines, its words.
        front_sheet: the unit's front sheet where one was given.
        as_of: the moment that deadlines are measured from; None where nobody said.
        whole: False where only a piece of a report was given (a paragraph in an editor): rules about the whole
            report stay silent then.
    """

    document: Document
    report: Report
    passages: tuple[Passage, ...]
    family: Family
    form: Form
    front_sheet: FrontSheet | None = None
    as_of: datetime | None = None
    whole: bool = True

    @cached_property
    def text(self) -> Doc:
        """The author's text as one spaCy Doc with ``doc.spans["blocks"]`` (loads the pipeline at first use)."""
        from reportcheck.language.analysis import analyse

        return analyse(self.passages, self.family)

    @cached_property
    def passage_of(self) -> dict[int, Passage]:
        """The passage of each block number."""
        return {passage.block.number: passage for passage in self.passages}

    @cached_property
    def block_spans(self) -> dict[int, Span]:
        """The stretch of ``text`` of each block number."""
        return {span._.block: span for span in self.text.spans["blocks"]}
