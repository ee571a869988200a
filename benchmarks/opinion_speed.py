"""What opinion-as-fact adds to the reading of a report: ``python -m benchmarks.opinion_speed [--words 1300] [--runs 9]``.

Times whole processes that read one invented report of the project's corpus with and without the component, in turn, so that a busy machine
slows both alike. Printed are the medians in seconds and the median of the differences; the exit status is 1 where that is over the goal.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[1]
GOAL = 0.5


def blocks(words: int) -> list[dict[str, str]]:
    """Text blocks of the corpus, in order, until they hold so many words."""
    sys.path.insert(0, str(ROOT / "models" / "corpus"))
    from corpus import read_corpus

    found: list[dict[str, str]] = []
    left = words
    for block in (block for document in read_corpus() for block in document.blocks):
        text = " ".join(sentence.text for sentence in block.sentences)
        found.append({"text": text, "section": block.section, "heading": block.heading})
        left -= len(text.split())
        if left <= 0:
            break
    return found


def read(file: Path, opinion: bool) -> None:
    """Read the blocks of a file as ``reportcheck check`` would, in this process."""
    from reportcheck.language import analysis, opinion_model
    from reportcheck.reports.people import Family

    if not opinion:
        analysis.COMPONENTS = ("child_references",)  # type: ignore[assignment]
        opinion_model.load_classifier = lambda folder: None  # type: ignore[assignment]
    given = json.loads(file.read_text(encoding="utf-8"))
    passages = [SimpleNamespace(block=SimpleNamespace(number=n), **block) for n, block in enumerate(given)]
    analysis.analyse(passages, Family((), ()))  # type: ignore[arg-type]


def seconds(file: Path, what: str) -> float:
    """Wall time of a fresh process that reads the file."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "benchmarks.opinion_speed", what, str(file)], cwd=ROOT, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Measure, print, and end with 1 where the goal is missed."""
    if len(sys.argv) == 3 and sys.argv[1] in ("with", "without"):
        read(Path(sys.argv[2]), sys.argv[1] == "with")
        return
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--words", type=int, default=1300)
    parser.add_argument("--runs", type=int, default=9)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "blocks.json"
        file.write_text(json.dumps(blocks(given.words)), encoding="utf-8")
        seconds(file, "with")  # reads the program's files from disk into memory
        times = [seconds(file, what) for _ in range(given.runs) for what in ("without", "with")]
    pairs = list(zip(times[::2], times[1::2], strict=True))
    added = statistics.median(b - a for a, b in pairs)
    print(
        f"without {statistics.median(a for a, _ in pairs):.2f} s, with {statistics.median(b for _, b in pairs):.2f} s, "
        f"added {added:.2f} s (goal {GOAL} s)"
    )
    raise SystemExit(0 if added <= GOAL else 1)


if __name__ == "__main__":
    main()
