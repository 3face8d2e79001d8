"""Where a store is, and a connection to it that behaves alike on both databases: who writes, waits; nothing is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

from ..errors import OptionError, StoreError

WAIT = 60
"""Seconds that a writer waits for another before it gives up. A report is added in milliseconds, so whoever waits that
long waits for something that hangs."""
MARK = 0x53415953
"""SQLite's application_id of a store: "SAYS"."""
ALONE, BESIDE = "alone", "beside"
"""How a transaction writes (the execution option `writes`): alone, or beside others that write `BESIDE`."""
_LOCK = 7206174
"""The number of PostgreSQL's advisory lock that writers of one store wait for."""


def url_of(store: str | Path) -> URL:
    """The address of a store, a path or a URL, in SQLAlchemy's form. Raises `OptionError` for what is none."""
    text = str(store)
    if "://" not in text:
        if not text.strip() or "\0" in text:
            raise OptionError(f"{text!r} is no place for a store; give a path such as news.db, or postgresql://...")
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except (exc.ArgumentError, ValueError):
        raise OptionError("the store's URL cannot be read; write it like postgresql://user@host/name") from None
    if url.drivername in ("postgresql", "postgres", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername == "sqlite" and url.database and url.database != ":memory:":
        return url
    raise OptionError(f"there is no store at {url.drivername}://; give a path, sqlite:///path or postgresql://...")


def shown(url: URL) -> str:
    """The address for a person: a path, or a URL without its password."""
    if url.drivername == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def engine(url: URL, *, read_only: bool) -> Engine:
    """An engine for the address; nothing is opened yet. Raises `StoreError` where the database's driver is missing."""
    if url.drivername == "sqlite":
        # A connection for each transaction: the default is one a thread, on which none can be begun within another.
        made = create_engine(
            "sqlite://", creator=lambda: _sqlite(Path(str(url.database)), read_only), poolclass=QueuePool
        )
        event.listen(made, "begin", _begin)
        return made
    try:
        made = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    except ModuleNotFoundError:
        raise StoreError("a PostgreSQL store needs psycopg: pip install 'sayso[postgresql]'") from None
    event.listen(made, "connect", _tuned)
    event.listen(made, "begin", _lock)
    return made


def _sqlite(path: Path, read_only: bool) -> sqlite3.Connection:
    """A connection whose transactions are begun by `_begin`. What may be only read is opened so."""
    connection = _readable(path) if read_only else _opened(path, "mode=rw")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")  # what is committed stays, also when the power fails
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def _readable(path: Path) -> sqlite3.Connection:
    """A connection for reading, also where nothing can be written beside the file: a full disk, an archive.

    Readers share an index of the log in a file. Where that cannot be made, a store without a log is opened as one that
    nobody writes to, and else with the index in memory, which takes that nobody else has it open.
    """
    side = path.with_name(path.name + "-wal")
    alone = ("mode=ro&immutable=1", "") if not side.exists() or not side.stat().st_size else ("mode=ro", "EXCLUSIVE")
    connection = _opened(path, "mode=ro")
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        connection = _opened(path, alone[0])
        if alone[1]:
            connection.execute(f"PRAGMA locking_mode = {alone[1]}")
    return connection


def _opened(path: Path, how: str) -> sqlite3.Connection:
    name = f"{path.absolute().as_uri()}?{how}"
    return sqlite3.connect(name, timeout=WAIT, isolation_level=None, uri=True, check_same_thread=False)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _tuned(connection: Any, _: object) -> None:
    """For this connection: no compiling of questions, which takes longer than they do, and room for large answers.

    Who writes sees what others have committed, whatever the server's default is: `rows.kept` rests on that.
    """
    connection.execute("SET jit = off")
    connection.execute("SET work_mem = '32MB'")
    connection.execute(f"SET lock_timeout = '{WAIT}s'")
    connection.execute("SET default_transaction_isolation = 'read committed'")
    connection.commit()


def _lock(connection: Connection) -> None:
    """One writer at a time, as in SQLite: so two that change the same rows in another order never block each other.

    Those that write `BESIDE` are let in together, in turn with those that write alone. Only adding a report does: it
    changes no row of another report. With eight writers on two cores it makes twice as many reports a second.
    """
    writes = connection.get_execution_options().get("writes")
    if writes:
        shared = "_shared" if writes == BESIDE else ""
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock{shared}({_LOCK})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Errors of the databases as a `StoreError` that says what to do; `place` is the store as a person knows it."""
    try:
        yield
    except (exc.DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, exc.DBAPIError) else error
        if (said := _said(cause)) is None and isinstance(error, _MISTAKES):
            raise
        raise StoreError(
            f"the store {place}: {said or 'it does not answer'} ({' '.join(str(cause).split())})"
        ) from error


_MISTAKES = (exc.ProgrammingError, exc.IntegrityError, exc.InterfaceError, sqlite3.ProgrammingError)
"""What is no state of the database but an error in this program, unless its code says otherwise."""


_SAID: tuple[tuple[tuple[str, ...], str], ...] = (
    (("53100", "disk is full", "SQLITE_FULL", "No space left"),
     "there is no room on its disk; what was added before is kept: make room and run again"),
    (("55P03", "database is locked", "lock timeout", "SQLITE_BUSY"),
     "another process has been writing for {wait} s; wait for it, or stop it, and run again"),
    (("25006", "readonly database", "attempt to write a readonly"),
     "it may only be read here: it, its folder or its disk is write-protected, or belongs to someone else"),
    (("42501", "permission denied"), "this user may not do that: its tables belong to someone else"),
    (("unable to open database file",),
     "it cannot be opened; look whether its folder exists and who may read and write it"),
    (("file is not a database", "file is encrypted"), "this file is no store of sayso"),
    (("malformed", "SQLITE_CORRUPT", "XX001", "XX002"),
     "its file is damaged; restore a backup with `sayso restore`, after a look at `sayso check`"),
    # The second is PostgreSQL's where it lets nobody in: it writes down which tables there are first.
    (("disk I/O error", "could not write init file"),
     "its disk does not take it (full, over a limit, or broken); what was added before is kept"),
)  # fmt: skip


def _said(cause: Any) -> str | None:
    signs = f"{getattr(cause, 'sqlstate', '')} {getattr(cause, 'sqlite_errorname', '')} {cause}"
    return next((said.format(wait=WAIT) for known, said in _SAID if any(sign in signs for sign in known)), None)
