"""Reads typed .pdf files: paragraphs put together again from lines, tables from their ruled lines.

A PDF holds letters at places, no paragraphs; what is read here is a good guess, and Word's file is always better.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from reportcheck.documents.drafting import Draft, Line, typed_boxes
from reportcheck.documents.errors import DocumentError
from reportcheck.documents.model import Document, Properties, Run
from reportcheck.documents.pdf_layout import Region, Row, Word, is_bold, page_regions, paragraphs

_BULLET = re.compile(r"([•●▪◦‣·–\-*o➢✓])\s+(?=\S)")
MAX_PAGES = 300


def read_pdf(data: bytes, file: str) -> Document:
    """The document in the bytes of a .pdf file.

    Raises:
        DocumentError: "scanned" where its pages are pictures, "password", "damaged", "too-large", or "unsupported"
            where pdfplumber is not installed.
    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError as error:
        raise DocumentError(
            "unsupported",
            f"{file} is a PDF: run 'pip install \"reportcheck[pdf]\"' to read it, or save the report as .docx.",
        ) from error
    draft = Draft()
    try:
        with _silent("pdfminer"), pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise DocumentError(
                    "too-large",
                    f"{file} has more than {MAX_PAGES} pages. Send the report alone, without its appendices.",
                )
            drawn = any(page.images or page.rects or page.curves for page in pdf.pages)
            regions, without_text = page_regions(pdf.pages, draft)
            info = pdf.metadata or {}
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise DocumentError(
                "password",
                f"{file} is protected by a password. Open it, save a copy without a password, and check that.",
            ) from error
        raise _damaged(file) from error
    except DocumentError:
        raise
    except Exception as error:  # the parser raises whatever a broken stream leads it to
        raise _damaged(file) from error
    if not regions and not drawn:
        raise DocumentError("empty", f"{file} holds no text. Send the file that holds the report.")
    if not regions:
        raise DocumentError(
            "scanned",
            f"{file} holds pictures of pages and no text. The guidance asks for a typed report: "
            "send the Word document that was printed.",
        )
    if without_text:
        draft.skipped["page without text"] = without_text
    for region in sorted(regions, key=lambda region: ("body", "header", "footer").index(region.part)):
        for paragraph in paragraphs(region):
            _add(draft, paragraph, region)
    _mark_headings(draft)

    def stated(key: str) -> str | None:
        found = info.get(key)
        return found.strip() or None if isinstance(found, str) else None

    properties = Properties(title=stated("Title"), author=stated("Author"), subject=stated("Subject"))
    return draft.document(data, file, "pdf", properties)


@contextmanager
def _silent(logger: str) -> Iterator[None]:
    """Keeps a library's log quiet: its warnings quote the file, and no text of a report may be logged."""
    log = logging.getLogger(logger)
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(level)


def _damaged(file: str) -> DocumentError:
    return DocumentError(
        "damaged", f"{file} is damaged and cannot be read. Save the report as .docx and send that."
    )


def _add(draft: Draft, rows: list[Row], region: Region) -> None:
    line = Line()
    for row in rows:
        broken = re.search(r"[a-z]-$", line.text)
        if line.text and not broken:
            line.add(" ", _look(row.words[0]))
        for at, word in enumerate(row.words):
            start = len(line.text)
            line.add(word["text"], _look(word))
            if form := word.get("form"):
                line.controls.append(form.control(start, len(line.text), word["text"], False))
            if at + 1 < len(row.words):
                line.add(" ", _look(word))
    label = None
    bullet = _BULLET.match(line.text)
    if bullet:
        label = bullet[1]
        cut = Line(
            controls=[
                replace(one, start=one.start - bullet.end(), end=one.end - bullet.end())
                for one in line.controls
            ]
        )
        for run in line.runs:
            cut.add(line.text[max(run.start, bullet.end()) : run.end], run)
        line = cut
    draft.block(
        typed_boxes(line).stripped(),
        part=region.part,
        list_level=0 if bullet else None,
        list_label=label,
        cell=region.cell,
    )


def _look(word: Word) -> Run:
    font = str(word["fontname"])
    return Run(
        0,
        0,
        bold=is_bold(word),
        italic=bool(re.search("italic|oblique", font, re.IGNORECASE)),
        colour=_colour(word.get("non_stroking_color")),
        size=round(float(word["size"]) * 2) / 2,
    )


def _colour(stated: Any) -> str | None:
    """Six hex digits of a grey, RGB or CMYK colour with parts from 0 to 1; None for black."""
    parts = [float(part) for part in stated] if isinstance(stated, (tuple, list)) else []
    if len(parts) == 4:
        parts = [(1 - part) * (1 - parts[3]) for part in parts[:3]]
    elif len(parts) == 1:
        parts *= 3
    if len(parts) != 3:
        return None
    colour = "".join(f"{min(255, max(0, round(part * 255))):02x}" for part in parts)
    return None if colour == "000000" else colour


def _mark_headings(draft: Draft) -> None:
    """Lines set larger than the running text are headings, the largest at level 1."""
    letters: Counter[float] = Counter()
    for block in draft.blocks:
        for run in block.runs:
            letters[run.size or 0.0] += run.end - run.start
    if not letters:
        return
    usual = letters.most_common(1)[0][0]
    body = [block for block in draft.blocks if block.part == "body" and block.cell is None]
    sizes = {
        block.number: min(run.size or 0.0 for run in block.runs)
        for block in body
        if block.runs and len(block.text) < 120 and block.list_label is None
    }
    larger = sorted({size for size in sizes.values() if size >= usual + 1}, reverse=True)
    levels = {size: min(9, level) for level, size in enumerate(larger, start=1)}
    for number, size in sizes.items():
        if size in levels:
            draft.blocks[number] = replace(draft.blocks[number], heading=levels[size])
