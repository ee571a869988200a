"""WordprocessingML that python-docx does not write itself: content controls, form fields, tracked changes, boxes."""

from __future__ import annotations

import itertools
import random
import re
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Place = Any  # a document or a table cell: whatever has add_paragraph and add_table
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = (
    f'xmlns:w="{W}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
PLACEHOLDER = "Click or tap here to enter text."
_ids = itertools.count(1000)


def start(rng: random.Random, *, marking: str, footer: str, landscape: bool = False) -> DocumentType:
    """An empty document with one of several fonts and margins, a marking in the header and page numbers."""
    global _ids
    _ids = itertools.count(1000)
    document = Document()
    for part in list(document.element.body)[:-1]:
        document.element.body.remove(part)
    normal = document.styles["Normal"]
    normal.font.name = rng.choice(("Arial", "Calibri", "Verdana", "Tahoma"))
    normal.font.size = Pt(rng.choice((10, 10.5, 11)))
    normal.paragraph_format.space_after = Pt(rng.choice((3, 6)))
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    if landscape:
        page.page_width, page.page_height = page.page_height, page.page_width
    page.left_margin = page.right_margin = Cm(rng.choice((1.5, 1.9, 2.2)))
    head = page.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head.add_run(marking).font.size = Pt(8)
    foot = page.footer.paragraphs[0]
    foot.add_run(f"{footer}\tPage ").font.size = Pt(8)
    field(foot, "PAGE", "1")
    foot.add_run(" of ").font.size = Pt(8)
    field(foot, "NUMPAGES", "4")
    return document


def field(paragraph: Paragraph, code: str, shown: str) -> None:
    """A complex field with its last result."""
    for kind, text in (("begin", ""), ("instr", code), ("separate", ""), ("text", shown), ("end", "")):
        run = paragraph.add_run()
        if kind == "instr":
            instruction = OxmlElement("w:instrText")
            instruction.text = f" {code} "
            run._r.append(instruction)
        elif kind == "text":
            run.text = text
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)


def dress(
    run: Run,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
    colour: str | None = None,
) -> Run:
    """Direct formatting of a run; `size` in points, `colour` six hex digits."""
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    return run


def line(where: Place, text: str = "", *, style: str | None = None, **look: Any) -> Paragraph:
    """A paragraph; in a cell whose only paragraph is still empty, that one."""
    paragraphs = where.paragraphs
    if (
        isinstance(where, _Cell)
        and len(where._tc.findall(qn("w:p"))) == 1
        and len(where._tc) <= 2
        and not paragraphs[0].text
    ):
        paragraph = paragraphs[0]
        if len(paragraph._p.findall(qn("w:r"))):
            paragraph = where.add_paragraph()
    else:
        paragraph = where.add_paragraph()
    if style:
        paragraph.style = style
    if text:
        dress(paragraph.add_run(text), **look)
    return paragraph  # type: ignore[no-any-return]


def narrative(
    where: Place, text: str, rng: random.Random, *, style: str | None = None, lead: str = ""
) -> Paragraph:
    """Author's text, cut into runs, smart tags and proofing marks the way Word leaves it behind."""
    paragraph = line(where, style=style)
    if lead:
        dress(paragraph.add_run(lead), bold=True)
    pieces = [text]
    if rng.random() < 0.5 and " " in text:
        cuts = sorted(rng.sample(range(1, len(text)), min(rng.randint(1, 4), len(text) - 1)))
        pieces = [text[a:b] for a, b in itertools.pairwise([0, *cuts, len(text)])]
    for piece in pieces:
        run = paragraph.add_run(piece)
        run._r.set(qn("w:rsidR"), f"00{rng.randrange(16**6):06X}")
        choice = rng.random()
        if choice < 0.08 and re.search(r"\w", piece):
            tag = parse_xml(
                f'<w:smartTag {NAMES} w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="PersonName"/>'
            )
            run._r.addprevious(tag)
            tag.append(run._r)
        elif choice < 0.16:
            mark = OxmlElement("w:proofErr")
            mark.set(qn("w:type"), rng.choice(("spellStart", "gramStart")))
            run._r.addprevious(mark)
    return paragraph


def hidden(where: Place, text: str) -> None:
    """A paragraph nobody sees on paper."""
    line(where, text).runs[0].font.hidden = True


def grid(where: Place, rows: int, columns: int, widths: tuple[float, ...] | None = None) -> Table:
    """A bordered table; widths in centimetres."""
    table = where.add_table(rows=rows, cols=columns)
    table.style = "Table Grid"
    if widths:
        table.autofit = False
        for row in table.rows:
            size(row.cells, widths)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
    return table  # type: ignore[no-any-return]


def size(cells: Any, widths: tuple[float, ...]) -> None:
    """Set the widths of a row's cells, in centimetres."""
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Cm(width)


def shade(cell: _Cell, fill: str = "D9E2F3") -> None:
    """Background colour of a cell."""
    mark = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        mark.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(mark)


