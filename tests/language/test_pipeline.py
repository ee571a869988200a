"""The shipped pipeline: it loads without a network, reads report text, and finds its sentences."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from reportcheck.language import pipeline
from reportcheck.language import sentences as sentences_module


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The shipped pipeline."""
    return pipeline.load()


@pytest.fixture(scope="module")
def splitter() -> Language:
    """The sentence component without a parser: what it leaves open starts no sentence."""
    nlp = spacy.blank("en")
    nlp.tokenizer = pipeline.load().tokenizer
    nlp.add_pipe("report_sentences")
    return nlp


def test_it_loads_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh load opens no connection."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the pipeline opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    pipeline._load.cache_clear()
    assert pipeline.load().pipe_names[0] == "report_sentences"


def test_it_is_loaded_once_for_each_set_of_components() -> None:
    """The order of the names left out does not matter; the components left out are not there."""
    assert pipeline.load() is pipeline.load()
    small = pipeline.load(exclude=["tagger", "lemmatizer"])
    assert small is pipeline.load(exclude=["lemmatizer", "tagger"])
    assert not {"tagger", "lemmatizer"} & set(small.pipe_names)


def test_missing_weights_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An incomplete installation gives a sentence that says so."""
    monkeypatch.setattr(pipeline, "resource", _nothing)
    pipeline._load.cache_clear()
    with pytest.raises(FileNotFoundError, match="weights/parser is missing"):
        pipeline.load()
    monkeypatch.undo()
    pipeline._load.cache_clear()


def _nothing(kind: str, *parts: str) -> Path:
    raise FileNotFoundError(
        f"reportcheck is not installed completely: {'/'.join((kind, *parts))} is missing."
    )


def test_a_sentence_gets_all_its_annotation(nlp: Language) -> None:
    """Tags, morphology, lemmas and dependencies of a plain sentence."""
    doc = nlp("The health visitor weighed the children on Tuesday.")
    words = {token.text: token for token in doc}
    assert words["weighed"].dep_ == "ROOT"
    assert words["weighed"].tag_ == "VBD"
    assert words["weighed"].lemma_ == "weigh"
    assert words["visitor"].dep_ == "nsubj" and words["visitor"].head.text == "weighed"
    assert words["children"].dep_ == "obj" and words["children"].lemma_ == "child"
    assert words["children"].morph.get("Number") == ["Plur"]
    assert words["Tuesday"].pos_ == "PROPN"


def test_who_says_what(nlp: Language) -> None:
    """The clause that is reported hangs on the verb of saying."""
    doc = nlp("Mum told me that Dad had left the house.")
    words = {token.text: token for token in doc}
    assert words["Mum"].dep_ == "nsubj" and words["Mum"].head.text == "told"
    assert words["left"].dep_ == "ccomp" and words["left"].head.text == "told"
    assert words["Dad"].head.text == "left"


def test_a_passive_and_a_negation(nlp: Language) -> None:
    """What was done to whom, and what was not."""
    doc = nlp("Orla was not brought to her appointment.")
    words = {token.text: token for token in doc}
    assert words["Orla"].dep_ == "nsubj:pass"
    assert words["not"].head.text == "brought"
    assert words["her"].dep_ == "nmod:poss" and words["her"].head.text == "appointment"


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("seen 12.3.24, w/c 01/02/2025", ["seen", "12.3.24", ",", "w/c", "01/02/2025"]),
        ("Ellie-May's mum’s A&E letter", ["Ellie-May", "'s", "mum", "’s", "A&E", "letter"]),
        ("at 18:30hrs…", ["at", "18:30hrs", "…"]),
        ("on 2025-03-04 (T/C)", ["on", "2025-03-04", "(", "T/C", ")"]),
        ("well-being isn't", ["well", "-", "being", "is", "n't"]),
        ("approx. 3 wks. ago", ["approx.", "3", "wks.", "ago"]),
    ],
)
def test_tokens_of_report_text(nlp: Language, text: str, tokens: list[str]) -> None:
    """Dates, names with a hyphen and the short forms of notes stay whole; all else is split as in the treebanks."""
    assert [token.text for token in nlp.make_doc(text)] == tokens


@pytest.mark.parametrize(
    "sentences",
    [
        ["School run: Dad was late twice that week.", "She was calm."],
        ['Orla said, "I want to go home."', "I asked her why."],
        ["“I don’t like it,” he said.", "“It’s loud.”", "He left."],
        ["(Seen at home.)", "Mum was out."],
        ["The ambulance left at 0145hrs.", "HALE stayed behind."],
        ["Seen by Dr. Hale and Mr. P. Jones at 5 p.m. on Tues. 3 March.", "No concerns."],
        ["I spoke to J.", "He was well."],
        ["The visit lasted 20 mins.", "Mum made tea."],
        ["She moved to Park Rd.", "The baby slept."],
        ["See e.g. Orla's letter and approx. Three pages more."],
        ["She lives at No. 5 Park Street."],
        ["Was she brought?", "No!", "She was not."],
        ["1.", "Mum to attend.", "2.", "Dad to attend."],
        ["He “…I don't know… I can't” and left."],
        ["Weight 4.5kg on 12.3.24.", "22.4% of sessions missed."],
    ],
)
def test_sentences_end_where_the_stops_say(splitter: Language, sentences: list[str]) -> None:
    """Abbreviations, initials, quotes, times and list numbers do not mislead it."""
    assert [sent.text for sent in splitter(" ".join(sentences)).sents] == sentences


def test_a_missing_space_and_a_new_line_end_a_sentence(splitter: Language) -> None:
    """As typed in a hurry, and as a cell with line breaks."""
    assert [s.text for s in splitter("Mum was out.She rang later.").sents] == [
        "Mum was out.",
        "She rang later.",
    ]
    lines = [s.text.strip() for s in splitter("Concerns:\n• Mum tired\n• Dad out\n\nPlan: visit").sents]
    assert lines == ["Concerns:", "• Mum tired", "• Dad out", "Plan: visit"]


def test_the_parser_keeps_the_boundaries_and_decides_the_open_ones(nlp: Language) -> None:
    """A stop before a small letter is left to the parser."""
    doc = sentences_module.ReportSentences()(nlp.make_doc("Mum rang. no answer. Dad came."))
    starts = {token.text: doc.has_annotation("SENT_START") and token.is_sent_start for token in doc}
    assert starts["Dad"] is True
    assert starts["rang"] is False
    assert starts["no"] is None
    assert "Dad came." in [sent.text for sent in nlp("Mum rang. no answer. Dad came.").sents]
