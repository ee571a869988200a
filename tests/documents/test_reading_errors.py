"""Files that cannot be read: the right kind, a sentence that names the file, and none of its text."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from reportcheck.documents import DocumentError, read
from tests.documents.wordml import p, package, texts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts: str) -> bytes:
    """A zip archive; "__" in a name stands for "/"."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for part, text in parts.items():
            archive.writestr(part.replace("__", "/"), text)
    return buffer.getvalue()


TYPES = {"[Content_Types].xml": "<Types/>"}
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
BOMB = '<!DOCTYPE x [<!ENTITY a "secret">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("report.docx", b"", "empty"),
        ("report.docx", b"\0\0\0\0", "empty"),
        ("report.docx", b"PK\x03\x04 and then nothing", "damaged"),
        ("report.docx", bytes(range(1, 256)) * 4, "damaged"),
        ("report.docx", zipped(**TYPES), "damaged"),
        ("report.docx", zipped(**TYPES, **{"_rels/.rels": RELS, "word/document.xml": "<broken"}), "damaged"),
        ("report.docx", zipped(**TYPES, **{"_rels/.rels": RELS, "word/document.xml": BOMB}), "damaged"),
        ("report.docx", zipped(**TYPES, **{"_rels/.rels": RELS, "word/document.xml": "<html/>"}), "damaged"),
        ("report.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("report.doc", OLE + "WordDocument".encode("utf-16-le"), "legacy-doc"),
        ("report.docx", OLE + "WordDocument".encode("utf-16-le"), "legacy-doc"),
        ("sheet.xls", OLE + "Workbook".encode("utf-16-le"), "unsupported"),
        ("sheet.xlsx", zipped(**TYPES, xl__workbook="x"), "unsupported"),
        ("all.zip", zipped(report="x"), "unsupported"),
        ("sheet.ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "unsupported"),
        ("report.odt", zipped(mimetype="application/vnd.oasis.opendocument.text"), "damaged"),
        (
            "report.odt",
            zipped(
                mimetype="application/vnd.oasis.opendocument.text",
                **{"META-INF/manifest.xml": "<manifest:encryption-data/>"},
            ),
            "password",
        ),
        ("page.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "scanned"),
        ("page.txt", b"\xff\xd8\xff\xe0" + bytes(50), "scanned"),
        ("page.html", b"<!DOCTYPE html><html><body>secret</body></html>", "unsupported"),
        ("flat.xml", b'<?xml version="1.0"?><pkg:package>secret</pkg:package>', "unsupported"),
        ("program.exe", b"MZ" + bytes(range(256)), "unsupported"),
        ("report.pdf", b"%PDF-1.7\nbroken", "damaged"),
        ("report.rtf", b"{\\rtf1" + b"{" * 2000, "damaged"),
    ],
)
def test_unreadable(name: str, data: bytes, kind: str, tmp_path: Path) -> None:
    if name.endswith(".pdf"):
        pytest.importorskip("pdfplumber")
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError) as raised:
        read(path)
    assert raised.value.kind == kind
    assert raised.value.message.startswith(name)
    assert raised.value.message.endswith(".")
    assert "secret" not in raised.value.message
    assert str(tmp_path) not in raised.value.message


def test_missing_file_and_folder(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"draft\.docx was not found") as raised:
        read(tmp_path / "draft.docx")
    assert raised.value.kind == "missing"
    with pytest.raises(DocumentError, match="is a folder") as raised:
        read(tmp_path)
    assert raised.value.kind == "unsupported"


def test_content_decides_not_the_ending(tmp_path: Path) -> None:
    word = package(tmp_path / "draft.docx", p("Typed in Word"))
    renamed = word.rename(tmp_path / "draft.txt")
    assert read(renamed).format == "docx"
    plain = tmp_path / "draft2.docx"
    plain.write_text("Typed in an editor", encoding="utf-8")
    document = read(str(plain))
    assert (document.format, document.name, texts(document)) == ("txt", "draft2.docx", ["Typed in an editor"])


def test_a_part_that_unpacks_to_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package(tmp_path / "draft.docx", p("a" * 100_000))
    monkeypatch.setattr("reportcheck.documents.archive.MAX_PART", 50_000)
    with pytest.raises(DocumentError) as raised:
        read(path)
    assert raised.value.kind == "too-large"


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = package(tmp_path / "draft.docx", p("a"))
    monkeypatch.setattr("reportcheck.documents.reading.MAX_FILE", 10)
    with pytest.raises(DocumentError) as raised:
        read(path)
    assert raised.value.kind == "too-large"


def test_endless_nesting_is_an_error_not_a_crash(tmp_path: Path) -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + p("x") + "</w:sdtContent></w:sdt>" * 5000
    with pytest.raises(DocumentError) as raised:
        read(package(tmp_path / "draft.docx", deep))
    assert raised.value.kind == "damaged"


def test_broken_attributes_are_no_crash(tmp_path: Path) -> None:
    body = (
        '<w:p><w:pPr><w:outlineLvl w:val="x"/><w:numPr><w:ilvl w:val="-9"/><w:numId w:val="77"/></w:numPr></w:pPr>'
        '<w:r><w:rPr><w:sz w:val="big"/><w:color w:val="#1" w:themeColor="??" w:themeTint="zz"/></w:rPr><w:t>a</w:t>'
        '<w:sym w:char="nothex"/><w:sym w:font="Wingdings" w:char="FFFFFFFF"/></w:r><w:hyperlink r:id="none"><w:r><w:t>b</w:t></w:r></w:hyperlink>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    )
    assert texts(read(package(tmp_path / "draft.docx", body))) == ["ab"]
