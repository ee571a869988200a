"""Comments stand on exactly their words, and nothing else in the file changes."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportcheck.documents import Document, DocumentError, read
from reportcheck.documents.annotating import NewComment, annotate, strip
from tests.documents.test_docx_constructs import CONSTRUCTS, DEL, INS
from tests.documents.test_text_survives import TEXT
from tests.documents.wordml import NAMESPACES, p, package, r, sdt, tbl

# Word has no place for a comment's marks inside these.
WHOLE = ("equation", "ruby", "alternate content of unknown kind")
WHEN = datetime(2026, 5, 10, 9, 30)


def content(path: Path, part: str = "word/document.xml") -> bytes:
    """A part's bytes."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(part)


def canonical(path: Path) -> bytes:
    """The main part in canonical form."""
    return etree.tostring(etree.fromstring(content(path)), method="c14n")


def seen(document: Document) -> list[object]:
    """Everything about the blocks that a person sees."""
    return [
        (block.text, block.part, block.cell, block.style, block.list_label, block.runs, block.controls)
        for block in document.blocks
    ]


def quotes(document: Document, author: str = "reportcheck") -> list[str | None]:
    """The words under each comment of an author."""
    return [
        None if one.block is None else document.blocks[one.block].text[one.start : one.end]
        for one in document.comments
        if one.author == author
    ]


@pytest.mark.parametrize("construct", CONSTRUCTS)
def test_every_construct(construct: str, tmp_path: Path) -> None:
    source = package(tmp_path / "draft.docx", p("before") + CONSTRUCTS[construct] + p("after"))
    before = read(source)
    block = next(one for one in before.blocks if one.text == "needle")
    target = tmp_path / "out.docx"
    annotate(
        source, target, [NewComment(block.number, 1, 4, "Why?"), NewComment(block.number, 0, 6, "All of it.")]
    )
    after = read(target)
    assert seen(after) == seen(before)
    part = "needle" if construct in WHOLE else "eed"
    assert quotes(after) == [part, "needle"]
    boxed = block.part == "textbox"
    assert [one.author for one in after.comments] == ["reportcheck", "reportcheck"]
    assert [one.text.split("\n") for one in after.comments] == [
        [*["On “eed” in the text box:"][:boxed], "Why?"],
        [*["On “needle” in the text box:"][:boxed], "All of it."],
    ]
    # Word passes over comments in text boxes: their marks stand in the body
    marks = etree.fromstring(content(target)).xpath("//*[local-name()='commentReference']")
    assert len(marks) == 2
    assert not any(mark.xpath("ancestor::*[local-name()='txbxContent']") for mark in marks)
    assert strip(target, tmp_path / "clean.docx") == 2
    assert seen(read(tmp_path / "clean.docx")) == seen(before)
    assert b"comment" not in content(tmp_path / "clean.docx")


def test_only_the_parts_that_must_change_do(tmp_path: Path) -> None:
    source = tmp_path / "draft.docx"
    written = docx.Document()
    written.add_heading("Risks", 1)
    written.add_paragraph("Mum was late.")
    written.save(str(source))
    target = tmp_path / "out.docx"
    annotate(source, target, [NewComment(1, 0, 3, "Who?")], when=WHEN)
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target) as new:
        assert new.namelist() == [*old.namelist(), "word/comments.xml"]
        changed = {one for one in old.namelist() if old.read(one) != new.read(one)}
        assert changed == {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}
        comments = new.read("word/comments.xml").decode()
    assert 'w:date="2026-05-10T09:30:00Z"' in comments
    # another reader finds the comment too
    (comment,) = docx.Document(str(target)).comments
    assert (comment.text, comment.author) == ("Who?", "reportcheck")
    assert strip(target, target) == 1
    assert canonical(target) == canonical(source)


def test_head_of_the_document_is_kept(tmp_path: Path) -> None:
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document {NAMESPACES} '
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15">'
    )
    body = "<w:body><w:p><w:r><w:t>needle</w:t></w:r></w:p></w:body></w:document>"
    source = package(tmp_path / "draft.docx", "", extra={"word/document.xml": head + body})
    annotate(source, tmp_path / "out.docx", [NewComment(0, 1, 3, "x")])
    start = content(tmp_path / "out.docx").decode()
    assert start.startswith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document ')
    assert 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"' in start
    assert 'mc:Ignorable="w14 w15"' in start


