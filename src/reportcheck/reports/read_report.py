"""Report JSON → Report: the way back from ``Report.to_json``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportcheck.reports.model import (
    Action,
    Adult,
    Amendment,
    Author,
    Child,
    Conference,
    Dates,
    Event,
    Factor,
    Recommendation,
    Report,
    Scale,
    Section,
    SectionBlock,
    Source,
)
from reportcheck.reports.validate import InvalidDataError, load, validate


class ReportError(Exception):
    """Report JSON that cannot be used; the message names the file and says what is wrong, quoting none of it."""


def load_report(path: str | Path) -> Report:
    """Read a report from a JSON file, as ``reportcheck parse`` writes it.

    Raises:
        ReportError: the file cannot be read, is not JSON, or is not a report.
    """
    remedy = f"Make it with: reportcheck parse FILE -o {path}"
    return load(path, "report", remedy, read_report, ReportError)


def read_report(data: Any) -> Report:
    """A report from plain data, checked against ``schemas/report.schema.json``.

    Raises:
        ReportError: the data is not a report.
    """
    try:
        validate(data, "report")
    except InvalidDataError as error:
        raise ReportError(str(error)) from error
    return Report(
        source=_made(Source, data["source"]),
        conference=_made(Conference, data["conference"]),
        author=_made(Author, data["author"]),
        dates=_made(Dates, data["dates"]),
        children=tuple(_made(Child, one) for one in data["children"]),
        adults=tuple(_made(Adult, one) for one in data["adults"]),
        amendments=tuple(_made(Amendment, one) for one in data["amendments"]),
        sections=tuple(
            Section(one["id"], one["title"], tuple(_made(SectionBlock, block) for block in one["blocks"]))
            for one in data["sections"]
        ),
        chronology=tuple(_made(Event, one) for one in data["chronology"]),
        factors=tuple(_made(Factor, one) for one in data["factors"]),
        scaling=tuple(_made(Scale, one) for one in data["scaling"]),
        actions=tuple(_made(Action, one) for one in data["actions"]),
        recommendation=tuple(_made(Recommendation, one) for one in data["recommendation"]),
    )


def _made(kind: type[Any], data: dict[str, Any]) -> Any:
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in data.items()})
