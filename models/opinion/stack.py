"""Trains what stands beside the encoder: the n-gram model, and the small linear model that weighs all three parts.

    python models/opinion/stack.py --oof oof.npz --out models/weights/opinion

``oof.npz`` holds the encoder's held-out logits for every labelled report (``train.py --oof``), each conference left out once; the
n-gram model is cross-validated alike, so the last model and the threshold see held-out scores only. Marks of attribution come from
the shipped parser.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler
from spacy.tokens import Doc

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "corpus"), str(ROOT / "src")]

from corpus import LABELS, Document, read_corpus, read_reports  # noqa: E402

from reportcheck.language.attribution import MARKS, attribution_marks  # noqa: E402
from reportcheck.language.opinion_input import find_names, neutral_words  # noqa: E402
from reportcheck.language.opinion_model import stacked  # noqa: E402
from reportcheck.language.opinion_ngrams import GROUPS, grams, key, plain_features  # noqa: E402

SHARED = ROOT.parent / "shared"
# The conferences of the corpus that the n-gram model learns from: all that came later left it no better (MODEL_CARD.md).
NGRAM_CORPUS = ("a", "b", "d", "e1", "e3", "e5", "e6", "e7")
Row = dict[str, Any]


def rows_of(document: Document, known: frozenset[str]) -> list[Row]:
    """Every sentence with its neutral words and neighbours, and whether the benchmark scores it."""
    names = find_names([s.text for _, s in document.sentences()], known)
    found: list[Row] = []
    seen: set[str] = set()
    for block in document.blocks:
        previous: list[str] = []
        for at, sentence in enumerate(block.sentences, 1):
            words = [word.text for word in neutral_words(sentence.text, names)]
            fold = sentence.text.casefold()
            scored = sentence.label not in ("OS", "OH") and fold not in seen
            if scored:
                seen.add(fold)
            found.append(
                {
                    "words": words,
                    "previous": previous,
                    "following": at < len(block.sentences),
                    "section": block.section,
                    "label": sentence.label,
                    "kind": sentence.kind,
                    "scored": scored,
                    "role": document.role,
                    "text": sentence.text,
                }
            )
            previous = words
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


class Ngrams:
    """The n-gram model while it is trained."""

    def __init__(self, rows: Sequence[Row], strength: float = 20.0) -> None:
        rows = [row for row in rows if row["label"] not in ("OS", "OH")]
        self.parts = {}
        blocks = []
        for group, weight in GROUPS:
            vectors = TfidfVectorizer(
                analyzer=lambda words, g=group: grams(g, words),
                min_df=2 if group == "w" else 3,
                sublinear_tf=True,
            )
            blocks.append(weight * vectors.fit_transform(self._words(group, row) for row in rows))
            self.parts[group] = vectors
        blocks.append(self._plain(rows))
        self.model = LogisticRegression(C=strength, max_iter=250, tol=1e-3)
        self.model.fit(sparse.hstack(blocks).tocsr(), [row["label"] == "OF" for row in rows])

    @staticmethod
    def _words(group: str, row: Row) -> list[str]:
        return row["previous"] if group == "p" else row["words"]

    @staticmethod
    def _plain(rows: Sequence[Row]) -> Any:
        return sparse.csr_matrix(
            np.array([plain_features(r["words"], r["previous"], r["following"], r["section"]) for r in rows])
        )

    def log_odds(self, rows: Sequence[Row]) -> np.ndarray:
        """Log-odds of OF for each row."""
        blocks = [w * self.parts[g].transform(self._words(g, row) for row in rows) for g, w in GROUPS]
        return self.model.decision_function(sparse.hstack([*blocks, self._plain(rows)]).tocsr())

    def save(self, path: Path) -> None:
        """Write the arrays that ``opinion_ngrams.NgramModel`` reads."""
        keys, idf, at = [], [], 0
        for group, _ in GROUPS:
            vectors = self.parts[group]
            keys += [key(group, gram) for gram in vectors.get_feature_names_out()]
            idf += list(vectors.idf_)
        at = len(keys)
        coef = self.model.coef_[0]
        order = np.argsort(keys)
        np.savez_compressed(
            path,
            keys=np.array(keys, np.uint32)[order],
            idf=np.array(idf, np.float16)[order],
            coef=coef[:at][order].astype(np.float16),
            plain=coef[at:].astype(np.float32),
            bias=np.float32(self.model.intercept_[0]),
        )


def features(logits: np.ndarray, ngrams: np.ndarray, marks: Sequence[Sequence[float]]) -> np.ndarray:
    """What the last model weighs, one row a sentence."""
    shares = np.exp(logits - logits.max(-1, keepdims=True))
    shares /= shares.sum(-1, keepdims=True)
    return np.array(
        [
            stacked(dict(zip(LABELS, s, strict=True)), n, m)
            for s, n, m in zip(shares, ngrams, marks, strict=True)
        ]
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
    known = frozenset((args.out / "words.txt").read_text(encoding="utf-8").split())
    oof = np.load(args.oof)
    reports = read_reports(SHARED / "data" / "reports")
    own = [row for d in read_corpus() if d.conference.startswith(NGRAM_CORPUS) for row in rows_of(d, known)]
    rows = {d.name: rows_of(d, known) for d in reports}
    ngrams: dict[str, np.ndarray] = {}
    conferences = sorted({d.conference for d in reports})
    for held in conferences:
        model = Ngrams([*(r for d in reports if d.conference != held for r in rows[d.name]), *own])
        ngrams |= {d.name: model.log_odds(rows[d.name]) for d in reports if d.conference == held}
    x = np.vstack([features(oof[d.name], ngrams[d.name], marks_of(nlp, d)) for d in reports])
    flat = [row for d in reports for row in rows[d.name]]
    fold = np.array([d.conference for d in reports for _ in rows[d.name]])
    truth = np.array([row["label"] == "OF" for row in flat])
    scored = np.array([row["scored"] for row in flat])
    learn = np.array([row["label"] not in ("OS", "OH") for row in flat])
    parts = {
        "all parts": range(x.shape[1]),
        "without encoder": range(5, x.shape[1]),
        "without n-grams": [*range(5), *range(6, x.shape[1])],
        "without marks": range(6),
        "marks alone": range(6, x.shape[1]),
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
    Ngrams([*(row for d in reports for row in rows[d.name]), *own]).save(args.out / "ngrams.npz")
    config = json.loads((args.out / "config.json").read_text(encoding="utf-8"))
    config |= {
        "threshold": round(threshold, 3),
        "stack": ["cond", "OF", "F", "OA", "OS", "ngrams", *MARKS],
        "weights": [round(float(w), 5) for w in weights],
        "bias": round(bias, 5),
    }
    (args.out / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def _f1(scores: np.ndarray, truth: np.ndarray, threshold: float) -> float:
    hit = scores >= threshold
    return float(2 * (hit & truth).sum() / max(1, hit.sum() + truth.sum()))


if __name__ == "__main__":
    main()
