"""The engine: one faulty rule does not cost a report what the others find."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportcheck._api import Job, check
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.recommendation.missing_recommendation import MissingRecommendation
from reportcheck.rules.settings import Settings


def test_a_faulty_rule_is_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: MissingRecommendation, case: Case) -> Iterator[Finding]:
        raise KeyError(case.document.blocks[0].text)

    monkeypatch.setattr(MissingRecommendation, "check", fail)
    path = tmp_path / "secret.md"
    path.write_text(
        "# Report\n\nChild: Bryn Secret, DOB 03/04/2015\n\n## Recommendation\n\nTo be decided at conference.\n"
    )
    result = check(path, Job(settings=Settings(select=("RE101", "RE102"))))
    assert [finding.code for finding in result.findings] == ["RE102"]
    assert len(result.faults) == 1
    assert result.faults[0].startswith("RE101 (KeyError in ")
    assert "Bryn" not in result.faults[0]
