"""The events of a chronology: from tables, dated lists, dated headings and prose.

A chronology section wins. Only a report that has none (a letter, say) has the dated events of the review period collected
from its other sections.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from reportcheck.reports.attendance import read_attendance, read_attendance_cell
from reportcheck.reports.dates import DateMention, Period, find_dates, week_lead
from reportcheck.reports.model import Event
from reportcheck.reports.wording import children_named, event_kind, plain, sentences

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family


@dataclass(slots=True)
class _Entry:
    """An event in the making: its date as written and read, what happened, and what came of it."""

    date: str | None
    end_date: str | None
    date_text: str
    block: int
    text: list[str] = field(default_factory=list)
    outcome: list[str] = field(default_factory=list)
    attendance: list[str] = field(default_factory=list)
    structured: bool = True


# What the heading of a table column, or the label of a field, says about its content.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date", re.compile(r"^\W*(?:date|when|day)\b|\bdates?\b(?!.*\b(?:event|what)\b)", re.IGNORECASE)),
    (
        "attendance",
        re.compile(
            r"\b(?:attended|attendance|attend|DNA|kept|seen|present)\b\W*(?:$|y(?:es)?\b|by\b|or\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "outcome",
        re.compile(
            r"\b(?:outcomes?|results?|actions?|responses?|follow[\s-]*up|impact|attend(?:ed|ance)?|DNA|kept|decision|what\s+happened\s+next|status)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "who",
        re.compile(
            r"^\W*(?:by\s+whom|who|agency|source|author|worker|professional|recorded\s+by|initials?|completed\s+by|staff|no\.?|number|ref)\b",
            re.IGNORECASE,
        ),
    ),
    ("time", re.compile(r"^\W*time\b", re.IGNORECASE)),
)
# Sections whose dates are no events of the review period.
_NO_EVENTS = {"front_sheet", "sign_off"}
_SEPARATOR = re.compile(r"^[\s:;,.\-–—|)\]]+")
_WEEKDAY_AFTER = re.compile(
    r"^\s*[(,]?\s*(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\s*[),]?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•·▪◦*-]\s*|\(?[a-z0-9]{1,2}[.)]\s+)?", re.IGNORECASE)
_PROSE_LEAD = re.compile(
    r"^\s*(?:on|in|by|during|at|from|over|around|about|since|early\s+in|late\s+in)\s+(?:the\s+)?(?:\w+\s+of\s+)?$",
    re.IGNORECASE,
)
_JOIN = re.compile(r"^\s*(?:,|and|&|\+|/|or)?\s*(?:again\s+)?(?:on\s+)?(?:the\s+)?$", re.IGNORECASE)
# A date after these words is not the day of the event that its sentence tells.
_NOT_THE_DAY = re.compile(
    r"\b(?:since|until|till|before|born|dob|dated|due|expected|(?:re-?)?booked(?:\s+in)?(?:\s+for)?|re-?arranged(?:\s+for)?|re-?scheduled(?:\s+for)?|next\s+(?:\w+\s+){0,3}(?:is|on)|planned(?:\s+for)?|"
    r"listed(?:\s+for)?|scheduled(?:\s+for)?|expires?(?:\s+on)?|runs?\s+out(?:\s+on)?|up\s+to|no\s+later\s+than|by|ends?\s+on|starts?\s+on|will\s+(?:be|take\s+place)\s+(?:on|in)|earliest\s+\w+\s+\w+\s+is)\s+(?:on\s+|in\s+|the\s+|about\s+)*$",
    re.IGNORECASE,
)
_RESULT_LEAD = re.compile(r"^\s*(?:outcome|result|action(?:\s+taken)?|response)\s*[:–-]\s*", re.IGNORECASE)


def read_chronology(passages: Sequence[Passage], family: Family, period: Period) -> tuple[Event, ...]:
    """The events that the author lists, in the order of the report.

    Args:
        passages: the whole report's passages.
        family: the register, for the children that an event names.
        period: from the last conference to this one, for dates without a year.
    """
    own = [passage for passage in passages if passage.section == "chronology"]
    entries = list(_entries(own, _known_period(own, period)))
    structured = [entry for entry in entries if entry.structured]
    # Prose beside a table or a dated list introduces it; on its own it is the chronology.
    if len(structured) >= 2:
        entries = structured
    # A letter prints no heading over its events: what looks like its chronology may not be all of it.
    if not entries or all(passage.title is None and not passage.headings for passage in own):
        known = {entry.date for entry in entries}
        others = [passage for passage in passages if passage.section not in _NO_EVENTS and passage not in own]
        entries += [
            entry
            for entry in _told_events(others, _known_period(passages, period))
            if entry.date not in known
        ]
        entries.sort(key=lambda entry: entry.block)
    return tuple(_event(entry, family) for entry in entries if entry.text or entry.outcome)


def _event(entry: _Entry, family: Family) -> Event:
    text, outcome = "\n".join(entry.text).strip(), "\n".join(entry.outcome).strip() or None
    if not text and outcome:
        text, outcome = outcome, None
    return Event(
        date=entry.date,
        text=text,
        date_text=entry.date_text or None,
        end_date=entry.end_date,
        outcome=outcome,
        kind=event_kind(text),
        attendance=read_attendance_cell(" ".join(entry.attendance))
        if entry.attendance
        else read_attendance(text, outcome),
        children=children_named(text, family),
        block=entry.block,
    )


def _known_period(passages: Iterable[Passage], period: Period) -> Period:
    """The review period; where no conference date is known, the time that the full dates of the chronology span."""
    if period.end is not None or period.start is not None:
        return period
    days = [
        date.fromisoformat(mention.date)
        for passage in passages
        for mention in find_dates(passage.text)
        if len(mention.date) == 10 and re.search(r"\d{4}|[./-]\d{2}$", mention.text)
    ]
    return Period(min(days), max(days)) if days else period


def _entries(passages: Sequence[Passage], period: Period) -> Iterator[_Entry]:
    current: _Entry | None = None
    for _, group in groupby(passages, key=_row_key):
        row = list(group)
        cells = _cells(row)
        from_row = _row_entry(row, cells, period, current) if cells else None
        if from_row is not None:
            if current is not None:
                yield current
                current = None
            yield from_row
            continue
        for passage in row:
            done, current = _single(passage, current, period)
            yield from done
    if current is not None:
        yield current


def _row_key(passage: Passage) -> tuple[int, int, int]:
    """Passages of one table row share a key; all others have one of their own."""
    cell = passage.block.cell
    return (cell.table, cell.row, -1) if cell else (-1, -1, passage.block.number)


def _cells(row: list[Passage]) -> dict[int, list[Passage]]:
    """The passages of a table row by column; empty outside tables."""
    cells: dict[int, list[Passage]] = {}
    for passage in row:
        if passage.block.cell:
            cells.setdefault(passage.block.cell.column, []).append(passage)
    return cells


def _role(passage: Passage) -> str | None:
    """What a passage's column heading, or its field label, says it holds."""
    labels: list[str | None] = [passage.column] if passage.column else []
    if not passage.column:
        labels += [passage.row, passage.headings[-1] if passage.headings and passage.start else None]
    for label in labels:
        for role, pattern in _COLUMNS:
            if label and pattern.search(label):
                return role
    return None


