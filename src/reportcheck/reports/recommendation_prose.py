"""Recommendations told in sentences: clause by clause, each with the children that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reportcheck.reports.recommendation_words import (
    AIM,
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
    TAKEN_BACK,
    WISH,
    Sign,
)
from reportcheck.reports.wording import ChildMention, Piece, child_mentions, name_forms, plain, sentences

if TYPE_CHECKING:
    from reportcheck.reports.model import Adult, Category, Child
    from reportcheck.reports.passages import Passage
    from reportcheck.reports.people import Family


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the author says about the plan.

    Attributes:
        sign: what is said.
        children: full names of those it is said about.
        text: the sentence (or the option) that says it.
        block: number of its block.
        specific: it names its children; otherwise it holds for all because it names none.
        contrast: the sentence sets somebody apart ("except", "but").
        categories: categories of abuse named with it.
        tentative: it hangs on a condition.
    """

    sign: Sign
    children: tuple[str, ...]
    text: str
    block: int
    specific: bool
    contrast: bool = False
    categories: tuple[Category, ...] = ()
    tentative: bool = False


def names_of(mentions: Iterable[ChildMention]) -> tuple[str, ...]:
    """Full names behind mentions, each once, in order."""
    return tuple(dict.fromkeys(child for one in mentions for child in one.children))


def everyone(family: Family) -> tuple[str, ...]:
    """Full names of all the children."""
    return tuple(child.name for child in family.children)


def scope_of(passage: Passage, family: Family) -> tuple[str, ...]:
    """The children that a passage's row, column, label or nearest heading names; empty where they name none in particular."""
    for label in (passage.row, passage.column, *reversed(passage.headings)):
        named = names_of(child_mentions(label, family)) if label else ()
        if named and (len(named) < len(family.children) or len(family.children) == 1):
            return named
    return ()


def named_categories(text: str) -> tuple[Category, ...]:
    """The categories of abuse that a text names as those of a plan; of "from neglect to emotional abuse" the second."""
    changed = re.search(r"\bfrom\s+[\w\s]{3,25}?\s+to\s+(.*)", text, re.IGNORECASE)
    if changed and re.search(r"\bcategor|\bchang", text, re.IGNORECASE) and _categories_in(changed.group(1)):
        text = changed.group(1)
    return _categories_in(_LEFT_OUT.sub(" ", text))


_LEFT_OUT = re.compile(
    r"\b(?:no|little|any)\s+(?:evidence|sign|suggestion|indication)s?\s+of\s+(?:further\s+|any\s+)?(?:neglect|(?:emotional|physical|sexual)(?:\s+(?:abuse|harm))?)|\b(?:neglect|(?:emotional|physical|sexual)(?:\s+(?:abuse|harm))?)\s+(?:was|were|had\s+been|has\s+been)\s+(?:\w+\s+)?(?:considered|discussed|ruled|suggested|raised|alleged|removed|dropped)|\b(?:rather\s+than|instead\s+of|from|(?:no|not|nor)\s+(?:\w+\s+){0,6}?(?:add(?:ing|ed)?|includ\w+|chang\w+\s+to)|not|remove\w*|drop\w*|no\s+longer|and\s+not|without)\s+(?:the\s+|under\s+|for\s+)*(?:category\s+of\s+)?(?:neglect|(?:emotional|physical|sexual)(?:\s+(?:abuse|harm))?)",
    re.IGNORECASE,
)


def _categories_in(text: str) -> tuple[Category, ...]:
    return tuple(category for category, pattern in CATEGORIES if pattern.search(text))


