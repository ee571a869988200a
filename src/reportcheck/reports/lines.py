"""What a paragraph is by its words and its look: a title, a heading, a run-in label, the frame of a letter."""

from __future__ import annotations

import re
from typing import Literal

from reportcheck.documents.model import Block, Document
from reportcheck.reports.headings import FRAME, SURE, Cues, Labels, Names, number_depth, without_number
from reportcheck.reports.look import Look, look_of
from reportcheck.reports.persons import RELATION

Zone = Literal["head", "body", "tail"]

_SALUTATION = re.compile(r"^\s*(?:dear\b.{0,60}|to whom it may concern)[,:]?\s*$", re.IGNORECASE)
_CLOSING = re.compile(
    r"^\s*(?:yours (?:sincerely|faithfully|truly)|(?:kind|best|with kind|warm|many thanks and|with) (?:regards|wishes)|"
    r"regards|many thanks|sincerely)\b[,.]?",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"^\s*(?i:re|subject|regarding|ref)\s*[:\-–.]\s*\S|^RE\s+\S")
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born|e\.?d\.?d\.?|due)\b.{0,20}\d", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we)\b")
_TITLE = re.compile(r"\b(?:report|conference|RCPC|mapping)\b", re.IGNORECASE)
_CONFERENCE = re.compile(r"\b(?:child protection|conference)\b", re.IGNORECASE)
# A short sentence says something ("Immunisations are up to date."); a lead only names what follows ("Health.").
_STATES = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|does|do|did|will|can|could|would|should|may|might|must|not|remains?|"
    r"continues?|attended|seen|told|said|came|went|complete|[a-z]+n[’']t)\b",
    re.IGNORECASE,
)
_SENTENCE_LEAD = re.compile(r"^([A-Z][^.:?!\n]{3,70}[.?]{1,2})\s+(?=[A-Z\"“‘])")
_LEAD = re.compile(r"^(.{2,90}?)\s*(?::|\t|\s[–—-]\s|\?|\n)\s*(?=\S)", re.DOTALL)
_SENTENCES = re.compile(r"[a-z)][.?!]\s+[A-Z]")
_NAME_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|[_.]")  # "KeyDates", "key_dates"
_HEADED = 4  # headings of known sections that make a document one with headings


