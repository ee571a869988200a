"""Writes the sample reports: ``python samples/build.py``. Every family, agency and writer in them is invented.

``health-visitor.docx`` is a rushed draft with most of what the guidance asks to avoid; ``teacher.docx`` is a careful
report for the same conference; ``gp-letter.docx`` is a letter without a form.
"""

from __future__ import annotations

from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from docx.shared import RGBColor

HERE = Path(__file__).parent
CHILDREN = [
    ("Daniel Okoro (Danny)", "02/09/2016", "Male", "Child"),
    ("Jonah Okoro", "27/04/2018", "Male", "Child"),
    ("Esme Okoro", "05/11/2024", "Female", "Child"),
]
ADULTS = [
    ("Tara Linwood", "30/01/1995", "Female", "Mother"),
    ("Chidi Okoro", "11/08/1992", "Male", "Father"),
    ("Lorna Linwood", "Not known", "Female", "Maternal grandmother"),
]


def table(document: DocxDocument, rows: list[tuple[str, ...]]) -> None:
    """Add a table with a grid; its first row is the header."""
    grid = document.add_table(rows=0, cols=len(rows[0]))
    grid.style = "Table Grid"
    for row in rows:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text


def front_sheet(document: DocxDocument, author: tuple[str, str, str], report: str, shared: str) -> None:
    """Add the front sheet of the form."""
    document.add_heading("Report for the child protection review conference", 0)
    document.add_heading("Front sheet", 1)
    table(
        document,
        [
            ("Date of conference", "18/06/2026", "Time", "10:00"),
            ("Venue", "Meeting room 1, Weir House", "Chair", "Helen Ashdown"),
            ("Report by", author[0], "Role", author[1]),
            ("Agency", author[2], "Date of report", report),
            ("Date of last conference", "19/03/2026", "Date shared with parents", shared),
        ],
    )
    document.add_paragraph()
    table(document, [("Name", "Date of birth", "Gender", "Relationship"), *CHILDREN, *ADULTS])


def health_visitor() -> DocxDocument:
    """A rushed draft."""
    document = Document()
    front_sheet(document, ("Grace Holloway", "Health visitor", "Weirside Community Health"), "15/06/2026", "")
    address = document.add_paragraph("Address: ")
    amended = address.add_run("Flat 2, 8 Tannery Row (moved 14/05/2026)")
    amended.font.color.rgb = RGBColor(0xC0, 0x00, 0x00)
    document.add_heading("Chronology of significant events", 1)
    table(
        document,
        [
            ("Date", "Event", "Outcome"),
            ("26/03/2026", "Home visit. Esme weighed 8.1kg, 25th centile.", "Seen with mum."),
            (
                "16/04/2026",
                "Esme: 18 month review at clinic.",
                "Was not brought. Mum is not interested in appointments.",
            ),
            ("30/04/2026", "Home visit.", "No reply. Card left."),
            (
                "14/05/26",
                "Home visit to the new flat. Danny and Jonah were off school and he had a cough.",
                "Attended.",
            ),
            ("4 June", "Core group at Millrace Primary.", "Mum came, dad did not attend."),
        ],
    )
    document.add_heading("Risk factors", 1)
    for text in (
        "Missed appointments. This has increased since the last conference: two of three were missed.",
        "The home is chaotic and always dirty.",
        "Mum is depressed and will never cope with three children on her own.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Protective factors", 1)
    for text in (
        "Nan visits every day and brought Esme to clinic on 11 May.",
        "Esme went to her mother for comfort at each visit and was comforted.",
    ):
        document.add_paragraph(text, style="List Bullet")
    document.add_heading("Likely outcomes for the children", 1)
    document.add_paragraph(
        "Jonah is behind with his speech because of mum’s drinking. He told me that he likes his teacher."
    )
    document.add_heading("Are the changes sustainable?", 1)
    document.add_paragraph(
        "In my view the improvement in Esme’s weight can be kept up while her grandmother helps."
    )
    document.add_heading("Recommendation", 1)
    document.add_paragraph("To be agreed at conference.")
    document.add_paragraph("Signed: Grace Holloway    Date: 15/06/2026")
    return document


