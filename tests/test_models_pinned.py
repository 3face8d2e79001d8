"""The files of the shipped models are those that their cards describe, by SHA-256, or nothing of them is run."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import sayso
from sayso import graphs
from sayso.backends.onnx import OnnxBackend
from sayso.errors import BackendError
from sayso.link.pairing import judges
from sayso.link.similarity import Encoder

HERE = Path(__file__).parent
SPEC = importlib.util.spec_from_file_location("cards", HERE.parent / "training" / "cards.py")
assert SPEC and SPEC.loader
cards = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(cards)

MODELS = Path(sayso.__file__).parent / "models"
OPENED: dict[str, Callable[[Path], object]] = {
    "attribution": lambda folder: OnnxBackend(folder, 1),
    "similarity": lambda folder: (judges.__wrapped__(True, folder / "pairs.npz"), Encoder(folder)),
    "words": lambda folder: (graphs.table.__wrapped__(folder), graphs.tokenizer(folder)),
}
FILES = [(name, file) for name in OPENED for file in json.loads((MODELS / name / "model.json").read_text())["sha256"]]
UNPINNED = ("model.json", "CARD.md")


def test_every_file_of_a_model_is_pinned() -> None:
    there = {(path.parent.name, path.name) for path in MODELS.glob("*/*")}
    assert set(FILES) == {one for one in there if one[1] not in UNPINNED}


@pytest.mark.parametrize(("name", "file"), FILES)
def test_a_file_that_is_another_is_refused(name: str, file: str, tmp_path: Path) -> None:
    for path in (MODELS / name).iterdir():
        (tmp_path / path.name).symlink_to(path)
    data = bytearray((MODELS / name / file).read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / file).unlink()
    (tmp_path / file).write_bytes(data)
    with pytest.raises(BackendError, match=f"{file} is not the file that its card describes"):
        OPENED[name](tmp_path)


def test_a_file_that_its_card_leaves_out_is_refused(tmp_path: Path) -> None:
    for path in (MODELS / "similarity").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    card = json.loads((tmp_path / "model.json").read_text())
    for file in card["sha256"]:
        less = {one: known for one, known in card["sha256"].items() if one != file}
        (tmp_path / "model.json").write_text(json.dumps({**card, "sha256": less}))
        with pytest.raises(BackendError, match=f"{file} is not the file"):
            OPENED["similarity"](tmp_path)


def test_training_pins_what_it_writes_and_keeps_the_rest(tmp_path: Path) -> None:
    for path in (MODELS / "similarity").iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    cards.pin(tmp_path, ["pairs.npz"])
    assert (tmp_path / "model.json").read_bytes() == (MODELS / "similarity" / "model.json").read_bytes()
    (tmp_path / "pairs.npz").write_bytes(b"other trees")
    cards.pin(tmp_path, ["pairs.npz"])
    before, after = (json.loads((folder / "model.json").read_text()) for folder in (MODELS / "similarity", tmp_path))
    assert before["sha256"].pop("pairs.npz") != after["sha256"].pop("pairs.npz")
    assert before == after
