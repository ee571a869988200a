"""What the analysed text says of each child: who is named where, who does what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcheck.reports.model import Child
from reportcheck.rules.case import Case

if TYPE_CHECKING:
    from spacy.tokens import Span

# Work with adults, homes and offences: these authors may never meet the child.
_WITH_ADULTS = re.compile(
    r"police|constable|sergeant|inspector|officer (?:in the case|\d)|conference liaison|housing|tenancy|site officer|probation|"
    r"drug|alcohol|substance|recovery|addiction|adult|idva|domestic (?:abuse|violence)|midwife|midwifery|prison|debt|benefit|perpetrator|"
    r"practice nurse|\bGPs?\b|general practi|mental health nurse|psychiatric nurse|\bfire\b|environmental health|safety advis|pharmac|solicitor|lawyer",
    re.IGNORECASE,
)

NOT_SEEN = re.compile(
    r"\b(?:not|never|n't|n’t|no one|nobody|unable to) (?:been |yet )?(?:seen?|met|meet|visit(?:ed)?)\b",
    re.IGNORECASE,
)


def works_with_children(case: Case) -> bool:
    """Whether the author's work may well bring them to the children; True where the role is not known."""
    role = case.report.author.role or ""
    return _WITH_ADULTS.search(role) is None


def mentions_of(case: Case, child: Child) -> Iterator[Span]:
    """Every mention that stands for a child, alone or with others."""
    for mention in case.text.spans.get("mentions", ()):
        if any(person.name == child.name for person in mention._.resolved):
            yield mention


def is_central(case: Case, child: Child) -> bool:
    """Whether the author writes of a child at any length: a third as often as of the child whom the report names most.

    A youth worker's report on one sister mentions her brothers in passing and owes nobody their views.
    """
    alone: Counter[str] = Counter(
        mention._.resolved[0].name
        for mention in case.text.spans.get("mentions", ())
        if len(mention._.resolved) == 1 and isinstance(mention._.resolved[0], Child)
    )
    return alone[child.name] > 0 and alone[child.name] * 3 >= max(alone.values())


def age_in_years(child: Child, on: str | None) -> int | None:
    """Age at a day (ISO); None where either date is not known in full, and for an unborn child."""
    born = child.date_of_birth
    if not born or not on or len(born) < 10 or len(on) < 10:
        return None
    years = int(on[:4]) - int(born[:4])
    return years - (on[5:10] < born[5:10])


def conference_day(case: Case) -> str | None:
    """The day of the conference as the front sheet or the report says."""
    sheet = case.front_sheet.conference.date if case.front_sheet else None
    return sheet or case.report.conference.date or case.report.dates.report
