"""Risk and protective factors, and how each has changed since the last conference."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from reportcheck.reports.model import Change, Factor
from reportcheck.reports.wording import children_named, plain, sentences

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family

Kind = Literal["risk", "protective"]

_SECTIONS: dict[str, Kind] = {"risks": "risk", "strengths": "protective", "complicating": "risk"}
_PROTECTIVE = re.compile(
    r"\b(?:protective|protect|strengths?|working\s+well|going\s+well|positives?|safety|resilien\w+|reduces?\s+risk|helping|good\s+things|capital)\b",
    re.IGNORECASE,
)
_RISK = re.compile(
    r"\b(?:risks?|worr(?:y|ies|ied)|concerns?|harm|dangers?|complicating|vulnerabilit\w+|problems?)\b",
    re.IGNORECASE,
)

# What the heading of a column says about its cells; the first that fits.
_COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "change",
        re.compile(
            r"\b(?:increas\w+|decreas\w+|diminish\w*|reduc\w+|chang\w+|same|trend|direction|movement|status|progress|since\s+(?:the\s+)?last|better|worse)\b",
            re.IGNORECASE,
        ),
    ),
    ("extent", re.compile(r"\b(?:extent|how\s+(?:much|far))\b", re.IGNORECASE)),
    (
        "comment",
        re.compile(
            r"\b(?:comments?|evidence|details?|analysis|impact|notes?|reasons?|explain|explanation|how\s+(?:do|is)|why|information|example\w*)\b",
            re.IGNORECASE,
        ),
    ),
    ("child", re.compile(r"^\W*(?:child(?:ren)?|which\s+child(?:ren)?|name|who)\b", re.IGNORECASE)),
    ("kind", re.compile(r"^\W*(?:type|kind|risk\s*(?:/|or)\s*protective|R\s*/\s*P)\b", re.IGNORECASE)),
    ("number", re.compile(r"^\W*(?:no\.?|number|ref\.?|#)\W*$", re.IGNORECASE)),
    (
        "name",
        re.compile(
            r"\b(?:factors?|risks?|strengths?|protective|concerns?|worr(?:y|ies)|issues?|area)\b",
            re.IGNORECASE,
        ),
    ),
)
_TICK = re.compile(r"^\W*(?:[☒☑✓✔✗✘■●]|x|X|\[x\]|\(x\)|yes)\W*$")
_EMPTY = re.compile(r"^\W*(?:[☐□]|n/?a|none|nil|-|–|not\s+applicable)?\W*$", re.IGNORECASE)


def _table(*rows: tuple[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((change, re.compile(pattern, re.IGNORECASE)) for change, pattern in rows)


_THEN = r"(?:last|previous|initial|first|that)\s+(?:conference|review|meeting|report|time|core\s+group|ICPC|RCPC)|(?:january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|easter|christmas|then)"

# A change cell, or a heading such as "Worries that have grown": the direction of the factor itself.
_CELL: tuple[tuple[str, re.Pattern[str]], ...] = _table(
    (
        "resolved",
        r"\b(?:resolved|ended|closed|no\s+longer|removed|gone(?!\s+(?:up|down|better|worse))|ceased|dealt\s+with|met|addressed)\b",
    ),
    ("new", r"\bnew(?:ly)?\b|\bemerging\b|\bnot\s+(?:known|identified|present)\s+(?:at|before)"),
    (
        "unchanged",
        r"\b(?:same|unchanged|no\s+change|not\s+changed|no\s+different|stable|static|as\s+before|remains?|ongoing|constant|similar|continu\w+|still)\b|^\W*(?:↔|→|=)\W*$",
    ),
    (
        "increased",
        r"\b(?:increas\w+|grow(?:n|ing|s)?|grew|more|higher|up|rising|risen|stronger|greater|escalat\w+|bigger|built|strengthened)\b|^\W*(?:↑|▲)\W*$",
    ),
    (
        "decreased",
        r"\b(?:diminish\w*|decreas\w+|reduc\w+|less(?:en\w*)?|lower\w*|down|fall(?:en|ing)?|smaller|shrunk|weaker|fewer|weakened|eased|lessened)\b|^\W*(?:↓|▼)\W*$",
    ),
)
_CELL_BETTER = re.compile(r"\b(?:better|improv\w+|progress)\b", re.IGNORECASE)
_CELL_WORSE = re.compile(r"\b(?:worse\w*|deteriorat\w+|declin\w+)\b", re.IGNORECASE)

_ADVERB = r"(?:\w+ly\s+|a\s+(?:lot|little|bit|great\s+deal)\s+|much\s+|further\s+|also\s+|now\s+|since\s+)*"
_HAS = r"(?:has|have|had|'s|is|are|was|were|been|being|appears?\s+to\s+have|seems?\s+to\s+have|to\s+have)\s+"

# Statements about the factor in prose, the strongest first: what a writer says outright about the change comes before
# what the words only suggest. "better" and "worse" turn with the kind of factor.
_STATED: tuple[tuple[str, re.Pattern[str]], ...] = _table(
    (
        "resolved",
        r"\b(?:^|[.,;(]\s*)(?:resolved|closed)\b(?=\s*[.,;)]|\s*$)|\bno\s+longer\s+(?:an?\s+)?(?:issue|concern|worry|risk|problem|factor)\b|\b(?:has|have)\s+(?:now\s+)?been\s+(?:resolved|dealt\s+with|addressed|put\s+right|sorted)\b|\b(?:is|are)\s+(?:now\s+)?(?:resolved|dealt\s+with|sorted)\b|\bthis\s+(?:risk|concern|worry)\s+(?:has\s+(?:now\s+)?(?:ended|gone|passed)|no\s+longer\s+appl\w+)|\bnot\s+a\s+(?:risk|worry|concern)\s+any\s*more",
    ),
    (
        "new",
        rf"\b(?:this\s+is|which\s+is|is|are|was)\s+(?:a\s+|all\s+)?(?:brand[\s-])?new\b|\bnew\s+(?:since|concern|worry|risk|strength|factor|this\s+(?:time|period|term)|for\s+this)\b|(?:^|[.,;(]\s*)new\b(?=\s*[.,;)]|\s*$|\s+since)|\bnot\s+(?:been\s+)?(?:known|in\s+place|there|present|identified|raised|a\s+(?:concern|worry|factor)|the\s+case|reported|mentioned)\s+(?:about\s+)?(?:at|in|before|when|until)\b|\b(?:come|came|emerged|arisen|started|begun|appeared)\s+(?:\w+\s+)?(?:up\s+)?since\s+(?:the\s+)?(?:{_THEN})|\bwasn'?t\s+known\b",
    ),
    (
        "unchanged",
        r"\b(?:un-?changed|no\s+(?:real\s+|significant\s+|evidence\s+of\s+)?(?:change|improvement|progress|better|worse|different|movement)|not\s+(?:really\s+|significantly\s+)?(?:changed|improved|moved|got\s+better|shifted)|(?:about|much|exactly|just|still|is|are|was|were|remains?|remained|stay\w*|be|very)\s+(?:the\s+)?same\b(?=\s*(?:$|[.,;)]|(?:as|since|at|for|and|but|in|now)\b))|same\s+(?:as|again)\b|as\s+(?:before|ever|always|(?:there|it)\s+(?:always\s+)?(?:has|have)\s+(?:always\s+)?been|\w+\s+as\s+(?:it|they|she|he)\s+ever\s+(?:was|were|did)|at\s+the\s+last)|stayed\s+the\s+same|remains?\s+(?:the\s+same|as|unchanged|in\s+place|a\s+(?:concern|worry|risk|strength))|as\s+(?:it|they|she|he)\s+(?:was|were|did)\b(?!\s+(?:on|going)))|\b(?:the\s+)?same\W*$",
    ),
    (
        "increased",
        rf"\b(?:risk|worry|concern|this|it|these|arguments?|they|strength|understanding|engagement|attendance|confidence|\w+)\s+{_HAS}{_ADVERB}(?:increased|grown|risen|gone\s+up|escalated|heightened|strengthened|got\s+bigger|got\s+stronger)\b|\b(?:increased|increasing|grown|stronger)\b(?=[^.]*\bsince\b)|(?:^|[.,;(]\s*)(?:has\s+|slightly\s+|significantly\s+)?increas(?:ed|ing)\b|\bgone\s+up\b|\bgreater\s+(?:risk\s+)?than\b|\bmore\s+(?:\w+\s+)?(?:worr\w+|concern\w+|risk\w*|serious|frequent|often)\b(?=[^.]*\b(?:than|now|since)\b)|\bstronger\s+than\b|\bto\s+have\s+(?:grown|increased)\b",
    ),
    (
        "decreased",
        rf"\b(?:\w+)\s+{_HAS}{_ADVERB}(?:reduced|decreased|diminished|lessened|fallen|dropped|gone\s+down|come\s+down|eased|lowered|subsided)\b|\bgone\s+down\b|\b(?:as|regard\s+this\s+as)\s+(?:\w+\s+)?(?:reduced|diminished|lower|less)\b|\bless\s+(?:of\s+a\s+|\w+\s+)?(?:worr\w+|concern\w*|risk\w*|frequent|often|severe)\b|\b(?:much\s+)?(?:less|fewer|lower)\s+than\b|(?:^|[.,;(]\s*)(?:has\s+|slightly\s+|significantly\s+)?(?:reduced|diminished|decreased)\b|\b(?:is|are)\s+(?:now\s+)?(?:much\s+|very\s+)?(?:low|lower|smaller)(?:er)?\b(?=\s*(?:now|and|[.,;]|$))",
    ),
)
_GOOD_THING = re.compile(
    r"\b(?:attendance|weight|engagement|punctuality|progress|confidence|income|contact\s+with\s+\w+|school\s*work|grades?|marks|mood|appetite)\s+(?:\w+\s+){0,3}?(?:has|have|is|was|had)\s+(?:\w+\s+){0,2}?\w+\s*$",
    re.IGNORECASE,
)
_STATED_BETTER = re.compile(
    rf"\b(?:healed|recovered|(?:massively|greatly|significantly|much|considerably|hugely)\s+(?:reduced|improved)|most\s+\w+\s+(?:I|we)\s+have\s+ever|far\s+(?:more|better)\s+(?:\w+\s+)*?since)\b|\b(?:improv(?:ed|ing|ement\w*)|(?:got|getting|become|much|far|lot|bit|little|is|are|been|feel\w*|doing)\s+(?:\w+\s+)?(?:better|cleaner|calmer|happier|healthier|stronger)|better\s+(?:than|since|now|over)|big\s+improvement|(?:real\s+|good\s+)?progress(?:\s+(?:has\s+been\s+)?made)?\b(?=[^.]*\b(?:since|made|this|as)\b|\s*[.,;]|\s*$)|come\s+on\s+(?:leaps|a\s+long|well)|leaps\s+and\s+bounds|turned\s+(?:a\s+corner|(?:it|things)\s+around)|(?:was|were)\s+(?:behind|not|unable|worse)\b[^.]*\bin\s+(?:{_THEN}))",
    re.IGNORECASE,
)
_STATED_WORSE = re.compile(
    r"\b(?:worse(?:n\w*|r)?|deteriorat\w+|declin(?:ed|ing)|gone\s+down\s?hill|going\s+(?:the\s+wrong\s+way|downhill|backwards)|gone\s+backwards|slipped|slipping|relapsed|set\s*back|escalat\w+|spiral\w*|more\s+(?:\w+\s+)?(?:than\s+before|now))\b",
    re.IGNORECASE,
)
# What words only suggest: figures that move, "now", "still".
_RISEN = re.compile(
    r"\b(?:risen|rose|went\s+up|gone\s+up|gained|increased|grew|up)\s+(?:from|to(?!\s+date)|by)\b|\bhas\s+now\s+(?:done|completed|attended|joined|started)\b|\bmore\s+(?:\w+\s+)?than\s+(?:before|it|she|he|they|last|in|at)\b|\b(?:is|are)\s+now\s+\w+(?:ed|ing|ly)\b",
    re.IGNORECASE,
)
_FALLEN = re.compile(
    r"\b(?:fallen|fell|dropped|lost|down|went\s+down|gone\s+down)\s+(?:from|to|by|below|since)\b|\bhas\s+fallen\b|\bhas\s+dropped\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still|continues?\s+to|remains?|continued|ongoing|persists?|keeps?\s+on|has\s+(?:always\s+been|been\s+(?:reliable|consistent)))\b",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\b(?:no\s+(?:\w+\s+){{1,4}}?(?:of\s+this\s+kind\s+)?before\s+the\s+last\s+(?:conference|review)|(?:taken\s+up|begun|started|joined|opened)\s+since|for\s+the\s+first\s+time|first\s+(?:one|time)\s+(?:that|she|he|they|since|ever)|which\s+(?:she|he|they|it)\s+(?:was|were|did|had)\s*(?:n[o']t|n't|not)\b|(?:which\s+)?(?:he|she|they|it)\s+(?:was|were|did|had|would)\s*(?:n't|\s+not|\s+never)\s+(?:\w+\s+)*?(?:before|in\s+(?:{_THEN})|at\s+the\s+last)|back\s+on\s+the\s+scene|since\s+the\s+last\s+conference\s+(?:the|she|he|they|mum|dad|mr|ms|mrs|\w+)\b|has\s+(?:just|recently|now)\s+(?:started|begun|joined|moved|come))\b",
    re.IGNORECASE,
)
_EXTENTS: tuple[tuple[str, str], ...] = (
    (
        "slightly",
        r"\b(?:slight(?:ly)?|a\s+(?:little|bit)|somewhat|marginal(?:ly)?|to\s+some\s+(?:extent|degree)|minor|small)\b",
    ),
    (
        "significantly",
        r"\b(?:significant(?:ly)?|a\s+(?:great\s+deal|lot)|greatly|much|considerabl[ey]|substantial(?:ly)?|hugely|massive(?:ly)?|dramatic(?:ally)?|leaps\s+and\s+bounds|marked(?:ly)?|big)\b",
    ),
)
_INTRODUCTION = re.compile(
    r"^(?:the\s+following|please|see\b|as\s+(?:above|listed|below)|(?:these|they)\s+are\b|below\s+are|n/?a\b|none(?:\s+(?:known|identified))?\W*$|nil\W*$).*",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[^.!?]{1,60}:\s*$")


def read_factors(passages: Sequence[Passage], family: Family) -> tuple[Factor, ...]:
    """The risk and protective factors that the author lists, in the order of the report.

    A table row is one factor: its name, how it changed, the comment. Outside tables each paragraph or list item under a
    heading of risks or strengths is one; a line such as "Increased" or "New since last time" holds for those below it.
    """
    own = [passage for passage in passages if passage.section in _SECTIONS and passage.text.strip()]
    tracked = {
        passage.block.cell.table
        for passage in own
        if passage.block.cell and passage.column and _part(passage, [passage]) in ("change", "tick")
    }
    found: list[Factor] = []
    label = _Label()
    for (table, _, _), group in groupby(own, key=_row_key):
        row = list(group)
        # A column for the change that is left empty says that none is stated.
        blank = table in tracked and all(passage.column for passage in row)
        found += _row(row, blank, label, family)
    return tuple(found)


@dataclass(slots=True)
class _Label:
    """The line that says how the factors below it changed, and the place that it holds for."""

    change: str | None = None
    place: tuple[object, ...] = ()

    def holds_for(self, passage: Passage) -> str | None:
        return self.change if self.place == self.of(passage) else None

    @staticmethod
    def of(passage: Passage) -> tuple[object, ...]:
        cell = passage.block.cell
        return (passage.section, passage.headings, (cell.table, cell.column) if cell else None)


def _row_key(passage: Passage) -> tuple[int, int, int]:
    cell = passage.block.cell
    return (cell.table, cell.row, -1) if cell else (-1, -1, passage.block.number)


def _row(row: list[Passage], blank_change: bool, label: _Label, family: Family) -> Iterator[Factor]:
    """The factors of a table row, or of one paragraph outside tables."""
    parts: dict[str, list[Passage]] = {}
    for passage in row:
        parts.setdefault(_part(passage, row), []).append(passage)
    whole = {"change", "tick", "comment", "extent"} & set(parts) or (blank_change and "name" in parts)
    if whole and (parts.get("name") or _named_by_row(row[0])):
        yield _from_row(row, parts, blank_change, family)
        return
    for passage in row:
        for text in _items(passage):
            change = _change_label(text, _kind(passage, {}))
            if change:
                label.change, label.place = change, _Label.of(passage)
            elif not _LABEL.match(text):
                yield _from_text(passage, text, label.holds_for(passage), family)


def _part(passage: Passage, row: list[Passage]) -> str:
    """What a cell of a factor's row holds, by the heading of its column; without one, by its place and its words."""
    cell = passage.block.cell
    if not cell:
        return "name"
    if _TICK.match(passage.text) and passage.column:
        return "tick"
    if passage.column:
        part = next((part for part, pattern in _COLUMNS if pattern.search(passage.column)), "list")
        # "What are we worried about?" and "What is working well?" side by side are two lists.
        return (
            "list"
            if part not in ("change", "extent", "comment") and passage.column.rstrip().endswith("?")
            else part
        )
    columns: dict[int, list[Passage]] = {}
    for one in row:
        if one.block.cell:
            columns.setdefault(one.block.cell.column, []).append(one)
    by_row = _named_by_row(passage)
    first = -1 if by_row else min(columns)
    # Several paragraphs in a cell are a list of factors; so is a cell beside another section's.
    if any(len(held) > 2 for held in columns.values()) or len({one.section for one in row}) > 1:
        return "list"
    if cell.column == first or (len(columns) < 2 and not by_row):
        return "name"
    if _change_label(passage.text, "risk") or _EMPTY.match(passage.text):
        return "change"
    names = columns.get(first, [])
    return "comment" if by_row or (len(names) == 1 and len(names[0].text.split()) <= 15) else "list"


