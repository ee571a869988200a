"""``reportcheck check``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportcheck.cli.options import (
    as_of_option,
    config_option,
    fail,
    form_option,
    front_sheet_option,
    write,
)

if TYPE_CHECKING:
    from reportcheck._api import Job
    from reportcheck.rules.result import FileResult

FORMATS = ("text", "json", "sarif", "github", "junit", "html")
LEVELS = ("error", "warning", "info")


class _NamedPath(click.Path):
    """A path that is not empty: what an unset variable of a script leaves would mean the whole current folder."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            fail("one of the paths is empty; name a report or a folder ('.' for this one).")
        return super().convert(value, param, ctx)


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=_NamedPath(path_type=Path), metavar="PATH...")
@click.option("--format", "output_format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings to this file."
)
@click.option("--select", metavar="CODE,…", help="Only these rules; a prefix selects a family.")
@click.option("--ignore", metavar="CODE,…", help="All but these rules.")
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    help="End with status 1 where a finding is at least this loud.  [default: error]",
)
@front_sheet_option
@form_option
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Files checked at one time."
)
@as_of_option
@config_option
@click.option("--no-cache", is_flag=True, help="Check anew what was checked before.")
@click.option(
    "--since",
    type=click.Path(path_type=Path, exists=True),
    metavar="EARLIER",
    help="Only what is new since this earlier draft (or folder of drafts of the same names).",
)
@click.option(
    "--baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Leave out the findings accepted in this file.",
)
@click.option(
    "--write-baseline",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Accept all findings of this run: write them to this file, without their words.",
)
def command(
    paths: tuple[Path, ...],
    output_format: str,
    output: Path | None,
    select: str | None,
    ignore: str | None,
    fail_on: str | None,
    front_sheet: Path | None,
    form: str | None,
    jobs: int,
    as_of: datetime | None,
    config: Path | None,
    no_cache: bool,
    since: Path | None,
    baseline: Path | None,
    write_baseline: Path | None,
) -> None:
    """Check reports and print what to mend.

    PATH is a file or a folder; below a folder every .docx, .docm, .odt, .rtf, .pdf, .txt and .md file is checked.

    Exit status: 0 nothing as loud as --fail-on; 1 there is; 2 a file could not be read, or the call is wrong.
    """
    from reportcheck._api import check_all, find_reports
    from reportcheck.cli.configured import Given, Planner
    from reportcheck.memory.side_file import SideFileError
    from reportcheck.reports.forms import FormError
    from reportcheck.rules.settings import SettingsError

    files = find_reports(paths)
    if not files:
        fail(
            f"there is no report below {', '.join(map(str, paths))}. Name a report file or a folder that holds some."
        )
    given = Given(
        select=codes(select),
        ignore=codes(ignore),
        fail_on=fail_on,
        form=form,
        front_sheet=front_sheet,
        as_of=as_of,
        config=config,
        cache=not no_cache,
        keep_case=output_format == "html",
    )
    try:
        planner = Planner(given)
        plan = [planner.plan(file) for file in files]
        todo = [job for job, _ in plan]
        results = list(_watched(check_all(files, todo, jobs), len(files)))
        if since:
            results = _only_new(results, files, since, todo)
        if baseline:
            results = _without_accepted(results, baseline)
        if write_baseline:
            _accept(results, write_baseline)
    except (SettingsError, FormError, SideFileError) as error:
        fail(str(error))

    _write(results, output_format, output)
    for result in results:
        if result.unused:
            _say_unused(result)
        if result.faults:
            rules = ", ".join(result.faults)
            click.echo(
                f"reportcheck: {result.path}: left out, because the program failed: {rules}.", err=True
            )
    if write_baseline and not any(result.error for result in results):
        sys.exit(0)
    sys.exit(max(status([result], level) for result, (_, level) in zip(results, plan, strict=True)))


def status(results: Iterable[FileResult], fail_on: str) -> int:
    """The exit status of a run: 2 where a file or a rule could not be run, 1 where a finding is loud enough, else 0."""
    results = list(results)
    if any(result.error or result.faults for result in results):
        return 2
    loud = () if fail_on == "never" else LEVELS[: LEVELS.index(fail_on) + 1]
    return int(any(result.counts[level] for result in results for level in loud))


def codes(text: str | None) -> tuple[str, ...] | None:
    """The codes of a comma-separated list; None where the option was not given."""
    if text is None:
        return None
    return tuple(part for part in (part.strip() for part in text.split(",")) if part)


def _only_new(
    results: Sequence[FileResult], files: Sequence[Path], since: Path, todo: Sequence[Job]
) -> list[FileResult]:
    from dataclasses import replace

    from reportcheck._api import check
    from reportcheck.memory.baseline import only_new

    if not since.is_dir() and len(files) > 1:
        fail(f"{since} is one draft and {len(files)} reports are checked. Name a folder of earlier drafts.")
    kept = []
    for result, file, job in zip(results, files, todo, strict=True):
        earlier = since / file.name if since.is_dir() else since
        if result.error or not earlier.exists():
            kept.append(result)
            continue
        before = check(earlier, replace(job, dismissals=False, keep_case=False))
        if before.error:
            fail(f"the earlier draft cannot be read. {before.error.message}")
        kept.append(only_new(result, before))
    return kept


def _without_accepted(results: Sequence[FileResult], path: Path) -> list[FileResult]:
    from reportcheck.memory.baseline import apply_baseline
    from reportcheck.memory.side_file import read_side_file

    baseline = read_side_file(path)
    return [apply_baseline(result, baseline, path) for result in results]


def _accept(results: Sequence[FileResult], path: Path) -> None:
    from reportcheck.memory.baseline import write_baseline

    write_baseline(path, results)
    count = sum(len(result.findings) for result in results)
    click.echo(f"reportcheck: {count} findings are accepted in {path}.", err=True)


def _say_unused(result: FileResult) -> None:
    one = result.unused == 1
    click.echo(
        f"reportcheck: {result.path}: {result.unused} dismissed or accepted {'finding is' if one else 'findings are'}"
        f" no longer there. 'reportcheck dismiss {result.path} --prune' or --write-baseline forgets {'it' if one else 'them'}.",
        err=True,
    )


def _write(results: Sequence[FileResult], output_format: str, output: Path | None) -> None:
    if output_format == "text":
        from reportcheck.outputs.text import render as render_text

        text = render_text(results, min(shutil.get_terminal_size((100, 24)).columns, 110))
        write(text if output is None else click.unstyle(text), output)
        return
    from importlib import import_module

    module = "json_output" if output_format == "json" else output_format
    write(import_module(f"reportcheck.outputs.{module}").render(results), output)


def _watched(results: Iterable[FileResult], length: int) -> Iterator[FileResult]:
    """The results, with a progress bar on standard error where there are several files and somebody is watching."""
    if length < 2 or not sys.stderr.isatty():
        yield from results
        return
    with click.progressbar(results, length=length, label="Checking", file=sys.stderr) as bar:
        yield from bar
