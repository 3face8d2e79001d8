"""Whether a probability means what it says: of the lines that carry .8, four in five should be right.

Reliability table and expected calibration error after Naeini et al. (2015), Guo et al. (2017): ten bins of equal
width. A line is right where it was matched with gold by the relation measure (source and content each Jaccard >= 0.5).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """The lines whose probability lies in `[low, high)` (the last bin holds 1 as well)."""

    low: float
    high: float
    lines: int
    probability: float
    """Mean probability of these lines; 0 with no lines."""
    right: float
    """Share of these lines that are right; 0 with no lines."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability table, the mean gap between probability and share right over all lines, and the Brier score."""

    bins: tuple[Bin, ...]
    lines: int
    expected_error: float
    brier: float


def calibration(judged: Iterable[tuple[float, bool]]) -> Calibration:
    """The calibration of (probability, right) pairs.

    Raises `ValueError` where a probability is not within 0 and 1.
    """
    members: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for probability, right in judged:
        if not 0 <= probability <= 1:
            raise ValueError(f"a probability lies within 0 and 1, not {probability!r}")
        members[min(int(probability * BINS), BINS - 1)].append((probability, right))
    count = sum(map(len, members))
    bins = []
    gap = 0.0
    for number, lines in enumerate(members):
        mean = sum(p for p, _ in lines) / len(lines) if lines else 0.0
        right_share = sum(r for _, r in lines) / len(lines) if lines else 0.0
        bins.append(Bin(number / BINS, (number + 1) / BINS, len(lines), mean, right_share))
        gap += abs(mean - right_share) * len(lines)
    brier = sum((p - r) ** 2 for lines in members for p, r in lines)
    return Calibration(tuple(bins), count, gap / count if count else 0.0, brier / count if count else 0.0)
