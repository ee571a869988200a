"""Scores from 0 to 10: who scored, whom the score is about, and the number.

Three forms are read: a number line with the chosen number marked, a table of who scored what, and prose ("I would put
Rory at 5, and Skye at 4").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from reportcheck.reports.dates import Period, find_dates
from reportcheck.reports.model import Adult, Author, Child, Scale
from reportcheck.reports.people import gender_of_relationship
from reportcheck.reports.wording import ChildMention, Piece, child_mentions, name_forms, plain, sentences

if TYPE_CHECKING:
    from reportcheck.documents.model import Run
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family

_WORDS = {
    word: number
    for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
    if word != "one"
}
_NUMBER = r"(?P<score>10|[0-9](?:\.5|½)?|" + "|".join(_WORDS) + r")"
_END = r"(?![\d%]|[.,:/]\d|\s*(?:out\s+of\s+(?!10\b|ten\b)\d|/\s*(?!10\b)\d|years?\b|year\s|months?\b|weeks?\b|days?\b|hours?\b|mins?\b|minutes\b|times\b|sessions?\b|visits?\b|children\b|kg\b|am\b|pm\b|o'clock|per\b|points?\b|th\b|st\b|nd\b|rd\b|of\s+(?:the|them|those|his|her|their|\d)|(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b))"
_OUT_OF = r"(?:\s*(?:/|out\s+of)\s*(?:10|ten)\b)"
_SCORING = r"(?:scal(?:e|ed|es|ing)|scor(?:e|ed|es|ing)|rat(?:e|ed|es|ing)|plac(?:e|ed|es|ing)|put(?:s|ting)?|gave|gives?|given|mark(?:ed|s)?|plot(?:s|ted)?|position(?:ed|s)?|chose|picked|said|says|say|self-?scor\w+|sit(?:s|ting)?|stand(?:s|ing)?|see(?:s)?|am|am\s+at|is\s+at|are\s+at|be\s+at|remain(?:s)?\s+at)"
_ARTICLE = r"(?:(?:a|an|at|as|it|to|of|around|about|roughly|only|just|still|now|today|this|it's|its|between|score\s+of|currently|overall)\s+)*"

# A sentence is about a scale when it says so itself, when its heading does, or when the sentence before it was.
_SCALE = re.compile(
    r"\bscal(?:e|ed|es|ing)\b|\b(?:\d|ten|nine|eight|seven|six|five|four|three|two|one)\s+out\s+of\s+(?:10|ten)\b|(?<![\d/])\d\s?/\s?10\b(?![/\d])|\b0\s?(?:-|to)\s?10\b|\bzero\s+to\s+ten\b|\b(?:10|ten)\s+(?:is|being|means|meaning|=)|\b(?:put|place|score|mark)\w*\s+(?:\S+\s+){1,6}?(?:at|as)\s+(?:a\s+)?(?:10|\d)\b(?!\s*(?:out|kg|years|am|pm|%))"
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
        rf"\b{_NUMBER}{_OUT_OF}",
        rf"\b(?:at|as|a|is|was|it|of|scor\w+|scal\w+|rat(?:e|ed|es|ing)|gave|gives?|said|says|say|put|it's|answered|chose|picked)\s+(?:(?:a|an|at|about|around|roughly|currently|only|just|overall|still|now|today|safety|things|it|this|the\s+score|score|of|\"|')\s*)*\b{_NUMBER}{_END}",
        rf"(?:^|[:,;(]|[-=]\s|\band\b)\s*(?:\w+\s+)?['\"]?\b{_DIGITS}\b{_END}(?=['\"]?\s*(?:for\b|from\b|and\b|$|[.,;)'\"]|each\b|overall\b|now\b|today\b))",
        rf"(?<=[A-Za-z'\])])\s*(?:[:=]|\s-\s|\bat\b|\bas\b)?\s+['\"]?{_DIGITS}\b{_END}(?=['\"]?\s*(?:$|[.,;)]|and\b|each\b|both\b))",
    )
)
_LINE = re.compile(
    r"0\W{1,12}1\W{1,12}2\W{1,12}3\W{1,12}4\W{1,12}5\W{1,12}6\W{1,12}7\W{1,12}8\W{1,12}9\W{1,12}10"
)
_LINE_MARK = re.compile(
    r"[\[(<{*_>]+\s*(?:[xX✓✔☒☑●■]\s*)?(10|\d)\s*(?:[xX✓✔☒☑●■]\s*)?[\])>}*_<]+|(?:[☒☑✓✔✗●■⬤◉➜→xX]|\[[xX]\]|\([xX]\))\s?(10|\d)(?!\d)|(?<!\d)(10|\d)\s?(?:[☒☑✓✔✗●■⬤◉←xX]|\[[xX]\]|\([xX]\))"
)
_SPEAKER_VERB = r"(?:scal(?:ed|es)|scor(?:ed|es)|rat(?:ed|es)|gave|gives|said|says|put(?:s)?|placed|felt|feels|thought|thinks|chose|picked|marked|told|answered|would\s+(?:put|say|score|scale|place)|is\s+at|was\s+at|at)"
_RELATIONS = {
    "mother": r"\b(?:mum|mam|mom|mummy|mother|birth\s+mother)\b",
    "father": r"\b(?:dad|daddy|father|birth\s+father)\b",
    "grandmother": r"\b(?:nan|nanny|nana|gran|granny|grandma|grandmother|MGM|PGM)\b",
    "grandfather": r"\b(?:grandad|granddad|grandpa|grandfather|MGF|PGF)\b",
    "stepfather": r"\b(?:step-?dad|step-?father)\b",
    "stepmother": r"\b(?:step-?mum|step-?mother)\b",
    "aunt": r"\b(?:aunt|auntie|aunty)\b",
    "uncle": r"\buncle\b",
    "parents": r"\b(?:parents|both\s+parents|mum\s+and\s+dad)\b",
}

_PARENT = {"female": r"^\W*(?:birth\s+)?(?:mother|mum)\b", "male": r"^\W*(?:birth\s+)?(?:father|dad)\b"}


@dataclass(slots=True)
class _State:
    """Who spoke last and about whom, as one sentence leads to the next."""

    by: str | None = None
    about: tuple[str, ...] = ()
    active: bool = False
    recent: dict[str, str] = field(default_factory=dict)
    group: tuple[str, ...] = ()


def read_scaling(passages: Sequence[Passage], family: Family, author: Author) -> tuple[Scale, ...]:
    """Every 0 to 10 score of the report, once each.

    Returns:
        ``by`` as the report names the scorer (a child's or an adult's full name where the register has them, the
        author's for "I"), ``about`` a child's or an adult's full name, or "all" for all the children together.
    """
    marked: list[Scale] = []
    told: list[Scale] = []
    state = _State()
    heading: str | None = None
    for _, group in groupby(passages, key=_table_key):
        held = list(group)
        in_tables, taken = _tables(held, family, author) if held[0].block.cell else ([], set[int]())
        marked += in_tables
        for passage in held:
            if passage.block.number in taken:
                continue
            if passage.heading != heading:
                state, heading = _State(recent=state.recent), passage.heading
            line = _line(passage, family, author) or _record(passage, family, author)
            marked += line
            if not line:
                told += _prose(passage, family, author, state)
    return tuple(_once(marked, told, family, author))


def _table_key(passage: Passage) -> tuple[str, int]:
    return ("table", passage.block.cell.table) if passage.block.cell else ("text", -1)


def _once(marked: list[Scale], told: list[Scale], family: Family, author: Author) -> Iterator[Scale]:
    """Each score once: what a sentence says again of a number line or table stays out."""
    seen: set[tuple[str, str, float]] = set()
    for scale in marked:
        key = (_scorer(scale.by, family, author), scale.about, float(scale.score))
        if key not in seen:
            seen.add(key)
            yield scale
    lines = set(seen)
    for scale in told:
        by, about, score = _scorer(scale.by, family, author), scale.about, float(scale.score)
        again = any(one[2] == score and (one[0] == by or one[1] == about or not by) for one in lines)
        if not again and (by, about, score) not in seen:
            seen.add((by, about, score))
            yield scale


def _scorer(by: str | None, family: Family, author: Author) -> str:
    """One key for one scorer, however the report names them: by name, by role, by agency, by relationship."""
    text = re.sub(r"\s*\(.*?\)", "", by or "").casefold().strip()
    people: list[Adult | Child] = [*family.adults, *family.children]
    for person in people:
        forms = [form.casefold() for form in name_forms(person)]
        if text and any(text == form for form in forms):
            return person.name.casefold()
    relative = next(
        (
            _relative(relation, family)
            for relation, pattern in _RELATIONS.items()
            if text and re.fullmatch(pattern, text, re.IGNORECASE)
        ),
        None,
    )
    if relative:
        return relative.casefold()
    return "author" if _is_author(text, author) else text


def _is_author(text: str, author: Author) -> bool:
    """Whether a label means the author: by name, by role or its initials, by agency."""
    text = text.casefold().strip()
    if not text:
        return False
    own = f"{author.name or ''} {author.role or ''} {author.agency or ''}".casefold()
    words = set(re.findall(r"[a-z]{2,}", own)) - {"and", "the", "of", "for", "to", "in"}
    role = re.findall(r"[a-z]+", (author.role or "").casefold())
    initials = {
        "".join(word[0] for word in role[begin:end])
        for begin in range(len(role))
        for end in range(begin + 2, len(role) + 1)
    }
    told = set(re.findall(r"[a-z]{2,}", text)) - {
        "and",
        "the",
        "of",
        "for",
        "to",
        "in",
        "score",
        "view",
        "worker's",
    }
    return bool(told) and (told <= words or text in initials)


# ---- number lines and tables ------------------------------------------------------------------------------------------

_CIRCLED = (
    {chr(0x2460 + number): str(number + 1) for number in range(10)}
    | {chr(0x2776 + number): str(number + 1) for number in range(10)}
    | {"⓪": "0", "⓿": "0"}
)
_CELL_NUMBER = re.compile(r"\W*(?:[xX]\W*)?(10|\d)\W*(?:[xX]\W*)?")


def _cell_number(text: str) -> int | None:
    """The number of a cell that holds nothing else but perhaps the mark on it."""
    match = _CELL_NUMBER.fullmatch("".join(_CIRCLED.get(letter, letter) for letter in text.strip()))
    return int(match.group(1)) if match else None


def _tables(passages: list[Passage], family: Family, author: Author) -> tuple[list[Scale], set[int]]:
    """The scores of a table, and the numbers of the blocks that belong to its lines and are no prose."""
    rows: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.block.cell:
            rows.setdefault(passage.block.cell.row, []).append(passage)
    found: list[Scale] = []
    taken: set[int] = set()
    header: list[Passage] = []
    for _, row in sorted(rows.items()):
        numbers = [passage for passage in row if _cell_number(passage.text) is not None]
        if len({_cell_number(passage.text) for passage in numbers}) >= 9:
            header = numbers
            taken.update(passage.block.number for passage in row)
            marked = [passage for passage in numbers if _stands_out(passage, numbers)]
            if len(marked) == 1:
                score = _cell_number(marked[0].text)
                found += _scored(_line_label(row, numbers), score or 0, marked[0], family, author)
            continue
        ticks = [
            passage for passage in row if re.fullmatch(r"\W*(?:[xX✓✔☒☑●■]|\[[xX]\])\W*", passage.text.strip())
        ]
        over = _above(ticks[0], header) if len(ticks) == 1 else None
        if over is not None:
            taken.update(passage.block.number for passage in row)
            found += _scored(_line_label(row, ticks), over, ticks[0], family, author)
            continue
        told = list(_score_row(row, family, author))
        if told:
            taken.update(passage.block.number for passage in row)
        found += told
    return found, taken


def _above(tick: Passage, header: list[Passage]) -> int | None:
    """The number that stands over a tick: in the number line above it, or in the heading of its column."""
    if not tick.block.cell:
        return None
    for one in header:
        if one.block.cell and one.block.cell.column == tick.block.cell.column:
            return _cell_number(one.text)
    return _cell_number(tick.column) if tick.column else None


def _line_label(row: list[Passage], numbers: list[Passage]) -> str:
    """Whose line it is: the row's own label, or the nearest heading above that is no heading of the scale itself."""
    own = " ".join(
        passage.text for passage in row if passage not in numbers and not _BOX_ONLY.fullmatch(passage.text)
    )
    return own or row[0].row or _label_above(row[0])


_BOX_ONLY = re.compile(r"[\W☐☒☑xX]*")
_SCALE_HEADING = re.compile(
    r"\bscal(?:e|es|ing)\b|\bscor(?:e|es|ing)\b|\b0\s?(?:-|–|to)\s?10\b|\bsafety\b|\?\s*$|\b0\s*=",
    re.IGNORECASE,
)


def _label_above(passage: Passage) -> str:
    label = passage.headings[-1] if passage.headings else ""
    return "" if _SCALE_HEADING.search(label) else label


def _score_row(row: list[Passage], family: Family, author: Author) -> Iterator[Scale]:
    """A row of a table that says who scored, about whom, and the score."""
    by = about = ""
    scores: list[tuple[int | float, Passage]] = []
    labels: list[str] = []
    for passage in row:
        text, column = passage.text.strip(), passage.column or ""
        alone = re.fullmatch(rf"\W*{_NUMBER}{_OUT_OF}?\W*", plain(text), re.IGNORECASE)
        if alone and not re.fullmatch(r"\W*(?:no|number|ref)?\W*", column or "score", re.IGNORECASE):
            scores.append((_value(alone.group("score")), passage))
            if column and child_mentions(column, family):
                about = column
        elif re.search(
            r"\b(?:scored\s+by|by\s+whom|who\s+scored|scorer|by|who\b(?!.*about)|person|completed)\b",
            column,
            re.IGNORECASE,
        ):
            by = text
        elif re.search(r"\b(?:about|child(?:ren)?|for\s+whom|subject|whom)\b", column, re.IGNORECASE):
            about = text
        elif len(text.split()) <= 8:
            labels.append(text)
    label = by or " / ".join(labels) or (row[0].row or "")
    scale_near = any(
        re.search(
            r"\bscor|\bscal|\brat(?:e|ing)|\b0\b.*\b10\b",
            f"{one.column} {one.row} {' '.join(one.headings[-2:])}",
            re.IGNORECASE,
        )
        for one in row
    )
    if not scores or not scale_near or not _names_someone(f"{label} / {about}", family, author):
        return
    for score, passage in scores:
        yield from _scored(f"{label} / {about}" if about else label, score, passage, family, author)


def _names_someone(label: str, family: Family, author: Author) -> bool:
    """Whether a label names a member of the family, the author or another scorer; a row's number names nobody."""
    if child_mentions(label, family) or any(_is_author(part, author) for part in label.split("/")):
        return True
    adults = [form for adult in family.adults for form in name_forms(adult)]
    known = any(re.search(rf"\b{re.escape(form)}\b", label, re.IGNORECASE) for form in adults)
    relations = any(re.search(pattern, label, re.IGNORECASE) for pattern in _RELATIONS.values())
    return (
        known
        or relations
        or bool(
            re.search(
                r"\b(?:social|worker|school|nurse|visitor|health|police|nursery|teacher|IDVA|midwife|carer|practitioner|officer|professional|agency)\b",
                label,
                re.IGNORECASE,
            )
        )
    )


def _scored(
    label: str, score: int | float, passage: Passage, family: Family, author: Author
) -> Iterator[Scale]:
    """The scores of a labelled line: "Social worker / Matilda", "Mother - both girls", "Kian"."""
    parts = [
        part.strip()
        for part in re.split(r"\s*[/|]\s*|\s+-\s+|\s+(?:for|about|re|on)\s+|:\s*", plain(label))
        if part.strip()
    ]
    by = ""
    children: tuple[str, ...] = ()
    for number, part in enumerate(parts):
        meant = _names(child_mentions(part, family))
        # "Ann Lee / Bob Lee": somebody whom no register lists can be scored too.
        named = re.fullmatch(r"(?:[A-Z][\w'-]+\s+){1,3}[A-Z][\w'-]+", part) and part
        adult = (_adult_named(part, family) or named or None) if number > 0 and by else None
        if adult and not meant:
            children = (adult,)
        elif meant and (number > 0 or len(parts) == 1):
            children = meant
        elif (
            not by
            and re.search(r"[A-Za-z]{2}", part)
            and not re.fullmatch(r"(?:score|scale|scaling|safety)s?", part, re.IGNORECASE)
        ):
            by = part
            if meant and len(parts) == 1:
                children = meant
    if len(parts) > 1 and not children:
        own = tuple(child for one in child_mentions(parts[0], family) for child in one.children)
        children = own
    by = re.sub(r"(?:'s)?\s+(?:score|scale|scaling|view|rating)s?$", "", by, flags=re.IGNORECASE)
    scorer = _who(by, family, author) if by else author.name
    for about in _about(children, family):
        yield Scale(scorer, about, score, passage.block.number)


def _adult_named(text: str, family: Family) -> str | None:
    return next(
        (
            adult.name
            for adult in family.adults
            for form in name_forms(adult)
            if plain(form).casefold() == text.strip().casefold()
        ),
        None,
    )


def _stands_out(passage: Passage, others: list[Passage]) -> bool:
    """Whether a number of a line is the chosen one: marked with a sign, or the only one that looks different."""
    if re.search(r"[☒☑✓✔●■\[(<*]|[xX]\s?\d|\d\s?[xX]", passage.text) or any(
        letter in _CIRCLED for letter in passage.text
    ):
        return True
    looks = [_look(one.block.runs, 0, len(one.block.text)) for one in others]
    mine = _look(passage.block.runs, 0, len(passage.block.text))
    return looks.count(mine) == 1 and len(set(looks)) == 2


def _look(runs: tuple[Run, ...], start: int, end: int) -> tuple[object, ...]:
    """How a stretch of text looks: what a writer changes to mark a number."""
    for run in runs:
        if run.start < end and start < run.end and run.end > run.start:
            return (run.bold, run.underline, run.colour, run.highlight, run.strike, run.size, run.italic)
    return ()


def _line(passage: Passage, family: Family, author: Author) -> list[Scale]:
    """A number line typed in one paragraph, the chosen number in brackets, bold, highlighted or struck."""
    text = plain(passage.text)
    bare = re.sub(r"[^\d\s]", " ", text)
    numbers = [match for match in re.finditer(r"\d+", bare) if int(match.group()) <= 10]
    if [int(match.group()) for match in numbers[-11:]] != list(range(11)) and [
        int(match.group()) for match in numbers[-10:]
    ] != list(range(1, 11)):
        return []
    numbers = numbers[-11:] if int(numbers[-11:][0].group()) == 0 else numbers[-10:]
    line_start = numbers[0].start()
    label = re.sub(r"[\s:\[(<*_☐☒-]+$", "", text[:line_start])
    marks = [match for match in _LINE_MARK.finditer(text) if match.start() >= line_start - 3]
    chosen = {int(next(group for group in match.groups() if group)) for match in marks}
    if len(chosen) != 1:
        offset = passage.start
        looks = [_look(passage.block.runs, offset + one.start(), offset + one.end()) for one in numbers]
        alone = [one for one, look in zip(numbers, looks, strict=True) if looks.count(look) == 1]
        if len(alone) != 1 or len(set(looks)) != 2:
            return []
        chosen = {int(alone[0].group())}
    label = label or passage.row or _label_above(passage)
    return list(_scored(label, chosen.pop(), passage, family, author))


_RECORD = re.compile(
    rf"\W*(?:score(?:d)?\s+by\s+)?(?P<by>[^:.;!?]{{1,60}}?)\s+(?:scores?|scored|scales?|scaled|rates?|rated|gives?|gave|puts?)\s+(?P<about>[^:.;!?]{{1,60}}?)\s*(?::|=|-|\bat\b|\bas\b|\ba\b)*\s*{_NUMBER}{_OUT_OF}?\W*",
    re.IGNORECASE,
)


def _record(passage: Passage, family: Family, author: Author) -> list[Scale]:
    """A line of its own that tells one score: "Ann Lee scores all children: 4"."""
    match = _RECORD.fullmatch(plain(passage.text))
    if not match or re.fullmatch(r"(?:she|he|they|it|and)\b.*", match.group("by"), re.IGNORECASE):
        return []
    named = _names_someone(match.group("by"), family, author) or match.group("by").strip() in ("I", "We")
    if not named or not (
        child_mentions(match.group("about"), family) or _adult_named(match.group("about"), family)
    ):
        return []
    label = f"{match.group('by')} / {match.group('about')}"
    return list(_scored(label, _value(match.group("score")), passage, family, author))


# ---- prose ------------------------------------------------------------------------------------------------------------


def _prose(passage: Passage, family: Family, author: Author, state: _State) -> list[Scale]:
    heading = plain(
        f"{passage.headings[-1] if passage.headings else ''} {passage.row or ''} {passage.column or ''}"
    )
    headed = bool(_SCALE_NAMED.search(heading))
    found: list[Scale] = []
    for piece in sentences(passage.text):
        found += _sentence(piece, passage, family, author, state, headed)
        _remember(plain(piece.text), family, state)
    return found


_SCALE_NAMED = re.compile(r"\bscal(?:e|es|ing)\b|\b0\s?(?:-|to)\s?10\b|\bsafety\s+scor", re.IGNORECASE)


def _remember(text: str, family: Family, state: _State) -> None:
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
    piece: Piece, passage: Passage, family: Family, author: Author, state: _State, headed: bool
) -> list[Scale]:
    original = _without_dates(plain(piece.text))
    text = _LEGEND.sub(lambda match: " " * len(match.group()), original)
    names_scale = bool(_SCALE.search(original))
    if not (headed or names_scale or state.active):
        return []
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
        for one in _about(about, family):
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
    clause: str, mentions: list[ChildMention], family: Family, state: _State
) -> tuple[str, ...]:
    """The children of "they both gave a 9": each scored for itself."""
    if not re.search(r"\bthey\b", clause, re.IGNORECASE):
        return ()
    return _names(mentions) or state.group or tuple(child.name for child in family.children)


