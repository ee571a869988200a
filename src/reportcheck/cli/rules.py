"""``reportcheck rules``."""

from __future__ import annotations

import json
from itertools import groupby

import click


@click.command("rules")
@click.option(
    "--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def command(output_format: str) -> None:
    """List every rule: code, name, severity and what it is about."""
    from reportcheck.rules.base import FAMILIES, documentation
    from reportcheck.rules.registry import all_rules

    rules = list(all_rules().values())
    if output_format == "json":
        catalogue = [
            {
                "code": rule.code,
                "name": rule.name,
                "family": rule.code[:2],
                "severity": rule.severity,
                "summary": documentation(rule)["Summary"],
                "source": rule.source,
            }
            for rule in rules
        ]
        click.echo(json.dumps({"schema_version": "1.0", "rules": catalogue}, ensure_ascii=False, indent=1))
        return
    for family, members in groupby(rules, key=lambda rule: rule.code[:2]):
        click.secho(f"{family} {FAMILIES.get(family, 'Rules of other packages')}", bold=True)
        for rule in members:
            click.echo(f"  {rule.code}  {rule.name:<28} {rule.severity:<8} {documentation(rule)['Summary']}")
