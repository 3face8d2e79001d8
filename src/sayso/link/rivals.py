"""Which claims cannot hold beside each other, and which tells another more exactly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

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
    """For each claim its rivals, surest first, and the claims that it refines."""
    between, finer = _between(ids, groups, sayings, pairs)
    against: list[list[Rival]] = [[] for _ in groups]
    for (one, two), (score, a, b) in sorted(between.items()):
        if score < APART:
            continue
        left, right = sayings[a], sayings[b]
        against[one].append(Rival(ids[two], round(score, 4), left.line.id, right.line.id, differs(left, right)))
        against[two].append(Rival(ids[one], round(score, 4), right.line.id, left.line.id, differs(right, left)))
    return [sorted(some, key=lambda rival: (-rival.score, rival.claim)) for some in against], finer


def _between(
    ids: Sequence[str], groups: Sequence[Sequence[int]], sayings: Sequence[Saying], pairs: Compared
) -> tuple[dict[tuple[int, int], _Between], list[list[str]]]:
    group = {k: number for number, members in enumerate(groups) for k in members}
    found: defaultdict[tuple[int, int], list[_Between]] = defaultdict(list)
    finer: list[list[str]] = [[] for _ in groups]
    for a, b, same, apart in zip(
        pairs.left.tolist(), pairs.right.tolist(), pairs.same.tolist(), pairs.probability[:, CONTRADICT].tolist(),
        strict=True,
    ):  # fmt: skip
        one, two = group[a], group[b]
        if one < two:
            found[one, two].append(_Between(apart, a, b))
        elif two < one:
            found[two, one].append(_Between(apart, b, a))
        if one != two and same >= FINER and apart < APART and (told := _finer(sayings[a], sayings[b])):
            winner, loser = (one, two) if told > 0 else (two, one)
            if ids[loser] not in finer[winner] and ids[winner] not in finer[loser]:
                finer[winner].append(ids[loser])
    out = {}
    for key, some in found.items():
        shown = max(some, key=lambda pair: (round(pair.apart, 6), -pair.here, -pair.there))
        out[key] = shown._replace(apart=strength([pair.apart for pair in some]))
    return out, finer


def strength(apart: Sequence[float]) -> float:
    """How surely two claims contradict each other, of the probabilities of the pairs between them."""
    return sum(apart) / len(apart)


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
