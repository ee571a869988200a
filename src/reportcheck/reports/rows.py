"""The rows of a form's table: banners, header rows, labels with their values, rows of data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from reportcheck.reports import guidance
from reportcheck.reports.dates import Period, find_dates
from reportcheck.reports.factor_change import FACTOR_SECTIONS
from reportcheck.reports.headings import SURE, Cues, Labels
from reportcheck.reports.look import look_of
from reportcheck.reports.tables import Grid, GridCell

_ITEM = re.compile(r"^[A-Z]?\d{1,2}(?:\.\d{1,2})*[.)]?[a-z]?$")
_NUMBERS = re.compile(r"^[\W\d]*$")
_ANY_YEAR = Period(end=date(2026, 12, 31))  # only whether there is a day matters here, not which
_TICK_ONLY = re.compile(rf"^[\s{guidance.TICKS}☐□▢]+$")


@dataclass(slots=True)
class RowPart:
    """A cell of content with what it stands under.

    Attributes:
        cell: None for a label without a value.
        labels: labels at its left, outermost first, each with its block's number.
        fresh: label cells that appear here for the first time and must be noted.
        column: heading of its column.
        sectional: the columns of this table are sections of the report.
        plain: a cell of data, without headings of its own.
    """

    cell: GridCell | None
    labels: tuple[tuple[str, int], ...] = ()
    fresh: tuple[GridCell, ...] = ()
    column: str | None = None
    sectional: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class BannerLook:
    """What tells banners of different levels apart; capitals do not, agencies' names among them are printed so."""

    white: bool
    size: int
    bold: bool


@dataclass(slots=True)
class Row:
    """A row: a banner over the rows below it, or parts."""

    banner: GridCell | None = None
    level: BannerLook | None = None
    parts: list[RowPart] = field(default_factory=list)


