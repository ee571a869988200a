"""The zip package of a .docx file: its parts, relationships and properties."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass

from lxml import etree

from reportcheck.documents.docx_xml import Element, name, parse
from reportcheck.documents.errors import DocumentError
from reportcheck.documents.model import Properties

# A 20-page report has a document part of about 0.3 MB; these bounds stop zip bombs, not reports.
MAX_PART = 64 * 1024 * 1024
MAX_PARTS = 20_000


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one part to another part or to an outside address.

    Attributes:
        kind: last word of the relationship type, for example "header" or "hyperlink".
        target: name of the part without a leading slash, or the address.
        external: the target is an address.
    """

    kind: str
    target: str
    external: bool


class Package:
    """A .docx file opened for reading.

    Raises:
        DocumentError: "damaged" where it is no readable zip package or holds no Word document;
            "too-large" where a part is larger than 64 MiB unpacked.
    """

    def __init__(self, data: bytes, file: str) -> None:
        self.file = file
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise self._damaged() from error
        self.names = {info.filename: info for info in self._zip.infolist()}
        if len(self.names) > MAX_PARTS:
            raise self._too_large()
        self._roots: dict[str, Element | None] = {}
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._main()

    def _damaged(self) -> DocumentError:
        return DocumentError(
            "damaged",
            f"{self.file} is damaged and cannot be read. Open it in Word, let Word repair it, and save it as .docx.",
        )

    def _too_large(self) -> DocumentError:
        return DocumentError(
            "too-large",
            f"{self.file} unpacks to far more than a report holds, so it was not read. "
            "Copy its text into a new Word document and save that as .docx.",
        )

    def _main(self) -> str:
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self.names:
                return relationship.target
        raise self._damaged()

    def data(self, part: str) -> bytes | None:
        """A part's bytes; None where the package has no such part."""
        info = self.names.get(part)
        if info is None:
            return None
        if info.file_size > MAX_PART:
            raise self._too_large()
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
            raise self._damaged() from error
        except Exception as error:  # zlib.error, lzma.LZMAError: a broken stream, whatever packed it
            raise self._damaged() from error

    def xml(self, part: str | None) -> Element | None:
        """A part's root element; None where the package has no such part."""
        if part is None:
            return None
        if part not in self._roots:
            data = self.data(part)
            try:
                self._roots[part] = None if data is None else parse(data)
            except (etree.XMLSyntaxError, ValueError) as error:
                raise self._damaged() from error
        return self._roots[part]

    def document(self) -> Element:
        """Root of the main document part."""
        root = self.xml(self.main)
        if root is None or root.tag != name("w:document"):
            raise self._damaged()
        return root

    def relationships(self, part: str) -> dict[str, Relationship]:
        """A part's relationships by their ids; those of the package itself for an empty name."""
        if part not in self._relationships:
            folder, file = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", file + ".rels"))
            found: dict[str, Relationship] = {}
            for element in root if root is not None else ():
                if element.tag != name("rel:Relationship"):
                    continue
                external = element.get("TargetMode") == "External"
                target = element.get("Target", "")
                if not external:
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = Relationship(kind, target, external)
            self._relationships[part] = found
        return self._relationships[part]

    def related(self, kind: str) -> str | None:
        """Name of the first part that the main document links to with this kind of relationship."""
        for relationship in self.relationships(self.main).values():
            if relationship.kind == kind and not relationship.external:
                return relationship.target
        return None

    def properties(self, language: str | None) -> Properties:
        """The core properties; the language of the styles where the properties name none."""
        root = None
        for relationship in self.relationships("").values():
            if relationship.kind == "core-properties":
                root = self.xml(relationship.target)

        def text(prefixed: str) -> str | None:
            found = None if root is None else root.findtext(name(prefixed))
            return found.strip() or None if found else None

        return Properties(
            title=text("dc:title"),
            author=text("dc:creator"),
            last_modified_by=text("cp:lastModifiedBy"),
            subject=text("dc:subject"),
            created=text("dcterms:created"),
            modified=text("dcterms:modified"),
            language=text("dc:language") or language,
        )
