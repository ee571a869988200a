"""The author's text of a report, read by the pipeline and by this project's components."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from reportcheck.language.text import TextBlock, read_blocks
from reportcheck.reports.passages import Passage
from reportcheck.reports.people import Family

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPONENTS = ("child_references", "opinion_as_fact")


def analyse(passages: Iterable[Passage], family: Family) -> Doc:
    """Read a report's text.

    Returns:
        One Doc with ``doc.spans["blocks"]`` (see ``reportcheck.language.text``), mentions of the family resolved and
        each sentence judged.

    Raises:
        FileNotFoundError: the trained weights are missing; the installation is incomplete.
    """
    from reportcheck.language.opinion_model import load_classifier
    from reportcheck.language.pipeline import load
    from reportcheck.language.references_model import load_reader

    load_classifier(None)  # both unpack while the pipeline loads and reads
    load_reader()
    nlp = load()
    doc = read_blocks(nlp, (TextBlock(p.block.number, p.text, p.section, p.heading) for p in passages))
    doc._.family = family
    for component in _components():
        doc = component(doc)
    return doc


@cache
def _components() -> tuple[Any, ...]:
    """The components that need a whole report, made once: they are called on the joined Doc, not in the pipeline."""
    from reportcheck.language.pipeline import load

    nlp = load()
    return tuple(nlp.create_pipe(name) for name in COMPONENTS)
