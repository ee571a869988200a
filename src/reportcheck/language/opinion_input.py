"""What the opinion classifier reads: report text with names, gender and relationships taken out.

A decision about a sentence must not change with the first name, the gender or the relationship of the person it is about.
So the classifier never sees them: "Leo Hart", "Mrs Hart", "Mum" and "his grandmother" all read as one name, "she" reads
"he". Recipe and component share this module, so training and use see the same words.

Words keep their character offsets in the original text, so that a decision can be shown on the writer's own words.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

PERSON = "sam"
RELATIVE = "mum"
CHILD = "child"

_WORD = re.compile(r"\d+(?:[/.,:-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*|\w+|[^\w\s]")
_DATE = re.compile(r"\d{1,4}[/.-]\d{1,2}(?:[/.-]\d{2,4})?")
_PRONOUNS = {
    "she": "he", "her": "his", "hers": "his", "him": "his", "herself": "himself", "she's": "he's",
    "she'd": "he'd", "she'll": "he'll",
}  # fmt: skip
_RELATIVES = frozenset(
    "mum mums mam mams mom mummy mammy mother mothers ma dad dads daddy father fathers pa nan nans nana nanna gran grandma "
    "granny grandmother grandad granddad grandpa grampy gramps grandfather stepmum stepmother stepdad stepfather "
    "aunt auntie aunty uncle cousin parent carer grandparent partner husband wife boyfriend girlfriend spouse fiance fiancee".split()
)
_RELATIVES_PLURAL = frozenset({"parents", "grandparents", "carers"})
_CHILDREN = frozenset(
    {"son", "daughter", "boy", "girl", "brother", "sister", "stepson", "stepdaughter", "lad", "lass"}
)
_CHILDREN_PLURAL = frozenset(
    {"sons", "daughters", "boys", "girls", "brothers", "sisters", "lads", "lasses", "kids", "kiddies"}
)
_GROWN = {
    "woman": "person", "man": "person", "lady": "person", "gentleman": "person", "women": "people", "men": "people",
    "nephew": "child", "niece": "child", "grandson": "child", "granddaughter": "child",
}  # fmt: skip
_TITLES = {"mrs": "mr", "ms": "mr", "miss": "mr", "mr": "mr"}
_DETERMINERS = frozenset({"the", "his", "their", "our", "my"})
_NOT_A_PERSON = frozenset(
    {"a", "an", "any", "no", "every", "each", "as", "one", "two", "both", "who", "more"}
)
_DROPPED = frozenset({"maternal", "paternal"})
# Left out where a relative follows: a stepmother, a foster carer and a mother are one.
_BEFORE_RELATIVE = frozenset(
    {"step", "half", "foster", "adoptive", "birth", "biological", "great", "grand", "ex", "god"}
)
# What a surname may stand before without telling more: "the Hart family" is the family.
_NAMED_GROUPS = frozenset({"family", "household", "children", "siblings", "kids", "boys", "girls"})
_ORDINARY_ENDING = re.compile(r"(?=.{7})(?:ive|ous|ful|less|able|ible|ment|tion|sion|ness|ity|ical|ism|ing)$")
_BARE = {
    "didnt": "didn't", "doesnt": "doesn't", "dont": "don't", "wasnt": "wasn't", "werent": "weren't", "isnt": "isn't",
    "arent": "aren't", "hasnt": "hasn't", "havent": "haven't", "hadnt": "hadn't", "wouldnt": "wouldn't", "couldnt": "couldn't",
    "shouldnt": "shouldn't", "cant": "can't", "wont": "won't", "ive": "i've", "im": "i'm", "hes": "he's", "shes": "he's",
    "theyre": "they're", "theyve": "they've", "thats": "that's", "youre": "you're", "whats": "what's",
}  # fmt: skip
_CALENDAR = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat "
    "sun easter christmas".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the classifier reads it; ``start`` and ``end`` are character offsets in the original text."""

    text: str
    start: int
    end: int


def _split(text: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(text))


def _stem(word: str) -> tuple[str, str]:
    """A lower-cased word without its possessive ending, and that ending."""
    low = word.lower().replace("’", "'")
    return (low[:-2], "'s") if low.endswith("'s") and len(low) > 2 else (low, "")


def _is_acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def _initial(words: Sequence[re.Match[str]], position: int) -> bool:
    """Whether a word opens a sentence or a quotation, where any word has a capital."""
    if position == 0:
        return True
    return words[position - 1].group() in '.!?:;"“”‘•-–|('


def find_names(texts: Iterable[str], known: Collection[str], register: Iterable[str] = ()) -> frozenset[str]:
    """The names of a document: capitalised words that English does not otherwise use, and those of the register.

    Args:
        texts: the document's sentences or blocks.
        known: lower-case words of ordinary English.
        register: full names of the family where they are known; each part counts as a name.

    Returns:
        Lower-case words that stand for people or places in this document.
    """
    names: set[str] = set()
    for name in register:
        names.update(part.lower() for part in re.findall(r"[^\W\d_]+", name) if len(part) > 2)
    names -= {"baby", "unborn", "the", "and", "known", "not"}  # "Unborn baby Hart" names only Hart
    for text in texts:
        words = _split(text)
        for position, match in enumerate(words):
            word = match.group()
            if not word[0].isupper() or _is_acronym(word) or len(word) < 2:
                continue
            stem, _ = _stem(word)
            if stem in known or stem in _CALENDAR or stem in _RELATIVES or stem in _CHILDREN or "'" in stem:
                continue
            if _initial(words, position) and (
                stem in _BARE or stem in _TITLES or _ORDINARY_ENDING.search(stem)
            ):
                continue
            names.add(stem)
    return frozenset(names - _CALENDAR - _RELATIVES - _PRONOUNS.keys() - _TITLES.keys())


