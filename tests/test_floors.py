"""Quality has a floor: no figure may fall below what was pinned, on the very data it was pinned on (see floors.py)."""

from __future__ import annotations

from functools import cache

import pytest

import floors

FLOORS = floors.read(floors.FILE.read_text())


@pytest.fixture(scope="session")
def measured(shared):
    """The figures of a back end on a set, each run once a session."""
    return cache(lambda name, backend: floors.measure(name, backend, shared))


@pytest.mark.shared
@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: f"{floor.set}-{floor.backend}-{floor.metric}")
def test_no_figure_falls_below_its_floor(floor, measured):
    found = measured(floor.set, floor.backend)
    assert found.fingerprint == floor.fingerprint, "the data changed: measure again with python tests/floors.py"
    value = found[floor.metric].value
    assert value >= floor.floor, f"{floor.metric} on {floor.set}: {value:.4f}, the floor is {floor.floor}; {floor.how}"


def test_no_floor_was_lowered_without_saying_why():
    highest = floors.committed()
    lower = [f for f in FLOORS if f.floor < highest.get(f.key, 0.0) and not f.lowered]
    assert not lower, f"to lower a floor, pin it with a reason in {floors.FLAG}"


def test_pinning_refuses_to_lower_without_the_flag(monkeypatch, tmp_path):
    file = tmp_path / "floors.json"
    monkeypatch.setattr(floors, "FILE", file)
    monkeypatch.setattr(floors, "committed", dict)
    monkeypatch.setattr(floors, "METRICS", {"desk-dev": ("m",)})

    class Found:
        fingerprint, system, version = "f", "rules", "1"

        def __init__(self, value):
            self.value = value

        def __getitem__(self, metric):
            return self

    def pinned(value):
        monkeypatch.setattr(floors, "measure", lambda *_: Found(value))
        floors.pin("rules", ["desk-dev"])
        return [(f.floor, f.lowered) for f in floors.read(file.read_text())]

    file.write_text("[]")
    assert pinned(0.8) == [(0.795, "")]
    assert pinned(0.9) == [(0.895, "")]
    assert pinned(0.898) == [(0.895, "")]  # within the margin: neither raised nor lowered
    with pytest.raises(SystemExit, match=floors.FLAG):
        pinned(0.7)
    monkeypatch.setenv(floors.FLAG, "smaller model")
    assert pinned(0.7) == [(0.695, "from 0.895: smaller model")]
