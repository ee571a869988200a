"""Trains the encoder that reads who is meant (``language/references_model.py``).

    python models/references/encoder.py --encoder FOLDER --out run.pt
    python models/references/encoder.py --encoder FOLDER --pack run.pt

It begins with the opinion classifier's encoder as shipped and learns changes of low rank to each of its layers, and two heads: whom a
mention means (the people of the register, somebody else, nobody), and whether a reader would have to guess. It learns from the
corpus alone: its marks and ``models/corpus/who.jsonl``. So its figures on the labelled reports, printed after each epoch, are of text
that it has not seen.

Up to a fifth of the names are read as pronouns, where grammar allows it: whom these mean is known without a label.

Needs torch, transformers, onnx and an encoder's folder (models/opinion/MODEL_CARD.md says where it comes from; only its shape is used).
"""

from __future__ import annotations

import argparse
import json
import math
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import data
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from pack import changes, factor, pack
from tokenizers import Tokenizer
from torch import nn

from reportcheck.language.opinion_model import unpacked
from reportcheck.language.references_input import Tokens, Window, read_windows, stand_ins
from reportcheck.language.references_mentions import Mention
from reportcheck.language.references_model import View
from reportcheck.language.references_people import Register
from reportcheck.language.references_reading import Reading

WEIGHTS = data.ROOT / "models" / "weights"
WHO = data.ROOT / "models" / "corpus" / "who.jsonl"
HESITATION = (0.0, 0.3, 1.0)  # what "clear", "a moment" and "could not say" weigh as doubt
RANK, SIZE, POINT = 32, 768, 128
DECAY, BATCH = 0.95, 8
HIDE, SWAP = 0.1, 0.2
_PRONOUNS = {"male": ("he", "him", "his"), "female": ("she", "her", "her")}


@dataclass
class Labelled:
    """A document, its mentions, and what is known of them: whom each means (with the chance of each) and the doubt."""

    name: str
    doc: Any
    blocks: list[Any]
    mentions: list[Mention]
    register: Register
    genders: dict[int, str | None]
    meant: dict[int, np.ndarray]
    doubt: dict[int, float]


def read(document: Any, who: dict[str, list[Any]]) -> Labelled:
    """A document with its labels."""
    doc, gold = data.analysed(document)
    blocks = list(doc.spans["blocks"])
    register = data.register_of(document)
    reading = Reading(doc, blocks, register, lambda *_: 0.0, 0.5)
    mentions = reading.read()
    marked = {(mark.start, mark.end) for mark in gold if mark.type == "ambiguous"}
    told = {
        (blocks[block].start_char + start, blocks[block].start_char + end): (code, hesitation)
        for block, start, end, code, hesitation in who.get(document.name, ())
    }
    meant, doubt = {}, {}
    for number, mention in enumerate(mentions):
        last = doc[mention.end - 1]
        place = (doc[mention.start].idx, last.idx + len(last))
        if place not in told and place not in marked:
            continue
        is_marked = float(place in marked)
        doubt[number] = is_marked
        if place in told:
            code, hesitation = told[place]
            meant[number] = chances(code, hesitation, register)
            if mention.kind != "possessive":  # the corpus marks the pronoun that a possessive follows
                doubt[number] = 0.5 * is_marked + 0.5 * HESITATION[hesitation]
    return Labelled(document.name, doc, blocks, mentions, register, reading.genders, meant, doubt)


def chances(code: str, hesitation: int, register: Register) -> np.ndarray:
    """The chance that each person of a register, then anybody else, then nobody, is meant.

    Args:
        code: ``C1+C2|A1``: those meant, then others who might be; C child, A adult, P somebody else, N nobody, ``C*`` all children.
        hesitation: 0 to 2.
        register: the family.
    """
    people, children = len(register.people), register.children
    found = np.zeros(people + 2, np.float32)
    alternatives = code.split("|")
    first = 1.0 if len(alternatives) == 1 else 0.6 if hesitation == 2 else 0.8
    rest = (1.0 - first) / max(len(alternatives) - 1, 1)
    for order, alternative in enumerate(alternatives):
        for part in alternative.split("+"):
            if part == "C*":
                places = list(range(children))
            elif part in ("P", "N"):
                places = [people + (part == "N")]
            else:
                places = [int(part[1:]) - 1 + (children if part[0] == "A" else 0)]
            for place in places:
                found[place] = min(1.0, found[place] + (rest if order else first))
    return found


