"""The part that each block plays: title, heading, label, instruction, the author's words …

One walk through the document in reading order. It keeps the headings that stand above the current place: headings of the
body, full-width rows of a table, labels at the left, columns, headings inside a cell and run-in leads.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportcheck.documents.model import Block, Document
from reportcheck.reports import guidance
from reportcheck.reports.forms import Form
from reportcheck.reports.headings import (
    FRAME,
    SURE,
    WHOLE,
    Cues,
    Labels,
    Names,
    cues_of,
    labels_of,
    number_depth,
    without_number,
)
from reportcheck.reports.look import Look, look_of
from reportcheck.reports.rows import RowPart, RowReader
from reportcheck.reports.tables import Grid, GridCell, nested

Role = Literal[
    "title",
    "heading",
    "label",
    "guidance",
    "content",
    "subject",
    "salutation",
    "closing",
    "unticked",
    "placeholder",
    "office",
    "furniture",
]
Kind = Literal["style", "number", "line", "banner", "row", "column", "cell", "lead"]

_SALUTATION = re.compile(r"^\s*(?:dear\b.{0,60}|to whom it may concern)[,:]?\s*$", re.IGNORECASE)
_CLOSING = re.compile(
    r"^\s*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|with kind|warm|many thanks and|with) (?:regards|wishes)|regards|many thanks|sincerely)\b[,.]?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\s*(?:re|subject|regarding|ref)\s*[:\-–.]\s*\S|^RE\s+\S")
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born|e\.?d\.?d\.?|due)\b.{0,20}\d", re.IGNORECASE)
_DATE_LINE = re.compile(
    r"^\W*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*\W+)?\d{1,2}(?:st|nd|rd|th)?[\s./-]+(?:\d{1,2}|[A-Za-z]{3,9})(?:[\s./-]+\d{2,4})?\W*$"
)
_TITLE = re.compile(r"\b(?:report|conference|RCPC|mapping)\b", re.IGNORECASE)
_CONFERENCE = re.compile(r"\b(?:child protection|conference)\b", re.IGNORECASE)
_NAME_LINE = re.compile(r"^(?:[A-Z][\w'’-]*|and|&|,|of|the)(?:[\s,]+(?:[A-Z][\w'’-]*|and|&))*\W*$")
_SENTENCE_LEAD = re.compile(r"^([A-Z][^.:?!\n]{3,70}[.?]{1,2})\s+(?=[A-Z\"“‘])")
_LEAD = re.compile(r"^(.{2,90}?)\s*(?::|\t|\s[–—-]\s|\?|\n)\s*(?=\S)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or label above a block.

    Attributes:
        text: its words without their number.
        printed: as printed.
        kind: how it stands on the page.
        key: headings of one document with equal keys stand at the same level.
        speaks: it may decide the section; a column such as "Outcome" of a chronology may not.
        block: number of the block that prints it.
    """

    text: str
    printed: str
    kind: Kind
    key: tuple[object, ...]
    speaks: bool = True
    block: int = -1


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, its role and its place.

    Attributes:
        start: first character of the author's words (after a run-in lead).
        path: headings above it, outermost first, column, row and lead included.
        column: heading of its table column.
        row: label at the left of its row.
        hint: section that the table's columns speak for where no heading does.
        zone: of a letter: before the salutation, after it, after the closing; "body" in everything else.
    """

    block: Block
    role: Role
    path: tuple[Heading, ...] = ()
    start: int = 0
    column: str | None = None
    row: str | None = None
    hint: str | None = None
    zone: Literal["head", "body", "tail"] = "body"

    @property
    def text(self) -> str:
        """The block's text without its lead."""
        return self.block.text[self.start :].strip()


