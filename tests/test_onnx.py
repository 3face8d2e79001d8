"""The network that ships: what must hold of it beside the conformance suite of all back ends."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from sayso.backends import onnx
from sayso.errors import BackendError

PARAGRAPHS = [
    f'"The bridge at pier {n} is safe," Mayor Jane Roe said. The ministry denied that {n} boats were missing.'
    for n in range(40)
]


def counted(backend: onnx.OnnxBackend, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    runs = [0]
    real = backend._run

    def run(job: onnx._Job) -> object:
        runs[0] += 1
        return real(job)

    monkeypatch.setattr(backend, "_run", run)
    return runs


def test_identical_passages_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = onnx.OnnxBackend(onnx.MODEL, 1)
    runs = counted(backend, monkeypatch)
    text = "\n\n".join(PARAGRAPHS)
    first = backend.mark([text, text])
    once = runs[0]
    assert first[0] == first[1]
    assert once > 3
    assert backend.mark([text]) == first[:1]
    assert runs[0] == once


def test_the_same_on_any_number_of_threads_and_beside_any_text() -> None:
    texts = ["\n".join(PARAGRAPHS[k : k + 7]) for k in range(6)]
    alone = [onnx.OnnxBackend(onnx.MODEL, 1).mark([text])[0] for text in texts]
    assert onnx.OnnxBackend(onnx.MODEL, 3).mark(texts) == alone
    assert onnx.OnnxBackend(onnx.MODEL, 2).mark(texts[::-1])[::-1] == alone


def test_the_schemes_differ_where_the_conventions_do() -> None:
    text = '"We shall see," the coach told reporters, "what the morning brings to all of us."'
    backend = onnx.load()
    assert len(backend.mark([text], scheme="desk")[0]) == 2
    [together] = backend.mark([text], scheme="polnear")[0]
    assert len(together.content) == 2


@pytest.mark.parametrize("harm", ["cut", "other", "card", "gone"])
def test_a_damaged_model_is_refused_with_a_way_out(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "model"
    shutil.copytree(onnx.MODEL, folder)
    if harm == "cut":
        (folder / "encoder.onnx").write_bytes((folder / "encoder.onnx").read_bytes()[:-1000])
    elif harm == "other":
        (folder / "decoder.onnx").write_bytes((onnx.MODEL / "encoder.onnx").read_bytes())
    elif harm == "card":
        card = json.loads((folder / "model.json").read_text())
        (folder / "model.json").write_text(json.dumps({**card, "encoding": -1}))
    else:
        (folder / "decoder.onnx").unlink()
    with pytest.raises(BackendError, match="reinstall sayso"):
        onnx.OnnxBackend(folder, 1)
