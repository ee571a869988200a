"""Settings from a file: ``reportcheck.toml``, or ``[tool.reportcheck]`` in ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportcheck.rules.model import SEVERITIES
from reportcheck.rules.settings import Settings, SettingsError, nearest

OWN_FILE = "reportcheck.toml"
SHARED_FILE = "pyproject.toml"
FAIL_ON = (*SEVERITIES, "never")
KEYS = ("fail-on", "form", "front-sheet", "ignore", "rules", "select")


@dataclass(frozen=True)
class Configuration:
    """What a settings file says.

    Attributes:
        settings: which rules run, and how.
        form: name of the council's form, or path of a form file; None for the default.
        front_sheet: the family's front sheet.
        fail_on: the least severity that makes a check fail, or "never"; None where the file does not say.
        path: the file; None where there is none.
    """

    settings: Settings = field(default_factory=Settings)
    form: str | None = None
    front_sheet: Path | None = None
    fail_on: str | None = None
    path: Path | None = None


def find_settings(report: Path) -> Path | None:
    """The settings file for a report: the nearest in its folder or a folder above it.

    ``reportcheck.toml`` comes before a ``pyproject.toml`` beside it, and a ``pyproject.toml`` without
    ``[tool.reportcheck]`` is passed over.

    Raises:
        SettingsError: a ``pyproject.toml`` on the way is not TOML.
    """
    for folder in report.absolute().parents:
        own, shared = folder / OWN_FILE, folder / SHARED_FILE
        if own.is_file():
            return own
        if shared.is_file() and "reportcheck" in _toml(shared).get("tool", {}):
            return shared
    return None


def read_settings(path: Path) -> Configuration:
    """Read a settings file. Names of files in it are taken from its own folder.

    Raises:
        SettingsError: it cannot be read, or something in it is wrong; the text says what and names the nearest right word.
    """
    table = _toml(path)
    if path.name == SHARED_FILE:
        table = table.get("tool", {}).get("reportcheck", {})
    try:
        return _configuration(table, path)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from error


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SettingsError(f"{path} is not valid TOML: {error}.") from error


def _configuration(table: Mapping[str, Any], path: Path) -> Configuration:
    for key in table:
        if key not in KEYS:
            raise SettingsError(f"There is no setting '{key}'.{nearest(key, KEYS)}")
    rules = _table(table, "rules")
    severity = {name: _severity(name, options) for name, options in rules.items() if "severity" in options}
    options = {
        name: {key: value for key, value in given.items() if key != "severity"}
        for name, given in rules.items()
        if set(given) - {"severity"}
    }
    settings = Settings(_names(table, "select"), _names(table, "ignore"), severity, options)
    if rules or settings.select or settings.ignore:
        _known(rules)
        settings.rules()  # says what is wrong with a name or an option
    form, sheet, fail_on = (_text(table, key) for key in ("form", "front-sheet", "fail-on"))
    if fail_on is not None and fail_on not in FAIL_ON:
        raise SettingsError(f"'fail-on' must be one of {', '.join(FAIL_ON)}.")
    return Configuration(
        settings=settings,
        form=str(path.parent / form) if form and form.endswith(".toml") else form,
        front_sheet=path.parent / sheet if sheet else None,
        fail_on=fail_on,
        path=path,
    )


def _known(names: Iterable[str]) -> None:
    from reportcheck.rules.registry import find_rule

    for name in names:
        if find_rule(name) is None:
            raise SettingsError(f"There is no rule '{name}'.{nearest(name)}")


def _table(table: Mapping[str, Any], key: str) -> dict[str, dict[str, Any]]:
    value = table.get(key, {})
    if not isinstance(value, dict) or not all(isinstance(inner, dict) for inner in value.values()):
        raise SettingsError(f"'{key}' must hold a table for each rule, [rules.opinion-as-fact] for example.")
    return value


def _severity(name: str, options: Mapping[str, Any]) -> Any:
    if options["severity"] not in SEVERITIES:
        raise SettingsError(f"The severity of {name} must be one of {', '.join(SEVERITIES)}.")
    return options["severity"]


def _names(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise SettingsError(f'\'{key}\' must be a list of codes, for example {key} = ["OP", "RE101"].')
    return tuple(value)


def _text(table: Mapping[str, Any], key: str) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"'{key}' must be text in quotes.")
    return value
