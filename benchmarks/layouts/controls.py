"""Layout 3: an electronic form in which everything stands in content controls, or in legacy form fields."""

from __future__ import annotations

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from benchmarks.layouts import kit
from benchmarks.layouts.parts import Draft, boxes, factor_list, plain, reasons, scores
from benchmarks.layouts.source import Group
from benchmarks.layouts.words import pick, show

REPEATING = "<w15:repeatingSection/>"
REPEATED = "<w15:repeatingSectionItem/>"


def build(draft: Draft) -> Document:
    """Write one report."""
    rng, facts, front = draft.rng, draft.facts, draft.front
    old = rng.random() < 0.25
    document = kit.start(
        rng,
        marking=f"Case number {front.case}   Form CPR-E{rng.randint(2, 6)}",
        footer=f"Printed from case system {front.case}",
    )
    kit.line(
        document,
        rng.choice(("Child Protection Review: electronic report", "eForm – Report to Review Conference")),
        bold=True,
        size=15,
    )
    table = kit.grid(document, 0, 2, None)
    kit.merged(table, kit.row(table), "Conference and report details")

    def ask(label: str, value: str | None, kind: str = "text", place: str = "") -> None:
        cells = table.rows[kit.row(table)].cells
        star = rng.random() < 0.3
        paragraph = kit.line(cells[0], label)
        if star:
            kit.dress(paragraph.add_run(" *"), colour="FF0000")
        answer = kit.line(cells[1])
        if place in draft.amendments:
            draft.amended(answer, place, value or "")
            runs = list(answer._p)[1:] if answer._p.pPr is not None else list(answer._p)
            kit.sdt("", *runs, title=label)
        elif old and value is not None:
            kit.legacy(answer, '<w:textInput><w:default w:val=""/></w:textInput>', value)
        elif value is not None and rng.random() < 0.3:  # the control around the whole cell
            answer.add_run(value)
            kit.sdt("<w:text/>", cells[1]._tc, title=label)
        else:
            kit.control(answer, value, kind, title=label)

    ask(pick(rng, "conference_date"), draft.day(front.date), "date")
    ask("Chair", front.chair)
    ask("Venue", front.venue, "dropdown")
    ask("Interpreter needed?", None, "dropdown")
    rows: list[tuple[str, str | None, str]] = [
        (pick(rng, "author"), facts["author"], "text"), (pick(rng, "role"), facts["role"], "dropdown"), (pick(rng, "agency"), facts["agency"], "dropdown"),
        ("Date shared with child", None, "date"),
        (pick(rng, "shared"), draft.shared(), "date" if facts["shared_with_parents"] else "text"),
    ]  # fmt: skip
    told = rng.random() < 0.9
    if not told:
        draft.unprinted("report_date")
    rows.append((pick(rng, "report_date"), draft.day(facts["report_date"]) if told else None, "date"))
    for label, value, kind in rows:
        ask(label, value, kind)
    for label, text in draft.amendment_rows():
        ask(label, text or None, place=label)
    kit.line(document)
    _people(draft, document)
    for group in draft.report.groups:
        _section(draft, document, group, old)
        if rng.random() < 0.2:
            kit.line(
                document,
                rng.choice(("Additional information (optional)", "Immigration status", "Child's religion")),
                bold=True,
            )
            kit.control(kit.line(document), None, "rich")
    if facts["scaling"]:
        kit.line(document, "Safety scale 0-10", bold=True)
        if rng.random() < 0.5:
            for score in facts["scaling"]:
                paragraph = kit.line(document, f"{score['by']} scores {draft.about(score)}: ")
                kit.control(
                    paragraph, str(score["score"]), "dropdown", "Score", tuple(str(n) for n in range(11))
                )
        else:
            scores(draft, document, rng.choice(("typed", "bold")))
    kit.line(document, "Electronic signature: ").add_run(facts["author"])
    if rng.random() < 0.4:
        body = list(document.element.body)[:-1]
        kit.sdt(
            '<w:docPartObj><w:docPartGallery w:val="Form"/></w:docPartObj>', *body
        )  # the whole form in one control
    return document


