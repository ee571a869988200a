"""Layout 1: a service's form with typed numbers, label cells on the left, no Word heading styles."""

from __future__ import annotations

from typing import Any

from docx.document import Document

from benchmarks.layouts import kit
from benchmarks.layouts.parts import Draft, boxes, chronology_table, factor_table, plain, scores
from benchmarks.layouts.words import pick


def build(draft: Draft) -> Document:
    """Write one report."""
    rng, facts, front = draft.rng, draft.facts, draft.front
    document = kit.start(
        rng,
        marking="OFFICIAL-SENSITIVE when completed",
        footer=f"Form CS/{rng.randint(10, 99)} v{rng.randint(2, 9)}",
    )
    kit.line(document, f"{facts['agency']}", bold=True, size=14)
    kit.line(
        document,
        rng.choice(
            (
                "Agency report for Review Child Protection Conference",
                "REPORT TO REVIEW CONFERENCE",
                "Service report: child protection review",
            )
        ),
        bold=True,
        size=12,
    )
    shape, mark = (
        rng.choice(("lines", "cells", "left")),
        rng.choice(("{}.{} ", "{}.{}. ", "Q{}.{} ", "{}.{}: ")),
    )
    number = rng.random() < 0.5  # in a column of their own
    kit.line(document, "1. Details" if shape == "lines" else "SECTION 1 – DETAILS", bold=True)
    table = kit.grid(document, 0, 3 if number else 2)
    count = 0

    def entry(label: str, value: str, place: str = "") -> None:
        nonlocal count
        count += 1
        cells = table.rows[kit.row(table)].cells
        typed = mark.format(1, count)
        if number:
            kit.line(cells[0], typed.strip(" :"))
            kit.size(cells, (1.3, 5.0, 11.0))
        else:
            kit.size(cells, (6.0, 11.3))
        kit.line(cells[-2], label if number else typed + label, bold=True)
        paragraph = kit.line(cells[-1])
        draft.amended(paragraph, place, value)

    together = rng.random() < 0.4
    if together:
        entry("Name of child(ren), DOB, gender", "")
        cell = table.rows[-1].cells[-1]
        for child in front.children:
            kit.line(cell, f"{child['name']}, {draft.born(child)}, {draft.genders[child['gender']]}")
    else:
        for child in front.children:
            entry(rng.choice(("Name of child", "Child's name")), child["name"])
            entry(pick(rng, "dob"), draft.born(child))
            entry(pick(rng, "gender"), draft.genders[child["gender"]])
    for label, value in draft.amendment_rows():
        entry(label, value, label)
    entry(
        "Parents / carers / significant adults",
        "; ".join(f"{a['name']} ({a['relationship']})" for a in facts["adults"]),
    )
    rest = [
        (pick(rng, "author"), facts["author"]), (pick(rng, "role"), facts["role"]), (pick(rng, "agency"), facts["agency"]),
        (pick(rng, "conference_date"), f"{draft.day(front.date)} at {front.time}, {front.venue}"), (pick(rng, "shared"), draft.shared()),
    ]  # fmt: skip
    if rng.random() < 0.9:
        rest.insert(3, (pick(rng, "report_date"), draft.day(facts["report_date"])))
    else:
        draft.unprinted("report_date")
    rng.shuffle(rest)
    for label, value in rest:
        entry(label, value)
    if rng.random() < 0.5:
        entry("Office use only – received", rng.choice(("", draft.day(front.date))))
    _sections(draft, document, shape, mark)
    kit.line(document, f"Signed: {facts['author']}    Manager's signature: ____________", italic=True)
    return document


def _sections(draft: Draft, document: Document, shape: str, mark: str) -> None:
    """`shape`: headings as bold `lines`, in `cells` above the answer, or to the `left` of it in one long table."""
    rng = draft.rng
    count, part = 0, 2
    factors = [g for g in draft.report.groups if g.section in ("risks", "strengths")]
    done = False
    long = kit.grid(document, 0, 3) if shape == "left" else None
    for group in draft.report.groups:
        if group in factors and done:
            continue
        if count and rng.random() < 0.3:
            part, count = part + 1, 0
        count += 1
        title = "Risk and protective factors" if group in factors else draft.heading(group)
        where: Any = document
        if long is not None:
            cells = long.rows[kit.row(long)].cells
            kit.size(cells, (1.3, 3.4, 12.6))
            kit.line(cells[0], mark.format(part, count).strip(" :"))
            kit.line(cells[1], title, bold=True)
            where = cells[2]
        elif shape == "cells":
            table = kit.grid(document, 2, 1, (17.3,))
            kit.merged(table, 0, mark.format(part, count) + title)
            where = table.rows[1].cells[0]
        else:
            kit.line(document, mark.format(part, count) + title, bold=True)
        if hint := draft.instruction(group.section):
            kit.line(where, hint, italic=True, size=8, colour="7F7F7F")
        if group in factors:
            done = True
            factor_table(draft, factors, where, widths=(7.0, 3.0, 6.6) if long is None else (5.0, 2.6, 4.6))
        elif group.section == "chronology":
            chronology_table(
                draft,
                group,
                where,
                widths=(2.6, 9.0, 5.0) if long is None else (2.4, 6.0, 3.8),
                columns=rng.choice(("event", "outcome", "outcome", "attended")),
            )
        else:
            plain(draft, group, where)
        if group.section == "recommendation":
            boxes(draft, where, rng.choice(("☒☐", "[x]", "✓☐")))
        if shape == "lines":
            kit.line(document)
    if draft.facts["scaling"] and rng.random() < 0.4:
        kit.line(
            document,
            mark.format(part, count + 1) + "Scaling (0 = unsafe, 10 = safe enough to close)",
            bold=True,
        )
        scores(draft, document, rng.choice(("typed", "bold")))
