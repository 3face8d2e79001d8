"""The network: an encoder, a cue and a damage tagger on its words, and a decoder that is asked about one cue at a time.

The encoder is the lower part of MPNet (Song et al., NeurIPS 2020). Every attribution has a cue and no two cues overlap,
in PolNeAR and in the desk bundles alike, so cues can be tagged flat; sources and contents, which nest, are shared and
are coordinated, cannot. The decoder therefore marks the sources and contents of *one* cue over the words around it: a
small transformer over projected word vectors to which the cue's vector and each word's distance from it are added. So
nesting, shared contents and coordinated sources cost nothing extra, and the text is encoded once.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import ClassVar

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from sayso.backends._encoding import FEATURES

from .corpora import FIELDS, SCHEMES

HIDDEN, HEADS, INNER, VOCABULARY = 768, 12, 3072, 30527
BUCKETS, FARTHEST = 32, 128
WIDTH = 256
"""Width of the decoder."""
REACH = 96
"""Words before and after a cue that the decoder looks at: no source or content of the desk lies farther away."""
LABELS = ("O", "B-source", "I-source", "B-content", "I-content")


class Dropout(nn.Module):
    """Dropout by slices of one pool of random masks: drawing fresh bits cost a tenth of a training step on a CPU."""

    pools: ClassVar[dict[tuple[float, torch.dtype], Tensor]] = {}

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share `rate` of x and scale up the rest, in training only."""
        if not self.training or not self.rate:
            return x
        if x.is_cuda:
            return F.dropout(x, self.rate)
        key = (self.rate, x.dtype)
        if key not in self.pools:
            kept = torch.rand(1 << 24, generator=torch.Generator().manual_seed(0)) >= self.rate
            self.pools[key] = (kept.float() / (1 - self.rate)).to(x.dtype)
        pool = self.pools[key]
        if x.numel() > len(pool):
            return F.dropout(x, self.rate)
        at = int(torch.randint(len(pool) - x.numel() + 1, ()))
        return x * pool[at : at + x.numel()].view(x.shape)