def _lone_date(text: str, period: Period, near: str | None) -> DateMention | None:
    """The date of a text that holds nothing else of weight: a weekday, a time, "w/c", a bracket."""
    mentions = find_dates(text, period, near=near, lone=True)
    if not mentions or len(text) > 60:
        return None
    rest = text
    for mention in reversed(mentions):
        rest = rest[: mention.start] + rest[mention.end :]
    rest = re.sub(
        r"\b(?:w\s?/?\s?[cb]|week|commencing|beginning|ending|on|from|to|and|the|of|at|approx|about|date|am|pm|hrs?|hours|until|between|early|mid|late|start|end|"
        r"mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b|\d{1,2}[.:]\d{2}|\d{3,4}\s?(?=hrs)|\d{1,2}(?=\s*(?:am|pm))",
        " ",
        rest,
        flags=re.IGNORECASE,
    )
    return mentions[0] if len(re.findall(r"\w", rest)) <= 2 else None


def _row_entry(
    row: list[Passage], cells: dict[int, list[Passage]], period: Period, previous: _Entry | None
) -> _Entry | None:
    """The event of a table row that has a cell (or a row label) with a date; None for every other row."""
    near = previous.date if previous else None
    dated: int | None = None
    mention: DateMention | None = None
    label = ""
    for column, held in sorted(cells.items()):
        label = " ".join(passage.text for passage in held)
        mention = _lone_date(label, period, near)
        if mention:
            dated = column
            break
    if mention is None and row[0].row:
        label = row[0].row
        mention = _lone_date(label, period, near)
    if mention is None:
        return None
    entry = _Entry(mention.date, mention.end_date, label.strip(), row[0].block.number)
    free = 0
    for column, held in sorted(cells.items()):
        if column == dated:
            continue
        texts = [passage.text.strip() for passage in held if passage.text.strip()]
        if not texts or texts == [label.strip()]:
            continue
        role = _role(held[0]) if held[0].column else None
        if role in ("who", "time", "date"):
            continue
        if role == "attendance":
            entry.attendance += texts
            continue
        if (role == "outcome" and entry.text) or (role is None and not held[0].column and free >= 1):
            entry.outcome += texts
        else:
            if not entry.text:
                entry.block = held[0].block.number
            entry.text += texts
        free += 1
    return entry if entry.text or entry.outcome else None


