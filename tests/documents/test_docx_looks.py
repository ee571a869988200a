"""Styles, headings, list numbers and the look of runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcheck.documents import Run, read
from tests.documents.wordml import p, package, r, read_word, tbl

STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>
  <w:rPr><w:b/><w:color w:val="2F5496"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Form section"/><w:basedOn w:val="H1"/></w:style>
<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Part"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Note"><w:name w:val="Note"/><w:rPr><w:vanish/><w:color w:themeColor="accent2"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>
<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid"/>
  <w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr></w:tblStylePr></w:style>
"""


def look(folder: Path, run: str, pr: str = "") -> Run:
    """The look of the only run of a paragraph."""
    (found,) = read_word(folder, p(run, pr=pr), styles=STYLES).blocks[0].runs
    return found


@pytest.mark.parametrize(
    ("style", "heading"),
    [("H1", 1), ("Sub", 1), ("Out", 3), ("T", 0), ("Normal", None), ("Loop", None), ("Gone", None)],
)
def test_headings_by_style(style: str, heading: int | None, tmp_path: Path) -> None:
    block = read_word(tmp_path, p("Risks", pr=f'<w:pStyle w:val="{style}"/>'), styles=STYLES).blocks[0]
    assert block.heading == heading


def test_heading_by_outline_level(tmp_path: Path) -> None:
    assert read_word(tmp_path, p("Risks", pr='<w:outlineLvl w:val="1"/>')).blocks[0].heading == 2


def test_style_names_as_shown(tmp_path: Path) -> None:
    blocks = read_word(tmp_path, p("a", pr='<w:pStyle w:val="H1"/>') + p("b"), styles=STYLES).blocks
    assert [block.style for block in blocks] == ["Heading 1", "Normal"]


@pytest.mark.parametrize(
    ("colour", "wanted"),
    [
        ('<w:color w:val="FF0000"/>', "ff0000"),
        ('<w:color w:val="auto"/>', None),
        ('<w:color w:val="000000"/>', None),
        ('<w:color w:val="000000" w:themeColor="text1"/>', None),
        ('<w:color w:val="C0504D" w:themeColor="accent2"/>', "c0504d"),
        ('<w:color w:themeColor="accent2"/>', None),  # the theme is missing here
        ("", None),
    ],
)
def test_colour(colour: str, wanted: str | None, tmp_path: Path) -> None:
    assert look(tmp_path, r("x", colour)).colour == wanted


def test_colour_of_the_theme(tmp_path: Path) -> None:
    theme = (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
        '<a:accent2><a:srgbClr val="804020"/></a:accent2></a:clrScheme></a:themeElements></a:theme>'
    )
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme" Target="/word/theme/t.xml"/></Relationships>'
    )
    body = p(
        r("a", '<w:color w:themeColor="accent2"/>'),
        r("b", '<w:color w:themeColor="accent2" w:themeShade="80"/>'),
    )
    path = package(
        tmp_path / "x.docx", body, extra={"word/theme/t.xml": theme, "word/_rels/document.xml.rels": rels}
    )
    assert [run.colour for run in read(path).blocks[0].runs] == ["804020", "402010"]


def test_look_through_styles(tmp_path: Path) -> None:
    heading = look(tmp_path, r("x"), '<w:pStyle w:val="Sub"/>')
    assert (heading.bold, heading.colour, heading.size) == (True, "2f5496", 11.0)
    # bold in the paragraph style and in the character style cancel each other
    assert look(tmp_path, r("x", '<w:rStyle w:val="Strong"/>'), '<w:pStyle w:val="H1"/>').bold is False
    assert look(tmp_path, r("x", '<w:b w:val="0"/>'), '<w:pStyle w:val="H1"/>').bold is False
    assert look(tmp_path, r("x", '<w:rStyle w:val="Strong"/><w:b/>'), '<w:pStyle w:val="H1"/>').bold is True
    assert look(tmp_path, r("x", '<w:rStyle w:val="Note"/>')).hidden is True


