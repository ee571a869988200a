"""What runs look like and what paragraphs are, with styles, defaults and theme colours resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportcheck.documents.docx_xml import Element, child, name, on, switch, value, whole

Props = dict[str, Any]

# Properties that flip when set in two levels of styles (ECMA-376 part 1, 17.7.3).
_TOGGLES = {"bold": "w:b", "italic": "w:i", "strike": "w:strike", "hidden": "w:vanish"}
_THEME_SLOTS = {
    "text1": "dk1", "dark1": "dk1", "background1": "lt1", "light1": "lt1", "text2": "dk2", "dark2": "dk2",
    "background2": "lt2", "light2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HEX = re.compile(r"[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Look:
    """What a run looks like; the fields are those of ``Run``, and the name of its font."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    colour: str | None = None
    highlight: str | None = None
    size: float | None = None
    hidden: bool = False
    font: str | None = None


@dataclass(frozen=True, slots=True)
class TableStyle:
    """The part of a table style that applies in one cell.

    Attributes:
        style: style id of the table.
        parts: kinds of conditional formatting that cover the cell, weakest first ("firstCol", "firstRow").
    """

    style: str
    parts: tuple[str, ...] = ()


class Styles:
    """The style sheet and theme of one document."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        for element in styles if styles is not None else ():
            if element.tag == name("w:style"):
                style_id = element.get(name("w:styleId"), "")
                kind = element.get(name("w:type"), "paragraph")
                self._styles[style_id] = element
                if element.get(name("w:default"), "0") in ("1", "true", "on"):
                    self._default[kind] = style_id
        defaults = child(child(child(styles, "w:docDefaults"), "w:rPrDefault"), "w:rPr")
        self._theme = _theme_colours(theme)
        self._defaults = self._props(defaults)
        self.language = value(defaults, "w:lang")
        self._style_props = cache(self._chain_props)
        self._table_props = cache(self._table_chain_props)
        self.heading = cache(self._heading)
        self.style_name = cache(self._style_name)

    def paragraph_style(self, properties: Element | None) -> str | None:
        """Style id of a paragraph with these properties (``w:pPr``); the default style where it names none."""
        return value(properties, "w:pStyle") or self._default.get("paragraph")

    def chain(self, style_id: str | None) -> list[Element]:
        """The style and those that it is based on, nearest first."""
        found: list[Element] = []
        while style_id and (style := self._styles.get(style_id)) is not None and style not in found:
            found.append(style)
            style_id = value(style, "w:basedOn")
        return found

    def _style_name(self, style_id: str | None) -> str | None:
        style = self._styles.get(style_id or "")
        found = value(style, "w:name") or style_id
        if found and re.fullmatch(r"heading \d", found):
            return found.capitalize()  # stored in lower case, shown with a capital
        return found

    def _heading(self, style_id: str | None) -> int | None:
        for style in self.chain(style_id):
            named = (value(style, "w:name") or "").lower()
            if named == "title":
                return 0
            if match := re.fullmatch(r"heading ([1-9])", named):
                return int(match[1])
            outline = value(child(style, "w:pPr"), "w:outlineLvl")
            if outline is not None:
                return level if 1 <= (level := whole(outline, 9) + 1) <= 9 else None
        return None

    def is_placeholder(self, properties: Element | None) -> bool:
        """Whether run properties name the style in which Word shows an unfilled content control."""
        style_id = value(properties, "w:rStyle")
        if style_id is None:
            return False
        return "placeholder" in ((self.style_name(style_id) or "") + style_id).lower().replace(" ", "")

    def look(self, properties: Element | None, paragraph_style: str | None, table: TableStyle | None) -> Look:
        """The look of a run.

        Args:
            properties: its ``w:rPr``, if it has one.
            paragraph_style: style id of its paragraph.
            table: the table style that holds in its cell, if any.
        """
        direct = self._props(properties)
        levels = [
            self._style_props(value(properties, "w:rStyle")),
            self._style_props(paragraph_style),
            self._table_props(table),
        ]
        merged: Props = {}
        for level in (self._defaults, *reversed(levels), direct):
            merged.update(level)
        for toggle in _TOGGLES:
            if toggle not in direct and any(toggle in level for level in levels):
                flips = sum(bool(level.get(toggle)) for level in levels)
                merged[toggle] = flips % 2 == 1 or bool(self._defaults.get(toggle))
        struck = merged.pop("double_strike", False)
        if struck:
            merged["strike"] = True
        shading = merged.pop("shading", None)
        merged["highlight"] = merged.get("highlight") or shading
        return Look(**merged)

    def _chain_props(self, style_id: str | None) -> Props:
        merged: Props = {}
        for style in reversed(self.chain(style_id)):
            merged.update(self._props(child(style, "w:rPr")))
        return merged

    def _table_chain_props(self, table: TableStyle | None) -> Props:
        merged: Props = {}
        if table is None:
            return merged
        chain = list(reversed(self.chain(table.style)))
        for style in chain:
            merged.update(self._props(child(style, "w:rPr")))
        for part in table.parts:
            for style in chain:
                for conditional in style.iterfind(name("w:tblStylePr")):
                    if conditional.get(name("w:type")) == part:
                        merged.update(self._props(child(conditional, "w:rPr")))
        return merged

    def _props(self, properties: Element | None) -> Props:
        """The properties that a ``w:rPr`` sets itself."""
        found: Props = {}
        if properties is None:
            return found
        for key, tag in _TOGGLES.items():
            state = switch(properties, tag)
            if state is not None:
                found[key] = state
        for element in properties:
            if element.tag == name("w:u"):
                found["underline"] = on(element)
            elif element.tag == name("w:dstrike"):
                found["double_strike"] = on(element)
            elif element.tag == name("w:color"):
                found["colour"] = self._colour(element)
            elif element.tag == name("w:highlight"):
                found["highlight"] = element.get(name("w:val")) if on(element) else None
            elif element.tag == name("w:shd"):
                fill = element.get(name("w:fill"), "auto")
                found["shading"] = fill.lower() if _HEX.fullmatch(fill) and fill.lower() != "ffffff" else None
            elif element.tag == name("w:sz"):
                half_points = whole(element.get(name("w:val")), -1)
                if half_points > 0:
                    found["size"] = half_points / 2
            elif element.tag == name("w:rFonts"):
                found["font"] = element.get(name("w:ascii")) or element.get(name("w:hAnsi"))
        return found

    def _colour(self, element: Element) -> str | None:
        """Six hex digits; None for automatic and for plain black text."""
        theme = element.get(name("w:themeColor"))
        changed = element.get(name("w:themeTint")) or element.get(name("w:themeShade"))
        if theme in ("text1", "dark1") and not changed:
            return None
        stored = element.get(name("w:val"), "auto")
        if not _HEX.fullmatch(stored):
            if theme is None:
                return None
            stored = _shaded(self._theme.get(_THEME_SLOTS.get(theme, theme)), element) or ""
        stored = stored.lower()
        return stored if _HEX.fullmatch(stored) and stored != "000000" else None


def _theme_colours(theme: Element | None) -> dict[str, str]:
    scheme = None if theme is None else theme.find(f".//{name('a:clrScheme')}")
    colours: dict[str, str] = {}
    for slot in scheme if scheme is not None else ():
        for colour in slot:
            stored = colour.get("lastClr") or colour.get("val")
            if stored and _HEX.fullmatch(stored):
                colours[str(slot.tag).rpartition("}")[2]] = stored
    return colours


def _shaded(colour: str | None, element: Element) -> str | None:
    """A theme colour with its tint (towards white) or shade (towards black), both of 255."""
    if colour is None:
        return None
    parts = [int(colour[at : at + 2], 16) for at in (0, 2, 4)]
    try:
        if tint := element.get(name("w:themeTint")):
            parts = [round(255 - (255 - part) * int(tint, 16) / 255) for part in parts]
        elif shade := element.get(name("w:themeShade")):
            parts = [round(part * int(shade, 16) / 255) for part in parts]
    except ValueError:
        return colour
    return "".join(f"{part:02x}" for part in parts)