def statements(
    passage: Passage, family: Family, *, told: tuple[str, ...] = (), voice: re.Pattern[str] | None = None
) -> Iterator[Statement]:
    """The statements of a paragraph.

    Args:
        passage: a paragraph.
        family: the register.
        told: children named in the paragraphs before it, for "the others".
        voice: a pattern that a sentence must hold to count at all; None in the recommendation section.
    """
    scope = scope_of(passage, family)
    current = scope
    whole = plain(passage.text)
    mentions = child_mentions(whole, family, told or scope)
    before: Statement | None = None
    offered: list[Statement] = []
    for piece in sentences(whole):
        end = piece.start + len(piece.text)
        here = [
            ChildMention(one.start - piece.start, one.end - piece.start, one.children)
            for one in mentions
            if piece.start <= one.start < end
        ]
        if PROMPT.search(piece.text) or piece.text.rstrip().endswith("?"):
            continue
        reader = _Sentence(piece.text, here, current, passage, family, voice)
        reader.offered = offered
        # Reading goes by plain quotes and dashes; what is quoted is the document's own.
        original = passage.text[piece.start : end]
        for one in reader.read(before):
            before = replace(one, text=original)
            yield before
        offered = reader.offered
        said = names_of(_joined(piece.text, here))
        if said and not OTHER_VIEW.search(piece.text):
            current = said if len(said) < len(family.children) or len(family.children) == 1 else scope


def _joined(text: str, mentions: list[ChildMention]) -> list[ChildMention]:
    """The mentions that what follows may be about: those joined to the first one by commas and "and"."""
    kept = mentions[:1]
    for one in mentions[1:]:
        if not _AND.fullmatch(text[kept[-1].end : one.start]):
            break
        kept.append(one)
    return kept


_AND = re.compile(r"(?:'s)?\s*(?:,|and|&|or|,\s*and)?\s*(?:both\s+|also\s+|for\s+)?", re.IGNORECASE)
_CONTRAST = re.compile(
    r"\b(?:but|however|although|though|whereas|except|apart\s+from|other\s+than|unlike|with\s+the\s+exception)\b",
    re.IGNORECASE,
)
_SUBJECT = (
    r"(?:[A-Z][\w-]+|he|she|they|the\s+(?:younger|older|boys|girls|twins|others?|eldest|youngest|baby))"
)
_VERB = r"(?:to|should|is|are|can|could|must|needs?|has|have|remains?|stays?|steps?|be|plan|would|comes?)"
_CLAUSE_END = re.compile(
    r"\s*[;:]\s+|\s+-\s+|,?\s+(?:but|however|although|though|whereas|while|whilst|yet|except\s+that)\s+"
    rf"|,\s+(?:and|so|with|as)\s+(?=(?:for|that|then|I|we|it|the|his|her|their|{_SUBJECT})\b)"
    rf"|\s+and\s+(?=(?:that\s+)?(?:for\s+)?{_SUBJECT}(?:'s)?\s+(?:\w+\s+)?{_VERB}\b)|\s+and\s+(?=(?:I|we)\s|so\s+(?:should|must|do|does|can)\b)"
    r"|,\s+(?=(?:and\s+)?(?:[A-Z][\w-]+|the\s+\w+)\s+(?:too|as\s+well|likewise)\b)"
    r"|,\s+(?=(?:I|we|in\s+my|my|our|if|unless|provided|because|since|given|when|once)\b)"
    r"|\s+(?=(?:because|provided\s+that|as\s+long\s+as|on\s+condition\s+that|so\s+long\s+as)\b)"
)


def choice_sign(text: str) -> Sign | None:
    """The outcome that a bare choice names; None where it names none, or lists several to choose from."""
    found = [sign for sign, pattern in CHOICES if pattern.search(text)]
    if not found:
        return None
    several = len(set(found) & {"cin", "caf", "continue"}) > 1
    if {"cin", "caf", "continue"} <= set(found) or ("/" in text and several and len(text.split()) < 6):
        return None
    return found[0]


