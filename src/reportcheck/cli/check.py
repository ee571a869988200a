"""``reportcheck check``."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcheck.cli.options import (
    as_of_option,
    fail,
    form_option,
    front_sheet_option,
    read_front_sheet,
    write,
)

if TYPE_CHECKING:
    from reportcheck.rules.result import FileResult

FORMATS = ("text", "json")
LEVELS = ("error", "warning", "info")


@click.command("check")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--format", "output_format", type=click.Choice(FORMATS), default="text", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the findings to this file."
)
@click.option("--select", default="", metavar="CODE,…", help="Only these rules; a prefix selects a family.")
@click.option("--ignore", default="", metavar="CODE,…", help="All but these rules.")
@click.option(
    "--fail-on",
    type=click.Choice([*LEVELS, "never"]),
    default="error",
    show_default=True,
    help="End with status 1 where a finding is at least this loud.",
)
@front_sheet_option
@form_option
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Files checked at one time."
)
@as_of_option
def command(
    paths: tuple[Path, ...],
    output_format: str,
    output: Path | None,
    select: str,
    ignore: str,
    fail_on: str,
    front_sheet: Path | None,
    form: str | None,
    jobs: int,
    as_of: datetime | None,
) -> None:
    """Check reports and print what to mend.

    PATH is a file or a folder; below a folder every .docx, .odt, .rtf, .pdf, .txt and .md file is checked.

    Exit status: 0 nothing as loud as --fail-on; 1 there is; 2 a file could not be read, or the call is wrong.
    """
    from reportcheck._api import Job, check_all, find_reports
    from reportcheck.reports.forms import FormError
    from reportcheck.rules.settings import Settings, SettingsError

    settings = Settings(select=_codes(select), ignore=_codes(ignore))
    sheet = read_front_sheet(front_sheet)
    files = find_reports(paths)
    if not files:
        fail(
            f"there is no report below {', '.join(map(str, paths))}. Name a report file or a folder that holds some."
        )
    try:
        settings.rules()
        results = list(_watched(check_all(files, Job(sheet, form, as_of, settings), jobs), len(files)))
    except (SettingsError, FormError) as error:
        fail(str(error))

    _write(results, output_format, output)
    sys.exit(status(results, fail_on))


def status(results: Iterable[FileResult], fail_on: str) -> int:
    """The exit status of a run: 2 where a file could not be read, 1 where a finding is loud enough, else 0."""
    results = list(results)
    if any(result.error for result in results):
        return 2
    loud = () if fail_on == "never" else LEVELS[: LEVELS.index(fail_on) + 1]
    return int(any(result.counts[level] for result in results for level in loud))


def _write(results: Sequence[FileResult], output_format: str, output: Path | None) -> None:
    if output_format == "json":
        from reportcheck.outputs.json_output import render

        write(render(results), output)
        return
    from reportcheck.outputs.text import render as render_text

    text = render_text(results, min(shutil.get_terminal_size((100, 24)).columns, 110))
    write(text if output is None else click.unstyle(text), output)


def _codes(text: str) -> tuple[str, ...]:
    return tuple(part for part in (part.strip() for part in text.split(",")) if part)


def _watched(results: Iterable[FileResult], length: int) -> Iterator[FileResult]:
    """The results, with a progress bar on standard error where there are several files and somebody is watching."""
    if length < 2 or not sys.stderr.isatty():
        yield from results
        return
    with click.progressbar(results, length=length, label="Checking", file=sys.stderr) as bar:
        yield from bar
