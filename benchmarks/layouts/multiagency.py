"""Layout 4: one long multi-agency table with nested tables and other agencies' empty rows."""

from __future__ import annotations

from typing import Any

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
from benchmarks.layouts.words import CHRONOLOGY_DATES, pick

OTHERS = (
    "Police",
    "Education",
    "Health visiting / school nursing",
    "GP",
    "Housing",
    "Probation",
    "Adult services",
)


def build(draft: Draft) -> Document:
    """Write one report."""
    rng, facts, front = draft.rng, draft.facts, draft.front
    landscape = rng.random() < 0.3
    document = kit.start(
        rng,
        marking="RESTRICTED (when complete)",
        footer=f"Multi-agency report {front.case}",
        landscape=landscape,
    )
    wide = (4.5, 7.5, 5.0, 8.0) if landscape else (3.8, 4.6, 4.2, 5.0)
    table = kit.grid(document, 1, 4, wide)
    kit.merged(
        table,
        0,
        rng.choice(
            (
                "MULTI-AGENCY REPORT FOR CHILD PROTECTION REVIEW CONFERENCE",
                "Joint Agency Report – Review Conference",
            )
        ),
        fill="1F3864",
        colour="FFFFFF",
        size=13,
    )

    def pair(*texts: str, place: str = "") -> None:
        """One row: label, value, label, value; or label and a value over three cells."""
        cells = table.rows[kit.row(table)].cells
        kit.size(cells, wide)
        if len(texts) == 2:
            cells[1].merge(cells[3])
        for spot, text in enumerate(texts):
            if spot % 2 == 0:
                kit.line(cells[spot], text, bold=True)
                kit.shade(cells[spot], "F2F2F2")
            else:
                draft.amended(kit.line(cells[spot]), place if spot == len(texts) - 1 else "", text)

    kit.merged(table, kit.row(table), "PART A: CONFERENCE (completed by the unit)")
    pair(pick(rng, "conference_date"), draft.day(front.date), "Time", front.time)
    pair("Venue", front.venue, "Chair", front.chair)
    pair("Date of last conference", draft.day(front.previous), "Case no.", front.case)
    kit.merged(table, kit.row(table), "PART B: THE FAMILY")
    heads = [pick(rng, key) for key in ("name", "dob", "gender")]
    if rng.random() < 0.5:
        cell = kit.merged(table, kit.row(table), fill=None)
        nested = kit.grid(cell, 1, 4)
        for spot, text in zip(nested.rows[0].cells, [*heads, "Address"], strict=True):
            kit.line(spot, text, bold=True)
        for child in front.children:
            cells = nested.rows[kit.row(nested)].cells
            for spot, text in zip(
                cells,
                (child["name"], draft.born(child), draft.genders[child["gender"]], front.address),
                strict=True,
            ):
                kit.line(spot, text)
    else:
        first = len(table.rows)
        for child in front.children:
            cells = table.rows[kit.row(table)].cells
            kit.line(cells[1], child["name"])
            kit.line(cells[2], draft.born(child))
            kit.line(cells[3], draft.genders[child["gender"]])
        label = table.rows[first].cells[0].merge(table.rows[len(table.rows) - 1].cells[0])
        kit.line(label, "Child(ren): name / DOB / gender", bold=True)
    for adult in front.adults:
        born = next(
            (draft.day(a["date_of_birth"]) for a in front.adults if a is adult and a["date_of_birth"]),
            "Not known",
        )
        pair(adult["relationship"][:1].upper() + adult["relationship"][1:], adult["name"], "DOB", born)
    for label_text, value in draft.amendment_rows():
        pair(label_text, value, place=label_text)
    rows = list(OTHERS)
    rng.shuffle(rows)
    for agency in rows[: rng.randint(1, 3)]:
        _empty(draft, table, agency)
    kit.merged(table, kit.row(table), f"PART {rng.choice('CDE')}: AGENCY REPORT – {facts['agency']}")
    pair(pick(rng, "author"), facts["author"], pick(rng, "role"), facts["role"])
    pair(pick(rng, "agency"), facts["agency"])
    pair(pick(rng, "report_date"), draft.day(facts["report_date"]))
    pair(pick(rng, "shared"), draft.shared())
    _sections(draft, table, wide)
    for agency in rows[3 : 3 + rng.randint(1, 3)]:
        _empty(draft, table, agency)
    kit.merged(
        table,
        kit.row(table),
        "OFFICE USE ONLY: date received ________ circulated Y / N",
        fill="BFBFBF",
        size=8,
    )
    return document


