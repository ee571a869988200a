"""The tokenizer of the shipped pipeline: spaCy's English rules, made to fit report text.

The rules are changed once, before training, and travel inside the saved pipeline (`tokenizer`), so
training and use read the same tokens and loading needs none of this code.
"""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.symbols import ORTH
from spacy.util import registry

# Kept whole although they hold a hyphen, a slash or a full stop:
# double-barrelled names (Ellie-May, Smith-Jones), ISO dates, single letters joined by slashes
# (w/c, c/o, T/C, H/V, N/A).
WHOLE = re.compile(
    r"(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)+"
    r"|\d{4}-\d{2}-\d{2}"
    r"|[A-Za-z](?:/[A-Za-z]){1,2}"
    r")\Z"
)

# Abbreviations of notes and letters whose full stop is part of the word. Those that spaCy's English
# rules already hold (Dr., Mr., e.g., p.m. …) are not repeated.
ABBREVIATIONS = (
    "approx. appt. appts. asst. attn. cc. cert. cont. dept. est. ext. fri. hosp. hr. hrs. max. min. mins. misc. "
    "esp. excl. incl. mon. mth. mths. nos. obs. para. paras. pls. poss. prev. pt. ref. refs. rd. sq. tel. temp. thur. "
    "thurs. tue. tues. unk. wed. "
    "weds. wk. wks. yr. yrs. cllr. supt. insp. sgt. solr."
).split()
# These are words or ends of sentences when written small, so only the form with a capital counts.
ONLY_CAPITALISED = {"fri.", "mon.", "wed.", "min.", "max.", "temp.", "est.", "pt.", "cc.", "tue.", "rd."}


@registry.callbacks("reportcheck.report_tokens.v1")
def report_tokens():  # type: ignore[no-untyped-def]
    """Make the callback for `initialize.before_init` that changes the tokenizer of a new pipeline."""

    def change(nlp: Language) -> Language:
        for word in ABBREVIATIONS:
            forms = {word.capitalize()} if word in ONLY_CAPITALISED else {word, word.capitalize()}
            for form in forms:
                nlp.tokenizer.add_special_case(form, [{ORTH: form}])  # type: ignore[attr-defined]
        nlp.tokenizer.token_match = WHOLE.match  # type: ignore[attr-defined]
        return nlp

    return change
