"""How a risk or protective factor changed since the last conference, told from the words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from reportcheck.reports.model import Change
from reportcheck.reports.wording import plain, sentences

Kind = Literal["risk", "protective"]
# The sections that list factors, and what theirs are unless their words say otherwise.
FACTOR_SECTIONS: dict[str, Kind] = {"risks": "risk", "strengths": "protective", "complicating": "risk"}


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
        r"\b(?:^|[.,;:(-]\s*)(?:resolved|closed|ended|gone|lost)\b(?=\s*[.,;)]|\s*$|\s+(?:when|since|as|after|now)\b)|\b(?:this|the)\s+(?:risk|worry|concern|factor)\s+is\s+(?:now\s+)?(?:closed|gone|over|finished)\b|\bno\s+longer\s+(?:\w+\s+){0,3}?(?:as|to\s+be)\s+an?\s+(?:risk|worry|concern)|\bno\s+longer\s+(?:an?\s+)?(?:issue|concern|worry|risk|problem|factor)\b|\b(?:has|have)\s+(?:now\s+)?been\s+(?:resolved|dealt\s+with|addressed|put\s+right|sorted)\b|\b(?:is|are)\s+(?:now\s+)?(?:resolved|dealt\s+with|sorted)\b|\bthis\s+(?:risk|concern|worry)\s+(?:has\s+(?:now\s+)?(?:ended|gone|passed)|no\s+longer\s+appl\w+)|\bnot\s+a\s+(?:risk|worry|concern)\s+any\s*more|\b(?:is|are|was|has\s+(?:now\s+)?(?:been|come)|have\s+(?:now\s+)?(?:been|come))\s+(?:now\s+)?(?:over|lost|at\s+an\s+end|to\s+an\s+end|finished|cleared|behind\s+(?:them|her|him))\b(?!\s+(?:\d|the\s+(?:top|limit|phone)|weight|time))",
    ),
    (
        "new",
        rf"\b(?:this\s+is|which\s+is|is|are|was)\s+(?:a\s+|all\s+)?(?:brand[\s-])?new\b|\bnew\s+(?:since|concern|worry|risk|strength|factor|this\s+(?:time|period|term)|for\s+this)\b|(?:^|[.,;(]\s*)new\b(?=\s*[.,;)]|\s*$|\s+since)|\bnot\s+(?:been\s+)?(?:known|in\s+place|there|present|identified|raised|a\s+(?:concern|worry|factor)|reported|mentioned)\s+(?:about\s+)?(?:at|in|before|when|until)\b|\b(?:come|came|emerged|arisen|started|begun|appeared)\s+(?:\w+\s+)?(?:up\s+)?since\s+(?:the\s+)?(?:{_THEN})|\bwasn'?t\s+known\b|\b(?:did\s+not|didn't)\s+(?:know|have|exist)\b[^.;]*\b(?:at|when|before)\s+(?:the\s+)?(?:last|previous|initial|first)\b|\b(?:an?|the|one|this)\s+new\s+(?:\w+\s+)?(?:factor|risk|worry|concern|strength|protect\w+)|\bnew(?:ly)?\s+(?:identified|raised|reported|disclosed|emerg\w+|discovered|known|formed|come)\b|(?:^|[.,;(]\s*)(?:has\s+)?(?:only\s+)?(?:come\s+to\s+light|emerged|arisen)\b",
    ),
    (
        "unchanged",
        r"\b(?:nothing|little|not\s+(?:much|a\s+lot))\s+(?:\w+\s+)?(?:has\s+|have\s+)?(?:changed|moved|different|shifted)\b|\b(?:as|see)\s+(?:per|in|at|set\s+out\s+in)\s+(?:the\s+|my\s+|our\s+)?(?:last|previous|initial|first)\b|\bno\s+better\s+(?:and|or|but)\s+no\s+worse|\bneither\s+better\s+nor\s+worse|(?:^|[.;:(-]\s*)remains?\s+(?:an?\s+|very\s+|high|low|strong|good|poor|concern)|\b(?:un-?changed|no\s+(?:real\s+|significant\s+|evidence\s+of\s+|sign\s+of\s+|obvious\s+|great\s+|noticeable\s+)?(?:change|shift|improvement|progress|better|worse|different|movement)|not\s+(?:really\s+|significantly\s+)?(?:changed|improved|moved|got\s+better|shifted)|(?:about|much|exactly|just|still|is|are|was|were|remains?|remained|stay\w*|be|very)\s+(?:the\s+)?same\b(?=\s*(?:$|[.,;)]|(?:as|since|at|for|and|but|in|now)\b))|same\s+(?:as|again)\b|as\s+(?:before|ever|always|(?:there|it)\s+(?:always\s+)?(?:has|have)\s+(?:always\s+)?been|\w+\s+as\s+(?:it|they|she|he)\s+ever\s+(?:was|were|did)|at\s+the\s+last)|stayed\s+the\s+same|remains?\s+(?:the\s+same|as|unchanged|in\s+place|a\s+(?:concern|worry|risk|strength))|as\s+(?:it|they|she|he)\s+(?:was|were|did)\b(?!\s+(?:on|going)))|\b(?:the\s+)?same\W*$",
    ),
    (
        "increased",
        rf"\b(?:risk|worry|concern|this|it|these|arguments?|they|strength|understanding|engagement|attendance|confidence|\w+)\s+{_HAS}{_ADVERB}(?:increased|grown|risen|gone\s+up|escalated|heightened|strengthened|got\s+bigger|got\s+stronger)\b|\b(?:increased|increasing|grown|stronger)\b(?=[^.]*\bsince\b)|(?:^|[.,;(]\s*)(?:has\s+|slightly\s+|significantly\s+)?increas(?:ed|ing)\b|\bgone\s+up\b|\b(?:a|an|of|is|are)\s+(?:\w+\s+)?(?:growing|rising|mounting|increasing|heightened|escalating)\b|\b(?:greater|higher|bigger)\s+(?:risk\s+)?than\b|(?:^|[.,;:(-]\s*|\b(?:is|are|now)\s+)(?:heightened|raised|bigger|greater|higher|growing)\b(?!\s+(?:in|at|by)\s+(?:the\s+)?(?:core|conference|school|last))|\b(?:an?|some|any|the|marked|sharp)\s+(?:\w+\s+)?(?:increase|rise|growth|escalation)\s+(?:in|of)\b|\bfrom\s+(?:low|moderate|medium)\s+to\s+(?:moderate|medium|high|very\s+high)\b|\bmore\s+(?:\w+\s+)?(?:worr\w+|concern\w+|risk\w*|serious|frequent|often)\b(?=[^.]*\b(?:than|now|since)\b)|\bstronger\s+than\b|\bto\s+have\s+(?:grown|increased)\b",
    ),
    (
        "decreased",
        rf"\b(?:\w+)\s+{_HAS}{_ADVERB}(?:reduced|decreased|diminished|lessened|fallen|dropped|gone\s+down|come\s+down|eased|lowered|subsided)\b|\bgone\s+down\b|\b(?:an?|some|the|marked|sharp)\s+(?:\w+\s+)?(?:reduction|decrease|decline|fall|drop|lessening)\s+(?:in|of)\b(?!\s+(?:attendance|weight|mood|engagement|income))|\b(?:fading|shrinking|waning|lessening|easing|receding)\b|\bfewer\b|\bfrom\s+(?:very\s+high|high|moderate|medium)\s+to\s+(?:moderate|medium|low)\b|(?:^|[.;:,(-]\s*|\brisk\s+)(?:has\s+|have\s+|is\s+|now\s+)*(?:lessened|eased|reduced|diminished|lower|subsided)\b|\b(?:as|regard\s+this\s+as)\s+(?:\w+\s+)?(?:reduced|diminished|lower|less)\b|\bless\s+(?:of\s+a\s+|\w+\s+)?(?:worr\w+|concern\w*|risk\w*|frequent|often|severe)\b|\b(?:much\s+)?(?:less|fewer|lower)\s+(?:\w+\s+){0, 2}?than\b|(?:^|[.,;(]\s*)(?:has\s+|slightly\s+|significantly\s+)?(?:reduced|diminished|decreased)\b|\b(?:is|are)\s+(?:now\s+)?(?:much\s+|very\s+)?(?:low|lower|smaller)(?:er)?\b(?=\s*(?:now|and|[.,;]|$))",
    ),
)
_GOOD_THING = re.compile(
    r"\b(?:attendance|weight|engagement|punctuality|progress|confidence|income|contact\s+with\s+\w+|school\s*work|grades?|marks|mood|appetite)\s+(?:\w+\s+){0,3}?(?:has|have|is|was|had)\s+(?:\w+\s+){0,2}?\w+\s*$",
    re.IGNORECASE,
)
_STATED_BETTER = re.compile(
    rf"\b(?:healed|blossomed|flourish\w+|thriv(?:ed|ing)\s+since|more\s+(?:settled|reliable|confident|engaged|consistent|involved|regular|available|open|stable)\b(?=[^.;]*\b(?:than|since|now)\b)|(?:which\s+|this\s+|that\s+)?was\s+not\s+(?:the\s+case|so)\s+(?:in|at|before)\s+(?:{_THEN})|recovered|(?:massively|greatly|significantly|much|considerably|hugely)\s+(?:reduced|improved)|most\s+\w+\s+(?:I|we)\s+have\s+ever|far\s+(?:more|better)\s+(?:\w+\s+)*?since)\b|\b(?:improv(?:ed|ing|ement\w*)|(?:got|getting|become|much|far|lot|bit|little|is|are|been|feel\w*|doing)\s+(?:\w+\s+)?(?:better|cleaner|calmer|happier|healthier|stronger)|better\s+(?:than|since|now|over)|big\s+improvement|(?:real\s+|good\s+)?progress(?:\s+(?:has\s+been\s+)?made)?\b(?=[^.]*\b(?:since|made|this|as)\b|\s*[.,;]|\s*$)|come\s+on\s+(?:leaps|a\s+long|well)|leaps\s+and\s+bounds|turned\s+(?:a\s+corner|(?:it|things)\s+around)|(?:was|were)\s+(?:behind|not|unable|worse)\b[^.]*\bin\s+(?:{_THEN}))",
    re.IGNORECASE,
)
_STATED_WORSE = re.compile(
    r"\b(?:tailed|dropped|fallen|died)\s+(?:off|away)\b|\b(?:weaker|weakened|waned|waning|dwindl\w+|eroded|lapsed)\b|\b(?:worse(?:n\w*|r)?|less\s+(?:settled|reliable|engaged|consistent|supportive|available|regular|involved)|deteriorat\w+|declin(?:ed|ing)|gone\s+down\s?hill|going\s+(?:the\s+wrong\s+way|downhill|backwards)|gone\s+backwards|slipped|slipping|relapsed|set\s*back|escalat\w+|spiral\w*|more\s+(?:\w+\s+)?(?:than\s+before|now))\b",
    re.IGNORECASE,
)
# "Not as good as it was" has gone down; so has a risk "not as bad as it was".
_NOT_AS = re.compile(
    r"(?:\bnot|n't)\s+(?:\w+\s+)?(?:as|so)\s+(?:(?P<good>good|strong|regular|regularly|reliable|consistent|settled|frequent|well|steady|available|involved|supportive|engaged|clean|tidy|much(?!\s+of))|bad|severe|serious|worr\w+|concern\w+|often|high|great|frequently|much\s+of\s+a)\b(?=[^.;]*\b(?:as|before)\b|\s*[.,;]|\s*$)",
    re.IGNORECASE,
)
# What words only suggest: figures that move, "now", "still".
_RISEN = re.compile(
    r"\b(?:risen|rose|went\s+up|gone\s+up|gained|increased|grew|up)\s+(?:from|to(?!\s+date)|by)\b|\bhas\s+now\s+(?:done|completed|attended|joined|started)\b|\bmore\s+(?:\w+\s+)?than\s+(?:before|it|she|he|they|last|in|at)\b|\b(?:is|are)\s+now\s+\w+(?:ed|ing|ly)\b",
    re.IGNORECASE,
)
_FALLEN = re.compile(
    r"\b(?:fallen|fell|dropped|lost|(?<!let\s)(?<!put\s)(?<!written\s)down|went\s+down|gone\s+down)\s+(?:from|to|by|below|since)\b|\bhas\s+fallen\b|\bhas\s+dropped\b",
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

_CHANGE_WORD = r"(?:increas\w+|diminish\w*|decreas\w+|reduc\w+|lessen\w*|unchanged|no\s+change|not\s+changed|no\s+different|the\s+same|same|new|resolved|ended|(?:gone|going|got|getting|is|are)\s+(?:up|down|better|worse|smaller|bigger|stronger|weaker|less|more)|grown|growing|improv\w+|worsen\w*|worse|better|stable|up|down|less|more|no\s+longer\s+(?:present|there|an?\s+\w+)|stayed\s+the\s+same)"
_FILLER = r"(?:\W|\b(?:risks?|worr(?:y|ies)|concerns?|factors?|strengths?|these|this|that|those|which|what|has|have|been|got|become|are|is|it|since|the|last|previous|conference|review|meeting|time|period|slightly|significantly|much|about|a|lot|bit|little|or|and|now|our|to|in)\b)*"
_CHANGE_LABEL = re.compile(rf"{_FILLER}{_CHANGE_WORD}{_FILLER}", re.IGNORECASE)
CHANGE_LEAD = re.compile(
    rf"\W*(?P<change>{_CHANGE_WORD})(?:\s+since\s+(?:the\s+)?last\s+\w+)?\s*(?::|\s[-–]\s)\s*(?=\w)",
    re.IGNORECASE,
)


def change_label(text: str, kind: Kind = "risk") -> Change | None:
    """How the factors below a line changed, where the line says nothing else ("New since last time")."""
    if len(text.split()) > 8 or not _CHANGE_LABEL.fullmatch(plain(text)):
        return None
    return change_of_cell(text, kind)


def change_of_cell(text: str, kind: Kind) -> Change | None:
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


def change_above(headings: Sequence[str], kind: Kind) -> Change | None:
    """The direction that the nearest heading with one names ("Worries that have grown", "Diminished")."""
    for label in reversed(headings):
        told = plain(label)
        directions = re.findall(
            r"increas|diminish|same|no\s+change|unchanged|decreas|reduc|\bnew\b|better|worse|grown|smaller|resolved|\bup\b|\bdown\b",
            told,
            re.IGNORECASE,
        )
        if len(set(map(str.lower, directions))) == 1 and not _NO_CHANGE_HEADING.search(told):
            return change_of_cell(told, kind)
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
    if less := _NOT_AS.search(told):
        good = less.group("good") is not None
        return "decreased" if good == (kind == "protective") else "increased" if good else "decreased"
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


def extent_of(text: str) -> str | None:
    return next((extent for extent, pattern in _EXTENTS if re.search(pattern, text, re.IGNORECASE)), None)


def extent_near(text: str, change: str | None) -> str | None:
    """How far a stated change went, from the words right beside the word of change."""
    if change not in ("increased", "decreased"):
        return None
    beside = re.search(
        r"(?:\S+\s+){0,4}(?:increas\w+|reduc\w+|diminish\w+|decreas\w+|better|worse|improv\w+|less|risen|gone\s+(?:up|down)|grown)(?:\s+\S+){0,3}",
        plain(text),
        re.IGNORECASE,
    )
    return extent_of(beside.group()) if beside else None
