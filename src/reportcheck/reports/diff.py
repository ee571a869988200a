"""What changed between two versions of a report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Generic, TypeVar

from rapidfuzz import fuzz

from reportcheck.reports.model import Action, Event, Factor, Recommendation, Report
from reportcheck.reports.people import same_name

T = TypeVar("T")
# From this likeness (rapidfuzz ratio, 0 to 100) on two texts are one entry that was reworded.
_ALIKE = 75


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """One entry in both versions."""

    old: T
    new: T


@dataclass(frozen=True, slots=True)
class Entries(Generic[T]):
    """What became of a list's entries; those that stayed the same are left out."""

    added: tuple[T, ...] = ()
    removed: tuple[T, ...] = ()
    changed: tuple[Pair[T], ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """A single value that changed: its path in the report JSON and both values."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one report to another.

    Attributes:
        details: values of the conference, the author and the dates.
        chronology: events; "changed" ones have another date, other words, outcome or attendance.
        factors: risk and protective factors; "changed" ones moved, or are explained differently.
        actions: what is to be done.
        recommendation: for each child whose recommendation turned; None where a version has no entry for the child.
        filled: titles (or ids) of sections that were empty or missing and now hold text.
        emptied: those that held text and no longer do.
    """

    details: tuple[Detail, ...] = ()
    chronology: Entries[Event] = Entries()
    factors: Entries[Factor] = Entries()
    actions: Entries[Action] = Entries()
    recommendation: tuple[Pair[Recommendation | None], ...] = ()
    filled: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The difference as plain data; numbers of blocks, which belong to one file, are left out."""
        data: dict[str, Any] = _plain(asdict(self))
        return data


def difference(old: Report, new: Report) -> Difference:
    """Compare two versions of one author's report."""
    return Difference(
        details=tuple(_details(old, new)),
        chronology=_entries(old.chronology, new.chronology, _event_likeness, _event_words),
        factors=_entries(old.factors, new.factors, _factor_likeness, _factor_words),
        actions=_entries(old.actions, new.actions, lambda a, b: fuzz.ratio(a.text, b.text), _action_words),
        recommendation=tuple(_turned(old, new)),
        filled=_sections(new, old),
        emptied=_sections(old, new),
    )


def _details(old: Report, new: Report) -> list[Detail]:
    found = []
    for group in ("conference", "author", "dates"):
        before, after = asdict(getattr(old, group)), asdict(getattr(new, group))
        found += [
            Detail(f"{group}.{key}", before[key], after[key]) for key in before if before[key] != after[key]
        ]
    return found


def _entries(
    old: Sequence[T],
    new: Sequence[T],
    likeness: Callable[[T, T], float],
    words: Callable[[T], tuple[Any, ...]],
) -> Entries[T]:
    """Pair the entries: first those that are the same, then the likest pairs."""
    left, right = list(range(len(old))), list(range(len(new)))
    for i in list(left):
        same = next((j for j in right if words(old[i]) == words(new[j])), None)
        if same is not None:
            left.remove(i)
            right.remove(same)
    ranked = sorted(((likeness(old[i], new[j]), -i, -j) for i in left for j in right), reverse=True)
    changed = []
    for score, i, j in ranked:
        if score >= _ALIKE and -i in left and -j in right:
            left.remove(-i)
            right.remove(-j)
            changed.append((-j, Pair(old[-i], new[-j])))
    return Entries(
        tuple(new[j] for j in right),
        tuple(old[i] for i in left),
        tuple(pair for _, pair in sorted(changed, key=lambda one: one[0])),
    )


def _event_words(event: Event) -> tuple[Any, ...]:
    return (event.date, event.end_date, event.text, event.outcome, event.attendance, event.children)


def _factor_words(factor: Factor) -> tuple[Any, ...]:
    return (factor.kind, factor.text, factor.change, factor.extent, factor.comment, factor.children)


def _action_words(action: Action) -> tuple[Any, ...]:
    return (action.text, action.owner, action.due)


def _event_likeness(one: Event, other: Event) -> float:
    """Words count; the same day makes up for some of them."""
    score = fuzz.ratio(one.text, other.text)
    return score + 20 if one.date and one.date == other.date else score


def _factor_likeness(one: Factor, other: Factor) -> float:
    return fuzz.ratio(one.text, other.text) if one.kind == other.kind else 0.0


def _turned(old: Report, new: Report) -> list[Pair[Recommendation | None]]:
    before = list(old.recommendation)
    found: list[Pair[Recommendation | None]] = []
    for entry in new.recommendation:
        same = next(
            (one for one in before if one.child == entry.child or same_name(one.child, entry.child)), None
        )
        if same is not None:
            before.remove(same)
        if same is None or (same.outcome, set(same.category)) != (entry.outcome, set(entry.category)):
            found.append(Pair(same, entry))
    return [*found, *(Pair(one, None) for one in before)]


def _sections(has: Report, lacks: Report) -> tuple[str, ...]:
    """Sections that hold text in one report and none in the other."""
    held = {section.id for section in lacks.sections if any(block.text.strip() for block in section.blocks)}
    found = {
        section.id: section.title or section.id
        for section in has.sections
        if section.id not in held and any(block.text.strip() for block in section.blocks)
    }
    return tuple(found.values())


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if key != "block"}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
