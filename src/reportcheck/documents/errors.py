"""What can go wrong with a file, in words for the person who sent it."""

from __future__ import annotations


class DocumentError(Exception):
    """A file that cannot be read.

    Attributes:
        kind: a fixed word for programs: "missing", "empty", "damaged", "password", "legacy-doc", "scanned",
            "unsupported" or "too-large".
        message: a sentence that names the file and says what to do; never any of its text.
    """

    def __init__(self, kind: str, message: str) -> None:
        super().__init__(message)
        self.kind = kind
        self.message = message
