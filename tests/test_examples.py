"""The example package brings its rule and its form through real entry points."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "reportcheck-example"
REPORT = """# Report for the review conference

## Front sheet

| Name | Date of birth |
|---|---|
| Ade Marsh | 03/05/2016 |

Our ref: {reference}

## What has happened since we last met

- 04/05/2026: Home visit. Ade was seen.
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a process that finds the package as if pip had installed it: no network, nothing left behind."""
    site = tmp_path_factory.mktemp("site")
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    info = site / f"{project['name'].replace('-', '_')}-{project['version']}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n", encoding="utf-8"
    )
    lines = []
    for group, entries in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in entries.items())]
    (info / "entry_points.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    paths = [str(site), str(EXAMPLE / "src"), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "reportcheck", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_its_rule_is_in_the_catalogue(installed: dict[str, str]) -> None:
    rules = json.loads(run(installed, "rules", "--format", "json").stdout)
    found = rules["rules"] if isinstance(rules, dict) else rules
    assert [rule["name"] for rule in found if rule["code"] == "ST901"] == ["case-reference-missing"]
    assert "Northbrook" in run(installed, "explain", "ST901").stdout


def test_its_rule_runs_with_its_form(installed: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    for reference, codes in (("", ["ST901"]), ("NB-2026-0114", [])):
        path.write_text(REPORT.format(reference=reference), encoding="utf-8")
        done = run(
            installed,
            "check",
            str(path),
            "--form",
            "northbrook",
            "--select",
            "ST901",
            "--format",
            "json",
            "--no-cache",
        )
        assert done.returncode == 0, done.stderr
        assert [finding["code"] for finding in json.loads(done.stdout)["files"][0]["findings"]] == codes


def test_its_form_adds_to_the_default(installed: dict[str, str]) -> None:
    script = (
        "from reportcheck.reports.forms import form_names, load_form\n"
        "from reportcheck.reports.headings import cues_of\n"
        "form = load_form('northbrook')\n"
        "print('northbrook' in form_names(), form.deadlines['unit'].amount, cues_of(form).read('Things that help').section)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=installed, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["True", "3", "strengths"], done.stderr


def test_without_it_neither_is_known() -> None:
    done = run(dict(os.environ), "check", str(ROOT / "samples" / "teacher.docx"), "--form", "northbrook")
    assert done.returncode == 2
    assert "northbrook" in done.stderr
    assert run(dict(os.environ), "explain", "ST901").returncode == 2
