"""PV102 address-at-risk."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.passages import Passage
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import sentence_at
from reportcheck.rules.sources import AGENDA

# Somebody hides: the address itself is the secret. Capitalised, "Refuge" is more often an agency's name.
_HIDING = re.compile(r"\b(?:refuge|[Uu]ndisclosed (?:address|location)|[Cc]onfidential address)\b")
_ORDER = re.compile(
    r"(?<!no )(?:non-?\s?molestation order|\bNMO\b|restraining order|occupation order|protective injunction|"
    r"domestic (?:abuse|violence) protection (?:order|notice)|\bDVP[NO]\b)",
    re.IGNORECASE,
)
_HOME = re.compile(r"\baddress|\bliv(?:es|ing)\b|\bhome\b", re.IGNORECASE)
_OFFICE = re.compile(r"venue|agency|office|work|conference|school|author|report|unit\b", re.IGNORECASE)
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
        first full address (number and street) in the text or under "Address" on the front sheet. Letterheads and venues are let pass.
        A warning where somebody hides; only information where there is an order and the address may well be known to both.

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
        text = "\n".join(passage.block.text for passage in case.passages)
        hiding = _HIDING.search(text)
        if not hiding and not _ORDER.search(text):
            return
        for passage in case.passages:
            for match in _ADDRESS.finditer(passage.block.text):
                if _is_home(case, passage, match.start()):
                    quiet = not hiding and self.level == self.severity
                    yield self.at(
                        case,
                        passage.block.number,
                        *match.span(),
                        "Prints a full address, and the report speaks of "
                        + ("a refuge or a secret address." if hiding else "an order that protects somebody."),
                        "Make sure that it is not the protected person's; if it is, ask the unit to withhold it.",
                        sentence=sentence_at(passage.block.text, *match.span()),
                        severity="info" if quiet else self.level,
                    )
                    return


def _is_home(case: Case, passage: Passage, start: int) -> bool:
    """Whether an address is somebody's home: told in the text, or under such a label on the front sheet."""
    if passage.section not in ("front_sheet", "sign_off"):
        return True
    number = passage.block.number
    before = case.document.blocks[number - 1].text if number else ""
    label = " ".join((passage.heading, passage.column or "", passage.row or "", passage.block.text[:start]))
    own = label if _HOME.search(label) else before[:60]
    return _HOME.search(own) is not None and not _OFFICE.search(own.rsplit("|", 1)[-1])
