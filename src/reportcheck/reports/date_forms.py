"""The forms in which people write dates, as patterns, and the words that tell a date from what only looks like one."""

from __future__ import annotations

import calendar
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febuary",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {name[:3].lower(): number for number, name in enumerate(calendar.day_name)}

MONTH = (
    r"(?:(?:january|february|febuary|march|april|may|june|july|august|september|october|november|december)(?![a-z])"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?![a-z])\.?)"
)
_WEEKDAY = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:mon|tues?|weds?|thu|thur|thurs|fri|sat|sun)\b\.?)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_ORDINAL = r"(?:\s?(?:st|nd|rd|th)\b\.?)"
_YEAR = r"(?:(?:19|20)\d{2}|'\d{2}|’\d{2})"
# Two digits can be a year only where nothing follows that makes them a time, a measure or a list of days.
_SHORT_YEAR = r"(?:\d{2}(?!\d|[.:,/]\d|\s?(?:st|nd|rd|th|am|pm|hrs?|kg|cm|%|years?|months?|weeks?|days?|mins?|minutes|times|and|&|to|-|–)))"
_DASH = r"\s*(?:-|–|—|to|until|till|through)\s*"
_GAP = r"(?:[ \t]+|[ \t]*[-/][ \t]*|\.(?=\w)|)"

_WEEKDAY_LEAD = (
    rf"(?:(?P<weekday>{_WEEKDAY})[,]?\s+(?:(?:night|morning|afternoon|evening|am|pm)[,]?\s+)?\(?(?:the\s+)?)?"
)
_PART = (
    r"(?P<part>early|mid|middle\s+of|late|(?:the\s+)?(?:beginning|start|end|middle)\s+of|about|around)[\s-]+"
)

_FORMS: tuple[tuple[str, str], ...] = (
    ("iso", r"(?P<year>(?:19|20)\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    (
        "numeric span",
        rf"{_WEEKDAY_LEAD}(?P<day>\d{{1,2}})(?:[./-](?P<month>\d{{1,2}}))?(?:[./-](?P<year>\d{{4}}|\d{{2}}))?"
        r"\s*(?:–|—|\s-\s|-|\bto\b|\buntil\b)\s*"
        r"(?P<day2>\d{1,2})[./](?P<month2>\d{1,2})[./](?P<year2>\d{4}|\d{2})(?![\d])",
    ),
    (
        "numeric",
        rf"{_WEEKDAY_LEAD}(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})\s?[./-]\s?(?P<year>\d{{4}}|\d{{2}})(?!\d|[./-]\d)",
    ),
    (
        "day span",
        rf"{_WEEKDAY_LEAD}(?P<day>{DAY}){_ORDINAL}?\s*(?:of\s+)?(?:(?P<month>{MONTH})\s*(?P<year>{_YEAR})?)?{_DASH}(?:{_WEEKDAY}\s+)?(?:the\s+)?"
        rf"(?P<day2>{DAY}){_ORDINAL}?\s*(?:of\s+)?(?P<month2>{MONTH})(?:,?\s*(?P<year2>{_YEAR}|{_SHORT_YEAR}))?",
    ),
    (
        "day list",
        rf"{_WEEKDAY_LEAD}(?P<days>{DAY}{_ORDINAL}?(?:\s*,\s*(?:{_WEEKDAY}\s+)?(?:the\s+)?{DAY}{_ORDINAL}?)*\s*,?\s*(?:and|&|or|\+)\s*(?:{_WEEKDAY}\s+)?(?:the\s+)?{DAY}{_ORDINAL}?)"
        rf"\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s*(?P<year>{_YEAR}|{_SHORT_YEAR}))?",
    ),
    (
        "day month",
        rf"{_WEEKDAY_LEAD}(?P<day>{DAY}){_ORDINAL}?{_GAP}(?:of\s+)?(?P<month>{MONTH})(?:{_GAP},?\s*(?P<year>{_YEAR}|{_SHORT_YEAR}))?",
    ),
    (
        "month day list",
        rf"(?P<month>{MONTH})\s+(?P<days>{DAY}{_ORDINAL}(?:\s*,\s*{DAY}{_ORDINAL})*\s*(?:and|&)\s*{DAY}{_ORDINAL})(?:,?\s*(?P<year>{_YEAR}))?",
    ),
    (
        "month day",
        rf"{_WEEKDAY_LEAD}(?P<month>{MONTH})\s+(?:the\s+)?(?P<day>{DAY}(?:{_ORDINAL}|(?![.:]\d|\s?(?:am|pm|hrs?|%|kg|years?|months?|weeks?|days?|times|minutes|mins))))(?:,?\s+(?P<year>{_YEAR}))?",
    ),
    (
        "month span",
        rf"(?:{_PART})?(?P<month>{MONTH})\s*(?P<year>{_YEAR}|{_SHORT_YEAR})?(?:{_DASH}|\s*/\s*|\s+and\s+)(?:early[\s-]+|mid[\s-]+|late[\s-]+|(?:the\s+)?end\s+of\s+)?"
        rf"(?P<month2>{MONTH})(?:,?\s*(?P<year2>{_YEAR}|{_SHORT_YEAR}))?",
    ),
    (
        "month year",
        rf"(?:{_PART})?(?P<month>{MONTH})(?:(?:\s+(?:of\s+)?|\s*[-/,]\s*|)(?P<year>{_YEAR})|(?:\s+|\s*[-/]\s*|)(?P<short>{_SHORT_YEAR}))",
    ),
    ("numeric month", r"(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d{2})(?!\d|/)"),
    ("month", rf"(?:{_PART})?(?P<month>{MONTH})"),
    (
        "feast",
        r"(?P<feast>(?:christmas|xmas)\s+day|(?:christmas|xmas)\s+eve|boxing\s+day|new\s+year'?s?\s+day|new\s+year'?s?\s+eve|good\s+friday|easter\s+(?:sunday|monday|saturday)|"
        rf"hallowe'?en|bonfire\s+night)(?:,?\s+(?P<year>{_YEAR}))?",
    ),
    (
        "short numeric",
        rf"{_WEEKDAY_LEAD}(?P<day>\d{{1,2}})(?P<separator>[/.-])(?P<month>\d{{1,2}})(?![\d%]|[./:-]\d|\s?(?:am|pm|hrs?|kg|cm|%))",
    ),
    (
        "ordinal",
        rf"(?:(?P<weekday>{_WEEKDAY})\s+(?:the\s+)?|(?:on|the|of|for|by|until|since|from|and|to|w/c|-|–)\s+(?:the\s+)?|^)(?P<day>{DAY}){_ORDINAL}",
    ),
)
_GUARD = r"(?<![\w£$#@.,:/-])|(?<=[^\d\w][-/.,:])|(?<=^[-/.,:])|(?<=[a-z][.,:;/-])|(?<=[–—(\[])"
PATTERNS = tuple((name, re.compile(rf"(?:{_GUARD})(?:{form})", re.IGNORECASE)) for name, form in _FORMS)

