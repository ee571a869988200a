"""The part of a report that is told: forms' own fields name people without saying anything of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcheck.language.text import NOT_TOLD
from reportcheck.rules.case import Case

if TYPE_CHECKING:
    from spacy.tokens import Span


def told_spans(case: Case, group: str) -> Iterator[Span]:
    """The spans of a group of ``case.text`` ("mentions") that stand in the author's narrative, in order."""
    blocks = iter(case.text.spans.get("blocks", ()))
    block = next(blocks, None)
    for span in sorted(case.text.spans.get(group, ()), key=lambda span: (span.start, span.end)):
        while block is not None and block.end <= span.start:
            block = next(blocks, None)
        if block is not None and block.label_ not in NOT_TOLD:
            yield span
