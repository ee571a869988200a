"""Plain text, Markdown, .odt, .rtf and .pdf."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from reportcheck.documents import Cell, Document, DocumentError, read
from tests.documents.wordml import texts


def written(path: Path, data: str | bytes) -> Document:
    """Writes a file and reads it."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings_of_text(encoding: str, tmp_path: Path) -> None:
    said = "Mum said “he’s fine” – £5 owed to Zoë.\r\n\r\nSecond paragraph with more words in it."
    document = written(tmp_path / "draft.txt", said.encode(encoding))
    assert texts(document) == [
        "Mum said “he’s fine” – £5 owed to Zoë.",
        "Second paragraph with more words in it.",
    ]
    assert document.format == "txt"


def test_wrapped_lines_are_one_paragraph_and_short_lines_are_not(tmp_path: Path) -> None:
    source = (
        "Report by: J Moss\nDate: 12.3.26\n\n"
        "I visited the home on 12 March with the health visitor and saw both of the\n"
        "children, who were dressed and had eaten. The kitchen was clean on this visit\n"
        "and the gate was on.\n\n"
        "- attended core group\n- did not attend clinic\n\n"
        "Risks\n=====\nNone new.\n"
    )
    document = written(tmp_path / "draft.txt", source)
    assert texts(document) == [
        "Report by: J Moss",
        "Date: 12.3.26",
        "I visited the home on 12 March with the health visitor and saw both of the children, who were dressed and had "
        "eaten. The kitchen was clean on this visit and the gate was on.",
        "attended core group",
        "did not attend clinic",
        "Risks",
        "None new.",
    ]
    assert [block.list_label for block in document.blocks][3:5] == ["-", "-"]
    assert document.blocks[5].heading == 1


def test_typed_check_boxes(tmp_path: Path) -> None:
    block = written(tmp_path / "draft.txt", "[x] Continue the plan [ ] End the plan").blocks[0]
    assert block.text == "☒ Continue the plan ☐ End the plan"
    assert [(one.start, one.checked) for one in block.controls] == [(0, True), (20, False)]
    assert "".join(block.text[run.start : run.end] for run in block.runs) == block.text


def test_markdown(tmp_path: Path) -> None:
    source = (
        "# Report\n\n## Risks\n\nMum **missed** two\nappointments, see [notes](https://example.org).\n\n"
        "3. first\n4. second\n   - below\n\n"
        "| Date | Event |\n|---|---|\n| 12/3/26 | ~~Visit~~ |\n\n- [x] Continue\n\n<div>html</div>\n\n![chart](a.png)\n"
    )
    document = written(tmp_path / "draft.md", source)
    assert [(block.text, block.heading, block.list_level, block.list_label) for block in document.blocks] == [
        ("Report", 1, None, None),
        ("Risks", 2, None, None),
        ("Mum missed two appointments, see notes.", None, None, None),
        ("first", None, 0, "3."),
        ("second", None, 0, "4."),
        ("below", None, 1, "•"),
        ("Date", None, None, None),
        ("Event", None, None, None),
        ("12/3/26", None, None, None),
        ("Visit", None, None, None),
        ("☒ Continue", None, 0, "•"),
    ]
    assert [block.cell for block in document.blocks][6:10] == [
        Cell(0, 0, 0, header=True),
        Cell(0, 0, 1, header=True),
        Cell(0, 1, 0),
        Cell(0, 1, 1),
    ]
    bold = [block.text[run.start : run.end] for block in document.blocks for run in block.runs if run.bold]
    assert bold == ["missed"]
    assert document.blocks[9].runs[0].strike
    assert {one.what: one.count for one in document.skipped} == {"HTML": 1, "picture": 1}


ODT = """<office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0">
<office:automatic-styles>
 <style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold" fo:color="#ff0000"/></style:style>
 <text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
  <text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/></text:list-style>
</office:automatic-styles><office:body><office:text>{0}</office:text></office:body></office:document-content>"""


def odt(folder: Path, body: str) -> Document:
    """Reads an .odt file with this content."""
    path = folder / "draft.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", ODT.format(body))
    return read(path)


