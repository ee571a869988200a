"""Writes ``docs/rules/``, a page a rule and an index, from the rules' docstrings: ``python docs/build_rules.py``."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from reportcheck.rules.base import FAMILIES, Rule, documentation
from reportcheck.rules.registry import all_rules

FOLDER = Path(__file__).parent / "rules"


def page(rule: type[Rule]) -> str:
    """The page of one rule as Markdown."""
    parts = documentation(rule)
    lines = [f"# {rule.code} {rule.name}", "", parts.pop("Summary"), ""]
    lines += [f"Family: {FAMILIES[rule.code[:2]]}. Severity: {rule.severity}.", ""]
    for heading, body in parts.items():
        lines += [f"## {heading}", "", body, ""]
    return "\n".join(lines)


def index(rules: list[type[Rule]]) -> str:
    """The index of all rules as Markdown."""
    lines = [
        "# Rules",
        "",
        "Made from the rules themselves by `docs/build_rules.py`; `reportcheck explain CODE` prints the same.",
    ]
    for family, members in groupby(rules, key=lambda rule: rule.code[:2]):
        lines += [
            "",
            f"## {family}: {FAMILIES[family]}",
            "",
            "| code | name | severity | what |",
            "|---|---|---|---|",
        ]
        for rule in members:
            what = documentation(rule)["Summary"]
            lines.append(f"| [{rule.code}]({rule.name}.md) | {rule.name} | {rule.severity} | {what} |")
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """Every page by its file name."""
    rules = [rule for rule in all_rules().values() if rule.__module__.startswith("reportcheck.")]
    return {"README.md": index(rules), **{f"{rule.name}.md": page(rule) for rule in rules}}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    wanted = pages()
    for old in FOLDER.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
