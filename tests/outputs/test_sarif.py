from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from reportcheck.outputs.sarif import render, uri
from reportcheck.rules.result import FileResult

ROOT = Path(__file__).resolve().parents[2]


def log(*results: FileResult) -> dict[str, Any]:
    return json.loads(render(results))


def schema() -> Path:
    """The published schema: named by SARIF_SCHEMA, or as the npm package @microsoft/jest-sarif brings it."""
    named = os.environ.get("SARIF_SCHEMA")
    brought = ROOT / "node_modules" / "@microsoft" / "jest-sarif" / "lib" / "schemas"
    found = [Path(named)] if named else sorted(brought.glob("sarif-2.1.0*.json"))
    if not found:
        pytest.skip("needs 'npm install --no-save @microsoft/jest-sarif' or SARIF_SCHEMA")
    return found[0]


def test_the_log_fits_the_published_schema(result: FileResult, unread: FileResult, clean: FileResult) -> None:
    from jsonschema import Draft4Validator

    validator = Draft4Validator(json.loads(schema().read_text(encoding="utf-8")))
    wrong = [error.json_path for error in validator.iter_errors(log(result, unread, clean))]
    assert wrong == []


def test_another_reading_of_the_standard_takes_the_log(result: FileResult, unread: FileResult) -> None:
    sarif_pydantic = pytest.importorskip("sarif_pydantic")
    read = sarif_pydantic.Sarif.model_validate_json(render([result, unread]))
    assert [found.rule_id for found in read.runs[0].results] == [
        "RE101",
        "OP101",
        "CR101",
        "OP101",
        "CR102",
    ]


def test_each_result_names_its_rule_and_place(result: FileResult) -> None:
    [run] = log(result)["runs"]
    rules = run["tool"]["driver"]["rules"]
    found = run["results"][1]
    assert rules[found["ruleIndex"]]["id"] == found["ruleId"] == "OP101"
    assert found["level"] == "warning"
    [place] = found["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "drafts/draft.md"
    assert place["logicalLocations"][0]["fullyQualifiedName"].startswith("risks/block ")
    assert result.case is not None
    text = result.case.document.blocks[found["properties"]["block"]].text
    quote = text[found["properties"]["start"] : found["properties"]["end"]]
    assert quote == "Mum does not care & says < nothing >"


def test_dismissed_findings_are_suppressed_with_their_reason(result: FileResult) -> None:
    [run] = log(result)["runs"]
    suppressed = [found for found in run["results"] if found["suppressions"]]
    assert [found["suppressions"][0]["justification"] for found in suppressed] == [
        "The nursery wrote it down."
    ]


def test_a_file_that_cannot_be_read_is_a_notification(unread: FileResult) -> None:
    [invocation] = log(unread)["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    [told] = invocation["toolExecutionNotifications"]
    assert told["descriptor"]["id"] == "damaged"
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "drafts/a%2Cb%3Ac.docx"


def test_no_sentence_of_the_report_is_kept(result: FileResult) -> None:
    assert "does not care" not in render([result])


def test_paths_become_uris(tmp_path: Path) -> None:
    assert uri("a b/c.docx") == "a%20b/c.docx"
    assert uri(str(tmp_path / "x y.docx")) == (tmp_path / "x y.docx").as_uri()
