"""What there is to read: files, folders (sorted, hidden files left out and counted), standard input."""

# ruff: noqa: SIM905 - a list of words is read as words

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..model import Problem
from .newsml import looks_like_newsml
from .ninjs import looks_like_ninjs

STDIN = "-"
_NO_REPORTS = frozenset(
    ".yaml .yml .json .toml .ini .cfg .csv .tsv .py .js .css .ts .sh .sql .xml .rss .atom .log .lock .map .svg "
    ".png .jpg .jpeg .gif .webp .ico .bmp .tif .tiff .mp3 .mp4 .webm .mov .avi .wav .pdf .doc .docx .xls .xlsx .ppt "
    ".pptx .odt .ods .zip .tar .tgz .bz2 .xz .7z .rar .db .sqlite .sqlite3 .parquet .arrow .pyc .so .dll .exe .onnx "
    ".npz .npy .woff .woff2 .ttf .otf".split()
)
"""Endings that are no report's: such a file is left out of a folder, and said; named by itself, it is tried."""

_MAYBE = frozenset({".json", ".xml"})
"""Endings of many things, and of news: such a file of a folder is read where it begins as news does."""
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, as it is shown; `path` is `None` for standard input; `size` in bytes, 0 where unknown."""

    path: Path | None
    shown: str
    size: int = 0

    @property
    def name(self) -> str:
        """The file's name without folder."""
        return printable(self.path.name) if self.path else "stdin"

    @property
    def kind(self) -> str:
        """The ending that says what is inside, small and without ".gz": ".html", ".jsonl", ".txt", ""."""
        return Path(self.name.lower().removesuffix(".gz")).suffix

    @property
    def stem(self) -> str:
        """The name without its ending: what a report is called."""
        name = self.name
        if name.lower().endswith(".gz") and len(name) > 3:
            name = name[:-3]
        return Path(name).stem or name


def printable(name: str | os.PathLike[str]) -> str:
    """A path that can be written as UTF-8: bytes of a name that are no text are shown as U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def inputs(paths: Sequence[Path | str | Literal["-"]], *, recursive: bool = True) -> tuple[list[Input], list[Problem]]:
    """The files that these paths stand for, each once, in the order given and sorted within folders."""
    found: list[Input] = []
    problems: list[Problem] = []
    seen: dict[tuple[int, int], str] = {}
    for given in paths:
        if str(given) == STDIN:
            if any(i.path is None for i in found):
                problems.append(Problem("duplicate", "standard input was named twice; it is read once", STDIN))
            else:
                found.append(Input(None, STDIN))
            continue
        path = Path(given)
        group = _folder(path, recursive, problems) if path.is_dir() else iter([path])
        for file in group:
            _add(file, file == path, found, problems, seen)
    return found, problems


def _add(
    file: Path, named: bool, found: list[Input], problems: list[Problem], seen: dict[tuple[int, int], str]
) -> None:
    shown = printable(file)
    try:
        status = file.stat()
    except OSError as error:
        problems.append(Problem("missing", f"{shown}: {reason(error)}", shown, fatal=True))
        return
    regular = stat.S_ISREG(status.st_mode)
    if not regular and not (named and (stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode))):
        problems.append(
            Problem("missing", f"{shown}: no file that can be read (a device, pipe or socket)", shown, fatal=True)
        )
        return
    key = (status.st_dev, status.st_ino)
    if regular and key in seen and file.samefile(seen[key]):
        problems.append(Problem("duplicate", f"{shown}: the same file as {printable(seen[key])}; read once", shown))
        return
    seen.setdefault(key, os.fspath(file))
    found.append(Input(file, shown, status.st_size if regular else 0))


def _folder(folder: Path, recursive: bool, problems: list[Problem]) -> Iterator[Path]:
    """The files of a folder that may be reports, sorted by name, folder by folder."""
    hidden = others = 0
    kinds: set[str] = set()
    count = 0
    shown = printable(folder)

    def unreadable(error: OSError) -> None:
        name = printable(error.filename or folder)
        problems.append(Problem("missing", f"{name}: {reason(error)}", name, fatal=True))

    for root, folders, names in os.walk(folder, onerror=unreadable):
        hidden += sum(1 for name in folders if name.startswith("."))
        folders[:] = sorted(name for name in folders if not name.startswith(".")) if recursive else []
        for name in sorted(names):
            ending = Path(name.lower().removesuffix(".gz")).suffix
            if name.startswith("."):
                hidden += 1
            elif ending in _NO_REPORTS and not (ending in _MAYBE and _is_news(Path(root) / name)):
                others += 1
                kinds.add(ending)
            else:
                count += 1
                yield Path(root) / name
    if hidden:
        problems.append(Problem("skipped", f"{shown}: {hidden} hidden file(s) or folder(s) were left out", shown))
    if others:
        endings = " ".join(sorted(kinds)[:12])
        message = f"{shown}: {others} file(s) that are no reports by their ending ({endings}) were left out"
        problems.append(Problem("skipped", message, shown))
    if not count and not any(p.where == shown and p.fatal for p in problems):
        problems.append(Problem("empty", f"{shown}: the folder holds no report", shown, fatal=True))


def _is_news(file: Path) -> bool:
    if not file.is_file():
        return False
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return False
    return looks_like_newsml(head) or looks_like_ninjs(head)


def reason(error: OSError) -> str:
    """Why a file could not be read, in words."""
    return (error.strerror or str(error) or type(error).__name__).lower()
