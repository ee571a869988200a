"""Reads .docx files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from reportcheck.documents.docx_numbering import Numbering
from reportcheck.documents.docx_package import Package
from reportcheck.documents.docx_paragraphs import Paragraph, Piece
from reportcheck.documents.docx_resolve import Walk
from reportcheck.documents.docx_styles import Look, Styles
from reportcheck.documents.docx_xml import Element, child, name, switch, value, whole
from reportcheck.documents.errors import DocumentError
from reportcheck.documents.model import Block, Comment, Control, Document, Part, Revision, Run, Skipped


@dataclass(slots=True)
class Resolved:
    """A document's paragraphs and the numbers of those that are blocks.

    Attributes:
        paragraphs: every paragraph in document order: body, notes, headers, footers.
        numbers: the block number of each; None for one without text.
    """

    package: Package
    styles: Styles
    walk: Walk
    paragraphs: list[Paragraph]
    numbers: list[int | None]


def resolve(package: Package) -> Resolved:
    """Walks every story of a document.

    Raises:
        DocumentError: "damaged" where a part cannot be parsed.
    """
    document = package.document()
    styles = Styles(package.xml(package.related("styles")), package.xml(package.related("theme")))
    walk = Walk()
    body = child(document, "w:body")
    paragraphs = walk.story(body, "body", package.relationships(package.main))
    body_pictures = walk.pictures
    paragraphs += _notes(package, walk)
    paragraphs += _headers(package, walk, document)
    walk.pictures, others = body_pictures, walk.pictures - body_pictures
    if others:
        walk.skipped["picture in a header, footer or note"] += others
    numbers: list[int | None] = []
    count = 0
    for paragraph in paragraphs:
        filled = bool(paragraph.marks) or bool(paragraph.text.strip())
        numbers.append(count if filled else None)
        count += filled
    return Resolved(package, styles, walk, paragraphs, numbers)


def read_docx(data: bytes, file: str) -> Document:
    """The document in the bytes of a .docx file.

    Args:
        data: the file's bytes.
        file: its name, for the Document and for messages.

    Raises:
        DocumentError: "damaged" or "too-large".
    """
    package = Package(data, file)
    try:
        resolved = resolve(package)
    except RecursionError as error:
        raise DocumentError(
            "damaged", f"{file} is damaged: its parts are nested too deeply to be read."
        ) from error
    numbering = package.xml(package.related("numbering"))
    blocks: list[Block] = []
    revisions: list[Revision] = []
    counter: tuple[Part, Numbering] | None = None
    for paragraph, number in zip(resolved.paragraphs, resolved.numbers, strict=True):
        story: Part = "body" if paragraph.part == "textbox" else paragraph.part
        if counter is None or counter[0] != story:
            counter = (story, Numbering(numbering, resolved.styles))
        style = resolved.styles.paragraph_style(paragraph.properties)
        listed = counter[1].label(paragraph.properties, style)
        if number is not None:
            blocks.append(_block(paragraph, number, style, listed, resolved.styles))
        revisions += _revisions(paragraph, number)
    skipped = resolved.walk.skipped
    deleted = sum(revision.kind == "deletion" for revision in revisions)
    if deleted:
        skipped["deleted text"] = deleted
    if resolved.walk.pictures:
        skipped["picture"] = resolved.walk.pictures
    comments = tuple(_comments(package, resolved))
    if comments:
        skipped["comment"] = len(comments)
    return Document(
        name=file,
        format="docx",
        sha256=hashlib.sha256(data).hexdigest(),
        blocks=tuple(blocks),
        revisions=tuple(revisions),
        comments=comments,
        skipped=tuple(Skipped(what, count) for what, count in sorted(skipped.items())),
        properties=package.properties(resolved.styles.language),
        pictures=resolved.walk.pictures,
    )


def _notes(package: Package, walk: Walk) -> list[Paragraph]:
    """Footnotes, then endnotes, each in the order of their references; notes whose reference was deleted are left out."""
    paragraphs: list[Paragraph] = []
    kinds: tuple[Part, Part] = ("footnote", "endnote")
    for kind in kinds:
        part = package.related(f"{kind}s")
        root = package.xml(part)
        if root is None or part is None:
            continue
        notes = {note.get(name("w:id"), ""): note for note in root.iterfind(name(f"w:{kind}"))}
        for wanted in dict.fromkeys(reference.note for reference in walk.notes if reference.kind == kind):
            if wanted in notes:
                found = walk.story(notes[wanted], kind, package.relationships(part))
                for paragraph in found:
                    paragraph.note = wanted
                paragraphs += found
    return paragraphs


def _headers(package: Package, walk: Walk, document: Element) -> list[Paragraph]:
    """Headers, then footers, that are shown; each once, though sections may share or repeat it."""
    settings = package.xml(package.related("settings"))
    even = bool(switch(settings, "w:evenAndOddHeaders"))
    paragraphs: list[Paragraph] = []
    kinds: tuple[Part, Part] = ("header", "footer")
    relationships = package.relationships(package.main)
    for kind in kinds:
        read: set[str] = set()
        unseen: set[str] = set()
        texts: set[tuple[str, ...]] = set()
        for section in document.iter(name("w:sectPr")):
            shown = {"default": True, "even": even, "first": bool(switch(section, "w:titlePg"))}
            for reference in section.iterfind(name(f"w:{kind}Reference")):
                relationship = relationships.get(reference.get(name("r:id"), ""))
                if relationship is None or relationship.target in read:
                    continue
                if not shown.get(reference.get(name("w:type"), "default"), True):
                    unseen.add(relationship.target)
                    continue
                read.add(relationship.target)
                root = package.xml(relationship.target)
                found = walk.story(root, kind, package.relationships(relationship.target))
                text = tuple(paragraph.text for paragraph in found)
                if text not in texts:
                    texts.add(text)
                    paragraphs += found
        if unseen - read:
            walk.skipped[f"{kind} that no page shows"] += len(unseen - read)
    return paragraphs


def _block(
    paragraph: Paragraph,
    number: int,
    style: str | None,
    listed: tuple[int, str | None] | None,
    styles: Styles,
) -> Block:
    heading = styles.heading(style)
    outline = value(paragraph.properties, "w:outlineLvl")
    if outline is not None:
        heading = level if 1 <= (level := whole(outline, 9) + 1) <= 9 else None
    text = paragraph.text
    controls = []
    for mark in sorted(paragraph.marks, key=lambda mark: (mark.start, -mark.end)):
        controls.append(
            mark.form.control(
                mark.start,
                mark.end,
                text[mark.start : mark.end],
                _in_placeholder_style(paragraph, mark.start, mark.end, styles),
            )
        )
    return Block(
        number=number,
        text=text,
        part=paragraph.part,
        style=styles.style_name(style),
        heading=heading,
        list_level=listed[0] if listed and heading is None else None,
        list_label=listed[1] if listed else None,
        cell=paragraph.cell,
        runs=tuple(_runs(paragraph, style, styles)),
        controls=_without_repeats(controls),
    )


def _without_repeats(controls: list[Control]) -> tuple[Control, ...]:
    return tuple(dict.fromkeys(controls))


def _in_placeholder_style(paragraph: Paragraph, start: int, end: int, styles: Styles) -> bool:
    inside = [
        piece
        for piece in paragraph.pieces
        if start <= piece.start and piece.end <= end and piece.text.strip()
    ]
    return bool(inside) and all(styles.is_placeholder(child(piece.run, "w:rPr")) for piece in inside)


def _runs(paragraph: Paragraph, style: str | None, styles: Styles) -> Iterator[Run]:
    """The stretches of equal look, which tile the text."""
    looks: dict[Element, Look] = {}
    last: Run | None = None
    for piece in paragraph.pieces:
        if piece.run not in looks:
            looks[piece.run] = styles.look(child(piece.run, "w:rPr"), style, paragraph.table_style)
        start = piece.start if last is None else last.start
        run = _run(looks[piece.run], piece, start)
        if last is not None and run != _longer(last, piece.end):
            yield last
            run = _run(looks[piece.run], piece, piece.start)
        last = run
    if last is not None:
        yield last


def _run(look: Look, piece: Piece, start: int) -> Run:
    return Run(
        start=start,
        end=piece.end,
        bold=look.bold,
        italic=look.italic,
        underline=look.underline,
        strike=look.strike,
        colour=look.colour,
        highlight=look.highlight,
        size=look.size,
        hidden=look.hidden,
        revision="insertion" if piece.change else None,
        author=piece.change.author if piece.change else None,
        link=piece.link,
    )


def _longer(run: Run, end: int) -> Run:
    return Run(
        run.start, end, run.bold, run.italic, run.underline, run.strike, run.colour, run.highlight, run.size,
        run.hidden, run.revision, run.author, run.link,
    )  # fmt: skip


def _revisions(paragraph: Paragraph, number: int | None) -> list[Revision]:
    found: list[Revision] = []
    previous: Piece | None = None
    for piece in paragraph.pieces:
        if piece.change is not None:
            if previous is not None and previous.change == piece.change:
                text, start = found[-1].text + piece.text, found.pop().start
            else:
                text, start = piece.text, piece.start
            change = piece.change
            found.append(
                Revision("insertion", text, number, start, change.author, change.date, paragraph.cell)
            )
        previous = piece
    for start, text, change in paragraph.deletions:
        found.append(Revision("deletion", text, number, start, change.author, change.date, paragraph.cell))
    return sorted(found, key=lambda revision: (revision.start, revision.kind == "insertion"))


def _comments(package: Package, resolved: Resolved) -> Iterator[Comment]:
    root = package.xml(package.related("comments"))
    if root is None:
        return
    anchors: dict[str, dict[str, tuple[int, int]]] = {}
    for at, paragraph in enumerate(resolved.paragraphs):
        for comment, kind, offset in paragraph.anchors:
            anchors.setdefault(comment, {}).setdefault(kind, (at, offset))
    for element in root.iterfind(name("w:comment")):
        anchor = anchors.get(element.get(name("w:id"), ""), {})
        begin = anchor.get("start") or anchor.get("mark")
        finish = anchor.get("end") or anchor.get("mark")
        paragraphs = Walk().story(element, "body", {})
        text = "\n".join(paragraph.text for paragraph in paragraphs).strip()
        author = element.get(name("w:author"))
        if begin is None or finish is None or resolved.numbers[begin[0]] is None:
            yield Comment(author, text)
            continue
        end = finish[1] if finish[0] == begin[0] else resolved.paragraphs[begin[0]].length
        yield Comment(author, text, resolved.numbers[begin[0]], begin[1], end)
