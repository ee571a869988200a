from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from reportcheck.documents.model import Block, Cell, Document, Run
from reportcheck.outputs.html import render
from reportcheck.outputs.html_text import Items, Paragraph, Table, draw, segments
from reportcheck.rules.model import Finding
from reportcheck.rules.result import FileResult


def page(*results: FileResult) -> html.HtmlElement:
    return html.document_fromstring(render(results))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def finding(start: int, end: int, severity: str = "warning", block: int = 0) -> Finding:
    return Finding(
        "OP101", "opinion-as-fact", "M.", "S.", severity=severity, block=block, start=start, end=end
    )  # type: ignore[arg-type]


def test_the_report_s_text_is_on_the_page_as_it_is(result: FileResult) -> None:
    paper = page(result).cssselect(".paper")[0]
    for ref in paper.cssselect(".ref"):
        ref.drop_tree()
    assert result.case is not None
    told = words(paper)
    for block in result.case.document.blocks:
        assert " ".join(block.text.split()) in told
    assert [words(heading) for heading in paper.cssselect("h4, h5")] == [
        "Report for the child protection review conference",
        "Risks",
        "Chronology",
        "Recommendation",
    ]
    assert len(paper.cssselect("ul")) == 1
    assert [words(cell) for cell in paper.cssselect("table")[1].cssselect("th, td")] == [
        "Date",
        "Event",
        "3 March 2026",
        "Home visit. The flat is always dirty.",
    ]


def test_each_placed_finding_is_marked_and_linked_both_ways(result: FileResult) -> None:
    tree = page(result)
    for number in (2, 3, 4):
        [item] = tree.cssselect(f"#f1-{number}")
        [place] = tree.cssselect(f"#t1-{number}")
        assert place.getparent().tag == "mark"
        assert item.cssselect(".go")[0].get("href") == f"#t1-{number}"
        [ref] = [ref for ref in tree.cssselect(".ref") if ref.get("data-finding") == str(number)]
        assert ref.get("href") == f"#f1-{number}"
        marked = [mark for mark in tree.cssselect("mark") if str(number) in mark.get("data-findings").split()]
        assert "".join(mark.text_content() for mark in marked) == result.findings[number - 1].quote
    assert not tree.cssselect("#f1-1 .go")  # a finding about the whole report has no place


def test_report_text_cannot_become_markup(result: FileResult) -> None:
    text = render([replace(result, path="<img src=x>.docx")])
    assert "<img" not in text
    assert "&lt; nothing &gt;" in text


