"""What Word's form fields say of themselves: content controls and legacy form fields."""

from __future__ import annotations

from reportcheck.documents.docx_xml import VAL, Element, child, name, on, switch, value, whole
from reportcheck.documents.form_fields import CHOICE_PROMPT, FormField, Kind

# Content controls that hold other content and are no field of a form.
_CONTAINERS = {
    "docPartObj", "docPartList", "group", "picture", "citation", "bibliography", "equation",
    "repeatingSection", "repeatingSectionItem",
}  # fmt: skip


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
                if not stored or CHOICE_PROMPT.fullmatch(shown):
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
        tag=value(properties, "w:tag") or None,
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
            option for option in options if not option.strip(" .-–…") or CHOICE_PROMPT.fullmatch(option)
        )
        kept = tuple(option for option in options if option not in prompts)
        return FormField("dropdown", title=title, options=kept, prompts=prompts, shown=shown)
    if child(data, "w:textInput") is not None:
        is_date = value(child(data, "w:textInput"), "w:type") == "date"
        return FormField("date" if is_date else "text", title=title)
    return None
