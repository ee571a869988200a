"""Results of earlier checks, so that an unchanged file is answered at once.

A result is kept under a key made of the file's content and everything else that could change the findings. It holds rule
codes, numbers and places in the document (``reportcheck.memory.offsets``), no text of a report: the findings' words are
read from the document again. What cannot be kept so is found again by its rule.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportcheck._resources import resource
from reportcheck._version import __version__
from reportcheck.documents.model import Document
from reportcheck.memory.offsets import NotStorableError, Words
from reportcheck.rules.model import SEVERITIES, Finding

if TYPE_CHECKING:
    from datetime import datetime

    from reportcheck.reports.front_sheet import FrontSheet
    from reportcheck.rules.settings import Settings

FORMAT = 1
# Old entries go when there are more; each is about 12 kB (the mean over eight reports), so the cache stays near 12 MB.
MOST = 1000
_TEXTS = ("rule", "message", "suggestion", "quote", "sentence", "source", "kind", "section")
_PLACES = ("block", "start", "end")


@dataclass(frozen=True)
class Cached:
    """What the cache knows of a file: findings as they were, and the codes of rules that have to run again."""

    findings: list[Finding]
    again: tuple[str, ...]


def cache_folder() -> Path:
    """Where results are kept: ``REPORTCHECK_CACHE`` from the environment, else the user's cache folder."""
    chosen = os.environ.get("REPORTCHECK_CACHE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("reportcheck", appauthor=False)


def cache_key(
    document: Document,
    front_sheet: FrontSheet | None,
    form: str | None,
    as_of: datetime | None,
    settings: Settings | None,
) -> str:
    """The key of a check: equal only where the findings must be equal."""
    told = [
        FORMAT,
        _program(),
        document.sha256,
        document.name,
        front_sheet.to_json() if front_sheet else None,
        _form(form),
        as_of.isoformat() if as_of else None,
        settings.to_json() if settings else None,
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def load(key: str, words: Words) -> Cached | None:
    """What is kept under a key; None where there is nothing, or nothing that can be used."""
    path = _path(key)
    try:
        data = json.loads(path.read_bytes())
        if data["key"] != key:
            return None
        cached = Cached([_finding(row, words) for row in data["findings"]], tuple(map(str, data["again"])))
        os.utime(path)
    except (OSError, ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    return cached


def save(key: str, findings: Iterable[Finding], words: Words) -> None:
    """Keep the result of a check. Where it cannot be written, the next check is slow again, and nobody is told."""
    rows: list[dict[str, Any]] = []
    again = set()
    for finding in findings:
        try:
            rows.append(_row(finding, words))
        except NotStorableError:
            again.add(finding.code)
    data = {
        "key": key,
        "again": sorted(again),
        "findings": [row for row in rows if row["code"] not in again],
    }
    path = _path(key)
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(data, separators=(",", ":")), encoding="utf-8")
        unfinished.replace(path)
        _prune(path.parent)
    except OSError:
        pass


def clear() -> int:
    """Delete every kept result.

    Returns:
        How many there were.

    Raises:
        OSError: one of them cannot be deleted.
    """
    files = list(cache_folder().glob("*.json"))
    for file in files:
        file.unlink(missing_ok=True)
    return len(files)


def _path(key: str) -> Path:
    return cache_folder() / f"{key}.json"


def _prune(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda file: file.stat().st_mtime)
    for file in files[:-MOST]:
        file.unlink(missing_ok=True)


def _row(finding: Finding, words: Words) -> dict[str, Any]:
    row: dict[str, Any] = {"code": finding.code, "severity": SEVERITIES.index(finding.severity)}
    for name in _TEXTS:
        value = getattr(finding, name)
        row[name] = None if value is None else words.encode(value)
    row["children"] = [words.encode(child) for child in finding.children]
    return {**row, **{name: getattr(finding, name) for name in (*_PLACES, "confidence")}}


def _finding(row: dict[str, Any], words: Words) -> Finding:
    texts: dict[str, Any] = {name: None if row[name] is None else words.decode(row[name]) for name in _TEXTS}
    numbers = {name: row[name] for name in (*_PLACES, "confidence")}
    if not all(value is None or isinstance(value, (int, float)) for value in numbers.values()):
        raise TypeError("a number is none")
    return Finding(
        code=str(row["code"]),
        severity=SEVERITIES[row["severity"]],
        children=tuple(words.decode(child) for child in row["children"]),
        **texts,
        **numbers,
    )


def _form(name: str | None) -> str | None:
    """A form's name, or the hash of the file that the user names."""
    if name and name.endswith(".toml"):
        try:
            return hashlib.sha256(Path(name).read_bytes()).hexdigest()
        except OSError:
            return name
    return name


@cache
def _program() -> str:
    """What the program is made of: its version, its files (code, forms and weights), its libraries, others' rules."""
    package = Path(__file__).resolve().parents[1]
    folders = [package, resource("weights"), resource("schemas")]
    told = [__version__]
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                state = file.stat()
                told.append(f"{file.relative_to(folder)} {state.st_size} {state.st_mtime_ns}")
    for group in ("reportcheck.rules", "reportcheck.forms"):
        for entry in metadata.entry_points(group=group):
            told.append(f"{entry.value} {entry.dist.version if entry.dist else ''}")
    told += [_version(wanted) for wanted in metadata.requires("reportcheck") or ()]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _version(requirement: str) -> str:
    name = re.match(r"[\w.-]+", requirement)
    try:
        return f"{requirement} {metadata.version(name.group() if name else requirement)}"
    except metadata.PackageNotFoundError:
        return requirement
