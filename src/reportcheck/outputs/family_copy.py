"""A copy of a report for the family: plain, their child first, every word of the author as it was written.

Only two things are added to the author's words: what a short form stands for, in [square brackets] at its first use,
and a list of these at the end. Sections that the form marks as confidential are left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from reportcheck.documents.model import Document
from reportcheck.documents.writing import Page
from reportcheck.documents.writing_styles import COLUMN, PART, SMALL
from reportcheck.reports.build import passages
from reportcheck.reports.forms import Form
from reportcheck.reports.model import SECTION_NAMES, Report, Section
from reportcheck.reports.rendering_words import CATEGORY, shown_date

_CONFIDENTIAL = re.compile(
    r"\bconfidential\b|\brestricted\b|\bthird[\s-]party\b"
    r"|\bnot\s+(?:to\s+be\s+|for\s+)?(?:be\s+)?(?:shar|disclos|shown|given|sent|seen)\w*"
    r"|\b(?:do|must|should)\s+not\s+(?:be\s+)?(?:shar|disclos|show|send|give)\w*|\bprofessionals\s+only\b",
    re.IGNORECASE,
)
# A line such as "PRIVATE & CONFIDENTIAL" over the whole report protects it from strangers, not from the family.
_PROTECTIVE = re.compile(
    r"(?:\W|\b(?:strictly|private|and|confidential|official|sensitive|restricted|report)\b)+", re.IGNORECASE
)
_WORRIED = ("risks", "danger_statement", "complicating")
_WELL = ("strengths", "safety_goal")
_FRAME = ("front_sheet", "sign_off", "recommendation")
# The outcome in plain words; what the author wrote stands below it.
_OUTCOMES = {
    "cp_continue": "a child protection plan is still needed",
    "cp_end": "the child protection plan should end",
    "cin": "the child protection plan should end, and a child in need plan should follow",
    "caf": "the child protection plan should end, and help should go on as early help",
    "legal": "the council should take legal advice about what to do next",
    "deferred": "the writer leaves this to the conference",
    "none": "the report does not say",
    "conflict": "the report says two different things. Ask the writer which one is meant",
}
# After the advice sheet on the outcomes of a review conference, in our own words.
_DECISIONS = (
    (
        "The plan ends.",
        "The conference agrees that your child is no longer being significantly harmed and is not likely to be. "
        "There is no child protection plan any more. If you would like help to go on, ask for it: there can be a child in need plan.",
    ),
    (
        "The plan goes on.",
        "The conference agrees that your child is still being significantly harmed, or is likely to be. The plan stays and may be "
        "changed. Say what you think of the changes. There is another review conference within six months.",
    ),
    (
        "The social worker takes legal advice.",
        "People are still very worried although there has been a plan. There is a legal planning meeting. Afterwards you get a letter "
        "that says what happens next. If you get one, take it to a solicitor for child care law straight away.",
    ),
)
# After the leaflet for families and the invitation letter, in our own words.
_HELP = (
    "Ask the person who wrote this report, or your child’s social worker, about anything that is not clear or not right.",
    "The chair of the conference will meet you before it starts, tell you how it works and answer your questions.",
    "You may bring somebody with you: a friend, a relative or a supporter. You will be asked what you think.",
    "Family Rights Group gives free and confidential advice to families: 0808 801 0366.",
    "You can have this in large print, in another language, as audio or in Braille. Ask your child’s social worker.",
)
_SHORT = re.compile(r"(?<![\w&/\[-])[A-Z][A-Za-z]{1,7}(?![\w&\]-])")


@dataclass(frozen=True, slots=True)
class FamilyCopy:
    """The finished copy.

    Attributes:
        data: the .docx file.
        left_out: titles of the confidential sections, for a note to the author.
    """

    data: bytes
    left_out: tuple[str, ...]


def family_copy(
    report: Report,
    form: Form,
    short_forms: Mapping[str, str],
    *,
    document: Document | None = None,
    large: bool = False,
) -> FamilyCopy:
    """The copy for the family.

    Args:
        report: the author's.
        form: its sections may be marked as confidential by their heading or instruction.
        short_forms: what each short form stands for.
        document: that the report was read from; it shows the headings above those of the sections too.
        large: large print.
    """
    hidden = _confidential(report, form, document)
    return _Copy(report, short_forms, hidden, large).run()


def _confidential(report: Report, form: Form, document: Document | None) -> dict[int, str]:
    """The sections (by number) that must not be shown, with the words that mark them."""
    found: dict[int, str] = {}
    marked: dict[int, str] = {}
    over_all: set[str] = set()
    if document is not None:
        said = passages(document, form)
        everywhere = set.intersection(*(set(passage.headings) for passage in said)) if said else set()
        over_all = {heading for heading in everywhere if _PROTECTIVE.fullmatch(heading)}
        for passage in said:
            headings = (
                *(h for h in passage.headings if h not in over_all),
                *((passage.title,) if passage.title and passage.title not in over_all else ()),
            )
            words = next((heading for heading in headings if _CONFIDENTIAL.search(heading)), None)
            if words:
                marked[passage.block.number] = words
    of_form = {
        section.heading
        for section in form.sections
        if _CONFIDENTIAL.search(section.heading) or _CONFIDENTIAL.search(section.guidance or "")
    }
    for i, section in enumerate(report.sections):
        title = section.title or ""
        if (_CONFIDENTIAL.search(title) and title not in over_all) or title in of_form:
            found[i] = title
        words = next((marked[block.block] for block in section.blocks if block.block in marked), None)
        if words:
            found.setdefault(i, words)
    return found


class _Copy:
    def __init__(
        self, report: Report, short_forms: Mapping[str, str], hidden: Mapping[int, str], large: bool
    ) -> None:
        self.report = report
        self.short_forms = short_forms
        self.hidden = hidden
        self.used: dict[str, str] = {}
        names = [child.name for child in report.children]
        title = f"About {_listed(names)}" if names else "Report for the review conference"
        self.page = Page(title, large=large)
        self.page.line([title], "Title")
        self.hidden_blocks = {block.block for i in hidden for block in report.sections[i].blocks}

    def run(self) -> FamilyCopy:
        report = self.report
        self._opening()
        self._group("What professionals are worried about", _WORRIED)
        self._group("What is working well", _WELL)
        self._rest()
        self._recommendation()
        self._decisions()
        self._help()
        self._words()
        left_out = tuple(
            dict.fromkeys(self.hidden[i] for i in sorted(self.hidden) if report.sections[i].blocks)
        )
        return FamilyCopy(self.page.bytes(), left_out)

    def _opening(self) -> None:
        author, conference = self.report.author, self.report.conference
        who = ", ".join(part for part in (author.name, author.role, author.agency) if part)
        self.page.line(
            [
                f"This is the report of {who} for the review conference."
                if who
                else "A report for the review conference."
            ]
        )
        when = [
            shown_date(conference.date)[0] if conference.date else None,
            conference.time,
            conference.venue,
        ]
        if any(when):
            self.page.line([f"The conference: {', '.join(part for part in when if part)}."])
        self.page.line(
            [
                "The words are the writer’s own. Words in [square brackets] were added to explain a short form."
            ],
            SMALL,
        )

    def _group(self, heading: str, ids: Collection[str]) -> None:
        found = [
            (i, section)
            for i, section in enumerate(self.report.sections)
            if section.id in ids and i not in self.hidden
        ]
        filled = [(i, section) for i, section in found if _filled(section)]
        self.page.line([heading], PART)
        if not filled:
            self.page.line(["The report says nothing under this heading."])
        for wanted in ids:
            for _, section in filled:
                if section.id == wanted:
                    self._section(section)

    def _rest(self) -> None:
        told = (*_WORRIED, *_WELL, *_FRAME)
        rest = [
            s
            for i, s in enumerate(self.report.sections)
            if s.id not in told and i not in self.hidden and _filled(s)
        ]
        if rest:
            self.page.line(["What else the report says"], PART)
            for section in rest:
                self._section(section)

    def _section(self, section: Section) -> None:
        self.page.line([section.title or SECTION_NAMES[section.id]], "Heading 2")
        dates = {event.date_text for event in self.report.chronology} if section.id == "chronology" else set()
        line = ""
        for text in [*(block.text for block in section.blocks), None]:
            # A row of a chronology is several blocks, its date first: they make one line.
            joins = (
                bool(line) and bool(dates) and text is not None and text not in dates and _is_row(line, dates)
            )
            if line and not joins:
                self.page.line([self._explained(line)])
                line = ""
            if text is not None and text.strip():
                line = f"{line} – {text}" if joins else text
        if line:
            self.page.line([self._explained(line)])

    def _recommendation(self) -> None:
        self.page.line(["What this report recommends"], PART)
        categories = {value: words.lower() for words, value in CATEGORY.items()}
        for entry in self.report.recommendation:
            if entry.block in self.hidden_blocks:
                continue
            reason = f" ({', '.join(categories[one] for one in entry.category)})" if entry.category else ""
            self.page.line([f"{entry.child}: {_OUTCOMES[entry.outcome]}{reason}."], COLUMN)
        said = [
            s
            for i, s in enumerate(self.report.sections)
            if s.id == "recommendation" and i not in self.hidden and _filled(s)
        ]
        if said:
            self.page.line(["In the writer’s words:"], SMALL)
        for section in said:
            for block in section.blocks:
                if block.text.strip():
                    self.page.line([self._explained(block.text)])

    def _decisions(self) -> None:
        self.page.line(["What the conference can decide"], PART)
        self.page.line(
            [
                "The report is one person’s view. The conference decides, after it has heard you. It can decide one of three things:"
            ]
        )
        for number, (heading, text) in enumerate(_DECISIONS, start=1):
            self.page.line([f"{number}. {heading}"], COLUMN)
            self.page.line([text])

    def _help(self) -> None:
        self.page.line(["How to get help"], PART)
        for text in _HELP:
            self.page.line([text], "List Bullet")

    def _words(self) -> None:
        if self.used:
            self.page.line(["Short forms"], PART)
            table = self.page.table(
                ("Short form", "What it stands for"), (25, 75), "Short forms in this report"
            )
            for short, long in sorted(self.used.items()):
                table.row([[[short]], [[long]]])
            table.end()

    def _explained(self, text: str) -> str:
        """The text with each short form explained at its first use in the report."""
        parts: list[str] = []
        at = 0
        for match in _SHORT.finditer(text):
            short = match.group()
            long = self.short_forms.get(short) or self.short_forms.get(short.rstrip("s"))
            key = short if short in self.short_forms else short.rstrip("s")
            if long and key not in self.used:
                self.used[key] = long
                parts += [text[at : match.end()], f" [{long}]"]
                at = match.end()
        return "".join([*parts, text[at:]])


def _filled(section: Section) -> bool:
    return any(block.text.strip() for block in section.blocks)


def _is_row(line: str, dates: Collection[str | None]) -> bool:
    return line in dates or any(date and line.startswith(f"{date} – ") for date in dates)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def short_forms() -> dict[str, str]:
    """What the field's short forms stand for, from the list that the rules use."""
    from reportcheck.rules.word_lists import load

    return dict(load("plain_language", "acronyms.toml")["forms"])
