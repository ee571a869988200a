"""Write the treebanks as spaCy corpora with the pipeline's tokens: each by itself, and both joined."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import spacy
import tokens
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from treebank import paragraphs, read_conllu, retokenise, to_doc

TREEBANKS = ("ewt", "gum")
SPLITS = ("train", "dev", "test")
_ATTRS = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START", "SPACY"]


def blank() -> Language:
    """Make an empty English pipeline with the report tokenizer."""
    nlp: Language = tokens.report_tokens()(spacy.blank("en"))
    return nlp


def read(path: Path, nlp: Language, counts: Counter[str] | None = None) -> list[Doc]:
    """Read a CoNLL-U file as one Doc a paragraph, annotated on the tokens of `nlp`."""
    counts = Counter() if counts is None else counts
    return [
        to_doc([retokenise(sentence, nlp, counts) for sentence in paragraph], nlp)
        for paragraph in paragraphs(read_conllu(path))
    ]


def write_corpora(ud: Path, out: Path, nlp: Language) -> None:
    """Write `train.spacy`, `dev.spacy` and `test.spacy` (both treebanks) into `out`; print what was changed."""
    for split in SPLITS:
        joint: list[Doc] = []
        for name in TREEBANKS:
            counts: Counter[str] = Counter()
            joint += read(ud / f"en_{name}-{split}.conllu", nlp, counts)
            print(
                f"{name} {split}: {counts.total()} tokens, of them {counts['joined']} joined, {counts['cut']} cut"
            )
        DocBin(docs=joint, attrs=_ATTRS).to_disk(out / f"{split}.spacy")
