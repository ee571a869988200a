"""What the form prints: its headings and labels, and the places that nobody filled."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.headings import SURE, WHOLE, cues_of
from reportcheck.reports.layout import Placed, lay_out
from reportcheck.reports.model import SectionId
from reportcheck.rules.case import Case

_HEADED = 0.35  # share of its words that must speak for a section, where Word itself calls it a heading


@dataclass(frozen=True, slots=True)
class Printed:
    """A heading of the form.

    Attributes:
        place: its block and role.
        section: the section that it opens.
        inside: the blocks that stand under it, other headings left out.
    """

    place: Placed
    section: SectionId
    inside: tuple[Placed, ...]


def headings(case: Case) -> Iterator[Printed]:
    """The headings and row labels that surely open a section, in document order."""
    placed = lay_out(case.document, case.form)
    cues = cues_of(case.form)
    under: dict[int, list[Placed]] = {}
    for place in placed:
        for heading in place.path:
            under.setdefault(heading.block, []).append(place)
    columns = {place.column for place in placed}
    for place in placed:
        if place.role not in ("heading", "label") or (place.block.cell and place.text in columns):
            continue
        reading = cues.read(place.text)
        share = _HEADED if place.block.heading else WHOLE
        if reading.section and reading.score >= SURE and reading.share >= share:
            inside = [
                one for one in under.get(place.block.number, ()) if one.role not in ("heading", "label")
            ]
            yield Printed(place, reading.section, tuple(inside))
