"""TM104 child-sharing-not-stated."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import day, listed
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import conference_day
from reportcheck.rules.timing.sharing import about_child


@dataclass(frozen=True, slots=True)
class Options:
    """Options of child-sharing-not-stated.

    Attributes:
        age: age in years from which a child is asked about.
    """

    age: int = 12


class ChildSharingNotStated(Rule):
    """The report does not say whether a child who is old enough has seen it.

    What it does:
        Where a child is twelve or older on the day of the conference, looks for a date on which the report was
        shared with the child, or for any sentence about it. Silent where the age is not known.

    Why it matters:
        An older child reads what is written about them sooner or later. The guidance asks for the report to be
        shared with children as well as with parents.

    Example:
        A report on a girl of fourteen with "Date shared with parents: 3 March" and nothing on the girl.

    Better:
        "I went through my report with Aisha on 3 March, without the part on her father."

    Options:
        age: age in years from which a child is asked about.

    Source:
        Guidance for completing the review conference report: the report must be shared with parents, carers and
        children.
    """

    code = "TM104"
    name = "child-sharing-not-stated"
    severity = "info"
    source = f"{GUIDANCE}: your report must be shared with parents, carers and children"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        when = conference_day(case) or day(case.report.dates.report)
        if when is None or case.report.dates.shared_with_child:
            return
        old = [
            child.name
            for child in case.family.children
            if (born := day(child.date_of_birth)) and _age(born, when) >= self.options.age
        ]
        if old and not about_child(case):
            yield self.finding(
                f"Does not say whether it was shared with {listed(old)}, aged {self.options.age} or over.",
                "Give the date, or say why the report was not shared with the child.",
                children=tuple(old),
            )


def _age(born: date, when: date) -> int:
    return when.year - born.year - ((when.month, when.day) < (born.month, born.day))
