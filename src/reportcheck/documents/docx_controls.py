"""What Word's form fields say of themselves: content controls and legacy form fields."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportcheck.documents.docx_xml import VAL, Element, child, name, on, switch, value, whole
from reportcheck.documents.model import Control

Kind = Literal["checkbox", "dropdown", "date", "text"]

# Content controls that hold other content and are no field of a form.
_CONTAINERS = {
    "docPartObj", "docPartList", "group", "picture", "citation", "bibliography", "equation",
    "repeatingSection", "repeatingSectionItem",
}  # fmt: skip
# Word's own prompts, for controls that other programs wrote without the placeholder mark.
_PROMPT = re.compile(
    r"\W*(click|tap)( or tap)?( here)? to (enter|add|type)\b[^.]{0,40}\W*|\W*(click|tap) here\W*",
    re.IGNORECASE,
)
_CHOICE_PROMPT = re.compile(r"\W*(please )?(choose|select|pick)\b[^.]{0,40}\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FormField:
    """A form field's definition.

    Attributes:
        kind: what can be filled in.
        title: its title or tag.
        options: the choices of a drop-down, as shown.
        prompts: choices of a drop-down that stand for "nothing chosen".
        checked: state of a check box.
        date: ISO date stored beside a date's text.
        placeholder: the control says that it still shows its placeholder.
        shown: text of a legacy drop-down, which has no result in the document.
    """

    kind: Kind
    title: str | None = None
    options: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    checked: bool | None = None
    date: str | None = None
    placeholder: bool = False
    shown: str | None = None

    def control(self, start: int, end: int, text: str, placeholder: bool) -> Control:
        """The control over these characters of a block.

        Args:
            start: its first character in the block.
            end: one past its last character.
            text: those characters.
            placeholder: they are set in Word's placeholder style.
        """
        stated: str | None = text.strip()
        if not stated or placeholder or self.placeholder or stated in self.prompts or self._is_prompt(stated):
            stated = None
        return Control(
            kind=self.kind,
            start=start,
            end=end,
            title=self.title,
            value=text if self.kind == "checkbox" else stated,
            checked=self.checked,
            options=self.options,
            date=self.date if stated else None,
        )

    def _is_prompt(self, text: str) -> bool:
        if self.kind == "checkbox":
            return False
        return bool(_PROMPT.fullmatch(text) or (self.kind != "text" and _CHOICE_PROMPT.fullmatch(text)))


def content_control(sdt: Element) -> FormField | None:
    """The field that a ``w:sdt`` is; None for one that only holds other content."""
    properties = child(sdt, "w:sdtPr")
    if properties is None:
        return FormField("text")
    kind: Kind = "text"
    options: list[str] = []
    prompts: list[str] = []
    checked: bool | None = None
    date: str | None = None
    for element in properties:
        local = str(element.tag).rpartition("}")[2]
        if local in _CONTAINERS:
            return None
        if local == "checkbox":
            kind = "checkbox"
            state = element.find(name("w14:checked"))
            checked = state is not None and state.get(name("w14:val"), "1") in ("1", "true", "on")
        elif local in ("dropDownList", "comboBox"):
            kind = "dropdown"
            for item in element.iterfind(name("w:listItem")):
                stored = item.get(name("w:value"))
                shown = item.get(name("w:displayText")) or stored or ""
                if not stored or _CHOICE_PROMPT.fullmatch(shown):
                    prompts.append(shown)
                elif shown.strip():
                    options.append(shown)
        elif local == "date":
            kind = "date"
            date = (element.get(name("w:fullDate")) or "")[:10] or None
    return FormField(
        kind=kind,
        title=value(properties, "w:alias") or value(properties, "w:tag") or None,
        options=tuple(options),
        prompts=tuple(prompts),
        checked=checked,
        date=date,
        placeholder=bool(switch(properties, "w:showingPlcHdr")),
    )


def legacy_field(data: Element) -> FormField | None:
    """The field that a ``w:ffData`` defines; None where it defines none."""
    title = value(data, "w:name")
    box = child(data, "w:checkBox")
    if box is not None:
        state = box.find(name("w:checked"))
        state = box.find(name("w:default")) if state is None else state
        return FormField("checkbox", title=title, checked=state is not None and on(state))
    choices = child(data, "w:ddList")
    if choices is not None:
        options = [item.get(VAL, "") for item in choices.iterfind(name("w:listEntry"))]
        chosen = value(choices, "w:result") or value(choices, "w:default")
        at = whole(chosen)
        shown = options[at] if 0 <= at < len(options) else None
        prompts = tuple(
            option for option in options if not option.strip(" .-–…") or _CHOICE_PROMPT.fullmatch(option)
        )
        kept = tuple(option for option in options if option not in prompts)
        return FormField("dropdown", title=title, options=kept, prompts=prompts, shown=shown)
    if child(data, "w:textInput") is not None:
        is_date = value(child(data, "w:textInput"), "w:type") == "date"
        return FormField("date" if is_date else "text", title=title)
    return None
