"""Claims as columns of numbers: what they are counted, sorted and chosen by, side by side in memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from .facets import CODES, FACETS
from .schema import claims

Mask = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.intp]
Numbers = npt.NDArray[np.int64]

SORTS = ("last_on", "first_on", "independent", "lines")
"""What claims are sorted by."""
COLUMNS = (*SORTS, "changed", "since")
"""Numbers of a claim: days as yyyymmdd, 0 where there is none."""
_FEW = 16
"""A selection of fewer than one claim in this many is sorted and counted claim by claim; a larger one is read off the
order of all claims, which is worked out once, and off the bits of facets with few values."""
_SEVERAL_VALUES = 4
"""Values from which it costs less to look for all of them at once."""
_FEW_VALUES = 128
"""Values up to which a facet has bits: for each value one a claim, 16 MB at most for a million. Counting a quarter of
them takes a tenth of the time that looking up their values does."""


class Bits(NamedTuple):
    """For each of some values of a facet a row of bits (`packed_bits`): which claims have it."""

    value: Rows
    of: npt.NDArray[np.uint8]

    def counts(self, chosen: npt.NDArray[np.uint8]) -> Rows:
        """For each value how many of some claims have it; `chosen` are their bits."""
        out = np.zeros(int(self.value[-1]) + 1 if len(self.value) else 0, np.intp)
        both = (self.of & chosen).view(np.uint64)
        out[self.value] = np.bitwise_count(both).sum(axis=1, dtype=np.intp)
        return out


def packed_bits(mask: Mask) -> npt.NDArray[np.uint8]:
    """Marks as bits, with zeros after them up to a multiple of 64."""
    bits = np.packbits(mask, axis=-1)
    gap = -bits.shape[-1] % 8
    return np.pad(bits, [(0, 0)] * (bits.ndim - 1) + [(0, gap)])


@dataclass(frozen=True, eq=False)
class Facet:
    """The values of a facet that claims have: those of claim k are `value[start[k] : start[k + 1]]`."""

    start: Numbers
    value: npt.NDArray[np.uint32]

    def sizes(self) -> Numbers:
        """How many values each claim has."""
        return np.diff(self.start)

    def having(self, values: Sequence[int]) -> Mask:
        """The claims that have one of some values."""
        out = np.zeros(len(self.start) - 1, np.bool_)
        if self.bits is not None:
            rows = self.bits.of[np.isin(self.bits.value, values)]
            return np.unpackbits(np.bitwise_or.reduce(rows, axis=0), count=len(out)).astype(np.bool_)
        if len(values) < _SEVERAL_VALUES:
            for value in values:
                out[self._owner[np.flatnonzero(self.value == value)]] = True
        else:
            out[self._owner[np.isin(self.value, np.array(values, np.uint32))]] = True
        return out

    def counts(self, rows: Rows) -> Rows:
        """For each value how many of some claims have it."""
        return np.bincount(self.value[rows] if self._single else self.value[_within(self.start, rows)])

    def without(self, rows: Rows) -> Rows:
        """For each value how many of all claims but some have it."""
        rest: Rows = self._all.copy()
        less = self.counts(rows)
        rest[: len(less)] -= less
        return rest

    def part(self, rows: slice) -> Facet:
        """The values of some claims that stand side by side."""
        start = self.start[rows.start : rows.stop + 1]
        return Facet(start - start[0], self.value[int(start[0]) : int(start[-1])])

    def taken(self, rows: Rows) -> Facet:
        """The values of some claims, in their order."""
        return of_sizes(self.sizes()[rows], self.value[_within(self.start, rows)])

    @cached_property
    def bits(self) -> Bits | None:
        """Where the facet has few values: which claims have each."""
        value = np.flatnonzero(self._all)
        if len(value) > _FEW_VALUES:
            return None
        at = np.zeros(len(self._all), np.intp)
        at[value] = np.arange(len(value))
        has = np.zeros((len(value), len(self.start) - 1), np.bool_)
        has[at[self.value], self._owner] = True
        return Bits(value, packed_bits(has))

    @cached_property
    def _single(self) -> bool:
        """Whether each claim has one value."""
        return len(self.value) == len(self.start) - 1 and bool((self.sizes() == 1).all())

    @cached_property
    def _owner(self) -> npt.NDArray[np.int32]:
        """For each value the claim that has it."""
        return np.repeat(np.arange(len(self.start) - 1, dtype=np.int32), self.sizes())

    @cached_property
    def _all(self) -> Rows:
        """For each value how many of all claims have it."""
        return np.bincount(self.value)


def of_sizes(sizes: npt.NDArray[np.integer[Any]], value: npt.NDArray[np.uint32]) -> Facet:
    """A facet by how many values each claim has."""
    start = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=start[1:])
    return Facet(start, value)


class Block(NamedTuple):
    """Some claims by their numbers: their facets, in the order of `FACETS`, and for each of `COLUMNS` a row."""

    n: Numbers
    facets: tuple[Facet, ...]
    values: npt.NDArray[np.int32]

    def without(self, gone: Numbers) -> Block:
        """The claims that are not among some."""
        return self.taken(np.flatnonzero(~np.isin(self.n, gone)))

    def taken(self, rows: Rows) -> Block:
        """Some claims, in their order."""
        return Block(self.n[rows], tuple(facet.taken(rows) for facet in self.facets), self.values[:, rows])

    def part(self, rows: slice) -> Block:
        """Some claims that stand side by side; but for where values begin, they take no memory of their own."""
        return Block(self.n[rows], tuple(facet.part(rows) for facet in self.facets), self.values[:, rows])


def joined(parts: Sequence[Block]) -> Block:
    """Claims of several blocks, in the order of the blocks."""
    facets = []
    for k in range(len(FACETS)):
        held = [part.facets[k] for part in parts]
        sizes = np.concatenate([np.zeros(0, np.int64), *(facet.sizes() for facet in held)])
        facets.append(of_sizes(sizes, np.concatenate([np.zeros(0, np.uint32), *(facet.value for facet in held)])))
    return Block(
        np.concatenate([np.zeros(0, np.int64), *(part.n for part in parts)]),
        tuple(facets),
        np.concatenate([np.zeros((len(COLUMNS), 0), np.int32), *(part.values for part in parts)], axis=1),
    )


def merged(left: Block, right: Block) -> Block:
    """Two blocks of different claims as one, by number."""
    both = joined([left, right])
    return both.taken(np.argsort(both.n, kind="stable"))


def read(connection: Connection, which: Any) -> Block:
    """Claims from their rows."""
    c = claims.c
    asked = select(c.n, c.facets, c.last_on, c.first_on, c.independent, c.lines, c.changed, c.since)
    rows = connection.execute(asked.where(which).order_by(c.n)).all()
    values = [(day(r.last_on), day(r.first_on), r.independent, r.lines, day(r.changed), day(r.since)) for r in rows]
    held = [row.facets[: len(row.facets) // 4 * 4] for row in rows]
    code = np.frombuffer(b"".join(held), "<u4")
    owner = np.repeat(np.arange(len(rows)), [len(facets) // 4 for facets in held])
    of = code & ((1 << CODES) - 1)
    facets = []
    for k in range(len(FACETS)):
        at = np.flatnonzero(of == k)
        sizes = np.bincount(owner[at], minlength=len(rows))
        facets.append(of_sizes(sizes, (code[at] >> CODES).astype(np.uint32)))
    return Block(
        np.array([row.n for row in rows], np.int64),
        tuple(facets),
        np.array(values, np.int32).reshape(-1, len(COLUMNS)).T,
    )


def packed(block: Block, first: int) -> bytes:
    """A block as bytes: how many claims and how many values of each facet, then columns; numbers from `first` on."""
    head = [len(block.n), *(len(facet.value) for facet in block.facets)]
    parts = [np.array(head, "<u4"), (block.n - first).astype("<u2"), np.ascontiguousarray(block.values, "<i4")]
    for facet in block.facets:
        parts += [facet.sizes().astype("<u2"), facet.value.astype("<u4")]
    return b"".join(part.tobytes() for part in parts)


def unpacked(body: bytes, first: int) -> Block:
    """A block from its bytes; raises `ValueError` where they are damaged."""
    rows, *counts = np.frombuffer(body, "<u4", 1 + len(FACETS)).tolist()
    n = np.frombuffer(body, "<u2", rows, at := 4 * (1 + len(FACETS))).astype(np.int64) + first
    values = np.frombuffer(body, "<i4", rows * len(COLUMNS), at := at + 2 * rows).reshape(len(COLUMNS), rows)
    at += 4 * rows * len(COLUMNS)
    facets = []
    for count in counts:
        facets.append(of_sizes(np.frombuffer(body, "<u2", rows, at), np.frombuffer(body, "<u4", count, at + 2 * rows)))
        at += 2 * rows + 4 * count
        if int(facets[-1].start[-1]) != count:
            raise ValueError("its claims have not as many values as it holds")
    return Block(n, tuple(facets), values)


@dataclass(frozen=True, eq=False)
class Columns:
    """Claims side by side, in the order of their numbers."""

    held: Block

    @property
    def n(self) -> Numbers:
        """Their numbers."""
        return self.held.n

    def having(self, facet: int, values: Sequence[int]) -> Mask:
        """The claims that have one of some values of a facet."""
        return self.held.facets[facet].having(values)

    def counts(self, mask: Mask) -> list[Rows]:
        """For each facet and value how many of the claims have it."""
        chosen = int(np.count_nonzero(mask))
        if chosen * _FEW < len(mask):
            rows = np.flatnonzero(mask)
            return [facet.counts(rows) for facet in self.held.facets]
        bits = packed_bits(mask)
        most = chosen * 2 > len(mask)  # the others are fewer
        rows = np.flatnonzero(~mask if most else mask)
        return [
            facet.bits.counts(bits) if facet.bits is not None else facet.without(rows) if most else facet.counts(rows)
            for facet in self.held.facets
        ]

    def order(self, mask: Mask, by: str, *, rising: bool, most: int) -> Rows:
        """The first of the claims in the order of one of `SORTS`, highest first; no day comes last, ties by number."""
        if int(np.count_nonzero(mask)) * _FEW < len(mask):
            rows = np.flatnonzero(mask)
            return rows[np.argsort(self.key(by, rising)[rows], kind="stable")][:most]
        name = f"{by} {rising}"
        if name not in self._orders:
            self._orders[name] = np.argsort(self.key(by, rising), kind="stable")
        order, reach = self._orders[name], most * _FEW * 2
        while np.count_nonzero(mask[order[:reach]]) < most and reach < len(order):
            reach *= 4
        page: Rows = order[:reach][mask[order[:reach]]][:most]
        return page

    def key(self, by: str, rising: bool) -> npt.NDArray[np.int32]:
        """For each claim what it is sorted by, the lowest first."""
        value: npt.NDArray[np.int32] = self.held.values[SORTS.index(by)]
        if rising and by.endswith("_on"):
            value = np.where(value == 0, np.iinfo(np.int32).max, value)
        return value if rising else np.negative(value)

    @cached_property
    def _orders(self) -> dict[str, Rows]:
        """The order of all claims, for each that was asked for."""
        return {}


def day(day: str | None) -> int:
    """A day or month as a number that sorts like it: 20260304, 20260300."""
    digits = (day or "").replace("-", "")[:8]
    return int(digits.ljust(8, "0")) if digits.isdecimal() and digits.isascii() else 0


def _within(start: Numbers, rows: Rows) -> Rows:
    """The places of what some rows hold, by where that of each row begins."""
    first = start[rows]
    size = start[rows + 1] - first
    out: Rows = np.repeat(first - np.cumsum(size) + size, size)
    out += np.arange(len(out))
    return out
