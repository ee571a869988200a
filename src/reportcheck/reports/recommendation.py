"""What the author recommends for each child: the eight outcomes of the benchmark's guidelines, section 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportcheck.reports.model import Category, Conference, Outcome, Recommendation
from reportcheck.reports.recommendation_form import section_statements
from reportcheck.reports.recommendation_prose import Statement, names_of, statements
from reportcheck.reports.recommendation_words import CATEGORIES, STRONG_VOICE, Sign
from reportcheck.reports.wording import child_mentions, sentences

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family

# Where somebody else speaks, or the form does.
_NOT_THE_AUTHOR = {"front_sheet", "child_views", "parent_views", "chronology", "recommendation"}


@dataclass(slots=True)
class _Case:
    """All that was said about one child."""

    signals: list[Statement] = field(default_factory=list)

    def has(self, *signs: Sign, tentative: bool = False) -> bool:
        return any(one.sign in signs and one.tentative == tentative for one in self.signals)


def read_recommendation(
    passages: Sequence[Passage], family: Family, conference: Conference | None = None
) -> tuple[Recommendation, ...]:
    """One recommendation for each child of the family, in the order of the register.

    Args:
        passages: the whole report's passages. The section ``recommendation`` is read first; what the author says
            outright elsewhere counts where there is no such section, and where it contradicts it.
        family: the register.
        conference: the conference that the report is for. Its category is never taken over: a report that does not
            state one leaves it empty.
    """
    del conference
    own = [passage for passage in passages if _recommends(passage) and passage.text.strip()]
    said = list(section_statements(own, family))
    elsewhere = list(_elsewhere(passages, family))
    return tuple(_for_child(child.name, own, said, elsewhere, family) for child in family.children)


def _recommends(passage: Passage) -> bool:
    """Whether a passage stands under a heading for the author's recommendation."""
    heading = passage.headings[-1] if passage.headings else ""
    return passage.section == "recommendation" or bool(_HEADING.search(heading))


_HEADING = re.compile(
    r"^\W*(?:[\w.]+\s+)?(?:(?:my|our|your|the|\w+'s|agency|social\s+work(?:er'?s)?|professional)\s+)*recommendations?\b(?!.*\b(?:last|previous)\b)",
    re.IGNORECASE,
)


def _for_child(
    child: str, own: list[Passage], said: list[Statement], elsewhere: list[Statement], family: Family
) -> Recommendation:
    here = _Case(_about_child(child, said, family))
    there = _Case(_about_child(child, elsewhere, family))
    outcome = _outcome(here)
    source = here
    if outcome in (None, "deferred") and not own:
        outcome, source = _outcome(there), there
    elif outcome is not None and outcome != "deferred":
        other = _outcome(_Case([one for one in there.signals if one.sign != "deferred"]))
        if other is not None and _exclude(outcome, other):
            outcome = "conflict"
    if outcome is None:
        outcome = _silent(own, said)
    decisive = _decisive(source, outcome)
    block = decisive.block if decisive else own[0].block.number if own else None
    reasons = _reasons(own, decisive)
    categories = _categories(source) if outcome == "cp_continue" else ()
    text = decisive.text if decisive else " ".join(passage.text.strip() for passage in own) or None
    return Recommendation(child, outcome, categories, reasons, text, block)


def _silent(own: list[Passage], said: list[Statement]) -> Outcome:
    """What no statement about a child means: nothing at all, or a section that gives no view."""
    if not own:
        return "none"
    others = any(one.sign not in ("deferred", "met", "not_met") and one.specific for one in said)
    return "none" if others else "deferred"


def _about_child(child: str, signals: list[Statement], family: Family) -> list[Statement]:
    """The statements that hold for a child: one that names it beats one about all where the writer marks the exception."""
    mine = [one for one in signals if child in one.children]
    named = [one for one in mine if one.specific and len(one.children) < len(family.children)]
    if any(one.contrast for one in named):
        mine = [one for one in mine if one in named or len(one.children) < len(family.children)]
    return mine


def _outcome(case: _Case) -> Outcome | None:
    found = _settle({one.sign for one in case.signals if not one.tentative})
    return (
        found
        if found
        else _settle(
            {one.sign for one in case.signals if one.sign != "deferred"}
            if not case.has("deferred")
            else {"deferred"}
        )
    )


def _settle(signs: set[Sign]) -> Outcome | None:
    """One outcome from all that is said about a child."""
    lower = "cin" in signs or "caf" in signs
    if "legal" in signs:
        return "legal"
    if "continue" in signs and (lower or "end" in signs or "step_down" in signs):
        return "conflict"
    if "cin" in signs:
        return "cin"
    if "caf" in signs:
        return "caf"
    if "continue" in signs:
        return "cp_continue"
    if "end" in signs or "step_down" in signs:
        return "cp_end"
    if "deferred" in signs:
        return "deferred"
    if "met" in signs and "not_met" in signs:
        return None
    if "met" in signs:
        return "cp_continue"
    return "cp_end" if "not_met" in signs else None


def _exclude(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes cannot both be meant. To take legal advice leaves the plan open."""
    down = {"cin", "caf", "cp_end"}
    return (one in down and other in ("cp_continue", "legal")) or (
        other in down and one in ("cp_continue", "legal")
    )


def _decisive(case: _Case, outcome: Outcome) -> Statement | None:
    wanted: dict[Outcome, tuple[Sign, ...]] = {
        "cp_continue": ("continue", "met"),
        "cp_end": ("end", "step_down", "not_met"),
        "cin": ("cin",),
        "caf": ("caf",),
        "legal": ("legal",),
        "deferred": ("deferred",),
        "conflict": ("continue", "cin", "caf", "end", "step_down"),
        "none": (),
    }
    for sign in wanted[outcome]:
        for one in case.signals:
            if one.sign == sign:
                return one
    return None


def _categories(case: _Case) -> tuple[Category, ...]:
    named = {category for one in case.signals for category in one.categories}
    return tuple(category for category, _ in CATEGORIES if category in named)


def _reasons(own: list[Passage], decisive: Statement | None) -> str | None:
    """The rest of what the section says beside the deciding sentence, or its own "because"."""
    if decisive is None:
        return None
    because = re.search(
        r"\b(?:because|given\s+that|due\s+to|in\s+view\s+of|in\s+light\s+of|on\s+the\s+grounds)\b.*",
        decisive.text,
        re.IGNORECASE | re.DOTALL,
    )
    if because:
        return because.group().rstrip(" .")
    held = next((passage for passage in own if passage.block.number == decisive.block), None)
    if held is None:
        return None
    rest = [piece.text for piece in sentences(held.text) if piece.text.strip() != decisive.text.strip()]
    return " ".join(rest).strip() or None


def _elsewhere(passages: Sequence[Passage], family: Family) -> Iterator[Statement]:
    """What the author says outright about the plan outside the recommendation section."""
    told: tuple[str, ...] = ()
    for passage in passages:
        if passage.section not in _NOT_THE_AUTHOR and not _recommends(passage) and passage.text.strip():
            yield from statements(passage, family, told=told, voice=STRONG_VOICE)
            told = names_of(child_mentions(passage.text, family)) or told
