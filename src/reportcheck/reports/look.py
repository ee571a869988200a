"""How a stretch of text looks: bold, italic, capitals, size, colour."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from reportcheck.documents.model import Block, Run

_PLAIN = frozenset({None, "000000", "auto"})


@dataclass(frozen=True, slots=True)
class Look:
    """Shares are of the characters that are not white space, 0 to 1.

    Attributes:
        size: most common font size in points; None where no run says one.
        colour: most common font colour, six lower-case hex digits; None for black or automatic.
    """

    bold: float = 0.0
    italic: float = 0.0
    underline: float = 0.0
    strike: float = 0.0
    caps: bool = False
    size: float | None = None
    colour: str | None = None

    @property
    def grey(self) -> bool:
        """Printed in grey, as forms print their instructions and placeholders."""
        return self.colour is not None and is_grey(self.colour)

    @property
    def white(self) -> bool:
        """White letters: they stand on a dark, shaded cell, as form headings do."""
        return (
            self.colour is not None and _channels(self.colour)[0] > 0.9 and is_grey(self.colour, light=True)
        )


def look_of(block: Block, start: int = 0, end: int | None = None) -> Look:
    """The look of a block's text between two offsets (code points; all of it by default)."""
    stop = len(block.text) if end is None else end
    counts: Counter[str] = Counter()
    sizes: Counter[float] = Counter()
    colours: Counter[str | None] = Counter()
    total = 0
    for run in block.runs:
        text = block.text[max(run.start, start) : min(run.end, stop)]
        seen = sum(not c.isspace() for c in text)
        if not seen:
            continue
        total += seen
        for name in ("bold", "italic", "underline", "strike"):
            counts[name] += seen if getattr(run, name) else 0
        if run.size:
            sizes[run.size] += seen
        colours[colour_of(run)] += seen
    letters = [c for c in block.text[start:stop] if c.isalpha()]
    caps = len(letters) >= 3 and all(c.isupper() for c in letters)
    if not total:
        return Look(caps=caps)
    return Look(
        bold=counts["bold"] / total,
        italic=counts["italic"] / total,
        underline=counts["underline"] / total,
        strike=counts["strike"] / total,
        caps=caps,
        size=sizes.most_common(1)[0][0] if sizes else None,
        colour=colours.most_common(1)[0][0],
    )


def colour_of(run: Run) -> str | None:
    """A run's colour; None for black, near-black and automatic, which look the same on paper."""
    if run.colour in _PLAIN or run.colour is None:
        return None
    red, green, blue = _channels(run.colour)
    return None if max(red, green, blue) < 0.2 else run.colour


def is_grey(colour: str, *, light: bool = False) -> bool:
    """Whether a colour is a grey (a light one or white only where asked for)."""
    red, green, blue = _channels(colour)
    return (
        max(red, green, blue) - min(red, green, blue) < 0.08
        and max(red, green, blue) >= 0.3
        and (light or max(red, green, blue) < 0.9)
    )


def _channels(colour: str) -> tuple[float, float, float]:
    try:
        return int(colour[0:2], 16) / 255, int(colour[2:4], 16) / 255, int(colour[4:6], 16) / 255
    except ValueError:
        return 0.0, 0.0, 0.0
