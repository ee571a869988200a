"""What a user may choose: which rules run, how loud they are, their options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from reportcheck.rules.base import FAMILIES, Rule
from reportcheck.rules.model import Severity
from reportcheck.rules.registry import all_rules, find_rule


class SettingsError(ValueError):
    """A setting that cannot be used; the text says which and what would be right."""


@dataclass(frozen=True)
class Settings:
    """Choices for one run.

    Attributes:
        select: codes, names or family prefixes of the rules to run; empty runs all.
        ignore: codes, names or family prefixes of rules to leave out.
        severity: a severity in place of the rule's own, by code or name.
        options: a rule's options by code or name.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def rules(self) -> list[Rule]:
        """The rules to run, ready with their options.

        Raises:
            SettingsError: a code, a name or an option that no rule has.
        """
        chosen = _matching(self.select) if self.select else set(all_rules())
        chosen -= _matching(self.ignore)
        severity = {_code(key): value for key, value in self.severity.items()}
        options = {_code(key): value for key, value in self.options.items()}
        return [
            rule(_options(rule, options.get(code, {})), severity.get(code))
            for code, rule in all_rules().items()
            if code in chosen
        ]

    def to_json(self) -> dict[str, Any]:
        """The choices as plain data."""
        return {
            "select": list(self.select),
            "ignore": list(self.ignore),
            "severity": dict(self.severity),
            "options": {name: dict(options) for name, options in self.options.items()},
        }


def _matching(names: Iterable[str]) -> set[str]:
    codes: set[str] = set()
    for name in names:
        rule = find_rule(name)
        # A prefix selects a family ("OP") or a part of one ("OP1").
        found = (
            {rule.code} if rule else {code for code in all_rules() if code.startswith(name.strip().upper())}
        )
        if not name.strip() or not (found or name.strip().upper() in FAMILIES):
            raise SettingsError(f"There is no rule or family '{name}'.{nearest(name)}")
        codes |= found
    return codes


def _code(name: str) -> str:
    rule = find_rule(name)
    if rule is None:
        raise SettingsError(f"There is no rule '{name}'.{nearest(name)}")
    return rule.code


def _options(rule: type[Rule], given: Mapping[str, Any]) -> Any:
    known = rule.Options.__dataclass_fields__
    hints = get_type_hints(rule.Options)
    values = {}
    for key, value in given.items():
        if key not in known:
            raise SettingsError(f"The rule {rule.name} has no option '{key}'.{nearest(key, known)}")
        if not _fits(value, hints[key]):
            raise SettingsError(f"The option '{key}' of {rule.name} must be {_in_words(hints[key])}.")
        values[key] = _as(value, hints[key])
    try:
        return rule.Options(**values)
    except ValueError as error:
        raise SettingsError(f"The options of {rule.name} do not fit: {error}") from error


def _fits(value: Any, hint: Any) -> bool:
    """Whether a value from a settings file is of an option's type; a list stands for a tuple."""
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, arg) for arg in args)
    if origin is Literal:
        return value in args
    if origin is tuple:
        return isinstance(value, (list, tuple)) and all(_fits(item, args[0]) for item in value)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, Mapping) and all(_fits(item, args[1]) for item in value.values())
    if isinstance(value, bool):  # a bool is an int to Python, and not to a user
        return hint is bool
    return isinstance(value, (int, float) if hint is float else hint)


def _as(value: Any, hint: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return tuple(value)
    return float(value) if hint is float else value


def _in_words(hint: Any) -> str:
    origin, args = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return " or ".join(_in_words(arg) for arg in args if arg is not NoneType)
    if origin is Literal:
        return f"one of {', '.join(map(repr, args))}"
    if origin is tuple:
        return f"a list, each item {_in_words(args[0])}"
    names = {bool: "true or false", int: "a whole number", float: "a number", str: "text in quotes"}
    return names.get(hint, "a table")


def nearest(name: str, known: Iterable[str] | None = None) -> str:
    """A sentence that names the nearest right word, or all of them where none is near."""
    from rapidfuzz import process

    if known is None:
        known = [*FAMILIES, *all_rules(), *(rule.name for rule in all_rules().values())]
    choices = list(known)
    near = process.extractOne(name, choices, score_cutoff=60)
    if near:
        return f" Did you mean '{near[0]}'?"
    return f" There are: {', '.join(choices)}." if 0 < len(choices) <= 12 else " See 'reportcheck rules'."
