"""Trains the model that tells a section from its heading and its words (``reportcheck.reports.topics``).

    python models/headings/train.py --reports ../shared/data/reports            # trains and writes the weights
    python models/headings/train.py --reports ../shared/data/reports --folds 5  # measures on held-out conferences

Data: the invented reports of ``--reports`` (structure.json) and the project's own corpus (``models/corpus``). A softmax
regression on words, pairs of words, heading cues and place, with half of the blocks seen without their heading; small
weights are dropped so that the file stays under 200 KB. Needs torch (any 2.x, CPU); takes about a minute.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch

from reportcheck.reports.forms import load_form
from reportcheck.reports.headings import SURE, Cues, Names, cues_of, names_from
from reportcheck.reports.topics import Passage, Topics, features

HERE = Path(__file__).resolve().parent
SECTIONS = sorted(
    "involvement chronology risks strengths complicating child_views parent_views child_profile parenting environment plan_progress outcomes changes sustainability analysis "
    "danger_statement safety_goal actions recommendation other".split()
)
STRENGTH = 0.5  # how much the order of sections counts beside their words; chosen on held-out conferences
SIZE_LIMIT = 200_000  # bytes of the weights file


@dataclass
class Block:
    section: str
    heading: str
    text: str
    place: float = 0.0


@dataclass
class Source:
    conference: str
    names: Names
    blocks: list[Block]


def read_structures(folder: Path) -> list[Source]:
    """Reports as structure.json."""
    found = []
    for path in sorted(folder.glob("*/*/structure.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        names = names_from([c["name"] for c in data["children"]], [a["name"] for a in data["adults"]])
        blocks = [Block(b["section"], b["heading"].split(" | ")[0], b["text"]) for b in data["blocks"]]
        found.append(Source(path.parent.parent.name, names, blocks))
    return found


def read_corpus(folder: Path) -> list[Source]:
    """Reports of the project's own corpus (see its README)."""
    found: list[Source] = []
    for path in sorted(folder.glob("*.txt")):
        first, *reports = re.split(r"^# report.*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
        people = {kind: re.findall(rf"^{kind}:([^|\n]+)", first, re.MULTILINE) for kind in ("child", "adult")}
        names = names_from(people["child"], people["adult"])
        found += [Source(path.stem, names, list(corpus_blocks(report))) for report in reports]
    return found


def corpus_blocks(report: str) -> Iterator[Block]:
    """The paragraphs of one report of the corpus, marks removed."""
    for part in re.split(r"^## ", report, flags=re.MULTILINE)[1:]:
        head, _, body = part.partition("\n")
        section, heading = ([p.strip() for p in head.split("|")] + [""])[:2]
        for paragraph in re.split(r"\n\s*\n", body):
            lines = [line for line in paragraph.splitlines() if line.strip() and not line.startswith("#")]
            text = " ".join(line.split(" ", 1)[1] for line in lines if " " in line)
            if text:
                yield Block(section, heading, re.sub(r"\[\[|\]\]|\{\{|\}\}|<<|>>", "", text))


def prepare(sources: list[Source]) -> list[Source]:
    """Drop what has no section of its own; note how far down each block stands."""
    for source in sources:
        source.blocks = [b for b in source.blocks if b.section in SECTIONS]
        for i, block in enumerate(source.blocks):
            block.place = i / max(1, len(source.blocks))
    return [s for s in sources if s.blocks]


def rows(sources: list[Source], cues: Cues, with_heading: bool) -> list[tuple[dict[str, float], int]]:
    return [
        (
            features(Passage(b.heading, b.text, b.place), cues, s.names, with_heading=with_heading),
            SECTIONS.index(b.section),
        )
        for s in sources
        for b in s.blocks
    ]


def fit(
    data: list[tuple[dict[str, float], int]], epochs: int, decay: float, seed: int = 7
) -> tuple[dict[str, list[float]], list[float]]:
    """Weights by feature and the bias of a softmax regression."""
    torch.manual_seed(seed)
    counts = Counter(name for seen, _ in data for name in seen)
    vocabulary = {name: i for i, name in enumerate(sorted(n for n, c in counts.items() if c >= 3))}
    bag = torch.nn.EmbeddingBag(len(vocabulary), len(SECTIONS), mode="sum")
    torch.nn.init.zeros_(bag.weight)
    bias = torch.zeros(len(SECTIONS), requires_grad=True)
    optimiser = torch.optim.Adam([bag.weight, bias], lr=0.05)
    order = list(range(len(data)))
    shuffle = random.Random(seed)
    for epoch in range(epochs):
        for group in optimiser.param_groups:
            group["lr"] = 0.05 * (1 - epoch / epochs)
        shuffle.shuffle(order)
        for start in range(0, len(order), 256):
            batch = [data[i] for i in order[start : start + 256]]
            index, value, offset = [], [], []
            for seen, _ in batch:
                offset.append(len(index))
                for name, weight in seen.items():
                    if name in vocabulary:
                        index.append(vocabulary[name])
                        value.append(weight)
            logits = (
                bag(torch.tensor(index), torch.tensor(offset), per_sample_weights=torch.tensor(value)) + bias
            )
            loss = torch.nn.functional.cross_entropy(logits, torch.tensor([y for _, y in batch]))
            loss = loss + decay * bag.weight.square().sum() / len(data)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    table = bag.weight.detach()
    return {name: table[i].tolist() for name, i in vocabulary.items()}, bias.detach().tolist()


def transitions(sources: list[Source]) -> list[list[float]]:
    """Log of how much likelier one block's section is after another's than anywhere."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for source in sources:
        for a, b in zip(source.blocks, source.blocks[1:], strict=False):
            counts[a.section][b.section] += 1
    prior = Counter(b.section for s in sources for b in s.blocks)
    total = sum(prior.values())
    table = torch.tensor([[counts[a][b] + 20 * prior[b] / total for b in SECTIONS] for a in SECTIONS])
    usual = torch.tensor([(prior[b] + 1) / (total + len(SECTIONS)) for b in SECTIONS])
    gain = (table / table.sum(1, keepdim=True) / usual).log() * STRENGTH
    return [[round(v, 2) for v in row] for row in gain.tolist()]


def pack(weights: dict[str, list[float]], bias: list[float], moves: list[list[float]]) -> str:
    """The weights as JSON, the smallest dropped until it fits."""
    threshold = 0.15
    while True:
        kept = {}
        for name, row in weights.items():
            small = {str(i): round(v * 100) for i, v in enumerate(row) if abs(v) >= threshold}
            if small:
                kept[name] = small
        text = json.dumps(
            {"sections": SECTIONS, "bias": [round(b, 3) for b in bias], "moves": moves, "weights": kept},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        if len(text.encode()) <= SIZE_LIMIT:
            return text
        threshold += 0.02


def unpack(text: str) -> Topics:
    data = json.loads(text)
    weights = {n: {SECTIONS[int(i)]: v / 100 for i, v in row.items()} for n, row in data["weights"].items()}
    moves = {a: dict(zip(SECTIONS, row, strict=True)) for a, row in zip(SECTIONS, data["moves"], strict=True)}
    return Topics(weights, dict(zip(SECTIONS, data["bias"], strict=True)), moves)


def train(sources: list[Source], cues: Cues, epochs: int, decay: float) -> str:
    data = rows(sources, cues, True) + rows(sources, cues, False)
    weights, bias = fit(data, epochs, decay)
    return pack(weights, bias, transitions(sources))


def measure(model: Topics, sources: list[Source], cues: Cues) -> Counter[str]:
    """Right answers by way of asking."""
    right: Counter[str] = Counter()
    for source in sources:
        bare = [
            model.scores(features(Passage("", b.text, b.place), cues, source.names, with_heading=False))
            for b in source.blocks
        ]
        full = [
            model.scores(features(Passage(b.heading, b.text, b.place), cues, source.names))
            for b in source.blocks
        ]
        grouped: dict[str, list[int]] = defaultdict(list)
        for i, block in enumerate(source.blocks):
            grouped[block.heading].append(i)
        for heading, places in grouped.items():
            joint = model.together([full[i] for i in places])
            best = max(joint, key=lambda s: joint[s])
            reading = cues.read(heading, source.names)
            cue = reading.section or "other"
            sure = reading.section if reading.score >= SURE else best
            for i in places:
                right["sure cues, else heading and words"] += sure == source.blocks[i].section
                right["cues"] += cue == source.blocks[i].section
                right["heading and words"] += best == source.blocks[i].section
        for block, alone, run in zip(source.blocks, bare, model.path(bare), strict=True):
            right["words alone"] += max(alone, key=lambda s: alone[s]) == block.section
            right["words in sequence"] += run == block.section
        right["all"] += len(source.blocks)
    return right


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--reports", type=Path, required=True, help="folder of conferences with structure.json files"
    )
    parser.add_argument("--corpus", type=Path, default=HERE.parent / "corpus")
    parser.add_argument("--output", type=Path, default=HERE.parent / "weights" / "headings" / "topics.json")
    parser.add_argument(
        "--folds", type=int, default=0, help="measure by cross-validation over conferences, write nothing"
    )
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--decay", type=float, default=0.3)
    parser.add_argument("--except", dest="leave", default="", help="conferences to leave out, by comma")
    args = parser.parse_args()
    torch.set_num_threads(1)
    cues = cues_of(load_form())
    sources = prepare(read_structures(args.reports) + read_corpus(args.corpus))
    sources = [s for s in sources if s.conference not in args.leave.split(",")]
    if not args.folds:
        text = train(sources, cues, args.epochs, args.decay)
        args.output.parent.mkdir(parents=True, exist_ok=True)
        args.output.write_text(text + "\n", encoding="utf-8")
        print(
            f"{args.output}: {len(text.encode()):,} bytes from {sum(len(s.blocks) for s in sources)} blocks of {len({s.conference for s in sources})} conferences"
        )
        return
    conferences = sorted({s.conference for s in sources})
    random.Random(3).shuffle(conferences)
    total: Counter[str] = Counter()
    for fold in range(args.folds):
        held = set(conferences[fold :: args.folds])
        model = unpack(train([s for s in sources if s.conference not in held], cues, args.epochs, args.decay))
        total += measure(model, [s for s in sources if s.conference in held], cues)
    for name, count in total.items():
        if name != "all":
            print(f"{name:36} {count / total['all']:.3f}")
    print(f"{total['all']} blocks of {len(conferences)} conferences in {args.folds} folds")


if __name__ == "__main__":
    main()
