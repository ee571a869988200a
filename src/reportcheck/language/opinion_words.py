"""What a reader is told about an opinion stated as fact: one sentence on what is wrong here, one on what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from reportcheck.language.opinion import Opinion

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubjpass")
_PASSIVE = ("nsubj:pass", "nsubjpass")
_OBJECT_FORM = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
_PEOPLE = frozenset(
    "mum mam mom mummy mother dad daddy father stepdad stepfather stepmum stepmother nan nana gran grandma grandmother "
    "granddad grandad grandfather parents grandparents aunt uncle partner boyfriend girlfriend husband wife son daughter "
    "boy girl boys girls child children baby sister brother siblings twins family couple carer carers parent".split()
)
_ABSOLUTES = re.compile(
    r"\b(?:never|always|nothing|nobody|no one|none|no \w+|every \w+|everyone|everybody|everything|refuses? (?:all|any)|any \w+ at all"
    r"|at all(?! \w)|whatsoever|constantly|completely|totally|all the time|entirely)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:clearly|obviously|undoubtedly|certainly|definitely|evidently|of course|plainly|no doubt|without (?:a )?doubt"
    r"|no question|the (?:fact|truth|reality) is|everyone knows|in fact|needless to say|simply|undeniably)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r",?\s+(?:because(?: of)?|due to|as a result of|as a direct result of|thanks to|owing to)\s",
    re.IGNORECASE,
)
_LONGEST = 8  # words that a message repeats from the sentence


def _subject(quote: Span) -> tuple[str, bool, bool] | None:
    """Who the judgement is about: the words of its subject, whether a pronoun, whether passive; None where unclear."""
    sentence = quote.sent if quote.doc.has_annotation("SENT_START") else quote
    tokens: list[Token] = [t for t in quote if t.dep_ in _SUBJECTS]
    tokens = tokens or [t for t in sentence if t.dep_ in _SUBJECTS and t.i <= quote.end]
    for token in tokens:
        low = token.lower_
        passive = token.dep_ in _PASSIVE
        if low in ("he", "she", "they"):
            return low, True, passive
        words = sorted(token.subtree, key=lambda t: t.i)
        words = words[: next((n for n, t in enumerate(words) if t.is_punct), len(words))]
        if not words or len(words) > 4 or words[-1].i - words[0].i + 1 != len(words):
            continue
        text = " ".join("".join(t.text_with_ws for t in words).split())
        heads = {t.lower_ for t in words}
        if not (heads & _PEOPLE or _is_name(token)) or heads & {
            "i",
            "we",
            "you",
            "who",
            "that",
            "which",
        }:
            continue
        if words[0].pos_ != "PROPN" and words[0].lower_ not in _PEOPLE:
            text = text[0].lower() + text[1:]
        return text, False, passive
    return None


def _is_name(token: Token) -> bool:
    """Whether a word is a person's name; a capital at the start of a sentence is no proof of it."""
    if token.pos_ != "PROPN":
        return False
    family = token.doc._.family if token.doc.has_extension("family") else None
    people = [*getattr(family, "children", ()), *getattr(family, "adults", ())]
    names = " ".join(str(getattr(person, "name", "")) for person in people).lower().split()
    return not token.is_sent_start or token.lower_ in names


def _object(subject: tuple[str, bool, bool]) -> str:
    return _OBJECT_FORM[subject[0]] if subject[1] else subject[0]


def _mind(quote: Span) -> str:
    subject = _subject(quote)
    if subject is None:
        return "States what someone thinks, feels or intends as a fact."
    return f"States what {subject[0]} {_verb(subject, 'think')}, {_verb(subject, 'feel')} or {_verb(subject, 'intend')} as a fact."


def _plural(subject: tuple[str, bool, bool]) -> bool:
    text = subject[0].lower()
    last = text.split()[-1]
    return (
        text == "they"
        or " and " in text
        or last
        in {"parents", "children", "boys", "girls", "siblings", "twins", "carers", "both", "grandparents"}
    )


