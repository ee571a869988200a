"""Form fields of any format: what they are, and whether they were filled in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from reportcheck.documents.model import Control

Kind = Literal["checkbox", "dropdown", "date", "text"]

# Word's own prompts, for controls that other programs wrote without the placeholder mark.
_PROMPT = re.compile(
    r"\W*(click|tap)( or tap)?( here)? to (enter|add|type)\b[^.]{0,40}\W*|\W*(click|tap) here\W*",
    re.IGNORECASE,
)
CHOICE_PROMPT = re.compile(r"\W*(please )?(choose|select|pick)\b[^.]{0,40}\W*", re.IGNORECASE)


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
        tag: its name for programs.
    """

    kind: Kind
    title: str | None = None
    options: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    checked: bool | None = None
    date: str | None = None
    placeholder: bool = False
    shown: str | None = None
    tag: str | None = None

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
            tag=self.tag,
            placeholder=placeholder or self.placeholder,
        )

    def _is_prompt(self, text: str) -> bool:
        if self.kind == "checkbox":
            return False
        return bool(_PROMPT.fullmatch(text) or (self.kind != "text" and CHOICE_PROMPT.fullmatch(text)))
