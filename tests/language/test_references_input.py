"""What the encoder of references is given: no names of the family, every mention once."""

from __future__ import annotations

from typing import Any

import pytest

from reportcheck.language.pipeline import load
from reportcheck.language.references_input import Tokens, Window, read_windows, stand_ins
from reportcheck.language.references_model import View, load_reader
from reportcheck.language.references_people import Register
from reportcheck.language.references_reading import Reading, day_of
from reportcheck.language.text import TextBlock, read_blocks
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import Family

FAMILY = Family(
    (
        Child("Ruaridh Sneddon", (), "2014-03-02", None, "male"),
        Child("Torquil Sneddon", (), "2016-08-19", None, "male"),
        Child("Catriona Sneddon", (), "2025-09-30", None, "female"),
    ),
    (
        Adult("Morag Sneddon", "mother"),
        Adult("Hamish Sneddon", "father of Ruaridh"),
        Adult("Fergus Tait", "father of Torquil"),
    ),
    "2026-06-01",
)
OTHERS = Family(
    (
        Child("Imran Dar", (), "2014-03-02", None, "male"),
        Child("Bilal Dar", (), "2016-08-19", None, "male"),
        Child("Zoya Dar", (), "2025-09-30", None, "female"),
    ),
    (
        Adult("Nadia Dar", "mother"),
        Adult("Yusuf Dar", "father of Imran"),
        Adult("Karim Lone", "father of Bilal"),
    ),
    "2026-06-01",
)
TEXT = (
    "Ruaridh and Torquil argued over the bike, and he was sent upstairs. Morag fed Catriona. She was hungry."
)
SWAPPED = "Imran and Bilal argued over the bike, and he was sent upstairs. Nadia fed Zoya. She was hungry."


def read(text: str, family: Family) -> Reading:
    return read_texts([TextBlock(0, text, "chronology")], family)


def read_texts(texts: list[TextBlock], family: Family) -> Reading:
    doc = read_blocks(load(), texts)
    register = Register.of(family, day_of(doc, family))
    return Reading(doc, list(doc.spans["blocks"]), register, lambda *_: 0.0, 0.5, load_reader())


def pieces() -> tuple[Tokens, dict[int, str]]:
    """Words as tokens, and the word of each number."""
    words: dict[int, str] = {1: "<s>", 2: "</s>", 3: "|"}
    numbers = {word: number for number, word in words.items()}

    def encode(text: str) -> list[int]:
        found = []
        for word in text.split():
            number = numbers.setdefault(word, len(numbers) + 1)
            words[number] = word
            found.append(number)
        return found

    return Tokens(encode, 1, 2, 3), words


def cut(text: str, heading: str = "", decided: int = 160) -> tuple[list[Window], dict[int, str], list[Any]]:
    doc = read_blocks(load(), [TextBlock(0, text, "chronology", heading)])
    register = Register.of(FAMILY, day_of(doc, FAMILY))
    reading = Reading(doc, list(doc.spans["blocks"]), register, lambda *_: 0.0, 0.5)
    mentions = [mention for found in reading.found for mention in found]
    tokens, words = pieces()
    names = stand_ins(register, reading.genders)
    found = read_windows(
        doc, reading.blocks, mentions, register, reading.genders, names, tokens, decided=decided
    )
    return found, words, mentions


def test_a_name_tells_gender_and_age_only() -> None:
    register = Register.of(FAMILY)
    words = stand_ins(register, {p.number: p.gender for p in register.people})
    other = Register.of(OTHERS)
    assert words == stand_ins(other, {p.number: p.gender for p in other.people})
    assert len(set(words)) == len(words)
    assert words[3:5] == ["mum", "dad"]  # the second father has a man's name


def test_no_name_of_the_family_is_read() -> None:
    (window,), words, _ = cut(TEXT, "Torquil | What he said")
    read_out = " ".join(words[number] for number in window.ids)
    for person in (*FAMILY.children, *FAMILY.adults):
        assert not set(person.name.split()) & set(read_out.split()), read_out


def test_each_mention_is_decided_once() -> None:
    text = " ".join([TEXT, "He said that she likes him."] * 30)
    found, words, mentions = cut(text, decided=60)
    decided = [number for window in found for _, _, number in window.mentions]
    wanted = [n for n, m in enumerate(mentions) if m.kind not in ("name", "kin", "other")]
    assert sorted(decided) == wanted
    assert len(found) > 5
    for window in found:
        for first, last, number in window.mentions:
            mention = mentions[number]
            shown = [words[token] for token in window.ids[first : last + 1]]
            assert len(shown) == mention.end - mention.start


def test_a_sentence_longer_than_a_window() -> None:
    reading = read(
        "Bed, " * 700 + "and he slept. Ruaridh and Torquil argued and he was sent upstairs.", FAMILY
    )
    assert len(reading.views) == 1  # what does not fit has no view


def test_other_names_give_the_same_views() -> None:
    one, other = read(TEXT, FAMILY), read(SWAPPED, OTHERS)
    views = [list(reading.views.values()) for reading in (one, other)]
    assert len(views[0]) == 2
    for a, b in zip(*views, strict=True):
        assert a.doubt == pytest.approx(b.doubt, abs=1e-5)
        assert a.people == pytest.approx(b.people, abs=1e-5)


def test_a_view_is_of_the_whole_register() -> None:
    reading = read(TEXT, FAMILY)
    for view in reading.views.values():
        assert isinstance(view, View)
        assert len(view.people) == len(FAMILY.children) + len(FAMILY.adults)
        assert all(0 <= share <= 1 for share in (*view.people, view.outsider))


def test_nobody_to_read_about() -> None:
    assert read("Nothing happened.", FAMILY).views == {}


def test_a_table_s_column_changes_nothing_and_a_heading_that_names_a_child_does() -> None:
    text = "He was late on Monday."
    plain, *_ = cut(text, "Chronology")
    column, *_ = cut(text, "Chronology | Event")
    named, *_ = cut(text, "Chronology | " + FAMILY.children[0].name.split()[0])
    assert plain == column != named


def test_the_encoder_does_not_read_a_form_s_own_fields() -> None:
    told = [TextBlock(1, "They were at home. He was late.", "chronology")]
    form = TextBlock(0, FAMILY.children[0].name, "front_sheet", "Family members | Name")
    views = [list(read_texts(texts, FAMILY).views.values()) for texts in (told, [form, *told])]
    assert views[0] and views[0] == views[1]
