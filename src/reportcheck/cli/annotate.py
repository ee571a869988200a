"""``reportcheck annotate``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from reportcheck.cli.options import as_of_option, config_option, fail, form_option, front_sheet_option


@click.command("annotate")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OUT.docx",
    help="The copy to write.",
)
@click.option(
    "--strip", is_flag=True, help="A copy without reportcheck's comments, in place of one with them."
)
@click.option("--select", metavar="CODE,…", help="Only these rules; a prefix selects a family.")
@click.option("--ignore", metavar="CODE,…", help="All but these rules.")
@front_sheet_option
@form_option
@as_of_option
@config_option
def command(
    file: Path,
    output: Path,
    strip: bool,
    select: str | None,
    ignore: str | None,
    front_sheet: Path | None,
    form: str | None,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Write a copy of a Word report with a comment at each finding's words.

    The report's own comments, tracked changes and looks stay as they are; comments of an earlier run are replaced.
    """
    from reportcheck._api import annotate
    from reportcheck.cli.check import codes
    from reportcheck.cli.configured import Given, Planner
    from reportcheck.documents import DocumentError
    from reportcheck.documents.annotating import strip as strip_comments
    from reportcheck.outputs.wording import count_of
    from reportcheck.reports.forms import FormError
    from reportcheck.rules.settings import SettingsError

    if file.suffix.lower() == ".docm" and output.suffix.lower() != ".docm":
        fail(f"{file.name} holds macros: Word opens its copy only under a name that ends in .docm.")
    try:
        if strip:
            count = strip_comments(file, output)
            click.echo(f"reportcheck: {output}: {count_of(count, 'comment')} taken out.", err=True)
            return
        given = Given(
            select=codes(select),
            ignore=codes(ignore),
            form=form,
            front_sheet=front_sheet,
            as_of=as_of,
            config=config,
        )
        job, _ = Planner(given).plan(file)
        result = annotate(file, output, job)
    except (DocumentError, FormError, SettingsError) as error:
        fail(str(error))
    except OSError as error:
        fail(
            f"{output} cannot be written: {error.strerror}. Close it in Word, or choose another place with -o."
        )
    click.echo(f"reportcheck: {output}: {count_of(len(result.findings), 'finding')} as comments.", err=True)