def test_marks_of_a_run(tmp_path: Path) -> None:
    run = look(
        tmp_path,
        r("x", '<w:i/><w:u w:val="single"/><w:dstrike/><w:highlight w:val="yellow"/><w:sz w:val="25"/>'),
    )
    assert (run.italic, run.underline, run.strike, run.highlight, run.size) == (
        True,
        True,
        True,
        "yellow",
        12.5,
    )
    assert look(tmp_path, r("x", '<w:u w:val="none"/><w:shd w:fill="FFFF00"/>')) == Run(
        0, 1, highlight="ffff00", size=11.0
    )


def test_table_style_makes_the_first_row_bold(tmp_path: Path) -> None:
    table = tbl(("Date",), ("12/3/26",), pr='<w:tblStyle w:val="Grid"/><w:tblLook w:val="0020"/>')
    blocks = read_word(tmp_path, table, styles=STYLES).blocks
    assert [(block.runs[0].bold, block.runs[0].colour) for block in blocks] == [
        (True, "ffffff"),
        (False, None),
    ]


def test_runs_tile_the_text_and_join_where_equal(tmp_path: Path) -> None:
    block = read_word(tmp_path, p("a", "b", r("c", "<w:b/>"), r("d", "<w:b/>"), "e")).blocks[0]
    assert [(run.start, run.end, run.bold) for run in block.runs] == [
        (0, 2, False),
        (2, 4, True),
        (4, 5, False),
    ]


NUMBERING = """
<w:abstractNum w:abstractNumId="0">
  <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
  <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>
  <w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%4)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
  <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>
  <w:lvl w:ilvl="1"><w:pStyle w:val="LB"/><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0fc"/><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def item(text: str, level: int, number: int = 1) -> str:
    """A list item."""
    return p(text, pr=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_printed_numbers(tmp_path: Path) -> None:
    levels = [0, 1, 1, 2, 2, 3, 3, 0, 1, 2]
    body = "".join(item(f"i{at}", level) for at, level in enumerate(levels))
    blocks = read_word(tmp_path, body, numbering=NUMBERING).blocks
    assert [block.list_level for block in blocks] == levels
    assert [block.list_label for block in blocks] == [
        "1.",
        "1.1",
        "1.2",
        "(a)",
        "(b)",
        "iv)",
        "v)",
        "2.",
        "2.1",
        "(a)",
    ]


def test_restart_and_going_on(tmp_path: Path) -> None:
    body = item("a", 0) + item("b", 0) + p("text") + item("c", 0) + item("d", 0, 3) + item("e", 0, 3)
    labels = [block.list_label for block in read_word(tmp_path, body, numbering=NUMBERING).blocks]
    assert labels == ["1.", "2.", None, "3.", "1.", "2."]


def test_bullets_and_numbers_of_a_style(tmp_path: Path) -> None:
    body = (
        item("a", 0, 2)
        + p("b", pr='<w:pStyle w:val="LB"/>')
        + p("c", pr='<w:pStyle w:val="LB"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    blocks = read_word(tmp_path, body, numbering=NUMBERING, styles=STYLES).blocks
    assert [(block.list_level, block.list_label) for block in blocks] == [(0, "•"), (1, "✓"), (None, None)]


def test_numbered_heading_is_no_list_item(tmp_path: Path) -> None:
    body = p("Risks", pr='<w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    block = read_word(tmp_path, body, numbering=NUMBERING, styles=STYLES).blocks[0]
    assert (block.heading, block.list_level, block.list_label) == (1, None, "1.")


def test_empty_items_count_as_word_counts_them(tmp_path: Path) -> None:
    body = item("a", 0) + p(pr='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') + item("c", 0)
    labels = [block.list_label for block in read_word(tmp_path, body, numbering=NUMBERING).blocks]
    assert labels == ["1.", "3."]
