"""Sets and removes the marks of comments in the text of a Word document."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from reportcheck.documents.docx_paragraphs import Paragraph
from reportcheck.documents.docx_xml import Element, child, name

# Elements inside a paragraph that may hold the marks of a comment (ECMA-376 part 1, EG_RangeMarkupElements).
_HOLDERS = {
    name(tag)
    for tag in (
        "w:p", "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:sdtContent", "w:customXml", "w:fldSimple", "w:dir",
        "w:bdo",
    )
}  # fmt: skip
_MARKS = (name("w:commentRangeStart"), name("w:commentRangeEnd"), name("w:commentReference"))
_SPACE = name("xml:space")


@dataclass(slots=True)
class _Segment:
    """Text of a paragraph that one node shows, kept up to date while runs are split.

    Attributes:
        holder: the child of an element that may hold marks: the run, or what cannot be split around it.
        node: the ``w:t`` or sign.
        at: offset of the text in the node's own text.
        splits: the node's text can be cut.
    """

    start: int
    end: int
    holder: Element
    node: Element
    at: int
    splits: bool


class Anchors:
    """The places in one paragraph where comments can begin and end."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self._segments: list[_Segment] = []
        for piece in paragraph.pieces:
            holder = _holder(piece.run)
            splits = piece.splits and holder is piece.run
            self._segments.append(_Segment(piece.start, piece.end, holder, piece.node, piece.at, splits))

    def mark(self, start: int, end: int, comment: str) -> None:
        """Marks characters as the range of a comment.

        The range grows to the next place where the text can be cut (a check box, say, is one sign).

        Args:
            start: first character in the paragraph's text.
            end: one past the last character.
            comment: the comment's id.
        """
        inside = self._range(start, end)
        opening, closing = _mark("w:commentRangeStart", comment), _mark("w:commentRangeEnd", comment)
        if not inside:
            last = self._paragraph.elements[-1]
            last.append(opening)
            last.append(closing)
            self._refer(closing, comment)
            return
        before, after = inside[0].holder, _outermost_end(inside[-1].holder)
        _insert_before(before, opening)
        _insert_after(after, closing)
        self._refer(closing, comment)

    def _refer(self, closing: Element, comment: str) -> None:
        """Puts the comment's mark after its range; for words in a text box, after the box.

        Word passes over comment ranges in text boxes ([MS-OI29500] 2.1.315) and shows the comment where its mark is.
        """
        box = self._paragraph.box
        _insert_after(_paragraph_child(closing if box is None else box), _reference(comment))

    def _range(self, start: int, end: int) -> list[_Segment]:
        """The segments of these characters, with the runs split at both ends."""
        if not self._segments:
            return []
        if end <= start:
            nearest = min(self._segments, key=lambda one: max(one.start - start, start - one.end, 0))
            start, end = nearest.start, nearest.end
        self._cut(start)
        self._cut(end)
        inside = [one for one in self._segments if one.start < end and one.end > start]
        if not inside:
            return []
        first, last = self._segments.index(inside[0]), self._segments.index(inside[-1])
        while first > 0 and not self._part(first):
            first -= 1
        while last + 1 < len(self._segments) and not self._part(last + 1):
            last += 1
        return self._segments[first : last + 1]

    def _cut(self, offset: int) -> None:
        """Cuts the node that goes over this offset in two, if it can be cut."""
        for index, one in enumerate(self._segments):
            if one.start < offset < one.end and one.splits:
                cut = one.at + offset - one.start
                later = _split_text(one.node, cut)
                rest = _Segment(offset, one.end, one.holder, later, 0, True)
                for other in self._segments[index + 1 :]:
                    if other.node is one.node:
                        other.node, other.at = later, other.at - cut
                one.end = offset
                self._segments.insert(index + 1, rest)
                return

    def _part(self, index: int) -> bool:
        """Splits the run before a segment where it goes on from the one before; False where that cannot be."""
        one, before = self._segments[index], self._segments[index - 1]
        if one.holder is not before.holder:
            return True
        if one.holder.tag != name("w:r") or one.node.getparent() is not one.holder or one.node is before.node:
            return False
        new = _split_run(one.holder, one.node)
        old = one.holder
        for other in self._segments[index:]:
            if other.holder is old:
                other.holder = new
        return True


def mark_run(run: Element, comment: str) -> None:
    """Marks a whole run as the range of a comment."""
    holder = _holder(run)
    closing = _mark("w:commentRangeEnd", comment)
    _insert_before(holder, _mark("w:commentRangeStart", comment))
    _insert_after(_outermost_end(holder), closing)
    _insert_after(_paragraph_child(closing), _reference(comment))


def remove_marks(root: Element, comments: Iterable[str]) -> None:
    """Takes out the marks of comments, and joins runs that stood apart only because of them.

    Args:
        root: the document.
        comments: ids of the comments.
    """
    ids = set(comments)
    doomed: list[Element] = []
    for element in root.iter(*_MARKS):
        if element.get(name("w:id")) not in ids:
            continue
        run = element.getparent()
        if element.tag == name("w:commentReference") and run is not None and run.tag == name("w:r"):
            others = [one for one in run if one.tag != name("w:rPr")]
            doomed.append(run if others == [element] else element)
        else:
            doomed.append(element)
    gone = set(doomed)
    before: list[Element] = []
    for element in doomed:
        previous = element.getprevious()
        while previous is not None and previous in gone:
            previous = previous.getprevious()
        if previous is not None and previous not in before[-1:]:
            before.append(previous)
    for element in doomed:
        _remove(element)
    joined: dict[Element, Element] = {}
    for run in before:
        first = run
        while first in joined:
            first = joined[first]
        following = first.getnext()
        if following is not None and _alike(first, following):
            _join(first, following)
            joined[following] = first
    for run in joined.values():
        for node in run.iterfind(name("w:t")):
            _keep_spaces(node)


