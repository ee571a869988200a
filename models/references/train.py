"""Trains the decision "is this mention ambiguous?" and writes it as plain JSON.

    python models/references/train.py [--check]

The trees learn from the corpus in ``models/corpus`` and need scikit-learn (nothing at run time does). What is printed is measured on
the labelled reports in ``../shared/data``, of which neither they nor the encoder (``encoder.py``, whose shipped weights are used)
have seen any, and on ``dev``. ``--check`` only prints; ``--shipped`` measures the trees as they are.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import data
import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from reportcheck.language.references_decision import decision_of, load_decision
from reportcheck.language.references_model import load_reader

# For paragraphs alone, what blocks and sentence pairs read alone weigh beside whole reports.
BLOCK_WEIGHT = 0.7
PAIR_WEIGHT = 0.8
SEEDS = (0, 1)
# The encoder's share of the score, and what is added to it: chosen on the labelled reports, and for a paragraph alone on the clear
# paragraphs and their twins (``benchmarks/references.py``), as the threshold was.
REPORT = {"share": 0.4, "offset": 0.0}
ALONE = {"share": 0.3, "offset": -0.48}
THRESHOLD = 0.3
WEIGHTS = Path(__file__).parents[1] / "weights" / "references" / "decision.json"
Row = data.Row


def learn(rows: list[Row], weights: list[float], names: list[str], depth: int) -> dict[str, Any]:
    """Trees as nested lists (see ``references_decision.Tree``) and the log odds that they add to."""
    x = np.array([[float(row.features.get(name, 0)) for name in names] for row in rows])
    y = np.array([row.label for row in rows])
    trees: list[Any] = []
    start = 0.0
    for seed in SEEDS:
        model = GradientBoostingClassifier(
            n_estimators=200,
            max_depth=depth,
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
    return {"trees": trees, "start": round(start, 4)}


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


def figures(scored: list[tuple[float, bool]], threshold: float) -> str:
    """Precision, recall and F1 at a threshold."""
    tp = sum(score >= threshold and label for score, label in scored)
    fp = sum(score >= threshold and not label for score, label in scored)
    fn = sum(score < threshold and label for score, label in scored)
    precision, recall = tp / max(tp + fp, 1), tp / max(tp + fn, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f} ({tp}/{fp}/{fn})"


def average_precision(scored: list[tuple[float, bool]]) -> float:
    """The mean of the precision at each reference, best score first."""
    hits, total = 0, 0.0
    for place, (_, label) in enumerate(sorted(scored, key=lambda pair: -pair[0]), 1):
        hits += label
        total += hits / place if label else 0.0
    return total / max(hits, 1)


def main() -> None:
    """Train, write the weights, measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="do not write the weights")
    parser.add_argument("--shipped", action="store_true", help="do not train")
    args = parser.parse_args()
    if args.shipped:
        decision = load_decision()
    else:
        whole: list[Row] = []
        blocks: list[Row] = []
        pairs: list[Row] = []
        for document in data.corpus.read_corpus():
            whole += data.rows_of(document)[0]
            blocks += data.rows_of_blocks(document)
            pairs += data.rows_of_pairs(document)
        rows = [*whole, *blocks, *pairs]
        weights = [1.0] * len(whole) + [BLOCK_WEIGHT] * len(blocks) + [PAIR_WEIGHT] * len(pairs)
        names = sorted({name for row in rows for name in row.features})
        print(
            len(whole),
            "mentions in reports,",
            len(rows),
            "in all;",
            sum(row.label for row in rows),
            "ambiguous",
        )
        content = {
            "features": names,
            "report": learn(whole, weights[: len(whole)], names, 3) | REPORT,
            "alone": learn(rows, weights, names, 4) | ALONE,
            "threshold": THRESHOLD,
        }
        decision = decision_of(content)
        if not args.check:
            WEIGHTS.write_text(json.dumps(content, separators=(",", ":")), encoding="utf-8")
            print("written", WEIGHTS.stat().st_size, "bytes")
    reader = load_reader()
    for name, documents in (("reports", data.reports()), ("dev", data.dev())):
        scores: dict[str, list[tuple[float, bool]]] = {"both": [], "trees": [], "encoder": []}
        for document in documents:
            found, gold = data.rows_of(document, reader)
            missed = [(-np.inf, True) for mark in gold if not mark.taken]
            for row in found:
                doubt = row.features.pop("doubt", -9.0)
                scores["trees"].append((decision.probability(row.features), row.label))
                scores["encoder"].append((doubt, row.label))
                scores["both"].append((decision.probability(row.features | {"doubt": doubt}), row.label))
            for part in scores.values():
                part += missed
        for part, scored in scores.items():
            print(name, part, f"average precision {average_precision(scored):.3f}")
        for threshold in np.arange(0.1, 0.65, 0.05):
            print(f"{threshold:.2f}", name, figures(scores["both"], float(threshold)))


if __name__ == "__main__":
    main()