class Lines:
    """Reads paragraphs of one document; knows its usual size of letters, its headings and its letter's frame.

    Attributes:
        headed: the document has headings: run-in words are the writer's own, unless they stand out.
        salutation: number of the block that greets; None in anything but a letter.
        closing: number of the block that closes the letter.
    """

    def __init__(self, document: Document, cues: Cues, labels: Labels, names: Names) -> None:
        self.cues, self.labels, self.names = cues, labels, names
        body = [b for b in document.blocks if b.part == "body"]
        loose = [b for b in body if b.cell is None]
        self.salutation = next((b.number for b in loose if _SALUTATION.match(b.text)), None)
        self.closing: int | None = None
        if self.salutation is not None or len(loose) == len(body):
            self.closing = next(
                (b.number for b in loose if len(b.text) < 250 and _CLOSING.match(b.text)), None
            )
        sizes = [look_of(b).size for b in body if len(b.text) > 80]
        self._size = max(set(sizes), key=sizes.count) if sizes else None
        self.headed = sum(map(self._stands_out, body)) >= _HEADED

    def _stands_out(self, block: Block) -> bool:
        if block.heading:
            return True
        return (
            len(block.text) < 120
            and look_of(block).bold > 0.9
            and self.cues.read(block.text).section is not None
        )

    # --- letters ----------------------------------------------------------------------------------------------------

    def zone(self, block: Block) -> Zone:
        """Where in a letter a block stands: before the greeting, after it, after the closing words."""
        if self.closing is not None and block.number > self.closing:
            return "tail"
        return "head" if self.salutation is not None and block.number < self.salutation else "body"

    def letter_role(
        self, block: Block, look: Look, *, begun: bool
    ) -> Literal["salutation", "closing", "content", "subject"] | None:
        """The part that a block plays in a letter's frame; None for the letter's text and for forms.

        Args:
            block: the paragraph.
            look: how it looks.
            begun: the text of the letter has begun.
        """
        if block.cell is not None:
            return None
        if block.number == self.salutation:
            return "salutation"
        if block.number == self.closing:
            return "closing"
        if self.zone(block) == "tail" and self.salutation is not None:
            return "content"
        if len(block.text) < 400 and _SUBJECT.match(block.text):
            return "subject"
        if self.salutation is None or begun or block.number < self.salutation or len(block.text) >= 250:
            return None
        if _BORN.search(block.text) and not _FIRST_PERSON.search(block.text):
            return "subject"
        if look.bold > 0.9 and not self.cues.read(block.text).section:
            return "subject"
        return None

    # --- headings ---------------------------------------------------------------------------------------------------

    def is_title(self, text: str) -> bool:
        """Whether a line at the start of the document names the whole of it."""
        if len(text) >= 150 or _TITLE.search(text) is None:
            return False
        if re.search(r"\bdetails?\b", text, re.IGNORECASE):
            return False  # "Conference details (please amend)" heads a part of the form
        return _CONFERENCE.search(text) is not None or self.labels.field(text) is None

    def heading_key(
        self, block: Block, look: Look, *, first: bool, last: bool, in_cell: bool
    ) -> tuple[object, ...] | None:
        """The level of a paragraph that is a heading, ("title",) for the document's own; None where it is none.

        Headings of one document with equal keys stand at the same level.

        Args:
            block: the paragraph.
            look: how it looks.
            first: nothing stands before it.
            last: nothing follows it in its cell or in the document.
            in_cell: it stands in a table.
        """
        text = block.text.strip()
        if block.heading == 0 or (block.style or "").lower() in ("title", "subtitle"):
            return ("title",)
        if block.heading is not None and len(text) <= 250:
            return ("style", block.heading)
        words = len(text.split())
        if (
            words > 25
            or "\n" in text
            or "\t" in text
            or not re.search(r"[A-Za-z]{2}", text)
            or self.zone(block) != "body"
        ):
            return None
        reading = self.cues.read(text, self.names)
        known = reading.section is not None
        numbered = number_depth(text) or _label_depth(block)
        apart = look.bold > 0.9 or look.underline > 0.9 or (look.caps and len(text) > 4)
        bigger = look.size is not None and self._size is not None and look.size >= self._size + 1.5
        if not self._ends_like_one(text, words, known, numbered is not None, apart, look.bold > 0.9):
            return None
        if (
            first
            and (apart or bigger)
            and (not known or reading.section == "front_sheet" or "report" in text.lower())
        ):
            return ("title",)
        if self._is_filled_field(text):
            return None
        if numbered and (apart or bigger or (known and reading.share >= 0.3 and words <= 16)):
            return ("cell", "number", numbered) if in_cell else ("number", numbered)
        if not (apart or bigger or (known and self._plain(block, text, words, last=last))):
            return None
        if text.endswith(":") and not apart and reading.score < SURE and self.labels.field(text):
            return None  # the label of a field
        look_key = (
            round(look.size or 0),
            look.bold > 0.9,
            look.underline > 0.9,
            look.caps,
            look.italic > 0.9,
        )
        return ("cell" if in_cell else "line", *look_key)

    def _is_filled_field(self, text: str) -> bool:
        """Whether a line is a field's label with its value: "1.4 Report author: Jo Hill"."""
        match = _LEAD.match(text)
        return match is not None and self._asks(match[1])

    def _asks(self, words: str) -> bool:
        """Whether words are the label of a field; of a table's columns only the date stands beside its value."""
        field = self.labels.field(words)
        return field is not None and (field == "column.date" or not field.startswith("column."))

    def _ends_like_one(
        self, text: str, words: int, known: bool, numbered: bool, apart: bool, bold: bool
    ) -> bool:
        """Whether a line's length and its last sign are a heading's."""
        if not apart and _SENTENCES.search(text):
            return False
        if text[-1] in ";,":
            return False
        if text[-1] == "." and not numbered and not (bold and known and words <= 10):
            return False
        return words <= 16 or text[-1] == "?" or (known and (apart or numbered))

    def _plain(self, block: Block, text: str, words: int, *, last: bool) -> bool:
        """Whether a line in plain print is a heading by its words alone."""
        reading = self.cues.read(text, self.names)
        if text[-1] == ":":
            return reading.share >= 0.5
        if text[-1] == "?":
            return reading.sure and words <= 20 and not block.list_level
        return (
            words <= 8
            and reading.sure
            and reading.share >= 0.6
            and block.list_level is None
            and text[-1].isalnum()
            and not last
        )

    # --- run-in labels ----------------------------------------------------------------------------------------------

    def lead(self, block: Block, *, inside: str | None, in_column: bool) -> tuple[str, int] | None:
        """A run-in label at the start of a paragraph and where the author's words begin; None without one.

        Args:
            block: the paragraph.
            inside: the section that the headings above speak for.
            in_column: the block stands in a table's column of data.
        """
        words, start, apart = self._candidate(block)
        if not words or in_column:
            return None
        if inside in FRAME and (self._asks(words) or RELATION.fullmatch(without_number(words))):
            return words, start
        reading = self.cues.read(words, self.names)
        if not reading.sure or block.list_level is not None:
            return None
        least = 0.3 if len(words.split()) <= 10 else 0.6
        if (apart and reading.share >= 0.5) or (not self.headed and reading.share >= least):
            return words, start
        return None

    def control_title(self, block: Block) -> str | None:
        """The title of the form field that a block fills, where it asks for a section; None otherwise."""
        for control in block.controls:
            whole = control.kind != "checkbox" and control.end - control.start >= 0.8 * len(block.text)
            title = _NAME_PARTS.sub(" ", control.title or "").strip()
            if whole and self.cues.read(title, self.names).sure:
                return title
        return None

    def _candidate(self, block: Block) -> tuple[str, int, bool]:
        """Words that may be a run-in label, where the rest begins, and whether they stand out in print."""
        text = block.text
        bold_end = 0
        for run in block.runs:
            if not (run.bold or run.underline) and text[run.start : run.end].strip():
                break
            bold_end = run.end
        match = _LEAD.match(text)
        words, start, apart = "", 0, False
        if 0 < bold_end < len(text.rstrip()) and len(text[:bold_end].split()) <= 16:
            words, start, apart = text[:bold_end], bold_end, True
            gap = re.match(r"\s*(?:[:–—-]\s*)?", text[start:])
            start += gap.end() if gap else 0
        elif match and len(match[1].split()) <= 12:
            words, start = match[1], match.end()
        elif text.rstrip().endswith(":") and len(text.split()) <= 10:
            words, start = text, len(text)
        elif not self.headed and (match := _SENTENCE_LEAD.match(text)) and not _STATES.search(match[1]):
            words, start = match[1], match.end()
        return words.strip().rstrip(":.").rstrip(" –—-\t"), start, apart


def _label_depth(block: Block) -> int | None:
    """How deep a list number that Word prints goes: 2 for "2.1"."""
    label = block.list_label or ""
    return label.strip(".) ").count(".") + 1 if re.match(r"\d+(?:\.\d+)*[.)]?$", label) else None
