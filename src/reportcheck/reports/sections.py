"""Which part of a review report each block belongs to.

The innermost heading that says something decides. A heading that says nothing but stands at the level of the report's
sections opens a section of its own: then, and where a letter has no headings at all, the words of the block decide
(``topics``).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportcheck.reports.dates import Period, find_dates
from reportcheck.reports.forms import SECTION_IDS, Form
from reportcheck.reports.headings import FRAME, SURE, WHOLE, Cues, Labels, Names, canonical, cues_of, labels_of
from reportcheck.reports.layout import Heading, Placed
from reportcheck.reports.model import SectionId
from reportcheck.reports.topics import Topics, load_topics

_ANY_YEAR = Period(end=date(2026, 12, 31))  # only whether there is a day matters here, not which
# Inside these a sub-heading names a date, an action or a person; it seldom opens another section.
_HOLDS = frozenset({"chronology", "plan_progress", "child_views", "parent_views", "actions", "recommendation", "sign_off", "front_sheet"})
# Sub-headings of risks and strengths that say how they changed.
_CHANGE = re.compile(
    r"^\W*(?:increas\w*|decreas\w*|diminish\w*|reduc\w*|same|unchanged|no change|not changed|new|resolved|stayed|gone (?:up|down)|got(?:ten)? (?:better|worse)|grown|smaller|worse|better|improved|no longer|ongoing|remains)"
    r"(?:\W+(?:since|from|than|compared|at|this|last|the|same|time|conference|review|meeting|period|slightly|a|lot|bit|much|significantly|to|some|extent|up|down|better|worse|increased|decreased|diminished|reduced|"
    r"unchanged|change|new|or|and|before|in|risks?|present|concern))*\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A placed block with its section.

    Attributes:
        section: the section's id.
        title: the heading that decided, as printed; None where none did.
    """

    placed: Placed
    section: SectionId
    title: str | None


def resolve(placed: Sequence[Placed], form: Form, names: Names) -> list[Resolved]:
    """The section of every block of content, in document order."""
    return _Resolver(placed, form, names).run()


class _Resolver:
    def __init__(self, placed: Sequence[Placed], form: Form, names: Names) -> None:
        self.placed = placed
        self.names = names
        self.cues: Cues = cues_of(form)
        self.labels: Labels = labels_of(form)
        self.topics: Topics | None = load_topics()
        known: dict[tuple[object, ...], set[int]] = {}
        for place in placed:
            below = False  # numbered lines below a section are its actions or its points
            for heading in place.path:
                section = self.cues.read(heading.text, names).section if heading.speaks and not _CHANGE.match(heading.text) else None
                if section and not (below and heading.kind == "number"):
                    known.setdefault(heading.key, set()).add(heading.block)
                below = below or section not in FRAME
        self.major = {key for key, blocks in known.items() if len(blocks) >= 2 and key[0] not in ("cell", "below", "column")}

    def run(self) -> list[Resolved]:
        """Resolve by headings first, then by what the blocks say."""
        found: list[tuple[Placed, SectionId | None, str | None]] = []
        begun = any(self._by_headings(p)[0] not in (None, "front_sheet", "sign_off", "other") for p in self.placed if p.role == "content")
        started = False
        for place in self.placed:
            if place.role not in ("content", "subject", "closing", "salutation"):
                continue
            section, title = self._of(place)
            if section is None and not started and begun and not _prose(place.text):
                section = "front_sheet"
            started = started or section not in (None, "front_sheet", "sign_off")
            found.append((place, section, title))
        return self._fill(found)

    def _of(self, place: Placed) -> tuple[SectionId | None, str | None]:
        if place.role in ("subject", "salutation") or place.zone == "head":
            return "front_sheet", None
        if place.role == "closing" or place.zone == "tail":
            return "sign_off", None
        if place.hint == "front_sheet":
            return "front_sheet", None
        section, title = self._by_headings(place)
        if section is None and place.hint in SECTION_IDS:
            return place.hint, title  # type: ignore[return-value]
        return section, title

    def _by_headings(self, place: Placed) -> tuple[SectionId | None, str | None]:
        path = [h for h in place.path if h.speaks]
        outer: list[tuple[Heading, SectionId | None, float, float]] = []
        for heading in path:
            reading = self.cues.read(heading.text, self.names)
            outer.append((heading, reading.section, reading.score, reading.share))
        section: SectionId | None = None
        title: str | None = None
        decided: str | None = None
        prose = _prose(place.text)
        for heading, own, score, share in outer:
            whole = score >= SURE and share >= WHOLE
            titled = heading.kind == "style" or heading.key == ("box",) or (heading.kind == "line" and section not in ("child_views", "parent_views"))
            major = heading.key in self.major or (titled and whole)
            if own == "front_sheet" and section not in (None, "front_sheet", "sign_off") and not major:
                continue
            if self._is_field(heading, section):
                if section not in ("front_sheet", "sign_off"):
                    section, title = "front_sheet", title
                continue
            if own is not None:
                if section in ("risks", "strengths", "complicating") and _CHANGE.match(heading.text):
                    continue  # "Increased", "No change", "New since last time"
                if own in ("other", "changes") and heading.kind == "row" and section == "front_sheet" and not prose:
                    continue  # "Other information", "Any changes to the above"
                if section in _HOLDS and decided != "column" and not major and own != section and not (section in ("front_sheet", "sign_off") and score >= SURE):
                    continue
                if section is not None and own != section and (self._is_about_person(heading) or (not major and score < SURE)):
                    continue
                section, title, decided = own, heading.printed, heading.kind
            elif major and not self._is_about_person(heading) and not _CHANGE.match(heading.text):
                section, title = None, heading.printed
        return section, title

    def _is_field(self, heading: Heading, section: SectionId | None) -> bool:
        """Whether a label asks for a field of the front sheet, where such a field can stand."""
        if heading.kind not in ("row", "lead", "line", "cell") or section not in (None, "front_sheet", "sign_off"):
            return False
        field = self.labels.field(heading.text)
        if field is None or field.startswith("column."):
            return False
        return self.cues.read(heading.text, self.names).score < SURE or heading.kind in ("row", "lead")

    def _is_about_person(self, heading: Heading) -> bool:
        """A heading that only names somebody, or a day."""
        if canonical(heading.text, self.names) in ("child", "parent", "child and parent", "parent and child"):
            return True
        days = find_dates(heading.text, _ANY_YEAR) if len(heading.text) < 40 else []
        return bool(days) and days[-1].end - days[0].start > len(heading.text) * 0.6

    def _fill(self, found: list[tuple[Placed, SectionId | None, str | None]]) -> list[Resolved]:
        """Give the blocks that no heading places the section that their words speak for, or ``other``."""
        open_blocks = [i for i, (place, section, _) in enumerate(found) if section is None and place.role == "content"]
        by_words = self.topics.read([found[i][0].text for i in open_blocks]) if self.topics and open_blocks else []
        words = dict(zip(open_blocks, by_words, strict=False))
        resolved = []
        for i, (place, section, title) in enumerate(found):
            resolved.append(Resolved(place, section or words.get(i) or "other", title))
        return resolved


def _prose(text: str) -> bool:
    """Sentences, not the value of a field."""
    return len(text) > 120 or (len(text.split()) > 12 and re.search(r"[.!?]\s", text) is not None)


def counts(resolved: Sequence[Resolved]) -> Counter[str]:
    """How many blocks each section has."""
    return Counter(item.section for item in resolved)
