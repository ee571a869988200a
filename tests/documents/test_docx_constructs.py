"""Each construct that can hold text in a Word file is read exactly once, in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcheck.documents import read
from tests.documents.wordml import p, package, r, read_word, sdt, tbl, texts

BOX = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'
WPS = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
    "<wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
VML = (
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
FORM = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Venue"/><w:textInput/></w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText> FORMTEXT </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{0}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
INS = '<w:ins w:id="1" w:author="A Writer" w:date="2026-05-01T09:00:00Z">{0}</w:ins>'
DEL = '<w:del w:id="2" w:author="A Writer" w:date="2026-05-01T09:00:00Z"><w:r><w:delText xml:space="preserve">{0}</w:delText></w:r></w:del>'
MOVED = '<w:moveFrom w:id="3" w:author="A Writer">{0}</w:moveFrom>'
MOVED_IN = '<w:moveTo w:id="4" w:author="A Writer">{0}</w:moveTo>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{1}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{0}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)

CONSTRUCTS: dict[str, str] = {
    "plain": p("needle"),
    "table cell": tbl(("needle",)),
    "nested table": tbl((tbl(("needle",)) + p(),)),
    "legacy FORMTEXT": p(FORM.format(r("needle"))),
    "hidden text": p(r("needle", "<w:vanish/>")),
    "block control": sdt(p("needle")),
    "control in a control": sdt(sdt(p(sdt(r("needle"))))),
    "inline control": p(sdt(r("needle"))),
    "cell control": tbl(("<w:sdt><w:sdtPr/><w:sdtContent><w:tc>" + p("needle") + "</w:tc></w:sdtContent></w:sdt>",)),
    "control in a cell": tbl((sdt(p("needle")),)),
    "row control": "<w:tbl>" + sdt("<w:tr><w:tc>" + p("needle") + "</w:tc></w:tr>") + "</w:tbl>",
    "insertion": p(INS.format(r("needle"))),
    "moved text": p(MOVED.format(r("needle"))) + p(MOVED_IN.format(r("needle"))),
    "text box with both branches": p(WPS.format(p("needle"))),
    "text box of VML": p(VML.format(p("needle"))),
    "text box in a control in a cell": tbl((sdt(p(WPS.format(p("needle")))),)),
    "smart tag": p('<w:smartTag w:element="PersonName"><w:smartTag w:element="GivenName">' + r("needle") + "</w:smartTag></w:smartTag>"),
    "custom XML": "<w:customXml>" + p("<w:customXml>" + r("needle") + "</w:customXml>") + "</w:customXml>",
    "hyperlink": p('<w:hyperlink r:id="web">' + r("needle") + "</w:hyperlink>"),
    "simple field": p('<w:fldSimple w:instr=" DOCPROPERTY Child ">' + r("needle") + "</w:fldSimple>"),
    "complex field": p(FIELD.format(r("needle"), " REF needle ")),
    "nested field": p(FIELD.format(r("needle"), "IF " + "</w:instrText></w:r>" + FIELD.format(r("1"), "PAGE") + "<w:r><w:instrText>= 1")),
    "alternate content of unknown kind": p('<mc:AlternateContent><mc:Choice Requires="x99">' + r("other") + "</mc:Choice><mc:Fallback>" + r("needle") + "</mc:Fallback></mc:AlternateContent>"),
    "ruby": p("<w:r><w:ruby><w:rubyPr/><w:rt>" + r("gloss") + "</w:rt><w:rubyBase>" + r("needle") + "</w:rubyBase></w:ruby></w:r>"),
    "direction": p('<w:bdo w:val="ltr"><w:dir w:val="ltr">' + r("needle") + "</w:dir></w:bdo>"),
    "equation": p("<m:oMath><m:r><m:t>needle</m:t></m:r></m:oMath>"),
    "split runs": p(r("nee"), r("d", "<w:b/>"), r("le")),
    "soft hyphens": p("<w:r><w:t>nee\u00addle</w:t><w:softHyphen/></w:r>"),
}  # fmt: skip


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_read_exactly_once(construct: str, tmp_path: Path) -> None:
    document = read_word(tmp_path, p("before") + CONSTRUCTS[construct] + p("after"))
    found = texts(document)
    assert [text for text in found if text] == ["before", "needle", "after"]


def test_all_constructs_in_one_file_come_in_order(tmp_path: Path) -> None:
    body = "".join(p(f"{at}") + xml for at, xml in enumerate(CONSTRUCTS.values()))
    found = [text for text in texts(read_word(tmp_path, body)) if text]
    assert found == [text for at in range(len(CONSTRUCTS)) for text in (str(at), "needle")]


def test_deleted_text_is_out_and_listed(tmp_path: Path) -> None:
    document = read_word(
        tmp_path, p("Lives at ", DEL.format("4 Elm Row"), INS.format(r("9 Oak Row")), " now.")
    )
    assert texts(document) == ["Lives at 9 Oak Row now."]
    assert [(one.kind, one.text, one.block, one.start, one.author) for one in document.revisions] == [
        ("deletion", "4 Elm Row", 0, 9, "A Writer"),
        ("insertion", "9 Oak Row", 0, 9, "A Writer"),
    ]
    assert [(one.what, one.count) for one in document.skipped] == [("deleted text", 1)]
    assert document.blocks[0].runs[1].revision == "insertion"


def test_insertion_that_was_deleted_again_is_out(tmp_path: Path) -> None:
    assert texts(read_word(tmp_path, p("Kept.", INS.format(DEL.format(" Gone."))))) == ["Kept."]


def test_deleted_paragraph_mark_joins_two_paragraphs(tmp_path: Path) -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    document = read_word(
        tmp_path,
        p("One ", pr=gone) + p("two ", pr=gone) + p("three.", pr='<w:pStyle w:val="X"/>') + p("Next."),
    )
    assert texts(document) == ["One two three.", "Next."]
    assert document.blocks[0].style == "X"


def test_moved_paragraph_stands_at_its_new_place(tmp_path: Path) -> None:
    old = p(MOVED.format(r("Moved.")), pr='<w:rPr><w:moveFrom w:id="1" w:author="A"/></w:rPr>')
    document = read_word(tmp_path, old + p("First.") + p(MOVED_IN.format(r("Moved."))))
    assert texts(document) == ["First.", "Moved."]
    assert [one.kind for one in document.revisions] == ["deletion", "insertion"]


def test_deleted_row_is_out(tmp_path: Path) -> None:
    row = '<w:tr><w:trPr><w:del w:id="1" w:author="A"/></w:trPr><w:tc>' + p("gone") + "</w:tc></w:tr>"
    kept = "<w:tr><w:tc>" + p("kept") + "</w:tc></w:tr>"
    document = read_word(tmp_path, f"<w:tbl>{row}{kept}</w:tbl>")
    assert texts(document) == ["kept"]
    assert document.blocks[0].cell is not None
    assert document.blocks[0].cell.row == 0
    assert [(one.kind, one.text, one.block) for one in document.revisions] == [("deletion", "gone", None)]


def test_text_box_follows_the_paragraph_that_anchors_it(tmp_path: Path) -> None:
    document = read_word(tmp_path, p("Anchor", WPS.format(p("In the box.") + p("Second."))) + p("After."))
    assert [(block.text, block.part) for block in document.blocks] == [
        ("Anchor", "body"),
        ("In the box.", "textbox"),
        ("Second.", "textbox"),
        ("After.", "body"),
    ]


def test_headers_footers_and_notes_come_after_the_body_once(tmp_path: Path) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference w:type="default" r:id="footer1"/></w:sectPr>'
    )
    body = p(
        "Body", '<w:r><w:footnoteReference w:id="2"/></w:r>', '<w:r><w:endnoteReference w:id="2"/></w:r>'
    )
    document = read_word(
        tmp_path,
        body + p(pr=section) + section,
        header1=p("Head"),
        header2=p("First page only"),
        footer1=p("Page ", FIELD.format(r("1"), "PAGE")),
        footnotes='<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">'
        + p("Note")
        + "</w:footnote>",
        endnotes='<w:endnote w:id="2">' + p("End") + "</w:endnote>",
    )
    assert [(block.part, block.text) for block in document.blocks] == [
        ("body", "Body"),
        ("footnote", "Note"),
        ("endnote", "End"),
        ("header", "Head"),
        ("footer", "Page 1"),
    ]
    assert [(one.what, one.count) for one in document.skipped] == [("header that no page shows", 1)]


def test_header_of_the_first_page_is_read_where_it_is_shown(tmp_path: Path) -> None:
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:titlePg/></w:sectPr>'
    assert texts(read_word(tmp_path, p("Body") + section, header1=p("First"))) == ["Body", "First"]


def test_comments_are_listed_and_never_text(tmp_path: Path) -> None:
    body = p(
        "Mum ",
        '<w:commentRangeStart w:id="5"/>',
        "was late",
        '<w:commentRangeEnd w:id="5"/>',
        '<w:r><w:commentReference w:id="5"/></w:r>',
        ".",
    )
    document = read_word(
        tmp_path,
        body,
        comments='<w:comment w:id="5" w:author="Chair">' + p("Who says?") + p("When?") + "</w:comment>",
    )
    assert texts(document) == ["Mum was late."]
    (comment,) = document.comments
    assert (comment.author, comment.text, comment.block, comment.start, comment.end) == (
        "Chair",
        "Who says?\nWhen?",
        0,
        4,
        12,
    )


def test_signs_inside_a_paragraph(tmp_path: Path) -> None:
    body = p(
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d\u00a0e</w:t><w:cr/><w:t>f</w:t></w:r>"
    )
    assert texts(read_word(tmp_path, body)) == ["a\tb\nc-d e\nf"]


def test_symbol_fonts(tmp_path: Path) -> None:
    body = p(
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        '<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>',
        '<w:r><w:sym w:font="Wingdings 2" w:char="F050"/></w:r>',
        r("\u00fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
        r("\uf0b7"),
        '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>',
        " Yes",
    )
    assert texts(read_word(tmp_path, body)) == ["☑☐✓✓•≥ Yes"]


def test_pictures_and_objects_are_counted(tmp_path: Path) -> None:
    picture = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="a drawing"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    thing = '<w:r><w:object><v:shape><v:imagedata r:id="web"/></v:shape><o:OLEObject/></w:object></w:r>'
    document = read_word(tmp_path, p("Text", picture, picture, thing))
    assert texts(document) == ["Text"]
    assert document.pictures == 2
    assert {one.what: one.count for one in document.skipped} == {"embedded object": 1, "picture": 2}


def test_a_document_of_pictures_stays_readable(tmp_path: Path) -> None:
    document = read_word(tmp_path, p("<w:r><w:drawing><pic:pic/></w:drawing></w:r>"))
    assert document.blocks == ()
    assert document.pictures == 1


def test_links_keep_their_address(tmp_path: Path) -> None:
    body = p(
        '<w:hyperlink r:id="web">' + r("site") + "</w:hyperlink>",
        " and ",
        FIELD.format(r("page"), ' HYPERLINK "https://example.org/2" '),
    )
    block = read_word(tmp_path, body).blocks[0]
    assert [(block.text[run.start : run.end], run.link) for run in block.runs] == [
        ("site", "https://example.org/"),
        (" and ", None),
        ("page", "https://example.org/2"),
    ]


def test_field_over_several_paragraphs(tmp_path: Path) -> None:
    start = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    body = (
        p(start, "Risks 2") + p("Strengths 3") + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>') + p("Text")
    )
    assert texts(read_word(tmp_path, body)) == ["Risks 2", "Strengths 3", "Text"]


def test_xml_indentation_is_no_text(tmp_path: Path) -> None:
    body = "<w:p>\n  <w:r>\n    <w:t>\n      Indented\n      XML\n    </w:t>\n  </w:r>\n</w:p>"
    (text,) = texts(read_word(tmp_path, body))
    assert " ".join(text.split()) == "Indented XML"
    assert text.startswith("Indented")


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    path = package(tmp_path / "strict.docx", "")
    strict = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p><w:r><w:t>Strict</w:t></w:r></w:p></w:body></w:document>'
    document = read(package(path, "", extra={"word/document.xml": strict}))
    assert texts(document) == ["Strict"]
