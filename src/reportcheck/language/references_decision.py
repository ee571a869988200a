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
class Decision:
    """Boosted trees over named features, to whose log odds those of the encoder are added.

    Attributes:
        features: the names of the features, in the order that the trees number them.
        trees: the trees; their values add up, with ``start``, to log odds.
        start: log odds before any tree.
        shares: how much of the score is the encoder's, in a report and in a paragraph alone: it has only read reports.
        alone: what is added to the score of a paragraph alone, where there is less to go by.
        threshold: probability from which a mention is called ambiguous; chosen on conferences held out of training.
    """

    features: tuple[str, ...]
    trees: tuple[Tree, ...]
    start: float
    shares: tuple[float, float]
    alone: float
    threshold: float

    def probability(self, features: dict[str, float]) -> float:
        """How far a mention with these features is ambiguous, 0 to 1; from ``threshold`` it is.

        Where the encoder saw it (``doubt``), its log odds and those of the trees are mixed: they know different things.
        """
        row = [float(features.get(name, 0.0)) for name in self.features]
        odds = self.start + sum(_walk(tree, row) for tree in self.trees)
        alone = features.get("blocks") == 1
        if "doubt" in features:
            share = self.shares[alone]
            odds = share * features["doubt"] + (1 - share) * odds
        return 1 / (1 + math.exp(-odds - (self.alone if alone else 0.0)))


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
    data = json.loads(path.read_text(encoding="utf-8"))
    return Decision(
        tuple(data["features"]),
        tuple(data["trees"]),
        data["start"],
        tuple(data["shares"]),
        data["alone"],
        data["threshold"],
    )