def swaps(item: Labelled, rng: random.Random) -> dict[int, tuple[int, str]]:
    """Names and kinship words to be read as pronouns: by number where each ends, and the pronoun."""
    text = item.doc.text
    found = {}
    others = [(m.start, m.end) for m in item.mentions if m.kind not in ("name", "kin", "other")]
    for number, mention in enumerate(item.mentions):
        who = mention.resolved
        if mention.kind not in ("name", "kin") or mention.plural or len(who) != 1 or rng.random() >= SWAP:
            continue
        forms = _PRONOUNS.get((item.genders.get(who[0]) if who[0] >= 0 else None) or "")
        start, last = item.doc[mention.start].idx, item.doc[mention.end - 1]
        stop = last.idx + len(last)
        joined = text[max(0, start - 5) : start].lower().endswith((" and ", " or ", ", ")) or text[
            stop : stop + 5
        ].lower().startswith((" and ", " or ", ", ", " ("))
        if forms is None or joined or any(a < mention.end and b > mention.start for a, b in others):
            continue
        if mention.role == "poss":
            if text[stop : stop + 2] not in ("'s", "’s"):
                continue
            found[number] = (stop + 2, forms[2])
        else:
            found[number] = (stop, forms[0 if mention.role == "subj" else 1])
    return found


