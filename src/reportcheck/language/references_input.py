"""What the encoder of references reads: the family, then the text in windows, every name made one of a few.

A child's name becomes one that says boy or girl and roughly how old, a mother's becomes "mum", a father's "dad". So the encoder
never sees the family's own names, and what it learned of one family holds for another. Recipe and component share this module.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Person, Register

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Encode = Callable[[str], Sequence[int]]
# Stand-ins by gender and age: not yet one and a half or unborn, under five, under eleven or unknown, older. Each is one token.
_CHILDREN: dict[tuple[str | None, int], tuple[str, ...]] = {
    ("male", 0): ("archie", "freddie", "theo", "arthur"),
    ("male", 1): ("noah", "oscar", "leo", "max"),
    ("male", 2): ("tom", "jack", "ben", "harry"),
    ("male", 3): ("jordan", "callum", "nathan", "kyle"),
    ("female", 0): ("ivy", "evie", "isla", "mia"),
    ("female", 1): ("lily", "poppy", "daisy", "rose"),
    ("female", 2): ("lucy", "emma", "anna", "katie"),
    ("female", 3): ("jade", "lauren", "chloe", "megan"),
    (None, 0): ("baby", "twin", "infant", "newborn"),
    (None, 1): ("robin", "frankie", "sky", "sunny"),
    (None, 2): ("sam", "alex", "charlie", "pat"),
    (None, 3): ("morgan", "jamie", "ashley", "taylor"),
}
_ADULTS: dict[str | None, tuple[str, ...]] = {
    "male": ("john", "david", "peter", "paul", "mark", "steve", "brian", "keith"),
    "female": ("karen", "susan", "linda", "julie", "tracy", "helen", "sharon", "donna"),
    None: ("lee", "kim", "chris", "jo", "terry", "les"),
}
_KIN = (("mother", "mum"), ("father", "dad"), ("grandmother", "nan"), ("grandfather", "grandpa"))
# Tokens: of text that a window decides, of text before it and after it, of a heading's letters, of a whole window.
_DECIDED, _BEFORE, _AFTER, _HEADING, _MOST = 160, 180, 16, 80, 505
# How many of those last named before a window are told, and from which share of the report's namings a person is called what.
_LAST = 4
_SHARES = ((0.4, " most"), (0.15, " often"), (1e-9, ""), (0.0, " never"))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text that the encoder reads at once.

    Attributes:
        ids: token ids.
        people: the token that stands for each person of the register, then for anybody else, then for nobody.
        mentions: first token, last token and number of each mention that this window decides.
    """

    ids: tuple[int, ...]
    people: tuple[int, ...]
    mentions: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence as token ids: its mentions (first token, last token, number), whom it names, its block and what stands above it."""

    ids: tuple[int, ...]
    mentions: tuple[tuple[int, int, int], ...]
    named: tuple[int, ...]
    block: int
    heading: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tokens:
    """A tokenizer as the windows need it: words to ids, and the ids of the start, the end and the bar between two blocks."""

    encode: Encode
    start: int
    end: int
    bar: int


def _known(gender: str | None) -> str | None:
    return gender if gender in ("male", "female") else None


def _band(register: Register, person: Person) -> int:
    if person.unborn:
        return 0
    age = register.age(person.number)
    return 2 if age is None else 0 if age < 1.5 else 1 if age < 5 else 2 if age < 11 else 3


def stand_ins(
    register: Register, genders: Mapping[int, str | None], shuffle: Random | None = None
) -> list[str]:
    """The word that stands for each person of a register.

    Args:
        register: the family.
        genders: as the register and the text tell them.
        shuffle: changes who gets which of the words that fit (training); None takes them in order.
    """
    used: Counter[tuple[str | None, int]] = Counter()
    pools: dict[tuple[str | None, int], list[str]] = {}
    words: list[str] = []
    for person in register.people:
        gender = _known(genders.get(person.number))
        if person.number < register.children:
            key, pool = (gender, _band(register, person)), _CHILDREN[gender, _band(register, person)]
        else:
            kin = next((word for role, word in _KIN if role in person.roles), None)
            if kin == "mum" and "grandmother" in person.roles:
                kin = "nan"
            if kin and kin not in words:
                words.append(kin)
                continue
            key, pool = (gender, -1), _ADULTS[gender]
        if key not in pools:
            pools[key] = list(pool)
            if shuffle:
                shuffle.shuffle(pools[key])
        words.append(pools[key][used[key] % len(pool)])
        used[key] += 1
    return words


def _described(
    register: Register, person: Person, gender: str | None, word: str, names: Mapping[str, str]
) -> str:
    if person.number < register.children:
        if person.unborn:
            return f"{word} unborn"
        kind = {"male": "boy", "female": "girl"}.get(gender or "", "child")
        age = register.age(person.number)
        return f"{word} {kind}" + (f" {int(age)}" if age is not None else "")
    relationship = re.sub(r"[^a-z ]", " ", (getattr(person.person, "relationship", None) or "adult").lower())
    kind = {"male": "man", "female": "woman"}.get(gender or "", "")
    told = " ".join(names.get(part, part) for part in relationship.split()[:4])
    return f"{word} {told} {kind}".strip()


def _named(mention: Mention) -> int | None:
    """The one person whom a name or a kinship word is for."""
    alone = mention.kind in ("name", "kin") and len(mention.people) == 1
    return mention.people[0] if alone else None


def family_ids(
    register: Register,
    genders: Mapping[int, str | None],
    words: Sequence[str],
    lines: Iterable[Line],
    tokens: Tokens,
) -> tuple[list[int], list[int]]:
    """The token ids that every window of a report begins with, and the token of each person (see :class:`Window`).

    They say of each person also how much of the report's naming is of them: a report is mostly about one child or two.
    """
    ids, people = [tokens.start], []
    told = Counter(who for line in lines for who in line.named)
    comma = tokens.encode(",")
    names = {p.short.lower(): word for p, word in zip(register.people, words, strict=True)}
    for person, word in zip(register.people, words, strict=True):
        people.append(len(ids))
        share = told[person.number] / max(told.total(), 1)
        often = next(word for least, word in _SHARES if share >= least)
        described = _described(register, person, genders.get(person.number), word, names)
        ids += [*tokens.encode(described + often), *comma]
    people.append(len(ids))
    ids += tokens.encode("others ,")
    people.append(len(ids))
    ids += [*tokens.encode("nothing"), tokens.end]
    return ids, people


def _heading(path: str, register: Register) -> str:
    """Of the headings above a block the innermost that names somebody, else the outermost: not a table's column."""
    return register.names.naming_part(path) or path.split(" | ")[0]


