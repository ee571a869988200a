"""Layout 2: a letter, no form: bold lines, run-in heads or none, dates told in the text."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH

from benchmarks.layouts import kit
from benchmarks.layouts.parts import Draft
from benchmarks.layouts.source import Group, Sentence
from benchmarks.layouts.words import MONTHS, ordinal, show

# Without its heading a view would read as fact (GUIDELINES section 1, OH): these heads are always printed.
KEPT = ("analysis", "recommendation", "danger_statement", "safety_goal", "sustainability")


def build(draft: Draft) -> Document:
    """Write one report."""
    rng, facts, front = draft.rng, draft.facts, draft.front
    draft.gold.unscored = ["chronology", "factors"]
    document = kit.start(rng, marking=f"{facts['agency']}", footer="Private and confidential")
    head = [
        facts["agency"],
        rng.choice(("12 Weir Street", "Beacon House, Pound Lane", "The Old School, Station Parade")),
        f"Tel: 01632 960{rng.randint(100, 999)}",
    ]
    if rng.random() < 0.3:
        kit.text_box(document, head, width=8.0)
    else:
        for text in head:
            kit.line(document, text, bold=text == head[0]).alignment = rng.choice(
                (WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.CENTER)
            )
    kit.line(document)
    for text in (f"{front.chair}", "Conference Chair", "Safeguarding and Review Unit"):
        kit.line(document, text)
    kit.line(document)
    date = draft.day(facts["report_date"])
    kit.line(document, rng.choice((date, f"Date: {date}", f"{date}\t\tOur ref: {front.case}")))
    if rng.random() < 0.4:
        kit.line(document, "PRIVATE AND CONFIDENTIAL – BY SECURE EMAIL", bold=True)
    kit.line(document)
    kit.line(
        document,
        rng.choice(
            (
                "Dear Chair,",
                f"Dear {front.chair.split()[0]}",
                "Dear Colleague,",
                f"Dear Ms {front.chair.split()[-1]},",
            )
        ),
    )
    _reference(draft, document)
    _opening(draft, document)
    style = rng.choice(("bold", "run-in", "none", "none", "underlined"))
    for group in draft.report.groups:
        _group(draft, document, group, style if style != "none" or group.section not in KEPT else "bold")
    shared = facts["shared_with_parents"]
    if style != "none" and rng.random() < 0.5 and shared:
        kit.line(
            document, "This letter is confidential and should not be copied without my permission.", size=8
        )
    kit.line(document, rng.choice(("Yours sincerely", "Kind regards,", "Yours faithfully,")))
    kit.line(document)
    kit.line(document, facts["author"])
    kit.line(document, facts["role"], bold=rng.random() < 0.5)
    if rng.random() < 0.6:
        kit.line(document, facts["agency"])
    if rng.random() < 0.7:
        kit.line(
            document,
            "cc   "
            + rng.choice(
                ("Health visitor; social worker; file", "Parents", f"{front.surgery}; social worker")
            ),
        )
    return document


def _reference(draft: Draft, document: Document) -> None:
    rng, front = draft.rng, draft.front
    kind = rng.choice(("lines", "one", "tabs"))
    born = rng.choice(("d.o.b. {}", "DOB {}", "born {}", "({})"))
    written = []
    for child in front.children:
        day = draft.born(child)
        told = born.format(day) if child["dob"] else day
        sex = f" ({draft.genders[child['gender']]})" if rng.random() < 0.6 else ""
        written.append(
            f"{child['name']}{sex}, {told}" if not told.startswith("(") else f"{child['name']} {told}{sex}"
        )
    if kind == "one":
        kit.line(document, "Re: " + "; ".join(written), bold=True)
    else:
        for place, text in enumerate(written):
            kit.line(
                document,
                ("Re:\t" if place == 0 else "\t") + text
                if kind == "tabs"
                else f"Re: {text}"
                if place == 0
                else text,
                bold=True,
            )
    if rng.random() < 0.5:
        kit.line(document, f"{rng.choice(('Address', 'of'))}: {front.address}", bold=True)


def _opening(draft: Draft, document: Document) -> None:
    rng, facts, front = draft.rng, draft.facts, draft.front
    date = show(
        front.date, rng.choice(("d Month yyyy", "dth Month yyyy", "dd/mm/yyyy", "Weekday d Month yyyy"))
    )
    shared = facts["shared_with_parents"]
    told = (
        rng.choice((
            "I shared this letter with the parents on {}.", "The family were given a copy on {}.", "A copy of this letter was read through with the parents on {}.",
        )).format(show(shared, rng.choice(("d Month yyyy", "dth Month yyyy", "d Month"))))
        if shared
        else rng.choice(("I have not been able to share this letter with the parents.", "This has not been shared with the parents as I have been on leave."))
    )  # fmt: skip
    opening = rng.choice((
        f"I write for the review child protection conference on {date}.",
        f"Thank you for your letter asking for a report for the review conference to be held on {date}.",
        f"Please accept this letter as my report to the child protection review conference on {date}, which I {rng.choice(('hope', 'am not able'))} to attend.",
    ))  # fmt: skip
    kit.line(document, f"{opening} {told}")


def _group(draft: Draft, document: Document, group: Group, style: str) -> None:
    rng = draft.rng
    heading, colon = group.heading, ":" if draft.date_style.startswith("dd") else ""
    lead = ""
    if style == "run-in":
        lead = heading.rstrip(":") + rng.choice((": ", ". ", " – "))
    elif style != "none":
        paragraph = kit.line(
            document, heading if heading.endswith("?") else heading + colon, bold=style == "bold"
        )
        if style == "underlined":
            paragraph.runs[0].underline = True
    if group.section == "chronology":
        _told(draft, document, group, lead)
        return
    for item in group.items:
        if item.sub and style != "none":
            kit.line(document, item.sub, italic=True)
        rows = item.sentences + (item.factor.comment if item.factor else [])
        if item.factor:
            draft.gold.factor(item, item.sentences)
        kit.narrative(document, draft.put(group, rows, item.sub), rng, lead=lead)
        lead = ""


def _told(draft: Draft, document: Document, group: Group, lead: str) -> None:
    """Events that begin with their dates, a paragraph each or a few to a paragraph."""
    rng = draft.rng
    opened = rng.choice(("On {}: ", "{}. ", "{} – ", "{}: "))
    at_once = rng.choice((1, 1, 2, 3))
    year, rows, waiting = 0, list[Sentence](), 0
    for item in group.items:
        assert item.event is not None
        day = dt.date.fromisoformat(item.event.date)
        shown = item.event.shown or ""
        if re.search(r" (and|to) |\d ?[-–] ?\d+ [A-Z]", shown):
            date = shown
        else:
            month = MONTHS[day.month - 1]
            date = rng.choice(
                (
                    f"{day.day} {month}",
                    f"{ordinal(day.day)} {month}",
                    f"{month} {ordinal(day.day)}",
                    show(item.event.date, "dd/mm/yyyy"),
                )
            )
            if year != day.year and "/" not in date:
                date += f" {day.year}"
        year = day.year
        draft.gold.event(item, item.sentences)
        first = replace(item.sentences[0], text=opened.format(date) + item.sentences[0].text)
        rows += [first, *item.sentences[1:], *item.event.outcome]
        waiting += 1
        if waiting == at_once or item is group.items[-1]:
            kit.narrative(document, draft.put(group, rows), rng, lead=lead)
            rows, waiting, lead = [], 0, ""