def _named_by_row(passage: Passage) -> bool:
    """Whether the label at the left of a row is a factor's name, not the heading of the whole section."""
    label = passage.row
    return bool(label) and not (
        _RISK.search(label or "") or _PROTECTIVE.search(label or "") or label == passage.title
    )


def _from_row(
    row: list[Passage], parts: dict[str, list[Passage]], blank_change: bool, family: Family
) -> Factor:
    named = parts.get("name", [])
    text = " ".join(passage.text.strip() for passage in named) or (row[0].row or "").strip()
    first = named[0] if named else row[0]
    kind = _kind(first, parts)
    cell = " ".join(passage.text for passage in parts.get("change", []))
    ticked = " ".join(passage.column or "" for passage in parts.get("tick", []))
    comment = "\n".join(passage.text.strip() for passage in parts.get("comment", [])) or None
    extent = " ".join(passage.text for passage in parts.get("extent", []))
    stated = bool(cell.strip() or ticked)
    change = _change_of_cell(cell or ticked, kind) if stated else None
    if change is None and not stated and not blank_change:
        change = change_of_text(comment or "", kind)
    about = " ".join(passage.text for passage in parts.get("child", []))
    return Factor(
        kind=kind,
        text=text,
        comment=comment,
        change=change or "not_stated",
        extent=_extent(f"{cell} {extent}") or (_extent_near(comment or "", change)),
        children=children_named(f"{about} {text} {comment or ''}", family) or _children_above(first, family),
        block=first.block.number,
    )


