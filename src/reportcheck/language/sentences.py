"""Sentence boundaries of report prose, set before the parser, which keeps them.

The parser learnt its boundaries from web and spoken text, where many sentences end without a stop; in reports it cuts off
leads ("School run: …") and subordinate clauses. Reports are punctuated, so the stops decide: this component says
for almost every token whether a sentence begins there, and leaves open only what the stops do not settle (a stop before a
small letter), for the parser to decide.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

ELLIPSES = frozenset({"…", "..."})
_STOP_RUN = re.compile(r"[.!?…]+\Z")
CLOSERS = frozenset("\"'”’»)]}")
OPENERS = frozenset("\"'“‘«([{")
BULLETS = frozenset("•●▪■◦‣·*–—-")
# Never end a sentence: a name or what is meant follows.
LEADS = frozenset(
    "dr. mr. mrs. ms. mx. prof. rev. revd. fr. sgt. insp. supt. cllr. e.g. i.e. cf. vs. viz. approx. incl. excl. esp. poss. "
    "prev. asst. attn. nos. para. paras. ref. refs. tel. ext.".split()
)
# Words that begin a sentence and hardly ever follow an initial within one.
_BEGINNERS = frozenset(
    "a after all also although an and as at because before both but during each following for from given he her his how "
    "however i if in it its last my neither no none not on one our please previously she since so some that the their "
    "then there these they this those throughout to today until was we were what when where while who with you".split()
)


@Language.factory("report_sentences", assigns=["token.is_sent_start"])
def make_report_sentences(nlp: Language, name: str) -> ReportSentences:
    """Make the component (factory ``report_sentences``); it goes before the parser."""
    return ReportSentences()


class ReportSentences:
    """Sets ``Token.is_sent_start`` by the stops, leaving it open (None) where they do not settle it."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark where sentences begin.

        Returns:
            The same Doc; boundaries that an earlier component has set are written over.
        """
        for token in doc:
            token.is_sent_start = True if token.i == 0 else _begins(doc, token.i)
        return doc


def _begins(doc: Doc, i: int) -> bool | None:
    """Tell whether a sentence begins at token ``i``; None if the stops leave it open."""
    token, before = doc[i], doc[i - 1]
    if "\n" in token.text:
        return False  # white space belongs to the sentence before it
    if before.is_space:
        if "\n" in before.text:
            return True
        if i < 2:
            return False
        before = doc[i - 2]
    elif not before.whitespace_:
        return _glued(doc, i)
    end = _end_of_sentence(doc, before.i)
    if end is None:
        return False
    if end.lower_ in LEADS:
        return False
    first = _first_letter(token)
    if not first or first.islower():
        # "5.30 p.m. at home" goes on; "mum rang. no answer" is the parser's to decide.
        return None if first and end.text == "." and before.i == end.i else False
    if _STOP_RUN.fullmatch(end.text):
        if token.text == "I" and end.text in ELLIPSES:
            return False  # "I … I don't know"
        # A list number ("2. Mum is to …") is a sentence of its own, as in the labelled reports.
        return not (_is_number_word(doc, end) and first.isdigit())
    # The stop is part of a word. After an initial ("J. Smith", "U.S. law") only a word that begins sentences will do;
    # after another abbreviation a capital will ("for 20 mins. Mum left"), a figure not ("Sept. 2025").
    if end.lower_ not in {"a.m.", "p.m."} and (len(end) == 2 or "." in end.text[:-1]):
        return token.lower_ in _BEGINNERS and token.text[0].isupper()
    return not first.isdigit()


def _end_of_sentence(doc: Doc, i: int) -> Token | None:
    """The token with the stop that ends at token ``i``, closing quotes and brackets passed over; None if there is none."""
    while i > 0 and doc[i].text in CLOSERS:
        i -= 1
    token = doc[i]
    return token if token.text[-1] in ".!?…" else None


def _glued(doc: Doc, i: int) -> bool:
    """Tell whether a sentence begins at a token with no space before it ("Mum was out.She rang later")."""
    token, before = doc[i], doc[i - 1]
    return (
        before.text in {".", "!", "?"}
        and i > 1
        and doc[i - 2].is_alpha
        and len(doc[i - 2]) > 1
        and token.is_title
        and token.is_alpha
    )


def _first_letter(token: Token) -> str:
    """The first letter or digit of what begins here, opening quotes, brackets and bullets passed over; may be empty."""
    doc = token.doc
    for later in doc[token.i : token.i + 4]:
        if later.text[0].isalnum():
            return str(later.text[0])
        if later.text not in OPENERS and later.text not in BULLETS and not later.is_currency:
            break
    return ""


def _is_number_word(doc: Doc, end: Token) -> bool:
    """Tell whether a stop follows "No" written for "number" ("No. 5")."""
    return end.text == "." and end.i > 0 and doc[end.i - 1].text in {"No", "Nos", "no", "nos"}
