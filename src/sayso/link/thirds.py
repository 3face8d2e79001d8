"""What third sayings tell of two: both near to one, or one of them rejected by a source that says the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .against import REJECTED, rejects
from .compared import CONTRADICT, one_claim
from .sayings import Saying

THIRD = ("best way", "ways", "rivals' way", "own rank", "told instead")
"""What the second round sees beside the probabilities of the first."""
KEPT = 32
"""Neighbours of a saying that the second round looks through."""
AT_ONCE = 1024
"""Pairs that are looked at at a time."""
BESIDE = 2
"""Lines of its report from a denial within which the same source tells what it holds to be so instead."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def instead(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """Sayings that reject something, each with what the same source or its side says otherwise beside them."""
    of: defaultdict[str, list[int]] = defaultdict(list)
    for k in sorted(range(len(sayings)), key=lambda k: (sayings[k].place, k)):
        of[sayings[k].line.report].append(k)
    out = []
    for some in of.values():
        for at, k in enumerate(some):
            if rejects(sayings[k]) < REJECTED:
                continue
            for other in some[max(0, at - BESIDE) : at + BESIDE + 1]:
                if other != k and rejects(sayings[other]) < REJECTED and _of_one(sayings[k], sayings[other]):
                    out.append((k, other))
    return out


def _of_one(one: Saying, other: Saying) -> bool:
    a, b = one.line, other.line
    return bool((a.actor and a.actor == b.actor) or (a.affiliation and a.affiliation == b.affiliation))


def _told_instead(n: int, left: Ints, right: Ints, probability: Floats, beside: Sequence[tuple[int, int]]) -> Floats:
    """How surely the one saying of a pair is rejected by a source that says the other beside it."""
    out = np.zeros(len(left))
    if not beside:
        return out
    keys, same = left * n + right, one_claim(probability)
    near: defaultdict[int, list[int]] = defaultdict(list)
    denials = {denial for denial, _ in beside}
    for at in np.flatnonzero(np.isin(left, list(denials)) | np.isin(right, list(denials))).tolist():
        for denial in (int(left[at]), int(right[at])):
            if denial in denials:
                near[denial].append(at)
    for denial, told in beside:
        ats = np.array(near[denial], np.int64)
        if not len(ats):
            continue
        rejected = np.where(left[ats] == denial, right[ats], left[ats])
        wanted = np.minimum(rejected, told) * n + np.maximum(rejected, told)
        found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = (keys[found] == wanted) & (rejected != told)
        np.maximum.at(out, found[hit], same[ats][hit])
    return out


def through_others(
    n: int, left: Ints, right: Ints, probability: Floats, beside: Sequence[tuple[int, int]] = ()
) -> Floats:
    """What the first round found of third sayings: one row a pair, the probabilities before `THIRD`.

    Of each saying the `KEPT` others are looked at that it is nearest to. `beside` is what `instead` gives.
    """
    near_to, same, rival = _neighbours(n, left, right, probability)
    total = same.sum(1)
    out = np.zeros((len(left), len(THIRD)))
    for start in range(0, len(left), AT_ONCE):
        a, b = left[start : start + AT_ONCE], right[start : start + AT_ONCE]
        met = near_to[a][:, :, None] == near_to[b][:, None, :]
        common, at = met.any(2), met.argmax(2)
        same_b, rival_b = (np.where(common, np.take_along_axis(table[b], at, 1), 0.0) for table in (same, rival))
        same_a, rival_a = np.where(common, same[a], 0.0), np.where(common, rival[a], 0.0)
        both = np.minimum(same_a, same_b)
        ways = both.sum(1)
        split = np.maximum(np.minimum(same_a, rival_b), np.minimum(rival_a, same_b))
        out[start : start + AT_ONCE, :3] = np.column_stack(
            [both.max(1), ways / (total[a] + total[b] - ways + 1e-6), split.max(1)]
        )
    best = same.max(1)
    out[:, 3] = one_claim(probability) / np.maximum(np.maximum(best[left], best[right]), 1e-6)
    out[:, 4] = np.round(_told_instead(n, left, right, probability, beside), 6)
    return np.column_stack([probability, out])


def _neighbours(n: int, left: Ints, right: Ints, probability: Floats) -> tuple[Ints, Floats, Floats]:
    """Of each saying those it is nearest to, and the probabilities to be the same and to contradict."""
    one, two = np.concatenate([left, right]), np.concatenate([right, left])
    told = np.concatenate([probability, probability])
    weight = np.round(np.maximum(one_claim(told), told[:, CONTRADICT]), 9)
    order = np.lexsort((two, -weight, one))
    one, two, told = one[order], two[order], told[order]
    rank = np.arange(len(one)) - np.searchsorted(one, one)
    kept = rank < KEPT
    one, two, told, rank = one[kept], two[kept], told[kept], rank[kept]
    near_to = -1 - np.tile(np.arange(n)[:, None], (1, KEPT))  # what stands for nothing meets nothing
    same, rival = np.zeros((n, KEPT)), np.zeros((n, KEPT))
    near_to[one, rank] = two
    same[one, rank], rival[one, rank] = one_claim(told), told[:, CONTRADICT]
    return near_to, same, rival
