"""Findings as one HTML page that needs nothing else: the report's own text with the findings marked in place."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcheck._version import __version__
from reportcheck.outputs.html_text import Node, draw
from reportcheck.outputs.wording import count_of, in_context
from reportcheck.reports.model import SECTION_NAMES
from reportcheck.rules.base import FAMILIES
from reportcheck.rules.model import SEVERITIES, Finding
from reportcheck.rules.result import Dismissed, FileError, FileResult

if TYPE_CHECKING:
    from jinja2 import Template

    from reportcheck.reports.model import Recommendation
    from reportcheck.rules.case import Case

PAGE = Path(__file__).parent / "page"
WHOLE = "The report as a whole"
PARTS = {
    "header": "Page header",
    "footer": "Page footer",
    "footnote": "Footnotes",
    "endnote": "Endnotes",
}
OUTCOMES = {
    "cp_continue": "child protection plan to continue",
    "cp_end": "child protection plan to end",
    "cin": "child in need plan",
    "caf": "early help",
    "legal": "legal proceedings",
    "deferred": "left to others",
    "none": "none",
    "conflict": "more than one, and they differ",
}
CATEGORIES = {
    "neglect": "neglect",
    "emotional": "emotional abuse",
    "physical": "physical abuse",
    "sexual": "sexual abuse",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as it is shown: its number in its report, its words in their sentence."""

    number: int
    finding: Finding
    before: str
    quote: str
    after: str
    placed: bool

    @property
    def family(self) -> str:
        """The letters of its rule's family."""
        return self.finding.code[:2]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a summary: what it is about, where that stands, and how many findings of each severity it has."""

    name: str
    counts: Mapping[str, int]
    link: str | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report on the page."""

    number: int
    path: str
    counts: Mapping[str, int]
    error: FileError | None = None
    about: str | None = None
    groups: Sequence[tuple[str, Sequence[Shown]]] = ()
    children: Sequence[Row] = ()
    sections: Sequence[Row] = ()
    parts: Sequence[tuple[str | None, Sequence[Node]]] = ()
    dismissed: Sequence[Dismissed] = ()
    known: int = 0
    faults: Sequence[str] = ()
    families: Mapping[str, str] | None = None


def render(results: Iterable[FileResult]) -> str:
    """The results as one HTML page.

    The text of a report is shown where the result carries it (``Job.keep_case``), and the findings alone elsewhere. The
    page loads nothing and may run no script but its own.
    """
    sheets = [_sheet(number, result) for number, result in enumerate(results, 1)]
    style, script = (_part("page.css"), _part("page.js"))
    total = {level: sum(sheet.counts[level] for sheet in sheets) for level in SEVERITIES}
    return _template().render(
        sheets=sheets,
        total=total,
        style=style,
        script=script,
        policy=f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'",
        version=__version__,
        severities=SEVERITIES,
        count_of=count_of,
    )


def _sheet(number: int, result: FileResult) -> Sheet:
    if result.error:
        return Sheet(number, result.path, result.counts, error=result.error)
    case = result.case
    shown = [_shown(n, finding, case) for n, finding in enumerate(result.findings, 1)]
    sections = {n: passage.section for n, passage in case.passage_of.items()} if case else {}
    parts = draw(case.document, {item.number: item.finding for item in shown}, sections) if case else []
    return Sheet(
        number=number,
        path=result.path,
        counts=result.counts,
        about=_about(case) if case else None,
        groups=_groups(shown),
        children=_children(case, result.findings) if case else (),
        sections=_sections(number, result.findings, list(dict.fromkeys(sections.values()))),
        parts=[(PARTS.get(name), nodes) for name, nodes in parts if nodes],
        dismissed=result.dismissed,
        known=result.known,
        faults=result.faults,
        families={
            code: FAMILIES.get(code, "Rules of other packages")
            for code in dict.fromkeys(sorted(item.family for item in shown))
        },
    )


def _shown(number: int, finding: Finding, case: Case | None) -> Shown:
    before, quote, after = in_context(finding)
    block = case.document.blocks[finding.block] if case and finding.block is not None else None
    start, end = finding.start or 0, finding.end or 0
    return Shown(
        number, finding, before, quote, after, block is not None and start < min(end, len(block.text))
    )


def _groups(shown: Iterable[Shown]) -> list[tuple[str, list[Shown]]]:
    """Findings under the name of their section, in the order of the document."""
    groups: dict[str, list[Shown]] = {}
    for item in shown:
        groups.setdefault(SECTION_NAMES.get(item.finding.section or "", WHOLE), []).append(item)
    return list(groups.items())


def _counted(findings: Iterable[Finding]) -> dict[str, int]:
    counts = dict.fromkeys(SEVERITIES, 0)
    for finding in findings:
        counts[finding.severity] += 1
    return {str(level): count for level, count in counts.items()}


def _children(case: Case, findings: Sequence[Finding]) -> list[Row]:
    """A line for each child: what is recommended, and the findings that name the child."""
    names = [child.name for child in case.family.children] or [
        entry.child for entry in case.report.recommendation
    ]
    said = {entry.child: _recommended(entry) for entry in case.report.recommendation}
    return [
        Row(name, _counted(f for f in findings if name in f.children), says=said.get(name, "none"))
        for name in dict.fromkeys(names)
    ]


def _recommended(entry: Recommendation) -> str:
    categories = [CATEGORIES[category] for category in entry.category]
    outcome = OUTCOMES[entry.outcome]
    return f"{outcome} ({', '.join(categories)})" if categories else outcome


def _sections(number: int, findings: Sequence[Finding], order: Sequence[str]) -> list[Row]:
    """A line for each section of the report and for each section that a finding names."""
    named = [finding.section for finding in findings if finding.section]
    rows = []
    whole = [finding for finding in findings if finding.section not in SECTION_NAMES]
    if whole:
        rows.append(Row(WHOLE, _counted(whole)))
    for section in dict.fromkeys([*order, *(name for name in named if name in SECTION_NAMES)]):
        link = f"s{number}-{section}" if section in order else None
        counts = _counted(finding for finding in findings if finding.section == section)
        rows.append(Row(SECTION_NAMES.get(section, section), counts, link))
    return rows


def _about(case: Case) -> str | None:
    author, conference = case.report.author, case.report.conference
    told = [part for part in (author.name, author.role, author.agency) if part]
    if conference.date:
        told.append(f"conference on {conference.date}")
    return ", ".join(told) or None


@cache
def _template() -> Template:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(PAGE),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("page.html.j2")


@cache
def _part(name: str) -> Any:
    from markupsafe import Markup

    return Markup((PAGE / name).read_text(encoding="utf-8"))


def _digest(text: str) -> str:
    """A hash as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
