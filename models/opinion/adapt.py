"""Gets the encoder used to report prose before it learns labels: masked words of unlabelled text, never of ``dev``.

python models/opinion/adapt.py --out adapted.pt
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import torch
from torch import nn
from train import Reader, Settings, load, new_model


def adapt(reader: Reader, docs: list, epochs: int, rate: float, seed: int = 0) -> dict[str, torch.Tensor]:
    """The encoder's weights after masked-word training on ``docs``."""
    model = new_model(Settings()).encoder
    vectors = model.embeddings.word_embeddings.weight.detach()
    vectors.requires_grad_(False)
    model.embeddings.word_embeddings.weight.requires_grad_(False)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    turn = nn.Sequential(nn.Linear(384, 384), nn.GELU(), nn.LayerNorm(384))
    bias = nn.Parameter(torch.zeros(len(vectors)))
    trained = [p for p in model.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW(
        [{"params": trained, "lr": rate}, {"params": [*turn.parameters(), bias], "lr": rate * 10}], fused=True
    )
    steps = epochs * sum(len(reader.windows(d)) for d in docs) // 8
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda n: min((n + 1) / (0.1 * steps), max(0.02, (steps - n) / (0.9 * steps)))
    )
    # Only words that the text holds are candidates: a softmax over 30,000 words would double the time.
    used = torch.tensor(sorted({i for d in docs for line in d.lines for i in line.ids}))
    place = torch.full((len(vectors),), -100)
    place[used] = torch.arange(len(used))
    model.train()
    for epoch in range(epochs):
        began, total, count = time.time(), 0.0, 0
        items = [w for d in docs for w in reader.windows(d, rng)]
        rng.shuffle(items)
        for at in range(0, len(items), 8):
            part = items[at : at + 8]
            long = max(len(w.ids) for w in part)
            ids = torch.zeros(len(part), long, dtype=torch.long)
            for row, w in enumerate(part):
                ids[row, : len(w.ids)] = torch.tensor(w.ids)
            chosen = (torch.rand(ids.shape) < 0.2) & (ids > 200) & (place[ids] >= 0)
            if not chosen.any():
                continue
            seen = ids.masked_fill(chosen & (torch.rand(ids.shape) < 0.9), reader.mask)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = model(input_ids=seen, attention_mask=(ids > 0).long()).last_hidden_state[chosen]
                logits = turn(states) @ vectors[used].T + bias[used]
            loss = nn.functional.cross_entropy(logits.float(), place[ids[chosen]])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
            count += 1
        print(f"epoch {epoch + 1} loss {total / count:.3f} {time.time() - began:.0f}s", flush=True)
    return {name: value for name, value in model.state_dict().items() if "word_embeddings" not in name}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--without", nargs="*", default=[], help="conferences whose text is not seen either")
    args = parser.parse_args()
    torch.set_num_threads(1)
    reader, reports, own, _ = load(Settings())
    docs = [d for d in (*reports, *own) if d.conference not in args.without]
    torch.save(adapt(reader, docs, args.epochs, args.rate), args.out)


if __name__ == "__main__":
    main()
