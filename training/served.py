"""The encoder of claims as the graph that ships in `models/similarity`: from pieces to a vector of `WIDTH` numbers.

The vectors are turned to their main directions (`similarity.WIDTH`), which halves what is kept of them.
"""

from __future__ import annotations

import json
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .cards import digest, pin
from .network import relative_bias
from .rounding import even, rounded, share
from .sentences import LONGEST, Similarity, State, encoded, layers_in, tokenizer_of

SHOWN = 300
"""Texts by which the channels of the graph are measured."""


class _Served(nn.Module):
    """The encoder for one text: nothing is padded, and the bias is looked up."""

    position: Tensor
    bias: Tensor
    turned: Tensor

    def __init__(self, net: Similarity, along: Tensor) -> None:
        super().__init__()
        self.net = net
        self.register_buffer("position", net.position.weight[2 : LONGEST + 2].detach().clone())
        self.register_buffer("bias", relative_bias(net.relative, LONGEST).detach().clone())
        self.register_buffer("turned", along.T.contiguous())

    def forward(self, ids: Tensor) -> Tensor:
        n = ids.shape[1]
        x = self.net.norm(self.net.word(ids) + self.position[:n])
        bias = self.bias[:, :, :n, :n]
        for layer in self.net.layers:
            x = layer(x, bias)
        return F.normalize((x.mean(1)[..., None] * self.turned).sum(1), dim=-1)


def export(state: State, folder: Path, out: Path, texts: Sequence[str], card: dict[str, Any]) -> None:
    """Write the int8 graph of an encoder, its vectors turned, and `model.json` into `out`."""
    weights = state["encoder"]
    net = Similarity(layers_in(weights))
    net.load_state_dict(weights)
    net.eval()
    tokenizer = tokenizer_of(folder)
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(temporary) / "encoder.onnx"
        torch.onnx.export(
            _Served(net, state["turned"]["along"]), (torch.randint(5, 999, (1, 12)),), str(plain), input_names=["ids"],
            output_names=["vector"], dynamic_axes={"ids": {1: "pieces"}}, opset_version=17, dynamo=False,
        )  # fmt: skip
        model = onnx.load(str(plain))
    shown = texts[:: max(1, len(texts) // SHOWN)]
    even(model, [{"ids": encoded(tokenizer, [text])[0].numpy().astype(np.int64)} for text in shown])
    rounded(model, out / "encoder.onnx")
    shared = share(out / "encoder.onnx", folder / "tokenizer.json")
    model_card = {
        "version": digest(out / "encoder.onnx")[:12],
        "longest": LONGEST,
        "words": shared,
        "sha256": {},
        **card,
    }
    (out / "model.json").write_text(json.dumps(model_card, indent=1) + "\n", encoding="utf-8")
    # The trees of pairs stay what they are until `training.pairs` writes others.
    pin(out, [name for name in ("encoder.onnx", "pairs.npz") if (out / name).exists()])
