"""The checker measured against labelled reports: precision, recall and F1, by kind and section, with every error.

The layout of the folder is that of ``schemas/gold.schema.json``: a folder a conference with ``front_sheet.json``, in it a
folder a report with ``report.docx`` and ``gold.json``.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportcheck._api import Job, check, parse
from reportcheck.reports.front_sheet import load_front_sheet
from reportcheck.rules.base import fold
from reportcheck.rules.model import Finding

OPINION = "opinion-as-fact"
REFERENCES = ("ambiguous-reference", "unknown-name")
FLAG_OF = {
    "none": "missing-recommendation",
    "deferred": "deferred-recommendation",
    "conflict": "conflicting-recommendation",
}
UNSCORED = ("OS", "OH")
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\u00a0": " "})


class GoldError(ValueError):
    """A folder or a file of labels that cannot be used; the text says which."""


@dataclass
class Tally:
    """Right answers, false alarms and misses of one task."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of what was flagged that is right; 0 where nothing was flagged."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was flagged; 0 where nothing is there."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def to_json(self) -> dict[str, float | int]:
        """The figures as plain data, shares rounded to four places."""
        shares = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        return {**shares, "tp": self.tp, "fp": self.fp, "fn": self.fn}


@dataclass
class Scores:
    """All figures of one evaluation.

    Attributes:
        tallies: by task ("opinion-as-fact", "child references", "recommendation flags").
        by_kind: opinion-as-fact of each kind: found and missed by the kind of the label, false alarms by that of the finding.
        kinds: findings whose kind is the label's, and all that were right to speak up.
        by_section: opinion-as-fact in each section.
        calibration: for each tenth of confidence: how many findings, how many of them right.
        outcomes: recommendations read right, and all.
        errors: a line for each miss and false alarm.
    """

    reports: int = 0
    tallies: dict[str, Tally] = field(default_factory=dict)
    by_kind: dict[str, Tally] = field(default_factory=dict)
    kinds: list[int] = field(default_factory=lambda: [0, 0])
    by_section: dict[str, Tally] = field(default_factory=dict)
    calibration: dict[int, list[int]] = field(default_factory=dict)
    outcomes: list[int] = field(default_factory=lambda: [0, 0])
    errors: list[str] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """The figures as plain data, without the errors (they hold report text)."""
        return {
            "schema_version": "1.0",
            "reports": self.reports,
            **{name: tally.to_json() for name, tally in self.tallies.items()},
            "by kind": {name: tally.to_json() for name, tally in sorted(self.by_kind.items())},
            "kind named right": {"right": self.kinds[0], "all": self.kinds[1]},
            "by section": {name: tally.to_json() for name, tally in sorted(self.by_section.items())},
            "calibration": {
                f"{tenth / 10:.1f}": {"findings": n[0], "right": n[1]}
                for tenth, n in sorted(self.calibration.items())
            },
            "recommendation outcome": {"right": self.outcomes[0], "all": self.outcomes[1]},
        }


def evaluate(folder: Path) -> Scores:
    """Score the checker over every labelled report below a folder.

    Raises:
        GoldError: there are no labels, or one of the files cannot be read.
    """
    golds = sorted(folder.glob("*/*/gold.json"))
    if not golds:
        raise GoldError(f"there is no */*/gold.json below {folder}")
    scores = Scores()
    for path in golds:
        try:
            gold = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise GoldError(f"{path} is not readable as JSON ({type(error).__name__})") from None
        sheet = load_front_sheet(path.parent.parent / "front_sheet.json")
        document = path.parent / "report.docx"
        result = check(document, Job(front_sheet=sheet))
        if result.error:
            raise GoldError(result.error.message)
        scores.reports += 1
        name = path.parent.name
        score_opinion(result.findings, gold, scores, name)
        score_references(result.findings, gold, scores, name)
        score_recommendation(parse(document).to_json(), result.findings, gold, scores, name)
    return scores