def _empty(draft: Draft, table: Any, agency: str) -> None:
    told = draft.rng.choice((f"To be completed by {agency}", "No report received", "", "See separate report"))
    kit.merged(table, kit.row(table), agency.upper(), fill="DDDDDD")
    for label in draft.rng.sample(
        ("Information", "Risk factors", "Protective factors", "Views of agency", "Recommendation"), 2
    ):
        cells = table.rows[kit.row(table)].cells
        cells[1].merge(cells[3])
        kit.line(cells[0], label, bold=True)
        kit.line(cells[1], told, italic=True)


def _sections(draft: Draft, table: Any, wide: tuple[float, ...]) -> None:
    rng = draft.rng
    if draft.event_style not in CHRONOLOGY_DATES[:9]:
        draft.event_style = "dd/mm/yy"
    factors = [g for g in draft.report.groups if g.section in ("risks", "strengths")]
    apart, listed = rng.random() < 0.5, rng.random() < 0.5
    for group in draft.report.groups:
        full = group.section in ("chronology", "analysis") or rng.random() < 0.25
        title = draft.heading(group)
        if full:
            kit.merged(table, kit.row(table), title)
            cell = kit.merged(table, kit.row(table), fill=None)
        else:
            cells = table.rows[kit.row(table)].cells
            kit.size(cells, wide)
            kit.line(cells[0], title, bold=True)
            kit.shade(cells[0], "F2F2F2")
            cell = cells[1].merge(cells[3])
        if hint := draft.instruction(group.section):
            kit.line(cell if full or rng.random() < 0.5 else cells[0], hint, italic=True, size=8)
        if group.section == "chronology" and (apart or any(i.event and i.event.outcome for i in group.items)):
            chronology_table(
                draft, group, cell, widths=(2.6, 9.0, 4.6), columns=rng.choice(("event", "outcome"))
            )
        elif group.section == "chronology":
            _rows(draft, table, group, wide)
        elif group in factors and listed:
            factor_list(draft, group, cell, bullet="• ")
        elif group in factors:
            factor_table(draft, [group], cell, widths=(5.0, 2.6, 5.0))
        else:
            (reasons if group.section == "recommendation" else plain)(draft, group, cell)
        if group.section == "recommendation":
            boxes(draft, cell, rng.choice(("☒☐", "☑☐", "[x]", "sdt")))
        if group.section in ("child_profile", "parenting") and rng.random() < 0.3:
            kit.merged(table, kit.row(table), f"{title} (continued)", fill="F2F2F2")
            kit.merged(table, kit.row(table), fill=None)
    if draft.facts["scaling"]:
        kit.merged(table, kit.row(table), "Scaling: 0 = child not safe, 10 = safe enough to end the plan")
        scores(
            draft,
            kit.merged(table, kit.row(table), fill=None),
            rng.choice(("typed", "bold", "highlight", "circle")),
        )


def _rows(draft: Draft, table: Any, group: Any, wide: tuple[float, ...]) -> None:
    """A chronology in rows of the long table itself: date on the left, event over three cells."""
    for item in group.items:
        cells = table.rows[kit.row(table)].cells
        kit.size(cells, wide)
        kit.line(cells[0], draft.event_date(item))
        cell = cells[1].merge(cells[3])
        draft.gold.event(item, item.sentences)
        kit.narrative(cell, draft.put(group, item.sentences), draft.rng)
