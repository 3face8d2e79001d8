"""All claims of a store counted by their facets, brought up to date block by block.

A database counts by visiting rows, which for a common word takes seconds. Here the columns of all claims lie side by
side in memory, and an answer is a few passes over arrays. They are read from the blocks that the store keeps. Blocks
that change while a process asks stand beside those that it read before, so that it need not join all of them anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import Connection, select

from .blocks import BLOCK, pieces
from .columns import COLUMNS, SORTS, Block, Columns, Mask, Numbers, Rows, joined, merged, read, unpacked
from .facets import FACETS
from .schema import blocks, claims, facet_blocks

__all__ = ["SORTS", "Counted", "Mask", "Rows", "counted"]

_BESIDE = 16
"""Blocks that may stand beside the others before all are joined, or one in `_SHARE` of all. Joining takes 0.2 s for a
million claims."""
_SHARE = 8


class Known(NamedTuple):
    """A block as it was read: its stamp, its claims, and those that were fresh (and may be no more)."""

    stamp: str
    claims: Block
    fresh: Numbers


@dataclass(frozen=True, eq=False)
class Counted:
    """All claims of a store at one moment: rows of `base`, then those of `more`; `live` are those that are there."""

    blocks: Mapping[int, Known]
    beside: frozenset[int]
    """Blocks that stand in `more`; their rows in `base` are out of date."""
    base: Columns
    more: Columns
    live: Mask

    def __len__(self) -> int:
        """How many claims there are."""
        return int(np.count_nonzero(self.live))

    def all(self) -> Mask:
        """All claims."""
        return self.live.copy()

    def others(self, mask: Mask) -> Mask:
        """The claims that are not among some."""
        return self.live & ~mask

    def flagged(self, flags: Mask) -> Mask:
        """The claims whose numbers are marked; `flags` has `reach` of them."""
        return flags[self.n] & self.live

    def having(self, facet: str, values: Sequence[int]) -> Mask:
        """The claims that have one of some values of a facet, by their numbers."""
        at = FACETS.index(facet)
        return np.concatenate([self.base.having(at, values), self.more.having(at, values)]) & self.live

    def within(self, column: str, low: int | None, high: int | None) -> Mask:
        """The claims whose number in one of `COLUMNS` is within bounds, both included; without a day, in none."""
        value = self._column(column)
        mask = self.live & (value > 0) if column not in ("independent", "lines") else self.all()
        if low is not None:
            mask &= value >= low
        if high is not None:
            # A month or a year stands for its first day here, so that it lies before any later bound.
            mask &= value <= high
        return mask

    def counts(self, mask: Mask, most: int = 10) -> dict[str, list[tuple[int, int]]]:
        """For each facet the numbers of its commonest values and how many of the claims have them; ties by number."""
        size = len(self.base.n)
        counts = zip(FACETS, self.base.counts(mask[:size]), self.more.counts(mask[size:]), strict=True)
        out: dict[str, list[tuple[int, int]]] = {}
        for name, times, added in counts:
            total = np.zeros(max(len(times), len(added)), np.intp)
            total[: len(times)] += times
            total[: len(added)] += added
            at = np.flatnonzero(total)
            if len(at) > most * 8:
                least = np.partition(total[at], -most)[-most]
                at = at[total[at] >= least]
            at = at[np.lexsort((at, -total[at]))][:most]
            out[name] = [(int(n), int(total[n])) for n in at]
        return out

    def order(
        self, mask: Mask, by: str = "last_on", *, rising: bool = False, first: int = 0, most: int = 20
    ) -> Numbers:
        """The numbers of a page of the claims in the order of one of `SORTS`, highest first; ties go by number."""
        size = len(self.base.n)
        rows = [
            (part, part.order(chosen, by, rising=rising, most=first + most))
            for part, chosen in ((self.base, mask[:size]), (self.more, mask[size:]))
        ]
        n = np.concatenate([part.n[at] for part, at in rows])
        key = np.concatenate([part.key(by, rising)[at] for part, at in rows])
        return n[np.lexsort((n, key))][first : first + most]

    @cached_property
    def n(self) -> Numbers:
        """The numbers of the claims, row by row."""
        return np.concatenate([self.base.n, self.more.n])

    @cached_property
    def reach(self) -> int:
        """A number beyond those of all claims."""
        return (max(self.blocks) + 1) * BLOCK if self.blocks else 0

    @cached_property
    def fresh(self) -> Numbers:
        """The numbers of the claims that the kept blocks do not have as they are now."""
        return np.concatenate([np.zeros(0, np.int64), *(known.fresh for known in self.blocks.values())])

    def _column(self, name: str) -> npt.NDArray[np.int32]:
        at = COLUMNS.index(name)
        return np.concatenate([self.base.held.values[at], self.more.held.values[at]])


def counted(connection: Connection, before: Counted | None = None) -> Counted:
    """All claims as they are now; what has not changed since `before` is taken over."""
    stamps = {row.block: row.stamp for row in connection.execute(select(blocks.c.block, blocks.c.stamp))}
    old = before.blocks if before else {}
    changed = [block for block, stamp in sorted(stamps.items()) if block not in old or old[block].stamp != stamp]
    if before and not changed:
        return before
    held = {**old, **_read(connection, changed)}
    beside = sorted({*changed, *(before.beside if before else ())})
    if before and len(beside) <= max(_BESIDE, len(held) // _SHARE):
        live = np.ones(len(before.base.n), np.bool_)
        for block in beside:
            low, high = np.searchsorted(before.base.n, (block * BLOCK, (block + 1) * BLOCK))
            live[low:high] = False
        more = Columns(joined([held[block].claims for block in beside]))
        live = np.concatenate([live, np.ones(len(more.n), np.bool_)])
        return Counted(held, frozenset(beside), before.base, more, live)
    order = sorted(held)
    base = Columns(joined([held[block].claims for block in order]))
    ends = accumulate((len(held[block].claims.n) for block in order), initial=0)
    known = {
        block: held[block]._replace(claims=base.held.part(slice(low, high)))
        for block, (low, high) in zip(order, pairwise(ends), strict=True)
    }
    return Counted(known, frozenset(), base, Columns(joined([])), np.ones(len(base.n), np.bool_))


def _read(connection: Connection, wanted: Sequence[int]) -> dict[int, Known]:
    """Blocks as they are kept, with their fresh claims from their rows."""
    out: dict[int, Known] = {}
    for at in range(0, len(wanted), 64):
        lot = wanted[at : at + 64]
        body = dict(map(tuple, pieces(connection, select(facet_blocks).where(facet_blocks.c.block.in_(lot)))))
        for row in connection.execute(select(blocks).where(blocks.c.block.in_(lot))):
            first = row.block * BLOCK
            fresh = np.frombuffer(row.fresh, "<u2").astype(np.int64) + first
            made = unpacked(body[row.block], first) if row.block in body else joined([])
            if len(fresh):
                numbers = fresh.tolist()
                made = merged(made.without(fresh), read(connection, claims.c.n.in_(numbers)))
            out[row.block] = Known(row.stamp, made, fresh)
    return out
