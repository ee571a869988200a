"""RE106 no-reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.model import Recommendation
from reportcheck.reports.wording import plain, sentences
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern
from reportcheck.rules.recommendation.place import in_text
from reportcheck.rules.sources import AGENDA

_REASON = pattern(
    r"\bbecause\b|\bdue\s+to\b|\bgiven\b|\bin\s+(?:view|light)\s+of\b|\bas\s+(?:there|she|he|they|the|I|we|it|this|mum|dad|[A-Z])\b|\bsince\b|\bso\s+that\b|\bin\s+order\b|\bon\s+the\s+grounds\b|\bbased\s+on\b|\breasons?\b",
    r"\btoo\s+(?:early|soon)\b|\bthreshold\b|\bsignificant\s+harm\b|\bprogress\b|\brisks?\b|\bnot\s+(?:enough|yet)\b|\bchange[sd]?\b|\bimprov\w+\b|\bconcern\w*\b|\bworr\w+\b",
)
_BOX = re.compile(r"[☐☒☑✓✔□▢]|\[\s*[xX]?\s*\]")
_ANALYSIS = ("analysis", "outcomes", "sustainability", "danger_statement", "changes")
_FEW = 8  # words beside the recommendation itself that can hold no reason
_SOME = 25  # words of analysis that give the reasons before


class NoReasons(Rule):
    """The recommendation gives no reason.

    What it does:
        Looks beside each recommendation for a reason: "because", "given", "too early", or any further sentence; and
        for an analysis, likely outcomes or a danger statement in the rest of the report, which count as reasons.

    Why it matters:
        The chair asks each professional for the category and the reasons why. A bare vote cannot be weighed.

    Example:
        "Recommendation: remain on a plan, neglect." in a report without an analysis.

    Better:
        "I recommend that Amir remains on a plan under neglect, because he has missed four of six appointments and
        his weight has fallen from the 25th to the 9th centile."

    Source:
        Agenda for the child protection review conference, decision: identify the category and reasons why.
    """

    code = "RE106"
    name = "no-reasons"
    severity = "warning"
    source = f"{AGENDA}: identify the category and reasons why"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        entries = [e for e in case.report.recommendation if e.outcome not in ("none", "deferred", "conflict")]
        own = [p for p in case.passages if p.section == "recommendation"]
        # A heading of the form's own that says nothing to this program may be its analysis.
        weighed = [
            p.text for p in case.passages if p.section in _ANALYSIS or (p.section == "other" and p.title)
        ]
        if not entries or not own or len(" ".join(weighed).split()) >= _SOME:
            return
        bare = [entry for entry in entries if _is_bare(entry, [p.text for p in own])]
        if len(bare) == len(entries):
            yield self.finding(
                f"Gives no reason for the recommendation for {listed([entry.child for entry in bare])}.",
                "Add a sentence that begins with “because”.",
                children=tuple(entry.child for entry in bare),
                **in_text(case, bare[0]),
            )


def _is_bare(entry: Recommendation, own: list[str]) -> bool:
    """Whether the section says little more than the recommendation itself."""
    typed = [piece.text for text in own if not _BOX.search(text) for piece in sentences(text)]
    rest = [text for text in typed if text.strip() != (entry.text or "").strip()]
    whole = plain(" ".join([*typed, entry.text or ""]))
    return sum(len(text.split()) for text in rest) < _FEW and not _REASON.search(whole)
