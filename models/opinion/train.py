"""Trains the opinion classifier: a small sentence encoder that reads a passage and labels each of its sentences.

    python models/opinion/train.py --base large.pt                     # the own corpus alone
    python models/opinion/train.py --teach told.npz --runs large.pt    # its logits, for --set teacher=told.npz; then cut.py, mend.py
    python models/opinion/train.py --oof oof.npz --runs base.pt
    python models/opinion/train.py --runs oof-*.pt --out models/weights/opinion   # average the runs and export

The third command leaves each conference of labelled reports out once: it goes on from the mended run with the reports of the
other seven (and a part of the corpus), prints held-out figures and keeps the eight runs, which the last averages. The settings of the
shipped weights are in MODEL_CARD.md.

Needs torch, transformers and onnx, an encoder's folder (``--set encoder=FOLDER``, in every command) and, where present, ``../shared/data``.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent / "corpus"), str(ROOT / "src")]

from corpus import KINDS, LABELS, Document, read_corpus, read_reports  # noqa: E402
from words import ordinary_words  # noqa: E402

from reportcheck.language.opinion_input import Line, Window, find_names, neutral_words, windows  # noqa: E402

SHARED = ROOT.parent / "shared"
State = dict[str, torch.Tensor]
OF = LABELS.index("OF")


@dataclass
class Settings:
    """What a training run may vary."""

    epochs: int = 5
    rate: float = 1e-4
    decay: float = 0.85  # of the rate, layer by layer downwards
    head_rate: float = 5e-4
    batch: int = 8
    drop_heading: float = 0.15
    drop_section: float = 0.15
    kind_weight: float = 0.3
    mark_weight: float = 0.2
    of_weight: float = 1.0
    smoothing: float = 0.05
    limit: int = 160
    neutral: bool = True
    context: bool = True
    freeze: int = 2  # lowest layers that stay as they are
    dropout: float = 0.0  # inside the encoder; hiding words costs less time and does as well
    keep_plain: float = 1.0  # share of windows without any judgement that an epoch sees
    own_share: float = 1.0  # share of the own corpus's windows that an epoch sees
    hide: float = 0.1  # share of words hidden from the encoder
    soft: float = 0.5  # weight of a teacher's opinion against the label, where a teacher is given
    heat: float = 2.0  # temperature of that comparison
    encoder: str = ""  # folder of the encoder to begin with (MODEL_CARD.md says where it comes from)
    teacher: str = ""  # file of a teacher's logits (``--teach``)


@dataclass
class Encoded:
    """A document as token ids with its labels."""

    name: str
    conference: str
    own: bool  # of the project's corpus
    texts: list[str]
    lines: list[Line]
    sections: list[tuple[int, ...]]
    headings: list[tuple[int, ...]]
    section_ids: list[str]
    labels: np.ndarray
    kinds: np.ndarray
    marks: list[tuple[int, ...] | None] = field(default_factory=list)
    teacher: np.ndarray | None = None  # a larger model's label logits


class Reader:
    """Turns documents into token ids by the same rules as the component."""

    def __init__(self, known: set[str], settings: Settings) -> None:
        self.tokenizer = Tokenizer.from_file(str(Path(settings.encoder) / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        self.known = known
        self.settings = settings
        self.start, self.end, self.mask, self.bar = (
            self.tokenizer.token_to_id(token) for token in ("<s>", "</s>", "<mask>", "|")
        )

    def ids(self, text: str, names: frozenset[str]) -> tuple[tuple[int, ...], list[tuple[int, int]]]:
        if not self.settings.neutral:
            encoding = self.tokenizer.encode(text, add_special_tokens=False)
            return tuple(encoding.ids), list(encoding.offsets)
        words = neutral_words(text, names)
        encoding = self.tokenizer.encode(
            [w.text for w in words], is_pretokenized=True, add_special_tokens=False
        )
        return tuple(encoding.ids), [(words[w].start, words[w].end) for w in encoding.word_ids]

    def read(self, document: Document, own: bool = False) -> Encoded:
        texts = [s.text for _, s in document.sentences()]
        register = [p.name for p in (*document.family.children, *document.family.adults)]
        register += [n for p in document.family.children for n in p.known_as]
        names = find_names(texts, self.known, ())
        out = Encoded(
            document.name, document.conference, own, texts, [], [], [], [], np.zeros(0), np.zeros(0)
        )
        labels, kinds = [], []
        last = None
        for number, block in enumerate(document.blocks):
            if (block.section, block.heading) != last:
                last = (block.section, block.heading)
                out.sections.append(self.ids(block.section.replace("_", " "), names)[0])
                out.headings.append(self.ids(block.heading, names)[0])
            for sentence in block.sentences:
                ids, offsets = self.ids(sentence.text, names)
                out.lines.append(Line(ids, number, len(out.headings) - 1))
                out.section_ids.append(block.section)
                labels.append(LABELS.index(sentence.label))
                kinds.append(KINDS.index(sentence.kind) if sentence.kind else -100)
                if sentence.judgement:
                    out.marks.append(
                        tuple(
                            int(any(a < m.end and b > m.start for m in sentence.judgement))
                            for a, b in offsets
                        )
                    )
                else:
                    out.marks.append(None)
        out.labels, out.kinds = np.array(labels), np.array(kinds)
        return out

    def windows(self, doc: Encoded, rng: random.Random | None = None) -> list[Window]:
        s = self.settings
        headings = []
        for section, heading in zip(doc.sections, doc.headings, strict=True):
            keep_section = rng is None or rng.random() >= s.drop_section
            keep_heading = rng is None or rng.random() >= s.drop_heading
            headings.append(
                (section if keep_section else ()) + (self.end,) + (heading if keep_heading else ())
            )
        if not s.context:  # each sentence alone, for the ablation
            alone = [replace(line, passage=number) for number, line in enumerate(doc.lines)]
            return windows(alone, [(self.end,)] * len(alone), start=self.start, end=self.end, bar=self.bar)
        limit = s.limit if rng is None else rng.choice([60, 110, s.limit, s.limit, s.limit])
        return windows(doc.lines, headings, start=self.start, end=self.end, bar=self.bar, limit=limit)


class Classifier(nn.Module):
    """Encoder, pooling over each sentence's tokens, and three heads: label, kind, and which tokens carry the judgement."""

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        size = encoder.config.hidden_size
        self.encoder = encoder
        self.attend = nn.Linear(size, 1)
        self.drop = nn.Dropout(0.1)
        self.hidden = nn.Linear(2 * size, size)
        self.label = nn.Linear(size, len(LABELS))
        self.kind = nn.Linear(size, len(KINDS))

    def forward(
        self, ids: torch.Tensor, mask: torch.Tensor, members: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Logits of label and kind for each sentence, and each token's weight.

        ``members`` (windows, sentences, tokens) holds 1.0 where a token belongs to a sentence.
        """
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        weight = self.attend(states).squeeze(-1)
        mean = members @ states / members.sum(-1, keepdim=True).clamp(min=1.0)
        share = torch.softmax(weight.unsqueeze(1) + (members - 1.0) * 1e4, -1)
        picked = share @ states
        joint = self.drop(torch.tanh(self.hidden(self.drop(torch.cat([mean, picked], -1)))))
        return self.label(joint), self.kind(joint), weight


def batch_of(items: Sequence[tuple[Encoded, Window]]) -> dict[str, torch.Tensor]:
    """Pad windows to one batch."""
    long = max(len(w.ids) for _, w in items)
    many = max(len(w.spans) for _, w in items)
    ids = torch.zeros(len(items), long, dtype=torch.long)
    mask = torch.zeros(len(items), long, dtype=torch.long)
    members = torch.zeros(len(items), many, long)
    labels = torch.full((len(items), many), -100)
    kinds = torch.full((len(items), many), -100)
    marks = torch.full((len(items), long), -1.0)
    teacher = torch.full((len(items), many, len(LABELS)), torch.nan)
    for row, (doc, window) in enumerate(items):
        ids[row, : len(window.ids)] = torch.tensor(window.ids)
        mask[row, : len(window.ids)] = 1
        for column, (number, start, end) in enumerate(window.spans):
            members[row, column, start:end] = 1.0
            if number in window.scored:
                labels[row, column] = int(doc.labels[number])
                kinds[row, column] = int(doc.kinds[number])
                if doc.teacher is not None:
                    teacher[row, column] = torch.tensor(doc.teacher[number])
                mark = doc.marks[number]
                if mark is not None:
                    marks[row, start : end - 1] = torch.tensor(mark[: end - 1 - start], dtype=torch.float)
    return {
        "ids": ids, "mask": mask, "members": members, "labels": labels, "kinds": kinds, "marks": marks, "teacher": teacher
    }  # fmt: skip


def new_model(settings: Settings, seed: int = 0) -> Classifier:
    """A classifier on the encoder as it comes; the same seed gives the same heads (so that runs can be averaged)."""
    from transformers import AutoModel

    torch.manual_seed(seed)
    encoder = AutoModel.from_pretrained(
        settings.encoder,
        add_pooling_layer=False,
        hidden_dropout_prob=settings.dropout,
        attention_probs_dropout_prob=settings.dropout,
        attn_implementation="eager",  # twice as fast as sdpa on a CPU at these lengths
    )
    return Classifier(encoder)


def take(model: Classifier, state: State) -> None:
    """Load weights; the encoder is cut to as many layers and feed-forward units as they have (see ``cut.py``)."""
    widths = [len(value) for name, value in state.items() if name.endswith("intermediate.dense.weight")]
    layers = model.encoder.encoder.layer[: len(widths)]
    for layer, width in zip(layers, widths, strict=True):
        layer.intermediate.dense = nn.Linear(layer.intermediate.dense.in_features, width)
        layer.output.dense = nn.Linear(width, layer.output.dense.out_features)
    model.encoder.encoder.layer = layers
    model.load_state_dict(state)


def gap(ours: torch.Tensor, theirs: torch.Tensor, heat: float) -> torch.Tensor:
    """How far logits are from a teacher's, compared at a temperature."""
    return heat**2 * nn.functional.kl_div(
        (ours / heat).log_softmax(-1), (theirs / heat).log_softmax(-1), log_target=True, reduction="batchmean"
    )


def train(
    reader: Reader, docs: Sequence[Encoded], settings: Settings, seed: int, start: State | None = None
) -> Classifier:
    """One training run over ``docs``, from the encoder as it comes or from the weights of an earlier run."""
    model = new_model(settings)
    if start:
        take(model, start)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    # Much of the time of a step would go into millions of word vectors that hardly move.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    for layer in model.encoder.encoder.layer[: settings.freeze]:
        layer.requires_grad_(False)
    if settings.freeze:
        model.encoder.embeddings.requires_grad_(False)
    layers = len(model.encoder.encoder.layer)
    groups = []
    for name, parameter in model.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.encoder.layer."):
            depth = layers - int(name.split(".")[3])
            rate = settings.rate * settings.decay ** (depth - 1)
        elif name.startswith("encoder."):
            rate = settings.rate * settings.decay**layers
        else:
            rate = settings.head_rate
        groups.append(
            {"params": [parameter], "lr": rate, "weight_decay": 0.01 if parameter.dim() > 1 else 0.0}
        )
    optimiser = torch.optim.AdamW(groups, fused=True)

    def share(doc: Encoded, window: Window) -> float:
        judged = any(doc.labels[n] for n in window.scored)
        return (1.0 if judged else settings.keep_plain) * (settings.own_share if doc.own else 1.0)

    per_epoch = sum(share(d, w) for d in docs for w in reader.windows(d)) * 1.2 / settings.batch
    total = int(per_epoch * settings.epochs)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser,
        lambda step: min((step + 1) / (0.08 * total), max(0.0, (total - step) / (0.92 * total)) + 0.01),
    )
    weights = torch.ones(len(LABELS))
    weights[OF] = settings.of_weight
    label_loss = nn.CrossEntropyLoss(weight=weights, ignore_index=-100, label_smoothing=settings.smoothing)
    kind_loss = nn.CrossEntropyLoss(ignore_index=-100, reduction="sum")
    model.train()
    for epoch in range(settings.epochs):
        began, seen, losses = time.time(), 0, 0.0
        items = [(d, w) for d in docs for w in reader.windows(d, rng) if rng.random() < share(d, w)]
        rng.shuffle(items)
        # Windows of like length share a batch: less padding to compute.
        chunks = [items[i : i + settings.batch * 16] for i in range(0, len(items), settings.batch * 16)]
        batches = []
        for chunk in chunks:
            chunk.sort(key=lambda item: len(item[1].ids))
            batches += [chunk[i : i + settings.batch] for i in range(0, len(chunk), settings.batch)]
        rng.shuffle(batches)
        for batch in batches:
            b = batch_of(batch)
            if settings.hide:
                hidden = (torch.rand(b["ids"].shape) < settings.hide) & (b["members"].sum(1) > 0)
                b["ids"][hidden & (b["ids"] != reader.end)] = reader.mask
            with torch.autocast("cpu", dtype=torch.bfloat16):
                label, kind, weight = model(b["ids"], b["mask"], b["members"])
            loss = label_loss(label.float().view(-1, len(LABELS)), b["labels"].view(-1))
            told = ~b["teacher"][..., 0].isnan()
            if told.any():
                apart = gap(label.float()[told], b["teacher"][told], settings.heat)
                loss = (1 - settings.soft) * loss + settings.soft * apart
            known = (b["kinds"] >= 0).sum()
            if known:
                loss = (
                    loss
                    + settings.kind_weight
                    * kind_loss(kind.float().view(-1, len(KINDS)), b["kinds"].view(-1))
                    / (b["labels"] >= 0).sum().clamp(min=1)
                    * 4
                )
            marked = b["marks"] >= 0
            if settings.mark_weight and marked.any():
                loss = loss + settings.mark_weight * nn.functional.binary_cross_entropy_with_logits(
                    weight.float()[marked], b["marks"][marked]
                )
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            losses += float(loss.detach())
            seen += 1
        print(f"  epoch {epoch + 1} loss {losses / seen:.4f} {time.time() - began:.0f}s", flush=True)
    model.eval()
    return model


