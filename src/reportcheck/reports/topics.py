"""What a paragraph speaks of, for the paragraphs that no heading places. (The trained model follows.)"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportcheck.reports.model import SectionId


class Topics:
    """A linear model over the words of a paragraph and its place among its neighbours."""

    def read(self, paragraphs: Sequence[str]) -> list[SectionId]:
        """The likeliest sections of paragraphs that follow each other."""
        raise NotImplementedError


@cache
def load_topics() -> Topics | None:
    """The trained model."""
    return None
