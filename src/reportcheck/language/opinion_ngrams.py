"""A linear model over word and letter n-grams, beside the encoder: it knows turns of phrase that the encoder smooths over.

Its weights are three arrays: hashed n-grams, their inverse document frequency, their coefficient. Text comes in as the neutral
words of ``opinion_input``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

SECTIONS = tuple(
    "actions analysis changes child_profile child_views chronology complicating danger_statement environment front_sheet involvement "
    "other outcomes parent_views parenting plan_progress recommendation risks safety_goal sign_off strengths sustainability".split()
)
# How much each group of n-grams counts: words of the sentence, letters of the sentence, words of the sentence before.
GROUPS = (("w", 1.0), ("c", 1.0), ("p", 0.3))


def grams(group: str, words: Sequence[str]) -> list[str]:
    """The n-grams of one group: runs of words for ``w`` and ``p``, runs of letters within words for ``c``."""
    if group == "c":
        found = []
        for word in words:
            framed = f" {word} "
            for size in (3, 4, 5):
                if len(framed) <= size:
                    found.append(framed)
                    break
                found.extend(framed[at : at + size] for at in range(len(framed) - size + 1))
        return found
    framed_words, longest = (["^", *words, "$"], 3) if group == "w" else (list(words), 2)
    return [
        " ".join(framed_words[at : at + size])
        for size in range(1, longest + 1)
        for at in range(len(framed_words) - size + 1)
    ]


def key(group: str, gram: str) -> int:
    """The number under which an n-gram is kept, 32 bits."""
    return crc32(f"{group} {gram}".encode())


def plain_features(
    words: Sequence[str], previous: Sequence[str], following: bool, section: str
) -> list[float]:
    """Section, length, and whether the sentence opens or closes its block."""
    return [
        *(float(section == name) for name in SECTIONS),
        len(words) / 40,
        float(not previous),
        float(not following),
    ]


class NgramModel:
    """The trained linear model.

    Args:
        path: ``ngrams.npz`` with ``keys`` (sorted), ``idf``, ``coef``, ``plain`` (coefficients of the plain features) and ``bias``.
    """

    def __init__(self, path: Path) -> None:
        with np.load(path) as data:
            self._keys = data["keys"]
            self._idf = data["idf"].astype(np.float32)
            self._coef = data["coef"].astype(np.float32)
            self._plain = data["plain"].astype(np.float32)
            self._bias = float(data["bias"])

    def log_odds(self, words: Sequence[str], previous: Sequence[str], following: bool, section: str) -> float:
        """Log-odds that a sentence is opinion stated as fact rather than fact or owned opinion.

        Args:
            words: neutral words of the sentence.
            previous: those of the sentence before it in its block; empty for the first.
            following: whether another sentence follows in its block.
            section: id of its section, "" where unknown.
        """
        total = self._bias
        for group, weight in GROUPS:
            total += weight * self._group(group, grams(group, previous if group == "p" else words))
        plain = plain_features(words, previous, following, section)
        return total + float(np.dot(self._plain, np.asarray(plain, np.float32)))

    def _group(self, group: str, found: Iterable[str]) -> float:
        counts = Counter(found)
        keys = np.fromiter((key(group, gram) for gram in counts), np.uint32, len(counts))
        places = np.searchsorted(self._keys, keys).clip(max=len(self._keys) - 1)
        known = self._keys[places] == keys
        times = np.fromiter(counts.values(), np.float64, len(counts))[known]
        values = (1.0 + np.log(times)) * self._idf[places[known]]
        norm = np.linalg.norm(values)
        return float(values @ self._coef[places[known]] / norm) if norm else 0.0