@torch.no_grad()
def predict(model: Classifier, reader: Reader, doc: Encoded) -> tuple[np.ndarray, np.ndarray]:
    """Label and kind logits for each sentence of a document."""
    labels = np.zeros((len(doc.lines), len(LABELS)))
    kinds = np.zeros((len(doc.lines), len(KINDS)))
    items = [(doc, w) for w in reader.windows(doc)]
    for i in range(0, len(items), 16):
        part = items[i : i + 16]
        b = batch_of(part)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            label, kind, _ = model(b["ids"], b["mask"], b["members"])
        for row, (_, window) in enumerate(part):
            for column, (number, _, _) in enumerate(window.spans):
                if number in window.scored:
                    labels[number] = label[row, column].float().numpy()
                    kinds[number] = kind[row, column].float().numpy()
    return labels, kinds


def softmax(x: np.ndarray) -> np.ndarray:
    """Rows of logits as probabilities."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def measured(doc: Encoded) -> np.ndarray:
    """Which sentences the benchmark scores: not OS, not OH, each text once a report."""
    seen: set[str] = set()
    keep = np.zeros(len(doc.texts), bool)
    for i, text in enumerate(doc.texts):
        if LABELS[doc.labels[i]] in ("OS", "OH") or text.casefold() in seen:
            continue
        seen.add(text.casefold())
        keep[i] = True
    return keep


def figures(scores: np.ndarray, truth: np.ndarray) -> dict[str, float]:
    """Average precision, best F1 and its threshold, and the best F1 where precision is at least 0.85."""
    order = np.argsort(-scores)
    hits = truth[order].cumsum()
    precision = hits / np.arange(1, len(hits) + 1)
    recall = hits / max(1, truth.sum())
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = int(f1.argmax())
    ok = np.where(precision >= 0.85)[0]
    careful = int(ok[f1[ok].argmax()]) if len(ok) else 0
    average = float((precision * truth[order]).sum() / max(1, truth.sum()))
    return {
        "ap": round(average, 4),
        "f1": round(float(f1[best]), 4), "p": round(float(precision[best]), 3), "r": round(float(recall[best]), 3),
        "t": round(float(scores[order][best]), 3),
        "f1@85": round(float(f1[careful]), 4), "t@85": round(float(scores[order][careful]), 3),
    }  # fmt: skip


def of_score(probabilities: np.ndarray) -> np.ndarray:
    """P(OF) among the labels between which a flag is decided: OS and OH are set aside."""
    return probabilities[:, OF]


def pooled(docs: Sequence[Encoded], logits: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Scores and truth of every measured sentence of ``docs``."""
    scores, truth = [], []
    for doc in docs:
        keep = measured(doc)
        scores.append(of_score(softmax(logits[doc.name]))[keep])
        truth.append((doc.labels == OF)[keep])
    return np.concatenate(scores), np.concatenate(truth)


