"""The network that gives a text its vector: MPNet, as a sentence encoder (Song et al., NeurIPS 2020).

All twelve layers teach, six ship: what a deeper network makes of the stories a shallower one learns from it, beginning
with some of its layers (Sanh et al., 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import Tensor, nn

from .network import BUCKETS, HEADS, HIDDEN, VOCABULARY, EncoderLayer, pretrained, relative_bias

LONGEST = 96
"""Pieces of a text that are read."""
LAYERS = 12
KEPT = (0, 1, 3, 5, 8, 11)
"""The layers of the teacher that the student begins with. After 20 steps on the stories its loss was 6.91 with these,
7.61 with the lower six and 7.96 with every other one."""
PAD, END = 1, 2
State = dict[str, dict[str, Tensor]]
"""The weights of an `encoder` and of the `judge` beside it, and the directions `along` which its vectors are `turned`,
where they are."""


class Similarity(nn.Module):
    """Pieces -> one vector of length 1 a text."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.word, self.position = nn.Embedding(VOCABULARY, HIDDEN), nn.Embedding(514, HIDDEN)
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.norm = nn.LayerNorm(HIDDEN, 1e-5)
        self.layers = nn.ModuleList(EncoderLayer(0.1) for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """ids, mask: [texts, pieces]."""
        n = ids.shape[1]
        x = self.norm(self.word(ids) + self.position.weight[2 : n + 2])
        bias = relative_bias(self.relative, n) + (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        weight = mask.float()[..., None]
        return F.normalize((x * weight).sum(1) / weight.sum(1), dim=-1)

    def load_pretrained(self, path: Path) -> None:
        """Fill from MPNet's `model.safetensors` (its lowest layers)."""
        self.load_state_dict(pretrained(path, len(self.layers)))


def layers_in(state: dict[str, Tensor]) -> int:
    """How many layers the encoder has whose weights these are."""
    return 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))


def shallower(state: dict[str, Tensor], kept: Sequence[int] = KEPT) -> dict[str, Tensor]:
    """The weights of an encoder that has only these layers of a deeper one."""
    out = {name: value for name, value in state.items() if not name.startswith("layers.")}
    for at, layer in enumerate(kept):
        begins = f"layers.{layer}."
        out |= {f"layers.{at}.{k.removeprefix(begins)}": v for k, v in state.items() if k.startswith(begins)}
    return out


class Judge(nn.Module):
    """What two contents are to each other, from their vectors: scores of unrelated, one mind, opposed, contradicting.

    The same whichever comes first.
    """

    def __init__(self, width: int = HIDDEN) -> None:
        super().__init__()
        self.width = width
        self.seen, self.judged = nn.Linear(4 * width, 128), nn.Linear(128, 4)

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """one, other: [pairs, width]."""
        parts = torch.cat([(one - other).abs(), one * other, one + other], -1) * _SCALE
        cosine = (one * other).sum(-1, keepdim=True).expand(*one.shape[:-1], self.width)
        out: Tensor = self.judged(torch.tanh(self.seen(torch.cat([parts, cosine], -1))))
        return out


def judge_in(state: dict[str, Tensor]) -> Judge:
    """The judge whose weights these are."""
    judge = Judge(state["seen.weight"].shape[1] // 4)
    judge.load_state_dict(state)
    return judge


def directions(vectors: Tensor, width: int) -> Tensor:
    """[width, HIDDEN]: the orthogonal directions along which vectors are longest, so that cosines stay as they are."""
    _, found = torch.linalg.eigh(vectors.T @ vectors)  # by their length, the shortest first
    return found.T.flip(0)[:width].contiguous()


def turned(vectors: Tensor, along: Tensor) -> Tensor:
    """[texts, width]: vectors as they are along these directions, of length 1."""
    return F.normalize(vectors @ along.T, dim=-1)


_SCALE = 8.0
"""The parts of a vector of length 1 are small: about 1/28."""


def encoded(tokenizer: Tokenizer, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Padded pieces of texts and their mask; a text is cut after `LONGEST` pieces."""
    rows = [
        [*e.ids[: LONGEST - 1], END] if len(e.ids) > LONGEST else e.ids for e in tokenizer.encode_batch(list(texts))
    ]
    n = max(map(len, rows))
    ids = torch.tensor([r + [PAD] * (n - len(r)) for r in rows])
    return ids, (torch.arange(n)[None] < torch.tensor([[len(r)] for r in rows])).long()


def tokenizer_of(folder: Path) -> Tokenizer:
    """The tokenizer of the encoder's folder."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


@torch.no_grad()
def vectors_of(net: Similarity, tokenizer: Tokenizer, texts: Sequence[str], together: int = 32) -> Tensor:
    """[texts, HIDDEN]: what a network in eval mode makes of texts, those of like length read together."""
    order = sorted(range(len(texts)), key=lambda i: len(texts[i]))
    out = torch.zeros(len(texts), HIDDEN)
    for at in range(0, len(order), together):
        part = order[at : at + together]
        out[part] = net(*encoded(tokenizer, [texts[i] for i in part]))
    return out
