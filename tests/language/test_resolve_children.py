from __future__ import annotations

from reportcheck.language.pipeline import load
from reportcheck.language.references import make_child_references
from reportcheck.language.resolve_children import children_by_block, children_in, resolve_children
from reportcheck.language.text import TextBlock, read_blocks
from reportcheck.reports.model import Adult, Child, Event, Factor, Report, Source
from reportcheck.reports.people import Family

FAMILY = Family(
    (
        Child("Ines Carrow", date_of_birth="2015-02-02", gender="female"),
        Child("Tom Carrow", date_of_birth="2018-02-02", gender="male"),
    ),
    (Adult("Bella Carrow", "mother"),),
    "2026-03-12",
)


def test_entries_get_the_children_of_their_blocks() -> None:
    nlp = load()
    blocks = [
        TextBlock(3, "Ines was late. She had no coat.", "chronology", "12/01/2026"),
        TextBlock(4, "Home visit. Bella was asleep.", "chronology", "14/01/2026"),
        TextBlock(7, "Poor attendance at school.", "risks", "Risks | Tom"),
        TextBlock(8, "The children argue.", "risks", "Risks"),
    ]
    doc = read_blocks(nlp, blocks)
    doc._.family = FAMILY
    doc = make_child_references(nlp, "child_references", None)(doc)
    assert children_by_block(doc) == {
        3: ("Ines Carrow",),
        4: (),
        7: ("Tom Carrow",),
        8: ("Ines Carrow", "Tom Carrow"),
    }
    assert children_in(doc.spans["blocks"][0]) == ("Ines Carrow",)
    report = Report(
        Source("a.docx", "0" * 64, "docx"),
        chronology=(
            Event("2026-01-12", "Ines was late.", block=3),
            Event("2026-01-14", "Home visit.", block=4),
        ),
        factors=(
            Factor("risk", "Poor attendance", block=7),
            Factor("risk", "Stated already", children=("Ines Carrow",), block=7),
            Factor("risk", "Nobody knows where"),
        ),
    )
    filled = resolve_children(report, doc)
    assert [e.children for e in filled.chronology] == [("Ines Carrow",), ()]
    assert [f.children for f in filled.factors] == [("Tom Carrow",), ("Ines Carrow",), ()]