WEEK = re.compile(
    r"(?:\bw\s?[/.]?\s?[cb]\.?|\bweek\s+(?:commencing|beginning|starting|of|from))[\s:]*(?:the\s+)?$",
    re.IGNORECASE,
)
# A month that stands alone can be a name, a verb or a modal; these words before it make it a month.
MONTH_LEAD = re.compile(
    r"(?:\b(?:in|since|during|until|till|by|before|after|from|of|last|this|next|both|for|between|through|throughout|to|early|mid|late|w/c|around|about)|[-/(–])[\s-]*$",
    re.IGNORECASE,
)
NAME_BEFORE_MONTH = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|nan|gran|aunty?|auntie)\.?\s+$", re.IGNORECASE)
DAY_LEAD = re.compile(
    r"(?:^[^\w\n]*|\b(?:on|from|since|until|till|to|by|before|after|(?:week|evening|morning|night|afternoon|day|weekend)\s+of|for|w/?[cb]|dated|and|&|between|due|booked|rebooked|one|ones|time|seen|visited|review|visit|call|group|conference|date|morning|evening|night|afternoon|"
    r"rearranged|re-arranged|between|commencing|beginning|ending|early|late)|[-–;(,|])\s*(?:the\s+)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\s+)?$",
    re.IGNORECASE | re.MULTILINE,
)
NOT_A_DAY = re.compile(
    r"^\s*(?:out\s+of|of\s+(?:(?:a|the|his|her|their|all|these)\s+)?\w+|(?:sessions|appointments|visits|attended|times)\b)",
    re.IGNORECASE,
)
FEASTS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
    "new year eve": (12, 31),
    "new years day": (1, 1),
    "new year day": (1, 1),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
}
EASTER_OFFSETS = {"good friday": -2, "easter saturday": -1, "easter sunday": 0, "easter monday": 1}
