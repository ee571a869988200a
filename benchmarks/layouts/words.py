"""Words that vary from form to form: dates, labels, headings, instructions, ticks; and the invented front sheet."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

MONTHS = "January February March April May June July August September October November December".split()
DAYS = ("Mon", "Tues", "Weds", "Thurs", "Fri", "Sat", "Sun")
LONG_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

FULL_DATES = (
    "dd/mm/yyyy",
    "dd/mm/yy",
    "d.m.yy",
    "dd.mm.yyyy",
    "d Month yyyy",
    "dth Month yyyy",
    "dd Mon yyyy",
    "Weekday d Month yyyy",
    "dd-mm-yyyy",
)
CHRONOLOGY_DATES = (*FULL_DATES, "d Month", "Day d Mon", "Monthdth", "dd-Mon-yy", "d/m")


def ordinal(day: int) -> str:
    """1 -> 1st, 22 -> 22nd."""
    return f"{day}{'th' if 10 <= day <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def show(iso: str, style: str) -> str:
    """An ISO day (or month, `YYYY-MM`) in one of the named styles."""
    if len(iso) == 7:
        return f"{MONTHS[int(iso[5:]) - 1]} {iso[:4]}"
    day = dt.date.fromisoformat(iso)
    d, m, y, month = day.day, day.month, day.year, MONTHS[day.month - 1]
    return {
        "dd/mm/yyyy": f"{d:02}/{m:02}/{y}",
        "dd/mm/yy": f"{d:02}/{m:02}/{y % 100:02}",
        "d.m.yy": f"{d}.{m}.{y % 100:02}",
        "dd.mm.yyyy": f"{d:02}.{m:02}.{y}",
        "d Month yyyy": f"{d} {month} {y}",
        "dth Month yyyy": f"{ordinal(d)} {month} {y}",
        "dd Mon yyyy": f"{d:02} {month[:3]} {y}",
        "Weekday d Month yyyy": f"{LONG_DAYS[day.weekday()]} {d} {month} {y}",
        "dd-mm-yyyy": f"{d:02}-{m:02}-{y}",
        "d Month": f"{d} {month}",
        "Day d Mon": f"{DAYS[day.weekday()]} {d} {month[:3]}",
        "Monthdth": f"{month} {ordinal(d)}",
        "dd-Mon-yy": f"{d:02}-{month[:3]}-{y % 100:02}",
        "d/m": f"{d}/{m}",
    }[style]


CHANGES = (
    {"increased": "Increased", "decreased": "Diminished", "unchanged": "Same", "new": "New", "resolved": "Resolved", "not_stated": ""},
    {"increased": "Gone up", "decreased": "Gone down", "unchanged": "No change", "new": "New since last conference", "resolved": "No longer present", "not_stated": "–"},
    {"increased": "↑", "decreased": "↓", "unchanged": "↔", "new": "NEW", "resolved": "Resolved", "not_stated": ""},
    {"increased": "increased", "decreased": "reduced", "unchanged": "unchanged", "new": "newly identified", "resolved": "resolved", "not_stated": "not known"},
)  # fmt: skip

# Headings that decide whether a sentence stands under "the writer's view" (GUIDELINES section 1, OH) keep the source's words;
# only the others are reworded.
HEADINGS: dict[str, tuple[str, ...]] = {
    "involvement": ("Nature of agency involvement", "Summary of contact with the family", "Your agency's role and contact", "Basis of this report", "Work undertaken since the last meeting"),
    "chronology": ("Chronology since last review", "Log of significant events", "Key events in the review period", "Significant dates", "Summary of visits, meetings and incidents", "What has happened and when"),
    "risks": ("Risk factors", "What are people worried about?", "Areas of concern", "Factors which increase risk", "Worries"),
    "strengths": ("Protective factors", "What is going well?", "Strengths and safety", "Factors which reduce risk", "Positives for this family"),
    "complicating": ("Complicating factors", "Barriers to progress", "Other things that get in the way"),
    "child_views": ("Wishes and feelings of the child", "The child's voice", "What the child/young person has said", "Child's views and how they were obtained"),
    "parent_views": ("Views of parents and carers", "What the parents/carers say", "Family's view of this report", "Parents' comments"),
    "child_profile": ("The child's health and development", "Child's needs", "About the child(ren)"),
    "plan_progress": ("Progress against the child protection plan", "Actions from the plan and progress", "Update on agency actions"),
    "environment": ("Family and environmental factors", "Home circumstances", "Housing, finance and community"),
    "actions": ("Actions required", "What needs to happen next?", "Next steps for the core group"),
}  # fmt: skip

INSTRUCTIONS: dict[str, tuple[str, ...]] = {
    "": ("Please be concise and avoid abbreviations.", "Complete for every child. Do not leave blank.", "Refer to guidance note 7 when filling in this part."),
    "involvement": ("How often have you seen the child and family in this period, and who else did you speak to?", "State how long you have known the family, e.g. allocated since January."),
    "chronology": ("List key dates only, e.g. 01/02/20XX home visit, no reply. Include missed appointments.", "Record significant events in date order and say who attended."),
    "risks": ("Say for each whether it has increased, diminished or stayed the same.", "Bullet points preferred. What harm has happened, or might happen, to the child?"),
    "strengths": ("What reduces the danger? Give evidence.", "Include family and community support, e.g. grandparents who help with school runs."),
    "child_views": ("Use the child's own words where possible. Has the child seen this report?", "For babies, describe a day in the life of this child."),
    "parent_views": ("Has this report been gone through with parents? What do they think of it?",),
    "analysis": ("Distinguish between fact and opinion.", "What does all this mean for the child? Avoid repeating the information above."),
    "recommendation": ("You must give a view for each child. Should the child remain subject to a plan and if so under which category?", "Give reasons for your recommendation."),
}  # fmt: skip

NOT_SHARED = (
    "Not shared because the parents could not be contacted before the deadline.",
    "No – not shared as I was unable to gain access. Will go through on the day.",
    "Not shared because of staff sickness.",
    "Report not yet shared with parents, no joint visit was possible.",
)

OUTCOMES = (
    {"cp_continue": "Remain subject to a child protection plan", "cp_end": "Plan to end", "cin": "Step down to child in need plan", "caf": "Early help / team around the family", "legal": "Legal planning meeting / PLO", "deferred": "View to be given at conference"},
    {"cp_continue": "CP plan to continue", "cp_end": "CP plan to cease, no further plan", "cin": "CIN plan", "caf": "CAF / TAF", "legal": "Legal advice / proceedings", "deferred": "Undecided – will state at conference"},
    {"cp_continue": "Continue Child Protection Plan", "cp_end": "End Child Protection Plan", "cin": "Child in Need (s17)", "caf": "Early Help Assessment", "legal": "Initiate legal proceedings", "deferred": "For conference to decide"},
)  # fmt: skip
CATEGORIES = {
    "neglect": "Neglect",
    "emotional": "Emotional abuse",
    "physical": "Physical abuse",
    "sexual": "Sexual abuse",
}
GENDER_WORDS = (
    {"male": "Male", "female": "Female", "unknown": "Not known"},
    {"male": "M", "female": "F", "unknown": "Unknown"},
    {"male": "Boy", "female": "Girl", "unknown": "n/k"},
)
LABELS: dict[str, tuple[str, ...]] = {
    "author": ("Report completed by", "Name of author", "Completed by (print name)", "Author", "Name of worker providing report", "Your name"),
    "role": ("Designation", "Job title", "Role", "Position", "Professional role"),
    "agency": ("Agency", "Organisation", "Service / team", "Agency / base", "Employing agency"),
    "report_date": ("Date of report", "Report dated", "Date completed", "Date this report was written", "Date report prepared"),
    "shared": ("Date shared with parents/carers", "Report shared with family on", "When was this report shared with parents?", "Date parents saw this report", "Shared with parents (date)"),
    "conference_date": ("Date of conference", "Date of review conference", "Review conference date", "RCPC date", "Conference to be held on"),
    "name": ("Name", "Name of child", "Full name", "Child's name", "Child / young person"),
    "dob": ("DOB", "Date of birth", "D.O.B. / EDD", "Date of birth (or expected date of delivery)", "Born / due"),
    "gender": ("Gender", "Sex", "M/F", "Gender"),
}  # fmt: skip

STREETS = (
    "Tannery Row",
    "Beacon Way",
    "Quarry Bank",
    "Hollin Court",
    "Station Parade",
    "Pound Lane",
    "Kiln Street",
)
TOWNS = ("Westerholme", "Aldermoor", "Thornleigh", "Market Hawden", "Skerby")
VENUES = (
    "Meeting Room 3, Civic Centre",
    "The Lodge, Park Road",
    "Conference Suite, Alder House",
    "Family Hub, Weir Street",
)
CHAIRS = ("Rosalind Tait", "Gwyn Pritchett", "Marcia Oduya", "Alan Thistlewood")
SURGERIES = (
    "The Weir Surgery",
    "Bankside Medical Practice",
    "Dr Anand & Partners",
    "Lime Tree Health Centre",
)


def pick(rng: random.Random, label: str) -> str:
    """One council's word for a label."""
    return rng.choice(LABELS[label])


