"""How findings name things: lists, days, places in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from reportcheck.reports.wording import plain, sentences
from reportcheck.rules.base import fold
from reportcheck.rules.case import Case


def listed(items: Sequence[str], most: int = 4) -> str:
    """Items as a sentence lists them: "a", "a and b", "a, b and 3 more"."""
    shown = list(items)
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} more"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def short(text: str, most: int = 50) -> str:
    """The first words of a text in quotation marks, cut between words after at most ``most`` characters."""
    words = fold(text).rstrip(" .;:,")
    if len(words) > most:
        words = words[: most + 1].rsplit(" ", 1)[0].rstrip(" .;:,") + " …"
    return f"“{words}”"


def day(text: str | None) -> date | None:
    """A full ISO date as a date; None for a month alone and for nothing."""
    return date.fromisoformat(text) if text and len(text) == 10 else None


def in_words(when: date) -> str:
    """A day as "12 March 2026"."""
    return f"{when.day} {when:%B %Y}"


def with_weekday(when: date) -> str:
    """A day as "Thursday 12 March 2026"."""
    return f"{when:%A} {in_words(when)}"


def spot(case: Case, block: int, words: str | None = None) -> dict[str, Any]:
    """Where words stand in a block, as fields of a finding; the author's own text of the block where they are not found.

    The sentence is the one that holds the words, or those that do.
    """
    whole = case.document.blocks[block].text
    passage = case.passage_of.get(block)
    begin = passage.start if passage else 0
    start = plain(whole).find(plain(words), begin) if words else -1
    end = start + len(words or "")
    if start < 0:
        first = next((piece for piece in sentences(whole[begin:]) if piece.text.strip()), None)
        start = begin + (first.start if first else 0)
        end = start + len(first.text) if first else len(whole)
    while start < end and whole[start].isspace():
        start += 1
    while end > start and whole[end - 1].isspace():
        end -= 1
    place: dict[str, Any] = {"block": block, "start": start, "end": end, "quote": fold(whole[start:end])}
    place["sentence"] = sentence_at(whole, start, end)
    place["section"] = passage.section if passage else None
    return place


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence, or the sentences, that hold a stretch of a text, white space folded."""
    held = [piece for piece in sentences(text) if piece.start < end and start < piece.start + len(piece.text)]
    if not held:
        return fold(text)
    return fold(text[min(held[0].start, start) : max(held[-1].start + len(held[-1].text), end)])


def said(case: Case, *sections: str) -> str:
    """What the author writes in some sections, or in all, a line for each block, in plain quotes and dashes."""
    return plain("\n".join(p.text for p in case.passages if not sections or p.section in sections))


def pattern(*parts: str) -> re.Pattern[str]:
    """Alternatives as one pattern that ignores case."""
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)
