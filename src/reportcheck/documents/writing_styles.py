"""The looks of a form: large enough to read, real headings, British English."""

from __future__ import annotations

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Cm, Pt, RGBColor

TITLE = "Title"
PART = "Form part"
SMALL_PART = "Form small part"
LABEL = "Form label"
COLUMN = "Form column"
GUIDANCE = "Form guidance"
SPACE = "Form space"
SMALL = "Form small"
OWN = frozenset({TITLE, PART, SMALL_PART, COLUMN, GUIDANCE, SPACE})
"""Styles of what the form prints; an author's words stand in none of them."""
PLACEHOLDER = "PlaceholderText"

_INK = RGBColor(0x1D, 0x3A, 0x5F)
_FONT = "Arial"


def set_up(word: WordDocument, title: str, *, large: bool) -> None:
    """Give a new document its styles, language, margins, page numbers and properties.

    Args:
        word: a document of python-docx's own template.
        title: of the document.
        large: large print: 18 point, as the leaflet offers, in place of 11.
    """
    size = 18.0 if large else 11.0
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    styles = word.styles
    _without_unused(word)
    normal = styles["Normal"]
    _font(normal, size)
    normal.paragraph_format.space_after = Pt(size * 0.4)
    for name, scale, before in ((TITLE, 1.7, 0.0), ("Heading 1", 1.35, 1.2), ("Heading 2", 1.15, 0.9)):
        style = styles[name]
        _font(style, size * scale, bold=True)
        style.font.color.rgb = _INK
        style.paragraph_format.space_before = Pt(size * before)
        style.paragraph_format.space_after = Pt(size * 0.4)
        style.paragraph_format.keep_with_next = True
    _no_line(styles[TITLE])
    for name, base in ((PART, "Heading 1"), (SMALL_PART, "Heading 2")):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles[base]
    for name in (LABEL, COLUMN):
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        style.font.bold = True
        style.font.color.rgb = _INK
    guidance = styles.add_style(GUIDANCE, WD_STYLE_TYPE.PARAGRAPH)
    guidance.base_style = normal
    guidance.font.italic = True
    guidance.font.color.rgb = RGBColor(0x4A, 0x55, 0x60)
    guidance.paragraph_format.keep_with_next = True
    small = styles.add_style(SMALL, WD_STYLE_TYPE.PARAGRAPH)
    small.base_style = normal
    small.font.size = Pt(size * 0.85)
    small.font.color.rgb = RGBColor(0x4A, 0x55, 0x60)
    space = styles.add_style(SPACE, WD_STYLE_TYPE.PARAGRAPH)
    space.base_style = normal
    space.paragraph_format.space_after = Pt(0)
    for name in (PART, SMALL_PART, GUIDANCE, LABEL):
        styles[name].next_paragraph_style = normal
    prompt = styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)
    prompt.font.color.rgb = RGBColor(0x59, 0x59, 0x59)  # 7:1 on white
    prompt.font.italic = True
    _language(word)
    _page_numbers(word, size)
    properties = word.core_properties
    properties.title, properties.author, properties.language = title[:255], "", "en-GB"
    properties.comments = ""


def _without_unused(word: WordDocument) -> None:
    """Take out the template's gallery of table styles: a form uses one of them."""
    for style in word.styles.element.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.name_val not in ("Normal Table", "Table Grid"):
            style.getparent().remove(style)


def _font(style: object, size: float, *, bold: bool = False) -> None:
    font = style.font  # type: ignore[attr-defined]
    font.name, font.size, font.bold = _FONT, Pt(round(size * 2) / 2), bold or None
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()  # type: ignore[attr-defined]
    for key in list(fonts.attrib):
        if key.endswith("Theme"):
            del fonts.attrib[key]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), _FONT)


def _no_line(style: object) -> None:
    """Take out the rule that the template draws under its title."""
    properties = style.element.get_or_add_pPr()  # type: ignore[attr-defined]
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _language(word: WordDocument) -> None:
    for element in word.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), "en-GB")


def _page_numbers(word: WordDocument, size: float) -> None:
    _font(word.styles["Footer"], size * 0.85)
    paragraph = word.sections[0].footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for before, instruction in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(before)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        inner = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        inner.append(text)
        field.append(inner)
        paragraph._p.append(field)
