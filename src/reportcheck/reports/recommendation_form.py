"""Recommendations given in a form: ticked boxes, drop-downs, questions with yes and no, a row for each child."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reportcheck.reports.recommendation_prose import (
    Statement,
    choice_sign,
    everyone,
    named_categories,
    names_of,
    scope_of,
    statements,
)
from reportcheck.reports.recommendation_words import Sign
from reportcheck.reports.wording import child_mentions, plain, sentences

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family

_TICKED = r"[☒☑✓✔✅🗹■⊠]|\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)"
_UNTICKED = r"[☐□○◻⬜▢]|\[\s*\]|\(\s*\)"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<unticked>{_UNTICKED})")


def section_statements(passages: Sequence[Passage], family: Family) -> Iterator[Statement]:
    """Every statement of the recommendation section; where boxes are ticked, the boxes that are not say nothing."""
    yield from _cross_table(passages, family)
    # A line of boxes that names a child is followed by that child's line of categories.
    about: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    for passage in passages:
        text = plain(passage.text)
        if _BOX.search(text):
            lead = text[: next(_BOX.finditer(text)).start()]
            prose = re.match(r".*[.!](?=\s*[^.!?]*$)", lead, re.DOTALL)
            if prose and len(prose.group()) > 40:
                # Sentences that run into a line of boxes are read as sentences.
                before = replace(
                    passage, block=replace(passage.block, text=prose.group(), runs=(), controls=()), start=0
                )
                yield from statements(before, family, told=told)
                lead = lead[prose.end() :]
            about = names_of(child_mentions(lead, family)) or scope_of(passage, family) or about
            yield from _boxes(passage, about, family)
            continue
        if re.fullmatch(r"\W*[xX✓✔]?\W*", text):
            continue
        answer = _answer(passage, family)
        if answer is not None:
            yield from answer
        elif _is_choice(passage) and (chosen := list(_choice(passage.text, passage, about, family))):
            yield from chosen
        else:
            yield from statements(passage, family, told=told)
        named = names_of(child_mentions(text, family, told))
        told = tuple(dict.fromkeys((*told, *named)))
        about = named if _is_choice(passage) or text.endswith(":") else ()


def _boxes(passage: Passage, about: tuple[str, ...], family: Family) -> Iterator[Statement]:
    """The ticked options of a paragraph: its check-box controls, or boxes and crosses typed beside the words."""
    text = plain(passage.text)
    marks = list(_BOX.finditer(text))
    if not marks:
        return
    # Boxes stand before their words ("☒ continue ☐ end") unless the paragraph begins with words ("Yes ☒ No ☐").
    before = bool(re.search(r"\w", text[: marks[0].start()])) and not re.search(
        r"\w", text[marks[-1].end() :]
    )
    for number, mark in enumerate(marks):
        if not mark.group("ticked"):
            continue
        if before:
            start = marks[number - 1].end() if number else 0
            option = text[start : mark.start()]
        else:
            stop = marks[number + 1].start() if number + 1 < len(marks) else len(text)
            option = text[mark.end() : stop]
        if number == 0 and before and "?" in option:
            option = option.rsplit("?", 1)[1]
        question = text[: marks[0].start()] if not before or "?" in text else ""
        yield from _option(option.strip(" :-,;"), question, about, passage, family)


def _option(
    option: str, question: str, about: tuple[str, ...], passage: Passage, family: Family
) -> Iterator[Statement]:
    children = names_of(child_mentions(option, family)) or about
    if re.fullmatch(r"(?:yes|no|y|n)\W*", option, re.IGNORECASE):
        asked = question or (passage.row or "") or (passage.headings[-1] if passage.headings else "")
        yield from _yes_or_no(option, asked, children or everyone(family), passage)
        return
    choice = choice_sign(option)
    categories = named_categories(option)
    meant = children or everyone(family)
    if choice:
        yield Statement(choice, meant, option, passage.block.number, bool(children), categories=categories)
    elif categories:
        yield Statement("met", meant, option, passage.block.number, bool(children), categories=categories)


def _yes_or_no(answer: str, asked: str, children: tuple[str, ...], passage: Passage) -> Iterator[Statement]:
    yes = answer.strip().lower().startswith("y")
    asked = plain(asked)
    if re.search(
        r"\b(?:end|cease|discontinu\w+|removed?|no\s+longer)\b", asked, re.IGNORECASE
    ) and not re.search(r"\bcontinu\w+\b", asked):
        sign: Sign | None = "end" if yes else "continue"
    elif choice_sign(asked) == "continue":
        sign = "continue" if yes else "end"
    else:
        sign = choice_sign(asked) if yes else None
    if sign:
        yield Statement(sign, children, f"{asked} {answer}".strip(), passage.block.number, False)


def _answer(passage: Passage, family: Family) -> list[Statement] | None:
    """A question of the form answered with yes or no ("Is a child protection plan still necessary? Yes")."""
    text = plain(passage.text)
    within = re.match(r"(?P<asked>[^?]*\?)\s*(?=(?:yes|no)\b)", text, re.IGNORECASE)
    reply = re.compile(r"\W*(yes|no)\b(?!\s+(?:view|recommendation|change|further|longer|comment))").match(
        text.lower(), within.end() if within else 0
    )
    if not reply:
        return None
    labels = (passage.row, passage.column, *reversed(passage.headings))
    asked = (
        within.group("asked")
        if within
        else next((label for label in labels if label and _QUESTION.search(label)), None)
    )
    if asked is None:
        return None
    children = names_of(child_mentions(asked, family)) or scope_of(passage, family) or everyone(family)
    categories = named_categories(text[reply.end() :])
    return [
        replace(one, text=passage.text, categories=categories if one.sign == "continue" else ())
        for one in _yes_or_no(reply.group(1), asked, children, passage)
    ] or None


_QUESTION = re.compile(r"\?|^\W*(?:is|are|do|does|should|would)\b", re.IGNORECASE)


def _cross_table(passages: Sequence[Passage], family: Family) -> Iterator[Statement]:
    """A table with a row for each child and a column for each outcome, the one that holds ticked (or the other way round)."""
    for passage in passages:
        if (
            passage.block.cell
            and passage.column
            and re.fullmatch(rf"\W*(?:{_TICKED}|[xX✓✔]|yes|Y)\W*", passage.text, re.IGNORECASE)
        ):
            for outcome, who in ((passage.column, passage.row), (passage.row, passage.column)):
                sign = choice_sign(outcome or "")
                named = names_of(child_mentions(who or "", family))
                if sign and (named or len(family.children) == 1):
                    yield Statement(
                        sign, named or everyone(family), outcome or "", passage.block.number, True
                    )
                    break
                categories = named_categories(outcome or "")
                if categories and (named or len(family.children) == 1):
                    yield Statement(
                        "met",
                        named or everyone(family),
                        outcome or "",
                        passage.block.number,
                        True,
                        categories=categories,
                    )
                    break


def _is_choice(passage: Passage) -> bool:
    """Whether a paragraph is a bare choice: a drop-down's value, or a few words in a cell with no verb of its own."""
    text = passage.text.strip()
    if any(control.kind == "dropdown" and control.value for control in passage.block.controls):
        return len(text.split()) <= 14
    return (
        len(text.split()) <= 7
        and len(sentences(text)) == 1
        and not re.search(
            r"\b(?:I|we|should|would|recommend\w*|not|n't|if|but|feel|think|wants?)\b", text, re.IGNORECASE
        )
    )


def _choice(text: str, passage: Passage, about: tuple[str, ...], family: Family) -> Iterator[Statement]:
    label = " ".join(part for part in (passage.column, passage.row) if part)
    sign = choice_sign(plain(text))
    named = names_of(child_mentions(text, family)) or scope_of(passage, family) or about
    categories = named_categories(plain(text))
    meant = named or everyone(family)
    if (
        re.search(r"\bcategor", f"{label} {passage.headings[-1] if passage.headings else ''}", re.IGNORECASE)
        and categories
    ):
        yield Statement("met", meant, text, passage.block.number, bool(named), categories=categories)
    elif sign:
        yield Statement(sign, meant, text, passage.block.number, bool(named), categories=categories)
    elif categories:
        yield Statement("met", meant, text, passage.block.number, bool(named), categories=categories)
