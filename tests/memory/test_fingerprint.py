from __future__ import annotations

from dataclasses import replace

import pytest

from reportcheck.memory.fingerprint import Known, fingerprint, identity, known_from, plain_marks, sift
from reportcheck.rules.model import Finding

LAZY = Finding(
    "OP101", "opinion-as-fact", "M.", "S.", section="risks", block=4, start=0, end=3,
    quote="Mum is lazy", sentence="Mum is lazy and it’s a worry.",
)  # fmt: skip
NONE_FOR_IDA = Finding(
    "RE101", "missing-recommendation", "M.", "S.", section="recommendation", children=("Ida Rook",)
)


@pytest.mark.parametrize(
    "same",
    [
        {"block": 9, "start": 30, "end": 41},
        {"quote": "lazy", "message": "Another wording.", "severity": "error", "confidence": 0.7},
        {"sentence": "mum is  LAZY and it's a worry."},
    ],
)
def test_edits_elsewhere_leave_it_the_same(same: dict[str, object]) -> None:
    assert fingerprint(replace(LAZY, **same)) == fingerprint(LAZY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "other", [{"code": "OP102"}, {"section": "changes"}, {"sentence": "Mum is lazy and it’s no worry."}]
)
def test_rule_section_and_sentence_make_it_another(other: dict[str, object]) -> None:
    assert fingerprint(replace(LAZY, **other)) != fingerprint(LAZY)  # type: ignore[arg-type]


def test_without_a_sentence_the_children_make_it_another() -> None:
    assert identity(NONE_FOR_IDA) != identity(replace(NONE_FOR_IDA, children=("Max Rook",)))


def test_it_tells_no_words_and_depends_on_the_salt() -> None:
    told = fingerprint(LAZY, b"one")
    assert len(told) == 32
    assert set(told) <= set("0123456789abcdef")
    assert told != fingerprint(LAZY, b"two")
    assert told == fingerprint(LAZY, b"one")


def test_counts_matter() -> None:
    known = known_from([LAZY], plain_marks)
    second = replace(LAZY, block=8)
    sifted = sift([LAZY, second], known, plain_marks)
    assert sifted.new == [second]
    assert sifted.old == [(LAZY, 0)]
    assert sifted.left == [0]
    assert known_from([LAZY, second], plain_marks)[0].count == 2


def test_what_fits_nothing_any_more_is_left() -> None:
    known = known_from([LAZY, LAZY, NONE_FOR_IDA], plain_marks)
    sifted = sift([LAZY], known, plain_marks)
    assert sifted.new == []
    assert sifted.left == [1, 1]


def test_two_records_of_one_finding_are_used_one_after_the_other() -> None:
    known = [Known("OP101", "risks", identity(LAZY), reason=reason) for reason in ("first", "second")]
    assert [i for _, i in sift([LAZY, LAZY], known, plain_marks).old] == [0, 1]


def test_the_slow_key_is_asked_only_where_it_can_fit() -> None:
    asked = []

    def key(finding: Finding) -> tuple[str, str]:
        asked.append(finding)
        return plain_marks(finding)

    sift([LAZY, NONE_FOR_IDA], known_from([NONE_FOR_IDA], plain_marks), key)
    assert asked == [NONE_FOR_IDA]


def test_of_two_findings_in_a_sentence_the_one_with_the_known_words_is_taken() -> None:
    he, him = (replace(LAZY, code="CR101", quote=words) for words in ("he", "him"))
    known = known_from([him], plain_marks)
    assert sift([he, him], known, plain_marks).new == [he]
    # Where the flagged words alone have changed, it is still the same finding.
    assert sift([replace(him, quote="him or he")], known, plain_marks).new == []


def test_one_sentence_about_two_children_is_two_findings() -> None:
    ida, max_ = (replace(LAZY, code="RE102", children=(name,)) for name in ("Ida Rook", "Max Rook"))
    assert sift([ida, max_], known_from([max_], plain_marks), plain_marks).new == [ida]
    assert sift([ida], known_from([max_], plain_marks), plain_marks).new == [ida]
