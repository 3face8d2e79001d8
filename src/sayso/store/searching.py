"""The claims that answer a question, counted by facets: words from the database's index, the rest from `counting`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection
from sqlalchemy import text as sql

from .counting import Counted, Mask, Rows
from .facets import Pair, codes_of, named
from .schema import claims
from .words import Question, fts5, tsquery


class Found(NamedTuple):
    """How many claims answer; the identifiers of one page of them; for each facet its commonest values and counts."""

    total: int
    claims: tuple[str, ...]
    facets: dict[str, tuple[tuple[str, int], ...]]


def search(
    connection: Connection,
    index: Counted,
    mask: Mask,
    where: Mapping[str, Sequence[str]],
    without: Sequence[Pair],
    *,
    by: str,
    rising: bool,
    first: int,
    most: int,
    values: int,
) -> Found:
    """See `Store.search`; `mask` are the claims that answer the question."""
    pairs = [(facet, value) for facet, wanted in where.items() for value in wanted]
    codes = codes_of(connection, [*pairs, *without])
    for facet, wanted in where.items():
        mask &= index.having([codes[facet, value] for value in wanted if (facet, value) in codes])
    if out := [codes[pair] for pair in without if pair in codes]:
        mask &= ~index.having(out)
    counts = index.counts(mask, values)
    names = named(connection, {n for found in counts.values() for n, _ in found})
    return Found(
        int(np.count_nonzero(mask)),
        _ids(connection, index, index.order(mask, by, rising=rising, first=first, most=most)),
        {facet: tuple((names[n][1], times) for n, times in found) for facet, found in counts.items()},
    )


def matched(connection: Connection, question: Question) -> npt.NDArray[np.int64]:
    """The numbers of the claims whose words answer a question, in one piece: rows one by one would take longer."""
    if connection.dialect.name == "sqlite":
        asked = sql("SELECT group_concat(rowid) FROM claim_words WHERE words MATCH :asked")
        told = connection.scalar(asked, {"asked": fts5(question)})
        return np.fromstring(told, np.int64, sep=",") if told else np.zeros(0, np.int64)
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(_COPIED, (tsquery(question),)) as copied:
        data = b"".join(bytes(part) for part in copied)
    rows = np.frombuffer(data, _ROW, (len(data) - _HEAD - _TAIL) // _ROW.itemsize, _HEAD)
    return rows["rowid"].astype(np.int64)


_COPIED = "COPY (SELECT rowid FROM claim_words WHERE words @@ CAST(%s AS tsquery)) TO STDOUT (FORMAT BINARY)"
_HEAD, _TAIL = 19, 2
"""Bytes before and after the rows of PostgreSQL's binary COPY."""
_ROW = np.dtype([("fields", ">i2"), ("length", ">i4"), ("rowid", ">i8")])


def _ids(connection: Connection, index: Counted, page: Rows) -> tuple[str, ...]:
    numbers = [int(n) for n in index.n[page]]
    rows = connection.execute(claims.select().with_only_columns(claims.c.n, claims.c.id).where(claims.c.n.in_(numbers)))
    ids = {row.n: row.id for row in rows}
    return tuple(ids[n] for n in numbers)
