"""How much faster an unchanged file is answered: ``python -m benchmarks.cache [REPORT] [--runs 10] [-o RESULT.json]``.

Times whole processes of ``reportcheck check``, first with an empty cache and then again, in turn, so that a busy machine
slows both alike. Wall time and processor time (user and system; 0 on Windows, which does not tell) are in seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
GOAL = 0.25


def timed(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Wall and processor time of a process, in seconds.

    Raises:
        SystemExit: it failed.
    """
    before = os.times()
    start = time.perf_counter()
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    wall = time.perf_counter() - start
    after = os.times()
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return wall, sum(after[2:4]) - sum(before[2:4])


def measure(report: Path, front_sheet: Path | None, runs: int) -> dict[str, object]:
    """Medians of the first check and of the one after it."""
    command = [sys.executable, "-m", "reportcheck", "check", str(report)]
    command += ["--front-sheet", str(front_sheet)] if front_sheet else []
    times: dict[str, list[tuple[float, float]]] = {"first": [], "again": []}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "REPORTCHECK_CACHE": str(Path(folder) / "cache")}
        timed(command, environment)  # reads the program's files from disk into memory
        for _ in range(runs):
            shutil.rmtree(Path(folder) / "cache")
            times["first"].append(timed(command, environment))
            times["again"].append(timed(command, environment))
    medians = {
        name: {
            "wall": round(statistics.median(wall for wall, _ in pairs), 3),
            "processor": round(statistics.median(processor for _, processor in pairs), 3),
        }
        for name, pairs in times.items()
    }
    share = medians["again"]["wall"] / medians["first"]["wall"]
    return {
        "report": report.name,
        "runs": runs,
        "machine": f"{platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}",
        "seconds": medians,
        "share": round(share, 3),
        "goal": GOAL,
        "reached": share < GOAL,
    }


def main() -> None:
    """Measure, print, and end with 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("report", nargs="?", type=Path, default=ROOT / "samples" / "health-visitor.docx")
    parser.add_argument("--front-sheet", type=Path, default=None)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("-o", "--output", type=Path)
    given = parser.parse_args()
    result = json.dumps(measure(given.report, given.front_sheet, given.runs), indent=1)
    print(result)
    if given.output:
        given.output.write_text(result + "\n", encoding="utf-8")
    raise SystemExit(0 if json.loads(result)["reached"] else 1)


if __name__ == "__main__":
    main()
