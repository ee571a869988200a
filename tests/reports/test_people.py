"""The register of a family."""

from __future__ import annotations

from reportcheck.reports.front_sheet import read_front_sheet
from reportcheck.reports.model import Adult, Child
from reportcheck.reports.people import Family, gender_of_relationship, same_name

SHEET = {
    "schema_version": "1.0",
    "conference": {"date": "2026-05-14"},
    "children": [{"name": "Leo Hart", "known_as": ["Lee"], "date_of_birth": "2018-02-01", "gender": "male"}],
    "adults": [{"name": "Kelly Hart", "relationship": "mother"}],
}


def test_the_front_sheet_comes_first_and_the_report_fills_its_gaps() -> None:
    stated = Family(
        (Child("Leo Hart", ("Leo-Lion",)), Child("Ben Orr")),
        (Adult("Kelly Hart", "Mum", "1991-05-30"), Adult("Sam Orr", "uncle")),
    )
    family = Family.from_front_sheet(read_front_sheet(SHEET)).merge(stated)
    assert [child.name for child in family.children] == ["Leo Hart"]
    assert family.children[0].known_as == ("Lee", "Leo-Lion")
    assert family.adults[0] == Adult("Kelly Hart", "mother", "1991-05-30")
    assert family.adults[1].name == "Sam Orr"


def test_a_register_without_children_takes_those_of_the_other() -> None:
    assert Family().merge(Family((Child("Leo Hart"),))).children == (Child("Leo Hart"),)


def test_names_of_one_person() -> None:
    assert same_name("Leo Hart", "LEO HART")
    assert same_name("Leo James Hart", "Leo Hart")
    assert same_name("Mia-Rose Hart", "Mia Rose Hart")
    assert not same_name("Leo Hart", "Mia Hart")
    assert not same_name("Nelson Hart", "Nelson Hart (senior)")
    assert not same_name("", "Leo Hart")


def test_gender_of_a_relationship() -> None:
    assert gender_of_relationship("Maternal grandmother") == "female"
    assert gender_of_relationship("Father of Leo") == "male"
    assert gender_of_relationship("mother's partner") is None
    assert gender_of_relationship(None) is None
