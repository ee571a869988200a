"""ST203 unfilled-field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.guidance import is_placeholder
from reportcheck.reports.headings import labels_of
from reportcheck.reports.layout import lay_out
from reportcheck.rules.base import Rule, fold
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, spot
from reportcheck.rules.sources import GUIDANCE

_OPTIONAL = re.compile(
    r"\boptional\b|\bif (?:any|known|applicable|relevant|different)\b|\boffice use\b", re.IGNORECASE
)
# Told by author-not-stated, sharing-not-stated and child-sharing-not-stated.
_OTHER_RULES = frozenset(
    {"dates.report", "dates.shared_with_parents", "dates.shared_with_child", "author.name"}
)


class UnfilledField(Rule):
    """Fields of the form still show their prompt.

    What it does:
        Finds form fields that still show "Click or tap here to enter text", "Choose an item" or the like, and names
        them by their labels, all in one finding. Rows left over at the end of a table, drop-downs in a table's rows
        and fields that the form calls optional are let pass.

    Why it matters:
        Whoever reads the report cannot tell whether the question does not apply or was overlooked.

    Example:
        "Interpreter needed? Choose an item."

    Better:
        "Interpreter needed? No"

    Source:
        Guidance for completing the review conference report: specifics of the report.
    """

    code = "ST203"
    name = "unfilled-field"
    severity = "info"
    source = f"{GUIDANCE}: specifics of the report"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first of the fields."""
        unfilled: dict[str, int] = {}
        labels = labels_of(case.form)
        for place in lay_out(case.document, case.form):
            block = place.block
            if (
                place.role != "placeholder"
                or place.column
                or not re.search(r"\w", block.text)
                or not is_placeholder(block)
            ):
                continue
            label = place.row or (place.path[-1].text if place.path else None)
            if label and not _OPTIONAL.search(label) and labels.field(label) not in _OTHER_RULES:
                unfilled.setdefault(fold(label).rstrip(" :*"), block.number)
        if unfilled:
            names = [f"“{label}”" for label in unfilled]
            yield self.finding(
                f"Still {'shows its prompt' if len(names) == 1 else 'show their prompts'}: {listed(names, most=6)}.",
                "Fill in what applies, and write “not applicable” where nothing does.",
                **spot(case, next(iter(unfilled.values()))),
            )