def test_odt_paragraphs_spaces_and_looks(tmp_path: Path) -> None:
    body = (
        '<text:h text:outline-level="2">Risks</text:h>'
        '<text:p>  A \n <text:span text:style-name="T1">red</text:span> word<text:s text:c="2"/>x<text:tab/>y<text:line-break/>z</text:p>'
        '<text:p><text:a xlink:href="https://example.org/">link</text:a></text:p><text:p/>'
    )
    document = odt(tmp_path, body)
    assert texts(document) == ["Risks", "A red word  x\ty\nz", "link"]
    assert document.blocks[0].heading == 2
    assert [(run.start, run.end, run.bold, run.colour) for run in document.blocks[1].runs] == [
        (0, 2, False, None),
        (2, 5, True, "ff0000"),
        (5, 17, False, None),
    ]
    assert document.blocks[2].runs[0].link == "https://example.org/"


def test_odt_lists_and_tables(tmp_path: Path) -> None:
    inner = "<text:list><text:list-item><text:p>c</text:p></text:list-item></text:list>"
    body = (
        f'<text:list text:style-name="L1"><text:list-item><text:p>a</text:p></text:list-item><text:list-item><text:p>b</text:p>{inner}'
        "</text:list-item></text:list>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned='2'><text:p>d</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row><table:table-cell/>"
        "<table:table-cell><text:p>e</text:p></table:table-cell></table:table-row></table:table>"
    )
    blocks = odt(tmp_path, body).blocks
    assert [(block.text, block.list_level, block.list_label) for block in blocks[:3]] == [
        ("a", 0, "1."),
        ("b", 0, "2."),
        ("c", 1, "a)"),
    ]
    assert [block.cell for block in blocks[3:]] == [Cell(0, 0, 0, column_span=2, header=True), Cell(0, 1, 1)]


def test_odt_tracked_changes_notes_boxes_and_controls(tmp_path: Path) -> None:
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:insertion><dc:creator>A Writer</dc:creator></text:insertion></text:changed-region>'
        '<text:changed-region text:id="c2"><text:deletion><dc:creator>A Writer</dc:creator><text:p>old</text:p></text:deletion></text:changed-region></text:tracked-changes>'
        '<text:p>Lives at <text:change text:change-id="c2"/><text:change-start text:change-id="c1"/>new<text:change-end text:change-id="c1"/> house'
        "<text:note text:note-class='footnote'><text:note-citation>1</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body></text:note>."
        "<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame><draw:frame><draw:image/></draw:frame></text:p>"
        '<text:p><loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control> Yes '
        '<loext:content-control loext:showing-place-holder="true">Click</loext:content-control></text:p>'
    )
    document = odt(tmp_path, body)
    assert [(block.text, block.part) for block in document.blocks] == [
        ("Lives at new house.", "body"),
        ("In a box", "textbox"),
        ("☒ Yes Click", "body"),
        ("A note", "footnote"),
    ]
    assert [(one.kind, one.text, one.block, one.start) for one in document.revisions] == [
        ("deletion", "old", 0, 9),
        ("insertion", "new", 0, 9),
    ]
    assert [(one.kind, one.value, one.checked) for one in document.blocks[2].controls] == [
        ("checkbox", "☒", True),
        ("text", None, None),
    ]
    assert document.pictures == 1


def rtf(folder: Path, body: str, head: str = "") -> Document:
    """Reads an .rtf file with this content."""
    return written(
        folder / "draft.rtf",
        f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0\\fcharset0 Arial;}}{{\\f1\\fcharset2 Wingdings;}}}}{head}\n{body}}}",
    )


def test_rtf_text_and_looks(tmp_path: Path) -> None:
    head = "{\\colortbl;\\red255\\green0\\blue0;}{\\stylesheet{\\s0 Normal;}{\\s1\\f0 heading 1;}}{\\info{\\title Draft}{\\author A Writer}}"
    body = (
        "\\pard\\s1\\b Risks\\b0\\par\\pard Mum\\'92s {\\cf1 red} word \\u8220?said\\u8221?\\tab x\\line y \\{z\\}\\~\\emdash\\par"
        "{\\pard\\f1\\'fe\\f0  Yes\\par}"
    )
    document = rtf(tmp_path, body, head)
    assert texts(document) == ["Risks", "Mum’s red word “said”\tx\ny {z} —", "☑ Yes"]
    assert (document.blocks[0].heading, document.blocks[0].style, document.blocks[0].runs[0].bold) == (
        1,
        "heading 1",
        True,
    )
    assert [run.colour for run in document.blocks[1].runs] == [None, "ff0000", None]
    assert (document.properties.title, document.properties.author) == ("Draft", "A Writer")


