"""A review conference report as data: the Python side of ``schemas/report.schema.json``.

A date is a string, ISO ``YYYY-MM-DD``, or ``YYYY-MM`` where only the month is given. What the document does not say is
``None`` or empty, never a guess.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

SCHEMA_VERSION = "1.0"

SectionId = Literal[
    "front_sheet",
    "involvement",
    "chronology",
    "risks",
    "strengths",
    "complicating",
    "child_views",
    "parent_views",
    "child_profile",
    "parenting",
    "environment",
    "plan_progress",
    "outcomes",
    "changes",
    "sustainability",
    "analysis",
    "danger_statement",
    "safety_goal",
    "actions",
    "recommendation",
    "sign_off",
    "other",
]
SECTION_NAMES: dict[str, str] = {
    "front_sheet": "Front sheet",
    "involvement": "Involvement",
    "chronology": "Chronology",
    "risks": "Risks",
    "strengths": "Strengths and protective factors",
    "complicating": "Complicating factors",
    "child_views": "The child's views",
    "parent_views": "The parents' views",
    "child_profile": "The child",
    "parenting": "Parenting",
    "environment": "Family and environment",
    "plan_progress": "Progress of the plan",
    "outcomes": "Likely outcomes",
    "changes": "Changes",
    "sustainability": "Sustainability",
    "analysis": "Analysis",
    "danger_statement": "Danger statement",
    "safety_goal": "Safety goal",
    "actions": "Actions",
    "recommendation": "Recommendation",
    "sign_off": "Sign-off",
    "other": "Other parts",
}
Gender = Literal["female", "male"]
Attendance = Literal["attended", "not_attended", "cancelled"]
Change = Literal["increased", "decreased", "unchanged", "new", "resolved", "not_stated"]
Outcome = Literal["cp_continue", "cp_end", "cin", "caf", "legal", "deferred", "none", "conflict"]
Category = Literal["neglect", "emotional", "physical", "sexual"]


@dataclass(frozen=True, slots=True)
class Source:
    """The file that the report was read from."""

    file: str
    sha256: str
    format: str


@dataclass(frozen=True, slots=True)
class Conference:
    """The review conference that the report is for."""

    type: str | None = None
    date: str | None = None
    time: str | None = None
    venue: str | None = None
    chair: str | None = None
    previous_date: str | None = None
    category: tuple[Category, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the report."""

    name: str | None = None
    role: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """When the report was written, sent and shared."""

    report: str | None = None
    submitted: str | None = None
    shared_with_parents: str | None = None
    shared_with_child: str | None = None


@dataclass(frozen=True, slots=True)
class Child:
    """A child of the family, born or unborn."""

    name: str
    known_as: tuple[str, ...] = ()
    date_of_birth: str | None = None
    expected_date_of_delivery: str | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Adult:
    """A parent, carer or other adult of the family."""

    name: str
    relationship: str | None = None
    date_of_birth: str | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change to the front sheet that its author marked."""

    text: str
    mark: Literal["colour", "insertion", "deletion"]
    field: str | None = None


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A text block and its number in the document."""

    block: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under one heading."""

    id: SectionId
    title: str | None
    blocks: tuple[SectionBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of the chronology."""

    date: str | None
    text: str
    date_text: str | None = None
    end_date: str | None = None
    outcome: str | None = None
    kind: str | None = None
    attendance: Attendance | None = None
    children: tuple[str, ...] = ()
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Factor:
    """A risk or protective factor and how it changed since the last conference."""

    kind: Literal["risk", "protective"]
    text: str
    comment: str | None = None
    change: Change = "not_stated"
    extent: str | None = None
    children: tuple[str, ...] = ()
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """A 0 to 10 score: who gave it and whom it is about (a child's name, or "all")."""

    by: str | None
    about: str
    score: int | float
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """Something that is to be done."""

    text: str
    owner: str | None = None
    due: str | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the author recommends for one child."""

    child: str
    outcome: Outcome
    category: tuple[Category, ...] = ()
    reasons: str | None = None
    text: str | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One professional's report for a review conference."""

    source: Source
    conference: Conference = field(default_factory=Conference)
    author: Author = field(default_factory=Author)
    dates: Dates = field(default_factory=Dates)
    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    sections: tuple[Section, ...] = ()
    chronology: tuple[Event, ...] = ()
    factors: tuple[Factor, ...] = ()
    scaling: tuple[Scale, ...] = ()
    actions: tuple[Action, ...] = ()
    recommendation: tuple[Recommendation, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The report as the plain data that ``schemas/report.schema.json`` describes."""
        return {"schema_version": SCHEMA_VERSION, **_plain(asdict(self))}


def _plain(value: Any) -> Any:
    """Tuples as lists, all the way down: JSON Schema knows no tuples."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value