def test_comments_and_changes_of_others_stay(tmp_path: Path) -> None:
    theirs = '<w:commentRangeStart w:id="7"/>{0}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>'
    body = p(theirs.format(r("Mum was late")), " again ", INS.format(r("in May")), DEL.format("in June"), ".")
    source = package(
        tmp_path / "draft.docx",
        body,
        comments=f'<w:comment w:id="7" w:author="Chair">{p("Ask.")}</w:comment>',
    )
    target = tmp_path / "out.docx"
    annotate(source, target, [NewComment(0, 4, 16, "Say when."), NewComment(0, 22, 25, "Which?")])
    annotate(target, target, [NewComment(0, 0, 3, "Who?"), NewComment(0, 22, 25, "Which?")])
    document = read(target)
    assert quotes(document) == ["Mum", "May"]
    assert quotes(document, "Chair") == ["Mum was late"]
    assert document.revisions == read(source).revisions
    assert seen(document) == seen(read(source))
    ids = etree.fromstring(content(target, "word/comments.xml")).xpath("//@*[local-name()='id']")
    assert ids == ["7", "8", "9"]
    assert strip(target, target) == 2
    assert canonical(target) == canonical(source)
    assert quotes(read(target), "Chair") == ["Mum was late"]


def test_answers_of_others_to_our_comments_become_their_own(tmp_path: Path) -> None:
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    mark = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/><w:r><w:commentReference w:id="{0}"/></w:r>'
    said = '<w:comment w:id="{0}" w:author="{1}"><w:p w14:paraId="0000000{0}"><w:r><w:t>x</w:t></w:r></w:p></w:comment>'
    source = package(
        tmp_path / "draft.docx",
        p(mark.format(1, mark.format(2, r("needle")))),
        comments=said.format(1, "reportcheck") + said.format(2, "Author"),
        extra={
            "word/commentsExtended.xml": f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="00000001"/>'
            '<w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/></w15:commentsEx>',
        },
    )
    links = (
        content(source, "word/_rels/document.xml.rels")
        .decode()
        .replace(
            "</Relationships>",
            '<Relationship Id="ex" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" '
            'Target="commentsExtended.xml"/></Relationships>',
        )
    )
    with zipfile.ZipFile(source) as old:
        parts = {one: old.read(one).decode() for one in old.namelist()}
    with zipfile.ZipFile(source, "w") as new:
        for one, text in {**parts, "word/_rels/document.xml.rels": links}.items():
            new.writestr(one, text)
    assert strip(source, tmp_path / "out.docx") == 1
    left = content(tmp_path / "out.docx", "word/commentsExtended.xml").decode()
    assert "00000001" not in left
    assert "00000002" in left
    assert [one.author for one in read(tmp_path / "out.docx").comments] == ["Author"]


def test_where_a_comment_cannot_stand_on_its_words(tmp_path: Path) -> None:
    title = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    source = package(
        tmp_path / "draft.docx",
        p("Agency")
        + p("Report", pr='<w:pStyle w:val="T"/>')
        + p("Body", '<w:r><w:footnoteReference w:id="2"/></w:r>')
        + section,
        styles=title,
        header1=p("Confidential to Mum"),
        footnotes='<w:footnote w:id="2">' + p("A note on Mum") + "</w:footnote>",
    )
    numbers = {block.text: block.number for block in read(source).blocks}
    said = [
        NewComment(None, None, None, ["No recommendation.", "Add one."]),
        NewComment(numbers["Confidential to Mum"], 16, 19, "Who?"),
        NewComment(numbers["A note on Mum"], 10, 13, "Who?"),
    ]
    annotate(source, tmp_path / "out.docx", said)
    document = read(tmp_path / "out.docx")
    assert quotes(document)[:2] == ["Report", "Report"]
    assert document.comments[2].block == numbers["Body"]
    assert [one.text for one in document.comments] == [
        "No recommendation.\nAdd one.",
        "On “Mum” in the page header:\nWho?",
        "On “Mum” in the footnote:\nWho?",
    ]


def test_empty_control_and_document_without_text(tmp_path: Path) -> None:
    source = package(tmp_path / "draft.docx", tbl(("Views", sdt(p()))))
    annotate(source, tmp_path / "out.docx", [NewComment(1, 0, 0, "Not filled in.")])
    assert [one.block for one in read(tmp_path / "out.docx").comments] == [1]
    for body in (p(), ""):
        blank = package(tmp_path / "blank.docx", body)
        annotate(blank, tmp_path / "out.docx", [NewComment(None, None, None, "Empty.")])
        assert [one.text for one in read(tmp_path / "out.docx").comments] == ["Empty."]


