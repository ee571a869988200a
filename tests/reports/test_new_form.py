"""An empty form is empty; a filled one gives back what was typed, wherever it was typed."""

from __future__ import annotations

import copy
import io
import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from reportcheck import Job, Settings, check, load_form, load_front_sheet, parse, read
from reportcheck.cli import program
from reportcheck.documents.docx_reading import read_docx
from reportcheck.reports.build import build, passages
from reportcheck.reports.front_sheet import FrontSheet
from reportcheck.reports.model import Report
from reportcheck.reports.rendering_form import blank_form
from tests.conftest import ROOT
from tests.reports.test_rendering import holds
from tests.trained import trained

FORMS = ("review", "signs_of_safety", "letter")
SHEET = ROOT / "samples" / "front-sheet.json"


@pytest.fixture(scope="module")
def sheet() -> FrontSheet:
    return load_front_sheet(SHEET)


class Filled:
    """A form in the hands of an author: what Word does when somebody types, picks or ticks."""

    def __init__(self, data: bytes) -> None:
        self.word = docx.Document(io.BytesIO(data))

    def control(self, name: str, at: int = 0) -> Any:
        """The control whose tag begins so."""
        found = [
            sdt
            for sdt in self.word.element.body.iter(qn("w:sdt"))
            if sdt.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")).startswith(f"reportcheck:{name}")
        ]
        return found[at]

    def type(self, name: str, *paragraphs: str, at: int = 0, colour: str | None = None) -> None:
        sdt = self.control(name, at)
        properties, content = sdt.find(qn("w:sdtPr")), sdt.find(qn("w:sdtContent"))
        for mark in properties.findall(qn("w:showingPlcHdr")):
            properties.remove(mark)
        block = content.find(qn("w:p")) is not None
        for child in list(content):
            content.remove(child)
        for text in paragraphs:
            run = OxmlElement("w:r")
            if colour:
                look = OxmlElement("w:rPr")
                mark = OxmlElement("w:color")
                mark.set(qn("w:val"), colour)
                look.append(mark)
                run.append(look)
            node = OxmlElement("w:t")
            node.text = text
            run.append(node)
            if block:
                paragraph = OxmlElement("w:p")
                paragraph.append(run)
                content.append(paragraph)
            else:
                content.append(run)

    def pick(self, name: str, day: str, shown: str) -> None:
        self.type(name, shown)
        self.control(name).find(f"{qn('w:sdtPr')}/{qn('w:date')}").set(qn("w:fullDate"), f"{day}T00:00:00Z")

    def tick(self, name: str) -> None:
        box = self.control(name)
        w14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
        next(box.iter(f"{w14}checked")).set(f"{w14}val", "1")
        next(box.iter(qn("w:t"))).text = "☒"

    def row(self, name: str) -> Any:
        return next(self.control(name).iterancestors(qn("w:tr")))

    def bytes(self) -> bytes:
        buffer = io.BytesIO()
        self.word.save(buffer)
        return buffer.getvalue()

    def report(self) -> Report:
        return build(read_docx(self.bytes(), "filled.docx"))


@pytest.mark.parametrize("form", FORMS)
def test_empty(form: str, sheet: FrontSheet, tmp_path: Path) -> None:
    layout = load_form(form)
    path = tmp_path / "new.docx"
    path.write_bytes(blank_form(sheet, layout))
    report = parse(path)
    assert (report.children, report.adults) == (sheet.children, sheet.adults)
    assert report.conference == sheet.conference
    assert [(section.id, section.title) for section in report.sections] == [
        (section.id, section.heading) for section in layout.sections
    ]
    assert {s.id for s in report.sections if s.blocks} <= {"front_sheet"}
    assert not (report.chronology or report.factors or report.actions or report.scaling or report.amendments)
    assert [(entry.child, entry.outcome) for entry in report.recommendation] == [
        (child.name, "none") for child in sheet.children
    ]
    assert all(passage.section == "front_sheet" for passage in passages(read(path)))
    settings = Settings(select=("OP", "CR", "PL", "PV")) if trained() else Settings(select=("PV",))
    assert not check(path, Job(settings=settings, front_sheet=sheet)).findings
    holds(report, form)


