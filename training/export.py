"""The trained network as two int8 ONNX graphs with a card: what ships in `models/attribution`."""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from sayso import graphs
from sayso.backends import Scheme
from sayso.backends._encoding import ENCODING, encode
from sayso.backends.onnx import OnnxBackend
from sayso.text import CUTTING

from .batches import WINDOW
from .cards import digest
from .corpora import FIELDS, SCHEMES
from .network import REACH, WIDTH, Decoder, Encoder, Network
from .rounding import Feed, even, rounded, share, unrounded

OVERLAP = 96
"""Pieces that neighbouring windows share: two sentences, within which 97 % of contents lie with their cue."""
LONGEST = 512


class _ServedEncoder(nn.Module):
    """The encoder for one window: the relative bias is looked up by distance, and nothing is padded."""

    table: Tensor

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        with torch.no_grad():
            bias = encoder.bias(LONGEST)[0]  # [HEADS, n, n]: the bias of a query and a key depends on their distance
        table = torch.cat([bias[:, 0, 1:].flip(1), bias[:, :, 0]], 1)  # distances -(n-1)..-1 and 0..n-1
        self.register_buffer("table", table.T.contiguous())

    def forward(self, ids: Tensor, features: Tensor, scheme: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        e = self.encoder
        n = ids.shape[1]
        x = e.word(ids) + e.position.weight[2 : n + 2] + e.feature(features).sum(2) + e.scheme(scheme)[:, None]
        x = e.norm(x)
        at = torch.arange(n)
        bias = self.table[at[:, None] - at[None, :] + LONGEST - 1].permute(2, 0, 1)[None]
        for layer in e.layers:
            x = layer(x, bias)
        return e.cue(x), e.damage(x), e.project(x)


class _ServedDecoder(nn.Module):
    """The decoder with its inputs in the order of the graph."""

    def __init__(self, decoder: Decoder) -> None:
        super().__init__()
        self.decoder = decoder

    def forward(
        self, around: Tensor, cue: Tensor, marked: Tensor, sentence: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        return self.decoder(around, cue, marked, sentence, mask)


def export(network: Path, layers: int, encoder: Path, out: Path, card: dict[str, Any]) -> None:
    """Write the graphs of `network` (a state dictionary) and `model.json` into `out`."""
    net = Network(layers)
    net.load_state_dict(torch.load(network, weights_only=True))
    net.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder)
        n, cues = 40, 3
        torch.onnx.export(
            _ServedEncoder(net.encoder),
            (torch.randint(5, 999, (1, n)), torch.zeros(1, n, 4, dtype=torch.long), torch.zeros(1, dtype=torch.long)),
            str(plain / "encoder.onnx"),
            input_names=["ids", "features", "scheme"],
            output_names=["cue", "damage", "projected"],
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "features", "cue", "damage", "projected")},
            opset_version=17,
            dynamo=False,
        )
        whole = torch.ones(cues, 2 * REACH, dtype=torch.long)
        names = ["around", "cue", "marked", "sentence", "mask"]
        torch.onnx.export(
            _ServedDecoder(net.decoder),
            (torch.randn(cues, 2 * REACH, WIDTH), torch.randn(cues, WIDTH), whole * 0, whole * 3, whole),
            str(plain / "decoder.onnx"),
            input_names=names,
            output_names=["label", "valid", "fields"],
            dynamic_axes={name: {0: "cues"} for name in [*names, "label", "valid", "fields"]},
            opset_version=17,
            dynamo=False,
        )
        for name in ("encoder", "decoder"):
            rounded(onnx.load(str(plain / f"{name}.onnx")), out / f"{name}.onnx")
    shared = share(out / "encoder.onnx", encoder / "tokenizer.json")
    files = {name: digest(out / name) for name in ("encoder.onnx", "decoder.onnx")}
    model = {
        "version": files["encoder.onnx"][:12],
        "words": shared,
        "cutting": CUTTING,
        "encoding": ENCODING,
        "window": WINDOW,
        "overlap": OVERLAP,
        "reach": REACH,
        "schemes": list(SCHEMES),
        "fields": {name: list(values) for name, values in FIELDS.items()},
        "calibration": {scheme: [0.0, 1.0, 1.0, 0, 0, 0, 0, 0, 0] for scheme in SCHEMES},
        "sha256": files,
        **card,
    }
    (out / "model.json").write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


WINDOWS = 2
"""Of each text so many windows show how large the channels become."""


def even_out(folder: Path, texts: Mapping[Scheme, Sequence[str]]) -> None:
    """Even out the channels of the encoder that ships (`rounding.even`), as these texts show them."""
    backend = OnnxBackend(folder, 1)
    feeds: list[Feed] = []
    for scheme, some in texts.items():
        for text in some:
            for _, job in islice(backend._jobs(encode(text, backend._pieces), SCHEMES.index(scheme)), WINDOWS):
                feeds.append(
                    {"ids": job.ids[None], "features": job.features[None], "scheme": np.array([job.scheme], np.int64)}
                )
    path = folder / "encoder.onnx"
    model = unrounded(path)
    even(model, feeds)
    rounded(model, path)
    card = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    card["words"] = share(path, graphs.WORDS / "tokenizer.json")
    card["sha256"]["encoder.onnx"] = digest(path)
    card["version"] = digest(path)[:12]
    (folder / "model.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
