"""CF103 child-voice-missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcheck.reports.model import Child
from reportcheck.reports.names import first_name
from reportcheck.rules.base import Rule, place
from reportcheck.rules.case import Case
from reportcheck.rules.child_focus.evidence import (
    NOT_SEEN,
    age_in_years,
    conference_day,
    is_central,
    mentions_of,
    works_with_children,
)
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed
from reportcheck.rules.sources import AGENDA, GUIDANCE

if TYPE_CHECKING:
    from spacy.tokens import Span

_TELLING = frozenset(
    "say tell ask feel want wish think like love enjoy hate describe explain disclose draw write choose report share talk "
    "speak answer express miss hope worry prefer shout smile cry laugh scale rate show state confirm deny".split()
)
_VIEWS = re.compile(r"\b(?:voice|views?|wishes|feelings|own words)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of child-voice-missing.

    Attributes:
        age: youngest age, in years, at which a child is expected to be heard.
    """

    age: int = 4


class ChildVoiceMissing(Rule):
    """A child is old enough to be heard, and the report tells nothing that the child said or showed.

    What it does:
        For each child of four and older whom the report speaks of at any length, looks for the child's views: a part of the report that is headed so
        and names the child, or any sentence in which the child says, wants, feels, draws or shows something. Silent in reports of
        those whose work is with adults (police, housing, probation, GPs, adult services), and of a child whom the author does not know or has not seen.

    Why it matters:
        The conference asks who matters to the child and how life is for the child now. Only those who saw the child can tell.

    Example:
        "Freya's attendance is 88%. Mum says that Freya is fine."

    Better:
        "Freya told me, “I like it when Nan is there.”"

    Options:
        age: youngest age in years at which a child is expected to be heard; 4 unless set.

    Source:
        Agenda for the child protection review conference: the child's involvement and views. Guidance for completing the
        review conference report: the primary focus is the children.
    """

    code = "CF103"
    name = "child-voice-missing"
    severity = "info"
    source = f"{AGENDA}: child's involvement and views; {GUIDANCE}: primary focus on the children"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, for all children who are not heard."""
        if not works_with_children(case):
            return
        unheard = []
        for child in case.family.children:
            age = age_in_years(child, conference_day(case))
            mentions = list(mentions_of(case, child))
            if age is None or age < self.options.age or not is_central(case, child):
                continue
            if not _headed(case, child) and not any(_heard(case, mention) for mention in mentions):
                unheard.append(child)
        if unheard:
            yield self.finding(
                f"Tells nothing that {listed([child.name for child in unheard])} said, wanted or showed.",
                "Add the child's own words or what you saw; or say that you have not been able to ask.",
                children=tuple(child.name for child in unheard),
            )


def _heard(case: Case, mention: Span) -> bool:
    """Whether the child tells something in this sentence, or stands in a part for the views; or was not seen at all."""
    if case.passage_of[place(case, mention)[0]].section == "child_views" or NOT_SEEN.search(
        mention.sent.text
    ):
        return True
    head = mention.root
    telling = head.dep_ in ("nsubj", "nsubj:pass", "nsubjpass") and head.head.lemma_.lower() in _TELLING
    quoted = any(char in mention.sent.text for char in '“"‘')
    return telling or (quoted and any(token.lemma_.lower() in _TELLING for token in mention.sent))


def _headed(case: Case, child: Child) -> bool:
    """Whether a part of the report for the child's views is headed with the child's name ("Seyi's voice")."""
    names = [re.escape(name) for name in (first_name(child), *child.known_as) if name]
    name = re.compile(rf"\b(?:{'|'.join(names)})", re.IGNORECASE)
    return any(
        name.search(p.heading) and (p.section == "child_views" or _VIEWS.search(p.heading))
        for p in case.passages
    )
