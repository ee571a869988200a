"""The part that each block plays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from reportcheck.documents import Block, Control, Document
from reportcheck.reports.forms import load_form
from reportcheck.reports.layout import Placed, lay_out

Make = Callable[[Callable[[Any], None]], Document]


def by_text(document: Document) -> dict[str, Placed]:
    return {place.block.text: place for place in lay_out(document, load_form())}


def roles(document: Document) -> dict[str, str]:
    return {place.block.text: place.role for place in lay_out(document, load_form())}


def headings(place: Placed) -> list[str]:
    return [heading.text for heading in place.path]


def test_word_headings_bold_lines_and_typed_numbers(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_heading("Report to review conference", 0)
        word.add_heading("Chronology", 1)
        word.add_paragraph("Leo was seen at home on 4 May and again on 12 May.")
        write.bold(word, "Parenting")
        word.add_paragraph("Kelly has kept to the routine that we agreed in March.")
        word.add_paragraph("2.4 Wishes and feelings")
        word.add_paragraph("Leo told me that he likes the new house better than the flat.")

    places = by_text(written(report))
    assert places["Report to review conference"].role == "title"
    assert headings(places["Leo was seen at home on 4 May and again on 12 May."]) == ["Chronology"]
    assert headings(places["Kelly has kept to the routine that we agreed in March."])[-1] == "Parenting"
    assert (
        headings(places["Leo told me that he likes the new house better than the flat."])[-1]
        == "Wishes and feelings"
    )


def test_instructions_are_not_the_authors_words(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_heading("Analysis", 1)
        write.italic(word, "Please distinguish between fact and opinion.")
        write.italic(word, "Events that matter, with attendance at appointments.")
        word.add_paragraph("Please say what your agency will do for the child/ren.")
        word.add_paragraph("I think that Leo is safer than he was.")
        write.italic(word, "“I want to go home,” he said on 3 May 2026.")

    found = roles(written(report))
    assert list(found.values()) == ["heading", "guidance", "guidance", "guidance", "content", "content"]


def test_a_run_in_lead_opens_a_section_where_there_are_no_headings(written: Make) -> None:
    def letter(word: Any) -> None:
        for text in (
            "Dear Ms Brand",
            "Re: Leo Hart, born 1 February 2018",
            "Risks: Leo was left alone twice.",
            "What is going well – he is in school.",
            "Yours sincerely",
            "Jo Hill",
            "Health visitor",
        ):
            word.add_paragraph(text)

    document = written(letter)
    places = {place.block.number: place for place in lay_out(document, load_form())}
    assert [places[i].role for i in range(7)] == [
        "salutation",
        "subject",
        "content",
        "content",
        "closing",
        "content",
        "content",
    ]
    assert places[2].text == "Leo was left alone twice."
    assert headings(places[2]) == ["Risks"]
    assert places[3].text == "he is in school."
    assert places[5].zone == "tail"


def test_a_child_named_at_the_start_of_a_line_is_no_lead(written: Make) -> None:
    def report(word: Any) -> None:
        word.add_heading("Recommendation", 1)
        word.add_paragraph("Leo: I recommend that he remains on a plan.")

    places = by_text(written(report))
    assert places["Leo: I recommend that he remains on a plan."].start == 0


def test_labels_at_the_left_two_pairs_a_row(written: Make, write: Any) -> None:
    rows = [["*Venue*", "Town Hall", "*Chair*", "Dilys Brand"], ["*Time*", "", "*Category*", "*Neglect*"]]
    places = by_text(written(lambda word: write.table(word, rows)))
    assert places["Venue"].role == "label"
    assert places["Town Hall"].row == "Venue"
    assert places["Dilys Brand"].row == "Chair"
    assert places["Neglect"].role == "content"
    assert places["Neglect"].row == "Category"


def test_a_table_of_data_gives_each_cell_its_column(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_heading("Chronology", 1)
        write.table(
            word,
            [
                ["*Date*", "*Event*", "*Outcome*"],
                ["4.5.26", "Home visit.", "Leo seen."],
                ["9.5.26", "Clinic.", ""],
            ],
        )

    places = by_text(written(report))
    assert places["Home visit."].column == "Event"
    assert places["Home visit."].hint == "chronology"
    assert places["4.5.26"].role == "content"
    assert places["Clinic."].row is None


def test_columns_that_are_sections(written: Make, write: Any) -> None:
    rows = [
        ["*What are we worried about?*", "*What is working well?*"],
        ["*Harm*\nLeo was hit in March.", "*Existing strengths*\nKelly rang for help."],
        ["*Complicating factors*\nThe move is in June.", ""],
    ]
    places = by_text(written(lambda word: write.table(word, rows)))
    assert headings(places["Leo was hit in March."]) == ["What are we worried about?", "Harm"]
    assert headings(places["The move is in June."])[-1] == "Complicating factors"
    assert places["Leo was hit in March."].column is None


def test_one_long_table_with_banners_and_agencies_that_wrote_nothing(written: Make, write: Any) -> None:
    rows = [
        ["*PART B: POLICE*", ""],
        ["Information", "To be completed by Police"],
        ["*PART C: SCHOOL*", ""],
        ["Involvement", "Leo is in Year 3."],
        ["Views of the child", "He told me that he likes maths."],
    ]

    def report(word: Any) -> None:
        write.table(word, rows)
        table = word.tables[0]
        for r in (0, 2):
            table.cell(r, 0).merge(table.cell(r, 1))

    places = by_text(written(report))
    assert places["To be completed by Police"].role == "placeholder"
    assert places["PART C: SCHOOL"].role == "heading"
    assert headings(places["Leo is in Year 3."]) == ["SCHOOL", "Involvement"]
    assert places["He told me that he likes maths."].row == "Views of the child"


def test_boxes_beside_the_forms_options(written: Make, write: Any) -> None:
    rows = [["☐", "Child protection plan continues"], ["☒", "Child in need plan"]]

    def report(word: Any) -> None:
        word.add_heading("Recommendation", 1)
        write.table(word, rows)

    document = written(report)
    places = {
        (p.block.cell.row, p.block.cell.column): p for p in lay_out(document, load_form()) if p.block.cell
    }
    assert places[0, 0].role == "unticked"
    assert places[0, 1].role == "label"
    assert places[1, 0].role == "content"
    assert places[1, 0].row == "Child in need plan"


def test_ticked_columns_keep_the_writers_factors(written: Make, write: Any) -> None:
    rows = [["*Factor*", "*Increased*", "*Same*"], ["Missed appointments", "✓", ""], ["Lateness", "", "✓"]]
    places = by_text(written(lambda word: write.table(word, rows)))
    assert places["Missed appointments"].role == "content"
    assert places["Missed appointments"].column == "Factor"


def test_nothing_is_lost(written: Make, write: Any) -> None:
    def report(word: Any) -> None:
        word.add_paragraph("Report for conference")
        write.table(word, [["Name", "Leo Hart"], ["A question that no form asks", "An answer."]])
        word.add_paragraph("Some words.")

    document = written(report)
    placed = lay_out(document, load_form())
    assert [place.block.number for place in placed] == [block.number for block in document.blocks]


def test_office_use_and_item_numbers(written: Make, write: Any) -> None:
    rows = [["1.1", "*Agency*", "Northmoor School"], ["1.2", "*Office use only: received*", "4/5/26"]]
    places = by_text(written(lambda word: write.table(word, rows)))
    assert places["1.1"].role == "label"
    assert places["Northmoor School"].row == "Agency"
    assert places["4/5/26"].role == "office"


def test_the_title_of_a_form_field_stands_in_for_a_heading() -> None:
    text = "Leo was seen at home twice."
    control = Control("text", 0, len(text), title="KeyDates", value=text)
    document = Document("form.docx", "docx", "0" * 64, (Block(0, text, controls=(control,)),))
    (place,) = lay_out(document, load_form())
    assert headings(place) == ["Key Dates"]
