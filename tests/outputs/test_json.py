from __future__ import annotations

import json

from reportcheck.outputs.json_output import render
from reportcheck.reports.validate import validate
from reportcheck.rules.result import FileResult


def test_every_result_fits_the_schema(result: FileResult, unread: FileResult, clean: FileResult) -> None:
    data = json.loads(render([result, unread, clean]))
    validate(data, "findings")
    assert [len(file["findings"]) for file in data["files"]] == [4, 0, 0]
    assert data["files"][0]["counts"] == {"error": 2, "warning": 1, "info": 1}
    assert data["files"][1]["error"]["kind"] == "damaged"


def test_a_quote_stands_at_its_offsets(result: FileResult) -> None:
    data = json.loads(render([result]))
    assert result.case is not None
    placed = [found for found in data["files"][0]["findings"] if found["block"] is not None]
    assert len(placed) == 3
    for found in placed:
        text = result.case.document.blocks[found["block"]].text
        assert " ".join(text[found["start"] : found["end"]].split()) == found["quote"]


def test_what_was_dismissed_is_told_with_its_reason(result: FileResult) -> None:
    [gone] = json.loads(render([result]))["files"][0]["dismissed"]
    assert (gone["rule"], gone["reason"], gone["date"]) == (
        "unknown-name",
        "The nursery wrote it down.",
        "2026-04-01",
    )
