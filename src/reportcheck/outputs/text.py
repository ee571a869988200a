"""Findings as text for a terminal: grouped by section, the words in their sentence, a summary line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import click

from reportcheck.outputs.wording import count_of, in_context
from reportcheck.reports.model import SECTION_NAMES
from reportcheck.rules.model import Finding
from reportcheck.rules.result import FileResult

COLOURS = {"error": "red", "warning": "yellow", "info": "cyan"}
INDENT = " " * 4


def render(results: Iterable[FileResult], width: int = 100) -> str:
    """The results as text with terminal colours; ``click.echo`` takes the colours out where they are not wanted.

    Args:
        results: one a file.
        width: the terminal's width in characters.
    """
    results = list(results)
    parts = [*("\n".join(_file(result, width)) for result in results), summary(results)]
    return "\n\n".join(parts) + "\n"


def summary(results: Sequence[FileResult]) -> str:
    """One line that counts what was found."""
    read = [result for result in results if result.error is None]
    counts = {level: sum(result.counts[level] for result in read) for level in COLOURS}
    told = [
        click.style(count_of(counts[level], level), fg=COLOURS[level]) for level in COLOURS if counts[level]
    ]
    if told:
        line = f"{', '.join(told)} in {count_of(len(read), 'report')}."
    elif read:
        line = click.style(f"Nothing to mend in {count_of(len(read), 'report')}.", fg="green")
    else:
        line = "No report was checked."
    unread = len(results) - len(read)
    return (
        f"{line} {click.style(count_of(unread, 'file') + ' could not be read.', fg='red')}"
        if unread
        else line
    )


def _file(result: FileResult, width: int) -> Iterator[str]:
    yield click.style(result.path, bold=True)
    if result.error is not None:
        yield _wrap(f"{click.style('cannot be read', fg='red')}: {result.error.message}", "  ", width)
        return
    if not result.findings:
        yield click.style(f"  nothing {'new ' if result.known else ''}to mend", fg="green")
    for section, findings in groupby(result.findings, key=lambda finding: finding.section):
        yield ""
        yield click.style(f"  {SECTION_NAMES.get(section or '', 'The report as a whole')}", underline=True)
        for _, same in groupby(findings, key=_place):
            yield from _findings(list(same), width)
    left_out = [(len(result.dismissed), "dismissed"), (result.known, "known from before")]
    if told := [f"{count} {how}" for count, how in left_out if count]:
        yield from ("", f"  not shown: {', '.join(told)}")


def _place(finding: Finding) -> tuple[object, ...]:
    """Findings of one rule on the same words, one a child for example, are shown together."""
    if finding.block is None:
        return (id(finding),)
    return finding.code, finding.kind, finding.severity, finding.block, finding.start, finding.end


def _findings(same: Sequence[Finding], width: int) -> Iterator[str]:
    first = same[0]
    head = f"{first.severity} {first.code} {first.rule}" + (f" ({first.kind})" if first.kind else "")
    yield f"  {click.style(head, fg=COLOURS[first.severity])}"
    if first.quote:
        before, quote, after = in_context(first)
        yield _wrap(f"“{before}{click.style(quote, bold=True)}{after}”", INDENT, width)
    for finding in same:
        yield _wrap(finding.message, INDENT, width)
    for suggestion in dict.fromkeys(finding.suggestion for finding in same):
        yield _wrap(f"→ {suggestion}", INDENT, width)


def _wrap(text: str, indent: str, width: int) -> str:
    # Long lines are cut at words only: a broken word in a name or a quote would mislead.
    return textwrap.fill(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
