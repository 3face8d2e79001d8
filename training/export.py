"""The trained network as two int8 ONNX graphs with a tokenizer and a card: what ships in `models/attribution`."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from sayso.backends._encoding import ENCODING
from sayso.text import CUTTING

from .batches import WINDOW
from .cards import digest
from .corpora import FIELDS, SCHEMES
from .network import REACH, WIDTH, Decoder, Encoder, Network

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
    """Write the graphs of `network` (a state dictionary), the tokenizer and `model.json` into `out`."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

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
            quantize_dynamic(
                str(plain / f"{name}.onnx"),
                str(out / f"{name}.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                # Seven bits: with eight, processors without VNNI saturate and read otherwise. It costs nothing that can
                # be measured (run one, development sets: .777 against .772 on PolNeAR, .919 and .919 on the desk's).
                reduce_range=True,
                op_types_to_quantize=["MatMul", "Gather"],
            )
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    files = {name: digest(out / name) for name in ("encoder.onnx", "decoder.onnx", "tokenizer.json")}
    model = {
        "version": files["encoder.onnx"][:12],
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