def test_a_picked_choice_is_one_sign(tmp_path: Path) -> None:
    choice = sdt(
        r("Did not attend"), '<w:dropDownList><w:listItem w:value="Did not attend"/></w:dropDownList>'
    )
    source = package(tmp_path / "draft.docx", p("Clinic: ", choice, "."))
    annotate(source, tmp_path / "out.docx", [NewComment(0, 12, 15, "x"), NewComment(0, 6, 12, "y")])
    assert quotes(read(tmp_path / "out.docx")) == ["Did not attend", ": Did not attend"]


def test_odd_characters_in_a_comment(tmp_path: Path) -> None:
    source = package(tmp_path / "draft.docx", p("needle"))
    annotate(source, tmp_path / "out.docx", [NewComment(0, 0, 6, "a <b> & \x07 “c” 😀")])
    assert read(tmp_path / "out.docx").comments[0].text == "a <b> &  “c” 😀"


def test_errors(tmp_path: Path) -> None:
    plain = tmp_path / "draft.txt"
    plain.write_text("words", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"draft\.txt is no Word document") as raised:
        annotate(plain, tmp_path / "out.docx", [])
    assert raised.value.kind == "unsupported"
    source = package(tmp_path / "draft.docx", p("needle"))
    with pytest.raises(ValueError, match="no block 9"):
        annotate(source, tmp_path / "out.docx", [NewComment(9, 0, 1, "x")])
    assert not (tmp_path / "out.docx").exists()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["draft.docx", "draft.txt"]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_words_in_any_runs(data: st.DataObject) -> None:
    written = docx.Document()
    for runs in data.draw(st.lists(st.lists(TEXT, min_size=1, max_size=4), min_size=1, max_size=4)):
        paragraph = written.add_paragraph()
        for at, text in enumerate(runs):
            paragraph.add_run(text).bold = at % 2 == 0
    with tempfile.TemporaryDirectory() as folder:
        source, target, clean = (Path(folder) / one for one in ("draft.docx", "out.docx", "clean.docx"))
        written.save(str(source))
        before = read(source)
        comments = []
        for block in before.blocks:
            for _ in range(data.draw(st.integers(0, 3))):
                start = data.draw(st.integers(0, len(block.text) - 1))
                comments.append(
                    NewComment(block.number, start, data.draw(st.integers(start + 1, len(block.text))), "x")
                )
        annotate(source, target, comments)
        after = read(target)
        assert seen(after) == seen(before)
        assert [(one.block, one.start, one.end) for one in after.comments] == [
            (one.block, one.start, one.end) for one in comments
        ]
        strip(target, clean)
        assert canonical(clean) == canonical(source)
        annotate(target, target, comments, when=WHEN)
        annotate(source, clean, comments, when=WHEN)
        assert content(target) == content(clean)


def reports(bench: Path) -> list[Path]:
    """The reports of the benchmark."""
    return sorted(bench.rglob("report.docx"))


@pytest.mark.bench
def test_reports_keep_their_text(bench: Path, tmp_path: Path) -> None:
    for source in reports(bench):
        before = read(source)
        comments = [
            NewComment(block.number, len(block.text) // 3, len(block.text) // 3 + 9, "x")
            for block in before.blocks
            if block.part == "body" and len(block.text) > 30
        ]
        assert len(comments) > 20
        target = tmp_path / "out.docx"
        annotate(source, target, comments)
        after = read(target)
        assert seen(after) == seen(before)
        assert quotes(after) == [before.blocks[one.block or 0].text[one.start : one.end] for one in comments]
        assert strip(target, target) == len(comments)
        assert seen(read(target)) == seen(before)


@pytest.mark.bench
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_all_comments(bench: Path, tmp_path: Path) -> None:
    source = reports(bench)[0]
    document = read(source)
    comments = [
        NewComment(one.number, 0, 9, "x")
        for one in document.blocks
        if one.part == "body" and len(one.text) > 30
    ]
    annotate(source, tmp_path / "out.docx", comments)
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--convert-to",
            "odt",
            "out.docx",
        ],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        timeout=120,
    )
    converted = read(tmp_path / "out.odt")
    assert len(converted.comments) == len(comments)
    assert [block.text for block in converted.blocks if block.part == "body"] == [
        block.text for block in document.blocks if block.part == "body"
    ]
