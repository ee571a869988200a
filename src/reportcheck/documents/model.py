"""What a document holds, whatever the format of its file.

All offsets count Unicode code points in the text of their block, starting at 0; an end is exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Part = Literal["body", "header", "footer", "footnote", "endnote", "textbox"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one block's text that looks the same throughout.

    Attributes:
        start: first character in the block's text.
        end: one past the last character.
        colour: font colour as six lower-case hex digits; None for the automatic colour.
        highlight: Word's name of the highlight or shading colour; None where there is none.
        hidden: marked as hidden text in Word.
        revision: "insertion" where the run is a tracked insertion (moved-in text counts as one).
        author: who made that tracked change.
        link: the address that the run links to.
    """

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str | None = None
    highlight: str | None = None
    size: float | None = None
    hidden: bool = False
    revision: Literal["insertion"] | None = None
    author: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """A form field: a content control or a legacy form field.

    Attributes:
        kind: what can be filled in.
        start: first character of its content in the block's text.
        end: one past its last character.
        title: the control's title or tag, the label its designer gave it; None without one.
        value: the chosen or typed text; None while it still shows its placeholder.
        checked: state of a check box; None for every other kind.
        options: the choices of a drop-down.
        date: ISO date that Word keeps beside the text of a date control; None without one.
        tag: the control's tag, its name for programs; None without one.
        placeholder: it still shows its placeholder.
    """

    kind: Literal["checkbox", "dropdown", "date", "text"]
    start: int
    end: int
    title: str | None = None
    value: str | None = None
    checked: bool | None = None
    options: tuple[str, ...] = ()
    date: str | None = None
    tag: str | None = None
    placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table.

    Attributes:
        table: number of the table in document order, nested tables counted too, from 0.
        row: row in its table, from 0.
        column: first grid column that the cell covers, from 0.
        row_span: rows covered by a vertical merge (the text stands in the first).
        column_span: grid columns covered.
        parent: the cell that a nested table stands in; None for a table of the body.
        header: the row is marked as a header row that repeats on each page.
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    parent: Cell | None = None
    header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of text.

    Attributes:
        number: position in document order, from 0, empty paragraphs not counted.
        text: the text as a reader sees it: tracked insertions in, deletions out, check boxes as ☐ or ☒.
        part: where it stands. Headers, footers and notes come after the body; a text box stands where it is anchored.
        style: name of its paragraph style.
        heading: 1 to 9 where the style (or outline level) makes it a heading, 0 for a title, None otherwise.
        list_level: nesting in a list, from 0; None outside lists.
        list_label: the printed number or bullet ("2.1", "•"), not part of ``text``.
        cell: its place in a table; None outside tables.
        runs: stretches of equal look that cover the text.
        controls: form fields in the text, those that still show their placeholder included.
    """

    number: int
    text: str
    part: Part = "body"
    style: str | None = None
    heading: int | None = None
    list_level: int | None = None
    list_label: str | None = None
    cell: Cell | None = None
    runs: tuple[Run, ...] = ()
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change: text inserted into or deleted from a block.

    Attributes:
        kind: what was done; moved text is a deletion at its old and an insertion at its new place.
        text: the words inserted or deleted.
        block: number of the block that it stands in; None where that paragraph is gone.
        start: where in the block's text it stands (a deletion has no length there).
        cell: its place in a table, known even where the paragraph is gone.
    """

    kind: Literal["insertion", "deletion"]
    text: str
    block: int | None
    start: int
    author: str | None = None
    date: str | None = None
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment, never part of the text.

    Attributes:
        block: number of the block where its range begins; None where that paragraph has no text.
        start: first character of its range in that block's text.
        end: one past the last character, the end of the block where the range goes on beyond it.
    """

    author: str | None
    text: str
    block: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that the reader saw and did not turn into text.

    Attributes:
        what: plain words, for example "picture", "embedded spreadsheet", "deleted text".
        count: how many of them.
    """

    what: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself."""

    title: str | None = None
    author: str | None = None
    last_modified_by: str | None = None
    subject: str | None = None
    created: str | None = None
    modified: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read from its file.

    Attributes:
        name: the file's name without folders.
        format: "docx", "odt", "rtf", "txt", "md" or "pdf".
        sha256: of the file's bytes, in hex.
        blocks: every paragraph with text (or with a form field) in document order.
    """

    name: str
    format: str
    sha256: str
    blocks: tuple[Block, ...]
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    properties: Properties = field(default_factory=Properties)
    pictures: int = 0
