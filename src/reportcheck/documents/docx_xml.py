"""WordprocessingML names and the safe parser for them."""

from __future__ import annotations

import re
from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "rel": "http://schemas.openxmlformats.org/package/2006/relationships",
    "ct": "http://schemas.openxmlformats.org/package/2006/content-types",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}

# ISO 29500 "strict" files use other namespace names for the same elements.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _NAMESPACES["w"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _NAMESPACES["r"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _NAMESPACES["m"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": _NAMESPACES["a"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/chart": _NAMESPACES["c"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/diagram": _NAMESPACES["dgm"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/picture": _NAMESPACES["pic"].encode(),
}


@cache
def name(prefixed: str) -> str:
    """The name of an element or attribute as lxml spells it: ``name("w:p")`` is ``{…/main}p``."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


VAL = name("w:val")


def parse(data: bytes, *, strict_to_transitional: bool = True) -> Element:
    """The root element of an XML part, read without entities, DTDs or network.

    Raises:
        lxml.etree.XMLSyntaxError: the part is not well-formed.
        ValueError: it declares a document type, which no Office program writes.
    """
    if re.search(rb"<!DOCTYPE", data[:4096], re.IGNORECASE):
        raise ValueError("the part declares a document type")
    if strict_to_transitional and b"purl.oclc.org/ooxml" in data:
        for strict, transitional in _STRICT.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(data, parser)


def child(element: Element | None, prefixed: str) -> Element | None:
    """The first child of that name, or None (also where there is no element)."""
    return None if element is None else element.find(name(prefixed))


def value(element: Element | None, prefixed: str, attribute: str = "w:val") -> str | None:
    """An attribute (``w:val`` unless told) of the first child of that name; None where either is missing."""
    found = child(element, prefixed)
    return None if found is None else found.get(name(attribute))


def on(element: Element) -> bool:
    """Whether a switch such as ``<w:b/>`` or ``<w:b w:val="0"/>`` is on."""
    return element.get(VAL, "true").lower() not in ("0", "false", "off", "none")


def switch(element: Element | None, prefixed: str) -> bool | None:
    """State of a switch that is a child of that name; None where it is not set."""
    found = child(element, prefixed)
    return None if found is None else on(found)


def whole(text: str | None, default: int = 0) -> int:
    """A whole number from an attribute; the default where it is missing or no number."""
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
