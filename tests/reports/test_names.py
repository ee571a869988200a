from __future__ import annotations

import pytest

from reportcheck.reports.model import Adult, Child
from reportcheck.reports.names import Names, first_name, fold_name
from reportcheck.reports.people import Family

FAMILY = Family(
    (
        Child("Ellie-May O'Dowd", known_as=("Birdie",), gender="female"),
        Child("Zoë Anne O'Dowd", gender="female"),
        Child("Patrick O'Dowd", gender="male"),
        Child("Unborn Baby O'Dowd"),
    ),
    (Adult("Siobhan Anne O'Dowd", "mother"), Adult("Patrick O'Dowd (senior)", "father")),
)
NAMES = Names(FAMILY)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("Ellie-May", (0,)),
        ("Ellie May", (0,)),
        ("Ellie", (0,)),
        ("EM", (0,)),
        ("Birdie", (0,)),
        ("Zoe", (1,)),
        ("ZOE O’DOWD", (1,)),
        ("Zoë Anne O'Dowd", (1,)),
        ("Patrick", (2, 5)),
        ("P", (2, 5)),
        ("Unborn Baby O'Dowd", (3,)),
        ("Siobhan O'Dowd", (4,)),
    ],
)
def test_names_as_registered(words: str, people: tuple[int, ...]) -> None:
    match = NAMES.match(words)
    assert match is not None
    assert match.people == people


@pytest.mark.parametrize("words", ["Ruby", "Ann", "A", "Dowd", "School"])
def test_other_names_match_nobody(words: str) -> None:
    assert NAMES.match(words) is None


@pytest.mark.parametrize(
    ("word", "people", "how"),
    [
        ("Patrik", (2, 5), "misspelt"),
        ("Paddy", None, None),
        ("Patty", (2, 5), "nickname"),
        ("Shivon", None, None),
    ],
)
def test_slips_and_nicknames(word: str, people: tuple[int, ...] | None, how: str | None) -> None:
    match = NAMES.match_loosely(word)
    assert (match.people if match else None) == people
    assert (match.how if match else None) == how


def test_a_surname_means_the_adults() -> None:
    match = NAMES.match_surname("O'DOWD")
    assert match is not None
    assert match.people == (4, 5)


def test_heading_names() -> None:
    assert NAMES.named_in("Progress for Ellie-Mae and Zoe (8)") == (0, 1)
    assert [child.name for child in NAMES.children_named("Zoë")] == ["Zoë Anne O'Dowd"]


def test_folding_and_first_names() -> None:
    assert fold_name("Zoë-Mae O’Dowd") == "zoe mae odowd"
    assert first_name(FAMILY.children[0]) == "Ellie-May"
    assert first_name(FAMILY.children[3]) == "the unborn baby"
