"""ST205 comments-left-in."""

from __future__ import annotations

from collections.abc import Iterator

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import GUIDANCE

OWN_AUTHOR = "reportcheck"


class CommentsLeftIn(Rule):
    """A reviewer's comments have been left in the file.

    What it does:
        Counts the Word comments in the file, those of this program's own annotated copies left out. Their text is
        never repeated.

    Why it matters:
        A comment between colleagues is not written for the parents, who get the same file.

    Example:
        A comment at the margin: "can we say this?"

    Better:
        The question settled in the text, and the comment deleted.

    Source:
        Guidance for completing the review conference report: the report is shared with parents, carers and children.
    """

    code = "ST205"
    name = "comments-left-in"
    severity = "warning"
    source = f"{GUIDANCE}: your report must be shared with parents, carers and children"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first comment's words."""
        comments = [c for c in case.document.comments if (c.author or "").casefold() != OWN_AUTHOR]
        if comments:
            first = comments[0]
            many = f"{len(comments)} comments are" if len(comments) > 1 else "A comment is"
            yield self.finding(
                f"{many} still in the file, where everybody who opens it can read it."
                if len(comments) == 1
                else f"{many} still in the file, where everybody who opens it can read them.",
                "Settle what they ask, and delete them before you send the report.",
                **(
                    {}
                    if first.block is None
                    else spot(case, first.block, _words(case, first.block, first.start, first.end))
                ),
            )


def _words(case: Case, block: int, start: int | None, end: int | None) -> str | None:
    """The words that a comment is about; None where its range is empty."""
    return case.document.blocks[block].text[start:end].strip() or None
