"""Findings as JSON, the shape of ``schemas/findings.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from reportcheck._version import __version__
from reportcheck.rules.result import FileResult


def findings_document(results: Iterable[FileResult]) -> dict[str, Any]:
    """The results as plain data."""
    return {
        "schema_version": "1.0",
        "tool": {"name": "reportcheck", "version": __version__},
        "files": [result.to_json() for result in results],
    }


def render(results: Iterable[FileResult]) -> str:
    """The results as JSON text, characters beyond ASCII kept."""
    return json.dumps(findings_document(results), ensure_ascii=False, indent=1) + "\n"
