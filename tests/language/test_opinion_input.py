"""Names, gender and relationships are taken out before the classifier reads."""

from __future__ import annotations

import pytest

from reportcheck.language.opinion_input import Line, find_names, neutral_words, windows

KNOWN = frozenset(
    "the was late for school and her does not care about a good he said that is with at visit".split()
)


def neutral(text: str) -> str:
    return " ".join(word.text for word in neutral_words(text, find_names([text], KNOWN)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leo Hart was late.", "Siobhán was late."),
        ("She said that her mother was late.", "He said that his dad was late."),
        ("His foster carer was late.", "Mr Okafor was late."),
        ("The step-dad does not care about him.", "The maternal grandmother does not care about her."),
        ("Leo's mum was late.", "His aunt was late."),
        ("Mum didnt care", "Nan didn't care"),
        ("The Kowalski family was late.", "The family was late."),
    ],
)
def test_one_person_reads_as_another(one: str, other: str) -> None:
    assert neutral(one) == neutral(other)


def test_a_role_is_not_taken_for_a_person() -> None:
    assert neutral("Dad is a good mum") == "sam is a good mum"


def test_offsets_are_those_of_the_text() -> None:
    text = "The foster carer said that Leo Hart was late."
    words = neutral_words(text, find_names([text], KNOWN))
    spoken = {word.text: text[word.start : word.end] for word in words}
    assert spoken["late"] == "late"
    assert "Leo Hart" in [text[word.start : word.end] for word in words]
    assert all(0 <= word.start < word.end <= len(text) for word in words)


def test_days_and_months_are_no_names() -> None:
    assert not find_names(["Leo was late on Monday in March."], frozenset("was late on in".split())) - {"leo"}


def test_an_unborn_childs_entry_gives_its_surname_only() -> None:
    assert find_names(["The baby was late."], KNOWN, ["Unborn baby Hart"]) == {"hart"}


def test_every_sentence_is_decided_once() -> None:
    lines = [Line(tuple(range(300, 300 + n % 40 + 1)), n // 3, n // 20) for n in range(60)]
    cut = windows(lines, [(7,), (8,), (9,)], start=1, end=2, bar=3, limit=100)
    decided = [number for window in cut for number in window.scored]
    assert sorted(decided) == list(range(60))
    assert all(len(window.ids) <= 160 for window in cut)


def test_windows_show_what_they_say() -> None:
    lines = [Line((300 + n,), 0, 0) for n in range(5)]
    (window,) = windows(lines, [(7,)], start=1, end=2, bar=3)
    assert [window.ids[first] for _, first, _ in window.spans] == [300, 301, 302, 303, 304]
