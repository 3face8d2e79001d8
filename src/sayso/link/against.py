"""What tells that one of two sayings rejects the other: who is spoken of, what points at what, which is first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .sayings import Saying

COLUMNS = (
    "rejects most", "rejects least", "speaker named", "rejecter named", "pointing", "rejecter points", "debunking",
    "lines between", "lines after",
)  # fmt: skip
_DENIALS = frozenset({"denies", "doubts"})
REJECTED = 2.0
"""Of `rejects`, from which a saying rejects what it is about: a denial, a doubt, or a line of negative polarity."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def _ranks(sayings: Sequence[Saying]) -> Ints:
    """Of each saying the how many-th of its report it is."""
    out = np.zeros(len(sayings), np.int64)
    seen: Counter[str] = Counter()
    for k in sorted(range(len(sayings)), key=lambda k: (sayings[k].place, k)):
        out[k] = seen[sayings[k].line.report]
        seen[sayings[k].line.report] += 1
    return out


def rejects(one: Saying) -> float:
    """How outright a saying rejects something, by its own words: 0 to 4."""
    if one.line.stance in _DENIALS:
        return 3 + (one.line.stance == "denies")
    return 2.0 * (one.line.polarity == "negative") + (one.negations > 0 or one.debunking)


def against(sayings: Sequence[Saying], left: Ints, right: Ints) -> Floats:
    """What tells that one of two sayings rejects the other: who is spoken of, what points at a saying, which is first.

    One row a pair (`COLUMNS`). "Between" is how many lines of its report the one that rejects more outright stands
    after the other, where they are of one.
    """
    outright = np.array([rejects(one) for one in sayings], float)
    swapped = outright[left] > outright[right]
    a, b = np.where(swapped, right, left), np.where(swapped, left, right)
    more = outright[b] > outright[a]
    rank, pointing, debunking = (
        _ranks(sayings),
        *(np.array([getattr(one, name) for one in sayings], np.int64) for name in ("pointing", "debunking")),
    )
    numbers: dict[str, int] = {}
    report = np.array([numbers.setdefault(one.line.report, len(numbers)) for one in sayings])
    together = report[left] == report[right]
    between = rank[b] - rank[a]
    other_named, rejecter_named = _named(sayings, a, b), _named(sayings, b, a)
    columns = (
        outright[b],
        outright[a],
        other_named + rejecter_named,
        rejecter_named * more,
        pointing[a] + pointing[b],
        pointing[b] * more,
        debunking[a] + debunking[b],
        np.where(together, np.minimum(np.abs(between), 20), -1),
        np.where(together & more, np.clip(between, -10, 10), 0),
    )
    return np.column_stack([column.astype(float) for column in columns])


def _named(sayings: Sequence[Saying], speaking: Ints, naming: Ints) -> Ints:
    """Whether the one who says the one of two sayings is named in the other: 0 or 1, pair by pair."""
    speakers, stems = [one.speaker for one in sayings], [one.stems for one in sayings]
    pairs = zip(speaking.tolist(), naming.tolist(), strict=True)
    return np.fromiter((not speakers[a].isdisjoint(stems[b]) for a, b in pairs), np.int64, len(speaking))
