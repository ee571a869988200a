"""The work behind the public functions: files in, reports and findings out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportcheck.documents import SUFFIXES, Document, DocumentError, read
from reportcheck.memory.side_file import SideFileError
from reportcheck.rules.result import FileError, FileResult

if TYPE_CHECKING:
    from reportcheck.outputs.family_copy import FamilyCopy
    from reportcheck.reports.diff import Difference
    from reportcheck.reports.forms import Form
    from reportcheck.reports.front_sheet import FrontSheet
    from reportcheck.reports.model import Report
    from reportcheck.rules.case import Case
    from reportcheck.rules.model import Finding
    from reportcheck.rules.settings import Settings


@dataclass(frozen=True)
class Job:
    """How to check a report.

    Attributes:
        front_sheet: the unit's front sheet of the family.
        form: name or path of the council's form; None for the default.
        as_of: the moment that deadlines are measured from.
        settings: which rules run, and how; None runs all.
        dismissals: leave out what was dismissed in the file beside the report.
        cache: answer an unchanged file from the user's cache, and keep new results there.
        keep_case: hand the report back with its findings, for an output that shows its text.
    """

    front_sheet: FrontSheet | None = None
    form: str | None = None
    as_of: datetime | None = None
    settings: Settings | None = None
    dismissals: bool = True
    cache: bool = False
    keep_case: bool = False


def parse(
    source: str | Path | Document, *, front_sheet: FrontSheet | None = None, form: str | None = None
) -> Report:
    """Read one report as data; whom its chronology and factors are about is resolved from the text.

    Args:
        source: a file, or a document already read.
        front_sheet: the unit's front sheet; helps to tell who is who, never stands in for what the report does not say.
        form: name of a form that is installed, or path of a TOML file.

    Raises:
        DocumentError: the file cannot be read; the message says what to do.
    """
    from reportcheck.language.resolve_children import resolve_children
    from reportcheck.rules.engine import open_case

    case = open_case(_document(source), front_sheet, _form(form))
    return resolve_children(case.report, case.text)


def load_or_parse(path: str | Path, form: str | None = None) -> Report:
    """A report from its JSON file (``.json``), or from its document.

    Raises:
        ReportError: the JSON cannot be used.
        DocumentError: the document cannot be read.
        FormError: the form is not known or not usable.
    """
    from reportcheck.reports.read_report import load_report

    return load_report(path) if Path(path).suffix.lower() == ".json" else parse(path, form=form)


def check(source: str | Path | Document, job: Job | None = None) -> FileResult:
    """Check one report.

    Args:
        source: a file, or a document already read.
        job: how to check; all rules without a front sheet where it is left out.

    Returns:
        The findings; a file that cannot be read gives a result with ``error`` set, never an exception.

    Raises:
        FormError: the form is not known or not usable.
        SettingsError: a rule or an option is not known.
    """
    job = job or Job()
    path = source.name if isinstance(source, Document) else str(source)
    try:
        document = _document(source)
    except DocumentError as error:
        return FileResult(path, error=FileError(error.kind, error.message))
    findings, case, faults = _findings(document, job)
    # A fresh copy of the case leaves its analysed text behind: it is large, and no output needs it.
    result = FileResult(
        path, tuple(findings), faults=faults, case=replace(case) if case and job.keep_case else None
    )
    if job.dismissals and not isinstance(source, Document):
        return _without_dismissed(result, Path(source), job)
    return result


def _findings(document: Document, job: Job) -> tuple[list[Finding], Case | None, tuple[str, ...]]:
    """The findings, from the cache where it has them; the opened case where there was a need to open one; faults."""
    if not job.cache:
        return _found_now(document, job)
    from reportcheck.memory import cache
    from reportcheck.memory.offsets import Words

    words = Words(document, job.front_sheet)
    key = cache.cache_key(document, job.front_sheet, job.form, job.as_of, job.settings)
    kept = cache.load(key, words)
    if kept is None:
        findings, case, faults = _found_now(document, job)
        if not faults:
            cache.save(key, findings, words)
        return findings, case, faults
    if not kept.again and not job.keep_case:
        return kept.findings, None, ()
    from reportcheck.rules.engine import in_order

    found, case, faults = _found_now(document, job, only=kept.again)
    return in_order([*kept.findings, *found]), case, faults


def _found_now(
    document: Document, job: Job, only: Collection[str] | None = None
) -> tuple[list[Finding], Case, tuple[str, ...]]:
    from reportcheck.rules.engine import RulesFailed, open_case, run_rules

    case = open_case(document, job.front_sheet, _form(job.form), job.as_of)
    try:
        return run_rules(case, job.settings, only=only), case, ()
    except RulesFailed as failed:
        return failed.findings, case, failed.faults


def _without_dismissed(result: FileResult, report: Path, job: Job) -> FileResult:
    from reportcheck.memory.dismissals import apply_dismissals, read_dismissals
    from reportcheck.rules.settings import Settings

    try:
        dismissals = read_dismissals(report)
    except SideFileError as error:
        return FileResult(result.path, error=FileError("dismissals", str(error)))
    if dismissals is None:
        return result
    codes = {rule.code for rule in (job.settings or Settings()).rules()}
    return apply_dismissals(result, dismissals, codes)


def annotate(source: str | Path, target: str | Path, job: Job | None = None) -> FileResult:
    """Write a copy of a Word report with a comment at each finding's words.

    Args:
        source: the .docx file; never changed unless it is the target too.
        target: where the copy goes.
        job: how to check.

    Returns:
        The findings that became comments.

    Raises:
        DocumentError: the source cannot be read, or is no Word document.
        FormError: the form is not known or not usable.
        SettingsError: a rule or an option is not known.
        OSError: the target cannot be written.
    """
    from reportcheck.documents.annotating import annotate as write_comments
    from reportcheck.outputs.comments import comments_for

    result = check(source, job)
    if result.error:
        raise DocumentError(result.error.kind, result.error.message)
    write_comments(source, target, comments_for(result))
    return result


def family_copy(path: str | Path, form: str | None = None, *, large: bool = False) -> FamilyCopy:
    """A copy of a report for the family: plain, and every word of the author as it was written.

    Args:
        path: the report's document; or the JSON that ``parse`` wrote, which does not show all headings.
        form: name or path of the council's form; it may mark sections as confidential.
        large: large print.

    Raises:
        DocumentError: the document cannot be read.
        ReportError: JSON that is not a report.
        FormError: the form is not known or not usable.
    """
    from reportcheck.outputs.family_copy import family_copy as write_copy
    from reportcheck.outputs.family_copy import short_forms

    document = None if Path(path).suffix.lower() == ".json" else read(Path(path))
    report = load_or_parse(path) if document is None else parse(document, form=form)
    return write_copy(report, _form(form), short_forms(), document=document, large=large)


def diff(
    old: str | Path, new: str | Path, job: Job | None = None
) -> tuple[Difference, tuple[Finding, ...] | None, tuple[Finding, ...] | None]:
    """Compare two versions of a report.

    Args:
        old: the earlier version: a document, or the JSON that ``parse`` wrote.
        new: the later version.
        job: how to check them.

    Returns:
        What changed; the findings that are solved and those that are new, each None unless both are documents.

    Raises:
        DocumentError: a document cannot be read.
        ReportError: JSON that is not a report.
        FormError: the form is not known or not usable.
        SettingsError: a rule or an option is not known.
    """
    from reportcheck.memory.baseline import only_new
    from reportcheck.reports.diff import difference

    job = job or Job()
    if any(Path(path).suffix.lower() == ".json" for path in (old, new)):
        return difference(load_or_parse(old), load_or_parse(new)), None, None
    results, reports = [], []
    for path in (old, new):
        result = check(path, replace(job, keep_case=True, dismissals=False))
        if result.error or result.case is None:
            error = result.error or FileError("damaged", f"{Path(path).name} cannot be read.")
            raise DocumentError(error.kind, error.message)
        results.append(result)
        reports.append(result.case.report)
    before, after = results
    return difference(*reports), only_new(before, after).findings, only_new(after, before).findings


def check_all(
    paths: Iterable[Path], job: Job | Sequence[Job] | None = None, jobs: int = 1
) -> Iterator[FileResult]:
    """Check many files.

    A file at which the program itself fails has ``error`` set, too, so that the others are still checked.

    Args:
        paths: the files.
        job: how to check them all, or how to check each.
        jobs: how many processes work at the same time.

    Returns:
        The results in the order of the files, each as soon as it and those before it are there.
    """
    paths = list(paths)
    each = [job] * len(paths) if job is None or isinstance(job, Job) else list(job)
    if jobs == 1 or len(paths) < 2:
        yield from map(_checked, paths, each)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # "spawn" is the one start method of every platform.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(jobs, len(paths)), mp_context=context) as pool:
        yield from pool.map(_checked, paths, each)


def _checked(path: Path, job: Job | None) -> FileResult:
    from reportcheck._faults import place_of
    from reportcheck.reports.forms import FormError
    from reportcheck.rules.settings import SettingsError

    try:
        return check(path, job)
    except (FormError, SettingsError):
        raise  # these hold for every file
    except Exception as error:
        if isinstance(error, FileNotFoundError) and error.errno is None:
            # Raised by this package with a sentence of its own: a part of the installation is missing.
            return FileResult(str(path), error=FileError("installation", str(error)))
        told = (
            f"{path.name} was not checked: the program failed ({place_of(error)}). Please report this place."
        )
        return FileResult(str(path), error=FileError("internal", told))


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
