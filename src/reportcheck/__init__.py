"""Checks child protection review conference reports.

Read a report, and see what it says and what to mend in it:

>>> import reportcheck
>>> sheet = reportcheck.load_front_sheet("samples/front-sheet.json")
>>> report = reportcheck.parse("samples/health-visitor.docx", front_sheet=sheet)
>>> report.author.role
'Health visitor'
>>> [entry.outcome for entry in report.recommendation]
['deferred', 'deferred', 'deferred']
>>> settings = reportcheck.Settings(select=("RE",))
>>> result = reportcheck.check("samples/health-visitor.docx", reportcheck.Job(front_sheet=sheet, settings=settings))
>>> result.counts
{'error': 0, 'warning': 3, 'info': 0}
>>> finding = result.findings[0]
>>> finding.rule, finding.quote, finding.children
('deferred-recommendation', 'To be agreed at conference.', ('Daniel Okoro',))

A file that cannot be read is a result too, never a traceback:

>>> reportcheck.check("no-such-file.docx").error
FileError(kind='missing', message='no-such-file.docx was not found. Check its name and folder.')

Nothing is imported before it is asked for: ``import reportcheck`` takes milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reportcheck._version import __version__

if TYPE_CHECKING:
    from reportcheck._api import Job, annotate, check, check_all, find_reports, parse
    from reportcheck.documents import Document, DocumentError, read
    from reportcheck.reports.forms import Form, FormError, load_form
    from reportcheck.reports.front_sheet import (
        FrontSheet,
        FrontSheetError,
        load_front_sheet,
        read_front_sheet,
    )
    from reportcheck.reports.model import Report
    from reportcheck.rules.model import Finding
    from reportcheck.rules.result import Dismissed, FileError, FileResult
    from reportcheck.rules.settings import Settings, SettingsError

__all__ = [
    "Dismissed",
    "Document",
    "DocumentError",
    "FileError",
    "FileResult",
    "Finding",
    "Form",
    "FormError",
    "FrontSheet",
    "FrontSheetError",
    "Job",
    "Report",
    "Settings",
    "SettingsError",
    "__version__",
    "annotate",
    "check",
    "check_all",
    "find_reports",
    "load_form",
    "load_front_sheet",
    "parse",
    "read",
    "read_front_sheet",
]

_ROOMS = {
    "reportcheck._api": ("Job", "annotate", "check", "check_all", "find_reports", "parse"),
    "reportcheck.documents": ("Document", "DocumentError", "read"),
    "reportcheck.reports.forms": ("Form", "FormError", "load_form"),
    "reportcheck.reports.front_sheet": (
        "FrontSheet",
        "FrontSheetError",
        "load_front_sheet",
        "read_front_sheet",
    ),
    "reportcheck.reports.model": ("Report",),
    "reportcheck.rules.model": ("Finding",),
    "reportcheck.rules.result": ("Dismissed", "FileError", "FileResult"),
    "reportcheck.rules.settings": ("Settings", "SettingsError"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name from its room when it is first asked for."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'reportcheck' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(_ROOM_OF[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, those not imported yet among them."""
    return sorted({*globals(), *__all__})
