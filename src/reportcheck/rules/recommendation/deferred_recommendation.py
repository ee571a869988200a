"""RE102 deferred-recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.recommendation.place import in_text
from reportcheck.rules.sources import GUIDANCE


class DeferredRecommendation(Rule):
    """The report leaves the recommendation to somebody else.

    What it does:
        Flags a recommendation that gives no view of the writer's own: left to the conference, to the social worker
        or to a later date, "not applicable", or an empty box under the heading.

    Why it matters:
        Each professional is asked for a view from what they know. "To be decided at conference" from everybody
        decides nothing.

    Example:
        "Recommendation: to be agreed at conference."

    Better:
        "From the school's information a child in need plan would be enough for Maya. I do not know the position at
        home and would listen to the social worker on that."

    Source:
        Guidance for completing the review conference report: give a recommendation from the information that you
        are aware of.
    """

    code = "RE102"
    name = "deferred-recommendation"
    severity = "warning"
    source = f"{GUIDANCE}: provide a recommendation from the information you are aware of"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each child whose recommendation is left open."""
        for entry in case.report.recommendation:
            if entry.outcome == "deferred":
                yield self.finding(
                    f"Leaves the recommendation for {entry.child} to others.",
                    "Give your own view from what you know, and say what you do not know.",
                    children=(entry.child,),
                    **in_text(case, entry),
                )