def test_the_page_loads_nothing_and_runs_only_its_own_script(result: FileResult) -> None:
    tree = page(result)
    assert not tree.cssselect("[src], link, iframe, object, img")
    assert all(link.get("href").startswith("#") for link in tree.cssselect("[href]"))
    [policy] = [meta.get("content") for meta in tree.cssselect("meta[http-equiv]")]
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        [part] = tree.cssselect(tag)
        digest = base64.b64encode(hashlib.sha256(part.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_summaries_by_child_and_by_section(result: FileResult) -> None:
    children, sections = page(result).cssselect("table.summary")
    rows = [[words(cell) for cell in row.cssselect("th, td")] for row in children.cssselect("tbody tr")]
    assert rows == [
        ["Ivo Brandt", "child protection plan to continue (neglect)", "0", "1", "0"],
        ["Nell Brandt", "child protection plan to continue (neglect)", "1", "0", "0"],
    ]
    counts = {
        words(row.cssselect("th")[0]): [words(cell) for cell in row.cssselect("td")]
        for row in sections.cssselect("tbody tr")
    }
    assert counts["Risks"] == ["0", "1", "1"]
    assert counts["Chronology"] == ["1", "0", "0"]
    assert counts["Recommendation"] == ["1", "0", "0"]
    for link in sections.cssselect("a"):
        assert sections.getroottree().getroot().cssselect(f'[id="{link.get("href")[1:]}"]')


def test_ids_are_unique_with_several_reports(
    result: FileResult, unread: FileResult, clean: FileResult
) -> None:
    tree = page(result, unread, clean, result)
    ids = [element.get("id") for element in tree.cssselect("[id]")]
    assert len(ids) == len(set(ids))
    assert [words(heading) for heading in tree.cssselect("h2")] == [
        "drafts/draft.md",
        "drafts/a,b:c.docx",
        "drafts/clean.docx",
        "drafts/draft.md",
    ]
    assert "is damaged & cannot be read." in words(tree.cssselect(".failed")[0])
    assert "Nothing to mend." in words(tree.cssselect("#r3")[0])


def test_dismissed_findings_are_told_with_their_reason(result: FileResult) -> None:
    [details] = page(result).cssselect("details")
    assert "Dismissed on 2026-04-01: The nursery wrote it down." in words(details)


def test_findings_alone_where_the_report_was_not_kept(result: FileResult) -> None:
    tree = page(replace(result, case=None))
    assert not tree.cssselect(".paper, .go")
    assert len(tree.cssselect("li.finding[data-number]")) == 4


def test_overlapping_findings_cut_the_text() -> None:
    block = Block(0, "abcdefghij", runs=(Run(0, 5, bold=True), Run(5, 10)))
    marks = [(1, finding(1, 8)), (2, finding(4, 10, "error"))]
    told = [(s.text, s.bold, s.findings, s.severity, s.begins, s.ends) for s in segments(block, marks)]
    assert told == [
        ("a", True, (), None, (), ()),
        ("bcd", True, (1,), "warning", (1,), ()),
        ("e", True, (1, 2), "error", (2,), ()),
        ("fgh", False, (1, 2), "error", (), (1,)),
        ("ij", False, (2,), "error", (), (2,)),
    ]


@given(
    st.text(max_size=30),
    st.lists(st.tuples(st.integers(-3, 33), st.integers(-3, 33)), max_size=5),
    st.lists(st.integers(0, 30), max_size=4),
)
def test_cutting_loses_no_text_and_marks_each_finding_whole(
    text: str, places: list[tuple[int, int]], cuts: list[int]
) -> None:
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    block = Block(0, text, runs=tuple(Run(a, b, bold=bool(a % 2)) for a, b in pairwise(edges)))
    cut = list(segments(block, [(n, finding(a, b)) for n, (a, b) in enumerate(places)]))
    assert "".join(segment.text for segment in cut) == text
    for number, (start, end) in enumerate(places):
        inside = "".join(segment.text for segment in cut if number in segment.findings)
        start, end = max(start, 0), min(end, len(text))
        assert inside == (text[start:end] if start < end else "")
        begun = [number for segment in cut for begin in segment.begins if begin == number]
        ended = [number for segment in cut for stop in segment.ends if stop == number]
        assert len(begun) == len(ended) == (1 if start < end else 0)


def test_offsets_outside_a_block_are_left_out() -> None:
    assert "".join(s.text for s in segments(Block(0, "short"), [(1, finding(9, 12))])) == "short"


def test_tables_keep_merged_nested_and_empty_cells() -> None:
    outer = Cell(0, 1, 1)
    blocks = (
        Block(0, "wide", cell=Cell(0, 0, 0, column_span=2, header=True)),
        Block(1, "nested", cell=Cell(1, 0, 0, parent=outer)),
        Block(2, "after", cell=outer),
        Block(3, "last", cell=Cell(0, 2, 1)),
        Block(4, "out"),
    )
    [(part, nodes)] = draw(Document("a", "docx", "", blocks), {}, {})
    assert part == "body"
    table, paragraph = nodes
    assert isinstance(table, Table)
    assert isinstance(paragraph, Paragraph)
    shape = [[(len(square.content), square.columns, square.header) for square in row] for row in table.rows]
    assert shape == [[(1, 2, True)], [(0, 1, False), (2, 1, False)], [(0, 1, False), (1, 1, False)]]
    inner, after = table.rows[1][1].content
    assert isinstance(inner, Table)
    assert isinstance(after, Paragraph)


def test_headings_go_down_one_step_at_a_time() -> None:
    blocks = tuple(Block(n, "h", heading=level) for n, level in enumerate((0, 3, 3, 1, 2)))
    [(_, nodes)] = draw(Document("a", "docx", "", blocks), {}, {})
    assert [node.level for node in nodes if isinstance(node, Paragraph)] == [1, 2, 3, 1, 2]


def test_list_items_are_joined_and_parts_stand_after_the_body() -> None:
    blocks = (
        Block(0, "head", part="header"),
        Block(1, "one", list_level=0, list_label="1."),
        Block(2, "two", list_level=1),
        Block(3, "box", part="textbox"),
    )
    parts = dict(draw(Document("a", "docx", "", blocks), {}, {}))
    assert list(parts) == ["body", "header"]
    items, box = parts["body"]
    assert isinstance(items, Items)
    assert [(item.label, item.level) for item in items.items] == [("1.", 0), (None, 1)]
    assert isinstance(box, Paragraph)


def test_the_page_reads_without_colour(result: FileResult) -> None:
    tree = page(result)
    for item in tree.cssselect("li.finding[data-number]"):
        assert words(item.cssselect(".badge")[0]) == item.get("data-severity")
    styles = re.findall(r"mark\.(\w+) \{[^}]*border-bottom: ([^;]+);", render([result]))
    assert {severity for severity, _ in styles} >= {"error", "info"}