def test_rtf_tables_lists_and_nesting(tmp_path: Path) -> None:
    row = "\\trowd\\cellx1000\\cellx2000\\pard\\intbl {0}\\cell {1}\\cell\\row"
    wide = "\\trowd\\trhdr\\cellx2000\\pard\\intbl wide\\cell\\row"
    nested = "\\trowd\\cellx1000\\cellx2000\\pard\\intbl a\\cell\\pard\\intbl\\itap2 in\\nestcell{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}{\\nonesttables\\par}\\pard\\intbl out\\cell\\row"
    body = (
        wide
        + row.format("b", "c")
        + nested
        + "\\pard{\\listtext\\pard\\plain 1.\\tab}\\ilvl0 item\\par\\pard end\\par"
    )
    blocks = rtf(tmp_path, body).blocks
    assert [(block.text, block.cell, block.list_label) for block in blocks] == [
        ("wide", Cell(0, 0, 0, column_span=2, header=True), None),
        ("b", Cell(0, 1, 0), None),
        ("c", Cell(0, 1, 1), None),
        ("a", Cell(0, 2, 0), None),
        ("in", Cell(1, 0, 0, parent=Cell(0, 2, 1)), None),
        ("out", Cell(0, 2, 1), None),
        ("item", None, "1."),
        ("end", None, None),
    ]


def test_rtf_changes_fields_and_stories(tmp_path: Path) -> None:
    head = "{\\*\\revtbl{Unknown;}{A Writer;}}{\\header\\pard Head\\par}"
    body = (
        "\\pard Lives at {\\deleted\\revauthdel1 old}{\\revised\\revauth1 new} house{\\footnote A note}{\\*\\bkmkstart x}.\\par"
        '{\\field{\\*\\fldinst HYPERLINK "https://example.org/"}{\\fldrslt link}}\\par'
        "{\\field{\\*\\fldinst FORMCHECKBOX{\\*\\formfield\\fftype1\\ffres1{\\*\\ffname Tick}}}{\\fldrslt}} Yes\\par"
        "{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt\\pard In a box\\par}}}{\\pict 0102}{\\v hidden}\\par"
    )
    document = rtf(tmp_path, body, head)
    assert [(block.text, block.part) for block in document.blocks] == [
        ("Lives at new house.", "body"),
        ("link", "body"),
        ("☒ Yes", "body"),
        ("hidden", "body"),
        ("In a box", "textbox"),
        ("A note", "footnote"),
        ("Head", "header"),
    ]
    assert [(one.kind, one.text, one.start, one.author) for one in document.revisions] == [
        ("deletion", "old", 9, "A Writer"),
        ("insertion", "new", 9, "A Writer"),
    ]
    assert document.blocks[1].runs[0].link == "https://example.org/"
    assert (document.blocks[2].controls[0].checked, document.blocks[2].controls[0].title) == (True, "Tick")
    assert document.blocks[3].runs[0].hidden
    assert document.pictures == 1


def pdf(*lines: str, notes: str = "", trailer: str = "") -> bytes:
    """A PDF of one page with these content operators, annotations and entries of the trailer."""
    content = "\n".join(lines).encode("latin-1")
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>/Annots[%s]>>"
        % notes.encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"\nendobj\n"
    table = b"xref\n0 7\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        out + table + b"trailer<</Size 7/Root 1 0 R%s>>startxref\n%d\n%%%%EOF" % (trailer.encode(), len(out))
    )


