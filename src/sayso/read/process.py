"""A process of its own for what parses hostile input: it can be killed, and costs then one input and no more.

A parser in C can be made to run for minutes, or to crash, by an input that is written for it, and no thread can be
stopped in C code. The process starts with the first request, serves all after it, and is started again after one that
it did not survive.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import subprocess
import sys
import threading
from enum import Enum
from pathlib import Path
from typing import Literal

_WALL = 600.0
"""Seconds of wall time after which a process that makes no progress is killed whatever its CPU time. Generous, since it
depends on what else the machine does, and the ledger must not: on a starved one a start alone has taken 13 s."""
_MEMORY = 2 << 30
"""Bytes of address space: an ordinary page needs 0.15 GB."""
_NOTHING = 0xFFFFFFFF


class Failure(Enum):
    """Why a request has no answer."""

    NOTHING = "the parser gave nothing"
    KILLED = "the parser did not finish"
    MISSING = "the process could not be started"


class Process:
    """A process that does one task for this one; `seconds` is the CPU time that a request may take."""

    def __init__(self, task: Literal["extract", "parse"], seconds: float, memory: int = _MEMORY) -> None:
        self.task = task
        self.seconds = seconds
        self.memory = memory
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.missing = False
        atexit.register(self.end)

    def ask(self, request: bytes) -> bytes | Failure:
        """The answer to a request, or why there is none."""
        with self.lock:
            process = None if self.missing else self.started()
            if process is None:
                self.missing = True
                return Failure.MISSING
            answer = _ask(process, len(request).to_bytes(4, "big") + request)
            if answer is Failure.KILLED:
                self.end()
        return answer

    def started(self) -> subprocess.Popen[bytes] | None:
        """Return the process that serves, started if none does; `None` where it cannot be."""
        if self.process is not None and self.owner == os.getpid() and self.process.poll() is None:
            return self.process
        command = [
            sys.executable,
            "-P",  # the names of the files beside this one (html, page ...) must not hide other modules
            str(Path(__file__).with_name("child.py")),
            self.task,
            str(self.seconds),
            str(self.memory),
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
            return None
        self.process, self.owner = process, os.getpid()
        if isinstance(_ask(process, b""), Failure):
            self.end()
            return None
        return process

    def end(self) -> None:
        """End the process, if this process started one."""
        process, self.process = self.process, None
        if process is None or self.owner != os.getpid():
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()


def _ask(process: subprocess.Popen[bytes], frame: bytes) -> bytes | Failure:
    """Send a frame and read the answer."""
    assert process.stdin and process.stdout  # noqa: S101 - both are pipes
    timer = threading.Timer(_WALL, process.kill)
    timer.daemon = True
    timer.start()
    try:
        process.stdin.write(frame)
        process.stdin.flush()
        head = process.stdout.read(4)
        if len(head) < 4:
            return Failure.KILLED
        size = int.from_bytes(head, "big")
        if size == _NOTHING:
            return Failure.NOTHING
        body = process.stdout.read(size)
        return body if len(body) == size else Failure.KILLED
    except OSError:
        return Failure.KILLED
    finally:
        timer.cancel()
