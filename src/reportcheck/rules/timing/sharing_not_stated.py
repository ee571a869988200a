"""TM103 sharing-not-stated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import printed
from reportcheck.rules.timing.sharing import about_parents

_REFUSED = re.compile(r"\bnot?\b|\bn/?a\b|\bto\s+be\b|\bwill\b|\btbc\b", re.IGNORECASE)


class SharingNotStated(Rule):
    """The report does not say when it was shared with the parents, nor why it was not.

    What it does:
        Looks for a date of sharing, for a sentence that tells of it ("Ms Bello read this report on Monday") and for
        a reason why the report could not be shared. Silent where it finds any of them.

    Why it matters:
        The chair asks each professional whether the parents have read the report, and challenges those who have not
        shared it. A date answers that before it is asked.

    Example:
        "Date shared with parents: not yet"

    Better:
        "Date shared with parents: 9 March 2026, read together at home." Or: "Not shared with Mr Bello because his
        address is not known; shared with Ms Bello on 9 March."

    Source:
        Guidance for completing the review conference report: the report must be shared with parents, carers and
        children at least 48 hours prior to the conference. Agenda: challenge any professionals who have not shared
        their report.
    """

    code = "TM103"
    name = "sharing-not-stated"
    severity = "warning"
    source = f"{GUIDANCE}: your report must be shared with parents, carers and children"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        if case.report.dates.shared_with_parents:
            return
        said = about_parents(case)
        if any(one.reason for one in said):
            return
        answers = [one for one in said if one.field]
        refused = next((one for one in answers if _REFUSED.search(one.text)), None)
        if said and refused is None:
            return
        advice = "Give the date on which the parents saw it, or the reason why they did not."
        if refused:
            message = "Not shared with the parents yet, by its own account, and no reason is given."
            yield self.finding(message, advice, **spot(case, refused.block, refused.text.strip()))
        else:
            message = "Does not say when it was shared with the parents."
            yield self.finding(message, advice, **printed(case, "dates.shared_with_parents"))
