"""CF102 child-not-seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.names import first_name
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.child_focus.evidence import (
    NOT_SEEN,
    age_in_years,
    conference_day,
    is_central,
    mentions_of,
)
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed
from reportcheck.rules.sources import GUIDANCE

_CONTACT = frozenset(
    "see meet visit observe speak talk play weigh assess present say tell attend bring show ask sit draw smile cry ".split()
    + "watch teach support listen sleep wake feed hold eat answer reply describe explain disclose laugh examine measure".split()
)
_SEES_CHILDREN = re.compile(
    r"social work|health visitor|family support|family nurse|school nurse", re.IGNORECASE
)


class ChildNotSeen(Rule):
    """The report does not say that a child was seen.

    What it does:
        For reports of those whose work is to see the children (social worker, health visitor, school and family nurse, family support),
        looks for any sentence in which each child is seen, spoken with, or does or says something. Silent where the
        report says that the child was not seen, and for a child not yet born.

    Why it matters:
        The plan is about the child. If nobody saw the child, the conference must know; if somebody did, the report
        must say so.

    Example:
        A report that tells of six visits and of what both parents said at each.

    Better:
        "I saw Imran on his own at school on 4 March, and at home with his father on 18 March."

    Source:
        Guidance for completing the review conference report: the primary focus is the children of the family.
    """

    code = "CF102"
    name = "child-not-seen"
    severity = "warning"
    source = f"{GUIDANCE}: primary focus on the children"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, for all children of whom no contact is told."""
        if not _SEES_CHILDREN.search(case.report.author.role or ""):
            return
        unseen = []
        for child in case.family.children:
            if age_in_years(child, conference_day(case)) is None:
                continue
            mentions = list(mentions_of(case, child))
            # A child whom the report hardly mentions is child-not-mentioned's to tell.
            if is_central(case, child) and not any(self._contact(mention) for mention in mentions):
                unseen.append(child)
        if unseen:
            yield self.finding(
                f"Does not say that {listed([child.name for child in unseen])} {'was' if len(unseen) == 1 else 'were'} seen.",
                f"Say when you saw {listed([first_name(child) for child in unseen])}, where, and whether alone; or that "
                "you did not, and why.",
                children=tuple(child.name for child in unseen),
            )

    @staticmethod
    def _contact(mention: object) -> bool:
        sent = mention.sent  # type: ignore[attr-defined]
        return (
            any(token.lemma_.lower() in _CONTACT for token in sent) or NOT_SEEN.search(sent.text) is not None
        )
