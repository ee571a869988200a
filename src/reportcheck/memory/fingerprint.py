"""A finding's identity across edits elsewhere in its report, and how lists of known findings are set against new ones."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from reportcheck.rules.base import fold
from reportcheck.rules.model import Finding

# Somebody who has a file of fingerprints but not the report could try sentences until one fits. The rounds make each
# try cost milliseconds; OWASP's password figures are far higher, but a check computes dozens of fingerprints.
ROUNDS = 20_000
Marks = tuple[str, str]
"""What a finding is known by: its identity and its flagged words, both as they are or both scrambled."""
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that somebody has seen before, without its words.

    Attributes:
        code: the rule's code.
        section: id of the section that it stood in; None for a finding about the whole report.
        fingerprint: what ``fingerprint`` gave for it.
        count: how many findings with this fingerprint are known.
        reason: why it was dismissed; empty in a baseline.
        date: the day of that, ISO; empty in a baseline.
        quote: its flagged words, scrambled too; they tell two findings of one sentence apart.
        file: the hash of the file's name, where one list serves many files.
    """

    code: str
    section: str | None
    fingerprint: str
    count: int = 1
    reason: str = ""
    date: str = ""
    quote: str = ""
    file: str = ""


def identity(finding: Finding) -> str:
    """What makes a finding the same one after an edit elsewhere: rule, section, children and folded sentence.

    A finding without a sentence is told apart by its kind instead. The text holds words of the report: compare it,
    never store it.
    """
    told = finding.kind or "" if finding.sentence is None else _folded(finding.sentence)
    return "\x1f".join((finding.code, finding.section or "", told, *finding.children))


def fingerprint(finding: Finding, salt: bytes = b"") -> str:
    """The identity of a finding as 32 hex digits that give none of its words away."""
    return scramble(identity(finding), salt)


def plain_marks(finding: Finding) -> Marks:
    """The marks of a finding that stays in memory."""
    return identity(finding), _folded(finding.quote or "")


def salted_marks(finding: Finding, salt: bytes) -> Marks:
    """The marks of a finding for a file."""
    return fingerprint(finding, salt), scramble(_folded(finding.quote or ""), salt)


def _folded(text: str) -> str:
    return fold(text.translate(_QUOTES)).casefold()


def scramble(text: str, salt: bytes) -> str:
    """A text as 32 hex digits from which it cannot be read back, and which are slow to guess at."""
    return hashlib.pbkdf2_hmac("sha256", text.encode(), salt, ROUNDS, dklen=16).hex()


def known_from(findings: Iterable[Finding], marks: Callable[[Finding], Marks]) -> list[Known]:
    """Findings as known ones, equal ones counted."""
    counted: dict[Marks, Known] = {}
    for finding in findings:
        mark, quote = marks(finding)
        old = counted.get((mark, quote))
        counted[mark, quote] = (
            replace(old, count=old.count + 1)
            if old
            else Known(finding.code, finding.section, mark, quote=quote)
        )
    return list(counted.values())


@dataclass(frozen=True, slots=True)
class Sifted:
    """Findings set against known ones.

    Attributes:
        new: the findings that are not known.
        old: those that are, each with the position of its record in the list of known ones.
        left: for each known record, how many of its count no finding fits any more.
    """

    new: list[Finding]
    old: list[tuple[Finding, int]]
    left: list[int]


def sift(findings: Iterable[Finding], known: Sequence[Known], marks: Callable[[Finding], Marks]) -> Sifted:
    """Part the new findings from the known ones.

    Counts matter: where a sentence was known once and now stands twice, the second is new. Of several findings in one
    sentence, those whose flagged words were known are taken first; the words alone may have changed, though.

    Args:
        findings: of one file, in document order.
        known: what was seen before in that file.
        marks: how ``known`` was marked; only asked where rule and section fit, as it may be slow.
    """
    findings = list(findings)
    places = {(entry.code, entry.section) for entry in known}
    marked = {
        number: marks(finding)
        for number, finding in enumerate(findings)
        if (finding.code, finding.section) in places
    }
    left = [entry.count for entry in known]
    taken: dict[int, int] = {}
    for exact in (True, False):
        for number, (mark, quote) in marked.items():
            if number in taken:
                continue
            for position, entry in enumerate(known):
                if left[position] and entry.fingerprint == mark and (entry.quote == quote or not exact):
                    left[position] -= 1
                    taken[number] = position
                    break
    return Sifted(
        new=[finding for number, finding in enumerate(findings) if number not in taken],
        old=[(finding, taken[number]) for number, finding in enumerate(findings) if number in taken],
        left=left,
    )
