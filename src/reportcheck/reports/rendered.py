"""Reads a form that ``rendering`` wrote: what stands in its controls, wherever an author typed it.

Nothing that an author typed beside the controls is lost: it becomes a block of the section that it stands in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from reportcheck.documents.model import Block, Cell, Control, Document
from reportcheck.documents.writing import decode
from reportcheck.reports.amendments import read_amendments
from reportcheck.reports.layout import Placed
from reportcheck.reports.model import (
    SECTION_NAMES,
    Action,
    Adult,
    Amendment,
    Author,
    Child,
    Conference,
    Dates,
    Event,
    Factor,
    Recommendation,
    Report,
    Scale,
    Section,
    SectionBlock,
    Source,
)
from reportcheck.reports.passages import Passage
from reportcheck.reports.rendered_values import (
    Value,
    beside,
    categories,
    choice,
    date,
    is_printed,
    outcome,
    rows,
)
from reportcheck.reports.rendering_words import (
    ALL_CHILDREN,
    CHOICES,
    FIELDS,
    LABELS,
    PREFIX,
    stated_score,
    stated_time,
)

_BLOCK = re.compile(r"(block|line)\[(\d+)(?:\.(\d+))?\]")
_TITLE = re.compile(r"(section|untitled)\[(\d+)\]=(\w+)")
_PATH = re.compile(r"(\w+)(?:\[(\d+)\])?\.(\w+)(?:\[(\d+)\]|\.(\w+))?")
_MONTH = {"month": "date", "end_month": "end_date", "due_month": "due"}
_KINDS = {"risk": "risk", "protective": "protective"}


@dataclass(slots=True)
class _Entry:
    """One entry of a list, or one group of the front sheet."""

    index: int
    order: int
    kind: str | None = None
    values: list[Value] = field(default_factory=list)

    def of(self, name: str) -> list[Value]:
        return [value for value in self.values if value.name == name]


@dataclass(slots=True)
class _Part:
    """A section while it is read."""

    id: str = "other"
    title: str | None = None
    blocks: list[tuple[int, int, Block, int, str]] = field(default_factory=list)


def is_rendered(document: Document) -> bool:
    """Whether a document is one of our forms."""
    return any(_tag(control) for block in document.blocks for control in block.controls)


def read_rendered(document: Document) -> Report:
    """The report in one of our forms."""
    reader = _Reader(document)
    return reader.report()


def rendered_passages(document: Document) -> tuple[Passage, ...]:
    """The author's text in one of our forms, in document order."""
    found: list[Passage] = []
    for part in _Reader(document).parts.values():
        for _, _, block, start, _ in part.blocks:
            headings = (part.title,) if part.title else ()
            found.append(Passage(block, part.id, part.title, headings, start))  # type: ignore[arg-type]
    once = {passage.block.number: passage for passage in reversed(found)}
    return tuple(once[number] for number in sorted(once) if once[number].block.text.strip())


def _tag(control: Control) -> str | None:
    tag = control.tag
    return tag[len(PREFIX) :] if tag and tag.startswith(PREFIX) else None


