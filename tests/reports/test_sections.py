"""Each block in its section."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from reportcheck.documents import Document
from reportcheck.reports.build import build, passages
from reportcheck.reports.topics import load_topics

Make = Callable[[Callable[[Any], None]], Document]


def sections_of(document: Document) -> dict[str, str]:
    return {block.text: section.id for section in build(document).sections for block in section.blocks}


def test_sub_headings_stay_in_their_section(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_heading("Risk factors", 1)
        write.bold(word, "Increased")
        word.add_paragraph("Missed appointments at the clinic.")
        word.add_heading("Likely outcomes", 1)
        write.bold(word, "Leo")
        word.add_paragraph("Leo may fall behind at school again.")
        word.add_heading("Progress against the plan", 1)
        word.add_paragraph("1. Leo's health needs are met")
        word.add_paragraph("Two of the three checks were done by May.")

    found = sections_of(written(report))
    assert found["Missed appointments at the clinic."] == "risks"
    assert found["Leo may fall behind at school again."] == "outcomes"
    assert found["Two of the three checks were done by May."] == "plan_progress"


def test_a_heading_in_a_box_of_its_own(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_heading("Chronology", 1)
        word.add_paragraph("4 May 2026: home visit.")
        write.table(word, [["*Views of the child*"]])
        word.add_paragraph("Leo said that he wants to stay at his school.")

    found = sections_of(written(report))
    assert found["Leo said that he wants to stay at his school."] == "child_views"


def test_the_values_of_the_front_sheet_are_no_narrative(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        write.table(word, [["*Venue*", "Town Hall"], ["*Other information*", "New school from May"]])
        word.add_heading("Analysis", 1)
        word.add_paragraph("I think that the plan has helped.")

    found = sections_of(written(report))
    assert found["Town Hall"] == "front_sheet"
    assert found["New school from May"] == "front_sheet"
    assert found["I think that the plan has helped."] == "analysis"


def test_every_word_of_the_author_is_in_a_section_once_and_in_order(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_paragraph("Something with no heading at all.")
        word.add_heading("Weather and tides", 1)
        word.add_paragraph("The tide was high.")
        write.table(word, [["*Risk*", "*Comment*"], ["Dogs", "Two of them."]])

    document = written(report)
    blocks = [block.block for section in build(document).sections for block in section.blocks]
    assert blocks == sorted(set(blocks))
    assert {
        b.number
        for b in document.blocks
        if b.text in ("The tide was high.", "Dogs", "Two of them.", "Something with no heading at all.")
    } <= set(blocks)


def test_passages_carry_headings_rows_and_columns(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_heading("3. Risk factors", 1)
        write.table(word, [["*Factor*", "*Comment*"], ["Dogs", "Two of them."]])

    said = {p.text: p for p in passages(written(report))}
    assert said["Two of them."].section == "risks"
    assert said["Two of them."].column == "Comment"
    assert said["Two of them."].heading == "Risk factors | Comment"


@pytest.mark.skipif(load_topics() is None, reason="the model is being trained")
def test_a_letter_without_headings_is_placed_by_what_it_says(written: Make) -> None:
    lines = [
        "Dear Ms Brand",
        "Re: Leo Hart, born 1 February 2018",
        "I have been Leo's health visitor since March 2025 and have seen him at home nine times in this period.",
        "On 4 May 2026 I made an unannounced home visit. Nobody answered the door. I visited again on 9 May and Leo was seen.",
        "I recommend that Leo remains subject to a child protection plan under the category of neglect.",
        "Yours sincerely",
        "Jo Hill",
    ]
    found = sections_of(written(lambda word: [word.add_paragraph(line) for line in lines] and None))
    assert [found[line] for line in lines[1:5]] == [
        "front_sheet",
        "involvement",
        "chronology",
        "recommendation",
    ]
    assert found["Jo Hill"] == "sign_off"
