"""ST901 case-reference-missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding


@dataclass(frozen=True, slots=True)
class Options:
    """Options of case-reference-missing.

    Attributes:
        pattern: regular expression of the council's case references.
    """

    pattern: str = r"\bNB-\d{4}-\d{4}\b"


class CaseReferenceMissing(Rule):
    """The report does not carry the council's case reference.

    What it does:
        Looks for the reference anywhere in the document, header and footer included.

    Why it matters:
        Northbrook's unit files reports by reference. A report without one waits until somebody has looked it up.

    Example:
        A report whose front sheet has the children's names and no reference.

    Better:
        "Our ref: NB-2026-0114" on the front sheet.

    Options:
        pattern: regular expression of a reference; "NB-", the year and four digits unless set.

    Source:
        Northbrook's practice note on reports (invented for this example).
    """

    code = "ST901"
    name = "case-reference-missing"
    severity = "info"
    source = "Northbrook practice note: reference on every report"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, about the whole report."""
        if not any(re.search(self.options.pattern, block.text) for block in case.document.blocks):
            yield self.finding(
                "Does not give the case reference.",
                "Put it on the front sheet; the unit's invitation gives it.",
            )
