"""Pairs of sayings, and what the two of each are to each other."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

UNRELATED, SAME, OPPOSED, CONTRADICT = range(4)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Compared:
    """Pairs of sayings, left before right, and the probabilities of each.

    They are: unrelated, of one claim and of one mind, of one claim that one of the two rejects, of rival claims.
    """

    left: Ints
    right: Ints
    probability: Floats

    @cached_property
    def same(self) -> Floats:
        """The probability of each pair to be of one claim."""
        return one_claim(self.probability)

    def opposing(self, known: Set[tuple[int, ...]]) -> Compared:
        """The same, with the pairs (left, right) that are known to contradict each other judged so."""
        if not known:
            return self
        rows = [k for k, pair in enumerate(zip(self.left.tolist(), self.right.tolist(), strict=True)) if pair in known]
        probability = self.probability.copy()
        probability[rows] = np.eye(4)[CONTRADICT]
        return Compared(self.left, self.right, probability)

    def within(self, groups: Sequence[Sequence[int]]) -> dict[int, list[tuple[int, float]]]:
        """For each saying those of its group that it was compared with, and the probability of each to be the same."""
        out: dict[int, list[tuple[int, float]]] = {k: [] for members in groups for k in members}
        group = np.zeros(len(out), np.int64)
        for number, members in enumerate(groups):
            group[members] = number
        at = np.flatnonzero(group[self.left] == group[self.right])
        for a, b, same in zip(*(column[at].tolist() for column in (self.left, self.right, self.same)), strict=True):
            out[a].append((b, same))
            out[b].append((a, same))
        return out


def one_claim(probability: Floats) -> Floats:
    """The probability to be of one claim, by the four."""
    out: Floats = probability[:, SAME] + probability[:, OPPOSED]
    return out
