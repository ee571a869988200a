from __future__ import annotations

from xml.etree import ElementTree as ET

from reportcheck.outputs.junit import render
from reportcheck.rules.result import FileResult

# What build servers read of JUnit XML (the format of Ant's junitreport as the Jenkins JUnit plugin describes it): the
# elements, what each may hold, the attributes that each must and may have.
ELEMENTS: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": ({"testsuite"}, set(), {"name", "time", "tests", "failures", "errors"}),
    "testsuite": (
        {"properties", "testcase", "system-out", "system-err"},
        {"name", "tests", "failures", "errors"},
        {"skipped", "time", "timestamp", "hostname", "id", "package", "file"},
    ),
    "testcase": (
        {"skipped", "error", "failure", "system-out", "system-err"},
        {"name"},
        {"classname", "time", "group"},
    ),
    "failure": (set(), set(), {"type", "message"}),
    "error": (set(), set(), {"type", "message"}),
}


def check(element: ET.Element) -> None:
    holds, must, may = ELEMENTS[element.tag]
    assert must <= set(element.attrib) <= must | may, element.tag
    for child in element:
        assert child.tag in holds, f"{child.tag} in {element.tag}"
        check(child)


def test_the_log_is_well_formed_junit(result: FileResult, unread: FileResult, clean: FileResult) -> None:
    root = ET.fromstring(render([result, unread, clean]).encode())
    assert root.tag == "testsuites"
    check(root)


def test_counts_agree_with_what_stands_there(
    result: FileResult, unread: FileResult, clean: FileResult
) -> None:
    suites = ET.fromstring(render([result, unread, clean]).encode())
    told = [(s.get("name"), s.get("tests"), s.get("failures"), s.get("errors")) for s in suites]
    assert told == [
        ("drafts/draft.md", "4", "4", "0"),
        ("drafts/a,b:c.docx", "1", "0", "1"),
        ("drafts/clean.docx", "1", "0", "0"),
    ]
    for suite in suites:
        assert len(suite.findall("testcase")) == int(suite.get("tests", ""))
        assert len(suite.findall("testcase/failure")) == int(suite.get("failures", ""))
        assert len(suite.findall("testcase/error")) == int(suite.get("errors", ""))


def test_no_sentence_of_the_report_is_kept(result: FileResult) -> None:
    assert "does not care" not in render([result])
