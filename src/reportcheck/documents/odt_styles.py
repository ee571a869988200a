"""Styles and list labels of OpenDocument text."""

from __future__ import annotations

import re
from dataclasses import replace

from lxml import etree

from reportcheck.documents.model import Run
from reportcheck.documents.numerals import formatted
from reportcheck.documents.symbols import translate

Element = etree._Element

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
}


def name(prefixed: str) -> str:
    """The name of an element or attribute as lxml spells it."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


class OdtStyles:
    """The styles of content.xml and styles.xml together."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[tuple[str, str], Element] = {}
        self._lists: dict[str, Element] = {}
        self.default = Run(0, 0)
        self.language: str | None = None
        for root in roots:
            if root is None:
                continue
            for element in root.iter(name("style:style")):
                key = (element.get(name("style:family"), ""), element.get(name("style:name"), ""))
                self._styles[key] = element
            for element in root.iter(name("text:list-style")):
                self._lists[element.get(name("style:name"), "")] = element
            for element in root.iter(name("style:default-style")):
                if element.get(name("style:family")) == "paragraph":
                    self.default = _applied(self.default, element)
                    properties = element.find(name("style:text-properties"))
                    if properties is not None and properties.get(name("fo:language")):
                        parts = (properties.get(name("fo:language")), properties.get(name("fo:country")))
                        self.language = "-".join(part for part in parts if part and part != "none")

    def chain(self, family: str, style: str | None) -> list[Element]:
        """A style and those that it inherits from, nearest first."""
        found: list[Element] = []
        while style and (element := self._styles.get((family, style))) is not None and element not in found:
            found.append(element)
            style = element.get(name("style:parent-style-name"))
        return found

    def look(self, family: str, style: str | None, base: Run) -> Run:
        """The look of text in a style of the family "paragraph" or "text", over the look around it."""
        for element in reversed(self.chain(family, style)):
            base = _applied(base, element)
        return base

    def shown_name(self, style: str | None) -> str | None:
        """Name of the nearest style that a person chose: automatic styles stand for their parent."""
        for element in self.chain("paragraph", style):
            automatic = re.fullmatch(r"P\d+|MP\d+", element.get(name("style:name"), ""))
            if not automatic:
                stored = element.get(name("style:display-name")) or element.get(name("style:name")) or ""
                return stored.replace("_20_", " ")
        return style.replace("_20_", " ") if style else None

    def heading(self, style: str | None) -> int | None:
        """Outline level of a paragraph style; 0 for a title."""
        for element in self.chain("paragraph", style):
            if element.get(name("style:name")) == "Title":
                return 0
            level = element.get(name("style:default-outline-level"))
            if level is not None:
                return int(level) if re.fullmatch(r"[1-9]", level) else None
        return None

    def list_style(self, style: str | None) -> str | None:
        """Name of the list style that a paragraph style brings."""
        for element in self.chain("paragraph", style):
            if found := element.get(name("style:list-style-name")):
                return found
        return None

    def label(self, list_style: str | None, level: int, counts: list[int]) -> str | None:
        """The printed label of a list item.

        Args:
            list_style: name of the list's style.
            level: its level, from 0.
            counts: number of the item at each level from 0 to ``level``.
        """
        element = self._level(list_style, level)
        if element is None:
            return None
        if element.tag == name("text:list-level-style-bullet"):
            return translate(element.get(name("text:bullet-char")) or "•", None)
        if element.tag != name("text:list-level-style-number") or not element.get(name("style:num-format")):
            return None
        shown = min(int(element.get(name("text:display-levels"), "1")), level + 1)
        numbers = []
        for at in range(level + 1 - shown, level + 1):
            own = self._level(list_style, at)
            form = "1" if own is None else own.get(name("style:num-format")) or "1"
            numbers.append(_formatted(counts[at] if at < len(counts) else 1, form))
        prefix, suffix = element.get(name("style:num-prefix"), ""), element.get(name("style:num-suffix"), "")
        return (prefix + ".".join(numbers) + suffix).strip() or None

    def start(self, list_style: str | None, level: int) -> int:
        """Number of the first item at a level."""
        element = self._level(list_style, level)
        stated = "1" if element is None else element.get(name("text:start-value"), "1")
        return int(stated) if stated.isdecimal() else 1

    def _level(self, list_style: str | None, level: int) -> Element | None:
        element = self._lists.get(list_style or "")
        for found in element if element is not None else ():
            if found.get(name("text:level")) == str(level + 1):
                return found
        return None


def _applied(look: Run, style: Element) -> Run:
    """The look with what a style sets."""
    properties = style.find(name("style:text-properties"))
    if properties is None:
        return look
    get = properties.get
    if weight := get(name("fo:font-weight")):
        look = replace(look, bold=weight == "bold" or weight in ("600", "700", "800", "900"))
    if slant := get(name("fo:font-style")):
        look = replace(look, italic=slant != "normal")
    if line := get(name("style:text-underline-style")):
        look = replace(look, underline=line != "none")
    if struck := get(name("style:text-line-through-style")):
        look = replace(look, strike=struck != "none")
    if shown := get(name("text:display")):
        look = replace(look, hidden=shown == "none")
    if colour := get(name("fo:color")):
        look = replace(look, colour=_colour(colour))
    if get(name("style:use-window-font-color")) == "true":
        look = replace(look, colour=None)
    if back := get(name("fo:background-color")):
        shade = _colour(back)
        look = replace(look, highlight=None if shade == "ffffff" else shade)
    size = re.fullmatch(r"([\d.]+)pt", get(name("fo:font-size"), ""))
    if size:
        look = replace(look, size=float(size[1]))
    return look


def _colour(stated: str) -> str | None:
    match = re.fullmatch(r"#([0-9a-fA-F]{6})", stated)
    return None if match is None or match[1] == "000000" else match[1].lower()


def _formatted(number: int, form: str) -> str:
    names = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    return formatted(number, names.get(form, "decimal"))
