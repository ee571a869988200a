"""Make the tables of the rule lemmatizer from WordNet's word lists (package spacy-lookups-data) and the treebanks."""

from __future__ import annotations

import gzip
import importlib.util
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

from reportcheck.language.lemmas import TREEBANK_TABLE, ReportLemmatizer

LEAST = 2  # a word seen once may be a slip of the pen, whose lemma the treebanks correct
MISSING = {"fled": ["flee"], "fought": ["fight"]}  # a slip of the treebanks, a gap in the word lists
SHARE = 0.6  # a word whose lemma the treebanks agree on at least this far is taken from them


def packaged_tables() -> Path:
    """The folder of the tables inside the package spacy-lookups-data."""
    spec = importlib.util.find_spec("spacy_lookups_data")
    if spec is None or spec.origin is None:
        raise SystemExit("WordNet's word lists are missing: pip install --no-deps spacy-lookups-data==1.0.5")
    return Path(spec.origin).parent / "data"


def add_lemmas(nlp: Language, tables: Path, train: list[Doc]) -> None:
    """Add the component `report_lemmas` at the end of `nlp`, with its tables filled."""
    lemmas = nlp.add_pipe("report_lemmas")
    lookups = Lookups()
    rules = _read(tables, "rules")
    lookups.add_table("lemma_rules", rules)
    index = _read(tables, "index")
    exceptions = _read(tables, "exc")
    exceptions["verb"] |= MISSING
    lookups.add_table("lemma_exc", exceptions)
    lookups.add_table("lemma_index", _needed(index, rules))
    lemmas.initialize(lookups=lookups)
    lookups.add_table(TREEBANK_TABLE, _exceptions(lemmas, train))


def _read(tables: Path, name: str) -> dict[str, Any]:
    with gzip.open(tables / f"en_lemma_{name}.json.gz") as file:
        table: dict[str, Any] = json.load(file)
    return table


def _needed(index: dict[str, list[str]], rules: dict[str, list[list[str]]]) -> dict[str, list[str]]:
    """Keep the words that decide between two endings.

    All verbs; adjectives short enough to be compared with "-er"; nouns whose plural the first ending that fits gets wrong
    ("bus", not "dose" or "dos": "doses" is taken as a form of "dose").
    """
    nouns = {word for word in index["noun"] if word.isalpha()}
    kept = set()
    for noun in nouns:
        for old, new in rules["noun"]:
            plural = noun[: len(noun) - len(new)] + old if noun.endswith(new) else ""
            first = next(
                (plural[: len(plural) - len(o)] + n for o, n in rules["noun"] if plural.endswith(o)), noun
            )
            if first != noun and first not in nouns:
                kept.add(noun)
    return {
        "verb": sorted(word for word in index["verb"] if word.isalpha()),
        "adj": sorted(word for word in index["adj"] if word.isalpha() and len(word) <= 7),
        "noun": sorted(kept),
    }


def _exceptions(lemmas: ReportLemmatizer, train: list[Doc]) -> dict[str, dict[str, str]]:
    """The words whose usual lemma in the treebanks the rules get wrong, by part of speech."""
    gold: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    ruled: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for doc in train:
        for token in doc:
            if token.pos_ not in {"PROPN", "X", "SYM", "NUM"}:
                key = token.pos_, token.lower_.replace("’", "'")
                gold[key][token.lemma_] += 1
                ruled[key][lemmas.rule_lemmatize(token)[0]] += 1
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (pos, word), counts in sorted(gold.items()):
        lemma, count = counts.most_common(1)[0]
        by_rule = ruled[pos, word].most_common(1)[0][0]
        same = lemma == by_rule or (lemma.lower() == by_rule and lemma != "I")
        if not same and word not in MISSING and count >= max(LEAST, SHARE * counts.total()):
            table[pos][word] = lemma
    return dict(table)
