"""Coreference scores of groups of mentions: MUC, B-cubed, CEAF-e and their mean, the CoNLL score.

Vilain et al. (1995), Bagga and Baldwin (1998), Luo (2005) with his fourth similarity, Pradhan et al. (2012). Gold and
found groups need not hold the same mentions: what only one side has counts against it, as in the reference scorer
(Pradhan et al. 2014), which alters neither side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from typing import NamedTuple

import numpy as np

Group = Collection[Hashable]


class Score(NamedTuple):
    """Precision and recall, 0 to 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def muc(gold: Sequence[Group], found: Sequence[Group]) -> Score:
    """Links that are kept: of a group, its size less the parts it falls into."""
    return Score(_links(found, gold), _links(gold, found))


def b_cubed(gold: Sequence[Group], found: Sequence[Group]) -> Score:
    """Of each mention the part of its group that is in its other group."""
    return Score(_shares(found, gold), _shares(gold, found))


def ceaf_e(gold: Sequence[Group], found: Sequence[Group]) -> Score:
    """The similarity 2 |G and F| / (|G| + |F|) of groups matched one to one so that its sum is largest."""
    from scipy.optimize import linear_sum_assignment

    if not gold or not found:
        return Score(0.0, 0.0)
    where = _where(found)
    alike = np.zeros((len(gold), len(found)))
    for row, group in enumerate(gold):
        for column, count in Counter(where[one] for one in group if one in where).items():
            alike[row, column] = 2 * count / (len(group) + len(found[column]))
    total = float(alike[linear_sum_assignment(alike, maximize=True)].sum())
    return Score(total / len(found), total / len(gold))


def conll(gold: Sequence[Group], found: Sequence[Group]) -> float:
    """The mean F1 of the three."""
    return sum(score(gold, found).f1 for score in (muc, b_cubed, ceaf_e)) / 3


def without_singletons(groups: Sequence[Group]) -> list[Group]:
    """The groups of two mentions and more."""
    return [group for group in groups if len(group) > 1]


def _where(groups: Sequence[Group]) -> dict[Hashable, int]:
    return {one: at for at, group in enumerate(groups) for one in group}


def _links(groups: Sequence[Group], others: Sequence[Group]) -> float:
    where = _where(others)
    kept = most = 0
    for group in groups:
        parts = {where[one] for one in group if one in where}
        alone = sum(one not in where for one in group)
        kept += len(group) - len(parts) - alone
        most += len(group) - 1
    return kept / most if most else 0.0


def _shares(groups: Sequence[Group], others: Sequence[Group]) -> float:
    where = _where(others)
    total = sum(
        count * count / len(group)
        for group in groups
        for count in Counter(where[one] for one in group if one in where).values()
    )
    mentions = sum(len(group) for group in groups)
    return total / mentions if mentions else 0.0
