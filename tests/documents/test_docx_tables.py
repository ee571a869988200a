"""Where the cells of Word tables stand."""

from __future__ import annotations

from pathlib import Path

from reportcheck.documents import Cell
from tests.documents.wordml import p, read_word, tbl


def tc(text: str, pr: str = "") -> str:
    """A cell with properties."""
    return f"<w:tc><w:tcPr>{pr}</w:tcPr>{p(text) if text else p()}</w:tc>"


def places(folder: Path, body: str) -> dict[str, Cell | None]:
    """The cell of each block by its text."""
    return {block.text: block.cell for block in read_word(folder, body).blocks}


def test_plain_table(tmp_path: Path) -> None:
    found = places(tmp_path, p("Before") + tbl(("a", "b"), ("c", "d")) + tbl(("e",)))
    assert found == {
        "Before": None,
        "a": Cell(0, 0, 0),
        "b": Cell(0, 0, 1),
        "c": Cell(0, 1, 0),
        "d": Cell(0, 1, 1),
        "e": Cell(1, 0, 0),
    }


def test_merged_cells(tmp_path: Path) -> None:
    wide, tall, more = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = (
        f"<w:tr>{tc('wide', wide)}{tc('right')}</w:tr><w:tr>{tc('tall', tall)}{tc('b')}{tc('c')}</w:tr>"
        f"<w:tr>{tc('', more)}{tc('d')}{tc('e')}</w:tr>"
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{tc("f")}{tc("g")}</w:tr>'
    )
    found = places(tmp_path, f"<w:tbl>{rows}</w:tbl>")
    assert found["wide"] == Cell(0, 0, 0, column_span=2)
    assert found["right"] == Cell(0, 0, 2)
    assert found["tall"] == Cell(0, 1, 0, row_span=2)
    assert found["d"] == Cell(0, 2, 1)
    assert found["f"] == Cell(0, 3, 1)


def test_nested_table_knows_its_parent(tmp_path: Path) -> None:
    found = places(tmp_path, tbl(("label", p("outer") + tbl(("inner",)) + p("again"))))
    outer = Cell(0, 0, 1)
    assert found["outer"] == found["again"] == outer
    assert found["inner"] == Cell(1, 0, 0, parent=outer)


def test_header_rows(tmp_path: Path) -> None:
    rows = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{tc('Date')}</w:tr><w:tr>{tc('12/3/26')}</w:tr>"
    found = places(tmp_path, f"<w:tbl>{rows}</w:tbl>")
    assert found == {"Date": Cell(0, 0, 0, header=True), "12/3/26": Cell(0, 1, 0)}


def test_absurd_spans_do_not_hang(tmp_path: Path) -> None:
    endless, broken = '<w:gridSpan w:val="99999999999"/>', '<w:gridSpan w:val="x"/>'
    rows = f"<w:tr>{tc('a', endless)}{tc('b', broken)}</w:tr>"
    assert set(places(tmp_path, f"<w:tbl>{rows}</w:tbl>")) == {"a", "b"}


def test_paragraphs_of_a_cell_are_not_joined_to_the_next_cell(tmp_path: Path) -> None:
    gone = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
    assert list(places(tmp_path, tbl((gone, "b")))) == ["a", "b"]
