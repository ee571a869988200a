"""CF105 parents-take-over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.model import Child
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import GUIDANCE


@dataclass(frozen=True, slots=True)
class Options:
    """Options of parents-take-over.

    Attributes:
        share: least share, 0 to 1, of the sentences about the family that must speak of a child.
        sentences: fewest sentences about the family on which the share means anything.
    """

    share: float = 0.25
    sentences: int = 20


class ParentsTakeOver(Rule):
    """Most of the report is about the parents.

    What it does:
        Counts the sentences that speak of somebody in the family, and among them those that speak of a child by name, by a
        pronoun or as "the children".

    Why it matters:
        The more a family's adults need, the more of the page they take. The chair still has to decide about the children.

    Example:
        Thirty sentences on the mother's treatment and two on her daughter.

    Better:
        After each piece of news of a parent, a sentence on what it means for each child.

    Options:
        share: least share, 0 to 1, of sentences about the family that speak of a child; 0.25 unless set.
        sentences: fewest sentences about the family for the share to mean anything; 20 unless set.

    Source:
        Guidance for completing the review conference report: the primary focus of the report is the children of the family.
    """

    code = "CF105"
    name = "parents-take-over"
    severity = "info"
    source = f"{GUIDANCE}: primary focus on the children"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, about the whole report."""
        about_anybody: set[int] = set()
        about_children: set[int] = set()
        for mention in case.text.spans.get("mentions", ()):
            start = mention.sent.start
            about_anybody.add(start)
            if any(isinstance(person, Child) for person in mention._.resolved):
                about_children.add(start)
        if len(about_anybody) < self.options.sentences:
            return
        share = len(about_children) / len(about_anybody)
        if share < self.options.share:
            yield self.finding(
                f"Only {share:.0%} of the sentences about the family speak of a child.",
                "Say for each child what the parents' news means: what was seen of the child, and what the child said.",
            )
