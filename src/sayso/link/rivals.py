"""Which claims cannot hold beside each other, and which tells another more exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from ..model import Rival
from .compared import CONTRADICT, Compared
from .sayings import Saying

APART = 0.35
"""How surely two claims contradict each other at least, to be told so. On the training bundles, cross-validated, F1 is
.584 with a precision of .55 at .3, .602 with .63 at .35 and .541 with .67 at .5."""
FINER = 0.12
"""Least probability to be the same, of a saying that may tell another more exactly."""
WITHIN = 0.8
"""Of the words of a claim, that one which refines it says too."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class _Between(NamedTuple):
    """Two claims, or two of their sayings: how surely they contradict each other, and which sayings show it."""

    apart: float
    here: int
    there: int


def rivals(
    ids: Sequence[str], groups: Sequence[Sequence[int]], sayings: Sequence[Saying], pairs: Compared
) -> tuple[list[list[Rival]], list[list[str]]]:
    """For each claim its rivals, surest first, and the claims that it refines.

    How surely two claims contradict each other: each saying of the one is as sure as the saying of the other that it
    contradicts best, a claim as its sayings are in the mean, and the less sure of the two claims counts. In the mean
    over all pairs those weigh too that tell nothing of it: who rejects a figure gives none.
    """
    between, finer = _between(ids, groups, sayings, pairs)
    against: list[list[Rival]] = [[] for _ in groups]
    for (one, two), (score, a, b) in sorted(between.items()):
        left, right = sayings[a], sayings[b]
        against[one].append(Rival(ids[two], round(score, 4), left.line.id, right.line.id, differs(left, right)))
        against[two].append(Rival(ids[one], round(score, 4), right.line.id, left.line.id, differs(right, left)))
    return [sorted(some, key=lambda rival: (-rival.score, rival.claim)) for some in against], finer


def _between(
    ids: Sequence[str], groups: Sequence[Sequence[int]], sayings: Sequence[Saying], pairs: Compared
) -> tuple[dict[tuple[int, int], _Between], list[list[str]]]:
    group = np.zeros(len(sayings), np.int64)
    for number, members in enumerate(groups):
        group[members] = number
    one, two, apart = group[pairs.left], group[pairs.right], pairs.probability[:, CONTRADICT]
    finer: list[list[str]] = [[] for _ in groups]
    for at in np.flatnonzero((one != two) & (pairs.same >= FINER) & (apart < APART)).tolist():
        if told := _finer(sayings[pairs.left[at]], sayings[pairs.right[at]]):
            winner, loser = (one[at], two[at]) if told > 0 else (two[at], one[at])
            if ids[loser] not in finer[winner] and ids[winner] not in finer[loser]:
                finer[winner].append(ids[loser])
    between = np.flatnonzero(one != two)
    keys, of = np.unique(
        np.minimum(one, two)[between] * len(groups) + np.maximum(one, two)[between], return_inverse=True
    )
    sides = (np.where(one < two, *some)[between] for some in ((pairs.left, pairs.right), (pairs.right, pairs.left)))
    score = np.minimum(*(_of_each(of, side, apart[between], len(sayings)) for side in sides))
    found: defaultdict[int, list[_Between]] = defaultdict(list)
    for at, key in zip(between.tolist(), of.tolist(), strict=True):
        if score[key] >= APART:
            here, there = (pairs.left, pairs.right) if one[at] < two[at] else (pairs.right, pairs.left)
            found[key].append(_Between(float(apart[at]), int(here[at]), int(there[at])))
    out = {}
    for number, some in found.items():
        shown = max(some, key=lambda pair: (round(pair.apart, 6), -pair.here, -pair.there))
        low, high = divmod(int(keys[number]), len(groups))
        out[low, high] = shown._replace(apart=float(score[number]))
    return out, finer


def _of_each(pair: Ints, said: Ints, apart: Floats, n: int) -> Floats:
    """For each pair of claims (numbered from 0) the mean over one claim's sayings of what is surest of each."""
    found, at = np.unique(pair * n + said, return_inverse=True)
    best = np.zeros(len(found))
    np.maximum.at(best, at, apart)
    out: Floats = np.bincount(found // n, best) / np.maximum(np.bincount(found // n), 1)
    return out


def differs(a: Saying, b: Saying) -> str:
    """What two sayings tell differently, in a word or two: the figures of one unit, "denial", or "" where untold."""
    units = {unit: value for value, unit in sorted(b.figures) if unit}
    for value, unit in sorted(a.figures):
        if unit in units and units[unit] != value:
            return f"{_plain(value)} against {_plain(units[unit])}"
    if a.figures and b.figures and not a.figures & b.figures:
        return "figures"
    return "denial" if (a.line.polarity == "negative") != (b.line.polarity == "negative") else ""


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _finer(a: Saying, b: Saying) -> int:
    """1 where `a` says all that `b` says and more, -1 the other way, 0 where neither."""
    if a.short or b.short or a.line.polarity != b.line.polarity or a.negations != b.negations:
        return 0
    for sign, long, small in ((1, a, b), (-1, b, a)):
        if (
            len(small.stems) >= 3
            and len(long.stems) >= len(small.stems) + 3
            and len(long.stems & small.stems) >= WITHIN * len(small.stems)
            and small.figures <= long.figures
        ):
            return sign
    return 0
