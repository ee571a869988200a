"""The learned decision whether a mention is ambiguous: boosted trees, read from plain JSON, and the encoder's doubt.

Trained by ``models/references/train.py``; the card beside it gives the figures. No learning library is needed here.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportcheck._resources import resource

# A tree is nested: a number (a leaf), or [feature, threshold, left, right]; left where the value is at most the threshold.
Tree = Any


@dataclass(frozen=True, slots=True)
class Part:
    """Boosted trees, to whose log odds those of the encoder are added.

    Attributes:
        trees: the trees; their values add up, with ``start``, to log odds.
        start: log odds before any tree.
        share: how much of the score is the encoder's.
        offset: what is added to the score.
    """

    trees: tuple[Tree, ...]
    start: float
    share: float
    offset: float

    def odds(self, row: list[float], doubt: float | None) -> float:
        """Log odds that a mention is ambiguous: those of the trees mixed with the encoder's doubt, where it saw the mention."""
        odds = self.start + sum(_walk(tree, row) for tree in self.trees)
        if doubt is not None:
            odds = self.share * doubt + (1 - self.share) * odds
        return odds + self.offset


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision, of mentions in a report and of mentions in a paragraph read alone, where there is less to go by.

    Attributes:
        features: the names of the features, in the order that the trees number them.
        report: for a report.
        alone: for a paragraph alone.
        threshold: probability from which a mention is called ambiguous; chosen on reports held out of training.
    """

    features: tuple[str, ...]
    report: Part
    alone: Part
    threshold: float

    def probability(self, features: dict[str, float]) -> float:
        """How far a mention with these features is ambiguous, 0 to 1; from ``threshold`` it is."""
        row = [float(features.get(name, 0.0)) for name in self.features]
        part = self.alone if features.get("blocks") == 1 else self.report
        return 1 / (1 + math.exp(-part.odds(row, features.get("doubt"))))


def _walk(tree: Tree, row: list[float]) -> float:
    while isinstance(tree, list):
        feature, threshold, left, right = tree
        tree = left if row[feature] <= threshold else right
    return float(tree)


@cache
def load_decision() -> Decision:
    """The shipped trees.

    Raises:
        FileNotFoundError: the weights are missing; the installation is incomplete.
    """
    path = resource("weights", "references") / "decision.json"
    return decision_of(json.loads(path.read_text(encoding="utf-8")))


def decision_of(data: dict[str, Any]) -> Decision:
    """The decision that a file of weights holds."""
    report, alone = (
        Part(tuple(data[name]["trees"]), data[name]["start"], data[name]["share"], data[name]["offset"])
        for name in ("report", "alone")
    )
    return Decision(tuple(data["features"]), report, alone, data["threshold"])
