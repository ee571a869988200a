"""RE108 threshold-not-stated."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern, said
from reportcheck.rules.recommendation.place import in_text
from reportcheck.rules.sources import AGENDA

_THRESHOLD = pattern(
    r"\bthreshold\b|\bharm(?:s|ed|ful|ing)?\b|\bsuffer(?:s|ed|ing)?\b|\b(?:at|in)\s+(?:\w+\s+)?(?:risk|danger)\b|\brisk\s+(?:of|to|that)\b|\b(?:not|un)\s?-?safe\b|\b(?:will|may|might|could)\s+be\s+(?:hurt|injured|neglected|abused)\b|\b(?:hurt|injur(?:ed|y)|die)\b"
)


class ThresholdNotStated(Rule):
    """A plan is to continue, and nothing is said of harm.

    What it does:
        Where the plan is to continue for at least one child, looks in the whole report for the threshold, in the
        words of the law or in plain ones: significant harm, suffering, at risk of, not safe. One finding.

    Why it matters:
        The question that the conference decides is whether the child is suffering or likely to suffer significant
        harm. A report that asks for a plan and never speaks of harm leaves that step to others.

    Example:
        "Attendance is 82% and homework is not handed in. We recommend that the plan continues."

    Better:
        "I believe that Ella is likely to suffer significant harm through neglect if the plan ends: she was alone with
        her brother on three evenings in April."

    Source:
        Agenda for the child protection review conference: the child is judged to be suffering or likely to suffer
        significant harm.
    """

    code = "RE108"
    name = "threshold-not-stated"
    severity = "info"
    source = f"{AGENDA}: suffering or likely to suffer significant harm"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the recommendation."""
        going_on = [entry for entry in case.report.recommendation if entry.outcome == "cp_continue"]
        if going_on and not _THRESHOLD.search(said(case)):
            yield self.finding(
                f"Recommends that the plan for {listed([entry.child for entry in going_on])} continues, and does not "
                "speak of significant harm.",
                "Say in your own words whether the child is suffering or likely to suffer significant harm.",
                children=tuple(entry.child for entry in going_on),
                **in_text(case, going_on[0]),
            )