def _people(draft: Draft, document: Document) -> None:
    rng, front = draft.rng, draft.front
    kit.line(document, rng.choice(("Children subject to this conference", "Child details")), bold=True)
    table = kit.grid(document, 1, 3)
    for cell, key in zip(table.rows[0].cells, ("name", "dob", "gender"), strict=True):
        kit.line(cell, pick(rng, key), bold=True)
    rows = []
    for child in front.children:
        added = table.rows[kit.row(table)]
        kit.control(kit.line(added.cells[0]), child["name"], "text", "Child name")
        kit.control(kit.line(added.cells[1]), draft.born(child), "date" if child["dob"] else "text", "DOB")
        kit.control(
            kit.line(added.cells[2]),
            draft.genders[child["gender"]],
            "dropdown",
            "Gender",
            tuple(draft.genders.values()),
        )
        rows.append(added._tr)
    _repeating(rows)
    kit.line(document, "Parents, carers and others", bold=True)
    second = kit.grid(document, 1, 3)
    for cell, text in zip(second.rows[0].cells, ("Name", "Relationship", "Date of birth"), strict=True):
        kit.line(cell, text, bold=True)
    rows = []
    for adult in front.adults:
        added = second.rows[kit.row(second)]
        kit.control(kit.line(added.cells[0]), adult["name"])
        kit.control(kit.line(added.cells[1]), adult["relationship"])
        born = adult["date_of_birth"]
        kit.control(kit.line(added.cells[2]), draft.day(born) if born else None, "date")
        rows.append(added._tr)
    _repeating(rows)


def _repeating(rows: list[Any]) -> None:
    """Each row in a repeating-section item, all of them in one repeating section."""
    kit.sdt(REPEATING, *[kit.sdt(REPEATED, row) for row in rows])


def _section(draft: Draft, document: Document, group: Group, old: bool) -> None:
    rng = draft.rng
    boxed = rng.random() < 0.6
    where: Any = document
    if boxed:
        table = kit.grid(document, 2, 1)
        kit.merged(table, 0, draft.heading(group), fill="DEEAF6")
        where = table.rows[1].cells[0]
    elif rng.random() < 0.5:
        kit.line(document, draft.heading(group), bold=True, size=12)
    else:  # the heading itself in a locked control
        kit.sdt('<w:lock w:val="sdtContentLocked"/>', kit.line(document, draft.heading(group), bold=True)._p)
    if hint := draft.instruction(group.section):
        kit.line(where, hint, italic=True, size=8, colour="808080")
    paired = any((i.event and i.event.outcome) or (i.factor and i.factor.comment) for i in group.items)
    if group.section in ("chronology", "risks", "strengths") and not paired and rng.random() < 0.3:
        _typed(draft, where, group)
    elif group.section == "chronology":
        _chronology(draft, where, group)
    elif group.section in ("risks", "strengths") and rng.random() < 0.6:
        _factors(draft, where, group)
    else:
        holder = where._tc if boxed else document.element.body
        before = len(holder) - (0 if boxed else 1)
        if boxed and not hint:
            before -= 1  # the cell's own first paragraph is written into
        if group.section in ("risks", "strengths"):
            factor_list(draft, group, where)
        else:
            (reasons if group.section == "recommendation" else plain)(draft, group, where)
        after = list(holder)[before : None if boxed else -1]
        kit.sdt(
            '<w:text w:multiLine="1"/>' if len(after) == 1 and rng.random() < 0.5 else "",
            *after,
            title="Answer",
        )
    if group.section == "recommendation":
        boxes(draft, where, "legacy" if old else "sdt")
    if boxed:
        if where._tc[-1].tag != qn("w:p"):
            where.add_paragraph()  # Word wants a paragraph at the end of a cell
        kit.line(document)


