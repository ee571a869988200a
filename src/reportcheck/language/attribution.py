"""Whose words a sentence gives: marks of the writer's own view, of inference, of somebody else's account.

Each mark is a number between 0 and 1 read off the parse and short closed lists of words. They stand beside the learned
classifier of ``opinion_model``, which reads the same sentence as text. The lists follow the labelling guide: judgement is
covered where the sentence says whose it is or that it is inference, and an attribution covers what plainly continues it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

MARKS = (
    "own_view", "hedge", "reported", "quoted", "continues", "absolute", "settled", "writer_acts", "counted", "future",
    "reason", "asks_for_view", "verbless", "length",
)  # fmt: skip

_SPEECH = frozenset(
    "say tell report state describe explain claim deny admit ask disclose mention add reply confirm express complain insist "
    "agree disagree allege acknowledge accept recall note feedback answer inform advise repeat shout write text request".split()
)
_THOUGHT = frozenset("feel think believe consider hope worry want wish view see".split())
_WRITERS = frozenset({"i", "we"})
_OWN_VIEW = re.compile(
    r"\b(?:in (?:my|our) (?:\w+ )?(?:view|opinion|judge?ment|assessment|experience)|(?:my|our) (?:own |\w+ )?(?:view|opinion|judge?ment"
    r"|assessment|concern|worry|impression|sense|understanding|hypothesis)|(?:i|we) (?:\w+ )?(?:think|believe|feel|consider|suspect"
    r"|assess|judge|conclude|worry|fear|doubt|hope|expect|would say|would (?:score|scale|rate))|(?:i|we) (?:am|are|was|were|remain|have been)"
    r" (?:\w+ )?(?:concerned|worried|of the (?:view|opinion)|confident|satisfied|unsure|not sure|pleased|impressed|struck)"
    r"|(?:school|nursery|health|staff|the (?:team|service|school|nursery|agency|surgery|practice))(?:'s|s')? (?:view|assessment|opinion|concern|worry)"
    r"|from (?:my|our|a) \w* ?(?:point of view|perspective))\b",
    re.IGNORECASE,
)
_HEDGE = re.compile(
    r"\b(?:appear(?:s|ed|ing)?|seem(?:s|ed|ingly)?|may|might|could|perhaps|possibly|possible|probably|likely|unlikely|suggest(?:s|ed|ing)?"
    r"|presents? as|presented as|indicat(?:e|es|ed|ing)|apparent(?:ly)?|as if|as though|looked|impression|potential(?:ly)?|risk (?:of|that)"
    r"|tends? to|consistent with|can be)\b",
    re.IGNORECASE,
)
_ABSOLUTE = re.compile(
    r"\b(?:never|always|nothing|nobody|no one|everyone|everybody|everything|constantly|completely|totally|entirely|whatsoever"
    r"|at all|any(?:thing|one)|none|refuses?|all the time|every (?:single )?time|only)\b",
    re.IGNORECASE,
)
_SETTLED = re.compile(
    r"\b(?:clearly|obviously|undoubtedly|certainly|definitely|evidently|of course|plainly|no doubt|no question|the (?:fact|truth|reality) is"
    r"|simply|undeniably|really|just|frankly|surely|genuinely|truly)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|as a result|therefore|so that|that is why|which is why|caused|causes|thanks to)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\d|\b(?:once|twice|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
_QUOTATION = re.compile(r"[\"“]([^\"”]*)[\"”]|(?<!\w)['‘]([^'’\n]*(?:['’]\w[^'’\n]*)*)['’](?!\w)")
ASKING_SECTIONS = frozenset({"analysis", "recommendation", "danger_statement", "safety_goal"})


def _speaker(verb: Token) -> Token | None:
    return next(
        (child for child in verb.children if child.dep_ in ("nsubj", "nsubj:pass", "nsubjpass")), None
    )


def reported_tokens(sentence: Span) -> set[int]:
    """Numbers in the Doc of the tokens that give somebody else's account: what a verb of saying governs."""
    covered: set[int] = set()
    for token in sentence:
        lemma = token.lemma_.lower()
        if lemma in _SPEECH or lemma in _THOUGHT:
            speaker = _speaker(token)
            if speaker is None and token.dep_ == "conj":
                speaker = _speaker(token.head)
            if speaker is None or speaker.lower_ in _WRITERS:
                continue
            for child in token.children:
                if child.dep_ in ("ccomp", "xcomp", "parataxis", "obj", "obl", "advcl"):
                    covered.update(t.i for t in child.subtree)
        elif (
            token.lower_ in ("to", "by")
            and token.head.dep_ == "obl"
            and sentence.text.lower().startswith("according")
        ):
            covered.update(t.i for t in sentence)
    return covered


def is_anothers_account(words: Span) -> bool:
    """Whether all of some words stand in what somebody else is said to have said ("Nan told me that …")."""
    account: set[int] = set()
    for verb in words.sent:
        speaker = _speaker(verb) if verb.tag_ == "VBD" and verb.lemma_.lower() in _SPEECH else None
        if speaker is not None and speaker.lower_ not in _WRITERS:
            account.update(t.i for child in verb.children if child.dep_ == "ccomp" for t in child.subtree)
    return all(token.i in account for token in words if not token.is_punct)


def _quoted_share(text: str) -> float:
    inside = sum(match.end() - match.start() for match in _QUOTATION.finditer(text))
    return min(1.0, inside / max(1, len(text)))


def attribution_marks(sentences: Iterable[Span], section: str = "") -> list[list[float]]:
    """The marks of every sentence of one text block, in the order of ``MARKS``.

    Args:
        sentences: the block's sentences in order, parsed with Universal Dependencies; without a parse only the marks that
            words alone give are read, the rest are 0.
        section: id of the section that the block stands in.
    """
    found: list[list[float]] = []
    account = 0.0  # how far the sentence before belongs to somebody's account
    for sentence in sentences:
        text = sentence.text
        parsed = sentence.doc.has_annotation("DEP")
        words = [token for token in sentence if not token.is_punct and not token.is_space]
        count = max(1, len(words))
        covered = reported_tokens(sentence)
        reported = len([token for token in words if token.i in covered]) / count
        heads = (t for t in sentence if parsed and t.dep_ in ("nsubj", "nsubj:pass"))
        subject = next((t for t in heads if t.head.i == sentence.root.i), None)
        goes_on = subject is not None and subject.pos_ == "PRON" and subject.lower_ not in _WRITERS
        continues = account if goes_on else 0.0
        quoted = _quoted_share(text)
        found.append(
            [
                float(bool(_OWN_VIEW.search(text))),
                float(bool(_HEDGE.search(text))),
                reported,
                quoted,
                continues,
                min(1.0, len(_ABSOLUTE.findall(text)) / 2),
                float(bool(_SETTLED.search(text))),
                float(subject is not None and subject.lower_ in _WRITERS),
                float(bool(_COUNTED.search(text))),
                float(any(t.lower_ in ("will", "wo", "'ll", "going") for t in words)),
                float(bool(_REASON.search(text))),
                float(section in ASKING_SECTIONS),
                float(parsed and not any(t.pos_ in ("VERB", "AUX") for t in words)),
                min(1.0, count / 40),
            ]
        )
        account = max(reported, quoted) if max(reported, quoted) > 0.3 else continues * 0.7
    return found
