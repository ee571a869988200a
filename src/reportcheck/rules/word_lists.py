"""Word lists beside a rule: TOML tables of wordings and what to write instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from reportcheck.reports.passages import Passage
from reportcheck.reports.wording import sentences
from reportcheck.rules.case import Case

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
# Verbs that give somebody's words; after "I" they give the author's own.
_TELLS = re.compile(
    r"\b(?P<who>I|we)?\s*(?:have |had |has |would )?(?:call(?:s|ed|ing)?|said|says?|saying|told|tells?|telling|shout(?:s|ed|ing)|"
    r"scream(?:s|ed|ing)|swore|swearing|text(?:s|ed)|wrote|writes|posted|alleg(?:es|ed)|accus(?:es|ed|ing)|"
    r"report(?:s|ed)|complain(?:s|ed)|claim(?:s|ed)|stat(?:es|ed)|describ(?:es|ed|ing)|refer(?:s|red|ring) to|"
    r"label(?:s|led)|insult(?:s|ed)|overheard|heard|feels|felt|thinks|believes|explain(?:s|ed)|mention(?:s|ed)|disclos(?:es|ed)|"
    r"found (?:that|him|her|them)|allegation|according to|in (?:his|her|their|mum's|dad's) (?:own )?(?:words?|view))\b",
    re.IGNORECASE,
)
_BOX = re.compile(r"[☐☑☒□■✓✔]|\[[ xX✓]?\]")


@cache
def load(package: str, name: str) -> dict[str, Any]:
    """The TOML file ``name`` beside the modules of ``reportcheck.rules.<package>``."""
    path = files(f"reportcheck.rules.{package}") / name
    return tomllib.loads(path.read_text(encoding="utf-8"))


def narrative(case: Case) -> Iterator[Passage]:
    """What the author wrote in prose: everything but the front sheet and the sign-off."""
    for passage in case.passages:
        if passage.section not in ("front_sheet", "sign_off"):
            yield passage


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches of a text that stand in quotation marks, marks included, as character offsets."""
    return [match.span() for match in _QUOTED.finditer(text)]


def within(position: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether a character lies in one of some stretches."""
    return any(start <= position < end for start, end in stretches)


def told_by_others(text: str, position: int) -> bool:
    """Whether the words at a character are given as somebody else's: "Mum called him a …", "Ellis says that …"."""
    before = next(
        (
            text[piece.start : position]
            for piece in sentences(text)
            if piece.start <= position < piece.start + len(piece.text)
        ),
        "",
    )
    return any(not match["who"] for match in _TELLS.finditer(before))


def ticked(text: str, position: int) -> bool:
    """Whether a character stands in a printed line of boxes to tick: the form's words, not the author's."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    line = text[start : end if end >= 0 else len(text)]
    return len(_BOX.findall(line)) >= 2 and bool(_BOX.search(text[max(0, position - 70) : position + 70]))
