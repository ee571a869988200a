"""A careful report gets fewer than five findings, and no error among them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from reportcheck.documents import read
from reportcheck.reports.front_sheet import load_front_sheet
from reportcheck.rules.engine import open_case, run_rules
from tests.conftest import ROOT

TEACHER = ROOT / "samples" / "teacher.docx"
SOCIAL_WORKER = Path(__file__).with_name("careful-social-worker.md")


@pytest.mark.parametrize(
    ("path", "sheet", "as_of"),
    [
        (TEACHER, ROOT / "samples" / "front-sheet.json", datetime(2026, 6, 15, 12, 0)),
        (SOCIAL_WORKER, None, datetime(2026, 9, 11, 12, 0)),
    ],
    ids=["teacher", "social worker"],
)
def test_a_careful_report_is_left_in_peace(path: Path, sheet: Path | None, as_of: datetime) -> None:
    case = open_case(read(path), load_front_sheet(sheet) if sheet else None, as_of=as_of)
    found = [(finding.code, finding.severity, finding.message, finding.quote) for finding in run_rules(case)]
    assert len(found) < 5, found
    assert [finding for finding in found if finding[1] == "error"] == []
