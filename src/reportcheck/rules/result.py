"""The outcome of checking one file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportcheck.rules.model import SEVERITIES, Finding

if TYPE_CHECKING:
    from reportcheck.rules.case import Case


@dataclass(frozen=True, slots=True)
class FileError:
    """Why a file could not be checked: a fixed word for programs and a sentence for people."""

    kind: str
    message: str


@dataclass(frozen=True, slots=True)
class Dismissed:
    """A finding that somebody dismissed.

    Attributes:
        finding: what was found.
        reason: why it was dismissed.
        date: the day of that, ISO.
    """

    finding: Finding
    reason: str
    date: str


@dataclass(frozen=True, slots=True)
class FileResult:
    """One file and what was found in it.

    Attributes:
        path: the file as the user named it.
        findings: in the order of the document; findings about the whole report first.
        error: set where the file could not be checked; ``findings`` is empty then.
        dismissed: what was found and somebody had dismissed; not in ``findings``.
        known: how many findings were left out because a baseline or an earlier draft has them.
        unused: how many dismissals and findings of the baseline fit nothing any more.
        faults: rules that failed by a fault of the program, each with its place there; the others did their work.
        case: the report itself where it was asked for (``Job.keep_case``), without its analysed text.
    """

    path: str
    findings: tuple[Finding, ...] = ()
    error: FileError | None = None
    dismissed: tuple[Dismissed, ...] = ()
    known: int = 0
    unused: int = 0
    faults: tuple[str, ...] = ()
    case: Case | None = field(default=None, compare=False, repr=False)

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
            "dismissed": [
                {**entry.finding.to_json(), "reason": entry.reason, "date": entry.date}
                for entry in self.dismissed
            ],
            "known": self.known,
            "faults": list(self.faults),
            "counts": self.counts,
        }