class Cutter:
    """Cuts documents into windows by the rules of the component."""

    def __init__(self) -> None:
        tokenizer = Tokenizer.from_file(str(WEIGHTS / "opinion" / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        special = [int(tokenizer.token_to_id(token)) for token in ("<s>", "</s>", "|")]
        self.tokens = Tokens(lambda text: tokenizer.encode(text, add_special_tokens=False).ids, *special)
        self.mask = int(tokenizer.token_to_id("<mask>"))

    def cut(self, item: Labelled, rng: random.Random | None = None) -> list[tuple[Window, dict[int, int]]]:
        """The windows of a document, each with the people whom swapped names mean, by the mention's number."""
        words = stand_ins(item.register, item.genders, rng)
        instead = swaps(item, rng) if rng else {}
        decided = {"decided": rng.choice([160, 160, 80])} if rng else {}
        known = {number: item.mentions[number].resolved[0] for number in instead}
        cut = read_windows(
            item.doc,
            item.blocks,
            item.mentions,
            item.register,
            item.genders,
            words,
            self.tokens,
            instead,
            **decided,
        )
        return [(window, known) for window in cut]


class Changed(nn.Module):
    """A linear layer that stays as it is, and a change of low rank that is learned."""

    def __init__(self, weight: torch.Tensor, bias: torch.Tensor) -> None:
        super().__init__()
        self.linear = nn.Linear(weight.shape[1], weight.shape[0]).requires_grad_(False)
        self.linear.weight.data, self.linear.bias.data = weight, bias
        self.lora_a = nn.Parameter(torch.randn(RANK, weight.shape[1]) / math.sqrt(weight.shape[1]))
        self.lora_b = nn.Parameter(torch.zeros(weight.shape[0], RANK))

    def forward(self, states: torch.Tensor) -> torch.Tensor:
        return self.linear(states) + (states @ self.lora_a.T) @ self.lora_b.T


def shipped_encoder(folder: str) -> nn.Module:
    """The opinion classifier's encoder, its rounded weights as they are, with something to learn in each layer."""
    from transformers import AutoModel

    model = onnx.load_from_string(unpacked(WEIGHTS / "opinion" / "model.onnx.gz"))
    stored = {
        i.name: torch.tensor(numpy_helper.to_array(i).astype(np.float32)) for i in model.graph.initializer
    }
    encoder = AutoModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        hidden_dropout_prob=0.0,
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",
    )
    places = changes(model)
    layers = 1 + max(int(name.split(".")[3]) for name in places)
    encoder.encoder.layer = encoder.encoder.layer[:layers]
    encoder.requires_grad_(False)
    for table in ("word_embeddings", "position_embeddings"):
        name = f"encoder.embeddings.{table}"
        weight = stored[f"{name}.codes"] * stored[f"{name}.scale"]
        setattr(encoder.embeddings, table, nn.Embedding.from_pretrained(weight, padding_idx=1))
    (bias,) = [value for value in stored.values() if value.shape == (32, 12)]
    encoder.encoder.relative_attention_bias.weight.data = bias
    for name, module in encoder.named_modules():
        if isinstance(module, nn.LayerNorm):
            module.weight.data, module.bias.data = (stored[f"encoder.{name}.{p}"] for p in ("weight", "bias"))
    for name, place in places.items():
        scaled = stored[place] * stored[place.removesuffix("quantized") + "scale"]
        weight = scaled.T.contiguous() * stored[factor(name)]
        parent, _, part = name.removeprefix("encoder.").rpartition(".")
        layer = Changed(weight, stored[f"{name}.linear.bias"])
        setattr(encoder.get_submodule(parent), part, layer)
    return encoder


class Model(nn.Module):
    """The encoder and its heads: points of every mention to every person, and the mention's doubt."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.drop = nn.Dropout(0.1)
        self.join = nn.Linear(2 * SIZE, SIZE)
        self.q, self.p = nn.Linear(SIZE, POINT), nn.Linear(SIZE, POINT)
        self.bias, self.amb = nn.Linear(SIZE, 1), nn.Linear(SIZE, 1)

    def forward(self, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, torch.Tensor]:
        """Log odds that each person is meant, and log odds of doubt."""
        states = self.encoder(input_ids=batch["ids"], attention_mask=batch["mask"]).last_hidden_state.float()
        rows = torch.arange(len(states))[:, None]
        both = torch.cat([states[rows, batch["first"]], states[rows, batch["last"]]], -1)
        joint = self.drop(torch.tanh(self.join(self.drop(both))))
        people = states[rows, batch["people"]]
        points = torch.einsum("bmk,bpk->bmp", self.q(joint), self.p(people)) / math.sqrt(POINT)
        return points + self.bias(people).transpose(1, 2), self.amb(joint).squeeze(-1)


Item = tuple[Labelled, Window, dict[int, int]]


def batch_of(items: Sequence[Item]) -> dict[str, torch.Tensor]:
    """Pad windows to one batch; what is not known is -1."""
    long = max(len(window.ids) for _, window, _ in items)
    many = max(1, *(len(window.mentions) for _, window, _ in items))
    most = max(len(window.people) for _, window, _ in items)
    shapes = {"ids": (long,), "mask": (long,), "first": (many,), "last": (many,), "people": (most,)}
    batch = {name: torch.zeros(len(items), *shape, dtype=torch.long) for name, shape in shapes.items()}
    batch["ids"] += 1
    batch["meant"] = torch.full((len(items), many, most), -1.0)
    batch["doubt"] = torch.full((len(items), many), -1.0)
    for row, (item, window, known) in enumerate(items):
        batch["ids"][row, : len(window.ids)] = torch.tensor(window.ids)
        batch["mask"][row, : len(window.ids)] = 1
        batch["people"][row, : len(window.people)] = torch.tensor(window.people)
        for column, (first, last, number) in enumerate(window.mentions):
            batch["first"][row, column], batch["last"][row, column] = first, last
            if number in known:
                batch["meant"][row, column, : len(window.people)] = 0.0
                batch["meant"][row, column, known[number]] = 1.0
                continue
            if number in item.meant:
                batch["meant"][row, column, : len(window.people)] = torch.tensor(item.meant[number])
            batch["doubt"][row, column] = item.doubt.get(number, -1.0)
    return batch


def train(
    model: Model,
    cutter: Cutter,
    items: Sequence[Labelled],
    tests: dict[str, list[Labelled]],
    epochs: int,
    highest: float,
) -> Iterator[int]:
    """Learn from ``items``; yields each epoch when it is done, then prints what the model makes of ``tests``."""
    layers = len(model.encoder.encoder.layer)
    groups = []
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            inner = name.startswith("encoder.")
            rate = highest * (DECAY ** (layers - 1 - int(name.split(".")[3])) if inner else 1.0)
            decay = 0.01 if parameter.dim() > 1 else 0.0
            groups.append({"params": [parameter], "lr": rate, "weight_decay": decay})
    optimiser = torch.optim.AdamW(groups, fused=True)
    steps = int(sum(len(cutter.cut(item)) for item in items) * 1.2 / BATCH * epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / (0.08 * steps), max(0, (steps - step) / (0.92 * steps)) + 0.01),
    )
    loss_of = nn.functional.binary_cross_entropy_with_logits
    rng = random.Random(1)
    for epoch in range(epochs):
        began, lost = time.time(), 0.0
        cut: list[Item] = [(item, w, known) for item in items for w, known in cutter.cut(item, rng)]
        rng.shuffle(cut)
        batches = []
        for at in range(0, len(cut), BATCH * 16):  # windows of like length share a batch: less padding
            part = sorted(cut[at : at + BATCH * 16], key=lambda item: len(item[1].ids))
            batches += [part[i : i + BATCH] for i in range(0, len(part), BATCH)]
        rng.shuffle(batches)
        model.train()
        for done, part in enumerate(batches, 1):
            batch = batch_of(part)
            text = torch.arange(batch["ids"].shape[1])[None] > batch["people"].amax(1, keepdim=True) + 3
            hidden = (torch.rand(batch["ids"].shape) < HIDE) & (batch["mask"] > 0) & text
            for place in ("first", "last"):
                hidden.scatter_(1, batch[place], False)
            batch["ids"][hidden] = cutter.mask
            with torch.autocast("cpu", dtype=torch.bfloat16):
                points, doubts = model(batch)
            told, asked = batch["meant"] >= 0, batch["doubt"] >= 0
            loss = 0.5 * loss_of(points.float()[told], batch["meant"][told], reduction="sum")
            loss = loss / asked.sum().clamp(min=1) + loss_of(doubts.float()[asked], batch["doubt"][asked])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([p for p in model.parameters() if p.requires_grad], 1.0)
            optimiser.step()
            schedule.step()
            lost += float(loss.detach())
            if done % 50 == 0:
                print(done, "of", len(batches), f"{lost / done:.4f} {time.time() - began:.0f}s", flush=True)
        print(f"epoch {epoch + 1} loss {lost / len(batches):.4f} {time.time() - began:.0f}s", flush=True)
        yield epoch
        for name, documents in tests.items():
            print(name, figures(model, cutter, documents), flush=True)


@torch.no_grad()
def views_of(model: Model, cutter: Cutter, items: Iterable[Labelled]) -> dict[tuple[str, int], View]:
    """The view of every mention, by document and number."""
    model.eval()
    found = {}
    for item in items:
        cut: list[Item] = [(item, window, known) for window, known in cutter.cut(item)]
        for at in range(0, len(cut), BATCH):
            part = cut[at : at + BATCH]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                points, doubts = model(batch_of(part))
            for row, (_, window, _) in enumerate(part):
                for column, (_, _, number) in enumerate(window.mentions):
                    meant = points[row, column, : len(window.people)].float().sigmoid().tolist()
                    view = View(float(doubts[row, column]), tuple(meant[:-2]), meant[-2])
                    found[item.name, number] = view
    return found


def figures(model: Model, cutter: Cutter, items: Sequence[Labelled]) -> str:
    """Average precision of the doubt alone, over the mentions whose doubt is known and the marks."""
    views = views_of(model, cutter, items)
    scored = []
    for item in items:
        marks = {number for number, doubt in item.doubt.items() if doubt >= 0.5}
        scored += [(view.doubt, n in marks) for (name, n), view in views.items() if name == item.name]
    scored.sort(key=lambda pair: -pair[0])
    truth = np.array([label for _, label in scored])
    precision = truth.cumsum() / np.arange(1, len(truth) + 1)
    return f"{truth.sum()} of {len(truth)}, average precision {(precision * truth).sum() / truth.sum():.3f}"


def main() -> None:
    """Train, or pack a run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--encoder", help="folder of the encoder whose shape the opinion classifier's has")
    parser.add_argument("--out", type=Path, help="train, and save the run here")
    parser.add_argument("--pack", type=Path, help="write the weights that the component loads from this run")
    parser.add_argument("--start", type=Path, help="a run to go on from")
    parser.add_argument(
        "--rate", type=float, default=3e-4, help="the highest learning rate, of the last layer"
    )
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    if args.pack:
        pack(torch.load(args.pack), WEIGHTS)
        return
    if not (args.encoder and args.out):
        sys.exit("Name the encoder's folder and where the run goes: --encoder FOLDER --out FILE")
    lines = WHO.read_text(encoding="utf-8").splitlines()
    who = {entry["document"]: entry["mentions"] for entry in map(json.loads, lines)}
    items = [read(document, who) for document in data.corpus.read_corpus()]
    tests = {"reports": [read(document, who) for document in data.reports()]}
    torch.manual_seed(0)
    model, cutter = Model(shipped_encoder(args.encoder)), Cutter()
    if args.start:
        model.load_state_dict(torch.load(args.start), strict=False)
    learned = {name for name, parameter in model.named_parameters() if parameter.requires_grad}
    for _ in train(model, cutter, items, tests, args.epochs, args.rate):
        torch.save({name: value for name, value in model.state_dict().items() if name in learned}, args.out)


if __name__ == "__main__":
    main()
