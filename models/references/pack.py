"""Writes the encoder of references as the files that the component loads: its graph, what differs in its weights, and its heads.

    from pack import pack
    pack(state, ROOT / "models" / "weights")

The changes of each weight are of low rank: two thin matrices, balanced against each other and rounded, as ``models/opinion/export.py``
rounds weights. All else is read from the opinion classifier's model, whose bytes ``encoder.json`` points into.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "opinion"))
from export import coarse

STATES = "states"
LEAST = 256  # bytes of a weight that is worth pointing at


def pack(state: dict[str, torch.Tensor], weights: Path) -> None:
    """Write ``weights/references/encoder.*``.

    Args:
        state: of ``encoder.Model``: the heads, and ``lora_a`` and ``lora_b`` of each changed layer.
        weights: the folder of all weights; that of the opinion classifier is read.
    """
    raw = gzip.decompress((weights / "opinion" / "model.onnx.gz").read_bytes())
    model = onnx.load_from_string(raw)
    graph, needed = _cut(model)
    stored = {item.name: item for item in model.graph.initializer if item.name in needed}
    where: dict[str, tuple[int, str, list[int]]] = {}
    inside: list[Any] = []
    for name, item in stored.items():
        value = numpy_helper.to_array(item)
        if value.nbytes <= LEAST or not item.raw_data:
            inside.append(item)
            continue
        offset = raw.find(item.raw_data)
        where[name] = (offset, str(value.dtype), list(value.shape))
        empty = TensorProto(name=name, data_type=item.data_type, dims=value.shape)
        empty.data_location = TensorProto.EXTERNAL
        for key, text in (("location", "opinion"), ("offset", str(offset)), ("length", str(value.nbytes))):
            entry = empty.external_data.add()
            entry.key, entry.value = key, text
        inside.append(empty)
    graph = helper.make_graph(
        graph,
        "references",
        [item for item in model.graph.input if item.name == "ids"],
        [helper.make_tensor_value_info(STATES, TensorProto.FLOAT, [1, "tokens", None])],
        initializer=inside,
    )
    whole = helper.make_model(graph, opset_imports=model.opset_import, ir_version=model.ir_version)
    folder = weights / "references"
    (folder / "encoder.onnx.gz").write_bytes(gzip.compress(whole.SerializeToString(), 9, mtime=0))
    changed, arrays = [], {}
    for number, (layer, name) in enumerate(changes(model).items()):
        a, b = balanced(state[f"{layer}.lora_a"], state[f"{layer}.lora_b"])
        changed.append([name.removesuffix("_quantized"), factor(layer)])
        arrays |= _rounded(f"change {number} a", a) | _rounded(f"change {number} b", b.T.contiguous())
    for name in ("join.weight", "q.weight", "p.weight"):
        arrays |= _rounded(name, state[name])
    for name in ("join.bias", "q.bias", "p.bias", "bias.weight", "bias.bias", "amb.weight", "amb.bias"):
        arrays[name] = state[name].numpy()
    np.savez_compressed(folder / "encoder.npz", allow_pickle=False, **arrays)
    about = {"size": len(raw), "changed": changed, "weights": where}
    (folder / "encoder.json").write_text(json.dumps(about, separators=(",", ":")) + "\n", encoding="utf-8")


def _cut(model: Any) -> tuple[list[Any], set[str]]:
    """The nodes that lead to the encoder's last states, and the names of all that they read."""
    last = [node for node in model.graph.node if node.op_type == "LayerNormalization"][-1].output[0]
    needed, kept = {last}, []
    for node in reversed(model.graph.node):
        if needed & set(node.output):
            kept.append(node)
            needed |= set(node.input)
    return [*reversed(kept), helper.make_node("Identity", [last], [STATES])], needed


def changes(model: Any) -> dict[str, str]:
    """For each linear layer of the encoder, by its name in the recipe, the name of its weight in the opinion model."""
    found = {}
    for node in model.graph.node:
        if node.op_type == "MatMulInteger" and node.output[0].startswith("/encoder"):
            layer = node.output[0].split("/linear/")[0].strip("/").replace("/", ".")
            found[layer] = node.input[1]
    return found


def factor(layer: str) -> str:
    """The name of what the inputs of a layer are multiplied by (see ``Even`` in ``models/opinion/export.py``)."""
    head, _, part = layer.rpartition(".")
    return f"{head}.{'q' if part in 'kv' else part}.factor"


def balanced(a: torch.Tensor, b: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Two thin matrices with the same product, of like size and with rows of like spread, which rounding harms least."""
    left, upper = torch.linalg.qr(b.double())
    right, lower = torch.linalg.qr(a.double().T)
    u, s, v = torch.linalg.svd(upper @ lower.T)
    root = s.sqrt()
    return (root[:, None] * (v @ right.T)).float(), (left @ (u * root)).float()


def _rounded(name: str, value: torch.Tensor) -> dict[str, NDArray[Any]]:
    codes, scale = coarse(value)
    return {name: codes.to(torch.int8).numpy(), f"{name} scale": scale.float().numpy()}
