"""Wording that several outputs share."""

from __future__ import annotations

from reportcheck.rules.model import Finding


def in_context(finding: Finding, reach: int = 90) -> tuple[str, str, str]:
    """What stands before the flagged words in their sentence, the words, and what stands after them.

    Args:
        finding: with a quote; all three are empty without one.
        reach: at most so many characters on either side, cut at words.
    """
    quote, sentence = finding.quote or "", finding.sentence or ""
    before, found, after = sentence.partition(quote) if quote else ("", "", "")
    if not found:
        before = after = ""
    if len(before) > reach:
        before = "… " + before[-reach:].split(" ", 1)[-1]
    if len(after) > reach:
        after = after[:reach].rsplit(" ", 1)[0] + " …"
    return before, quote, after


def count_of(count: int, word: str) -> str:
    """A number and its noun: "1 warning", "2 warnings"; "info" stays as it is."""
    return f"{count} {word}" + ("" if count == 1 or word == "info" else "s")
