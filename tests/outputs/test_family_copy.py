"""The copy for the family says what the author said, and nothing that is confidential."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from reportcheck import load_form, parse
from reportcheck._api import family_copy
from reportcheck.cli import program
from reportcheck.documents.docx_reading import read_docx
from reportcheck.outputs import family_copy as module
from reportcheck.reports.rendering import render
from tests.conftest import ROOT

SAMPLES = sorted((ROOT / "samples").glob("*.docx"))
ADDED = re.compile(r" \[[^\]]*\]")
SECRET = "The referral came from the neighbour at number nine."
DRAFT = f"""# Report for the child protection review conference

| Report by | Una Marlow |
|---|---|
| Role | Health visitor |

# Risks

Ivo had a black eye. MARAC met in May, and MARAC will meet again.

# Confidential: not to be shared with the family

## Analysis

{SECRET}

## Recommendation

I recommend that Ivo's plan continues. {SECRET}

# Strengths

Ivo's gran visits every day.
"""


def words(data: bytes) -> str:
    return "\n".join(block.text for block in read_docx(data, "copy.docx").blocks)


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.md"
    path.write_text(DRAFT)
    return path


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_nothing_reworded_and_nothing_lost(sample: Path) -> None:
    told = ADDED.sub("", words(family_copy(sample).data))
    for section in parse(sample).sections:
        if section.id not in ("front_sheet", "sign_off"):
            for block in section.blocks:
                assert block.text in told


def test_order(tmp_path: Path) -> None:
    told = words(family_copy(ROOT / "samples" / "health-visitor.docx").data)
    parts = [
        "About Daniel Okoro",
        "What professionals are worried about",
        "Missed appointments.",
        "What is working well",
        "Nan visits every day",
        "What this report recommends",
        "Daniel Okoro: the writer leaves this to the conference.",
        "What the conference can decide",
        "How to get help",
    ]
    places = [told.index(part) for part in parts]
    assert places == sorted(places)


def test_confidential_part_is_left_out(draft: Path) -> None:
    copy = family_copy(draft)
    told = words(copy.data)
    assert SECRET not in told and "recommend that Ivo" not in told and "neighbour" not in told
    assert copy.left_out == ("Confidential: not to be shared with the family",)
    assert "Ivo's gran visits every day." in told


def test_confidential_in_our_own_form(tmp_path: Path) -> None:
    from dataclasses import replace

    report = parse(SAMPLES[0])
    sections = tuple(
        replace(section, title="Not to be shared with parents") if section.id == "risks" else section
        for section in parse(ROOT / "samples" / "teacher.docx").sections
    )
    hidden = [b.text for s in sections if s.id == "risks" for b in s.blocks]
    path = tmp_path / "form.docx"
    path.write_bytes(render(replace(report, sections=sections), load_form("review")))
    copy = family_copy(path)
    assert copy.left_out == ("Not to be shared with parents",) and hidden
    assert not any(text in words(copy.data) for text in hidden)


def test_short_forms_are_explained_once(draft: Path) -> None:
    told = words(family_copy(draft).data)
    assert "MARAC [multi-agency risk assessment conference] met in May, and MARAC will" in told
    assert "Short forms" in told


def test_large_print() -> None:
    data = family_copy(SAMPLES[0], large=True).data
    assert docx.Document(io.BytesIO(data)).styles["Normal"].font.size.pt == 18


def test_command(draft: Path, tmp_path: Path) -> None:
    out = tmp_path / "copy.docx"
    run = CliRunner().invoke(program, ["render", str(draft), "--for", "family", "-o", str(out)])
    assert run.exit_code == 0 and "left out" in run.stderr and "Confidential" in run.stderr and out.exists()
    assert SECRET not in run.stderr


def test_every_outcome_has_words() -> None:
    from typing import get_args

    from reportcheck.reports.model import Outcome

    assert set(module._OUTCOMES) == set(get_args(Outcome))


def test_marking_of_the_whole_report(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_text(
        f"# PRIVATE & CONFIDENTIAL\n\n## Risks\n\n{SECRET}\n\n## Strengths\n\nIvo's gran helps.\n"
    )
    copy = family_copy(path)
    assert copy.left_out == () and SECRET in words(copy.data)
    path.write_text(f"# Confidential\n\n{SECRET}\n\n# Strengths\n\nIvo's gran helps.\n")
    assert SECRET not in words(family_copy(path).data)