def _single(passage: Passage, current: _Entry | None, period: Period) -> tuple[list[_Entry], _Entry | None]:
    """What one paragraph, list item or field adds: the entries that it ends or holds, and the one that stays open."""
    text, near = passage.text.strip(), current.date if current else None
    if not text:
        return [], current
    role = _role(passage)
    if role == "outcome" and current is not None:
        current.outcome.append(text)
        return [], current
    if role == "attendance" and current is not None and len(text.split()) < 12:
        current.attendance.append(text)
        return [], current
    if role in ("who", "time") and current is not None and len(text.split()) < 8:
        return [], current
    if re.fullmatch(r"\W*(?:19|20)\d\d\W*", text):
        return [], current
    alone = _lone_date(text, period, near)
    if alone:
        return ([current] if current else []), _Entry(alone.date, alone.end_date, text, passage.block.number)
    under = _heading_date(passage, period, near)
    if under is not None:
        mention, label = under
        if current is not None and current.date_text == label:
            current.text.append(text)
            return [], current
        return ([current] if current else []), _Entry(
            mention.date, mention.end_date, label, passage.block.number, [text]
        )
    leads = list(_dated_leads(passage, period, near))
    if leads:
        return ([current] if current else []) + leads[:-1], leads[-1]
    if (
        current is not None
        and current.structured
        and (not current.text or _continues(text, passage, current))
    ):
        lead = _RESULT_LEAD.match(text)
        if lead and current.text:
            current.outcome.append(text[lead.end() :])
        else:
            current.text.append(text)
        return [], current
    told = list(_prose_events(passage, period, near))
    if told:
        return ([current] if current else []) + told[:-1], told[-1]
    if current is not None and not current.structured:
        current.text.append(text)
        return [], current
    return [], current


def _continues(text: str, passage: Passage, current: _Entry) -> bool:
    """Whether an undated paragraph belongs to the dated one before it: it gives its result, or goes on in mid-sentence."""
    goes_on = text[:1].islower() and passage.block.number == current.block + 1
    return bool(_RESULT_LEAD.match(text)) or goes_on


def _heading_date(passage: Passage, period: Period, near: str | None) -> tuple[DateMention, str] | None:
    for label in (passage.row, *reversed(passage.headings[-2:])):
        mention = _lone_date(label, period, near) if label else None
        if label and mention:
            return mention, label
    return None


