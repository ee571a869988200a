"""Turn a trained pipeline into the one that ships."""

from __future__ import annotations

import shutil
from pathlib import Path

import lemma_tables
import numpy
import spacy
import tokens
from spacy.language import Language
from spacy.tokens import DocBin
from spacy.vectors import Vectors

import reportcheck.language.sentences  # noqa: F401 (registers the factory)

ROWS = 12_000  # vectors that ship; a word further down the list takes the vector of the word most like it
SOURCES = [
    {
        "name": "UD English EWT",
        "url": "https://universaldependencies.org/treebanks/en_ewt/",
        "author": "Universal Dependencies English EWT team",
        "license": "CC BY-SA 4.0",
    },
    {
        "name": "UD English GUM",
        "url": "https://universaldependencies.org/treebanks/en_gum/",
        "author": "Amir Zeldes and the GUM project",
        "license": "CC BY 4.0 (annotations); CC BY or public domain (texts of the genres used)",
    },
    {
        "name": "all-MiniLM-L6-v2",
        "url": "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2",
        "author": "sentence-transformers",
        "license": "Apache-2.0",
    },
    {
        "name": "WordNet 3.0",
        "url": "https://wordnet.princeton.edu",
        "author": "Princeton University",
        "license": "WordNet licence (WORDNET_LICENCE.txt)",
    },
]


def assemble(trained: Path, train_corpus: Path, tables: Path, shipped: Path) -> None:
    """Write the pipeline in `trained` (a spaCy output folder) to `shipped`, ready for `spacy.load`.

    Sentence boundaries and lemmas by rule are added (the trained lemmatizer is left out, see MODEL_CARD.md), the vectors
    are pruned, and what only training needs is taken out of the configuration.
    """
    nlp = spacy.load(trained, exclude=["lemmatizer"])
    tokens.report_tokens()(nlp)
    nlp.add_pipe("report_sentences", first=True)
    lemma_tables.add_lemmas(nlp, tables, list(DocBin().from_disk(train_corpus).get_docs(nlp.vocab)))
    if len(nlp.vocab.vectors):
        prune(nlp, ROWS)
    nlp.config["initialize"]["before_init"] = None  # the callback lives in the recipe only
    nlp.config["initialize"]["vectors"] = None
    nlp.config["corpora"] = {}
    nlp.meta.update(
        name="report_parser",
        version="1.0.0",
        description="English pipeline for review conference reports; see models/parser/MODEL_CARD.md.",
        license="CC BY-SA 4.0",
        sources=SOURCES,
        performance={},
    )
    nlp.to_disk(shipped)
    shutil.copy(Path(__file__).with_name("WORDNET_LICENCE.txt"), shipped)


def prune(nlp: Language, rows: int) -> None:
    """Keep the first `rows` vectors (the list is ordered by frequency); the other words share the nearest of them."""
    vectors = nlp.vocab.vectors
    kept = vectors.data[:rows]
    target = numpy.arange(len(vectors.data))
    target[rows:] = (vectors.data[rows:] @ kept.T).argmax(axis=1)
    pruned = Vectors(strings=nlp.vocab.strings, shape=kept.shape, name=vectors.name, attr="LOWER")
    pruned.data[:] = kept
    for key, row in vectors.key2row.items():
        pruned.add(key, row=int(target[row]))
    nlp.vocab.vectors = pruned
