"""AC101 action-without-owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcheck.reports.model import Action
from reportcheck.reports.wording import plain
from reportcheck.rules.actions.listed_actions import actions, at
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern, short
from reportcheck.rules.sources import AGENDA, LEAFLET

_NOBODY = pattern(
    r"^\W*(?:someone|somebody|professionals|agencies|services|people|staff)\b(?=.*\b(?:to|should|must|needs?|will)\b)",
    r"\b(?:someone|somebody)\s+(?:needs?\s+to|should|must|has\s+to|to)\b",
    r"\b(?:to|should|must|will|needs?\s+to|can)\s+be\s+(?:\w+ly\s+)?\w+(?:ed|en|pt|ne|de|ld|nt|ught|ade|ut|et|un)\b",
    r"^\W*(?:needs?|require[sd]?)\s+to\b",
)
_SOMEBODY = pattern(
    r"\bby\s+(?:the\s+|my\s+|our\s+|his\s+|her\s+|their\s+)?(?:me\b|us\b|[A-Z][\w.'-]+|(?:social|health|school|family|support|key|youth|housing|family\s+support)\s+\w+|parents?|mother|father|mum|dad|police|school|nursery|midwife|GP|surgery|team|core\s+group)",
    r"\b(?:I|we|I'll|we'll|me|us)\b",
    r"\bwith\s+(?:me|us)\b|\bfrom\s+(?:me|us)\b",
)
# A state of things that is to go on, no task for one person.
_STANDING = re.compile(r"\b(?:be|is|are)\s+(?:kept|on|in|there|available|aware|updated)\b", re.IGNORECASE)


class ActionWithoutOwner(Rule):
    """An action says what is to be done, but not by whom.

    What it does:
        Among the actions or next steps that the report lists, finds those that name nobody: "to be booked",
        "someone needs to", and rows whose column for the owner is empty. One finding names them all. A heading or a
        noun alone ("Speech therapy referral") is let pass where the report lists no owners in a column.

    Why it matters:
        What everybody is to do is done by nobody, and the next review hears that it did not happen.

    Example:
        "Dental appointment to be booked."

    Better:
        "Ms Rahimi to book Amir's dental appointment by 20 May; the health visitor will ask at her next visit."

    Source:
        Child protection conference: information for parents, carers and families: the plan says who will help.
        Agenda: what needs to happen, one-off actions.
    """

    code = "AC101"
    name = "action-without-owner"
    severity = "info"
    source = f"{LEAFLET}: who will do it; {AGENDA}: what needs to happen"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first of the actions."""
        with_column = _rows_with_owners(case)
        bare = [
            action
            for action in actions(case)
            if _names_nobody(action) or (action.owner is None and _table(case, action) in with_column)
        ]
        if bare:
            many = f"{len(bare)} actions do" if len(bare) > 1 else "An action does"
            yield self.finding(
                f"{many} not say who will do it: {listed([short(action.text) for action in bare], most=3)}.",
                "Name a person or a role for each.",
                **at(case, bare[0]),
            )


def _names_nobody(action: Action) -> bool:
    text = plain(action.text)
    owner = (action.owner or "").casefold()
    if owner and not re.fullmatch(r"someone|somebody|professionals|agencies|services|people|staff", owner):
        return False
    return _NOBODY.search(text) is not None and not _SOMEBODY.search(text) and not _STANDING.search(text)


def _rows_with_owners(case: Case) -> set[int]:
    """The tables of actions that have a column for the owner, filled at least once."""
    owner = re.compile(r"\b(?:whom?|owner|lead|responsib\w+|person)\b", re.IGNORECASE)
    return {
        p.block.cell.table
        for p in case.passages
        if p.section == "actions"
        and p.block.cell
        and p.column
        and owner.search(p.column)
        and re.search(r"\w", p.text)
    }


def _table(case: Case, action: Action) -> int:
    passage = case.passage_of.get(action.block) if action.block is not None else None
    return passage.block.cell.table if passage and passage.block.cell else -1
