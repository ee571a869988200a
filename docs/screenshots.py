"""Draws the pictures in ``docs/screenshots/``: ``python docs/screenshots.py`` (needs LibreOffice and Poppler).

A form, an annotated report and a copy for the family, all made from the samples.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from reportcheck import Job, Settings, load_form, load_front_sheet
from reportcheck._api import annotate, family_copy
from reportcheck.reports.rendering_form import blank_form

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "docs" / "screenshots"
SAMPLE = ROOT / "samples" / "health-visitor.docx"
LARGEST = 150_000  # bytes
# LibreOffice's setting that prints comments in the margin.
IN_MARGIN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Writer/Print/Content"><prop oor:name="Note" oor:op="fuse"><value>4</value></prop></item>
</oor:items>"""


def documents(folder: Path) -> None:
    """Write the three documents."""
    sheet = load_front_sheet(ROOT / "samples" / "front-sheet.json")
    form = blank_form(sheet, load_form("review"), author=sheet.core_group[0])
    (folder / "form.docx").write_bytes(form)
    job = Job(front_sheet=sheet, settings=Settings(select=tuple(sys.argv[1:])), dismissals=False)
    annotate(SAMPLE, folder / "annotated.docx", job)
    (folder / "family-copy.docx").write_bytes(family_copy(SAMPLE).data)


def picture(document: Path, page: int, *, comments: bool) -> None:
    """Draw one page of a document."""
    profile = document.parent / f"profile-{document.stem}"
    if comments:
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(IN_MARGIN, encoding="utf-8")
    how = ["--print-to-file"] if comments else ["--convert-to", "pdf"]
    call = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *how]
    subprocess.run(
        [*call, "--outdir", str(document.parent), str(document)], check=True, capture_output=True, timeout=180
    )
    pdf = document.with_suffix(".pdf")
    target = FOLDER / document.stem
    for size in (1100, 900, 700):
        draw = ["pdftoppm", "-png", "-singlefile", "-f", str(page), "-l", str(page)]
        subprocess.run([*draw, "-scale-to", str(size), str(pdf), str(target)], check=True)
        if target.with_suffix(".png").stat().st_size <= LARGEST:
            return
    raise SystemExit(f"{target.name}.png is larger than {LARGEST} bytes.")


def main() -> None:
    """Draw all three."""
    if not shutil.which("soffice") or not shutil.which("pdftoppm"):
        raise SystemExit(
            "docs/screenshots.py needs LibreOffice (soffice) and Poppler (pdftoppm). Install them first."
        )
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        documents(folder)
        for stem, page, comments in (("form", 2, False), ("annotated", 2, True), ("family-copy", 1, False)):
            picture(folder / f"{stem}.docx", page, comments=comments)


if __name__ == "__main__":
    main()
