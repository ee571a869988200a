"""``reportcheck diff``: what it prints as JSON is what the schema says."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from reportcheck.cli import program
from reportcheck.reports.validate import validate

OLD = """# Report

Child: Bethan Pugh, DOB 30/08/2013

## Chronology

- 10/02/2026: Bethan came to the drop-in.

## Recommendation

To be decided at conference.
"""
NEW = OLD.replace(
    "To be decided at conference.", "I recommend that Bethan steps down to a child in need plan."
).replace("## Recommendation", "- 12/03/2026: Core group. Ms Pugh attended.\n\n## Recommendation")


def test_difference_as_json(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW, encoding="utf-8")
    done = CliRunner().invoke(
        program, ["diff", str(tmp_path / "old.md"), str(tmp_path / "new.md"), "--format", "json"]
    )
    assert done.exit_code == 0, done.output
    data = json.loads(done.stdout)
    validate(data, "diff")
    assert [event["date"] for event in data["chronology"]["added"]] == ["2026-03-12"]
    turned = data["recommendation"][0]
    assert (turned["old"]["outcome"], turned["new"]["outcome"]) == ("deferred", "cin")
    assert "RE102" in [finding["code"] for finding in data["findings"]["solved"]]
