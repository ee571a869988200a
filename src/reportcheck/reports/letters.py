"""What a letter says around its text: letterhead, date, subject lines, sign-off; and what prose says of sharing the report."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportcheck.reports.dates import Period, find_dates
from reportcheck.reports.layout import Placed
from reportcheck.reports.persons import Person, read_people

_AGENCY = re.compile(
    r"\b(?:trust|school|academy|college|nursery|pre-?school|surgery|practice|medical centre|health centre|council|borough|constabulary|police|services?|team|hospitals?|clinic|centre|center|nhs|camhs|probation|"
    r"housing|homes|association|charity|unit|partnership|refuge|project|department|authority|agency|group|care|hub|foundation|infirmary|university|society|community|county|directorate|division|cafcass|barnardo\w*|nspcc)\b",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:social worker|nurse|visitor|teacher|head|headteacher|officer|practitioner|midwife|lead|manager|doctor|gp|psychologist|psychiatrist|advis[eo]r|constable|sergeant|worker|co-?ordinator|consultant|therapist|mentor|dsl|senco|"
    r"paediatrician|assistant|deputy|counsellor|warden|inspector|partner|registrar|specialist|director|principal|tutor|carer|guardian|advocate|idva|detective|supervisor|clinician|pharmacist|keyworker|key worker|pastoral|technician)\b",
    re.IGNORECASE,
)
_POSTNOMINAL = re.compile(
    r",?\s+(?:\(?(?:RGN|RMN|RN|RSCN|SCPHN|BSc|BA|MA|MSc|MRCGP|MBBS|MBChB|PhD|DipSW|QTS|RHV|RM|PGCE|NPQH|RNLD|RNMH|MBE|Hons|HV)\)?[\s,]*)+.*$"
)
_CONTACT = re.compile(
    r"@|\b(?:tel|telephone|phone|email|e-mail|mobile|fax|direct line|web|www)\b|\d{5,}|^cc\b|^enc|^copy|^copies",
    re.IGNORECASE,
)
_CONFERENCE = re.compile(r"\b(?:conference|RCPC|review)\b", re.IGNORECASE)
_BORN = re.compile(
    r"\bd\.?o\.?b\b|\bborn\b|date of birth|\bedd\b|\bdue\b|\(\s*\d|\d{1,2}[./-]\d{1,2}[./-]\d{2}",
    re.IGNORECASE,
)
_SHARED = re.compile(
    r"\b(?:shared|share|read|gone? through|went through|go(?:ing)? over|went over|discuss\w*|talked|shown?|showed|given|gave|seen|sent|handed)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:this|the|my|our) (?:report|letter)\b|\breport (?:was|has|had)\b|\bcopy\b|\bdraft\b|\bthis (?:has been|was) shared\b|\bcontents? of this\b",
    re.IGNORECASE,
)
_PARENT = re.compile(
    r"\b(?:parents?|mother|father|mum|dad|mam|carers?|family|both|m[sr]s?|miss|grandmother|her|him|them|they|she|he)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|to be|intend|plan to|going to|hope to|aim to|not (?:yet )?(?:been )?(?:shared|able|seen|had)|unable|could not|have not|has not|was not|cannot|did not)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter's frame states; all None for a form."""

    author: str | None = None
    role: str | None = None
    agency: str | None = None
    date: str | None = None
    conference_date: str | None = None
    people: tuple[Person, ...] = ()


def is_agency(text: str) -> bool:
    """Whether words name an organisation."""
    return _AGENCY.search(text) is not None


def read_letter(placed: Sequence[Placed]) -> Letter:
    """The frame of a letter; a form gives what its title and its first sentence say of the conference."""
    head = [p for p in placed if p.zone == "head"]
    tail = [p for p in placed if p.zone == "tail"]
    body = [p for p in placed if p.zone == "body"]
    subjects = [p for p in placed if p.role == "subject"]
    furniture = [p for p in placed if p.role == "furniture"]
    author, role, agency = _sign_off(_lines(tail))
    is_letter = bool(head or tail)
    if is_letter and agency is None:
        agency = next(
            (
                line
                for line in _lines([*head, *furniture])
                if is_agency(line)
                and not _CONTACT.search(line)
                and not re.search(r"conference|confidential|review unit|page \d", line, re.IGNORECASE)
            ),
            None,
        )
    written = (
        next(
            (
                m.date
                for p in [*head, *([] if head else body[:4])]
                for m in find_dates(p.block.text)
                if len(m.date) == 10 and not _CONFERENCE.search(p.block.text)
            ),
            None,
        )
        if is_letter or not any(p.block.cell for p in body)
        else None
    )
    if written is None:
        written = next((m.date for p in tail for m in find_dates(p.block.text) if len(m.date) == 10), None)
    return Letter(
        author,
        role,
        agency,
        written,
        _conference_date(subjects, furniture, head, placed),
        tuple(_subjects(subjects)),
    )


def _lines(places: Iterable[Placed]) -> list[str]:
    return [line.strip() for p in places for line in re.split(r"[\n\t]+", p.block.text) if line.strip()]


