"""JSON files of known findings: reading, checking and writing them."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from reportcheck.memory.fingerprint import Known

SCHEMA_VERSION = "1.0"


class SideFileError(Exception):
    """A file of dismissals or a baseline that cannot be used; the text names it and says what to do."""


@dataclass(frozen=True)
class SideFile:
    """Known findings and the salt of their fingerprints.

    Attributes:
        known: the findings, without their words.
        salt: random bytes, different in each file, so that equal sentences look different in two files.
    """

    known: tuple[Known, ...] = ()
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))


def read_side_file(path: Path) -> SideFile:
    """Read a file of known findings.

    Raises:
        SideFileError: it cannot be read, or is something else.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SideFileError(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise SideFileError(
            f"{path} is damaged (it is not JSON). Restore an earlier copy, or delete it and start again."
        ) from error
    try:
        if data["schema_version"] != SCHEMA_VERSION:
            raise SideFileError(f"{path} was written by another version of reportcheck. Write it again.")
        return SideFile(tuple(_known(entry) for entry in data["known"]), bytes.fromhex(data["salt"]))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise SideFileError(
            f"{path} is not a list of known findings. Restore an earlier copy, or delete it and start again."
        ) from error


def _known(entry: dict[str, object]) -> Known:
    known = Known(**entry)  # type: ignore[arg-type]
    texts = (
        known.code,
        known.section or "",
        known.fingerprint,
        known.reason,
        known.date,
        known.quote,
        known.file,
    )
    if not all(isinstance(text, str) for text in texts) or type(known.count) is not int or known.count < 1:
        raise ValueError
    return known


def write_side_file(path: Path, known: Iterable[Known], salt: bytes, about: str) -> None:
    """Write a file of known findings, whole or not at all.

    Args:
        path: the file.
        known: its findings.
        salt: what their fingerprints were made with.
        about: a line for the person who opens the file.

    Raises:
        SideFileError: it cannot be written.
    """
    entries = [{key: value for key, value in asdict(entry).items() if value != ""} for entry in known]
    data = {"schema_version": SCHEMA_VERSION, "about": about, "salt": salt.hex(), "known": entries}
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        unfinished.write_text(
            json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n"
        )
        unfinished.replace(path)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise SideFileError(f"{path} cannot be written: {error.strerror}.") from error
