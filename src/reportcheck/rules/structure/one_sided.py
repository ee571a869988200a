"""ST104 one-sided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import pattern
from reportcheck.rules.sources import AGENDA, GUIDANCE


@dataclass(frozen=True, slots=True)
class Options:
    """Options of one-sided.

    Attributes:
        least: how many factors of one kind a report must list before the other kind is missed.
    """

    least: int = 4


_RISK = pattern(
    r"\brisks?\b", r"\bworr(?:y|ied|ies|ying)\b", r"\bconcern(?:s|ed|ing)?\b", r"\bharm\b", r"\bdanger\b"
)
_STRENGTH = pattern(
    r"\bprotective\b", r"\bstrengths?\b", r"\bpositives?\b", r"\bwell\b", r"\bimprov\w+", r"\bsafe\b"
)


class OneSided(Rule):
    """The report lists only risks, or only strengths.

    What it does:
        Counts the risk factors and the protective factors that the report lists. Several of one kind and none of the
        other, with no section and no word for the other kind either, is one finding. Letters that list no factors are not judged.

    Why it matters:
        The conference weighs both. Parents stop reading a report that has nothing good to say, and one with nothing
        to worry about cannot explain why there is a plan.

    Example:
        Seven worries, and no word on who keeps the children safe.

    Better:
        The same worries, then: "Ms Achebe has kept every clinic appointment since March, and Reuben's grandmother
        sleeps at the flat when she works nights."

    Options:
        least: how many factors of one kind a report must list before the other kind is missed.

    Source:
        Guidance for completing the review conference report: are there any positive or negative changes? Agenda:
        be balanced but accurate.
    """

    code = "ST104"
    name = "one-sided"
    severity = "info"
    source = f"{GUIDANCE}: positive/negative changes; {AGENDA}: be balanced"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        sections = {p.section for p in case.passages}
        text = "\n".join(f"{p.heading}\n{p.text}" for p in case.passages)
        risks = sum(factor.kind == "risk" for factor in case.report.factors)
        strengths = len(case.report.factors) - risks
        if (
            risks >= self.options.least
            and not strengths
            and "strengths" not in sections
            and not _STRENGTH.search(text)
        ):
            yield self.finding(
                f"Lists {risks} risks and no protective factor.",
                "Add what is working well and who keeps the children safe, or say that you know of nothing.",
            )
        elif (
            strengths >= self.options.least
            and not risks
            and "risks" not in sections
            and not _RISK.search(text)
        ):
            yield self.finding(
                f"Lists {strengths} protective factors and no risk.",
                "Add what is still worrying, or say that the worries of the last conference have gone.",
            )
