"""A council's form as data: what its headings and labels say, which deadlines hold, how it is laid out.

``forms/default.toml`` knows how headings and labels are usually worded. A council's form is another file in the same
folder, one that another package brings through the entry point group ``reportcheck.forms`` (the entry's name is the
form's; its value the path of the file), or one that the user names; it adds its own words to the default and sets what
only it can know.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, Literal, get_args

from reportcheck.reports.model import SectionId

FORMS = Path(__file__).resolve().parents[1] / "forms"
ENTRY_POINT = "reportcheck.forms"
SECTION_IDS: tuple[SectionId, ...] = get_args(SectionId)
WEIGHTS = {"strong": 4.0, "medium": 2.5, "weak": 1.0}

Unit = Literal["hours", "working_days"]


class FormError(Exception):
    """A form file that cannot be used; the message names the file and says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """How long before the conference something is due.

    Attributes:
        amount: how many hours or working days.
        unit: "hours" or "working_days".
    """

    amount: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class FormSection:
    """One section of a printed form.

    Attributes:
        id: which part of a review report it is.
        heading: its heading as printed.
        aliases: other wordings of that heading.
        guidance: the instruction printed below it; it is never taken for the author's words.
        layout: how the answer is written.
        columns: the column headings of a table.
    """

    id: SectionId
    heading: str
    aliases: tuple[str, ...] = ()
    guidance: str | None = None
    layout: Literal["text", "list", "table"] = "text"
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """A form for review conference reports.

    Attributes:
        name: the word that ``--form`` takes.
        title: its printed title.
        sections: its sections in printed order; empty where the form is not described.
        cues: words that tell a section from its heading, as (section, cue, weight).
        groups: words that tell a group of the front sheet, as (group, cue).
        labels: printed labels and the field that each asks for, as (label, field).
        vocabulary: the council's own words for general ones, for example "lower tier" → "family help".
        deadlines: "unit" and "family", each before the conference.
    """

    name: str
    title: str
    sections: tuple[FormSection, ...] = ()
    cues: tuple[tuple[SectionId, str, float], ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    vocabulary: dict[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    deadlines: dict[str, Deadline] = field(default_factory=dict, hash=False)


def form_names() -> tuple[str, ...]:
    """The forms that come with the program, the default among them, and those that other packages bring."""
    own = {path.stem for path in FORMS.glob("*.toml")}
    return tuple(sorted(own | {entry.name for entry in entry_points(group=ENTRY_POINT)}))


def load_form(name: str | Path = "default") -> Form:
    """A form by its name, the program's own before those of other packages, or from a TOML file of the user's own.

    Raises:
        FormError: no such form, not TOML, or not a form.
    """
    return _load(str(name))


@cache
def _load(name: str) -> Form:
    path = Path(name) if name.endswith(".toml") else _path_of(name)
    if path is None:
        raise FormError(f"There is no form named {name!r}. Known forms: {', '.join(form_names())}.")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise FormError(f"The form {path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise FormError(f"The form {path} is not valid TOML: {error}.") from error
    form = _build(path, data)
    return form if form.name == "default" else _extend(_load("default"), form)


def _path_of(name: str) -> Path | None:
    own = FORMS / f"{name}.toml"
    if own.exists():
        return own
    brought = entry_points(group=ENTRY_POINT, name=name)
    return next((Path(entry.load()) for entry in brought), None)


def _build(path: Path, data: dict[str, Any]) -> Form:
    from reportcheck.reports.validate import InvalidDataError, validate

    try:
        validate(data, "form")
    except InvalidDataError as error:
        raise FormError(f"{path}: {error}") from error
    cues = tuple(
        (section, cue, WEIGHTS[strength])
        for section, strengths in data.get("cues", {}).items()
        for strength, words in strengths.items()
        for cue in words
    )
    return Form(
        name=data["name"],
        title=data["title"],
        sections=tuple(
            FormSection(
                id=item["id"],
                heading=item["heading"],
                aliases=tuple(item.get("aliases", ())),
                guidance=item.get("guidance"),
                layout=item.get("layout", "text"),
                columns=tuple(item.get("columns", ())),
            )
            for item in data.get("sections", ())
        ),
        cues=cues,
        groups=tuple((group, cue) for group, words in data.get("groups", {}).items() for cue in words),
        labels=tuple((label, name) for name, words in data.get("labels", {}).items() for label in words),
        vocabulary={key: tuple(words) for key, words in data.get("vocabulary", {}).items()},
        deadlines={key: Deadline(**value) for key, value in data.get("deadlines", {}).items()},
    )


def _extend(base: Form, form: Form) -> Form:
    """The default's words with the council's own before them."""
    return Form(
        name=form.name,
        title=form.title,
        sections=form.sections,
        cues=form.cues + base.cues,
        groups=form.groups + base.groups,
        labels=form.labels + base.labels,
        vocabulary={**base.vocabulary, **form.vocabulary},
        deadlines={**base.deadlines, **form.deadlines},
    )
