"""The outcome of checking one file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from reportcheck.rules.model import SEVERITIES, Finding


@dataclass(frozen=True, slots=True)
class FileError:
    """Why a file could not be checked: a fixed word for programs and a sentence for people."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file and what was found in it.

    Attributes:
        path: the file as the user named it.
        findings: in the order of the document; findings about the whole report first.
        error: set where the file could not be checked; ``findings`` is empty then.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    error: FileError | None = None

    @property
    def counts(self) -> dict[str, int]:
        """How many findings there are of each severity."""
        counts: dict[str, int] = dict.fromkeys(SEVERITIES, 0)
        for finding in self.findings:
            counts[finding.severity] += 1
        return counts

    def to_json(self) -> dict[str, Any]:
        """The result as ``schemas/findings.schema.json`` describes one file."""
        return {
            "path": self.path,
            "error": None if self.error is None else {"kind": self.error.kind, "message": self.error.message},
            "findings": [finding.to_json() for finding in self.findings],
            "counts": self.counts,
        }
