"""What several layouts share: front-sheet values with amendments, chronology rows, factor rows, ticks, signing."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.text.paragraph import Paragraph

from benchmarks.layouts import kit
from benchmarks.layouts.source import Gold, Group, Item, Report, Sentence
from benchmarks.layouts.words import (
    CATEGORIES,
    CHANGES,
    CHRONOLOGY_DATES,
    FULL_DATES,
    GENDER_WORDS,
    HEADINGS,
    INSTRUCTIONS,
    NOT_SHARED,
    OUTCOMES,
    TOWNS,
    Front,
    listed,
    show,
)

COLOURS = ("FF0000", "0070C0", "7030A0", "00B050", "C00000")


@dataclass
class Amendment:
    """A change to the front sheet: what stood there, what the author wrote."""

    old: str
    new: str


class Draft:
    """One report on its way into one layout: its words, its dates, its gold."""

    def __init__(self, report: Report, front: Front, rng: random.Random, *, amend: bool = True) -> None:
        """Choose this council's and this writer's habits from `rng`."""
        self.report, self.front, self.rng = report, front, rng
        self.facts = report.facts
        self.gold = Gold(report)
        self.date_style = rng.choice(FULL_DATES)
        self.event_style = rng.choice(CHRONOLOGY_DATES)
        self.genders = rng.choice(GENDER_WORDS)
        self.changes = rng.choice(CHANGES)
        self.outcomes = rng.choice(OUTCOMES)
        self.colour = rng.choice(COLOURS)
        self.mark = rng.choice(("colour", "colour", "struck", "tracked"))
        outcomes = {row["outcome"] for row in self.facts["recommendation"]}
        self.tick_only = rng.random() < 0.2 and outcomes <= {"cp_continue", "cp_end", "cin", "caf", "legal"}
        self.left_out = 0
        counts: dict[str, int] = {}
        for group in report.groups:
            counts[group.section] = counts.get(group.section, 0) + 1
        self.headings = {
            id(group): rng.choice(HEADINGS[group.section])
            if group.section in HEADINGS and counts[group.section] == 1 and rng.random() < 0.6
            else group.heading
            for group in report.groups
        }
        self.amendments = self._amendments() if amend else {}

    def _amendments(self) -> dict[str, Amendment]:
        """Where on the front sheet a change is marked: the source's own changes, or one or two invented."""
        given = list(self.facts["amendments"])
        if given:
            places = ("Other information", "Any other changes to the above", "Notes")
            return {place: Amendment("", text) for place, text in zip(places, given, strict=False)}
        rng = self.rng
        possible = {
            "Address": Amendment(
                self.front.address, f"{rng.randint(2, 90)} Mill Rise, {rng.choice(TOWNS)} (moved last month)"
            ),
            "Telephone": Amendment(self.front.phone, f"07700 900{rng.randint(100, 999)}"),
            "GP": Amendment(self.front.surgery, f"Orchard Lane Surgery, {rng.choice(TOWNS)}"),
        }
        return {key: possible[key] for key in rng.sample(sorted(possible), rng.choice((0, 1, 1, 2)))}

    def day(self, iso: str) -> str:
        """A date in the writer's usual style."""
        return show(iso, self.date_style)

    def heading(self, group: Group) -> str:
        """The heading that this layout prints for a group."""
        return self.headings[id(group)]

    def instruction(self, section: str) -> str | None:
        """Guidance under a heading, or None."""
        if self.rng.random() < 0.35:
            return None
        return self.rng.choice(INSTRUCTIONS.get(section, INSTRUCTIONS[""]))

    def event_date(self, item: Item) -> str:
        """The printed date of an event, consistent with its ISO date."""
        assert item.event is not None
        shown = item.event.shown
        if shown and (
            self.rng.random() < 0.5 or " and " in shown or " to " in shown or "-" in shown or "–" in shown
        ):
            return shown
        style = self.event_style if self.rng.random() < 0.8 else self.rng.choice(CHRONOLOGY_DATES)
        return show(item.event.date, style)

    def put(self, group: Group, sentences: list[Sentence], sub: str = "", prefix: str = "") -> str:
        """Record a text under the group's printed heading and return it."""
        heading = self.heading(group) + (f" | {sub}" if sub else "")
        return self.gold.text(group.section, heading, sentences, prefix)

    def unprinted(self, *keys: str) -> None:
        """Facts that this document does not tell."""
        for key in keys:
            self.gold.facts[key] = None

    def amended(self, paragraph: Paragraph, place: str, value: str) -> None:
        """Write a front-sheet value and, where it is amended, its change, marked the author's way."""
        change = self.amendments.pop(place, None)
        if change is None:
            paragraph.add_run(value)
            return
        old = change.old or value
        self.gold.amendments.append(change.new)
        if old:
            run = paragraph.add_run(old)
            if self.mark == "tracked" and change.old:
                kit.tracked(run, "del", self.facts["author"])
            elif self.mark == "struck" and change.old:
                run.font.strike = True
            paragraph.add_run(" ")
        run = paragraph.add_run(change.new)
        if self.mark == "tracked":
            kit.tracked(run, "ins", self.facts["author"])
        else:
            kit.dress(run, colour=self.colour)

    def amendment_rows(self) -> Iterator[tuple[str, str]]:
        """Label and value of the rows that carry addresses and what is still to be amended."""
        yield "Address", self.front.address
        yield "Telephone", self.front.phone
        yield "GP", self.front.surgery
        for place in list(self.amendments):
            if place not in ("Address", "Telephone", "GP"):
                yield place, ""

    def born(self, child: dict[str, Any]) -> str:
        """A child's date of birth, or when it is due."""
        if child["dob"]:
            return self.day(child["dob"])
        return (
            f"{self.rng.choice(('EDD', 'EDC', 'Due', 'Expected date of delivery'))} {self.day(child['edd'])}"
        )

    def shared(self) -> str:
        """The answer to when the report was shared."""
        day = self.facts["shared_with_parents"]
        if day is None:
            return self.rng.choice(NOT_SHARED)
        return self.day(day) + self.rng.choice(
            ("", "", " (with mum)", " by email and phone", " at home, read through together")
        )

    def outcome_of(self, child: str) -> tuple[str, list[str]]:
        """The box to tick for a child (`` for none) and its categories."""
        entry = next((r for r in self.facts["recommendation"] if r["child"] == child), None)
        if entry is None or entry["outcome"] == "none":
            return "", []
        if entry["outcome"] == "conflict":
            return "cp_continue", []
        return entry["outcome"], listed(entry["category"]) if entry["outcome"] == "cp_continue" else []

    def about(self, score: dict[str, Any]) -> str:
        """Whom a score is about, in print."""
        return "All children" if score["about"] == "all" else str(score["about"])

    def split(self, sentences: list[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
        """First sentence apart from the rest, for forms that have a second column."""
        return sentences[:1], sentences[1:]

    def finish(self) -> None:
        """Check that every source sentence was printed exactly once."""
        want = sum(
            len(i.sentences)
            + len(i.event.outcome if i.event else ())
            + len(i.factor.comment if i.factor else ())
            for g in self.report.groups
            for i in g.items
        )
        told = len(self.gold.sentences) + self.left_out
        assert told == want, (self.facts["report_id"], told, want)
        assert not self.amendments, self.amendments


def reasons(draft: Draft, group: Group, where: Any) -> None:
    """The recommendation's text, which some writers leave out where there are boxes to tick."""
    if draft.tick_only:
        draft.left_out += sum(len(item.sentences) for item in group.items)
        kit.line(where)
    else:
        plain(draft, group, where)


def boxes(draft: Draft, where: Any, how: str) -> None:
    """Tick boxes for the recommendation; `how` is `sdt`, `legacy`, `[x]` or a pair of signs like `☒☐`.

    A line for each child, a table of children against outcomes, or a yes/no question with categories.
    """
    rng, children = draft.rng, draft.front.children
    chosen = {child["name"]: draft.outcome_of(child["name"]) for child in children}
    plain_answers = all(outcome in ("cp_continue", "cin", "cp_end", "caf") for outcome, _ in chosen.values())
    shape = rng.choice(("lines", "lines", "table", "question" if plain_answers else "lines"))
    if shape == "table":
        keys = [
            *draft.outcomes,
            *(CATEGORIES if any(categories for _, categories in chosen.values()) else ()),
        ]
        table = kit.grid(where, 1, 1 + len(keys))
        for cell, text in zip(
            table.rows[0].cells,
            ["Child", *(({**draft.outcomes, **CATEGORIES})[k] for k in keys)],
            strict=True,
        ):
            kit.line(cell, text, bold=True, size=8)
        for name, (outcome, categories) in chosen.items():
            cells = table.rows[kit.row(table)].cells
            kit.line(cells[0], name)
            for cell, key in zip(cells[1:], keys, strict=True):
                sign(kit.line(cell), key == outcome or key in categories, how)
        return
    merge = (
        len({(outcome, *categories) for outcome, categories in chosen.values()}) == 1 and len(children) > 1
    )
    merge = merge and rng.random() < 0.4
    for name, (outcome, categories) in list(chosen.items())[: 1 if merge else None]:
        who = "All children" if merge else name
        if shape == "question":
            paragraph = kit.line(
                where, f"{who}: does the child need to remain subject to a child protection plan?  "
            )
            for answer in ("Yes", "No"):
                sign(paragraph, (answer == "Yes") == (outcome == "cp_continue"), how)
                paragraph.add_run(f" {answer}   ")
            rest = {k: v for k, v in draft.outcomes.items() if k in ("cp_end", "cin", "caf")}
            _choices(kit.line(where, "If no, what is proposed?"), rest, [outcome], how)
        else:
            _choices(kit.line(where, f"{who}:", bold=True), draft.outcomes, [outcome], how)
        _choices(
            kit.line(where, rng.choice(("Category (if plan is to continue):", "Category of abuse:"))),
            CATEGORIES,
            categories,
            how,
        )


def _choices(paragraph: Paragraph, choices: dict[str, str], chosen: list[str], how: str) -> None:
    for key, label in choices.items():
        paragraph.add_run("   ")
        sign(paragraph, key in chosen, how)
        paragraph.add_run(f" {label}")


def sign(paragraph: Paragraph, ticked: bool, how: str) -> None:
    """One tick box."""
    if how == "sdt":
        kit.tick(paragraph, ticked)
    elif how == "legacy":
        kit.legacy_tick(paragraph, ticked)
    elif how == "[x]":
        paragraph.add_run("[x]" if ticked else "[ ]")
    else:
        paragraph.add_run(how[0] if ticked else how[1])


def chronology_table(
    draft: Draft, group: Group, where: Any, *, widths: tuple[float, ...], columns: str
) -> Any:
    """A chronology table. `columns` is `event`, `outcome` (event told apart from outcome) or `attended` (a Y/N column)."""
    rng = draft.rng
    heads = {
        "event": (("Date", "Event"), ("Date", "Significant event"), ("When", "What happened")),
        "outcome": (("Date", "Event", "Outcome"), ("Date", "Event/contact", "Outcome / action taken"), ("DATE", "EVENT", "OUTCOME")),
        "attended": (("Date", "Event", "Attended?"), ("Date", "Appointment, visit or meeting", "Attended Y/N")),
    }  # fmt: skip
    if any(item.event and item.event.outcome for item in group.items):
        columns = "outcome"
    names = rng.choice(heads[columns])
    if len(widths) > len(names):
        widths = (widths[0], sum(widths[1:]))
    table = kit.grid(where, 1, len(names), widths)
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        kit.line(cell, name, bold=True)
        kit.shade(cell, "E7E6E6")
    kit.repeat(table.rows[0])
    year = ""
    by_year = rng.random() < 0.25
    for position, item in enumerate(group.items):
        assert item.event is not None
        if by_year and item.event.date[:4] != year:
            year = item.event.date[:4]
            kit.merged(table, kit.row(table), year, fill="F2F2F2")
        cells = table.rows[kit.row(table)].cells
        kit.size(cells, widths)
        shown = draft.event_date(item)
        kit.line(
            cells[0], show(item.event.date, "Day d Mon") if by_year and item.event.shown is None else shown
        )
        event, outcome = item.sentences, item.event.outcome
        if columns == "outcome" and not outcome and len(event) > 1:
            event, outcome = draft.split(event)
        draft.gold.event(item, event)
        kit.narrative(cells[1], draft.put(group, event), rng)
        if outcome:
            kit.narrative(cells[-1], draft.put(group, outcome), rng)
        elif columns == "attended":
            answers = {
                "attended": "Yes",
                "not_attended": "No",
                "cancelled": "Cancelled",
                None: rng.choice(("N/A", "-", "")),
            }
            kit.line(cells[2], answers[item.event.attendance])
        if position == len(group.items) // 2 and rng.random() < 0.3:
            cells = table.rows[kit.row(table)].cells  # the writer typed the heads again where the page broke
            for cell, name in zip(cells, names, strict=True):
                kit.line(cell, name, bold=True)
    if rng.random() < 0.4:
        kit.row(table)
    return table


def factor_table(
    draft: Draft, groups: list[Group], where: Any, *, widths: tuple[float, ...], ticks: bool = False
) -> Any:
    """Risk and protective factors with a change column, or four columns to tick; comments apart in half the forms."""
    rng = draft.rng
    apart = not ticks and rng.random() < 0.5
    words = ["increased", "decreased", "unchanged", "new"]
    names = (
        ["Factor", *(draft.changes[w] if w != "new" else "New" for w in words)]
        if ticks
        else ["Factor", "Change since last conference"]
    )
    if not ticks and rng.random() < 0.5:
        names[1] = "Increased / diminished / same?"
    if ticks:
        names[1:] = ["Increased", "Diminished", "Same", "New"]
        widths = (widths[0] + sum(widths[1:]) - 8.0, 2.0, 2.0, 2.0, 2.0)
    elif apart:
        names.append("Comment")
    else:
        widths = (widths[0] + widths[2], widths[1])
    table = kit.grid(where, 1, len(names), widths)
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        kit.line(cell, name, bold=True)
        kit.shade(cell, "E7E6E6")
    for group in groups:
        kit.merged(table, kit.row(table), draft.heading(group), fill="F2F2F2")
        for item in group.items:
            cells = table.rows[kit.row(table)].cells
            kit.size(cells, widths)
            if item.factor is None:
                kit.narrative(cells[0], draft.put(group, item.sentences, item.sub), rng)
                continue
            named, comment = item.sentences, item.factor.comment
            if apart and not comment and len(named) > 1:
                named, comment = draft.split(named)
            draft.gold.factor(item, named)
            kit.narrative(cells[0], draft.put(group, named, item.sub), rng)
            if ticks:
                for place, word in enumerate(words, 1):
                    if item.factor.change == word:
                        kit.line(cells[place], rng.choice(("✓", "X", "☒")))
                if item.factor.change == "resolved":
                    kit.line(cells[2], "Resolved")
            else:
                kit.line(cells[1], draft.changes[item.factor.change])
            if comment:
                kit.narrative(cells[-1 if apart else 0], draft.put(group, comment, item.sub), rng)
    return table


def factor_list(
    draft: Draft,
    group: Group,
    where: Any,
    *,
    style: str | None = None,
    bullet: str = "",
    look: dict[str, Any] | None = None,
) -> None:
    """Factors as a list, gathered under sub-headings that tell the change."""
    heads = draft.rng.choice((
        {"not_stated": "", "increased": "Increased since last conference", "decreased": "Diminished", "unchanged": "Same", "new": "New", "resolved": "Resolved"},
        {"not_stated": "", "increased": "Gone up", "decreased": "Gone down", "unchanged": "No change", "new": "New since last time", "resolved": "No longer there"},
    ))  # fmt: skip
    for change, head in heads.items():
        items = [i for i in group.items if (i.factor.change if i.factor else "not_stated") == change]
        if items and head:
            kit.line(where, head, **(look or {"italic": True}))
        for item in items:
            text = draft.put(group, item.sentences, head)
            if item.factor:
                draft.gold.factor(item, item.sentences)
            kit.narrative(where, text, draft.rng, style=style, lead=bullet)
            if item.factor and item.factor.comment:
                kit.narrative(where, draft.put(group, item.factor.comment, head), draft.rng)


def plain(draft: Draft, group: Group, where: Any, *, style: str | None = None) -> None:
    """Paragraphs, with the source's sub-headings in bold before them."""
    sub = ""
    for item in group.items:
        if item.sub and item.sub != sub:
            kit.line(where, item.sub, bold=True)
        sub = item.sub
        text = draft.put(group, item.sentences, item.sub)
        if item.factor:  # a factor that stands among complicating factors
            draft.gold.factor(item, item.sentences)
        paragraph = kit.narrative(where, text, draft.rng, style=style)
        if (
            draft.mark == "tracked" and draft.rng.random() < 0.15
        ):  # the author's second thoughts, still tracked
            gone = draft.rng.choice((" This needs checking.", " See my email.", " I will update conference."))
            kit.tracked(paragraph.add_run(gone), "del", draft.facts["author"])


def scores(draft: Draft, where: Any, how: str) -> None:
    """0 to 10 rows: the number `typed`, or the eleven numbers with one in `bold`, `highlight` or `circle`."""
    for score in draft.facts["scaling"]:
        if how == "typed":
            table = kit.grid(where, 1, 3)
            for cell, text in zip(
                table.rows[0].cells, (score["by"], draft.about(score), f"{score['score']}"), strict=True
            ):
                kit.line(cell, text)
            continue
        table = kit.grid(where, 1, 12, (4.4, *[1.05] * 11))
        kit.line(table.rows[0].cells[0], f"{score['by']} / {draft.about(score)}")
        for number, cell in enumerate(table.rows[0].cells[1:]):
            run = kit.line(cell, str(number)).runs[0]
            if number == score["score"]:
                if how == "bold":
                    run.bold = True
                elif how == "circle":
                    run.text = chr(0x245F + number) if number else "⓪"
                else:
                    kit.shade(cell, "FFFF00")