def _typed(draft: Draft, where: Any, group: Group) -> None:
    """Everything typed into one plain-text control, with line breaks: such a control takes no paragraphs."""
    rng = draft.rng
    joint, bullet = rng.choice((" - ", ": ", " ")), rng.choice(("- ", "", "* "))
    heads = {
        "not_stated": "",
        "increased": "Increased:",
        "decreased": "Diminished:",
        "unchanged": "No change:",
        "new": "New:",
        "resolved": "Resolved:",
    }
    lines: list[str] = []
    if group.section == "chronology":
        for item in group.items:
            draft.gold.event(item, item.sentences)
            lines.append(draft.put(group, item.sentences, prefix=draft.event_date(item) + joint))
    for change, head in heads.items() if group.section != "chronology" else ():
        items = [i for i in group.items if (i.factor.change if i.factor else "not_stated") == change]
        if items and head:
            lines.append(head)
        for item in items:
            lines.append(bullet + draft.put(group, item.sentences, head.rstrip(":")))
            if item.factor:
                draft.gold.factor(item, item.sentences)
    run = kit.line(where).add_run("\n".join(lines))  # python-docx writes a line break for each
    kit.sdt('<w:text w:multiLine="1"/>', run._r, title="Answer")


def _chronology(draft: Draft, where: Any, group: Group) -> None:
    rng = draft.rng
    attended = rng.random() < 0.5
    paired = any(i.event and i.event.outcome for i in group.items)
    heads = ["Date", "Event", "Outcome"] if paired else ["Date", "Event", "Attended"][: 2 + attended]
    table = kit.grid(where, 1, len(heads))
    for cell, text in zip(table.rows[0].cells, heads, strict=True):
        kit.line(cell, text, bold=True)
    rows = []
    for item in group.items:
        assert item.event is not None
        row = table.rows[kit.row(table)]
        date = item.event.shown or show(item.event.date, draft.event_style)
        kit.control(kit.line(row.cells[0]), date, "date", "Event date")
        draft.gold.event(item, item.sentences)
        kit.control(kit.line(row.cells[1]), draft.put(group, item.sentences), "rich", "Event")
        if item.event.outcome:
            kit.control(kit.line(row.cells[2]), draft.put(group, item.event.outcome), "rich", "Outcome")
        elif attended and not paired:
            told = {
                "attended": "Attended",
                "not_attended": "Did not attend",
                "cancelled": "Cancelled",
                None: None,
            }[item.event.attendance]
            kit.control(
                kit.line(row.cells[2]),
                told,
                "dropdown",
                "Attended",
                ("Attended", "Did not attend", "Cancelled"),
            )
        rows.append(row._tr)
    blank = table.rows[kit.row(table)]
    for cell, kind in zip(blank.cells, ("date", "rich", "dropdown"), strict=False):
        kit.control(kit.line(cell), None, kind)
    rows.append(blank._tr)
    _repeating(rows)


def _factors(draft: Draft, where: Any, group: Group) -> None:
    table = kit.grid(where, 1, 2)
    for cell, text in zip(table.rows[0].cells, ("Factor", "Change"), strict=True):
        kit.line(cell, text, bold=True)
    rows = []
    for item in group.items:
        row = table.rows[kit.row(table)]
        kit.control(kit.line(row.cells[0]), draft.put(group, item.sentences, item.sub), "rich")
        if item.factor:
            draft.gold.factor(item, item.sentences)
            told = draft.changes[item.factor.change] if item.factor.change != "not_stated" else None
            kit.control(
                kit.line(row.cells[1]),
                told,
                "dropdown",
                "Change",
                tuple(v for v in draft.changes.values() if v),
            )
            if item.factor.comment:
                kit.control(kit.line(row.cells[0]), draft.put(group, item.factor.comment, item.sub), "rich")
        rows.append(row._tr)
    _repeating(rows)
