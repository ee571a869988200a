"""ST202 not-typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import GUIDANCE


@dataclass(frozen=True, slots=True)
class Options:
    """Options of not-typed.

    Attributes:
        words: fewest words of text beside a picture that count as a typed report.
    """

    words: int = 60


class NotTyped(Rule):
    """The report is a picture of a page.

    What it does:
        Counts pictures and words. A file that holds pictures and next to no text is a scan or a photograph of a
        written page, which neither this program nor a screen reader can read. A letterhead's logo does not count
        against a letter.

    Why it matters:
        The guidance asks for typed reports: handwriting costs the chair time and shuts out parents who need large
        print, a screen reader or a translation.

    Example:
        A Word file with one scanned page and the line "Report attached".

    Better:
        The same report, typed into the form.

    Options:
        words: fewest words of text beside a picture that count as a typed report.

    Source:
        Guidance for completing the review conference report: the report should always be typed.
    """

    code = "ST202"
    name = "not-typed"
    severity = "error"
    source = f"{GUIDANCE}: the report should always be typed"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        pictures = case.document.pictures
        words = sum(
            len(re.findall(r"\w+", block.text)) for block in case.document.blocks if block.part == "body"
        )
        if pictures and words < self.options.words:
            what = "a picture" if pictures == 1 else f"{pictures} pictures"
            yield self.finding(
                f"The file holds {what} and only {words} words: it seems to be a scanned page.",
                "Type the report, so that everybody can read it.",
            )