def _is_person(before: Sequence[Word]) -> bool:
    """Whether a word like "mum" stands for a person ("Mum", "his mum"), not for what someone is ("a good mum")."""
    return not any(word.text in _NOT_A_PERSON for word in before[-2:])


def _leads_to_person(word: str) -> bool:
    return word in _DETERMINERS or word in (PERSON, PERSON + "'s", "mr", "dr")


def _goes_with_relative(words: Sequence[re.Match[str]], position: int) -> bool:
    """Whether a word, or the hyphen after it, only says which kind of relative the next word is."""
    low = words[position].group().lower()
    hyphen = low == "-" and position > 0 and words[position - 1].group().lower() in _BEFORE_RELATIVE
    if not hyphen and low not in _BEFORE_RELATIVE:
        return False
    for match in words[position + 1 : position + 3]:
        following = match.group().lower()
        if following != "-" and following not in _BEFORE_RELATIVE:
            stem, _ = _stem(following)
            return stem in _RELATIVES | _RELATIVES_PLURAL | _CHILDREN | _CHILDREN_PLURAL
    return False


def neutral_words(text: str, names: Collection[str]) -> list[Word]:
    """The words of a text as the classifier reads them, names, gender and relationships made one.

    Args:
        text: a sentence or heading.
        names: lower-case names, from :func:`find_names`.
    """
    found: list[Word] = []
    matches = _split(text)
    left_out = -1
    for position, match in enumerate(matches):
        word, start, end = match.group(), match.start(), match.end()
        stem, ending = _stem(word)
        low = stem + ending
        if _goes_with_relative(matches, position) or low in _DROPPED:
            left_out = start if left_out < 0 else left_out
            continue
        if low in _NAMED_GROUPS and [word.text for word in found[-2:]] == ["the", PERSON]:
            found.pop()
        if stem in names or (stem in _RELATIVES and _is_person(found)):
            # "Leo Hart", "Mrs Hart", "his grandmother" and "Leo's mum" read as "Leo" does: one person, one word.
            start = left_out if left_out >= 0 else start
            while (
                found
                and _leads_to_person(found[-1].text)
                and text[found[-1].end : start].strip() in ("", "-", ".")
            ):
                if stem in names and found[-1].text in _DETERMINERS:
                    break
                start = found.pop().start
            new = PERSON + ending
        elif low in _PRONOUNS:
            new = _PRONOUNS[low]
        elif low in _BARE:
            new = _BARE[low]
        elif stem in _RELATIVES:
            new = RELATIVE + ending
        elif stem in _RELATIVES_PLURAL:
            new = "parents" + ending
        elif stem in _CHILDREN:
            new = CHILD + ending
        elif stem in _CHILDREN_PLURAL:
            new = "children" + ending
        elif stem in _GROWN:
            new = _GROWN[stem] + ending
        elif low in _TITLES:
            new = _TITLES[low]
        elif _DATE.fullmatch(word):
            new = "date"
        else:
            new = low.replace("‘", "'").replace("“", '"').replace("”", '"').replace("–", "-")
        found.append(Word(new, start, end))
        left_out = -1
    return found


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence on its way into the classifier: its token ids, and where it stands.

    ``passage`` numbers the run of blocks under the same heading, ``block`` the block; a window never leaves its passage.
    """

    ids: tuple[int, ...]
    block: int
    passage: int


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a passage that the classifier reads at once.

    Attributes:
        ids: token ids, heading first.
        spans: for each sentence in it: its number, its first token in ``ids`` and one past its last.
        scored: numbers of the sentences that this window decides; the others are there as context.
    """

    ids: tuple[int, ...]
    spans: tuple[tuple[int, int, int], ...]
    scored: frozenset[int]


def windows(
    lines: Sequence[Line],
    headings: Sequence[Sequence[int]],
    *,
    start: int,
    end: int,
    bar: int,
    limit: int = 160,
    before: int = 2,
    after: int = 1,
) -> list[Window]:
    """Cut a document into windows of at most about ``limit`` tokens, with neighbours as context on both sides.

    Args:
        lines: every sentence of the document, in order.
        headings: for each passage the token ids of its section and heading.
        start: id of the token that opens every window.
        end: id of the token that closes the heading and every sentence.
        bar: id of the token that stands between two blocks.
        limit: most tokens of one window; a longer sentence is cut.
        before: sentences of context before the first that is decided.
        after: sentences of context after the last.
    """
    found: list[Window] = []
    first = 0
    while first < len(lines):
        passage = lines[first].passage
        heading = tuple(headings[passage])[:40]
        stop = first
        while stop < len(lines) and lines[stop].passage == passage:
            stop += 1
        while first < stop:
            low = first
            room = limit - 2 - len(heading)
            while low > 0 and first - low < before and lines[low - 1].passage == passage:
                need = len(lines[low - 1].ids) + 2
                if need > room // 3:
                    break
                low -= 1
                room -= need
            last = first
            while last < stop and (last == first or len(lines[last].ids) + 2 <= room):
                room -= len(lines[last].ids) + 2
                last += 1
            high = last
            while high < stop and high - last < after and len(lines[high].ids) + 2 <= max(room, 40):
                room -= len(lines[high].ids) + 2
                high += 1
            ids = [start, *heading, end]
            spans = []
            for number in range(low, high):
                if number > low and lines[number].block != lines[number - 1].block:
                    ids.append(bar)
                at = len(ids)
                ids.extend(lines[number].ids[: limit - 8])
                ids.append(end)
                spans.append((number, at, len(ids)))
            found.append(Window(tuple(ids), tuple(spans), frozenset(range(first, last))))
            first = last
    return found
