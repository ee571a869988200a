"""Writes a trained classifier as the folder that the component loads: int8 ONNX, tokenizer, word list, settings."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import nn


def export(
    model: nn.Module, folder: Path, tokenizer: Tokenizer, words: Iterable[str], config: dict[str, Any]
) -> None:
    """Write ``model`` to ``folder``.

    Args:
        model: a ``train.Classifier`` in evaluation mode.
        folder: is made where it is missing; files in it are replaced.
        tokenizer: the encoder's tokenizer.
        words: ordinary English words (``words.ordinary_words``).
        config: labels, kinds, threshold and the sizes of windows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    model.eval().float()
    sample = (
        torch.randint(1000, 2000, (2, 24)),
        torch.ones(2, 24, dtype=torch.long),
        torch.ones(2, 3, 24),
    )
    with tempfile.TemporaryDirectory() as scratch:
        full, clean = Path(scratch, "full.onnx"), Path(scratch, "clean.onnx")
        torch.onnx.export(
            model,
            sample,
            str(full),
            input_names=["ids", "mask", "members"],
            output_names=["labels", "kinds", "weights"],
            dynamic_axes={
                "ids": {0: "windows", 1: "tokens"},
                "mask": {0: "windows", 1: "tokens"},
                "members": {0: "windows", 1: "sentences", 2: "tokens"},
            },
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(str(full), str(clean), skip_symbolic_shape=True)
        quantize_dynamic(
            str(clean),
            str(folder / "model.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    (folder / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    (folder / "config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
