"""The opinion classifier at run time: an int8 ONNX sentence encoder, its tokenizer and its settings, all in one folder.

The folder holds ``model.onnx.gz``, ``tokenizer.json``, ``words.txt`` (ordinary English words, see ``opinion_input``) and
``config.json``. ``models/opinion`` makes it; its model card gives the figures.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from reportcheck._resources import resource
from reportcheck.language.opinion_input import (
    Line,
    Window,
    Word,
    find_names,
    neutral_words,
    windows,
)

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks of text under one heading.

    ``section`` is the section's id ("" where unknown), ``heading`` the heading as printed, ``blocks`` the sentences of each block.
    """

    section: str
    heading: str
    blocks: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What the classifier says of a sentence.

    Attributes:
        labels: probability of each label by the encoder alone.
        kinds: probability of each kind, given that there is a judgement.
        weights: for each word of the sentence its character offsets and how far it carries the judgement, 0 to 1.
    """

    labels: dict[str, float]
    kinds: dict[str, float]
    weights: tuple[tuple[int, int, float], ...]


class OpinionClassifier:
    """Labels every sentence of a document in its context.

    Args:
        folder: the folder of the weights.
        threads: batches read at a time, each by a thread of its own. Two threads on one batch wait for each other at every small
            step: a report of 1,300 words took a quarter longer so (two cores).

    Raises:
        FileNotFoundError: a file of the weights is missing.
    """

    def __init__(self, folder: Path, threads: int = 2) -> None:
        from tokenizers import Tokenizer

        for name in ("model.onnx.gz", "tokenizer.json", "words.txt", "config.json"):
            if not (folder / name).exists():
                raise FileNotFoundError(
                    f"The opinion classifier is not complete: {folder / name} is missing. Install it again."
                )
        self.config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        # Unpacking the encoder takes longer than all else here: it goes on beside whatever the program does next.
        background = ThreadPoolExecutor(1)
        self._session = background.submit(lambda: new_session(unpacked(folder / "model.onnx.gz")))
        background.shutdown(wait=False)
        self._threads = threads
        self.known = frozenset((folder / "words.txt").read_text(encoding="utf-8").split())
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._start, self._end, self._bar = (self._token(token) for token in ("<s>", "</s>", "|"))

    def judge(self, passages: Sequence[Passage], register: Sequence[str] = ()) -> list[Judged]:
        """Label every sentence of a document.

        Args:
            passages: the document's text in order.
            register: full names of the family, where they are known.

        Returns:
            One entry for each sentence, in order.
        """
        texts = [text for passage in passages for block in passage.blocks for text in block]
        if not texts:
            return []
        names = find_names(texts, self.known, register)
        words: list[list[Word]] = []
        places: list[list[int]] = []
        lines: list[Line] = []
        headings: list[tuple[int, ...]] = []
        block = 0
        for number, passage in enumerate(passages):
            section = self._ids(neutral_words(passage.section.replace("_", " "), names))[0]
            heading = self._ids(neutral_words(passage.heading, names))[0]
            headings.append((*section, self._end, *heading))
            for sentences in passage.blocks:
                block += 1
                for text in sentences:
                    words.append(neutral_words(text, names))
                    ids, place = self._ids(words[-1])
                    places.append(place)
                    lines.append(Line(tuple(ids), block, number))
        limits = {key: int(self.config[key]) for key in ("limit", "before", "after")}
        cut = windows(lines, headings, start=self._start, end=self._end, bar=self._bar, **limits)
        found: list[Judged | None] = [None] * len(texts)
        # The longest first: no thread is left alone with one at the end.
        cut.sort(key=lambda window: -len(window.ids))
        with ThreadPoolExecutor(self._threads) as readers:
            read = list(readers.map(self._run, cut))
        for window, (labels, kinds, weights) in zip(cut, read, strict=True):
            for (number, start, end), label, kind in zip(window.spans, labels, kinds, strict=True):
                if number in window.scored:
                    weight = weights[start : end - 1]
                    found[number] = self._judged(label, kind, weight, words[number], places[number])
        return [item for item in found if item is not None]

    def _token(self, token: str) -> int:
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"The opinion classifier's tokenizer does not know {token}. Install it again.")
        return int(number)

    def _ids(self, words: Sequence[Word]) -> tuple[list[int], list[int]]:
        """Token ids of words, and for each token the number of its word."""
        if not words:
            return [], []
        encoding = self._tokenizer.encode(
            [word.text for word in words], is_pretokenized=True, add_special_tokens=False
        )
        return list(encoding.ids), [word for word in encoding.word_ids if word is not None]

    def _run(self, window: Window) -> tuple[Floats, Floats, Floats]:
        """Logits of label and of kind for each sentence of a window, and the weight of each token."""
        members = np.zeros((1, len(window.spans), len(window.ids)), np.float32)
        for column, (_, start, end) in enumerate(window.spans):
            members[0, column, start:end] = 1.0
        ids = np.array([window.ids], np.int64)
        labels, kinds, weights = self._session.result().run(None, {"ids": ids, "members": members})
        return labels[0], kinds[0], weights[0]

    def _judged(
        self,
        labels: Floats,
        kinds: Floats,
        weight: Floats,
        words: Sequence[Word],
        places: Sequence[int],
    ) -> Judged:
        strongest = [0.0] * len(words)
        for place, value in zip(places, weight, strict=False):
            strongest[place] = max(strongest[place], 1.0 / (1.0 + math.exp(-float(value))))
        return Judged(
            dict(zip(self.config["labels"], _softmax(labels), strict=True)),
            dict(zip(self.config["kinds"], _softmax(kinds), strict=True)),
            tuple((word.start, word.end, value) for word, value in zip(words, strongest, strict=True)),
        )

    def score(self, judged: Judged, marks: Sequence[float]) -> float:
        """Calibrated probability that a sentence is opinion stated as fact, rather than fact or owned opinion.

        Args:
            judged: what the encoder says.
            marks: the sentence's marks (``attribution.attribution_marks``).
        """
        values = stacked(judged.labels, marks)
        total = float(self.config["bias"]) + sum(
            weight * value for weight, value in zip(self.config["weights"], values, strict=True)
        )
        return 1.0 / (1.0 + math.exp(-total))


def unpacked(file: Path) -> bytes:
    """What a gzip file holds."""
    from isal import isal_zlib

    packed = file.read_bytes()
    # Told the size, which gzip writes at the end, it need not move what it has unpacked.
    size = int.from_bytes(packed[-4:], "little")
    unpacked: bytes = isal_zlib.decompress(packed, isal_zlib.MAX_WBITS | 16, size)
    return unpacked


def new_session(model: bytes, weights: Mapping[str, NDArray[Any]] | None = None) -> InferenceSession:
    """A model ready to run, by one thread.

    Args:
        model: an ONNX model.
        weights: those that the model names and does not hold.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if weights:
        values = [onnxruntime.OrtValue.ortvalue_from_numpy(np.array(value)) for value in weights.values()]
        options.add_external_initializers(list(weights), values)
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def stacked(labels: Mapping[str, float], marks: Sequence[float]) -> list[float]:
    """What the last, small linear model weighs: the encoder's log-odds of OF against fact and owned opinion, and the marks of attribution."""
    flagged, spared = labels["OF"], labels["F"] + labels["OA"]
    return [_log_odds(flagged / max(flagged + spared, 1e-9)), *marks]


def _log_odds(share: float) -> float:
    return math.log((share + 1e-3) / (1.0 - share + 1e-3))


def _softmax(logits: Floats) -> list[float]:
    powers = np.exp(logits - logits.max())
    return [float(value) for value in powers / powers.sum()]


@lru_cache(maxsize=2)
def load_classifier(folder: Path | None) -> OpinionClassifier:
    """The classifier in ``folder``, loaded once a process; None takes the weights that come with the package."""
    return OpinionClassifier(folder or resource("weights", "opinion"))
