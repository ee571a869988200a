"""Puts the letters of a PDF page together again: lines, cells, paragraphs.

A PDF holds letters at places, no paragraphs; what comes out is a good guess. Lengths are points (1/72 inch), measured
from the top left corner of a page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from reportcheck.documents.drafting import Draft, clean
from reportcheck.documents.form_fields import FormField
from reportcheck.documents.model import Cell, Part
from reportcheck.documents.symbols import CHECKED, UNCHECKED, translate

Box = tuple[float, float, float, float]
Word = dict[str, Any]

_ITEM = re.compile(r"([•●▪◦‣·–☐☒☑➢✓]|\(?[0-9]{1,2}(\.[0-9]{1,2})*[.)]|\(?[a-z][.)])\s")
_LEADER = re.compile(r"[.…_]{5,}")


@dataclass(slots=True)
class Row:
    """One printed line."""

    words: list[Word]
    top: float
    bottom: float
    x0: float
    x1: float
    page: int

    @property
    def text(self) -> str:
        """Its words with a space between."""
        return " ".join(word["text"] for word in self.words)

    @property
    def size(self) -> float:
        """Size of its largest letters."""
        return max(float(word["size"]) for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(is_bold(word) for word in self.words)


@dataclass(slots=True)
class Region:
    """Lines that belong together: the running text between tables, or one cell."""

    rows: list[Row]
    cell: Cell | None = None
    part: Part = "body"
    width: tuple[float, float] = field(default=(0.0, 0.0))

    @property
    def text(self) -> str:
        """All its text, for comparison."""
        return " ".join(row.text for row in self.rows)


def is_bold(word: Word) -> bool:
    """Whether a word's font says that it is bold."""
    return bool(re.search("bold|black|heavy", str(word["fontname"]), re.IGNORECASE))


def page_regions(pages: Sequence[Any], draft: Draft) -> tuple[list[Region], int]:
    """Text regions of all pages (pdfplumber's) in reading order, and the number of pages with pictures but no text."""
    regions: list[Region] = []
    running, seen, empty = _running_lines(pages), set(), 0
    for number, page in enumerate(pages):
        words = _words(page)
        draft.pictures += len(page.images)
        if not words:
            empty += bool(page.images)
            continue
        body: list[Word] = []
        for row in _rows(words, number):
            mask = _mask(row.text)
            if not (_edge(row, page) and mask in running):
                body += row.words
            elif mask not in seen:
                seen.add(mask)
                part: Part = "header" if row.top < page.height / 2 else "footer"
                regions.append(Region([row], part=part, width=(row.x0, row.x1)))
        regions += _one_page(page, body, number, draft)
        page.close()
    return _over_page_breaks(regions), empty


def _words(page: Any) -> list[Word]:
    words = page.extract_words(x_tolerance_ratio=0.15, extra_attrs=["fontname", "size", "non_stroking_color"])
    shown = []
    for word in [*words, *_form_words(page)]:
        word["text"] = _LEADER.sub("", translate(clean(word["text"]), None)).strip()
        if word["text"]:
            shown.append(word)
    return shown


def _form_words(page: Any) -> list[Word]:
    """What stands in the fields of a form, which is no part of the page's own text."""
    words = []
    for note in page.annots:
        data = note["data"]
        kind, title = _name(data.get("FT")), _string(data.get("T"))
        place = {key: note[key] for key in ("x0", "x1", "top", "bottom")}
        base = {**place, "fontname": "", "size": 10.0, "non_stroking_color": None}
        if kind == "Btn":
            checked = _name(data.get("AS")) not in (None, "Off")
            form = FormField("checkbox", title=title, checked=checked)
            words.append({**base, "text": CHECKED if checked else UNCHECKED, "form": form})
        elif kind in ("Tx", "Ch") and (value := _string(data.get("V"))):
            form = FormField("text" if kind == "Tx" else "dropdown", title=title)
            for at, line in enumerate(value.split("\n")):
                words.append({**base, "text": line, "top": place["top"] + at * 12, "form": form})
    return words


def _name(stated: Any) -> str | None:
    found = getattr(stated, "name", None)
    return found.decode("latin-1") if isinstance(found, bytes) else found


