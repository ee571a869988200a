"""ST401 factor-change-not-stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.reports.model import Factor
from reportcheck.reports.wording import plain
from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern, short, spot
from reportcheck.rules.sources import GUIDANCE
from reportcheck.rules.structure.rows import beside

# Words that tell of a change in ways that no list of statements covers: then the writer gets the benefit of the doubt.
_HINT = pattern(
    r"\b(?:since|now|no\s+longer|any\s*more|still|again|yet|already|recently|lately|until|used\s+to|continu\w+|remain\w*|stay\w*|keep\w*|always|never|so\s+far|over\s+the|in\s+this\s+period|last|previous\w*|before|after|at\s+first)\b",
    r"\b(?:new|more|less|fewer|better|worse|chang\w+|improv\w+|increas\w+|decreas\w+|reduc\w+|diminish\w*|rise\w*|rising|risen|rose|fall\w*|fell|drop\w*|up|down|start\w*|stop\w*|began|begun|gain\w*|lost|settled|progress\w*|escalat\w*|grow\w*|grew)\b",
)
_CHANGE_HEADING = re.compile(
    r"\b(?:new|increas\w+|diminish\w+|decreas\w+|reduc\w+|same|unchanged|no change|gone (?:up|down)|better|worse)\b",
    re.IGNORECASE,
)
_CHANGE_COLUMN = re.compile(
    r"\b(?:increas\w+|diminish\w+|decreas\w+|chang\w+|same|progress|trend|direction)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Options:
    """Options of factor-change-not-stated.

    Attributes:
        least: fewest factors without a change for a finding.
        share: least share of all factors, 0 to 1, that must lack it.
    """

    least: int = 3
    share: float = 0.5


class FactorChangeNotStated(Rule):
    """Risk and protective factors are listed without saying whether they have increased or diminished.

    What it does:
        Looks at each factor that the report lists, with its comment, for a word on how it has changed since the last
        conference. Where most are without one, one finding names the first of them. Complicating factors and
        the prose of letters do not count, nor does a factor with any word that may tell of a change ("still", "no longer", "since May").

    Why it matters:
        A review asks what has changed. The same list as last time, unmarked, makes the conference guess.

    Example:
        "Ms Adeyemi's drinking." under Risk factors.

    Better:
        "Ms Adeyemi's drinking: diminished a great deal. She has had clear tests in ten of the last eleven weeks."

    Options:
        least: fewest factors without a change for a finding.
        share: least share of all factors, 0 to 1, that must lack it.

    Source:
        Guidance for completing the review conference report: have the identified risk/protective factors from the
        previous conference diminished or increased?
    """

    code = "ST401"
    name = "factor-change-not-stated"
    severity = "warning"
    source = f"{GUIDANCE}: have the risk/protective factors diminished or increased, and to what extent?"
    whole_report = True
    Options = Options

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding, at the first of the factors."""
        factors = [factor for factor in case.report.factors if _is_listed(case, factor)]
        bare = [factor for factor in factors if factor.change == "not_stated" and not _hints(case, factor)]
        if len(bare) >= self.options.least and len(bare) >= self.options.share * len(factors):
            first = next((factor for factor in bare if factor.block is not None), None)
            place = spot(case, first.block, first.text) if first and first.block is not None else {}
            yield self.finding(
                f"{len(bare)} of {len(factors)} risk and protective factors do not say how they have changed since the "
                f"last conference: {listed([short(factor.text, 40) for factor in bare], most=3)}.",
                "For each, say whether it has increased, diminished or stayed the same, and how far.",
                **place,
            )


def _is_listed(case: Case, factor: Factor) -> bool:
    """Whether a factor stands under a heading for risks or strengths: a letter's prose is under no such heading."""
    passage = case.passage_of.get(factor.block) if factor.block is not None else None
    return passage is not None and passage.section != "complicating" and passage.title is not None


def _hints(case: Case, factor: Factor) -> bool:
    """Whether a factor, its comment, its row or a heading above it may tell of a change."""
    if _HINT.search(plain(f"{factor.text} {factor.comment or ''}")):
        return True
    passage = case.passage_of.get(factor.block) if factor.block is not None else None
    if passage is None:
        return False
    if any(
        _CHANGE_HEADING.search(plain(heading))
        for heading in passage.headings[-2:]
        if heading != passage.column
    ):
        return True
    return any(
        (_CHANGE_COLUMN.search(other.column or "") or _HINT.search(plain(other.text)))
        and re.search(r"\w", other.text)
        for other in beside(case, passage)
    )
