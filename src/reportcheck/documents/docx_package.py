"""The zip package of a .docx file: its parts, relationships and properties."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from reportcheck.documents.archive import Archive
from reportcheck.documents.docx_xml import Element, name
from reportcheck.documents.model import Properties


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


class Package(Archive):
    """A .docx file opened for reading.

    Attributes:
        main: name of the main document part.

    Raises:
        DocumentError: "damaged" where it is no readable zip package or holds no Word document;
            "too-large" where a part is larger than 64 MiB unpacked.
    """

    def __init__(self, data: bytes, file: str) -> None:
        super().__init__(data, file)
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._main()

    def _main(self) -> str:
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.target in self.names:
                return relationship.target
        raise self.damaged()

    def document(self) -> Element:
        """Root of the main document part."""
        root = self.xml(self.main)
        if root is None or root.tag != name("w:document"):
            raise self.damaged()
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
