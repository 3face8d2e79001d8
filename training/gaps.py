"""Trains the network that finds dropped words (`src/sayso/read/gaps.npz`), on one core in about fifteen minutes.

    python -m training.gaps ENCODER SHARED OUT [--steps N] [--seed N]

ENCODER is the folder of the encoder whose input vectors and word pieces are taken (Apache-2.0), SHARED the folder of
corpora. Clean copy: PolNeAR train, ECB+ train, MEANTIME train, UD EWT and GUM train. Every pass breaks it anew by the
dropping operations of `training.damage`. Thresholds are chosen afterwards (`read/damage.py`) on the desk's training
bundles, whose text is not trained on.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors import safe_open
from torch import nn

from sayso.read.gaps import PAD, QUOTES, SHAPES, Encoding, Pieces, encode
from sayso.text import words

from .damage import damage

DROPS = {"drop_function": 0.62, "drop_noun": 0.25, "drop_verb": 0.13}
DIMENSIONS = 64
HIDDEN = 160
DEPTH = 3
LENGTH = 512
"""Places of one training row."""


def copy(shared: Path) -> Iterator[str]:
    """Give the clean texts."""
    for name in ("polnear", "ecbplus", "meantime"):
        with gzip.open(shared / "data" / name / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                text: str = json.loads(line)["text"]
                yield text.replace("`` ", "“").replace(" ''", "”") if name == "ecbplus" else text
    for name in ("en_ewt", "en_gum"):
        document: list[str] = []
        with gzip.open(shared / "data" / "ud" / f"{name}-ud-train.conllu.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                if line.startswith("# newdoc") and document:
                    yield "\n".join(document)
                    document = []
                elif line.startswith("# text = "):
                    document.append(line[9:].strip())
        yield "\n".join(document)


def vectors(encoder: Path) -> tuple[list[str], np.ndarray[Any, Any]]:
    """Give the encoder's word pieces and their input vectors on `DIMENSIONS` principal components, unit variance."""
    pieces = encoder.joinpath("vocab.txt").read_text("utf-8").splitlines()
    with safe_open(encoder / "model.safetensors", "np") as tensors:
        table = tensors.get_tensor("embeddings.word_embeddings.weight")[: len(pieces)]
    keep = [i for i, piece in enumerate(pieces) if piece and not piece.startswith(("<", "[unused"))]
    table = table[keep].astype(np.float64)
    table -= table.mean(0)
    table /= np.linalg.norm(table, axis=1, keepdims=True) + 1e-9
    _, axes = np.linalg.eigh(table.T @ table)
    reduced = table @ axes[:, ::-1][:, :DIMENSIONS]
    return [pieces[i] for i in keep], reduced / reduced.std()


