"""ST103 outcome-for-each-child."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.passages import Passage
from reportcheck.reports.wording import child_mentions, plain
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, spot
from reportcheck.rules.sources import GUIDANCE

_ELSEWHERE = ("danger_statement", "analysis", "safety_goal", "changes", "sustainability", "recommendation")
_EVERYBODY = re.compile(r"\b(?:they|them|their|family|siblings)\b", re.IGNORECASE)


class OutcomeForEachChild(Rule):
    """The likely outcomes are told for some of the children only.

    What it does:
        Where a report has a section on likely outcomes that speaks of one child by name, looks for the others: there,
        in the analysis, the danger statement, the changes and the recommendation. "The children", "both girls" and
        "they" count for all whom they cover. Silent where the section names nobody.

    Why it matters:
        Each child is on a plan of their own. What is likely for a boy of ten says little about his baby sister.

    Example:
        "If nothing changes Reuben will fall further behind." (and nothing on Ada, who is on the same plan)

    Better:
        "If nothing changes I expect Reuben to fall further behind. Ada is meeting her milestones and I expect that to
        go on while her grandmother has her in the day."

    Source:
        Guidance for completing the review conference report: have the likely outcomes for the children changed?
    """

    code = "ST103"
    name = "outcome-for-each-child"
    severity = "info"
    source = f"{GUIDANCE}: likely outcomes for the children"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, in the section on outcomes."""
        children = [child.name for child in case.family.children]
        own = [p for p in case.passages if p.section == "outcomes" and re.search(r"\w", p.text)]
        if len(children) < 2 or not own:
            return
        # "They" may be any of them: then nothing is surely missing.
        here = _named(case, own)
        if not here or any(_EVERYBODY.search(plain(p.text)) for p in own):
            return
        there = _named(case, [p for p in case.passages if p.section in _ELSEWHERE])
        left = [name for name in children if name not in here and name not in there]
        if left:
            yield self.finding(
                f"Tells the likely outcomes for {listed(sorted(here))}, but not for {listed(left)}.",
                "Add a sentence on each child, or say that they are the same for all.",
                children=tuple(left),
                **spot(case, own[0].block.number),
            )


def _named(case: Case, passages: list[Passage]) -> set[str]:
    """The children whom passages name or count; a heading counts where it names one child ("Outcomes: Ada")."""
    found: set[str] = set()
    for passage in passages:
        found.update(
            child for mention in child_mentions(passage.text, case.family) for child in mention.children
        )
        for mention in child_mentions(passage.heading, case.family):
            found.update(mention.children if len(mention.children) == 1 else ())
    return found
