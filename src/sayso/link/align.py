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

from .shingles import Keys
from .words import I64, QUOTED, U64, grams, mix, spread

SEED = 4
"""Words of a seed: a run of four is seldom shared by chance, and one word in six may differ."""
TOGETHER = 400_000
"""Words that are compared at once."""
_PLACE = 22
"""Bits that number a word of a batch in the sort; a batch of one huge pair is cut to it."""
MOVED = 8
"""Words of a block that counts where it stands out of order: shorter ones are turns of phrase."""
TURN = 6
"""Words of a block that counts towards what two reports share: shorter ones are turns of phrase too."""


class Block(NamedTuple):
    """A run of `size` equal words: from word `copy` of one report and word `origin` of the other."""

    copy: int
    origin: int
    size: int


@dataclass(frozen=True, slots=True)
class Compared:
    """Pairs that share words, and their blocks: pair `p` has `first[p]` to `first[p + 1]` of the block columns.

    `left` and `right` are report indices; the block columns count words within each. `shared` are the words in blocks,
    `own` those of them that neither text has in quotation marks, in blocks of `TURN` words or more; `longest` is the
    longest block, `blocks` their number.
    """

    left: I64
    right: I64
    first: I64
    at_left: I64
    at_right: I64
    size: I64
    shared: I64
    own: I64
    longest: I64
    blocks: I64


def compare(keys: Keys, left: I64, right: I64) -> Compared:
    """The blocks of each pair (`left[i]`, `right[i]`); pairs that share no run of four words are left out."""
    parts = [_batch(keys, left[low:high], right[low:high]) for low, high in _batches(keys, left, right)]
    if not parts:
        nothing = np.zeros(0, np.int64)
        return Compared(nothing, nothing, np.zeros(1, np.int64), *(nothing,) * 7)
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.concatenate([np.diff(p.first) for p in parts]))])
    names = ("left", "right", "at_left", "at_right", "size", "shared", "own", "longest", "blocks")
    joined = {name: np.concatenate([getattr(p, name) for p in parts]) for name in names}
    return Compared(first=first, **joined)


def _batches(keys: Keys, left: I64, right: I64) -> Iterator[tuple[int, int]]:
    length = np.diff(keys.first)
    weights = np.cumsum(length[left] + length[right])
    low, done = 0, 0
    while low < left.size:
        high = max(int(np.searchsorted(weights, done + TOGETHER, "right")), low + 1)
        yield low, high
        done, low = int(weights[high - 1]), high


def _batch(keys: Keys, left: I64, right: I64) -> Compared:
    sides = []
    for side in (left, right):
        count = np.minimum(keys.first[side + 1] - keys.first[side], (1 << _PLACE) - 1)
        at = spread(keys.first[side], count)
        pair = np.repeat(np.arange(side.size), count)
        begin = np.repeat(np.cumsum(count) - count, count)
        sides.append((at, pair, np.arange(at.size) - begin))
    (at_l, pair_l, word_l), (at_r, pair_r, word_r) = sides
    seeds_l, seeds_r = _seeds(keys.word[at_l], pair_l), _seeds(keys.word[at_r], pair_r)
    here, there = _met(seeds_l, seeds_r)
    # The seeds' places in rising order on the left; those on one diagonal, one after another, are one block.
    begins = np.ones(here.size, bool)
    begins[1:] = (here[1:] != here[:-1] + 1) | (there[1:] != there[:-1] + 1) | (pair_l[here[1:]] != pair_l[here[:-1]])
    start = np.flatnonzero(begins)
    size = np.diff(np.append(start, here.size)) + SEED - 1
    pair, a, b, place = pair_l[here[start]], word_l[here[start]], word_r[there[start]], here[start]
    # Two blocks that meet at an edit may both claim the words between: the first keeps them.
    over = np.zeros(start.size, np.int64)
    over[1:] = np.where(pair[1:] == pair[:-1], np.maximum(a[:-1] + size[:-1] - a[1:], 0), 0)
    kept = over < size
    pair, a, b, place, size = pair[kept], (a + over)[kept], (b + over)[kept], (place + over)[kept], (size - over)[kept]
    here, there = spread(place, size), spread((there[start] + over)[kept], size)
    quoted = (keys.mark[at_l[here]] | keys.mark[at_r[there]]) & QUOTED
    plain = np.append(0, np.cumsum(quoted == 0))
    ends = np.cumsum(size)
    own = np.where(size >= TURN, plain[ends] - plain[ends - size], 0)
    return _summed(left, right, pair, a, b, size, own)