def measure(model: Classifier, reader: Reader, docs: Sequence[Encoded]) -> dict[str, float]:
    """Figures of a model on some documents."""
    return figures(*pooled(docs, {d.name: predict(model, reader, d)[0] for d in docs}))


def load(settings: Settings) -> tuple[Reader, list[Encoded], list[Encoded], list[Encoded]]:
    """Reader, labelled reports, own corpus, dev."""
    reports = read_reports(SHARED / "data" / "reports") if (SHARED / "data" / "reports").exists() else []
    own = read_corpus()
    texts = [s.text for d in (*reports, *own) for _, s in d.sentences()]
    known = set(ordinary_words(texts, sorted((SHARED / "data" / "ud").glob("*.conllu"))))
    reader = Reader(known, settings)
    dev = read_reports(SHARED / "bench" / "dev") if (SHARED / "bench" / "dev").exists() else []
    read = (
        [reader.read(d) for d in reports],
        [reader.read(d, own=True) for d in own],
    )
    if settings.teacher:
        told = np.load(settings.teacher)
        for doc in (*read[0], *read[1]):
            doc.teacher = told.get(doc.name)
    return reader, *read, [reader.read(d) for d in dev]


def cross_validate(settings: Settings, out: Path, start: State | None, only: Sequence[str] = ()) -> None:
    """Leave each conference out once: held-out logits for every labelled report, and a run for each conference.

    Args:
        settings: of the runs.
        out: where the logits go (npz); the runs are saved beside it.
        start: weights to go on from, which must not have seen the labelled reports; None begins with the encoder as it comes.
        only: conferences to do; all where empty.
    """
    reader, reports, own, dev = load(settings)
    print(settings, len(own), "own", flush=True)
    logits: dict[str, np.ndarray] = {}
    for held in sorted({d.conference for d in reports}):
        if only and held not in only:
            continue
        model = train(reader, [*(d for d in reports if d.conference != held), *own], settings, 0, start)
        torch.save(model.state_dict(), out.with_name(f"{out.stem}-{held}.pt"))
        test = [d for d in reports if d.conference == held]
        logits |= {d.name: predict(model, reader, d)[0] for d in test}
        print(held, figures(*pooled(test, logits)), flush=True)
        print("   dev", measure(model, reader, dev), flush=True)
    print("held out", figures(*pooled([d for d in reports if d.name in logits], logits)), flush=True)
    np.savez(out, **logits)


