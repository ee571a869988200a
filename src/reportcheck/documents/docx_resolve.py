"""Word's tree turned into plain paragraphs: one walk that settles every construct that holds text.

Tracked insertions and moved-in text are in, deletions and moved-out text are out (but noted), one branch of each
``mc:AlternateContent`` is taken, content controls, smart tags, links and fields are opened, text boxes stand after the
paragraph that anchors them, table cells know their place. Each piece of text keeps the XML node that it came from, so
that comments can be set on exactly its words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reportcheck.documents.docx_controls import content_control, legacy_field
from reportcheck.documents.docx_fields import OpenField, address
from reportcheck.documents.docx_package import Relationship
from reportcheck.documents.docx_paragraphs import (
    Change,
    Mark,
    NoteReference,
    Paragraph,
    Piece,
    tracked_change,
)
from reportcheck.documents.docx_styles import TableStyle
from reportcheck.documents.docx_tables import table_cells
from reportcheck.documents.docx_xml import Element, child, name
from reportcheck.documents.form_fields import FormField
from reportcheck.documents.model import Cell, Part
from reportcheck.documents.symbols import CHECKED, UNCHECKED, symbol, translate

# Extensions whose text boxes we can read: the branch that asks for them is taken, otherwise the fallback.
_UNDERSTOOD = {
    "wps",
    "wpg",
    "wpc",
    "wpi",
    "w14",
    "w15",
    "w16",
    "w16cex",
    "w16cid",
    "w16se",
    "wp14",
    "a14",
    "v",
}
_DROPPED = re.compile("[\xad\ufeff\u200b]")  # soft hyphen, byte order mark, zero-width space: nothing is seen
_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2007\n\r\t", " "))
_BLOCK_WRAPPERS = {name(tag) for tag in ("w:customXml", "w:smartTag", "w:ins", "w:moveTo", "w:sdtContent")}
_NO_TEXT = {
    name(tag)
    for tag in (
        "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:smartTagPr", "w:customXmlPr", "w:proofErr", "w:bookmarkStart",
        "w:bookmarkEnd", "w:permStart", "w:permEnd", "w:lastRenderedPageBreak", "w:annotationRef", "w:footnoteRef",
        "w:endnoteRef", "w:separator", "w:continuationSeparator", "w:fldData", "w:sectPr", "w:tblPr", "w:tblGrid",
        "w:trPr", "w:tcPr", "w:softHyphen", "w:pgNum", "w:rt", "w:rubyPr",
    )
}  # fmt: skip


class Walk:
    """Walks stories (body, headers, notes) of one document, one after the other.

    Attributes:
        skipped: what was seen and not turned into text.
        pictures: pictures in the stories walked so far.
        notes: references to footnotes and endnotes in their order.
    """

    def __init__(self) -> None:
        self.skipped: Counter[str] = Counter()
        self.pictures = 0
        self.notes: list[NoteReference] = []
        self._tables = 0
        self._inline_handlers: dict[str, Callable[[Element], None]] = {
            name("w:r"): self._run,
            name("w:t"): self._text,
            name("w:delText"): self._text,
            name("m:t"): self._text,
            name("w:tab"): lambda node: self._sign(node, "\t"),
            name("w:ptab"): lambda node: self._sign(node, "\t"),
            name("w:br"): lambda node: self._sign(node, "\n"),
            name("w:cr"): lambda node: self._sign(node, "\n"),
            name("w:noBreakHyphen"): lambda node: self._sign(node, "-"),
            name("w:sym"): self._symbol,
            name("w:fldChar"): self._field_mark,
            name("w:instrText"): self._instruction,
            name("w:delInstrText"): self._instruction,
            name("w:fldSimple"): self._simple_field,
            name("w:hyperlink"): self._hyperlink,
            name("w:sdt"): self._inline_control,
            name("mc:AlternateContent"): lambda node: self._inline(_branch(node)),
            name("w:drawing"): self._graphic,
            name("w:pict"): self._graphic,
            name("w:object"): self._object,
            name("w:commentRangeStart"): lambda node: self._anchor(node, "start"),
            name("w:commentRangeEnd"): lambda node: self._anchor(node, "end"),
            name("w:commentReference"): lambda node: self._anchor(node, "mark"),
            name("w:footnoteReference"): lambda node: self._note(node, "footnote"),
            name("w:endnoteReference"): lambda node: self._note(node, "endnote"),
            **{name(tag): self._changed for tag in ("w:ins", "w:del", "w:moveTo", "w:moveFrom")},
        }

    def story(
        self, root: Element | None, part: Part, relationships: dict[str, Relationship]
    ) -> list[Paragraph]:
        """The paragraphs of a story in document order, those without text included."""
        self._out: list[Paragraph] = []
        self._part: Part = part
        self._relationships = relationships
        self._cell: Cell | None = None
        self._table_style: TableStyle | None = None
        self._change: Change | None = None
        self._link: str | None = None
        self._run_element: Element | None = None
        self._font: str | None = None
        self._fields: list[OpenField] = []
        self._joined: Paragraph | None = None
        self._paragraph: Paragraph | None = None
        self._boxes: list[Paragraph] = []
        self._checkbox: list[Mark] | None = None
        self._box: Element | None = None
        self._early_anchors: list[tuple[str, str]] = []
        if root is not None:
            self._blocks(root)
        return self._out

    # Blocks

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            tag = element.tag
            if tag == name("w:p"):
                self._one_paragraph(element)
            elif tag == name("w:tbl"):
                self._joined = None
                self._table(element)
                self._joined = None
            elif tag == name("w:sdt"):
                self._block_control(element)
            elif tag == name("mc:AlternateContent"):
                self._blocks(_branch(element))
            elif tag == name("w:commentRangeStart"):
                self._early_anchors.append((element.get(name("w:id"), ""), "start"))
            elif tag == name("w:commentRangeEnd") and self._out:
                self._out[-1].anchors.append((element.get(name("w:id"), ""), "end", self._out[-1].length))
            elif tag == name("w:altChunk"):
                self.skipped["inserted file"] += 1
            elif tag in _BLOCK_WRAPPERS:
                with self._changing(element):
                    self._blocks(element)

    def _one_paragraph(self, element: Element) -> None:
        paragraph = self._joined
        if paragraph is None:
            paragraph = Paragraph([element], self._part, self._cell, self._table_style, box=self._box)
            self._out.append(paragraph)
        else:
            paragraph.elements.append(element)
        outer, self._paragraph = self._paragraph, paragraph
        outer_boxes, self._boxes = self._boxes, []
        paragraph.anchors += [(comment, kind, paragraph.length) for comment, kind in self._early_anchors]
        self._early_anchors.clear()
        self._inline(element)
        self._out.extend(self._boxes)
        self._paragraph, self._boxes = outer, outer_boxes
        mark = child(child(element, "w:pPr"), "w:rPr")
        gone = child(mark, "w:del") is not None or child(mark, "w:moveFrom") is not None
        self._joined = paragraph if gone else None

    def _table(self, table: Element) -> None:
        number = self._tables
        self._tables += 1
        outer_cell, outer_style = self._cell, self._table_style
        for placed in table_cells(table, number, outer_cell):
            self._cell, self._table_style = placed.cell, placed.style
            self._joined = None
            first = len(self._out)
            outer_change = self._change
            if placed.deleted is not None:
                self._change = tracked_change(placed.deleted)
            with self._control(placed.controls[-1] if placed.controls else None, first):
                self._blocks(placed.element)
            self._change = outer_change
        self._cell, self._table_style = outer_cell, outer_style

    def _block_control(self, sdt: Element) -> None:
        content = child(sdt, "w:sdtContent")
        if content is not None:
            first = len(self._out)
            with self._control(sdt, first):
                self._blocks(content)

    @contextmanager
    def _control(self, sdt: Element | None, first: int) -> Iterator[None]:
        """A content control around whole paragraphs: all that come out from the ``first`` on."""
        content = child(sdt, "w:sdtContent")
        form = content_control(sdt) if sdt is not None and content is not None else None
        if form is None or content is None:
            yield
            return
        if form.kind == "checkbox":
            outer, self._checkbox = self._checkbox, [Mark(form, 0, 0)]
            yield
            if self._checkbox and self._out[first:]:
                self._emit_checkbox(self._out[-1], content, content)
            self._checkbox = outer
            return
        yield
        if not _holds(content, "w:sdt", "w:tbl") and self._change_kind() != "deletion":
            for paragraph in self._out[first:]:
                if paragraph.part != "textbox" or self._part == "textbox":
                    paragraph.marks.append(Mark(form, 0, paragraph.length))

    # Inside a paragraph

    def _inline(self, parent: Element) -> None:
        for element in parent:
            tag: object = element.tag
            if not isinstance(tag, str):  # an XML comment
                continue
            handler = self._inline_handlers.get(tag)
            if handler is not None:
                handler(element)
            elif tag not in _NO_TEXT:
                self._inline(element)

    def _run(self, run: Element) -> None:
        outer, outer_font = self._run_element, self._font
        self._run_element = run
        fonts = child(child(run, "w:rPr"), "w:rFonts")
        self._font = None if fonts is None else fonts.get(name("w:ascii")) or fonts.get(name("w:hAnsi"))
        self._inline(run)
        self._run_element, self._font = outer, outer_font

    def _change_kind(self) -> str | None:
        return None if self._change is None else self._change.kind

    @contextmanager
    def _changing(self, element: Element) -> Iterator[None]:
        outer = self._change
        if element.tag in (name("w:ins"), name("w:moveTo")) and self._change_kind() != "deletion":
            self._change = tracked_change(element, "insertion")
        elif element.tag in (name("w:del"), name("w:moveFrom")):
            self._change = tracked_change(element)
        yield
        self._change = outer

    def _changed(self, element: Element) -> None:
        with self._changing(element):
            self._inline(element)

    def _text(self, node: Element) -> None:
        text = node.text or ""
        first, last = 0, len(text)
        if "\n" in text and node.get(name("xml:space")) != "preserve":
            first, last = len(text) - len(text.lstrip()), len(text.rstrip())  # indentation of the XML
        if self._checkbox and first < last:
            shown = text[first]
            self._emit_checkbox(self._paragraph, node, self._run_element, first)
            if last - first == 1 or not shown.isalnum():
                first += 1
        while first < last:
            dropped = _DROPPED.search(text, first, last)
            end = dropped.start() if dropped else last
            if end > first:
                shown = translate(text[first:end].translate(_SPACES), self._font)
                self._emit(shown, node, first, splits=node.tag != name("m:t"))
            first = dropped.end() if dropped else last

    def _sign(self, node: Element, text: str) -> None:
        self._emit(text, node, 0, splits=False)

    def _symbol(self, node: Element) -> None:
        if self._checkbox:
            self._emit_checkbox(self._paragraph, node, self._run_element)
            return
        try:
            code = int(node.get(name("w:char"), ""), 16)
        except ValueError:
            return
        if 0 < code <= 0x10FFFF:
            self._emit(symbol(code, node.get(name("w:font"))), node, 0, splits=False)

    def _emit(self, text: str, node: Element, at: int, *, splits: bool) -> None:
        paragraph = self._paragraph
        if paragraph is None or any(not opened.in_result for opened in self._fields):
            return
        if self._change is not None and self._change.kind == "deletion":
            if paragraph.deletions and paragraph.deletions[-1][0] == paragraph.length:
                start, before, change = paragraph.deletions[-1]
                if change == self._change:
                    paragraph.deletions[-1] = (start, before + text, change)
                    return
            paragraph.deletions.append((paragraph.length, text, self._change))
            return
        run = node if self._run_element is None else self._run_element
        paragraph.pieces.append(
            Piece(text, paragraph.length, node, at, run, splits and run is not node, self._change, self._link)
        )
        paragraph.length += len(text)

    def _emit_checkbox(
        self, paragraph: Paragraph | None, node: Element, run: Element | None, at: int = 0
    ) -> None:
        marks, self._checkbox = self._checkbox, None
        if paragraph is None or not marks or self._change_kind() == "deletion":
            return
        outer, self._paragraph = self._paragraph, paragraph
        outer_run, self._run_element = self._run_element, run
        mark = marks[0]
        mark.start = paragraph.length
        self._emit(CHECKED if mark.form.checked else UNCHECKED, node, at, splits=False)
        mark.end = paragraph.length
        if mark.end > mark.start:
            paragraph.marks.append(mark)
        self._paragraph, self._run_element = outer, outer_run

    def _inline_control(self, sdt: Element) -> None:
        content = child(sdt, "w:sdtContent")
        paragraph = self._paragraph
        if content is None or paragraph is None:
            return
        form = content_control(sdt)
        if form is not None and form.kind == "checkbox":
            outer, self._checkbox = self._checkbox, [Mark(form, 0, 0)]
            self._inline(content)
            if self._checkbox:
                self._emit_checkbox(paragraph, sdt, sdt)
            self._checkbox = outer
            return
        start = paragraph.length
        self._inline(content)
        if form is not None and not _holds(content, "w:sdt") and self._change_kind() != "deletion":
            paragraph.marks.append(Mark(form, start, paragraph.length))

    def _anchor(self, node: Element, kind: str) -> None:
        if self._paragraph is not None:
            self._paragraph.anchors.append((node.get(name("w:id"), ""), kind, self._paragraph.length))

    def _note(self, node: Element, kind: str) -> None:
        if (
            self._change_kind() != "deletion"
            and self._paragraph is not None
            and self._run_element is not None
        ):
            note = node.get(name("w:id"), "")
            self.notes.append(NoteReference(kind, note, self._run_element, self._paragraph))

    # Links and fields

    def _hyperlink(self, element: Element) -> None:
        outer = self._link
        relationship = self._relationships.get(element.get(name("r:id"), ""))
        anchor = element.get(name("w:anchor"))
        if relationship is not None:
            self._link = relationship.target
        elif anchor:
            self._link = f"#{anchor}"
        self._inline(element)
        self._link = outer

    def _simple_field(self, element: Element) -> None:
        outer = self._link
        self._link = address(element.get(name("w:instr"), "")) or outer
        self._inline(element)
        self._link = outer

    def _instruction(self, node: Element) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction += node.text or ""

    def _field_mark(self, node: Element) -> None:
        paragraph = self._paragraph
        kind = node.get(name("w:fldCharType"))
        if paragraph is None:
            return
        if kind == "begin":
            data = child(node, "w:ffData")
            form = None if data is None else legacy_field(data)
            self._fields.append(OpenField(paragraph, form, start=paragraph.length, outer_link=self._link))
        elif kind == "separate" and self._fields:
            opened = self._fields[-1]
            opened.in_result, opened.paragraph, opened.start = True, paragraph, paragraph.length
            self._link = address(opened.instruction) or self._link
        elif kind == "end" and self._fields:
            opened = self._fields.pop()
            self._link = opened.outer_link
            self._end_field(opened, node, paragraph)

    def _end_field(self, opened: OpenField, node: Element, paragraph: Paragraph) -> None:
        form = opened.form
        if form is None:
            if opened.prompt:
                form = FormField("text", placeholder=True)
                self._sign(node, opened.prompt)
        elif form.kind == "checkbox":
            self._sign(node, CHECKED if form.checked else UNCHECKED)
        elif form.kind == "dropdown" and form.shown and opened.start == paragraph.length:
            self._sign(node, form.shown)
        if form is None or self._change_kind() == "deletion":
            return
        start = opened.start
        between = (
            self._out[self._out.index(opened.paragraph) :] if opened.paragraph in self._out else [paragraph]
        )
        for one in between:
            one.marks.append(Mark(form, start, one.length))
            start = 0

    # Drawings

    def _graphic(self, parent: Element) -> None:
        for element in parent:
            tag: object = element.tag
            if tag == name("mc:AlternateContent"):
                self._graphic(_branch(element))
            elif tag == name("w:txbxContent"):
                self._text_box(element)
            elif tag in (name("pic:pic"), name("v:imagedata")):
                self.pictures += 1
            elif tag == name("c:chart"):
                self.skipped["chart"] += 1
            elif tag == name("dgm:relIds"):
                self.skipped["diagram"] += 1
            elif tag == name("v:textpath"):
                self.skipped["watermark or word art"] += 1
            elif isinstance(tag, str):
                self._graphic(element)

    def _object(self, element: Element) -> None:
        self.skipped["embedded object"] += 1
        for content in element.iter(name("w:txbxContent")):
            self._text_box(content)

    def _text_box(self, content: Element) -> None:
        state = (
            self._out,
            self._part,
            self._joined,
            self._paragraph,
            self._fields,
            self._link,
            self._run_element,
        )
        style, self._table_style = self._table_style, None
        outer_box = self._box
        self._box = outer_box if outer_box is not None else self._run_element
        if self._part == "body":
            self._part = "textbox"
        self._out, self._joined, self._paragraph, self._fields, self._link = [], None, None, [], None
        self._run_element = None
        self._blocks(content)
        found = self._out
        self._out, self._part, self._joined, self._paragraph, self._fields, self._link, self._run_element = (
            state
        )
        self._table_style, self._box = style, outer_box
        self._boxes.extend(found)


def _holds(element: Element, *tags: str) -> bool:
    """Whether any element of these names is somewhere below."""
    return next(element.iter(*map(name, tags)), None) is not None


def _branch(alternate: Element) -> Element:
    """The branch of an ``mc:AlternateContent`` that is shown."""
    for choice in alternate.iterfind(name("mc:Choice")):
        if set(choice.get("Requires", "").split()) <= _UNDERSTOOD:
            return choice
    fallback = alternate.find(name("mc:Fallback"))
    return alternate.makeelement(name("mc:Fallback")) if fallback is None else fallback
