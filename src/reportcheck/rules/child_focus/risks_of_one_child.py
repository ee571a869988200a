"""CF104 risks-of-one-child."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.reports.names import first_name
from reportcheck.rules.base import Rule, place
from reportcheck.rules.case import Case
from reportcheck.rules.child_focus.evidence import mentions_of
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import GUIDANCE


class RisksOfOneChild(Rule):
    """A plan is to continue for a child of whom no risk is told.

    What it does:
        Where the report lists risk factors and recommends that a child protection plan continues for several children, looks
        whether each of them is named, alone or with the others ("both boys"), in any risk, outcome or analysis. Silent
        where the risks name nobody and so stand for the whole household.

    Why it matters:
        A plan needs a reason for each child. One brother's risks are not the other's.

    Example:
        Four risks, all about Ellis; "I recommend that Ellis and Rafe remain on a plan."

    Better:
        "Rafe: he sees the arguments, and told me that he hides the baby in the wardrobe."

    Source:
        Guidance for completing the review conference report: always be clear which children you are referring to; have
        the likely outcomes for the children changed.
    """

    code = "CF104"
    name = "risks-of-one-child"
    severity = "warning"
    source = f"{GUIDANCE}: be clear which children you are referring to"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each child whose plan is to continue without a risk of the child's own."""
        report = case.report
        kept = [entry.child for entry in report.recommendation if entry.outcome == "cp_continue"]
        if len(kept) < 2 or not any(factor.kind == "risk" for factor in report.factors):
            return
        weighed = ("risks", "complicating", "outcomes", "analysis", "danger_statement")
        told: dict[str, bool] = {}
        for child in case.family.children:
            sections = (
                case.passage_of[place(case, mention)[0]].section for mention in mentions_of(case, child)
            )
            told[child.name] = any(section in weighed for section in sections)
        if not any(told.values()):
            return  # the risks name nobody: they are the household's
        for child in case.family.children:
            if child.name in kept and not told[child.name]:
                yield self.finding(
                    f"Recommends that the plan for {child.name} continues, but tells no risk of {first_name(child)}'s own.",
                    f"Say what the risk is to {first_name(child)}, or that a risk named is to all the children.",
                    children=(child.name,),
                )
