"""An empty form for one author, filled in as far as the unit knows."""

from __future__ import annotations

from reportcheck.reports.forms import Form, form_names
from reportcheck.reports.front_sheet import FrontSheet, Professional
from reportcheck.reports.model import Author, Factor, Recommendation, Report, Section, Source
from reportcheck.reports.rendering import render
from reportcheck.reports.rendering_controls import Blank

# In our own words, after the guidance for the review report and the agenda's questions.
GUIDANCE = {
    "front_sheet": "Please check these details. If one is wrong, correct it in another colour so that the review unit sees the change.",
    "involvement": "How long have you known each child, what have you done since the last conference, and whom did you see?",
    "chronology": "One row for each event since the last conference that it should know of: visits and appointments kept and missed, incidents, changes. Write what happened; keep what you make of it for the analysis. Name the child.",
    "risks": "Say of each risk from the last conference whether it has increased or diminished, how far, and what you saw or were told that shows it. Add new risks below.",
    "strengths": "Say of each strength from the last conference whether it has increased or diminished, how far, and what shows it. Add new ones below.",
    "complicating": "What makes it harder to keep the children safe, or is not yet known?",
    "child_views": "What has each child said or shown, in their own words where you can, and when?",
    "parent_views": "What do the parents say, each for themselves, about what has changed and what should happen?",
    "child_profile": "Each child under their own name: health, development, learning, behaviour.",
    "parenting": "What each parent does for each child, with examples and dates.",
    "environment": "Home, money, wider family and neighbours: what you saw, and when.",
    "plan_progress": "Take each action of the plan: done, under way or not begun, and what difference it made for the child.",
    "outcomes": "What do you expect for each child if things stay as they are? Has that changed since the last conference?",
    "changes": "What has become better, what has become worse, and for which child?",
    "sustainability": "Can the changes for the better last without the plan? Say what makes you think so.",
    "analysis": "Your own view, marked as yours, and the facts it rests on.",
    "danger_statement": "Who is worried, about what, and what will it mean for each child if nothing changes?",
    "safety_goal": "What will everybody see when each child is safe enough for the plan to end?",
    "actions": "What is to be done, by whom, and by when.",
    "recommendation": "For each child: tick what you recommend from what you know, and give your reasons. It is your own recommendation, not the conference’s decision.",
    "sign_off": "The report goes to the review unit, and is shared with the parents (and the child where they are old enough), before the deadline on your invitation.",
    "other": "Anything else that the conference should know.",
}
SCALING = "From 0 to 10, where are things today for each child? Say in your analysis why."
ROWS = {"chronology": 6, "risk": 3, "protective": 3, "actions": 4}


def blank_form(
    front_sheet: FrontSheet,
    form: Form,
    *,
    author: Professional | None = None,
    previous: Report | None = None,
    large: bool = False,
) -> bytes:
    """The .docx file of an empty form.

    Args:
        front_sheet: who the conference is about; printed to be checked.
        form: which form; it must describe its sections.
        author: who is to fill it in.
        previous: a report of the last conference: its factors are listed to be brought up to date.
        large: large print.

    Raises:
        ValueError: the form does not describe its sections.
    """
    if not form.sections:
        named = ", ".join(name for name in form_names() if name != form.name)
        raise ValueError(f"the form {form.name} has no sections of its own. Choose one of: {named}")
    children = front_sheet.children
    told: dict[str, str] = dict(GUIDANCE)
    scaled = any("scal" in section.heading.lower() for section in form.sections)
    factors = () if previous is None else previous.factors
    report = Report(
        source=Source("", "", "docx"),
        conference=front_sheet.conference,
        author=Author(author.name, author.role, author.agency) if author else Author(),
        children=children,
        adults=front_sheet.adults,
        sections=tuple(Section(section.id, section.heading) for section in form.sections),
        factors=tuple(
            Factor(factor.kind, factor.text, children=factor.children)
            for factor in factors
            if factor.change != "resolved"
        ),
        recommendation=tuple(Recommendation(child.name, "none") for child in children),
    )
    if scaled:
        told["other"] = SCALING
    told.update((section.id, section.guidance) for section in form.sections if section.guidance)
    rows = {**ROWS, "scaling": len(children) if scaled else 0}
    return render(report, form, large=large, blank=Blank(rows, told))
