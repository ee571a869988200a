"""Form fields of Word: what was chosen or typed, and what still shows its placeholder."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportcheck.documents import Block, Control
from tests.documents.wordml import p, r, read_word, sdt, tbl

CHECKBOX = '<w:alias w:val="Continue"/><w14:checkbox><w14:checked w14:val="{0}"/></w14:checkbox>'
DROPDOWN = (
    '<w:tag w:val="attendance"/><w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
    '<w:listItem w:displayText="Attended" w:value="1"/><w:listItem w:value="Did not attend"/></w:dropDownList>'
)
STYLES = '<w:style w:type="character" w:styleId="PT"><w:name w:val="Placeholder Text"/></w:style>'


def only_block(folder: Path, body: str, **parts: str) -> Block:
    """The one block of a file."""
    (block,) = read_word(folder, body, **parts).blocks
    return block


def only(folder: Path, body: str, **parts: str) -> Control:
    """The one control of a file's one block."""
    (control,) = only_block(folder, body, **parts).controls
    return control


def legacy(data: str, instruction: str, result: str | None) -> str:
    """A paragraph with a legacy form field."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return p(
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Field1"/>{data}</w:ffData></w:fldChar></w:r>',
        f"<w:r><w:instrText> {instruction} </w:instrText></w:r>{shown}",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


@pytest.mark.parametrize(("state", "sign"), [("1", "☒"), ("0", "☐")])
def test_check_box(state: str, sign: str, tmp_path: Path) -> None:
    block = only_block(tmp_path, p("Plan: ", sdt(r("☐"), CHECKBOX.format(state)), " Continue"))
    assert block.text == f"Plan: {sign} Continue"
    assert block.controls == (Control("checkbox", 6, 7, "Continue", sign, state == "1"),)


def test_check_box_shown_by_a_symbol_font(tmp_path: Path) -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    assert only_block(tmp_path, p(sdt(symbol, CHECKBOX.format("1")), " Yes")).text == "☒ Yes"
    letter = r("o", '<w:rFonts w:ascii="Wingdings"/>')
    assert only_block(tmp_path, p(sdt(letter, CHECKBOX.format("0")), " Yes")).text == "☐ Yes"


def test_check_box_that_also_wraps_its_label_keeps_the_label(tmp_path: Path) -> None:
    block = only_block(tmp_path, p(sdt(r("☐ End the plan"), CHECKBOX.format("1"))))
    assert block.text == "☒ End the plan"
    assert (block.controls[0].start, block.controls[0].end) == (0, 1)


@pytest.mark.parametrize("place", ["block", "cell", "empty"])
def test_check_box_around_a_paragraph_or_cell(place: str, tmp_path: Path) -> None:
    pr = CHECKBOX.format("1")
    body = {
        "block": sdt(p("☒"), pr),
        "cell": f"<w:tbl><w:tr>{sdt('<w:tc>' + p('☒') + '</w:tc>', pr)}</w:tr></w:tbl>",
        "empty": p(sdt("", pr)),
    }[place]
    block = only_block(tmp_path, body)
    assert block.text == "☒"
    assert block.controls[0].checked is True


def test_drop_down(tmp_path: Path) -> None:
    control = only(tmp_path, p("Outcome: ", sdt(r("Attended"), DROPDOWN)))
    assert control == Control(
        "dropdown",
        9,
        17,
        "attendance",
        "Attended",
        None,
        ("Attended", "Did not attend"),
        tag="attendance",
    )


def test_drop_down_nothing_chosen(tmp_path: Path) -> None:
    assert only(tmp_path, p(sdt(r("Choose an item."), DROPDOWN))).value is None


def test_date(tmp_path: Path) -> None:
    pr = '<w:date w:fullDate="2026-05-14T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/></w:date>'
    control = only(tmp_path, p(sdt(r("14 May 2026"), pr)))
    assert (control.kind, control.value, control.date) == ("date", "14 May 2026", "2026-05-14")


@pytest.mark.parametrize(
    ("run", "pr"),
    [
        (r("Click or tap here to enter text.", '<w:rStyle w:val="PT"/>'), ""),
        (r("Say what you have seen."), "<w:showingPlcHdr/>"),
        (r("Click here to enter text."), ""),
        (r("Click or tap to enter a date."), "<w:date/>"),
        (r("  "), ""),
    ],
)
def test_placeholder_stays_in_the_text_and_has_no_value(run: str, pr: str, tmp_path: Path) -> None:
    block = only_block(tmp_path, p("Views: ", sdt(run, pr)), styles=STYLES)
    assert len(block.text) > len("Views: ")
    assert block.controls[0].value is None
    assert (block.controls[0].start, block.controls[0].end) == (7, len(block.text))


def test_text_that_begins_like_a_prompt_is_text(tmp_path: Path) -> None:
    said = "Enter the flat and see the state of it, Mum said."
    assert only(tmp_path, p(sdt(r(said)))).value == said


def test_an_empty_control_is_a_block_of_its_own(tmp_path: Path) -> None:
    document = read_word(tmp_path, tbl(("Views", sdt(p(), '<w:alias w:val="Views"/>'))))
    assert [(block.text, block.controls) for block in document.blocks] == [
        ("Views", ()),
        ("", (Control("text", 0, 0, "Views"),)),
    ]


def test_a_control_over_paragraphs_is_on_each(tmp_path: Path) -> None:
    document = read_word(tmp_path, sdt(p("One.") + p("Two."), '<w:alias w:val="Risks"/>'))
    assert [(block.controls[0].title, block.controls[0].value) for block in document.blocks] == [
        ("Risks", "One."),
        ("Risks", "Two."),
    ]


def test_containers_are_no_fields(tmp_path: Path) -> None:
    body = sdt(p("Contents"), "<w:docPartObj/>") + sdt(sdt(p("Row"), "<w:group/>"), "<w:group/>")
    assert [block.controls for block in read_word(tmp_path, body).blocks] == [(), ()]


def test_legacy_text(tmp_path: Path) -> None:
    control = only(tmp_path, legacy("<w:textInput/>", "FORMTEXT", "Room 2"))
    assert control == Control("text", 0, 6, "Field1", "Room 2")
    assert only(tmp_path, legacy("<w:textInput/>", "FORMTEXT", "\u2002" * 5)).value is None


@pytest.mark.parametrize(
    ("state", "sign"),
    [
        ("<w:checked/>", "☒"),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
        ('<w:default w:val="1"/>', "☒"),
        ("", "☐"),
    ],
)
def test_legacy_check_box(state: str, sign: str, tmp_path: Path) -> None:
    block = only_block(tmp_path, legacy(f"<w:checkBox>{state}</w:checkBox>", "FORMCHECKBOX", None))
    assert block.text == sign
    assert block.controls[0].checked is (sign == "☒")


def test_legacy_drop_down(tmp_path: Path) -> None:
    entries = '<w:listEntry w:val="Choose"/><w:listEntry w:val="Yes"/><w:listEntry w:val="No"/>'
    block = only_block(
        tmp_path, legacy(f'<w:ddList><w:result w:val="2"/>{entries}</w:ddList>', "FORMDROPDOWN", None)
    )
    assert block.text == "No"
    assert block.controls == (Control("dropdown", 0, 2, "Field1", "No", None, ("Yes", "No")),)
    assert only(tmp_path, legacy(f"<w:ddList>{entries}</w:ddList>", "FORMDROPDOWN", None)).value is None
    written = legacy(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>', "FORMDROPDOWN", "Yes")
    assert only_block(tmp_path, written).text == "Yes"


def test_macro_button_prompt(tmp_path: Path) -> None:
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>MACROBUTTON NoMacro [Type name]</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    block = only_block(tmp_path, body)
    assert (block.text, block.controls[0].value) == ("[Type name]", None)
