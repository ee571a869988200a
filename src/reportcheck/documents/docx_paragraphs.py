"""Paragraphs of a Word document once its constructs are settled, with the XML nodes that their text came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from reportcheck.documents.docx_styles import TableStyle
from reportcheck.documents.docx_xml import Element, child, name
from reportcheck.documents.form_fields import FormField
from reportcheck.documents.model import Cell, Part


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that is in force where the walk stands."""

    kind: Literal["insertion", "deletion"]
    author: str | None
    date: str | None


@dataclass(slots=True)
class Piece:
    """Text that one XML node shows.

    Attributes:
        text: the text.
        start: its offset in the paragraph.
        node: the node: ``w:t`` and the like; whole characters of it where ``splits``.
        at: offset of the text in the node's own text.
        run: the ``w:r`` around it (or another inline element that cannot be split).
        splits: the node's text can be cut at any character of the piece.
    """

    text: str
    start: int
    node: Element
    at: int
    run: Element
    splits: bool
    change: Change | None
    link: str | None

    @property
    def end(self) -> int:
        """Offset in the paragraph of one past the last character."""
        return self.start + len(self.text)


@dataclass(slots=True)
class Mark:
    """A form field over some characters of a paragraph."""

    form: FormField
    start: int
    end: int


@dataclass(slots=True)
class Paragraph:
    """A paragraph as shown; several ``w:p`` where the paragraph mark between them was deleted.

    Attributes:
        elements: its ``w:p``; the last one's properties hold.
        part: where it stands.
        cell: its place in a table.
        table_style: the table style that holds there.
        deletions: offset and text of each deletion.
        anchors: id, "start", "end" or "mark", and offset of each end of a comment's range.
        note: id of the footnote or endnote that it belongs to.
        box: the run of the body that holds the text box in which it stands.
    """

    elements: list[Element]
    part: Part
    cell: Cell | None
    table_style: TableStyle | None
    length: int = 0
    pieces: list[Piece] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    deletions: list[tuple[int, str, Change]] = field(default_factory=list)
    anchors: list[tuple[str, str, int]] = field(default_factory=list)
    note: str | None = None
    box: Element | None = None

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def properties(self) -> Element | None:
        """The ``w:pPr`` that holds."""
        return child(self.elements[-1], "w:pPr")


@dataclass(frozen=True, slots=True)
class NoteReference:
    """The mark of a footnote or endnote in the text.

    Attributes:
        kind: "footnote" or "endnote".
        note: the note's id.
        run: the ``w:r`` that holds the mark.
        paragraph: the paragraph that it stands in.
    """

    kind: str
    note: str
    run: Element
    paragraph: Paragraph


def tracked_change(element: Element, kind: Literal["insertion", "deletion"] = "deletion") -> Change:
    """The tracked change that an element such as ``w:del`` stands for."""
    return Change(kind, element.get(name("w:author")), element.get(name("w:date")))
