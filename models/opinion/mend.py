"""Mends what ``cut.py`` broke: the cut encoder learns to give the whole one's states, layer for layer, and its logits.

    python models/opinion/mend.py --run large.pt --cut small.pt --layers 0 2 4 5 6 7 8 10 --out base.pt --set encoder=FOLDER

Reads the own corpus and no label. States say far more of each token than five logits of a sentence do: on reports that neither had seen, the same cut
taught by logits alone came much less near the whole (MODEL_CARD.md). ``epochs`` and ``rate`` of ``--set`` apply.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import torch
from cut import Batch, batches_of
from torch import nn
from train import Classifier, Settings, add_settings, gap, load, mean_of, measure, read_settings

Answers = tuple[list[torch.Tensor], torch.Tensor, torch.Tensor]


def answers(model: Classifier, batch: Batch, layers: Sequence[int]) -> Answers:
    """States after some layers, and the logits of label and kind."""
    states: list[torch.Tensor] = []
    hooks = [
        model.encoder.encoder.layer[number].register_forward_hook(lambda _m, _i, out: states.append(out[0]))
        for number in layers
    ]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        label, kind, _ = model(batch["ids"], batch["mask"], batch["members"])
    for hook in hooks:
        hook.remove()
    return states, label.float(), kind.float()


def mend(
    model: Classifier,
    batches: Sequence[Batch],
    told: Sequence[Answers],
    layers: Sequence[int],
    settings: Settings,
) -> None:
    """Train ``model`` to answer each batch as it was told, the last layer's states counting most."""
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    free = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(free, lr=settings.rate, betas=(0.9, 0.98), fused=True)
    total = settings.epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (0.06 * total), (total - n) / (0.94 * total) + 0.01)
    )
    spread = [
        torch.stack([told[n][0][i].float().var() for n in range(0, len(told), 20)]).mean()
        for i in range(len(layers))
    ]
    weights = [0.5] * (len(layers) - 1) + [2.0]
    order = list(range(len(batches)))
    rng = random.Random(5)
    model.train()
    for epoch in range(settings.epochs):
        began, losses = time.time(), 0.0
        rng.shuffle(order)
        for number in order:
            batch, (states, label, kind) = batches[number], told[number]
            our_states, our_label, our_kind = answers(model, batch, layers)
            live, sentences = batch["mask"].bool(), batch["members"].sum(-1) > 0
            loss = 0.5 * gap(our_label[sentences], label[sentences], settings.heat)
            loss = loss + 0.1 * gap(our_kind[sentences], kind[sentences], settings.heat)
            for ours, theirs, size, weight in zip(our_states, states, spread, weights, strict=True):
                loss = loss + weight * ((ours.float() - theirs.float())[live] ** 2).mean() / size
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(free, 1.0)
            optimiser.step()
            schedule.step()
            losses += float(loss)
        print(f"  epoch {epoch + 1} loss {losses / len(batches):.4f} {time.time() - began:.0f}s", flush=True)
    model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--run", type=Path, required=True, help="the whole model")
    parser.add_argument("--cut", type=Path, required=True, help="what cut.py left of it")
    parser.add_argument("--layers", type=int, nargs="+", required=True, help="the layers that cut.py printed")
    parser.add_argument("--out", type=Path, required=True)
    add_settings(parser)
    args = parser.parse_args()
    settings = read_settings(args)
    reader, reports, own, dev = load(settings)
    rng = random.Random(5)
    batches = batches_of([(doc, window) for doc in own for window in reader.windows(doc, rng)])
    whole = mean_of(settings, [args.run])
    many = len(whole.encoder.encoder.layer)
    # Every second layer's states, each as they enter the layer of the whole that the next one came from.
    ours = range(1, len(args.layers), 2)
    theirs = [[*args.layers, many][number + 1] - 1 for number in ours]
    with torch.no_grad():
        told = [answers(whole, batch, theirs) for batch in batches]
    del whole
    model = mean_of(settings, [args.cut])
    mend(model, batches, told, ours, settings)
    torch.save(model.state_dict(), args.out)
    for name, docs in (("reports", reports), ("dev", dev)):
        print(name, measure(model, reader, docs), flush=True)


if __name__ == "__main__":
    main()
