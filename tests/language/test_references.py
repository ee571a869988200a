"""Who is meant: clear paragraphs, their ambiguous twins, pronouns that have one reading, families of one child, time."""

from __future__ import annotations

import json
import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from reportcheck.language.pipeline import load
from reportcheck.language.references import ChildReferences, make_child_references
from reportcheck.language.references_reading import day_of
from reportcheck.language.text import TextBlock, read_blocks
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import Family

DATA = Path(__file__).parent / "data"
FOUND = 0.8


@cache
def component() -> ChildReferences:
    return make_child_references(load(), "child_references", None)


def family_of(data: dict[str, Any]) -> Family:
    children = tuple(
        Child(
            c["name"],
            tuple(c.get("known_as") or ()),
            c.get("date_of_birth"),
            c.get("expected_date_of_delivery"),
            c.get("gender") if c.get("gender") in ("male", "female") else None,
        )
        for c in data["children"]
    )
    adults = tuple(Adult(a["name"], a.get("relationship")) for a in data["adults"])
    return Family(children, adults, data.get("conference_date"))


def analyse(text: str, family: Family, heading: str = "") -> Any:
    doc = read_blocks(load(), [TextBlock(0, text, "chronology", heading)])
    doc._.family = family
    return component()(doc)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def ambiguous(doc: Any) -> list[Any]:
    return [mention for mention in doc.spans["mentions"] if mention._.ambiguous]


def test_clear_paragraphs_are_left_alone() -> None:
    data = rows("clear_paragraphs.jsonl")
    flagged = [
        r["id"] for r in data if ambiguous(analyse(r["clear"], family_of(r["family"]), r.get("heading", "")))
    ]
    assert len(flagged) < 0.03 * len(data), flagged


def test_their_twins_are_found() -> None:
    data = rows("clear_paragraphs.jsonl")
    found = 0
    for row in data:
        heading = row.get("ambiguous_heading", row.get("heading", ""))
        doc = analyse(row["ambiguous"], family_of(row["family"]), heading)
        found += any(m.start_char == row["mention_start"] for m in ambiguous(doc))
    assert found > FOUND * len(data), found


def test_clear_pronouns_are_resolved() -> None:
    right = total = 0
    for row in rows("resolved_pronouns.jsonl"):
        doc = analyse(row["text"], family_of(row["family"]), row.get("heading", ""))
        by_place = {(m.start_char, m.end_char): m for m in doc.spans["mentions"]}
        for wanted in row["mentions"]:
            total += 1
            mention = by_place.get((wanted["start"], wanted["end"]))
            right += mention is not None and [p.name for p in mention._.resolved] == wanted["who"]
    assert right >= 0.9 * total, (right, total)


ONLY = Family(
    (Child("Noah Pender", date_of_birth="2018-04-02", gender="male"),),
    (Adult("Morwenna Pender", "mother"),),
    "2026-03-12",
)


@pytest.mark.parametrize(
    "text",
    [
        "The child was seen at home. He was dressed for school and told me that he liked his teacher.",
        "He was late twice. His mother rang each time and said that the boy had been sick.",
        "Noah said that he wants a bike. The child's room was warm and his bed was made.",
    ],
)
def test_an_only_child_is_never_in_doubt(text: str) -> None:
    assert [(m.text, m._.reference_score) for m in ambiguous(analyse(text, ONLY))] == []


PAIR = Family(
    (
        Child("Leo Tarrant", date_of_birth="2014-04-02", gender="male"),
        Child("Jack Tarrant", date_of_birth="2016-04-02", gender="male"),
        Child("Zoë-Mae Tarrant", date_of_birth="2025-02-02", gender="female"),
    ),
    (Adult("Gemma Tarrant", "mother"), Adult("Carl Hobbs", "father of Zoë-Mae")),
    "2026-03-12",
)


