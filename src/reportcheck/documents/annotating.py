"""Writes comments into a copy of a Word document, and takes them out again.

Nothing else in the copy changes: the parts that hold no comment are copied as they are, and the text with comments
removed is the same.
"""

from __future__ import annotations

import copy
import io
import os
import posixpath
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from reportcheck.documents.docx_anchors import Anchors, mark_run, remove_marks
from reportcheck.documents.docx_package import Package
from reportcheck.documents.docx_paragraphs import Paragraph
from reportcheck.documents.docx_reading import Resolved, resolve
from reportcheck.documents.docx_xml import Element, child, name, parse, whole
from reportcheck.documents.errors import DocumentError

AUTHOR = "reportcheck"

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NO_LINKS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class NewComment:
    """A comment to write.

    Attributes:
        block: number of the block as ``read`` gives it; None for a comment on the whole document, which stands on its
            title (or its first paragraph).
        start: first character in the block's text; None for the whole block.
        end: one past the last character; None for the end of the block.
        text: what it says: one paragraph, or several.
    """

    block: int | None
    start: int | None
    end: int | None
    text: str | Sequence[str]


def annotate(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    comments: Sequence[NewComment],
    *,
    author: str = AUTHOR,
    when: datetime | None = None,
) -> None:
    """Writes a copy of a Word document with comments on exactly the words that they are about.

    Comments that the same author left in the source are replaced; all others stay. Word shows no comments in headers,
    footers, notes and text boxes ([MS-OI29500] 2.1.315): those say what they are about, and stand on the title, on the
    note's mark, or beside the text box.

    Args:
        source: the .docx file.
        target: where the copy goes; may be the source itself.
        comments: the comments, in the order in which they are to be numbered.
        author: who they are from.
        when: their time (its time zone kept as it is); now if None.

    Raises:
        DocumentError: the source cannot be read, or is no .docx file ("unsupported").
        ValueError: a block number that the document does not have.
        OSError: the target cannot be written.
    """
    package, data = _open(Path(source))
    changed = _without(package, author)
    resolved = resolve(package)
    root = _comments_root(package)
    first = 1 + max((whole(one.get(name("w:id")), -1) for one in root), default=-1)
    stamp = (when or datetime.now(UTC).astimezone()).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    anchors: dict[int, Anchors] = {}
    for number, comment in enumerate(comments, start=first):
        words = _place(resolved, comment, str(number), anchors)
        said = [comment.text] if isinstance(comment.text, str) else list(comment.text)
        root.append(_comment(str(number), [*words, *said], author, stamp))
    _write(package, data, Path(target), changed | {package.main}, root if comments else None)


def strip(source: str | os.PathLike[str], target: str | os.PathLike[str], author: str = AUTHOR) -> int:
    """Writes a copy of a Word document without the comments of one author; those of others stay.

    Args:
        source: the .docx file.
        target: where the copy goes; may be the source itself.
        author: whose comments go.

    Returns:
        How many comments were taken out.

    Raises:
        DocumentError: the source cannot be read, or is no .docx file ("unsupported").
        OSError: the target cannot be written.
    """
    package, data = _open(Path(source))
    count = len(_own(package, author))
    _write(package, data, Path(target), _without(package, author), None)
    return count


def _open(source: Path) -> tuple[Package, bytes]:
    from reportcheck.documents.reading import bytes_of, is_docx

    data = bytes_of(source)
    if not is_docx(data, source):
        raise DocumentError(
            "unsupported",
            f"{source.name} is no Word document: comments can only be written into .docx files.",
        )
    package = Package(data, source.name)
    raw = package.data(package.main) or b""
    if b"purl.oclc.org/ooxml" in raw:
        raise DocumentError(
            "unsupported",
            f'{source.name} is in the "Strict Open XML" format. Open it in Word and save it as Word Document.',
        )
    package.document()
    return package, data


def _own(package: Package, author: str) -> list[Element]:
    root = package.xml(package.related("comments"))
    return [] if root is None else [one for one in root if one.get(name("w:author")) == author]


def _without(package: Package, author: str) -> set[str]:
    """Takes the author's comments out of the parsed parts; returns the names of the parts that changed."""
    part = package.related("comments")
    own = _own(package, author)
    root = package.xml(part)
    if not own or root is None or part is None:
        return set()
    remove_marks(package.document(), [one.get(name("w:id"), "") for one in own])
    paragraphs = {
        paragraph.get(f"{{{_W14}}}paraId", "").upper() for one in own for paragraph in one.iter(name("w:p"))
    } - {""}
    for one in own:
        root.remove(one)
    return {part, package.main} | _without_companions(package, paragraphs)


def _without_companions(package: Package, paragraphs: set[str]) -> set[str]:
    """Takes what Word keeps beside comments (threads, ids) out; answers of others to them become comments of their own."""
    changed = set()
    for kind in ("commentsExtended", "commentsIds"):
        part = package.related(kind)
        root = package.xml(part)
        for element in list(root) if root is not None else ():
            for key, stated in list(element.attrib.items()):
                local = str(key).rpartition("}")[2]
                if str(stated).upper() not in paragraphs:
                    continue
                if local == "paraIdParent":
                    del element.attrib[key]
                elif local == "paraId" and root is not None and element.getparent() is root:
                    root.remove(element)
                changed.add(part or "")
    return changed - {""}


