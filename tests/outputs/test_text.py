from __future__ import annotations

import click

from reportcheck.outputs.text import render, summary
from reportcheck.outputs.wording import in_context
from reportcheck.rules.model import Finding
from reportcheck.rules.result import FileResult


def test_findings_stand_under_their_sections_with_their_words(result: FileResult) -> None:
    lines = click.unstyle(render([result])).splitlines()
    assert lines[0] == "drafts/draft.md"
    assert [line.strip() for line in lines if line.startswith("  ") and not line.startswith("   ")] == [
        "Recommendation",
        "error RE101 missing-recommendation",
        "Risks",
        "warning OP101 opinion-as-fact (mind)",
        "info CR101 ambiguous-reference",
        "Chronology",
        "error OP101 opinion-as-fact (mind)",
        "not shown: 1 dismissed, 2 known from before",
    ]
    assert "    “Mum does not care & says < nothing > about Ivo's sleep.”" in lines
    assert lines[-1] == "2 errors, 1 warning, 1 info in 1 report."


def test_a_file_that_cannot_be_read_is_told_in_its_place(unread: FileResult, clean: FileResult) -> None:
    text = click.unstyle(render([unread, clean]))
    assert "drafts/a,b:c.docx\n  cannot be read: a,b:c.docx is damaged & cannot be read. Mend it." in text
    assert text.endswith("Nothing to mend in 1 report. 1 file could not be read.\n")
    assert click.unstyle(summary([unread])) == "No report was checked. 1 file could not be read."


def test_long_sentences_are_cut_at_words() -> None:
    sentence = " ".join(["word"] * 60 + ["lazy"] + ["again"] * 60)
    found = Finding("OP101", "opinion-as-fact", "M.", "S.", quote="lazy", sentence=sentence)
    before, quote, after = in_context(found, reach=20)
    assert (before, quote, after) == ("… word word word ", "lazy", " again again again …")


def test_findings_on_the_same_words_are_shown_together() -> None:
    found = [
        Finding(
            "RE102",
            "deferred-recommendation",
            f"Leaves the recommendation for {child} to others.",
            "Give your own view.",
            section="recommendation",
            block=4,
            start=0,
            end=5,
            quote="Later",
            sentence="Later.",
            children=(child,),
        )
        for child in ("Ida Rook", "Max Rook")
    ]
    assert click.unstyle(render([FileResult("a.docx", tuple(found))])).splitlines()[3:] == [
        "  warning RE102 deferred-recommendation",
        "    “Later.”",
        "    Leaves the recommendation for Ida Rook to others.",
        "    Leaves the recommendation for Max Rook to others.",
        "    → Give your own view.",
        "",
        "2 warnings in 1 report.",
    ]
