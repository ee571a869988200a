"""Whatever is written into a document comes out of it, once and in order."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcheck.documents import DocumentError, read
from tests.documents.wordml import texts

# Characters that XML can hold; those that the reader shows as a plain space, or not at all, are left out.
LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Co", "Cn"),
    exclude_characters="\xa0\u202f\u2007\xad\ufeff\u200b\u2028\u2029",
)
TEXT = st.text(LETTERS, min_size=1, max_size=40)
RUN = st.tuples(TEXT, st.booleans(), st.booleans(), st.sampled_from([None, "FF0000", "0070C0"]))
PARAGRAPH = st.lists(RUN, max_size=4)
TABLE = st.lists(st.lists(TEXT, min_size=2, max_size=2), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(PARAGRAPH, TABLE), max_size=6))
def test_text_and_looks_survive(
    parts: list[list[tuple[str, bool, bool, str | None]] | list[list[str]]],
) -> None:
    written = docx.Document()
    wanted: list[str] = []
    looks: list[list[tuple[bool, str | None]]] = []
    for part in parts:
        if part and isinstance(part[0], list):
            table = written.add_table(0, 2)
            for cells in part:
                row = table.add_row()
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = str(text)
                    wanted.append(str(text))
                    looks.append([(False, None)] * len(str(text)))
        else:
            paragraph = written.add_paragraph()
            look = []
            for text, bold, _, colour in part:  # type: ignore[misc]
                run = paragraph.add_run(text)
                run.bold = bold
                if colour:
                    run.font.color.rgb = docx.shared.RGBColor.from_string(colour)
                look += [(bold, colour.lower() if colour else None)] * len(text)
            wanted.append("".join(run[0] for run in part))
            looks.append(look)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.docx"
        written.save(str(path))
        document = read(path)
    kept = [(text, look) for text, look in zip(wanted, looks, strict=True) if text.strip()]
    assert texts(document) == [text for text, _ in kept]
    for block, (_, look) in zip(document.blocks, kept, strict=True):
        assert "".join(block.text[run.start : run.end] for run in block.runs) == block.text
        assert [(run.bold, run.colour) for run in block.runs for _ in range(run.start, run.end)] == look
    assert [block.number for block in document.blocks] == list(range(len(document.blocks)))


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXT.filter(lambda text: text.strip() and "\\" not in text), min_size=1, max_size=6))
def test_text_survives_rtf(lines: list[str]) -> None:
    def escaped(text: str) -> str:
        out = ""
        for letter in text:
            units = letter.encode("utf-16-le")
            for at in range(0, len(units), 2):
                unit = int.from_bytes(units[at : at + 2], "little")
                out += f"\\u{unit - 0x10000 if unit > 0x7FFF else unit}?"
        return out

    body = "\\par ".join(map(escaped, lines))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "draft.rtf"
        path.write_text(f"{{\\rtf1\\ansi {body}\\par}}", encoding="ascii")
        assert texts(read(path)) == lines


@pytest.mark.parametrize("seed", range(40))
def test_broken_files_never_crash(seed: int, tmp_path: Path) -> None:
    """Bytes of a good file changed at random give a document or a DocumentError, nothing else."""
    source = docx.Document()
    source.add_heading("Risks", 1)
    source.add_paragraph("Mum was late.", style="List Bullet")
    source.add_table(2, 2).cell(0, 0).text = "Date"
    buffer = io.BytesIO()
    source.save(buffer)
    rng = random.Random(seed)
    changed = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            data = bytearray(old.read(info))
            if info.filename.endswith((".xml", ".rels")) and rng.random() < 0.5:
                for _ in range(rng.randint(1, 3)):
                    at = rng.randrange(len(data))
                    data[at : at + rng.randint(0, 4)] = bytes(
                        rng.choices(range(32, 127), k=rng.randint(0, 4))
                    )
            new.writestr(info.filename, bytes(data))
    whole = bytearray(changed.getvalue())
    if seed % 2:
        for _ in range(5):
            whole[rng.randrange(len(whole))] = rng.randrange(256)
    path = tmp_path / "draft.docx"
    path.write_bytes(whole)
    try:
        read(path)
    except DocumentError as error:
        assert error.message.startswith("draft.docx")
