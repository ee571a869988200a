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
from reportcheck.reports.factor_change import FACTOR_SECTIONS
from reportcheck.reports.forms import SECTION_IDS, Form
from reportcheck.reports.headings import (
    FRAME,
    SURE,
    WHOLE,
    Cues,
    Labels,
    Names,
    canonical,
    cues_of,
    labels_of,
)
from reportcheck.reports.layout import Heading, Placed
from reportcheck.reports.model import SectionId
from reportcheck.reports.topics import Passage, Topics, features, load_topics

_ANY_YEAR = Period(end=date(2026, 12, 31))  # only whether there is a day matters here, not which
# Inside these a sub-heading names a date, an action or a person; it seldom opens another section.
_HOLDS = frozenset(
    {
        "chronology",
        "plan_progress",
        "child_views",
        "parent_views",
        "actions",
        "recommendation",
        "sign_off",
        "front_sheet",
    }
)
_CARRIED = (
    1.5  # how much likelier (log) a paragraph belongs to the last run-in label than its words alone say
)
_MARGIN = 0.7  # how much likelier (log) another section must be to overrule a heading's cue
# Sub-headings of risks and strengths that say how they changed.
# A line that signs the report, wherever it stands: "Signed: Jo Hale    Date: 3/2/26"
_SIGNED = re.compile(r"(?:counter)?sign(?:ed|ature)(?: by)?\s*[:.…_]", re.IGNORECASE)
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


