"""``reportcheck show-settings``."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportcheck.cli.options import config_option, fail

if TYPE_CHECKING:
    from reportcheck.rules.settings_file import Configuration


@click.command("show-settings")
@click.argument("file", type=click.Path(path_type=Path), default=Path("report.docx"), required=False)
@config_option
def command(file: Path, config: Path | None) -> None:
    """Show the settings that hold for a report, and the file that they come from.

    FILE is a report or a folder; without it the settings of this folder are shown. What is printed is itself a
    settings file: save it as reportcheck.toml to start from.
    """
    from reportcheck.cli.configured import Given, Planner
    from reportcheck.rules.settings import SettingsError

    report = file / "report.docx" if file.is_dir() else file
    try:
        click.echo(as_toml(Planner(Given(config=config)).configuration(report)), nl=False)
    except SettingsError as error:
        fail(str(error))


def as_toml(configuration: Configuration) -> str:
    """Settings as TOML, every rule that runs with its severity and options."""
    settings = configuration.settings
    lines = [f"# {configuration.path or 'No settings file: these are the settings without one.'}"]
    lines += [
        _line("form", configuration.form, "default"),
        _line(
            "front-sheet", configuration.front_sheet and str(configuration.front_sheet), "front-sheet.json"
        ),
        _line("fail-on", configuration.fail_on or "error"),
        _line("select", list(settings.select)),
        _line("ignore", list(settings.ignore)),
    ]
    for rule in settings.rules():
        lines += ["", f"[rules.{rule.name}]  # {rule.code}", _line("severity", rule.level)]
        lines += [_line(field.name, getattr(rule.options, field.name)) for field in fields(rule.options)]
    return "\n".join(lines) + "\n"


def _line(key: str, value: Any, example: Any = None) -> str:
    if value is None:
        return f"# {key} = {'' if example is None else _value(example)}".rstrip(" =")
    return f"{key} = {_value(value)}"


def _value(value: Any) -> str:
    """A value as TOML; JSON writes text, numbers, booleans and lists of them the same way."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_value(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple, set, frozenset)):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False)
