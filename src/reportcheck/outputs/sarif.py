"""Findings as SARIF 2.1.0, for tools that read static analysis results (OASIS standard, schema version 2.1.0)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from reportcheck._version import __version__
from reportcheck.memory.fingerprint import fingerprint
from reportcheck.rules.base import documentation
from reportcheck.rules.model import Finding
from reportcheck.rules.registry import all_rules
from reportcheck.rules.result import Dismissed, FileError, FileResult

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def render(results: Iterable[FileResult]) -> str:
    """The results as one SARIF log with one run.

    A Word report has no lines: the place is the block's number as a logical location and the offsets in its text as
    properties. Files that could not be read are notifications of the run, and dismissed findings are suppressed results
    with their reason. The report's own sentences are left out; messages and paths may still name people.
    """
    results = list(results)
    rules = list(all_rules().values())
    index = {rule.code: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "reportcheck",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(code) for code in index],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(results)],
        "results": [_result(*found, index) for result in results for found in _found(result)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str) -> dict[str, Any]:
    rule = all_rules()[code]
    parts = documentation(rule)
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": parts["Summary"]},
        "fullDescription": {"text": " ".join(parts["What it does"].split())},
        "help": {"text": " ".join(parts["Why it matters"].split())},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _invocation(results: Sequence[FileResult]) -> dict[str, Any]:
    unread = [(result.path, result.error) for result in results if result.error]
    unread += [
        (result.path, FileError("fault", f"Left out, because the program failed: {fault}."))
        for result in results
        for fault in result.faults
    ]
    return {
        "executionSuccessful": not unread,
        "toolExecutionNotifications": [
            {
                "level": "error",
                "message": {"text": error.message},
                "descriptor": {"id": error.kind},
                "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}],
            }
            for path, error in unread
        ],
    }


def _found(result: FileResult) -> Iterator[tuple[str, Finding, Dismissed | None]]:
    for finding in result.findings:
        yield result.path, finding, None
    for entry in result.dismissed:
        yield result.path, entry.finding, entry


def _result(
    path: str, finding: Finding, dismissed: Dismissed | None, index: dict[str, int]
) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri(path)}}}
    if finding.block is not None:
        place = f"{finding.section or 'report'}/block {finding.block}"
        location["logicalLocations"] = [{"name": f"block {finding.block}", "fullyQualifiedName": place}]
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.message} {finding.suggestion}"},
        "locations": [location],
        "partialFingerprints": {"reportcheck/v1": fingerprint(finding)},
        "suppressions": [_suppression(dismissed)] if dismissed else [],
        "properties": {
            key: value
            for key in ("kind", "section", "block", "start", "end", "confidence")
            if (value := getattr(finding, key)) is not None
        },
    }


def _suppression(dismissed: Dismissed) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": dismissed.reason,
        "properties": {"date": dismissed.date},
    }


def uri(path: str) -> str:
    """A file's path as a relative or ``file:`` URI."""
    from urllib.parse import quote

    return Path(path).as_uri() if Path(path).is_absolute() else quote(Path(path).as_posix())
