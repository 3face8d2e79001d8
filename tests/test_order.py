"""One set of reports gives one ledger, byte for byte: in any order, one by one or together, by 1 to 8 workers."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso import pipeline
from sayso.backends import onnx
from sayso.ledger import dumps
from sayso.settings import Settings

SAMPLES = Path(sayso.__file__).parent / "samples"
PATHS = sorted(str(path) for path in SAMPLES.rglob("*.txt"))


@cache
def by(workers: int) -> onnx.OnnxBackend:
    """A back end of its own for each number of workers: what one has read, another must read itself."""
    return onnx.OnnxBackend(onnx.MODEL, workers)


def written(paths: list[str], workers: int) -> str:
    """The ledger as JSON."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline.backends, "load", lambda _: by(workers))
        return dumps(pipeline.read(paths, Settings()))


@cache
def expected() -> str:
    return written(PATHS, 1)


def test_there_is_enough_to_go_wrong() -> None:
    ledger = pipeline.read(PATHS, Settings())
    assert len(ledger.reports) >= 4
    assert ledger.lineage and ledger.claims and ledger.judgements
    assert len(ledger.stories) > 1


@settings(max_examples=24, deadline=None)
@given(st.permutations(PATHS), st.integers(1, 8))
def test_any_order_and_any_number_of_workers(paths: list[str], workers: int) -> None:
    assert written(paths, workers) == expected()


@pytest.mark.parametrize("seed", ["0", "1", "20261127"])
def test_any_order_of_sets(seed: str) -> None:
    """A process of its own for each seed of Python's hashes, by which sets of strings are in another order."""
    code = (
        "import sys; from sayso import pipeline; from sayso.ledger import dumps; from sayso.settings import Settings\n"
        "sys.stdout.buffer.write(dumps(pipeline.read(sys.argv[1:], Settings())).encode())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", code, *PATHS], capture_output=True, check=True, env=environment)
    assert done.stdout.decode() == expected()


def test_what_was_read_before_one_by_one_changes_nothing() -> None:
    fresh = onnx.OnnxBackend(onnx.MODEL, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline.backends, "load", lambda _: fresh)
        for path in PATHS:
            pipeline.read([path], Settings())
        assert dumps(pipeline.read(PATHS, Settings())) == expected()


def test_the_same_words_are_not_read_twice() -> None:
    fresh = onnx.OnnxBackend(onnx.MODEL, 1)
    runs = []
    run = fresh._run
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fresh, "_run", lambda job: runs.append(job) or run(job))
        patch.setattr(pipeline.backends, "load", lambda _: fresh)
        pipeline.read([PATHS[0]], Settings())
        once = len(runs)
        assert once
        pipeline.read([PATHS[0]], Settings())
        assert len(runs) == once
