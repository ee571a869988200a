"""Building blocks for Word documents: headings, tables and content controls that a person fills in.

Text goes in and comes out of ``read`` unchanged, character by character: what XML cannot hold, or what the reader
folds, is written as a symbol or as ``_xHHHH_`` (``encode``; ``decode`` turns it back).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import docx
from docx.document import Document as WordDocument
from docx.shared import Emu
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from reportcheck.documents.writing_styles import COLUMN, PLACEHOLDER, SPACE, set_up

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_XML = "http://www.w3.org/XML/1998/namespace"
LONGEST_TAG = 64
"""Word refuses longer titles and tags of content controls."""
# The reader folds these; as a symbol each comes through, and is seen as what it is.
_SYMBOLS = "\xa0\u202f\u2007\xad\ufeff\u200b"
_ENCODED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\uf000-\uf0ff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)"
)
_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
_PARTS = re.compile(f"[\n\t{_SYMBOLS}]|[^\n\t{_SYMBOLS}]+")
_TABLE_PROPERTIES = (
    "tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize", "tblStyleColBandSize", "tblW", "jc",
    "tblCellSpacing", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """A content control.

    Attributes:
        tag: its name for programs, 64 characters at most.
        title: its name for people, read out by screen readers.
        text: what it holds; None shows the placeholder.
        kind: what can be filled in.
        placeholder: what it shows while it is empty.
        options: the choices of a drop-down, as shown.
        date: ISO date of a date control.
        checked: state of a tick box.
        colour: font colour, six hex digits.
        strike: struck through.
    """

    tag: str
    title: str
    text: str | None = None
    kind: Literal["text", "date", "choice", "tick"] = "text"
    placeholder: str = "–"
    options: tuple[str, ...] = ()
    date: str | None = None
    checked: bool = False
    colour: str | None = None
    strike: bool = False


Line = Sequence[str | Field]
"""A paragraph: plain words and controls, one after the other."""


def encode(text: str) -> str:
    """Text with what XML cannot hold as ``_xHHHH_``, the way of Office Open XML (ST_Xstring)."""
    return _ENCODED.sub(lambda match: f"_x{ord(match.group()):04X}_", text)


def decode(text: str) -> str:
    """Undoes ``encode``."""
    return _CODE.sub(lambda match: chr(int(match[1], 16)), text)


class Page:
    """A Word document while it is written.

    Args:
        title: shown first, and kept in the file's properties.
        large: large print (18 point).
    """

    def __init__(self, title: str, *, large: bool = False) -> None:
        self.word: WordDocument = docx.Document()
        self._count = 0
        set_up(self.word, title, large=large)
        # Looking a style up by its name walks all of them; there are thousands of paragraphs to style.
        self._styles = {style.name: style.style_id for style in self.word.styles}

    def line(self, content: Line, style: str | None = None) -> None:
        """Add a paragraph."""
        self._fill(self._paragraph(style), content)

    def lines(self, field: Field, texts: Sequence[str], style: str | None = None) -> None:
        """Add a control around whole paragraphs; without any it shows its placeholder.

        Args:
            field: the control; its own text is not used.
            texts: the paragraphs.
            style: their style.
        """
        self._around(self._paragraph(style), field, texts)

    def table(
        self, columns: Sequence[str], widths: Sequence[float], description: str, *, header: bool = True
    ) -> Table:
        """Begin a table.

        Args:
            columns: the headings of its columns.
            widths: shares of the page's width.
            description: alternative text: what the table holds.
            header: print the headings, as a row that is repeated on each page.
        """
        return Table(self, columns, widths, description, header=header)

    def bytes(self) -> bytes:
        """The finished file."""
        buffer = io.BytesIO()
        self.word.save(buffer)
        return buffer.getvalue()

    def _paragraph(self, style: str | None) -> Paragraph:
        paragraph = self.word.add_paragraph()
        self.styled(paragraph, style)
        return paragraph

    def styled(self, paragraph: Paragraph, style: str | None) -> None:
        """Set a paragraph's style by its name."""
        if style:
            paragraph._p.style = self._styles[style]

    def _fill(self, paragraph: Paragraph, content: Line) -> None:
        for part in content:
            if isinstance(part, str):
                _run(paragraph._p, part, None)
            else:
                paragraph._p.append(self._control(part))

    def _control(self, field: Field) -> Any:
        """A control inside a paragraph."""
        sdt, content = self._sdt(field)
        if field.kind == "tick":
            run = _run(content, "☒" if field.checked else "☐", None)
            fonts = _sub(_first(run, "rPr"), "rFonts")
            for script in ("ascii", "hAnsi", "eastAsia", "cs"):
                fonts.set(f"{{{_W}}}{script}", "MS Gothic")
        elif field.text is None:
            _run(content, field.placeholder, PLACEHOLDER)
        else:
            run = _run(content, field.text, None)
            look = _first(run, "rPr")
            if field.strike:
                _sub(look, "strike")
            if field.colour:
                _sub(look, "color", val=field.colour)
        return sdt

    def _around(self, paragraph: Paragraph, field: Field, texts: Sequence[str]) -> None:
        """A control around a paragraph and as many more as there are texts."""
        sdt, content = self._sdt(field, filled=bool(texts))
        first = paragraph._p
        first.addprevious(sdt)
        wanted: list[str | None] = [*texts] or [None]
        for text in wanted:
            again = _copy_properties(first)
            _run(again, field.placeholder if text is None else text, PLACEHOLDER if text is None else None)
            content.append(again)
        self.word.element.body.remove(first)

    def _sdt(self, field: Field, *, filled: bool | None = None) -> tuple[Any, Any]:
        if len(field.tag) > LONGEST_TAG:
            raise ValueError(f"the tag {field.tag} is longer than Word allows")
        self._count += 1
        sdt = _new("sdt")
        properties = _sub(sdt, "sdtPr")
        _sub(properties, "alias", val=field.title[:LONGEST_TAG])
        _sub(properties, "tag", val=field.tag)
        _sub(properties, "id", val=str(self._count))
        shown = field.text is not None or field.kind == "tick" if filled is None else filled
        if not shown:
            _sub(properties, "showingPlcHdr")
        if field.kind == "date":
            date = _sub(properties, "date")
            if field.date and shown:
                date.set(f"{{{_W}}}fullDate", f"{field.date}T00:00:00Z")
            for name, value in (
                ("dateFormat", "d MMMM yyyy"),
                ("lid", "en-GB"),
                ("storeMappedDataAs", "dateTime"),
                ("calendar", "gregorian"),
            ):
                _sub(date, name, val=value)
        elif field.kind == "choice":
            choices = _sub(properties, "dropDownList")
            for option in field.options:
                item = _sub(choices, "listItem")
                item.set(f"{{{_W}}}displayText", option)
                item.set(f"{{{_W}}}value", option)
        elif field.kind == "tick":
            box = etree.SubElement(properties, f"{{{_W14}}}checkbox", nsmap={"w14": _W14})
            for name, value in (
                ("checked", str(int(field.checked))),
                ("checkedState", "2612"),
                ("uncheckedState", "2610"),
            ):
                part = etree.SubElement(box, f"{{{_W14}}}{name}")
                part.set(f"{{{_W14}}}val", value)
                if name != "checked":
                    part.set(f"{{{_W14}}}font", "MS Gothic")
        return sdt, _sub(sdt, "sdtContent")


