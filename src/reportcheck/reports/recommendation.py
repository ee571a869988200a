"""What the author recommends for each child: the eight outcomes of the benchmark's guidelines, section 3."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reportcheck.reports.model import Adult, Category, Child, Conference, Outcome, Recommendation
from reportcheck.reports.recommendation_words import (
    CATEGORIES,
    CHOICES,
    CONDITION,
    EXCEPT,
    HISTORY,
    LATER,
    NEGATION,
    OPEN_QUESTION,
    OTHER_VIEW,
    OWN_VOICE,
    PROMPT,
    SIGNS,
    STRONG_VOICE,
    TAKEN_BACK,
    WISH,
    Sign,
)
from reportcheck.reports.wording import ChildMention, Piece, child_mentions, name_forms, plain, sentences

if TYPE_CHECKING:
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family

# Where somebody else speaks, or the form does.
_NOT_THE_AUTHOR = {"front_sheet", "child_views", "parent_views", "chronology", "recommendation"}
_TICKED = r"[☒☑✓✔✅🗹■⊠]|\[\s*[xX✓✔]\s*\]|\(\s*[xX✓✔]\s*\)"
_UNTICKED = r"[☐□○◻⬜▢]|\[\s*\]|\(\s*\)"
_BOX = re.compile(rf"(?P<ticked>{_TICKED})|(?P<unticked>{_UNTICKED})")
_CLAUSE = re.compile(
    r"\s*[;:]\s+|\s+-\s+|,?\s+(?:but|however|although|though|whereas|while|whilst|yet|except\s+that)\s+|,\s+(?:and|so|with|as)\s+(?=(?:for|that|then|I|we|he|she|they|it|the|his|her|their|[A-Z][\w-]+)\b)|\s+and\s+(?=(?:that\s+)?(?:for\s+)?(?:[A-Z][\w-]+|he|she|they|I|we|the\s+(?:younger|older|boys|girls|twins|others?|eldest|youngest|baby))(?:'s)?\s+(?:\w+\s+)?(?:to|should|is|are|can|could|must|needs?|has|have|remains?|stays?|steps?|be|plan|would)\b)|,\s+(?=(?:if|unless|provided|because|since|given|when|once)\b)|\s+(?=(?:because|provided\s+that|as\s+long\s+as|on\s+condition\s+that|so\s+long\s+as)\b)"
)


@dataclass(frozen=True, slots=True)
class _Signal:
    """One statement about one or more children, as found."""

    sign: Sign
    children: tuple[str, ...]
    text: str
    block: int
    specific: bool
    contrast: bool = False
    categories: tuple[Category, ...] = ()
    tentative: bool = False


@dataclass(slots=True)
class _Case:
    """All that was said about one child."""

    signals: list[_Signal] = field(default_factory=list)

    def has(self, *signs: Sign, tentative: bool = False) -> bool:
        return any(one.sign in signs and one.tentative == tentative for one in self.signals)


def read_recommendation(
    passages: Sequence[Passage], family: Family, conference: Conference | None = None
) -> tuple[Recommendation, ...]:
    """One recommendation for each child of the family, in the order of the register.

    Args:
        passages: the whole report's passages. The section ``recommendation`` is read first; what the author says
            outright elsewhere counts where there is no such section, and where it contradicts it.
        family: the register.
        conference: the conference that the report is for. Its category is never taken over: a report that does not
            state one leaves it empty.
    """
    del conference
    own = [passage for passage in passages if passage.section == "recommendation" and passage.text.strip()]
    said = list(_section(own, family))
    elsewhere = list(_elsewhere(passages, family))
    return tuple(_for_child(child.name, own, said, elsewhere, family) for child in family.children)


def _for_child(
    child: str, own: list[Passage], said: list[_Signal], elsewhere: list[_Signal], family: Family
) -> Recommendation:
    here = _Case(_about_child(child, said, family))
    there = _Case(_about_child(child, elsewhere, family))
    outcome = _outcome(here)
    source = here
    if outcome in (None, "deferred") and not own:
        outcome, source = _outcome(there), there
    elif outcome is not None and outcome != "deferred":
        other = _outcome(_Case([one for one in there.signals if one.sign != "deferred"]))
        if other is not None and _exclude(outcome, other):
            outcome = "conflict"
    if outcome is None:
        outcome = _silent(own, said)
    decisive = _decisive(source, outcome)
    block = decisive.block if decisive else own[0].block.number if own else None
    reasons = _reasons(own, decisive)
    categories = _categories(source) if outcome == "cp_continue" else ()
    text = decisive.text if decisive else " ".join(passage.text.strip() for passage in own) or None
    return Recommendation(child, outcome, categories, reasons, text, block)


def _silent(own: list[Passage], said: list[_Signal]) -> Outcome:
    """What no statement about a child means: nothing at all, or a section that gives no view."""
    if not own:
        return "none"
    others = any(one.sign not in ("deferred", "met", "not_met") and one.specific for one in said)
    return "none" if others else "deferred"


def _about_child(child: str, signals: list[_Signal], family: Family) -> list[_Signal]:
    """The statements that hold for a child: one that names it beats one about all where the writer marks the exception."""
    mine = [one for one in signals if child in one.children]
    named = [one for one in mine if one.specific and len(one.children) < len(family.children)]
    if any(one.contrast for one in named):
        mine = [one for one in mine if one in named or len(one.children) < len(family.children)]
    return mine


def _outcome(case: _Case) -> Outcome | None:
    found = _settle({one.sign for one in case.signals if not one.tentative})
    return (
        found
        if found
        else _settle(
            {one.sign for one in case.signals if one.sign != "deferred"}
            if not case.has("deferred")
            else {"deferred"}
        )
    )


def _settle(signs: set[Sign]) -> Outcome | None:
    """One outcome from all that is said about a child."""
    lower = "cin" in signs or "caf" in signs
    if "legal" in signs:
        return "legal"
    if "continue" in signs and (lower or "end" in signs or "step_down" in signs):
        return "conflict"
    if "cin" in signs:
        return "cin"
    if "caf" in signs:
        return "caf"
    if "continue" in signs:
        return "cp_continue"
    if "end" in signs or "step_down" in signs:
        return "cp_end"
    if "deferred" in signs:
        return "deferred"
    if "met" in signs and "not_met" in signs:
        return None
    if "met" in signs:
        return "cp_continue"
    return "cp_end" if "not_met" in signs else None


def _exclude(one: Outcome, other: Outcome) -> bool:
    """Whether two outcomes cannot both be meant. To take legal advice leaves the plan open."""
    down = {"cin", "caf", "cp_end"}
    return (one in down and other in ("cp_continue", "legal")) or (
        other in down and one in ("cp_continue", "legal")
    )


def _decisive(case: _Case, outcome: Outcome) -> _Signal | None:
    wanted: dict[Outcome, tuple[Sign, ...]] = {
        "cp_continue": ("continue", "met"),
        "cp_end": ("end", "step_down", "not_met"),
        "cin": ("cin",),
        "caf": ("caf",),
        "legal": ("legal",),
        "deferred": ("deferred",),
        "conflict": ("continue", "cin", "caf", "end", "step_down"),
        "none": (),
    }
    for sign in wanted[outcome]:
        for one in case.signals:
            if one.sign == sign:
                return one
    return None


def _categories(case: _Case) -> tuple[Category, ...]:
    named = {category for one in case.signals for category in one.categories}
    return tuple(category for category, _ in CATEGORIES if category in named)


def _reasons(own: list[Passage], decisive: _Signal | None) -> str | None:
    """The rest of what the section says beside the deciding sentence, or its own "because"."""
    if decisive is None:
        return None
    because = re.search(
        r"\b(?:because|given\s+that|due\s+to|in\s+view\s+of|in\s+light\s+of|on\s+the\s+grounds)\b.*",
        decisive.text,
        re.IGNORECASE | re.DOTALL,
    )
    if because:
        return because.group().rstrip(" .")
    held = next((passage for passage in own if passage.block.number == decisive.block), None)
    if held is None:
        return None
    rest = [piece.text for piece in sentences(held.text) if piece.text.strip() != decisive.text.strip()]
    return " ".join(rest).strip() or None


# ---- the section itself -----------------------------------------------------------------------------------------------


def _section(passages: list[Passage], family: Family) -> Iterator[_Signal]:
    """Every statement of the recommendation section; where boxes are ticked, the boxes that are not say nothing."""
    yield from _cross_table(passages, family)
    # A line of boxes that names a child is followed by that child's line of categories.
    about: tuple[str, ...] = ()
    for passage in passages:
        text = plain(passage.text)
        if _BOX.search(text):
            lead = text[: next(_BOX.finditer(text)).start()]
            about = _names(child_mentions(lead, family)) or _scope(passage, family) or about
            yield from _boxes(passage, about, family)
            continue
        if re.fullmatch(r"\W*[xX✓✔]?\W*", text):
            continue
        answer = _answer(passage, family)
        if answer is not None:
            yield from answer
        elif _is_choice(passage):
            yield from _choice(passage.text, passage, about, family)
        else:
            yield from _told(passage, family, voice=None)
        about = _names(child_mentions(text, family)) if _is_choice(passage) or text.endswith(":") else ()


def _scope(passage: Passage, family: Family) -> tuple[str, ...]:
    """The children that a passage's own row, column, label or nearest heading names; empty where they name none."""
    for label in (passage.row, passage.column, *reversed(passage.headings)):
        if label:
            named = _names(child_mentions(label, family))
            if named and (len(named) < len(family.children) or len(family.children) == 1):
                return named
    return ()


