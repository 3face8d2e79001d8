"""Claims counted by their facets: columns of numbers, gathered in blocks, so that a million are counted at once.

A database counts by visiting rows, which for a common word takes seconds. Here the facets of all claims lie side by
side in memory, and an answer is a few passes over arrays. What is gathered is kept in the store, block by block; a
block whose claims changed is gathered anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from .facets import BLOCK, CODES, FACETS
from .schema import claims, facet_blocks

Mask = npt.NDArray[np.bool_]
"""Of all claims, in the order of their numbers, those that are meant."""
Rows = npt.NDArray[np.intp]
_FEW = 16
"""A selection of fewer than one claim in this many is sorted by itself; a larger one is read off the order of all: that
takes 3 ms on a million claims, as long as sorting one in sixteen of them."""
_SEVERAL_CODES = 4
"""Codes from which it costs less to look for all of them at once."""
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
    """All claims of a store at one moment, in the order of their numbers `n`.

    The codes of claim k are `code[start[k] : start[k + 1]]`; `owner` is for each code its claim.
    """

    blocks: Mapping[int, Block]
    n: npt.NDArray[np.int64]
    start: npt.NDArray[np.int64]
    owner: npt.NDArray[np.int32]
    code: npt.NDArray[np.uint32]
    sort: npt.NDArray[np.int32]

    def all(self) -> Mask:
        """All claims."""
        return np.ones(len(self.n), np.bool_)

    def those(self, numbers: npt.NDArray[np.int64]) -> Mask:
        """The claims of some numbers; numbers that are not here are left out."""
        out = np.zeros(len(self.n), np.bool_)
        inside = numbers[(numbers >= 0) & (numbers < len(self._row))]
        rows = self._row[inside]
        out[rows[rows >= 0]] = True
        return out

    def having(self, codes: Sequence[int]) -> Mask:
        """The claims that have one of some codes."""
        out = np.zeros(len(self.n), np.bool_)
        for code in codes:
            out[self.owner[np.flatnonzero(self.code == code)]] = True
        return out

    def having_any(self, codes: Sequence[int]) -> Mask:
        """The claims that have one of many codes: one pass over all codes, however many are asked for."""
        if len(codes) < _SEVERAL_CODES:
            return self.having(codes)
        out = np.zeros(len(self.n), np.bool_)
        out[self.owner[np.isin(self.code, np.array(codes, np.uint32))]] = True
        return out

    def counts(self, mask: Mask, most: int = 10) -> dict[str, list[tuple[int, int]]]:
        """For each facet the numbers of its commonest values and how many of the claims have them; ties by number."""
        counted = self._counts(mask)
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

    def order(self, mask: Mask, by: str = "last_on", *, rising: bool = False, first: int = 0, most: int = 20) -> Rows:
        """A page of the claims in the order of one of `SORTS`, highest first; no day comes last, ties go by number."""
        chosen = int(np.count_nonzero(mask))
        if chosen * _FEW < len(mask):
            rows = np.flatnonzero(mask)
            return rows[np.argsort(self._key(by, rising)[rows], kind="stable")][first : first + most]
        name = f"{by} {rising}"
        if name not in self._kept:
            self._kept[name] = np.argsort(self._key(by, rising), kind="stable")
        page: Rows = self._kept[name][mask[self._kept[name]]][first : first + most]
        return page

    def _counts(self, mask: Mask) -> npt.NDArray[np.intp]:
        """For each code how many of the claims have it."""
        chosen = int(np.count_nonzero(mask))
        if chosen * 2 > len(mask):  # the others are fewer
            if "all" not in self._kept:
                self._kept["all"] = np.bincount(self.code)
            rest: npt.NDArray[np.intp] = self._kept["all"].copy()
            if chosen < len(mask):
                less = self._counts(~mask)
                rest[: len(less)] -= less
            return rest
        rows = np.flatnonzero(mask)
        size = self.start[rows + 1] - self.start[rows]
        first = np.repeat(self.start[rows] - np.cumsum(size) + size, size)
        return np.bincount(self.code[first + np.arange(int(size.sum()))])

    def _key(self, by: str, rising: bool) -> npt.NDArray[np.int32]:
        key = self.sort[:, SORTS.index(by)]
        if not rising:
            return -key
        return np.where(key == _NO_DAY, np.iinfo(np.int32).max, key) if by.endswith("_on") else key

    @cached_property
    def _kept(self) -> dict[str, npt.NDArray[np.intp]]:
        """What was worked out once for all claims."""
        return {}

    @cached_property
    def _row(self) -> npt.NDArray[np.int32]:
        """For each number the place of the claim here, -1 where there is none."""
        row = np.full(int(self.n[-1]) + 1 if len(self.n) else 0, -1, np.int32)
        row[self.n] = np.arange(len(self.n), dtype=np.int32)
        return row


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
        np.repeat(np.arange(len(size), dtype=np.int32), size),
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