class _Sentence:
    """Reads one sentence."""

    def __init__(
        self,
        text: str,
        mentions: list[ChildMention],
        current: tuple[str, ...],
        passage: Passage,
        family: Family,
        voice: re.Pattern[str] | None,
    ) -> None:
        self.text = text
        self.mentions = mentions
        self.passage = passage
        self.family = family
        self.voice = voice
        # What others ask for, in this sentence or the one before it: the author may join them or not.
        self.offered: list[Statement] = []
        self.said = current or everyone(family)
        self.specific = bool(current)
        self.contrast = bool(_CONTRAST.search(text))
        # "If … , but as things stand …": the condition ends where the writer comes back to today.
        opens = re.match(rf"\W*(?:{CONDITION.pattern})", text, re.IGNORECASE)
        today = _TODAY.search(text) if opens else None
        self.conditional = today.start() if today else len(text) if opens else 0

    def read(self, before: Statement | None) -> Iterator[Statement]:
        """The sentence's statements; ``before`` is the one before it, for "Davey too"."""
        theirs = False
        earlier, self.offered = self.offered, []
        choice = re.sub(r"^.*?:\s+", "", self.text)
        if not self.voice and len(self.text.split()) <= 8 and not _VERB_OF_OWN.search(choice):
            sign = choice_sign(choice)
            if sign:
                about = self._children(self.mentions)
                yield Statement(
                    sign,
                    about or self.said,
                    self.text,
                    self.passage.block.number,
                    bool(about) or self.specific,
                    categories=named_categories(self.text),
                )
                return
        for clause in self._clauses():
            inside = [
                one for one in self.mentions if clause.start <= one.start < clause.start + len(clause.text)
            ]
            named = self._children(inside)
            own = bool(_OWN.search(clause.text) or OWN_VOICE.match(clause.text.strip()))
            others = self._others_view(clause)
            theirs = others or (theirs and not own and not named)
            if theirs:
                self.offered += self._in_clause(clause, inside)
                continue
            found = list(self._in_clause(clause, inside))
            if not found and _ASKED.search(clause.text):
                self.offered += self._told_of(clause)
            elif not found:
                taken = self.offered or earlier or ([before] if before and named else [])
                found = self._answered(clause, taken, named)
            if not found and named and before:
                found = self._in_few_words(clause, named, before)
            if not found and named and before and _TOO.search(clause.text):
                found = [
                    Statement(
                        before.sign,
                        named,
                        self.text,
                        self.passage.block.number,
                        True,
                        categories=before.categories,
                    )
                ]
            if named:
                self.said, self.specific = named, True
            if not found:
                found = list(self._category_alone(clause))
            for one in found:
                before = one
                yield one

    def _clauses(self) -> list[Piece]:
        pieces: list[Piece] = []
        begin = 0
        for match in _CLAUSE_END.finditer(self.text):
            # "I recommend that Ann and Bob remain …": what stands before "and" must say something of its own.
            joined = re.match(r"\s+and\s", match.group()) and (
                not _signs(self.text[begin : match.start()])
                or any(one.end == match.start() for one in self.mentions)
            )
            if match.start() > begin and not joined:
                pieces.append(Piece(self.text[begin : match.start()], begin))
                begin = match.end()
        pieces.append(Piece(self.text[begin:], begin))
        return pieces

    def _in_clause(self, clause: Piece, inside: list[ChildMention]) -> Iterator[Statement]:
        previous = 0
        said = self.said
        signs = _signs(clause.text)
        for place, (sign, start, end) in enumerate(signs):
            # "I do not feel able to recommend child in need" says no to it; it leaves nothing to others.
            follows = place + 1 < len(signs) and signs[place + 1][1] - end < 40
            if sign == "deferred" and follows and _NO_TO.search(clause.text[start:end]):
                continue
            where = self._about(inside, previous, clause.start + start, clause.start + end) or said
            previous, said = clause.start + end, where
            meant = _polarity(sign, clause.text[:start], clause.text[end:], clause.text[start:end])
            if meant is None or not self._counts(meant, sign, clause, start, end):
                continue
            unless = (
                meant != "deferred"
                and bool(CONDITION.search(self.text[clause.start + end :]))
                and not _FIRM.search(self.text)
            )
            if unless and self.voice:
                continue
            holds_category = meant in ("continue", "met") and not _category_doubt(self.text)
            named = bool(inside) or self.specific
            yield Statement(
                meant,
                where,
                self.text,
                self.passage.block.number,
                named,
                self.contrast,
                named_categories(self.text) if holds_category else (),
                tentative=unless and bool(re.search(r"\bwould\b|'d\b|\bcould\b", self.text)),
            )

    def _counts(self, meant: Sign, sign: Sign, clause: Piece, start: int, end: int) -> bool:
        """Whether a sign is this author's statement for this conference."""
        if meant == "deferred":
            return not re.search(r"\bcategor", clause.text, re.IGNORECASE) or bool(
                re.search(r"\b(?:recommendation|whether)\b", clause.text, re.IGNORECASE)
            )
        if self.voice and (meant in ("met", "not_met") or not self.voice.search(self.text)):
            return False
        return not (
            clause.start < self.conditional
            or (meant != "legal" and OPEN_QUESTION.search(clause.text[:start]))
            or self._another_time(clause, start, end, meant, sign)
        )

    def _another_time(self, clause: Piece, start: int, end: int, meant: Sign, sign: Sign) -> bool:
        """Whether a sign tells of what was decided before, or of a time to come."""
        history = HISTORY.search(clause.text)
        if history:
            mine = re.search(
                r"\brecommend|\b(?:I|we)\b.*\b(?:should|must|support)\b", clause.text, re.IGNORECASE
            )
            after = history.start() > end and re.search(
                r"\brecommend|\bshould\b|\bmust\b|\bsupport\b|\bview\b", clause.text, re.IGNORECASE
            )
            if not (after or (mine and sign == "continue")):
                return True
        # What is not to end yet goes on today, whatever the time to come is to bring.
        if meant in ("continue", "met") or sign in ("continue", "met"):
            return False
        rest = self.text[clause.start + end :]
        later = LATER.search(rest)
        if later and later.start() < 60 and not re.search(r"[;:]", rest[: later.start()]):
            return True
        told_before = self.text[: clause.start + start]
        earlier = LATER.search(told_before) or AIM.search(told_before)
        return bool(earlier and clause.start + start - earlier.end() < 60)

    def _about(self, inside: list[ChildMention], previous: int, start: int, end: int) -> tuple[str, ...]:
        """The children that one sign is about.

        Those named right after it ("for Ann"), else those named since the sign before it.
        """
        after = [one for one in inside if one.start >= end]
        since = [one for one in inside if previous <= one.start < end]
        between = self.text[end : after[0].start] if after else ""
        if after and (_FOR.fullmatch(between) or (not since and between.strip() == ",")):
            return self._children(_joined(self.text, after) + [one for one in after if self._excepted(one)])
        if not since:
            return ()
        relative = re.match(
            r"\W*(?:(?:for|with|about|of)\s+)?(?:who|whom|whose)\b",
            self.text[since[-1].end : end],
            re.IGNORECASE,
        )
        if all(self._excepted(one) for one in since) and (previous or relative):
            return names_of(since)
        return self._children(since + [one for one in inside if one not in since and self._excepted(one)])

    def _excepted(self, mention: ChildMention) -> bool:
        """Whether a mention, or one that it is joined to ("but not Amy or Billy"), is set apart."""
        before = [one for one in self.mentions if one.start < mention.start]
        joined = before and _AND.fullmatch(self.text[before[-1].end : mention.start])
        return bool(EXCEPT.search(self.text[: mention.start])) or bool(joined and self._excepted(before[-1]))

    def _children(self, mentions: list[ChildMention]) -> tuple[str, ...]:
        """The children of some mentions, without those that are excepted ("all except Ann")."""
        left_out = {child for one in mentions if self._excepted(one) for child in one.children}
        meant = names_of(one for one in mentions if not self._excepted(one))
        if left_out and not meant:
            meant = everyone(self.family)
        return tuple(child for child in meant if child not in left_out)

    def _others_view(self, clause: Piece) -> bool:
        """Whether a clause tells what somebody else wants or thinks, and the author does not join them."""
        if _JOINS.search(self.text[clause.start :]):
            return False
        if OTHER_VIEW.search(clause.text):
            return not _AGREES.search(clause.text)
        people: list[Adult | Child] = [*self.family.adults, *self.family.children]
        for person in people:
            for form in name_forms(person):
                for match in re.finditer(rf"(?<![\w-]){re.escape(plain(form))}\b", clause.text):
                    if WISH.match(clause.text[match.end() :]):
                        return True
        pronoun = re.match(r"\W*(?:and\s+|that\s+)?(?:she|he|they)\b", clause.text, re.IGNORECASE)
        return bool(pronoun and WISH.match(clause.text[pronoun.end() :]) and clause.start == 0)

    def _told_of(self, clause: Piece) -> list[Statement]:
        """What a question puts ("I have been asked whether a plan is still necessary"), for the answer to take up."""
        said: list[Statement] = []
        for sign, start, end in _signs(clause.text):
            meant = _polarity(sign, clause.text[:start], clause.text[end:], clause.text[start:end])
            if meant and meant != "deferred":
                said.append(Statement(meant, self.said, self.text, self.passage.block.number, self.specific))
        return said

    def _answered(self, clause: Piece, offered: list[Statement], named: tuple[str, ...]) -> list[Statement]:
        """What the author makes of another's wish just told: "I do not oppose that", "I do not share this view"."""
        answer = _ANSWER.search(clause.text) or _TAKEN_UP.search(clause.text) or _YES.search(clause.text)
        if not answer or self.voice:
            return []
        against = bool(answer.group("against"))
        return [
            replace(one, sign=meant, text=self.text, children=named or one.children)
            for one in offered
            if (meant := _other_way(one.sign) if against else one.sign)
        ]

    def _in_few_words(self, clause: Piece, named: tuple[str, ...], before: Statement) -> list[Statement]:
        """A clause that leaves out what the one before it said ("His sisters do", "the twins should not")."""
        few = _ELLIPSIS.search(clause.text)
        if not few:
            return []
        told = self.text[: clause.start] if before.text == self.text else before.text
        turned = bool(NEGATION.search(_NOT_TURNED.sub(" ", told)))
        sign = before.sign if turned == bool(few.group("no")) else _other_way(before.sign)
        if sign is None:
            return []
        return [replace(before, sign=sign, children=named, text=self.text, specific=True)]

    def _category_alone(self, clause: Piece) -> Iterator[Statement]:
        """A clause that names only the category ("Phoebe under neglect")."""
        if (
            self.voice
            or not _CATEGORY_WORD.search(clause.text)
            or _category_doubt(clause.text)
            or HISTORY.search(clause.text)
        ):
            return
        named = named_categories(clause.text)
        if named:
            yield Statement(
                "met", self.said, self.text, self.passage.block.number, self.specific, categories=named
            )


