"""Attendance told in words: invented events of many agencies."""

from __future__ import annotations

import pytest

from reportcheck.reports.attendance import read_attendance, read_attendance_cell

ATTENDED = [
    "Core group at the family centre. Mum, nan and school there.",
    "Core group. Mum attended, dad did not.",
    "Statutory visit. Both children seen in their bedroom.",
    "Unannounced visit at 8am. Mum in her dressing gown, house tidy.",
    "Joint home visit with the midwife.",
    "Ellis attended his paediatric review with his aunt.",
    "Brought to clinic by dad, weight 11.2kg.",
    "Seen at surgery with mum, chest infection.",
    "One to one session. Talked about sleep.",
    "Week 4 of the parenting course, mum there on time.",
    "Strategy discussion with police and health.",
    "MARAC. Actions agreed.",
    "Review conference. Plan to continue.",
    "Parents' evening, both parents came.",
    "Dental check up, two fillings.",
    "I met Kayleigh at school.",
    "Saw both boys at nursery.",
    "Took mum to the housing office.",
    "Speech therapy appointment kept.",
    "PEP meeting held in school.",
    "TAF meeting. Everybody present bar the GP.",
    "Probation supervision, on time, test negative.",
    "Overnight stay. Settled well.",
    "Home visit, no concerns.",
    "Welfare check by police. Children asleep and well.",
    "Hearing test. Normal.",
    "Rearranged appointment with the optician, attended.",
    "Core group, I sent apologies for my manager. Mum and gran came.",
]
NOT_ATTENDED = [
    "Home visit, no reply.",
    "Stat visit. No access, card left.",
    "Unannounced visit, nobody in.",
    "Appointment with the consultant, DNA.",
    "Not brought to hearing test.",
    "Ellis was not brought to his asthma review.",
    "Mum did not attend the group.",
    "Third appointment with drug worker missed.",
    "WNB to audiology.",
    "Failed visit, family out.",
    "Dad failed to attend his assessment.",
    "Core group. I was on leave and sent a written update.",
    "Core group. Neither parent attended.",
    "School nurse drop in. He did not turn up.",
    "Visit at 10am, no answer at the door or on the phone.",
    "Two year check. Nobody came.",
    "Meeting with head of year. Mum did not show.",
    "Clinic - mum forgot.",
    "Session 3. Did not attend, no call.",
    "Core group, apologies given as I was in court.",
]
CANCELLED = [
    "Home visit cancelled by mum, she had a cold.",
    "Core group cancelled as not quorate.",
    "Appointment cancelled by the hospital.",
    "Visit postponed because of snow.",
    "Solicitor's appointment. Dad rang to cancel.",
    "Clinic cancelled, consultant off sick. Rebooked for 12 June.",
    "Home visit rearranged at mum's request.",
    "Planned visit did not go ahead as I was unwell.",
    "Core group postponed to the following week.",
]
NO_APPOINTMENT = [
    "Mum rang to say that he had been sick in the night.",
    "Letter from the hospital, discharged from clinic.",
    "Police called to the house, neighbours heard shouting.",
    "Dad arrested for assault.",
    "Ellis was late for school and had no coat.",
    "Referral sent to early help.",
    "Ellis told his teacher that there was no food at home.",
    "Taken to A&E with a cut lip.",
    "Moved into temporary accommodation.",
    "Email from housing about the arrears.",
    "Absent from nursery all week.",
    "Anonymous call to duty about the children being left alone.",
    "Family moved to a new flat.",
    "Officers attended a domestic incident, both parents drunk.",
    "Exclusion for two days after a fight.",
    "Phone call from nan, worried about the baby.",
    "New baby born, 3.2kg.",
    "Mum started work.",
]


@pytest.mark.parametrize("text", ATTENDED)
def test_attended(text: str) -> None:
    assert read_attendance(text) == "attended"


@pytest.mark.parametrize("text", NOT_ATTENDED)
def test_not_attended(text: str) -> None:
    assert read_attendance(text) == "not_attended"


@pytest.mark.parametrize("text", CANCELLED)
def test_cancelled(text: str) -> None:
    assert read_attendance(text) == "cancelled"


@pytest.mark.parametrize("text", NO_APPOINTMENT)
def test_no_appointment(text: str) -> None:
    assert read_attendance(text) is None


@pytest.mark.parametrize(
    ("text", "outcome", "expected"),
    [
        ("Audiology.", "Was not brought. Letter sent.", "not_attended"),
        ("Eye clinic.", "Brought by nan. Glasses prescribed.", "attended"),
        ("Weight review.", "Cancelled by mum that morning.", "cancelled"),
        ("Home visit.", "No reply. Card left, rebooked.", "not_attended"),
        ("Core group.", "Mum and dad present. Plan updated.", "attended"),
        ("Initial conference.", "Police did not attend, report sent.", "not_attended"),
        ("Call from a neighbour about shouting.", "Officers attended. All in order.", None),
        ("Appointment with the dietician.", "Attended", "attended"),
        ("Family support session", "DNA", "not_attended"),
    ],
)
def test_outcome_column(text: str, outcome: str, expected: str | None) -> None:
    assert read_attendance(text, outcome) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Yes", "attended"),
        ("Y", "attended"),
        ("No", "not_attended"),
        ("DNA", "not_attended"),
        ("N/A", None),
        ("-", None),
        ("Cancelled by mum", "cancelled"),
        ("Attended", "attended"),
        ("No - not brought", "not_attended"),
        ("", None),
    ],
)
def test_attendance_column(cell: str, expected: str | None) -> None:
    assert read_attendance_cell(cell) == expected
