"""Which reports to compare: those that share sampled shingles, and those that are by a house that the other names.

No shingle is left out for being frequent: a wire story has hundreds of copies. Instead every holder of a shingle is
paired with the three oldest holders only, the representatives of its family, so that the work grows with the number
of shingles and not with the square of a family. An edit makes shingles of its own, whose oldest holder is the editor:
so copies of an edited copy find it too. Pairs depend on the set of reports alone, not on their order of arrival.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .shingles import Keys
from .words import I64, U64

OLDEST = 3
"""Holders of a shingle that stand for all: an original, a first copy of it, and one more where one of them only
quotes the passage."""
SHARED = 2
"""Sampled shingles that two reports share at the least; one is enough where a report has fewer than `SHORT` words."""
SHORT = 40
MOST = 8
"""Candidates per report that are older than it, those that share most first; a digest seldom cuts from more."""
PRECEDING = 4
"""Of the reports by the house that a report names, how many of the last before it are looked at for each feature."""
TELLING = 3
"""Names and numbers that a report shares with one by the house that it names, at the least."""
_BITS = 24
"""Bits that number a report in the join: 16 million reports."""


def candidates(keys: Keys) -> tuple[I64, I64]:
    """Pairs of report indices (younger, older), each once, in order."""
    shared = _joined(keys.key, keys.holder, _with_oldest)
    pairs, counts = shared
    younger = (pairs >> np.uint64(32)).astype(np.int64)
    older = (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    length = np.diff(keys.first)
    enough = (counts >= SHARED) | (np.minimum(length[younger], length[older]) < SHORT)
    by_text = _most(younger[enough], older[enough], counts[enough], MOST)
    by_name = _named(keys)
    both = np.unique(np.concatenate([by_text, by_name]))
    return (both >> 32), both & 0xFFFFFFFF


Pairing = Callable[[U64, I64], U64]


def _joined(key: U64, holder: np.ndarray[tuple[int], np.dtype[np.int32]], pairing: Pairing) -> tuple[U64, I64]:
    """The pairs (younger << 32 | older) that holders of one key make, and how many keys each pair shares."""
    found, counts = [], []
    parts = 1 << (key.size >> 22).bit_length()  # joined a part at a time, so that four million rows are in memory
    for part in range(parts):
        mine = np.flatnonzero((key >> np.uint64(64 - _BITS)) % np.uint64(parts) == part) if parts > 1 else slice(None)
        # The key's low 40 bits and the report's number in one word: one sort, and no permutation to carry along.
        rows = np.unique((np.asarray(key[mine]) << np.uint64(_BITS)) | np.asarray(holder[mine]).astype(np.uint64))
        pairs, shares = np.unique(pairing(rows >> np.uint64(_BITS), _low(rows)), return_counts=True)
        found.append(pairs)
        counts.append(shares)
    if parts == 1:
        return found[0], counts[0].astype(np.int64)
    every, number = np.concatenate(found), np.concatenate(counts)
    order = np.argsort(every, kind="stable")
    every, number = every[order], number[order]
    begins = np.flatnonzero(np.append(True, every[1:] != every[:-1])) if every.size else np.zeros(0, np.int64)
    return every[begins], np.add.reduceat(number, begins).astype(np.int64) if every.size else number.astype(np.int64)


def _low(rows: U64) -> I64:
    return (rows & np.uint64((1 << _BITS) - 1)).astype(np.int64)


def _with_oldest(key: U64, report: I64) -> U64:
    """Each holder with the oldest holders of its key; rows come sorted by key, then age."""
    if not key.size:
        return np.zeros(0, np.uint64)
    at = np.arange(key.size)
    begins = np.append(True, key[1:] != key[:-1])
    begin = np.maximum.accumulate(np.where(begins, at, 0))
    out = []
    for number in range(OLDEST):
        rows = np.flatnonzero(at - begin > number)
        out.append(_pair(report[rows], report[begin[rows] + number]))
    return np.concatenate(out)


def _pair(younger: I64, older: I64) -> U64:
    return (younger.astype(np.uint64) << np.uint64(32)) | older.astype(np.uint64)


def _most(younger: I64, older: I64, counts: I64, most: int) -> I64:
    """The pairs of each younger report that share most; among equals the older."""
    order = np.lexsort((older, -counts, younger))
    younger, older = younger[order], older[order]
    place = np.arange(younger.size) - np.searchsorted(younger, younger)
    kept = place < most
    return (younger[kept] << 32) | older[kept]


def _named(keys: Keys) -> I64:
    """Pairs of a report and one by the house that it names: the last few before it that share names and numbers.

    Reports of a house's day come in any order, so those that follow at once are looked at too.
    """
    if not keys.asked.size:
        return np.zeros(0, np.int64)
    rows = np.unique((np.asarray(keys.feature) << np.uint64(_BITS)) | np.asarray(keys.bearer).astype(np.uint64))
    asks = np.unique((np.asarray(keys.asked) << np.uint64(_BITS)) | np.asarray(keys.asker).astype(np.uint64))
    if not rows.size:
        return np.zeros(0, np.int64)
    at = np.searchsorted(rows, asks)
    found = []
    for step in range(-PRECEDING, 2):
        other = np.clip(at + step, 0, rows.size - 1)
        same = (other == at + step) & (rows[other] >> np.uint64(_BITS) == asks >> np.uint64(_BITS))
        found.append(_pair(_low(asks[same]), _low(rows[other[same]])))
    pairs, counts = np.unique(np.concatenate(found), return_counts=True)
    a, b = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    enough = (counts >= TELLING) & (a != b)
    kept = _most(a[enough], b[enough], counts[enough].astype(np.int64), PRECEDING)
    a, b = kept >> 32, kept & 0xFFFFFFFF
    return (np.maximum(a, b) << 32) | np.minimum(a, b)
