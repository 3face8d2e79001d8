"""A store as one file, while others write to it, and back: also from SQLite to PostgreSQL and the other way.

A backup is itself a store on SQLite, of one moment. From SQLite it is copied page by page, from PostgreSQL row by row,
where the numbers of rows stay and the words that reports are searched by are made anew.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy import text as sql

from ..errors import StoreError
from . import schema as s
from .adding import put_words, report_words
from .address import MARK, explained, shown, url_of
from .rows import reading_of
from .store import Store
from .values import decoded, stretched

SEVERAL = 1_000
"""Rows that are held at a time."""


def backup(place: str | Path, file: Path) -> None:
    """Write a backup of a store to a file that is not there yet. Raises `StoreError`; then no file is left."""
    url = url_of(place)
    with _new(file, "a backup") as made:
        if url.drivername == "sqlite":
            if not Path(str(url.database)).is_file():
                raise StoreError(f"there is no store at {shown(url)}")
            _pages(Path(str(url.database)), made)
        else:
            with Store(place, create=False, read_only=True) as store, Store(made) as copy:
                _rows(store, copy)
        _sound(made)


def restore(file: Path, place: str | Path) -> None:
    """Make a store of a backup: at a path where there is no file, or in a PostgreSQL database that holds nothing.

    An older backup is migrated. Raises `StoreError` where the backup is damaged; then nothing is changed at the place.
    """
    if not file.is_file():
        raise StoreError(f"there is no backup at {file}")
    url = url_of(place)
    if url.drivername == "sqlite":
        with _new(Path(str(url.database)), "a store") as made:
            _pages(file, made)
            _sound(made)
            with Store(made, create=False):  # migrates it, where it is older
                pass
        return
    with TemporaryDirectory(prefix="sayso-") as folder:
        made = Path(folder) / "backup"
        _pages(file, made)
        _sound(made)
        with Store(made, create=False) as copy, Store(place) as target:
            if any(target.counts().values()):
                raise StoreError(f"the store {shown(url)} is not empty; restore to a database that holds nothing")
            _rows(copy, target)


@contextmanager
def _new(file: Path, what: str) -> Iterator[Path]:
    """A path beside a file that is to be made: it becomes the file when the block ends well, and vanishes else."""
    if file.exists():
        raise StoreError(f"{file} exists; give {what} a new name")
    if not file.parent.is_dir():
        raise StoreError(f"there is no folder {file.parent}; make it first")
    try:
        with TemporaryDirectory(prefix=f".{file.name}-", dir=file.parent) as folder:
            made = Path(folder) / file.name
            yield made
            with made.open("rb") as written:
                os.fsync(written.fileno())
            os.link(made, file)  # fails where somebody else has made the file meanwhile
            at = os.open(file.parent, os.O_RDONLY)
            os.fsync(at)
            os.close(at)
    except OSError as error:
        raise StoreError(f"{file} cannot be written: {error.strerror}") from error


def _pages(file: Path, made: Path) -> None:
    """Copy a file of SQLite as it is at one moment; who writes to it is not held up."""
    with explained(str(file)):
        source = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=60)
        target = sqlite3.connect(made)
        try:
            source.backup(target)
        finally:
            target.close()
            source.close()


def _sound(made: Path) -> None:
    """Look whether a copy is a store, of whatever version, and whole."""
    with explained(str(made)):
        copy = sqlite3.connect(made)
        try:
            (mark,) = copy.execute("PRAGMA application_id").fetchone()
            wrong = [message for (message,) in copy.execute("PRAGMA quick_check(5)") if message != "ok"]
        finally:
            copy.close()
    if mark != MARK:
        raise StoreError("what was to be copied is no store of sayso")
    if wrong:
        raise StoreError(f"the copy is damaged: {'; '.join(wrong)}")


def _rows(store: Store, copy: Store) -> None:
    """Copy all rows of a store to an empty one."""
    with store.asking() as source, copy.writing() as (target, _):
        for table in s.metadata.sorted_tables:
            keys = list(table.primary_key.columns)
            asked = select(table).order_by(*keys)
            for rows in _lots(source, asked):
                target.execute(insert(table), [dict(row._mapping) for row in rows])
            if "n" in table.c and target.dialect.name == "postgresql":
                target.execute(sql(_SEQUENCE.format(table.name)))
        _words(target)


_SEQUENCE = "SELECT setval(pg_get_serial_sequence('{0}', 'n'), (SELECT coalesce(max(n), 0) + 1 FROM {0}), false)"


def _lots(connection: Connection, asked: Any) -> Iterator[Sequence[Any]]:
    streamed = {"stream_results": True, "max_row_buffer": SEVERAL}
    with connection.execute(asked, execution_options=streamed) as found:
        yield from found.partitions(SEVERAL)


def _words(connection: Connection) -> None:
    """Make the words anew that reports are searched by."""
    joined = s.readings.join(s.reports, s.readings.c.report == s.reports.c.n)
    joined = joined.join(s.texts, s.reports.c.text == s.texts.c.n)
    for rows in _numbered(connection, s.readings):
        asked = select(s.readings.c.n, s.readings.c.body, s.texts.c.body.label("text")).select_from(joined)
        found = connection.execute(asked.where(s.readings.c.n.in_([row.n for row in rows])))
        held_reports = [
            (row.n, reading_of(stretched(row.body), decoded(stretched(row.text)), "").report) for row in found
        ]
        put_words(connection, [(n, report_words(report)) for n, report in held_reports])


def _numbered(connection: Connection, table: Table) -> Iterator[Sequence[Any]]:
    last = -1
    while rows := connection.execute(select(table).where(table.c.n > last).order_by(table.c.n).limit(SEVERAL)).all():
        yield rows
        last = rows[-1].n
