"""Sentences of the program written as places in a document, so that they can be kept without any of its words.

A message such as "Makes no recommendation for Leo Hart." is kept as pieces: a word that stands in the report or its front
sheet becomes the place where it stands there; any other word is the program's own and is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from reportcheck.documents.model import Document
from reportcheck.reports.front_sheet import FrontSheet
from reportcheck.rules.base import fold

_WORD = re.compile(r"\w+")
_MONTH = re.compile(r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec", re.IGNORECASE)
# How a word of the report may have been changed for a message: not at all, or in its case.
_CASES: tuple[Callable[[str], str], ...] = (str, str.capitalize, str.lower, str.upper)

Piece = str | list[int]
"""Either words of the program, or [start, end, case] of words of the report."""


class NotStorableError(Exception):
    """A text holds something of the report that cannot be said as a place in it, a date written another way, say."""


class Words:
    """All words of a document and its front sheet, and where they stand."""

    def __init__(self, document: Document, front_sheet: FrontSheet | None = None) -> None:
        texts = [block.text for block in document.blocks]
        texts += [revision.text for revision in document.revisions]
        texts += [comment.text for comment in document.comments]
        texts += _strings([document.name, *_fields(document.properties)])
        texts += _strings([comment.author for comment in document.comments])
        texts += _strings(front_sheet.to_json()) if front_sheet else []
        self.text = "\n".join(fold(text) for text in texts)
        self._exact: dict[str, tuple[int, int]] = {}
        self._folded: dict[str, tuple[int, int]] = {}
        for match in _WORD.finditer(self.text):
            self._exact.setdefault(match.group(), match.span())
            self._folded.setdefault(match.group().casefold(), match.span())

    def encode(self, value: str) -> list[Piece]:
        """A text as pieces.

        Raises:
            NotStorableError: it holds a date or a long number that does not stand so in the report.
        """
        start = self.text.find(value) if value else -1
        if start >= 0:
            return [[start, start + len(value), 0]]
        pieces: list[Piece] = []
        own = ""
        last = 0
        for match in _WORD.finditer(value):
            own += value[last : match.start()]
            last = match.end()
            place = self._place(match.group())
            if place is None:
                own += match.group()
                continue
            if own:
                pieces.append(own)
                own = ""
            pieces.append(place)
        own += value[last:]
        if own:
            pieces.append(own)
        for piece in pieces:
            if isinstance(piece, str) and _may_be_a_date(piece):
                raise NotStorableError
        return pieces

    def decode(self, pieces: Iterable[Piece]) -> str:
        """The text of pieces.

        Raises:
            ValueError: the pieces are not of this document.
        """
        return "".join(self._read(piece) for piece in pieces)

    def _place(self, word: str) -> list[int] | None:
        if word in self._exact:
            return [*self._exact[word], 0]
        if word.casefold() not in self._folded:
            return None
        start, end = self._folded[word.casefold()]
        for number, change in enumerate(_CASES):
            if change(self.text[start:end]) == word:
                return [start, end, number]
        raise NotStorableError

    def _read(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return piece
        start, end, case = piece
        if not (0 <= start < end <= len(self.text) and 0 <= case < len(_CASES)):
            raise ValueError("a piece lies outside the document")
        return _CASES[case](self.text[start:end])


def _may_be_a_date(own: str) -> bool:
    """Whether words that are not the report's could still be a date or a number out of it, written another way.

    A count of days, hours or words has at most two digits and stands alone.
    """
    digits = re.findall(r"\d+", own)
    if not digits:
        return False
    return any(len(number) > 2 for number in digits) or bool(
        _MONTH.search(own) or re.search(r"\d[/.:-]\d", own)
    )


def _fields(data: Any) -> list[Any]:
    return [getattr(data, name) for name in data.__dataclass_fields__]


def _strings(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from _strings(value)
