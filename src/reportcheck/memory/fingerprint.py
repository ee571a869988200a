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
        file: the hash of the file's name, where one list serves many files.
    """

    code: str
    section: str | None
    fingerprint: str
    count: int = 1
    reason: str = ""
    date: str = ""
    file: str = ""


def identity(finding: Finding) -> str:
    """What makes a finding the same one after an edit elsewhere: rule, section and folded sentence.

    A finding without a sentence is told apart by its kind and its children instead. The text holds words of the report:
    compare it, never store it.
    """
    if finding.sentence is None:
        told = (finding.kind or "", *finding.children)
    else:
        told = (fold(finding.sentence.translate(_QUOTES)).casefold(),)
    return "\x1f".join((finding.code, finding.section or "", *told))


def fingerprint(finding: Finding, salt: bytes = b"") -> str:
    """The identity of a finding as 32 hex digits that give none of its words away."""
    return scramble(identity(finding), salt)


def scramble(text: str, salt: bytes) -> str:
    """A text as 32 hex digits from which it cannot be read back, and which are slow to guess at."""
    return hashlib.pbkdf2_hmac("sha256", text.encode(), salt, ROUNDS, dklen=16).hex()


def known_from(findings: Iterable[Finding], key: Callable[[Finding], str]) -> list[Known]:
    """Findings as known ones, equal ones counted."""
    counted: dict[str, Known] = {}
    for finding in findings:
        mark = key(finding)
        old = counted.get(mark)
        counted[mark] = (
            replace(old, count=old.count + 1) if old else Known(finding.code, finding.section, mark)
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


def sift(findings: Iterable[Finding], known: Sequence[Known], key: Callable[[Finding], str]) -> Sifted:
    """Part the new findings from the known ones.

    Counts matter: where a sentence was known once and now stands twice, the second is new.

    Args:
        findings: of one file, in document order.
        known: what was seen before in that file.
        key: how ``known`` was marked; only asked where rule and section fit, as it may be slow.
    """
    places = {(entry.code, entry.section) for entry in known}
    left = [entry.count for entry in known]
    sifted = Sifted([], [], left)
    for finding in findings:
        mark = key(finding) if (finding.code, finding.section) in places else None
        position = next((i for i, k in enumerate(known) if k.fingerprint == mark and left[i]), None)
        if position is None:
            sifted.new.append(finding)
        else:
            left[position] -= 1
            sifted.old.append((finding, position))
    return sifted