def _names(mentions: list[ChildMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(child for one in mentions for child in one.children))


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
                found[start] = (start, match.end(), _value(match.group("score")))
    return [found[key] for key in sorted(found)]


def _value(word: str) -> int | float:
    word = word.lower().replace("½", ".5")
    if word in _WORDS:
        return _WORDS[word]
    return float(word) if "." in word else int(word)


def _speaker(
    text: str,
    previous: int,
    start: int,
    family: Family,
    author: Author,
    state: _State,
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
    for relation, pattern in _RELATIONS.items():
        for match in re.finditer(pattern, clause, re.IGNORECASE):
            if re.match(r"'s\b", clause[match.end() :]):
                continue
            after = clause[match.end() :]
            if re.match(rf"\W+(?:\w+\W+){{0,3}}?{_SPEAKER_VERB}\b|\W*[:-]?\W*$", after, re.IGNORECASE):
                last = (
                    (match.start(), _relative(relation, family) or match.group())
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


def _pronoun(word: str, before: str, family: Family, state: _State, section: str) -> str | None:
    """The person that "she scored" or "he put" means: the last one named who fits."""
    if word == "they":
        return None
    wanted = "female" if word == "she" else "male"
    here = _State()
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


def _relative(relation: str, family: Family) -> str | None:
    named = [
        adult.name
        for adult in family.adults
        if adult.relationship
        and re.search(rf"\b{relation}\b|{_RELATIONS[relation]}", adult.relationship, re.IGNORECASE)
    ]
    return named[0] if len(named) == 1 else None


def _subject(
    text: str,
    previous: int,
    start: int,
    end: int,
    after: str,
    mentions: list[ChildMention],
    by: str | None,
    speaks: bool,
    state: _State,
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
        known = _adult_named(adult.group(1), family)
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


def _about(children: tuple[str, ...], family: Family) -> tuple[str, ...]:
    """Every child of a family of several is told as "all"; an only child by name."""
    names = {child.name for child in family.children}
    if len(names) == 1 and (not children or set(children) == names):
        return tuple(names)
    if not children or (names and names <= set(children)):
        return ("all",)
    return children


def _who(text: str, family: Family, author: Author) -> str:
    """A scorer as a label names them: a member of the family by full name, else the words themselves."""
    people: list[Adult | Child] = [*family.children, *family.adults]
    for person in people:
        if any(plain(form).casefold() == text.strip().casefold() for form in name_forms(person)):
            return person.name
    for relation, pattern in _RELATIONS.items():
        if re.fullmatch(rf"\W*(?:{pattern})\W*", text, re.IGNORECASE):
            return _relative(relation, family) or text.strip()
    if re.fullmatch(
        r"\W*(?:I|me|mine|author|my\s+score|report\s+writer|worker|practitioner)\W*", text, re.IGNORECASE
    ):
        return author.name or text.strip()
    return text.strip()
