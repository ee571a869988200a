"""The controls of a rendered form: one for each value of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportcheck.documents.writing import LONGEST_TAG, Field, Line, Page, Table
from reportcheck.documents.writing_styles import LABEL
from reportcheck.reports.forms import Form, FormSection
from reportcheck.reports.model import Report
from reportcheck.reports.rendering_sharing import Pool, Shared
from reportcheck.reports.rendering_words import (
    ALL_CHILDREN,
    CATEGORY,
    CHOICES,
    LABELS,
    PREFIX,
    shown_date,
    stated_date,
)

Home: TypeAlias = int | Sequence[int] | None
"""The section, or sections, whose words a control may stand for."""

_PROMPTS = {"attendance": "Attended?", "change": "Increased, diminished …?"}
DEFAULT_HOME = {
    "chronology": "chronology",
    "risk": "risks",
    "protective": "strengths",
    "actions": "actions",
    "recommendation": "recommendation",
}
PARTS = {
    "chronology": "Dated events",
    "risk": "Risk factors",
    "protective": "Protective factors",
    "scaling": "Scaling from 0 to 10",
    "actions": "Actions",
    "recommendation": "Recommendation",
}


@dataclass(frozen=True, slots=True)
class Blank:
    """What a form to be filled in has beside a report's content.

    Attributes:
        rows: how many empty rows each list has, by the list's name.
        guidance: the instruction below each section's heading, by the section's id.
    """

    rows: dict[str, int]
    guidance: dict[str, str]


class Controls:
    """What every part of a form is made with.

    Attributes:
        report: what the form holds.
        form: the order of its sections, their headings and columns.
        blank: what an author is to fill in beside that.
        page: the document so far.
        pool: the words of the sections that have not been printed yet.
    """

    def __init__(self, report: Report, form: Form, large: bool, blank: Blank | None) -> None:
        self.report = report
        self.form = form
        self.blank = blank
        self.page = Page(form.title, large=large)
        self.pool = Pool(report)
        self.names = tuple(child.name for child in report.children)

    def _printed(self, section: str) -> FormSection | None:
        return next((one for one in self.form.sections if one.id == section), None)

    def _labelled(self, table: Table, path: str, lines: list[Line]) -> None:
        table.row([[[LABELS[path]]], lines], first_style=LABEL)

    def _next(self, name: str) -> Iterator[int]:
        """Numbers for empty rows."""
        group = "factors" if name in ("risk", "protective") else name
        start = len(getattr(self.report, group)) + (100 if name == "protective" else 0)
        yield from range(start, start + 1000)

    def _field(
        self,
        path: str,
        text: str | None,
        *,
        title: str,
        home: Home = None,
        near: int | None = None,
        placeholder: str | None = None,
        **more: Any,
    ) -> Field:
        """A control for one value, which is also a block of the section where that has just these words."""
        tag = PREFIX + path
        sections = [home] if isinstance(home, int) else list(home or ())
        if text is None:
            if self.blank and sections:
                tag += f"+block[{sections[0]}]"
            return Field(
                tag, title, None, placeholder=placeholder or ("Write here." if self.blank else "–"), **more
            )
        block = self.pool.find(text, sections, near) if sections else None
        if block and len(tag) + 1 + len(block.tag) <= LONGEST_TAG:
            block.used = True
            tag += f"+{block.tag}"
        elif self.blank and sections and block is None:
            tag += f"+block[{sections[0]}]"
        return Field(tag, title, text, **more)

    def _date(
        self, path: str, date: str | None, *, title: str, home: Home = None, near: int | None = None
    ) -> Field:
        if date is None:
            return self._field(
                path, None, title=title, home=home, kind="date", placeholder=self._prompt("Choose a date")
            )
        text, kept = shown_date(date)
        month = len(date) == 7 and kept is not None
        stem, _, name = path.rpartition(".")
        path = f"{stem}.{_monthly(name)}" if month else path
        for block in self._written(home, near):
            if stated_date(block.text, kept, month=month) == date and kept and block.text[:1].isdigit():
                text = block.text
                break
        return self._field(path, text, title=title, home=home, near=near, kind="date", date=kept)

    def _written(self, home: Home, near: int | None) -> list[Shared]:
        """Short blocks of the front sheet, for dates as they were written there."""
        if home is None or isinstance(home, int) or near is not None:
            return []
        rest = [block for section in home for block in self.pool.rest(section)]
        return [block for block in rest if 6 <= len(block.text) <= 20 and stated_date(block.text, None)]

    def _choice(self, path: str, value: str | None, *, title: str, home: Home = None) -> Field:
        name = path.rpartition(".")[2].partition("[")[0]
        options = CHOICES[name]
        text = next((shown for shown, meant in options.items() if meant == value), None)
        return self._field(
            path, text, title=title, home=home if text else None, kind="choice",
            options=tuple(options), placeholder=self._prompt(_PROMPTS.get(name, "Choose")),
        )  # fmt: skip

    def _prompt(self, words: str) -> str:
        return words if self.blank else "–"

    def _children(self, path: str, children: Sequence[str]) -> list[Line]:
        """The children that an entry is about, one below the other."""
        if self.blank and not children:
            options = (*self.names, *([ALL_CHILDREN] if len(self.names) > 1 else []))
            return [
                [
                    Field(
                        PREFIX + path,
                        "Which child",
                        kind="choice",
                        options=options,
                        placeholder="Which child?",
                    )
                ]
            ]
        return [[Field(f"{PREFIX}{path}[{n}]", "Child", name)] for n, name in enumerate(children)]

    def _categories(self, path: str, category: Sequence[str]) -> list[Line]:
        """Tick boxes; drop-downs one below the other where boxes could not tell the order or a repetition."""
        ordered = [c for c in CATEGORY.values() if c in category]
        if list(category) != ordered:
            return [
                [self._choice(f"{path}[{n}]", value, title="Category")] for n, value in enumerate(category)
            ]
        return [
            [Field(f"{PREFIX}{path}.{value}", shown, kind="tick", checked=value in category), f" {shown}"]
            for shown, value in CATEGORY.items()
        ]


def _monthly(name: str) -> str:
    return {"date": "month", "end_date": "end_month", "due": "due_month"}.get(name, name)
