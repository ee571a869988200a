"""The analysed text of a whole report: one spaCy Doc that remembers its text blocks.

``doc.spans["blocks"]`` holds a Span for each text block in document order: its label is the id of its section, and
``span._.block`` (int) and ``span._.heading`` (str) are the block's number and the headings above it. Character offsets of
a Span are those of the Doc; subtract the block span's ``start_char`` for offsets in the block's own text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

BLOCKS = "blocks"
# Sections that are a form's own fields: they name people without saying anything of them.
NOT_TOLD = frozenset({"front_sheet", "sign_off"})


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A text block on its way into the pipeline: its number, its words, its section's id and the headings above it."""

    number: int
    text: str
    section: str = ""
    heading: str = ""


def register_extensions() -> None:
    """Give spaCy's objects the attributes that this project's components share; harmless when done twice."""
    from spacy.tokens import Doc, Span

    for name in ("block", "heading"):
        if not Span.has_extension(name):
            Span.set_extension(name, default=None)
    if not Doc.has_extension("family"):
        Doc.set_extension("family", default=None)


def read_blocks(nlp: Language, blocks: Iterable[TextBlock]) -> Doc:
    """Read each block on its own, then join them into one Doc with ``doc.spans["blocks"]`` set.

    Each block is parsed alone, so that no sentence runs over the end of a table cell. Only the pipeline ``nlp`` runs;
    components that need the whole report are called on the Doc that this returns.
    """
    from spacy.tokens import Doc, Span

    register_extensions()
    kept = [block for block in blocks if block.text.strip()]
    docs = list(nlp.pipe(block.text for block in kept))
    if not docs:
        empty = Doc(nlp.vocab)
        empty.spans[BLOCKS] = []
        return empty
    # Sentence starts are kept as they are: from_docs sets the first token of each block as a start.
    joined = Doc.from_docs(docs, ensure_whitespace=True)
    spans: list[Span] = []
    token = 0
    for block, doc in zip(kept, docs, strict=True):
        span = Span(joined, token, token + len(doc), label=block.section)
        token += len(doc)
        span._.block = block.number
        span._.heading = block.heading
        spans.append(span)
    joined.spans[BLOCKS] = spans
    return joined


def blocks_of(doc: Doc) -> list[Span]:
    """The text blocks of a Doc; the whole Doc as one block where a foreign pipeline set none."""
    if BLOCKS in doc.spans:
        return list(doc.spans[BLOCKS])
    return [doc[:]] if len(doc) else []
