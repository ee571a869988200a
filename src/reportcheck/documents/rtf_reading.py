"""Reads Rich Text Format (.rtf).

Written from the RTF specification 1.9.1 (Microsoft, 2008). The Python packages that read RTF give bare text: without
bold headings, colours, cells and tracked changes a report cannot be understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reportcheck.documents.drafting import Draft, clean
from reportcheck.documents.errors import DocumentError
from reportcheck.documents.form_fields import FormField
from reportcheck.documents.model import Comment, Document, Part, Properties, Revision, Run
from reportcheck.documents.rtf_tables import Definition, emit
from reportcheck.documents.rtf_words import (
    CODEPAGES,
    ENTERED,
    INFO,
    MAX_DEPTH,
    PLAIN,
    SIGNS,
    SKIPPED,
    STORIES,
    TOKEN,
    Field,
    State,
    Story,
)
from reportcheck.documents.symbols import CHECKED, UNCHECKED, is_symbol_font, translate


def read_rtf(data: bytes, file: str) -> Document:
    """The document in the bytes of an .rtf file.

    Raises:
        DocumentError: "damaged" where groups are nested without end.
    """
    return _Reader(data.decode("latin-1"), file).document(data, file)


class _Reader:
    def __init__(self, source: str, file: str) -> None:
        self._draft = Draft()
        self._fonts: dict[int, tuple[str, str]] = {}
        self._colours: list[str | None] = []
        self._colour = [0, 0, 0]
        self._styles: dict[int, str] = {}
        self._authors: list[str] = []
        self._info: dict[str, str] = {}
        self._codepage = "cp1252"
        self._default_font: int | None = None
        self._collected = ""
        self._number: int | None = None
        self._fields: list[Field] = []
        self._body = Story("body")
        self._stories = [self._body]
        self._others: list[Story] = []
        self._state = State()
        self._parse(source, file)

    def document(self, data: bytes, file: str) -> Document:
        """The document read."""
        self._end_story(self._body)
        emit(self._body.containers[0], self._draft, "body", None)
        order: tuple[Part, ...] = ("footnote", "header", "footer")
        seen: set[tuple[str, ...]] = set()
        for part in order:
            for story in self._others:
                texts = story.containers[0].texts()
                if story.part == part and (part, *texts) not in seen:
                    seen.add((part, *texts))
                    emit(story.containers[0], self._draft, part, None)
        properties = Properties(
            title=self._info.get("title"),
            author=self._info.get("author"),
            last_modified_by=self._info.get("operator"),
            subject=self._info.get("subject"),
        )
        return self._draft.document(data, file, "rtf", properties)

    def _parse(self, source: str, file: str) -> None:
        saved: list[tuple[State, Callable[[], None] | None]] = []
        fresh, starred, skip = (
            False,
            False,
            0,
        )  # a group has just begun; with \*; fallback characters to pass over
        at = 0
        while match := TOKEN.match(source, at):
            at = match.end()
            word, argument, code, sign, brace, text = match.groups()
            if brace == "{":
                saved.append((self._state, None))
                if len(saved) > MAX_DEPTH:
                    raise DocumentError(
                        "damaged", f"{file} is damaged. Open it in Word and save it as .docx."
                    )
                fresh, starred, skip = True, False, 0
                continue
            if brace == "}":
                if saved:
                    before, done = saved.pop()
                    if done is not None:
                        done()
                    self._state = before
                fresh, skip = False, 0
                continue
            if sign == "*" and fresh:
                starred = True
                continue
            if word == "bin":
                at += max(0, int(argument or 0))
                continue
            if fresh and word is not None:
                done = self._destination(word, starred)
                if saved:
                    saved[-1] = (saved[-1][0], done)
            fresh = False
            if word is not None:
                if word == "u" and argument:
                    self._unicode(int(argument))
                    skip = self._state.fallback
                elif self._state.to != "skip":
                    self._word(word, None if argument is None else int(argument))
            elif code is not None:
                if skip:
                    skip -= 1
                else:
                    self._text(bytes([int(code, 16)]))
            elif sign is not None:
                self._special(sign)
            elif text is not None:
                if skip:
                    passed = min(skip, len(text))
                    text, skip = text[passed:], skip - passed
                self._text(text.encode("latin-1"))

    def _destination(self, word: str, starred: bool) -> Callable[[], None] | None:
        """Turns to where a group's text goes; returns what its end has to do."""
        state = self._state
        if state.to == "skip":
            return None
        if word in SKIPPED or (starred and word not in ENTERED and word not in ("cs", "ts")):
            self._state = replace(state, to="skip")
        elif word in ("fonttbl", "colortbl", "stylesheet", "revtbl"):
            self._collected, self._number = "", None
            self._state = replace(state, to=word)
        elif word == "info":
            self._state = replace(state, to="info")
        elif state.to == "info":
            self._collected = ""
            self._state = replace(state, to="collect" if word in INFO else "skip")
            return lambda: self._info.update({word: self._collected.strip()} if word in INFO else {})
        elif word in ("pict", "object"):
            if word == "object":
                self._draft.skipped["embedded object"] += 1
            elif self._stories[-1].part in ("body", "textbox"):
                self._draft.pictures += 1
            else:
                self._draft.skipped["picture in a header, footer or note"] += 1
            self._state = replace(state, to="skip")
        elif word in STORIES:
            return self._open_story(STORIES[word])
        elif word == "annotation":
            story = Story("body")
            self._stories.append(story)
            self._state = State(font=state.font)
            return lambda: self._end_comment(story)
        elif word in ("listtext", "pntext"):
            self._collected = ""
            self._state = replace(state, to="collect")
            return self._label
        elif word == "field":
            self._fields.append(Field())
            outer, start = self._state.look, len(self._stories[-1].paragraph.line.text)
            return lambda: self._end_field(outer, start)
        elif word == "fldinst":
            self._state = replace(state, to="instruction")
        elif word == "fldrslt" and self._fields:
            address = re.match(r'\s*HYPERLINK\s+"?([^"\s]+)', self._fields[-1].instruction)
            look = replace(state.look, link=address[1]) if address else state.look
            self._state = replace(state, to="text", look=look)
        elif word in ("ffname", "ffl") and self._fields:
            self._collected = ""
            self._state = replace(state, to="collect")
            return lambda: self._form_text(word)
        elif word == "atnauthor":
            self._collected = ""
            self._state = replace(state, to="collect")
            return lambda: self._draft.comments.append(Comment(self._collected.strip(), ""))
        elif word == "nesttableprops":
            self._state = replace(state, to="nested row")
        return None

    def _word(self, word: str, argument: int | None) -> None:
        state, story = self._state, self._stories[-1]
        on = argument != 0
        match word:
            case "par" | "sect":
                if state.to == "text":
                    self._end_paragraph()
            case "cell" | "nestcell":
                story.level = max(2, story.level) if word == "nestcell" else 1
                self._end_paragraph()
                story.containers[-1].end_cell()
                story.containers[-1] = story.containers[-2].rows.open_cell()
            case "row" | "nestrow":
                self._end_row(nested=word == "nestrow")
            case "trowd":
                if state.to == "nested row":
                    story.nested_row = Definition()
                else:
                    story.row = Definition()
            case "cellx" | "clvmgf" | "clvmrg" | "clmgf" | "clmrg" | "trhdr":
                row = story.nested_row if state.to == "nested row" else story.row
                if word == "cellx":
                    row.cells.append((argument or 0, row.merge))
                    row.merge = ""
                elif word == "trhdr":
                    row.header = True
                else:
                    row.merge += f" {word}"
            case "pard" | "intbl" | "itap" | "outlinelevel" | "ilvl" if state.to == "text":
                self._paragraph_word(word, argument)
            case "s":
                self._number = argument
                if state.to == "text":
                    story.paragraph.style = argument
            case "cs" | "ts" | "ds":
                self._number = -1
            case "plain":
                self._state = replace(
                    state, look=replace(PLAIN, link=state.look.link), change=None, font=self._default_font
                )
            case "b":
                self._state = replace(state, look=replace(state.look, bold=on))
            case "i":
                self._state = replace(state, look=replace(state.look, italic=on))
            case "strike" | "striked":
                self._state = replace(state, look=replace(state.look, strike=on))
            case "ul":
                self._state = replace(state, look=replace(state.look, underline=on))
            case "v":
                self._state = replace(state, look=replace(state.look, hidden=on))
            case "ulnone":
                self._state = replace(state, look=replace(state.look, underline=False))
            case "fs":
                self._state = replace(state, look=replace(state.look, size=(argument or 24) / 2))
            case "cf":
                self._state = replace(state, look=replace(state.look, colour=self._colour_at(argument)))
            case "highlight" | "cb" | "chcbpat":
                shade = self._colour_at(argument)
                self._state = replace(
                    state, look=replace(state.look, highlight=None if shade == "ffffff" else shade)
                )
            case "f":
                if state.to == "fonttbl":
                    self._number = argument
                self._state = replace(state, font=argument)
            case "deff":
                self._default_font = argument
            case "ansicpg":
                self._codepage = f"cp{argument}"
            case "fcharset":
                font, charset = self._number or 0, argument or 0
                self._fonts[font] = (CODEPAGES.get(charset, self._codepage), "")
            case "uc":
                self._state = replace(state, fallback=argument if argument is not None else 1)
            case "red" | "green" | "blue":
                self._colour[("red", "green", "blue").index(word)] = min(255, argument or 0)
            case "revised" | "deleted":
                self._state = replace(state, change=word if on else None)
            case "revauth" | "revauthdel":
                self._state = replace(state, reviser=argument or 0)
            case "fftype" | "ffres" | "ffdefres":
                self._form_number(word, argument or 0)
            case _ if word in SIGNS:
                self._show(SIGNS[word])

    def _paragraph_word(self, word: str, argument: int | None) -> None:
        story = self._stories[-1]
        match word:
            case "pard":
                story.level = 0
                story.paragraph.reset()
            case "intbl":
                story.level = max(1, story.level)
            case "itap":
                story.level = argument or 0
            case "outlinelevel":
                story.paragraph.outline = argument
            case "ilvl":
                story.paragraph.list_level = argument or 0

    def _special(self, sign: str) -> None:
        if sign in "\\{}":
            self._show(sign)
        elif sign == "~":
            self._show(" ")
        elif sign == "_":
            self._show("-")
        elif sign in "\r\n":
            self._word("par", None)

    def _unicode(self, code: int) -> None:
        code = code + 0x10000 if code < 0 else code
        if 0xD800 <= code < 0xDC00:
            self._high = code
        elif 0xDC00 <= code < 0xE000:
            high = getattr(self, "_high", 0xD800)
            self._show(chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00))
        elif code < 0x110000:
            self._show(chr(code) if code >= 0x20 else "\n")

    def _text(self, data: bytes) -> None:
        codepage, font = self._fonts.get(
            -1 if self._state.font is None else self._state.font, (self._codepage, "")
        )
        if is_symbol_font(font):
            self._show(translate("".join(map(chr, data)), font))
            return
        try:
            self._show(data.decode(codepage, errors="replace"))
        except LookupError:
            self._show(data.decode("cp1252", errors="replace"))

    def _show(self, text: str) -> None:
        """Shown characters, to wherever the group sends them."""
        state = self._state
        match state.to:
            case "text":
                self._add(text)
            case "collect":
                self._collected += text
            case "instruction" if self._fields:
                self._fields[-1].instruction += text
            case "fonttbl" | "stylesheet" | "revtbl" | "colortbl":
                for letter in text:
                    if letter == ";":
                        self._entry(state.to, self._collected.strip())
                        self._collected = ""
                    else:
                        self._collected += letter

    def _entry(self, table: str, entry: str) -> None:
        if table == "fonttbl":
            font = self._number or 0
            self._fonts[font] = (self._fonts.get(font, (self._codepage, ""))[0], entry)
        elif table == "stylesheet":
            self._styles[self._number or 0] = entry
            self._number = None
        elif table == "revtbl":
            self._authors.append(entry)
        else:
            colour = "".join(f"{part:02x}" for part in self._colour)
            self._colours.append(None if colour == "000000" else colour)
            self._colour = [0, 0, 0]

    def _colour_at(self, number: int | None) -> str | None:
        return self._colours[number] if number and 0 <= number < len(self._colours) else None

    def _add(self, text: str) -> None:
        state, paragraph = self._state, self._stories[-1].paragraph
        shown = translate(clean(text), self._fonts.get(state.font or 0, ("", ""))[1])
        author = self._authors[state.reviser] if state.reviser < len(self._authors) else None
        if state.change == "deleted":
            paragraph.change(Revision("deletion", shown, None, len(paragraph.line.text), author))
            return
        look = state.look
        if state.change == "revised":
            paragraph.change(Revision("insertion", shown, None, len(paragraph.line.text), author))
            look = replace(look, revision="insertion", author=author)
        paragraph.line.add(shown, look)

    def _end_paragraph(self) -> None:
        story = self._stories[-1]
        self._reach(story, story.level)
        paragraph = story.paragraph
        paragraph.style_name = self._styles.get(paragraph.style or 0)
        story.containers[-1].end_table()
        story.containers[-1].items.append(paragraph)
        story.containers[-1].items += story.boxes
        story.boxes = []
        story.paragraph = paragraph.next()

    def _reach(self, story: Story, level: int) -> None:
        """Opens or closes tables until the paragraph's level of nesting is reached."""
        while len(story.containers) - 1 > level:
            story.containers.pop()
            story.containers[-1].end_table()
        while len(story.containers) - 1 < min(level, 20):
            story.containers.append(story.containers[-1].rows.open_cell())

    def _end_row(self, *, nested: bool) -> None:
        story = self._stories[-1]
        self._reach(story, max(2, story.level) if nested else 1)
        story.containers.pop()
        story.containers[-1].rows.end_row(story.nested_row if nested else story.row)

    def _end_story(self, story: Story) -> None:
        if story.paragraph.line.text or story.paragraph.revisions or story.boxes:
            self._end_paragraph()
        self._reach(story, 0)
        story.containers[0].end_table()

    def _open_story(self, part: Part) -> Callable[[], None]:
        story = Story(part)
        self._stories.append(story)
        self._state = State(font=self._state.font)

        def done() -> None:
            self._end_story(story)
            self._stories.pop()
            if part == "textbox":
                story.containers[0].part = "textbox"
                self._stories[-1].boxes.append(story.containers[0])
            else:
                self._others.append(story)

        return done

    def _end_comment(self, story: Story) -> None:
        self._end_story(story)
        self._stories.pop()
        text = "\n".join(story.containers[0].texts()).strip()
        author = (
            self._draft.comments.pop().author
            if self._draft.comments and not self._draft.comments[-1].text
            else None
        )
        self._draft.comments.append(Comment(author, text))

    def _label(self) -> None:
        self._stories[-1].paragraph.label = translate(self._collected, None).strip() or None

    def _form_text(self, word: str) -> None:
        if word == "ffname":
            self._fields[-1].title = self._collected.strip()
        else:
            self._fields[-1].options.append(self._collected.strip())

    def _form_number(self, word: str, number: int) -> None:
        if not self._fields:
            return
        if word == "fftype":
            self._fields[-1].kind = number
        elif word == "ffdefres":
            self._fields[-1].default = number
        elif number != 25:  # 25 stands for "not set"
            self._fields[-1].result = number

    def _end_field(self, look: Run, start: int) -> None:
        opened = self._fields.pop()
        line = self._stories[-1].paragraph.line
        if opened.kind is None:
            if "FORMCHECKBOX" in opened.instruction:  # LibreOffice writes these without their state
                self._draft.skipped["check box without its state"] += 1
            return
        chosen = opened.default if opened.result is None else opened.result
        start = min(start, len(line.text))
        if opened.kind == 1:
            line.add(CHECKED if chosen else UNCHECKED, look)
            form = FormField("checkbox", title=opened.title or None, checked=bool(chosen))
        elif opened.kind == 2:
            if start == len(line.text) and 0 <= chosen < len(opened.options):
                line.add(opened.options[chosen], look)
            form = FormField("dropdown", title=opened.title or None, options=tuple(opened.options))
        else:
            form = FormField("text", title=opened.title or None)
        line.controls.append(form.control(start, len(line.text), line.text[start:], False))
