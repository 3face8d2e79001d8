"""Graphs in eight bits that read as they were trained to: channels are evened out before their products.

The runtime scales what goes into a product by its largest number. Behind MPNet's norms a few channels are many times
larger than the rest, which then are told by a handful of steps. Each is divided by a number of its own before the
product, and the weights that meet it are multiplied by it (SmoothQuant, Xiao et al., ICML 2023).
"""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from sayso import graphs

from .cards import digest, pin

SHIFT = 0.5
"""How much of the difference of channels goes over to the weights: as in the paper. .65 does no better on windows of
training texts."""
SMALLEST = 1e-4
Feed = Mapping[str, npt.NDArray[np.generic]]
"""What a graph is run on, by the names of its inputs."""


def rounded(model: ModelProto, out: Path) -> None:
    """Write a graph with its weights as whole numbers of seven bits, its activations rounded as they come."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        plain = Path(folder) / "plain.onnx"
        onnx.save(model, str(plain))
        quantize_dynamic(
            str(plain),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            # Seven bits: with eight, processors without VNNI saturate and read otherwise. It costs nothing that can be
            # measured (run one, development sets: .777 against .772 on PolNeAR, .919 and .919 on the desk's).
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
        )


def share(path: Path, tokenizer: Path, words: Path = graphs.WORDS) -> bool:
    """Take the table of words out of an encoder that `rounded` wrote, where it is the one that is kept once for all.

    Gives whether it is; where it is another, the graph keeps its own. Where `words` has none yet, this table and the
    tokenizer that goes with it are put there. Raises `ValueError` where the tokenizer is another than the one there.
    """
    model = onnx.load(str(path))
    [node] = [node for node in model.graph.node if node.op_type == "Gather" and node.input[1] == "ids"]
    [held] = [one for one in model.graph.initializer if one.name == node.input[0]]
    table = numpy_helper.to_array(held)
    if not (words / "words.npy").exists():
        words.mkdir(parents=True, exist_ok=True)
        np.save(words / "words.npy", table)
        shutil.copyfile(tokenizer, words / "tokenizer.json")
        pin(words, ["words.npy", "tokenizer.json"])
    if digest(tokenizer) != digest(words / "tokenizer.json"):
        raise ValueError(f"{tokenizer} is not the tokenizer of {words}: remove that folder and make all encoders again")
    if not np.array_equal(np.load(words / "words.npy"), table):
        return False
    node.input[0] = held.name = graphs.TABLE
    held.ClearField("raw_data")
    held.data_location = TensorProto.EXTERNAL
    held.external_data.add(key="location", value=graphs.TABLE)
    path.write_bytes(model.SerializeToString())
    return True


def joined(path: Path) -> ModelProto:
    """An encoder that ships, with the table of words that it shares in its place."""
    model = onnx.load(str(path), load_external_data=False)
    table = np.load(graphs.WORDS / "words.npy")
    for one in model.graph.initializer:
        if one.name == graphs.TABLE:
            one.CopyFrom(numpy_helper.from_array(table, graphs.TABLE))
    return model


def unrounded(path: Path) -> ModelProto:
    """A graph that ships with its weights as numbers again, and no rounding on the way."""
    model = joined(path)
    graph = model.graph
    held = {one.name: one for one in graph.initializer}
    makes = {name: node for node in graph.node for name in node.output}
    uses = {name: node for node in graph.node for name in node.input}
    gone: set[str] = set()
    products: dict[str, NodeProto] = {}
    for node in graph.node:
        if node.op_type != "MatMulInteger":
            continue
        whole, zero = (numpy_helper.to_array(held[name]).astype(np.float32) for name in (node.input[1], node.input[3]))
        cast = uses[node.output[0]]
        scaled = uses[cast.output[0]]
        scales = makes[next(name for name in scaled.input if name != cast.output[0])]
        scale = numpy_helper.to_array(held[next(name for name in scales.input if name in held)])
        weights = node.input[1].removesuffix("_quantized") + "_weights"
        graph.initializer.append(numpy_helper.from_array(((whole - zero) * scale).astype(np.float32), weights))
        into = makes[node.input[0]].input[0]
        gone |= {*node.output, *cast.output}
        products[scaled.output[0]] = helper.make_node("MatMul", [into, weights], list(scaled.output), node.name)
    nodes = [products.get(node.output[0], node) for node in graph.node if node.output[0] not in gone]
    _put(model, nodes)
    return model


def even(model: ModelProto, feeds: Sequence[Feed], shift: float = SHIFT) -> None:
    """Even out, in a graph without rounding, what goes from its norms into products, as these feeds show it.

    Of other products too the channels differ, but less, and their weights are rounded once more for it: with them the
    encoder of attributions was farther from what it was before (root mean square of its vectors, in parts of their
    spread: .048 as it was rounded, .028 by the norms alone, .042 by all).
    """
    graph = model.graph
    held = {one.name: one for one in graph.initializer}
    normed = {node.output[0] for node in graph.node if node.op_type == "LayerNormalization"}
    products = [n for n in graph.node if n.op_type == "MatMul" and n.input[0] in normed and n.input[1] in held]
    largest = _largest(model, sorted({node.input[0] for node in products}), feeds)
    nodes: list[NodeProto] = []
    evened = {id(node) for node in products}
    for node in graph.node:
        if id(node) in evened:
            into, name = node.input[:2]
            weights = numpy_helper.to_array(held[name])
            most = np.maximum(np.abs(weights).max(1), SMALLEST)
            divisor = np.maximum(largest[into], SMALLEST) ** shift / most ** (1 - shift)
            divisor = (divisor / divisor.mean()).astype(np.float32)
            held[name].CopyFrom(numpy_helper.from_array(weights * divisor[:, None], name))
            graph.initializer.append(numpy_helper.from_array(1 / divisor, f"{name}_by"))
            nodes.append(helper.make_node("Mul", [into, f"{name}_by"], [f"{name}_evened"], f"{node.name}_even"))
            node.input[0] = f"{name}_evened"
        nodes.append(node)
    _put(model, nodes)


def _largest(model: ModelProto, names: Sequence[str], feeds: Sequence[Feed]) -> dict[str, npt.NDArray[np.float32]]:
    """How large each channel of some values of a graph becomes."""
    shown = ModelProto()
    shown.CopyFrom(model)
    shown.graph.output.extend(helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in names)
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    run = onnxruntime.InferenceSession(shown.SerializeToString(), options, providers=["CPUExecutionProvider"]).run
    out: dict[str, npt.NDArray[np.float32]] = {}
    for feed in feeds:
        for name, value in zip(names, run(list(names), dict(feed)), strict=True):
            here = np.abs(value).reshape(-1, value.shape[-1]).max(0)
            out[name] = np.maximum(out[name], here) if name in out else here
    return out


def _put(model: ModelProto, nodes: Sequence[NodeProto]) -> None:
    """Give a graph these nodes, without those and the weights that nothing needs."""
    graph = model.graph
    kept = [NodeProto() for _ in nodes]
    for new, node in zip(kept, nodes, strict=True):
        new.CopyFrom(node)
    ends = {one.name for one in graph.output}
    while True:
        needed = ends | {name for node in kept for name in node.input}
        fewer = [node for node in kept if not needed.isdisjoint(node.output)]
        if len(fewer) == len(kept):
            break
        kept = fewer
    weights = [one for one in graph.initializer if one.name in needed]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(kept)
    graph.initializer.extend(weights)
