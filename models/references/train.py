"""Trains the decision "is this mention ambiguous?" and writes it as plain JSON.

    python models/references/train.py [--check]

Reads the labelled reports in ``../shared/data`` and the corpus in ``models/corpus``; needs scikit-learn (nothing at run time
does). The threshold is the least one at which precision on conferences held out of training reaches ``PRECISION``.
``--check`` only prints the figures.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import data
import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

PRECISION = 0.75
CORPUS_WEIGHT = 0.6
WEIGHTS = Path(__file__).parents[1] / "weights" / "references" / "decision.json"


def model() -> GradientBoostingClassifier:
    """The learner, always the same."""
    return GradientBoostingClassifier(
        n_estimators=150, max_depth=3, learning_rate=0.06, subsample=0.7, min_samples_leaf=15, max_features=0.3, random_state=0
    )


def rows_of(documents: Any) -> tuple[list[data.Row], int]:
    """All rows, and how many gold references no mention was found for."""
    rows, missed = [], 0
    for document in documents:
        found, gold = data.rows_of(document)
        rows += found
        missed += sum(not mark.taken for mark in gold)
    return rows, missed


def figures(scores: np.ndarray, labels: np.ndarray, missed: int, threshold: float) -> dict[str, float]:
    """Precision, recall and F1 at a threshold; references without a mention count as missed."""
    flagged = scores >= threshold
    tp, fp = int((flagged & labels).sum()), int((flagged & ~labels).sum())
    fn = int((~flagged & labels).sum()) + missed
    precision, recall = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "tp": tp, "fp": fp, "fn": fn}


def tree_of(tree: Any, node: int, rate: float) -> Any:
    """A fitted tree as nested lists (see ``references_decision.Tree``)."""
    if tree.children_left[node] == -1:
        return round(float(tree.value[node][0][0]) * rate, 4)
    return [
        int(tree.feature[node]),
        round(float(tree.threshold[node]), 4),
        tree_of(tree, tree.children_left[node], rate),
        tree_of(tree, tree.children_right[node], rate),
    ]


def main() -> None:
    """Cross-validate, choose the threshold, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    rows, missed = rows_of(data.labelled())
    names = sorted({name for row in rows for name in row.features})
    x = np.array([[float(row.features.get(name, 0)) for name in names] for row in rows])
    y = np.array([row.label for row in rows])
    conference = np.array([row.conference for row in rows])
    reports = np.array([len(row.conference) == 2 for row in rows])
    weight = np.where(reports, 1.0, CORPUS_WEIGHT)
    held_out = np.zeros(len(rows))
    for name in sorted(set(conference)):
        out = conference == name
        held_out[out] = model().fit(x[~out], y[~out], sample_weight=weight[~out]).predict_proba(x[out])[:, 1]
    for threshold in np.arange(0.1, 0.9, 0.05):
        print(round(float(threshold), 2), figures(held_out[reports], y[reports], 0, threshold), figures(held_out, y, missed, threshold))
    best = max(np.arange(0.1, 0.9, 0.01), key=lambda t: figures(held_out, y, missed, t)["f1"])
    fit = [t for t in np.arange(0.1, 0.95, 0.01) if figures(held_out, y, missed, t)["precision"] >= PRECISION]
    threshold = float(min(fit)) if fit else float(best)
    print("threshold", threshold, figures(held_out, y, missed, threshold), "best F1 at", best)
    if args.check:
        return
    final = model().fit(x, y, sample_weight=weight)
    start = float(np.log(y.mean() / (1 - y.mean())))
    prior = final.init_.class_prior_[1]
    start = float(np.log(prior / (1 - prior)))
    trees = [tree_of(stage[0].tree_, 0, final.learning_rate) for stage in final.estimators_]
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    WEIGHTS.write_text(
        json.dumps({"features": names, "trees": trees, "start": start, "threshold": round(threshold, 2)}, separators=(",", ":")),
        encoding="utf-8",
    )
    print("written", WEIGHTS.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
