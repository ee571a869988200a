"""PV104 foreign-properties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import AGENDA

# "Rowan family report", "RE: Tarn Rowan", "report - ROWAN children"
_NAMED = (
    re.compile(r"\b(?P<name>[A-Z][\w’'-]+) (?:family|children|siblings|brothers|sisters)\b"),
    re.compile(r"\b(?:family|children|re:?|RE:?|Re:?) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)\b"),
)
_NOT_A_NAME = re.compile(
    r"(?:The|Child|Children|Children's|Children’s|Review|Conference|Report|Protection|Family|Social|Early|Safeguarding|Support|"
    r"Young|Vulnerable|Looked|Working|All|Name|Health|Parents?)\b"
)


class ForeignProperties(Rule):
    """The file's hidden title or subject names another family.

    What it does:
        Reads the title and the subject that Word keeps in the file, and flags a family name in them that is nobody's in this
        family.

    Why it matters:
        Reports are often written over the last one. The old title goes along, and shows in the title bar and in search results
        of everybody who gets the file.

    Example:
        The title property "Rowan family RCPC report" in a report on the Dray children.

    Better:
        An empty title, or this family's reference.

    Source:
        Agenda for the child protection review conference, confidentiality.
    """

    code = "PV104"
    name = "foreign-properties"
    severity = "warning"
    source = f"{AGENDA}: confidentiality"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding for each of the two properties."""
        own = [word for person in case.family for word in person.name.split()]
        if not own:
            return
        properties = case.document.properties
        for label, value in (("title", properties.title), ("subject", properties.subject)):
            for name in _names(value or ""):
                if all(
                    fuzz.ratio(part.casefold(), word.casefold()) < 80 for part in name.split() for word in own
                ):
                    yield self.finding(
                        f"The file's {label} property seems to name another family.",
                        "In Word: File, Info, Properties; clear it before you send the report.",
                    )
                    break


def _names(value: str) -> Iterator[str]:
    for pattern in _NAMED:
        for match in pattern.finditer(value):
            if not _NOT_A_NAME.match(match["name"]):
                yield match["name"]
