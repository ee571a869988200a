"""Trains the decision "is this mention ambiguous?" and writes it as plain JSON.

    python models/references/train.py [--check]

Reads the labelled reports in ``../shared/data`` and the corpus in ``models/corpus``; needs scikit-learn (nothing at run time
does). The figures are those of reading each conference from front to back with trees that have not seen it, its own earlier
decisions standing where training had labels. ``--check`` only prints them.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import data
import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from reportcheck.language.references_decision import Decision

# The corpus and blocks read alone weigh less: the reports are what the checker is for.
CORPUS_WEIGHT = 0.6
BLOCK_WEIGHT = 0.4
PAIR_WEIGHT = 0.5
SEEDS = (0, 1)
FOLDS = 8
THRESHOLD = 0.4
WEIGHTS = Path(__file__).parents[1] / "weights" / "references" / "decision.json"
Row = data.Row


def learn(rows: list[Row], weights: list[float], names: list[str]) -> tuple[list[Any], float]:
    """Trees as nested lists (see ``references_decision.Tree``) and the log odds that they add to."""
    x = np.array([[float(row.features.get(name, 0)) for name in names] for row in rows])
    y = np.array([row.label for row in rows])
    trees: list[Any] = []
    start = 0.0
    for seed in SEEDS:
        model = GradientBoostingClassifier(
            n_estimators=200,
            max_depth=4,
            learning_rate=0.06,
            subsample=0.7,
            min_samples_leaf=15,
            max_features=0.3,
            random_state=seed,
        ).fit(x, y, sample_weight=weights)
        prior = model.init_.class_prior_[1]
        start += float(np.log(prior / (1 - prior))) / len(SEEDS)
        rate = model.learning_rate / len(SEEDS)
        trees += [tree_of(stage[0].tree_, 0, rate) for stage in model.estimators_]
    return trees, start


def tree_of(tree: Any, node: int, rate: float) -> Any:
    """A fitted tree as nested lists."""
    if tree.children_left[node] == -1:
        return round(float(tree.value[node][0][0]) * rate, 4)
    return [
        int(tree.feature[node]),
        round(float(tree.threshold[node]), 3),
        tree_of(tree, tree.children_left[node], rate),
        tree_of(tree, tree.children_right[node], rate),
    ]


def fold_of(conference: str) -> int:
    """The fold of a conference: always the same one, whatever else is read."""
    return int(conference[1:]) % FOLDS if len(conference) == 2 else sum(map(ord, conference)) % FOLDS


def figures(scored: list[tuple[float, bool]], threshold: float) -> str:
    """Precision, recall and F1 at a threshold."""
    tp = sum(score >= threshold and label for score, label in scored)
    fp = sum(score >= threshold and not label for score, label in scored)
    fn = sum(score < threshold and label for score, label in scored)
    precision, recall = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({tp}/{fp}/{fn})"


def read(documents: list[Any], decision: Decision) -> list[tuple[float, bool]]:
    """Score and label of every mention of some documents, and of every reference that no mention was found for."""
    scored: list[tuple[float, bool]] = []
    for document in documents:
        rows, gold = data.rows_of(document, lambda _, f: decision.probability(f), decision.threshold)
        scored += [(decision.probability(row.features), row.label) for row in rows]
        scored += [(0.0, True) for mark in gold if not mark.taken]
    return scored


def main() -> None:
    """Cross-validate, train on everything, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="do not write the weights")
    parser.add_argument("--fast", action="store_true", help="no cross-validation")
    args = parser.parse_args()
    documents = list(data.labelled())
    rows: list[Row] = []
    weights: list[float] = []
    for document in documents:
        own = 1.0 if len(document.conference) == 2 else CORPUS_WEIGHT
        whole = data.rows_of(document)[0]
        alone = data.rows_of_blocks(document)
        pairs = data.rows_of_pairs(document)
        rows += [*whole, *alone, *pairs]
        weights += [own] * len(whole) + [BLOCK_WEIGHT] * len(alone) + [PAIR_WEIGHT] * len(pairs)
    names = sorted({name for row in rows for name in row.features})
    folds = [fold_of(row.conference) for row in rows]
    print(len(rows), "rows,", sum(row.label for row in rows), "ambiguous")
    if not args.fast:
        reports: list[tuple[float, bool]] = []
        corpus: list[tuple[float, bool]] = []
        for fold in range(FOLDS):
            kept = [i for i, other in enumerate(folds) if other != fold]
            trees, start = learn([rows[i] for i in kept], [weights[i] for i in kept], names)
            decision = Decision(tuple(names), tuple(trees), start, THRESHOLD)
            held = [d for d in documents if fold_of(d.conference) == fold]
            reports += read([d for d in held if len(d.conference) == 2], decision)
            corpus += read([d for d in held if len(d.conference) > 2], decision)
        for threshold in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
            print(threshold, "reports", figures(reports, threshold), "corpus", figures(corpus, threshold))
    trees, start = learn(rows, weights, names)
    decision = Decision(tuple(names), tuple(trees), start, THRESHOLD)
    dev = read(data.dev(), decision)
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        print(threshold, "dev", figures(dev, threshold))
    if args.check:
        return
    WEIGHTS.parent.mkdir(parents=True, exist_ok=True)
    content = {"features": names, "trees": trees, "start": round(start, 4), "threshold": THRESHOLD}
    WEIGHTS.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
    print("written", WEIGHTS.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
