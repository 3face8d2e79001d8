"""The decoder of manner: what it is shown of a saying, that it learns the same each time, and what its graph says."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from training import manner_network as network
from training.manner_network import Manner, Seen

from sayso.backends import _manner
from sayso.backends.onnx import load
from sayso.model import Passage

TEXT = "The harbour chief denied on Monday that the ferry had been overloaded. Nobody else spoke."


def found(shown: str) -> list[Passage]:
    """Where words stand in the text."""
    at = TEXT.index(shown)
    return [Passage(at, at + len(shown))]


@pytest.fixture(scope="module")
def seen() -> list[Seen]:
    """Sayings of one text that differ in what is read as their cue, with answers."""
    rows = []
    for number, (cue, stance) in enumerate([("denied", "denies"), ("spoke", "asserts"), ("overloaded", "warns")] * 4):
        spans = (found("The harbour chief"), found(cue), found("the ferry had been overloaded"))
        (sight,) = network.sights(load(None, 1), TEXT, [spans])
        row = {"stance": stance, "certainty": "certain", "polarity": "negative" if number % 3 == 0 else "positive"}
        rows.append(Seen("m1", f"r1-{number}", sight, row))
    return rows


def test_a_saying_is_shown_with_its_parts(seen: list[Seen]) -> None:
    role = seen[0].sight["role"]
    assert [int((role == what).sum()) for what in (_manner.SOURCE, _manner.CUE, _manner.CONTENT)] == [3, 1, 5]
    assert len(role) == len(seen[0].sight["words"]) == 17  # the whole of a short text


def test_the_same_is_learned_each_time(seen: list[Seen], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "PASSES", 40)
    monkeypatch.setattr(network, "WARM", 5)
    one, other = (network.judge(network.fit(seen), seen) for _ in range(2))
    assert one == other
    best = [next(g.value for g in guesses if g.field == "stance") for guesses in one]
    assert best == [row.row["stance"] for row in seen]


def test_the_graph_says_what_the_network_says(seen: list[Seen], tmp_path: Path) -> None:
    (tmp_path / "model.json").write_text(json.dumps({"version": "x"}))
    for name in ("encoder.onnx", "decoder.onnx"):
        (tmp_path / name).write_bytes(b"")
    torch.manual_seed(0)
    net = Manner().eval()
    network.export(net, seen, tmp_path)
    card = json.loads((tmp_path / "model.json").read_text())
    assert list(card["manner"]) == list(network.ANSWERS)
    session = onnxruntime.InferenceSession(str(tmp_path / "manner.onnx"))
    given = {name: value.numpy() for name, value in network._batch([one.sight for one in seen]).items()}
    (odds,) = session.run(["odds"], given)
    with torch.no_grad():
        exact = net(**network._batch([one.sight for one in seen])).numpy()
    assert np.abs(odds - exact).max() < 0.2 * np.abs(exact).max()


def test_where_no_guesses_were_kept_it_says_how_they_are_made(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="--cross"):
        network.guesses(tmp_path / "none.pickle")
