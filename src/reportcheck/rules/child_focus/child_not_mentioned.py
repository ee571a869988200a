"""CF101 child-not-mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.reports.model import Child
from reportcheck.reports.names import first_name
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import GUIDANCE


class ChildNotMentioned(Rule):
    """A child on the front sheet is never mentioned in the report.

    What it does:
        Looks for each child of the family in the text that the author wrote: by name, nickname or initial, as "the baby" or
        "her older brother", or by the heading of a part. "The children" alone does not count.

    Why it matters:
        Each child has a plan of their own. A report that says nothing of one of them leaves the conference guessing whether
        there is nothing to say or nobody has looked.

    Example:
        A report for a family of three that speaks only of the two at school.

    Better:
        "Ivy (1) is not known to our service; I have not seen her."

    Source:
        Guidance for completing the review conference report: the report is about each child who is subject to the plan.
    """

    code = "CF101"
    name = "child-not-mentioned"
    severity = "warning"
    source = f"{GUIDANCE}: each child"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each child whom the text never mentions."""
        seen = {
            mention._.resolved[0].name
            for mention in case.text.spans.get("mentions", ())
            if mention._.mention_kind in ("name", "child")
            and len(mention._.resolved) == 1
            and not mention._.ambiguous
        }
        headings = " | ".join(passage.heading for passage in case.passages).lower()
        for child in case.family.children:
            if child.name not in seen and not _in(headings, child) and len(case.text):
                yield self.finding(
                    f"The report never mentions {child.name}.",
                    f"Say what you know about {first_name(child)}, or that you do not know or have not seen the child.",
                    children=(child.name,),
                )


def _in(headings: str, child: Child) -> bool:
    return any(name.lower() in headings for name in (first_name(child), *child.known_as) if name)
