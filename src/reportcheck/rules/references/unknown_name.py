"""CR102 unknown-name."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.reports.names import fold_name
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.references.told import told_spans
from reportcheck.rules.sources import GUIDANCE


class UnknownName(Rule):
    """A name belongs to no one in this family.

    What it does:
        Looks for a name that stands alone like a child's, is on neither the front sheet nor the list of professionals,
        and is explained nowhere in the report. "Tyler's cousin Mia" is explained; so are names with a title, a surname or a role.

    Why it matters:
        A wrong name is often text pasted from another family's report. That misleads the conference about this child, and
        tells this family something about another.

    Example:
        "Ruby gets upset when there is shouting." (in a report about Skye and Rory)

    Better:
        "Skye gets upset when there is shouting."

    Source:
        Guidance for completing the review conference report: always be clear which child or children you are referring to.
    """

    code = "CR102"
    name = "unknown-name"
    severity = "warning"
    source = f"{GUIDANCE}: be clear which child you are referring to"

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each unknown name, where it is first used."""
        known = _professionals(case)
        for span in told_spans(case, "unknown_names"):
            if known.isdisjoint(fold_name(span.text).split()):
                yield self.on(
                    case,
                    span,
                    f"“{span.text}” is nobody on the front sheet, and the report does not say who that is.",
                    "Correct the name, or say who it is. If the text comes from another family's report, take it out and "
                    "tell your manager: it is a data breach.",
                )


def _professionals(case: Case) -> set[str]:
    """The names of the author, the chair and the core group, word by word."""
    names = [case.report.author.name, case.report.conference.chair]
    if case.front_sheet is not None:
        names.append(case.front_sheet.conference.chair)
        names += [person.name for person in case.front_sheet.core_group]
    return {word for name in names if name for word in fold_name(name).split()}
