"""Scores from 0 to 10: who scored, whom the score is about, and the number.

Three forms are read: a number line with the chosen number marked, a table of who scored what, and prose ("I would put
Ann at 5, and Bob at 4").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from reportcheck.reports.model import Author, Scale
from reportcheck.reports.scaling_lines import read_line, read_line_above, read_record, read_table
from reportcheck.reports.scaling_people import scorer_key
from reportcheck.reports.scaling_prose import Speech, read_prose

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family


def read_scaling(passages: Sequence[Passage], family: Family, author: Author) -> tuple[Scale, ...]:
    """Every 0 to 10 score of the report, once each.

    Returns:
        ``by`` as the report names the scorer (a child's or an adult's full name where the register has them, the
        author's for "I"), ``about`` a child's or an adult's full name, or "all" for all the children together.
    """
    marked: list[Scale] = []
    told: list[Scale] = []
    state = Speech()
    heading: str | None = None
    for _, group in groupby(passages, key=_table_key):
        held = list(group)
        in_tables, taken = read_table(held, family, author) if held[0].block.cell else ([], set[int]())
        marked += in_tables
        for passage in held:
            if passage.block.number in taken:
                continue
            if passage.heading != heading:
                state, heading = Speech(recent=state.recent, unread=state.unread), passage.heading
                marked += read_line_above(passage, family, author)
            line = read_line(passage, family, author) or read_record(passage, family, author)
            marked += line
            if not line:
                told += read_prose(passage, family, author, state)
    return tuple(_once(marked, told, family, author))


def _table_key(passage: Passage) -> tuple[str, int]:
    return ("table", passage.block.cell.table) if passage.block.cell else ("text", -1)


def _once(marked: list[Scale], told: list[Scale], family: Family, author: Author) -> Iterator[Scale]:
    """Each score once: what a sentence says again of a number line or table stays out."""
    seen: set[tuple[str, str, float]] = set()
    for scale in marked:
        key = (scorer_key(scale.by, family, author), scale.about, float(scale.score))
        if key not in seen:
            seen.add(key)
            yield scale
    lines = set(seen)
    for scale in told:
        by, about, score = scorer_key(scale.by, family, author), scale.about, float(scale.score)
        again = any(one[2] == score and (one[0] == by or one[1] == about or not by) for one in lines)
        if not again and (by, about, score) not in seen:
            seen.add((by, about, score))
            yield scale
