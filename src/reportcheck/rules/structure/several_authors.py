"""ST207 several-authors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import stated

_TWO = re.compile(r"^(?P<first>[^,&/;]{3,60}?)\s*(?:\band\b|&|/|;)\s*(?P<second>[^,&/;]{3,60})$")
_TITLE = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Prof|PC|DC|DS|Sgt)\.?$")


class SeveralAuthors(Rule):
    """One report is written by two professionals.

    What it does:
        Reads the author's field. Two people's names in it, joined by "and", "&" or "/", are a finding. A name with a
        supervisor in brackets or on another line is not.

    Why it matters:
        The chair asks each member of the core group for a view. A joint report gives one view for two, and hides
        which of them saw what.

    Example:
        "Report by: Carol Whitmore and Tunde Alabi"

    Better:
        Two reports, one by Carol Whitmore and one by Tunde Alabi.

    Source:
        Guidance for completing the review conference report: a separate report by each professional member of the
        core group.
    """

    code = "ST207"
    name = "several-authors"
    severity = "warning"
    source = f"{GUIDANCE}: a separate report should be submitted by each professional"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        match = _TWO.match(case.report.author.name or "")
        if match and all(_is_name(match[part]) for part in ("first", "second")):
            yield self.finding(
                f"{match['first'].strip()} and {match['second'].strip()} are both given as its author.",
                "Let each professional send a report of their own.",
                **stated(case, "author.name"),
            )


def _is_name(text: str) -> bool:
    """Whether words look like a person's name: two capitalised words, or a title and one."""
    words = text.split()
    return (
        2 <= len(words) <= 4
        and all(re.match(r"[A-Z]", word) for word in words)
        and not all(map(_TITLE.match, words))
    )