class Net(nn.Module):  # type: ignore[misc]
    """The network of `sayso.read.gaps`, trainable."""

    def __init__(self, table: torch.Tensor) -> None:
        super().__init__()
        self.table = nn.Parameter(table, requires_grad=False)
        self.into = nn.Linear(2 * table.shape[1] + SHAPES + 1 + QUOTES + 1, HIDDEN)
        self.layers = nn.ModuleList(nn.Conv1d(HIDDEN, HIDDEN, 3, padding=2**i, dilation=2**i) for i in range(DEPTH))
        self.left = nn.Linear(HIDDEN, HIDDEN, bias=False)
        self.right = nn.Linear(HIDDEN, HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(0.1)

    def forward(self, first: Any, last: Any, shapes: Any, quotes: Any) -> Any:
        """Give the log-odds of a loss before each place; rows of places."""
        seen = ((first > 0) | (shapes >= 0)).unsqueeze(-1).float()
        eye_shape = nn.functional.one_hot(shapes % (SHAPES + 1), SHAPES + 1).float()
        eye_quote = nn.functional.one_hot(quotes % (QUOTES + 1), QUOTES + 1).float()
        features = torch.cat([self.table[first], self.table[last], eye_shape, eye_quote], -1)
        hidden = self.dropout(torch.relu(self.into(features))) * seen
        for layer in self.layers:
            mixed = layer(hidden.transpose(1, 2)).transpose(1, 2)
            hidden = (hidden + self.dropout(torch.relu(mixed))) * seen
        before = nn.functional.pad(hidden, (0, 0, 1, 0))[:, :-1]
        return self.out(torch.relu(self.left(before) + self.right(hidden)))[..., 0]


def broken(
    text: str, pieces: Pieces, rng: random.Random, rate: float
) -> tuple[Encoding, np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Break a text; give its encoding, whether words were dropped before each place, and whether it is judged."""
    result = damage(text, rng, rate, DROPS, plain=True)
    cut = words(result.text)
    encoding = encode(result.text, cut, pieces)
    target = np.zeros(len(encoding.first), np.float32)
    judged = np.zeros(len(encoding.first), np.float32)
    lost = sorted(edit.new_start for edit in result.edits)
    at = 0
    for number, word in enumerate(cut):
        place = encoding.place[number]
        judged[place] = number > 0 and cut[number - 1].sentence == word.sentence
        if at < len(lost) and lost[at] <= word.start:
            target[place] = 1
            while at < len(lost) and lost[at] <= word.start:
                at += 1
    return encoding, target, judged


def rows(texts: list[str], pieces: Pieces, rng: random.Random) -> Iterator[tuple[Any, ...]]:
    """Give training rows for ever: `LENGTH` places of encoding, target and mask."""
    held: list[list[Any]] = [[] for _ in range(6)]
    while True:
        for text in rng.sample(texts, len(texts)):
            encoding, target, judged = broken(text, pieces, rng, rng.choice((0.0, 1.0, 2.0, 4.0)))
            for store, part in zip(held, (*encoding[:4], target, judged), strict=True):
                store.extend(part[PAD:])
            while len(held[0]) >= LENGTH:
                yield tuple(np.array(store[:LENGTH]) for store in held)
                held = [store[LENGTH:] for store in held]


def save(net: Net, pieces: list[str], out: Path, table: np.ndarray[Any, Any]) -> None:
    """Write the network for `sayso.read.gaps`: vectors as int8, weights as float16."""
    scale = np.float32(np.abs(table).max() / 127)
    state = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    weights = {
        "into.weight": state["into.weight"].T, "into.bias": state["into.bias"], "left.weight": state["left.weight"].T,
        "right.weight": state["right.weight"].T, "right.bias": state["right.bias"], "out.weight": state["out.weight"].T,
        "out.bias": state["out.bias"],
    }  # fmt: skip
    for i in range(DEPTH):
        weights[f"{i}.taps"] = state[f"layers.{i}.weight"].transpose(2, 1, 0)
        weights[f"{i}.bias"] = state[f"layers.{i}.bias"]
    np.savez_compressed(
        out, pieces=np.array("\n".join(pieces)), scale=scale, vectors=np.round(table / scale).astype(np.int8),
        **{name: value.astype(np.float16) for name, value in weights.items()},
    )  # fmt: skip


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser()
    parser.add_argument("encoder", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    names, table = vectors(options.encoder)
    table = np.clip(table, -6, 6)
    pieces = Pieces(names)
    texts = list(copy(options.shared))
    net = Net(torch.tensor(np.vstack([np.zeros(DIMENSIONS), table]), dtype=torch.float32))
    optimiser = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], 2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 3e-3, options.steps, pct_start=0.1)
    stream = rows(texts, pieces, rng)
    running = 0.0
    for step in range(1, options.steps + 1):
        first, last, shapes, quotes, target, judged = (
            np.stack(part) for part in zip(*(next(stream) for _ in range(options.batch)), strict=True)
        )
        logits = net(*(torch.tensor(part, dtype=torch.long) for part in (first, last, shapes, quotes)))
        losses = nn.functional.binary_cross_entropy_with_logits(logits, torch.tensor(target), reduction="none")
        loss = (losses * torch.tensor(judged)).sum() / judged.sum()
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        running += loss.item()
        if step % 100 == 0:
            print(f"{step}\t{running / 100:.4f}", flush=True)
            running = 0.0
        if step % 1000 == 0 or step == options.steps:
            save(net.eval(), names, options.out, table)
            net.train()


if __name__ == "__main__":
    main()