def teacher() -> DocxDocument:
    """A careful report."""
    document = Document()
    front_sheet(
        document, ("Imran Sadiq", "Class teacher", "Millrace Primary School"), "12/06/2026", "15/06/2026"
    )
    document.add_heading("Involvement with the family", 1)
    document.add_paragraph(
        "I have taught Jonah since September 2025. I see Daniel at breakfast club. I have met Esme twice, at the gate."
    )
    document.add_heading("Chronology of significant events", 1)
    table(
        document,
        [
            ("Date", "Event", "Outcome"),
            ("24/03/2026", "Parents’ evening.", "Ms Linwood attended."),
            (
                "21/04/2026",
                "Jonah told me that he had had no breakfast.",
                "Toast given. Ms Linwood told by telephone.",
            ),
            ("04/06/2026", "Core group at school.", "Ms Linwood attended. Mr Okoro did not attend."),
        ],
    )
    document.add_heading("Risk factors since the last conference", 1)
    document.add_paragraph(
        "Lateness: this risk has decreased a little. Jonah was late on 4 days of 38, against 9 of 40 last term.",
        style="List Bullet",
    )
    document.add_heading("Protective factors since the last conference", 1)
    document.add_paragraph(
        "Breakfast club: this is new since April. Daniel and Jonah came on 31 of 33 days.",
        style="List Bullet",
    )
    document.add_heading("The children’s views", 1)
    document.add_paragraph(
        "Daniel said to me, “I like it when Nan picks us up.” Jonah drew a picture of his house."
    )
    document.add_heading("Likely outcomes for the children", 1)
    document.add_paragraph(
        "If Jonah goes on arriving on time I expect him to reach his reading target in July. I think that Daniel is on "
        "course for his."
    )
    document.add_heading("Changes in circumstances", 1)
    document.add_paragraph(
        "Positive: breakfast club since April. Negative: Jonah told me that his father has moved out."
    )
    document.add_heading("Are the changes sustainable?", 1)
    document.add_paragraph("I believe that the better timekeeping can last while breakfast club is paid for.")
    document.add_heading("Recommendation", 1)
    document.add_paragraph(
        "Daniel and Jonah: I recommend that they step down to a child in need plan, because both are now in school on "
        "time and say that they feel safe there. I would want breakfast club to go on."
    )
    document.add_paragraph(
        "Esme: from the little that I know I recommend that Esme remains subject to a child protection plan under the "
        "category of neglect, because I understand from the health visitor that Esme still misses appointments and is "
        "likely to suffer significant harm if that goes on."
    )
    document.add_paragraph("Signed: Imran Sadiq    Date: 12/06/2026")
    return document


def gp_letter() -> DocxDocument:
    """A letter without a form."""
    document = Document()
    for line in (
        "Tannery Lane Surgery",
        "1 Tannery Lane, Weirside",
        "11 June 2026",
        "Child Protection and Review Unit, Weir House",
        "Dear Ms Ashdown",
        "Re: Daniel Okoro, d.o.b. 02/09/2016; Jonah Okoro, d.o.b. 27/04/2018; Esme Okoro, d.o.b. 05/11/2024",
        "Review conference on 18 June 2026",
        "Thank you for asking me for a report. I have been the family’s doctor since 2019.",
        "Esme was seen on 2 April 2026 with her grandmother, Lorna Linwood, for an ear infection. She was given "
        "amoxicillin. She was not brought to her review on 23 April. Jonah and Daniel have not been seen since the last "
        "conference.",
        "Ms Linwood attended on 7 May. She told me that she had stopped her sertraline in March and asked to start again. "
        "Her PHQ-9 score was 14. She is a devoted mother who will do anything for her children.",
        "From the medical records I would support the plan continuing for all three children under the category of "
        "neglect.",
        "Yours sincerely",
        "Dr Marian Teale",
        "General practitioner",
    ):
        document.add_paragraph(line)
    return document


if __name__ == "__main__":
    for name, build in (("health-visitor", health_visitor), ("teacher", teacher), ("gp-letter", gp_letter)):
        sample = build()
        sample.core_properties.author = "reportcheck samples"
        sample.core_properties.title = ""
        sample.save(str(HERE / f"{name}.docx"))
