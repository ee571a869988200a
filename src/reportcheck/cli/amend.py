"""``reportcheck amend``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportcheck.cli.options import fail, form_option, output_option, read_front_sheet, write


@click.command("amend")
@click.argument("front_sheet", type=click.Path(path_type=Path, dir_okay=False), metavar="FS.json")
@click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="REPORT...")
@output_option
@form_option
def command(front_sheet: Path, reports: tuple[Path, ...], output: Path | None, form: str | None) -> None:
    """Bring the front sheet up to date with what authors marked in their reports.

    REPORT is a document, JSON that parse wrote, or a folder. Each change is listed with who said so; where authors
    disagree the old value stays and the conflict is listed.
    """
    from reportcheck._api import find_reports, load_or_parse
    from reportcheck.documents import DocumentError
    from reportcheck.reports.amended_front_sheet import amended_front_sheet
    from reportcheck.reports.forms import FormError
    from reportcheck.reports.read_report import ReportError
    from reportcheck.reports.validate import validate

    sheet = read_front_sheet(front_sheet)
    if sheet is None:
        raise AssertionError("click asks for the front sheet")
    files = find_reports(reports)
    if not files:
        fail("there is no report in this folder. Name a report file or a folder that holds some.")
    try:
        data = amended_front_sheet(sheet, [load_or_parse(file, form) for file in files])
    except (DocumentError, ReportError, FormError) as error:
        fail(str(error))
    validate(data, "front_sheet")
    write(json.dumps(data, ensure_ascii=False, indent=1) + "\n", output)
