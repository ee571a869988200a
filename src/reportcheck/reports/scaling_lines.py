"""Scores marked on a number line, in a table, or on a line of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcheck.reports.model import Author, Scale
from reportcheck.reports.scaling_people import (
    NUMBER,
    OUT_OF,
    about_names,
    adult_named,
    names_of,
    names_someone,
    scorer_named,
    value_of,
)
from reportcheck.reports.wording import child_mentions, plain

if TYPE_CHECKING:
    from reportcheck.documents.model import Run
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family

_LINE_MARK = re.compile(
    r"[\[(<{*_>]+\s*(?:[xX✓✔☒☑●■]\s*)?(10|\d)\s*(?:[xX✓✔☒☑●■]\s*)?[\])>}*_<]+|(?:[☒☑✓✔✗●■⬤◉➜→xX]|\[[xX]\]|\([xX]\))\s?(10|\d)(?!\d)|(?<!\d)(10|\d)\s?(?:[☒☑✓✔✗●■⬤◉←xX]|\[[xX]\]|\([xX]\))"
)


_CIRCLED = (
    {chr(0x2460 + number): str(number + 1) for number in range(10)}
    | {chr(0x2776 + number): str(number + 1) for number in range(10)}
    | {"⓪": "0", "⓿": "0"}
)
_CELL_NUMBER = re.compile(r"\W*(?:[xX]\W*)?(10|\d)\W*(?:[xX]\W*)?")


def _cell_number(text: str) -> int | None:
    """The number of a cell that holds nothing else but perhaps the mark on it."""
    match = _CELL_NUMBER.fullmatch("".join(_CIRCLED.get(letter, letter) for letter in text.strip()))
    return int(match.group(1)) if match else None


def read_table(passages: list[Passage], family: Family, author: Author) -> tuple[list[Scale], set[int]]:
    """The scores of a table, and the numbers of the blocks that belong to its lines and are no prose."""
    rows: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.block.cell:
            rows.setdefault(passage.block.cell.row, []).append(passage)
    found: list[Scale] = []
    taken: set[int] = set()
    header: list[Passage] = []
    for _, row in sorted(rows.items()):
        numbers = [passage for passage in row if _cell_number(passage.text) is not None]
        if len({_cell_number(passage.text) for passage in numbers}) >= 9:
            header = numbers
            taken.update(passage.block.number for passage in row)
            marked = [passage for passage in numbers if _stands_out(passage, numbers)]
            if len(marked) == 1:
                score = _cell_number(marked[0].text)
                found += _scored(_line_label(row, numbers), score or 0, marked[0], family, author)
            continue
        ticks = [
            passage for passage in row if re.fullmatch(r"\W*(?:[xX✓✔☒☑●■]|\[[xX]\])\W*", passage.text.strip())
        ]
        over = _above(ticks[0], header) if len(ticks) == 1 else None
        if over is not None:
            taken.update(passage.block.number for passage in row)
            found += _scored(_line_label(row, ticks), over, ticks[0], family, author)
            continue
        told = list(_score_row(row, family, author))
        if told:
            taken.update(passage.block.number for passage in row)
        found += told
    return found, taken


def _above(tick: Passage, header: list[Passage]) -> int | None:
    """The number that stands over a tick: in the number line above it, or in the heading of its column."""
    if not tick.block.cell:
        return None
    for one in header:
        if one.block.cell and one.block.cell.column == tick.block.cell.column:
            return _cell_number(one.text)
    return _cell_number(tick.column) if tick.column else None


def _line_label(row: list[Passage], numbers: list[Passage]) -> str:
    """Whose line it is: the row's own label, or the nearest heading above that is no heading of the scale itself."""
    own = " ".join(
        passage.text for passage in row if passage not in numbers and not _BOX_ONLY.fullmatch(passage.text)
    )
    return own or row[0].row or _label_above(row[0])


_BOX_ONLY = re.compile(r"[\W☐☒☑xX]*")
_SCALE_HEADING = re.compile(
    r"\bscal(?:e|es|ing)\b|\bscor(?:e|es|ing)\b|\b0\s?(?:-|–|to)\s?10\b|\bsafety\b|\?\s*$|\b0\s*=",
    re.IGNORECASE,
)