def _names(mentions: Iterable[ChildMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(child for one in mentions for child in one.children))


def _everyone(family: Family) -> tuple[str, ...]:
    return tuple(child.name for child in family.children)


def _boxes(passage: Passage, about: tuple[str, ...], family: Family) -> Iterator[_Signal]:
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
) -> Iterator[_Signal]:
    children = _names(child_mentions(option, family)) or about
    if re.fullmatch(r"(?:yes|no|y|n)\W*", option, re.IGNORECASE):
        asked = question or (passage.row or "") or (passage.headings[-1] if passage.headings else "")
        yield from _yes_or_no(option, asked, children or _everyone(family), passage)
        return
    choice = _choice_sign(option)
    categories = _named_categories(option)
    meant = children or _everyone(family)
    if choice:
        yield _Signal(choice, meant, option, passage.block.number, bool(children), categories=categories)
    elif categories:
        yield _Signal("met", meant, option, passage.block.number, bool(children), categories=categories)


def _yes_or_no(answer: str, asked: str, children: tuple[str, ...], passage: Passage) -> Iterator[_Signal]:
    yes = answer.strip().lower().startswith("y")
    asked = plain(asked)
    if re.search(
        r"\b(?:end|cease|discontinu\w+|removed?|no\s+longer)\b", asked, re.IGNORECASE
    ) and not re.search(r"\bcontinu\w+\b", asked):
        sign: Sign | None = "end" if yes else "continue"
    elif _choice_sign(asked) == "continue":
        sign = "continue" if yes else "end"
    else:
        sign = _choice_sign(asked) if yes else None
    if sign:
        yield _Signal(sign, children, f"{asked} {answer}".strip(), passage.block.number, False)