def score_opinion(findings: Iterable[Finding], gold: dict[str, Any], scores: Scores, name: str) -> None:
    """Count opinion-as-fact against the labelled sentences of one report; ``OS`` and ``OH`` are not counted."""
    tally = scores.tallies.setdefault(OPINION, Tally())
    rows = gold["sentences"]
    flagged: dict[int, tuple[float, str]] = {}
    for finding in findings:
        if finding.rule != OPINION or finding.severity == "info":
            continue
        places = places_of(finding, rows)
        for place in places:
            flagged[place] = max(
                flagged.get(place, (0.0, "")), (finding.confidence or 0.0, finding.kind or "")
            )
        if not places:
            tally.fp += 1
            scores.errors.append(f"{name}: opinion, no such sentence: {finding.quote}")
    seen: set[str] = set()
    for position, row in enumerate(rows):
        text = plain(row["text"])
        if row["opinion"] in UNSCORED or text in seen:
            continue
        seen.add(text)
        hit, wanted = position in flagged, row["opinion"] == "OF"
        counted = [tally, scores.by_section.setdefault(row.get("section") or "other", Tally())]
        if hit or wanted:
            kind = row.get("kind") if wanted else flagged[position][1]
            counted.append(scores.by_kind.setdefault(kind or "unknown", Tally()))
        for one in counted:
            one.tp += hit and wanted
            one.fp += hit and not wanted
            one.fn += wanted and not hit
        if hit:
            confidence, named = flagged[position]
            tenth = scores.calibration.setdefault(min(int(confidence * 10), 9), [0, 0])
            tenth[0] += 1
            tenth[1] += wanted
            scores.kinds[0] += wanted and named == row.get("kind")
            scores.kinds[1] += wanted
        if hit != wanted:
            verdict = "MISSED" if wanted else f"FALSE ALARM [{row['opinion']}]"
            scores.errors.append(f"{name}: opinion {verdict}: {row['text']}")


def score_references(findings: Iterable[Finding], gold: dict[str, Any], scores: Scores, name: str) -> None:
    """Count ambiguous references and unknown names against the labelled mentions of one report."""
    tally = scores.tallies.setdefault("child references", Tally())
    rows = gold["sentences"]
    left = list(gold["references"])
    text_of = {row["id"]: row["text"] for row in rows}
    for finding in (finding for finding in findings if finding.rule in REFERENCES):
        sentences = {rows[place]["id"] for place in places_of(finding, rows)}
        quote = plain(finding.quote)
        near = [mention for mention in left if mention["sentence"] in sentences]
        match = next((mention for mention in near if plain(mention["mention"]) == quote), None) or next(
            (
                m
                for m in near
                if quote and len(quote.split()) <= 6 and one_in_other(plain(m["mention"]), quote)
            ),
            None,
        )
        if match:
            left.remove(match)
            tally.tp += 1
        else:
            tally.fp += 1
            scores.errors.append(f"{name}: reference FALSE ALARM '{finding.quote}': {finding.sentence}")
    tally.fn += len(left)
    scores.errors.extend(
        f"{name}: reference MISSED '{m['mention']}': {text_of.get(m['sentence'], '')}" for m in left
    )


def score_recommendation(
    report: dict[str, Any], findings: Sequence[Finding], gold: dict[str, Any], scores: Scores, name: str
) -> None:
    """Count the outcome read for each child, and the flags raised for it."""
    tally = scores.tallies.setdefault("recommendation flags", Tally())
    for wanted in gold["structure"]["recommendation"]:
        child = wanted["child"]
        entry = next(
            (e for e in report["recommendation"] if alike(e["child"], child) >= 0.6), {"outcome": "none"}
        )
        scores.outcomes[1] += 1
        scores.outcomes[0] += entry["outcome"] == wanted["outcome"]
        if entry["outcome"] != wanted["outcome"]:
            scores.errors.append(
                f"{name}: recommendation for {child}: {wanted['outcome']} read as {entry['outcome']}"
            )
        raised = {
            finding.rule
            for finding in findings
            if finding.rule in FLAG_OF.values()
            and (not finding.children or any(alike(named, child) >= 0.6 for named in finding.children))
        }
        expected = {FLAG_OF[wanted["outcome"]]} if wanted["outcome"] in FLAG_OF else set()
        tally.tp += len(expected & raised)
        tally.fn += len(expected - raised)
        tally.fp += len(raised - expected)


def places_of(finding: Finding, rows: Sequence[dict[str, Any]]) -> list[int]:
    """Positions of the labelled sentences that a finding lies in; several only where the best matches tie."""
    quote, sentence = plain(finding.quote), plain(finding.sentence)
    found: list[tuple[float, int]] = []
    for position, row in enumerate(rows):
        text = plain(row["text"])
        if sentence and sentence == text:
            found.append((3.0, position))
        elif sentence and one_in_other(sentence, text) and one_in_other(quote, text):
            found.append((2.0, position))
        elif len(quote) > 12 and quote in text:
            found.append((1.5, position))
        elif sentence and quote in text and alike(sentence, text) > 0.8:
            found.append((1.2, position))
    best = max((score for score, _ in found), default=0.0)
    return [position for score, position in found if score == best]


def plain(text: str | None) -> str:
    """Lower case, straight quotes, single spaces."""
    return fold((text or "").translate(QUOTES)).casefold()


def one_in_other(a: str, b: str) -> bool:
    """One of two texts holds the other."""
    return a in b or b in a


def alike(a: str | None, b: str | None) -> float:
    """Dice overlap of two texts' words, 0 to 1."""
    left, right = Counter(plain(a).split()), Counter(plain(b).split())
    total = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / total if total else 0.0
