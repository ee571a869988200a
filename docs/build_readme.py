"""Writes what the program finds in the sample into ``README.md``, between its two markers: ``python docs/build_readme.py``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
COMMAND = ("reportcheck", "check", "samples/health-visitor.docx", "--front-sheet", "samples/front-sheet.json")
BEGIN, END = "<!-- sample: made by docs/build_readme.py -->", "<!-- end of sample -->"


def findings() -> str:
    """What the command prints in a terminal of 100 columns."""
    done = subprocess.run(
        [sys.executable, "-m", *COMMAND, "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr or done.stdout)
    return done.stdout


def with_findings(readme: str, found: str) -> str:
    """The README with these findings between its markers."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"README.md has no lines '{BEGIN}' and '{END}'.")
    lines = [f"    $ {' '.join(COMMAND)}", *(f"    {line}".rstrip() for line in found.splitlines())]
    return f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}"


if __name__ == "__main__":
    README.write_text(
        with_findings(README.read_text(encoding="utf-8"), findings()), encoding="utf-8", newline="\n"
    )
