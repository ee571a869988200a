"""Writes a trained classifier as the folder that the component loads: packed ONNX, tokenizer, word list, settings.

Weights are rounded to three tenths of their row's standard deviation. The runtime reads them as plain 8-bit numbers; gzip, which sees how few
different ones there are, packs each into some four bits.
"""

from __future__ import annotations

import json
import tempfile
import zlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import nn

STEP = 0.3  # of a weight, in standard deviations of its row
EVEN = 0.75  # how far large inputs are made small at the weights' cost; 0.5 and 0.85 moved the scores further
COMMON = 8_000  # of the tokenizer's pieces, which come with the commonest first
LATIN = 0x250  # one past the last letter of the Latin alphabets


class Table(nn.Module):
    """An embedding whose rows are whole numbers and a scale."""

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        codes, scale = coarse(weight)
        self.codes = nn.Parameter(codes.to(torch.int8), requires_grad=False)
        self.scale = nn.Parameter(scale, requires_grad=False)

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        return nn.functional.embedding(ids, self.codes).float() * nn.functional.embedding(ids, self.scale)


def coarse(weight: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Whole numbers that fit 8 bits, and the step of each row: STEP standard deviations where no number grows too large."""
    step = torch.maximum(
        STEP * weight.std(-1, keepdim=True), weight.abs().amax(-1, keepdim=True) / 127
    ).clamp(min=1e-9)
    return (weight / step).round(), step


class Unpadded(nn.Module):
    """The encoder for one window at a time: where nothing is padded, nothing need be masked."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.embeddings, self.encoder = encoder.embeddings, encoder.encoder

    def forward(self, input_ids: torch.Tensor, attention_mask: None) -> Any:
        return self.encoder(self.embeddings(input_ids=input_ids), return_dict=True)


class Even(nn.Module):
    """A linear layer whose inputs are first divided by ``size``, each by its own; its weights make that good."""

    def __init__(self, linear: nn.Linear, size: torch.Tensor) -> None:
        super().__init__()
        self.factor = nn.Parameter(1.0 / size, requires_grad=False)
        linear.weight.data = linear.weight * size
        self.linear = linear

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return self.linear(states * self.factor)


@torch.no_grad()
def even_out(model: nn.Module, batches: Iterable[dict[str, torch.Tensor]]) -> None:
    """Share out what a few large inputs of the encoder's layers carry (SmoothQuant): 8 bits hold all inputs of a layer.

    Args:
        model: a ``train.Classifier`` on an MPNet encoder; is changed.
        batches: text by which the inputs are measured (``train.batch_of``).
    """
    linears = {
        m: torch.zeros(m.in_features) for m in model.encoder.encoder.modules() if isinstance(m, nn.Linear)
    }

    def note(linear: nn.Module, given: tuple[torch.Tensor]) -> None:
        linears[linear] = torch.maximum(linears[linear], given[0].abs().flatten(0, -2).amax(0))

    hooks = [linear.register_forward_pre_hook(note) for linear in linears]
    for batch in batches:
        model(batch["ids"], batch["mask"], batch["members"])
    for hook in hooks:
        hook.remove()
    for layer in model.encoder.encoder.layer:
        attention = layer.attention.attn
        # Layers that read the same input share its division, which is then done once.
        for parent, names in (
            (attention, ("q", "k", "v")),
            (attention, ("o",)),
            (layer.intermediate, ("dense",)),
            (layer.output, ("dense",)),
        ):
            members = [getattr(parent, name) for name in names]
            weight = torch.cat([m.weight for m in members]).abs().amax(0).clamp(min=1e-4)
            size = linears[members[0]].clamp(min=1e-4) ** EVEN / weight ** (1 - EVEN)
            for name, member in zip(names, members, strict=True):
                setattr(parent, name, Even(member, size))


def common_pieces(tokenizer: Tokenizer, words: Collection[str]) -> tuple[Tokenizer, list[int]]:
    """A tokenizer with only the pieces that reports need, and the numbers that these had.

    A word of any other piece is read in smaller ones.

    Args:
        tokenizer: a WordPiece tokenizer.
        words: ordinary words, whose pieces all stay.
    """
    state = json.loads(tokenizer.to_str())
    pieces: dict[str, int] = state["model"]["vocab"]
    special = {token["id"] for token in state["added_tokens"]}
    used = {n for word in words for n in tokenizer.encode(word, add_special_tokens=False).ids}
    letters = {
        n for piece, n in pieces.items() if len(bare := piece.removeprefix("##")) == 1 and ord(bare) < LATIN
    }
    kept = sorted(special | used | letters | set(range(COMMON)))
    new = {old: n for n, old in enumerate(kept)}
    state["model"]["vocab"] = {piece: new[n] for piece, n in pieces.items() if n in new}
    for token in state["added_tokens"]:
        token["id"] = new[token["id"]]
    return Tokenizer.from_str(json.dumps(state)), kept


def pack(quantised: Path, coarse_: Path, out: Path) -> None:
    """Write an 8-bit model with the whole numbers of its coarse weights, which take up less room than those that fill 8 bits.

    Args:
        quantised: the model as the runtime's tool made it.
        coarse_: the model that it was made from.
        out: the packed file.
    """
    model = onnx.load(quantised)
    exact = {item.name: item for item in onnx.load(coarse_).graph.initializer}
    stored = {item.name: item for item in model.graph.initializer}
    for name in [name for name in exact if f"{name}_quantized" in stored]:
        weight = numpy_helper.to_array(exact[name]).astype(np.float64)
        size = np.abs(weight)
        step = np.where(size > 0, size, np.inf).min(0)  # a row of thousands has its smallest number, one
        for part, value in (
            ("_quantized", np.rint(weight / step).astype(np.int8)),
            ("_scale", step.astype(np.float32)),
        ):
            stored[name + part].CopyFrom(numpy_helper.from_array(value, name + part))
    # There is nothing to find twice in weights, so only the lengths of the codes are chosen.
    packer = zlib.compressobj(9, wbits=31, strategy=zlib.Z_HUFFMAN_ONLY)
    out.write_bytes(packer.compress(model.SerializeToString()) + packer.flush())


def export(
    model: nn.Module, folder: Path, tokenizer: Tokenizer, words: Sequence[str], config: dict[str, Any]
) -> None:
    """Write ``model`` to ``folder``.

    Args:
        model: a ``train.Classifier`` in evaluation mode; its weights are made coarse.
        folder: is made where it is missing; files in it are replaced.
        tokenizer: the encoder's tokenizer.
        words: ordinary English words (``words.ordinary_words``).
        config: labels, kinds, threshold and the sizes of windows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model.eval().float()
    tokenizer, kept = common_pieces(tokenizer, words)
    vectors = model.encoder.embeddings
    vectors.word_embeddings = Table(vectors.word_embeddings.weight[kept])
    vectors.position_embeddings = Table(vectors.position_embeddings.weight)
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            codes, scale = coarse(layer.weight)
            layer.weight.data = codes * scale
    model.encoder = Unpadded(model.encoder)
    sample = (torch.randint(1000, 2000, (1, 24)), None, torch.ones(1, 3, 24))
    with tempfile.TemporaryDirectory() as scratch:
        full, clean, small = (Path(scratch, name) for name in ("full.onnx", "clean.onnx", "small.onnx"))
        torch.onnx.export(
            model,
            sample,
            str(full),
            input_names=["ids", "members"],
            output_names=["labels", "kinds", "weights"],
            dynamic_axes={"ids": {1: "tokens"}, "members": {1: "sentences", 2: "tokens"}},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(clean), skip_symbolic_shape=True)
        quantize_dynamic(
            str(clean),
            str(small),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul"],
        )
        pack(small, clean, folder / "model.onnx.gz")
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
