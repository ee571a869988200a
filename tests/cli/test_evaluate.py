"""``reportcheck evaluate`` on a folder of one labelled report."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportcheck.cli import program

SAMPLES = Path(__file__).parents[2] / "samples"
SENTENCES = [
    {
        "text": "The home is chaotic and always dirty.",
        "opinion": "OF",
        "kind": "evaluation",
        "section": "risks",
    },
    {
        "text": "Nan visits every day and brought Esme to clinic on 11 May.",
        "opinion": "OF",
        "kind": "mind",
        "section": "strengths",
    },
    {
        "text": "Jonah is behind with his speech because of mum’s drinking.",
        "opinion": "F",
        "kind": None,
        "section": "outcomes",
    },
]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    report = tmp_path / "one" / "hv"
    report.mkdir(parents=True)
    shutil.copy(SAMPLES / "health-visitor.docx", report / "report.docx")
    shutil.copy(SAMPLES / "front-sheet.json", tmp_path / "one" / "front_sheet.json")
    gold: dict[str, Any] = {
        "sentences": [{"id": n, **sentence} for n, sentence in enumerate(SENTENCES, 1)],
        "references": [],
        "structure": {"recommendation": []},
    }
    (report / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_counts_by_kind_section_and_confidence(labelled: Path) -> None:
    done = CliRunner().invoke(program, ["evaluate", str(labelled), "--format", "json"])
    assert done.exit_code == 0, done.output
    scores = json.loads(done.stdout)
    assert scores["by kind"]["evaluation"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "tp": 1,
        "fp": 0,
        "fn": 0,
    }
    assert scores["by kind"]["mind"]["fn"] == 1
    assert scores["by kind"]["cause"]["fp"] == 1
    assert scores["by section"]["outcomes"]["fp"] == 1
    assert scores["kind named right"] == {"right": 1, "all": 1}
    # "depressed" and the like are findings on sentences that this gold does not hold: false alarms of no section.
    assert scores["opinion-as-fact"]["fp"] >= 1
    assert sum(n["findings"] for n in scores["calibration"].values()) == 2


def test_prints_every_table_and_the_errors_only_when_asked(labelled: Path) -> None:
    done = CliRunner().invoke(program, ["evaluate", str(labelled)])
    for title in ("by section", "by kind", "by confidence", "kind named right"):
        assert title in done.stdout
    assert "Nan visits" not in done.stdout
    told = CliRunner().invoke(program, ["evaluate", str(labelled), "--errors"]).stdout
    assert "MISSED: Nan visits every day" in told


def test_a_folder_without_labels_is_told_so(tmp_path: Path) -> None:
    done = CliRunner().invoke(program, ["evaluate", str(tmp_path)])
    assert done.exit_code == 2
    assert "gold.json" in done.stderr