def lines_of(
    doc: Doc,
    blocks: Iterable[Span],
    mentions: Sequence[Mention],
    register: Register,
    words: Sequence[str],
    tokens: Tokens,
    instead: Mapping[int, tuple[int, str]] | None = None,
) -> list[Line]:
    """The sentences of a Doc as token ids, names made the stand-ins of the people they mean.

    Args:
        doc: the text.
        blocks: its blocks, in order.
        mentions: the mentions in it; a mention's number is its place here.
        register: the family.
        words: see :func:`stand_ins`.
        tokens: the tokenizer.
        instead: for some mentions, by number, the character after the last that is replaced, and by what; these mentions are then
            decided too (training: a pronoun put in a name's place).
    """
    swapped = instead or {}
    spans: list[tuple[int, int, int, str | None]] = []
    named: list[tuple[int, int]] = []
    for number, mention in enumerate(mentions):
        start, last = doc[mention.start].idx, doc[mention.end - 1]
        stop = last.idx + len(last)
        who = _named(mention)
        if who is not None and number not in swapped:
            named.append((start, who))
        if number in swapped:
            spans.append((start, swapped[number][0], number, swapped[number][1]))
        elif mention.kind == "name" and len(mention.people) == 1:
            spans.append((start, stop, -1, words[mention.people[0]]))
        elif mention.kind not in ("kin", "other"):
            spans.append((start, stop, number, None))
    spans.sort(key=lambda span: (span[0], -span[1]))
    named.sort()
    lines: list[Line] = []
    at = 0
    for order, block in enumerate(blocks):
        heading = (block.label_, _heading(str(block._.heading or ""), register))
        for sentence in block.sents:  # type: ignore[attr-defined]  # missing in its stub
            while at < len(spans) and spans[at][0] < sentence.start_char:
                at += 1
            inside = []
            for span in spans[at:]:
                if span[0] >= sentence.end_char:
                    break
                if span[1] <= sentence.end_char:
                    inside.append(span)
            ids, found = _sentence_ids(
                doc.text, sentence.start_char, sentence.end_char, inside, tokens.encode
            )
            first, last_one = (bisect_left(named, (at,)) for at in (sentence.start_char, sentence.end_char))
            told = tuple(who for _, who in named[first:last_one])
            lines.append(Line(tuple(ids), tuple(found), told, order, heading))
    return lines