def _sign_off(lines: list[str]) -> tuple[str | None, str | None, str | None]:
    """Name, role and agency from the lines below "Yours sincerely"."""
    kept: list[str] = []
    for line in lines:
        if re.match(r"\W*(?:cc|enc|copy|copies|distribution|p\.?p\.?\b)", line, re.IGNORECASE):
            break
        if (
            not _CONTACT.search(line)
            and not _only_date(line)
            and not re.match(
                r"\W*\(?(?:signed|signature|dictated|electronically|not signed|by email)", line, re.IGNORECASE
            )
        ):
            kept.append(line)
    if not kept:
        return None, None, None
    start = next((i for i, line in enumerate(kept) if _looks_like_name(line)), 0)
    first = [p.strip() for p in re.split(r",\s+|\s+[–—-]\s+", _POSTNOMINAL.sub("", kept[start])) if p.strip()]
    name = first[0] if first else kept[start]
    rest = [*first[1:], *kept[start + 1 :]]
    # a signature in another hand above the printed name
    if (
        rest
        and _looks_like_name(rest[0])
        and not _ROLE.search(rest[0])
        and not is_agency(rest[0])
        and rest[0].split()[-1].lower() == name.split()[-1].lower()
    ):
        name, rest = rest[0], rest[1:]
    role = rest[0] if rest else None
    agency = next((line for line in rest[1:] if is_agency(line)), rest[1] if len(rest) > 1 else None)
    if role and agency is None:
        for sign in (r",\s+", r"\s+[–—-]\s+"):
            pieces = re.split(sign, role, maxsplit=1)
            if len(pieces) == 2 and is_agency(pieces[1]) and _ROLE.search(pieces[0]):
                return name, pieces[0], pieces[1]
    return name, role, agency


def _only_date(line: str) -> bool:
    found = find_dates(line)
    return (
        bool(found)
        and len(
            re.sub(r"\W|date[d]?", "", line[: found[0].start] + line[found[-1].end :], flags=re.IGNORECASE)
        )
        < 3
    )


def _looks_like_name(line: str) -> bool:
    words = re.sub(r"\(.*?\)", "", re.split(r",", line)[0]).split()
    return (
        1 < len(words) <= 5
        and all(w[0].isupper() or w.lower() in ("de", "van", "al", "el", "da") for w in words)
        and not _ROLE.search(" ".join(words))
        and not (is_agency(" ".join(words)))
    )


def _subjects(places: Sequence[Placed]) -> list[Person]:
    """The children of the subject lines: those with a date of birth; where none has one, whoever is named."""
    text = "\n".join(
        re.sub(r"^\s*(?:re|subject|regarding|ref)\b\s*[:\-–.]?\s*", "", p.block.text, flags=re.IGNORECASE)
        for p in places
    )
    dated, named = [], []
    for line in text.split("\n"):
        if re.match(r"\W*(?:address|our ref|your ref|of\b|at\b)", line, re.IGNORECASE) or (
            _CONFERENCE.search(line) and not _BORN.search(line)
        ):
            continue
        for person in read_people(line):
            if person.date_of_birth or person.expected_date_of_delivery:
                dated.append(person)
            elif person.relationship is None and len(person.name.split()) > 1:
                named.append(person)
    return dated or named


def _conference_date(
    subjects: Sequence[Placed], furniture: Sequence[Placed], head: Sequence[Placed], placed: Sequence[Placed]
) -> str | None:
    """The day of the conference from the subject, the title or the first sentences that speak of it."""
    titles = [p for p in placed if p.role in ("title", "heading")][:4]
    early = [p for p in placed if p.role == "content" and p.zone == "body"][:4]
    for place in [*subjects, *titles, *furniture, *head, *early]:
        text = place.block.text
        for match in re.finditer(r"\bconference\b|\bRCPC\b", text, re.IGNORECASE):
            after = [m for m in find_dates(text) if len(m.date) == 10 and 0 <= m.start - match.end() <= 60]
            between = text[match.end() : after[0].start] if after else ""
            before = text[max(0, match.start() - 40) : match.start()]
            if (
                after
                and not re.search(r"[.;]\s|\b(?:last|previous|initial|since)\b", between)
                and not re.search(
                    r"\b(?:last|previous|initial|since the)\s+(?:\w+\s+){0,3}$", before, re.IGNORECASE
                )
            ):
                return after[0].date
    return None


def shared_with_parents(placed: Sequence[Placed], period: Period | None) -> str | None:
    """The last day on which prose says that the report was shared with a parent; None where it says none, or only that it will be."""
    days: list[str] = []
    for place in placed:
        if place.role != "content":
            continue
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z“‘\"'])", place.block.text):
            shared = _SHARED.search(sentence)
            if shared is None or not (_REPORT.search(sentence) and _PARENT.search(sentence)):
                continue
            if not _FUTURE.search(sentence[: shared.end()]):  # "she did not wish to add anything" comes after
                days += [m.date for m in find_dates(sentence, period) if len(m.date) == 10]
    until = period.end.isoformat() if period and period.end else None
    return max((day for day in days if until is None or day <= until), default=None)


__all__ = ["Letter", "is_agency", "read_letter", "shared_with_parents"]