class Table:
    """A table of a page; rows are added one by one."""

    def __init__(
        self, page: Page, columns: Sequence[str], widths: Sequence[float], description: str, *, header: bool
    ) -> None:
        self.page = page
        self._table = page.word.add_table(rows=0, cols=len(columns))
        self._table.style = "Table Grid"
        self._table.autofit = False
        section = page.word.sections[-1]
        across = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        self._widths = [int(across * width / sum(widths)) for width in widths]
        for column, width in zip(self._table.columns, self._widths, strict=True):
            column.width = Emu(width)
        properties = self._table._tbl.tblPr
        _sub(properties, "tblCaption", val=description)
        _sub(properties, "tblDescription", val=description)
        _frame(properties)
        # Without a header row a table is a card, which should stay on one page.
        self._card = not header
        if header:
            self.row([[[column]] for column in columns], style=COLUMN)
            row = self._table.rows[0]._tr.get_or_add_trPr()
            _sub(row, "tblHeader")

    def row(
        self,
        cells: Sequence[Sequence[Line]],
        *,
        style: str | None = None,
        first_style: str | None = None,
        span: int = 1,
    ) -> None:
        """Add a row.

        Args:
            cells: each its paragraphs.
            style: style of all of them.
            first_style: style of the first cell, where it differs.
            span: how many columns the first cell covers.
        """
        row = self._table.add_row()
        _sub(row._tr.get_or_add_trPr(), "cantSplit")
        places = [_Cell(cell, self._table) for cell in row._tr.tc_lst]
        for place, width in zip(places, self._widths, strict=True):
            place.width = Emu(width)
        if span > 1:
            places = [places[0].merge(places[span - 1]), *places[span:]]
        for at, (place, lines) in enumerate(zip(places, cells, strict=True)):
            look = first_style if first_style and not at else style
            if look == COLUMN or (look and not at):
                shade = _sub(place._tc.get_or_add_tcPr(), "shd", val="clear", color="auto")
                shade.set(f"{{{_W}}}fill", "E7EDF3")
            for number, line in enumerate(lines or [[]]):
                paragraph = place.paragraphs[0] if not number else place.add_paragraph()
                self.page.styled(paragraph, look)
                if self._card:
                    paragraph.paragraph_format.keep_with_next = True
                self.page._fill(paragraph, line)

    def end(self) -> None:
        """Leave a little room below; Word needs a paragraph between two tables."""
        self.page.line([], SPACE)