def _summed(left: I64, right: I64, pair: I64, a: I64, b: I64, size: I64, own: I64) -> Compared:
    number = np.bincount(pair, minlength=left.size)
    with_any = np.flatnonzero(number)
    begin = (np.cumsum(number) - number)[with_any]
    total = np.add.reduceat(size, begin) if begin.size else size[:0]
    return Compared(
        left=left[with_any],
        right=right[with_any],
        first=np.append(begin, size.size),
        at_left=a,
        at_right=b,
        size=size,
        shared=total,
        own=np.add.reduceat(own, begin) if begin.size else own[:0],
        longest=np.maximum.reduceat(size, begin) if begin.size else size[:0],
        blocks=number[with_any],
    )


def _seeds(word: U64, pair: I64) -> tuple[U64, I64]:
    """The hashes of runs of four words within one text, each with its pair mixed in, and where they begin."""
    if word.size < SEED:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    hashes = grams(word, SEED)
    at = np.flatnonzero(pair[: hashes.size] == pair[SEED - 1 :])
    return mix(hashes[at] ^ (pair[at].astype(np.uint64) << np.uint64(40))), at


def _met(left: tuple[U64, I64], right: tuple[U64, I64]) -> tuple[I64, I64]:
    """Where each seed of the left, in order, stands on the right for the first time."""
    # One sort of hash, side and place in one word; the right side comes first in each group.
    high = np.uint64((1 << 64) - (1 << (_PLACE + 1)))
    place = np.uint64((1 << _PLACE) - 1)
    rows = np.concatenate(
        [
            (right[0] & high) | right[1].astype(np.uint64),
            (left[0] & high) | np.uint64(1 << _PLACE) | left[1].astype(np.uint64),
        ]
    )
    rows.sort()
    group = rows & high
    at = np.arange(rows.size)
    begin = np.maximum.accumulate(np.where(np.append(True, group[1:] != group[:-1]), at, 0)) if rows.size else at
    first = rows[begin]
    is_left = (rows & np.uint64(1 << _PLACE)) != 0
    met = np.flatnonzero(is_left & ((first & np.uint64(1 << _PLACE)) == 0))
    both = ((rows[met] & place) << np.uint64(_PLACE)) | (first[met] & place)
    both.sort()
    return (both >> np.uint64(_PLACE)).astype(np.int64), (both & place).astype(np.int64)


def chain(blocks: list[Block], copy: list[int], origin: list[int]) -> tuple[list[Block], list[Block]]:
    """The blocks of a pair that stand in order in both, extended over equal words; and those that were moved.

    `copy` and `origin` are the words. Quadratic in the number of blocks, which is that of edits; above some hundreds
    only the longest are looked at.
    """
    if len(blocks) > _MANY:
        blocks = sorted(sorted(blocks, key=lambda block: -block.size)[:_MANY])
    best = [block.size for block in blocks]
    before = [-1] * len(blocks)
    for i, block in enumerate(blocks):
        for j in range(i):
            other = blocks[j]
            weight = best[j] + block.size
            if weight > best[i] and other.origin + other.size <= block.origin and other.copy + other.size <= block.copy:
                best[i], before[i] = weight, j
    rising: list[Block] = []
    at = max(range(len(blocks)), key=best.__getitem__) if blocks else -1
    while at >= 0:
        rising.append(blocks[at])
        at = before[at]
    rising.reverse()
    chosen = set(rising)
    used = [(b.origin, b.origin + b.size) for b in rising]
    moved = []
    for block in blocks:
        end = block.origin + block.size
        if block not in chosen and block.size >= MOVED and not any(block.origin < e and s < end for s, e in used):
            moved.append(block)
            used.append((block.origin, end))
    return _extended(rising, copy, origin), moved


_MANY = 400
"""Blocks of one pair that are put in order; more only come of two very long texts."""


def _extended(rising: list[Block], copy: list[int], origin: list[int]) -> list[Block]:
    """The blocks grown over equal words on both sides, joined where they meet: single words between two edits too."""
    out: list[Block] = []
    for at, block in enumerate(rising):
        a, b, size = block
        low_a, low_b = (out[-1].copy + out[-1].size, out[-1].origin + out[-1].size) if out else (0, 0)
        while a > low_a and b > low_b and copy[a - 1] == origin[b - 1]:
            a, b, size = a - 1, b - 1, size + 1
        after = rising[at + 1] if at + 1 < len(rising) else Block(len(copy), len(origin), 0)
        high_a, high_b = after.copy, after.origin
        while a + size < high_a and b + size < high_b and copy[a + size] == origin[b + size]:
            size += 1
        if out and (a, b) == (out[-1].copy + out[-1].size, out[-1].origin + out[-1].size):
            out[-1] = Block(out[-1].copy, out[-1].origin, out[-1].size + size)
        else:
            out.append(Block(a, b, size))
    return out
