"""Claims counted by their facets: columns of numbers, gathered in blocks, so that a million are counted at once.

A database counts by visiting rows, which for a common word takes seconds. Here the facets of all claims lie side by
side in memory, and an answer is a few passes over arrays. What is gathered is kept in the store, block by block; a
block whose claims changed is gathered anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from .facets import BLOCK, CODES, FACETS
from .schema import claims, facet_blocks

Rows = npt.NDArray[np.intp]
_MANY = 4
"""A selection of more than one claim in this many is counted by a pass over all of them: that takes as long as picking
out a quarter (on a million claims)."""
SORTS = ("last_on", "first_on", "independent", "lines")
_NO_DAY = 0


class Block(NamedTuple):
    """The claims of one block: their numbers, how many codes each has, the codes, and what claims are sorted by."""

    stamp: str
    n: npt.NDArray[np.int64]
    size: npt.NDArray[np.int64]
    code: npt.NDArray[np.uint32]
    sort: npt.NDArray[np.int32]
    """[claims, SORTS]; days as yyyymmdd, 0 where there is none."""


@dataclass(frozen=True, eq=False)
class Counted:
    """All claims of a store at one moment. A claim is named by its row here, from 0; `n` are their numbers."""

    blocks: Mapping[int, Block]
    n: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]
    code: npt.NDArray[np.uint32]
    sort: npt.NDArray[np.int32]

    def rows(self, numbers: Sequence[int] | npt.NDArray[np.int64]) -> Rows:
        """The rows of claims by their numbers; those that are not here are left out."""
        wanted = np.sort(np.asarray(numbers, np.int64))
        at = np.searchsorted(self.n, wanted)
        inside = at < len(self.n)
        at = at[inside]
        found: Rows = at[self.n[at] == wanted[inside]]
        return found

    def all(self) -> Rows:
        """All rows."""
        return np.arange(len(self.n))

    def having(self, codes: Sequence[int]) -> Rows:
        """The rows of the claims that have one of some codes."""
        held = np.zeros(len(self.code), bool)
        for code in codes:
            held |= self.code == code
        return np.unique(np.searchsorted(self.start, np.flatnonzero(held), "right") - 1)

    def counts(self, rows: Rows, most: int = 10) -> dict[str, list[tuple[int, int]]]:
        """For each facet the numbers of its commonest values and how many of the claims have them; ties by number."""
        counted = np.bincount(self._codes(rows))
        there = np.flatnonzero(counted)
        facet, times = there & ((1 << CODES) - 1), counted[there]
        out: dict[str, list[tuple[int, int]]] = {}
        for k, name in enumerate(FACETS):
            at = np.flatnonzero(facet == k)
            if len(at) > most * 8:
                least = np.partition(times[at], -most)[-most]
                at = at[times[at] >= least]
            at = at[np.lexsort((there[at], -times[at]))][:most]
            out[name] = [(int(there[i]) >> CODES, int(times[i])) for i in at]
        return out

    def order(self, rows: Rows, by: str = "last_on", *, rising: bool = False) -> Rows:
        """The rows in the order of one of `SORTS`, highest first; claims without a day come last; ties by number."""
        key = self.sort[rows, SORTS.index(by)].astype(np.int64)
        if not rising:
            key = -key
        elif by.endswith("_on"):
            key[key == _NO_DAY] = np.iinfo(np.int64).max
        return rows[np.argsort(key, kind="stable")]

    def _codes(self, rows: Rows) -> npt.NDArray[np.uint32]:
        if len(rows) == len(self.n):
            return self.code
        size = np.diff(self.start)
        if len(rows) * _MANY > len(self.n):
            inside = np.zeros(len(self.n), bool)
            inside[rows] = True
            some: npt.NDArray[np.uint32] = self.code[np.repeat(inside, size)]
            return some
        picked = size[rows]
        first = np.repeat(self.start[rows] - np.cumsum(picked) + picked, picked)
        codes: npt.NDArray[np.uint32] = self.code[first + np.arange(int(picked.sum()))]
        return codes


def counted(connection: Connection, before: Counted | None = None) -> Counted:
    """All claims as they are now; what has not changed since `before` is taken over."""
    stamps = connection.execute(select(facet_blocks.c.block, facet_blocks.c.stamp).order_by(facet_blocks.c.block)).all()
    old = before.blocks if before else {}
    if before and len(stamps) == len(old) and all(b in old and old[b].stamp == stamp for b, stamp in stamps):
        return before
    wanted = [block for block, stamp in stamps if block not in old or old[block].stamp != stamp]
    fresh: dict[int, Block] = {}
    for at in range(0, len(wanted), 64):
        asked = select(facet_blocks).where(facet_blocks.c.block.in_(wanted[at : at + 64]))
        for row in connection.execute(asked):
            fresh[row.block] = (
                _unpacked(row.stamp, row.body) if row.body else gathered(connection, row.block, row.stamp)
            )
    held = {block: fresh[block] if block in fresh else old[block] for block, _ in stamps}
    parts = list(held.values())
    size = _joined([part.size for part in parts], np.int64)
    return Counted(
        held,
        _joined([part.n for part in parts], np.int64),
        np.concatenate([np.zeros(1, np.int64), np.cumsum(size)]),
        _joined([part.code for part in parts], np.uint32),
        np.concatenate([np.zeros((0, len(SORTS)), np.int32), *(part.sort for part in parts)]),
    )


def gathered(connection: Connection, block: int, stamp: str) -> Block:
    """A block from the rows of its claims."""
    c = claims.c
    asked = select(c.n, c.facets, c.last_on, c.first_on, c.independent, c.lines)
    rows = connection.execute(asked.where(c.n >= block * BLOCK, c.n < (block + 1) * BLOCK).order_by(c.n)).all()
    return Block(
        stamp,
        np.array([row.n for row in rows], np.int64),
        np.array([len(row.facets) // 4 for row in rows], np.int64),
        np.frombuffer(b"".join(row.facets for row in rows), "<u4"),
        np.array([(_day(r.last_on), _day(r.first_on), r.independent, r.lines) for r in rows], np.int32).reshape(-1, 4),
    )


def gather(connection: Connection, most: int) -> int:
    """Keep some of the blocks that changed, gathered; how many."""
    asked = select(facet_blocks.c.block, facet_blocks.c.stamp).where(facet_blocks.c.body == b"").limit(most)
    rows = connection.execute(asked.order_by(facet_blocks.c.block)).all()
    for block, stamp in rows:
        body = _packed(gathered(connection, block, stamp))
        connection.execute(facet_blocks.update().where(facet_blocks.c.block == block).values(body=body))
    return len(rows)


def _packed(block: Block) -> bytes:
    head = np.array([len(block.n), len(block.code)], "<i4")
    parts = (block.n.astype("<i8"), block.size.astype("<i4"), block.code.astype("<u4"), block.sort.astype("<i4"))
    return b"".join(part.tobytes() for part in (head, *parts))


def _unpacked(stamp: str, body: bytes) -> Block:
    rows, codes = (int(n) for n in np.frombuffer(body, "<i4", 2))
    at = 8
    n = np.frombuffer(body, "<i8", rows, at)
    size = np.frombuffer(body, "<i4", rows, at := at + 8 * rows).astype(np.int64)
    code = np.frombuffer(body, "<u4", codes, at := at + 4 * rows)
    sort = np.frombuffer(body, "<i4", rows * len(SORTS), at + 4 * codes).reshape(-1, len(SORTS))
    return Block(stamp, n, size, code, sort)


def _day(day: str | None) -> int:
    """A day or month as a number that sorts like it: 20260304, 20260300."""
    digits = (day or "").replace("-", "")[:8]
    return int(digits.ljust(8, "0")) if digits.isdecimal() and digits.isascii() else _NO_DAY


def _joined(parts: Sequence[npt.NDArray[Any]], kind: Any) -> npt.NDArray[Any]:
    return np.concatenate([np.zeros(0, kind), *parts]).astype(kind, copy=False)
