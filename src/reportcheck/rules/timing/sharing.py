"""What a report says of being shared with the family, beside a date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.headings import labels_of
from reportcheck.reports.wording import plain, sentences
from reportcheck.rules.case import Case
from reportcheck.rules.phrases import pattern

_SHARING = pattern(
    r"\bshar(?:e|ed|ing)\b",
    r"\b(?:gone?|going|went|go|talked|read|reading)\s+(?:it\s+|this\s+|everything\s+)?(?:through|over)\b",
    r"\b(?:has|have|had)\s+(?:also\s+)?(?:seen|read|received|been\s+(?:given|sent|shown))\b|\bread\s+(?:this|the|it|my)\b",
    r"\b(?:showed|shown|posted|sent|e-?mailed|gave|given|handed)\b",
    r"\bcop(?:y|ies|ied)\b|^\W*cc\b|\baware\s+of\s+(?:the\s+contents?|what)\b|\bagree\w*\s+(?:with\s+)?(?:this|the|my)\s+(?:report|letter)\b",
)
_REPORT = re.compile(
    r"\b(?:report|letter|draft|contents?|copy|copies|cc)\b|\b(?:read|shared?)\s+(?:it|this)\b|\b(?:it|this)\s+(?:has\s+|have\s+|had\s+)?(?:not\s+)?(?:yet\s+)?(?:been\s+)?(?:shared|read)\b|\b(?:it|this)\s+(?:with|to)\b",
    re.IGNORECASE,
)
_PARENTS = r"\bparents?\b|\bmothers?\b|\bfathers?\b|\bmum\b|\bdad\b|\bmam\b|\bcarers?\b|\bfamily\b|\b(?:Ms|Mrs|Mr|Miss)\b|\bgrandmother\b|\bthey\b|\bthem\b|\bher\b|\bhim\b|\bboth\b|\bshe\b|\bhe\b|\bme\b"
_CHILD = r"\bchild(?:ren)?\b|\byoung\s+(?:person|people)\b|\bgirls?\b|\bboys?\b|\btwins\b|\bthem\b|\bthey\b|\bhe\b|\bshe\b|\bhim\b|\bher\b|\bages?\b|\byoung\b"
_REASON = pattern(
    r"\bbecause\b|\bdue\s+to\b|\bowing\s+to\b|\bas\s+(?:I|we|the|she|he|they|it|this|nobody|no\s+one|there|both|mum|dad|parents?|m[rs]s?)\b|\bsince\s+(?:she|he|they|I|we)\b|\bfor\s+(?:safety|legal)\b",
    r"\bso\s+that\b|\bunable\b|\bcould\s+not\b|\bcouldn'?t\b|\bnot\s+(?:been\s+)?(?:able|possible)\b|\bwas\s+possible\b|\brefus\w+|\bdeclin\w+|\bdid\s+not\s+(?:want|wish|answer|attend|respond)|\bno\s+(?:reply|answer|response|access|contact)\b",
    r"\bunsafe\b|\b(?:increase|at)\s+(?:the\s+)?risk\b|\brisk\s+to\b|\bput\b.*\bat\s+risk\b|\bcriminal\b|\binvestigation\b|\blegal\s+advice\b|\bchair\b|\bunder\s+the\s+age\b|\btoo\s+young\b|\bwhereabouts\b|\bcustody\b|\bnot\s+known\b|\b(?:sickness|illness|leave)\b",
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence or a field's answer about sharing the report.

    Attributes:
        block: number of its block.
        text: its words.
        reason: it gives a reason why the report was not shared.
        field: it is the answer of the form's own field.
    """

    block: int
    text: str
    reason: bool
    field: bool


def about_parents(case: Case) -> list[Statement]:
    """Everything said of sharing the report with the parents."""
    names = "|".join(rf"\b{re.escape(plain(a.name).split()[0])}\b" for a in case.family.adults if a.name)
    return list(_statements(case, "dates.shared_with_parents", f"{_PARENTS}|{names}" if names else _PARENTS))


def about_child(case: Case) -> list[Statement]:
    """Everything said of sharing the report with the children."""
    names = "|".join(
        rf"\b{re.escape(plain(form))}\b"
        for child in case.family.children
        for form in (child.name.split()[0], *child.known_as)
        if form
    )
    return list(_statements(case, "dates.shared_with_child", f"{_CHILD}|{names}" if names else _CHILD))


def _statements(case: Case, field: str, who: str) -> Iterator[Statement]:
    labels, people = labels_of(case.form), re.compile(who, re.IGNORECASE)
    for passage in case.passages:
        above = [label for label in (passage.row, *passage.headings[-1:]) if label]
        fields = {labels.field(label) for label in above}
        if field in fields:
            text = plain(passage.text)
            if re.search(r"\w", text):
                yield Statement(passage.block.number, passage.text, bool(_REASON.search(text)), True)
            continue
        if fields & {"dates.shared_with_parents", "dates.shared_with_child"}:
            continue
        for piece in sentences(passage.text):
            text = plain(piece.text)
            if _SHARING.search(text) and _REPORT.search(text) and people.search(text):
                yield Statement(passage.block.number, piece.text, bool(_REASON.search(text)), False)
