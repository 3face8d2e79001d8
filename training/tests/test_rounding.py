"""Graphs in eight bits: what evening out changes, and what it leaves. Needs the extra "training"."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import pytest
from onnx import ModelProto, TensorProto, helper, numpy_helper
from training.rounding import Feed, even, rounded, unrounded

WIDTH = 64
RANDOM = np.random.default_rng(0)
FEEDS: list[Feed] = [{"x": RANDOM.normal(size=(1, 9, WIDTH)).astype(np.float32)} for _ in range(4)]


def graph(outlier: float) -> ModelProto:
    """A norm, one channel of which is larger by so much, and two products behind it."""
    random = np.random.default_rng(1)
    gain = np.ones(WIDTH, np.float32)
    gain[5] = outlier
    held = {
        "gain": gain,
        "shift": np.zeros(WIDTH, np.float32),
        "first": random.normal(size=(WIDTH, 32)).astype(np.float32),
        "second": random.normal(size=(32, 8)).astype(np.float32),
    }
    nodes = [
        helper.make_node("LayerNormalization", ["x", "gain", "shift"], ["normed"], "norm", axis=-1),
        helper.make_node("MatMul", ["normed", "first"], ["between"], "one"),
        helper.make_node("MatMul", ["between", "second"], ["y"], "two"),
    ]
    ends = [
        helper.make_tensor_value_info("x", TensorProto.FLOAT, (1, "n", WIDTH)),
        helper.make_tensor_value_info("y", TensorProto.FLOAT, (1, "n", 8)),
    ]
    made = helper.make_graph(nodes, "g", ends[:1], ends[1:], [numpy_helper.from_array(v, k) for k, v in held.items()])
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)


def run(model: ModelProto | Path) -> npt.NDArray[np.float32]:
    source = str(model) if isinstance(model, Path) else model.SerializeToString()
    session = onnxruntime.InferenceSession(source, providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(["y"], dict(feed))[0] for feed in FEEDS])


def off(model: ModelProto | Path, wanted: npt.NDArray[np.float32]) -> float:
    return float(np.sqrt(((run(model) - wanted) ** 2).mean()) / wanted.std())


def test_evening_out_changes_nothing_but_the_numbers_on_the_way() -> None:
    model = graph(60.0)
    wanted = run(model)
    even(model, FEEDS)
    assert sum(node.op_type == "Mul" for node in model.graph.node) == 1  # what no norm goes into is left
    assert off(model, wanted) < 1e-5
    onnx.checker.check_model(model)


@pytest.mark.parametrize(("outlier", "better"), [(60.0, 1.7), (1.0, 0.8)])
def test_a_rounded_graph_is_nearer_for_it(tmp_path: Path, outlier: float, better: float) -> None:
    plain, evened = graph(outlier), graph(outlier)
    wanted = run(plain)
    rounded(plain, tmp_path / "a.onnx")
    even(evened, FEEDS)
    rounded(evened, tmp_path / "b.onnx")
    assert off(tmp_path / "b.onnx", wanted) * better < off(tmp_path / "a.onnx", wanted)


def test_what_was_rounded_can_be_evened_out_too(tmp_path: Path) -> None:
    wanted = run(graph(60.0))
    rounded(graph(60.0), tmp_path / "a.onnx")
    model = unrounded(tmp_path / "a.onnx")
    assert {node.op_type for node in model.graph.node} == {"LayerNormalization", "MatMul"}
    assert off(model, wanted) < 0.02  # the weights' rounding alone
    even(model, FEEDS)
    rounded(model, tmp_path / "b.onnx")
    assert off(tmp_path / "b.onnx", wanted) < off(tmp_path / "a.onnx", wanted)


def test_rounding_again_changes_nothing(tmp_path: Path) -> None:
    rounded(graph(3.0), tmp_path / "a.onnx")
    rounded(unrounded(tmp_path / "a.onnx"), tmp_path / "b.onnx")
    assert np.abs(run(tmp_path / "a.onnx") - run(tmp_path / "b.onnx")).max() < 1e-4