def test_filled(sheet: FrontSheet) -> None:
    form = Filled(blank_form(sheet, load_form("review")))
    form.type("author.name", "Grace Holloway")
    form.pick("chronology[0].date", "2026-04-02", "2 April 2026")
    form.type("chronology[0].text", "Clinic: Esme weighed 8.4 kg.")
    form.type("chronology[0].outcome", "Dad came.")
    form.type("chronology[0].attendance", "Attended")
    form.type("chronology[0].children", "Esme Okoro")
    form.type("chronology[1].date", "w/c 4/5/26")
    form.type("chronology[1].text", "No reply to two calls.")
    form.type("chronology[1].children", "All children")
    form.type("risk[0].text", "Missed appointments")
    form.type("risk[0].change", "Diminished")
    form.type("risk[0].extent", "slightly")
    form.type("risk[0].comment", "One of four was missed.")
    form.type("block[4]", "Daniel is settled.", "Jonah told me he sleeps well.")
    form.tick("recommendation[0].outcome.cp_continue")
    form.tick("recommendation[0].category.neglect")
    form.type("recommendation[0].reasons", "Weight gain is not steady.")
    form.tick("recommendation[1].outcome.cp_end")
    form.tick("recommendation[1].outcome.cin")
    form.tick("recommendation[2].outcome.cp_continue")
    form.tick("recommendation[2].outcome.cin")
    form.pick("dates.shared_with_parents", "2026-06-12", "12 June 2026")
    report = form.report()
    assert report.author.name == "Grace Holloway"
    first, second = report.chronology
    assert (first.date, first.date_text, first.text) == (
        "2026-04-02",
        "2 April 2026",
        "Clinic: Esme weighed 8.4 kg.",
    )
    assert (first.outcome, first.attendance, first.children) == ("Dad came.", "attended", ("Esme Okoro",))
    assert (second.date, second.date_text) == ("2026-05-04", "w/c 4/5/26")
    assert second.children == tuple(child.name for child in sheet.children)
    (factor,) = report.factors
    assert (factor.kind, factor.text, factor.change) == ("risk", "Missed appointments", "decreased")
    assert (factor.extent, factor.comment) == ("slightly", "One of four was missed.")
    outcomes = next(section for section in report.sections if section.id == "outcomes")
    assert [block.text for block in outcomes.blocks] == [
        "Daniel is settled.",
        "Jonah told me he sleeps well.",
    ]
    assert [entry.outcome for entry in report.recommendation] == ["cp_continue", "cin", "conflict"]
    assert report.recommendation[0].category == ("neglect",)
    assert report.recommendation[0].reasons == "Weight gain is not steady."
    assert report.dates.shared_with_parents == "2026-06-12"
    told = {block.text for section in report.sections for block in section.blocks}
    assert {"Clinic: Esme weighed 8.4 kg.", "Dad came.", "Weight gain is not steady."} <= told
    holds(report, "review")


def test_what_is_typed_wins(sheet: FrontSheet) -> None:
    form = Filled(blank_form(sheet, load_form("review")))
    form.type("conference.date", "19 June 2026")
    assert form.report().conference.date == "2026-06-19"


def test_amendments(sheet: FrontSheet) -> None:
    form = Filled(blank_form(sheet, load_form("review")))
    form.type("conference.venue", "Weir House, room 4", colour="FF0000")
    (amendment,) = form.report().amendments
    assert (amendment.text, amendment.mark, amendment.field) == ("Weir House, room 4", "colour", "Venue")


def test_copied_row_comes_after(sheet: FrontSheet) -> None:
    form = Filled(blank_form(sheet, load_form("review")))
    form.type("chronology[5].text", "The last row")
    row = form.row("chronology[5].text")
    copied = copy.deepcopy(row)
    row.addnext(copied)
    form.type("chronology[5].text", "A row that was copied", at=1)
    assert [event.text for event in form.report().chronology] == ["The last row", "A row that was copied"]