class _Reader:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.parts: dict[int, _Part] = defaultdict(_Part)
        self.entries: dict[str, list[_Entry]] = defaultdict(list)
        self.open: dict[tuple[str, int], _Entry] = {}
        self.place = (0, -1)  # section and block that stand above
        self.columns: dict[tuple[int, int], Control] = {}
        self.last: tuple[Control | None, Cell | None, int] = (None, None, -1)
        self.front: dict[int, Placed] = {}
        for row in rows(document):
            if row[0].cell is not None and not any(_tag(c) for b in row for c in b.controls):
                self._bare_row(row)
            else:
                for block in row:
                    self._block(block)

    # --- one paragraph after the other ------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        own = [control for control in block.controls if _tag(control) is not None]
        if not own:
            if not is_printed(block):
                self._author(block)
            return
        kept = False
        for control in own:
            kept = self._control(control, block) or kept
        if beside(block, own) and not kept:
            self._author(block)

    def _control(self, control: Control, block: Block) -> bool:
        """Take in a control; tells whether the whole paragraph is a block of a section now."""
        shown = control.placeholder and control.kind != "checkbox"
        text = None if shown else decode(block.text[control.start : control.end])
        again = self._goes_on(control, block)
        whole = False
        stem, read = "", True
        for name in (_tag(control) or "").split("+"):
            if match := _TITLE.fullmatch(name):
                part = self.parts[int(match[2])]
                named = match[1] == "section" or text != SECTION_NAMES.get(match[3])
                part.id, part.title = match[3], text if named else None
                self.place = (int(match[2]), -1)
            elif match := _BLOCK.fullmatch(name):
                number = int(match[2])
                at = int(match[3]) if match[3] else self._at(number)
                self.place = (number, at)
                around = match[1] == "line" or beside(
                    block, [c for c in block.controls if _tag(c) is not None]
                )
                if text is not None or around:
                    start = 0 if around else control.start
                    self._add(number, at, block, start, decode(block.text) if around else text or "")
                    whole = whole or around
            else:
                name = name if "." in name else f"{stem}.{name}"
                stem = name.partition(".")[0]
                read = self._value(name, control, text, block, again=again) and read
        if not read and not whole and text and text.strip():
            self._author(block)
        self.last = (control, block.cell, block.number)
        return whole

    def _goes_on(self, control: Control, block: Block) -> bool:
        """Whether a control is the one of the paragraph before, gone on."""
        before, cell, number = self.last
        return (
            before is not None
            and before.tag == control.tag
            and cell == block.cell
            and number == block.number - 1
        )

    def _at(self, section: int) -> int:
        return max((at for at, *_ in self.parts[section].blocks), default=-1)

    def _add(self, section: int, at: int, block: Block, start: int, text: str) -> None:
        blocks = self.parts[section].blocks
        blocks.append((at, len(blocks), block, start, text))

    def _author(self, block: Block) -> None:
        """Words that an author typed beside the controls."""
        section, at = self.place
        if block.text.strip():
            self._add(section, max(at, -1), block, 0, decode(block.text))

    def _bare_row(self, row: list[Block]) -> None:
        """A row that an author added to one of our tables: its cells are read as those above them."""
        controls = {}
        for block in row:
            if not is_printed(block) and block.cell is not None:
                above = self.columns.get((block.cell.table, block.cell.column))
                if above is not None and block.text.strip():
                    controls[block.number] = above
        fresh = True
        for block in row:
            if block.number not in controls:
                self._block(block)
                continue
            above = controls[block.number]
            name = next((n for n in (_tag(above) or "").split("+") if _PATH.fullmatch(n)), None)
            typed = Control("text", 0, len(block.text), tag=above.tag)
            if name:
                self._value(name, typed, decode(block.text), block, again=False, clone=fresh)
                if ".date" in name or ".month" in name:
                    stem = name.rpartition(".")[0]
                    self._value(f"{stem}.date_text", typed, decode(block.text), block, again=False)
                fresh = False
            self._author(block)

    def _value(
        self, name: str, control: Control, text: str | None, block: Block, *, again: bool, clone: bool = False
    ) -> bool:
        """Note what a control says of a field; False where its words cannot be read as that field's value."""
        match = _PATH.fullmatch(name)
        if match is None:
            return False
        group, index, key, at, option = match.groups()
        kind = _KINDS.get(group)
        group = "factors" if kind else group
        month = key in _MONTH
        key = _MONTH.get(key, key)
        if key not in FIELDS.get(group, {}):
            return False
        number = int(index or 0)
        entry = self.open.get((group, number))
        if again and entry is not None:
            before = entry.of(key)[-1]
            if before.text is not None and text is not None and control.kind == "text":
                before.text += f"\n{text}"
            return True
        if entry is None or clone or (option is None and self._taken(entry, key, at, block)):
            entry = _Entry(number, len(self.entries[group]), kind)
            self.entries[group].append(entry)
            self.open[group, number] = entry
        value = Value(key, at or option, control, text, block, month)
        entry.values.append(value)
        if block.cell is not None and block.cell.parent is None:
            self.columns.setdefault((block.cell.table, block.cell.column), control)
        if group in ("conference", "author", "children", "adults"):
            label = LABELS.get(f"{group}.{key}", control.title)
            self.front[block.number] = Placed(block, "content", row=label)
        return text is None or self._readable(group, value)

    def _taken(self, entry: _Entry, key: str, at: str | None, block: Block) -> bool:
        return any(
            value.name == key and value.at == at and value.block.cell != block.cell for value in entry.values
        )

    def _readable(self, group: str, value: Value) -> bool:
        kind = FIELDS[group][value.name]
        text = value.text or ""
        if value.control.kind == "checkbox" or kind in ("text", "words", "list"):
            return True
        if kind == "date":
            return group == "chronology" or date(value) is not None
        if kind == "time":
            return stated_time(text) is not None
        if kind == "score":
            return stated_score(text) is not None
        return choice(value) is not None

    # --- the report -------------------------------------------------------------------------------------------------

    def report(self) -> Report:
        """Everything that was read, as a report."""
        document = self.document
        parts = self.parts.values()
        self.told = {block.number: text for part in parts for _, _, block, _, text in part.blocks}
        children = tuple(Child(**self._fields("children", entry)) for entry in self._list("children"))
        self.names = tuple(child.name for child in children)
        own = [Amendment(**self._fields("amendments", entry)) for entry in self._list("amendments")]
        typed = read_amendments(document, self.front.values())
        return Report(
            source=Source(document.name, document.sha256, document.format),
            conference=Conference(**self._group("conference")),
            author=Author(**self._group("author")),
            dates=Dates(**self._group("dates")),
            children=children,
            adults=tuple(Adult(**self._fields("adults", entry)) for entry in self._list("adults")),
            amendments=(*own, *typed),
            sections=tuple(
                Section(
                    part.id,  # type: ignore[arg-type]
                    part.title,
                    tuple(
                        SectionBlock(block.number, text)
                        for _, _, block, _, text in sorted(part.blocks, key=lambda one: one[:2])
                    ),
                )
                for _, part in sorted(self.parts.items())
            ),
            chronology=tuple(
                Event(**self._fields("chronology", entry), block=self._number(entry, "text"))
                for entry in self._list("chronology")
            ),
            factors=tuple(
                Factor(
                    kind=entry.kind or "risk",  # type: ignore[arg-type]
                    **self._fields("factors", entry),
                    block=self._number(entry, "text"),
                )
                for entry in self._list("factors")
            ),
            scaling=tuple(
                Scale(**fields, block=self._number(entry, "score"))
                for entry in self._list("scaling")
                if (fields := self._fields("scaling", entry))["score"] is not None
            ),
            actions=tuple(
                Action(**self._fields("actions", entry), block=self._number(entry, "text"))
                for entry in self._list("actions")
            ),
            recommendation=tuple(
                Recommendation(
                    **self._fields("recommendation", entry),
                    block=self._number(entry, "text", "reasons", "child"),
                )
                for entry in self._list("recommendation")
            ),
        )

    def _number(self, entry: _Entry, *names: str) -> int | None:
        """The block where one of these fields stands: in a section if it can be, so that findings have a place."""
        values = [value for name in names for value in entry.of(name) if value.text is not None]
        for value in values:
            if value.block.number in self.told:
                return value.block.number
        for value in values:
            words = (value.text or "").strip()
            holding = [number for number, text in self.told.items() if words and words in text]
            if holding and value.name != "child":
                return holding[0]
        own = values or entry.values
        return own[0].block.number if own else None

    def _list(self, group: str) -> list[_Entry]:
        """The entries of a list in order, those that nobody filled in left out."""
        filled = [
            entry
            for entry in self.entries[group]
            if any(
                v.control.checked if v.control.kind == "checkbox" else v.text is not None
                for v in entry.values
            )
        ]
        return sorted(filled, key=lambda entry: (entry.index, entry.order))

    def _group(self, group: str) -> dict[str, Any]:
        entries = self.entries[group]
        return self._fields(group, entries[0]) if entries else {}

    def _fields(self, group: str, entry: _Entry) -> dict[str, Any]:
        return {name: self._read(kind, name, entry.of(name)) for name, kind in FIELDS[group].items()}

    def _read(self, kind: str, name: str, values: list[Value]) -> Any:
        if kind == "list":
            return self._names(values)
        if kind == "categories":
            return categories(values)
        if kind == "outcome":
            return outcome({value.at for value in values if value.control.checked})
        value = values[0] if values else None
        text = value.text if value else None
        if kind == "text":
            return text or ""
        if value is None or text is None:
            return "not_stated" if name == "change" else None
        match kind:
            case "date":
                return date(value)
            case "time":
                return stated_time(text)
            case "score":
                return stated_score(text)
            case "choice":
                return choice(value) or ("not_stated" if name == "change" else None)
        return choice(value) or text if value.control.kind == "dropdown" and name in CHOICES else text

    def _names(self, values: list[Value]) -> tuple[str, ...]:
        names: list[str] = []
        for value in sorted(values, key=lambda value: int(value.at or 0)):
            if value.text is None:
                continue
            if value.at is None and value.text == ALL_CHILDREN:
                names += self.names
            elif value.at is None and not value.text.strip():
                continue
            else:
                names.append(value.text)
        return tuple(names)