def _verb(subject: tuple[str, bool, bool], verb: str) -> str:
    return verb if _plural(subject) else verb + "s"


def _evaluation(quote: Span) -> str:
    subject = _subject(quote)
    return (
        f"Gives a judgement about {_object(subject)} as a fact."
        if subject
        else "Gives a judgement as a fact."
    )


def _cause(quote: Span) -> str:
    sentence = quote.sent if quote.doc.has_annotation("SENT_START") else quote
    text = " ".join(sentence.text.split())
    reason = _REASON.search(text)
    if reason:
        before = text[: reason.start()].strip(" ,;:-–")
        before = re.split(r"[.;:,]\s+|\s(?:and|but|so)\s", before)[-1].strip()
        words = before.split()
        named = any(t.dep_ in _SUBJECTS for t in sentence if t.idx - sentence.start_char < reason.start())
        if 2 < len(words) <= _LONGEST and named and words[0].lower() in _STARTS(sentence):
            return f"Says why {_lowered(before, sentence)} as a fact."
    return "Says why something happened as a fact."


def _STARTS(sentence: Span) -> set[str]:  # noqa: N802
    return {
        t.lower_
        for head in sentence
        if head.dep_ in _SUBJECTS
        for t in head.subtree
        if t.lower_ not in ("i", "we", "it", "this", "that", "which", "who")
    }


def _lowered(text: str, sentence: Span) -> str:
    first = next((t for t in sentence if text.startswith(t.text)), None)
    if first is None or first.pos_ == "PROPN" or first.lower_ in _PEOPLE:
        return text
    return text[0].lower() + text[1:]


def _forecast(quote: Span) -> str:
    subject = _subject(quote)
    if subject is None:
        return "States as a fact what will happen."
    if subject[2]:
        return f"States as a fact what will happen to {_object(subject)}."
    return f"States as a fact what lies ahead for {_object(subject)}."


def _diagnosis(quote: Span) -> str:
    subject = _subject(quote)
    about = f" about {_object(subject)}" if subject else ""
    return f"Gives a clinical or legal conclusion{about} without its source."


def _sweep(quote: Span) -> str:
    word = _ABSOLUTES.search(quote.text)
    return (
        f"Says “{word.group().lower()}”, which no record can bear out."
        if word
        else "Says more than a record can bear out."
    )


def _certainty(quote: Span) -> str:
    word = _SETTLED.search(quote.text)
    return (
        f"Presents a judgement as settled (“{word.group().lower()}”)."
        if word
        else "Presents a judgement as settled."
    )


_MESSAGES: dict[str, Callable[[Span], str]] = {
    "mind": _mind,
    "evaluation": _evaluation,
    "cause": _cause,
    "forecast": _forecast,
    "diagnosis": _diagnosis,
    "sweep": _sweep,
    "certainty": _certainty,
}
_SUGGESTIONS = {
    "mind": "Say what was seen or said, or whose view it is.",
    "evaluation": "Say what was seen or heard that shows it, or whose view it is.",
    "cause": "Say who thinks so and on what evidence.",
    "forecast": "Say whose view it is, how likely they think it and on what evidence.",
    "diagnosis": "Name who made the diagnosis or finding and when, or say that it is a view and whose.",
    "sweep": "Give the dates, the count or an example instead.",
    "certainty": "Say whose judgement it is and what it rests on.",
}


def message_for(opinion: Opinion) -> str:
    """One plain sentence that says what is wrong in this sentence.

    Where the sentence's subject cannot be told safely the sentence speaks of the kind alone.
    """
    return _MESSAGES[opinion.kind](opinion.quote)


def suggestion_for(opinion: Opinion) -> str:
    """One plain sentence that says what to do."""
    return _SUGGESTIONS[opinion.kind]
