"""PV102 address-at-risk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import AGENDA

_PROTECTION = re.compile(
    r"non-?\s?molestation|\bNMO\b|restraining order|occupation order|\brefuge\b|protective injunction|"
    r"domestic (?:abuse|violence) protection (?:order|notice)|\bDVP[NO]\b|undisclosed address|confidential address",
    re.IGNORECASE,
)
_STREET = (
    r"(?:Road|Rd|Street|St|Avenue|Ave|Lane|Ln|Close|Drive|Crescent|Court|Terrace|Place|Way|Gardens|Grove|Row|Walk|Hill|"
    r"Square|Mews|Parade|Croft|Rise|View|Green|Park|Bank|Fold|Gate|Yard)"
)
_ADDRESS = re.compile(
    rf"(?:(?:Flat|Apartment|Unit|Room) \w{{1,4}},? )?\b\d{{1,4}}[A-Za-z]?,? (?:[A-Z][\w’'-]+ ){{1,3}}{_STREET}\b(?:, [A-Z][\w’' -]+)*"
)


class AddressAtRisk(Rule):
    """A full address is printed although somebody in this family is protected from another.

    What it does:
        Where the report speaks of a non-molestation or restraining order, a refuge or an undisclosed address, finds the
        first full address (number and street) anywhere in the document.

    Why it matters:
        Both parents get the report. An address on its front page can undo the order within a day.

    Example:
        "Address: 14 Tannery Lane, Millbeck" in a report that tells of a refuge.

    Better:
        "Address: withheld (see the unit's record)."

    Source:
        Agenda for the child protection review conference, confidentiality; each report is shared with both parents.
    """

    code = "PV102"
    name = "address-at-risk"
    severity = "warning"
    source = f"{AGENDA}: confidentiality"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first address."""
        blocks = case.document.blocks
        if not any(_PROTECTION.search(block.text) for block in blocks):
            return
        for block in blocks:
            match = _ADDRESS.search(block.text) if block.part == "body" else None
            if match:
                yield self.at(
                    case,
                    block.number,
                    *match.span(),
                    "Prints a full address, although an order or a refuge protects somebody in this family.",
                    "Make sure that it is not the protected person's; if it is, ask the unit to withhold it.",
                    sentence=sentence_at(block.text, match.start()),
                )
                return
