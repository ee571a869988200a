"""Scores told in sentences: "I would put Ann at 5, and Bob at 4"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from reportcheck.reports.dates import Period, find_dates
from reportcheck.reports.model import Adult, Author, Child, Scale
from reportcheck.reports.people import gender_of_relationship
from reportcheck.reports.scaling_lines import is_line
from reportcheck.reports.scaling_people import (
    NUMBER,
    NUMBER_END,
    OUT_OF,
    RELATIONS,
    about_names,
    adult_named,
    names_of,
    relative_of,
    value_of,
)
from reportcheck.reports.wording import ChildMention, Piece, child_mentions, name_forms, plain, sentences

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family


# A sentence is about a scale when it says so itself, when its heading does, or when the sentence before it was.
_SCALE = re.compile(
    r"\bscal(?:e|ed|es|ing)\b|\b(?:\d|ten|nine|eight|seven|six|five|four|three|two|one)\s+out\s+of\s+(?:10|ten)\b|(?<![\d/])\d\s?/\s?10\b(?![/\d])|\b0\s?(?:-|to)\s?10\b|\bzero\s+to\s+ten\b|\b(?:10|ten)\s+(?:is|being|means|meaning|=)|\b(?:put|place|score|mark)\w*\s+(?:\S+\s+){1,6}?(?:at|as)\s+(?:an?\s+)?(?:10|\d)\b(?!\s*(?:out|kg|years|am|pm|%))"
    r"|\b(?:gave|gives|give|put|puts)\s+(?:\S+\s+){0,4}?(?:safety|home|things|herself|himself|themselves|it)\s+(?:\S+\s+){0,3}?(?:an?|at|as)\s+(?:10|\d)\b(?!\s*(?:out|kg|years|am|pm|%|minute))"
    r"|\bsafety\s+(?:score|rating)\b|\bscor(?:e|ed|es|ing)\b|\brate[sd]?\b",
    re.IGNORECASE,
)
# Scores of tests, not of the 0 to 10 scale.
_TEST = re.compile(
    r"\b(?:DASH|EPDS|PHQ|GAD|CRIES|RCADS|SDQ|ASQ|CORE-?10|HoNOSCA|AUDIT|GCS|CGAS|WEMWBS|Edinburgh|MUST|Apgar|PSI|TOPS|Leuven|P\s?score|reading|spelling|maths?|test|centile|percentile|goals?|match|SATs?|GCSEs?|questionnaire|peak\s+flow|BMI|pain)\b",
    re.IGNORECASE,
)
_HYPOTHESIS = re.compile(
    r"\b(?:would\s+make\s+(?:it|this|that)|to\s+(?:get|move|go|reach|be\s+moved|take\s+(?:it|this|us|them))\s+(?:it\s+|this\s+|them\s+|us\s+)?(?:up\s+)?(?:to|from)|(?:it|this|that|she|he|they)\s+(?:would|could|might)\s+(?:be|have\s+been|go|move|become|rise|only\s+be)|move\s+(?:up\s+)?(?:to|from|towards)|one\s+(?:point\s+)?(?:higher|lower|more)|if\b|(?:aim|hope|like|want|need|goal)\w*\s+(?:is\s+|it\s+)?(?:to\s+)?(?:be\s+|get\s+|see\s+)?(?:\w+\s+){0,3}(?:at|to)|before\s+(?:we|the)|until\s+\w+\s+(?:is|are|reach\w*)|not\s+(?:a|an|yet|at)|maybe|where\s+(?:0|10|zero|ten)|(?:0|10|zero|ten)\s+(?:is|means|being|=)|means?|safe\s+enough\s+to\s+close|that\s+it\s+was)\s*(?:a\s+|at\s+|an\s+)?$",
    re.IGNORECASE,
)
_LEGEND = re.compile(
    r"\(?\b(?:on\s+(?:a|the)\s+)?(?:scale\s+)?(?:of\s+|from\s+)?(?:0|zero|1|one)\s?(?:-|to)\s?(?:10|ten)\b(?:\s+scal\w+|\s+scale)?|\b(?:where\s+)?(?:0|zero|10|ten)\s+(?:is|means|being|represents|=)\b[^,;.]*(?:,|;|\.|\)|$|\band\s+(?=(?:10|ten|0|zero)\b))",
    re.IGNORECASE,
)
_DIGITS = r"(?P<score>10|[0-9](?:\.5|½)?)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b{NUMBER}{OUT_OF}",
        rf"\b(?:at|as|a|is|was|it|of|scor\w+|scal\w+|rat(?:e|ed|es|ing)|gave|gives?|said|says|say|put|it's|answered|chose|picked)\s+(?:(?:a|an|at|about|around|roughly|currently|only|just|overall|still|now|today|safety|things|it|this|the\s+score|score|of|\"|')\s*)*\b{NUMBER}{NUMBER_END}",
        rf"(?:^|[:,;(]|[-=]\s|\band\b)\s*(?:\w+\s+)?['\"]?\b{_DIGITS}\b{NUMBER_END}(?=['\"]?\s*(?:for\b|from\b|and\b|$|[.,;)'\"]|each\b|overall\b|now\b|today\b))",
        rf"(?<=[A-Za-z'\])])\s*(?:[:=]|\s-\s|\bat\b|\bas\b)?\s+['\"]?{_DIGITS}\b{NUMBER_END}(?=['\"]?\s*(?:$|[.,;)]|and\b|each\b|both\b))",
    )
)
_SPEAKER_VERB = r"(?:scal(?:ed|es)|scor(?:ed|es)|rat(?:ed|es)|gave|gives|said|says|put(?:s)?|placed|felt|feels|thought|thinks|chose|picked|marked|told|answered|would\s+(?:put|say|score|scale|place)|is\s+at|was\s+at|at)"
_PARENT = {"female": r"^\W*(?:birth\s+)?(?:mother|mum)\b", "male": r"^\W*(?:birth\s+)?(?:father|dad)\b"}


@dataclass(slots=True)
class Speech:
    """Who spoke last and about whom, as one sentence leads to the next."""

    by: str | None = None
    about: tuple[str, ...] = ()
    active: bool = False
    recent: dict[str, str] = field(default_factory=dict)
    group: tuple[str, ...] = ()
    unread: list[str] = field(default_factory=list)


def read_prose(passage: Passage, family: Family, author: Author, state: Speech) -> list[Scale]:
    """The scores that a paragraph tells, read with what was said before it."""
    # A number line that stands as a heading hides the heading of the scale above it.
    above = next((label for label in reversed(passage.headings) if not is_line(label)), "")
    headed = bool(_SCALE_NAMED.search(plain(f"{above} {passage.row or ''} {passage.column or ''}")))
    state.unread += [plain(label) for label in (above, passage.row) if label]
    found: list[Scale] = []
    for piece in sentences(passage.text):
        found += _sentence(piece, passage, family, author, state, headed)
        state.unread.append(plain(piece.text))
    return found


_SCALE_NAMED = re.compile(r"\bscal(?:e|es|ing)\b|\b0\s?(?:-|to)\s?10\b|\bsafety\s+scor", re.IGNORECASE)


def _recall(family: Family, state: Speech) -> None:
    """Read who was named in the sentences since the last score; only a sentence that tells one needs to know."""
    for text in state.unread[-80:]:
        _remember(text, family, state)
    state.unread.clear()


def _remember(text: str, family: Family, state: Speech) -> None:
    """Keep who was named last of each gender, for the pronouns of the next sentence."""
    people: list[Adult | Child] = [*family.adults, *family.children]
    places: list[tuple[int, str, str]] = []
    for person in people:
        gender = person.gender if isinstance(person, Child) else gender_of_relationship(person.relationship)
        place = max((text.rfind(plain(form)) for form in name_forms(person)), default=-1)
        if gender and place >= 0:
            places.append((place, gender, person.name))
    state.recent.update({gender: name for _, gender, name in sorted(places)})
    groups = [one.children for one in child_mentions(text, family)]
    if groups:
        state.group = (
            tuple(dict.fromkeys(child for group in groups for child in group))
            if len(groups[-1]) == 1
            else groups[-1]
        )


def _sentence(
    piece: Piece, passage: Passage, family: Family, author: Author, state: Speech, headed: bool
) -> list[Scale]:
    if not (headed or state.active or _SCALE.search(plain(piece.text))):
        return []
    original = _without_dates(plain(piece.text))
    text = _LEGEND.sub(lambda match: " " * len(match.group()), original)
    names_scale = bool(_SCALE.search(original))
    if not (headed or names_scale or state.active):
        return []
    _recall(family, state)
    if _TEST.search(original) and not re.search(
        r"\b(?:scale|scaling)\b|out\s+of\s+(?:10|ten)|/10", original, re.IGNORECASE
    ):
        state.active = False
        return []
    if not (headed or names_scale) and not re.search(rf"\b(?:{_SPEAKER_VERB})\b", text, re.IGNORECASE):
        state.active = False
        return []
    scores = _numbers(text)
    mentions = child_mentions(text, family)
    scales: list[Scale] = []
    for number, (start, end, score) in enumerate(scores):
        previous = scores[number - 1][1] if number else 0
        following = scores[number + 1][0] if number + 1 < len(scores) else len(text)
        before, after = text[previous:start], text[end:following]
        if _HYPOTHESIS.search(before.rstrip("'\"( ") + " ") or _HYPOTHESIS.search(
            text[:start].rstrip("'\"( ") + " "
        ):
            continue
        by, speaks = _speaker(text, previous, start, family, author, state, passage.section)
        each = _each_for_itself(text[previous:start], mentions, family, state)
        if by is None and each:
            scales += [Scale(child, child, score, passage.block.number) for child in each]
            continue
        about = _subject(text, previous, start, end, after, mentions, by, speaks, state, passage, family)
        state.by, state.about, state.active = by, about, True
        for one in about_names(about, family):
            scales.append(Scale(by, one, score, passage.block.number))
    return scales


def _without_dates(text: str) -> str:
    """The text with its dates blanked out: "8/10" after "rebooked for" is a day in October."""
    for mention in find_dates(text, _SOME_PERIOD):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


# Only the places of dates matter here, not their years.
_SOME_PERIOD = Period(date(2000, 1, 1), date(2000, 12, 31))


def _each_for_itself(
    clause: str, mentions: list[ChildMention], family: Family, state: Speech
) -> tuple[str, ...]:
    """The children of "they both gave a 9": each scored for itself."""
    if not re.search(r"\bthey\b", clause, re.IGNORECASE):
        return ()
    return names_of(mentions) or state.group or tuple(child.name for child in family.children)


def _numbers(text: str) -> list[tuple[int, int, int | float]]:
    """Places and values of the scores of a sentence, in order, none twice."""
    found: dict[int, tuple[int, int, int | float]] = {}
    for form in _FORMS:
        for match in form.finditer(text):
            start, end = match.span("score")
            if re.search(r"(?:\bout\s+of|/)\s*$", text[:start]):
                continue
            if not any(
                start < other_end and other_start < end for other_start, other_end, _ in found.values()
            ):
                found[start] = (start, match.end(), value_of(match.group("score")))
    return [found[key] for key in sorted(found)]


def _speaker(
    text: str,
    previous: int,
    start: int,
    family: Family,
    author: Author,
    state: Speech,
    section: str,
) -> tuple[str | None, bool]:
    """Who gives the score that stands at ``start``, and whether this stretch of the sentence names them."""
    clause = text[previous:start]
    last: tuple[int, str | None] | None = None
    for match in re.finditer(
        r"\b(?:I|we|our\s+score|my\s+score|my\s+own\s+score|school|police|SW|social\s+worker|health\s+visitor|nursery|professionals?|the\s+service|this\s+agency)\b(?!\s+(?:asked|told|said\s+to))",
        clause,
        re.IGNORECASE,
    ):
        if match.group() == "i":
            continue
        word = match.group().lower()
        if word in ("school", "police", "nursery") and re.search(
            r"\b(?:in|at|to|from|by|with|the)\s+$", clause[: match.start()], re.IGNORECASE
        ):
            continue
        verb = re.match(
            r"(?:'d|'ve|'m|'ll)?\W+(?:\w+\W+){0,3}?(?:scal|scor|rat|plac|put|would|am\b|give|gave|said|say|think|see|mark|is\b|at\b|score|feel|have)",
            clause[match.end() :] + text[start:],
            re.IGNORECASE,
        )
        if verb or word in ("our score", "my score", "my own score") or word not in ("i", "we"):
            last = (match.start(), author.name)
    people: list[Adult | Child] = [*family.adults, *family.children]
    for person in people:
        for form in name_forms(person):
            for match in re.finditer(rf"(?<![\w-]){re.escape(plain(form))}(?!\w|-)(?P<own>'s)?", clause):
                after = clause[match.end() :] + text[start : start + 1]
                if re.match(
                    rf"\W+(?:\w+\W+){{0,2}}?{_SPEAKER_VERB}\b|\W*:\W*|\W*$|\s*-\s*", after, re.IGNORECASE
                ) and not match.group("own"):
                    if re.search(
                        r"\b(?:put|place|placed|puts|scale|scaled|score|scored|rate|rated|for|at|about|give|gave)\s+(?:\w+\s+and\s+)?$",
                        clause[: match.start()],
                        re.IGNORECASE,
                    ):
                        continue
                    if (
                        re.match(r"\W+(?:at|is\s+at|was\s+at)\b|\W*$", after, re.IGNORECASE)
                        and person in family.children
                    ):
                        continue
                    last = (match.start(), person.name) if last is None or match.start() >= last[0] else last
    for relation, pattern in RELATIONS.items():
        for match in re.finditer(pattern, clause, re.IGNORECASE):
            if re.match(r"'s\b", clause[match.end() :]):
                continue
            after = clause[match.end() :]
            if re.match(rf"\W+(?:\w+\W+){{0,3}}?{_SPEAKER_VERB}\b|\W*[:-]?\W*$", after, re.IGNORECASE):
                last = (
                    (match.start(), relative_of(relation, family) or match.group())
                    if last is None or match.start() >= last[0]
                    else last
                )
    pronoun = re.search(
        rf"\b(?:she|he|they(?:\s+both)?)\b\W+(?:\w+\W+){{0,3}}?{_SPEAKER_VERB}\b", clause, re.IGNORECASE
    )
    if pronoun and (last is None or pronoun.start() > last[0]):
        word = pronoun.group().split()[0].lower()
        return _pronoun(word, text[: previous + pronoun.start()], family, state, section), True
    if last:
        return last[1], True
    if previous == 0 and not state.active:
        return author.name, False
    return state.by or author.name, False


def _pronoun(word: str, before: str, family: Family, state: Speech, section: str) -> str | None:
    """The person that "she scored" or "he put" means: the last one named who fits."""
    if word == "they":
        return None
    wanted = "female" if word == "she" else "male"
    here = Speech()
    _remember(before, family, here)
    children = [child.name for child in family.children if child.gender == wanted]
    if wanted in here.recent:
        return here.recent[wanted]
    if section == "child_views" and len(children) == 1:
        return children[0]
    if section == "parent_views":
        parents = [
            adult.name
            for adult in family.adults
            if re.search(_PARENT[wanted], adult.relationship or "", re.IGNORECASE)
        ]
        recent = state.recent.get(wanted)
        if recent is None or any(recent == child.name for child in family.children):
            return parents[0] if parents else None
        return recent
    if wanted in state.recent:
        return state.recent[wanted]
    return children[0] if len(children) == 1 else state.by


def _subject(
    text: str,
    previous: int,
    start: int,
    end: int,
    after: str,
    mentions: list[ChildMention],
    by: str | None,
    speaks: bool,
    state: Speech,
    passage: Passage,
    family: Family,
) -> tuple[str, ...]:
    """Whom a score is about: the child named right after it ("3 for Skye"), else right before it, else as before."""
    children = {child.name for child in family.children}
    if (
        by
        and by in children
        and re.search(r"\b(?:herself|himself|themsel\w+)\b", text[previous:start] + after[:30])
    ):
        return (by,)
    following = re.match(
        r"\W*(?:out\s+of\s+(?:10|ten)\W*)?(?:each\W*)?(?:for|about|on|re)\s+", text[end:], re.IGNORECASE
    )
    if following:
        near = [
            one for one in child_mentions(text[end : end + 80], family) if one.start <= following.end() + 8
        ]
        if near:
            return _together(near, text[end:])
    clause = text[previous:start]
    inside = child_mentions(clause, family)
    adult = re.search(
        r"\b([A-Z][\w-]+)'s\s+(?:recovery|progress|engagement|commitment|motivation|wellbeing|sobriety)\b",
        clause,
    )
    if adult:
        known = adult_named(adult.group(1), family)
        if known or not child_mentions(adult.group(1), family):
            return (known or adult.group(1),)
    if inside:
        last = inside[-1]
        chain = [
            one
            for one in inside
            if one is last
            or re.fullmatch(
                r"(?:'s)?\W*(?:,|and|&)?\W*(?:and\s+)?", clause[one.end : inside[inside.index(one) + 1].start]
            )
        ]
        meant = tuple(dict.fromkeys(child for one in chain for child in one.children))
        if meant != (by,) or not re.search(r"\b(?:for|both|about)\b", clause):
            return meant
    if by and by in children and (speaks or not state.about):
        return (by,)
    if state.about and not (speaks and by != state.by and previous == 0):
        return state.about
    if speaks and by != state.by and by not in children and previous > 0 and state.about:
        return state.about
    for label in reversed(passage.headings):
        named = tuple(dict.fromkeys(child for one in child_mentions(label, family) for child in one.children))
        if named:
            return named
    return tuple(child.name for child in family.children)


def _together(mentions: list[ChildMention], text: str) -> tuple[str, ...]:
    meant: list[str] = []
    place: int | None = None
    for one in mentions:
        if place is not None and not re.fullmatch(
            r"(?:'s)?\W*(?:,|and|&)?\W*(?:and\s+)?", text[place : one.start]
        ):
            break
        meant += [child for child in one.children if child not in meant]
        place = one.end
    return tuple(meant)
