"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BENCH = ROOT.parent / "shared" / "bench" / "dev"


@pytest.fixture(scope="session")
def bench() -> Path:
    """The benchmark's dev reports; the test is skipped where they are not there."""
    if not BENCH.is_dir():
        pytest.skip("the benchmark is not on this machine")
    return BENCH
