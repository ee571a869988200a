"""``reportcheck render``."""

from __future__ import annotations

from pathlib import Path

import click

from reportcheck.cli.options import fail, write_bytes


@click.command("render")
@click.argument("report", type=click.Path(path_type=Path, dir_okay=False), metavar="REPORT.json")
@click.option(
    "--form", default="review", show_default=True, metavar="NAME", help="The form: a name, or a TOML file."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.docx",
    help="The document to write.",
)
@click.option("--large-print", is_flag=True, help="In 18 point.")
def command(report: Path, form: str, output: Path, large_print: bool) -> None:
    """Write a report as a document.

    REPORT.json is what parse writes; a report document is taken too. 'parse' of the new document gives the same report.
    """
    from reportcheck._api import load_or_parse
    from reportcheck.documents import DocumentError
    from reportcheck.reports.forms import FormError, load_form
    from reportcheck.reports.read_report import ReportError
    from reportcheck.reports.rendering import render

    try:
        data = render(load_or_parse(report), load_form(form), large=large_print)
    except (FormError, ReportError, DocumentError) as error:
        fail(str(error))
    write_bytes(data, output)
