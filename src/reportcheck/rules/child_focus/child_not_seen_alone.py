"""CF106 child-not-seen-alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.names import first_name
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.child_focus.evidence import age_in_years, conference_day, mentions_of
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed
from reportcheck.rules.sources import AGENDA, GUIDANCE

_SOCIAL_WORKER = re.compile(r"social work", re.IGNORECASE)
# Any sign that the child was met without the parents, wherever it stands in the sentence.
_APART = re.compile(
    r"\b(?:alone|on (?:his|her|their) own|by (?:himself|herself|themselves)|one[- ]to[- ]one|1[:-]1|1 to 1|individually|separately|apart|"
    r"in private|privately|without (?:his|her|their|the|either|mum|dad)\b|(?:at|in|from) (?:the )?(?:school|nursery|college|respite|hospital)|"
    r"school visit|direct work|in (?:his|her|their) (?:own )?(?:bed)?rooms?|in the car|upstairs|for a walk|told me|said to me|whispered)\b",
    re.IGNORECASE,
)
_NOT_SEEN = re.compile(
    r"\b(?:not|never|n.t|unable|refus\w+|declin\w+|did not want)\b[^.]*\b(?:seen?|spoke\w*|speak|talk)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of child-not-seen-alone.

    Attributes:
        age: youngest age, in years, at which a child is expected to be seen alone.
    """

    age: int = 5


class ChildNotSeenAlone(Rule):
    """A social worker's report does not say that a child was seen without the parents.

    What it does:
        In reports of social workers, looks for each child of five or older whom the report mentions: any sentence in which the child is alone, on
        their own, at school, in their room, or speaks to the author. Silent where the report says that it could not be
        done.

    Why it matters:
        A child does not tell what happens at home in front of those it happens with. The chair asks on every review
        whether the child was seen alone.

    Example:
        "Home visit. Both boys were on the sofa with their father."

    Better:
        "Home visit. I spoke with each boy on his own in his bedroom for about ten minutes."

    Options:
        age: youngest age in years at which a child is expected to be seen alone; 5 unless set.

    Source:
        Agenda for the child protection review conference: the child's involvement and views. Guidance for completing the
        review conference report: the primary focus is the children.
    """

    code = "CF106"
    name = "child-not-seen-alone"
    severity = "info"
    source = f"{AGENDA}: child's involvement and views; {GUIDANCE}: primary focus on the children"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, for all children of whom no meeting alone is told."""
        if not _SOCIAL_WORKER.search(case.report.author.role or ""):
            return
        missing = []
        for child in case.family.children:
            age = age_in_years(child, conference_day(case))
            if age is None or age < self.options.age:
                continue
            told = [mention.sent.text for mention in mentions_of(case, child)]
            if told and not any(_APART.search(text) or _NOT_SEEN.search(text) for text in told):
                missing.append(child)
        if missing:
            yield self.finding(
                f"Does not say that {listed([child.name for child in missing])} {'was' if len(missing) == 1 else 'were'} "
                "seen without the parents.",
                f"Say when you saw {listed([first_name(child) for child in missing])} alone, or why that was not possible.",
                children=tuple(child.name for child in missing),
            )
