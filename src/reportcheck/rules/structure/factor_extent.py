"""ST402 factor-extent-not-stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.model import Factor
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, short, spot
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.structure.rows import beside

_WORDS = 6  # a longer comment tells the extent in its own words


@dataclass(frozen=True, slots=True)
class Options:
    """Options of factor-extent-not-stated.

    Attributes:
        least: fewest factors without an extent for a finding.
    """

    least: int = 3


class FactorExtentNotStated(Rule):
    """Factors are marked as increased or diminished with no word on how far.

    What it does:
        Finds factors whose change is told in one word ("Increased"), with no measure, no comment and no number
        beside it. Several of them are one finding.

    Why it matters:
        "Diminished" may mean a little or almost gone; the recommendation rests on which.

    Example:
        "School attendance | Increased |"

    Better:
        "School attendance | Increased a little | 71% in the autumn, 78% since January."

    Options:
        least: fewest factors without an extent for a finding.

    Source:
        Guidance for completing the review conference report: diminished or increased, and to what extent?
    """

    code = "ST402"
    name = "factor-extent-not-stated"
    severity = "info"
    source = f"{GUIDANCE}: have the risk/protective factors diminished or increased, and to what extent?"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first of the factors."""
        bare = [factor for factor in case.report.factors if _is_bare(case, factor)]
        if len(bare) >= self.options.least:
            first = next((factor for factor in bare if factor.block is not None), None)
            place = spot(case, first.block, first.text) if first and first.block is not None else {}
            yield self.finding(
                f"Says that {len(bare)} factors have increased or diminished, but not how far: "
                f"{listed([short(factor.text, 40) for factor in bare], most=3)}.",
                "Add how far, or what you saw that shows it.",
                **place,
            )


def _is_bare(case: Case, factor: Factor) -> bool:
    passage = case.passage_of.get(factor.block) if factor.block is not None else None
    others = [other.text for other in beside(case, passage)] if passage else []
    words = " ".join([factor.text, factor.comment or "", *others])
    return (
        factor.change in ("increased", "decreased")
        and not factor.extent
        and max(len(text.split()) for text in [factor.comment or "", *others]) < _WORDS
        and len(factor.text.split()) < 2 * _WORDS
        and not re.search(r"\d", words)
    )
