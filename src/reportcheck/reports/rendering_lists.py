"""The tables of a rendered form: events, factors, actions, scores; and the recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportcheck.documents.writing import LONGEST_TAG, Field, Line, Table
from reportcheck.reports.model import Event, Factor
from reportcheck.reports.rendering_controls import DEFAULT_HOME, PARTS, Controls
from reportcheck.reports.rendering_sharing import spots_of
from reportcheck.reports.rendering_words import (
    CONFLICT,
    KIND,
    OUTCOME,
    PREFIX,
    shown_date,
    stated_date,
)

_COLUMNS = {
    "chronology": ("Date", "What happened", "Outcome and attendance"),
    "risk": ("Risk factor", "Increased or diminished, and how far", "Comment"),
    "protective": ("Protective factor", "Increased or diminished, and how far", "Comment"),
}


class Lists(Controls):
    """The entries of a report, a row (or a card) each."""

    def _columns(self, name: str) -> tuple[str, ...]:
        printed = self._printed(DEFAULT_HOME[name])
        columns = printed.columns if printed and len(printed.columns) == 3 else _COLUMNS[name]
        return (*columns, "For which child")

    def _chronology(self, name: str, home: int | None, numbers: Sequence[int | None]) -> None:
        table = self.page.table(self._columns(name), (19, 37, 24, 20), "Events in the order of their dates")
        free = self._next(name)
        for number in numbers:
            n = next(free) if number is None else number
            event = Event(None, "") if number is None else self.report.chronology[number]
            self._event(table, f"chronology[{n}]", event, home, empty=number is None)
        table.end()

    def _event(self, table: Table, path: str, event: Event, home: int | None, *, empty: bool) -> None:
        near = event.block
        dates, date_text = self._event_dates(path, event, home, empty=empty)
        outcome: list[Line] = []
        if event.outcome is not None or self.blank:
            outcome.append(
                [
                    self._field(
                        f"{path}.outcome",
                        event.outcome,
                        title="Outcome",
                        home=home,
                        near=near,
                        placeholder=self._prompt("Outcome"),
                    )
                ]
            )
        if event.attendance or self.blank:
            outcome.append([self._choice(f"{path}.attendance", event.attendance, title="Attendance")])
        more: list[Line] = [] if event.kind is None else [[self._kind(f"{path}.kind", event.kind)]]
        children = self._children(f"{path}.children", event.children)
        if not empty and (whole := self._event_line(path, event, home)):
            line, with_date = whole
            if with_date:
                table.row([[line, *dates[1:], *more], outcome, children], span=2)
                return
            table.row([[*dates, *date_text], [line, *more], outcome, children])
            return
        text = self._field(
            f"{path}.text",
            None if empty else event.text,
            title="What happened",
            home=home,
            near=near,
            placeholder="What happened?",
        )
        table.row([[*dates, *date_text], [[text], *more], outcome, children])

    def _kind(self, path: str, kind: str) -> Field:
        if kind in KIND.values():
            return self._choice(path, kind, title="Kind of event")
        return self._field(path, kind, title="Kind of event")

    def _event_dates(
        self, path: str, event: Event, home: int | None, *, empty: bool
    ) -> tuple[list[Line], list[Line]]:
        """The date (and the last day) of an event, and the date as written where that needs a control of its own."""
        field, apart = self._event_date(path, event, home if not empty else None)
        if empty:
            field = self._field(
                f"{path}.date+date_text", None, title="Date", home=home, kind="date", placeholder="Date"
            )
        dates: list[Line] = [[field]]
        if event.end_date is not None:
            dates.append(["to ", self._date(f"{path}.end_date", event.end_date, title="Last day", near=-1)])
        written: list[Line] = []
        if apart:
            written.append([self._field(f"{path}.date_text", event.date_text, title="Date as written")])
        return dates, written

    def _event_date(self, path: str, event: Event, home: int | None) -> tuple[Field, bool]:
        """The control of an event's date; and whether its date as written still needs one."""
        written = event.date_text
        kept = shown_date(event.date)[1] if event.date else None
        month = event.date is not None and len(event.date) == 7 and kept is not None
        if (
            re.search(r"\d", written or "")
            and written
            and stated_date(written, kept, month=month) == event.date
        ):
            name = "month" if month else "date"
            return self._field(f"{path}.{name}+date_text", written, title="Date", home=home, near=event.block, kind="date", date=kept), False  # fmt: skip
        return self._date(f"{path}.date", event.date, title="Date", near=-1), written is not None

    def _event_line(self, path: str, event: Event, home: int | None) -> tuple[Line, bool] | None:
        """An event that stands with little else in one paragraph of its section: that paragraph, as it was written."""
        if home is None or not event.text:
            return None
        for words in ((event.date_text, event.text), (event.text,)):
            block = self.pool.line(event.block, *(word or "" for word in words)) if all(words) else None
            if block is None or block.section != home or block.text == event.text:
                continue
            spots = spots_of(block.text, tuple(word or "" for word in words))
            fields = [Field(f"{PREFIX}{path}.text+line[{home}.{block.at}]", "What happened", event.text)]
            if len(words) == 2:
                date, apart = self._event_date(path, event, None)
                if apart:
                    continue
                fields.insert(0, date)
            if any(len(field.tag) > LONGEST_TAG for field in fields):
                continue
            block.used = True
            return _laid(block.text, spots, fields), len(words) == 2
        return None

    def _factors(self, name: str, home: int | None, numbers: Sequence[int | None]) -> None:
        table = self.page.table(self._columns(name), (33, 24, 25, 18), PARTS[name])
        free = self._next(name)
        for number in numbers:
            n = next(free) if number is None else number
            factor = Factor("risk", "") if number is None else self.report.factors[number]
            path, near = f"{name}[{n}]", factor.block
            change: list[Line] = [[self._choice(f"{path}.change", factor.change, title="Change")]]
            if factor.extent is not None or self.blank:
                change.append(
                    [
                        self._field(
                            f"{path}.extent",
                            factor.extent,
                            title="To what extent",
                            placeholder=self._prompt("To what extent?"),
                        )
                    ]
                )
            comment: list[Line] = []
            if factor.comment is not None or self.blank:
                comment.append(
                    [
                        self._field(
                            f"{path}.comment",
                            factor.comment,
                            title="Comment",
                            home=home,
                            near=near,
                            placeholder=self._prompt("What do you rest this on?"),
                        )
                    ]
                )
            text = self._line(path, factor.text, near, home, "Factor") if number is not None else None
            text = text or [
                self._field(
                    f"{path}.text",
                    None if number is None else factor.text,
                    title="Factor",
                    home=home,
                    near=near,
                    placeholder=self._prompt("Factor"),
                )
            ]
            table.row([[text], change, comment, self._children(f"{path}.children", factor.children)])
        table.end()

    def _line(self, path: str, text: str, near: int | None, home: int | None, title: str) -> Line | None:
        """An entry that stands with little else in one paragraph of its section: that paragraph, as it was written."""
        block = self.pool.line(near, text) if home is not None and text else None
        if block is None or block.section != home or block.text == text:
            return None
        field = Field(f"{PREFIX}{path}.text+line[{home}.{block.at}]", title, text)
        if len(field.tag) > LONGEST_TAG:
            return None
        block.used = True
        return _laid(block.text, spots_of(block.text, (text,)), [field])

    def _actions(self, name: str, home: int | None, numbers: Sequence[int | None]) -> None:
        table = self.page.table(("What is to be done", "Who", "By when"), (52, 26, 22), "Actions")
        free = self._next(name)
        for number in numbers:
            n = next(free) if number is None else number
            action = None if number is None else self.report.actions[number]
            path = f"actions[{n}]"
            near = action.block if action else None
            text = self._line(path, action.text, near, home, "Action") if action else None
            text = text or [
                self._field(
                    f"{path}.text",
                    action.text if action else None,
                    title="Action",
                    home=home,
                    near=near,
                    placeholder="Action",
                )
            ]
            owner = self._field(
                f"{path}.owner",
                action.owner if action else None,
                title="Who",
                placeholder=self._prompt("Who"),
            )
            due = self._date(f"{path}.due", action.due if action else None, title="By when", near=-1)
            table.row([[text], [[owner]], [[due]]])
        table.end()

    def _scaling(self, name: str, home: int | None, numbers: Sequence[int | None]) -> None:
        table = self.page.table(
            ("Who scores", "About", "Score, 0 to 10"), (40, 40, 20), "Scores from 0 to 10"
        )
        free = self._next(name)
        for at, number in enumerate(numbers):
            n = next(free) if number is None else number
            scale = None if number is None else self.report.scaling[number]
            about = scale.about if scale else (*self.names, "all")[min(at, len(self.names))]
            score = None if scale is None else _number(scale.score)
            path = f"scaling[{n}]"
            table.row(
                [
                    [
                        [
                            self._field(
                                f"{path}.by",
                                scale.by if scale else self.report.author.role,
                                title="Who scores",
                            )
                        ]
                    ],
                    [[self._field(f"{path}.about", about, title="About")]],
                    [
                        [
                            self._field(
                                f"{path}.score", score, title="Score", placeholder=self._prompt("0 to 10")
                            )
                        ]
                    ],
                ]
            )
        table.end()

    def _recommendation(self, name: str, home: int | None, numbers: Sequence[int | None]) -> None:
        for n in numbers:
            if n is None:
                continue
            entry, path = self.report.recommendation[n], f"recommendation[{n}]"
            table = self.page.table(
                ("", ""), (32, 68), f"Recommendation for {entry.child}"[:255], header=False
            )
            self._labelled(
                table, "recommendation.child", [[self._field(f"{path}.child", entry.child, title="Child")]]
            )
            boxes: list[Line] = [
                [
                    Field(
                        f"{PREFIX}{path}.outcome.{value}", shown, kind="tick", checked=value == entry.outcome
                    ),
                    f" {shown}",
                ]
                for shown, value in OUTCOME.items()
            ]
            if entry.outcome == "conflict":
                tag = f"{PREFIX}{path}.outcome.conflict"
                boxes.append([Field(tag, CONFLICT, kind="tick", checked=True), f" {CONFLICT}"])
            self._labelled(table, "recommendation.outcome", boxes)
            self._labelled(
                table, "recommendation.category", self._categories(f"{path}.category", entry.category)
            )
            if entry.text is not None:
                said = self._field(
                    f"{path}.text", entry.text, title="In the author’s words", home=home, near=entry.block
                )
                self._labelled(table, "recommendation.text", [[said]])
            if entry.reasons is not None or self.blank:
                why = self._field(
                    f"{path}.reasons",
                    entry.reasons,
                    title="Reasons",
                    home=home,
                    near=entry.block,
                    placeholder=self._prompt("Your reasons"),
                )
                self._labelled(table, "recommendation.reasons", [[why]])
            table.end()


def _laid(text: str, spots: Sequence[int], fields: Sequence[Field]) -> Line:
    """A paragraph with controls over some of its words."""
    line: list[str | Field] = []
    at = 0
    for start, field in zip(spots, fields, strict=True):
        line += [text[at:start]] if text[at:start] else []
        line.append(field)
        at = start + len(field.text or "")
    return [*line, text[at:]] if text[at:] else line


def _number(score: float) -> str:
    import json

    return json.dumps(score)