@dataclass
class Front:
    """What the unit knows of a conference; invented from the conference's id, the same for all its reports."""

    conference_id: str
    date: str
    time: str
    venue: str
    chair: str
    previous: str
    case: str
    address: str
    phone: str
    surgery: str
    children: list[dict[str, Any]]
    adults: list[dict[str, Any]]
    core_group: list[dict[str, Any]]
    category: list[str]

    @classmethod
    def of(cls, reports: list[dict[str, Any]]) -> Front:
        """Invent a front sheet for the reports (facts of `structure.json`) of one conference."""
        first = reports[0]
        rng = random.Random(first["conference_id"])
        day = dt.date.fromisoformat(first["conference_date"])
        adults: dict[str, dict[str, Any]] = {}
        for report in reports:
            for adult in report["adults"]:
                born = dt.date(
                    rng.randint(
                        *((1948, 1966) if "grand" in adult["relationship"].lower() else (1976, 1994))
                    ),
                    rng.randint(1, 12),
                    rng.randint(1, 28),
                ).isoformat()
                adults.setdefault(
                    adult["name"],
                    {
                        "name": adult["name"],
                        "relationship": adult["relationship"],
                        "date_of_birth": born if rng.random() < 0.7 else None,
                    },
                )
        categories = {
            name for report in reports for row in report["recommendation"] for name in listed(row["category"])
        }
        return cls(
            conference_id=first["conference_id"],
            date=first["conference_date"],
            time=rng.choice(("9.30am", "10:00", "1.30pm", "14:00")),
            venue=rng.choice(VENUES),
            chair=rng.choice(CHAIRS),
            previous=(day - dt.timedelta(days=rng.randint(80, 170))).isoformat(),
            case=f"{rng.choice(('CP', 'LCS', 'MOS'))}{rng.randint(100000, 999999)}",
            address=f"{rng.randint(2, 98)} {rng.choice(STREETS)}, {rng.choice(TOWNS)}",
            phone=f"07700 900{rng.randint(100, 999)}",
            surgery=rng.choice(SURGERIES),
            children=first["children"],
            adults=list(adults.values()),
            core_group=[
                {"name": r["author"], "role": r["role"], "agency": r["agency"], "email": None}
                for r in reports
            ],
            category=sorted(categories)[:2],
        )

    def sheet(self) -> dict[str, Any]:
        """The contract's front sheet JSON."""
        time = {"9.30am": "09:30", "1.30pm": "13:30"}.get(self.time, self.time)
        return {
            "schema_version": "1.0",
            "conference": {
                "id": self.conference_id, "type": "review", "date": self.date, "time": time, "venue": self.venue,
                "chair": self.chair, "previous_date": self.previous, "category": self.category,
            },
            "children": [
                {"name": c["name"], "known_as": [], "date_of_birth": c["dob"], "expected_date_of_delivery": c["edd"], "gender": c["gender"]}
                for c in self.children
            ],
            "adults": self.adults,
            "core_group": self.core_group,
        }  # fmt: skip


def listed(category: str | list[str] | None) -> list[str]:
    """The source keeps one category as text, several as a list, none as null."""
    if category is None:
        return []
    return category if isinstance(category, list) else [category]
