"""ST102 empty-section."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.guidance import is_unfilled
from reportcheck.rules.base import Rule, fold
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, spot
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.structure.printed import Printed, headings

# Sections that the guidance or the agenda asks for. A recommendation left empty is deferred-recommendation's to tell.
_ASKED = frozenset(
    {"chronology", "risks", "strengths", "child_views", "outcomes", "changes", "sustainability"}
)


class EmptySection(Rule):
    """A section of the form has been left empty.

    What it does:
        Finds headings that the form prints for what the guidance asks (chronology, risks, protective factors, the
        child's views, likely outcomes, changes, sustainability) with nothing under them, and nothing about the same
        thing under another heading. "None known" and "not applicable" are answers. One finding lists them all.

    Why it matters:
        Nobody can tell an empty box from a forgotten one.

    Example:
        "Are the changes sustainable?", with nothing under it.

    Better:
        "It is too early to say: Ms Adeyemi has been in her new flat for three weeks."

    Source:
        Guidance for completing the review conference report: specifics of the report.
    """

    code = "ST102"
    name = "empty-section"
    severity = "warning"
    source = f"{GUIDANCE}: specifics of the report"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first of the empty headings."""
        filled = {p.section for p in case.passages if re.search(r"\w", p.text)}
        empty: dict[str, Printed] = {}
        for printed in headings(case):
            if printed.section in _ASKED and printed.section not in filled and not _answered(printed):
                empty.setdefault(printed.section, printed)
        if empty:
            first = next(iter(empty.values()))
            names = [f"“{fold(one.place.text).rstrip(' :*')}”" for one in empty.values()]
            place = spot(case, first.place.block.number, first.place.text)
            yield self.finding(
                f"Nothing is written under {listed(names, most=7)}.",
                "Fill it in, or write that you have no information.",
                **{**place, "section": first.section},
            )


def _answered(printed: Printed) -> bool:
    """Whether somebody wrote something under a heading, or left it to another agency."""
    return any(
        (one.role == "content" and re.search(r"\w", one.text)) or is_unfilled(one.block.text.strip())
        for one in printed.inside
    )