def repeat(row: Any) -> None:
    """Make a row the header that Word repeats on each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def merged(table: Table, row: int, text: str = "", *, fill: str | None = "D9E2F3", **look: Any) -> _Cell:
    """Merge a whole row into one cell and write a heading into it."""
    cell = table.rows[row].cells[0].merge(table.rows[row].cells[-1])
    if fill:
        shade(cell, fill)
    if text:
        line(cell, text, **({"bold": True} | look))
    return cell  # type: ignore[no-any-return]


def row(table: Table) -> int:
    """Add a row and return its number."""
    table.add_row()  # type: ignore[no-untyped-call]
    return len(table.rows) - 1


def sdt(properties: str, *content: Any, title: str = "") -> Any:
    """Wrap elements that stand in the tree into one content control at the place of the first."""
    alias = f'<w:alias w:val="{title}"/><w:tag w:val="{title.lower().replace(" ", "_")}"/>' if title else ""
    control = parse_xml(
        f'<w:sdt {NAMES}><w:sdtPr>{alias}<w:id w:val="{next(_ids)}"/>{properties}</w:sdtPr><w:sdtContent/></w:sdt>'
    )
    content[0].addprevious(control)
    inside: Any = control.find(qn("w:sdtContent"))
    for element in content:
        inside.append(element)
    return control


def control(
    paragraph: Paragraph, text: str | None, kind: str = "text", title: str = "", choices: tuple[str, ...] = ()
) -> None:
    """An inline content control: `text`, `date`, `dropdown` or `rich`; with `text` None it shows its placeholder."""
    hints = {"date": "Click or tap to enter a date.", "dropdown": "Choose an item."}
    run = paragraph.add_run(text if text is not None else hints.get(kind, PLACEHOLDER))
    properties = {
        "text": "<w:text/>",
        "rich": "",
        "date": '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="en-GB"/><w:calendar w:val="gregorian"/></w:date>',
        "dropdown": '<w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
        + "".join(f'<w:listItem w:displayText="{c}" w:value="{c}"/>' for c in choices)
        + "</w:dropDownList>",
    }[kind]
    if text is None:
        run.font.color.rgb = RGBColor(0x80, 0x80, 0x80)
        properties = "<w:showingPlcHdr/>" + properties
    sdt(properties, run._r, title=title)


def tick(paragraph: Paragraph, ticked: bool) -> None:
    """A Word 2010 check box content control."""
    run = paragraph.add_run("☒" if ticked else "☐")
    run.font.name = "MS Gothic"
    sdt(
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
        run._r,
    )


def legacy(paragraph: Paragraph, data: str, shown: str | None) -> None:
    """A form field of Word 97: `data` is the content of w:ffData; `shown` its text, None for a check box."""
    code = "FORMTEXT" if shown is not None else "FORMCHECKBOX"
    before = len(paragraph._p)
    field(paragraph, code, shown or "")
    begin: Any = paragraph._p[before]
    begin.find(qn("w:fldChar")).append(
        parse_xml(
            f'<w:ffData {NAMES}><w:name w:val="F{next(_ids)}"/><w:enabled/><w:calcOnExit w:val="0"/>{data}</w:ffData>'
        )
    )


def legacy_tick(paragraph: Paragraph, ticked: bool) -> None:
    """A legacy check box."""
    legacy(
        paragraph,
        f'<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked w:val="{int(ticked)}"/></w:checkBox>',
        None,
    )


def tracked(run: Run, kind: str, author: str = "Author", date: str = "2026-01-05T10:00:00Z") -> None:
    """Mark a run as inserted (`ins`), deleted (`del`), or moved (`moveFrom`, `moveTo`)."""
    mark = parse_xml(f'<w:{kind} {NAMES} w:id="{next(_ids)}" w:author="{author}" w:date="{date}"/>')
    run._r.addprevious(mark)
    mark.append(run._r)
    if kind in ("del", "moveFrom"):
        for text in run._r.findall(qn("w:t")):
            if kind == "del":
                text.tag = qn("w:delText")


def ghost(where: Place, text: str) -> None:
    """The place that a paragraph was moved from: struck out in Word, not part of the document's text."""
    paragraph = line(where, text)
    run = paragraph.runs[0]
    tracked(run, "moveFrom")


def text_box(where: Place, texts: list[str], *, width: float = 16.0) -> None:
    """A text box as Word 2010 writes it: a shape, and the same words again as VML for old readers."""
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in texts)
    across, down = int(width * 360000), int(1.1 * 360000 * (1 + sum(len(t) for t in texts) // 110))
    drawing = (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{next(_ids)}" name="Text Box"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f'<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{body}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    picture = f'<w:pict><v:shape style="width:450pt;height:60pt"><v:textbox><w:txbxContent>{body}</w:txbxContent></v:textbox></v:shape></w:pict>'
    line(where)._p.append(
        parse_xml(
            f'<w:r {NAMES}><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
            f"<mc:Fallback>{picture}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )


def escape(text: str) -> str:
    """Text for XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
