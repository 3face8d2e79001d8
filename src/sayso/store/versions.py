"""The version of a store's schema: a new store is made, an older one migrated, a newer one refused and left alone."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.engine import URL

from ..errors import StoreError
from .address import ALONE, MARK, shown
from .blocks import gather

VERSIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Of the schema, oldest first: the names of the files in `migrations/versions`."""
NEWEST = VERSIONS[-1]
MIGRATIONS = Path(__file__).parent / "migrations"


def ready(url: URL, engine: Engine, *, create: bool, read_only: bool) -> None:
    """Make a store fit to be used, or raise `StoreError` and leave it as it is.

    Where there is none it is made with `create`. An older one is migrated, one transaction for all steps, unless it is
    opened for reading only.
    """
    if url.drivername == "sqlite":
        _found(Path(str(url.database)), create=create and not read_only)
    with engine.connect() as connection:
        version = _version(url, connection)
    if version == NEWEST:
        return
    if version is None and not create:
        raise StoreError(f"there is no store at {shown(url)}; `sayso ingest` makes one")
    if version is not None and version not in VERSIONS:
        raise StoreError(
            f"the store {shown(url)} was written by a newer sayso (schema {version}; this one knows {NEWEST}); "
            "it is left as it is: upgrade sayso"
        )
    if read_only:
        raise StoreError(
            f"the store {shown(url)} has the older schema {version} and may only be read here; "
            "open it once with the right to write, which migrates it"
        )
    if url.drivername == "sqlite":
        _prepare(engine, new=version is None)
    with engine.execution_options(writes=ALONE).begin() as connection:
        if _version(url, connection) != NEWEST:  # another process may have been faster
            migrate(connection)
            gather(connection)


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the schema to a version (for tests: an older one), in the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _found(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder; give a file, such as {path / 'news.db'}")
    if path.exists():
        return
    if not create:
        raise StoreError(f"there is no store at {path}; `sayso ingest` makes one")
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} to make the store {path.name} in; make it first")
    try:
        path.touch()
    except OSError as error:
        raise StoreError(f"the store {path} cannot be made: {error.strerror}") from error


def _version(url: URL, connection: Connection) -> str | None:
    """The schema's version; `None` where the database is empty."""
    place = shown(url)
    if url.drivername == "sqlite":
        mark: Any = connection.scalar(text("PRAGMA application_id"))
        empty = not connection.scalar(text("SELECT count(*) FROM sqlite_master"))
        if mark != MARK and not (mark == 0 and empty):
            raise StoreError(f"{place} is a database, but no store of sayso; give another path")
        if empty:
            return None
    elif connection.scalar(text("SHOW server_encoding")) != "UTF8":
        raise StoreError(f"the database {place} does not hold UTF-8; make one with ENCODING 'UTF8'")
    elif not inspect(connection).has_table("alembic_version"):
        if inspect(connection).has_table("reports"):
            raise StoreError(f"the database {place} has tables that are not sayso's; give a database of its own")
        return None
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _prepare(engine: Engine, *, new: bool) -> None:
    """What SQLite keeps in the file's header and takes only outside of a transaction."""
    raw = engine.raw_connection()
    try:
        connection = raw.driver_connection
        assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - for the type checker
        if new:
            connection.execute("PRAGMA page_size = 8192")
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        raw.close()
