"""``reportcheck diff``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from reportcheck.cli.options import (
    config_option,
    fail,
    form_option,
    front_sheet_option,
    output_option,
    write,
)


@click.command("diff")
@click.argument("old", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("new", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@output_option
@front_sheet_option
@form_option
@config_option
def command(
    old: Path,
    new: Path,
    output_format: str,
    output: Path | None,
    front_sheet: Path | None,
    form: str | None,
    config: Path | None,
) -> None:
    """Say what changed between two versions of a report.

    OLD and NEW are report documents, or JSON that parse wrote; findings are compared where both are documents.
    """
    from reportcheck._api import diff
    from reportcheck.cli.configured import Given, Planner
    from reportcheck.documents import DocumentError
    from reportcheck.outputs import diff_text
    from reportcheck.reports.forms import FormError
    from reportcheck.reports.read_report import ReportError
    from reportcheck.rules.settings import SettingsError

    try:
        job, _ = Planner(Given(form=form, front_sheet=front_sheet, config=config)).plan(new)
        change, solved, fresh = diff(old, new, job)
    except (DocumentError, FormError, ReportError, SettingsError) as error:
        fail(str(error))
    if output_format == "text":
        write(diff_text.render(change, solved, fresh), output)
        return
    findings = None
    if solved is not None and fresh is not None:
        findings = {"solved": [one.to_json() for one in solved], "new": [one.to_json() for one in fresh]}
    data = {
        "schema_version": "1.0",
        "old": old.name,
        "new": new.name,
        **change.to_json(),
        "findings": findings,
    }
    write(json.dumps(data, ensure_ascii=False, indent=1) + "\n", output)
