"""Lemmas: the verbs of report prose, those that no treebank holds among them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from reportcheck.language import pipeline
from reportcheck.language.lemmas import ReportLemmatizer


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped pipeline, for its tables."""
    return pipeline.load()


def lemma(nlp: Language, word: str, pos: str, tag: str = "", morph: str = "") -> str:
    """The lemma of a word whose part of speech is given."""
    component = nlp.get_pipe("report_lemmas")
    assert isinstance(component, ReportLemmatizer)
    doc = Doc(nlp.vocab, words=[word], pos=[pos], tags=[tag], morphs=[morph])
    return component.rule_lemmatize(doc[0])[0]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("neglected", "neglect"),
        ("Phoned", "phone"),
        ("manipulates", "manipulate"),
        ("minimising", "minimise"),
        ("cried", "cry"),
        ("died", "die"),
        ("slurred", "slur"),
        ("shrugged", "shrug"),
        ("coping", "cope"),
        ("singing", "sing"),
        ("fled", "flee"),
        ("left", "leave"),
        ("bring", "bring"),
        ("feed", "feed"),
        ("progress", "progress"),
        ("vaping", "vape"),  # these are in no word list
        ("vapes", "vape"),
        ("parentified", "parentify"),
        ("gatekeeping", "gatekeep"),
        ("snapchatting", "snapchat"),
        ("unsupervised", "unsupervise"),
        ("rehoused", "rehouse"),
    ],
)
def test_verbs(nlp: Language, word: str, expected: str) -> None:
    """Regular, irregular and new verbs, whatever their capitals."""
    assert lemma(nlp, word, "VERB") == expected


@pytest.mark.parametrize(
    ("word", "pos", "expected"),
    [
        ("babies", "NOUN", "baby"),
        ("headaches", "NOUN", "headache"),
        ("buses", "NOUN", "bus"),
        ("doses", "NOUN", "dose"),
        ("Children", "NOUN", "child"),
        ("eldest", "ADJ", "eldest"),
        ("worse", "ADJ", "bad"),
        ("was", "AUX", "be"),
        ("n’t", "PART", "not"),
        ("Her", "PRON", "she"),
        ("i", "PRON", "I"),
        ("Ellie-May", "PROPN", "Ellie-May"),
        ("12.3.24", "NUM", "12.3.24"),
    ],
)
def test_other_words(nlp: Language, word: str, pos: str, expected: str) -> None:
    """Nouns, adjectives, closed classes as the treebanks have them, names as they are written."""
    morph = {"Her": "Case=Acc"}.get(word, "")
    assert lemma(nlp, word, pos, morph=morph) == expected


def test_base_forms_are_left_alone(nlp: Language) -> None:
    """An infinitive that looks like a past ("to found a group"), a singular that looks like a plural."""
    assert lemma(nlp, "found", "VERB", morph="VerbForm=Inf") == "found"
    assert lemma(nlp, "found", "VERB", morph="Tense=Past|VerbForm=Fin") == "find"
    assert lemma(nlp, "Glass", "NOUN", morph="Number=Sing") == "glass"


def test_a_family_name_in_the_plural(nlp: Language) -> None:
    """The Ashdowns are a family named Ashdown."""
    assert lemma(nlp, "Ashdowns", "PROPN", tag="NNPS") == "Ashdown"
