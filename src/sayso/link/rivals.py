"""Which claims cannot hold beside each other, and which tells another more exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ..model import Rival
from .pairing import CONTRADICT, Compared
from .sayings import Saying

APART = 0.3
"""Least mean probability of the pairs between two claims from which they contradict each other: best F1 on the training
bundles, cross-validated (.44, with a precision of .49; .25 gives .44 and .44, .35 gives .45 and .56)."""
FINER = 0.12
"""Least probability to be the same, of a saying that may tell another more exactly."""
WITHIN = 0.8
"""Of the words of a claim, that one which refines it says too."""


class _Between(NamedTuple):
    """Two claims, or two of their sayings: how surely they contradict each other, and which sayings show it."""

    apart: float
    here: int
    there: int


def rivals(
    ids: Sequence[str], groups: Sequence[Sequence[int]], sayings: Sequence[Saying], pairs: Compared
) -> tuple[list[list[Rival]], list[list[str]]]:
    """For each claim its rivals, surest first, and the claims that it refines.

    How surely two claims contradict each other is the mean over the pairs between them.
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
    mean = np.bincount(of, apart[between], len(keys)) / np.maximum(np.bincount(of, minlength=len(keys)), 1)
    found: defaultdict[int, list[_Between]] = defaultdict(list)
    for at, key in zip(between.tolist(), of.tolist(), strict=True):
        if mean[key] >= APART:
            here, there = (pairs.left, pairs.right) if one[at] < two[at] else (pairs.right, pairs.left)
            found[key].append(_Between(float(apart[at]), int(here[at]), int(there[at])))
    out = {}
    for number, some in found.items():
        shown = max(some, key=lambda pair: (round(pair.apart, 6), -pair.here, -pair.there))
        low, high = divmod(int(keys[number]), len(groups))
        out[low, high] = shown._replace(apart=float(mean[number]))
    return out, finer


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