# A short sentence without these is a bare choice ("Twins - remain CP").
_VERB_OF_OWN = re.compile(
    r"\b(?:I|we|should|would|could|must|can|recommend\w*|not|if|but|feel|think|wants?|was|were|has|have|had|is|are|school|threshold|until|agree\w*|leave|said|says)\b|n't\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:I|we|my|our)\b")
_AGREES = re.compile(r"\b(?:I|we)\s+(?:\w+\s+){0,2}?(?:recommend|support|agree\s+with)\b", re.IGNORECASE)
_TODAY = re.compile(
    r"\b(?:but|however|until\s+then|as\s+things\s+(?:stand|are)|at\s+present|for\s+now|meanwhile)\b|;",
    re.IGNORECASE,
)
_JOINS = re.compile(
    r"\b(?:I|we)\s+(?:\w+\s+)?(?:agree|support|endorse|second|share)\w*\s+(?:with\s+)?(?:this|that|them|her|him|it|their|the\s+same)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:asked|question|wondered|considered|thought\s+about)\b[^.;]*\b(?:whether|if)\b", re.IGNORECASE
)
_YES = re.compile(
    r"^\W*(?:in\s+)?(?:my|our|I|we|the\s+\w+'s)\b[^.;]*\b(?:it|that|this|they)\s+(?:is|are|does|do|should|has)(?P<against>\s+not|n't)?\W*$",
    re.IGNORECASE,
)
_NO_TO = re.compile(r"\b(?:recommend\w*|advise|support)$", re.IGNORECASE)
# The author's answer to what others want; "against" where it is a no.
_ANSWER = re.compile(
    r"\b(?:I|we)\s+(?:\w+\s+){0,3}?(?:(?:(?:do|would|will|could|can)\s+not|(?:do|would|could|ca|wo)n't|cannot|have\s+no)\s+(?:\w+\s+){0,2}?(?:oppose|object\w*|resist|disagree|stand\s+in\s+the\s+way)"
    r"|(?P<against>(?:(?:do|would|will|could|can)\s+not|(?:do|would|could|ca|wo)n't|cannot|am\s+(?:not|unable)|am\s+unable\s+to)\s+(?:\w+\s+){0,3}?(?:agree|support|share|endorse|second|in\s+agreement|in\s+favour)|disagree|oppose|object)"
    r"|agree|support|endorse|second|share|concur|am\s+(?:\w+\s+)?in\s+(?:agreement|favour))\w*\b(?:\s+(?:with|to|of))?"
    r"(?=\s*(?:$|[.,;]|and\b|but\b|this\b|that\b|it\b|them\b|her\b|him\b|their\b|the\s+same\b|(?:his|her|their|the)\s+(?:view|recommendation|wish|request|proposal)))",
    re.IGNORECASE,
)
# "His sisters and brother do."; "for her siblings it is that they are not".
_ELLIPSIS = re.compile(
    r"\b(?:do|does|is|are|should|can|has|have|could|would|must|will)(?P<no>\s+not|n't)?(?:\s+be)?\W*$",
    re.IGNORECASE,
)
_FIRM = re.compile(r"\brecommend|\bmust\b|\bshould\b", re.IGNORECASE)
_TOO = re.compile(
    r"\b(?:too|as\s+well|likewise)\W*$|^\W*(?:and\s+)?so\s+(?:should|must|do|does|can|are|is|has|have)\b|^\W*(?:and\s+)?(?:the\s+same|likewise|similarly|also)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\W*(?:(?:(?:should\s+|to\s+|must\s+)?be\s+\w+|needed|required|appropriate|sufficient|enough|planning|now|both|all|each|at\s+this\s+time|plans?|would\s+be\s+\w+|is\s+\w+|to\s+(?:speak|comment|answer|decide|advise|say|judge))\W+){0,3}?(?:(?:for|of|applies\s+to|with\s+regard\s+to|in\s+respect\s+of|regarding)\s+)(?:both\s+|all\s+)?",
    re.IGNORECASE,
)
_CATEGORY_WORD = re.compile(
    r"\bcategor|\bunder\b|\badded\b|\babuse\b|\b(?:neglect|harm)\s+(?:still\s+)?(?:appl|remain)|^\W*neglect\W*$",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\bcategor\w*\b[^.;]*\b(?:to\s+conference|for\s+conference|leave|no\s+view|not\s+able|unable)\b|\b(?:no\s+view|unable|leave|not\s+(?:feel\s+)?able|not\s+have\s+\w+\s+information)\b[^.;]*\bcategor",
    re.IGNORECASE,
)


