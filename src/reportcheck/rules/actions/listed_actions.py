"""The actions that a report lists, without the remarks that stand between them."""

from __future__ import annotations

import re
from typing import Any

from reportcheck.reports.model import Action
from reportcheck.reports.wording import plain
from reportcheck.rules.case import Case
from reportcheck.rules.phrases import spot

_TOLD = re.compile(
    r"\b(?:was|were|did|had|said|told|been|went|came|thinks?|believes?|know|completed|finished|met|placed|served|discussed|considering|checked|agreed\s+to\s+that|achieved|attended|doubt)\b|n't\b",
    re.IGNORECASE,
)


def actions(case: Case) -> list[Action]:
    """What is still to be done under a heading for it; a sentence that only tells what was done is no action."""
    found = []
    for action in case.report.actions:
        passage = case.passage_of.get(action.block) if action.block is not None else None
        headed = passage is None or passage.title is not None
        if headed and _is_whole(action) and not _TOLD.search(plain(action.text)):
            found.append(action)
    return found


def _is_whole(action: Action) -> bool:
    """Whether the words are an action of their own, not the rest of one or a mere label."""
    words = action.text.split()
    return len(words) >= 3 and not re.match(
        r"\W*(?:and|or|but|this|that|it|they|he|she|who|which|then|as)\b", action.text, re.IGNORECASE
    )


def at(case: Case, action: Action) -> dict[str, Any]:
    """Where an action stands, as fields of a finding."""
    return (
        spot(case, action.block, action.text.strip()) if action.block is not None else {"section": "actions"}
    )
