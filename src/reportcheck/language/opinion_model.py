"""The opinion classifier at run time: an int8 ONNX sentence encoder, its tokenizer and its settings, all in one folder.

The folder holds ``model.onnx.gz``, ``tokenizer.json``, ``words.txt`` (ordinary English words, see ``opinion_input``),
``ngrams.npz`` (see ``opinion_ngrams``) and ``config.json``. ``models/opinion`` makes it; its model card gives the figures.
"""

from __future__ import annotations

import gzip
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
from reportcheck.language.opinion_ngrams import NgramModel

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
        ngrams: log-odds of OF by the n-gram model alone.
    """

    labels: dict[str, float]
    kinds: dict[str, float]
    weights: tuple[tuple[int, int, float], ...]
    ngrams: float


class OpinionClassifier:
    """Labels every sentence of a document in its context.

    Args:
        folder: the folder of the weights.
        threads: threads of the runtime; a report of 1,300 words gains little from more than two.

    Raises:
        FileNotFoundError: a file of the weights is missing.
    """

    def __init__(self, folder: Path, threads: int = 2) -> None:
        from tokenizers import Tokenizer

        for name in ("model.onnx.gz", "tokenizer.json", "words.txt", "ngrams.npz", "config.json"):
            if not (folder / name).exists():
                raise FileNotFoundError(
                    f"The opinion classifier is not complete: {folder / name} is missing. Install it again."
                )
        self.config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        # Unpacking the encoder takes longer than all else here: it goes on beside whatever the program does next.
        background = ThreadPoolExecutor(1)
        self._session = background.submit(_session, folder / "model.onnx.gz", threads)
        background.shutdown(wait=False)
        self.known = frozenset((folder / "words.txt").read_text(encoding="utf-8").split())
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._ngrams = NgramModel(folder / "ngrams.npz")
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
        ngrams: list[float] = []
        lines: list[Line] = []
        headings: list[tuple[int, ...]] = []
        block = 0
        for number, passage in enumerate(passages):
            section = self._ids(neutral_words(passage.section.replace("_", " "), names))[0]
            heading = self._ids(neutral_words(passage.heading, names))[0]
            headings.append((*section, self._end, *heading))
            for sentences in passage.blocks:
                block += 1
                previous: list[str] = []
                for position, text in enumerate(sentences, 1):
                    words.append(neutral_words(text, names))
                    ids, place = self._ids(words[-1])
                    places.append(place)
                    lines.append(Line(tuple(ids), block, number))
                    current = [word.text for word in words[-1]]
                    following = position < len(sentences)
                    ngrams.append(self._ngrams.log_odds(current, previous, following, passage.section))
                    previous = current
        limits = {key: int(self.config[key]) for key in ("limit", "before", "after")}
        cut = windows(lines, headings, start=self._start, end=self._end, bar=self._bar, **limits)
        found: list[Judged | None] = [None] * len(texts)
        for group in _batches(cut, int(self.config["batch_tokens"])):
            labels, kinds, weights = self._run(group)
            for row, window in enumerate(group):
                for column, (number, start, end) in enumerate(window.spans):
                    if number in window.scored:
                        weight = weights[row, start : end - 1]
                        found[number] = self._judged(
                            labels[row, column],
                            kinds[row, column],
                            weight,
                            words[number],
                            places[number],
                            ngrams[number],
                        )
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

    def _run(self, group: Sequence[Window]) -> tuple[Floats, Floats, Floats]:
        long = max(len(window.ids) for window in group)
        many = max(len(window.spans) for window in group)
        ids = np.zeros((len(group), long), np.int64)
        mask = np.zeros((len(group), long), np.int64)
        members = np.zeros((len(group), many, long), np.float32)
        for row, window in enumerate(group):
            ids[row, : len(window.ids)] = window.ids
            mask[row, : len(window.ids)] = 1
            for column, (_, start, end) in enumerate(window.spans):
                members[row, column, start:end] = 1.0
        labels, kinds, weights = self._session.result().run(
            None, {"ids": ids, "mask": mask, "members": members}
        )
        return labels, kinds, weights

    def _judged(
        self,
        labels: Floats,
        kinds: Floats,
        weight: Floats,
        words: Sequence[Word],
        places: Sequence[int],
        ngrams: float,
    ) -> Judged:
        strongest = [0.0] * len(words)
        for place, value in zip(places, weight, strict=False):
            strongest[place] = max(strongest[place], 1.0 / (1.0 + math.exp(-float(value))))
        return Judged(
            dict(zip(self.config["labels"], _softmax(labels), strict=True)),
            dict(zip(self.config["kinds"], _softmax(kinds), strict=True)),
            tuple((word.start, word.end, value) for word, value in zip(words, strongest, strict=True)),
            ngrams,
        )

    def score(self, judged: Judged, marks: Sequence[float]) -> float:
        """Calibrated probability that a sentence is opinion stated as fact, rather than fact or owned opinion.

        Args:
            judged: what encoder and n-gram model say.
            marks: the sentence's marks (``attribution.attribution_marks``).
        """
        values = stacked(judged.labels, judged.ngrams, marks)
        total = float(self.config["bias"]) + sum(
            weight * value for weight, value in zip(self.config["weights"], values, strict=True)
        )
        return 1.0 / (1.0 + math.exp(-total))


def _session(file: Path, threads: int) -> InferenceSession:
    """The encoder, unpacked and ready to run."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A waiting thread that spins takes the processor from the rest of a busy machine.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(
        gzip.decompress(file.read_bytes()), options, providers=["CPUExecutionProvider"]
    )


def stacked(labels: Mapping[str, float], ngrams: float, marks: Sequence[float]) -> list[float]:
    """What the last, small linear model weighs: the encoder's log-odds, the n-gram model's, and the marks of attribution."""
    flagged, spared = labels["OF"], labels["F"] + labels["OA"]
    return [
        _log_odds(flagged / max(flagged + spared, 1e-9)),
        *(_log_odds(labels[label]) for label in ("OF", "F", "OA", "OS")),
        max(-7.0, min(7.0, ngrams)),
        *marks,
    ]


def _log_odds(share: float) -> float:
    return math.log((share + 1e-3) / (1.0 - share + 1e-3))


def _softmax(logits: Floats) -> list[float]:
    powers = np.exp(logits - logits.max())
    return [float(value) for value in powers / powers.sum()]


def _batches(cut: Sequence[Window], tokens: int) -> list[list[Window]]:
    """Windows of like length together, each batch of at most about ``tokens`` tokens, padding included."""
    groups: list[list[Window]] = []
    for window in sorted(cut, key=lambda item: -len(item.ids)):
        if groups and (len(groups[-1]) + 1) * len(groups[-1][0].ids) <= tokens:
            groups[-1].append(window)
        else:
            groups.append([window])
    return groups


@lru_cache(maxsize=2)
def load_classifier(folder: Path | None) -> OpinionClassifier:
    """The classifier in ``folder``, loaded once a process; None takes the weights that come with the package."""
    return OpinionClassifier(folder or resource("weights", "opinion"))
