"""Which words of a report's sections are the same as those of its events, factors and other entries.

Both came from one place of a document; a rendered form prints them once, in one control that stands for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportcheck.reports.model import Report

# A line such as "12/3/26: Home visit." holds its entry and next to nothing else.
_MOST_BESIDE = 12
# The cells of a row stand next to each other.
_NEAR = 6


@dataclass(slots=True)
class Shared:
    """A block of a section that an entry may print.

    Attributes:
        section: number of its section.
        at: number within the section.
        number: of the block in its document.
    """

    section: int
    at: int
    number: int
    text: str
    used: bool = False

    @property
    def tag(self) -> str:
        """Its name in the tag of a control."""
        return f"block[{self.section}.{self.at}]"


class Pool:
    """The blocks of a report's sections that have not been printed yet."""

    def __init__(self, report: Report) -> None:
        self.sections = [
            [Shared(i, j, block.block, block.text) for j, block in enumerate(section.blocks)]
            for i, section in enumerate(report.sections)
        ]
        self._same: dict[str, list[Shared]] = defaultdict(list)
        self._numbered: dict[int, list[Shared]] = defaultdict(list)
        for blocks in self.sections:
            for block in blocks:
                self._same[block.text].append(block)
                self._numbered[block.number].append(block)

    def find(
        self, text: str, sections: Sequence[int] | None = None, near: int | None = None
    ) -> Shared | None:
        """A block that is exactly these words, the nearest of those of some sections (or of any)."""
        found = [
            block
            for block in self._same.get(text, ())
            if not block.used
            and (sections is None or block.section in sections)
            and (near is None or abs(block.number - near) <= _NEAR)
        ]
        return min(found, key=lambda block: abs(block.number - (near or 0)), default=None)

    def line(self, near: int | None, *words: str) -> Shared | None:
        """The block of this number, where it holds these words one after the other and little else."""
        for block in self._numbered.get(-1 if near is None else near, ()):
            spots = spots_of(block.text, words)
            if not block.used and spots and len(block.text) - sum(map(len, words)) <= _MOST_BESIDE:
                return block
        return None

    def home(self, near: int | None, *words: str) -> int | None:
        """The section whose block holds an entry's words; None where none does."""
        block = self.line(near, *words) or self.line(near, words[-1])
        block = block or (self.find(words[-1], near=near) if words[-1] else None)
        return block.section if block else None

    def rest(self, section: int) -> list[Shared]:
        """The blocks of a section that no entry has printed."""
        return [block for block in self.sections[section] if not block.used]


def spots_of(text: str, words: tuple[str, ...]) -> list[int]:
    """Where these words stand in a text, one after the other; empty where they do not."""
    spots: list[int] = []
    at = 0
    for word in words:
        at = text.find(word, at) if word else -1
        if at < 0:
            return []
        spots.append(at)
        at += len(word)
    return spots
