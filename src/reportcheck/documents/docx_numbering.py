"""The printed numbers and bullets of Word lists."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from reportcheck.documents.docx_styles import Styles
from reportcheck.documents.docx_xml import Element, child, name, switch, value, whole
from reportcheck.documents.numerals import formatted
from reportcheck.documents.symbols import translate


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    Attributes:
        start: number of its first item.
        form: Word's name of the number format ("decimal", "lowerLetter", "bullet", …).
        text: the label with "%1" to "%9" for the numbers of the levels.
        font: font of a bullet.
        restart: level (from 1) after which it restarts; None for any higher level; 0 for never.
        legal: all numbers are printed as decimals.
        style: id of the paragraph style that belongs to this level.
    """

    start: int
    form: str
    text: str
    font: str | None
    restart: int | None
    legal: bool
    style: str | None


class Numbering:
    """Counts list items in document order. Use one for each story (body, header, notes)."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        for element in root if root is not None else ():
            if element.tag == name("w:abstractNum"):
                self._abstract[element.get(name("w:abstractNumId"), "")] = element
            elif element.tag == name("w:num"):
                self._nums[element.get(name("w:numId"), "")] = element
        self._levels: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._started: set[str] = set()

    def label(self, properties: Element | None, style_id: str | None) -> tuple[int, str | None] | None:
        """Level (from 0) and printed label of the next paragraph; None where it is no list item.

        Args:
            properties: its ``w:pPr``, if it has one.
            style_id: id of its paragraph style.
        """
        num_id, level = self._membership(properties, style_id)
        if num_id is None or num_id not in self._nums:
            return None
        abstract, levels, overrides = self._definition(num_id)
        if level not in levels:
            return (level, None)
        counts = self._counts[abstract]
        if num_id not in self._started:
            self._started.add(num_id)
            for overridden, start in overrides.items():
                counts[overridden] = start - 1  # the next item of that level shows ``start``
        this = levels[level]
        counts[level] = counts.get(level, this.start - 1) + 1
        for lower in list(counts):
            restart = levels[lower].restart if lower in levels else None
            if lower > level and (restart is None or (restart and level < restart)):
                del counts[lower]
        return (level, _printed(this, levels, counts))

    def _membership(self, properties: Element | None, style_id: str | None) -> tuple[str | None, int]:
        numbering = child(properties, "w:numPr")
        num_id, level = value(numbering, "w:numId"), value(numbering, "w:ilvl")
        for style in self._styles.chain(style_id):
            if num_id is not None and level is not None:
                break
            numbering = child(child(style, "w:pPr"), "w:numPr")
            if numbering is None:
                continue
            if num_id is None:
                num_id = value(numbering, "w:numId")
                if num_id in self._nums and level is None:
                    linked = style.get(name("w:styleId"))
                    level = next(
                        (str(at) for at, one in self._definition(num_id)[1].items() if one.style == linked),
                        None,
                    )
            level = level or value(numbering, "w:ilvl")
        if num_id in (None, "0"):
            return (None, 0)
        return (num_id, max(0, min(8, whole(level))))

    def _definition(self, num_id: str) -> tuple[str, dict[int, Level], dict[int, int]]:
        if num_id not in self._levels:
            num = self._nums[num_id]
            abstract_id = value(num, "w:abstractNumId") or ""
            levels = self._abstract_levels(abstract_id)
            overrides: dict[int, int] = {}
            for override in num.iterfind(name("w:lvlOverride")):
                at = whole(override.get(name("w:ilvl")))
                own = child(override, "w:lvl")
                if own is not None:
                    levels[at] = _level(own)
                    overrides[at] = levels[at].start
                start = value(override, "w:startOverride")
                if start is not None:
                    overrides[at] = whole(start, 1)
            self._levels[num_id] = (abstract_id, levels, overrides)
        return self._levels[num_id]

    def _abstract_levels(self, abstract_id: str, seen: tuple[str, ...] = ()) -> dict[int, Level]:
        abstract = self._abstract.get(abstract_id)
        link = value(abstract, "w:numStyleLink")
        if link is not None and abstract_id not in seen:
            for style in self._styles.chain(link):
                num_id = value(child(child(style, "w:pPr"), "w:numPr"), "w:numId")
                if num_id in self._nums:
                    target = value(self._nums[num_id], "w:abstractNumId") or ""
                    return self._abstract_levels(target, (*seen, abstract_id))
        elements = () if abstract is None else abstract.iterfind(name("w:lvl"))
        return {whole(element.get(name("w:ilvl"))): _level(element) for element in elements}


def _level(element: Element) -> Level:
    restart = value(element, "w:lvlRestart")
    return Level(
        start=whole(value(element, "w:start"), 0 if child(element, "w:start") is None else 1),
        form=value(element, "w:numFmt") or "decimal",
        text=value(element, "w:lvlText") or "",
        font=value(child(element, "w:rPr"), "w:rFonts", "w:ascii"),
        restart=None if restart is None else whole(restart),
        legal=bool(switch(element, "w:isLgl")),
        style=value(element, "w:pStyle"),
    )


def _printed(level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str | None:
    if level.form == "bullet":
        return translate(level.text, level.font).strip() or None
    if level.form == "none" and "%" not in level.text:
        return level.text.strip() or None

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = levels.get(at)
        if other is None:
            return ""
        return formatted(counts.get(at, other.start), "decimal" if level.legal else other.form)

    return re.sub(r"%([1-9])", number, level.text).strip() or None
