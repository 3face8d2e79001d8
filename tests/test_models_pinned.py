"""The files of the shipped models are those that their cards describe, by SHA-256, or nothing of them is run."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

import sayso
from sayso.backends.onnx import OnnxBackend
from sayso.errors import BackendError
from sayso.link.similarity import Encoder

MODELS = Path(sayso.__file__).parent / "models"
OPENED: dict[str, Callable[[Path], object]] = {
    "attribution": lambda folder: OnnxBackend(folder, 1),
    "similarity": Encoder,
}
FILES = [(name, file) for name in OPENED for file in json.loads((MODELS / name / "model.json").read_text())["sha256"]]
UNPINNED = ("model.json", "CARD.md", "pairs.npz")
"""Texts, and the trees of pairs, which are arrays of numbers that NumPy reads without objects."""


def test_every_network_and_tokenizer_is_pinned() -> None:
    there = {(name, path.name) for name in OPENED for path in (MODELS / name).iterdir()}
    assert set(FILES) == {one for one in there if one[1] not in UNPINNED}


@pytest.mark.parametrize(("name", "file"), FILES)
def test_a_file_that_is_another_is_refused(name: str, file: str, tmp_path: Path) -> None:
    for path in (MODELS / name).iterdir():
        (tmp_path / path.name).symlink_to(path)
    data = bytearray((MODELS / name / file).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / file).unlink()
    (tmp_path / file).write_bytes(data)
    with pytest.raises((BackendError, ValueError), match=f"{file} is not the file that its card describes"):
        OPENED[name](tmp_path)