def test_bare_row_and_words_beside(sheet: FrontSheet) -> None:
    form = Filled(blank_form(sheet, load_form("review")))
    form.type("chronology[0].text", "A row of the form")
    table = next(t for t in form.word.tables if t.cell(0, 0).text == "Date")
    cells = table.add_row().cells
    for cell, text in zip(cells, ("3/6/2026", "Core group", "Dad came", "Esme Okoro"), strict=True):
        cell.text = text
    heading = next(
        p for p in form.word.element.body.iter(qn("w:p")) if "sustainable" in "".join(p.itertext())
    )
    heading = next(heading.iterancestors(qn("w:sdt")), heading)
    typed = OxmlElement("w:p")
    run = OxmlElement("w:r")
    node = OxmlElement("w:t")
    node.text = "Typed below the heading."
    run.append(node)
    typed.append(run)
    heading.addnext(typed)
    report = form.report()
    assert [(e.date, e.text, e.outcome, e.children) for e in report.chronology] == [
        (None, "A row of the form", None, ()),
        ("2026-06-03", "Core group", "Dad came", ("Esme Okoro",)),
    ]
    told = {section.id: [block.text for block in section.blocks] for section in report.sections}
    assert told["sustainability"] == ["Typed below the heading."]
    assert {"A row of the form", "Core group", "Dad came"} <= set(told["chronology"])


def test_unreadable_values_are_kept(sheet: FrontSheet) -> None:
    form = Filled(blank_form(sheet, load_form("review")))
    form.type("dates.report", "when it was quiet")
    form.type("conference.time", "2 pm")
    report = form.report()
    assert report.dates.report is None and report.conference.time == "14:00"
    assert "when it was quiet" in [b.text for s in report.sections for b in s.blocks]


def test_factors_of_last_time(sheet: FrontSheet) -> None:
    previous = parse(ROOT / "samples" / "teacher.docx")
    report = build(read_docx(blank_form(sheet, load_form("review"), previous=previous), "new.docx"))
    kept = [factor for factor in previous.factors if factor.change != "resolved"]
    assert kept and sorted(f.text for f in report.factors) == sorted(f.text for f in kept)
    assert {factor.change for factor in report.factors} == {"not_stated"}


def test_accessible(sheet: FrontSheet) -> None:
    for large, size in ((False, 11), (True, 18)):
        word = docx.Document(io.BytesIO(blank_form(sheet, load_form("review"), large=large)))
        assert word.styles["Normal"].font.size.pt == size
        assert {e.get(qn("w:val")) for e in word.styles.element.iter(qn("w:lang"))} == {"en-GB"}
        assert word.core_properties.language == "en-GB" and word.core_properties.title
        for table in word.tables:
            assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
            first = table.rows[0]._tr
            assert (first.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None) == (len(table.columns) > 2)
        tags = [tag.get(qn("w:val")) for tag in word.element.body.iter(qn("w:tag"))]
        assert tags and max(map(len, tags)) <= 64


def test_commands(tmp_path: Path) -> None:
    new, data, out = tmp_path / "new.docx", tmp_path / "new.json", tmp_path / "out.docx"
    for call in (
        ["new", "--front-sheet", str(SHEET), "--form", "letter", "--author", "class teacher", "-o", str(new)],
        ["parse", str(new), "-o", str(data)],
        ["render", str(data), "--form", "letter", "-o", str(out)],
    ):
        run = CliRunner().invoke(program, call)
        assert run.exit_code == 0, run.output
    assert parse(out).author.name == "Imran Sadiq"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (["new", "--front-sheet", "gone.json"], "gone.json cannot be read"),
        (["new", "--front-sheet", str(SHEET), "--form", "nix"], "There is no form named"),
        (["new", "--front-sheet", str(SHEET), "--form", "default"], "has no sections of its own"),
        (["new", "--front-sheet", str(SHEET), "--author", "Nobody"], "Grace Holloway"),
        (["render", "gone.json"], "cannot be read"),
        (["render", str(SHEET)], "has a mistake"),
        (["render", str(ROOT / "pyproject.toml") + ".json"], "cannot be read"),
    ],
)
def test_bad_input(call: list[str], said: str, tmp_path: Path) -> None:
    run = CliRunner().invoke(program, [*call, "-o", str(tmp_path / "out.docx")])
    assert run.exit_code == 2 and said in run.stderr and not (tmp_path / "out.docx").exists()


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    run = CliRunner().invoke(
        program, ["new", "--front-sheet", str(SHEET), "-o", str(tmp_path / "no" / "out.docx")]
    )
    assert run.exit_code == 2 and "cannot be written" in run.stderr


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(sheet: FrontSheet, tmp_path: Path) -> None:
    import subprocess

    (tmp_path / "new.docx").write_bytes(blank_form(sheet, load_form("signs_of_safety")))
    call = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run(
        [*call, "--outdir", str(tmp_path), str(tmp_path / "new.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert (tmp_path / "new.pdf").stat().st_size > 10_000