def show(text: str, x: int, y: int, font: str = "F1", size: int = 11) -> str:
    """Text at a place, measured from the bottom left corner."""
    return f"BT /{font} {size} Tf {x} {y} Td ({text}) Tj ET"


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    grid = ["100 600 200 40 re S", "100 600 100 40 re S", "100 600 200 20 re S", "200 600 100 40 re S"]
    cells = [
        show("Date", 105, 626, "F2"),
        show("Event", 205, 626, "F2"),
        show("12/3/26", 105, 606),
        show("Visit", 205, 606),
    ]
    document = written(
        tmp_path / "draft.pdf",
        pdf(
            show("Report for the conference", 60, 780, "F2", 18),
            show(
                "I visited the home on 12 March with the health visitor and saw both of the children, who",
                60,
                740,
            ),
            show("were dressed and had eaten.", 60, 726),
            show("Mum was out.", 60, 700),
            *grid,
            *cells,
            show("After the table.", 60, 560),
        ),
    )
    assert [(block.text, block.cell, block.heading) for block in document.blocks] == [
        ("Report for the conference", None, 1),
        (
            "I visited the home on 12 March with the health visitor and saw both of the children, who were dressed and had eaten.",
            None,
            None,
        ),
        ("Mum was out.", None, None),
        ("Date", Cell(0, 0, 0), None),
        ("Event", Cell(0, 0, 1), None),
        ("12/3/26", Cell(0, 1, 0), None),
        ("Visit", Cell(0, 1, 1), None),
        ("After the table.", None, None),
    ]
    assert document.blocks[3].runs[0].bold


def test_pdf_without_text_is_a_scan(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    with pytest.raises(DocumentError) as raised:
        written(tmp_path / "scan.pdf", pdf("0 0 595 842 re f"))
    assert raised.value.kind == "scanned"
    with pytest.raises(DocumentError) as raised:
        written(tmp_path / "blank.pdf", pdf(""))
    assert raised.value.kind == "empty"


def test_pdf_form_fields(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    widget = "<</Type/Annot/Subtype/Widget/FT/{0}/T({1})/Rect[{2} {3} {4} {5}]{6}>>"
    notes = widget.format("Btn", "continue", 60, 700, 70, 710, "/AS/Yes/V/Yes")
    notes += widget.format("Btn", "end", 60, 670, 70, 680, "/AS/Off")
    notes += widget.format("Tx", "chair", 120, 640, 300, 652, "/V(A Chair)")
    page = [show("Continue the plan", 80, 701), show("End the plan", 80, 671), show("Chair:", 60, 641)]
    document = written(tmp_path / "form.pdf", pdf(*page, notes=notes))
    assert texts(document) == ["☒ Continue the plan", "☐ End the plan", "Chair: A Chair"]
    fields = [
        (one.kind, one.title, one.value, one.checked) for block in document.blocks for one in block.controls
    ]
    assert fields == [
        ("checkbox", "continue", "☒", True),
        ("checkbox", "end", "☐", False),
        ("text", "chair", "A Chair", None),
    ]


def test_pdf_with_a_password(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    key = "00" * 32
    locked = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>/ID[<{key}><{key}>]"
    with pytest.raises(DocumentError) as raised:
        written(tmp_path / "locked.pdf", pdf(show("secret", 60, 700), trailer=locked))
    assert raised.value.kind == "password"


def test_pdf_needs_its_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pdfplumber", None)
    with pytest.raises(DocumentError, match=r"pip install .reportcheck\[pdf\]") as raised:
        written(tmp_path / "draft.pdf", pdf(show("words", 60, 700)))
    assert raised.value.kind == "unsupported"


def test_running_headers_and_split_paragraphs_of_a_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    pages = []
    for number, line in enumerate(
        (
            "I saw the children at home on 12 March with the health visitor and both were dressed and",
            "had eaten.",
        ),
        1,
    ):
        pages.append(
            "\n".join(
                [
                    show("Council", 60, 810),
                    show(line, 60, 60 if number == 1 else 740),
                    show(f"Page {number} of 2", 60, 20),
                ]
            )
        )
    document = written(tmp_path / "draft.pdf", two_pages(*pages))
    assert [(block.part, block.text) for block in document.blocks] == [
        (
            "body",
            "I saw the children at home on 12 March with the health visitor and both were dressed and had eaten.",
        ),
        ("header", "Council"),
        ("footer", "Page 1 of 2"),
    ]


def two_pages(first: str, second: str) -> bytes:
    """A PDF of two pages with these content operators."""
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 7 0 R>>>>>>"
    )
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        page % 5,
        page % 6,
    ]
    objects += [b"<</Length %d>>stream\n%s\nendstream" % (len(one), one.encode()) for one in (first, second)]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"\nendobj\n"
    table = b"xref\n0 8\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + table + b"trailer<</Size 8/Root 1 0 R>>startxref\n%d\n%%%%EOF" % len(out)
