"""Read Universal Dependencies files and write them with the pipeline's own tokens.

The treebanks split words by their own rules ("its" written for "it's" is two words, "Ellie-May" three).
The parser only ever sees the pipeline's tokens, so the annotation is carried over to those: several
words in one token keep the annotation of the word that heads the others; a word cut into several tokens
keeps its annotation on its last part where it was cut at a hyphen (parts before are `compound`), else on
its first (`goeswith`), and punctuation cut into single marks is `punct` throughout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

MAX_SENTENCES = 12  # a paragraph longer than this is cut; reports rarely have longer ones


@dataclass
class Word:
    """A syntactic word; `start` and `end` are character offsets in the text of its sentence."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int  # index in the sentence; its own index for the root
    dep: str
    start: int = 0
    end: int = 0


@dataclass
class Sentence:
    """A sentence of a treebank; `paragraph` tells where a paragraph begins."""

    words: list[Word] = field(default_factory=list)
    text: str = ""
    paragraph: bool = False


def read_conllu(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a CoNLL-U file. Empty nodes and enhanced dependencies are left out."""
    sentence, begins = Sentence(), False
    pieces: list[tuple[str, int, bool]] = []  # surface form, number of words in it, space after
    within = 0
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("#"):
            begins = begins or line.startswith(("# newpar", "# newdoc"))
        elif line:
            number, form, lemma, upos, xpos, feats, head, dep, _, misc = line.split("\t")
            if "." in number:
                continue
            space = "SpaceAfter=No" not in misc
            if "-" in number:
                first, last = map(int, number.split("-"))
                within = last - first + 1
                pieces.append((form, within, space))
                continue
            if within:
                within -= 1
            else:
                pieces.append((form, 1, space))
            feats = "" if feats == "_" else feats
            at = len(sentence.words)
            sentence.words.append(
                Word(form, lemma, upos, xpos, feats, int(head) - 1 if int(head) else at, dep)
            )
        elif sentence.words:
            _place(sentence, pieces)
            sentence.paragraph = begins
            yield sentence
            sentence, pieces, begins, within = Sentence(), [], False, 0


def _place(sentence: Sentence, pieces: list[tuple[str, int, bool]]) -> None:
    """Set the text of a sentence and the offsets of its words."""
    text, i = "", 0
    for form, count, space in pieces:
        words = sentence.words[i : i + count]
        exact = "".join(word.form for word in words) == form
        at = len(text)
        for word in words:
            # Where the words do not spell the surface form they all stand for the whole of it.
            word.start, word.end = (at, at + len(word.form)) if exact else (len(text), len(text) + len(form))
            at = word.end if exact else at
        text += form + (" " if space else "")
        i += count
    sentence.text = text.rstrip()


def retokenise(sentence: Sentence, nlp: Language, counts: Counter[str]) -> list[Word]:
    """Give the words of a sentence as the tokens of `nlp`; `counts` learns how many were changed."""
    doc = [token for token in nlp.make_doc(sentence.text) if not token.is_space]
    gold = sentence.words
    covers = [
        [i for i, word in enumerate(gold) if word.start < token.idx + len(token) and word.end > token.idx]
        for token in doc
    ]
    parts: dict[int, list[int]] = {}  # word -> the tokens that it was cut into
    for t, words in enumerate(covers):
        for i in words:
            parts.setdefault(i, []).append(t)
    bearer: dict[int, int] = {}  # word -> the token that bears it
    for i, own in parts.items():
        hyphen = any(doc[t].text in "-‐–" for t in own[1:])
        letters = [t for t in own if doc[t].is_alpha]
        bearer[i] = letters[-1] if hyphen and letters else own[0]
    tokens: list[Word] = []
    for t, token in enumerate(doc):
        borne = [i for i in covers[t] if bearer[i] == t]
        end = token.idx + len(token)
        if borne:
            top = next((i for i in borne if gold[i].head == i or gold[i].head not in borne), borne[0])
            word = gold[top]
            head = t if word.head == top else bearer[word.head]
            lemma = word.lemma if token.text == word.form else token.text.lower()
            if word.upos in ("PROPN", "X") and token.text != word.form:
                lemma = token.text
            dep = "ROOT" if head == t else word.dep
            tokens.append(
                Word(token.text, lemma, word.upos, word.xpos, word.feats, head, dep, token.idx, end)
            )
            counts["joined" if len(borne) > 1 else "same" if token.text == word.form else "cut"] += 1
            continue
        counts["cut"] += 1
        whole = gold[covers[t][0]]
        head = bearer[covers[t][0]]
        if whole.upos in ("PUNCT", "SYM"):
            upos, xpos, dep = whole.upos, whole.xpos, "punct"
            head = head if whole.head == covers[t][0] else bearer[whole.head]
        elif token.is_punct:
            upos, xpos, dep = "PUNCT", "HYPH" if token.text == "-" else ",", "punct"
        elif t < head:
            upos, xpos, dep = ("ADJ", "AFX", "compound") if not token.is_digit else ("NUM", "CD", "compound")
        else:
            upos, xpos, dep = "X", "GW", "goeswith"
        tokens.append(Word(token.text, token.text.lower(), upos, xpos, "", head, dep, token.idx, end))
    _break_cycles(tokens)
    return tokens


def _break_cycles(tokens: list[Word]) -> None:
    """Hang a token on the root where joining and cutting in one place made the tokens head each other."""
    root = next((k for k, token in enumerate(tokens) if token.head == k), 0)
    tokens[root].head, tokens[root].dep = root, "ROOT"
    for k in range(len(tokens)):
        seen, at = set(), k
        while at not in seen and tokens[at].head != at:
            seen.add(at)
            at = tokens[at].head
        if at in seen:
            tokens[at].head, tokens[at].dep = root, "dep"


def to_doc(sentences: list[list[Word]], nlp: Language) -> Doc:
    """Join sentences to one Doc with a space between them; `start`/`end` give the spaces within each."""
    words, spaces, heads, starts = [], [], [], []
    for sentence in sentences:
        base = len(words)
        for k, word in enumerate(sentence):
            after = sentence[k + 1].start > word.end if k + 1 < len(sentence) else True
            words.append(word)
            spaces.append(after)
            heads.append(base + word.head)
            starts.append(k == 0)
    if spaces:
        spaces[-1] = False
    return Doc(
        nlp.vocab,
        words=[w.form for w in words],
        spaces=spaces,
        tags=[w.xpos for w in words],
        pos=[w.upos for w in words],
        morphs=[w.feats for w in words],
        lemmas=[w.lemma for w in words],
        heads=heads,
        deps=[w.dep for w in words],
        sent_starts=starts,
    )


def paragraphs(sentences: Iterator[Sentence]) -> Iterator[list[Sentence]]:
    """Group sentences by the treebank's paragraphs, at most `MAX_SENTENCES` together."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and (sentence.paragraph or len(group) == MAX_SENTENCES):
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group
