"""The main text of a page by trafilatura (Apache-2.0), in a process of its own that can be killed.

The parser under it (libxml2) can be made to run for minutes by a page that is written for it, and no thread can be
stopped in C code. The process starts with the first page, serves all pages after it, and is started again after a page
that it did not survive.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from enum import Enum
from pathlib import Path

SECONDS = 2.0
"""CPU time for one page. Pages within the limits that `html` sets take 0.02 s as a rule and 0.6 s at worst (1 MB view of
distinct paragraphs, on a machine with 2 cores)."""
_WALL = 60.0
"""Seconds of wall time after which a process that makes no progress is killed whatever its CPU time."""
_MEMORY = 2 << 30
"""Bytes of address space: an ordinary page needs 0.15 GB."""
_NOTHING = 0xFFFFFFFF


class Outcome(Enum):
    """Why the extractor gave no text."""

    NOTHING = "the extractor found no text"
    KILLED = f"the extractor did not finish within {SECONDS:g} s"
    MISSING = "the extractor could not be started"


_lock = threading.Lock()
_process: subprocess.Popen[bytes] | None = None
_owner = 0
_missing = False


def extract(view: str) -> str | Outcome:
    """The extractor's text of a page, or why there is none."""
    data = view.encode("utf-8", "replace")
    with _lock:
        if _missing:
            return Outcome.MISSING
        process = _started()
        if process is None:
            return Outcome.MISSING
        answer = _ask(process, len(data).to_bytes(4, "big") + data)
        if answer is None:
            _end(process)
            return Outcome.KILLED
    return answer


def _started() -> subprocess.Popen[bytes] | None:
    global _process, _owner, _missing
    if _process is not None and _owner == os.getpid() and _process.poll() is None:
        return _process
    command = [
        sys.executable,
        "-P",  # the names of the files beside this one (html, page ...) must not hide other modules
        str(Path(__file__).with_name("extractor_process.py")),
        str(SECONDS),
        str(_MEMORY),
    ]
    try:
        process = subprocess.Popen(  # noqa: S603 - our own file
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        _missing = True
        return None
    if _ask(process, b"") is None:
        process.kill()
        process.wait()
        _missing = True
        return None
    _process, _owner = process, os.getpid()
    return process


def _ask(process: subprocess.Popen[bytes], request: bytes) -> str | Outcome | None:
    """Send a frame and read the answer; `None` where the process died or was killed for its slowness."""
    assert process.stdin and process.stdout  # noqa: S101 - both are pipes
    timer = threading.Timer(_WALL, process.kill)
    timer.daemon = True
    timer.start()
    try:
        process.stdin.write(request)
        process.stdin.flush()
        head = process.stdout.read(4)
        if len(head) < 4:
            return None
        size = int.from_bytes(head, "big")
        if size == _NOTHING:
            return Outcome.NOTHING
        body = process.stdout.read(size)
        return body.decode("utf-8") if len(body) == size else None
    except OSError:
        return None
    finally:
        timer.cancel()


def _end(process: subprocess.Popen[bytes]) -> None:
    global _process
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except OSError:
                pass
    _process = None


@atexit.register
def stop() -> None:
    """End the process, if one runs; the next page starts another."""
    with _lock:
        if _process is not None and _owner == os.getpid():
            _end(_process)
