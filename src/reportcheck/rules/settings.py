"""What a user may choose: which rules run, how loud they are, their options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

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


def _matching(names: Iterable[str]) -> set[str]:
    codes: set[str] = set()
    for name in names:
        rule = find_rule(name)
        # A prefix selects a family ("OP") or a part of one ("OP1").
        found = (
            {rule.code} if rule else {code for code in all_rules() if code.startswith(name.strip().upper())}
        )
        if not found or not name.strip():
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
    for key in given:
        if key not in known:
            raise SettingsError(f"The rule {rule.name} has no option '{key}'.{nearest(key, known)}")
    return rule.Options(**given)


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
