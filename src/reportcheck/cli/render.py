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
@click.option(
    "--for",
    "reader",
    type=click.Choice(["unit", "family"]),
    default="unit",
    show_default=True,
    help="For the family: plain, short forms explained, confidential sections left out.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["docx", "pdf", "html"]),
    default="docx",
    show_default=True,
    help="pdf and html need LibreOffice.",
)
@click.option("--large-print", is_flag=True, help="In 18 point.")
def command(
    report: Path, form: str, output: Path, reader: str, output_format: str, large_print: bool
) -> None:
    """Write a report as a document.

    REPORT.json is what parse writes; a report document is taken too. 'parse' of the new document gives the same report
    (not of a copy for the family: that is for reading only).
    """
    from reportcheck._api import family_copy, load_or_parse
    from reportcheck.documents import DocumentError
    from reportcheck.documents.converting import convert
    from reportcheck.reports.forms import FormError, load_form
    from reportcheck.reports.read_report import ReportError
    from reportcheck.reports.rendering import render

    left_out: tuple[str, ...] = ()
    try:
        if reader == "family":
            copy = family_copy(report, form, large=large_print)
            data, left_out = copy.data, copy.left_out
        else:
            data = render(load_or_parse(report), load_form(form), large=large_print)
        if output_format != "docx":
            data = convert(data, output_format)
    except (FormError, ReportError, DocumentError) as error:
        fail(str(error))
    write_bytes(data, output)
    if reader == "family":
        _tell_author(report, left_out)


def _tell_author(report: Path, left_out: tuple[str, ...]) -> None:
    for title in left_out:
        click.echo(f"reportcheck: left out because it is marked as confidential: “{title}”.", err=True)
    if report.suffix.lower() == ".json":
        click.echo(
            "reportcheck: the JSON of a report holds only the nearest heading of each section. If a heading above it marks"
            " it as confidential, make the copy from the document itself.",
            err=True,
        )
    click.echo("reportcheck: read the copy before you give it to anybody.", err=True)
