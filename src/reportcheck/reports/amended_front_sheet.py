"""What the authors of a conference's reports changed on the front sheet, put together for the review unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from reportcheck.reports.front_sheet import FrontSheet
from reportcheck.reports.model import Report
from reportcheck.reports.people import same_name

_CONFERENCE = ("date", "time", "venue", "chair", "previous_date")
_CHILD = ("date_of_birth", "expected_date_of_delivery", "gender")
_ADULT = ("relationship", "date_of_birth")


def amended_front_sheet(sheet: FrontSheet, reports: Sequence[Report]) -> dict[str, Any]:
    """The front sheet with the changes that authors marked (another colour, a tracked change).

    Args:
        sheet: the unit's front sheet.
        reports: one an author.

    Returns:
        The front sheet as plain data (``schemas/front_sheet.schema.json`` lets it carry more) with, beside it,
        ``changes``: each with its field, whom it is about, the old and the new value, and who said so;
        ``conflicts``: fields where authors say different things, which keep their old value;
        ``unmarked``: values that differ from the front sheet without being marked, which keep their old value;
        ``notes``: marked words that are no field of the front sheet data, such as an address.
    """
    data = sheet.to_json()
    said: dict[str, list[tuple[str, Any, bool]]] = {}
    about: dict[str, tuple[str | None, Any]] = {}
    notes = []
    for report in reports:
        author = _author(report)
        used = set()
        for path, name, old, new in _differences(sheet, report):
            marks = [a.text for a in report.amendments if a.mark != "deletion" and _states(a.text, new)]
            used.update(marks)
            said.setdefault(path, []).append((author, new, bool(marks)))
            about[path] = (name, old)
        notes += [
            {"by": author, "field": amendment.field, "text": amendment.text, "mark": amendment.mark}
            for amendment in report.amendments
            if amendment.text not in used
        ]
    changes, conflicts, unmarked = [], [], []
    for path, sayings in said.items():
        name, old = about[path]
        marked = [(author, value) for author, value, mark in sayings if mark]
        entry = {"field": path, "about": name, "old": old}
        if len({value for _, value in marked}) > 1:
            conflicts.append({**entry, "says": [{"by": author, "value": value} for author, value in marked]})
        elif marked:
            new = marked[0][1]
            changes.append({**entry, "new": new, "by": [author for author, _ in marked]})
            _set(data, path, new)
        unmarked += [{**entry, "new": value, "by": author} for author, value, mark in sayings if not mark]
    return {**data, "changes": changes, "conflicts": conflicts, "unmarked": unmarked, "notes": notes}


def _author(report: Report) -> str:
    """Who said so: the author's name, else their role or agency, else the file."""
    author = report.author
    return author.name or author.role or author.agency or report.source.file


def _differences(sheet: FrontSheet, report: Report) -> Iterator[tuple[str, str | None, Any, Any]]:
    """Path, person, old and new value of what a report states otherwise than the front sheet."""
    for key in _CONFERENCE:
        old, new = getattr(sheet.conference, key), getattr(report.conference, key)
        if new is not None and new != old:
            yield f"conference.{key}", None, old, new
    for group, keys in (("children", _CHILD), ("adults", _ADULT)):
        for n, person in enumerate(getattr(sheet, group)):
            stated = next((one for one in getattr(report, group) if same_name(one.name, person.name)), None)
            before, after = asdict(person), {} if stated is None else asdict(stated)
            for key in keys:
                old, new = before[key], after.get(key)
                if new is not None and _folded(new) != _folded(old):
                    yield f"{group}[{n}].{key}", person.name, old, new


def _states(text: str, value: Any) -> bool:
    """Whether marked words are this value, a date in whatever way it is written."""
    from reportcheck.reports.dates import read_date

    return _folded(value) in _folded(text) or read_date(text) == value


def _folded(value: Any) -> str:
    return " ".join(str(value).casefold().split())


def _set(data: dict[str, Any], path: str, value: Any) -> None:
    place, _, key = path.rpartition(".")
    group, _, number = place.partition("[")
    target = data[group][int(number.rstrip("]"))] if number else data[group]
    target[key] = value
