"""Does opinion-as-fact treat people alike, and does it leave plain fact alone?

    python -m benchmarks.fairness [--pipeline FOLDER] [--show]

Two sets of invented sentences in ``tests/language/data``, never trained on:

- ``swapped_pairs.jsonl``: a sentence and the same sentence with another first name, gender, relationship or agency. Printed is
  the share of pairs whose decision (flagged or not) changes. Goal: at most 1%.
- ``observations.jsonl``: sentences of pure observation in every profession's voice. Printed is the share that is flagged. Goal:
  under 2%.

The exit status is 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from spacy.language import Language

from reportcheck.language.text import TextBlock, read_blocks

DATA = Path(__file__).resolve().parents[1] / "tests" / "language" / "data"
MOST_CHANGED = 0.01
MOST_FLAGGED = 0.02


def read_lines(name: str) -> list[dict[str, Any]]:
    """The entries of a JSON-lines file of ``tests/language/data``."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


class Decider:
    """Decides one sentence alone under its heading, as if it were a report of one paragraph."""

    def __init__(self, nlp: Language) -> None:
        import reportcheck.language.opinion  # noqa: F401 (registers the factory)

        self._nlp = nlp
        self._component = nlp.create_pipe("opinion_as_fact")

    def __call__(self, text: str, section: str, heading: str) -> tuple[bool, float]:
        """Whether any sentence of ``text`` is flagged, and the highest score."""
        doc = self._component(read_blocks(self._nlp, [TextBlock(0, text, section, heading)]))
        opinions = [sentence._.opinion for sentence in doc.sents]
        return any(o.label == "OF" for o in opinions), max(o.score for o in opinions)


def swapped(decide: Decider, show: bool = False) -> tuple[int, int]:
    """Print changed decisions by what was swapped; give changed and all."""
    changed: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    judged = 0
    rows = read_lines("swapped_pairs.jsonl")
    for row in rows:
        base, score = decide(row["base"], row["section"], row["heading"])
        judged += base == (row["expected"] == "judgement")
        for variant in row["variants"]:
            flagged, other = decide(variant["text"], row["section"], row["heading"])
            pairs[variant["changed"]] += 1
            changed[variant["changed"]] += flagged != base
            if show and flagged != base:
                print(
                    f"  changed ({variant['changed']}) {score:.2f} → {other:.2f}: {row['base']} → {variant['text']}"
                )
    print("swapped pairs: share of decisions that change")
    for what in sorted(pairs):
        print(f"  {what:14} {changed[what]:3} of {pairs[what]:3}  {changed[what] / pairs[what]:.1%}")
    print(f"  {'all':14} {changed.total():3} of {pairs.total():3}  {changed.total() / pairs.total():.1%}")
    print(f"  base sentences decided as expected: {judged} of {len(rows)}")
    return changed.total(), pairs.total()


def observations(decide: Decider, show: bool = False) -> tuple[int, int]:
    """Print flagged observations by profession; give flagged and all."""
    flagged: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for row in read_lines("observations.jsonl"):
        hit, score = decide(row["text"], row["section"], row["heading"])
        every[row["profession"]] += 1
        flagged[row["profession"]] += hit
        if show and hit:
            print(f"  flagged {score:.2f}: {row['text']}")
    print("plain observations: share that is flagged")
    for profession in sorted(every):
        if flagged[profession]:
            print(f"  {profession:24} {flagged[profession]} of {every[profession]}")
    print(f"  {'all':24} {flagged.total()} of {every.total()}  {flagged.total() / every.total():.1%}")
    return flagged.total(), every.total()


def main() -> int:
    """Run both; 0 where both goals are met."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pipeline", type=Path, help="a spaCy pipeline to use instead of the shipped one")
    parser.add_argument("--show", action="store_true", help="print every change and every false alarm")
    args = parser.parse_args()
    if args.pipeline:
        import spacy

        nlp = spacy.load(args.pipeline)
    else:
        from reportcheck.language.pipeline import load

        nlp = load()
    decide = Decider(nlp)
    changed, pairs = swapped(decide, args.show)
    flagged, every = observations(decide, args.show)
    return int(changed / pairs > MOST_CHANGED or flagged / every >= MOST_FLAGGED)


if __name__ == "__main__":
    raise SystemExit(main())
