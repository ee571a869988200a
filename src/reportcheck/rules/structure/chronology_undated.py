"""ST301 chronology-undated."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from reportcheck.reports.dates import find_dates
from reportcheck.reports.passages import Passage
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import spot
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.timing.deadlines import conference_day

_DATE_COLUMN = re.compile(r"^\W*(?:date|when|day)s?\b", re.IGNORECASE)
_NO_DATE = re.compile(
    r"^\W*(?:tbc|n/?k|not\s+known|unknown|no\s+date|date\s+unknown|\?+)?\W*$", re.IGNORECASE
)
_CONTINUES = re.compile(r"^\W*(?:outcome|result|action|impact|response|analysis|comment|[a-z])")
_MOST = 3  # entries named in one finding


class ChronologyUndated(Rule):
    """An entry of the chronology has no date.

    What it does:
        Looks at chronologies that date their entries, as a table with a date column or as a list, for entries
        without one. Cells that span several rows, continued entries and words such as "throughout May" are let pass.

    Why it matters:
        Without a date nobody can tell whether something happened before or after the last conference, or lay it
        beside what another agency saw that week.

    Example:
        A row with an empty date and "Missed paediatric appointment".

    Better:
        "12/03/2026: Paediatric appointment. Amir was not brought."

    Source:
        Guidance for completing the review conference report: chronology of significant events.
    """

    code = "ST301"
    name = "chronology-undated"
    severity = "warning"
    source = f"{GUIDANCE}: use the chronology section to outline significant events"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first entry without a date."""
        own = [p for p in case.passages if p.section == "chronology" and re.search(r"\w", p.text)]
        bare = _bare_rows(own) or _bare_items(own, case)
        if bare:
            many = (
                f"{len(bare)} entries of the chronology have"
                if len(bare) > 1
                else "An entry of the chronology has"
            )
            yield self.finding(
                f"{many} no date.",
                "Add the date, or the month where that is all you know.",
                **spot(case, bare[0].block.number),
            )


def _bare_rows(own: list[Passage]) -> list[Passage]:
    """The events of rows whose date cell is empty or says that the date is not known."""
    rows: dict[tuple[int, int], list[Passage]] = defaultdict(list)
    for passage in own:
        if passage.block.cell:
            rows[passage.block.cell.table, passage.block.cell.row].append(passage)
    bare: dict[int, list[Passage]] = defaultdict(list)
    dated: dict[int, int] = defaultdict(int)
    covered: set[tuple[int, int]] = set()
    for (table, row), cells in rows.items():
        dates = [p for p in cells if p.column and _DATE_COLUMN.search(p.column)]
        if any(not _NO_DATE.match(p.text) for p in dates):
            dated[table] += 1
            cell = dates[0].block.cell
            assert cell is not None
            covered |= {(table, row + k) for k in range(1, cell.row_span)}
            continue
        rest = [p for p in cells if p not in dates and p.column and len(p.text.split()) >= 3]
        if rest and not any(find_dates(p.text) for p in cells):
            bare[table].append(rest[0])
    return [
        passage
        for table, passages in bare.items()
        for passage in passages
        if dated[table] >= 2 * len(passages)
        and passage.block.cell
        and (table, passage.block.cell.row) not in covered
    ]


def _bare_items(own: list[Passage], case: Case) -> list[Passage]:
    """List items without a date where nearly all items of the list begin with one."""
    items = [p for p in own if p.block.list_level == 0 and p.block.cell is None and not _named_day(p, case)]
    listed = [p for p in own if p.block.list_level == 0 and p.block.cell is None]
    bare = [p for p in items if not _CONTINUES.match(p.text) and len(p.text.split()) >= 3]
    return bare if len(listed) - len(items) >= 3 * len(bare) else []


def _named_day(passage: Passage, case: Case) -> bool:
    """Whether an item or its own heading names a day or a month."""
    from reportcheck.reports.dates import Period

    period = Period(end=conference_day(case))
    lines = [passage.block.text, *passage.headings[-1:]]
    return (
        any(find_dates(line, period) for line in lines)
        or re.search(
            r"\b(?:daily|weekly|throughout|during|since|between|term|week|month|spring|summer|autumn|winter|january|february|march|april|june|july|august|september|october|november|december)\b",
            passage.text[:60],
            re.IGNORECASE,
        )
        is not None
    )
