"""RE107 no-support-after-plan."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern, said
from reportcheck.rules.recommendation.place import in_text
from reportcheck.rules.sources import OUTCOMES

_SUPPORT = pattern(
    r"\b(?:support|help)\w*\b|\bservices?\b|\buniversal\b|\bcontinu\w+\s+to\b|\bwill\s+(?:continue|carry|keep|remain|stay|see|visit|offer|meet|review|monitor|be\s+(?:seen|offered|available))\b|\bgo\s+on\b|\bcarry\s+on\b|\bstay\s+involved\b|\bremain\s+involved\b|\boffer\w*\b|\brefer\w*\b|\bsignpost\w*\b|\bclos(?:e|ed|ing)\b|\bno\s+further\b|\bmonitor\w*\b|\bopen\s+door\b",
)


class NoSupportAfterPlan(Rule):
    """The plan is to end, and nothing is said of what comes after.

    What it does:
        Where the recommendation is that a child protection plan ends and names no other plan, looks in the
        recommendation, the actions and the passage on sustainability for any support that goes on: a service, a
        visit, an offer, or the statement that none is needed.

    Why it matters:
        Families lose most of their visitors on the day a plan ends. It is worth thinking beforehand about what help
        they still want, and a child in need plan is one way to give it.

    Example:
        "The plan should end for both boys."

    Better:
        "The plan should end for both boys. I will see them at school as any other pupils; Ms Asante knows that she can
        ask for the family hub's evening group."

    Source:
        Advice sheet: child protection review conferences outcomes: if your child needs continuing support, a child in
        need plan could be made.
    """

    code = "RE107"
    name = "no-support-after-plan"
    severity = "info"
    source = f"{OUTCOMES}: continuing support when the plan ends"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        ending = [entry for entry in case.report.recommendation if entry.outcome == "cp_end"]
        told = "\n".join(
            [said(case, "recommendation", "actions", "sustainability"), *(e.text or "" for e in ending)]
        )
        if ending and not _SUPPORT.search(told):
            children = [entry.child for entry in ending]
            yield self.finding(
                f"Recommends that the plan for {listed(children)} ends, and says nothing on support after it.",
                "Say what you will go on doing, or that a child in need plan or early help is not needed, and why.",
                children=tuple(children),
                **in_text(case, ending[0]),
            )
