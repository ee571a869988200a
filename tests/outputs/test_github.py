from __future__ import annotations

from reportcheck.outputs.github import render
from reportcheck.rules.result import FileResult


def test_one_command_a_finding_or_unreadable_file(result: FileResult, unread: FileResult) -> None:
    lines = render([result, unread]).splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error",
        "::warning",
        "::notice",
        "::error",
        "::error",
    ]
    assert lines[0] == (
        "::error file=drafts/draft.md,title=RE101 missing-recommendation::"
        "Makes no recommendation for Nell Brandt. Say whether a plan is needed."
    )


def test_marks_of_the_command_language_are_escaped(unread: FileResult) -> None:
    assert render([unread]) == (
        "::error file=drafts/a%2Cb%3Ac.docx,title=cannot be read::"
        "a,b:c.docx is damaged & cannot be read.%0AMend it.\n"
    )


def test_no_sentence_of_the_report_goes_into_a_build_log(result: FileResult) -> None:
    assert "does not care" not in render([result])
