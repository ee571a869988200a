"""RE105 against-analysis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportcheck.reports.model import Factor
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern, said
from reportcheck.rules.recommendation.place import in_text
from reportcheck.rules.sources import GUIDANCE

_WORSE = {"risk": ("increased", "new"), "protective": ("decreased", "resolved")}
_BETTER = {"risk": ("decreased", "resolved"), "protective": ("increased", "new")}
_ENDS = ("cp_end", "cin", "caf")
_WEIGHED = pattern(
    r"\b(?:although|though|despite|in\s+spite\s+of|however|but|while|whilst|nevertheless|even\s+so|even\s+though|still|yet)\b",
    r"\b(?:too\s+(?:early|soon|recent)|early\s+days|sustain\w*|maintain\w*|longer|until|provided|as\s+long\s+as|if|because|consisten\w+|embedded|fragile|relaps\w+|tested)\b",
)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of against-analysis.

    Attributes:
        least: fewest factors with a stated change that show a direction.
    """

    least: int = 3


class AgainstAnalysis(Rule):
    """The recommendation does not follow from what the report says has changed.

    What it does:
        Where every factor whose change is stated has got worse and the plan is to end or step down, or every one has
        got better and the plan is to continue, asks for the reason. Silent where the recommendation weighs it ("too
        early", "although", "until"), and where factors point both ways.

    Why it matters:
        Both may be right, but the conference and the parents need the step between.

    Example:
        Three risks "increased", one new, and "I recommend that the plan ends".

    Better:
        "The risks at his father's have increased. I recommend a child in need plan all the same, because Kofi no
        longer stays there and the order forbids contact."

    Options:
        least: fewest factors with a stated change that show a direction.

    Source:
        Guidance for completing the review conference report: have the likely outcomes changed in light of the above?
        Provide a recommendation.
    """

    code = "RE105"
    name = "against-analysis"
    severity = "info"
    source = f"{GUIDANCE}: likely outcomes in light of the changes; provide a recommendation"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        stated = [factor for factor in case.report.factors if factor.change != "not_stated"]
        if len(stated) < self.options.least or _WEIGHED.search(said(case, "recommendation")):
            return
        worse, better = _all(stated, _WORSE), _all(stated, _BETTER)
        for bad, outcomes, what, then in (
            (worse, _ENDS, "worse", "ends or steps down"),
            (better, ("cp_continue", "legal"), "better", "continues"),
        ):
            entries = [entry for entry in case.report.recommendation if entry.outcome in outcomes]
            if bad and entries and len(entries) == len(case.report.recommendation):
                children = [entry.child for entry in entries]
                yield self.finding(
                    f"Each of the {len(stated)} factors with a stated change has got {what}, and the plan for "
                    f"{listed(children)} {then}.",
                    "Add the sentence that leads from the one to the other.",
                    children=tuple(children),
                    **in_text(case, entries[0]),
                )


def _all(factors: list[Factor], directions: Mapping[str, tuple[str, ...]]) -> bool:
    return all(factor.change in directions[factor.kind] for factor in factors)
