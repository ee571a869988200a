"""Opens a file in any of the formats that reports come in."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from reportcheck.documents.errors import DocumentError
from reportcheck.documents.model import Document

SUFFIXES = (".docx", ".docm", ".odt", ".rtf", ".txt", ".md", ".pdf")
"""Endings of the files that ``read`` takes, in lower case."""

_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
# Reports are far below this; a larger file is a scan or the wrong file.
MAX_FILE = 100 * 1024 * 1024


def read(path: str | os.PathLike[str]) -> Document:
    """Reads a document. Its content decides the format, not the ending of its name.

    Args:
        path: the file.

    Returns:
        The document with every block of its text.

    Raises:
        DocumentError: the file cannot be read; ``kind`` says why, ``message`` what to do.
    """
    file = Path(path)
    data = bytes_of(file)
    return _reader(data, file)(data, file.name)


def _reader(data: bytes, file: Path) -> Callable[[bytes, str], Document]:
    """The reader for a file's content; readers are imported when they are needed."""
    name = file.name
    head = data[:1024].lstrip()
    if data.startswith(b"PK"):
        return _zip_reader(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _compound_file(data, name)
    if head.startswith(b"{\\rt"):
        from reportcheck.documents.rtf_reading import read_rtf

        return read_rtf
    if b"%PDF-" in data[:1024]:
        from reportcheck.documents.pdf_reading import read_pdf

        return read_pdf
    if head.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise DocumentError(
            "scanned",
            f"{name} is a picture. The guidance asks for a typed report: send the Word document itself.",
        )
    from reportcheck.documents.text_reading import decode, read_markdown, read_text

    text = decode(data)
    if text is None:
        if file.suffix.lower() in SUFFIXES:
            raise DocumentError(
                "damaged",
                f"{name} is damaged and cannot be read. Open it in Word, let it be repaired, and save it as .docx.",
            )
        raise DocumentError(
            "unsupported", f"{name} is in a format that is not read. Open it in Word and save it as .docx."
        )
    markup = re.match(r"\s*<(\?xml|!doctype|html|w:|pkg:)", text, re.IGNORECASE)
    if markup:
        raise DocumentError(
            "unsupported", f"{name} is a web page or XML file. Open it in Word and save it as .docx."
        )
    reader = read_markdown if file.suffix.lower() in (".md", ".markdown") else read_text
    return partial(reader, text)


def is_docx(data: bytes, file: Path) -> bool:
    """Whether these bytes are a .docx file.

    Raises:
        DocumentError: they are no document that can be read at all.
    """
    from reportcheck.documents.docx_reading import read_docx

    return _reader(data, file) is read_docx


def _zip_reader(data: bytes, name: str) -> Callable[[bytes, str], Document]:
    from reportcheck.documents.archive import Archive

    archive = Archive(data, name)
    if "mimetype" in archive.names and "[Content_Types].xml" not in archive.names:
        kind = archive.data("mimetype") or b""
        if kind.startswith(b"application/vnd.oasis.opendocument.text"):
            from reportcheck.documents.odt_reading import read_odt

            return read_odt
        raise DocumentError(
            "unsupported", f"{name} is no text document. Copy the report into Word and save it as .docx."
        )
    if "[Content_Types].xml" not in archive.names:
        if any(part.startswith("word/") for part in archive.names):
            raise archive.damaged()
        raise DocumentError(
            "unsupported", f"{name} is a zip archive. Unpack it and check the documents in it."
        )
    if any(part.startswith(("xl/", "ppt/")) for part in archive.names):
        raise DocumentError(
            "unsupported",
            f"{name} is a spreadsheet or a presentation. Copy the report into Word and save it as .docx.",
        )
    from reportcheck.documents.docx_reading import read_docx

    return read_docx


def _compound_file(data: bytes, name: str) -> DocumentError:
    """The error for an OLE compound file: an encrypted .docx, a .doc of Word 97 to 2003, or something else."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return DocumentError(
            "password",
            f"{name} is protected by a password. Open it in Word, remove the password (File, Info, Protect Document), "
            "save it and check that copy.",
        )
    if "WordDocument".encode("utf-16-le") in data:
        return DocumentError(
            "legacy-doc", f"{name} is in the old .doc format. Open it in Word and save it as .docx."
        )
    return DocumentError(
        "unsupported", f"{name} is no text document. Copy the report into Word and save it as .docx."
    )


def bytes_of(file: Path) -> bytes:
    """The file's bytes.

    Raises:
        DocumentError: there are none; it says why.
    """
    try:
        if file.is_dir():
            raise DocumentError(
                "unsupported", f"{file.name} is a folder, not a document. Name the files in it."
            )
        if file.stat().st_size > MAX_FILE:
            raise DocumentError(
                "too-large",
                f"{file.name} is larger than 100 MB, so it was not read. Save the report without pictures.",
            )
        data = file.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("missing", f"{file.name} was not found. Check its name and folder.") from error
    except OSError as error:
        raise DocumentError(
            "damaged",
            f"{file.name} cannot be opened ({error.strerror}). Close it elsewhere or check your access to it.",
        ) from error
    if not data.strip(b"\0 \t\r\n"):
        raise DocumentError("empty", f"{file.name} is empty. Send the file that holds the report.")
    return data
