"""PL104 reading-age."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.sources import LEAFLET


@dataclass(frozen=True, slots=True)
class Options:
    """Options of reading-age.

    Attributes:
        age: highest reading age, in years.
        words: fewest words on which the figure means anything.
    """

    age: int = 14
    words: int = 200


class ReadingAge(Rule):
    """The report as a whole reads harder than a parent can be expected to manage.

    What it does:
        Works out the reading age of the author's text: the Flesch-Kincaid grade, from words a sentence and syllables a word, plus
        five years for the age at which children in the UK reach that grade.

    Why it matters:
        A report that a parent cannot read was not shared, whatever the date in the box says.

    Example:
        A report at a reading age of 17.

    Better:
        Shorter sentences and everyday words bring the same report to 10 or 11.

    Options:
        age: highest reading age in years; 14 unless set.
        words: fewest words on which the figure means anything; 200 unless set.

    Source:
        Leaflet for families: information is to be given in a form that they can use. Formula: Kincaid and others,
        Derivation of new readability formulas for Navy enlisted personnel, 1975.
    """

    code = "PL104"
    name = "reading-age"
    severity = "info"
    source = f"{LEAFLET}: a form that families can use"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, about the whole report."""
        words = [token.text for token in case.text if token.is_alpha]
        sentences = sum(1 for sent in case.text.sents if sum(token.is_alpha for token in sent) > 2)
        if len(words) < self.options.words or not sentences:
            return
        age = reading_age(words, sentences)
        if age > self.options.age:
            yield self.finding(
                f"The report needs a reading age of about {age:.0f}.",
                "Shorten the longest sentences and use everyday words, so that parents can read it for themselves.",
            )


def reading_age(words: list[str], sentences: int) -> float:
    """Reading age in years of a text: Flesch-Kincaid grade plus five."""
    import pyphen

    # Hyphenation points stand for syllables. Those of the American dictionary lose 6 in 100 of them, the British, which
    # hyphenates by word parts, 17: the figure errs a little on the side of silence.
    dictionary = pyphen.Pyphen(lang="en_US")
    syllables = sum(len(dictionary.positions(word.lower())) + 1 for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59 + 5
