"""Vectors of texts that linking compares by, kept so that a story that grows is not encoded anew with each report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from .rows import some
from .schema import vectors

KEPT = 1_000_000
"""Vectors that are kept, the latest, 430 bytes each: those of some 25,000 reports. What was let go is made again."""


def get(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """Those of some vectors that are kept."""
    out: dict[bytes, bytes] = {}
    for lot in some(keys):
        out.update(map(tuple, connection.execute(_KEPT, {"of": lot}).all()))
    return out


_KEPT = select(vectors.c.key, vectors.c.body).where(vectors.c.key.in_(bindparam("of", expanding=True)))


def put(connection: Connection, made: Mapping[bytes, bytes]) -> None:
    """Keep vectors that are not kept, and let the oldest go where there are too many."""
    if not made:
        return
    insert = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(vectors)
    rows = [{"key": key, "body": body} for key, body in sorted(made.items())]
    connection.execute(insert.on_conflict_do_nothing(index_elements=["key"]), rows)
    newest = connection.scalar(select(func.max(vectors.c.n))) or 0
    connection.execute(delete(vectors).where(vectors.c.n <= newest - KEPT))
