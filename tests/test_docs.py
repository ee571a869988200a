"""The pages name everything that a user can type, so they cannot lag behind the program."""

from __future__ import annotations

import re

import click
import pytest

import reportcheck
from reportcheck.cli import COMMANDS, program
from reportcheck.cli.check import FORMATS
from reportcheck.rules.settings_file import KEYS
from tests.conftest import ROOT

PAGES = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}
EVERYTHING = (ROOT / "README.md").read_text(encoding="utf-8") + "".join(PAGES.values())


def command(name: str) -> click.Command:
    found = program.get_command(click.Context(program), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_on_a_page(name: str) -> None:
    assert f"reportcheck {name}" in EVERYTHING


@pytest.mark.parametrize("name", ["check", "dismiss", "show-settings"])
def test_every_option_is_on_a_page(name: str) -> None:
    options = [option for p in command(name).params if isinstance(p, click.Option) for option in p.opts]
    assert [option for option in options if option.startswith("--") and option not in EVERYTHING] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does(name: str) -> None:
    assert command(name).help
    assert COMMANDS[name].endswith(".")


def test_every_format_setting_and_public_name_is_on_its_page() -> None:
    assert [name for name in FORMATS if f"| `{name}` |" not in PAGES["outputs.md"]] == []
    assert [key for key in KEYS if not re.search(rf"^ +\[?{key}\b", PAGES["configuration.md"], re.M)] == []
    public = set(reportcheck.__all__) - {"__version__"}
    assert sorted(name for name in public if f"`{name}" not in PAGES["api.md"]) == []


def test_every_link_between_pages_leads_somewhere() -> None:
    for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / link).exists(), f"{path.name}: {link}"
