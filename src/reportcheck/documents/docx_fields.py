"""Complex fields of Word (``w:fldChar``) while they are open, and the addresses in their instructions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportcheck.documents.docx_paragraphs import Paragraph
from reportcheck.documents.form_fields import FormField


@dataclass(slots=True)
class OpenField:
    """A complex field (``w:fldChar``) whose end has not come yet."""

    paragraph: Paragraph
    form: FormField | None
    instruction: str = ""
    in_result: bool = False
    start: int = 0
    outer_link: str | None = None

    @property
    def prompt(self) -> str | None:
        """The prompt of a MACROBUTTON field ("[Click here and type]"), which is part of its instruction."""
        match = re.match(r"\s*MACROBUTTON\s+\S+\s+(.+)", self.instruction)
        return match[1].strip() if match and not self.in_result else None


def address(instruction: str) -> str | None:
    r"""Address in a HYPERLINK field's instruction; with ``\l``, a place in the document."""
    match = re.match(r'\s*HYPERLINK\s+(\\l\s+)?"?([^"\s]+)"?', instruction)
    if match is None:
        return None
    return f"#{match[2]}" if match[1] else match[2]
