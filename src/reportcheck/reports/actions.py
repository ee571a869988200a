"""What is to be done: by whom and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from reportcheck.reports.dates import Period, find_dates
from reportcheck.reports.model import Action
from reportcheck.reports.wording import plain, sentences

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage

_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "due",
        re.compile(r"\b(?:when|date|timescales?|time\s*frame|deadline|due|target|review)\b", re.IGNORECASE),
    ),
    ("owner", re.compile(r"\b(?:whom?|owner|lead|responsib\w+|person|agency|professional)\b", re.IGNORECASE)),
    ("action", re.compile(r"\b(?:actions?|what|steps?|tasks?|needs?|how|next)\b", re.IGNORECASE)),
    ("other", re.compile(r"^\W*(?:no\.?|number|status|progress|outcome|update)\W*$", re.IGNORECASE)),
)
_NAME = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|DC|PC)\.?\s+)?(?:[A-Z][\w'-]*|[A-Z]{2,6})(?:\s+(?:and|&)\s+(?:(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+)?[A-Z][\w'-]*|\s+[A-Z][\w'-]+)*"
_ROLE = r"(?i:(?:(?:the|our|his|her|their|new)\s+)*(?:social\s+worker|health\s+visitor|school\s+nurse|school|nursery|midwife|GP|police|family\s+nurse|core\s+group|core\s+group\s+members|IDVA|parents|both\s+parents|mum|dad|mother|father|nan|gran|grandmother|grandparents|team|professionals|all|everyone|someone|somebody|housing(?:\s+officer)?|probation|CAMHS|social\s+care|children's\s+services|practice|surgery|[a-z]+\s+(?:worker|officer|nurse|practitioner|advis[eo]r|mentor|manager|lead|team)))"
# "Kerry to lodge the application", "SW and school to agree a plan"; "We will", "I will".
_TO = re.compile(
    rf"^\W*(?P<owner>(?:{_ROLE}|{_NAME})(?:\s*(?:,|and|&|/|with)\s*(?:{_ROLE}|{_NAME}))*)\s+(?:(?:is|are|needs?|has|have|ought|agreed|continues?)\s+)?(?:also\s+)?to\s+(?!be\b)(?=[a-z])",
)
_WILL = re.compile(
    rf"^\W*(?P<owner>(?:{_ROLE}|{_NAME})(?:\s*(?:,|and|&)\s*(?:{_ROLE}|{_NAME}))*)\s+(?:will|must|should|shall|needs?\s+to|has\s+to|have\s+to)\s+(?=[a-z])",
)
_AUTHOR = re.compile(
    r"\b(?:I|we|I'll|we'll)\s*(?:'ll|will|shall|am\s+going\s+to|are\s+going\s+to|plan\s+to|can|need\s+to|would)\b|\b(?:I'll|we'll)\b",
    re.IGNORECASE,
)
_BY = re.compile(
    rf"\b(?:by|with)\s+(?P<owner>(?:the\s+)?(?:{_ROLE}|(?:Mr|Mrs|Ms|Miss|Dr)\.?\s+[A-Z][\w'-]+))\b"
)
_BRACKET = re.compile(rf"[(\[](?P<owner>{_ROLE}|{_NAME})(?:\s*[,;-]\s*[^)\]]*)?[)\]]\s*\.?$")
_LEAD = re.compile(rf"^\W*(?P<owner>{_ROLE}|{_NAME})\s*[:–-]\s+")
_NOT_OWNERS = {
    "referral",
    "referrals",
    "visit",
    "visits",
    "access",
    "letter",
    "link",
    "return",
    "transfer",
    "move",
    "invitation",
    "application",
    "support",
    "there",
    "it",
    "this",
    "that",
    "need",
    "needs",
    "contact",
    "review",
    "next",
    "continue",
    "no",
    "he",
    "she",
    "they",
    "what",
    "plan",
    "these",
    "those",
}


def read_actions(
    passages: Sequence[Passage], period: Period, author: str | None = None
) -> tuple[Action, ...]:
    """The actions of the report's section for them, one for each table row, list item or sentence.

    Args:
        passages: the whole report's passages.
        period: due dates without a year are read as the next ones after its end.
        author: the name or role that stands for "I" and "we" as owner; "author" without one.
    """
    own = [passage for passage in passages if passage.section == "actions" and re.search(r"\w", passage.text)]
    me = author or "author"
    return tuple(
        action for _, group in groupby(own, key=_row_key) for action in _row(list(group), period, me)
    )


def _row_key(passage: Passage) -> tuple[int, int, int]:
    cell = passage.block.cell
    return (cell.table, cell.row, -1) if cell else (-1, -1, passage.block.number)


def _row(row: list[Passage], period: Period, me: str) -> Iterator[Action]:
    parts: dict[str, list[Passage]] = {}
    for passage in row:
        parts.setdefault(_part(passage), []).append(passage)
    if "action" in parts and ("owner" in parts or "due" in parts):
        text = " ".join(passage.text.strip() for passage in parts["action"])
        owner = " ".join(passage.text.strip() for passage in parts.get("owner", [])) or _owner(text, me)
        due = " ".join(passage.text for passage in parts.get("due", []))
        yield Action(
            text, owner, _due(due, period, lone=True) or _due(text, period), parts["action"][0].block.number
        )
        return
    for passage in row:
        owner_before: str | None = None
        for text in _items(passage):
            owner = _owner(text, me) or (
                owner_before if re.match(r"\W*(?:and|also|to)\b", text, re.IGNORECASE) else None
            )
            owner_before = owner or owner_before
            yield Action(text, owner, _due(text, period), passage.block.number)


def _part(passage: Passage) -> str:
    if passage.block.cell and passage.column:
        for part, pattern in _COLUMNS:
            if pattern.search(passage.column):
                return part
    return "action"


def _items(passage: Passage) -> Iterator[str]:
    """A list item is one action; a paragraph is one for each sentence, or each part between semicolons."""
    text = passage.text.strip()
    if passage.block.list_level is not None or (passage.block.cell and len(text.split()) < 25):
        yield text
        return
    for piece in sentences(text):
        parts = [part.strip() for part in piece.text.split(";")]
        yield from (part for part in parts if part) if len(parts) > 2 else (piece.text.strip(),)


def _owner(text: str, me: str) -> str | None:
    text = plain(text)
    for pattern in (_TO, _WILL, _LEAD):
        match = pattern.match(text)
        if match:
            owner = match.group("owner").strip(" ,.:-")
            if owner.casefold() in ("i", "we"):
                return me
            if owner.split()[0].casefold() not in _NOT_OWNERS:
                return owner
    if _AUTHOR.search(text):
        return me
    for pattern in (_BRACKET, _BY):
        match = pattern.search(text)
        if match:
            return match.group("owner").strip()
    return None


def _due(text: str, period: Period, *, lone: bool = False) -> str | None:
    """The date by which it is to be done: the one after "by" where there are several."""
    mentions = find_dates(text, period, forward=True, lone=lone)
    if not mentions:
        return None
    wanted = [
        one
        for one in mentions
        if lone
        or re.search(
            r"\b(?:by|before|on|due|until|no\s+later\s+than|w/?[cb]|for|in|week\s+of|completed)\s+(?:the\s+)?(?:\w+\s+of\s+)?$",
            plain(text[: one.start]),
            re.IGNORECASE,
        )
    ]
    for one in wanted or (mentions if lone else ()):
        # A date told without a year that lies far ahead was meant as one gone by.
        last = f"{period.end + timedelta(days=190):%Y-%m-%d}" if period.end else "9999"
        if lone or (f"{period.end or date.min:%Y-%m-%d}"[: len(one.date)] <= one.date <= last):
            return one.date
    return None
