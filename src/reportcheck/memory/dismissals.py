"""Findings that somebody has dismissed, with the reason, in a file beside the report."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from reportcheck.memory.fingerprint import Known, salted_marks, sift
from reportcheck.memory.side_file import SideFile, read_side_file, write_side_file
from reportcheck.rules.model import Finding
from reportcheck.rules.result import Dismissed, FileResult

ABOUT = (
    "Findings that were dismissed, and why. Written by 'reportcheck dismiss'; holds no text of the report."
)


def dismissals_path(report: Path) -> Path:
    """The file of a report's dismissals: beside it, ``draft.docx`` → ``draft.docx.dismissed.json``."""
    return report.with_name(f"{report.name}.dismissed.json")


def read_dismissals(report: Path) -> SideFile | None:
    """The dismissals of a report; None where there are none.

    Raises:
        SideFileError: the file of dismissals cannot be used.
    """
    path = dismissals_path(report)
    return read_side_file(path) if path.exists() else None


def apply_dismissals(result: FileResult, dismissals: SideFile, codes: Collection[str]) -> FileResult:
    """Take the dismissed findings out of a result.

    Args:
        result: of the report that the dismissals belong to.
        dismissals: as read.
        codes: the rules that ran; a dismissal of another rule is not called unused.

    Returns:
        The result with ``findings``, ``dismissed`` and ``unused`` set.
    """
    known = dismissals.known
    sifted = sift(result.findings, known, partial(salted_marks, salt=dismissals.salt))
    return replace(
        result,
        findings=tuple(sifted.new),
        dismissed=tuple(Dismissed(finding, known[i].reason, known[i].date) for finding, i in sifted.old),
        unused=sum(left for entry, left in zip(known, sifted.left, strict=True) if entry.code in codes),
    )


def dismiss(report: Path, findings: Iterable[Finding], reason: str, day: date) -> None:
    """Add findings to a report's dismissals.

    Args:
        report: the report's file.
        findings: of that report; not dismissed yet.
        reason: why; shown with them from now on.
        day: today.

    Raises:
        SideFileError: the file of dismissals cannot be used or written.
    """
    old = read_dismissals(report) or SideFile()
    known = [*old.known]
    for finding in findings:
        mark, quote = salted_marks(finding, old.salt)
        known.append(Known(finding.code, finding.section, mark, 1, reason, day.isoformat(), quote))
    _write(report, known, old.salt)


def restore(report: Path, findings: Iterable[Finding]) -> None:
    """Take findings out of a report's dismissals, so that they are shown again.

    Raises:
        SideFileError: the file of dismissals cannot be used or written.
    """
    old = read_dismissals(report) or SideFile()
    left = sift(findings, old.known, partial(salted_marks, salt=old.salt)).left
    _write(report, _with_counts(old.known, left), old.salt)


def prune(report: Path, findings: Iterable[Finding]) -> int:
    """Forget the dismissals that fit none of a report's findings any more.

    Args:
        report: the report's file.
        findings: everything that all rules find in it.

    Returns:
        How many were forgotten.

    Raises:
        SideFileError: the file of dismissals cannot be used or written.
    """
    old = read_dismissals(report) or SideFile()
    left = sift(findings, old.known, partial(salted_marks, salt=old.salt)).left
    fitting = [entry.count - unused for entry, unused in zip(old.known, left, strict=True)]
    _write(report, _with_counts(old.known, fitting), old.salt)
    return sum(left)


def _with_counts(known: Iterable[Known], counts: Iterable[int]) -> list[Known]:
    return [replace(entry, count=count) for entry, count in zip(known, counts, strict=True) if count]


def _write(report: Path, known: Collection[Known], salt: bytes) -> None:
    path = dismissals_path(report)
    if known:
        write_side_file(path, known, salt, ABOUT)
    else:
        path.unlink(missing_ok=True)
