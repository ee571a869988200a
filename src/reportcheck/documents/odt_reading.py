"""Reads OpenDocument text (.odt)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from reportcheck.documents.archive import Archive
from reportcheck.documents.drafting import Draft, Line, clean
from reportcheck.documents.errors import DocumentError
from reportcheck.documents.form_fields import FormField, Kind
from reportcheck.documents.model import Cell, Comment, Control, Document, Part, Properties, Revision, Run
from reportcheck.documents.odt_styles import Element, OdtStyles, name
from reportcheck.documents.symbols import CHECKED, UNCHECKED, translate

_MAX_REPEAT = 200  # cells repeated beyond this are spreadsheet padding
_SIGNS = str.maketrans({"\ue000": " ", "\ue001": "\t", "\ue002": "\n"})  # spaces that are meant
_NO_TEXT = {
    name(tag)
    for tag in (
        "text:soft-page-break", "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:reference-mark",
        "text:sequence-decls", "office:annotation-end", "office:forms", "text:tracked-changes", "loext:list-item",
        "text:label", "text:table-of-content-source",
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Change:
    kind: str
    author: str | None
    date: str | None
    text: str


@dataclass(slots=True)
class _List:
    style: str | None
    level: int
    counts: list[int]
    label: str | None = None


def read_odt(data: bytes, file: str) -> Document:
    """The document in the bytes of an .odt file.

    Raises:
        DocumentError: "damaged", "password" or "too-large".
    """
    archive = Archive(data, file)
    manifest = archive.data("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise DocumentError(
            "password",
            f"{file} is protected by a password. Open it, save a copy without a password, and check that.",
        )
    content, styles = archive.xml("content.xml"), archive.xml("styles.xml")
    body = None if content is None else content.find(f"{name('office:body')}/{name('office:text')}")
    if content is None or body is None:
        raise archive.damaged()
    reader = _Reader(OdtStyles(styles, content), content)
    try:
        reader.story(body, "body")
        for kind, note in reader.notes:
            reader.story(note, kind)
        for kind, tag in (("header", "style:header"), ("footer", "style:footer")):
            for part in styles.iter(name(tag)) if styles is not None else ():
                reader.story(part, "header" if kind == "header" else "footer")
    except RecursionError as error:
        raise archive.damaged() from error
    return reader.draft.document(data, file, "odt", _properties(archive, reader.styles.language))


def _properties(archive: Archive, language: str | None) -> Properties:
    root = archive.xml("meta.xml")

    def text(prefixed: str) -> str | None:
        found = None if root is None else root.find(f".//{name(prefixed)}")
        return None if found is None or not found.text else found.text.strip() or None

    return Properties(
        title=text("dc:title"),
        author=text("meta:initial-creator") or text("dc:creator"),
        last_modified_by=text("dc:creator"),
        subject=text("dc:subject"),
        created=text("meta:creation-date"),
        modified=text("dc:date"),
        language=text("dc:language") or language,
    )


class _Reader:
    def __init__(self, styles: OdtStyles, content: Element) -> None:
        self.styles = styles
        self.draft = Draft()
        self.notes: list[tuple[Part, Element]] = []
        self._changes = _tracked(content)
        self._boxes = {
            box.get(name("form:id"), ""): box.get(name("form:current-state")) == "checked"
            for box in content.iter(name("form:checkbox"))
        }
        self._open_change: _Change | None = None
        self._counts: dict[str | None, list[int]] = {}

    def story(self, root: Element, part: Part) -> None:
        """Reads the body, a note, a header or a footer."""
        self._part = part
        self._cell: Cell | None = None
        self._lists: list[_List] = []
        self._line: Line | None = None
        self._fields: list[tuple[FormField, int]] = []
        self._blocks(root)

    def _blocks(self, parent: Element) -> None:
        for element in parent:
            tag: object = element.tag
            if tag in (name("text:p"), name("text:h")):
                self._paragraph(element)
            elif tag == name("text:list"):
                self._list(element)
            elif tag == name("table:table"):
                self._table(element)
            elif tag in (name("text:change-start"), name("text:change-end"), name("text:change")):
                self._mark(element)
            elif tag in (name("draw:frame"), name("draw:g")):
                self._frames(element)
            elif isinstance(tag, str) and tag not in _NO_TEXT:
                self._blocks(element)

    def _paragraph(self, element: Element) -> None:
        style = element.get(name("text:style-name"))
        line = Line()
        outer, self._line = self._line, line
        self._late: list[Element] = []
        self._pending: list[Revision] = []
        self._noted: list[Comment] = []
        self._inline(element, self.styles.look("paragraph", style, self.styles.default))
        self._line = outer
        late, pending, noted = self._late, self._pending, self._noted
        line = _squeezed(line)
        heading = self.styles.heading(style)
        if element.tag == name("text:h"):
            level = element.get(name("text:outline-level"), "1")
            heading = min(9, int(level)) if level.isdecimal() and int(level) else heading
        listed = self._lists[-1] if self._lists else None
        number = self.draft.block(
            line,
            part=self._part,
            style=self.styles.shown_name(style),
            heading=heading,
            list_level=listed.level if listed and heading is None else None,
            list_label=listed.label if listed else None,
            cell=self._cell,
        )
        if listed:
            listed.label = None
        self.draft.revisions += [replace(one, block=number, cell=self._cell) for one in pending]
        self.draft.comments += [replace(one, block=number) for one in noted]
        for frame in late:
            self._frames(frame)

    def _inline(self, parent: Element, look: Run) -> None:
        self._text(parent.text, look)
        for element in parent:
            tag: object = element.tag
            if tag == name("text:span"):
                self._inline(element, self.styles.look("text", element.get(name("text:style-name")), look))
            elif tag == name("text:s"):
                count = element.get(name("text:c"), "1")
                self._add("\ue000" * min(1000, int(count) if count.isdecimal() else 1), look)
            elif tag == name("text:tab"):
                self._add("\ue001", look)
            elif tag == name("text:line-break"):
                self._add("\ue002", look)
            elif tag == name("text:a"):
                self._inline(element, replace(look, link=element.get(name("xlink:href"))))
            elif tag in (name("loext:content-control"), name("text:text-input"), name("text:drop-down")):
                self._control(element, look)
            elif str(tag).startswith(name("field:fieldmark")):
                self._field_mark(element, look)
            elif tag == name("draw:control"):
                self._form_control(element, look)
            elif tag in (name("text:change-start"), name("text:change-end"), name("text:change")):
                self._mark(element)
            elif tag == name("text:note"):
                kind: Part = "endnote" if element.get(name("text:note-class")) == "endnote" else "footnote"
                self.notes += [(kind, body) for body in element.iterfind(name("text:note-body"))]
            elif tag == name("office:annotation"):
                words = [_words(each) for each in element.iter(name("text:p"))]
                self._noted.append(Comment(element.findtext(name("dc:creator")), "\n".join(words).strip()))
            elif tag == name("text:ruby"):
                for base in element.iterfind(name("text:ruby-base")):
                    self._inline(base, look)
            elif str(tag).startswith(name("draw:frame").partition("}")[0]):
                self._late.append(element)
            elif isinstance(tag, str) and tag not in _NO_TEXT:
                self._inline(element, look)
            self._text(element.tail, look)

    def _text(self, text: str | None, look: Run) -> None:
        if text and self._line is not None:
            shown = translate(clean(re.sub(r"[\t\r\n ]+", " ", text)), None)
            self._add(shown, look)

    def _add(self, text: str, look: Run) -> None:
        if self._line is None:
            return
        if self._open_change is not None:
            change, start = self._open_change, len(self._line.text)
            shown = text.translate(_SIGNS)
            last = self._pending[-1] if self._pending else None
            if last is not None and last.kind == "insertion" and last.start + len(last.text) == start:
                self._pending[-1] = replace(last, text=last.text + shown)
            else:
                self._pending.append(Revision("insertion", shown, None, start, change.author, change.date))
            look = replace(look, revision="insertion", author=change.author)
        self._line.add(text, look)

    def _control(self, element: Element, look: Run) -> None:
        line = self._line
        if line is None:
            return
        get = element.get
        start = len(line.text)
        if get(name("loext:checkbox")) == "true":
            self._box(get(name("loext:checked")) == "true", get(name("loext:alias")), look)
            return
        options = [
            item.get(name("loext:display-text")) or "" for item in element.iter(name("loext:list-item"))
        ]
        options += [item.get(name("text:value")) or "" for item in element.iter(name("text:label"))]
        prompts = [
            item.get(name("loext:display-text")) or ""
            for item in element.iter(name("loext:list-item"))
            if not item.get(name("loext:value"))
        ]
        kind: Kind = "dropdown" if options else "date" if get(name("loext:date")) == "true" else "text"
        self._inline(element, look)
        form = FormField(
            kind,
            title=get(name("loext:alias")) or get(name("loext:tag")) or get(name("text:name")) or None,
            options=tuple(option for option in options if option and option not in prompts),
            prompts=tuple(prompts),
            date=(get(name("loext:current-date")) or "")[:10] or None,
            placeholder=get(name("loext:showing-place-holder")) == "true",
        )
        line.controls.append(form.control(start, len(line.text), line.text[start:], False))

    def _box(self, checked: bool, title: str | None, look: Run) -> None:
        if self._line is not None:
            start, sign = len(self._line.text), CHECKED if checked else UNCHECKED
            self._add(sign, look)
            self._line.controls.append(Control("checkbox", start, start + 1, title, sign, checked))

    def _form_control(self, element: Element, look: Run) -> None:
        control = element.get(name("draw:control"), "")
        if control in self._boxes:
            self._box(self._boxes[control], None, look)
        else:
            self.draft.skipped["form control"] += 1

    def _field_mark(self, element: Element, look: Run) -> None:
        line = self._line
        if line is None:
            return
        kind = element.get(name("field:type"), "").rpartition(".")[2]
        if element.tag == name("field:fieldmark") and kind == "FORMCHECKBOX":
            states = [
                one.get(name("field:value"))
                for one in element
                if one.get(name("field:name"), "").endswith("Result")
            ]
            states += [
                one.get(name("field:value"))
                for one in element
                if "Checked" in one.get(name("field:name"), "")
            ]
            self._box(any(state in ("on", "true", "1") for state in states), None, look)
        elif element.tag == name("field:fieldmark-start"):
            self._fields.append((FormField("date" if "DATE" in kind else "text"), len(line.text)))
        elif element.tag == name("field:fieldmark-end") and self._fields:
            form, start = self._fields.pop()
            start = min(start, len(line.text))
            line.controls.append(form.control(start, len(line.text), line.text[start:], False))

    def _mark(self, element: Element) -> None:
        change = self._changes.get(element.get(name("text:change-id"), ""))
        if element.tag == name("text:change-end"):
            self._open_change = None
        elif change is not None and element.tag == name("text:change-start") and change.kind == "insertion":
            self._open_change = change
        elif change is not None and change.kind == "deletion" and change.text.strip():
            deletion = Revision("deletion", change.text, None, 0, change.author, change.date)
            if self._line is None:
                self.draft.revisions.append(deletion)
            else:
                self._pending.append(replace(deletion, start=len(self._line.text)))

    def _list(self, element: Element) -> None:
        outer = self._lists[-1] if self._lists else None
        style = element.get(name("text:style-name")) or (outer.style if outer else None)
        level = outer.level + 1 if outer else 0
        counts = outer.counts if outer else []
        if outer is None:
            goes_on = element.get(name("text:continue-numbering")) == "true" or element.get(
                name("text:continue-list")
            )
            counts = self._counts.setdefault(style, []) if goes_on else []
            self._counts[style] = counts
        this = _List(style, level, counts)
        self._lists.append(this)
        for item in element:
            if item.tag not in (name("text:list-item"), name("text:list-header")):
                continue
            if item.tag == name("text:list-item") and any(
                child.tag in (name("text:p"), name("text:h")) for child in item
            ):
                while len(counts) <= level:
                    counts.append(self.styles.start(style, len(counts)) - 1)
                stated = item.get(name("text:start-value"), "")
                counts[level] = int(stated) if stated.isdecimal() else counts[level] + 1
                del counts[level + 1 :]
                this.label = self.styles.label(style, level, counts)
            self._blocks(item)
        self._lists.pop()

    def _table(self, table: Element) -> None:
        number, parent, lists = self.draft.tables, self._cell, self._lists
        self.draft.tables += 1
        self._lists = []
        for at, (row, header) in enumerate(_rows(table, False)):
            column = 0
            for cell in row:
                if cell.tag not in (name("table:table-cell"), name("table:covered-table-cell")):
                    continue
                repeat = min(_MAX_REPEAT, _whole(cell, "table:number-columns-repeated"))
                if cell.tag == name("table:table-cell"):
                    spans = (
                        _whole(cell, "table:number-rows-spanned"),
                        _whole(cell, "table:number-columns-spanned"),
                    )
                    self._cell = Cell(number, at, column, spans[0], spans[1], parent, header)
                    self._blocks(cell)
                column += repeat
        self._cell, self._lists = parent, lists

    def _frames(self, element: Element) -> None:
        """Text boxes, pictures and objects, wherever a drawing holds them."""
        for shape in [element, *element]:
            tag: object = shape.tag
            if tag == name("draw:text-box") or (
                shape is element and any(child.tag == name("text:p") for child in shape)
            ):
                outer, lists, line = self._part, self._lists, self._line
                self._part, self._lists, self._line = "textbox" if outer == "body" else outer, [], None
                self._blocks(shape)
                self._part, self._lists, self._line = outer, lists, line
            elif tag == name("draw:image"):
                if self._part in ("body", "textbox"):
                    self.draft.pictures += 1
                else:
                    self.draft.skipped["picture in a header, footer or note"] += 1
                return  # what follows is the same picture in another format
            elif tag in (name("draw:object"), name("draw:object-ole")):
                self.draft.skipped["embedded object"] += 1
                return
            elif shape is not element and str(tag).startswith(name("draw:g").partition("}")[0]):
                self._frames(shape)


def _words(element: Element) -> str:
    return "".join(str(text) for text in element.itertext())


def _rows(parent: Element, header: bool) -> list[tuple[Element, bool]]:
    found: list[tuple[Element, bool]] = []
    for element in parent:
        if element.tag == name("table:table-row"):
            found.append((element, header))
        elif element.tag == name("table:table-header-rows"):
            found += _rows(element, True)
        elif element.tag in (name("table:table-rows"), name("table:table-row-group")):
            found += _rows(element, header)
    return found


def _whole(element: Element, attribute: str) -> int:
    stated = element.get(name(attribute), "1")
    return int(stated) if stated.isdecimal() else 1


def _tracked(content: Element) -> dict[str, _Change]:
    found = {}
    for region in content.iter(name("text:changed-region")):
        for kind in ("insertion", "deletion"):
            change = region.find(name(f"text:{kind}"))
            if change is None:
                continue
            words = [_words(each) for each in change.iter(name("text:p"), name("text:h"))]
            author = change.findtext(f".//{name('dc:creator')}")
            date = change.findtext(f".//{name('dc:date')}")
            found[region.get(name("text:id"), "")] = _Change(kind, author, date, "\n".join(words))
    return found


def _squeezed(line: Line) -> Line:
    """The line with runs of plain spaces as one, and the signs for meant spaces put in.

    OpenDocument collapses white space as HTML does (part 3, 6.1.2); meant spaces come as elements.
    """
    kept: list[int] = []
    for at, letter in enumerate(line.text):
        if letter == " " and (not kept or line.text[kept[-1]] == " ") and at:
            continue
        if letter == " " and not kept:
            continue
        kept.append(at)
    moved = {before: after for after, before in enumerate(kept)}
    total = len(kept)
    places = []
    last = total
    for at in range(len(line.text), -1, -1):
        last = moved.get(at, last)
        places.append(last)
    places.reverse()
    drawn = Line("".join(line.text[at] for at in kept).translate(_SIGNS))
    for run in line.runs:
        start, end = places[run.start], places[run.end]
        if end > start:
            drawn.runs.append(replace(run, start=start, end=end))
    drawn.controls = [replace(one, start=places[one.start], end=places[one.end]) for one in line.controls]
    return drawn
