"""The encoder that reads who is meant: the opinion classifier's encoder with small changes to its weights, and heads of its own.

``models/weights/references`` holds what differs: ``encoder.onnx.gz`` (the graph without its weights), ``encoder.npz`` (the
changes, of low rank, and the heads) and ``encoder.json`` (where each weight lies in the opinion classifier's unpacked model). So
a second encoder costs 3 MB and not 25. ``models/references`` makes it; its model card gives the figures.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reportcheck._resources import resource
from reportcheck.language.opinion_model import new_session, unpacked
from reportcheck.language.references_input import Tokens, Window, read_windows, stand_ins
from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_people import Register
from reportcheck.language.text import NOT_TOLD

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from spacy.tokens import Doc, Span

Floats = NDArray[np.float32]
FILES = ("encoder.onnx.gz", "encoder.npz", "encoder.json")


@dataclass(frozen=True, slots=True)
class View:
    """What the encoder makes of a mention.

    Attributes:
        doubt: log odds that a reader would have to guess.
        people: for each person of the register the probability, 0 to 1, that the mention means that person (perhaps among others).
        outsider: the probability that it means somebody who is not on the register.
    """

    doubt: float
    people: tuple[float, ...]
    outsider: float


class MentionReader:
    """Reads the mentions of a whole report.

    Args:
        folder: the weights of this encoder.
        base: the opinion classifier's folder, from which the rest of the weights comes.
        threads: windows read at a time.

    Raises:
        FileNotFoundError: a file of the weights is missing.
        ValueError: the two folders do not belong together.
    """

    def __init__(self, folder: Path, base: Path, threads: int = 2) -> None:
        from tokenizers import Tokenizer

        for name in FILES:
            if not (folder / name).exists():
                raise FileNotFoundError(
                    f"The weights for child references are not complete: {folder / name} is missing. Install the program again."
                )
        self._heads = {
            name: value.astype(np.float32)
            for name, value in _unrounded(np.load(folder / "encoder.npz")).items()
            if not name.startswith("change")
        }
        background = ThreadPoolExecutor(1)
        self._session = background.submit(_session, folder, base)
        background.shutdown(wait=False)
        self._threads = threads
        tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()

        @cache
        def encode(text: str) -> tuple[int, ...]:
            return tuple(tokenizer.encode(text, add_special_tokens=False).ids)

        self._encode = encode
        self._special = [tokenizer.token_to_id(token) or 0 for token in ("<s>", "</s>", "|")]

    def read(
        self,
        doc: Doc,
        blocks: Sequence[Span],
        mentions: Sequence[Mention],
        register: Register,
        genders: Mapping[int, str | None],
    ) -> dict[int, View]:
        """What the encoder makes of the mentions of a report.

        Args:
            doc: the text.
            blocks: its blocks.
            mentions: the mentions in it, in order.
            register: the family.
            genders: as the register and the text tell them.

        Returns:
            A view by the mention's place in ``mentions``; names of one person alone, kinship words, mentions in a form's
            own fields and in a window that was cut have none.
        """
        tokens = Tokens(self._encode, *self._special)
        words = stand_ins(register, genders)
        told = [block for block in blocks if block.label_ not in NOT_TOLD]
        cut = read_windows(doc, told, mentions, register, genders, words, tokens)
        cut.sort(key=lambda window: -len(window.ids))
        with ThreadPoolExecutor(self._threads) as readers:
            read = list(readers.map(self._run, cut))
        return {number: view for views in read for number, view in views}

    def _run(self, window: Window) -> list[tuple[int, View]]:
        """The views of a window's mentions."""
        states: Floats = self._session.result().run(None, {"ids": np.array([window.ids], np.int64)})[0][0]
        heads = self._heads
        first, last, numbers = (list(part) for part in zip(*window.mentions, strict=True))
        joint = np.concatenate([states[first], states[last]], -1) @ heads["join.weight"].T
        joint = np.tanh(joint + heads["join.bias"])
        people = states[list(window.people)]
        asked = joint @ heads["q.weight"].T + heads["q.bias"]
        offered = people @ heads["p.weight"].T + heads["p.bias"]
        points = asked @ offered.T / math.sqrt(offered.shape[1])
        points = points + (people @ heads["bias.weight"].T + heads["bias.bias"]).T
        meant = 1.0 / (1.0 + np.exp(-points))
        doubts = joint @ heads["amb.weight"].T + heads["amb.bias"]
        return [
            (number, View(float(doubt[0]), tuple(float(p) for p in row[:-2]), float(row[-2])))
            for number, doubt, row in zip(numbers, doubts, meant, strict=True)
        ]


def _unrounded(stored: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """The numbers that were rounded to whole ones and a scale for each row."""
    return {
        name: stored[name].astype(np.float32) * stored[f"{name} scale"]
        if f"{name} scale" in stored
        else stored[name]
        for name in stored
        if not name.endswith(" scale")
    }


def _session(folder: Path, base: Path) -> InferenceSession:
    """The encoder, its weights put together, ready to run."""
    model = unpacked(base / "model.onnx.gz")
    graph = unpacked(folder / "encoder.onnx.gz")
    about: dict[str, Any] = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    if len(model) != about["size"]:
        raise ValueError(f"{folder} and {base} are of different versions. Install the program again.")
    weights: dict[str, NDArray[Any]] = {}
    for name, (offset, kind, shape) in about["weights"].items():
        weights[name] = np.frombuffer(model, kind, math.prod(shape), offset).reshape(shape)
    changes = _unrounded(np.load(folder / "encoder.npz"))
    for number, (name, factor) in enumerate(about["changed"]):
        codes, scale = f"{name}_quantized", f"{name}_scale"
        whole = weights[codes] * weights[scale]
        # What a layer reads is multiplied by its factors first.
        thin = (changes[f"change {number} a"] / weights[factor]).T
        whole += thin @ changes[f"change {number} b"]
        step = np.maximum(np.abs(whole).max(0), 1e-12) / 127
        weights[codes] = np.rint(whole / step).astype(np.int8)
        weights[scale] = step.astype(np.float32)
    return new_session(graph, weights)


@cache
def load_reader() -> MentionReader:
    """The reader with the weights that come with the package, loaded once a process."""
    return MentionReader(resource("weights", "references"), resource("weights", "opinion"))
