"""RE104 missing-category."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.recommendation.place import in_text
from reportcheck.rules.sources import AGENDA


class MissingCategory(Rule):
    """A child protection plan is to continue, but under no category.

    What it does:
        Where the recommendation is that a plan continues, looks for its category: neglect, emotional, physical or
        sexual abuse.

    Why it matters:
        The chair asks each professional for the category and the reasons. A plan without one does not say what the
        child is to be protected from.

    Example:
        "I recommend that both girls remain on a plan."

    Better:
        "I recommend that both girls remain on a plan under the category of emotional abuse."

    Source:
        Agenda for the child protection review conference, decision: professionals identify the category and the
        reasons why.
    """

    code = "RE104"
    name = "missing-category"
    severity = "warning"
    source = f"{AGENDA}: identify the category and reasons why"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each child whose continuing plan has no category."""
        for entry in case.report.recommendation:
            if entry.outcome == "cp_continue" and not entry.category:
                yield self.finding(
                    f"Recommends that the plan for {entry.child} continues, but names no category.",
                    "Add the category: neglect, emotional abuse, physical abuse or sexual abuse.",
                    children=(entry.child,),
                    **in_text(case, entry),
                )
