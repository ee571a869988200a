"""A rendered report, read again, is the same report."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportcheck import Job, Settings, check, load_form, load_front_sheet, parse
from reportcheck.documents.docx_reading import read_docx
from reportcheck.reports.build import build, passages
from reportcheck.reports.model import Report
from reportcheck.reports.read_report import read_report
from reportcheck.reports.rendering import render
from reportcheck.reports.validate import validate
from tests.conftest import ROOT

FORMS = ("review", "signs_of_safety", "letter", "default")
EXAMPLES = int(os.environ.get("REPORTCHECK_EXAMPLES", "25"))


def content(data: Any) -> Any:
    """A report's JSON without what tells where in which file it was read: its source, and the numbers of blocks."""
    if isinstance(data, dict):
        return {key: content(value) for key, value in data.items() if key not in ("source", "block")}
    return [content(item) for item in data] if isinstance(data, list) else data


def again(report: Report, form: str, *, large: bool = False) -> Report:
    """Render and read."""
    return build(read_docx(render(report, load_form(form), large=large), "again.docx"))


def holds(report: Report, form: str) -> Report:
    """The same content, in a shape that the schema allows."""
    once = again(report, form)
    assert content(once.to_json()) == content(report.to_json())
    validate(once.to_json(), "report")
    return once


def holds_twice(report: Report, form: str) -> None:
    """Rendered once more it is the same in every respect, block numbers included."""
    once = holds(report, form)
    twice = again(once, form).to_json()
    assert {**twice, "source": 0} == {**once.to_json(), "source": 0}


# --- reports of every kind -------------------------------------------------------------------------------------------

ODD = (
    "\xa0\u200b\xad\u202f\ufeff\t\n\r\x00\x0b\x0c\x1b\ud83d\ue000\uf0fc\uffff\u2028\x85☐☒_x0041_&<>'\"’–é字😀"
)
WORDS = st.sampled_from(
    ["Home visit.", "Ada was seen", "", " ", "  two  ", "Choose", "–", "Write here.", "Date", "to ", "All children",
     "Click or tap here to enter text.", "3 May 2026", "2026-05-03", "reportcheck:block[0.0]", "Neglect", "line\nline"]
)  # fmt: skip
TEXT = st.one_of(
    WORDS,
    st.text(max_size=30),
    st.text(
        alphabet=st.one_of(st.sampled_from(ODD), st.characters(categories=("L", "P", "Z", "C"))), max_size=20
    ),
)
MAYBE = st.none() | TEXT
DAY = st.dates().map(lambda day: day.isoformat()) | st.sampled_from(
    ["2026-05-03", "2026-02-31", "0000-00-00", "9999-99-99"]
)
MONTH = st.sampled_from(["2026-05", "1899-12", "2026-13", "0001-01"])
DATE = st.none() | DAY
ANY_DATE = DATE | MONTH
TIME = st.none() | st.sampled_from(["10:00", "23:59", "99:99"])
CATEGORY = st.lists(st.sampled_from(["neglect", "emotional", "physical", "sexual"]), max_size=4)
SCORE = st.integers(0, 10) | st.floats(0, 10, allow_nan=False)
NUMBER = st.none() | st.integers(0, 30)
IDS = [
    "front_sheet", "involvement", "chronology", "risks", "strengths", "complicating", "child_views", "parent_views",
    "child_profile", "parenting", "environment", "plan_progress", "outcomes", "changes", "sustainability", "analysis",
    "danger_statement", "safety_goal", "actions", "recommendation", "sign_off", "other",
]  # fmt: skip


