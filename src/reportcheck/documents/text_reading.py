"""Reads plain text and Markdown."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reportcheck.documents.drafting import Draft, Line, clean, typed_boxes
from reportcheck.documents.errors import DocumentError
from reportcheck.documents.model import Cell, Document, Run

_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_BULLET = re.compile(r"(\s*)([-*•●▪–o‣·])[ \t]+(?=\S)")
_NEW_LINE = re.compile(
    r"\s*([-*•●▪–‣·]\s|\(?[0-9a-zA-Z]{1,3}[.)]\s|\d{1,2}[./-]\d{1,2}[./-]\d{2}|[☐☒☑✓]|\[[ xX]?\]|[A-Z][^.!?]{0,40}:(\s|$))"
)
_UNDERLINE = re.compile(r"\s*(={3,}|-{3,}|_{3,}|\*{3,})\s*")
# Lines of a wrapped paragraph end where the next word would not fit: between these widths, in characters.
_WRAP = (50, 110)


def decode(data: bytes) -> str | None:
    """Text of a text file in UTF-8, UTF-16 or Windows-1252; None where the bytes are no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _decoded(data, encoding)
    if b"\0" in data:
        half = data[:4000]
        odd, even = half[1::2].count(0), half[::2].count(0)
        return (
            _decoded(data, "utf-16-le" if odd > even else "utf-16-be")
            if max(odd, even) > len(half) / 4
            else None
        )
    text = _decoded(data, "utf-8")
    return _decoded(data, "cp1252") if text is None else text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def read_text(text: str, data: bytes, file: str) -> Document:
    """The document in a plain text file: a paragraph a line, lines that were wrapped joined again.

    Args:
        text: the decoded text.
        data: the file's bytes.
        file: its name.
    """
    draft = Draft()
    for lines in _paragraphs(clean(text).replace("\f", "\n\n")):
        heading = None
        if len(lines) == 2 and _UNDERLINE.fullmatch(lines[1]):
            heading = 1 if lines[1].strip().startswith("=") else 2
            lines = lines[:1]
        for one in _joined(lines):
            if _UNDERLINE.fullmatch(one):
                continue
            bullet = _BULLET.match(one)
            line = Line()
            line.add(one[bullet.end() :] if bullet else one)
            draft.block(
                typed_boxes(line).stripped(),
                heading=heading,
                list_level=len(bullet[1].expandtabs(4)) // 2 if bullet else None,
                list_label=bullet[2] if bullet else None,
            )
    return draft.document(data, file, "txt")


def _paragraphs(text: str) -> list[list[str]]:
    """Lines between blank lines; the line above a row of "====" ends a paragraph of its own."""
    groups: list[list[str]] = [[]]
    for line in text.splitlines():
        if not line.strip():
            groups.append([])
        elif _UNDERLINE.fullmatch(line) and groups[-1]:
            title = groups[-1].pop()
            groups += [[title, line], []]
        else:
            groups[-1].append(line.rstrip())
    return [group for group in groups if group]


def _joined(lines: list[str]) -> list[str]:
    """One string a paragraph: lines that fill the width are joined to the next unless that begins an item."""
    width = max(map(len, lines))
    wrapped = len(lines) > 1 and _WRAP[0] <= width <= _WRAP[1]
    found = [lines[0]]
    for before, line in pairwise(lines):
        first_word = len(line.split(maxsplit=1)[0])
        would_not_fit = len(before) + 1 + first_word > width
        if wrapped and would_not_fit and not _NEW_LINE.match(line):
            found[-1] += " " + line.strip()
        else:
            found.append(line)
    return found


def read_markdown(text: str, data: bytes, file: str) -> Document:
    """The document in a Markdown file (CommonMark with tables and strike-through).

    Raises:
        DocumentError: "unsupported" where markdown-it-py is not installed.
    """
    try:
        from markdown_it import MarkdownIt
        from markdown_it.token import Token
    except ImportError as error:
        raise DocumentError(
            "unsupported",
            f"{file} is Markdown: run 'pip install markdown-it-py' to read it, or save it as .docx.",
        ) from error

    draft = Draft()
    lists: list[int | None] = []  # the next number of each open list; None for bullets
    label: str | None = None
    heading: int | None = None
    table, row, column, header = -1, -1, -1, False

    def inline(token: Token) -> Line:
        line, look, depth = Line(), Run(0, 0), []
        for part in token.children or []:
            if part.type in ("text", "code_inline"):
                line.add(clean(part.content), look)
            elif part.type in ("softbreak", "hardbreak"):
                line.add(" " if part.type == "softbreak" else "\n", look)
            elif part.type == "image":
                draft.pictures += 1
            elif part.type == "html_inline":
                if re.fullmatch(r"<br\s*/?>", part.content):
                    line.add("\n", look)
                else:
                    draft.skipped["HTML"] += 1
            elif part.nesting == 1:
                depth.append(look)
                match part.type:
                    case "strong_open":
                        look = replace(look, bold=True)
                    case "em_open":
                        look = replace(look, italic=True)
                    case "s_open":
                        look = replace(look, strike=True)
                    case "link_open":
                        look = replace(look, link=str(part.attrGet("href")))
            elif part.nesting == -1 and depth:
                look = depth.pop()
        return typed_boxes(line).stripped()

    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        match token.type:
            case "heading_open":
                heading = int(token.tag[1])
            case "heading_close":
                heading = None
            case "bullet_list_open":
                lists.append(None)
            case "ordered_list_open":
                lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                number = lists[-1]
                label = "•" if number is None else f"{number}{token.markup}"
                lists[-1] = None if number is None else number + 1
            case "table_open":
                table, row = table + 1, -1
            case "thead_open" | "thead_close":
                header = token.nesting == 1
            case "tr_open":
                row, column = row + 1, -1
            case "th_open" | "td_open":
                column += 1
            case "table_close":
                row = -1
            case "inline":
                draft.block(
                    inline(token),
                    heading=heading,
                    list_level=len(lists) - 1 if lists else None,
                    list_label=label,
                    cell=Cell(table, row, column, header=header) if row >= 0 else None,
                )
                label = None
            case "fence" | "code_block":
                for each in token.content.splitlines():
                    line = Line()
                    line.add(clean(each))
                    draft.block(line)
            case "html_block":
                draft.skipped["HTML"] += 1
    return draft.document(data, file, "md")
