"""The front sheet and the sign-off of a rendered form."""

from __future__ import annotations

from reportcheck.documents.writing import Field, joined
from reportcheck.documents.writing_styles import SMALL_PART
from reportcheck.reports.rendering_controls import Controls, Home
from reportcheck.reports.rendering_words import (
    FIELDS,
    LABELS,
    PREFIX,
)

_COLOURS = {"colour": "B00020", "insertion": "0B5D1E", "deletion": "5F1A1A"}


class Frames(Controls):
    """What stands around the author's report."""

    def _front_sheet(self, home: Home) -> None:
        report = self.report
        table = self.page.table(("", ""), (32, 68), "Conference and author", header=False)
        for path, value in (
            ("conference.id", report.conference.id),
            ("conference.type", report.conference.type),
            ("conference.date", report.conference.date),
            ("conference.time", report.conference.time),
            ("conference.venue", report.conference.venue),
            ("conference.chair", report.conference.chair),
            ("conference.previous_date", report.conference.previous_date),
            ("author.name", report.author.name),
            ("author.role", report.author.role),
            ("author.agency", report.author.agency),
        ):
            self._labelled(table, path, [[self._single(path, value, home)]])
        self._labelled(
            table, "conference.category", self._categories("conference.category", report.conference.category)
        )
        table.end()
        if report.children or self.blank:
            self._children_table(home)
        if report.adults or self.blank:
            self._adults_table(home)
        if report.amendments:
            self._amendments()

    def _single(self, path: str, value: str | None, home: Home) -> Field:
        group, _, name = path.partition(".")
        title = LABELS[path]
        if FIELDS[group][name] == "date":
            return self._date(path, value, title=title, home=home)
        return self._field(path, value, title=title, home=home)

    def _children_table(self, home: Home) -> None:
        self.page.line(["Children"], SMALL_PART)
        columns = ("Name", "Known as", "Date of birth", "Expected date of delivery", "Gender")
        table = self.page.table(columns, (28, 18, 20, 20, 14), "The children that the conference is about")
        for n, child in enumerate(self.report.children):
            path = f"children[{n}]"
            known = [
                Field(f"{PREFIX}{path}.known_as[{m}]", "Known as", name)
                for m, name in enumerate(child.known_as)
            ]
            if self.blank and not known:
                known = [Field(f"{PREFIX}{path}.known_as[0]", "Known as")]
            table.row(
                [
                    [[self._field(f"{path}.name", child.name, title="Name", home=home)]],
                    [joined(known)],
                    [[self._date(f"{path}.date_of_birth", child.date_of_birth, title="Date of birth", home=home)]],
                    [[self._date(f"{path}.expected_date_of_delivery", child.expected_date_of_delivery, title="Expected date of delivery", home=home)]],
                    [[self._choice(f"{path}.gender", child.gender, title="Gender", home=home)]],
                ]
            )  # fmt: skip
        table.end()

    def _adults_table(self, home: Home) -> None:
        self.page.line(["Adults"], SMALL_PART)
        table = self.page.table(
            ("Name", "Relationship", "Date of birth"), (38, 36, 26), "The adults of the family"
        )
        for n, adult in enumerate(self.report.adults):
            path = f"adults[{n}]"
            table.row(
                [
                    [[self._field(f"{path}.name", adult.name, title="Name", home=home)]],
                    [
                        [
                            self._field(
                                f"{path}.relationship", adult.relationship, title="Relationship", home=home
                            )
                        ]
                    ],
                    [
                        [
                            self._date(
                                f"{path}.date_of_birth", adult.date_of_birth, title="Date of birth", home=home
                            )
                        ]
                    ],
                ]
            )
        table.end()

    def _amendments(self) -> None:
        self.page.line(["Changes to the front sheet"], SMALL_PART)
        columns = ("Field", "Change", "How it was marked")
        table = self.page.table(columns, (28, 48, 24), "Changes that the author marked on the front sheet")
        for n, amendment in enumerate(self.report.amendments):
            path = f"amendments[{n}]"
            change = self._field(
                f"{path}.text",
                amendment.text,
                title="Change",
                colour=_COLOURS[amendment.mark],
                strike=amendment.mark == "deletion",
            )
            table.row(
                [
                    [[self._field(f"{path}.field", amendment.field, title="Field")]],
                    [[change]],
                    [[self._choice(f"{path}.mark", amendment.mark, title="How it was marked")]],
                ]
            )
        table.end()

    def _dates(self, home: Home) -> None:
        table = self.page.table(("", ""), (32, 68), "When the report was written and shared", header=False)
        for name in ("report", "submitted", "shared_with_parents", "shared_with_child"):
            path = f"dates.{name}"
            self._labelled(table, path, [[self._single(path, getattr(self.report.dates, name), home)]])
        table.end()
