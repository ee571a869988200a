"""ST206 hidden-text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import GUIDANCE

_FORM_NOTE = re.compile(r"^\W*(?:template|form|guidance|instruction|note|help)\b", re.IGNORECASE)


class HiddenText(Rule):
    """The file holds text that is hidden or printed in white.

    What it does:
        Finds words that are marked as hidden in Word, or set in white on no dark ground. The form's own hidden notes and
        the headings of its tables are left out.

    Why it matters:
        Hidden words do not print, but they are read by anybody who shows them, copies the text, or uses a screen
        reader. In a family where an address must be kept safe that can do harm.

    Example:
        A new address in hidden text under the front sheet.

    Better:
        The words taken out, and the address sent to the chair alone.

    Source:
        Guidance for completing the review conference report: the report is shared with parents, carers and children.
    """

    code = "ST206"
    name = "hidden-text"
    severity = "warning"
    source = f"{GUIDANCE}: an honest, open approach; the report is shared with parents"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first hidden words."""
        for block in case.document.blocks:
            for run in block.runs:
                words = block.text[run.start : run.end].strip()
                white = run.colour == "ffffff" and run.highlight is None and block.cell is None
                if _FORM_NOTE.match(words):
                    continue
                if (run.hidden or white) and sum(c.isalpha() for c in words) >= 3:
                    yield self.finding(
                        "Hidden text is still in the file."
                        if run.hidden
                        else "Text in white is still in the file.",
                        "Take the words out, or show them.",
                        **spot(case, block.number, words),
                    )
                    return
