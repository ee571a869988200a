"""``reportcheck new``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcheck.cli.options import fail, read_front_sheet, write_bytes

if TYPE_CHECKING:
    from reportcheck.reports.front_sheet import FrontSheet, Professional


@click.command("new")
@click.option(
    "--front-sheet",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FS.json",
    help="The unit's front sheet of the family.",
)
@click.option(
    "--form", default="review", show_default=True, metavar="NAME", help="The form: a name, or a TOML file."
)
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.docx",
    help="The form to write.",
)
@click.option("--author", metavar="NAME", help="The member of the core group who is to fill it in.")
@click.option(
    "--previous",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="REPORT",
    help="Their report for the last conference (JSON or a document): its factors are listed to be updated.",
)
@click.option("--large-print", is_flag=True, help="In 18 point.")
def command(
    front_sheet: Path, form: str, output: Path, author: str | None, previous: Path | None, large_print: bool
) -> None:
    """Write an empty report form for one author, filled in from the front sheet."""
    from reportcheck._api import load_or_parse
    from reportcheck.documents import DocumentError
    from reportcheck.reports.forms import FormError, load_form
    from reportcheck.reports.read_report import ReportError
    from reportcheck.reports.rendering_form import blank_form

    sheet = read_front_sheet(front_sheet)
    if sheet is None:
        raise AssertionError("click asks for the front sheet")
    try:
        data = blank_form(
            sheet,
            load_form(form),
            author=_member(sheet, author) if author else None,
            previous=load_or_parse(previous) if previous else None,
            large=large_print,
        )
    except (FormError, ReportError, DocumentError, ValueError) as error:
        fail(str(error))
    write_bytes(data, output)


def _member(sheet: FrontSheet, name: str) -> Professional:
    """The member of the core group of a name, or of a role or agency that only one of them has."""
    wanted = name.casefold().strip()
    found = [
        [member for member in sheet.core_group if (getattr(member, key) or "").casefold() == wanted]
        for key in ("name", "role", "agency")
    ]
    for members in found:
        if len(members) == 1:
            return members[0]
    names = ", ".join(member.name for member in sheet.core_group) or "nobody"
    return fail(f"there is no {name} in the core group of the front sheet. It lists: {names}.")
