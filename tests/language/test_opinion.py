"""The component opinion_as_fact with the weights that ship, on invented sentences."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from reportcheck._resources import resource
from reportcheck.language.opinion import LABELS, Opinion, make_opinion_as_fact, message_for, suggestion_for
from reportcheck.language.pipeline import load
from reportcheck.language.text import TextBlock, read_blocks

KINDS = {"evaluation", "mind", "cause", "forecast", "diagnosis", "sweep", "certainty"}


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.fixture(scope="module")
def read(nlp: Language):
    component = make_opinion_as_fact(nlp, "opinion_as_fact", None, None)

    def reader(text: str, section: str = "parenting", heading: str = "Parenting capacity") -> list[Span]:
        doc = component(read_blocks(nlp, [TextBlock(0, text, section, heading)]))
        return list(doc.sents)

    return reader


@pytest.mark.parametrize(
    "text",
    [
        "Mum does not care about the children.",
        "Dad is a bully and he will never change.",
        "She clearly puts drink before her daughter and always will.",
    ],
)
def test_bare_judgement_is_opinion_as_fact(read, text: str) -> None:
    (sentence,) = read(text)
    assert sentence._.opinion.label == "OF"


@pytest.mark.parametrize(
    ("text", "section", "heading"),
    [
        ("I weighed Jonah on 4 March: 9.2 kg, 25th centile.", "chronology", "Key events"),
        ('Mum told me, "I have not slept since Tuesday."', "parent_views", "Views of parents"),
        ("Attendance from September to December was 81%.", "child_profile", "Education"),
        ("I will visit every fortnight until the review.", "actions", "Actions"),
        ("I am concerned that Dad may not keep to the agreement.", "risks", "Risks"),
    ],
)
def test_fact_account_plan_and_owned_view_are_left_alone(read, text: str, section: str, heading: str) -> None:
    assert all(sentence._.opinion.label != "OF" for sentence in read(text, section, heading))


def test_owning_a_judgement_lowers_its_score(read) -> None:
    bare = read("Dad does not care about the children.")[0]._.opinion
    owned = read("In my view Dad does not care about the children.")[0]._.opinion
    reported = read("Mum said that Dad does not care about the children.")[0]._.opinion
    assert owned.score < bare.score
    assert reported.score < bare.score


def test_a_heading_that_asks_for_the_writers_view_is_never_flagged(read) -> None:
    (sentence,) = read("Mum does not care about the children.", "analysis", "Professional analysis")
    assert sentence._.opinion.label != "OF"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Leanne does not care about Rhys.", "Oluwaseun does not care about Aaliyah."),
        ("Mum puts her own needs first.", "Grandad puts his own needs first."),
        ("His stepfather is a bully.", "Her maternal grandmother is a bully."),
        ("Mrs Nowak was late for contact.", "Mr Hussain was late for contact."),
    ],
)
def test_name_gender_and_relationship_do_not_matter(read, one: str, other: str) -> None:
    assert read(one)[0]._.opinion.labels == read(other)[0]._.opinion.labels


def test_quote_lies_in_its_sentence_and_is_never_empty(read) -> None:
    text = (
        "Leo was seen in the kitchen on 3 May, where the health visitor weighed him, and Mum is obviously not interested in him. "
        "She rang. Selfish, frankly."
    )
    for sentence in read(text):
        opinion = sentence._.opinion
        assert sentence.start <= opinion.quote.start < opinion.quote.end <= sentence.end
        assert opinion.label in LABELS
        assert opinion.kind in KINDS
        assert 0.0 <= opinion.score <= 1.0


def test_quote_is_the_clause_that_judges(read) -> None:
    text = "Leo was weighed at the clinic on Monday 3 May by the health visitor, but Mum does not care about him at all."
    quote = read(text)[0]._.opinion.quote.text
    assert "does not care" in quote
    assert "weighed" not in quote


def test_same_decision_without_blocks_or_parser() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("opinion_as_fact")
    doc = nlp("I rang at nine. Mum does not care about the children and she never will.")
    first, second = doc.sents
    assert first._.opinion.label == "F"
    assert second._.opinion.label == "OF"
    assert second._.opinion.quote.text


def test_needs_sentence_boundaries() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("opinion_as_fact")
    with pytest.raises(ValueError, match="sentence boundaries"):
        nlp("No boundaries here.")


def test_incomplete_weights_say_what_is_missing(nlp: Language, tmp_path: Path) -> None:
    for file in resource("weights", "opinion").iterdir():
        if file.name != "model.onnx.gz":
            shutil.copy(file, tmp_path)
    with pytest.raises(FileNotFoundError, match=r"model\.onnx\.gz is missing"):
        make_opinion_as_fact(nlp, "opinion_as_fact", None, str(tmp_path))


def test_an_empty_doc_passes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("opinion_as_fact")
    assert len(nlp("")) == 0


def test_survives_bytes() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("opinion_as_fact")
    doc = nlp("I rang. Mum does not care about the children.")
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [s._.opinion.score for s in again.sents] == [s._.opinion.score for s in doc.sents]


def test_threshold_decides() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("opinion_as_fact", config={"threshold": 1.01})
    doc = nlp("Mum does not care about the children.")
    assert next(iter(doc.sents))._.opinion.label != "OF"


def _opinion(nlp: Language, text: str, kind: str) -> Opinion:
    doc = nlp(text)
    return Opinion("OF", kind, 0.9, doc[:], {})


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("mind", "Mum does not love them.", "States what Mum thinks, feels or intends as a fact."),
        ("mind", "They resent the plan.", "States what they think, feel or intend as a fact."),
        ("mind", "Worried sick.", "States what someone thinks, feels or intends as a fact."),
        (
            "cause",
            "Leo is behind at school because of the drinking.",
            "Says why Leo is behind at school as a fact.",
        ),
        ("cause", "That is the reason.", "Says why something happened as a fact."),
        ("forecast", "The children will be harmed.", "States as a fact what will happen to the children."),
        ("sweep", "Dad never engages.", "Says “never”, which no record can bear out."),
        ("certainty", "He is clearly back.", "Presents a judgement as settled (“clearly”)."),
        (
            "diagnosis",
            "Mum is depressed.",
            "Gives a clinical or legal conclusion about Mum without its source.",
        ),
        ("evaluation", "She is a poor role model.", "Gives a judgement about her as a fact."),
        ("evaluation", "Routine is spot on now.", "Gives a judgement as a fact."),
        ("sweep", "Visitors at all hours never helped.", "Says “never”, which no record can bear out."),
        ("evaluation", "Filthy as ever.", "Gives a judgement as a fact."),
    ],
)
def test_message_speaks_of_this_sentence(nlp: Language, kind: str, text: str, message: str) -> None:
    assert message_for(_opinion(nlp, text, kind)) == message


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_has_a_suggestion(nlp: Language, kind: str) -> None:
    suggestion = suggestion_for(_opinion(nlp, "Mum is cold.", kind))
    assert suggestion.endswith(".")
    assert suggestion.count(".") == 1


def test_what_somebody_else_said_is_no_opinion_of_the_writer(read) -> None:
    """Reported in the past tense, a judgement is the speaker's, however strong its words."""
    assert read("Dylan is a horrible bully who enjoys hurting people.")[0]._.opinion.label == "OF"
    told = read("Mrs Farley told me that Dylan is a horrible bully who enjoys hurting people.")
    assert told[0]._.opinion.label == "F"
