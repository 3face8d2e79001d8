"""How the figures of two sayings stand to each other: the same number of one thing, or rival ones."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .figures import KINDS, Figure

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

COLUMNS = (
    "figure alike", "figure alike of", "rival figure", "rival figure of", "rival figure unit", "rival figure ratio",
    "rival figure names", "figure denied",
)  # fmt: skip
_LIKE, _UNLIKE = 0.2, 0.3
"""What a common unit or state adds to the cosine, and another state takes from it, where a rival is looked for."""
_CLOSE = 0.06
"""Logarithm of the ratio of "over 3 billion" to 3.1 billion and a little more."""
_FARTHEST = 5.0
"""Logarithm of the ratio of two figures, beyond which it says no more."""


def counted(figures: Sequence[Sequence[Figure]], vectors: Floats, left: Ints, right: Ints) -> Floats:
    """[pairs, `COLUMNS`]: of the figures of sayings `left` and `right`; -1 in the first and third where there are none.

    `figures` are those of each saying, `vectors` the vectors of their phrases in the same order. A figure that the
    other saying gives too has no rival there.
    """
    start = np.concatenate([[0], np.cumsum([len(some) for some in figures])]).astype(np.int64)
    flat = [figure for some in figures for figure in some]
    out = np.zeros((len(left), len(COLUMNS)))
    out[:, [0, 2]] = -1.0
    many = np.diff(start)
    for at in np.flatnonzero((many[left] > 0) & (many[right] > 0)).tolist():
        a, b = int(left[at]), int(right[at])
        here, there = range(start[a], start[a + 1]), range(start[b], start[b + 1])
        near = vectors[start[a] : start[a + 1]] @ vectors[start[b] : start[b + 1]].T
        out[at] = _row([flat[k] for k in here], [flat[k] for k in there], near)
    return np.round(out, 6)


def _row(here: Sequence[Figure], there: Sequence[Figure], near: Floats) -> list[float]:
    equal, rival = (-1.0, 0.0), (-1.0, 0.0, 0.0, 0.0, 0.0)
    denied, best = 0.0, -2.0
    alike = [[_of_kind(one, other) and _agree(one, other) for other in there] for one in here]
    lone_here = [not any(row) for row in alike]
    lone_there = [not any(row[j] for row in alike) for j in range(len(there))]
    for i, one in enumerate(here):
        for j, other in enumerate(there):
            if not _of_kind(one, other):
                continue
            cosine = float(near[i, j])
            state = (1.0 if one.state == other.state else -1.0) if one.state and other.state else 0.0
            unit = float(not one.units.isdisjoint(other.units))
            if one.denied != other.denied and one.value == other.value:
                denied = max(denied, cosine)
            elif alike[i][j]:
                equal = max(equal, (cosine, state))
            elif lone_here[i] and lone_there[j]:
                score = cosine + _LIKE * (unit + (state > 0)) - _UNLIKE * (state < 0)
                if score > best:
                    best = score
                    names = one.names and other.names and (-1.0 if one.names.isdisjoint(other.names) else 1.0)
                    rival = (cosine, state, unit, _ratio(one.value, other.value), float(names or 0.0))
    return [*equal, *rival, denied]


def _of_kind(one: Figure, other: Figure) -> bool:
    """Whether two figures can be set side by side: days with days, hours with hours."""
    return one.unit == other.unit or not {one.unit, other.unit} & KINDS


def _agree(one: Figure, other: Figure) -> bool:
    """The same number, or nearly the same where one of them is told as a bound or as about so many."""
    if one.denied != other.denied:
        return False
    return one.value == other.value or bool(
        (one.bound or other.bound)
        and {one.unit, other.unit}.isdisjoint(KINDS)
        and _ratio(one.value, other.value) < _CLOSE
    )


def _ratio(one: float, other: float) -> float:
    low, high = sorted((abs(one), abs(other)))
    return _FARTHEST if low == 0 else min(_FARTHEST, float(np.log(high / low)))