def _category_doubt(text: str) -> bool:
    """Whether the writer says that the category is for others to choose."""
    return bool(_DOUBT.search(text))


_LOWER_PLAN = re.compile(
    "(?:"
    + "|".join(pattern.pattern for sign, pattern in SIGNS if sign in ("cin", "caf"))
    + r")(?:\s*\(\w+\))?(?:\s+(?:level|support|assessment|plan(?:s|ning)?|status))*",
    re.IGNORECASE,
)


def _signs(clause: str) -> list[tuple[Sign, int, int]]:
    """The signs of a clause in order of place, overlapping ones of one kind once."""
    found: list[tuple[Sign, int, int]] = []
    # "a child in need plan" is no child protection plan: its words are hidden from the patterns of the others.
    hidden = _LOWER_PLAN.sub(lambda match: "·" * len(match.group()), clause)
    for sign, pattern in SIGNS:
        for match in pattern.finditer(clause if sign in ("cin", "caf", "deferred", "step_down") else hidden):
            if not any(
                sign == other and match.start() < end and start < match.end() for other, start, end in found
            ):
                found.append((sign, match.start(), match.end()))
    # "come off the plan", "a plan is no longer needed": the words inside that sound like continuing do not count.
    ends = [(start, end) for sign, start, end in found if sign == "end"]
    found = [
        one
        for one in found
        if not (one[0] in ("continue", "met") and any(start < one[2] and one[1] < end for start, end in ends))
    ]
    return sorted(found, key=lambda one: one[1])


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