def _sentence_ids(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int, int, str | None]], encode: Encode
) -> tuple[list[int], list[tuple[int, int, int]]]:
    """Token ids of a sentence cut at its mentions, and the tokens of those that are decided."""
    cuts = sorted({start, end, *(s[0] for s in spans), *(s[1] for s in spans)})
    ids: list[int] = []
    begins: dict[int, int] = {}
    ends: dict[int, int] = {}
    for first, stop in itertools.pairwise(cuts):
        begins[first] = len(ids)
        stand_in = next((s for s in spans if s[3] is not None and s[0] <= first and stop <= s[1]), None)
        if stand_in is None:
            ids += encode(text[first:stop])
        elif first == stand_in[0]:
            ids += encode(stand_in[3] or "")
        ends[stop] = len(ids)
    found = [
        (begins[s[0]], max(begins[s[0]], ends[s[1]] - 1), s[2])
        for s in spans
        if s[2] >= 0 and ends[s[1]] > begins[s[0]]
    ]
    return ids, found


def heading_ids(
    headings: Iterable[tuple[str, str]], register: Register, words: Sequence[str], tokens: Tokens
) -> dict[tuple[str, str], list[int]]:
    """The token ids of each section with its heading, names in it made stand-ins."""
    found = {}
    for section, heading in set(headings):
        text = heading
        for number in register.names.named_in(heading):
            short = re.escape(register.people[number].short)
            text = re.sub(rf"\b{short}\b", words[number], text)
        found[section, heading] = [
            tokens.end,
            *tokens.encode(section.replace("_", " ")),
            *tokens.encode(":"),
            *tokens.encode(text[:_HEADING]),
            tokens.end,
        ]
    return found


def read_windows(
    doc: Doc,
    blocks: Iterable[Span],
    mentions: Sequence[Mention],
    register: Register,
    genders: Mapping[int, str | None],
    words: Sequence[str],
    tokens: Tokens,
    instead: Mapping[int, tuple[int, str]] | None = None,
    decided: int = _DECIDED,
) -> list[Window]:
    """The windows of a report; the arguments are those of the functions above and of :func:`windows`."""
    lines = lines_of(doc, blocks, mentions, register, words, tokens, instead)
    front, people = family_ids(register, genders, words, lines, tokens)
    headings = heading_ids((line.heading for line in lines), register, words, tokens)
    return windows(lines, front, people, headings, words, tokens, decided)


def windows(
    lines: Sequence[Line],
    front: Sequence[int],
    people: Sequence[int],
    headings: Mapping[tuple[str, str], Sequence[int]],
    words: Sequence[str],
    tokens: Tokens,
    decided: int = _DECIDED,
) -> list[Window]:
    """Cut a report into windows, each with the family, and who was named last before it, in front, and some text before and after.

    Args:
        lines: every sentence of the report, in order.
        front: see :func:`family_ids`.
        people: see :class:`Window`.
        headings: see :func:`heading_ids`.
        words: see :func:`stand_ins`.
        tokens: the tokenizer.
        decided: about how many tokens of its own a window holds; a longer sentence is not cut.
    """
    found: list[Window] = []
    last_named: dict[int, None] = {}  # the last one last
    first = seen = 0
    while first < len(lines):
        last, size = first, 0
        while last < len(lines) and (not size or size + len(lines[last].ids) <= decided):
            size += len(lines[last].ids)
            last += 1
        low, size = first, 0
        while low > 0 and size + len(lines[low - 1].ids) <= _BEFORE:
            low -= 1
            size += len(lines[low].ids)
        for who in itertools.chain.from_iterable(line.named for line in lines[seen:low]):
            last_named.pop(who, None)
            last_named[who] = None
        seen = low
        if any(line.mentions for line in lines[first:last]):
            recent = " , ".join(words[who] for who in list(last_named)[-_LAST:])
            begin = [*front, *tokens.encode(f"before : {recent}"), tokens.end]
            found.append(_window(lines, low, first, last, begin, people, headings, tokens))
        first = last
    return [
        window for window in found if window.mentions
    ]  # those of a sentence longer than a window may be cut off


def _window(
    lines: Sequence[Line],
    low: int,
    first: int,
    last: int,
    front: Sequence[int],
    people: Sequence[int],
    headings: Mapping[tuple[str, str], Sequence[int]],
    tokens: Tokens,
) -> Window:
    ids = list(front)
    mentions: list[tuple[int, int, int]] = []
    heading, block = None, -1
    for number in range(low, last):
        line = lines[number]
        if line.heading != heading:
            ids += headings[line.heading]
        elif line.block != block:
            ids.append(tokens.bar)
        heading, block = line.heading, line.block
        if number >= first:
            mentions += [(a + len(ids), b + len(ids), which) for a, b, which in line.mentions]
        ids += line.ids
    if last < len(lines) and lines[last].block == block:
        ids += lines[last].ids[:_AFTER]
    ids = [*ids[:_MOST], tokens.end]
    return Window(tuple(ids), tuple(people), tuple(m for m in mentions if m[1] < _MOST))
