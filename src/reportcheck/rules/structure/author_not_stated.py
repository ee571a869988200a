"""ST208 author-not-stated."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import stated


class AuthorNotStated(Rule):
    """The report does not say who wrote it, for which agency, or when.

    What it does:
        Looks for the author's name, role and agency and for the date of the report: in the form's fields, in a
        letterhead, in the sign-off. One finding lists what is missing.

    Why it matters:
        An unsigned opinion carries no weight at a conference, and nobody can ask back. Without a date nobody can
        tell this draft from the last one.

    Example:
        A report that ends after its recommendation, with no name and no date.

    Better:
        "Jo Hill, Health visitor, Northfield NHS Trust, 9 March 2026"

    Source:
        Guidance for completing the review conference report: a separate report by each professional member of the
        core group, typed, in good time.
    """

    code = "ST208"
    name = "author-not-stated"
    severity = "warning"
    source = f"{GUIDANCE}: a separate report should be submitted by each professional"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        author = case.report.author
        wanted = {
            "its author's name": author.name or stated(case, "author.name"),
            "the author's role": author.role or stated(case, "author.role"),
            "the author's agency": author.agency
            or author.role
            or stated(case, "author.role"),  # "School nurse" tells enough without a trust's name
            "its date": case.report.dates.report
            or case.report.dates.submitted
            or stated(case, "dates.report"),
        }
        missing = [what for what, value in wanted.items() if not value]
        if missing:
            yield self.finding(
                f"Does not give {listed(missing)}.", "Add it at the head or the foot of the report."
            )
