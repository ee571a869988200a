"""Make the treebanks' edited prose look like notes: what the parser will meet in reports.

Each change is drawn anew each time a paragraph is read, on the annotated tokens, so the annotation stays
right. The rates are shares of the paragraphs (or sentences) that a change can apply to.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import registry

ALONE = 0.15  # one sentence of the paragraph by itself, as in a table cell or a list item
NO_STOP = 0.3  # the last sentence without its full stop
NO_SUBJECT = 0.15  # a sentence that begins with a pronoun loses it: "Rang Mum, no answer."
CURLY = 0.4  # typographic quotes and apostrophes, as word processors write them
SMALL = 0.05  # all in small letters
CAPITALS = 0.01  # all in capitals, as in a heading

Row = dict[str, object]


@registry.augmenters("reportcheck.notes.v1")
def notes(seed: int = 0) -> Callable[[Language, Example], Iterator[Example]]:
    """Make the augmenter; `seed` fixes its draws."""
    draw = random.Random(seed)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        doc = example.reference
        sents = list(doc.sents)
        if len(sents) > 1 and draw.random() < ALONE:
            sents = [draw.choice(sents)]
        keep: list[list[int]] = []
        for sent in sents:
            tokens = [token.i for token in sent]
            if len(sent) > 3 and _droppable(sent[0]) and draw.random() < NO_SUBJECT:
                tokens = tokens[1:]
            keep.append(tokens)
        last = doc[keep[-1][-1]]
        if len(keep[-1]) > 2 and last.text == "." and last.dep_ == "punct" and draw.random() < NO_STOP:
            keep[-1].pop()
        case = draw.random()
        curly = draw.random() < CURLY
        reference = _rebuild(nlp, doc, keep, case, curly)
        yield Example(nlp.make_doc(reference.text), reference)

    return augment


def _droppable(token) -> bool:  # type: ignore[no-untyped-def]
    """Tell whether a sentence can lose this first token as notes do ("[I] visited")."""
    return (
        token.tag_ == "PRP"
        and token.dep_ in ("nsubj", "nsubj:pass")
        and not list(token.children)
        and token.nbor().is_alpha
        and token.head.dep_ == "ROOT"
    )


def _rebuild(nlp: Language, doc: Doc, keep: list[list[int]], case: float, curly: bool) -> Doc:
    """Build the reference again from the kept tokens of each sentence."""
    order = [i for sent in keep for i in sent]
    place = {old: new for new, old in enumerate(order)}
    firsts = {sent[0] for sent in keep}
    words, opened = [], False
    for i in order:
        word = doc[i].text
        if i in firsts and i != doc[i].sent.start:
            word = word[0].upper() + word[1:]
        if curly:
            word = word.replace("'", "’")
            if word == '"':
                word, opened = ("”" if opened else "“"), not opened
        if case < SMALL:
            word = word.lower()
        elif case > 1 - CAPITALS:
            word = word.upper()
        words.append(word)
    spaces = [bool(doc[i].whitespace_) for i in order]
    spaces[-1] = False
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        tags=[doc[i].tag_ for i in order],
        pos=[doc[i].pos_ for i in order],
        morphs=[str(doc[i].morph) for i in order],
        lemmas=[doc[i].lemma_ for i in order],
        heads=[place[doc[i].head.i] for i in order],
        deps=[doc[i].dep_ for i in order],
        sent_starts=[i in firsts for i in order],
    )
