"""Layout 5: a Signs of Safety form: three columns in one table, scaling, danger statement, the child's words in a box."""

from __future__ import annotations

from typing import Any

from docx.document import Document

from benchmarks.layouts import kit
from benchmarks.layouts.parts import Draft, boxes, chronology_table, factor_list, plain, scores
from benchmarks.layouts.source import Group
from benchmarks.layouts.words import pick

COLUMNS = (
    ("What are we worried about?", "What's working well?", "What needs to happen?"),
    ("Worries", "Working well", "Next steps"),
    (
        "What are we worried about? (harm, danger, complicating factors)",
        "What is working well? (strengths, safety)",
        "What needs to happen? (goals, actions)",
    ),
)


def build(draft: Draft) -> Document:
    """Write one report."""
    rng, facts, front = draft.rng, draft.facts, draft.front
    landscape = rng.random() < 0.5
    document = kit.start(
        rng, marking="Signs of Safety", footer=f"{front.case} – do not copy", landscape=landscape
    )
    kit.line(
        document,
        rng.choice(
            ("Signs of Safety report to conference", "Mapping for Review Child Protection Conference")
        ),
        bold=True,
        size=16,
        colour="1F4E79",
    )
    _front(draft, document)
    by_section: dict[str, list[Group]] = {}
    for group in draft.report.groups:
        by_section.setdefault(group.section, []).append(group)
    early, late = list[Group](), list[Group]()
    for group in draft.report.groups:
        if group.section not in (
            "risks",
            "complicating",
            "strengths",
            "safety_goal",
            "actions",
            "recommendation",
        ):
            (early if not early and group.section == "involvement" else late).append(group)
    for group in early:
        _section(draft, document, group)
    _map(draft, document, by_section, 26.0 if landscape else 17.0)
    if facts["scaling"]:
        kit.line(
            document,
            rng.choice(
                (
                    "Scaling: on a scale of 0 to 10 where 10 means everyone knows the children are safe enough and 0 means things are so bad they cannot live at home",
                    "Safety scale (0 – 10)",
                )
            ),
            bold=True,
        )
        scores(draft, document, rng.choice(("bold", "highlight", "circle", "typed")))
        kit.line(document)
    for group in late:
        _section(draft, document, group)
    for group in by_section.get("recommendation", ()):
        table = kit.grid(document, 2, 1)
        kit.merged(table, 0, draft.heading(group), fill="C6E0B4")
        cell = table.rows[1].cells[0]
        plain(draft, group, cell)
        if rng.random() < 0.6:
            boxes(draft, cell, rng.choice(("☒☐", "✔□")))
    kit.line(document)
    kit.line(document, f"Report written by {facts['author']}" + rng.choice(("", f", {facts['role']}")))
    return document


def _front(draft: Draft, document: Document) -> None:
    rng, facts, front = draft.rng, draft.facts, draft.front
    table = kit.grid(document, 1, 3 + (rng.random() < 0.5))
    heads = [pick(rng, key) for key in ("name", "dob", "gender")] + ["Lives with"]
    for cell, text in zip(table.rows[0].cells, heads, strict=False):
        kit.line(cell, text, bold=True)
        kit.shade(cell, "FFE699")
    for child in front.children:
        cells = table.rows[kit.row(table)].cells
        for cell, text in zip(
            cells, (child["name"], draft.born(child), draft.genders[child["gender"]], "Family"), strict=False
        ):
            kit.line(cell, text)
    kit.row(table)
    rows = [
        (pick(rng, "author"), facts["author"]), (pick(rng, "role"), facts["role"]), (pick(rng, "agency"), facts["agency"]),
        (pick(rng, "report_date"), draft.day(facts["report_date"])), (pick(rng, "conference_date"), draft.day(front.date)),
        (pick(rng, "shared"), draft.shared()), ("Family members", ", ".join(f"{a['name']} – {a['relationship']}" for a in facts["adults"])),
    ]  # fmt: skip
    rng.shuffle(rows)
    colon = rng.random() < 0.5
    if rng.random() < 0.4:  # typed lines, tabs after the labels
        for label, value in [*rows, *draft.amendment_rows()]:
            paragraph = kit.line(document, f"{label}{':' if colon else ''}\t", bold=True)
            draft.amended(paragraph, label, value)
        return
    second = kit.grid(document, 0, 2, None)
    for label, value in [*rows, *draft.amendment_rows()]:
        cells = second.rows[kit.row(second)].cells
        kit.line(cells[0], label + (":" if colon else ""), bold=True)
        draft.amended(kit.line(cells[1]), label, value)
    kit.line(document)


def _map(draft: Draft, document: Document, sections: dict[str, list[Group]], width: float) -> None:
    rng = draft.rng
    names = rng.choice(COLUMNS)
    table = kit.grid(document, 2, 3, (width / 3,) * 3)
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        kit.line(cell, name, bold=True)
        kit.shade(cell, rng.choice(("FBE4D5", "E2EFD9", "DEEAF6")))
    if rng.random() < 0.5:
        kit.repeat(table.rows[0])
    left, middle, right = table.rows[1].cells
    subs = {
        "risks": rng.choice(("Harm", "Past harm and future danger", "Worries")),
        "complicating": rng.choice(("Complicating factors", "What makes it harder")),
        "strengths": rng.choice(("Existing strengths", "Strengths and safety")),
    }
    for section, cell in (
        ("risks", left),
        ("complicating", left),
        ("strengths", middle),
        ("safety_goal", right),
        ("actions", right),
    ):
        for group in sections.get(section, ()):
            draft.headings[id(group)] = subs.get(section, group.heading)
            kit.line(cell, draft.heading(group), bold=True)
            if section in ("risks", "strengths"):
                factor_list(draft, group, cell, style=rng.choice((None, "List Bullet")))
            else:
                plain(draft, group, cell)
    if not sections.get("safety_goal") and not sections.get("actions"):
        kit.line(
            right, rng.choice(("", "See plan", "To be agreed with the family at conference")), italic=True
        )


def _section(draft: Draft, document: Document, group: Group) -> None:
    rng = draft.rng
    title: Any = draft.heading(group)
    if group.section == "child_views" and rng.random() < 0.35:
        kit.line(document, title, bold=True)
        kit.text_box(document, [draft.put(group, item.sentences, item.sub) for item in group.items])
        return
    if group.section == "danger_statement" or (group.section == "child_views" and rng.random() < 0.5):
        table = kit.grid(document, 1, 1)
        cell = table.rows[0].cells[0]
        kit.shade(cell, "FFF2CC")
        kit.line(cell, title, bold=True)
        plain(draft, group, cell)
        kit.line(document)
        return
    kit.line(document, title.upper() if rng.random() < 0.2 else title, bold=True, size=12)
    if hint := draft.instruction(group.section):
        kit.line(document, hint, italic=True, size=8, colour="808080")
    if group.section == "chronology":
        if rng.random() < 0.5 or any(i.event and i.event.outcome for i in group.items):
            chronology_table(
                draft,
                group,
                document,
                widths=(3.0, 9.0, 5.0),
                columns=rng.choice(("event", "attended", "outcome")),
            )
            kit.line(document)
        else:
            joint = rng.choice((" – ", ": ", " - ", "  "))
            style = rng.choice((None, "List Bullet"))
            for item in group.items:
                draft.gold.event(item, item.sentences)
                text = draft.put(group, item.sentences, prefix=draft.event_date(item) + joint)
                kit.narrative(document, text, rng, style=style)
    else:
        plain(draft, group, document)
