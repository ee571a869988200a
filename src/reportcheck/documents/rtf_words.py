"""Words of RTF that the reader knows, and what it keeps while it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reportcheck.documents.model import Part, Run
from reportcheck.documents.rtf_tables import Container, Definition, Paragraph

TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
CODEPAGES = {
    0: "cp1252",
    77: "mac_roman",
    128: "cp932",
    161: "cp1253",
    162: "cp1254",
    186: "cp1257",
    204: "cp1251",
    238: "cp1250",
}
SIGNS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emdash": "—",
    "endash": "–", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "lbr": "\n",
}  # fmt: skip
SKIPPED = {
    "nonshppict", "shprslt", "nonesttables", "sn", "sv", "xe", "tc", "themedata", "colorschememapping", "datafield",
    "objdata", "filetbl", "pntxtb", "pntxta", "bkmkstart", "bkmkend", "background", "listtable", "listoverridetable",
    "rsidtbl", "generator", "latentstyles", "datastore", "xmlnstbl", "pnseclvl", "ftnsep", "ftnsepc", "aftnsep",
    "atnid", "atrfstart", "atrfend", "atndate", "atnref", "private", "pgdsctbl", "ffdeftext", "ffformat", "ffhelptext",
}  # fmt: skip
STORIES: dict[str, Part] = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header", "footer": "footer",
    "footerl": "footer", "footerr": "footer", "footerf": "footer", "footnote": "footnote", "shptxt": "textbox",
}  # fmt: skip
ENTERED = {
    "shpinst",
    "nesttableprops",
    "shppict",
    "fldinst",
    "formfield",
    "ffname",
    "ffl",
    "revtbl",
    "atnauthor",
    "annotation",
}
INFO = {"title", "author", "operator", "subject"}
MAX_DEPTH = 500


PLAIN = Run(0, 0)


@dataclass(frozen=True, slots=True)
class State:
    """What a group inherits and its end undoes."""

    look: Run = PLAIN
    to: str = "text"
    font: int | None = None
    fallback: int = 1
    change: str | None = None
    reviser: int = 0


@dataclass(slots=True)
class Story:
    """Where text goes: the body, a header, a note, a text box."""

    part: Part
    containers: list[Container] = field(default_factory=lambda: [Container()])
    paragraph: Paragraph = field(default_factory=Paragraph)
    boxes: list[Container] = field(default_factory=list)
    level: int = 0
    row: Definition = field(default_factory=Definition)
    nested_row: Definition = field(default_factory=Definition)


@dataclass(slots=True)
class Field:
    instruction: str = ""
    kind: int | None = None
    title: str = ""
    options: list[str] = field(default_factory=list)
    result: int | None = None
    default: int = 0
