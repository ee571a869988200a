"""Changes that the author marked on the front sheet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx.shared import RGBColor

from reportcheck.documents import Document
from reportcheck.reports.build import build
from reportcheck.reports.model import Amendment

Make = Callable[[Callable[[Any], None]], Document]


def front_sheet(word: Any) -> Any:
    word.add_paragraph().add_run("Conference details").bold = True
    table = word.add_table(rows=3, cols=2)
    for row, (label, value) in enumerate(
        (("Venue", "Town Hall"), ("Address", "4 Mill Lane"), ("Telephone", "01632 960 111"))
    ):
        table.cell(row, 0).paragraphs[0].add_run(label).bold = True
        table.cell(row, 1).paragraphs[0].add_run(value)
    return table


def test_another_colour_is_an_amendment(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        table = front_sheet(word)
        write.coloured(table.cell(1, 1).paragraphs[0], " now 9 Hill Road", "FF0000")
        word.add_heading("Recommendation", 1)
        write.coloured(word.add_paragraph("I recommend a plan. "), "This is red and no amendment.", "FF0000")

    assert build(written(report)).amendments == (Amendment("now 9 Hill Road", "colour", "Address"),)


def test_the_forms_own_colours_are_none(written: Make) -> None:
    def report(word: Any) -> None:
        table = front_sheet(word)
        for row in range(3):
            for run in table.cell(row, 1).paragraphs[0].runs:
                run.font.color.rgb = RGBColor(0x1F, 0x38, 0x64)
        table.cell(0, 0).paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
        word.add_heading("Recommendation", 1)

    assert build(written(report)).amendments == ()


def test_old_words_struck_through_are_left_out(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        paragraph = front_sheet(word).cell(1, 1).paragraphs[0]
        paragraph.runs[0].font.strike = True
        paragraph.runs[0].font.color.rgb = RGBColor(0, 0x70, 0xC0)
        write.coloured(paragraph, " 9 Hill Road", "0070C0")
        word.add_heading("Recommendation", 1)

    assert [a.text for a in build(written(report)).amendments] == ["9 Hill Road"]