def _from_text(passage: Passage, text: str, labelled: str | None, family: Family) -> Factor:
    kind = _kind(passage, {})
    lead = _CHANGE_LEAD.match(text)
    if lead:
        labelled, text = _change_of_cell(lead.group("change"), kind), text[lead.end() :]
    change = labelled or _change_above(passage, kind) or change_of_text(text, kind)
    return Factor(
        kind=kind,
        text=text,
        change=change,  # type: ignore[arg-type]
        extent=_extent_near(text, change),
        children=children_named(text, family) or _children_above(passage, family),
        block=passage.block.number,
    )


def _children_above(passage: Passage, family: Family) -> tuple[str, ...]:
    """The children that the nearest heading or label names ("Harm | Matilda"), unless it means them all."""
    for label in (passage.row, passage.column, *reversed(passage.headings)):
        named = children_named(label, family) if label else ()
        if named and len(named) < len(family.children):
            return named
    return ()


def _kind(passage: Passage, parts: dict[str, list[Passage]]) -> Kind:
    for cell in parts.get("kind", []):
        return "protective" if _PROTECTIVE.search(cell.text) else "risk"
    if passage.section == "strengths" or passage.section == "complicating":
        return _SECTIONS[passage.section]
    for label in (passage.column, *reversed(passage.headings)):
        if label and _PROTECTIVE.search(label) and not _RISK.search(label):
            return "protective"
        if label and _RISK.search(label) and not _PROTECTIVE.search(label):
            return "risk"
    return _SECTIONS[passage.section]