def _place(resolved: Resolved, comment: NewComment, number: str, anchors: dict[int, Anchors]) -> list[str]:
    """Marks a comment's words; returns paragraphs to put before its text where it cannot stand on them."""
    index = _title(resolved) if comment.block is None else _index(resolved, comment.block)
    if index is None:
        paragraph = next(iter(resolved.paragraphs), None)
        if paragraph is None:
            body = child(resolved.package.document(), "w:body")
            if body is None:
                return []
            element = etree.SubElement(body, name("w:p"))
            body.insert(0, element)
            paragraph = Paragraph([element], "body", None, None)
        Anchors(paragraph).mark(0, 0, number)
        return []
    paragraph = resolved.paragraphs[index]
    whole_block = comment.block is None
    start = 0 if whole_block or comment.start is None else comment.start
    end = paragraph.length if whole_block or comment.end is None else comment.end
    about = _shortened(paragraph.text[start:end])
    if paragraph.part in ("body", "textbox"):
        anchors.setdefault(index, Anchors(paragraph)).mark(start, end, number)
        return [f"On “{about}” in the text box:"] if paragraph.box is not None and about else []
    if paragraph.note is not None:
        for reference in resolved.walk.notes:
            if (reference.kind, reference.note) == (paragraph.part, paragraph.note):
                mark_run(reference.run, number)
                return [f"On “{about}” in the {paragraph.part}:"]
    title = _title(resolved)
    target = resolved.paragraphs[0 if title is None else title]
    anchors.setdefault(title or 0, Anchors(target)).mark(0, target.length, number)
    return [f"On “{about}” in the page {paragraph.part}:"]


def _title(resolved: Resolved) -> int | None:
    """Index of the title: the first paragraph in a title style, or else the first with text."""
    first = None
    for index, (paragraph, number) in enumerate(zip(resolved.paragraphs, resolved.numbers, strict=True)):
        if number is None or paragraph.part != "body" or not paragraph.text.strip():
            continue
        first = index if first is None else first
        if resolved.styles.heading(resolved.styles.paragraph_style(paragraph.properties)) == 0:
            return index
    return first


def _index(resolved: Resolved, block: int) -> int:
    try:
        return resolved.numbers.index(block)
    except ValueError:
        raise ValueError(f"the document has no block {block}") from None


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 80 else text[:79].rstrip() + "…"


def _comments_root(package: Package) -> Element:
    root = package.xml(package.related("comments"))
    if root is not None:
        return root
    return etree.Element(name("w:comments"), nsmap={"w": _WORD})


def _comment(number: str, paragraphs: Sequence[str], author: str, stamp: str) -> Element:
    comment = etree.Element(name("w:comment"), nsmap={"w": _WORD})
    initials = "".join(word[0] for word in author.split())[:3]
    for key, stated in (("w:id", number), ("w:author", author), ("w:date", stamp), ("w:initials", initials)):
        comment.set(name(key), stated)
    for at, text in enumerate(paragraphs or [""]):
        paragraph = etree.SubElement(comment, name("w:p"))
        if at == 0:
            etree.SubElement(etree.SubElement(paragraph, name("w:r")), name("w:annotationRef"))
        node = etree.SubElement(etree.SubElement(paragraph, name("w:r")), name("w:t"))
        node.text = _ILLEGAL.sub("", text)
        node.set(name("xml:space"), "preserve")
    return comment


def _write(package: Package, data: bytes, target: Path, changed: set[str], comments: Element | None) -> None:
    """Writes the package with the changed parts and, where comments were added, their part; all others as they are."""
    new: dict[str, bytes] = {}
    part = package.related("comments")
    if comments is not None and part is None:
        part = _add_part(package, new)
    for each in changed:
        root = package.xml(each)
        if root is not None:
            new[each] = _serialised(root, package.data(each) or b"")
    if comments is not None and part is not None:
        new[part] = _serialised(comments, package.data(part) or b"")
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for info in old.infolist():
            content = new.pop(info.filename, None)
            archive.writestr(
                copy.copy(info), old.read(info) if content is None else content, info.compress_type
            )
        for each, content in new.items():
            archive.writestr(each, content)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(buffer.getvalue())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _add_part(package: Package, new: dict[str, bytes]) -> str:
    """Makes room for a comments part: its name, its content type and the relationship to it."""
    folder, file = posixpath.split(package.main)
    part = posixpath.join(folder, "comments.xml")
    number = 1
    while part in package.names:
        number += 1
        part = posixpath.join(folder, f"comments{number}.xml")
    types = package.xml("[Content_Types].xml")
    if types is not None:
        override = etree.SubElement(types, name("ct:Override"))
        override.set("PartName", f"/{part}")
        override.set("ContentType", _COMMENTS_TYPE)
        new["[Content_Types].xml"] = _serialised(types, package.data("[Content_Types].xml") or b"")
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    root = package.xml(links)
    if root is None:
        root = parse(_NO_LINKS)
    used = {one.get("Id") for one in root}
    free = next(f"rId{at}" for at in range(1, len(used) + 2) if f"rId{at}" not in used)
    relationship = etree.SubElement(root, name("rel:Relationship"))
    for key, stated in (("Id", free), ("Type", f"{_OFFICE}/comments"), ("Target", posixpath.basename(part))):
        relationship.set(key, stated)
    new[links] = _serialised(root, package.data(links) or b"")
    return part


def _serialised(root: Element, before: bytes) -> bytes:
    """A part's bytes with the declaration that it had."""
    head = re.match(rb"(\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*", before)
    utf8 = (
        head is None
        or b"encoding" not in head[0]
        or re.search(rb"encoding\s*=\s*[\"']utf-8", head[0], re.IGNORECASE)
    )
    if not before:
        return _DECLARATION + etree.tostring(root, encoding="UTF-8")
    if not utf8 or before[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return (head[0] if head else b"") + etree.tostring(root, encoding="UTF-8", xml_declaration=False)
