"""``reportcheck parse``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportcheck.cli.options import (
    fail,
    form_option,
    front_sheet_option,
    output_option,
    read_front_sheet,
    write,
)


@click.command("parse")
@click.argument("file", type=click.Path(path_type=Path))
@output_option
@front_sheet_option
@form_option
def command(file: Path, output: Path | None, front_sheet: Path | None, form: str | None) -> None:
    """Read one report as JSON (schemas/report.schema.json)."""
    from reportcheck._api import parse
    from reportcheck.documents import DocumentError
    from reportcheck.reports.forms import FormError
    from reportcheck.reports.validate import validate

    sheet = read_front_sheet(front_sheet)
    try:
        report = parse(file, front_sheet=sheet, form=form).to_json()
    except (DocumentError, FormError) as error:
        fail(str(error))
    validate(report, "report")
    write(json.dumps(report, ensure_ascii=False, indent=1) + "\n", output)
