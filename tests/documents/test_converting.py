"""Other formats, by an installed LibreOffice."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportcheck.cli import program
from reportcheck.documents import DocumentError, converting
from tests.conftest import ROOT

SAMPLE = ROOT / "samples" / "teacher.docx"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
@pytest.mark.parametrize(("kind", "head"), [("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html")])
def test_render(kind: str, head: bytes, tmp_path: Path) -> None:
    out = tmp_path / f"out.{kind}"
    run = CliRunner().invoke(program, ["render", str(SAMPLE), "--format", kind, "-o", str(out)])
    assert run.exit_code == 0, run.output
    assert out.read_bytes().startswith(head)


def test_without_libreoffice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(converting, "_PROGRAMS", ())
    with pytest.raises(DocumentError, match="needs LibreOffice"):
        converting.convert(b"", "pdf")
    out = tmp_path / "out.pdf"
    run = CliRunner().invoke(program, ["render", str(SAMPLE), "--format", "pdf", "-o", str(out)])
    assert run.exit_code == 2 and "needs LibreOffice" in run.stderr and not out.exists()
