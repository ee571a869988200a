"""ST204 tracked-changes."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import GUIDANCE


class TrackedChanges(Rule):
    """Tracked changes have been left in the report's text.

    What it does:
        Counts tracked insertions and deletions outside the front sheet. On the front sheet they show what was amended
        and stay; in the text they show earlier wording to whoever opens the file.

    Why it matters:
        Parents and other agencies may read what the writer took out, and the chair cannot tell which wording holds.

    Example:
        A sentence about the father in red with a line through it.

    Better:
        The final wording alone (in Word: Review, Accept all changes).

    Source:
        Guidance for completing the review conference report: use a different colour for amendments of the front
        sheet; be honest and open.
    """

    code = "ST204"
    name = "tracked-changes"
    severity = "warning"
    source = f"{GUIDANCE}: amendments are marked on the front sheet"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first change."""
        text = {p.block.number for p in case.passages if p.section not in ("front_sheet", "sign_off")}
        left = [
            revision
            for revision in case.document.revisions
            if revision.block in text and any(c.isalnum() for c in revision.text)
        ]
        if left:
            first = left[0]
            assert first.block is not None
            words = first.text.strip() if first.kind == "insertion" else None
            many = f"{len(left)} tracked changes are" if len(left) > 1 else "A tracked change is"
            yield self.finding(
                f"{many} still open in the text.",
                "Accept or reject the changes before you send the report.",
                **spot(case, first.block, words),
            )
