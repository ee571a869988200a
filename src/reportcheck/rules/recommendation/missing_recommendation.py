"""RE101 missing-recommendation."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import GUIDANCE


class MissingRecommendation(Rule):
    """The report recommends nothing for a child.

    What it does:
        Looks for a recommendation for each child of the family: in the recommendation section, in ticked boxes and
        drop-downs, and in sentences elsewhere that say what the writer recommends. A statement about "the
        children", "the boys" or "the younger two" counts for each child that it covers.

    Why it matters:
        The chair asks every professional whether the threshold for a plan is still met, child by child. A report
        without a view leaves a seat empty at the conference.

    Example:
        "I have nothing further to add to the above." (and nothing else under Recommendation)

    Better:
        "From what I know, I recommend that Amir remains subject to a child protection plan under the category of
        neglect, because he was not brought to four of his six appointments."

    Source:
        Guidance for completing the review conference report: give a recommendation as to whether a child protection
        plan is still necessary or whether a child in need plan or CAF should be considered.
    """

    code = "RE101"
    name = "missing-recommendation"
    severity = "error"
    source = f"{GUIDANCE}: provide a recommendation"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each child without a recommendation."""
        written = any(passage.section == "recommendation" for passage in case.passages)
        if not case.report.recommendation and not written:
            yield self.finding(
                "The report makes no recommendation, and names no child that one could be for.",
                "Name each child and say: child protection plan, child in need plan, or early help.",
            )
        for entry in case.report.recommendation:
            if entry.outcome == "none":
                yield self.finding(
                    f"Makes no recommendation for {entry.child}.",
                    "Say whether a child protection plan is still necessary, or a child in need plan or early help.",
                    children=(entry.child,),
                )
