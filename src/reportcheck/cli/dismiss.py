"""``reportcheck dismiss``."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcheck.cli.options import as_of_option, config_option, fail, form_option, front_sheet_option

if TYPE_CHECKING:
    from reportcheck.rules.model import Finding
    from reportcheck.rules.result import FileResult


@click.command("dismiss")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("numbers", nargs=-1, type=click.IntRange(min=1), metavar="[NUMBER]...")
@click.option("--rule", metavar="CODE", help="Findings of this rule, in place of numbers.")
@click.option("--quote", metavar="WORDS", help="With --rule: only where the flagged words hold these.")
@click.option(
    "--reason", metavar="TEXT", help="Why; it is kept and shown. Leave out what a family may not read."
)
@click.option("--restore", is_flag=True, help="Show these findings again.")
@click.option("--prune", is_flag=True, help="Forget dismissals whose finding is no longer there.")
@front_sheet_option
@form_option
@as_of_option
@config_option
def command(
    file: Path,
    numbers: tuple[int, ...],
    rule: str | None,
    quote: str | None,
    reason: str | None,
    restore: bool,
    prune: bool,
    front_sheet: Path | None,
    form: str | None,
    as_of: datetime | None,
    config: Path | None,
) -> None:
    """Dismiss findings of a report, with a reason.

    Without a number or a rule it lists the report's findings with their numbers. Dismissals are kept beside the report
    in FILE.dismissed.json, without any of its words.
    """
    from reportcheck._api import check
    from reportcheck.cli.configured import Given, Planner
    from reportcheck.memory import dismissals
    from reportcheck.memory.side_file import SideFileError
    from reportcheck.reports.forms import FormError
    from reportcheck.rules.engine import in_order
    from reportcheck.rules.settings import SettingsError

    given = Given(form=form, front_sheet=front_sheet, as_of=as_of, config=config, cache=True)
    try:
        job, _ = Planner(given).plan(file)
        result = check(file, job)
        if result.error:
            fail(result.error.message)
        gone = [entry.finding for entry in result.dismissed]
        findings = in_order([*result.findings, *gone])
        if prune:
            count = dismissals.prune(file, findings)
            click.echo(
                f"reportcheck: forgot {count} {'dismissal' if count == 1 else 'dismissals'}.", err=True
            )
            return
        if not numbers and rule is None:
            _list(findings, result)
            return
        chosen = _chosen(findings, numbers, rule, quote)
        if restore:
            todo = [finding for finding in chosen if _among(finding, gone)]
            dismissals.restore(file, todo)
            word = "shown again"
        else:
            if not (reason or "").strip():
                fail("say why with --reason: the next reader must be able to judge it.")
            todo = [finding for finding in chosen if not _among(finding, gone)]
            dismissals.dismiss(file, todo, " ".join((reason or "").split()), date.today())
            word = "dismissed"
    except (SettingsError, FormError, SideFileError) as error:
        fail(str(error))
    click.echo(f"reportcheck: {len(todo)} {'finding' if len(todo) == 1 else 'findings'} {word}.", err=True)


def _among(finding: Finding, others: list[Finding]) -> bool:
    return any(finding is other for other in others)


def _chosen(
    findings: list[Finding], numbers: tuple[int, ...], code: str | None, quote: str | None
) -> list[Finding]:
    """The findings that were named; ends the program with a sentence where there are none."""
    from reportcheck.rules.base import fold
    from reportcheck.rules.registry import find_rule
    from reportcheck.rules.settings import nearest

    for number in numbers:
        if number > len(findings):
            fail(
                f"there is no finding {number}: there are {len(findings)}. Leave the number out to list them."
            )
    chosen = [findings[number - 1] for number in dict.fromkeys(numbers)]
    if code is None:
        return chosen
    rule = find_rule(code)
    if rule is None:
        fail(f"there is no rule '{code}'.{nearest(code)}")
    words = fold(quote or "").casefold()
    chosen += [
        finding
        for finding in findings
        if finding.code == rule.code and words in (finding.quote or "").casefold() and finding not in chosen
    ]
    if not chosen:
        fail(f"{rule.name} finds nothing{' with these words' if quote else ''} in this report.")
    return chosen


def _list(findings: list[Finding], result: FileResult) -> None:
    reasons = {id(entry.finding): entry for entry in result.dismissed}
    for number, finding in enumerate(findings, 1):
        entry = reasons.get(id(finding))
        words = f" “{finding.quote}”" if finding.quote else ""
        click.echo(f"{number:4}  {finding.severity} {finding.code} {finding.rule}: {finding.message}{words}")
        if entry:
            click.echo(f"      dismissed on {entry.date}: {entry.reason}")
    if not findings:
        click.echo("reportcheck: there is nothing to dismiss.", err=True)
