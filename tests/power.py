"""What a power cut leaves of what a program wrote: a disk on which only what was synced is sure.

Recorded by strace (`traced`) and played again. What was written to a file since it was last synced may be there or not,
write by write, and each write whole or in sectors; names that were made, moved or taken away since the folder was last
synced may be so or not, in their order, as journaling file systems keep it. A file that was synced under a name whose
folder was not may be gone: so POSIX says, stricter than most file systems.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from traced import Call, calls, traced

CALLS = "openat,pwrite64,write,pwritev,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat2,link,linkat"
MARKS = "marks"
"""The name of the file to which a program writes what it has promised to keep."""
END = -1
"""Where a write goes on that names no place: only files that are written from front to back are written so."""
_SECTOR = 512


class Step(NamedTuple):
    """One change: `kind` is "make", "write", "size", "sync", "link", "move", "remove" or "mark"."""

    kind: str
    path: str
    at: int = 0
    data: bytes = b""
    to: str = ""


class _File:
    """A file: what is sure of it, and the writes and new sizes since."""

    def __init__(self) -> None:
        self.sure = bytearray()
        self.since: list[Step] = []
        self.size = 0

    def change(self, step: Step) -> None:
        """A write or another size."""
        if step.at == END:
            step = step._replace(at=self.size)
        self.size = step.at if step.kind == "size" else max(self.size, step.at + len(step.data))
        self.since.append(step)

    def sync(self) -> None:
        for step in self.since:
            _apply(self.sure, step)
        self.since = []


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "size":
        del content[step.at :]
        content.extend(bytes(step.at - len(content)))
        return
    content.extend(bytes(max(step.at - len(content), 0)))
    content[step.at : step.at + len(step.data)] = step.data


def recorded(work: Callable[[], None], folder: Path, log: Path) -> list[Step]:
    """What some work, done in a process of its own, changes in a folder that is empty; it has to end well."""
    assert traced(work, log, CALLS) == 0
    steps = [step for call in calls(log) for step in _steps(call) if step.path.startswith(f"{folder}")]
    return [step for step in steps if not step.path.endswith("-shm")]  # in memory, and made anew by who opens first


def _steps(call: Call) -> list[Step]:
    path = call.file
    match call.name:
        case "openat":
            path = call.texts[0].decode()
            made = [Step("make", path)] if "O_CREAT" in call.rest else []
            return [*made, Step("size", path)] if "O_TRUNC" in call.rest else made
        case "write" if path.endswith(f"/{MARKS}"):
            return [Step("mark", path, data=call.data)]
        case "write":
            return [Step("write", path, END, call.data)]
        case "pwrite64":
            return [Step("write", path, int(call.rest.split(",")[2]), call.data)]
        case "ftruncate":
            return [Step("size", path, int(call.rest.split(",")[1]))]
        case "fsync" | "fdatasync":
            return [Step("sync", path)]
        case "unlink" | "unlinkat":
            return [Step("remove", call.texts[0].decode())]
        case "link" | "linkat" | "rename" | "renameat2":
            first, second = (text.decode() for text in call.texts)
            return [Step("link" if "link" in call.name else "move", first, to=second)]
        case _:
            raise AssertionError(f"{call.name} of {path} is not played again")


class Disk:
    """A disk to which steps are done one by one."""

    def __init__(self) -> None:
        """Nothing is there."""
        self.marks: list[str] = []
        self._now: dict[str, _File] = {}
        self._sure: dict[str, _File] = {}
        self._since: list[tuple[str, _File | None]] = []

    def do(self, step: Step) -> None:
        """One step."""
        match step.kind:
            case "mark":
                self.marks.append(step.data.decode())
            case "make" if step.path not in self._now and not step.path.endswith(f"/{MARKS}"):
                self._name(step.path, _File())
            case "write" | "size":
                self._now[step.path].change(step)
            case "sync" if step.path in self._now:
                self._now[step.path].sync()
            case "sync":  # a folder
                for path, file in self._since:
                    if path.rpartition("/")[0] == step.path:
                        _named(self._sure, path, file)
                self._since = [one for one in self._since if one[0].rpartition("/")[0] != step.path]
            case "link" | "move":
                self._name(step.to, self._now[step.path])
                if step.kind == "move":
                    self._name(step.path, None)
            case "remove" if step.path in self._now:
                self._name(step.path, None)

    def cut(self, chance: random.Random | None = None, *, all_of_it: bool = False) -> dict[str, bytes]:
        """The files after a cut: what is sure alone, or all that was written, or by chance some of it."""
        names = dict(self._sure)
        kept = len(self._since) if all_of_it else chance.randint(0, len(self._since)) if chance else 0
        for path, file in self._since[:kept]:
            _named(names, path, file)
        return {path: _left(file, chance, all_of_it=all_of_it) for path, file in names.items()}

    def _name(self, path: str, file: _File | None) -> None:
        _named(self._now, path, file)
        self._since.append((path, file))


def _named(names: dict[str, _File], path: str, file: _File | None) -> None:
    if file is None:
        names.pop(path, None)
    else:
        names[path] = file


def _left(file: _File, chance: random.Random | None, *, all_of_it: bool) -> bytes:
    content = bytearray(file.sure)
    for step in file.since:
        fate = 2 if all_of_it else chance.randrange(4) if chance else 0
        if fate >= 2:
            _apply(content, step)
        elif fate == 1 and chance and step.kind == "write":  # torn
            for at in range(0, len(step.data), _SECTOR):
                if chance.random() < 0.5:
                    _apply(content, step._replace(at=step.at + at, data=step.data[at : at + _SECTOR]))
    return bytes(content)
