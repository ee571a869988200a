"""ST101 missing-content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.rules.base import Rule
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.phrases import listed, pattern, said
from reportcheck.rules.sources import GUIDANCE


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that the guidance asks every report to cover.

    Attributes:
        name: as a finding calls it.
        sections: the sections that are about it.
        words: words that show that the report speaks of it in another place.
    """

    name: str
    sections: frozenset[str]
    words: re.Pattern[str]


# The words are generous on purpose: a report is told that something is missing only where nothing points to it.
_PARTS = (
    _Part(
        "the risks",
        frozenset({"risks", "danger_statement", "complicating"}),
        pattern(
            r"\brisks?\b|\bworr(?:y|ied|ies|ying)\b|\bconcern(?:s|ed|ing)?\b|\bharm\w*|\bdangers?\b|\bunsafe\b"
        ),
    ),
    _Part(
        "the protective factors",
        frozenset({"strengths"}),
        pattern(
            r"\bprotective\b|\bstrengths?\b|\bpositives?\b|\b(?:working|going|goes|doing|done|engag\w+|respond\w*|manag\w+)\s+(?:very\s+|really\s+)?well\b|\bimprov\w+|\bprogress\w*|\bsupportive\b|\bsafer?\b|\bbetter\b",
            r"\b(?:has|have)\s+(?:attended|kept|engaged|worked|achieved|completed|managed|cooperated|co-operated)\b|\bbrought\b.*\bto\s+(?:every|all|each)\b|\bgood\b|\bwarm\b|\bproud\b|\bpleased\b|\breassur\w+",
        ),
    ),
    _Part(
        "what has changed since the last conference",
        frozenset({"changes", "plan_progress"}),
        pattern(
            r"\bchang(?:e|es|ed|ing)\b|\bimprov\w+|\bprogress\w*|\bbetter\b|\bworse\w*|\bincreas\w+|\bdecreas\w+|\bdiminish\w*|\breduc\w+|\bdeteriorat\w+|\bno\s+longer\b|\bstill\b|\bsince\b|\bremains?\b|\bcontinues?\b",
            r"\b(?:has|have)\s+(?:now\s+)?(?:started|stopped|begun|moved|left|separated|gained|settled|fallen|risen|dropped|grown)\b|\bthe\s+same\b|\bnew\b",
        ),
    ),
    _Part(
        "the likely outcomes for the children",
        frozenset({"outcomes", "danger_statement", "safety_goal"}),
        pattern(
            r"\boutcomes?\s+(?:for|will|would|are|is|have|has)\b|\b(?:likely|unlikely)\b|\bfuture\b|\blong(?:er)?[\s-]?term\b|\bif\b|\bunless\b|\bwithout\s+(?:the|a|this|that|help|support|change|further)\b|\bexpect\w*|\bprospects?\b|\bpotential\w*",
            r"\bimpact(?:s|ed|ing)?\s+(?:on|of|upon)\b|\beffects?\s+(?:on|of|upon)\b|\brisk\s+of\b|\bwill\s+(?:be|have|not|continue|suffer|fall|need|make|do|get|go|become|miss|struggle|thrive|benefit)\b|\bmay\s+(?:be|have|not|suffer|become|fall)\b|\bwould\s+(?:be|suffer|fall|expect)\b|\bworry\s+(?:is\s+)?that\b|\bworried\s+that\b|\bconcern(?:ed)?\s+(?:is\s+)?that\b|\bprognosis\b|\bdevelopment\b",
        ),
    ),
)
_SUSTAINED = pattern(
    r"\bsustain\w*|\bmaintain\w*|\b(?:to|will|would|can|could|not|may|might|it)\s+last\b|\blasting\b|\blong(?:er)?[\s-]?term\b|\b(?:keep|kept|keeping|carry|carried)\s+(?:it|this|that|them|these|things|going|up|on)\b|\bup\s+over\s+time\b",
    r"\brelaps\w+|\blaps\w+|\btoo\s+(?:early|soon|recent)\b|\bearly\s+(?:days|stages?)\b|\bonly\s+(?:recent|just|for|since|six|four|three|two|a\s+few)\b|\bconsisten\w+|\bembedded\b|\bfragile\b|\bsecure\b|\bstab(?:le|ility)\b|\bdepends?\s+(?:up)?on\b|\brel(?:y|ies|iant)\s+(?:up)?on\b|\brests?\s+on\b",
    r"\bcontinu\w+\b|\bas\s+long\s+as\b|\bso\s+far\b|\bconfiden\w+|\bslip\w*\b|\bgo(?:es|ing)?\s+back\b|\bsetbacks?\b|\bover\s+time\b|\blonger\s+period\b|\bmore\s+time\b|\bpermanent\w*|\btempor\w+|\bshort[\s-]?lived\b|\bongoing\b|\bwithout\s+(?:our|the|this|that|her|his|support|help)\b|\bwhen\s+(?:support|services|we|I)\b.*\b(?:end|stop|withdraw|step)\w*",
)
_EVENTS = 2  # dated events that make a chronology in prose


class MissingContent(Rule):
    """The report says nothing on a question that the guidance asks.

    What it does:
        Looks for each thing that the guidance asks a report to cover: significant events with their dates, the
        risks, the protective factors, what has changed, the likely outcomes for the children, and, where something
        has got better, whether that will last. It is enough that the report speaks of it anywhere, under any heading
        or in prose, so that a letter covers a form's questions in its own order. One finding lists all that is
        missing.

    Why it matters:
        The conference weighs what has changed and whether it will hold. A question that nobody answers has to be
        asked at the table, of whoever happens to be there.

    Example:
        A report with a chronology and a recommendation, and nothing between them.

    Better:
        "Amir's attendance has risen from 71% to 88%. Ms Rahimi now brings him herself. Whether this lasts depends in
        my view on her shifts, which change in May."

    Source:
        Guidance for completing the review conference report: significant events; whether risk and protective factors
        have diminished or increased; likely outcomes; positive and negative changes; whether changes are sustainable.
    """

    code = "ST101"
    name = "missing-content"
    severity = "warning"
    source = f"{GUIDANCE}: specifics of the report"
    whole_report = True

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield at most one finding."""
        sections = {p.section for p in case.passages if re.search(r"\w", p.text)}
        text = said(case)
        if not re.search(r"\w", text):
            return  # not-typed and the reader's own messages speak of empty files
        missing = []
        if len(case.report.chronology) < _EVENTS and "chronology" not in sections:
            missing.append("significant events with their dates")
        for part in _PARTS:
            if not part.sections & sections and not part.words.search(text):
                missing.append(part.name)
        if _got_better(case) and "sustainability" not in sections and not _SUSTAINED.search(text):
            missing.append("whether the improvements will last")
        if missing:
            yield self.finding(
                f"Says nothing on {listed(missing, most=6)}.",
                "Add a sentence on each, or say that you have no information on it.",
            )


def _got_better(case: Case) -> bool:
    """Whether the report tells of a risk that fell or a strength that grew."""
    good = {"risk": ("decreased", "resolved"), "protective": ("increased", "new")}
    return any(factor.change in good[factor.kind] for factor in case.report.factors)
