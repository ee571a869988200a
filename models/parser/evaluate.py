"""Measure the shipped pipeline on the treebanks and on the sentences of labelled reports.

`python models/parser/evaluate.py [--weights DIR] [--data DIR] [--split test]`

Every figure comes from spaCy's `Scorer`: attachment scores leave punctuation out, as spaCy's parser scorer does.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent))

import spacy
from prepare import TREEBANKS
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from treebank import paragraphs, read_conllu, to_doc

import reportcheck.language.lemmas  # registers the factory
import reportcheck.language.sentences  # noqa: F401 (registers the factory)

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "weights" / "parser"
DATA = HERE.parents[1].parent / "shared" / "data"
NAMES = {
    "dep_las": "LAS",
    "dep_uas": "UAS",
    "pos_acc": "UPOS",
    "tag_acc": "XPOS",
    "morph_acc": "morph",
    "lemma_acc": "lemma",
    "sents_f": "sents F",
    "token_f": "tokens F",
}


def treebanks(weights: Path, ud: Path, split: str = "test") -> dict[str, dict[str, float]]:
    """Score each treebank and both joined.

    Each three times: on the treebank's own words ("gold tokens"), on the raw text of its paragraphs ("raw text"; words
    that the tokenizer cuts otherwise count as errors), and on raw text without the component `report_sentences`.
    """
    nlp = spacy.load(weights)
    gold = {
        name: [
            to_doc([s.words for s in group], nlp)
            for group in paragraphs(read_conllu(ud / f"en_{name}-{split}.conllu"))
        ]
        for name in TREEBANKS
    }
    gold["joint"] = [doc for name in TREEBANKS for doc in gold[name]]
    figures: dict[str, dict[str, float]] = {}
    for name, docs in gold.items():
        figures[f"{name}, gold tokens"] = _score(nlp, [Example(_bare(nlp, doc), doc) for doc in docs])
        figures[f"{name}, raw text"] = _score(nlp, [Example(nlp.make_doc(doc.text), doc) for doc in docs])
    with nlp.select_pipes(disable=["report_sentences"]):
        for name, docs in gold.items():
            figures[f"{name}, gold tokens, parser's sentences"] = _score(
                nlp, [Example(_bare(nlp, doc), doc) for doc in docs]
            )
            figures[f"{name}, raw text, parser's sentences"] = _score(
                nlp, [Example(nlp.make_doc(doc.text), doc) for doc in docs]
            )
    return figures


def _bare(nlp: Language, doc: Doc) -> Doc:
    """The words of an annotated Doc without their annotation."""
    return Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])


def _score(nlp: Language, examples: list[Example]) -> dict[str, float]:
    scores: dict[str, Any] = nlp.evaluate(examples)
    return {name: round(float(scores[key]), 4) for key, name in NAMES.items() if scores.get(key) is not None}


def report_sentences(weights: Path, reports: Path) -> dict[str, float]:
    """How many labelled sentences of reports (`REPORTS/*/*/labels.json`) are found with exact boundaries."""
    nlp = spacy.load(weights, exclude=["report_lemmas", "tagger", "morphologizer"])
    figures = {"sentences": 0.0}
    for label in ("report_sentences", "parser's own"):
        found = given = gold = 0
        with nlp.select_pipes(disable=[] if label == "report_sentences" else ["report_sentences"]):
            for text, spans in labelled_blocks(reports):
                got = {(sent.start_char, sent.end_char) for sent in nlp(text).sents}
                found, given, gold = found + len(spans & got), given + len(got), gold + len(spans)
        figures |= {
            "sentences": gold,
            f"recall, {label}": round(found / gold, 4),
            f"precision, {label}": round(found / given, 4),
        }
    return figures


def labelled_blocks(reports: Path) -> Iterator[tuple[str, set[tuple[int, int]]]]:
    """Yield each block's text (white space folded) and the character spans of its labelled sentences."""
    for path in sorted(reports.glob("*/*/labels.json")):
        labels = json.loads(path.read_text(encoding="utf8"))
        blocks = json.loads(path.with_name("structure.json").read_text(encoding="utf8"))["blocks"]
        sentences: dict[int, list[str]] = {}
        for row in labels["sentences"]:
            sentences.setdefault(row["block"], []).append(" ".join(row["text"].split()))
        for number, texts in sentences.items():
            text, spans, at = " ".join(blocks[number]["text"].split()), set(), 0
            for sentence in texts:
                at = text.index(sentence, at)
                spans.add((at, at + len(sentence)))
                at += len(sentence)
            yield text, spans


def speed(weights: Path, ud: Path) -> dict[str, float]:
    """Words read in a second of one core, and seconds of processor time that loading takes (the least of five).

    Processor time, not the clock's: the same machine may be busy with other work.
    """
    code = (
        "import time; a = time.process_time(); import spacy;"
        "import reportcheck.language.lemmas, reportcheck.language.sentences; b = time.process_time();"
        f"spacy.load({str(weights)!r}); print(b - a, time.process_time() - b)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
        for _ in range(5)
    ]
    times = [tuple(map(float, run.stdout.split())) for run in runs]
    nlp = spacy.load(weights)
    texts = [" ".join(s.text for s in group) for group in paragraphs(read_conllu(ud / "en_gum-test.conllu"))]
    for _ in nlp.pipe(texts[:20]):
        pass
    start = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return {
        "words a second": round(words / (time.process_time() - start)),
        "load, seconds": round(min(load for _, load in times), 3),
        "import of spaCy, seconds": round(min(imported for imported, _ in times), 3),
        "MB": round(sum(f.stat().st_size for f in weights.rglob("*") if f.is_file()) / 1e6, 1),
    }


def measure(weights: Path, data: Path, split: str = "test") -> dict[str, dict[str, float]]:
    """Measure everything that the model card states."""
    return {
        **treebanks(weights, data / "ud", split),
        "sentences of labelled reports": report_sentences(weights, data / "reports"),
        "speed and size": speed(weights, data / "ud"),
    }


def main() -> None:
    """Print the figures, one line a setting."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--weights", type=Path, default=SHIPPED)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    args = parser.parse_args()
    show(measure(args.weights, args.data, args.split))


def show(figures: dict[str, dict[str, float]]) -> None:
    """Print figures, one line a setting."""
    for title, scores in figures.items():
        print(f"{title:45}", "  ".join(f"{name} {value:g}" for name, value in scores.items()))


if __name__ == "__main__":
    main()
