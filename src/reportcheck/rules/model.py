"""What a rule is and what it finds."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the guidance asks to avoid, at one place of a report.

    Attributes:
        code: the rule's code, for example "OP101".
        rule: the rule's name, for example "opinion-as-fact".
        message: one plain sentence: what is wrong here.
        suggestion: one plain sentence: what to do.
        severity: how loud it is.
        kind: a rule's own division; None where it has none.
        section: id of the section it stands in.
        block: number of the text block; None, with the next four, for a finding about the whole document.
        start: first character of ``quote`` in the block's text (code points).
        end: one past its last.
        quote: the words themselves, white space folded.
        sentence: the whole sentence that holds them, white space folded.
        children: full names of the children it is about.
        confidence: 0 to 1 where the rule measures it.
        source: the guidance that it rests on.
    """

    code: str
    rule: str
    message: str
    suggestion: str
    severity: Severity = "warning"
    kind: str | None = None
    section: str | None = None
    block: int | None = None
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    sentence: str | None = None
    children: tuple[str, ...] = field(default=())
    confidence: float | None = None
    source: str = ""

    def to_json(self) -> dict[str, Any]:
        """The finding as ``schemas/findings.schema.json`` describes it."""
        return {**asdict(self), "children": list(self.children)}
