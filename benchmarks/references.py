"""Figures of the reference component: clear paragraphs and their twins, resolved pronouns, time.

    python benchmarks/references.py [--threshold 0.3]

``models/references/train.py --shipped`` measures it on the labelled reports, ``score.py`` of the benchmark the whole program.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from reportcheck.language.pipeline import load  # noqa: E402
from reportcheck.language.references import make_child_references  # noqa: E402
from reportcheck.language.references_decision import load_decision  # noqa: E402
from reportcheck.language.text import TextBlock, read_blocks  # noqa: E402
from tests.language.test_references import family_of, rows, seconds  # noqa: E402


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threshold", type=float, default=None)
    args = parser.parse_args()
    component = make_child_references(load(), "child_references", args.threshold)

    def read(text: str, family: dict[str, Any], heading: str) -> Any:
        doc = read_blocks(load(), [TextBlock(0, text, "chronology", heading)])
        doc._.family = family_of(family)
        return component(doc)

    paragraphs = rows("clear_paragraphs.jsonl")
    wrong = found = 0
    for row in paragraphs:
        doc = read(row["clear"], row["family"], row.get("heading", ""))
        wrong += any(m._.ambiguous for m in doc.spans["mentions"])
        doc = read(row["ambiguous"], row["family"], row.get("ambiguous_heading", row.get("heading", "")))
        found += any(m._.ambiguous and m.start_char == row["mention_start"] for m in doc.spans["mentions"])
    print(
        f"clear paragraphs falsely flagged {wrong}/{len(paragraphs)}, twins found {found}/{len(paragraphs)}"
    )
    right = total = 0
    for row in rows("resolved_pronouns.jsonl"):
        doc = read(row["text"], row["family"], row.get("heading", ""))
        by_place = {(m.start_char, m.end_char): m for m in doc.spans["mentions"]}
        for wanted in row["mentions"]:
            total += 1
            mention = by_place.get((wanted["start"], wanted["end"]))
            right += mention is not None and [p.name for p in mention._.resolved] == wanted["who"]
    print(f"pronouns resolved {right}/{total}")
    for blocks in (20, 40, 80, 160):
        print(f"{blocks:4} blocks, 4 children: {1000 * seconds(blocks, 4):.0f} ms")
    for children in (2, 4, 8, 16):
        print(f"  40 blocks, {children:2} children: {1000 * seconds(40, children):.0f} ms")
    started = time.perf_counter()
    load_decision.cache_clear()
    load_decision()
    size = (ROOT / "models" / "weights" / "references" / "decision.json").stat().st_size
    print(f"weights {size} bytes, read in {1000 * (time.perf_counter() - started):.0f} ms")


if __name__ == "__main__":
    main()
