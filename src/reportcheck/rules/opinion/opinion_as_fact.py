"""OP101 opinion-as-fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportcheck.reports.factor_change import FACTOR_SECTIONS, change_label
from reportcheck.rules.base import Rule, fold
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding, Severity
from reportcheck.rules.sources import GUIDANCE

if TYPE_CHECKING:
    from reportcheck.language.opinion import Opinion


@dataclass(frozen=True, slots=True)
class Options:
    """Options of opinion-as-fact.

    Attributes:
        threshold: least confidence, 0 to 1, for a finding; None takes the shipped model's own.
        supported: also show supported judgements and those asked for, as information.
    """

    threshold: float | None = None
    supported: bool = False


class OpinionAsFact(Rule):
    """A judgement is written as if it were a fact.

    What it does:
        Decides for each sentence, with its heading and its neighbours, whether it judges, and whether it says so.
        Kinds: evaluation, mind (what somebody feels, thinks or wants), cause, forecast, diagnosis, sweep ("never",
        "always"), certainty ("clearly"). Silent where the sentence says whose view it is, gives somebody's account,
        or marks it as inference; where the observation it rests on stands beside it; and under a heading that asks
        for the writer's analysis. The front sheet, the sign-off and the names of factors in a table that has a column for
        comments are not judged: they are no statements. Nor is a remark on how a listed factor changed ("Much the same").

    Why it matters:
        The chair decides about a child on what was seen and on who judged it how. An opinion in the clothes of a
        fact cannot be weighed or answered, least of all by the parent who reads it.

    Example:
        "Mum does not care about the appointments."

    Better:
        "Mum missed three of the five appointments. When I asked, she said that she had forgotten. I am concerned
        that they are not a priority for her."

    Options:
        threshold: least confidence, 0 to 1, for a finding; without it the shipped model's own is taken.
        supported: true to also show, as information only, judgements that are supported or asked for.

    Source:
        Guidance for completing the review conference report: distinguish between fact and opinion.
    """

    code = "OP101"
    name = "opinion-as-fact"
    severity = "warning"
    source = f"{GUIDANCE}: distinguish between fact and opinion"
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding a sentence."""
        from reportcheck.language.opinion import message_for, suggestion_for

        labels = _labels(case)
        for number, block in case.block_spans.items():
            if number in labels:
                continue
            for sent in block.sents:  # type: ignore[attr-defined]  # the stubs lack Span.sents
                opinion = sent._.opinion
                severity = self._severity(opinion) if opinion else None
                if severity and not (block.label_ in FACTOR_SECTIONS and change_label(sent.text)):
                    yield self.on(
                        case,
                        opinion.quote,
                        message_for(opinion),
                        suggestion_for(opinion),
                        kind=opinion.kind,
                        severity=severity,
                        confidence=round(opinion.score, 3),
                    )

    def _severity(self, opinion: Opinion) -> Severity | None:
        threshold = self.options.threshold
        if opinion.label == "OF" if threshold is None else opinion.score >= threshold:
            return self.level
        if self.options.supported and opinion.label in ("OS", "OH"):
            return "info"
        return None


def _labels(case: Case) -> set[int]:
    """Numbers of the blocks that state nothing: front sheet, sign-off, and a factor's name with its comment elsewhere."""
    labels = {p.block.number for p in case.passages if p.section in ("front_sheet", "sign_off")}
    for factor in case.report.factors:
        passage = case.passage_of.get(-1 if factor.block is None else factor.block)
        if passage and factor.comment and fold(passage.text) == fold(factor.text):
            labels.add(passage.block.number)
    return labels
