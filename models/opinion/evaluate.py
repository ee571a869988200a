"""Precision, recall and F1 of the shipped classifier on labelled reports, by kind and section, with calibration and errors.

    python models/opinion/evaluate.py ../shared/bench/dev [--errors]

Reads the gold sentences; ``reportcheck evaluate`` measures the whole program. Reports that were trained on give no honest figure.
"""

from __future__ import annotations

import argparse
import sys
from itertools import groupby
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent / "corpus"), str(ROOT / "src")]

from corpus import Document, read_reports  # noqa: E402
from spacy.tokens import Doc  # noqa: E402

from reportcheck.language.attribution import ASKING_SECTIONS, attribution_marks  # noqa: E402
from reportcheck.language.opinion_model import OpinionClassifier, Passage, load_classifier  # noqa: E402
from reportcheck.language.pipeline import load  # noqa: E402


def scores_of(classifier: OpinionClassifier, document: Document) -> list[float]:
    """The score of every sentence of a document, by gold sentence boundaries."""
    nlp = load()
    passages, marks = [], []
    for (section, heading), group in groupby(document.blocks, key=lambda b: (b.section, b.heading)):
        blocks = list(group)
        passages.append(Passage(section, heading, tuple(tuple(s.text for s in b.sentences) for b in blocks)))
        for block in blocks:
            docs = list(nlp.pipe(s.text for s in block.sentences))
            joined = Doc.from_docs(docs)
            ends = np.cumsum([len(d) for d in docs])
            spans = [joined[int(end) - len(d) : int(end)] for d, end in zip(docs, ends, strict=True)]
            marks += attribution_marks(spans, section)
    judged = classifier.judge(passages)
    return [classifier.score(item, mark) for item, mark in zip(judged, marks, strict=True)]


def line(hit: np.ndarray, truth: np.ndarray) -> str:
    """One row of figures."""
    tp = int((hit & truth).sum())
    p, r = tp / max(1, int(hit.sum())), tp / max(1, int(truth.sum()))
    return f"P {p:.3f} R {r:.3f} F1 {2 * p * r / max(1e-9, p + r):.3f} ({tp} of {int(truth.sum())} found, {int(hit.sum()) - tp} false)"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    classifier = load_classifier(args.weights)
    found = []
    for document in read_reports(args.folder):
        seen: set[str] = set()
        scores = scores_of(classifier, document)
        for (block, sentence), score in zip(document.sentences(), scores, strict=True):
            fold = sentence.text.casefold()
            if sentence.label in ("OS", "OH") or fold in seen:
                continue
            seen.add(fold)
            score = 0.0 if block.section in ASKING_SECTIONS else score
            found.append(
                (score, sentence.label, sentence.kind or "", block.section, document.role, sentence.text)
            )
    score = np.array([row[0] for row in found])
    truth = np.array([row[1] == "OF" for row in found])
    threshold = float(classifier.config["threshold"])
    hit = score >= threshold
    print(f"threshold {threshold}: {line(hit, truth)}")
    for other in np.arange(0.3, 0.8, 0.05):
        print(f"  at {other:.2f}: {line(score >= other, truth)}")
    for column, name in ((2, "kind"), (3, "section"), (4, "role")):
        for value in sorted({row[column] for row in found if row[column]}):
            part = np.array([row[column] == value for row in found])
            if truth[part].any() or hit[part].any():
                print(f"  {name} {value[:40]:40} {line(hit[part], truth[part])}")
    print("calibration: score, sentences, share that is OF")
    for low in np.arange(0, 1, 0.2):
        part = (score >= low) & (score < low + 0.2)
        if part.any():
            print(f"  {low:.1f} to {low + 0.2:.1f} {int(part.sum()):5} {truth[part].mean():.2f}")
    if args.errors:
        for row in sorted(found, reverse=True):
            if (row[0] >= threshold) != (row[1] == "OF"):
                print(f"{'MISSED' if row[1] == 'OF' else 'FALSE '} {row[0]:.2f} {row[1]} {row[3]}: {row[5]}")


if __name__ == "__main__":
    main()
