"""The README shows what the program prints."""

from __future__ import annotations

import importlib.util
from types import ModuleType

import pytest

from tests.conftest import ROOT


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_readme", ROOT / "docs" / "build_readme.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_readme_shows_what_the_sample_gives(builder: ModuleType) -> None:
    readme = builder.README.read_text(encoding="utf-8")
    found = builder.findings()
    assert found.startswith("samples/health-visitor.docx\n")
    assert builder.with_findings(readme, found) == readme, "run 'python docs/build_readme.py'"


def test_a_readme_without_markers_is_told(builder: ModuleType) -> None:
    with pytest.raises(SystemExit, match="has no lines"):
        builder.with_findings("# A page\n", "found\n")