def who(text: str, words: str, heading: str = "") -> list[str]:
    doc = analyse(text, PAIR, heading)
    mention = next(m for m in doc.spans["mentions"] if m.text == words)
    return [p.name.split()[0] for p in mention._.resolved]


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Leo told Jack he could have his bike.", "he", ["Jack"]),
        ("Leo said that he was hungry.", "he", ["Leo"]),
        ("Leo fell and Gemma lifted him up.", "him", ["Leo"]),
        ("Jack looked at his brother.", "his brother", ["Leo"]),
        ("Carl fed the baby before nursery.", "the baby", ["Zoë-Mae"]),
        ("Zoe Mae was asleep.", "Zoe Mae", ["Zoë-Mae"]),
        ("The eldest was at school.", "The eldest", ["Leo"]),
        ("All three children were seen.", "All three children", ["Leo", "Jack", "Zoë-Mae"]),
        ("Both boys were seen.", "Both boys", ["Leo", "Jack"]),
        ("Ms Tarrant rang. She was upset.", "She", ["Gemma"]),
        ("LEO was at home.", "LEO", ["Leo"]),
        ("Jakc was at home.", "Jakc", ["Jack"]),
    ],
)
def test_who_is_meant(text: str, words: str, wanted: list[str]) -> None:
    assert who(text, words) == wanted


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The lamp was broken and one of the two had cut a hand.", "one of the two"),
        ("One of them slept and the other cried all night.", "the other"),
        ("Gemma fed the baby while the others watched television.", "the others"),
        ("A neighbour saw one of the Tarrant boys on the roof.", "one of the Tarrant boys"),
        ("The young person was spoken to in the car.", "The young person"),
        ("Nursery took the older one to the hall.", "the older one"),
    ],
)
def test_what_stands_for_children(text: str, words: str) -> None:
    doc = analyse(text, PAIR)
    assert words in [mention.text for mention in doc.spans["mentions"]]


def test_the_two_of_something_else_stands_for_nobody() -> None:
    doc = analyse("One of the two letters was for a young man. No other person was at home.", PAIR)
    assert list(doc.spans["mentions"]) == []


def test_one_of_them_in_a_supposition_is_clear() -> None:
    text = "Leo and Jack share a room. If one of them is upset the other comes down to tell Gemma."
    doc = analyse(text, PAIR)
    assert [m.text for m in ambiguous(doc)] == []
    assert "one of them" in [m.text for m in doc.spans["mentions"]]


def test_the_year_of_the_report_is_not_before_a_birth() -> None:
    doc = load()("Police were called in 2019, 2019 and 2019. The baby was weighed in 2025.")
    assert day_of(doc, PAIR) == date(2025, 12, 1)
    assert day_of(load()("Police were called in 2019."), PAIR) is None


def test_a_heading_settles_the_paragraph() -> None:
    assert who("He is on the green table for reading.", "He", "The children | Jack") == ["Jack"]
    assert ambiguous(analyse("He is on the green table for reading.", PAIR, "The children | Jack")) == []


def test_two_who_fit_are_named_as_rivals() -> None:
    (mention,) = ambiguous(analyse("Leo and Jack were sent out. He had thrown a chair.", PAIR))
    assert mention.text == "He"
    assert {p.name for p in mention._.rivals} == {"Leo Tarrant", "Jack Tarrant"}


def test_a_doc_without_blocks_or_family() -> None:
    nlp = load()
    doc = component()(nlp("Leo was late. He was sorry."))
    assert list(doc.spans["mentions"]) == []
    doc = nlp("Leo was late. He was sorry.")
    doc._.family = PAIR
    assert [m.text for m in component()(doc).spans["mentions"]] == ["Leo", "He"]


def seconds(times: int, children: int) -> float:
    boys = tuple(
        Child(f"Boy{chr(97 + i)}on Tarrant", date_of_birth=f"20{10 + i % 14}-04-02", gender="male")
        for i in range(children)
    )
    family = Family(boys, PAIR.adults, PAIR.conference_date)
    text = (
        "Boyaon and Boybon were late. He had no coat. Their mother rang and said that the boys had been sick."
    )
    doc = read_blocks(load(), [TextBlock(i, text, "chronology") for i in range(times)])
    doc._.family = family
    component()(doc)
    start = time.perf_counter()
    component()(doc)
    return time.perf_counter() - start


def test_time_grows_with_the_length() -> None:
    """Eight times the text may take eight times as long, with room for a busy machine; a square would take 64 times."""
    assert seconds(160, 4) < 24 * seconds(20, 4)


def test_time_grows_with_the_family() -> None:
    assert seconds(40, 16) < 12 * seconds(40, 2)
