"""Builds .docx files from short strings of WordprocessingML, so that a test shows the XML that it is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

from reportcheck.documents import Document, read

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ROOTS = {
    "styles": "styles", "numbering": "numbering", "settings": "settings", "footnotes": "footnotes",
    "endnotes": "endnotes", "comments": "comments",
}  # fmt: skip

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def p(*runs: str, pr: str = "") -> str:
    """A paragraph of runs; plain text becomes a run."""
    return f"<w:p>{f'<w:pPr>{pr}</w:pPr>' if pr else ''}{''.join(map(r, runs))}</w:p>"


def r(text: str, pr: str = "") -> str:
    """A run with this text; XML is left as it is."""
    if text.startswith("<"):
        return text
    return f'<w:r>{f"<w:rPr>{pr}</w:rPr>" if pr else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tbl(*rows: tuple[str, ...], pr: str = "") -> str:
    """A table; each cell is text, or the XML of its content or of a whole ``w:tc``."""

    def cell(content: str) -> str:
        if content.startswith(("<w:tc>", "<w:sdt><w:sdtPr/><w:sdtContent><w:tc>")):
            return content
        return f"<w:tc>{content if content.startswith('<') else p(content)}</w:tc>"

    body = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{pr}</w:tblPr>{body}</w:tbl>"


def sdt(content: str, pr: str = "") -> str:
    """A content control."""
    return f"<w:sdt><w:sdtPr>{pr}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def package(path: Path, body: str, *, extra: dict[str, str] | None = None, **parts: str) -> Path:
    """Writes a .docx.

    Args:
        path: where to.
        body: content of ``w:body``.
        extra: other parts of the package by name, as they are.
        parts: content of "styles", "numbering", "settings", "footnotes", "endnotes", "comments", or of "header1",
            "footer1" and so on (relationship id = the name).
    """
    content = {"word/document.xml": f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"}
    relationships = ""
    types = f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    for part, inner in parts.items():
        kind = part.rstrip("0123456789")
        root = {"header": "hdr", "footer": "ftr"}.get(kind) or _ROOTS[kind]
        content[f"word/{part}.xml"] = f"{XML}<w:{root} {NAMESPACES}>{inner}</w:{root}>"
        relationships += f'<Relationship Id="{part}" Type="{_OFFICE}/{kind}" Target="{part}.xml"/>'
        types += f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{kind}+xml"/>'
    relationships += f'<Relationship Id="web" Type="{_OFFICE}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
    schema = "http://schemas.openxmlformats.org/package/2006"
    content["[Content_Types].xml"] = (
        f'{XML}<Types xmlns="{schema}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>'
    )
    content["_rels/.rels"] = (
        f'{XML}<Relationships xmlns="{schema}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    content["word/_rels/document.xml.rels"] = (
        f'{XML}<Relationships xmlns="{schema}/relationships">{relationships}</Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in {**content, **(extra or {})}.items():
            archive.writestr(part, text)
    return path


def read_word(folder: Path, body: str, **parts: str) -> Document:
    """Writes and reads a .docx."""
    return read(package(folder / "draft.docx", body, **parts))


def texts(document: Document) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in document.blocks]
