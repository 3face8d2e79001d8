"""Which reports to compare: those that share sampled shingles, and those that are by a house that the other names.

No shingle is left out for being frequent: a wire story has hundreds of copies. Instead every holder of a shingle is
paired with the three oldest holders only, the representatives of its family, so that the work grows with the number
of shingles and not with the square of a family. An edit makes shingles of its own, whose oldest holder is the editor:
so copies of an edited copy find it too. Pairs depend on the set of reports alone, not on their order of arrival.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from .shingles import BITS, LOW, Keys, begins, day, holders
from .words import I32, I64, U64

OLDEST = 3
"""Holders of a shingle that stand for all: an original, a first copy of it, and one more where one of them only
quotes the passage."""
SHARED = 3
"""Sampled shingles that two reports share at the least; one is enough where a report has fewer than `SHORT` words."""
SHORT = 40
MOST = 8
"""Candidates per report that are older than it, those that share most first; a digest seldom cuts from more."""
PRECEDING = 4
"""Of the reports by the house that a report names, how many of the last before it are looked at for each feature."""
TELLING = 3
"""Names and numbers that a report shares with one by the house that it names, at the least."""


def candidates(keys: Keys) -> tuple[I64, I64]:
    """Pairs of report indices (larger, smaller), each once, in order."""
    # Where the header does not tell which of a family came first, it is the one whose wording most keep.
    found, counts = [], []
    order = np.lexsort((np.arange(keys.borne.size), -keys.borne, _by_day(keys)))
    rank = np.empty(order.size, np.int64)
    rank[order] = np.arange(order.size)
    for rows in holders(keys.key, rank[keys.holder].astype(np.int32)):
        pairs, shares = _counted(_with_oldest(begins(rows), (rows & LOW).astype(np.int64)))
        found.append(pairs)
        counts.append(shares)
    pairs, shares = np.concatenate(found), np.concatenate(counts)
    if len(found) > 1:
        pairs, shares = _summed(pairs, shares)
    younger = order[(pairs >> np.uint64(32)).astype(np.int64)]
    older = order[(pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)]
    length = np.diff(keys.first)
    enough = (shares >= SHARED) | (np.minimum(length[younger], length[older]) < SHORT)
    by_text = _most(younger[enough], older[enough], shares[enough], MOST)
    pair = np.concatenate([by_text, _named(keys)])
    a, b = pair >> 32, pair & 0xFFFFFFFF
    both, _ = _counted(((np.maximum(a, b) << 32) | np.minimum(a, b)).astype(np.uint64))
    return (both >> np.uint64(32)).astype(np.int64), (both & np.uint64(0xFFFFFFFF)).astype(np.int64)


def _by_day(keys: Keys) -> I64:
    """A number for each report that rises with its day and the relays that it names, as the reports' order does."""
    stages = [(day(report) or "9999", len(report.relays)) for report in keys.reports]
    rises = np.fromiter((a != b for a, b in pairwise(stages)), np.int64, max(len(stages) - 1, 0))
    return np.append(0, np.cumsum(rises))


def _counted(pairs: U64) -> tuple[U64, I64]:
    """The distinct pairs, and how often each is there."""
    pairs.sort()
    start = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])) if pairs.size else np.zeros(0, np.int64)
    return pairs[start], np.diff(np.append(start, pairs.size))


def _summed(pairs: U64, shares: I64) -> tuple[U64, I64]:
    """The pairs of several parts, each once, with the sum of what they share."""
    order = np.argsort(pairs, kind="stable")
    pairs, shares = pairs[order], shares[order]
    start = np.flatnonzero(np.append(True, pairs[1:] != pairs[:-1])) if pairs.size else np.zeros(0, np.int64)
    return pairs[start], np.add.reduceat(shares, start) if start.size else shares


def _with_oldest(new: NDArray[np.bool_], report: I64) -> U64:
    """Each holder with the oldest holders of its key; rows come sorted by key, then age; `new` is where keys begin."""
    at = np.arange(report.size)
    begin = np.maximum.accumulate(np.where(new, at, 0)) if at.size else at
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
    rows, asks = _sorted(keys.feature, keys.bearer), _sorted(keys.asked, keys.asker)
    if not rows.size:
        return np.zeros(0, np.int64)
    at = np.searchsorted(rows, asks)
    found = []
    for step in range(-PRECEDING, 2):
        other = np.clip(at + step, 0, rows.size - 1)
        same = (other == at + step) & (rows[other] >> np.uint64(BITS) == asks >> np.uint64(BITS))
        found.append(_pair(_report(asks[same]), _report(rows[other[same]])))
    pairs, counts = _counted(np.concatenate(found))
    a, b = (pairs >> np.uint64(32)).astype(np.int64), (pairs & np.uint64(0xFFFFFFFF)).astype(np.int64)
    enough = (counts >= TELLING) & (a != b)
    return _most(a[enough], b[enough], counts[enough], PRECEDING)


def _sorted(key: U64, report: I32) -> U64:
    """The keys with their reports, as `holders` gives them, all at once."""
    rows = (np.asarray(key) << np.uint64(BITS)) | np.asarray(report).astype(np.uint64)
    return _counted(rows)[0]


def _report(rows: U64) -> I64:
    return (rows & LOW).astype(np.int64)
