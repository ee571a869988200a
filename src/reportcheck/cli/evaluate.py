"""``reportcheck evaluate``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportcheck.cli.options import fail

if TYPE_CHECKING:
    from reportcheck.evaluation import Scores


@click.command("evaluate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--errors", is_flag=True, help="Also print every miss and false alarm (holds text of the reports)."
)
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(folder: Path, errors: bool, output_format: str) -> None:
    """Score the checker against the labelled reports of a folder.

    FOLDER holds a folder a conference with front_sheet.json, in it a folder a report with report.docx and gold.json.
    """
    from reportcheck.evaluation import GoldError, evaluate
    from reportcheck.reports.front_sheet import FrontSheetError

    try:
        scores = evaluate(folder)
    except (GoldError, FrontSheetError) as error:
        fail(str(error))
    if output_format == "json":
        click.echo(json.dumps(scores.to_json(), ensure_ascii=False, indent=1))
        return
    for line in scores.errors if errors else ():
        click.echo(line)
    click.echo(table(scores))


def table(scores: Scores) -> str:
    """The figures as lines of text."""
    parts = {
        "": scores.tallies,
        "opinion-as-fact by section": scores.by_section,
        "opinion-as-fact by kind": scores.by_kind,
    }
    lines = [f"{scores.reports} reports"]
    for title, tallies in parts.items():
        lines += ["", f"{title:28} precision  recall     F1     tp   fp   fn"]
        for name, t in tallies.items() if not title else sorted(tallies.items()):
            if title and not t.tp + t.fp + t.fn:
                continue
            figures = f"{t.precision:9.3f} {t.recall:7.3f} {t.f1:6.3f} {t.tp:6} {t.fp:4} {t.fn:4}"
            lines.append(f"{name:28} {figures}")
    lines += ["", f"kind named right                {scores.kinds[0]:4} of {scores.kinds[1]}"]
    lines += ["", "opinion-as-fact right, by confidence"]
    lines += [
        f"  {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}                    {n[1]:4} of {n[0]}"
        for tenth, n in sorted(scores.calibration.items())
    ]
    lines += ["", f"recommendation read right      {scores.outcomes[0]:4} of {scores.outcomes[1]}"]
    return "\n".join(lines)