def _string(stated: Any) -> str | None:
    if isinstance(stated, bytes):
        wide = stated.startswith((b"\xfe\xff", b"\xff\xfe"))
        stated = stated.decode("utf-16" if wide else "latin-1", errors="replace")
    return stated.replace("\r", "\n").strip() or None if isinstance(stated, str) else None


def _mask(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _edge(row: Row, page: Any) -> bool:
    return bool(row.bottom < page.height * 0.1 or row.top > page.height * 0.9)


def _running_lines(pages: Sequence[Any]) -> set[str]:
    """Lines at the top and bottom edge that come on most pages, numbers aside."""
    counts: Counter[str] = Counter()
    for page in pages:
        rows = _rows(_words(page), 0)
        counts.update({_mask(row.text) for row in rows if _edge(row, page)})
    return {text for text, count in counts.items() if count > 1 and count >= len(pages) / 2}


def _rows(words: list[Word], page: int) -> list[Row]:
    """Words on the same line, from top to bottom."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        row = rows[-1] if rows else None
        if row is None or not row.top < middle < row.bottom:
            rows.append(Row([word], word["top"], word["bottom"], word["x0"], word["x1"], page))
        else:
            row.words.append(word)
            row.bottom, row.x1 = max(row.bottom, word["bottom"]), max(row.x1, word["x1"])
            row.x0 = min(row.x0, word["x0"])
    for row in rows:
        row.words.sort(key=lambda word: float(word["x0"]))
    return rows


def _one_page(page: Any, words: list[Word], number: int, draft: Draft) -> list[Region]:
    """Running text and cells of a page in reading order."""
    found: list[tuple[float, list[Region]]] = []
    tables = page.find_tables()
    outer = [
        one
        for one in tables
        if not any(other is not one and _inside(one.bbox, other.bbox) for other in tables)
    ]
    left = page.width
    for table in sorted(outer, key=lambda table: (table.bbox[1], table.bbox[0])):
        cells = _cells(table, words, number, draft.tables)
        if cells:
            draft.tables += 1
            found.append((float(table.bbox[1]), cells))
    rest = _rows([word for word in words if not word.get("taken")], number)
    edges = (min((row.x0 for row in rest), default=0.0), max((row.x1 for row in rest), default=left))
    tops = sorted(top for top, _ in found)
    groups: dict[int, list[Row]] = {}
    for row in rest:
        groups.setdefault(sum(top <= row.top for top in tops), []).append(row)
    for rows in groups.values():
        found.append((rows[0].top, [Region(rows, width=edges)]))
    return [region for _, regions in sorted(found, key=lambda pair: pair[0]) for region in regions]


def _inside(box: Box, other: Box) -> bool:
    return (
        box[0] >= other[0] - 1
        and box[1] >= other[1] - 1
        and box[2] <= other[2] + 1
        and box[3] <= other[3] + 1
    )


def _centre_in(word: Word, box: Box) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _cells(table: Any, words: list[Word], page: int, number: int) -> list[Region]:
    """The cells of a ruled table that hold text; a cell around others keeps what is left for it."""
    boxes: list[Box] = sorted(table.cells, key=lambda box: (round(box[1]), box[0]))
    lefts, tops = _grid(box[0] for box in boxes), _grid(box[1] for box in boxes)
    rights, bottoms = _grid(box[2] for box in boxes), _grid(box[3] for box in boxes)
    held: dict[Box, list[Word]] = {}
    for box in sorted(boxes, key=lambda box: (box[2] - box[0]) * (box[3] - box[1])):
        held[box] = [word for word in words if not word.get("taken") and _centre_in(word, box)]
        for word in held[box]:
            word["taken"] = True
    regions = []
    for box in boxes:
        if held[box]:
            column, row = _at(lefts, box[0]), _at(tops, box[1])
            spans = (_at(bottoms, box[3]) - row + 1, _at(rights, box[2]) - column + 1)
            cell = Cell(number, row, column, max(1, spans[0]), max(1, spans[1]))
            regions.append(Region(_rows(held[box], page), cell, width=(box[0], box[2])))
    return regions


def _grid(values: Iterable[float]) -> list[float]:
    """Distinct positions, those within three points taken as one."""
    grid: list[float] = []
    for value in sorted(values):
        if not grid or value - grid[-1] > 3:
            grid.append(value)
    return grid


def _at(grid: list[float], value: float) -> int:
    return min(range(len(grid)), key=lambda index: abs(grid[index] - value))


def _over_page_breaks(regions: list[Region]) -> list[Region]:
    """Running text and tables that go on over a page break, joined."""
    joined: list[Region] = []
    # number of a table on a later page: the table that it carries on, rows above it, whether its header is repeated
    shifts: dict[int, tuple[int, int, bool]] = {}
    for region in regions:
        last = next((one for one in reversed(joined) if one.part == "body"), None)
        if region.part != "body" or last is None:
            joined.append(region)
            continue
        turned = last.rows[-1].page < region.rows[0].page
        if region.cell is None:
            if turned and last.cell is None:
                last.rows += region.rows
                last.width = (min(last.width[0], region.width[0]), max(last.width[1], region.width[1]))
                continue
        else:
            number = region.cell.table
            if turned and last.cell is not None and number not in shifts and region.cell.row == 0:
                table = [one for one in joined if one.cell is not None and one.cell.table == last.cell.table]
                group = [one for one in regions if one.cell is not None and one.cell.table == number]
                if _edges(table) == _edges(group):
                    shifts[number] = (last.cell.table, *_rows_above(table, group))
            if number in shifts:
                table_number, above, repeated = shifts[number]
                if repeated and region.cell.row == 0:
                    continue
                region.cell = replace(region.cell, table=table_number, row=region.cell.row + above)
                same = [
                    one for one in joined if one.cell is not None and _place(one.cell) == _place(region.cell)
                ]
                if same:  # a row cut in two
                    same[0].rows += region.rows
                    continue
        joined.append(region)
    return joined


def _place(cell: Cell) -> tuple[int, int, int]:
    return (cell.table, cell.row, cell.column)


def _edges(table: list[Region]) -> set[tuple[int, int]]:
    """Left and right edge of the columns that cover one grid column, to the nearest three points."""
    return {
        (round(one.width[0] / 3), round(one.width[1] / 3))
        for one in table
        if one.cell and one.cell.column_span == 1
    }


def _rows_above(table: list[Region], group: list[Region]) -> tuple[int, bool]:
    """How many rows stand above the part on the next page, and whether that part prints the header row again."""

    def texts(regions: list[Region], row: int) -> dict[int, str]:
        return {one.cell.column: one.text for one in regions if one.cell and one.cell.row == row}

    last = max(one.cell.row for one in table if one.cell)
    repeated = texts(table, 0) == texts(group, 0) and last > 0
    first = 1 if repeated else 0
    before, after = texts(table, last), texts(group, first)
    cut = any(
        text and not re.search(r"[.!?:]$", text) and re.match("[a-z]", after.get(column, ""))
        for column, text in before.items()
    )
    return last + (0 if cut else 1) - first, repeated


def paragraphs(region: Region) -> list[list[Row]]:
    """Lines put together into paragraphs.

    A line goes on in the next when it is full (the next line's first word would not have fitted), no wider gap
    parts them, and the next does not begin an item of its own.
    """
    gaps = [
        round(later.top - row.bottom, 1)
        for row, later in pairwise(region.rows)
        if later.page == row.page and later.top >= row.bottom - 2
    ]
    usual = min(gaps, default=0.0)
    right = max((row.x1 for row in region.rows), default=0.0)
    right = max(right, region.width[1] - 8 if region.cell else 0.0)
    paragraphs: list[list[Row]] = []
    for row in region.rows:
        last = paragraphs[-1][-1] if paragraphs else None
        if last is not None and _goes_on(last, row, usual, right):
            paragraphs[-1].append(row)
        else:
            paragraphs.append([row])
    return paragraphs


def _goes_on(row: Row, later: Row, usual: float, right: float) -> bool:
    if abs(row.size - later.size) > 0.6 or _ITEM.match(later.text + " "):
        return False
    if row.bold != later.bold:
        return False
    if later.page == row.page and later.top - row.bottom > usual + 0.35 * row.size:
        return False
    first = later.words[0]
    would_not_fit = bool(row.x1 + (first["x1"] - first["x0"]) + row.size * 0.2 > right - 1)
    if later.page != row.page:
        return would_not_fit and not re.search(r"[.!?:]$", row.text)
    return would_not_fit
