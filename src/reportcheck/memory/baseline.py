"""Findings that are accepted for now, of many reports in one file; and what is new against an earlier draft."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path

from reportcheck.memory.fingerprint import known_from, plain_marks, salted_marks, scramble, sift
from reportcheck.memory.side_file import SideFile, write_side_file
from reportcheck.rules.result import FileResult

ABOUT = "Findings accepted for now. Written by 'reportcheck check --write-baseline'; holds no text and no file names."


def write_baseline(path: Path, results: Iterable[FileResult]) -> None:
    """Write every finding of a run as accepted.

    Raises:
        SideFileError: the file cannot be written.
    """
    salt = SideFile().salt
    known = [
        replace(entry, file=_mark(result.path, path, salt))
        for result in results
        for entry in known_from(result.findings, partial(salted_marks, salt=salt))
    ]
    write_side_file(path, known, salt, ABOUT)


def apply_baseline(result: FileResult, baseline: SideFile, path: Path) -> FileResult:
    """Take the accepted findings out of a result.

    Args:
        result: of one file.
        baseline: as read.
        path: where the baseline was read: files are known by their way from there.

    Returns:
        The result with ``findings``, ``known`` and ``unused`` set.
    """
    file = _mark(result.path, path, baseline.salt)
    accepted = [entry for entry in baseline.known if entry.file == file]
    sifted = sift(result.findings, accepted, partial(salted_marks, salt=baseline.salt))
    return replace(
        result,
        findings=tuple(sifted.new),
        known=result.known + len(sifted.old),
        unused=result.unused + sum(sifted.left),
    )


def only_new(result: FileResult, earlier: FileResult) -> FileResult:
    """Leave only what an earlier draft did not have."""
    sifted = sift(result.findings, known_from(earlier.findings, plain_marks), plain_marks)
    return replace(result, findings=tuple(sifted.new), known=result.known + len(sifted.old))


def _mark(report: str, baseline: Path, salt: bytes) -> str:
    """A file's name hashed: the names of reports are often those of families."""
    try:
        way = os.path.relpath(report, baseline.parent)
    except ValueError:  # another drive on Windows
        way = str(Path(report).resolve())
    return scramble(Path(way).as_posix(), salt)
