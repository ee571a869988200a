"""`python -m benchmarks.layouts --data DIR --out DIR`: every invented report as .docx with its gold.json."""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable
from pathlib import Path

from docx.document import Document

from benchmarks.layouts import controls, letter, multiagency, numbered, review, signs
from benchmarks.layouts.check import misses
from benchmarks.layouts.parts import Draft
from benchmarks.layouts.source import Report
from benchmarks.layouts.words import Front

LAYOUTS: dict[str, Callable[[Draft], Document]] = {
    "numbered": numbered.build,
    "letter": letter.build,
    "controls": controls.build,
    "multiagency": multiagency.build,
    "signs": signs.build,
    "review": review.build,
}


def main() -> int:
    """Build; returns 1 where a document does not hold what its gold says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.layouts", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder of conferences with structure.json and labels.json"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="written to: OUT/LAYOUT/CONFERENCE/REPORT/report.docx"
    )
    parser.add_argument(
        "--layout", choices=LAYOUTS, action="append", help="this layout for every report (may be repeated)"
    )
    parser.add_argument("--all", action="store_true", help="every report in every layout")
    parser.add_argument(
        "--seed", default="", help="another choice of words, dates and order for the same reports"
    )
    args = parser.parse_args()
    folders = sorted(path.parent for path in args.data.glob("*/*/structure.json"))
    if not folders:
        parser.error(f"no */*/structure.json below {args.data}")
    built = failed = 0
    for place, folder in enumerate(folders):
        names = list(LAYOUTS) if args.all else args.layout or [list(LAYOUTS)[place % len(LAYOUTS)]]
        conference = [
            json.loads(path.read_text(encoding="utf-8"))
            for path in sorted(folder.parent.glob("*/structure.json"))
        ]
        for name in names:
            rng = random.Random(f"{folder.name}/{name}/{args.seed}")
            draft = Draft(
                Report(folder, curly=rng.random() < 0.6), Front.of(conference), rng, amend=name != "letter"
            )
            document = LAYOUTS[name](draft)
            draft.finish()
            out = args.out / name / folder.parent.name / folder.name
            out.mkdir(parents=True, exist_ok=True)
            document.save(str(out / "report.docx"))
            write(out / "gold.json", draft.gold.answer())
            write(out.parent / "front_sheet.json", draft.front.sheet())
            built += 1
            for miss in misses(out / "report.docx", draft.gold.answer()):
                failed += 1
                print(f"{name} {folder.name}: not in the document: {miss}")
    print(f"{built} documents, {failed} gold texts missing from them")
    return 1 if failed else 0


def write(path: Path, value: object) -> None:
    """JSON as the benchmark keeps it."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
