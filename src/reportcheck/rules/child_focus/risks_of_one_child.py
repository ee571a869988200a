"""CF104 risks-of-one-child."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.reports.names import first_name
from reportcheck.rules.base import Rule, place
from reportcheck.rules.case import Case
from reportcheck.rules.child_focus.evidence import mentions_of, works_with_children
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed
from reportcheck.rules.sources import GUIDANCE

_WEIGHED = ("risks", "complicating", "outcomes", "analysis", "danger_statement")


class RisksOfOneChild(Rule):
    """A plan is to continue for a child of whom no risk is told.

    What it does:
        Where the report lists two risk factors or more and recommends that a child protection plan continues for several children, looks
        whether each of them is named, alone or with the others ("both boys"), in any risk, outcome or analysis. Silent
        where a third of the risks or more name nobody and so stand for the whole household, and in reports of those
        whose work is with adults.

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
        """Yield at most one finding, for all children whose plan is to continue without a risk of their own."""
        report = case.report
        if not works_with_children(case):
            return
        kept = [entry.child for entry in report.recommendation if entry.outcome == "cp_continue"]
        if len(kept) < 2 or not any(factor.kind == "risk" for factor in report.factors):
            return
        risks = {factor.block for factor in report.factors if factor.kind == "risk"} - {None}
        named: set[int] = set()
        told: set[str] = set()
        for child in case.family.children:
            for mention in mentions_of(case, child):
                block = place(case, mention)[0]
                named.add(block)
                if block in risks or case.passage_of[block].section in _WEIGHED:
                    told.add(child.name)
        if len(risks) < 2 or len(risks & named) < 2 / 3 * len(risks):
            return  # most of the risks name no child: they are the household's
        missing = [child for child in case.family.children if child.name in kept and child.name not in told]
        if missing:
            yield self.finding(
                f"Recommends that the plan for {listed([child.name for child in missing])} continues, and every risk named "
                "is another child's.",
                f"Say what the risk is to {listed([first_name(child) for child in missing])}, or that a risk named is to all the "
                "children.",
                children=tuple(child.name for child in missing),
            )
