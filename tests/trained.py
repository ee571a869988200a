"""Whether the language models are there: the tests of the commands run without them, on fewer rules."""

from __future__ import annotations

from functools import cache

from reportcheck import check
from tests.conftest import ROOT


@cache
def trained() -> bool:
    """Whether a report can be checked by every rule."""
    try:
        result = check(ROOT / "samples" / "gp-letter.docx")
    except FileNotFoundError:
        return False
    return result.error is None and not result.faults
