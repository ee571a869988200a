"""A rule and a form for reportcheck, as a council might bring them."""

from pathlib import Path

NORTHBROOK = Path(__file__).with_name("northbrook.toml")