class EncoderLayer(nn.Module):
    """MPNet's layer: attention with a relative bias, then the feed-forward part, each with its norm after it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, 1e-5)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, 1e-5)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [windows, pieces, HIDDEN]; bias: [windows, HEADS, pieces, pieces], added to the attention's logits."""
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export():
            a = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(HIDDEN // HEADS)) + bias, -1) @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.dropout(self.out(a.transpose(1, 2).reshape(b, n, HIDDEN))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class DecoderLayer(nn.Module):
    """A plain transformer layer of the decoder's width, norms before."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.norm1 = nn.LayerNorm(WIDTH)
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH)
        self.up = nn.Linear(WIDTH, 2 * WIDTH)
        self.down = nn.Linear(2 * WIDTH, WIDTH)
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x: [cues, words, WIDTH]; bias: [cues, 1, 1, words]."""
        b, n, _ = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, n, 3, 4, WIDTH // 4).permute(2, 0, 3, 1, 4)
        if torch.onnx.is_in_onnx_export() or x.is_cuda:
            a = torch.softmax(q @ k.transpose(-1, -2) * (1 / math.sqrt(WIDTH // 4)) + bias, -1) @ v
        else:
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = x + self.dropout(self.out(a.transpose(1, 2).reshape(b, n, WIDTH)))
        return x + self.dropout(self.down(F.gelu(self.up(self.norm2(x)))))


def relative_bias(table: nn.Embedding, n: int) -> Tensor:
    """MPNet's relative position bias (as T5's, bidirectional) of n pieces: [1, HEADS, n, n]."""
    at = torch.arange(n, device=table.weight.device)
    distance = at[:, None] - at[None, :]
    half = BUCKETS // 2
    side = (distance < 0).long() * half
    distance = distance.abs()
    exact = half // 2
    beyond = torch.log(distance.clamp(min=1).float() / exact) / math.log(FARTHEST / exact)
    far = exact + (beyond * (half - exact)).long()
    bucket = side + torch.where(distance < exact, distance, far.clamp(max=half - 1))
    out: Tensor = table(bucket)
    return out.permute(2, 0, 1)[None]


class Encoder(nn.Module):
    """Pieces and features -> word-piece vectors, projected for the heads."""

    def __init__(self, layers: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(VOCABULARY, HIDDEN)
        self.position = nn.Embedding(514, HIDDEN)
        self.relative = nn.Embedding(BUCKETS, HEADS)
        self.feature = nn.Embedding(FEATURES, HIDDEN)
        self.scheme = nn.Embedding(len(SCHEMES), HIDDEN)
        nn.init.zeros_(self.feature.weight)
        nn.init.zeros_(self.scheme.weight)
        self.norm = nn.LayerNorm(HIDDEN, 1e-5)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(EncoderLayer(dropout) for _ in range(layers))
        self.cue = nn.Linear(HIDDEN, 3)
        self.damage = nn.Linear(HIDDEN, 3)
        self.project = nn.Linear(HIDDEN, 2 * WIDTH)

    def bias(self, n: int) -> Tensor:
        """MPNet's relative position bias: [1, HEADS, n, n]."""
        return relative_bias(self.relative, n)

    def forward(self, ids: Tensor, features: Tensor, scheme: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits of the cue tags and of the damage tags, and the projected vectors, a piece each.

        ids, mask: [windows, pieces]; features: [windows, pieces, 4]; scheme: [windows].
        """
        n = ids.shape[1]
        x = (
            self.word(ids)
            + self.position.weight[2 : n + 2]
            + self.feature(features).sum(2)
            + self.scheme(scheme)[:, None]
        )
        x = self.dropout(self.norm(x))
        bias = self.bias(n) + (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias.to(x.dtype))
        return self.cue(x), self.damage(x), self.project(x)


class Decoder(nn.Module):
    """The words around one cue -> its sources and contents, whether it is a cue at all, and its fields."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.distance = nn.Embedding(2 * REACH, WIDTH)
        self.mark = nn.Embedding(2, WIDTH)
        self.sentence = nn.Embedding(7, WIDTH)
        nn.init.normal_(self.distance.weight, std=0.02)
        nn.init.normal_(self.sentence.weight, std=0.02)
        self.enter = nn.LayerNorm(WIDTH)
        self.layers = nn.ModuleList(DecoderLayer(dropout) for _ in range(2))
        self.norm = nn.LayerNorm(WIDTH)
        self.label = nn.Linear(WIDTH, len(LABELS))
        self.valid = nn.Linear(WIDTH, 1)
        self.fields = nn.Linear(3 * WIDTH, sum(map(len, FIELDS.values())))

    def encode(self, around: Tensor, cue: Tensor, marked: Tensor, sentence: Tensor, mask: Tensor) -> Tensor:
        """The decoder's word vectors.

        around: [cues, words, WIDTH], words at distance -REACH..REACH-1; cue: [cues, WIDTH];
        marked (1 in the cue), sentence (clamped distance in sentences + 3), mask: [cues, words].
        """
        x = around + cue[:, None] + self.distance.weight[None] + self.mark(marked) + self.sentence(sentence)
        x = self.enter(x)
        bias = ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return self.norm(x)

    def pooled(self, x: Tensor, source: Tensor, content: Tensor) -> Tensor:
        """[cue; mean of the source; mean of the content]: what the fields are read from."""
        mean = lambda w: (x * w[..., None]).sum(1) / w.sum(1, keepdim=True).clamp(min=1)  # noqa: E731
        return torch.cat([x[:, REACH], mean(source), mean(content)], -1)

    def forward(
        self, around: Tensor, cue: Tensor, marked: Tensor, sentence: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        """For serving: label logits, validity logits, field logits (pooled by the labels found, softly)."""
        x = self.encode(around, cue, marked, sentence, mask)
        logits = self.label(x)
        p = torch.softmax(logits, -1) * mask.float()[..., None]
        fields = self.fields(self.pooled(x, p[..., 1] + p[..., 2], p[..., 3] + p[..., 4]))
        return logits, self.valid(x[:, REACH])[:, 0], fields


def pretrained(path: Path, layers: int) -> dict[str, Tensor]:
    """The weights of MPNet's `model.safetensors` (its lowest layers) by the names that encoders give them here."""
    w = {name: value.float() for name, value in load_file(str(path)).items()}
    out = {
        "word.weight": w["embeddings.word_embeddings.weight"],
        "position.weight": w["embeddings.position_embeddings.weight"],
        "relative.weight": w["encoder.relative_attention_bias.weight"],
        "norm.weight": w["embeddings.LayerNorm.weight"],
        "norm.bias": w["embeddings.LayerNorm.bias"],
    }
    for i in range(layers):
        at = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            out[f"layers.{i}.qkv.{kind}"] = torch.cat([w[f"{at}attention.attn.{k}.{kind}"] for k in "qkv"])
            for ours, theirs in (
                ("out", "attention.attn.o"), ("norm1", "attention.LayerNorm"),
                ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm"),
            ):  # fmt: skip
                out[f"layers.{i}.{ours}.{kind}"] = w[f"{at}{theirs}.{kind}"]
    return out


class Network(nn.Module):
    """Encoder and decoder together."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.decoder = Decoder()

    def put(self, projected: Tensor, q: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """The words around each cue asked about, and the cue's own vector, from the encoder's projected vectors."""
        around = projected[..., :WIDTH][q["window"][:, None], q["at"]]
        words = projected[..., WIDTH:][q["window"][:, None], q["first"][q["window"]]]
        return around, (q["cue"].to(words.dtype)[..., None] * words).sum(1)

    def load_pretrained(self, path: Path) -> None:
        """Fill the encoder from MPNet's `model.safetensors` (its lowest layers)."""
        held = pretrained(path, len(self.encoder.layers))
        self.encoder.load_state_dict(self.encoder.state_dict() | held)
