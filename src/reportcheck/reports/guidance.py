"""The form's own words: instructions, options that nobody ticked, places that nobody filled."""

from __future__ import annotations

import re

from reportcheck.documents.model import Block
from reportcheck.reports.factor_change import change_label
from reportcheck.reports.look import Look

TICKS = "☒☑✓✔✗✘🗹🗷"
_BOXES = "☐□▢" + TICKS
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|me|we|our|us|mine)\b(?!\.)")
_IMPERATIVE = re.compile(
    r"^\W*(?:(?:guidance|note|notes|prompt|help|instruction)s?\b\s*[:\-–]|please|outline|describe|include|give|state|list|provide|consider|comment on|summari[sz]e|explain|use this|use the|indicate|identify|"
    r"distinguish|tell us|say (?:what|how|who|whether)|set out|detail|record|complete|specify|add (?:any|details|rows)|tick|delete as|insert|remember|refer to|ensure|make sure|think about|be clear|do not|"
    r"this (?:section|report|form|part|box)|your (?:report|agency|view)|reports? (?:must|should)|for each|write|enter|mark|highlight|click|choose|select|circle|to be (?:completed|filled)|if (?:you|there|the child|any|no|not)|"
    r"who|what|how|which|where|when|why|have|has|is|are|do|does|on a scale|in your|bullet|e\.?g\.?)\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\byou(?:r|rs)?\b|child/ren|child\(ren\)|parent/carer|parent\(s\)|\be\.?g\.?\b|\betc\b", re.IGNORECASE
)
_SPECIFIC = re.compile(
    r"[\"“”‘]|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:19|20)\d\d\b|\b(?:said|told|stated|reported|attended|seen|visited)\b"
)
_PLACEHOLDER = re.compile(
    r"^\W*(?:(?:click|tap|click or tap)\b.*\b(?:here|enter|choose|text|date)\b.*|choose an item|enter (?:text|a date|date)(?: here)?|select (?:an item|a date|one)|type here|insert (?:text|name|date)(?: here)?|"
    r"dd/mm/yy(?:yy)?|\[?(?:name|date|text|insert|enter|type)[^\]]{0,30}\]|[_.…]{3,})\W*$",
    re.IGNORECASE,
)
_UNFILLED = re.compile(
    r"^\W*(?:to be completed by\b|for completion by\b|this (?:row|section|part) (?:is )?(?:to be|for) (?:completed|use)\b|(?:completed|for use) by \w+ only\b|see (?:separate|other|attached) report\b|no report (?:received|submitted|provided)\b|not (?:completed|applicable to) (?:by )?(?:this|my|our) (?:agency|service)|awaiting (?:report|information)\b)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"\b(?:office|unit|admin|cpru|business support|official) use\b|\bfor office\b|\boffice only\b|\breceived (?:by|in) (?:the )?(?:unit|office|cpru)\b",
    re.IGNORECASE,
)


def is_placeholder(block: Block) -> bool:
    """Whether a block holds nothing but form fields that were never filled, or the words that stand in their place."""
    text = block.text.strip()
    if not text or _PLACEHOLDER.match(text):
        return True
    empty = [c for c in block.controls if c.kind != "checkbox" and c.value is None]
    if not empty:
        return False
    left = list(block.text)
    for control in empty:
        left[control.start : control.end] = " " * (control.end - control.start)
    return not "".join(left).strip()


def is_unfilled(text: str) -> bool:
    """A row that waits for somebody else: "To be completed by Police"."""
    return len(text) < 120 and _UNFILLED.match(text) is not None


def is_office_use(label: str) -> bool:
    """A label for the unit that receives the report."""
    return len(label) < 100 and _OFFICE.search(label) is not None


def ticks(block: Block) -> tuple[int, int]:
    """How many boxes a block holds and how many of them are ticked."""
    boxes = sum(c in _BOXES for c in block.text)
    ticked = sum(c in TICKS for c in block.text)
    fields = [c for c in block.controls if c.kind == "checkbox"]
    if fields and not boxes:
        return len(fields), sum(bool(c.checked) for c in fields)
    return boxes, ticked


def is_instruction(text: str, look: Look, *, after_heading: bool) -> bool:
    """Whether a paragraph is the form speaking to its writer, not the writer speaking.

    Args:
        text: the paragraph.
        look: how it looks; forms print instructions in italics, in grey or small.
        after_heading: it stands right below a heading or another instruction.
    """
    bare = text.strip()
    if not bare or _FIRST_PERSON.search(bare) or len(bare) > 900 or change_label(bare):
        return False
    apart = look.italic >= 0.8 or look.grey
    bracketed = bare[0] in "([" and bare[-1] in ")]"
    speaks = _IMPERATIVE.match(bare) is not None
    if apart or bracketed:
        if speaks or _ADDRESSED.search(bare):
            return (
                not _SPECIFIC.search(bare)
                or bare.endswith("?")
                or bare.lower().startswith(("please", "(please"))
            )
        return after_heading and not _SPECIFIC.search(bare)
    if not after_heading or _SPECIFIC.search(bare):
        return False
    return speaks and (_ADDRESSED.search(bare) is not None or bare.lower().startswith(("please", "guidance")))
