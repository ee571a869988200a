"""Collects paragraphs into blocks, for the readers of formats other than .docx."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reportcheck.documents.model import (
    Block,
    Cell,
    Comment,
    Control,
    Document,
    Part,
    Properties,
    Revision,
    Run,
    Skipped,
)
from reportcheck.documents.symbols import CHECKED, UNCHECKED

_TYPED_BOX = re.compile(r"\[( ?|[xX✓✗])\](?![(\w])")
_DROPPED = re.compile("[\xad\ufeff\u200b]")
_SPACES = str.maketrans(dict.fromkeys("\xa0\u202f\u2007", " "))


def clean(text: str) -> str:
    """Text without the characters that nobody sees, all spaces plain."""
    return _DROPPED.sub("", text).translate(_SPACES)


@dataclass(slots=True)
class Line:
    """A paragraph while it is read.

    Attributes:
        text: what has been read so far.
        runs: stretches of equal look that cover the text.
        controls: form fields in the text.
    """

    text: str = ""
    runs: list[Run] = field(default_factory=list)
    controls: list[Control] = field(default_factory=list)

    def add(self, text: str, look: Run | None = None) -> None:
        """Adds text in a look (offsets of the look are not used)."""
        if not text:
            return
        start = len(self.text)
        self.text += text
        run = replace(look or Run(0, 0), start=start, end=len(self.text))
        if self.runs and replace(self.runs[-1], start=0, end=0) == replace(run, start=0, end=0):
            run = replace(run, start=self.runs.pop().start)
        self.runs.append(run)

    def stripped(self) -> Line:
        """The same without white space at both ends."""
        first = len(self.text) - len(self.text.lstrip())
        last = len(self.text.rstrip())
        if last <= first:
            return Line()

        def moved(at: int) -> int:
            return min(max(at, first), last) - first

        runs = [replace(run, start=moved(run.start), end=moved(run.end)) for run in self.runs]
        controls = [replace(one, start=moved(one.start), end=moved(one.end)) for one in self.controls]
        return Line(self.text[first:last], [run for run in runs if run.end > run.start], controls)


def typed_boxes(line: Line) -> Line:
    """The line with "[ ]" and "[x]" as check boxes."""
    if not _TYPED_BOX.search(line.text):
        return line
    drawn = Line(controls=[])
    at = 0
    for match in [*_TYPED_BOX.finditer(line.text), None]:
        end = len(line.text) if match is None else match.start()
        for run in line.runs:
            drawn.add(line.text[max(at, run.start) : min(end, run.end)], run)
        if match is not None:
            checked = bool(match[1].strip())
            sign = CHECKED if checked else UNCHECKED
            start = len(drawn.text)
            drawn.add(sign, next((run for run in line.runs if run.start <= end < run.end), None))
            drawn.controls.append(Control("checkbox", start, start + 1, value=sign, checked=checked))
            at = match.end()
    return drawn


class Draft:
    """A document while it is read.

    Attributes:
        skipped: what was seen and not turned into text.
        pictures: how many pictures the body holds.
        tables: how many tables have been begun, nested ones included: the number of the next one.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.revisions: list[Revision] = []
        self.comments: list[Comment] = []
        self.skipped: Counter[str] = Counter()
        self.pictures = 0
        self.tables = 0

    def block(
        self,
        line: Line,
        *,
        part: Part = "body",
        style: str | None = None,
        heading: int | None = None,
        list_level: int | None = None,
        list_label: str | None = None,
        cell: Cell | None = None,
    ) -> int | None:
        """Adds a paragraph as a block.

        Returns:
            Its number; None for a paragraph without text or form field, which is no block.
        """
        if not line.text.strip() and not line.controls:
            return None
        number = len(self.blocks)
        self.blocks.append(
            Block(
                number=number,
                text=line.text,
                part=part,
                style=style,
                heading=heading,
                list_level=list_level,
                list_label=list_label,
                cell=cell,
                runs=tuple(line.runs),
                controls=tuple(line.controls),
            )
        )
        return number

    def document(self, data: bytes, file: str, form: str, properties: Properties | None = None) -> Document:
        """The finished document.

        Args:
            data: the file's bytes.
            file: its name.
            form: the format's name.
            properties: what the file says of itself.
        """
        deleted = sum(revision.kind == "deletion" for revision in self.revisions)
        counts = {
            **self.skipped,
            "deleted text": deleted,
            "picture": self.pictures,
            "comment": len(self.comments),
        }
        skipped: Sequence[Skipped] = [Skipped(what, count) for what, count in sorted(counts.items()) if count]
        return Document(
            name=file,
            format=form,
            sha256=hashlib.sha256(data).hexdigest(),
            blocks=tuple(self.blocks),
            revisions=tuple(self.revisions),
            comments=tuple(self.comments),
            skipped=tuple(skipped),
            properties=properties or Properties(),
            pictures=self.pictures,
        )
