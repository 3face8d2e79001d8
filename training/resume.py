"""The network back from the graphs that ship, so that a run can go on where the last one ended.

The runs' own weights are not kept in the repository. Of the int8 graphs the matrices come back as they are served
(seven bits a channel); tables that are never trained (words, positions, relative bias) come from the encoder's
own file.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from .network import Network

_TABLES = ("word.weight", "position.weight", "relative.weight")


def network(model: Path, layers: int, pretrained: Path) -> Network:
    """The network of a model's folder; heads that it does not have keep their first values."""
    import onnx
    from onnx import numpy_helper

    net = Network(layers)
    net.load_pretrained(pretrained)
    state = net.state_dict()
    for part in ("encoder", "decoder"):
        graph = onnx.load(str(model / f"{part}.onnx")).graph
        values = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
        found: dict[str, np.ndarray] = {}
        for name, value in values.items():
            if name.startswith(f"{part}.") and name in state and not name.endswith(tuple(_TABLES)):
                found[name] = value
            if name.endswith(".weight_quantized"):  # an embedding: [rows, width], one scale
                whole = name.removesuffix("_quantized")
                if whole in state and not whole.endswith(_TABLES):
                    found[whole] = _plain(values, whole)
            if name.startswith("onnx::Add_"):
                found["decoder.distance.weight"] = value[0]
        for node in graph.node:
            if node.op_type != "MatMulInteger":
                continue
            at = node.name.split("/MatMul_quant")[0].split("/Gemm_MatMul_quant")[0].strip("/").replace("/", ".")
            whole = f"{at if at.startswith(part) else f'{part}.{at}'}.weight"
            found[whole] = _plain(values, node.input[1].removesuffix("_quantized")).T
        for name, value in found.items():
            if tuple(state[name].shape) != value.shape:
                raise SystemExit(f"{model}: {name} is {value.shape}, not {tuple(state[name].shape)}")
            state[name] = _tensor(value)
        missing = [n for n in state if n.startswith(part) and n not in found and not n.endswith(_TABLES)]
        print(f"{part}: {len(found)} arrays back, not there: {missing}")
    net.load_state_dict(state)
    return net


def _plain(values: dict[str, np.ndarray], name: str) -> np.ndarray:
    scale, zero = values[f"{name}_scale"], values[f"{name}_zero_point"]
    return (values[f"{name}_quantized"].astype(np.float32) - zero.astype(np.float32)) * scale


def _tensor(value: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(value, np.float32, order="C"))
