"""The rule pages say what the rules say."""

from __future__ import annotations

import runpy

from tests.conftest import ROOT


def test_pages_are_current() -> None:
    pages = runpy.run_path(str(ROOT / "docs" / "build_rules.py"))["pages"]()
    folder = ROOT / "docs" / "rules"
    assert {path.name for path in folder.glob("*.md")} == set(pages)
    stale = [name for name, text in pages.items() if (folder / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run python docs/build_rules.py"
