"""Whether a store is what it says: every hash, every offset, every reference."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection

from .kept import Fault


def check(connection: Connection) -> Iterator[Fault]:
    """What is wrong in a store, table by table."""
    yield from ()
