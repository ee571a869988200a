"""What changed between two versions of a report, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportcheck.reports.diff import Difference, Pair
from reportcheck.reports.model import Action, Event, Factor, Recommendation
from reportcheck.reports.rendering_words import CATEGORY, CHANGE, LABELS, OUTCOME, shown_date
from reportcheck.rules.model import Finding

_OUTCOMES = {value: words for words, value in OUTCOME.items()} | {
    "none": "nothing",
    "conflict": "two things that exclude each other",
}
_CHANGES = {value: words.lower() for words, value in CHANGE.items()} | {"not_stated": "not stated"}
_CATEGORIES = {value: words.lower() for words, value in CATEGORY.items()}


def render(change: Difference, solved: Sequence[Finding] | None, new: Sequence[Finding] | None) -> str:
    """The text.

    Args:
        change: between the two reports.
        solved: findings of the earlier version that are gone; None where no documents were checked.
        new: findings that are new.
    """
    parts = [
        ("Recommendation", [_turned(pair) for pair in change.recommendation]),
        ("Details", [_detail(one.field, one.old, one.new) for one in change.details]),
        ("Chronology", list(_entries(change.chronology, _event))),
        ("Risk and protective factors", list(_entries(change.factors, _factor))),
        ("Actions", list(_entries(change.actions, _action))),
        ("Sections", [f"+ “{t}” is filled in now." for t in change.filled] + [f"- “{t}” is empty now." for t in change.emptied]),
        ("Findings solved", [_finding(one) for one in solved or ()]),
        ("Findings new", [_finding(one) for one in new or ()]),
    ]  # fmt: skip
    written = [f"{title}\n" + "\n".join(f"  {line}" for line in lines) for title, lines in parts if lines]
    return "\n\n".join(written) + "\n" if written else "Nothing changed.\n"


def _entries(entries: Any, words: Any) -> Iterator[str]:
    yield from (f"+ {words(one)}" for one in entries.added)
    yield from (f"- {words(one)}" for one in entries.removed)
    yield from (f"~ {words(pair.old)}\n    → {words(pair.new)}" for pair in entries.changed)


def _event(event: Event) -> str:
    date = shown_date(event.date)[0] if event.date else event.date_text or "no date"
    told = [event.text, event.outcome, event.attendance and event.attendance.replace("_", " ")]
    return f"{date}: {' | '.join(part for part in told if part)}"


def _factor(factor: Factor) -> str:
    extent = f", {factor.extent}" if factor.extent else ""
    comment = f" | {factor.comment}" if factor.comment else ""
    return f"{factor.kind}: {factor.text} ({_CHANGES[factor.change]}{extent}){comment}"


def _action(action: Action) -> str:
    due = shown_date(action.due)[0] if action.due else None
    return " | ".join(part for part in (action.text, action.owner, due) if part)


def _turned(pair: Pair[Recommendation | None]) -> str:
    entry = pair.new or pair.old
    return f"{entry.child if entry else ''}: {_outcome(pair.old)} → {_outcome(pair.new)}"


def _outcome(entry: Recommendation | None) -> str:
    if entry is None:
        return "no entry"
    category = f" ({', '.join(_CATEGORIES[one] for one in entry.category)})" if entry.category else ""
    return f"{_OUTCOMES[entry.outcome]}{category}"


def _detail(field: str, old: Any, new: Any) -> str:
    return f"{LABELS.get(field, field)}: {_value(old)} → {_value(new)}"


def _value(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value)) or "not stated"
    return "not stated" if value is None else str(value)


def _finding(finding: Finding) -> str:
    return f"{finding.code} {finding.message}" + (f" “{finding.quote}”" if finding.quote else "")
