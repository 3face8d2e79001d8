"""The decoder that guesses how a saying is said: stance, certainty, polarity, from what the encoder tells of its words.

    python -m training.manner_network [--cross] [--shared ../shared]

The encoder stays as it is; its vectors of the words around a cue, with what each word is of the saying (source, cue,
content), go through two layers of their own, and the means over source, cue, content and all of it are judged. It
learns from gold attributions of the desk's training bundles, of our own (`training/bundles`) and of parts 0 and 1 of
the real reports; the development bundles are not read. `--cross` ships nothing: it leaves out every third bundle (real
report) in turn, prints how the rest judges it, and keeps those guesses in `training/work/manner-cross.pickle`, for what
is learned upon them (`training.pairs`) must not see guesses about what was learned from.
"""

from __future__ import annotations

import argparse
import math
import pickle
import random
import tempfile
import time
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from sayso.backends import _decoding, _encoding, _manner
from sayso.backends.onnx import MODEL, OnnxBackend, load
from sayso.evaluate import gold
from sayso.evaluate.desk import locate
from sayso.model import Guess, Passage
from sayso.read import read_paths

from .cards import pointing
from .corpora import FIELDS, OWN, SCHEMES
from .manner import LEARNED, REAL, paths
from .network import REACH, WIDTH, DecoderLayer
from .rounding import rounded

ANSWERS = {name: FIELDS[name] for name in LEARNED}
SHARES = {"stance": 1.0, "certainty": 0.5, "polarity": 0.5}
LAYERS, DROPOUT = 2, 0.2
PASSES, RATE, TOGETHER, WARM = 8, 1e-3, 48, 50
"""Of 8 passes the last gains .002 of stance; sayings that one step holds."""
SMOOTH = 0.05
FOLDS = 3
KEPT = Path("training/work/manner-cross.pickle")

Guesses = dict[tuple[str, str], tuple[Guess, ...]]
"""By bundle and line."""
Sight = dict[str, Any]
"""What the graph is given of one saying, without the axis of cues."""


