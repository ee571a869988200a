"""Does a document hold, word for word, everything that its gold says it does?"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def paragraphs(path: Path) -> list[str]:
    """The visible text of every paragraph of the main part: nothing deleted, moved away or hidden."""
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    found = []
    for paragraph in root.iter(f"{W}p"):
        text = ""
        for mark in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"):
            above = [a.tag for a in mark.iterancestors()]
            nearest = next(a for a in mark.iterancestors(f"{W}p"))
            if nearest is not paragraph or {f"{W}moveFrom", f"{W}del", FALLBACK} & set(above):
                continue
            text += " " if mark.tag != f"{W}t" else mark.text or ""
        found.append(fold(text))
    return found


def fold(text: str) -> str:
    """Single spaces."""
    return re.sub(r"\s+", " ", text).strip()


def misses(path: Path, gold: dict[str, Any]) -> Iterator[str]:
    """Every gold text that no paragraph of the document holds, and the first that stands out of order."""
    have = paragraphs(path)
    facts = gold["structure"]
    wanted = [b["text"] for b in facts["blocks"]] + [s["text"] for s in gold["sentences"]]
    wanted += [e["text"] for e in facts["chronology"]] if "chronology" not in gold["unscored"] else []
    wanted += [f["text"] for f in facts["factors"]] if "factors" not in gold["unscored"] else []
    wanted += facts["amendments"] + [facts["author"], facts["role"], facts["agency"]]
    wanted += [child["name"] for child in facts["children"]]
    yield from (text for text in wanted if not any(fold(text) in paragraph for paragraph in have))
    place = offset = 0
    for block in facts["blocks"]:
        text = fold(block["text"])
        while place < len(have) and text not in have[place][offset:]:
            place, offset = place + 1, 0
        if place == len(have):
            yield f"not in the gold's order: {text}"
            break
        offset = have[place].index(text, offset) + len(text)
    by_id = {row["id"]: row["text"] for row in gold["sentences"]}
    yield from (r["mention"] for r in gold["references"] if r["mention"] not in by_id[r["sentence"]])
