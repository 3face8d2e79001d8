"""The claims that are asked for, counted by facets, and a page of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection

from .counting import Counted, Mask
from .facets import Pair, named, values_of
from .schema import claims


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
    n = values_of(connection, [*pairs, *without])
    for facet, wanted in where.items():
        mask &= index.having(facet, [n[facet, value] for value in wanted if (facet, value) in n])
    for pair in without:
        if pair in n:
            mask &= ~index.having(pair[0], [n[pair]])
    counts = index.counts(mask, values)
    names = named(connection, {value for found in counts.values() for value, _ in found})
    return Found(
        int(np.count_nonzero(mask)),
        _ids(connection, index.order(mask, by, rising=rising, first=first, most=most).tolist()),
        {facet: tuple((names[value][1], times) for value, times in found) for facet, found in counts.items()},
    )


def _ids(connection: Connection, numbers: Sequence[int]) -> tuple[str, ...]:
    rows = connection.execute(claims.select().with_only_columns(claims.c.n, claims.c.id).where(claims.c.n.in_(numbers)))
    ids = {row.n: row.id for row in rows}
    return tuple(ids[n] for n in numbers)
