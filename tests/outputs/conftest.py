"""A report with findings made by hand, so that outputs are tested without the language parts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportcheck.documents import read
from reportcheck.reports.front_sheet import read_front_sheet
from reportcheck.rules.base import fold
from reportcheck.rules.case import Case
from reportcheck.rules.engine import in_order, open_case
from reportcheck.rules.model import Finding, Severity
from reportcheck.rules.result import Dismissed, FileError, FileResult

REPORT = """# Report for the child protection review conference

| Report by | Una Marlow |
|---|---|
| Role | Health visitor |

## Risks

- Mum does not care & says < nothing > about Ivo's sleep.
- He was sick, and he cried.

## Chronology

| Date | Event |
|---|---|
| 3 March 2026 | Home visit. The flat is **always** dirty. |

## Recommendation

I recommend that the plan continues under neglect.
"""
FRONT_SHEET = {
    "schema_version": "1.0",
    "conference": {"id": "1", "type": "review", "date": "2026-04-14", "time": "10:00"},
    "children": [
        {"name": "Ivo Brandt", "known_as": [], "date_of_birth": "2020-01-05", "gender": "male"},
        {"name": "Nell Brandt", "known_as": [], "date_of_birth": "2022-06-15", "gender": "female"},
    ],
    "adults": [],
    "core_group": [],
}


def finding(case: Case, words: str, severity: Severity = "warning", **details: object) -> Finding:
    """A finding at words of the report; they must stand there once."""
    block = next(block for block in case.document.blocks if words in block.text)
    start = block.text.index(words)
    return Finding(
        **{
            "code": "OP101",
            "rule": "opinion-as-fact",
            "message": "States what somebody feels as a fact.",
            "suggestion": "Say whose view it is.",
            "severity": severity,
            "kind": "mind",
            "section": case.passage_of[block.number].section,
            "block": block.number,
            "start": start,
            "end": start + len(words),
            "quote": fold(words),
            "sentence": fold(block.text),
            "source": "Guidance",
            **details,
        }
    )


@pytest.fixture
def case(tmp_path: Path) -> Case:
    path = tmp_path / "draft.md"
    path.write_text(REPORT, encoding="utf-8")
    return open_case(read(path), read_front_sheet(FRONT_SHEET))


@pytest.fixture
def result(case: Case) -> FileResult:
    whole = Finding(
        "RE101",
        "missing-recommendation",
        "Makes no recommendation for Nell Brandt.",
        "Say whether a plan is needed.",
        severity="error",
        section="recommendation",
        children=("Nell Brandt",),
        source="Guidance",
    )
    findings = [
        whole,
        finding(case, "Mum does not care & says < nothing >", children=("Ivo Brandt",)),
        finding(case, "care & says", "info", code="CR101", rule="ambiguous-reference", kind=None),
        finding(case, "always", "error"),
    ]
    gone = finding(case, "cried", code="CR102", rule="unknown-name", kind=None)
    return FileResult(
        "drafts/draft.md",
        tuple(in_order(findings)),
        dismissed=(Dismissed(gone, "The nursery wrote it down.", "2026-04-01"),),
        known=2,
        case=replace(case),
    )


@pytest.fixture
def unread() -> FileResult:
    return FileResult(
        "drafts/a,b:c.docx", error=FileError("damaged", "a,b:c.docx is damaged & cannot be read.\nMend it.")
    )


@pytest.fixture
def clean() -> FileResult:
    return FileResult("drafts/clean.docx")


@pytest.fixture
def faulty(result: FileResult) -> FileResult:
    return replace(result, faults=("RE106 (KeyError in reportcheck.rules.recommendation.no_reasons:31)",))
