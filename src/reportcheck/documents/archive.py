"""Zip packages (.docx, .odt), opened with care."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from reportcheck.documents.docx_xml import Element, parse
from reportcheck.documents.errors import DocumentError

# A 20-page report has a document part of about 0.3 MB; these bounds stop zip bombs, not reports.
MAX_PART = 64 * 1024 * 1024
MAX_PARTS = 20_000


class Archive:
    """A zip package and its XML parts.

    Attributes:
        file: the file's name, for messages.
        names: the parts by name.

    Raises:
        DocumentError: "damaged" where it is no readable zip package; "too-large" where a part that is asked for is
            larger than 64 MiB unpacked.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self.damaged() from error
        self.names = {info.filename: info for info in self._zip.infolist()}
        if len(self.names) > MAX_PARTS:
            raise self.too_large()
        self._roots: dict[str, Element | None] = {}

    def damaged(self) -> DocumentError:
        """The error for a file that is broken."""
        return DocumentError(
            "damaged",
            f"{self.file} is damaged and cannot be read. Open it in Word or LibreOffice, let it be repaired, and save it as .docx.",
        )

    def too_large(self) -> DocumentError:
        """The error for a file that unpacks to too much."""
        return DocumentError(
            "too-large",
            f"{self.file} unpacks to far more than a report holds, so it was not read. "
            "Copy its text into a new Word document and save that as .docx.",
        )

    def data(self, part: str) -> bytes | None:
        """A part's bytes; None where the package has no such part."""
        info = self.names.get(part)
        if info is None:
            return None
        if info.file_size > MAX_PART:
            raise self.too_large()
        try:
            return self._zip.read(info)
        except (
            zipfile.BadZipFile,
            OSError,
            EOFError,
            RuntimeError,
            NotImplementedError,
            ValueError,
        ) as error:
            raise self.damaged() from error
        except Exception as error:  # zlib.error, lzma.LZMAError: a broken stream, whatever packed it
            raise self.damaged() from error

    def xml(self, part: str | None) -> Element | None:
        """A part's root element; None where the package has no such part."""
        if part is None:
            return None
        if part not in self._roots:
            data = self.data(part)
            try:
                self._roots[part] = None if data is None else parse(data)
            except (etree.XMLSyntaxError, ValueError) as error:
                raise self.damaged() from error
        return self._roots[part]