def lay_out(document: Document, form: Form, names: Names = Names()) -> list[Placed]:
    """Every block of a document with its role and place, in document order.

    Args:
        document: as read.
        form: whose headings and labels to look for.
        names: the family's names, where they are known already: "What Leo says:" is a label then.
    """
    known = frozenset(_folded(s.guidance) for s in form.sections if s.guidance)
    walk = _Walk(document, cues_of(form), labels_of(form), known, names)
    body = [b for b in document.blocks if b.part in ("body", "textbox")]
    walk.flow(nested(body), in_cell=False)
    placed = {p.block.number: p for p in walk.placed}
    for block in document.blocks:
        if block.part in ("header", "footer"):
            placed[block.number] = Placed(block, "furniture")
        elif block.part in ("footnote", "endnote"):
            placed[block.number] = Placed(block, "content", hint="other")
    return [placed[number] for number in sorted(placed)]


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


class _Walk:
    def __init__(
        self, document: Document, cues: Cues, labels: Labels, known_guidance: frozenset[str], names: Names
    ) -> None:
        self.cues, self.labels, self.known_guidance, self.names = cues, labels, known_guidance, names
        self.placed: list[Placed] = []
        self.path: list[Heading] = []
        self.floor = 0  # headings below this depth belong to an outer cell and stay
        self.fresh = True  # nothing but headings and instructions since the last heading
        self.office = False
        self.column: str | None = None
        self.row: str | None = None
        self.hint: str | None = None
        self.box = False  # in the cell of a table that is no more than a frame around a section
        body = [b for b in document.blocks if b.part == "body"]
        self.salutation = next((b.number for b in body if b.cell is None and _SALUTATION.match(b.text)), None)
        self.closing = (
            next(
                (b.number for b in body if b.cell is None and len(b.text) < 250 and _CLOSING.match(b.text)),
                None,
            )
            if self.salutation is not None or not any(b.cell for b in body)
            else None
        )
        sizes = [look_of(b).size for b in body if len(b.text) > 80]
        self.size = max(set(sizes), key=sizes.count) if sizes else None
        self.headed = (
            sum(
                1
                for b in body
                if b.heading
                or (len(b.text) < 120 and look_of(b).bold > 0.9 and self.cues.read(b.text).section)
            )
            >= 4
        )

    # --- paragraphs -------------------------------------------------------------------------------------------------

    def flow(self, items: Sequence[Block | Grid], *, in_cell: bool) -> None:
        """Place paragraphs and tables that follow each other."""
        for i, item in enumerate(items):
            if isinstance(item, Grid):
                self.grid(item)
            else:
                following = items[i + 1] if i + 1 < len(items) else None
                self.paragraph(item, following, in_cell=in_cell)

    def paragraph(self, block: Block, following: Block | Grid | None, *, in_cell: bool) -> None:
        """Place one paragraph."""
        text = block.text.strip()
        look = look_of(block)
        if special := self._letter_role(block, look):
            if special in ("salutation", "closing"):
                self.path.clear()
            self.put(block, special)
            return
        boxes, ticked = guidance.ticks(block)
        if self.office or (guidance.is_office_use(text) and not in_cell):
            self.put(block, "office")
        elif guidance.is_placeholder(block) or guidance.is_unfilled(text):
            self.put(block, "placeholder")
        elif boxes and not ticked:
            self.put(block, "unticked")
        elif not boxes and (key := self._heading_key(block, look, following, in_cell=in_cell)):
            if key == ("title",):
                self.put(block, "title")
                return
            heading = self._heading(block, text, key, in_cell)
            if in_cell and self.fresh and self.box and not self.path[self.floor :]:
                heading = replace(heading, key=("box",))
            self.push(heading)
            self.put(block, "heading")
            self.fresh = True
        elif _folded(text) in self.known_guidance or guidance.is_instruction(
            text, look, after_heading=self.fresh
        ):
            self.put(block, "guidance")
        else:
            self._content(block, look)

    def _content(self, block: Block, look: Look) -> None:
        lead = self._lead(block)
        start = 0
        if lead:
            words, start = lead
            if start >= len(block.text.rstrip()):
                self.push(Heading(without_number(words), words, "lead", ("lead",), block=block.number))
                self.put(block, "label")
                return
            self.push(Heading(without_number(words), words, "lead", ("lead",), block=block.number))
        elif self.path and self.path[-1].kind == "lead" and self.labels.field(self.path[-1].text):
            self.path.pop()  # a field's label holds for its own line only
        self.put(block, "content", start)
        self.fresh = False

    def _letter_role(self, block: Block, look: Look) -> Role | None:
        if block.cell is not None:
            return None
        if block.number == self.salutation:
            return "salutation"
        if block.number == self.closing:
            return "closing"
        zone = self._zone(block)
        if zone == "tail" and self.salutation is not None:
            return "content"
        short = len(block.text) < 400
        if short and _SUBJECT.match(block.text):
            return "subject"
        if (
            short
            and self.salutation is not None
            and not any(p.role == "content" and p.zone == "body" for p in self.placed[-8:])
            and block.number > self.salutation
        ):
            if (
                _BORN.search(block.text)
                and len(block.text) < 250
                and not re.search(r"\b(?:I|we)\b", block.text)
            ):
                return "subject"
            if look.bold > 0.9 and len(block.text) < 250 and not self.cues.read(block.text).section:
                return "subject"
        return None

    def _zone(self, block: Block) -> Literal["head", "body", "tail"]:
        if self.closing is not None and block.number > self.closing:
            return "tail"
        return "head" if self.salutation is not None and block.number < self.salutation else "body"

    # --- headings ---------------------------------------------------------------------------------------------------

    def _heading_key(
        self, block: Block, look: Look, following: Block | Grid | None, *, in_cell: bool
    ) -> tuple[object, ...] | None:
        """The level of a paragraph that is a heading; None where it is none."""
        text = block.text.strip()
        if block.heading == 0 or (block.style or "").lower() in ("title", "subtitle") or self._is_title(text):
            return ("title",)
        if block.heading is not None and len(text) <= 250:
            return ("style", block.heading)
        words = len(text.split())
        if (
            words > 25
            or "\n" in text
            or "\t" in text
            or not re.search(r"[A-Za-z]{2}", text)
            or self._zone(block) != "body"
        ):
            return None
        reading = self.cues.read(text, self.names)
        known = reading.section is not None
        numbered = number_depth(text) or (
            block.list_label.strip(".) ").count(".") + 1
            if block.list_label and re.match(r"\d+(?:\.\d+)*[.)]?$", block.list_label)
            else None
        )
        apart = look.bold > 0.9 or look.underline > 0.9 or (look.caps and words >= 1 and len(text) > 4)
        if not apart and re.search(r"[a-z)][.?!]\s+[A-Z]", text):
            return None  # more than one sentence
        bigger = look.size is not None and self.size is not None and look.size >= self.size + 1.5
        ends = text[-1]
        if ends in ";," or (ends == "." and not numbered and not (look.bold > 0.9 and known and words <= 10)):
            return None
        if words > 16 and not (ends == "?" or (known and (apart or numbered))):
            return None
        if (
            not self.placed
            and (apart or bigger)
            and (not known or reading.section == "front_sheet" or "report" in text.lower())
        ):
            return ("title",)
        if numbered and (apart or bigger or (known and reading.share >= 0.3 and words <= 16)):
            return ("number", numbered) if not in_cell else ("cell", "number", numbered)
        plainly = known and (
            (ends == ":" and reading.share >= 0.5)
            or (ends == "?" and reading.score >= SURE and words <= 20 and not block.list_level)
            or (
                words <= 8
                and reading.score >= SURE
                and reading.share >= 0.6
                and block.list_level is None
                and ends.isalnum()
                and following is not None
            )
        )
        if not (apart or bigger or plainly):
            return None
        if (
            self.labels.field(text)
            and self.cues.read(text, self.names).score < SURE
            and ends == ":"
            and not apart
        ):
            return None
        return (
            "cell" if in_cell else "line",
            round(look.size or 0),
            look.bold > 0.9,
            look.underline > 0.9,
            look.caps,
            look.italic > 0.9,
        )

    def _is_title(self, text: str) -> bool:
        """Whether a line at the very start names the whole document."""
        opening = len(self.placed) < 6 and all(
            p.role in ("title", "furniture", "guidance", "heading") for p in self.placed
        )
        if not opening or len(text) >= 150 or _TITLE.search(text) is None or (self.labels.field(text) and not _CONFERENCE.search(text)):
            return False
        self.path.clear()  # whatever stood above the title was no heading
        return True

    def _heading(self, block: Block, text: str, key: tuple[object, ...], in_cell: bool) -> Heading:
        kinds: dict[object, Kind] = {"style": "style", "number": "number", "line": "line", "cell": "cell"}
        return Heading(without_number(text), text, kinds[key[0]], key, block=block.number)

    def push(self, heading: Heading) -> None:
        """Open a heading and close those that it ends."""
        heading = self._below_its_like(heading)
        order = ("style", "number", "line", "lead")
        self.path[self._cut(heading) :] = [heading]

    def _cut(self, heading: Heading) -> int:
        """How many of the open headings a new one leaves open."""
        own = range(self.floor, len(self.path))
        for i in own:
            if self.path[i].key == heading.key:
                return i
        order = ("style", "number", "line", "lead")
        reading = self.cues.read(heading.text, self.names)
        whole = reading.score >= SURE and reading.share >= 0.6
        for i in own:
            other = self.path[i]
            deeper = (
                other.key[:1] == heading.key[:1]
                and heading.key[0] in ("style", "number")
                and int(str(other.key[1])) >= int(str(heading.key[1]))
            )
            outranked = (
                heading.kind in order
                and other.kind in order
                and order.index(other.kind) > order.index(heading.kind)
            )
            point = heading.kind == "number" and other.kind in ("line", "lead") and not whole
            if not point and (deeper or outranked or other.kind == "lead"):
                return i  # but "1. Leo is seen weekly" stands below a bold "Progress of the plan"
        return len(self.path)

    def _below_its_like(self, heading: Heading) -> Heading:
        """A name, a date or (in a cell) any unknown words under a heading of the same look stand below it, not beside it."""
        above = next((h for h in self.path[self.floor :] if h.key == heading.key), None)
        if (
            above is None
            or heading.kind not in ("line", "cell")
            or self.cues.read(heading.text, self.names).section
        ):
            return heading
        if not self.cues.read(above.text, self.names).section:
            return heading
        if heading.kind == "cell" or _NAME_LINE.match(heading.text) or _DATE_LINE.match(heading.text):
            return replace(heading, key=("below", *heading.key))
        return heading

    def _lead(self, block: Block) -> tuple[str, int] | None:
        """A run-in label at the start of a paragraph and where the author's words begin; None without one."""
        text = block.text
        bold_end = 0
        for run in block.runs:
            if not (run.bold or run.underline) and text[run.start : run.end].strip():
                break
            bold_end = run.end
        match = _LEAD.match(text)
        words, start, apart = "", 0, False
        if 0 < bold_end < len(text.rstrip()) and len(text[:bold_end].split()) <= 16:
            words, start, apart = text[:bold_end], bold_end, True
            start += len(re.match(r"\s*(?:[:–—-]\s*)?", text[start:])[0])  # type: ignore[index]
        elif match and len(match[1].split()) <= 12:
            words, start = match[1], match.end()
        elif text.rstrip().endswith(":") and len(text.split()) <= 10:
            words, start = text, len(text)
        elif not self.headed and (match := _SENTENCE_LEAD.match(text)):
            words, start = match[1], match.end()
        words = words.strip().rstrip(":.").rstrip(" –—-\t")
        if not words:
            return None
        inside = self.section_above()
        if self.labels.field(words) and inside in FRAME and self.column is None:
            return words, start
        reading = self.cues.read(words, self.names)
        if (
            reading.section is None
            or reading.score < SURE
            or self.column is not None
            or block.list_level is not None
        ):
            return None
        if (reading.share >= 0.5 and apart) or (not self.headed and reading.share >= (0.3 if len(words.split()) <= 10 else 0.6)):
            return words, start
        return None

    def section_above(self) -> str | None:
        """The section that the headings above speak for, read without the family's names."""
        for heading in reversed(self.path):
            if heading.kind in ("lead", "row") and self.labels.field(heading.text):
                continue
            if heading.speaks and (section := self.cues.read(heading.text, self.names).section):
                return section
        return None

    def put(self, block: Block, role: Role, start: int = 0) -> None:
        """Note a block's role at the current place."""
        self.placed.append(
            Placed(block, role, tuple(self.path), start, self.column, self.row, self.hint, self._zone(block))
        )

    # --- tables -----------------------------------------------------------------------------------------------------

    def grid(self, grid: Grid) -> None:
        """Place a table row by row."""
        outer = (list(self.path), self.floor, self.column, self.row, self.hint)
        if outer[0] and outer[0][-1].kind == "lead":
            self.path.pop()
        depth = len(self.path)
        self.floor = depth
        reader = RowReader(grid, self.cues, self.labels)
        for row in reader.read():
            if row.banner:
                banner = self._label(row.banner, "banner", ("banner", row.level), row.known)
                self.push(banner)
                self.fresh = True
                continue
            base = list(self.path)
            for part in row.parts:
                self.hint = reader.hint if part.column else outer[4]
                for label in part.fresh:
                    self._label(label, "row", ("row", grid.number), known=True)
                self._cell(part.cell, part, base, grid)
                self.path = list(base)
            self.column, self.row, self.hint, self.office = outer[2], outer[3], outer[4], False
        alone = reader.only_banner and len(self.path) > depth
        kept = self.path[depth:]
        self.path, self.floor, self.column, self.row, self.hint = outer
        if alone:  # a heading in a box of its own
            for heading in kept:
                self.push(
                    Heading(heading.text, heading.printed, "line", ("line", "box"), block=heading.block)
                )

    def _cell(self, cell: GridCell | None, part: RowPart, base: list[Heading], grid: Grid) -> None:
        if cell is None:
            return
        for text, block in part.labels:
            base = [*base, Heading(without_number(text), text, "row", ("row", grid.number), block=block)]
        if part.column:
            base = [
                *base,
                Heading(
                    without_number(part.column),
                    part.column,
                    "column",
                    ("column", grid.number),
                    part.sectional,
                ),
            ]
        self.path = list(base)
        outer_floor = self.floor
        self.floor = len(self.path)
        self.box = not part.labels and part.column is None
        self.column, self.row = part.column, part.labels[-1][0] if part.labels else None
        self.office = any(guidance.is_office_use(text) for text, _ in part.labels) or guidance.is_office_use(
            part.column or ""
        )
        self.fresh = True
        if part.plain:
            for block in cell.blocks:
                boxes, ticked = guidance.ticks(block)
                self.put(
                    block,
                    "unticked"
                    if boxes and not ticked
                    else "placeholder"
                    if guidance.is_placeholder(block) or guidance.is_unfilled(block.text)
                    else "office"
                    if self.office
                    else "content",
                )
            for item in cell.items:
                if isinstance(item, Grid):
                    self.grid(item)
        else:
            if part.sectional:
                self.column = None
            self.flow(cell.items, in_cell=True)
        self.floor, self.box = outer_floor, False

    def _label(self, cell: GridCell, kind: Kind, key: tuple[object, ...], known: bool) -> Heading:
        """Note a cell that is a label; its instructions are noted as such."""
        words: list[str] = []
        for i, block in enumerate(cell.blocks):
            if words and i and guidance.is_instruction(block.text, look_of(block), after_heading=True):
                self.put(block, "guidance")
            else:
                words.append(block.text.strip())
                self.put(block, "label" if kind != "banner" else "heading")
        text = " ".join(words)
        return Heading(
            without_number(text), text, kind, key, block=cell.blocks[0].number if cell.blocks else -1
        )
