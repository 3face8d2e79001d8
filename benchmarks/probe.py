"""One measurement in a process of its own: `python benchmarks/probe.py BACKEND CORES FOLDER [floor]` prints JSON.

A fresh process, so that peak memory is that of this reading alone and nothing was read before. It times the pipeline
over the folder, and within it the back end (the time inside `mark`, `damage` and `headers`) and the stage `resolve`.
`seconds` are of the wall clock; all others but `ready_seconds` are CPU seconds of the process: on one idle core the
same, and on a busy machine far less disturbed.

With `floor` also the model: the time inside ONNX Runtime's `run`, and afterwards the same inputs once more through the
same sessions with nothing around them. The inputs are kept for that, so its peak memory is not that of a reading.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import texts


class Stopwatch:
    """CPU seconds of the process while at least one of the watched calls ran."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.calls = 0
        self._running = 0
        self._since = 0.0
        self._lock = threading.Lock()

    def watch(self, call: Callable[..., Any]) -> Callable[..., Any]:
        """The call, timed."""

        def timed(*arguments: Any, **options: Any) -> Any:
            with self._lock:
                if not self._running:
                    self._since = time.process_time()
                self._running += 1
                self.calls += 1
            try:
                return call(*arguments, **options)
            finally:
                with self._lock:
                    self._running -= 1
                    if not self._running:
                        self.seconds += time.process_time() - self._since

        return timed


def measure(backend: str, cores: int, folder: Path, floor: bool) -> dict[str, float | int | None]:
    """Read the folder once, and say what it took (seconds, bytes)."""
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    began = time.perf_counter()
    from sayso import backends, pipeline
    from sayso.settings import Settings

    kind = type(backends.load(backend))
    marking, running, resolving = Stopwatch(), Stopwatch(), Stopwatch()
    fed: list[Callable[[], Any]] = []
    for pointing in ("mark", "damage", "headers"):
        if hasattr(kind, pointing):
            setattr(kind, pointing, marking.watch(getattr(kind, pointing)))
    vars(pipeline)["resolve"] = resolving.watch(vars(pipeline)["resolve"])
    if floor and "onnxruntime" in sys.modules:
        _record_runs(running, fed)
    warm = folder.parent / "warm.txt"
    warm.write_text("KYIV, 4 March - The mayor said the bridge was shut.\n")
    pipeline.read([str(warm)], Settings(backend=backend))
    ready = time.perf_counter() - began
    fed.clear()
    marking.seconds = running.seconds = resolving.seconds = 0.0
    marking.calls = 0

    before, cpu = time.perf_counter(), time.process_time()
    ledger = pipeline.read([str(folder)], Settings(backend=backend))
    seconds, cpu = time.perf_counter() - before, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    inside, model, resolved = marking.seconds, running.seconds, resolving.seconds

    before = time.process_time()
    for call in fed:
        call()
    alone = time.process_time() - before if fed else None
    return {
        "seconds": seconds,
        "cpu_seconds": cpu,
        "ready_seconds": ready,
        "backend_seconds": inside,
        "model_seconds": model if fed else None,
        "resolve_seconds": resolved,
        "floor_seconds": alone,
        "model_runs": len(fed),
        "peak_bytes": peak,
        "reports": len(ledger.reports),
        "attributions": len(ledger.attributions),
        "words": sum(texts.count(report.extract.text) for report in ledger.reports),
    }


def _record_runs(running: Stopwatch, fed: list[Callable[[], Any]]) -> None:
    """Time every `InferenceSession.run`, and keep each so that it can be run again, untimed."""
    import onnxruntime

    real = onnxruntime.InferenceSession.run
    timed = running.watch(real)

    def run(session: Any, *arguments: Any, **options: Any) -> Any:
        fed.append(partial(real, session, *arguments, **options))
        return timed(session, *arguments, **options)

    onnxruntime.InferenceSession.run = run


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]), "floor" in sys.argv[4:])))
