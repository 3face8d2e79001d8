"""System calls of a process, by strace: told line by line, or made to fail.

`traced` forks, so that nothing has to be imported again, and attaches strace before any work is done.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (\S+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"^(\d+)<((?:\\x[0-9a-f]{2})*)>")


def child(work: Callable[[], None]) -> int:
    """A process that does some work and nothing else; forked, so that nothing has to be imported again."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        work()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def ended(pid: int) -> int:
    """How a process ended: its exit code, or minus the signal that ended it."""
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def needs_strace() -> None:
    """Skips, and says so, where strace is not installed; fails in CI."""
    if not shutil.which("strace"):
        message = "needs strace (apt-get install strace)"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)


def traced(work: Callable[[], None], log: Path, calls: str, *more: str) -> int:
    """Do some work in a process whose system calls of these names are written to `log`; how it ended.

    `more` are further arguments of strace, such as `inject=fdatasync:error=EIO:when=3`, each behind a `-e`.
    """

    def begin() -> None:
        os.kill(os.getpid(), signal.SIGSTOP)  # until strace is there
        work()

    pid = child(begin)
    os.waitpid(pid, os.WUNTRACED)
    asked = [part for one in (f"trace={calls}", *more) for part in ("-e", one)]
    command = ["strace", "-f", "-y", "-xx", "-s", "10000000", *asked, "-o", str(log), "-p", str(pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as strace:
        assert strace.stderr
        said = strace.stderr.readline()
        os.kill(pid, signal.SIGCONT if b"attached" in said else signal.SIGKILL)
        code = ended(pid)
    assert b"attached" in said, said
    return code


class Call:
    """A call that went well, from its line in a log: its name, the file or name that it is about, its bytes."""

    __slots__ = ("data", "file", "name", "rest", "texts")

    def __init__(self, name: str, arguments: str) -> None:
        """`arguments` as strace writes them with `-xx -y`."""
        self.name = name
        self.texts = [_plain(found) for found in _TEXT.findall(arguments)]
        found = _FILE.match(arguments)
        self.file = os.fsdecode(_plain(found[2])) if found else os.fsdecode(self.texts[0]) if self.texts else ""
        self.data = self.texts[-1] if self.texts else b""
        self.rest = arguments.rpartition('"')[2]


def calls(log: Path) -> list[Call]:
    """The calls of a log, of one thread, that went well."""
    out = []
    with log.open(encoding="ascii") as lines:
        for line in lines:
            assert "unfinished" not in line, "several threads at work"
            found = _CALL.match(line)
            if found and not found[3].startswith("-"):
                out.append(Call(found[1], found[2]))
    return out


def _plain(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