def _frame(properties: Any) -> None:
    """Thin grey lines, and room around the words."""
    borders = _sub(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _sub(borders, side, val="single", sz="4", space="0", color="8A97A5")
    margins = _sub(properties, "tblCellMar")
    for side, width in (("top", "60"), ("left", "100"), ("bottom", "30"), ("right", "100")):
        _sub(margins, side, w=width, type="dxa")
    # Word reads table properties only in the order of the schema.
    order = [f"{{{_W}}}{name}" for name in _TABLE_PROPERTIES]
    for element in sorted(properties, key=lambda one: order.index(one.tag)):
        properties.append(element)


def _copy_properties(paragraph: Any) -> Any:
    again = _new("p")
    properties = paragraph.find(f"{{{_W}}}pPr")
    if properties is not None:
        again.append(etree.fromstring(etree.tostring(properties)))
    return again


def _run(parent: Any, text: str, style: str | None) -> Any:
    run = _sub(parent, "r")
    properties = _sub(run, "rPr")
    if style:
        _sub(properties, "rStyle", val=style)
    for part in _PARTS.findall(encode(text)):
        if part == "\n":
            _sub(run, "br")
        elif part == "\t":
            _sub(run, "tab")
        elif part in _SYMBOLS:
            symbol = _sub(run, "sym")
            symbol.set(f"{{{_W}}}font", "Arial")
            symbol.set(f"{{{_W}}}char", f"{ord(part):04X}")
        else:
            node = _sub(run, "t")
            node.text = part
            node.set(f"{{{_XML}}}space", "preserve")
    return run


def _first(parent: Any, name: str) -> Any:
    return parent.find(f"{{{_W}}}{name}")


def _new(name: str) -> Any:
    from docx.oxml.parser import OxmlElement

    return OxmlElement(f"w:{name}")


def _sub(parent: Any, name: str, **attributes: str) -> Any:
    element = _new(name)
    for key, value in attributes.items():
        element.set(f"{{{_W}}}{key}", encode(value))
    parent.append(element)
    return element


def joined(fields: Iterable[Field], between: str = ", ") -> list[str | Field]:
    """Controls with a few characters between them."""
    line: list[str | Field] = []
    for field in fields:
        line += [between, field] if line else [field]
    return line
