"""Files and folders that are there when they are whole, and not before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from ..errors import OptionError


@contextmanager
def whole_file(place: Path) -> Iterator[BinaryIO]:
    """A file to write: it takes its place, also that of an older one, when the block ends well; else nothing is left.

    Raises `OSError` where it cannot be written.
    """
    _may_be_made(place)
    if place.is_dir():
        raise OptionError(f"{place} is a folder; give a file")
    with TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as folder:
        made = Path(folder) / place.name
        with made.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        made.replace(place)
    _kept(place.parent)


@contextmanager
def whole_folder(place: Path) -> Iterator[Path]:
    """An empty folder to write files into: it takes its place, where nothing may be yet, when the block ends well."""
    _may_be_made(place)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise OptionError(f"{place} is there already; give a new name")
    with TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as folder:
        made = Path(folder) / place.name
        made.mkdir()
        yield made
        for file in made.iterdir():
            with file.open("rb") as written:
                os.fsync(written.fileno())
        _kept(made)
        made.replace(place)
    _kept(place.parent)


def _kept(folder: Path) -> None:
    """Have the disk keep the names in a folder: a file's own sync keeps what is in it, not that it is there."""
    if os.name == "nt":  # folders cannot be opened, and their names are kept without
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno != EINVAL:  # file systems without it, as some of networks
            raise
    finally:
        os.close(opened)


def _may_be_made(place: Path) -> None:
    if not place.parent.is_dir():
        raise OptionError(f"there is no folder {place.parent}; make it first")
