"""`compare`: which stretches of two reports are the same words, for many pairs at once.

Seeds are the runs of four words that both have; seeds that follow one another on one diagonal are a block, which is so
a longest common run (seed and extend, as BLAST and passim do, with every seed kept). All pairs of a batch go through
one sort. `chain` puts the blocks of one pair in order: the heaviest rising chain, then what was moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .shingles import SEED, Keys
from .words import I64, QUOTED, U64, spread

TOGETHER = 100_000
"""Words that are compared at once: their arrays fit a core's cache."""
_PAIR, _PLACE = 10, 22
"""Bits that number a pair and a word of a batch in the sort; a batch of one huge pair is cut to it."""
_HASH = 64 - _PAIR - _PLACE - 1
"""Bits that are left of a seed's hash: two reports of 300 words have a seed in common by mistake in 20 of a million
pairs."""
MOVED = 10
"""Words of a region that counts where it stands out of order: shorter ones are turns of phrase."""
TURN = 6
"""Words of a block that counts towards what two reports share: shorter ones are turns of phrase too."""


class Block(NamedTuple):
    """A run of `size` equal words: from word `copy` of one report and word `origin` of the other."""

    copy: int
    origin: int
    size: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs of reports, and their blocks: pair `p` has `first[p]` to `first[p + 1]` of the block columns.

    `left` and `right` are report indices; the block columns count words within each; `plain` are the words of
    a block that neither text has in quotation marks, 0 for blocks of less than `TURN` words. Of each pair, `shared` and
    `own` are the sums of `size` and `plain`, `solid` the words in blocks of `TURN` and
    more; `longest` is the longest block, `blocks` their number.
    """

    left: I64
    right: I64
    first: I64
    at_left: I64
    at_right: I64
    size: I64
    plain: I64
    shared: I64
    solid: I64
    own: I64
    longest: I64
    blocks: I64


def compare(keys: Keys, left: I64, right: I64) -> Compared:
    """The blocks of each pair (`left[i]`, `right[i]`), in the order given."""
    parts = [_batch(keys, left[low:high], right[low:high]) for low, high in _batches(keys, left, right)]
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Compared(nothing, nothing, np.zeros(1, np.int64), *(nothing,) * 9)
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate([np.diff(p.first) for p in parts]))])
    names = ("left", "right", "at_left", "at_right", "size", "plain", "shared", "solid", "own", "longest", "blocks")
    joined = {name: np.concatenate([getattr(p, name) for p in parts]) for name in names}
    return Compared(first=first, **joined)


def _batches(keys: Keys, left: I64, right: I64) -> Iterator[tuple[int, int]]:
    length = np.diff(keys.first)
    weights = np.cumsum(length[left] + length[right])
    low, done = 0, 0
    while low < left.size:
        high = max(min(int(np.searchsorted(weights, done + TOGETHER, "right")), low + (1 << _PAIR)), low + 1)
        yield low, high
        done, low = int(weights[high - 1]), high


def _batch(keys: Keys, left: I64, right: I64) -> Compared:
    (at_l, pair_l, word_l), (at_r, pair_r, word_r) = (_seeds(keys, side) for side in (left, right))
    here, there = _met((keys.seed[at_l], pair_l), (keys.seed[at_r], pair_r))
    # The seeds' places in rising order on the left; those on one diagonal, one after another, are one block.
    begins = np.ones(here.size, bool)
    begins[1:] = (here[1:] != here[:-1] + 1) | (there[1:] != there[:-1] + 1) | (pair_l[here[1:]] != pair_l[here[:-1]])
    start = np.flatnonzero(begins)
    size = np.diff(np.append(start, here.size)) + SEED - 1
    first_l, first_r = here[start], there[start]
    pair, a, b = pair_l[first_l], word_l[first_l], word_r[first_r]
    # Two blocks that meet at an edit may both claim the words between: the first keeps them.
    over = np.zeros(start.size, np.int64)
    over[1:] = np.where(pair[1:] == pair[:-1], np.maximum(a[:-1] + size[:-1] - a[1:], 0), 0)
    kept = over < size
    pair, over = pair[kept], over[kept]
    a, b, size = a[kept] + over, b[kept] + over, size[kept] - over
    on_left, on_right = at_l[first_l[kept]] + over, at_r[first_r[kept]] + over
    long = size >= TURN
    quoted = (keys.mark[spread(on_left[long], size[long])] | keys.mark[spread(on_right[long], size[long])]) & QUOTED
    plain = np.append(0, np.cumsum(quoted == 0))
    ends = np.cumsum(size[long])
    own = np.zeros(size.size, np.int64)
    own[long] = plain[ends] - plain[ends - size[long]]
    return _summed(left, right, pair, a, b, size, own)


def _seeds(keys: Keys, side: I64) -> tuple[I64, I64, I64]:
    """Where the seeds of some reports begin: their index, the number of the pair, and the word within the report."""
    count = np.clip(keys.first[side + 1] - keys.first[side] - SEED + 1, 0, (1 << _PLACE) - 1)
    at = spread(keys.first[side], count)
    return at, np.repeat(np.arange(side.size), count), at - np.repeat(keys.first[side], count)


def _summed(left: I64, right: I64, pair: I64, a: I64, b: I64, size: I64, own: I64) -> Compared:
    def total(values: I64) -> I64:
        return np.bincount(pair, weights=values, minlength=left.size).astype(np.int64)

    number = np.bincount(pair, minlength=left.size)
    longest = np.zeros(left.size, np.int64)
    np.maximum.at(longest, pair, size)
    return Compared(
        left=left,
        right=right,
        first=np.append(0, np.cumsum(number)),
        at_left=a,
        at_right=b,
        size=size,
        plain=own,
        shared=total(size),
        solid=total(np.where(size >= TURN, size, 0)),
        own=total(own),
        longest=longest,
        blocks=number,
    )


def _met(left: tuple[U64, I64], right: tuple[U64, I64]) -> tuple[I64, I64]:
    """Where each seed of the left, in order, stands on the right for the first time."""
    # One sort of pair, hash, side and place in one word; the right side comes first in each group.
    rows = np.concatenate([_row(*right, 0), _row(*left, 1)])
    rows.sort()
    group = rows >> np.uint64(_PLACE + 1)
    at = np.arange(rows.size)
    begin = np.maximum.accumulate(np.where(np.append(True, group[1:] != group[:-1]), at, 0)) if rows.size else at
    first = rows[begin]
    is_left = (rows & np.uint64(1 << _PLACE)) != 0
    met = np.flatnonzero(is_left & ((first & np.uint64(1 << _PLACE)) == 0))
    place = np.uint64((1 << _PLACE) - 1)
    both = ((rows[met] & place) << np.uint64(_PLACE)) | (first[met] & place)
    both.sort()
    return (both >> np.uint64(_PLACE)).astype(np.int64), (both & place).astype(np.int64)


def _row(seed: U64, pair: I64, side: int) -> U64:
    hashed = (seed >> np.uint64(64 - _HASH)) << np.uint64(_PLACE + 1)
    place = np.arange(seed.size, dtype=np.uint64) | np.uint64(side << _PLACE)
    out: U64 = (pair.astype(np.uint64) << np.uint64(64 - _PAIR)) | hashed | place
    return out


def chain(blocks: list[Block], copy: list[int], origin: list[int]) -> tuple[list[Block], list[list[Block]]]:
    """The blocks of a pair that stand in order in both, and the regions that were moved, each a few blocks in order.

    Blocks are extended over equal words. `copy` and `origin` are the words. Quadratic in the number of blocks, which is
    that of edits; above some hundreds only the longest are looked at.
    """
    if len(blocks) > _MANY:
        blocks = sorted(sorted(blocks, key=lambda block: -block.size)[:_MANY])
    taken = _Taken(bytearray(len(copy)), bytearray(len(origin)))
    rising = taken.extended(_heaviest(blocks), copy, origin)
    moved: list[list[Block]] = []
    for _ in range(_ROUNDS):
        blocks = [block for block in blocks if taken.free(block)]
        found = [part for part in _parts(_heaviest(blocks)) if sum(block.size for block in part) >= MOVED]
        if not found:
            break
        moved += [taken.extended(part, copy, origin) for part in found]
    return rising, moved


_MANY = 400
"""Blocks of one pair that are put in order; more only come of two very long texts."""
_ROUNDS = 4
"""How often what is left over is looked at for a further chain of moved blocks."""
_NEAR = 12
"""Words between two blocks of one moved region, at the most."""


def _heaviest(blocks: list[Block]) -> list[Block]:
    """The blocks, rising in both texts, that have most words together."""
    best = [block.size for block in blocks]
    before = [-1] * len(blocks)
    for i, block in enumerate(blocks):
        for j in range(i):
            other = blocks[j]
            weight = best[j] + block.size
            if weight > best[i] and other.origin + other.size <= block.origin and other.copy + other.size <= block.copy:
                best[i], before[i] = weight, j
    out: list[Block] = []
    at = max(range(len(blocks)), key=best.__getitem__) if blocks else -1
    while at >= 0:
        out.append(blocks[at])
        at = before[at]
    out.reverse()
    return out


def _parts(blocks: list[Block]) -> list[list[Block]]:
    """A chain, parted where its blocks stand far apart."""
    out: list[list[Block]] = []
    for block in blocks:
        last = out[-1][-1] if out else None
        if last and max(block.copy - last.copy, block.origin - last.origin) - last.size <= _NEAR:
            out[-1].append(block)
        else:
            out.append([block])
    return out


@dataclass(slots=True)
class _Taken:
    """Which words of the two texts are in a block already."""

    copy: bytearray
    origin: bytearray

    def free(self, block: Block) -> bool:
        """Whether no word of a block is taken."""
        return not any(self.copy[block.copy : block.copy + block.size]) and not any(
            self.origin[block.origin : block.origin + block.size]
        )

    def extended(self, chained: list[Block], copy: list[int], origin: list[int]) -> list[Block]:
        """The blocks grown over equal words that are free, and joined where they meet; their words are taken."""
        for block in chained:
            self._take(block)
        out: list[Block] = []
        for whole in chained:
            a, b = whole.copy, whole.origin
            end, stop = a + whole.size, b + whole.size
            while a and b and copy[a - 1] == origin[b - 1] and not (self.copy[a - 1] or self.origin[b - 1]):
                a, b = a - 1, b - 1
            while end < len(copy) and stop < len(origin) and copy[end] == origin[stop]:
                if self.copy[end] or self.origin[stop]:
                    break
                end, stop = end + 1, stop + 1
            block = Block(a, b, end - a)
            self._take(block)
            if out and (a, b) == (out[-1].copy + out[-1].size, out[-1].origin + out[-1].size):
                out[-1] = Block(out[-1].copy, out[-1].origin, out[-1].size + block.size)
            else:
                out.append(block)
        return out

    def _take(self, block: Block) -> None:
        self.copy[block.copy : block.copy + block.size] = b"\1" * block.size
        self.origin[block.origin : block.origin + block.size] = b"\1" * block.size
