"""Trains the small linear model that weighs the encoder and the marks of attribution.

    python models/opinion/stack.py --oof oof.npz --out models/weights/opinion

``oof.npz`` holds the encoder's held-out logits for every labelled report (``train.py --oof``), each conference left out once, so this
model and the threshold see held-out scores only. Marks of attribution come from the shipped parser.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from spacy.tokens import Doc

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "corpus"), str(ROOT / "src")]

from corpus import LABELS, Document, read_reports  # noqa: E402

from reportcheck.language.attribution import MARKS, attribution_marks  # noqa: E402
from reportcheck.language.opinion_model import stacked  # noqa: E402

SHARED = ROOT.parent / "shared"
Row = dict[str, Any]


def rows_of(document: Document) -> list[Row]:
    """Every sentence with its label, and whether the benchmark scores it."""
    found: list[Row] = []
    seen: set[str] = set()
    for block, sentence in document.sentences():
        fold = sentence.text.casefold()
        scored = sentence.label not in ("OS", "OH") and fold not in seen
        if scored:
            seen.add(fold)
        found.append(
            {
                "section": block.section,
                "label": sentence.label,
                "kind": sentence.kind,
                "scored": scored,
                "role": document.role,
            }
        )
    return found


def marks_of(nlp: Any, document: Document) -> list[list[float]]:
    """Marks of attribution of every sentence, read with the shipped parser."""
    found: list[list[float]] = []
    for block in document.blocks:
        docs = list(nlp.pipe(s.text for s in block.sentences))
        joined = Doc.from_docs(docs)
        spans, at = [], 0
        for doc in docs:
            spans.append(joined[at : at + len(doc)])
            at += len(doc)
        found += attribution_marks(spans, block.section)
    return found


def features(logits: np.ndarray, marks: Sequence[Sequence[float]]) -> np.ndarray:
    """What the model weighs, one row a sentence."""
    shares = np.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    return np.array(
        [stacked(dict(zip(LABELS, s, strict=True)), m) for s, m in zip(shares, marks, strict=True)]
    )


def fit(x: np.ndarray, truth: np.ndarray, strength: float = 0.1) -> tuple[np.ndarray, float]:
    """Weights and bias of the last model, on the features as they come."""
    scale = StandardScaler().fit(x)
    model = LogisticRegression(C=strength, max_iter=1000).fit(scale.transform(x), truth)
    weights = model.coef_[0] / scale.scale_
    return weights, float(model.intercept_[0] - (weights * scale.mean_).sum())


def figures(scores: np.ndarray, truth: np.ndarray, threshold: float) -> str:
    """Precision, recall and F1 at a threshold, with average precision."""
    hit = scores >= threshold
    tp = int((hit & truth).sum())
    p, r = tp / max(1, hit.sum()), tp / max(1, truth.sum())
    order = np.argsort(-scores)
    precision = truth[order].cumsum() / np.arange(1, len(order) + 1)
    ap = (precision * truth[order]).sum() / max(1, truth.sum())
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} AP {ap:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--oof", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument(
        "--threshold", type=float, default=0.6, help="choose it by the printed table: precision first"
    )
    args = parser.parse_args()
    from reportcheck.language.pipeline import load

    nlp = load()
    oof = np.load(args.oof)
    reports = read_reports(SHARED / "data" / "reports")
    rows = {d.name: rows_of(d) for d in reports}
    conferences = sorted({d.conference for d in reports})
    x = np.vstack([features(oof[d.name], marks_of(nlp, d)) for d in reports])
    flat = [row for d in reports for row in rows[d.name]]
    fold = np.array([d.conference for d in reports for _ in rows[d.name]])
    truth = np.array([row["label"] == "OF" for row in flat])
    scored = np.array([row["scored"] for row in flat])
    learn = np.array([row["label"] not in ("OS", "OH") for row in flat])
    parts = {
        "all parts": range(x.shape[1]),
        "without marks": [0],
        "without encoder": range(1, x.shape[1]),
    }
    kept = np.zeros(len(flat))
    for name, columns in parts.items():
        scores = np.zeros(len(flat))
        chosen = x[:, list(columns)]
        for held in conferences:
            weights, bias = fit(chosen[learn & (fold != held)], truth[learn & (fold != held)])
            scores[fold == held] = 1 / (1 + np.exp(-(chosen[fold == held] @ weights + bias)))
        if name == "all parts":
            kept = scores
        best = max(np.linspace(0.2, 0.8, 61), key=lambda t: _f1(scores[scored], truth[scored], t))
        print(f"{name:18} best at {best:.2f}: {figures(scores[scored], truth[scored], best)}")
    for t in np.linspace(0.3, 0.75, 10):
        print(f"threshold {t:.2f}: {figures(kept[scored], truth[scored], t)}")
    print("calibration (score, sentences, share that is OF)")
    for low in np.arange(0, 1, 0.1):
        part = scored & (kept >= low) & (kept < low + 0.1)
        if part.any():
            print(f"  {low:.1f}-{low + 0.1:.1f} {int(part.sum()):5} {truth[part].mean():.2f}")
    threshold = args.threshold
    hit = kept >= threshold
    for what in ("kind", "role", "section"):
        for value in sorted({str(row[what]) for row in flat if row[what]}):
            part = np.array([str(row[what]) == value for row in flat]) & scored
            if what == "kind":
                print(f"  kind {value:12} recall {hit[part].mean():.2f} of {int(part.sum())}")
            else:
                print(
                    f"  {what} {value[:44]:44} {figures(kept[part], truth[part], threshold)} OF {int(truth[part].sum())}"
                )
    weights, bias = fit(x[learn], truth[learn])
    config = json.loads((args.out / "config.json").read_text(encoding="utf-8"))
    config |= {
        "threshold": round(threshold, 3),
        "stack": ["OF", *MARKS],
        "weights": [round(float(w), 5) for w in weights],
        "bias": round(bias, 5),
    }
    (args.out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _f1(scores: np.ndarray, truth: np.ndarray, threshold: float) -> float:
    hit = scores >= threshold
    return float(2 * (hit & truth).sum() / max(1, hit.sum() + truth.sum()))


if __name__ == "__main__":
    main()