class Manner(nn.Module):
    """The words around a cue -> the odds of every answer of every field."""

    def __init__(self, layers: int = LAYERS, dropout: float = DROPOUT) -> None:
        super().__init__()
        self.enter = nn.LayerNorm(2 * WIDTH)
        self.project = nn.Linear(2 * WIDTH, WIDTH)
        self.distance = nn.Embedding(2 * REACH, WIDTH)
        self.role = nn.Embedding(8, WIDTH)
        self.sentence = nn.Embedding(7, WIDTH)
        for table in (self.distance, self.role, self.sentence):
            nn.init.normal_(table.weight, std=0.02)
        self.norm1 = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(DecoderLayer(dropout) for _ in range(layers))
        self.norm2 = nn.LayerNorm(WIDTH)
        self.hidden = nn.Linear(4 * WIDTH, WIDTH)
        self.answer = nn.Linear(WIDTH, sum(map(len, ANSWERS.values())))
        self.dropout = nn.Dropout(dropout)

    def forward(self, words: Tensor, role: Tensor, sentence: Tensor, mask: Tensor, distance: Tensor) -> Tensor:
        """words: [cues, n, 2 * WIDTH]; the others [cues, n] (`_manner.inputs`)."""
        x = self.project(self.dropout(self.enter(words)))
        x = self.norm1(x + self.role(role) + self.sentence(sentence) + self.distance(distance))
        bias = ((1.0 - mask.float()) * -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        x = self.norm2(x)
        parts = [(role // what % 2) for what in (_manner.SOURCE, _manner.CUE, _manner.CONTENT)]
        means = [
            (x * part[..., None].to(x.dtype)).sum(1) / part.sum(1, keepdim=True).clamp(min=1).to(x.dtype)
            for part in (*parts, mask)
        ]
        return self.answer(self.dropout(F.gelu(self.hidden(self.dropout(torch.cat(means, -1))))))


@dataclass(frozen=True, slots=True)
class Seen:
    """One gold attribution: where from, what the graph is given of it, and the gold's row."""

    bundle: str
    line: str
    sight: Sight
    row: dict[str, Any]

    @property
    def kind(self) -> str:
        """Whether it is of the desk, of our own bundles or of a real report."""
        return "real" if self.bundle.startswith("part") else "own" if (OWN / self.bundle).is_dir() else "desk"

    @property
    def weight(self) -> float:
        """What it counts beside others."""
        return REAL if self.kind == "real" else 1.0


def sights(backend: OnnxBackend, text: str, spans: Sequence[tuple[list[Passage], ...]]) -> list[Sight]:
    """What the graph is given of sayings of one text, each the passages of its source, its cue and its content."""
    encoded = _encoding.encode(text, backend._pieces)
    jobs = list(backend._jobs(encoded, SCHEMES.index("desk")))
    starts = np.array([word.start for word in encoded.words])
    ends = np.array([word.end for word in encoded.words])
    kept: dict[int, _decoding.Floats] = {}
    out = []
    for source, cue, content in spans:
        covered = [_words(starts, ends, passages) for passages in (source, cue, content)]
        first = covered[1] or covered[2]
        at, (low, job) = next((i, job) for i, job in enumerate(jobs) if job[1].owned[first[0][0] - job[0] :][:1].any())
        if at not in kept:
            given = {"ids": job.ids[None], "features": job.features[None], "scheme": np.array([job.scheme])}
            kept[at] = backend._encoder.run(["projected"], given)[0][0, job.first]
        asked_of = (first[0][0] - low, min(first[0][1] - low, len(job.sentence)))
        asked = _decoding.question([asked_of], [1.0], job.sentence, REACH)
        sources, contents = (_decoding.moved(found, -low) for found in (covered[0], covered[2]))
        answer = _decoding.Answer(asked_of, sources, contents, [], ())
        inputs = _manner.inputs(kept[at], asked, [answer])
        out.append(
            {name: value[0].astype(np.float16) if name == "words" else value[0] for name, value in inputs.items()}
        )
    return out


def _words(starts: npt.NDArray[Any], ends: npt.NDArray[Any], passages: Sequence[Passage]) -> list[tuple[int, int]]:
    """The words that each passage covers, where it covers any."""
    spans = [(int(np.searchsorted(ends, a, "right")), int(np.searchsorted(starts, b, "left"))) for a, b in passages]
    return [(low, high) for low, high in spans if low < high]


def seen(folders: Sequence[Path], backend: OnnxBackend) -> Iterator[Seen]:
    """The gold attributions of the bundles."""
    for bundle in gold.load(folders).bundles:
        rows = {row["id"]: row["attributions"] for row in bundle.gold["reports"]}
        for report in read_paths([bundle.folder / "reports"]).reports:
            asked = rows.get(report.id, [])
            spans = [
                tuple(
                    [Passage(*span) for span in locate(report.text, row[role], row.get("near"))]
                    if row.get(role)
                    else []
                    for role in ("source", "cue", "content")
                )
                for row in asked
            ]
            for number, (sight, row) in enumerate(zip(sights(backend, report.text, spans), asked, strict=True)):
                yield Seen(bundle.name, f"{report.id}-{number}", sight, row)


def _batch(sights: Sequence[Sight]) -> dict[str, Tensor]:
    longest = max(len(sight["role"]) for sight in sights)
    out: dict[str, Tensor] = {}
    for name, first in sights[0].items():
        filled = np.zeros((len(sights), longest, *first.shape[1:]), np.float32 if name == "words" else np.int64)
        for row, sight in enumerate(sights):
            filled[row, : len(sight[name])] = sight[name]
        out[name] = torch.from_numpy(filled)
    return out


def _loss(odds: Tensor, rows: Sequence[Seen]) -> Tensor:
    weight = torch.tensor([one.weight for one in rows])
    total, at = torch.zeros(()), 0
    for name, values in ANSWERS.items():
        right = torch.tensor([values.index(one.row[name]) for one in rows])
        missed = F.cross_entropy(odds[:, at : at + len(values)], right, reduction="none", label_smoothing=SMOOTH)
        total = total + SHARES[name] * (missed * weight).mean()
        at += len(values)
    return total


def fit(rows: Sequence[Seen], *, seed: int = 0, short: bool = False) -> Manner:
    """Learn from these; the same rows, seed and machine give the same weights."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net = Manner()
    optimizer = torch.optim.AdamW(net.parameters(), RATE, weight_decay=0.05)
    steps, step, began = PASSES * math.ceil(len(rows) / TOGETHER), 0, time.monotonic()
    for number in range(PASSES):
        mixed = rng.sample(list(rows), len(rows))
        some = [
            sorted(mixed[i : i + 8 * TOGETHER], key=lambda one: len(one.sight["role"]))
            for i in range(0, len(mixed), 8 * TOGETHER)
        ]
        batches = [part[i : i + TOGETHER] for part in some for i in range(0, len(part), TOGETHER)]
        rng.shuffle(batches)
        lost = 0.0
        for batch in batches:
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, (step + 1) / WARM) * max(0.02, 1 - step / steps)
            with torch.autocast("cpu", torch.bfloat16, enabled=short):
                odds = net(**_batch([one.sight for one in batch]))
            value = _loss(odds.float(), batch)
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            step += 1
            lost += float(value.detach())
        print(f"pass {number + 1}/{PASSES} loss {lost / len(batches):.3f} {time.monotonic() - began:.0f} s", flush=True)
    return net.eval()


@torch.no_grad()
def judge(net: Manner, rows: Sequence[Seen]) -> list[tuple[Guess, ...]]:
    """What it guesses of each, as the back end gives it."""
    out = []
    for at in range(0, len(rows), 2 * TOGETHER):
        some = rows[at : at + 2 * TOGETHER]
        odds = net(**_batch([one.sight for one in some])).float().numpy()
        blank = [_decoding.Answer((0, 0), [], [], [], ()) for _ in some]
        out += [answer.guesses for answer in _manner.judged(blank, odds, ANSWERS)]
    return out


def cross(rows: Sequence[Seen], short: bool) -> Guesses:
    """The guesses about each third, by bundle and line, of what learned from the others."""
    names = sorted({one.bundle for one in rows if one.kind != "real"})
    part = [
        sum(map(ord, one.line.rpartition("-")[0])) % FOLDS if one.kind == "real" else names.index(one.bundle) % FOLDS
        for one in rows
    ]
    out: Guesses = {}
    for fold in range(FOLDS):
        net = fit([one for one, of in zip(rows, part, strict=True) if of != fold], short=short)
        asked = [one for one, of in zip(rows, part, strict=True) if of == fold]
        out |= {(one.bundle, one.line): told for one, told in zip(asked, judge(net, asked), strict=True)}
    for name in ANSWERS:
        for kind in ("desk", "own", "real"):
            these = [one for one in rows if one.kind == kind]
            best = [next(g.value for g in out[one.bundle, one.line] if g.field == name) for one in these]
            right = sum(value == one.row[name] for value, one in zip(best, these, strict=True))
            print(f"{kind} {name:10} {right / len(these):.3f} of {len(these)}")
    return out


def guesses(path: Path = KEPT) -> Guesses:
    """What `--cross` kept; where there is nothing, says how it is made."""
    if not path.exists():
        raise SystemExit(f"no guesses in {path}: python -m training.manner_network --cross --short")
    found: Guesses = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
    return found


def export(net: Manner, rows: Sequence[Seen], folder: Path) -> None:
    """Write the graph in eight bits beside the encoder's, and what it is into the card there."""
    names = ["words", "role", "sentence", "mask", "distance"]
    shown = _batch([one.sight for one in rows[:3]])
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(temporary) / "manner.onnx"
        torch.onnx.export(
            net, tuple(shown[name] for name in names), str(plain), input_names=names, output_names=["odds"],
            dynamic_axes={**{name: {0: "cues", 1: "near"} for name in names}, "odds": {0: "cues"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        rounded(onnx.load(str(plain)), folder / "manner.onnx")
    pointing(folder, "manner", {name: list(values) for name, values in ANSWERS.items()})


def main() -> None:
    """Learn and write, or cross-validate and keep the guesses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of corpora")
    parser.add_argument("--cross", action="store_true", help="print cross-validated figures and keep the guesses")
    parser.add_argument("--short", action="store_true", help="in bfloat16, for processors with AMX")
    options = parser.parse_args()
    rows = list(seen(paths(options.shared, own=True), load(None, 2)))
    if options.cross:
        KEPT.parent.mkdir(parents=True, exist_ok=True)
        KEPT.write_bytes(pickle.dumps(cross(rows, options.short)))
    else:
        export(fit(rows, short=options.short), rows, MODEL)


if __name__ == "__main__":
    main()
