"""AC102 action-without-date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.model import Action
from reportcheck.reports.passages import Passage
from reportcheck.reports.wording import plain
from reportcheck.rules.actions.listed_actions import actions, at
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern, short
from reportcheck.rules.sources import AGENDA

_VAGUE = re.compile(
    r"\bASAP\b|\ba\.s\.a\.p\b|\bas\s+soon\s+as\s+(?:possible|practicable)\b|\bin\s+due\s+course\b|\bas\s+and\s+when\b|\bwhen\s+(?:possible|able)\b|\bat\s+some\s+point\b|\bsoon\b|^\W*ongoing\W*$|\bon-?going\W*$",
    re.IGNORECASE,
)
_WHEN = pattern(
    r"\b(?:by|before|until|till|within|after|from|during|at|on|in)\s+(?:the\s+)?(?:next|first|end|start|beginning|half|summer|easter|christmas|autumn|spring|winter|new|core|conference|review|birth|discharge|holidays?|school|term|\d|mon|tues|wednes|thurs|fri|satur|sun|january|february|march|april|may|june|july|august|september|october|november|december)",
    r"\b(?:daily|weekly|fortnightly|monthly|nightly|termly|yearly|annually|regularly|every|each|twice|once|today|tomorrow|now|immediately|straight\s+away|tonight)\b|\bx\s?\d|\bper\s+(?:day|week|month)\b|\bmorning\b|\bnight\b",
    r"\b(?:next|this|following|coming|last)\s+(?:day|week|month|term|visit|core|review|conference|year|session|appointment|meeting)\b|\b\d+\s*(?:hours?|days?|weeks?|months?|sessions?|visits?)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)[\s-]+(?:hours?|days?|weeks?|months?|sessions?|visits?)\b",
    r"\b\d{1,2}[./-]\d{1,2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\bMay\b|\bhalf[\s-]?term\b|\bchristmas\b|\beaster\b",
    r"\b(?:if|when|once|while|unless|whenever|as\s+long\s+as)\b|\b(?:continue|carry\s+on|keep|remain|stay|no\s+more|not\s+to|never|always)\b",
)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of action-without-date.

    Attributes:
        least: fewest actions without any word on when, for a finding about them.
    """

    least: int = 2


class ActionWithoutDate(Rule):
    """An action says what is to be done, but not by when.

    What it does:
        Among the actions or next steps that the report lists, finds those with "ASAP", "ongoing", "in due course" in
        place of a date, and, where there are several, those with no word on when at all. A frequency ("weekly"), an
        occasion ("before half term") and a condition ("if he misses again") count as a time. One finding of each
        kind names them all.

    Why it matters:
        The chair asks for a timescale for every action. Without one nobody can say at the next review that it is
        late.

    Example:
        "School to refer Soraya for speech therapy ASAP."

    Better:
        "School to refer Soraya for speech therapy by 22 May."

    Options:
        least: fewest actions without any word on when, for a finding about them.

    Source:
        Agenda for the child protection review conference: timescales to be put in for all actions.
    """

    code = "AC102"
    name = "action-without-date"
    severity = "info"
    source = f"{AGENDA}: timescales to be put in for all actions"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding for vague times and one for none."""
        vague = [(passage, match) for passage in _passages(case) if (match := _VAGUE.search(passage.text))]
        if vague:
            passage, match = vague[0]
            words = listed(list(dict.fromkeys(f"“{m.group().strip()}”" for _, m in vague)))
            yield self.at(
                case,
                passage.block.number,
                passage.start + match.start(),
                passage.start + match.end(),
                f"Says {words} in place of a date{f', in {len(vague)} actions' if len(vague) > 1 else ''}.",
                "Give a day, or a number of weeks.",
            )
        bare = [action for action in actions(case) if _has_no_time(action)]
        if len(bare) >= self.options.least:
            yield self.finding(
                f"{len(bare)} actions do not say by when: {listed([short(action.text) for action in bare], most=3)}.",
                "Add a date or a number of weeks to each.",
                **at(case, bare[0]),
            )


def _passages(case: Case) -> list[Passage]:
    return [p for p in case.passages if p.section == "actions" and p.title is not None]


def _has_no_time(action: Action) -> bool:
    text = plain(action.text)
    return action.due is None and not _WHEN.search(text) and not _VAGUE.search(text)
