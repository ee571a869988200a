"""RE103 conflicting-recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.recommendation.place import in_text
from reportcheck.rules.sources import GUIDANCE


class ConflictingRecommendation(Rule):
    """The report recommends two things for a child that exclude each other.

    What it does:
        Compares everything that the report recommends for a child: the ticked box with the sentence under it, one
        section with another.

    Why it matters:
        The chair cannot count a vote that is both yes and no, and parents read what they hope for.

    Example:
        "☒ Child in need plan" with "I feel that Josef needs to stay on a child protection plan" under it.

    Better:
        "☒ Child protection plan" with "I recommend that Josef's plan continues, and that we look at a child in need
        plan at the next review."

    Source:
        Guidance for completing the review conference report: provide a recommendation.
    """

    code = "RE103"
    name = "conflicting-recommendation"
    severity = "error"
    source = f"{GUIDANCE}: provide a recommendation"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each child with two recommendations."""
        for entry in case.report.recommendation:
            if entry.outcome == "conflict":
                yield self.finding(
                    f"Recommends two things for {entry.child} that exclude each other.",
                    "Decide on one, and take the other out or say when it would apply.",
                    children=(entry.child,),
                    **in_text(case, entry),
                )
