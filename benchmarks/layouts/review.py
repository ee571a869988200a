"""Layout 6: a plain review form with Word headings, an amended front sheet and ticked boxes."""

from __future__ import annotations

from docx.document import Document

from benchmarks.layouts import kit
from benchmarks.layouts.parts import (
    Draft,
    boxes,
    chronology_table,
    factor_list,
    factor_table,
    plain,
    reasons,
    scores,
)
from benchmarks.layouts.source import Group
from benchmarks.layouts.words import pick


def build(draft: Draft) -> Document:
    """Write one report."""
    rng, facts, front = draft.rng, draft.facts, draft.front
    document = kit.start(rng, marking="CONFIDENTIAL", footer=f"Ref {front.case}")
    document.add_heading(
        rng.choice(("Review Child Protection Conference Report", "Report for Child Protection Review")),
        rng.choice((0, 1)),
    )
    hint = "Please check the details below. Use a different colour font or tracked changes for anything that is wrong."
    kit.line(document, hint, italic=True, colour=rng.choice((None, "808080")), size=9)
    document.add_heading(rng.choice(("Front sheet", "Family details", "Details held by the unit")), 2)
    _front(draft, document)
    if rng.random() < 0.4:
        kit.hidden(document, "[Template note: delete guidance before sending. Date of form 01/04/2019.]")
    document.add_heading(rng.choice(("About this report", "Report details")), 2)
    rows = [
        (pick(rng, "author"), facts["author"]), (pick(rng, "role"), facts["role"]),
        (pick(rng, "agency"), facts["agency"]), (pick(rng, "shared"), draft.shared()),
    ]  # fmt: skip
    if rng.random() < 0.85:
        rows.append((pick(rng, "report_date"), draft.day(facts["report_date"])))
    else:
        draft.unprinted("report_date")
    if rng.random() < 0.5:
        for label, value in rows:
            paragraph = kit.line(document, f"{label}: ", bold=True)
            paragraph.add_run(value)
    else:
        table = kit.grid(document, 0, 4)
        for (label, value), (second, other) in zip(rows[::2], [*rows[1::2], ("", "")], strict=False):
            cells = table.rows[kit.row(table)].cells
            for cell, text, bold in zip(
                cells, (label, value, second, other), (True, False, True, False), strict=True
            ):
                kit.line(cell, text, bold=bold)
    for group in draft.report.groups:
        _section(draft, document, group)
    if facts["scaling"]:
        document.add_heading("Scaling", 2)
        scores(draft, document, rng.choice(("bold", "highlight", "circle", "typed")))
    document.add_heading("Sign off", 2)
    kit.line(document, f"Signed {facts['author']}\t\tPrint name {facts['author']}")
    if rng.random() < 0.5:
        kit.line(document, "Line manager: I have read this report. Signed ______ Date ______", size=9)
    return document


def _front(draft: Draft, document: Document) -> None:
    rng, front = draft.rng, draft.front
    table = kit.grid(document, 0, 2)
    for label, value in (
        (pick(rng, "conference_date"), f"{draft.day(front.date)} {front.time}"), ("Venue", front.venue),
        ("Chair", front.chair), ("Type of conference", "Review"), ("Last conference", draft.day(front.previous)),
        *draft.amendment_rows(),
    ):  # fmt: skip
        cells = table.rows[kit.row(table)].cells
        kit.line(cells[0], label, bold=True)
        draft.amended(kit.line(cells[1]), label, value)
    kit.line(document)
    order = rng.choice((("name", "dob", "gender"), ("name", "gender", "dob"), ("dob", "name", "gender")))
    people = kit.grid(document, 1, 4)
    for cell, text in zip(
        people.rows[0].cells, [*(pick(rng, k) for k in order), "Relationship"], strict=True
    ):
        kit.line(cell, text, bold=True)
    for child in front.children:
        values = {"name": child["name"], "dob": draft.born(child), "gender": draft.genders[child["gender"]]}
        cells = people.rows[kit.row(people)].cells
        for cell, text in zip(cells, [*(values[k] for k in order), "Subject child"], strict=True):
            kit.line(cell, text)
    for adult in front.adults:
        born = (
            draft.day(adult["date_of_birth"])
            if adult["date_of_birth"]
            else rng.choice(("not known", "", "?"))
        )
        values = {"name": adult["name"], "dob": born, "gender": ""}
        cells = people.rows[kit.row(people)].cells
        for cell, text in zip(cells, [*(values[k] for k in order), adult["relationship"]], strict=True):
            kit.line(cell, text)


def _section(draft: Draft, document: Document, group: Group) -> None:
    rng = draft.rng
    document.add_heading(draft.heading(group), rng.choice((2, 2, 2, 3)))
    if hint := draft.instruction(group.section):
        kit.line(document, hint, italic=True, size=9)
    if group.section == "chronology":
        paired = any(i.event and i.event.outcome for i in group.items)
        if paired or rng.random() < 0.6:
            chronology_table(
                draft,
                group,
                document,
                widths=(3.0, 9.0, 5.0),
                columns=rng.choice(("event", "outcome", "attended")),
            )
            kit.line(document)
            return
        joint = rng.choice((" – ", ": ", "\t"))
        for item in group.items:
            draft.gold.event(item, item.sentences)
            kit.narrative(
                document, draft.put(group, item.sentences, prefix=draft.event_date(item) + joint), rng
            )
    elif group.section in ("risks", "strengths"):
        if rng.random() < 0.5:
            factor_table(draft, [group], document, widths=(8.0, 3.0, 6.0), ticks=rng.random() < 0.6)
            kit.line(document)
        else:
            factor_list(draft, group, document, style="List Bullet", look={"bold": True})
    else:
        moved = rng.random() < 0.15 and group.section in ("environment", "parenting", "parent_views")
        if moved:  # the author moved this paragraph down: Word keeps the struck-out copy
            kit.ghost(document, " ".join(s.text for s in group.items[0].sentences))
            start = len(document.paragraphs)
        first = len(document.paragraphs)
        (reasons if group.section == "recommendation" else plain)(draft, group, document)
        if rng.random() < 0.1 and document.paragraphs[first].runs:
            note = rng.choice(("Is this your view or what was said to you?", "Please add a date.", "Typo?"))
            document.add_comment(
                document.paragraphs[first].runs, text=note, author="Team Manager", initials="TM"
            )
        if moved:
            for run in document.paragraphs[start].runs:
                kit.tracked(run, "moveTo")
    if group.section == "recommendation":
        boxes(draft, document, rng.choice(("☒☐", "✓☐", "[x]", "☑☐", "sdt")))