def _label_above(passage: Passage) -> str:
    label = passage.headings[-1] if passage.headings else ""
    return "" if _SCALE_HEADING.search(label) else label


def _score_row(row: list[Passage], family: Family, author: Author) -> Iterator[Scale]:
    """A row of a table that says who scored, about whom, and the score."""
    by = about = ""
    scores: list[tuple[int | float, Passage]] = []
    labels: list[str] = []
    for passage in row:
        text, column = passage.text.strip(), passage.column or ""
        alone = re.fullmatch(rf"\W*{NUMBER}{OUT_OF}?\W*", plain(text), re.IGNORECASE)
        if alone and not re.fullmatch(r"\W*(?:no|number|ref)?\W*", column or "score", re.IGNORECASE):
            scores.append((value_of(alone.group("score")), passage))
        elif re.search(
            r"\b(?:scored\s+by|by\s+whom|who\s+scored|scorer|by|who\b(?!.*about)|person|completed)\b",
            column,
            re.IGNORECASE,
        ):
            by = text
        elif re.search(r"\b(?:about|child(?:ren)?|for\s+whom|subject|whom)\b", column, re.IGNORECASE):
            about = text
        elif len(text.split()) <= 8:
            labels.append(text)
    label = by or " / ".join(labels) or (row[0].row or "")
    scale_near = any(
        re.search(
            r"\bscor|\bscal|\brat(?:e|ing)|\b0\b.*\b10\b",
            f"{one.column} {one.row} {' '.join(one.headings[-2:])}",
            re.IGNORECASE,
        )
        for one in row
    )
    if not scores or not scale_near or not names_someone(f"{label} / {about}", family, author):
        return
    for score, passage in scores:
        # A column for each child names whom its scores are about.
        whom = passage.column if passage.column and child_mentions(passage.column, family) else about
        yield from _scored(f"{label} / {whom}" if whom else label, score, passage, family, author)


def _scored(
    label: str, score: int | float, passage: Passage, family: Family, author: Author
) -> Iterator[Scale]:
    """The scores of a labelled line: "Social worker / Matilda", "Mother - both girls", "Kian"."""
    parts = [
        part.strip()
        for part in re.split(r"\s*[/|]\s*|\s+-\s+|\s+(?:for|about|re|on)\s+|:\s*", plain(label))
        if part.strip()
    ]
    by = ""
    children: tuple[str, ...] = ()
    for number, part in enumerate(parts):
        meant = names_of(child_mentions(part, family))
        # "Ann Lee / Bob Lee": somebody whom no register lists can be scored too.
        named = re.fullmatch(r"(?:[A-Z][\w'-]+\s+){1,3}[A-Z][\w'-]+", part) and part
        adult = (adult_named(part, family) or named or None) if number > 0 and by else None
        if adult and not meant:
            children = (adult,)
        elif meant and (number > 0 or len(parts) == 1):
            children = meant
        elif (
            not by
            and re.search(r"[A-Za-z]{2}", part)
            and not re.fullmatch(r"(?:score|scale|scaling|safety)s?", part, re.IGNORECASE)
        ):
            by = part
            if meant and len(parts) == 1:
                children = meant
    if len(parts) > 1 and not children:
        own = tuple(child for one in child_mentions(parts[0], family) for child in one.children)
        children = own
    by = re.sub(r"(?:'s)?\s+(?:score|scale|scaling|view|rating)s?$", "", by, flags=re.IGNORECASE)
    scorer = scorer_named(by, family, author) if by else author.name
    for about in about_names(children, family):
        yield Scale(scorer, about, score, passage.block.number)


def _stands_out(passage: Passage, others: list[Passage]) -> bool:
    """Whether a number of a line is the chosen one: marked with a sign, or the only one that looks different."""
    if re.search(r"[☒☑✓✔●■\[(<*]|[xX]\s?\d|\d\s?[xX]", passage.text) or any(
        letter in _CIRCLED for letter in passage.text
    ):
        return True
    looks = [_look(one.block.runs, 0, len(one.block.text)) for one in others]
    mine = _look(passage.block.runs, 0, len(passage.block.text))
    return looks.count(mine) == 1 and len(set(looks)) == 2


