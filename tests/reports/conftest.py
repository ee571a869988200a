"""Documents for the tests, built with python-docx; every name in them is invented."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.shared import RGBColor

from reportcheck.documents import Document, read

Write = Callable[[WordDocument], None]


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Write], Document]:
    """Reads a document that a function has written."""

    def make(write: Write) -> Document:
        word = docx.Document()
        write(word)
        path = tmp_path / "report.docx"
        word.save(str(path))
        return read(path)

    return make


def fill(word: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    """Add a table; ``*words*`` is bold, a line break parts paragraphs, ``None``-like "" leaves a cell empty."""
    table = word.add_table(rows=len(rows), cols=max(len(row) for row in rows))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            cell = table.cell(r, c)
            for i, line in enumerate(text.split("\n")):
                paragraph = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                bold = line.startswith("*") and line.endswith("*") and len(line) > 2
                paragraph.add_run(line.strip("*") if bold else line).bold = bold


def bold(word: WordDocument, text: str) -> None:
    """Add a line in bold."""
    word.add_paragraph().add_run(text).bold = True


def italic(word: WordDocument, text: str) -> None:
    """Add a line in italics."""
    word.add_paragraph().add_run(text).italic = True


def coloured(paragraph: object, text: str, colour: str) -> None:
    """Add a run in a colour to a paragraph."""
    run = paragraph.add_run(text)  # type: ignore[attr-defined]
    run.font.color.rgb = RGBColor.from_string(colour)


class Writer:
    """The helpers above, for tests to use without importing from a conftest."""

    table = staticmethod(fill)
    bold = staticmethod(bold)
    italic = staticmethod(italic)
    coloured = staticmethod(coloured)


@pytest.fixture
def write() -> type[Writer]:
    """Helpers that write tables and lines."""
    return Writer
