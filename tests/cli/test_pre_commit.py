"""The hook that the project offers, run by pre-commit over a scratch repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import docx
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    pytest.importorskip("pre_commit")
    if shutil.which("git") is None:
        pytest.skip("needs git")
    return {
        **os.environ,
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
        "PRE_COMMIT_HOME": str(tmp_path / "pre-commit"),
        "REPORTCHECK_CACHE": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }


@pytest.fixture
def repository(tmp_path: Path, environment: dict[str, str]) -> Path:
    """A repository that runs the hook as its file says, but from this environment: a fresh one would need a network."""
    folder = tmp_path / "repository"
    folder.mkdir()
    hook = {**HOOK, "language": "system", "args": ["--select", "RE101,RE102", "--fail-on", "warning"]}
    del hook["minimum_pre_commit_version"]
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True, env=environment)
    return folder


def report(path: Path, recommendation: str) -> None:
    document = docx.Document()
    document.add_heading("Report for the child protection review conference", 0)
    table = document.add_table(2, 2)
    for row, texts in zip(
        table.rows, (("Name of child", "Date of birth"), ("Tilda Farrow", "07/08/2019")), strict=True
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_heading("Recommendation", 1)
    document.add_paragraph(recommendation)
    document.save(str(path))


def commit_check(folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    subprocess.run(["git", "add", "."], cwd=folder, check=True, env=environment)
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_hook_names_a_command_of_the_project() -> None:
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]
    assert HOOK["entry"].split()[0] in scripts
    assert HOOK["language"] == "python"


def test_a_bad_report_stops_the_commit(repository: Path, environment: dict[str, str]) -> None:
    good, bad = repository / "good.docx", repository / "bad.DOCX"
    report(good, "I recommend that Tilda Farrow remains subject to a plan under the category of neglect.")
    report(bad, "To be decided at conference.")
    done = commit_check(repository, environment)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "bad.DOCX" in done.stdout
    assert "deferred-recommendation" in done.stdout


def test_a_good_report_and_other_files_pass(repository: Path, environment: dict[str, str]) -> None:
    report(
        repository / "good.docx",
        "I recommend that Tilda Farrow remains subject to a plan under the category of neglect.",
    )
    (repository / "README.md").write_text("No report.\n", encoding="utf-8")
    (repository / "~$good.docx").write_bytes(b"Word's lock file")
    done = commit_check(repository, environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_nothing_is_checked_where_no_report_changed(repository: Path, environment: dict[str, str]) -> None:
    (repository / "notes.txt").write_text("x\n", encoding="utf-8")
    done = commit_check(repository, environment)
    assert done.returncode == 0
    assert "no files to check" in done.stdout
