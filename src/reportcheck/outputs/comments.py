"""Findings as the comments that an annotated copy of the draft carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportcheck.documents.annotating import NewComment
from reportcheck.outputs.wording import count_of
from reportcheck.rules.model import Finding
from reportcheck.rules.result import FileResult

NOTE = (
    "Made by a program that can be wrong: you know the family, it does not. "
    "It has changed none of your words; delete these comments before you send the report."
)


def comments_for(result: FileResult) -> list[NewComment]:
    """The comments for one checked report: a summary, what concerns the whole report, then a comment a place.

    Findings of one rule on the same words that differ only in the child become one comment.

    Args:
        result: of a file that could be read.
    """
    return [summary_of(result), *(_comment(group) for group in _together(result.findings))]


def summary_of(result: FileResult) -> NewComment:
    """The comment on the title that counts what is left."""
    counts = [count_of(count, level) for level, count in result.counts.items() if count]
    left = f"Left to mend: {', '.join(counts)}." if counts else "Nothing left to mend."
    if result.dismissed:
        left += f" Dismissed and not shown: {len(result.dismissed)}."
    return NewComment(None, None, None, [left, NOTE])


def _together(findings: Iterable[Finding]) -> Iterator[list[Finding]]:
    """The findings in their order, those that differ only in the child in one list."""

    def same(finding: Finding) -> tuple[object, ...]:
        words = (_without_children(finding.message, finding), _without_children(finding.suggestion, finding))
        return (finding.code, finding.block, finding.start, finding.end, *words)

    order: dict[tuple[object, ...], int] = {}
    ranked = [(order.setdefault(same(finding), len(order)), finding) for finding in findings]
    for _, group in groupby(sorted(ranked, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        yield [finding for _, finding in group]


def _comment(group: Sequence[Finding]) -> NewComment:
    first = group[0]
    names = list(dict.fromkeys(name for finding in group for name in finding.children))
    message, suggestion = first.message, first.suggestion
    if len(group) > 1:
        message = _without_children(message, first).replace("\0", _listed(names))
        suggestion = _without_children(suggestion, first).replace("\0", _listed(names))
    return NewComment(
        first.block, first.start, first.end, [f"{first.code} {first.rule}", message, f"→ {suggestion}"]
    )


def _without_children(text: str, finding: Finding) -> str:
    """A sentence with the one child that it is about taken out; unchanged where it is about none or several."""
    return text.replace(finding.children[0], "\0") if len(finding.children) == 1 else text


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
