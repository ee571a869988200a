"""Turn a trained pipeline into the one that ships: report tokens, sentence boundaries, no training leftovers."""

from __future__ import annotations

from pathlib import Path

import spacy
import tokens

import reportcheck.language.sentences  # noqa: F401 (registers the factory)


def assemble(trained: Path, shipped: Path) -> None:
    """Write the pipeline in `trained` (a spaCy output folder) to `shipped`, ready for `spacy.load`."""
    nlp = spacy.load(trained)
    tokens.report_tokens()(nlp)
    if "report_sentences" not in nlp.pipe_names:
        nlp.add_pipe("report_sentences", first=True)
    nlp.config["initialize"]["before_init"] = None  # the callback lives in the recipe only
    nlp.config["initialize"]["vectors"] = None
    nlp.config["corpora"] = {}
    nlp.meta.update(
        name="report_parser",
        version="1.0.0",
        description="English pipeline for review conference reports; see models/parser/MODEL_CARD.md.",
        license="CC BY-SA 4.0",
        sources=[],
    )
    nlp.meta["performance"] = {}
    nlp.to_disk(shipped)