def _holder(run: Element) -> Element:
    """The run itself, or what stands around it where marks may not stand beside it."""
    holder = run
    while (parent := holder.getparent()) is not None:
        sdt = parent.getparent() if parent.tag == name("w:sdtContent") else None
        if parent.tag in _HOLDERS and (sdt is None or not _is_single_sign(sdt)):
            break
        holder = parent
    return holder


def _is_single_sign(sdt: Element) -> bool:
    """Whether a content control inside a paragraph is a check box or a choice from a list: one sign, not words."""
    properties = child(sdt, "w:sdtPr")
    kinds = ("w14:checkbox", "w:dropDownList")
    inline = sdt.find(f".//{name('w:p')}") is None
    return inline and any(child(properties, kind) is not None for kind in kinds)


def _outermost_end(element: Element) -> Element:
    """The outermost wrapper that ends where this element ends, so that marks stand outside tracked changes and links."""
    while (parent := element.getparent()) is not None and parent.tag != name("w:p"):
        following = [one for one in element.itersiblings() if isinstance(one.tag, str)]
        if following or parent.tag not in _HOLDERS:
            break
        wrapper = parent.getparent() if parent.tag == name("w:sdtContent") else parent
        if wrapper is None or wrapper.getparent() is None or wrapper.find(f".//{name('w:p')}") is not None:
            break
        element = wrapper
    return element


def _paragraph_child(element: Element) -> Element:
    """The child of the paragraph that the element is in (or is)."""
    while (parent := element.getparent()) is not None and parent.tag != name("w:p"):
        element = parent
    return element


def _mark(tag: str, comment: str) -> Element:
    element = etree.Element(name(tag), nsmap={"w": name("w:p")[1:-2]})
    element.set(name("w:id"), comment)
    return element


def _reference(comment: str) -> Element:
    run = etree.Element(name("w:r"), nsmap={"w": name("w:p")[1:-2]})
    run.append(_mark("w:commentReference", comment))
    return run


def _insert_before(element: Element, new: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), new)


def _insert_after(element: Element, new: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        new.tail, element.tail = element.tail, None
        parent.insert(parent.index(element) + 1, new)


def _remove(element: Element) -> None:
    """Removes an element, white space after it (of indented XML) kept."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        previous = element.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + element.tail
        else:
            previous.tail = (previous.tail or "") + element.tail
    parent.remove(element)


def _split_text(node: Element, cut: int) -> Element:
    """Cuts a ``w:t`` in two; returns the second."""
    text = node.text or ""
    later = deepcopy(node)
    node.text, later.text = text[:cut], text[cut:]
    _insert_after(node, later)
    for one in (node, later):
        _keep_spaces(one)
    return later


def _keep_spaces(node: Element) -> None:
    text = node.text or ""
    if text != text.strip():
        node.set(_SPACE, "preserve")


def _split_run(run: Element, node: Element) -> Element:
    """Moves a run's child and all after it to a new run of the same look; returns that."""
    new = etree.Element(run.tag, nsmap={key: uri for key, uri in run.nsmap.items() if key is not None})
    for key, stated in run.attrib.items():
        new.set(key, stated)
    properties = child(run, "w:rPr")
    if properties is not None:
        new.append(deepcopy(properties))
    for element in [node, *node.itersiblings()]:
        new.append(element)
    _insert_after(run, new)
    return new


def _alike(run: Element, other: Element) -> bool:
    """Whether two runs look the same and hold nothing but text and signs."""
    plain = {
        name(tag)
        for tag in ("w:rPr", "w:t", "w:tab", "w:br", "w:cr", "w:noBreakHyphen", "w:softHyphen", "w:sym")
    }
    if (
        run.tag != name("w:r")
        or other.tag != name("w:r")
        or sorted(run.attrib.items()) != sorted(other.attrib.items())
    ):
        return False
    if not all(one.tag in plain for element in (run, other) for one in element):
        return False
    looks = [child(element, "w:rPr") for element in (run, other)]
    canonical = [b"" if look is None else etree.tostring(look, method="c14n") for look in looks]
    return canonical[0] == canonical[1]


def _join(run: Element, other: Element) -> None:
    """Puts the content of a run at the end of another, texts at the seam joined."""
    content = [one for one in other if one.tag != name("w:rPr")]
    last = run[-1] if len(run) else None
    if content and last is not None and last.tag == content[0].tag == name("w:t"):
        if content[0].get(_SPACE) is None and last.get(_SPACE) is not None:
            del last.attrib[_SPACE]  # only the cut had made it needed
        last.text = (last.text or "") + (content[0].text or "")
        content = content[1:]
    for one in content:
        run.append(one)
    _remove(other)
