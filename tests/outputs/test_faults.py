"""Where a rule failed, every machine-readable output says that something was left out."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from reportcheck.outputs import github, html, json_output, junit, sarif
from reportcheck.reports.validate import validate
from reportcheck.rules.result import FileResult


@pytest.mark.parametrize("output", [github, html, json_output, junit, sarif])
def test_the_rule_that_was_left_out_is_named(output: object, faulty: FileResult, result: FileResult) -> None:
    render = output.render  # type: ignore[attr-defined]
    assert "RE106 (KeyError in" in render([faulty])
    assert "RE106" not in render([result]) or output is sarif  # its catalogue names every rule


def test_json_with_faults_fits_the_schema(faulty: FileResult) -> None:
    data = json_output.findings_document([faulty])
    validate(data, "findings")
    assert len(data["files"][0]["faults"]) == 1


def test_sarif_says_that_the_run_was_not_whole(faulty: FileResult) -> None:
    [invocation] = json.loads(sarif.render([faulty]))["runs"][0]["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["descriptor"]["id"] == "fault"


def test_junit_counts_the_fault_as_an_error(faulty: FileResult) -> None:
    [suite] = ET.fromstring(junit.render([faulty]).encode())
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("5", "4", "1")
    assert len(suite.findall("testcase")) == 5
