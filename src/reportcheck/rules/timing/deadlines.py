"""When the conference is, and what was due before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from reportcheck.reports.forms import Deadline
from reportcheck.reports.headings import labels_of
from reportcheck.rules.case import Case
from reportcheck.rules.phrases import day, spot, with_weekday

Region = Literal["England", "Wales", "Scotland", "Northern Ireland"]
GUIDANCE_PERIOD = Deadline(
    48, "hours"
)  # for unit and family alike, where the council's form does not say otherwise
_SUBDIVISIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}


@dataclass(frozen=True, slots=True)
class Due:
    """The last moment for something.

    Attributes:
        day: its day.
        at: the moment itself; None where the time of the conference is not known.
        period: the council's period in words: "48 hours", "2 working days".
    """

    day: date
    at: datetime | None
    period: str

    def in_words(self) -> str:
        """The day with its weekday, and the time where it is known."""
        return with_weekday(self.day) + (f", {self.at:%H:%M}" if self.at else "")

    def missed(self, when: date) -> bool:
        """Whether a day is too late for sure; the day itself is given the benefit of the doubt."""
        return when > self.day


def conference_day(case: Case) -> date | None:
    """The day of the conference: the unit's front sheet knows best, then the report."""
    sheet = case.front_sheet.conference.date if case.front_sheet else None
    return day(sheet) or day(case.report.conference.date)


def last_conference(case: Case) -> date | None:
    """The day of the last conference: the unit's front sheet knows best, then the report."""
    sheet = case.front_sheet.conference.previous_date if case.front_sheet else None
    return day(sheet) or day(case.report.conference.previous_date)


def due(case: Case, what: Literal["unit", "family"], region: Region = "England") -> Due | None:
    """When a report is due at the unit or with the family; None where the conference's day is not known."""
    when, period = conference_day(case), case.form.deadlines.get(what, GUIDANCE_PERIOD)
    if when is None:
        return None
    at = _time(case, when)
    if period.unit == "hours":
        # Without a time it is told from the end of the conference's day: nobody is called late on a guess.
        moment = datetime.combine(when, at or time(23, 59)) - timedelta(hours=period.amount)
        return Due(moment.date(), moment if at else None, f"{period.amount} hours")
    last = _working_days_before(when, period, region)
    words = f"{period.amount} working day{'s' if period.amount != 1 else ''}"
    return Due(last, datetime.combine(last, at) if at else None, words)


def _time(case: Case, when: date) -> time | None:
    """The time of the conference, from whichever of front sheet and report gives it for that day."""
    sheet = case.front_sheet.conference if case.front_sheet else None
    for conference in (sheet, case.report.conference):
        if conference and conference.time and day(conference.date) == when:
            try:
                return time.fromisoformat(conference.time)
            except ValueError:
                continue
    return None


def _working_days_before(when: date, period: Deadline, region: Region) -> date:
    """The day that lies so many working days before another; weekends and bank holidays do not count."""
    from holidays import country_holidays

    closed = country_holidays("GB", subdiv=_SUBDIVISIONS[region])
    left = period.amount
    while left:
        when -= timedelta(days=1)
        if when.weekday() < 5 and when not in closed:
            left -= 1
    return when


def stated(case: Case, field: str, when: date | None = None) -> dict[str, object]:
    """Where the front sheet or the sign-off gives a field, as fields of a finding; empty where no label prints it.

    Args:
        case: the report.
        field: the field as ``forms/default.toml`` names it, for example "dates.report".
        when: the date that must stand there.
    """
    from reportcheck.reports.dates import find_dates

    labels = labels_of(case.form)
    for passage in case.passages:
        if passage.section not in ("front_sheet", "sign_off"):
            continue
        above = [passage.row, *reversed(passage.headings[-1:])]
        if not any(label and labels.field(label) == field for label in above):
            continue
        if when is None:
            return spot(case, passage.block.number, passage.text.strip() or None)
        for mention in find_dates(passage.text):
            if mention.date == when.isoformat():
                return spot(case, passage.block.number, mention.text)
    return {}


def printed(case: Case, field: str) -> dict[str, object]:
    """Where the form prints the label of a field, as fields of a finding; empty where it prints none."""
    labels = labels_of(case.form)
    for block in case.document.blocks:
        if len(block.text) < 80 and labels.field(block.text.strip(" :*\t")) == field:
            return {**spot(case, block.number), "section": "front_sheet"}
    return {}