def _other_way(sign: Sign) -> Sign | None:
    """What saying no to a sign comes to: no to any way down keeps the plan."""
    return "met" if sign in ("cin", "caf") else _OPPOSITE[sign]


_NEGATION_ENDS = re.compile(
    r"\band\s+(?:(?:I|we|it|so|would|my|our)\b|(?:\w+\s+)?(?:recommend|support|propos|suggest|feel|believ|think))|,\s+(?:I|we|so|who|which|whose)\b",
    re.IGNORECASE,
)


# Negations that turn nothing round: doubled ("not oppose"), or no more than emphasis ("no doubt").
_NOT_TURNED = re.compile(
    r"(?:\bnot|n't)\s+(?:\w+\s+)?(?:only|oppos\w+|object\w*(?:\s+to)?|resist|disagree\w*(?:\s+with)?|argue\s+against|stand\s+in\s+the\s+way|rule\s+out|against|averse|opposed|unhappy|uncomfortable\s+with|(?:worried|concerned|anxious)\s+(?:if|about|by))\b"
    r"|\bno\s+(?:\w+\s+)?(?:doubt|hesitation|option|choice|alternative|objections?|(?:difficulty|problems?|issues?)\s+with|(?:concerns|reservations|worries|misgivings|qualms)\s+(?:at\s+all\s+)?(?:about|with|over))\b|\b(?:no|any)\s+more\s+than\b",
    re.IGNORECASE,
)
# "That is the right outcome": the author takes up what was told before.
_TAKEN_UP = re.compile(
    r"\b(?:that|this|it)\s+(?:(?:is|would\s+be|seems|feels|sounds|looks)\s+(?P<against>not\s+|too\s+soon\b|premature\b|unsafe\b)?|(?:would|will|could|can)\s+(?:now\s+)?(?=meet|work|suit|help|suffice|do\b|be\s+(?:enough|sufficient)))(?:(?:the\s+|an?\s+)?(?:better|good|fair|right|appropriate|correct|proportionate|sensible|reasonable|best|safe|meet|work|suit|help|suffice|do|be)\b|(?<=soon)|(?<=premature)|(?<=unsafe))",
    re.IGNORECASE,
)
# A lower plan told of, not asked for ("A child in need plan relies on consent").
_BARE = re.compile(r"\W*(?:(?:but|and|as|because|since|though|although)\s+)?(?:a|any|the)?\s*", re.IGNORECASE)
_DESCRIBES = re.compile(
    r"\s*(?:plan\s+|support\s+|level\s+)?(?:(?!(?:is|was|as|has|needs|seems|appears|remains|feels|makes|looks|gives|meets|offers|provides|suits|fits|was|this|plans|services|workers)\b)[a-z]+s|is\s+(?:voluntary|consensual|only\s+(?:as|ever)|based\s+on))\b"
)


