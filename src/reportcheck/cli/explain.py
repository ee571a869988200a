"""``reportcheck explain``."""

from __future__ import annotations

import textwrap

import click

from reportcheck.cli.options import fail


@click.command("explain")
@click.argument("code")
def command(code: str) -> None:
    """Explain one rule in full: what it does, why, an example and a better wording."""
    from reportcheck.rules.base import documentation
    from reportcheck.rules.registry import find_rule
    from reportcheck.rules.settings import nearest

    rule = find_rule(code)
    if rule is None:
        fail(f"there is no rule '{code}'.{nearest(code)}")
    parts = documentation(rule)
    click.secho(f"{rule.code} {rule.name} ({rule.severity})", bold=True)
    click.echo(parts.pop("Summary"))
    for heading, body in parts.items():
        click.secho(f"\n{heading}", underline=True)
        click.echo(textwrap.fill(" ".join(body.split()), 90, initial_indent="  ", subsequent_indent="  "))
