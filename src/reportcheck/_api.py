"""The work behind the public functions: files in, reports and findings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportcheck.documents import SUFFIXES, Document, DocumentError, read
from reportcheck.rules.result import FileError, FileResult

if TYPE_CHECKING:
    from reportcheck.reports.forms import Form
    from reportcheck.reports.front_sheet import FrontSheet
    from reportcheck.reports.model import Report
    from reportcheck.rules.settings import Settings


@dataclass(frozen=True)
class Job:
    """How to check: the same for every file of a run.

    Attributes:
        front_sheet: the unit's front sheet of the family.
        form: name or path of the council's form; None for the default.
        as_of: the moment that deadlines are measured from.
        settings: which rules run, and how.
    """

    front_sheet: FrontSheet | None = None
    form: str | None = None
    as_of: datetime | None = None
    settings: Settings | None = field(default=None)


def parse(
    source: str | Path | Document, *, front_sheet: FrontSheet | None = None, form: str | None = None
) -> Report:
    """Read one report as data.

    Args:
        source: a file, or a document already read.
        front_sheet: the unit's front sheet; helps to tell who is who, never stands in for what the report does not say.
        form: name of a form that is installed, or path of a TOML file.

    Raises:
        DocumentError: the file cannot be read; the message says what to do.
    """
    from reportcheck.rules.engine import open_case

    return open_case(_document(source), front_sheet, _form(form)).report


def check(source: str | Path | Document, job: Job | None = None) -> FileResult:
    """Check one report.

    Returns:
        The findings; a file that cannot be read gives a result with ``error`` set, never an exception.
    """
    from reportcheck.rules.engine import open_case, run_rules

    job = job or Job()
    path = source.name if isinstance(source, Document) else str(source)
    try:
        document = _document(source)
    except DocumentError as error:
        return FileResult(path, error=FileError(error.kind, error.message))
    case = open_case(document, job.front_sheet, _form(job.form), job.as_of)
    return FileResult(path, tuple(run_rules(case, job.settings)))


def check_all(paths: Iterable[Path], job: Job | None = None, jobs: int = 1) -> Iterator[FileResult]:
    """Check many files, in their order; ``jobs`` processes at the same time."""
    paths = list(paths)
    if jobs == 1 or len(paths) < 2:
        yield from (check(path, job) for path in paths)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # "spawn" is the one start method of every platform.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(paths)), mp_context=context) as pool:
        yield from pool.map(check, paths, [job] * len(paths))


def find_reports(paths: Iterable[Path]) -> list[Path]:
    """The files to check: a file as it is, a folder as every supported format below it, in the order of names.

    Word's own lock files (``~$…``) and hidden files are left out of folders.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found.extend(
                sorted(
                    below
                    for below in path.rglob("*")
                    if below.suffix.lower() in SUFFIXES
                    and below.is_file()
                    and not below.name.startswith(("~$", "."))
                )
            )
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _document(source: str | Path | Document) -> Document:
    return source if isinstance(source, Document) else read(Path(source))


def _form(name: str | None) -> Form:
    from reportcheck.reports.forms import load_form

    return load_form(name) if name else load_form()