def _answer(passage: Passage, family: Family) -> list[_Signal] | None:
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
    children = _names(child_mentions(asked, family)) or _scope(passage, family) or _everyone(family)
    categories = _named_categories(text[reply.end() :])
    return [
        replace(one, text=passage.text, categories=categories if one.sign == "continue" else ())
        for one in _yes_or_no(reply.group(1), asked, children, passage)
    ] or None


_QUESTION = re.compile(r"\?|^\W*(?:is|are|do|does|should|would)\b", re.IGNORECASE)


def _cross_table(passages: list[Passage], family: Family) -> Iterator[_Signal]:
    """A table with a row for each child and a column for each outcome, the one that holds ticked (or the other way round)."""
    for passage in passages:
        if (
            passage.block.cell
            and passage.column
            and re.fullmatch(rf"\W*(?:{_TICKED}|[xX✓✔]|yes|Y)\W*", passage.text, re.IGNORECASE)
        ):
            for outcome, who in ((passage.column, passage.row), (passage.row, passage.column)):
                sign = _choice_sign(outcome or "")
                named = _names(child_mentions(who or "", family))
                if sign and (named or len(family.children) == 1):
                    yield _Signal(sign, named or _everyone(family), outcome or "", passage.block.number, True)
                    break
                categories = _named_categories(outcome or "")
                if categories and (named or len(family.children) == 1):
                    yield _Signal(
                        "met",
                        named or _everyone(family),
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
    words = len(text.split())
    return words <= 7 and not re.search(
        r"\b(?:I|we|should|would|recommend\w*|not|n't|if|but|feel|think|wants?)\b", text, re.IGNORECASE
    )


def _choice(text: str, passage: Passage, about: tuple[str, ...], family: Family) -> Iterator[_Signal]:
    label = " ".join(part for part in (passage.column, passage.row) if part)
    sign = _choice_sign(plain(text))
    named = _names(child_mentions(text, family)) or _scope(passage, family) or about
    categories = _named_categories(plain(text))
    meant = named or _everyone(family)
    if (
        re.search(r"\bcategor", f"{label} {passage.headings[-1] if passage.headings else ''}", re.IGNORECASE)
        and categories
    ):
        yield _Signal("met", meant, text, passage.block.number, bool(named), categories=categories)
    elif sign:
        yield _Signal(sign, meant, text, passage.block.number, bool(named), categories=categories)
    elif categories:
        yield _Signal("met", meant, text, passage.block.number, bool(named), categories=categories)


def _choice_sign(text: str) -> Sign | None:
    """The outcome that a bare choice names; None where it names none, or lists several to choose from."""
    found = [sign for sign, pattern in CHOICES if pattern.search(text)]
    if not found:
        return None
    if {"cin", "caf", "continue"} <= set(found) or (
        "/" in text and len(set(found) & {"cin", "caf", "continue"}) > 1 and len(text.split()) < 6
    ):
        return None
    return found[0]


def _named_categories(text: str) -> tuple[Category, ...]:
    changed = re.search(r"\bfrom\s+[\w\s]{3,25}?\s+to\s+(.*)", text, re.IGNORECASE)
    if (
        changed
        and re.search(r"\bcategor|\bchang", text, re.IGNORECASE)
        and any(pattern.search(changed.group(1)) for _, pattern in CATEGORIES)
    ):
        text = changed.group(1)
    text = re.sub(
        r"\b(?:rather\s+than|instead\s+of|not|remove\w*|drop\w*|no\s+longer|and\s+not|without)\s+(?:the\s+|under\s+|for\s+)*(?:category\s+of\s+)?(?:neglect|(?:emotional|physical|sexual)(?:\s+(?:abuse|harm))?)",
        " ",
        text,
        flags=re.IGNORECASE,
    )
    return tuple(category for category, pattern in CATEGORIES if pattern.search(text))


# ---- prose ------------------------------------------------------------------------------------------------------------


def _elsewhere(passages: Sequence[Passage], family: Family) -> Iterator[_Signal]:
    """What the author says outright about the plan outside the recommendation section."""
    for passage in passages:
        if passage.section not in _NOT_THE_AUTHOR and passage.text.strip():
            yield from _told(passage, family, voice=STRONG_VOICE)


def _told(passage: Passage, family: Family, voice: re.Pattern[str] | None) -> Iterator[_Signal]:
    """The statements of a paragraph, sentence by sentence.

    Args:
        passage: a paragraph.
        family: the register.
        voice: a pattern that a sentence must hold to count at all; None in the recommendation section.
    """
    scope = _scope(passage, family)
    current = scope
    for piece in sentences(passage.text):
        text = plain(piece.text)
        if PROMPT.search(text) or text.rstrip().endswith("?"):
            continue
        mentions = child_mentions(text, family)
        found = list(
            _sentence(text, mentions, current or _everyone(family), bool(current), passage, family, voice)
        )
        yield from found
        said = _names(_subject_mentions(text, mentions))
        if said and not OTHER_VIEW.search(text):
            current = said if len(said) < len(family.children) or len(family.children) == 1 else scope


def _subject_mentions(text: str, mentions: list[ChildMention]) -> list[ChildMention]:
    """The mentions that what follows may be about: those joined to the first one."""
    if not mentions:
        return []
    kept = [mentions[0]]
    for one in mentions[1:]:
        if not re.fullmatch(
            r"(?:'s)?\s*(?:,|and|&|or|,\s*and)?\s*(?:both\s+)?", text[kept[-1].end : one.start]
        ):
            break
        kept.append(one)
    return kept


def _sentence(
    text: str,
    mentions: list[ChildMention],
    current: tuple[str, ...],
    narrowed: bool,
    passage: Passage,
    family: Family,
    voice: re.Pattern[str] | None,
) -> Iterator[_Signal]:
    clauses = _clauses(text, mentions)
    contrast = bool(
        re.search(
            r"\b(?:but|however|although|though|whereas|except|apart\s+from|other\s+than|unlike|with\s+the\s+exception)\b",
            text,
            re.IGNORECASE,
        )
    )
    said = current
    named_before = narrowed
    condition_opens = bool(re.match(rf"\W*(?:{CONDITION.pattern})", text, re.IGNORECASE))
    others_view = False
    for clause in clauses:
        inside = [one for one in mentions if clause.start <= one.start < clause.start + len(clause.text)]
        meant = _clause_children(text, inside, family)
        if meant:
            said, named_before = meant, True
        own = bool(re.search(r"\b(?:I|we|my|our)\b", clause.text)) or bool(
            OWN_VOICE.match(clause.text.strip())
        )
        theirs = _others_view(clause.text, text, clause.start, family)
        others_view = theirs or (others_view and not own and not meant)
        if others_view and not (own and not theirs):
            continue
        places = _signs(clause.text)
        for sign, start, end in places:
            before, after = clause.text[:start], clause.text[end:]
            polarity = _polarity(sign, before, after, clause.text[start:end])
            if polarity is None or (polarity != "deferred" and OPEN_QUESTION.search(before)):
                continue
            if voice and polarity != "deferred" and not voice.search(text):
                continue
            if voice and polarity in ("met", "not_met"):
                continue
            if polarity != "deferred" and _told_of_another_time(
                clause.text, start, end, text, clause.start, sign
            ):
                continue
            iffy = polarity != "deferred" and bool(CONDITION.search(text[clause.start + end :]))
            iffy = iffy and not re.search(r"\brecommend|\bmust\b|\bshould\b", text, re.IGNORECASE)
            if polarity != "deferred" and (condition_opens or (iffy and voice)):
                continue
            tentative = iffy and bool(re.search(r"\bwould\b|'d\b|\bcould\b", text))
            if (
                polarity == "deferred"
                and re.search(r"\bcategor", clause.text, re.IGNORECASE)
                and not re.search(r"\b(?:recommendation|whether)\b", clause.text, re.IGNORECASE)
            ):
                continue
            where = _nearest(inside, start, end, text, clause.start, family) or said
            yield _Signal(
                polarity,
                where,
                text,
                passage.block.number,
                named_before,
                contrast=contrast,
                categories=_named_categories(text)
                if polarity in ("continue", "met") and not _category_doubt(text)
                else (),
                tentative=tentative,
            )
        if (
            not places
            and re.search(
                r"\bcategor|\bunder\b|\badded\b|\babuse\b|^\W*neglect\W*$", clause.text, re.IGNORECASE
            )
            and not _category_doubt(clause.text)
            and voice is None
        ):
            named = _named_categories(clause.text)
            if named and not HISTORY.search(clause.text):
                yield _Signal("met", said, text, passage.block.number, named_before, categories=named)


def _category_doubt(text: str) -> bool:
    return bool(
        re.search(
            r"\bcategor\w*\b[^.;]*\b(?:to\s+conference|for\s+conference|leave|no\s+view|not\s+able|unable)\b|\b(?:no\s+view|unable|not\s+(?:feel\s+)?able|not\s+have\s+\w+\s+information)\b[^.;]*\bcategor",
            text,
            re.IGNORECASE,
        )
    )


def _clauses(text: str, mentions: list[ChildMention]) -> list[Piece]:
    pieces: list[Piece] = []
    begin = 0
    for match in _CLAUSE.finditer(text):
        # "I recommend that Ann and Bob remain …": what stands before "and" must say something of its own.
        joined = re.match(r"\s+and\s", match.group()) and (
            not _signs(text[begin : match.start()]) or any(one.end == match.start() for one in mentions)
        )
        if match.start() > begin and not joined:
            pieces.append(Piece(text[begin : match.start()], begin))
            begin = match.end()
    pieces.append(Piece(text[begin:], begin))
    return pieces


def _clause_children(text: str, inside: list[ChildMention], family: Family) -> tuple[str, ...]:
    """The children that a clause is about, without those it excepts ("all except Leo")."""
    meant: list[str] = []
    left_out: set[str] = set()
    for one in inside:
        if EXCEPT.search(text[: one.start]):
            left_out.update(one.children)
            continue
        meant += [child for child in one.children if child not in meant]
    names = [child for child in meant if child not in left_out]
    if left_out and not names:
        names = [child for child in _everyone(family) if child not in left_out]
    return tuple(names)


def _nearest(
    inside: list[ChildMention], start: int, end: int, text: str, offset: int, family: Family
) -> tuple[str, ...]:
    """The children that one statement of a clause is about: those named before it there, else those named after it."""
    before = [one for one in inside if one.start - offset < end]
    if before:
        return _clause_children(text, before, family)
    after = [one for one in inside if one.start - offset >= end]
    if after and re.match(
        r"\W*(?:\w+\W+){0,6}?(?:for|both|all|each|applies\s+to|with\s+regard\s+to|in\s+respect\s+of|,)?\s*$",
        text[offset + end : after[0].start],
        re.IGNORECASE,
    ):
        return _clause_children(text, inside, family)
    return ()


def _signs(clause: str) -> list[tuple[Sign, int, int]]:
    """The signs of a clause in order, overlapping ones of one kind once; "step down to child in need" is child in need."""
    found: list[tuple[Sign, int, int]] = []
    # "a child in need plan" is no child protection plan: its words are hidden from the patterns of the others.
    hidden = _LOWER_PLAN.sub(lambda match: "·" * len(match.group()), clause)
    for sign, pattern in SIGNS:
        for match in pattern.finditer(clause if sign in ("cin", "caf", "deferred", "step_down") else hidden):
            if not any(
                sign == other and match.start() < end and start < match.end() for other, start, end in found
            ):
                found.append((sign, match.start(), match.end()))
    kinds = {sign for sign, _, _ in found}
    if "end" in kinds:
        # "come off the plan", "a plan is no longer needed": the words inside that sound like continuing do not count.
        ends = [(start, end) for sign, start, end in found if sign == "end"]
        found = [
            one
            for one in found
            if not (one[0] == "continue" and any(start < one[2] and one[1] < end for start, end in ends))
        ]
    return sorted(found, key=lambda one: one[1])


_LOWER_PLAN = re.compile(
    "(?:"
    + "|".join(pattern.pattern for sign, pattern in SIGNS if sign in ("cin", "caf"))
    + r")(?:\s*\(\w+\))?(?:\s+(?:level|support|assessment|plan(?:s|ning)?|status))*",
    re.IGNORECASE,
)
_OPPOSITE: dict[Sign, Sign | None] = {
    "continue": "not_met",
    "end": "met",
    "step_down": "met",
    "cin": None,
    "caf": None,
    "legal": None,
    "deferred": None,
    "met": "not_met",
    "not_met": "met",
}


def _polarity(sign: Sign, before: str, after: str, words: str) -> Sign | None:
    """The sign as it is meant: turned round by a negation before it, or taken back after it."""
    if sign == "deferred":
        return sign
    near = " ".join(before.split()[-9:])
    negated = bool(NEGATION.search(near))
    if sign == "end" and re.search(r"\b(?:no\s+longer|not|n't|no)\b", words, re.IGNORECASE):
        negated = negated and not re.search(r"\b(?:not|n't|no\s+longer)\s*$", near)
    if sign in ("met", "not_met") and re.search(r"\bnot\b|n't\b", words) and not negated:
        return sign
    if re.search(
        r"\bnot\s+only\b|\bno\s+(?:doubt|hesitation|option|choice|alternative|objection)\b|\b(?:why|reason)\b.*\bnot\b",
        near,
        re.IGNORECASE,
    ):
        negated = False
    if TAKEN_BACK.search(after) and sign in ("cin", "caf", "legal", "continue", "end", "step_down"):
        negated = not negated
    return _OPPOSITE[sign] if negated else sign


def _told_of_another_time(clause: str, start: int, end: int, text: str, offset: int, sign: Sign) -> bool:
    """Whether a statement is about what was decided before, or about a time to come."""
    present = re.search(
        r"\b(?:recommend\w*|should|must|now|today|still|remains?|needs?\s+to|I\s+(?:would\s+)?support|in\s+my\s+(?:view|opinion))\b",
        clause,
        re.IGNORECASE,
    )
    history = HISTORY.search(clause)
    if history and not (
        present
        and (
            history.start() > end
            or (sign == "continue" and re.search(r"\brecommend|\bshould|\bmust", clause, re.IGNORECASE))
        )
    ):
        return True
    later = LATER.search(text[offset + end :]) if sign not in ("continue", "met") else None
    if (
        later
        and later.start() < 60
        and not re.search(r"[;:]", text[offset + end : offset + end + later.start()])
    ):
        return True
    earlier = LATER.search(text[: offset + start])
    return bool(earlier and sign not in ("continue", "met") and offset + start - earlier.end() < 60)


def _others_view(clause: str, text: str, offset: int, family: Family) -> bool:
    """Whether a clause tells what somebody else wants or thinks."""
    if OTHER_VIEW.search(clause):
        return not re.search(
            r"\b(?:I|we)\s+(?:\w+\s+){0,2}?(?:recommend|support|agree\s+with)\b", clause, re.IGNORECASE
        )
    people: list[Adult | Child] = [*family.adults, *family.children]
    for person in people:
        for form in name_forms(person):
            for match in re.finditer(rf"(?<![\w-]){re.escape(plain(form))}\b", clause):
                if WISH.match(clause[match.end() :]):
                    return True
    pronoun = re.match(r"\W*(?:and\s+|that\s+)?(?:she|he|they)\b", clause, re.IGNORECASE)
    return bool(pronoun and WISH.match(clause[pronoun.end() :]) and offset == 0)
