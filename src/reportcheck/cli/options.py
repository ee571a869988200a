"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from reportcheck.reports.front_sheet import FrontSheet

MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]

front_sheet_option = click.option(
    "--front-sheet",
    type=click.Path(path_type=Path),
    metavar="FS.json",
    help="The unit's front sheet of the family.",
)
form_option = click.option("--form", metavar="NAME", help="The council's form: a name, or a TOML file.")
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write here instead of the screen.",
)
config_option = click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The settings file, in place of the one above the report.",
)
as_of_option = click.option(
    "--as-of",
    type=click.DateTime(MOMENTS),
    metavar="YYYY-MM-DDTHH:MM",
    help="The moment that deadlines are measured from.",
)


def fail(message: str) -> NoReturn:
    """End the program with status 2 and one sentence on standard error."""
    click.echo(f"reportcheck: {message}", err=True)
    raise SystemExit(2)


def read_front_sheet(path: Path | None) -> FrontSheet | None:
    """The front sheet of a file; ends the program with a clear sentence where it cannot be read."""
    if path is None:
        return None
    from reportcheck.reports.front_sheet import FrontSheetError, load_front_sheet

    try:
        return load_front_sheet(path)
    except FrontSheetError as error:
        fail(str(error))


def write(text: str, output: Path | None) -> None:
    """Print, or write to a file (UTF-8); ends the program with a clear sentence where the file cannot be written."""
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        fail(f"{output} cannot be written: {error.strerror}. Choose another place with --output.")


def write_bytes(data: bytes, output: Path) -> None:
    """Write a document; ends the program with a clear sentence where the file cannot be written."""
    try:
        output.write_bytes(data)
    except OSError as error:
        fail(
            f"{output} cannot be written: {error.strerror}. Close it in Word, or choose another place with -o."
        )