def _items(passage: Passage) -> Iterator[str]:
    """The factors (and lines about their change) of one paragraph: its lines, or the parts of a list with semicolons."""
    for line in passage.text.splitlines():
        text = _BULLET.sub("", line).strip()
        introduces = _INTRODUCTION.match(text) and len(text.split()) < 25
        if not re.search(r"\w", text) or _EMPTY.match(text) or introduces:
            continue
        parts = [part.strip(" .") for part in re.split(r";\s*(?:and\s+)?", text)]
        if len(parts) > 2 and all(parts) and not re.search(r"[.!?]\s+[A-Z]", text):
            yield from parts
        else:
            yield text


_BULLET = re.compile(r"^\s*(?:[•·▪◦*–-]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_CHANGE_WORD = r"(?:increas\w+|diminish\w*|decreas\w+|reduc\w+|lessen\w*|unchanged|no\s+change|not\s+changed|no\s+different|the\s+same|same|new|resolved|ended|(?:gone|going|got|getting|is|are)\s+(?:up|down|better|worse|smaller|bigger|stronger|weaker|less|more)|grown|growing|improv\w+|worsen\w*|worse|better|stable|up|down|less|more|no\s+longer\s+(?:present|a\s+\w+)|stayed\s+the\s+same)"
_FILLER = r"(?:\W|\b(?:risks?|worr(?:y|ies)|concerns?|factors?|strengths?|these|this|that|those|which|what|has|have|been|are|is|it|since|the|last|previous|conference|review|meeting|time|period|slightly|significantly|much|about|a|lot|bit|little|or|and|now|our|to|in)\b)*"
_CHANGE_LABEL = re.compile(rf"{_FILLER}{_CHANGE_WORD}{_FILLER}", re.IGNORECASE)
_CHANGE_LEAD = re.compile(
    rf"\W*(?P<change>{_CHANGE_WORD})(?:\s+since\s+(?:the\s+)?last\s+\w+)?\s*(?::|\s[-–]\s)\s*(?=\w)",
    re.IGNORECASE,
)


def _change_label(text: str, kind: Kind) -> str | None:
    """How the factors below a line changed, where the line says nothing else ("New since last time")."""
    if len(text.split()) > 8 or not _CHANGE_LABEL.fullmatch(plain(text)):
        return None
    return _change_of_cell(text, kind)


def _change_of_cell(text: str, kind: Kind) -> Change | None:
    """The direction that a change cell, a drop-down or a ticked column names."""
    marked = re.findall(r"[☒☑✓✔]\s*([\w /]+)|([\w/]+)\s*\[x\]|\[x\]\s*(\w+)", plain(text))
    if marked:
        text = " ".join(word for group in marked for word in group)
    elif "☐" in text:
        return None
    if (
        "/" in text
        and len(re.findall(r"\b(?:increased|diminished|same|decreased|unchanged)\b", text, re.IGNORECASE)) > 1
    ):
        return None
    for change, pattern in _CELL:
        if pattern.search(plain(text)):
            return change  # type: ignore[return-value]
    if _CELL_BETTER.search(text):
        return "decreased" if kind == "risk" else "increased"
    if _CELL_WORSE.search(text):
        return "increased" if kind == "risk" else "decreased"
    return None


def _change_above(passage: Passage, kind: Kind) -> Change | None:
    """The direction that the nearest heading with one names ("Worries that have grown", "Diminished")."""
    for label in reversed(passage.headings):
        told = plain(label)
        directions = re.findall(
            r"increas|diminish|same|no\s+change|unchanged|decreas|reduc|\bnew\b|better|worse|grown|smaller|resolved|\bup\b|\bdown\b",
            told,
            re.IGNORECASE,
        )
        if len(set(map(str.lower, directions))) == 1 and not _NO_CHANGE_HEADING.search(told):
            return _change_of_cell(told, kind)
    return None


# Headings that name the kind of factor, not its change.
_NO_CHANGE_HEADING = re.compile(
    r"\b(?:(?:that|which|to|will|can|could|may|what)\s+(?:increases?|reduces?|decreases?|diminish\w*|make\w*)|has\s+got\s+better\s+or|(?:increas|reduc|decreas)\w*\s+(?:the\s+)?(?:likelihood|risk))\b|\?\s*$",
    re.IGNORECASE,
)


def change_of_text(text: str, kind: Kind) -> Change:
    """How a factor changed since the last conference, told from the words of its text; "not_stated" where they do not say.

    Args:
        text: the factor, or the comment beside it.
        kind: "better" lowers a risk and raises a protective factor.
    """
    told = plain(text)
    better: Change = "decreased" if kind == "risk" else "increased"
    worse: Change = "increased" if kind == "risk" else "decreased"
    for change, pattern in _STATED:
        found = pattern.search(told)
        if found:
            # Attendance that has fallen is a risk that has grown.
            if (
                kind == "risk"
                and change in ("increased", "decreased")
                and _GOOD_THING.search(told[: found.end()])
            ):
                return "decreased" if change == "increased" else "increased"
            return change  # type: ignore[return-value]
    if _STATED_WORSE.search(told):
        return worse
    if _STATED_BETTER.search(told):
        return better
    if _FIRST.search(told):
        return "new"
    first = sentences(told)[0].text if told.strip() else ""
    if _RISEN.search(told):
        return (
            "increased"
            if kind == "protective"
            else better
            if re.search(r"attend|weight|gain", told, re.IGNORECASE)
            else "increased"
        )
    if _FALLEN.search(told):
        return worse if kind == "protective" or re.search(r"attend|weight", told, re.IGNORECASE) else better
    if _STILL.search(first) or re.search(r"\bnot\s+(?:yet\s+)?gone\s+away\b", told):
        return "unchanged"
    return "not_stated"


def _extent(text: str) -> str | None:
    return next((extent for extent, pattern in _EXTENTS if re.search(pattern, text, re.IGNORECASE)), None)


def _extent_near(text: str, change: str | None) -> str | None:
    """How far a stated change went, from the words right beside the word of change."""
    if change not in ("increased", "decreased"):
        return None
    beside = re.search(
        r"(?:\S+\s+){0,4}(?:increas\w+|reduc\w+|diminish\w+|decreas\w+|better|worse|improv\w+|less|risen|gone\s+(?:up|down)|grown)(?:\s+\S+){0,3}",
        plain(text),
        re.IGNORECASE,
    )
    return _extent(beside.group()) if beside else None
