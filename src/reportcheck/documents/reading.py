"""Opens a file in any of the formats that reports come in."""

from __future__ import annotations

import os
from pathlib import Path

from reportcheck.documents.errors import DocumentError
from reportcheck.documents.model import Document

SUFFIXES = (".docx", ".docm", ".odt", ".rtf", ".txt", ".md", ".pdf")
"""Endings of the files that ``read`` takes, in lower case."""

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
    data = _bytes(file)
    if data.startswith(b"PK"):
        from reportcheck.documents.docx_reading import read_docx

        return read_docx(data, file.name)
    raise DocumentError("unsupported", f"{file.name} is in a format that is not read. Save it as .docx.")


def _bytes(file: Path) -> bytes:
    """The file's bytes, or an error that says why there are none."""
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
