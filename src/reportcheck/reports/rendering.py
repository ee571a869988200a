"""Report → Word document: a form that people read and fill in, and that ``rendered`` reads back to the same report."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportcheck.documents.writing import Field
from reportcheck.documents.writing_styles import GUIDANCE, PART
from reportcheck.reports.forms import Form
from reportcheck.reports.model import SECTION_NAMES, Report
from reportcheck.reports.rendering_controls import DEFAULT_HOME, PARTS, Blank
from reportcheck.reports.rendering_frames import Frames
from reportcheck.reports.rendering_lists import Lists
from reportcheck.reports.rendering_sharing import Shared
from reportcheck.reports.rendering_words import (
    PREFIX,
)


def render(report: Report, form: Form, *, large: bool = False, blank: Blank | None = None) -> bytes:
    """The .docx file of a report.

    Args:
        report: what it holds.
        form: the order of its sections, their headings and columns.
        large: large print.
        blank: also what an author is to fill in.
    """
    return _Renderer(report, form, large, blank).run()


class _Renderer(Frames, Lists):
    def __init__(self, report: Report, form: Form, large: bool, blank: Blank | None) -> None:
        super().__init__(report, form, large, blank)
        self.homes = self._homes()

    def run(self) -> bytes:
        """The whole form, part by part."""
        self.page.line([self.form.title], "Title")
        sections = self.report.sections
        front = [i for i, section in enumerate(sections) if section.id == "front_sheet"]
        signed = [i for i, section in enumerate(sections) if section.id == "sign_off"]
        self._opening("front_sheet", front, "Front sheet")
        self._front_sheet(front)
        for i in front:
            if i != front[0]:
                self._heading(i)
            self._rest(i)
        for i in self._in_order([i for i in range(len(sections)) if i not in front and i not in signed]):
            self._section(i)
        self._homeless()
        self._opening("sign_off", signed, "Sign-off")
        self._dates(signed)
        for i in signed:
            if i != signed[0]:
                self._heading(i)
            self._rest(i)
        return self.page.bytes()

    # --- sections ---------------------------------------------------------------------------------------------------

    def _in_order(self, numbers: Sequence[int]) -> list[int]:
        """Sections in the order of the form; one that it does not know comes after that before it in the report."""
        ranks: dict[str, int] = {}
        for rank, section in enumerate(self.form.sections):
            ranks.setdefault(section.id, rank)
        ranked, last = [], -1
        for i in numbers:
            last = ranks.get(self.report.sections[i].id, last)
            ranked.append((last, i))
        return [i for _, i in sorted(ranked)]

    def _opening(self, section: str, numbers: Sequence[int], otherwise: str) -> None:
        """The heading of the front sheet or the sign-off, which are always there."""
        if numbers:
            self._heading(numbers[0])
        else:
            self.page.line([otherwise], PART)
        self._guidance(section)

    def _heading(self, i: int) -> None:
        section = self.report.sections[i]
        name = "untitled" if section.title is None else "section"
        text = SECTION_NAMES[section.id] if section.title is None else section.title
        self.page.line([Field(f"{PREFIX}{name}[{i}]={section.id}", "Heading", text)], "Heading 1")

    def _guidance(self, section: str) -> None:
        if self.blank and (words := self.blank.guidance.get(section)):
            self.page.line([words], GUIDANCE)

    def _section(self, i: int) -> None:
        self._heading(i)
        self._guidance(self.report.sections[i].id)
        lists = [name for name in PARTS if i in self.homes[name].values() or self._asked(name) == i]
        used = self._with_lists(i, lists)
        if self.blank and not used and not self.report.sections[i].blocks:
            self.page.lines(Field(f"{PREFIX}block[{i}]", "Your text", placeholder="Write here."), [])

    def _asked(self, name: str) -> int | None:
        """The section where a blank form has rows of a list."""
        if not self.blank or not self.blank.rows.get(name):
            return None
        return self._default(name)

    def _with_lists(self, i: int, lists: Sequence[str]) -> bool:
        """Print a section's entries, and its other words before or after them."""
        blocks = self.pool.sections[i]
        tables: list[Callable[[], None]] = [lambda name=name: self._list(name, i) for name in lists]  # type: ignore[misc]
        # Which blocks the entries print is known only once they are printed: they go into a page of their own first.
        body = self.page.word.element.body
        at = len(body)
        for table in tables:
            table()
        printed = [block.at for block in blocks if block.used]
        first = min(printed, default=0)
        before = [block for block in blocks if not block.used and block.at < first]
        moved = list(body)[at - 1 : -1]
        for element in moved:
            body.remove(element)
        self._blocks(i, before)
        end = body[-1]
        for element in moved:
            end.addprevious(element)
        self._blocks(i, [block for block in blocks if not block.used and block not in before])
        return bool(tables)

    def _rest(self, i: int) -> None:
        self._blocks(i, self.pool.rest(i))

    def _blocks(self, i: int, blocks: Sequence[Shared]) -> None:
        """Print blocks as paragraphs, those that follow each other in one control."""
        printed = self._printed(self.report.sections[i].id)
        style = "List Bullet" if printed and printed.layout == "list" else None
        run: list[Shared] = []
        for block in [*blocks, None]:
            if run and (block is None or block.at != run[-1].at + 1):
                field = Field(f"{PREFIX}{run[0].tag}", "Text")
                self.page.lines(field, [one.text for one in run], style)
                run = []
            if block is not None:
                block.used = True
                run.append(block)

    # --- where the entries stand ------------------------------------------------------------------------------------

    def _homes(self) -> dict[str, dict[int, int | None]]:
        """The section of each entry, by its list and its number."""
        report = self.report
        homes: dict[str, dict[int, int | None]] = {name: {} for name in PARTS}
        for n, event in enumerate(report.chronology):
            homes["chronology"][n] = self._home("chronology", event.block, event.date_text or "", event.text)
        for n, factor in enumerate(report.factors):
            homes[factor.kind][n] = self._home(factor.kind, factor.block, factor.text)
        for n, action in enumerate(report.actions):
            homes["actions"][n] = self._home("actions", action.block, action.text)
        for name, count in (("scaling", len(report.scaling)), ("recommendation", len(report.recommendation))):
            homes[name] = dict.fromkeys(range(count), self._default(name))
        return homes

    def _home(self, name: str, near: int | None, *words: str) -> int | None:
        home = self.pool.home(near, *words)
        if home is None or self.report.sections[home].id in ("front_sheet", "sign_off"):
            return self._default(name)
        return home

    def _homeless(self) -> None:
        for name, homes in self.homes.items():
            if None in homes.values():
                self.page.line([PARTS[name]], PART)
                self._list(name, None)

    def _list(self, name: str, home: int | None) -> None:
        numbers: list[int | None] = [n for n, where in self.homes[name].items() if where == home]
        blank = (
            self.blank.rows.get(name, 0)
            if self.blank and home is not None and home == self._default(name)
            else 0
        )
        numbers += [None] * blank
        getattr(self, f"_{'factors' if name in ('risk', 'protective') else name}")(name, home, numbers)

    def _default(self, name: str) -> int | None:
        sections = self.report.sections
        if name == "scaling":
            return next((i for i, s in enumerate(sections) if "scal" in (s.title or "").lower()), None)
        wanted = DEFAULT_HOME[name]
        return next((i for i, s in enumerate(sections) if s.id == wanted), None)
