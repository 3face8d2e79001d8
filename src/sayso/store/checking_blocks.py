"""The part of the check that looks at what claims are found and counted by: blocks, their columns, their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
from sqlalchemy import Connection, select

from . import schema as s
from .blocks import BLOCK, inverted_of
from .columns import packed, read, unpacked
from .inverted import Numbers, Shard, places_of
from .kept import Fault

Told = dict[tuple[int, str], bytes]
"""For a shard and a word where it occurs."""


def check_blocks(connection: Connection) -> Iterator[Fault]:
    """What is wrong in blocks: each must hold what the rows of its claims say, but for claims that are fresh."""
    known = {row.block: row for row in connection.execute(select(s.blocks))}
    there = {n // BLOCK for n in connection.scalars(select(s.claims.c.n))}
    for table, held in (
        ("claims", there),
        ("facet_blocks", set(connection.scalars(select(s.facet_blocks.c.block)))),
        ("word_blocks", set(connection.scalars(select(s.word_blocks.c.block).distinct()))),
    ):
        for block in sorted(held - known.keys()):
            yield Fault(table, f"block {block}", "belongs to a block that is not there")
    for block in sorted(known):
        try:
            fresh = np.frombuffer(known[block].fresh, "<u2").astype(np.int64)
            yield from _block(connection, block, fresh)
        except (ValueError, IndexError) as error:
            yield Fault("blocks", f"block {block}", f"it cannot be read: {error}")


def _block(connection: Connection, block: int, fresh: Numbers) -> Iterator[Fault]:
    here = (block * BLOCK, (block + 1) * BLOCK - 1)
    body = connection.scalar(select(s.facet_blocks.c.body).where(s.facet_blocks.c.block == block))
    expected = read(connection, s.claims.c.n.between(*here)).without(fresh + block * BLOCK)
    if body is None:
        if len(expected.n):
            yield Fault("facet_blocks", f"block {block}", "its claims are not gathered, and not named as fresh")
    else:
        held = unpacked(body, block * BLOCK).without(fresh + block * BLOCK)
        if packed(held, block * BLOCK) != packed(expected, block * BLOCK):
            yield Fault("facet_blocks", f"block {block}", "its columns are not those of its claims")
    made = inverted_of(connection, s.claims.c.n.between(*here), s.lines.c.claim.between(*here))
    asked = select(s.word_blocks).where(s.word_blocks.c.block == block)
    kept = {
        row.shard: Shard(row.words, row.places) for row in connection.execute(asked)
    }  # fmt: skip
    if _told(kept, fresh) != _told(made, fresh):
        yield Fault("word_blocks", f"block {block}", "its claims are found by other words than their own")


def _told(shards: Mapping[int, Shard], fresh: Numbers) -> Told:
    """Where the words of shards occur, but for the claims that are fresh."""
    out: defaultdict[tuple[int, str], bytes] = defaultdict(bytes)
    for number, shard in shards.items():
        starts = shard.starts()
        claim, place = shard.claims(slice(0, int(starts[-1]))), places_of(shard.places or b"")
        keep = ~np.isin(claim, fresh)
        at = np.stack([claim, place])
        for k, word in enumerate(shard.terms()):
            here = slice(int(starts[k]), int(starts[k + 1]))
            if keep[here].any():
                out[number, word] += at[:, here][:, keep[here]].tobytes()
    return dict(out)