@dataclass(slots=True)
class _Choice:
    """What the headings say of a block, before its words are asked.

    Attributes:
        section: None where they say nothing.
        heading: the heading that decided, or that stands at the level of sections and says nothing.
        settled: the words need not be asked.
        carried: the section was opened by a run-in label some paragraphs above, and nothing says where it ends.
    """

    section: SectionId | None = None
    heading: Heading | None = None
    settled: bool = False
    carried: bool = False

    @property
    def title(self) -> str | None:
        return self.heading.printed if self.heading else None


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
                section = (
                    self.cues.read(heading.text, names).section
                    if heading.speaks and not _CHANGE.match(heading.text)
                    else None
                )
                if section and not (below and heading.kind == "number"):
                    known.setdefault(heading.key, set()).add(heading.block)
                below = below or section not in FRAME
        self.major = {
            key
            for key, blocks in known.items()
            if len(blocks) >= 2 and key[0] not in ("cell", "below", "column")
        }

    def run(self) -> list[Resolved]:
        """Resolve by headings first, then by what the blocks say."""
        content = [p for p in self.placed if p.role in ("content", "subject", "closing", "salutation")]
        choices = [self._of(place) for place in content]
        letter = any(place.zone != "body" for place in content)
        begun = not letter and any(
            c.section not in (None, "front_sheet", "sign_off", "other") for c in choices
        )
        started = False
        for place, choice in zip(content, choices, strict=True):
            section = choice.section
            if (
                section in (None, "other", "changes")
                and not started
                and begun
                and not _prose(place.text)
                and (section is None or place.row or place.path[-1].kind == "lead")
            ):
                choice.section, choice.settled = "front_sheet", True
            started = started or choice.section not in (None, "front_sheet", "sign_off")
        if self.topics:
            self._ask_words(content, choices, self.topics)
        return [
            Resolved(place, choice.section or "other", choice.title)
            for place, choice in zip(content, choices, strict=True)
        ]

    # --- by headings ------------------------------------------------------------------------------------------------

    def _of(self, place: Placed) -> _Choice:
        if place.role in ("subject", "salutation") or place.zone == "head":
            return _Choice("front_sheet", settled=True)
        if place.role == "closing" or place.zone == "tail":
            return _Choice("sign_off", settled=True)
        if _SIGNED.match(place.text):
            return _Choice("sign_off", settled=True)
        if place.hint == "front_sheet":
            return _Choice("front_sheet", settled=True)
        choice = self._by_headings(place)
        if choice.heading and all(h.kind == "lead" for h in place.path):
            choice.carried = choice.heading.block != place.block.number
        if place.hint in SECTION_IDS and choice.section in (None, "other"):
            return _Choice(place.hint, choice.heading, settled=True)
        if choice.section is not None and choice.section == place.hint:
            choice.settled = True
        return choice

    def _by_headings(self, place: Placed) -> _Choice:
        choice = _Choice()
        section: SectionId | None = None
        prose = _prose(place.text)
        for heading in place.path:
            if not heading.speaks:
                continue
            reading = self.cues.read(heading.text, self.names)
            own, score, share = reading.section, reading.score, reading.share
            whole = score >= SURE and share >= WHOLE
            titled = (
                heading.kind == "style"
                or heading.key == ("box",)
                or (heading.kind == "line" and section not in ("child_views", "parent_views"))
            )
            major = heading.key in self.major or (titled and whole)
            if own == "front_sheet" and section not in FRAME and not major:
                continue
            if self._is_field(heading, section, prose=prose):
                if section not in ("front_sheet", "sign_off"):
                    section, choice = "front_sheet", _Choice("front_sheet", choice.heading, settled=True)
                continue
            if own is not None:
                if section in FACTOR_SECTIONS and _CHANGE.match(heading.text):
                    continue  # "Increased", "No change", "New since last time"
                if (
                    own in ("other", "changes")
                    and heading.kind == "row"
                    and section == "front_sheet"
                    and not prose
                ):
                    continue  # "Other information", "Any changes to the above"
                held = (
                    section in _HOLDS
                    and not (choice.heading and choice.heading.kind == "column")
                    and not major
                )
                if held and own != section and not (section in ("front_sheet", "sign_off") and score >= SURE):
                    continue
                if (
                    section is not None
                    and own != section
                    and (self._is_about_person(heading) or (not major and score < SURE))
                ):
                    continue
                section, choice = own, _Choice(own, heading, settled=score >= SURE)
            elif major and not self._is_about_person(heading) and not _CHANGE.match(heading.text):
                section, choice = None, _Choice(None, heading)
        return choice

    # --- by words ---------------------------------------------------------------------------------------------------

    def _ask_words(self, content: Sequence[Placed], choices: Sequence[_Choice], topics: Topics) -> None:
        """Let the words of the blocks decide where their headings say little or nothing."""
        narrative = [i for i, c in enumerate(choices) if c.section not in ("front_sheet", "sign_off")]
        seen: dict[int, dict[SectionId, float]] = {}
        for order, i in enumerate(narrative):
            choice = choices[i]
            if not choice.settled or choice.carried:
                heading = choice.heading.text if choice.heading and not choice.carried else ""
                passage = Passage(heading, content[i].text, order / max(1, len(narrative)))
                seen[i] = topics.scores(features(passage, self.cues, self.names, with_heading=bool(heading)))
        groups: dict[tuple[int, str], list[int]] = {}
        for i in seen:
            above = choices[i].heading
            if above and not choices[i].carried:
                groups.setdefault((above.block, above.text), []).append(i)
        for places in groups.values():
            together = topics.together(seen[i] for i in places)
            best = max(together, key=lambda s: together[s])
            own = choices[places[0]].section
            if own is None or together[best] - together.get(own, -9.0) > _MARGIN:
                for i in places:
                    choices[i].section = best
        self._fill_gaps(narrative, choices, seen, topics)

    def _fill_gaps(
        self,
        narrative: Sequence[int],
        choices: Sequence[_Choice],
        seen: dict[int, dict[SectionId, float]],
        topics: Topics,
    ) -> None:
        """Blocks without any heading: the likeliest run of sections, held fast at the blocks that are known."""
        if not any(choices[i].section is None or choices[i].carried for i in narrative):
            return
        run = []
        for i in narrative:
            known = choices[i].section
            if known is None:
                run.append(seen[i])
            elif choices[i].carried:
                run.append({s: v + (_CARRIED if s == known else 0.0) for s, v in seen[i].items()})
            else:
                run.append({s: (0.0 if s == known else -20.0) for s in topics.sections})
        for i, section in zip(narrative, topics.path(run), strict=True):
            if choices[i].carried and section != choices[i].section:
                choices[i].heading = None
            if choices[i].section is None or choices[i].carried:
                choices[i].section = section

    def _is_field(self, heading: Heading, section: SectionId | None, *, prose: bool) -> bool:
        """Whether a label asks for a field of the front sheet, where such a field can stand."""
        if heading.kind not in ("row", "lead", "line", "cell") or section not in (
            None,
            "front_sheet",
            "sign_off",
        ):
            return False
        field = self.labels.field(heading.text)
        if (
            field is None
            or field.startswith("column.")
            or (prose and heading.kind != "row" and field.startswith("person."))
        ):
            return False  # "The children: …" over a paragraph asks for no names
        return self.cues.read(heading.text, self.names).score < SURE or heading.kind in ("row", "lead")

    def _is_about_person(self, heading: Heading) -> bool:
        """A heading that only names somebody, or a day."""
        if canonical(heading.text, self.names) in ("child", "parent", "child and parent", "parent and child"):
            return True
        days = find_dates(heading.text, _ANY_YEAR) if len(heading.text) < 40 else []
        return bool(days) and days[-1].end - days[0].start > len(heading.text) * 0.6


def _prose(text: str) -> bool:
    """Sentences, not the value of a field."""
    return len(text) > 120 or (len(text.split()) > 12 and re.search(r"[.!?]\s", text) is not None)


def counts(resolved: Sequence[Resolved]) -> Counter[str]:
    """How many blocks each section has."""
    return Counter(item.section for item in resolved)
