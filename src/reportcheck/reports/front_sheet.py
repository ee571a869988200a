"""The unit's front sheet of a family: who the conference is about and who was asked to report."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from reportcheck.reports.model import SCHEMA_VERSION, Adult, Child, Conference


class FrontSheetError(Exception):
    """A front sheet that cannot be used; the message names the file and says what is wrong, quoting none of it."""


@dataclass(frozen=True, slots=True)
class Professional:
    """A member of the core group, who owes the conference a report."""

    name: str
    role: str | None = None
    agency: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class FrontSheet:
    """What the unit knows of a conference before any report is in."""

    conference: Conference = field(default_factory=Conference)
    children: tuple[Child, ...] = ()
    adults: tuple[Adult, ...] = ()
    core_group: tuple[Professional, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """The front sheet as ``schemas/front_sheet.schema.json`` describes it."""
        data: dict[str, Any] = json.loads(json.dumps(asdict(self)))  # tuples as lists
        return {"schema_version": SCHEMA_VERSION, **data}


def load_front_sheet(path: str | Path) -> FrontSheet:
    """Read a front sheet from a JSON file.

    Raises:
        FrontSheetError: the file cannot be read, is not JSON, or is not a front sheet.
    """
    from reportcheck.reports.validate import load

    remedy = "Export it again from the unit's system."
    return load(path, "front sheet", remedy, read_front_sheet, FrontSheetError)


def read_front_sheet(data: Any) -> FrontSheet:
    """A front sheet from plain data, checked against its schema.

    Units' systems write "Male", "unknown", "" or null where they have no value: those are read as what they mean.

    Raises:
        FrontSheetError: the data is not a front sheet.
    """
    from reportcheck.reports.validate import InvalidDataError, validate

    data = _tidied(data)
    try:
        validate(data, "front_sheet")
    except InvalidDataError as error:
        raise FrontSheetError(str(error)) from error
    conference = {k: v for k, v in data["conference"].items() if k in Conference.__dataclass_fields__}
    conference["category"] = tuple(conference.get("category") or ())
    return FrontSheet(
        conference=Conference(**conference),
        children=tuple(
            Child(**{**_known(Child, c), "known_as": tuple(c.get("known_as") or ())})
            for c in data["children"]
        ),
        adults=tuple(Adult(**_known(Adult, a)) for a in data.get("adults", ())),
        core_group=tuple(Professional(**_known(Professional, p)) for p in data.get("core_group", ())),
    )


def _tidied(data: Any) -> Any:
    """The data with empty values as null, missing lists as empty and gender in lower case or null."""
    if not isinstance(data, dict):
        return data
    tidy = {key: None if value == "" else value for key, value in data.items()}
    for key in ("children", "adults", "core_group"):
        people = tidy.get(key) or []
        tidy[key] = [_person(person) for person in people] if isinstance(people, list) else people
    conference = tidy.get("conference") or {}
    if isinstance(conference, dict):
        conference = {key: None if value == "" else value for key, value in conference.items()}
        conference["category"] = conference.get("category") or []
    tidy["conference"] = conference
    return tidy


def _person(person: Any) -> Any:
    if not isinstance(person, dict):
        return person
    tidy = {key: None if value == "" else value for key, value in person.items()}
    if "known_as" in tidy:
        tidy["known_as"] = tidy["known_as"] or []
    stated = tidy.get("gender")
    if isinstance(stated, str):
        gender = stated.strip().casefold()
        tidy["gender"] = {"m": "male", "f": "female"}.get(
            gender, gender if gender in ("male", "female") else None
        )
    return tidy


def _known(kind: type, data: dict[str, Any]) -> dict[str, Any]:
    """The keys that a type has; a front sheet may carry more of its own."""
    fields = kind.__dataclass_fields__  # type: ignore[attr-defined]
    return {key: value for key, value in data.items() if key in fields}