def _dated_leads(passage: Passage, period: Period, near: str | None) -> Iterator[_Entry]:
    """The events of a paragraph that begins with a date; a further date at the start of a sentence begins a further event."""
    text = passage.text
    starts: list[tuple[int, int, DateMention]] = []
    mentions = find_dates(text, period, near=near)
    for place in _line_starts(text):
        lead = _lead_at(text, place, mentions)
        if lead is None:
            if not starts:
                return
            continue
        starts.append((place, *lead))
    for number, (place, after, mention) in enumerate(starts):
        stop = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        yield _Entry(
            mention.date,
            mention.end_date,
            text[place:after].strip(" :-–—,.;"),
            passage.block.number,
            [_SEPARATOR.sub("", text[after:stop]).strip()],
        )


def _line_starts(text: str) -> list[int]:
    return [piece.start for piece in sentences(text)]


def _lead_at(text: str, place: int, mentions: list[DateMention]) -> tuple[int, DateMention] | None:
    """The date that a stretch of text begins with, and where its words end; None where it begins with something else."""
    bullet = _BULLET.match(text[place:])
    shortest = place
    longest = place + (bullet.end() if bullet else 0)
    first = next((one for one in mentions if one.start >= shortest), None)
    if first is None:
        return None
    begin = week_lead(text, first.start)
    if text[place:begin].strip(" \t•·▪◦*-–(") and not shortest <= begin <= longest:
        return None
    end = first.end
    for other in mentions:
        # "11 and 18 August" is the lead of one entry.
        if other.start >= end and _JOIN.match(text[end : other.start]):
            end = other.end
    weekday = _WEEKDAY_AFTER.match(text[end:])
    end += weekday.end() if weekday else 0
    # A date that its sentence runs on from ("12 May was the day that") is prose.
    if re.match(r"\s+(?:was|is|when|he|she|they|I)\b", text[end:]) and place == 0 and begin == place:
        return (end, first) if not re.match(r"\s+(?:was|is)\b", text[end:]) else None
    return end, first


def _prose_events(passage: Passage, period: Period, near: str | None) -> Iterator[_Entry]:
    """The events that sentences of a paragraph tell, each with the undated sentences that follow it."""
    open_entries: list[_Entry] = []
    for piece in sentences(passage.text):
        days = _days_told(piece.text, period, near)
        if days:
            yield from open_entries
            first = days[0]
            together = [day for day in days[1:] if _JOIN.match(piece.text[first.end : day.start])]
            open_entries = [
                _Entry(day.date, day.end_date, day.text, passage.block.number, [piece.text], structured=False)
                for day in (first, *together)
            ]
            near = first.date
        else:
            for entry in open_entries:
                entry.text[0] += " " + piece.text
    yield from open_entries


def _days_told(text: str, period: Period, near: str | None) -> list[DateMention]:
    """The dates of a sentence on which what it tells happened."""
    return [
        one
        for one in find_dates(text, period, near=near)
        if not _NOT_THE_DAY.search(plain(text[: one.start]))
    ]


def _told_events(passages: Sequence[Passage], period: Period) -> Iterator[_Entry]:
    """Every dated event of the review period, sentence by sentence, in whatever section it is told."""
    last = period.end or date.max
    first = period.start or (last - timedelta(days=366) if period.end else date.min)
    seen: set[tuple[str, str]] = set()
    near: str | None = None
    for passage in passages:
        for piece in sentences(passage.text):
            for day in find_dates(piece.text, period, near=near):
                near = day.date
                before = plain(piece.text[: day.start])
                planned = _NOT_THE_DAY.search(before) and not re.search(
                    r"\b(?:since|until|till|before|by|up\s+to)\s+\W*(?:the\s+)?$", before, re.IGNORECASE
                )
                inside = (
                    f"{first:%Y-%m-%d}"[: len(day.date)] <= day.date <= f"{last:%Y-%m-%d}"[: len(day.date)]
                )
                if planned or not inside or (day.date, piece.text) in seen:
                    continue
                seen.add((day.date, piece.text))
                yield _Entry(
                    day.date, day.end_date, day.text, passage.block.number, [piece.text], structured=False
                )