def _look(runs: tuple[Run, ...], start: int, end: int) -> tuple[object, ...]:
    """How a stretch of text looks: what a writer changes to mark a number."""
    for run in runs:
        if run.start < end and start < run.end and run.end > run.start:
            return (run.bold, run.underline, run.colour, run.highlight, run.strike, run.size, run.italic)
    return ()


def read_line(passage: Passage, family: Family, author: Author) -> list[Scale]:
    """A number line typed in one paragraph, the chosen number in brackets, bold, highlighted or struck."""
    return _typed_line(plain(passage.text), passage, family, author, passage.start)


def read_line_above(passage: Passage, family: Family, author: Author) -> list[Scale]:
    """A number line that stands as the heading of a passage."""
    heading = passage.headings[-1] if passage.headings else ""
    return _typed_line(plain(heading), passage, family, author, None)


def is_line(text: str) -> bool:
    """Whether a text is a number line."""
    return len(_line_numbers(plain(text))) >= 10


def _line_numbers(text: str) -> list[re.Match[str]]:
    """The numbers 0 (or 1) to 10 that a text ends with; empty where it holds no such line."""
    bare = re.sub(r"[^\d\s]", " ", text)
    numbers = [match for match in re.finditer(r"\d+", bare) if int(match.group()) <= 10]
    for first in (0, 1):
        tail = numbers[-(11 - first) :]
        if [int(match.group()) for match in tail] == list(range(first, 11)):
            return tail
    return []


def _typed_line(
    text: str, passage: Passage, family: Family, author: Author, offset: int | None
) -> list[Scale]:
    circled = [letter for letter in text if letter in _CIRCLED]
    text = "".join(_CIRCLED.get(letter, letter) for letter in text)
    numbers = _line_numbers(text)
    if not numbers:
        return []
    line_start = numbers[0].start()
    label = re.sub(r"[\s:\[(<*_☐☒-]+$", "", text[:line_start])
    marks = [match for match in _LINE_MARK.finditer(text) if match.start() >= line_start - 3]
    chosen = {int(next(group for group in match.groups() if group)) for match in marks}
    boxed = (
        re.findall(r"☒\s*(10|\d)" if re.match(r".*?[☐☒]\s*[01]", text) else r"(10|\d)\s*☒", text)
        if "☐" in text
        else []
    )
    if len(boxed) == 1:
        chosen = {int(boxed[0])}
    if len(circled) == 1:
        chosen = {int(_CIRCLED[circled[0]])}
    if len(chosen) != 1 and offset is not None:
        looks = [_look(passage.block.runs, offset + one.start(), offset + one.end()) for one in numbers]
        alone = [one for one, look in zip(numbers, looks, strict=True) if looks.count(look) == 1]
        chosen = {int(alone[0].group())} if len(alone) == 1 and len(set(looks)) == 2 else set()
    if len(chosen) != 1:
        return []
    label = label or passage.row or _label_above(passage)
    return list(_scored(label, chosen.pop(), passage, family, author))


_RECORD = re.compile(
    rf"\W*(?:score(?:d)?\s+by\s+)?(?P<by>[^:.;!?\d]{{1,60}}?)\s+(?:scores?|scored|scales?|scaled|rates?|rated|gives?|gave|puts?)\s+(?P<about>[^:.;!?\d]{{1,60}}?)\s*(?::|=|-|\bat\b|\bas\b|\ba\b)*\s*{NUMBER}{OUT_OF}?\W*",
    re.IGNORECASE,
)


def read_record(passage: Passage, family: Family, author: Author) -> list[Scale]:
    """A line of its own that tells one score: "Ann Lee scores all children: 4"."""
    match = _RECORD.fullmatch(plain(passage.text))
    if not match or re.fullmatch(r"(?:she|he|they|it|and)\b.*", match.group("by"), re.IGNORECASE):
        return []
    named = names_someone(match.group("by"), family, author) or match.group("by").strip() in ("I", "We")
    if not named or not (
        child_mentions(match.group("about"), family) or adult_named(match.group("about"), family)
    ):
        return []
    label = f"{match.group('by')} / {match.group('about')}"
    return list(_scored(label, value_of(match.group("score")), passage, family, author))
