"""The public Python API: its names, its laziness, its examples."""

from __future__ import annotations

import doctest
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import reportcheck

ROOT = Path(__file__).resolve().parents[1]
HEAVY = {"spacy", "lxml", "docx", "jinja2", "jsonschema", "numpy", "onnxruntime", "rapidfuzz"}


def modules_after(code: str) -> set[str]:
    """Which heavy modules a fresh interpreter has after running code."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('\\n'.join(sys.modules), file=sys.stderr)"],
        capture_output=True,
        text=True,
        check=True,
    )
    return HEAVY & {name.partition(".")[0] for name in done.stderr.split()}


def test_importing_it_imports_nothing_heavy() -> None:
    assert modules_after("import reportcheck") == set()


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["dismiss", "--help"]])
def test_help_starts_without_anything_heavy(arguments: list[str]) -> None:
    code = (
        f"from reportcheck.cli import program\ntry:\n    program({arguments})\nexcept SystemExit:\n    pass"
    )
    assert modules_after(code) == set()


def test_every_public_name_is_there_and_listed() -> None:
    for name in reportcheck.__all__:
        assert getattr(reportcheck, name) is not None
        assert name in dir(reportcheck)
    assert sorted(reportcheck.__all__) == list(reportcheck.__all__)


def test_every_lazy_name_is_public() -> None:
    assert set(reportcheck._ROOM_OF) == set(reportcheck.__all__) - {"__version__"}


def test_the_version_is_the_package_s() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert reportcheck.__version__ == project["version"]


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'chekc'"):
        reportcheck.chekc  # noqa: B018


def test_the_examples_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testmod(reportcheck)
    assert done.attempted >= 8
    assert done.failed == 0


def test_type_checkers_see_the_names(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    program = tmp_path / "uses_it.py"
    program.write_text(
        "import reportcheck\n"
        "result = reportcheck.check('a.docx')\n"
        "reveal_type(result)\n"
        "reveal_type(reportcheck.parse('a.docx').children)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", str(program)],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert 'Revealed type is "reportcheck.rules.result.FileResult"' in done.stdout, done.stdout
    assert "tuple[reportcheck.reports.model.Child, ...]" in done.stdout


def test_parse_tells_whom_an_entry_is_about_without_a_name(tmp_path: Path) -> None:
    from reportcheck.reports.front_sheet import load_front_sheet

    draft = tmp_path / "draft.md"
    draft.write_text(
        "# Review conference report\n\n## Chronology\n\n- 4 May 2026: Daniel was seen at school. \n"
        "- 6 May 2026: The baby was weighed at the clinic.\n",
        encoding="utf-8",
    )
    report = reportcheck.parse(draft, front_sheet=load_front_sheet(ROOT / "samples" / "front-sheet.json"))
    assert [event.children for event in report.chronology] == [("Daniel Okoro",), ("Esme Okoro",)]
