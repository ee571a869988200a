"""Cuts a trained encoder down to what a small tree and half a second allow: fewer layers, narrower feed-forward parts.

    python models/opinion/cut.py --run large.pt --out small.pt --set encoder=FOLDER

Layers go one by one, each time the one whose loss changes the label probabilities of the own corpus least; feed-forward units go by the
squared gradient of a gate on each (its diagonal Fisher information). Neither looks at a labelled report. ``mend.py`` mends what
the cut broke.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import nn
from train import (
    Classifier,
    Encoded,
    State,
    Window,
    add_settings,
    batch_of,
    load,
    mean_of,
    read_settings,
)

Batch = dict[str, torch.Tensor]


class Gate(nn.Module):
    """Multiplies what a module returns, so that a gradient can say how much each unit of it counts."""

    def __init__(self, inner: nn.Module, size: int) -> None:
        super().__init__()
        self.inner = inner
        self.gate = nn.Parameter(torch.ones(size))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return self.inner(states) * self.gate


def batches_of(items: Sequence[tuple[Encoded, Window]]) -> list[Batch]:
    """Windows in batches of eight of like length."""
    items = sorted(items, key=lambda item: len(item[1].ids))
    return [batch_of(items[at : at + 8]) for at in range(0, len(items), 8)]


def logits_of(model: Classifier, batch: Batch) -> torch.Tensor:
    """Label logits of the sentences that the batch's windows decide."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        label, _, _ = model(batch["ids"], batch["mask"], batch["members"])
    return label.float()[batch["labels"] >= 0]


def importance(model: Classifier, batches: Sequence[Batch]) -> list[torch.Tensor]:
    """How much each feed-forward unit of each layer counts."""
    layers = model.encoder.encoder.layer
    model.requires_grad_(False)
    for layer in layers:
        layer.intermediate = Gate(layer.intermediate, layer.intermediate.dense.out_features)
    gates = [layer.intermediate.gate for layer in layers]
    total = [torch.zeros_like(gate) for gate in gates]
    for batch in batches:
        labels = batch["labels"][batch["labels"] >= 0]
        loss = nn.functional.cross_entropy(logits_of(model, batch), labels, reduction="sum")
        for sum_, gradient in zip(total, torch.autograd.grad(loss, gates), strict=True):
            sum_ += gradient**2
    for layer in layers:
        layer.intermediate = layer.intermediate.inner
    return total


@torch.no_grad()
def choose_layers(model: Classifier, batches: Sequence[Batch], many: int) -> list[int]:
    """The numbers of the ``many`` layers to keep; the model is left with these."""

    def answers() -> torch.Tensor:
        return torch.cat([logits_of(model, batch) for batch in batches]).log_softmax(-1)

    full = answers()
    layers = list(model.encoder.encoder.layer)
    keep = list(range(len(layers)))
    while len(keep) > many:
        gaps = {}
        for dropped in keep:
            model.encoder.encoder.layer = nn.ModuleList(layers[n] for n in keep if n != dropped)
            gaps[dropped] = float(
                nn.functional.kl_div(answers(), full, log_target=True, reduction="batchmean")
            )
        least = min(gaps, key=lambda n: gaps[n])
        keep.remove(least)
        print(f"without layer {least}: divergence {gaps[least]:.3f}", flush=True)
    model.encoder.encoder.layer = nn.ModuleList(layers[n] for n in keep)
    return keep


def narrow(model: Classifier, units: Sequence[torch.Tensor], width: int) -> State:
    """The weights of a model with the ``width`` units of each layer that count most."""
    state = model.state_dict()
    for number, total in enumerate(units):
        keep = total.topk(width).indices.sort().values
        name = f"encoder.encoder.layer.{number}."
        for part in ("intermediate.dense.weight", "intermediate.dense.bias"):
            state[name + part] = state[name + part][keep].clone()
        state[name + "output.dense.weight"] = state[name + "output.dense.weight"][:, keep].clone()
    return state


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--width", type=int, default=1536, help="feed-forward units of each layer")
    add_settings(parser)
    args = parser.parse_args()
    settings = read_settings(args)
    reader, _, own, _ = load(settings)
    model = mean_of(settings, [args.run])
    items = [(doc, window) for doc in own for window in reader.windows(doc)]
    random.Random(0).shuffle(items)
    units = importance(model, batches_of(items[:480]))
    keep = choose_layers(model, batches_of(items[1000:1096]), args.layers)
    print("layers", *keep)
    torch.save(narrow(model, [units[n] for n in keep], args.width), args.out)


if __name__ == "__main__":
    main()
