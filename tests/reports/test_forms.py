"""Forms as data, and the schemas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reportcheck._resources import resource
from reportcheck.documents.model import Document
from reportcheck.reports.build import build
from reportcheck.reports.forms import SECTION_IDS, Deadline, FormError, form_names, load_form
from reportcheck.reports.front_sheet import FrontSheetError, load_front_sheet
from reportcheck.reports.headings import cues_of
from reportcheck.reports.validate import InvalidDataError, validate

HEADINGS_KNOWN = ("review", "signs_of_safety", "letter")


@pytest.mark.parametrize("name", form_names())
def test_every_form_that_ships_is_valid(name: str) -> None:
    form = load_form(name)
    assert form.name == name
    assert form.cues and form.labels


@pytest.mark.parametrize("name", HEADINGS_KNOWN)
def test_a_forms_own_headings_are_read_as_it_says(name: str) -> None:
    form = load_form(name)
    for section in form.sections:
        for heading in (section.heading, *section.aliases):
            assert cues_of(form).read(heading).section == section.id


def test_a_council_adds_its_words(tmp_path: Path) -> None:
    path = tmp_path / "northmoor.toml"
    path.write_text(
        'name = "northmoor"\ntitle = "Northmoor"\n[deadlines]\nunit = { amount = 3, unit = "working_days" }\n[[sections]]\nid = "involvement"\nheading = "Our thread"\n',
        encoding="utf-8",
    )
    form = load_form(path)
    assert form.deadlines["unit"] == Deadline(3, "working_days")
    assert cues_of(form).read("1. Our thread").section == "involvement"
    assert cues_of(load_form()).read("1. Our thread").section is None
    assert cues_of(form).read("Chronology").section == "chronology"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "not valid TOML"),
        ('name = "x"', "'title' is a required property"),
        ('name = "x"\ntitle = "X"\n[[sections]]\nid = "poem"\nheading = "P"', "sections[0].id"),
    ],
)
def test_a_wrong_form_says_what_is_wrong(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormError, match=r"wrong\.toml") as caught:
        load_form(path)
    assert words in str(caught.value)


def test_an_unknown_form_names_the_known_ones() -> None:
    with pytest.raises(FormError, match="signs_of_safety"):
        load_form("nowhere")


def test_a_missing_form_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="cannot be read"):
        load_form(tmp_path / "gone.toml")


@pytest.mark.parametrize("name", ["report", "front_sheet", "form"])
def test_every_field_of_a_schema_is_described(name: str) -> None:
    schema = json.loads(resource("schemas", f"{name}.schema.json").read_text(encoding="utf-8"))
    bare: list[str] = []

    def walk(node: dict[str, object], path: str) -> None:
        properties = node.get("properties")
        if isinstance(properties, dict):
            for key, child in properties.items():
                if "description" not in child:
                    bare.append(f"{path}.{key}")
                walk(child, f"{path}.{key}")
        for key in ("items", "additionalProperties"):
            if isinstance(child := node.get(key), dict):
                walk(child, f"{path}[]")

    walk(schema, name)
    assert bare == []


def test_an_empty_report_validates() -> None:
    document = Document("empty.docx", "docx", "0" * 64, ())
    data = build(document).to_json()
    validate(data, "report")
    assert data["sections"] == []


def test_every_section_id_is_in_the_schema() -> None:
    schema = json.loads(resource("schemas", "report.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["sections"]["items"]["properties"]["id"]["enum"] == list(SECTION_IDS)


def test_a_wrong_front_sheet_is_told_without_its_content(tmp_path: Path) -> None:
    path = tmp_path / "sheet.json"
    path.write_text(
        '{"schema_version": "1.0", "conference": {"date": "Leo Hart"}, "children": [{"name": "Leo Hart"}]}',
        encoding="utf-8",
    )
    with pytest.raises(FrontSheetError) as caught:
        load_front_sheet(path)
    assert "conference.date" in str(caught.value)
    assert "Leo" not in str(caught.value)


def test_invalid_data_names_the_place() -> None:
    with pytest.raises(InvalidDataError, match="children"):
        validate({"schema_version": "1.0", "conference": {}, "children": 3}, "front_sheet")
