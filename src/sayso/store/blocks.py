"""Blocks of claims: what is kept of each so that it is counted and searched without visiting its rows.

A block holds `BLOCK` claims by number. Its columns (`counting`) and its inverted index (`inverted`) are gathered from
the rows of its claims; claims that changed since then are named in the block as fresh, and read from their rows until
they are so many that the block is gathered anew. All of this is done in the transaction that changes the claims. The
stamp of a block changes with each change, so what a process remembers of it is good as long as the stamp is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import uuid4

import numpy as np
from sqlalchemy import Connection, Select, bindparam, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from . import columns
from .inverted import Shard, inverted
from .rows import some
from .schema import blocks, claims, facet_blocks, lines, word_blocks

BLOCK = 4096
"""Claims in a block."""
MOST_FRESH = 1024
"""Claims of a block that may be read from their rows. To read so many takes a search some 30 ms, once for each time
that they change; to gather a block takes a writer some 200 ms."""


def stale(connection: Connection, numbers: Iterable[int]) -> None:
    """Have some claims, which changed or are no more, read from their rows."""
    touched: defaultdict[int, set[int]] = defaultdict(set)
    for n in numbers:
        touched[n // BLOCK].add(n % BLOCK)
    if not touched:
        return
    for lot in some(sorted(touched)):
        for block, fresh in connection.execute(_FRESH, {"of": lot}).all():
            touched[block].update(np.frombuffer(fresh, "<u2").tolist())
    rows = [
        {"block": block, "stamp": uuid4().hex, "fresh": np.array(sorted(local), "<u2").tobytes()}
        for block, local in sorted(touched.items())
    ]
    connection.execute(_stamped(connection.dialect.name), rows)


def gather(connection: Connection, *, above: int = 0, most: int | None = None) -> int:
    """Gather anew those blocks that have more fresh claims than `above`, at most so many of them; how many."""
    found = connection.scalars(_WAITING if most is None else _WAITING.limit(most), {"bytes": above * 2}).all()
    for block in found:
        _gather(connection, block)
    return len(found)


_FRESH = select(blocks.c.block, blocks.c.fresh).where(blocks.c.block.in_(bindparam("of", expanding=True)))
_WAITING = select(blocks.c.block).where(func.length(blocks.c.fresh) > bindparam("bytes")).order_by(blocks.c.block)


@cache
def _stamped(dialect: str) -> Any:  # Any: the two dialects' inserts share no type
    made = (sqlite if dialect == "sqlite" else postgresql).insert(blocks)
    new = {"stamp": made.excluded.stamp, "fresh": made.excluded.fresh}
    return made.on_conflict_do_update(index_elements=["block"], set_=new)


def _gather(connection: Connection, block: int) -> None:
    here = (block * BLOCK, (block + 1) * BLOCK - 1)
    body = columns.packed(columns.read(connection, claims.c.n.between(*here)), block * BLOCK)
    shards = inverted_of(connection, claims.c.n.between(*here), lines.c.claim.between(*here))
    connection.execute(delete(facet_blocks).where(facet_blocks.c.block == block))
    connection.execute(insert(facet_blocks).values(block=block, body=body))
    connection.execute(delete(word_blocks).where(word_blocks.c.block == block))
    rows = [
        {"shard": number, "block": block, "words": shard.told, "places": shard.places}
        for number, shard in shards.items()
    ]
    if rows:
        connection.execute(insert(word_blocks), rows)
    connection.execute(blocks.update().where(blocks.c.block == block).values(stamp=uuid4().hex, fresh=b""))


def inverted_of(connection: Connection, which: Any, whose: Any) -> dict[int, Shard]:
    """The inverted index of claims, which must lie in one block; `whose` takes their lines as `which` takes them."""
    return inverted((n % BLOCK, texts) for n, texts in sorted(_sayings(connection, which, whose).items()))


def fresh_shards(connection: Connection, numbers: Sequence[int]) -> dict[int, dict[int, Shard]]:
    """For each block the inverted index of those of its claims that are among some."""
    found: dict[int, list[str]] = {}
    for lot in some(numbers):
        found |= _sayings(connection, claims.c.n.in_(lot), lines.c.claim.in_(lot))
    of: defaultdict[int, list[tuple[int, list[str]]]] = defaultdict(list)
    for n, texts in sorted(found.items()):
        of[n // BLOCK].append((n % BLOCK, texts))
    return {block: inverted(held) for block, held in of.items()}


def _sayings(connection: Connection, which: Any, whose: Any) -> dict[int, list[str]]:
    """What claims are found by: their gist and what their lines say."""
    found = {n: [gist] for n, gist in connection.execute(select(claims.c.n, claims.c.gist).where(which))}
    for n, said in connection.execute(select(lines.c.claim, lines.c.said).where(whose)):
        if n in found:
            found[n].append(said)
    return found


def pieces(connection: Connection, asked: Select[Any]) -> Sequence[Any]:
    """The rows of a question about bytes. PostgreSQL would write them in hexadecimal, had it not asked for as such."""
    if connection.dialect.name == "sqlite":
        return connection.execute(asked).all()
    told = str(asked.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True}))
    driver: Any = connection.connection.driver_connection
    with driver.cursor(binary=True) as cursor:
        return list(cursor.execute(told.replace("%%", "%")))
