"""Word lists beside a rule: TOML tables of wordings and what to write instead."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from reportcheck.reports.passages import Passage
from reportcheck.rules.case import Case

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")


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
