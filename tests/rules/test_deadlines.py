"""Deadlines in hours and in working days, over weekends and bank holidays."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from reportcheck.documents import read
from reportcheck.reports.forms import load_form
from reportcheck.reports.front_sheet import read_front_sheet
from reportcheck.rules.case import Case
from reportcheck.rules.engine import open_case
from reportcheck.rules.timing.deadlines import Region, due
from reportcheck.rules.timing.review_interval import _months_after


def case(tmp_path: Path, day: str, form: str, time: str | None = "10:00") -> Case:
    path = tmp_path / "report.md"
    path.write_text("# Report to review conference\n\nNothing to add.\n", encoding="utf-8")
    conference = {"id": "d1", "type": "review", "date": day, "time": time}
    sheet = read_front_sheet(
        {"schema_version": "1.0", "conference": conference, "children": [{"name": "Ada Osei"}]}
    )
    return open_case(read(path), sheet, load_form(form))


def test_hours_run_over_the_weekend(tmp_path: Path) -> None:
    last = due(case(tmp_path, "2026-05-11", "review"), "unit")
    assert last is not None
    assert last.at == datetime(2026, 5, 9, 10, 0)
    assert last.period == "48 hours"


def test_without_a_time_the_day_counts(tmp_path: Path) -> None:
    last = due(case(tmp_path, "2026-05-14", "review", None), "family")
    assert last is not None
    assert (last.day, last.at) == (date(2026, 5, 12), None)
    assert not last.missed(date(2026, 5, 12))
    assert last.missed(date(2026, 5, 13))


@pytest.mark.parametrize(
    ("conference", "region", "last"),
    [
        ("2026-05-14", "England", date(2026, 5, 12)),  # Thursday → Tuesday
        ("2026-05-11", "England", date(2026, 5, 7)),  # Monday → Thursday: the weekend does not count
        ("2026-05-26", "England", date(2026, 5, 21)),  # the spring bank holiday lies between
        ("2026-08-05", "England", date(2026, 8, 3)),
        ("2026-08-05", "Scotland", date(2026, 7, 31)),  # summer bank holiday in Scotland only
    ],
)
def test_working_days(tmp_path: Path, conference: str, region: Region, last: date) -> None:
    found = due(case(tmp_path, conference, "signs_of_safety"), "family", region)
    assert found is not None
    assert found.day == last
    assert found.period == "2 working days"


def test_unknown_conference_has_no_deadline(tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("# Report\n\nNothing to add.\n", encoding="utf-8")
    assert due(open_case(read(path)), "unit") is None


def test_months_end_with_the_month() -> None:
    assert _months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert _months_after(date(2025, 11, 1), 3) == date(2026, 2, 1)
