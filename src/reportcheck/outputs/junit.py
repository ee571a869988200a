"""Findings as JUnit XML: a test suite a file, a failed test case a finding, for build servers."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree import ElementTree as ET

from reportcheck.rules.model import Finding
from reportcheck.rules.result import FileResult


def render(results: Iterable[FileResult]) -> str:
    """The results as JUnit XML; a clean file is one passed test case. The report's own text is left out."""
    root = ET.Element("testsuites", name="reportcheck")
    for result in results:
        cases = len(result.findings) + len(result.faults) or 1
        suite = ET.SubElement(
            root,
            "testsuite",
            name=result.path,
            tests=str(cases),
            failures=str(len(result.findings)),
            errors=str(len(result.faults) + (result.error is not None)),
        )
        if result.error:
            case = ET.SubElement(suite, "testcase", name="read", classname=result.path)
            ET.SubElement(case, "error", type=result.error.kind, message=result.error.message)
        elif not result.findings and not result.faults:
            ET.SubElement(suite, "testcase", name="check", classname=result.path)
        for fault in result.faults:
            case = ET.SubElement(suite, "testcase", name=fault, classname=result.path)
            ET.SubElement(
                case, "error", type="fault", message=f"Left out, because the program failed: {fault}."
            )
        for finding in result.findings:
            case = ET.SubElement(suite, "testcase", name=_name(finding), classname=result.path)
            failure = ET.SubElement(case, "failure", type=finding.severity, message=finding.message)
            failure.text = finding.suggestion
    ET.indent(root, " ")
    return (
        ET.tostring(root, encoding="unicode", xml_declaration=True).replace(
            "encoding='us-ascii'", "encoding='utf-8'"
        )
        + "\n"
    )


def _name(finding: Finding) -> str:
    place = "" if finding.block is None else f" at block {finding.block}, character {finding.start}"
    return f"{finding.code} {finding.rule}{place}"
