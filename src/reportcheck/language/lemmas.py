"""Lemmas by rule: spaCy's English rule lemmatizer, with what the treebanks say of the words that they hold.

A lemmatizer learnt from the treebanks alone invents words for verbs that it has not seen ("smiled" → "smil", "manipulated" →
"manipulat"), and the rules of this program look verbs up by their lemma. The tables (word list, exceptions and endings of
WordNet; exceptions of the treebanks) travel with the pipeline; ``models/parser/lemma_tables.py`` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Token

TREEBANK_TABLE = "lemma_treebank"  # universal part of speech → word in small letters → lemma


@Language.factory(
    "report_lemmas",
    assigns=["token.lemma"],
    requires=["token.pos", "token.morph"],
    default_score_weights={"lemma_acc": 1.0},
)
def make_report_lemmas(nlp: Language, name: str) -> ReportLemmatizer:
    """Make the component (factory ``report_lemmas``); it goes after the morphologizer."""
    return ReportLemmatizer(nlp.vocab, None, name, mode="rule", overwrite=True)


class ReportLemmatizer(EnglishLemmatizer):
    """Sets ``Token.lemma_``: the treebanks' lemma of a known word, else WordNet's by rule, else the word itself."""

    def rule_lemmatize(self, token: Token) -> list[str]:
        """The lemma of a token, alone in a list as spaCy's base class expects it.

        Capitals stay only in names and "I".
        """
        word = token.lower_.replace("’", "'")
        if word == "her" and "Acc" in token.morph.get("Case", []):
            return ["she"]
        known = self.lookups.get_table(TREEBANK_TABLE, {}).get(token.pos_, {}).get(word)
        if known is not None:
            return [known]
        if token.tag_ == "NNPS" and word.endswith("s"):
            return [token.text[:-1]]
        if token.pos_ in {"PROPN", "NUM", "X", "SYM"}:
            return [token.text]
        irregular = self.lookups.get_table("lemma_exc", {}).get(token.pos_.lower(), {}).get(word)
        if irregular and not self.is_base_form(token):
            return [irregular[0]]
        listed = self._listed(token.pos_)
        if token.pos_ == "VERB":
            if word in listed and (word.endswith("ss") or not word.endswith("s")):
                return [word]  # "bring", "feed": no ending was there to take off
            regular = _regular_verb(word, listed)
            if regular is not None:
                return [regular]
        lemma = super().rule_lemmatize(token)[0].lower().replace("’", "'")
        if token.pos_ == "ADJ" and lemma not in listed:
            return [word]  # "eldest"
        return [lemma]

    def _listed(self, pos: str) -> frozenset[str]:
        """WordNet's words of a part of speech, as far as the table holds them."""
        if pos not in self._lists:
            self._lists[pos] = frozenset(self.lookups.get_table("lemma_index", {}).get(pos.lower(), ()))
        return self._lists[pos]

    @cached_property
    def _lists(self) -> dict[str, frozenset[str]]:
        return {}


# Stems that a regular verb's "e" was dropped from, where the word list does not know the verb: triangulat-, normalis-,
# reduc-, vap- ("vapping" would be of "vap").
_DROPPED_E = re.compile(r"(?:at|ut|i[sz]|[cvu]|dg|[bcdfgkptz]l|[^aeious]s)\Z|\A[^aeiou]*[aeiou][^aeiouywx]\Z")
_DOUBLED = re.compile(r"([bdgkmnprtl])\1\Z")
_SHORT = re.compile(r"(?:\A|[^aeiou])[aeiouy][^aeiouywx]\Z")
_PREFIXES = ("un", "re", "mis", "dis", "de", "pre", "co", "out", "over", "under")
_VOWEL = re.compile(r"[aeiouy]")


def _regular_verb(word: str, verbs: Collection[str]) -> str | None:
    """The verb that a form in "-ed" or "-ing" belongs to; None for any other word.

    Args:
        word: in small letters, not among the irregular forms.
        verbs: known verbs; a new one is spelt by the usual rules.
    """
    ending = next((ending for ending in ("ing", "ed") if word.endswith(ending)), None)
    if ending is None or word in verbs:
        return None
    stem = word.removesuffix(ending)
    if len(stem) < 2 or not _VOWEL.search(stem):
        return None
    with_e = stem + "e"
    if ending == "ed" and stem.endswith("i"):
        return with_e if with_e in verbs else stem[:-1] + "y"
    if with_e in verbs:
        # "rated" is of "rate", as "rat" would double its last letter; "singing" is of "sing".
        return stem if stem in verbs and not _SHORT.search(stem) else with_e
    if stem in verbs:
        return stem
    for prefix in _PREFIXES:
        rest = word.removeprefix(prefix)
        base = _regular_verb(rest, verbs) if rest != word else None
        if base in verbs:
            return f"{prefix}{base}"  # "rebooked", "unsupervised"
    if _DOUBLED.search(stem) and (stem[:-1] in verbs or not stem.endswith("ll")):
        return stem[:-1]
    return with_e if _DROPPED_E.search(stem) else stem