def base(settings: Settings, out: Path, seed: int) -> None:
    """A run over the own corpus alone, and what it makes of the labelled reports that it has not seen."""
    reader, reports, own, dev = load(settings)
    print(settings, len(own), "own", flush=True)
    model = train(reader, own, settings, seed)
    torch.save(model.state_dict(), out)
    for name, docs in (("reports", reports), ("dev", dev)):
        print(name, measure(model, reader, docs), flush=True)


def teach(settings: Settings, runs: Sequence[Path], out: Path) -> None:
    """Save what the mean of some runs makes of all text that is trained on, for a smaller model to learn from."""
    reader, reports, own, _ = load(settings)
    model = mean_of(settings, runs)
    np.savez(out, **{doc.name: predict(model, reader, doc)[0] for doc in (*reports, *own)})


def averaged(runs: Sequence[Path]) -> State:
    """The mean of the weights of runs that began alike: most of an ensemble's gain at the cost of one."""
    states = [torch.load(path) for path in runs]
    return {
        name: torch.stack([s[name].float() for s in states]).mean(0) if value.is_floating_point() else value
        for name, value in states[0].items()
    }


def mean_of(settings: Settings, runs: Sequence[Path]) -> Classifier:
    """The model with the mean weights of some runs, ready to predict."""
    model = new_model(settings)
    take(model, averaged(runs))
    return model.eval()


