"""Which words of a sentence carry its judgement: the clause that the classifier leans on, by the parse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

# Universal Dependencies and spaCy's own English labels, so that either kind of parser serves.
_CLAUSES = frozenset(
    {"ROOT", "root", "ccomp", "advcl", "acl", "relcl", "acl:relcl", "parataxis", "csubj", "csubj:pass"}
)
_CONJUNCT = "conj"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubj:pass", "expl"})
_LINKS = frozenset({"cc", "mark", "punct", "discourse"})
_SHORT = 9  # words; a shorter sentence is quoted whole
_LEAST = 3  # words; a shorter run says too little by itself


def _opens_clause(token: Token) -> bool:
    """Whether a token heads a clause of its own."""
    if token.head is token or token.dep_ in _CLAUSES:
        return True
    if token.dep_ != _CONJUNCT:
        return False
    return token.pos_ in ("VERB", "AUX") or any(child.dep_ in _SUBJECTS for child in token.children)


def _clause_of(token: Token) -> int:
    """The number in the Doc of the head of the innermost clause that a token is in."""
    seen = token
    while not _opens_clause(seen):
        seen = seen.head
    return int(seen.i)


def _runs(sentence: Span) -> list[tuple[int, int]]:
    """The sentence cut into stretches of one clause each: first token and one past the last, numbered in the Doc."""
    if not sentence.doc.has_annotation("DEP"):
        cuts = [sentence.start]
        cuts += [
            t.i + 1 for t in sentence if t.text in {",", ";", ":"} and sentence.start < t.i < sentence.end - 2
        ]
        return list(zip(cuts, [*cuts[1:], sentence.end], strict=True))
    owners = [_clause_of(token) for token in sentence]
    # A conjunction or comma belongs to the clause that it leads into.
    runs: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(owners) + 1):
        if at == len(owners) or owners[at] != owners[at - 1]:
            runs.append((sentence.start + start, sentence.start + at))
            start = at
    return runs


def _trimmed(sentence: Span, start: int, end: int) -> tuple[int, int]:
    """A run without the conjunctions, brackets and stops at its ends."""
    doc = sentence.doc
    first, last = start, end
    while start < end and (
        doc[start].is_punct or doc[start].is_space or doc[start].dep_ in _LINKS - {"mark"}
    ):
        start += 1
    while end > start and (doc[end - 1].is_punct or doc[end - 1].is_space or doc[end - 1].dep_ == "cc"):
        end -= 1
    return (start, end) if start < end else (first, last)


def judgement_words(sentence: Span, weights: Sequence[tuple[int, int, float]]) -> Span:
    """The contiguous words of a sentence that carry its judgement.

    Args:
        sentence: the sentence.
        weights: for each word its character offsets within the sentence and how far it carries the judgement.

    Returns:
        A Span inside ``sentence``, never empty.
    """
    start, end = _trimmed(sentence, sentence.start, sentence.end)
    whole = sentence.doc[start:end]
    if len(whole) <= _SHORT or not weights:
        return whole
    at: dict[int, float] = {}
    for token in sentence:
        low = token.idx - sentence.start_char
        high = low + len(token)
        at[token.i] = max((value for a, b, value in weights if a < high and b > low), default=0.0)

    def worth(run: tuple[int, int]) -> float:
        values = sorted((at[i] for i in range(*run)), reverse=True)[:4]
        return sum(values) / max(len(values), 1)

    runs = [_trimmed(sentence, *run) for run in _runs(sentence)]
    kept = [run for run in runs if run[1] - run[0] >= _LEAST]
    if not kept:
        return whole
    best = max(kept, key=worth)
    bar = 0.92 * worth(best)
    # Neighbouring clauses that carry nearly as much are one thought: "because he is jealous", "which is neglect".
    position = runs.index(best)
    low = high = position
    while high + 1 < len(runs) and worth(runs[high + 1]) >= bar:
        high += 1
    while low > 0 and worth(runs[low - 1]) >= bar:
        low -= 1
    return sentence.doc[runs[low][0] : runs[high][1]]
