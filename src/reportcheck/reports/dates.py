"""Dates as people write them in reports: found in prose and turned into ISO, day before month always.

A date without a year takes it from the review period (the time from the last conference to this one), or from the dates
around it. Times ("4.20pm", "1540hrs"), weights, scores, ages and telephone numbers are not dates.

Of 132 phrases (the single dates of ``tests/reports/test_dates.py`` and 80 fresh ones, among them figures that are no
dates) the general readers got 76 (dateparser 1.5.0, ``search_dates``, day first) and 70 (dateutil 4.0.0, fuzzy, day
first) right, a month alone read as any day of it counted as right; so the forms are spelled out here.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportcheck.reports.date_forms import (
    DAY,
    DAY_LEAD,
    EASTER_OFFSETS,
    FEASTS,
    MONTH,
    MONTH_LEAD,
    MONTHS,
    NAME_BEFORE_MONTH,
    NOT_A_DAY,
    PATTERNS,
    WEEK,
    WEEKDAYS,
)


@dataclass(frozen=True, slots=True)
class Period:
    """The review period: from the last conference to this one (or to the date of the report); either may be unknown."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text.

    Attributes:
        start: first character of the words in the text (code points).
        end: one past the last.
        date: ISO ``YYYY-MM-DD``, or ``YYYY-MM`` where only the month is given.
        end_date: the last day (or month) of a span of time; None for a single day.
        text: the words themselves.
    """

    start: int
    end: int
    date: str
    end_date: str | None
    text: str


def find_dates(
    text: str,
    period: Period | None = None,
    *,
    near: str | None = None,
    forward: bool = False,
    lone: bool = False,
) -> list[DateMention]:
    """Every date in a text, in order of appearance, none overlapping another.

    Args:
        text: prose, a list item or a table cell.
        period: the review period that dates without a year belong to.
        near: an ISO date that stands before this text; "the 9th" and a missing year are read from it where the text
            itself gives none.
        forward: read a date without a year as one to come (a due date), not as one of the review period.
        lone: the text is a date field or a date cell, so that "12.3" and "3rd" stand for dates.
    """
    found: list[DateMention] = []
    last = _parse_iso(near) if near else None
    for name, match in _scan(text, lone):
        for mention in _read(name, match, text, period or Period(), last, forward):
            found.append(mention)
            last = _parse_iso(mention.date) or last
    return found


def read_date(text: str, period: Period | None = None) -> str | None:
    """The date that a lone value (a field or a table cell) gives first; None where it gives none.

    Whatever stands after it is left ("3/2/26, by hand"); a month alone, and a day and month without a year, are read too.
    """
    mentions = find_dates(text, period, lone=True)
    return mentions[0].date if mentions else None


def week_lead(text: str, start: int) -> int:
    """Where the words "w/c", "week beginning" before a date begin; ``start`` itself where there are none."""
    lead = WEEK.search(text[:start])
    return lead.start() if lead else start


def _scan(text: str, lone: bool) -> Iterator[tuple[str, re.Match[str]]]:
    """The leftmost date form at each place, the earlier form of the table where several begin there."""
    folded = text.replace("’", "'").replace("\u00a0", " ").replace("\u2011", "-")
    place = 0
    pending: dict[str, re.Match[str] | None] = {}
    while place < len(text):
        best: tuple[int, int, str, re.Match[str]] | None = None
        for order, (name, pattern) in enumerate(PATTERNS):
            match = pending.get(name)
            if name not in pending or (match is not None and match.start() < place):
                match = pattern.search(folded, place)
                while match is not None and not _plausible(name, match, folded, lone):
                    match = pattern.search(folded, match.start() + 1)
                pending[name] = match
            if match is not None and (best is None or (match.start(), order) < (best[0], best[1])):
                best = (match.start(), order, name, match)
        if best is None:
            return
        # A longer form that begins a little later inside the weaker one's words wins ("on the 4th May").
        yield best[2], best[3]
        place = max(best[3].end(), place + 1)


def _plausible(name: str, match: re.Match[str], text: str, lone: bool) -> bool:
    groups = match.groupdict()
    before, after = text[: match.start()], text[match.end() :]
    if name in ("numeric", "iso"):
        return _calendar_day(int(groups["year"]), groups) is not None
    if name == "numeric span":
        month = groups["month"] or groups["month2"]
        return (
            1 <= int(groups["day"]) <= 31
            and 1 <= int(month) <= 12
            and 1 <= int(groups["day2"]) <= 31
            and 1 <= int(groups["month2"]) <= 12
        )
    if name == "short numeric":
        return _plausible_short(groups, before, after, lone)
    if name == "month":
        word = match.group("month")
        if match.group("part") or len(text.strip()) == len(match.group().strip()):
            return True
        if not word[0].isupper() or after[:1].isalnum() or NAME_BEFORE_MONTH.search(before):
            return False
        if MONTH_LEAD.search(before):
            return not re.match(
                r"\s+(?:said|told|rang|came|was|is|has|had|will|also|who)\b", after
            ) or word.lower() not in ("april", "may", "june")
        if before.strip():
            return False
        return bool(re.match(r"\s*(?:[:–—-]|$)", after))
    if name == "month day":
        return match.group("month")[0].isupper() or not before.strip()
    if name == "month span":
        return match.group("month")[0].isupper()
    if name == "ordinal":
        return not re.match(
            rf"\s*(?:of\s+)?{MONTH}|"
            r"\s*(?:[-–]?\s*)(?:centile|percentile|birthday|year|time|session|visit|week|day|appointment|meeting|core|review|conference|child|floor|grade|one|of\s+(?!(?:the|this)\s+month)|and\s+\d+\w*\s+centile|to\s+\d+\w*\s+centile|c\b)",
            after,
            re.IGNORECASE,
        )
    return True


def _plausible_short(groups: dict[str, str | None], before: str, after: str, lone: bool) -> bool:
    day, month = int(groups["day"] or 0), int(groups["month"] or 0)
    if not (1 <= day <= 31 and 1 <= month <= 12) or NOT_A_DAY.match(after):
        return False
    separator = groups["separator"]
    if separator == "/":
        if groups["weekday"]:
            return True
        if (day, month) == (24, 7):
            return False
        if (
            re.search(
                r"\b(?:scor\w+|scal\w+|rat\w+|at|was|is|a|gave|put|be)\b\W*(?:\w+\W+)?$",
                before,
                re.IGNORECASE,
            )
            and month == 10
            and not re.search(r"\bon\s*$", before)
        ):
            return False
        return bool(DAY_LEAD.search(before))
    if groups["weekday"] or WEEK.search(before):
        return True
    # "12.3" and "12-3" are dates only where they are all there is, or stand before a dash or colon at the start of a line.
    if before.rsplit("\n", 1)[-1].strip():
        return False
    return lone or (separator == "." and bool(re.match(r"\s*(?:[:–—]|-\s)", after)))


def _read(
    name: str, match: re.Match[str], text: str, period: Period, last: date | None, forward: bool
) -> Iterator[DateMention]:
    groups = match.groupdict()
    start = match.start() + (len(match.group()) - len(match.group().lstrip()))
    end = match.end()
    while end > start and text[end - 1] in " ,-–/":
        end -= 1
    weekday = _weekday(groups.get("weekday"))
    chosen = _Years(period, last, forward)
    # A range ("13-15 May") may be a week's lead: the words "w/c" before it are kept out of the mention.
    if name in ("numeric", "iso"):
        day = _calendar_day(chosen.full(groups["year"]), groups)
        if day:
            yield DateMention(start, end, day.isoformat(), None, text[start:end])
    elif name in ("numeric span", "day span"):
        month2 = _month_number(groups["month2"])
        month = _month_number(groups["month"]) if groups["month"] else month2
        year2 = chosen.full(groups["year2"]) if groups["year2"] else None
        if year2 is None:
            year2 = chosen.of_day(int(groups["day2"]), month2, None)
        if year2 is None:
            return
        year = chosen.full(groups["year"]) if groups["year"] else year2 - (month > month2)
        first, second = _day(year, month, groups["day"]), _day(year2, month2, groups["day2"])
        if first and second and first <= second:
            yield DateMention(start, end, first.isoformat(), second.isoformat(), text[start:end])
        elif second:
            yield DateMention(start, end, second.isoformat(), None, text[start:end])
    elif name in ("day list", "month day list"):
        month = _month_number(groups["month"])
        numbers = list(re.finditer(DAY, groups["days"] or ""))
        for number in numbers:
            told = chosen.full(groups["year"]) if groups["year"] else None
            told = told or chosen.of_day(int(number.group()), month, weekday)
            one = _day(told, month, number.group()) if told else None
            if one:
                place = match.start("days") + number.start()
                # All but the last of a list end with their own number.
                stop = (
                    end
                    if number is numbers[-1] and name == "day list"
                    else match.start("days") + number.end()
                )
                yield DateMention(place, stop, one.isoformat(), None, text[place:stop])
            weekday = None
    elif name in ("day month", "month day", "short numeric"):
        month = _month_number(groups["month"])
        digits = re.match(r"\d+", groups["day"] or "")
        value = int(digits.group()) if digits else 0
        explicit = groups.get("year")
        if (
            name == "month day"
            and not explicit
            and not re.search(r"[a-z]", groups["day"] or "", re.IGNORECASE)
            and chosen.names_a_year(value)
        ):
            year_month = f"{2000 + value}-{month:02d}"
            yield DateMention(start, end, year_month, None, text[start:end])
            return
        own_year = chosen.full(explicit) if explicit else chosen.of_day(value, month, weekday)
        single = _day(own_year, month, value) if own_year else None
        if single:
            yield DateMention(start, end, single.isoformat(), None, text[start:end])
    elif name in ("month year", "numeric month"):
        month = _month_number(groups["month"])
        told_year = chosen.full(groups["year"] or groups.get("short"))
        yield DateMention(start, end, f"{told_year}-{month:02d}", None, text[start:end])
    elif name == "month span":
        first_month, second_month = _month_number(groups["month"]), _month_number(groups["month2"])
        year2 = chosen.full(groups["year2"]) if groups["year2"] else chosen.of_month(second_month)
        if year2 is None:
            return
        year = chosen.full(groups["year"]) if groups["year"] else year2 - (first_month > second_month)
        if re.search(r"\sand\s", match.group(), re.IGNORECASE):
            stop = match.end("year") if groups["year"] else match.end("month")
            yield DateMention(start, stop, f"{year}-{first_month:02d}", None, text[start:stop])
            place = match.start("month2")
            yield DateMention(place, end, f"{year2}-{second_month:02d}", None, text[place:end])
        else:
            yield DateMention(
                start, end, f"{year}-{first_month:02d}", f"{year2}-{second_month:02d}", text[start:end]
            )
    elif name == "month":
        month = _month_number(groups["month"])
        found = chosen.of_month(month)
        if found:
            yield DateMention(start, end, f"{found}-{month:02d}", None, text[start:end])
    elif name == "feast":
        feast = (
            re.sub(r"\s+", " ", (groups["feast"] or "").lower())
            .replace("'", "")
            .replace("’", "")
            .replace("xmas", "christmas")
        )
        day = chosen.of_feast(feast, chosen.full(groups["year"]) if groups["year"] else None)
        if day:
            yield DateMention(start, end, day.isoformat(), None, text[start:end])
    elif name == "ordinal" and last is not None:
        place = match.start("day")
        day = _nearest_ordinal(int(groups["day"] or 0), last)
        if day:
            yield DateMention(place, end, day.isoformat(), None, text[place:end])


@dataclass(frozen=True, slots=True)
class _Years:
    """Chooses the year of a date that gives none."""

    period: Period
    last: date | None
    forward: bool

    def full(self, year: str | None) -> int:
        """Four digits from two: never more than five years after the review period."""
        digits = re.sub(r"\D", "", year or "")
        value = int(digits)
        if len(digits) == 4:
            return value
        limit = (
            self.period.end.year if self.period.end else date.max.year if not self.last else self.last.year
        ) + 5
        limit = min(limit, 2099)
        if not self.period.end and not self.last:
            limit = 2035  # a lone two-digit year above that is somebody's birth
        return 2000 + value if 2000 + value <= limit else 1900 + value

    def names_a_year(self, value: int) -> bool:
        """Whether two digits after a month ("Nov 25") are a year of the review period, not a day."""
        years = {day.year for day in (self.period.start, self.period.end) if day}
        return 2000 + value in years

    def of_day(self, day: int, month: int, weekday: int | None) -> int | None:
        anchor = self._anchor()
        if anchor is None:
            return None
        days = [
            found for year in range(anchor.year - 2, anchor.year + 3) if (found := _day(year, month, day))
        ]
        if not days:
            return None

        def cost(candidate: date) -> tuple[int, bool, int]:
            # A weekday that does not fit is likelier a slip of the pen than a date far outside the period.
            distance = self._distance(candidate)
            return (
                0 if distance == 0 else 1 if distance < 60 else 2,
                weekday not in (None, candidate.weekday()),
                distance,
            )

        return min(days, key=cost).year

    def of_month(self, month: int) -> int | None:
        anchor = self._anchor()
        if anchor is None:
            return None
        years = range(anchor.year - 2, anchor.year + 3)
        return min(
            years,
            key=lambda year: min(
                self._distance(date(year, month, 1)),
                self._distance(date(year, month, calendar.monthrange(year, month)[1])),
            ),
        )

    def of_feast(self, feast: str, year: int | None) -> date | None:
        if feast in EASTER_OFFSETS:
            anchor = self._anchor()
            years = [year] if year else list(range(anchor.year - 2, anchor.year + 2)) if anchor else []
            days = [_easter(one) + timedelta(days=EASTER_OFFSETS[feast]) for one in years]
            return min(days, key=self._distance) if days else None
        month, day = FEASTS[feast]
        found = year or self.of_day(day, month, None)
        return _day(found, month, day) if found else None

    def _anchor(self) -> date | None:
        return self.period.end or self.period.start or self.last

    def _distance(self, day: date) -> int:
        """How far a day lies outside the time it should lie in, in days; what is yet to come costs more than what was."""
        start, end = self.period.start, self.period.end
        if self.forward:
            anchor = end or self.last or start
            gap = (day - anchor).days if anchor else 0
            return gap if gap >= -31 else -gap * 3
        if start is None and end is None:
            return abs((day - self.last).days) if self.last else 0
        if start is None and end is not None:
            start = min(end - timedelta(days=364), end)
        if end is None and start is not None:
            end = start + timedelta(days=364)
        if start and day < start:
            return (start - day).days
        if end and day > end:
            return (day - end).days * 2
        return 0


def _calendar_day(year: int, groups: dict[str, str | None]) -> date | None:
    day, month = int(groups["day"] or 0), int(groups["month"] or 0)
    full = year if year > 99 else 2000 + year
    # Only a month above twelve turns the order round: no other reading is left.
    if month > 12 >= day and year > 99:
        day, month = month, day
    return _day(full, month, day)


def _day(year: int, month: int, day: int | str | None) -> date | None:
    try:
        return date(year, month, int(day or 0))
    except ValueError:
        return None


def _month_number(word: str | None) -> int:
    word = (word or "").strip(". ").lower()
    return int(word) if word.isdigit() else MONTHS[word]


def _weekday(word: str | None) -> int | None:
    return WEEKDAYS.get(word.strip(". ").lower()[:3]) if word else None


def _nearest_ordinal(day: int, last: date) -> date | None:
    """The day of that number nearest to a date just told: its own month, the month before or the one after."""
    options = []
    for shift in (-1, 0, 1):
        month = last.month + shift
        year = last.year + (month > 12) - (month < 1)
        found = _day(year, (month - 1) % 12 + 1, day)
        if found:
            options.append(found)
    return min(options, key=lambda one: abs((one - last).days), default=None)


def _parse_iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text if len(text) > 7 else f"{text}-15")
    except ValueError:
        return None


def _easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian computus (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    skipped, leap = divmod(century, 4)
    correction = (century + 8) // 25
    moon = (19 * golden + century - skipped - (century - correction + 1) // 3 + 15) % 30
    quarters, left = divmod(rest, 4)
    sunday = (32 + 2 * leap + 2 * quarters - moon - left) % 7
    month_shift = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * month_shift + 114, 31)
    return date(year, month, day + 1)