def ship(settings: Settings, runs: Sequence[Path], out: Path) -> None:
    """Average the runs and write the folder that the component loads."""
    from export import even_out, export

    reader, _, own, dev = load(settings)
    model = mean_of(settings, runs)
    if dev:
        print("mean dev", measure(model, reader, dev), flush=True)
    config = {
        "labels": LABELS, "kinds": KINDS, "threshold": 0.5,
        "limit": settings.limit, "before": 2, "after": 1,
    }  # fmt: skip
    items = [(doc, window) for doc in own for window in reader.windows(doc)]
    even_out(model, [batch_of(items[at : at + 1]) for at in range(0, len(items), 40)])
    export(model, out, reader.tokenizer, sorted(reader.known), config)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """The options by which a run's settings are given."""
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--set", nargs="*", default=[], help="name=value of Settings")


def read_settings(args: argparse.Namespace) -> Settings:
    """Settings from the command line; sets the number of threads too."""
    torch.set_num_threads(args.threads)
    settings = Settings()
    for pair in args.set:
        name, _, value = pair.partition("=")
        kind = type(getattr(settings, name))
        setattr(settings, name, value == "True" if kind is bool else kind(value))
    if not settings.encoder:
        raise SystemExit("Name the encoder's folder: --set encoder=FOLDER")
    return settings


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--base", type=Path, help="train on the own corpus alone and save the run here")
    parser.add_argument("--oof", type=Path, help="cross-validate and save the held-out logits here")
    parser.add_argument("--teach", type=Path, help="save what the runs make of all labelled text here")
    parser.add_argument("--out", type=Path, help="folder for the trained weights")
    parser.add_argument("--runs", type=Path, nargs="*", default=[], help="saved runs to average")
    parser.add_argument("--only", nargs="*", default=[], help="conferences to cross-validate")
    parser.add_argument("--seed", type=int, default=0)
    add_settings(parser)
    args = parser.parse_args()
    settings = read_settings(args)
    if args.base:
        base(settings, args.base, args.seed)
    if args.teach:
        teach(settings, args.runs, args.teach)
    if args.oof:
        start = averaged(args.runs) if args.runs else None
        cross_validate(settings, args.oof, start, args.only)
    if args.out:
        ship(settings, args.runs, args.out)


if __name__ == "__main__":
    main()
