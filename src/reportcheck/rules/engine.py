"""From a document to its findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from reportcheck._faults import place_of
from reportcheck.documents.model import Document
from reportcheck.reports.build import build, passages
from reportcheck.reports.forms import Form, load_form
from reportcheck.reports.front_sheet import FrontSheet
from reportcheck.reports.people import Family
from reportcheck.rules.case import Case
from reportcheck.rules.model import Finding
from reportcheck.rules.settings import Settings


class RulesFailed(Exception):  # noqa: N818 - it is no error of the report, and what the other rules found goes along
    """A rule failed by a fault of the program.

    Attributes:
        findings: what the other rules found.
        faults: for each rule that failed its code and the place in the program; no text of the report.
    """

    def __init__(self, findings: list[Finding], faults: tuple[str, ...]) -> None:
        super().__init__("; ".join(faults))
        self.findings = findings
        self.faults = faults


def open_case(
    document: Document,
    front_sheet: FrontSheet | None = None,
    form: Form | None = None,
    as_of: datetime | None = None,
    *,
    whole: bool = True,
) -> Case:
    """Understand a document as a report and make it ready for the rules."""
    form = form or load_form()
    report = build(document, front_sheet, form)
    return Case(
        document=document,
        report=report,
        passages=passages(document, form),
        family=Family.from_report(report, front_sheet),
        form=form,
        front_sheet=front_sheet,
        as_of=as_of,
        whole=whole,
    )


def run_rules(
    case: Case, settings: Settings | None = None, *, only: Collection[str] | None = None
) -> list[Finding]:
    """What the selected rules find, in the order of the document; findings about the whole report come first.

    Args:
        case: the report.
        settings: which rules run, and how.
        only: codes of the rules to run of those; None for all.

    Raises:
        RulesFailed: a rule failed by a fault of the program; it holds what the others found.
        FileNotFoundError: the trained weights are missing; the installation is incomplete.
    """
    settings = settings or Settings()
    found: list[Finding] = []
    faults: list[str] = []
    for rule in settings.rules():
        if (case.whole or not rule.whole_report) and (only is None or rule.code in only):
            try:
                found.extend(rule.check(case))
            except FileNotFoundError:
                raise
            except Exception as error:  # one faulty rule must not cost a report all its findings
                faults.append(f"{rule.code} ({place_of(error)})")
    if faults:
        raise RulesFailed(in_order(found), tuple(faults))
    return in_order(found)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order of the document; those about the whole report come first."""
    return sorted(findings, key=_order)


def _order(finding: Finding) -> tuple[int, int, str]:
    return (-1 if finding.block is None else finding.block, finding.start or 0, finding.code)
