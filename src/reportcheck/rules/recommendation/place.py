"""Where in the document a recommendation stands."""

from __future__ import annotations

from typing import Any

from reportcheck.reports.model import Recommendation
from reportcheck.rules.base import fold
from reportcheck.rules.case import Case


def in_text(case: Case, entry: Recommendation) -> dict[str, Any]:
    """The place of a recommendation's words as fields of a finding; only its section where they are not in one block."""
    place: dict[str, Any] = {"section": "recommendation"}
    passage = case.passage_of.get(entry.block) if entry.block is not None else None
    if passage is None or not entry.text:
        return place
    text = passage.block.text
    place["section"] = passage.section
    start = text.find(entry.text)
    start, end = (start, start + len(entry.text)) if start >= 0 else (passage.start, len(text))
    quote = fold(text[start:end])
    return {**place, "block": entry.block, "start": start, "end": end, "quote": quote, "sentence": quote}
