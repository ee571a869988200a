"""Writes the list of ordinary English words by which the component tells a name from a word that opens a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path


def ordinary_words(texts: Iterable[str], treebanks: Iterable[Path] = ()) -> list[str]:
    """Words that are written in lower case at least as often as with a capital inside a sentence.

    Args:
        texts: sentences of the training reports.
        treebanks: CoNLL-U files, whose ``# text`` lines add words.
    """
    domain: set[str] = set()
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()

    def count(text: str) -> None:
        words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?:;\"“‘(-]", text)
        for before, word in zip([".", *words], words, strict=False):
            low = word.lower().replace("’", "'")
            low = low[:-2] if low.endswith("'s") else low
            if word[0].islower():
                lower[low] += 1
            elif word[0].isupper() and not word.isupper() and before not in '.!?:;"“‘(-':
                upper[low] += 1

    for text in texts:
        count(text)
    domain.update(lower)
    for path in treebanks:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# text = "):
                count(line[9:])
    # A word seen once or twice in web text may well be a name without its capital.
    return sorted(
        word for word, n in lower.items() if n >= upper[word] and len(word) > 1 and (n > 2 or word in domain)
    )