class RowReader:
    """Reads one table; ``hint`` and ``only_banner`` speak for what has been read so far."""

    def __init__(self, grid: Grid, cues: Cues, labels: Labels) -> None:
        self.grid, self.cues, self.labels = grid, cues, labels
        self.width = grid.width
        self.hint: str | None = None
        self.only_banner = True
        self._strength = {id(cell): self._labelish(cell) for row in grid.rows.values() for cell in row}
        self._weak_first_column()
        self._header: list[GridCell] | None = None
        self._sectional = False
        self._labels_first = False
        self._carried: list[tuple[GridCell, str]] = []

    # --- what a cell is ---------------------------------------------------------------------------------------------

    def _labelish(self, cell: GridCell) -> int:
        """3 for a label by look and words, 2 by look, 1 by words, 0 for content."""
        blocks = cell.blocks
        if not blocks or len(blocks) != len(cell.items):
            return 0
        text = cell.text
        own = [
            b
            for i, b in enumerate(blocks)
            if not (i and guidance.is_instruction(b.text, look_of(b), after_heading=True))
        ]
        words = " ".join(b.text.strip() for b in own)
        if (
            _NUMBERS.match(text)
            or len(words) > 220
            or _TICK_ONLY.match(text)
            or any(guidance.ticks(b)[0] or b.controls for b in own)
        ):
            return 0
        looks = [look_of(b) for b in own]
        apart = all(k.bold > 0.9 or k.white for k in looks) or cell.cell.header
        known = self._known(words) if len(own) <= 2 else False
        if apart:
            return 3 if known else 2
        return 1 if known and not find_dates(words, _ANY_YEAR) else 0  # "Due 22.8.26" is no label

    def _known(self, words: str) -> bool:
        count = len(words.split())
        if self.labels.field(words):
            return True
        if count <= 12 and words.rstrip().endswith(":"):
            return True
        reading = self.cues.read(words)
        if (
            reading.section
            and reading.score >= SURE
            and count <= 16
            and reading.share >= 0.45
            and not words.rstrip().endswith(".")
        ):
            return True
        return bool(reading.section and words.rstrip().endswith("?") and count <= 30)

    def _weak_first_column(self) -> None:
        """Where most cells of the first column are labels by their words, the short rest of them are labels too."""
        pairs = [row for row in self.grid.rows.values() if len(row) >= 2 and row[0].first == 0]
        known = [row for row in pairs if self._strength[id(row[0])] in (1, 3)]
        lengths = [sum(len(row[i].text.split()) for row in pairs) for i in (0, 1)]
        if len(pairs) < 3 or len(known) * 2 < len(pairs) or lengths[0] > lengths[1]:
            return
        for row in pairs:
            text = row[0].text
            if (
                not self._strength[id(row[0])]
                and len(text.split()) <= 20
                and not _NUMBERS.match(text)
                and not find_dates(text, _ANY_YEAR)
                and not text.endswith(".")
                and len(row[0].items) <= 2
                and not any(guidance.ticks(b)[0] for b in row[0].blocks)
            ):
                self._strength[id(row[0])] = 1

    def _strong(self, cell: GridCell) -> bool:
        return self._strength[id(cell)] >= 2

    # --- rows -------------------------------------------------------------------------------------------------------

    def read(self) -> Iterator[Row]:
        """The rows in order."""
        rows = list(self.grid.rows.values())
        for i, cells in enumerate(rows):
            number = cells[0].cell.row
            self._carried = [
                (c, t)
                for c, t in self._carried
                if c.cell.row + c.cell.row_span > number and c.cell.row < number
            ]
            if banner := self._banner(cells):
                yield banner
                continue
            self.only_banner = False
            if self._is_header(cells, rows[i + 1 :]):
                self._open_header(cells, rows[i + 1 :])
                yield Row(parts=[RowPart(None, fresh=(cell,)) for cell in cells])
                continue
            yield Row(parts=self._parts(cells))

    def _banner(self, cells: list[GridCell]) -> Row | None:
        if len(cells) != 1 or not self._strength[id(cells[0])] or self._carried:
            return None
        cell = cells[0]
        wide = cell.cell.column_span >= self.width or self.width == 1
        if not wide and (cell.first > 0 or not self._header):
            return None  # a label whose value is empty
        look = look_of(cell.blocks[0])
        return Row(cell, BannerLook(look.white, round(look.size or 0), look.bold > 0.9))

    def _is_header(self, cells: list[GridCell], below: list[list[GridCell]]) -> bool:
        if len(cells) < 2 or any(not self._strength[id(c)] for c in cells):
            return False
        if not all(self._strong(c) for c in cells) and not all(self._column_word(c) for c in cells):
            return False
        data = next((row for row in below if len(row) > 1), below[0] if below else None)
        if not data:
            return False
        starts = {c.first for c in cells}
        matching = [c for c in data if c.first in starts and not self._strong(c)]
        if not matching or len(matching) * 2 < len([c for c in data if c.first != 0 or not self._strong(c)]):
            return False
        return not self._bold_value(cells, data)

    def _bold_value(self, cells: list[GridCell], data: list[GridCell]) -> bool:
        """Whether two bold cells are a label and its value, with more labels below."""
        if (
            len(cells) != 2
            or cells[0].cell.header
            or self._strength[id(cells[0])] != 3
            or not self._strong(data[0])
        ):
            return False
        return self.labels.field(cells[0].text) is not None and not self._column_word(cells[1])

    def _column_word(self, cell: GridCell) -> bool:
        field = self.labels.field(cell.text) or ""
        return field.startswith(("column.", "person.")) or cell.cell.header

    def _open_header(self, cells: list[GridCell], below: list[list[GridCell]]) -> None:
        self._header = cells
        first = [c for row in below for c in row[:1] if c.first == cells[0].first and len(row) > 1]
        self._labels_first = (
            len(first) > 1
            and sum(1 for c in first if self._strength[id(c)]) * 2 > len(first)
            and not (self.labels.field(cells[0].text) or "").startswith(
                ("person.", "column.date", "column.factor", "column.event", "column.action")
            )
        )
        fields = {self.labels.field(c.text) or "" for c in cells}
        sections = {r.section for c in cells if (r := self.cues.read(c.text)).section and r.score >= SURE}
        data = {f for f in fields if f.startswith("column.")}
        people = sum(f.startswith("person.") for f in fields)
        self._sectional = len(sections) >= 2 and people < 2 and "column.date" not in data and len(data) < 2
        self.hint = _hint(fields)

    def _parts(self, cells: list[GridCell]) -> list[RowPart]:
        if ticked := self._tick_row(cells):
            return ticked
        starts = {c.first for c in self._header} if self._header else set()
        fits = bool(self._header) and all(
            c.first in starts or (c.first == 0 and self._strong(c)) for c in cells
        )
        if self._header and fits and self._is_data(cells):
            return self._data(cells)
        if not fits and len(cells) > 1:
            self._header = None
        return self._label_values(cells)

    def _is_data(self, cells: list[GridCell]) -> bool:
        """Whether a row under a header row is one of its data rows, not a label with its value."""
        assert self._header is not None
        first = cells[0]
        if len(cells) == 1 and first.cell.column_span >= self.width > 1:
            return False
        if first.first == 0 and self._strong(first) and len(cells) > 1 and not self._sectional:
            spans = any(
                c.last - c.first > 1
                and not any(h.first == c.first and h.last == c.last for h in self._header)
                for c in cells[1:]
            )
            return not spans
        return True

    def _data(self, cells: list[GridCell]) -> list[RowPart]:
        assert self._header is not None
        corner = min(h.first for h in self._header)
        column_of = {h.first: h.text for h in self._header}
        labels: tuple[tuple[str, int], ...] = tuple((t, c.blocks[0].number) for c, t in self._carried)
        parts = []
        for i, cell in enumerate(cells):
            is_label = (
                i == 0
                and len(cells) > 1
                and not self._sectional
                and (
                    cell.first < corner
                    or self._strong(cell)
                    or (self._strength[id(cell)] and self._labels_first)
                )
            )
            if is_label:
                labels = (*labels, (cell.text, cell.blocks[0].number if cell.blocks else -1))
                parts.append(RowPart(None, fresh=(cell,)))
                if cell.cell.row_span > 1:
                    self._carried.append((cell, cell.text))
                continue
            parts.append(
                RowPart(
                    cell,
                    labels,
                    column=column_of.get(cell.first),
                    sectional=self._sectional,
                    plain=not self._roomy(cell),
                )
            )
        return parts

    def _roomy(self, cell: GridCell) -> bool:
        """Whether a data cell may hold headings of its own: in a table whose columns are sections or whose cells are pages."""
        return (
            self._sectional
            or len(cell.items) > len(cell.blocks)
            or (len(cell.blocks) > 1 and look_of(cell.blocks[0]).bold > 0.9)
        )

    def _label_values(self, cells: list[GridCell]) -> list[RowPart]:
        carried = tuple((t, c.blocks[0].number) for c, t in self._carried)
        labels = carried
        parts: list[RowPart] = []
        last: GridCell | None = None
        for i, cell in enumerate(cells):
            if i == 0 and len(cells) > 1 and _ITEM.match(cell.text) and self._strength[id(cells[1])]:
                parts.append(RowPart(None, fresh=(cell,)))  # the printed number of the item
                continue
            strength = self._strength[id(cell)]
            beside = last is not None and last.last == cell.first
            following = cells[i + 1] if i + 1 < len(cells) else None
            more = following is not None and following.first == cell.last and not self._strong(following)
            is_label = strength > 0
            if (
                last is not None and beside
            ):  # the cell beside a label is its value, or a second label of a third cell
                is_label = strength == 3 and self._strong(last) and more
            elif len(cells) == 1:
                is_label = is_label and cell.first == 0 and self.width > 1
            elif following is None and i > 0:
                is_label = strength >= 2  # the last cell of a row is a label only by its look
            if is_label:
                labels = (*(labels if beside else carried), (cell.text, cell.blocks[0].number))
                parts.append(RowPart(None, fresh=(cell,)))
                if cell.cell.row_span > 1:
                    self._carried.append((cell, cell.text))
                last = cell
                continue
            parts.append(RowPart(cell, labels, plain=self._is_field(labels, cell)))
            if not beside or i + 1 < len(cells):
                last = None
        return parts

    def _is_field(self, labels: tuple[tuple[str, int], ...], cell: GridCell) -> bool:
        """Whether a cell is the value of one of the front sheet's fields: short, and nothing in it is a heading."""
        return (
            bool(labels)
            and len(cell.items) == 1
            and len(cell.text) < 200
            and self.labels.field(labels[-1][0]) is not None
        )

    def _writers_own(self, head: GridCell) -> bool:
        """Whether a column holds the writer's words (factors, events), not the form's options."""
        field = self.labels.field(head.text) or ""
        return field in ("column.factor", "column.event", "column.date", "column.action") or self.cues.read(
            head.text
        ).section in (*FACTOR_SECTIONS, "chronology")

    def _tick_row(self, cells: list[GridCell]) -> list[RowPart] | None:
        """A row of boxes: the words beside a box are the form's option, the box is the answer."""
        if len(cells) < 2 or not any(_TICK_ONLY.match(c.text) for c in cells):
            return None
        if self._header and self._writers_own(self._header[0]):
            return None
        column_of = {h.first: h.text for h in self._header or ()}
        options = [c for c in cells if not _TICK_ONLY.match(c.text)]
        if not options:
            return None
        parts: list[RowPart] = []
        for i, cell in enumerate(cells):
            if not _TICK_ONLY.match(cell.text):
                parts.append(RowPart(None, fresh=(cell,)))
                continue
            before = [c for c in cells[:i] if c in options]
            option = before[-1] if before else next(c for c in cells[i:] if c in options)
            parts.append(
                RowPart(
                    cell,
                    ((option.text, option.blocks[0].number),),
                    column=column_of.get(cell.first),
                    plain=True,
                )
            )
        return parts


def _hint(fields: set[str]) -> str | None:
    """The section that a header row speaks for by the kinds of its columns."""
    if "column.date" in fields and "column.event" in fields:
        return "chronology"
    if "column.action" in fields and fields & {"column.who", "column.when"}:
        return "actions"
    if len([f for f in fields if f.startswith("person.")]) >= 2:
        return "front_sheet"
    return None
