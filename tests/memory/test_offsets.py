from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reportcheck.documents.model import Block, Document
from reportcheck.memory.offsets import NotStorableError, Words
from reportcheck.reports.front_sheet import read_front_sheet

TEXT = "Ivo BRANDT missed the review on 3 March 2026. Nell's  mother said: “we’re fine”."
SHEET = read_front_sheet(
    {
        "schema_version": "1.0",
        "conference": {"date": "2026-04-14"},
        "children": [{"name": "Orla Quist", "date_of_birth": "2019-08-07"}],
    }
)


def words(*texts: str) -> Words:
    return Words(Document("draft.docx", "docx", "", tuple(Block(n, t) for n, t in enumerate(texts))), SHEET)


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Makes no recommendation for Ivo Brandt.",
        "Orla Quist’s dentist missed 12 of 14 days.",
        "MISSED the Review?",
        "“we’re fine”",
        TEXT,
    ],
)
def test_what_is_kept_comes_back_word_for_word(message: str) -> None:
    known = words(" ".join(TEXT.split()))
    assert known.decode(known.encode(message)) == message


def test_words_of_report_and_front_sheet_become_places() -> None:
    pieces = words(TEXT).encode("Makes no recommendation for Ivo Brandt and Orla Quist of draft.docx.")
    kept = "".join(piece for piece in pieces if isinstance(piece, str))
    assert kept == "Makes no recommendation for   and   of .."


@pytest.mark.parametrize("message", ["Born on 7 August 2018.", "On 03/11 it fell.", "Ring 01632 960001."])
def test_a_date_or_number_in_another_spelling_is_not_kept(message: str) -> None:
    with pytest.raises(NotStorableError):
        words("nothing of that").encode(message)


@pytest.mark.parametrize("pieces", [[[0, 999, 0]], [[5, 5, 0]], [[-1, 3, 0]], [[0, 3, 7]]])
def test_places_outside_the_document_are_refused(pieces: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="outside"):
        words("Ivo").decode(pieces)  # type: ignore[arg-type]


@given(st.text(max_size=80), st.text(max_size=60))
def test_no_word_of_the_report_is_kept_and_all_comes_back(text: str, message: str) -> None:
    known = words(text)
    try:
        pieces = known.encode(message)
    except NotStorableError:
        assume(False)
    assert known.decode(pieces) == message
    own = {word for piece in pieces if isinstance(piece, str) for word in re.findall(r"\w+", piece)}
    assert not own & set(re.findall(r"\w+", text))
