"""The base of every rule, and the parts of its documentation."""

from __future__ import annotations

import inspect
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding, Severity

if TYPE_CHECKING:
    from spacy.tokens import Span

HEADINGS = ("What it does", "Why it matters", "Example", "Better", "Options", "Source")
FAMILIES = {
    "OP": "Fact and opinion",
    "CR": "Child references",
    "RE": "Recommendation",
    "ST": "Structure and completeness",
    "TM": "Timing",
    "CF": "Child focus",
    "PL": "Plain language",
    "AC": "Actions and plan",
    "PV": "Privacy",
}


@dataclass(frozen=True, slots=True)
class NoOptions:
    """The options of a rule that has none."""


class Rule(ABC):
    """One thing that the guidance asks for.

    A subclass sets the class attributes and ``check``. Its docstring is its documentation: a first line, then the
    sections of ``HEADINGS``, each a line with a colon and an indented text. "Options" may be left out.

    Attributes:
        code: family and number, for example "RE101"; never used again for another rule.
        name: kebab-case name; never changed.
        severity: how loud it is unless a setting says otherwise.
        source: the guidance it rests on, as shown with each finding.
        whole_report: it judges the report as a whole, so it stays silent on a lone paragraph.
        Options: a frozen dataclass with a default for each option; its docstring's ``Attributes`` explain them.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity] = "warning"
    source: ClassVar[str]
    whole_report: ClassVar[bool] = False
    Options: ClassVar[type[Any]] = NoOptions

    def __init__(self, options: Any = None, severity: Severity | None = None) -> None:
        self.options = self.Options() if options is None else options
        self.level: Severity = severity or self.severity

    @abstractmethod
    def check(self, case: Case) -> Iterator[Finding]:
        """Yield what the rule finds in a report."""

    def finding(self, message: str, suggestion: str, **details: Any) -> Finding:
        """A finding of this rule; ``details`` are fields of ``Finding``."""
        details.setdefault("severity", self.level)
        return Finding(
            code=self.code,
            rule=self.name,
            source=self.source,
            message=message,
            suggestion=suggestion,
            **details,
        )

    def at(
        self, case: Case, block: int, start: int, end: int, message: str, suggestion: str, **details: Any
    ) -> Finding:
        """A finding at characters ``start`` to ``end`` of a text block."""
        passage = case.passage_of.get(block)
        if passage is not None:
            details.setdefault("section", passage.section)
        text = case.document.blocks[block].text
        details.setdefault("sentence", fold(text))
        return self.finding(
            message, suggestion, block=block, start=start, end=end, quote=fold(text[start:end]), **details
        )

    def on(self, case: Case, span: Span, message: str, suggestion: str, **details: Any) -> Finding:
        """A finding at a span of ``case.text``, with the sentence around it and the children whom that mentions."""
        number, start = place(case, span)
        details.setdefault("sentence", fold(span.sent.text))
        if "children" not in details:
            from reportcheck.language.resolve_children import children_in

            details["children"] = children_in(span.sent)
        return self.at(
            case, number, start, start + span.end_char - span.start_char, message, suggestion, **details
        )


def place(case: Case, span: Span) -> tuple[int, int]:
    """The block number of a span of ``case.text`` and the offset of its first character in that block's text."""
    for block in case.block_spans.values():
        if block.start <= span.start < block.end:
            number = int(block._.block)
            return number, span.start_char - block.start_char + case.passage_of[number].start
    raise ValueError("the span is in no text block")


def fold(text: str) -> str:
    """White space folded to single spaces."""
    return " ".join(text.split())


def documentation(rule: type[Rule]) -> dict[str, str]:
    """The parts of a rule's docstring by their headings; the first line under ``"Summary"``."""
    text = inspect.getdoc(rule) or ""
    parts = re.split(rf"^({'|'.join(HEADINGS)}):\s*$", text, flags=re.MULTILINE)
    found = {"Summary": parts[0].strip()}
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        found[heading] = inspect.cleandoc(body).strip()
    return found