def record(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


def few(one: st.SearchStrategy[Any], most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(one, max_size=most)


BLOCK = record(block=st.integers(0, 30), text=TEXT)
EVENT = record(
    date=ANY_DATE,
    text=TEXT,
    date_text=st.none() | st.sampled_from(["3/5/26", "3 May", "May 2026", "1-4 May", "Spring"]) | TEXT,
    end_date=ANY_DATE,
    outcome=MAYBE,
    kind=st.none() | st.sampled_from(["home_visit", ""]),
    attendance=st.sampled_from(["attended", "not_attended", "cancelled", None]),
    children=few(TEXT),
    block=NUMBER,
)
FACTOR = record(
    kind=st.sampled_from(["risk", "protective"]),
    text=TEXT,
    comment=MAYBE,
    change=st.sampled_from(["increased", "decreased", "unchanged", "new", "resolved", "not_stated"]),
    extent=MAYBE,
    children=few(TEXT),
    block=NUMBER,
)
RECOMMENDATION = record(
    child=TEXT,
    outcome=st.sampled_from(["cp_continue", "cp_end", "cin", "caf", "legal", "deferred", "none", "conflict"]),
    category=CATEGORY,
    reasons=MAYBE,
    text=MAYBE,
    block=NUMBER,
)
REPORT = record(
    schema_version=st.just("1.0"),
    source=st.just({"file": "a.docx", "sha256": "", "format": "docx"}),
    conference=record(
        type=MAYBE,
        date=DATE,
        time=TIME,
        venue=MAYBE,
        chair=MAYBE,
        previous_date=DATE,
        category=CATEGORY,
        id=MAYBE,
    ),
    author=record(name=MAYBE, role=MAYBE, agency=MAYBE),
    dates=record(report=DATE, submitted=DATE, shared_with_parents=DATE, shared_with_child=DATE),
    children=few(
        record(
            name=TEXT,
            known_as=few(TEXT),
            date_of_birth=DATE,
            expected_date_of_delivery=DATE,
            gender=st.sampled_from(["female", "male", None]),
        )
    ),
    adults=few(record(name=TEXT, relationship=MAYBE, date_of_birth=DATE)),
    amendments=few(record(text=TEXT, mark=st.sampled_from(["colour", "insertion", "deletion"]), field=MAYBE)),
    sections=few(record(id=st.sampled_from(IDS), title=MAYBE, blocks=few(BLOCK, 4)), 4),
    chronology=few(EVENT),
    factors=few(FACTOR),
    scaling=few(record(by=MAYBE, about=TEXT, score=SCORE, block=NUMBER)),
    actions=few(record(text=TEXT, owner=MAYBE, due=ANY_DATE, block=NUMBER)),
    recommendation=few(RECOMMENDATION),
)


@st.composite
def told_twice(draw: st.DrawFn) -> dict[str, Any]:
    """A report whose entries stand in its sections, as those of a document do: whole, or with a little beside them."""
    data = draw(REPORT)
    number = 0
    for section in data["sections"]:
        blocks = []
        for name in ("chronology", "factors", "actions", "recommendation"):
            for entry in data[name]:
                if draw(st.booleans()):
                    continue
                before = entry.get("date_text") if draw(st.booleans()) else None
                between = draw(st.sampled_from(["", ": ", " - "]))
                words = [entry.get("text"), entry.get("outcome"), entry.get("comment")]
                texts = (
                    [before, *words] if draw(st.booleans()) else [f"{before or ''}{between}{words[0] or ''}."]
                )
                for text in texts:
                    if text is not None:
                        blocks.append({"block": number, "text": text})
                        if draw(st.booleans()):
                            entry["block"] = number
                        number += 1
        section["blocks"] = blocks + [
            {"block": number + n, "text": b["text"]} for n, b in enumerate(section["blocks"])
        ]
        number += len(section["blocks"])
    return data


@pytest.mark.parametrize("form", FORMS)
@given(data=REPORT | told_twice())
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_report(form: str, data: dict[str, Any]) -> None:
    validate(data, "report")
    holds(read_report(data), form)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("sample", sorted((ROOT / "samples").glob("*.docx")), ids=lambda path: path.stem)
def test_samples(sample: Path, form: str) -> None:
    holds_twice(parse(sample), form)


@pytest.mark.bench
@pytest.mark.parametrize("form", FORMS)
def test_dev_reports(bench: Path, form: str) -> None:
    reports = sorted(bench.glob("*/*/report.docx"))
    assert len(reports) == 8
    for path in reports:
        holds_twice(parse(path), form)


def test_numbers_point_at_the_words() -> None:
    report = parse(ROOT / "samples" / "health-visitor.docx")
    document = read_docx(render(report, load_form("review")), "again.docx")
    for section in build(document).sections:
        assert all(block.text == document.blocks[block.block].text for block in section.blocks)
    for event in build(document).chronology:
        assert event.block is not None and event.text in document.blocks[event.block].text
    words = [block for section in build(document).sections for block in section.blocks]
    assert [(p.block.number, p.text) for p in passages(document)] == sorted((b.block, b.text) for b in words)


@pytest.mark.parametrize("sample", sorted((ROOT / "samples").glob("*.docx")), ids=lambda path: path.stem)
def test_same_findings(sample: Path, tmp_path: Path) -> None:
    """The rules about what is there find the same in the form as in the document."""
    (tmp_path / "form.docx").write_bytes(render(parse(sample), load_form("review")))
    job = Job(
        front_sheet=load_front_sheet(ROOT / "samples" / "front-sheet.json"),
        settings=Settings(select=("RE", "ST", "PV")),
    )
    before, after = check(sample, job), check(tmp_path / "form.docx", job)
    assert before.error is None and after.error is None
    assert [(f.code, f.quote) for f in after.findings] == [(f.code, f.quote) for f in before.findings]
