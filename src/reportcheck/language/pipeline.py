"""The shipped spaCy pipeline: sentences, tags, morphology, lemmas and dependencies of report text.

Trained on the treebanks and by the recipe in ``models/parser/``; what it can do is in ``models/parser/MODEL_CARD.md``.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from reportcheck._resources import resource

if TYPE_CHECKING:
    from spacy.language import Language


def load(exclude: Iterable[str] = ()) -> Language:
    """The trained pipeline, read from the installed package; nothing is downloaded.

    It is kept for the life of the process, so do not add or remove components of what this returns: call them on a Doc.

    Args:
        exclude: names of components to leave out (``tagger``, ``morphologizer``, ``parser``, ``report_lemmas``,
            ``report_sentences``).

    Raises:
        FileNotFoundError: the trained weights are missing; the installation is incomplete.
    """
    return _load(tuple(sorted(exclude)))


@cache
def _load(exclude: tuple[str, ...]) -> Language:
    import spacy

    # Register the factories that the pipeline names, also where the package is not installed.
    import reportcheck.language.lemmas
    import reportcheck.language.sentences  # noqa: F401

    return spacy.load(resource("weights", "parser"), exclude=list(exclude))
