"""The main text of a page by trafilatura (Apache-2.0), in a process of its own that can be killed.

The parser under it (libxml2) can be made to run for minutes by a page that is written for it, and no thread can be
stopped in C code. The process starts with the first page, serves all pages after it, and is started again after a page
that it did not survive.
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

SECONDS = 2.0
"""CPU time for one page. Pages within the limits that `html` and `page` set take 0.01 s as a rule; of sixteen kinds of
pages written to be slow (deep, flat, tables, lists, links ...) the slowest takes 0.9 s within them."""
_WALL = 600.0
"""Seconds of wall time after which a process that makes no progress is killed whatever its CPU time. Generous, since it
depends on what else the machine does, and the ledger must not: on a starved one a start alone has taken 13 s."""
_MEMORY = 2 << 30
"""Bytes of address space: an ordinary page needs 0.15 GB."""
_NOTHING = 0xFFFFFFFF


class Outcome(Enum):
    """Why the extractor gave no text."""

    NOTHING = "the extractor found no text"
    KILLED = f"the extractor did not finish within {SECONDS:g} s"
    MISSING = "the extractor could not be started"


class Server:
    """The process that serves this one, and what is known of it; `seconds` is the CPU time that a page may take."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0
        self.missing = False

    def extract(self, view: str) -> str | Outcome:
        """Return the extractor's text of a page, or why there is none."""
        data = view.encode("utf-8", "replace")
        with self.lock:
            process = None if self.missing else self.started()
            if process is None:
                self.missing = True
                return Outcome.MISSING
            answer = _ask(process, len(data).to_bytes(4, "big") + data)
            if answer is None:
                self.end()
                return Outcome.KILLED
        return answer

    def started(self) -> subprocess.Popen[bytes] | None:
        """Return the process that serves, started if none does; `None` where it cannot be."""
        if self.process is not None and self.owner == os.getpid() and self.process.poll() is None:
            return self.process
        command = [
            sys.executable,
            "-P",  # the names of the files beside this one (html, page ...) must not hide other modules
            str(Path(__file__).with_name("extractor_process.py")),
            str(self.seconds),
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
            return None
        self.process, self.owner = process, os.getpid()
        if _ask(process, b"") is None:
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


_server = Server()
atexit.register(_server.end)


def extract(view: str) -> str | Outcome:
    """Return the extractor's text of a page, or why there is none."""
    return _server.extract(view)
