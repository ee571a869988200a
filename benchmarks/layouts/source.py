"""The invented reports as data, and the recorder that keeps `gold.json` in step with what a layout prints."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

PARENTHESIS = re.compile(r" \([^)]*/[^)]*\)$")
NUMBERED = re.compile(r"^(?:\d+[a-z]?|[A-Z])[.)]\s+")


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence; `references` holds (mention, type) pairs."""

    text: str
    opinion: str
    kind: str | None
    references: tuple[tuple[str, str], ...] = ()


@dataclass
class Event:
    """A dated event; `shown` is the date in the writer's own style, where the source keeps one."""

    date: str
    shown: str | None
    attendance: str | None
    outcome: list[Sentence] = field(default_factory=list)


@dataclass
class Factor:
    """A risk or protective factor; `comment` is empty where the source has name and comment in one text."""

    kind: str
    change: str
    comment: list[Sentence] = field(default_factory=list)


@dataclass
class Item:
    """One paragraph, event or factor of a section, under an optional sub-heading."""

    sub: str
    sentences: list[Sentence]
    event: Event | None = None
    factor: Factor | None = None


@dataclass
class Group:
    """A run of items under one heading."""

    section: str
    heading: str
    items: list[Item]


def curl(text: str) -> str:
    """Turn straight quotation marks into typographic ones, as Word does while one types."""
    text = re.sub(r"(^|[\s(\[—–])'", r"\1‘", text).replace("'", "’")
    return re.sub(r'(^|[\s(\[—–])"', r"\1“", text).replace('"', "”")


def everywhere(value: Any, change: Callable[[str], str]) -> Any:
    """Apply `change` to every string in a JSON value."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [everywhere(part, change) for part in value]
    if isinstance(value, dict):
        return {key: everywhere(part, change) for key, part in value.items()}
    return value


class Report:
    """One invented report: facts as in `structure.json`, narrative as groups of labelled items."""

    def __init__(self, folder: Path, *, curly: bool = False) -> None:
        """Read `structure.json` and `labels.json` of `folder`; raises OSError or ValueError on bad files."""
        facts, labels = (
            json.loads((folder / name).read_text(encoding="utf-8"))
            for name in ("structure.json", "labels.json")
        )
        if curly:
            facts, labels = everywhere(facts, curl), everywhere(labels, curl)
        self.facts: dict[str, Any] = facts
        mentions: dict[int, list[tuple[str, str]]] = {}
        for row in labels["references"]:
            mentions.setdefault(row["sentence"], []).append((row["mention"], row["type"]))
        by_block: dict[int, list[Sentence]] = {}
        for row in labels["sentences"]:
            by_block.setdefault(row["block"], []).append(
                Sentence(row["text"], row["opinion"], row["kind"], tuple(mentions.get(row["id"], ())))
            )
        self.groups = self._group(facts["blocks"], by_block)

    def _group(self, blocks: list[dict[str, str]], by_block: dict[int, list[Sentence]]) -> list[Group]:
        events = list(self.facts["chronology"])
        factors = list(self.facts["factors"])
        groups: list[Group] = []
        for number, block in enumerate(blocks):
            top, _, sub = block["heading"].partition(" | ")
            top = PARENTHESIS.sub("", NUMBERED.sub("", top))
            section, item = block["section"], Item(sub, by_block[number])
            if not groups or (groups[-1].section, groups[-1].heading) != (section, top):
                groups.append(Group(section, top, []))
            before = groups[-1].items[-1] if groups[-1].items else None
            if section == "chronology":
                event = next((e for e in events if block["text"].endswith(e["text"])), None)
                if event is None and before is not None and before.event is not None:
                    before.event.outcome += item.sentences
                    continue
                if event is None:
                    raise ValueError(f"{self.facts['report_id']}: block {number} belongs to no event")
                events.remove(event)
                typed = block["text"][: -len(event["text"])] if block["text"] != event["text"] else ""
                if typed:
                    first = item.sentences[0]
                    item.sentences[0] = Sentence(
                        first.text.removeprefix(typed), first.opinion, first.kind, first.references
                    )
                item.sub, item.event = (
                    "",
                    Event(event["date"], typed.strip(" :") or sub or None, event["attendance"]),
                )
            elif section in ("risks", "strengths", "complicating"):
                factor = next((f for f in factors if f["text"] == block["text"]), None)
                if factor is not None:
                    factors.remove(factor)
                    item.factor = Factor(factor["kind"], factor["change"])
                    item.sub = ""
                elif before is not None and before.factor is not None and section != "complicating":
                    before.factor.comment += item.sentences
                    continue
            groups[-1].items.append(item)
        if events or factors:
            raise ValueError(f"{self.facts['report_id']}: events or factors without a block")
        return groups


class Gold:
    """Records, in the order of printing, every narrative text with its labels."""

    def __init__(self, report: Report) -> None:
        """Start from the facts of `report`, with nothing printed yet."""
        self.facts = dict(report.facts)
        self.unscored: list[str] = []
        self.blocks: list[dict[str, str]] = []
        self.sentences: list[dict[str, Any]] = []
        self.references: list[dict[str, Any]] = []
        self.chronology: list[dict[str, str | None]] = []
        self.factors: list[dict[str, str]] = []
        self.amendments: list[str] = []
        self.scaling: list[dict[str, Any]] = list(report.facts["scaling"])

    def text(self, section: str, heading: str, sentences: Iterable[Sentence], prefix: str = "") -> str:
        """Record one block and return the text to print; `prefix` (a typed date, say) opens its first sentence."""
        rows = list(sentences)
        for place, sentence in enumerate(rows):
            number = len(self.sentences) + 1
            self.sentences.append(
                {
                    "id": number,
                    "block": len(self.blocks),
                    "section": section,
                    "heading": heading,
                    "text": (prefix if place == 0 else "") + sentence.text,
                    "opinion": sentence.opinion,
                    "kind": sentence.kind,
                }
            )
            self.references += [
                {"sentence": number, "mention": mention, "type": kind}
                for mention, kind in sentence.references
            ]
        text = prefix + " ".join(sentence.text for sentence in rows)
        self.blocks.append({"section": section, "heading": heading, "text": text})
        return text

    def event(self, item: Item, sentences: Iterable[Sentence]) -> None:
        """Record a dated event whose own text is `sentences`."""
        assert item.event is not None
        text = " ".join(sentence.text for sentence in sentences)
        self.chronology.append({"date": item.event.date, "text": text, "attendance": item.event.attendance})

    def factor(self, item: Item, sentences: Iterable[Sentence], change: str | None = None) -> None:
        """Record a factor named by `sentences`."""
        assert item.factor is not None
        text = " ".join(sentence.text for sentence in sentences)
        self.factors.append({"kind": item.factor.kind, "text": text, "change": change or item.factor.change})

    def answer(self) -> dict[str, Any]:
        """The content of `gold.json`."""
        facts = {
            **self.facts,
            "chronology": self.chronology,
            "factors": self.factors,
            "scaling": self.scaling,
            "amendments": self.amendments,
            "blocks": self.blocks,
        }
        return {
            "report_id": facts["report_id"],
            "conference_id": facts["conference_id"],
            "unscored": self.unscored,
            "structure": facts,
            "sentences": self.sentences,
            "references": self.references,
        }
