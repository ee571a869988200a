"""Findings as GitHub workflow commands, which GitHub shows as annotations."""

from __future__ import annotations

from collections.abc import Iterable

from reportcheck.rules.result import FileResult

COMMANDS = {"error": "error", "warning": "warning", "info": "notice"}


def render(results: Iterable[FileResult]) -> str:
    """One workflow command a finding or unreadable file. The report's own text is left out: build logs are widely read."""
    lines = []
    for result in results:
        if result.error:
            lines.append(_command("error", result.path, "cannot be read", result.error.message))
        for fault in result.faults:
            told = f"Left out, because the program failed: {fault}."
            lines.append(_command("error", result.path, "not everything was checked", told))
        for finding in result.findings:
            title = f"{finding.code} {finding.rule}"
            message = f"{finding.message} {finding.suggestion}"
            lines.append(_command(COMMANDS[finding.severity], result.path, title, message))
    return "".join(f"{line}\n" for line in lines)


def _command(level: str, path: str, title: str, message: str) -> str:
    return f"::{level} file={_property(path)},title={_property(title)}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
