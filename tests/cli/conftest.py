"""Reports and a runner for tests of the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from reportcheck.cli import program

# A rule family that needs no language parts keeps these tests quick.
QUICK = ("--select", "RE101,RE102")
GOOD = """# Report for the review conference

## Involvement

I have known the family since May 2025.

## Recommendation

I recommend that Tilda Farrow remains subject to a child protection plan under the category of neglect.
"""
BAD = """# Report for the review conference

## Involvement

I have known the family since May 2025.

## Recommendation

To be decided at conference.
"""
FRONT_SHEET = {
    "schema_version": "1.0",
    "conference": {"date": "2026-04-14"},
    "children": [{"name": "Tilda Farrow", "date_of_birth": "2019-08-07", "gender": "female"}],
}

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTCHECK_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def run() -> Run:
    """Run the program; what it prints and how it ends."""

    def runner(*arguments: object) -> Result:
        return CliRunner().invoke(program, [str(argument) for argument in arguments])

    return runner


@pytest.fixture
def check(run: Run, sheet: Path) -> Run:
    """Run ``check`` with the front sheet and the quick rules."""

    def runner(*arguments: object) -> Result:
        return run("check", "--front-sheet", sheet, *QUICK, *arguments)

    return runner


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with a good, a bad and a broken report."""
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "good.md").write_text(GOOD, encoding="utf-8")
    (folder / "bad.md").write_text(BAD, encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a zip archive")
    return folder


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "front-sheet.json"
    path.write_text(json.dumps(FRONT_SHEET), encoding="utf-8")
    return path


def findings(result: Result) -> list[dict[str, Any]]:
    """The findings of a run with ``--format json``."""
    return [found for file in json.loads(result.stdout)["files"] for found in file["findings"]]
