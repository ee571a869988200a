"""What a section is about, from its heading and its words together: a small linear model.

The cues of ``headings`` know headings of the usual wordings; this model weighs them with the words of the heading and of the
text below it, so that "Views", "Mum and Dad" or a letter without headings still finds its place. It is trained by
``models/headings/train.py``; its figures are in the model card beside it.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportcheck._resources import resource
from reportcheck.reports.headings import Cues, Names, canonical
from reportcheck.reports.model import SectionId

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[./-]\d+)*|[?“\"‘]")
_MAX_WORDS = 120


@dataclass(frozen=True, slots=True)
class Passage:
    """A block on its way into the model.

    Attributes:
        heading: the innermost heading that could tell the section; "" without one.
        text: the author's words.
        place: how far down the narrative it stands, 0 to 1.
    """

    heading: str
    text: str
    place: float


def features(passage: Passage, cues: Cues, names: Names, *, with_heading: bool = True) -> dict[str, float]:
    """What the model sees of a block: words and pairs of words, the heading's cues, the place in the report."""
    found: dict[str, float] = {f"p:{min(4, int(passage.place * 5))}": 0.5}
    words = [_shape(w, names) for w in _WORD.findall(passage.text.lower().replace("’", "'"))[:_MAX_WORDS]]
    grams = set(words) | {f"{a} {b}" for a, b in pairwise(words)}
    if words:
        grams |= {f"^{words[0]}", f"^{' '.join(words[:2])}"}
    weight = 1.0 / math.sqrt(len(grams)) if grams else 0.0
    found.update({f"t:{gram}": 3.0 * weight for gram in grams})
    if with_heading and passage.heading:
        plain = canonical(passage.heading, names).split()
        heads = set(plain) | {f"{a} {b}" for a, b in pairwise(plain)}
        found.update({f"h:{gram}": 1.5 / math.sqrt(len(heads)) for gram in heads})
        for section, score in cues.scores(passage.heading, names).items():
            found[f"c:{section}"] = min(score, 8.0) / 4.0
        found["h"] = 1.0
    return found


def _shape(word: str, names: Names) -> str:
    if word in names.children:
        return "CHILD"
    if word in names.adults:
        return "ADULT"
    if word[0].isdigit():
        return "DATE" if re.search(r"[./-]", word) else "0"
    return word


class Topics:
    """The trained model."""

    def __init__(
        self,
        weights: Mapping[str, Mapping[str, float]],
        bias: Mapping[str, float],
        moves: Mapping[str, Mapping[str, float]],
    ) -> None:
        self._weights, self._bias, self._moves = weights, bias, moves
        self.sections: tuple[SectionId, ...] = tuple(sorted(bias))  # type: ignore[arg-type]

    def scores(self, seen: Mapping[str, float]) -> dict[SectionId, float]:
        """Log probability of every section for one block's features."""
        total = {section: self._bias[section] for section in self.sections}
        for name, value in seen.items():
            for section, weight in self._weights.get(name, {}).items():
                total[section] += weight * value  # type: ignore[index]
        top = max(total.values())
        norm = top + math.log(sum(math.exp(v - top) for v in total.values()))
        return {section: value - norm for section, value in total.items()}

    def together(self, blocks: Iterable[Mapping[SectionId, float]]) -> dict[SectionId, float]:
        """The sections' scores for blocks that stand under one heading: the mean of theirs."""
        sums: Counter[SectionId] = Counter()
        count = 0
        for scores in blocks:
            count += 1
            for section, value in scores.items():
                sums[section] += value  # type: ignore[assignment]
        return {section: value / max(1, count) for section, value in sums.items()}

    def path(self, blocks: Sequence[Mapping[SectionId, float]]) -> list[SectionId]:
        """The likeliest run of sections for blocks that follow each other without headings (Viterbi)."""
        if not blocks:
            return []
        best = dict(blocks[0])
        back: list[dict[SectionId, SectionId]] = []
        for scores in blocks[1:]:
            step: dict[SectionId, SectionId] = {}
            new: dict[SectionId, float] = {}
            for section in self.sections:
                source = max(best, key=lambda s: best[s] + self._moves[s][section])
                step[section] = source
                new[section] = best[source] + self._moves[source][section] + scores[section]
            back.append(step)
            best = new
        last = max(best, key=lambda s: best[s])
        run = [last]
        for step in reversed(back):
            run.append(step[run[-1]])
        return run[::-1]


@cache
def load_topics() -> Topics | None:
    """The model that ships; None where its weights are not there (while it is being trained)."""
    try:
        path = resource("weights", "headings", "topics.json")
    except FileNotFoundError:
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    sections = data["sections"]
    weights = {
        name: {sections[int(i)]: value / 100 for i, value in row.items()}
        for name, row in data["weights"].items()
    }
    moves = {a: dict(zip(sections, row, strict=True)) for a, row in zip(sections, data["moves"], strict=True)}
    return Topics(weights, dict(zip(sections, data["bias"], strict=True)), moves)
