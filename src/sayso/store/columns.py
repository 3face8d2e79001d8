"""Claims as columns of numbers: what they are counted, sorted and chosen by, side by side in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from .facets import CODES
from .schema import claims

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.int64]

SORTS = ("last_on", "first_on", "independent", "lines")
"""What claims are sorted by."""
COLUMNS = (*SORTS, "changed", "since")
"""Numbers of a claim: days as yyyymmdd, 0 where there is none."""
_FEW = 16
"""A selection of fewer than one claim in this many is sorted by itself; a larger one is read off the order of all: that
takes 3 ms on a million claims, as long as sorting one in sixteen of them."""
_SEVERAL_CODES = 4
"""Codes from which it costs less to look for all of them at once."""


class Block(NamedTuple):
    """Some claims by their numbers: how many facet codes each has, the codes, and for each of `COLUMNS` a row."""

    n: Numbers
    size: Numbers
    code: npt.NDArray[np.uint32]
    values: npt.NDArray[np.int32]

    def without(self, gone: Numbers) -> Block:
        """The claims that are not among some."""
        keep = ~np.isin(self.n, gone)
        return Block(self.n[keep], self.size[keep], self.code[np.repeat(keep, self.size)], self.values[:, keep])


def joined(parts: Sequence[Block]) -> Block:
    """Claims of several blocks, in the order of the blocks."""
    return Block(
        np.concatenate([np.zeros(0, np.int64), *(part.n for part in parts)]),
        np.concatenate([np.zeros(0, np.int64), *(part.size for part in parts)]),
        np.concatenate([np.zeros(0, np.uint32), *(part.code for part in parts)]),
        np.concatenate([np.zeros((len(COLUMNS), 0), np.int32), *(part.values for part in parts)], axis=1),
    )


def merged(left: Block, right: Block) -> Block:
    """Two blocks of different claims as one, by number."""
    both = joined([left, right])
    by = np.argsort(both.n, kind="stable")
    start = np.cumsum(both.size) - both.size
    return Block(both.n[by], both.size[by], both.code[_within(start[by], both.size[by])], both.values[:, by])


def read(connection: Connection, which: Any) -> Block:
    """Claims from their rows."""
    c = claims.c
    asked = select(c.n, c.facets, c.last_on, c.first_on, c.independent, c.lines, c.changed, c.since)
    rows = connection.execute(asked.where(which).order_by(c.n)).all()
    values = [
        (day(r.last_on), day(r.first_on), r.independent, r.lines, day(r.changed), day(r.since)) for r in rows
    ]  # fmt: skip
    return Block(
        np.array([row.n for row in rows], np.int64),
        np.array([len(row.facets) // 4 for row in rows], np.int64),
        np.frombuffer(b"".join(row.facets[: len(row.facets) // 4 * 4] for row in rows), "<u4"),
        np.array(values, np.int32).reshape(-1, len(COLUMNS)).T,
    )


def packed(block: Block, first: int) -> bytes:
    """A block as bytes, its numbers counted from `first`."""
    head = np.array([len(block.n), len(block.code)], "<i4")
    n = (block.n - first).astype("<u2")
    parts = (n, block.size.astype("<u4"), block.code.astype("<u4"), np.ascontiguousarray(block.values, "<i4"))
    return b"".join(part.tobytes() for part in (head, *parts))


def unpacked(body: bytes, first: int) -> Block:
    """A block from its bytes; raises `ValueError` where they are damaged."""
    rows, codes = (int(n) for n in np.frombuffer(body, "<i4", 2))
    n = np.frombuffer(body, "<u2", rows, at := 8).astype(np.int64) + first
    size = np.frombuffer(body, "<u4", rows, at := at + 2 * rows).astype(np.int64)
    code = np.frombuffer(body, "<u4", codes, at := at + 4 * rows)
    values = np.frombuffer(body, "<i4", rows * len(COLUMNS), at + 4 * codes).reshape(len(COLUMNS), rows)
    if int(size.sum()) != codes:
        raise ValueError("its claims have not as many codes as it holds")
    return Block(n, size, code, values)


@dataclass(frozen=True, eq=False)
class Columns:
    """Claims side by side, in the order of their numbers; the codes of claim k are `code[start[k] : start[k + 1]]`."""

    n: Numbers
    start: Numbers
    code: npt.NDArray[np.uint32]
    values: npt.NDArray[np.int32]

    def having(self, codes: Sequence[int]) -> Mask:
        """The claims that have one of some codes."""
        out = np.zeros(len(self.n), np.bool_)
        if len(codes) < _SEVERAL_CODES:
            for code in codes:
                out[self._owner[np.flatnonzero(self.code == code)]] = True
        else:
            out[self._owner[np.isin(self.code, np.array(codes, np.uint32))]] = True
        return out

    def counts(self, mask: Mask) -> Rows:
        """For each code how many of the claims have it."""
        chosen = int(np.count_nonzero(mask))
        if chosen * 2 > len(mask):  # the others are fewer
            rest: Rows = self._all.copy()
            if chosen < len(mask):
                less = self.counts(~mask)
                rest[: len(less)] -= less
            return rest
        rows = np.flatnonzero(mask)
        return np.bincount(self.code[_within(self.start[rows], self.start[rows + 1] - self.start[rows])])

    def order(self, mask: Mask, by: str, *, rising: bool, most: int) -> Rows:
        """The first of the claims in the order of one of `SORTS`, highest first; no day comes last, ties by number."""
        if int(np.count_nonzero(mask)) * _FEW < len(mask):
            rows = np.flatnonzero(mask)
            return rows[np.argsort(self.key(by, rising)[rows], kind="stable")][:most]
        name = f"{by} {rising}"
        if name not in self._orders:
            self._orders[name] = np.argsort(self.key(by, rising), kind="stable")
        page: Rows = self._orders[name][mask[self._orders[name]]][:most]
        return page

    def key(self, by: str, rising: bool) -> npt.NDArray[np.int32]:
        """For each claim what it is sorted by, the lowest first."""
        value: npt.NDArray[np.int32] = self.values[SORTS.index(by)]
        if rising and by.endswith("_on"):
            value = np.where(value == 0, np.iinfo(np.int32).max, value)
        return value if rising else np.negative(value)

    @cached_property
    def _owner(self) -> npt.NDArray[np.int32]:
        """For each code the claim that has it."""
        return np.repeat(np.arange(len(self.n), dtype=np.int32), np.diff(self.start))

    @cached_property
    def _all(self) -> Rows:
        """For each code how many of all claims have it."""
        return np.bincount(self.code)

    @cached_property
    def _orders(self) -> dict[str, Rows]:
        """The order of all claims, for each that was asked for."""
        return {}


def columns(parts: Sequence[Block]) -> Columns:
    """The claims of some blocks, which rise by number."""
    block = joined(parts)
    return Columns(block.n, np.concatenate([np.zeros(1, np.int64), np.cumsum(block.size)]), block.code, block.values)


def part(of: Columns, rows: slice) -> Block:
    """Some claims that stand side by side as a block, which takes no memory of its own."""
    start = of.start[rows.start : rows.stop + 1]
    code = of.code[int(start[0]) : int(start[-1])]
    return Block(of.n[rows], np.diff(start), code, of.values[:, rows])


def facet_of(code: Rows) -> Rows:
    """The facets of codes, as places in `facets.FACETS`."""
    found: Rows = code & ((1 << CODES) - 1)
    return found


def day(day: str | None) -> int:
    """A day or month as a number that sorts like it: 20260304, 20260300."""
    digits = (day or "").replace("-", "")[:8]
    return int(digits.ljust(8, "0")) if digits.isdecimal() and digits.isascii() else 0


def _within(start: Numbers, size: Numbers) -> Numbers:
    """The numbers from each start on, as many as its size, one after the other."""
    first = np.repeat(start - np.cumsum(size) + size, size)
    out: Numbers = first + np.arange(len(first))
    return out
