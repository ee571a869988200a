"""CR101 ambiguous-reference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcheck.reports.model import Child
from reportcheck.reports.names import first_name
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.references.told import told_spans
from reportcheck.rules.sources import GUIDANCE

if TYPE_CHECKING:
    from spacy.tokens import Span


@dataclass(frozen=True, slots=True)
class Options:
    """Options of ambiguous-reference.

    Attributes:
        threshold: least confidence, 0 to 1, for a finding; None takes the shipped model's own.
    """

    threshold: float | None = None


class AmbiguousReference(Rule):
    """A reader cannot tell which child is meant.

    What it does:
        Finds every mention of the family (names, pronouns, "the baby", "her older brother", "one of the boys"), ranks whom
        it may stand for by gender, age, grammar, what was said last and what the heading is about, and speaks up where two
        people stay close. It is silent in a family with only one person who fits, and it says it once for a run of pronouns.
        Kinds: pronoun, description, group ("both boys"), initial, shared-name.

    Why it matters:
        The chair reads dozens of pages about several children and has never met them. A sentence that fits two
        children protects neither.

    Example:
        "Ben and Arran were both late on Monday. He had no lunch."

    Better:
        "Ben and Arran were both late on Monday. Arran had no lunch."

    Options:
        threshold: least confidence, 0 to 1, for a finding; without it the shipped model's own is taken.

    Source:
        Guidance for completing the review conference report: always be clear which child or children you are referring to.
    """

    code = "CR101"
    name = "ambiguous-reference"
    severity = "warning"
    source = f"{GUIDANCE}: be clear which child you are referring to"
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield one finding for each ambiguous mention; of a run of one pronoun only for the first."""
        threshold = self.options.threshold
        # Block and gender of the runs of a pronoun in which a doubt has been told.
        doubted: set[tuple[int, str | None]] = set()
        for mention in told_spans(case, "mentions"):
            score = mention._.reference_score
            doubtful = mention._.ambiguous if threshold is None else score >= threshold
            data = mention._.mention_data
            runs = {(data["block"], gender) for gender in data["genders"]}
            if data["kind"] not in ("pronoun", "possessive") or data["plural"]:
                doubted -= runs  # whoever is named here ends the run
            elif doubtful and runs <= doubted:
                continue
            if doubtful and not data["plural"]:
                doubted |= runs  # "One of the boys said that he …": one doubt
            if doubtful:
                yield self.on(
                    case,
                    mention,
                    _message(mention),
                    _suggestion(mention),
                    kind=_kind(mention),
                    children=tuple(p.name for p in mention._.rivals if isinstance(p, Child)),
                    confidence=round(score, 3),
                )


def _kind(mention: Span) -> str:
    data = mention._.mention_data
    if data["kind"] == "name":
        return "initial" if len(mention.text.strip(".")) <= 2 else "shared-name"
    if data["kind"] in ("child", "part"):
        return "group" if data["plural"] else "description"
    return "pronoun"


def _message(mention: Span) -> str:
    words = f"“{mention.text}”"
    people = mention._.rivals
    if _kind(mention) == "group" or mention._.mention_data["plural"]:
        return f"It is not clear which children {words} means."
    if len(people) < 2:
        return f"It is not clear who {words} is."
    names = [_called(person, people) for person in people]
    return f"{words} could be {', '.join(names[:-1])} or {names[-1]}."


def _called(person: object, others: tuple[object, ...]) -> str:
    """What a person is called in a message: the first name, or all of it where another has the same."""
    short = first_name(person)  # type: ignore[arg-type]
    alike = sum(first_name(other) == short for other in others)  # type: ignore[arg-type]
    return str(getattr(person, "name", short)) if alike > 1 else short


def _suggestion(mention: Span) -> str:
    return "Name each child." if mention._.mention_data["plural"] else "Name the child."
