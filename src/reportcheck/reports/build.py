"""Document → Report: the one way from a file's blocks to the report JSON."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from reportcheck.documents.model import Document
from reportcheck.reports.actions import read_actions
from reportcheck.reports.amendments import read_amendments
from reportcheck.reports.chronology import read_chronology
from reportcheck.reports.dates import Period
from reportcheck.reports.factors import read_factors
from reportcheck.reports.forms import Form, load_form
from reportcheck.reports.front_sheet import FrontSheet
from reportcheck.reports.header import Header, read_header
from reportcheck.reports.headings import names_from
from reportcheck.reports.layout import Placed, lay_out
from reportcheck.reports.model import Report, Section, SectionBlock, Source
from reportcheck.reports.passages import Passage
from reportcheck.reports.people import Family
from reportcheck.reports.recommendation import read_recommendation
from reportcheck.reports.rendered import is_rendered, read_rendered, rendered_passages
from reportcheck.reports.scaling import read_scaling
from reportcheck.reports.sections import Resolved, resolve

_USUAL_PERIOD = timedelta(days=190)  # a review follows within six months of the last one (Working Together)


@dataclass(frozen=True)
class _Understood:
    placed: tuple[Placed, ...]
    header: Header
    resolved: tuple[Resolved, ...]
    passages: tuple[Passage, ...]


def build(document: Document, front_sheet: FrontSheet | None = None, form: Form | None = None) -> Report:
    """The report that a document holds; one of our own forms (``rendering``) is read by its controls.

    Args:
        document: as read.
        front_sheet: the unit's front sheet; it tells the family and the review period where the report does not, and
            never fills in what the report leaves out.
        form: the council's form; the default form copes with any.
    """
    if is_rendered(document):
        return read_rendered(document)
    understood = _understand(document, form or load_form())
    header, said = understood.header, understood.passages
    family = Family(header.children, header.adults)
    if front_sheet:
        family = Family.from_front_sheet(front_sheet).merge(family)
    conference = header.conference
    period = review_period(header, front_sheet)
    narrative = tuple(p for p in said if p.section not in ("front_sheet", "sign_off"))
    return Report(
        source=Source(document.name, document.sha256, document.format),
        conference=conference,
        author=header.author,
        dates=header.dates,
        children=header.children,
        adults=header.adults,
        amendments=read_amendments(
            document, [r.placed for r in understood.resolved if r.section == "front_sheet"]
        ),
        sections=_sections(understood.resolved),
        chronology=read_chronology(narrative, family, period),
        factors=read_factors(narrative, family),
        scaling=read_scaling(narrative, family, header.author),
        actions=read_actions(narrative, period, header.author.name),
        recommendation=read_recommendation(narrative, family, conference),
    )


def passages(document: Document, form: Form | None = None) -> tuple[Passage, ...]:
    """The author's own text, block by block in document order, each with its section and headings."""
    if is_rendered(document):
        return rendered_passages(document)
    return _understand(document, form or load_form()).passages


def review_period(header: Header, front_sheet: FrontSheet | None = None) -> Period:
    """From the last conference to this one: as stated, else from the front sheet, else half a year back from this one."""
    sheet = front_sheet.conference if front_sheet else None
    end = _day(header.conference.date) or _day(sheet.date if sheet else None) or _day(header.dates.report)
    start = _day(header.conference.previous_date) or _day(sheet.previous_date if sheet else None)
    if start is None and end is not None:
        start = end - _USUAL_PERIOD
    return Period(start, end)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and len(text) == 10 else None


@lru_cache(maxsize=4)
def _understand(document: Document, form: Form) -> _Understood:
    """Everything about a document that does not depend on the unit's front sheet; asked for twice for each check."""
    placed = tuple(lay_out(document, form))
    header = read_header(document, placed, form)
    names = names_from((c.name for c in header.children), (a.name for a in header.adults))
    if any(
        p.zone != "body" for p in placed
    ):  # a letter: its labels run into the text and often name the child
        placed = tuple(lay_out(document, form, names))
    resolved = tuple(resolve(placed, form, names))
    said = tuple(_passage(item) for item in resolved if item.placed.role == "content")
    return _Understood(placed, header, resolved, said)


def _passage(item: Resolved) -> Passage:
    place = item.placed
    return Passage(
        block=place.block,
        section=item.section,
        title=item.title,
        headings=tuple(h.text for h in place.path),
        start=place.start,
        column=place.column,
        row=place.row,
    )


def _sections(resolved: tuple[Resolved, ...]) -> tuple[Section, ...]:
    """Blocks that follow each other under one heading, joined."""
    found: list[tuple[Resolved, list[SectionBlock]]] = []
    for item in resolved:
        text = item.placed.text
        if not text or item.placed.role not in ("content", "subject"):
            continue
        if not found or (found[-1][0].section, found[-1][0].title) != (item.section, item.title):
            found.append((item, []))
        found[-1][1].append(SectionBlock(item.placed.block.number, text))
    return tuple(Section(first.section, first.title, tuple(blocks)) for first, blocks in found)
