"""Every rule that is installed: this package's own and those that other packages bring."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from typing import Any

import reportcheck.rules
from reportcheck.rules.base import Rule

ENTRY_POINT = "reportcheck.rules"


@cache
def all_rules() -> dict[str, type[Rule]]:
    """All rules by their code, in the order of their codes.

    Another package adds rules through the entry point group ``reportcheck.rules``: each entry names a ``Rule`` class.

    Raises:
        ValueError: two rules share a code or a name.
    """
    for family in pkgutil.iter_modules(reportcheck.rules.__path__, "reportcheck.rules."):
        # The families are packages; the modules beside them hold no rules, and one of them imports the whole reader.
        if family.ispkg:
            for module in pkgutil.walk_packages(
                importlib.import_module(family.name).__path__, f"{family.name}."
            ):
                importlib.import_module(module.name)
    own = [rule for rule in _subclasses(Rule) if rule.__module__.startswith("reportcheck.rules.")]
    brought = [entry.load() for entry in entry_points(group=ENTRY_POINT)]
    rules: dict[str, type[Rule]] = {}
    names: set[str] = set()
    for rule in sorted([*own, *brought], key=lambda rule: rule.code):
        if rule.code in rules or rule.name in names:
            raise ValueError(f"two rules are called {rule.code} or {rule.name}")
        rules[rule.code] = rule
        names.add(rule.name)
    return rules


def find_rule(code: str) -> type[Rule] | None:
    """The rule of a code or a name, whatever its case; None where there is none."""
    wanted = code.strip().casefold()
    for rule in all_rules().values():
        if wanted in (rule.code.casefold(), rule.name):
            return rule
    return None


def _subclasses(rule: type[Any]) -> list[type[Rule]]:
    found: list[type[Rule]] = []
    for sub in rule.__subclasses__():
        found.append(sub)
        found.extend(_subclasses(sub))
    return found