_NOT_NEEDED = re.compile(
    r"\b(?:need\w*|necessary|requir\w+|call\w*\s+for|warranted|rather\s+than|instead)\b", re.IGNORECASE
)


def _polarity(sign: Sign, before: str, after: str, words: str) -> Sign | None:
    """The sign as it is meant: turned round by a negation before it, or taken back after it; None where nothing is left."""
    # "I cannot see how she would be safe without a plan" holds its own negation.
    if sign == "deferred" or words.lower().startswith(("without", "anything", "nothing")):
        return sign
    if sign in ("cin", "caf") and _BARE.fullmatch(before) and _DESCRIBES.match(after):
        return None
    near = _NOT_TURNED.sub(" ", _NEGATION_ENDS.split(" ".join(before.split()[-11:]))[-1])
    negated = bool(NEGATION.search(" ".join(near.split()[-9:])))
    if sign == "end" and re.search(r"\b(?:no\s+longer|not|n't|no)\b", words, re.IGNORECASE):
        negated = negated and not re.search(r"\b(?:not|n't|no\s+longer)\s*$", near)
    if sign in ("met", "not_met") and re.search(r"\bnot\b|n't\b", words) and not negated:
        return sign
    if re.search(r"\b(?:why|reason)\b.*\bnot\b", near, re.IGNORECASE):
        negated = False
    if sign not in ("met", "not_met") and TAKEN_BACK.search(after):
        negated = not negated
    if negated and sign in ("cin", "caf"):
        # No to a step down leaves the plan, unless the lower plan is what is not needed.
        return None if _NOT_NEEDED.search(f"{near} {after}") else "met"
    return _OPPOSITE[sign] if negated else sign
