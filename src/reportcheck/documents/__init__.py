"""Files in and out: paragraphs, cells, runs and marks. Nothing here knows of child protection."""

from reportcheck.documents.errors import DocumentError
from reportcheck.documents.model import (
    Block,
    Cell,
    Comment,
    Control,
    Document,
    Properties,
    Revision,
    Run,
    Skipped,
)
from reportcheck.documents.reading import SUFFIXES, read

__all__ = [
    "SUFFIXES",
    "Block",
    "Cell",
    "Comment",
    "Control",
    "Document",
    "DocumentError",
    "Properties",
    "Revision",
    "Run",
    "Skipped",
    "read",
]
