"""One-to-one matching and the measure of likeness that both shapes of gold share."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from re import Pattern
from typing import TypeVar

from ..model import Passage

HALF = 0.5
"""Least Jaccard of two spans that are taken for the same one. From PARC3/PolNeAR's soft matching and desk/score.py."""

Item = TypeVar("Item")
Member = TypeVar("Member")

Tokens = frozenset[int]
"""A span, discontinuous or not, as the positions of its tokens: a quotation mark more at its edge costs nothing."""


class TokenIndex:
    """The tokens of one text, for turning passages (code points) into sets of token positions."""

    def __init__(self, text: str, token: Pattern[str]) -> None:
        self.spans = [match.span() for match in token.finditer(text)]
        self._starts = [start for start, _ in self.spans]
        self._ends = [end for _, end in self.spans]

    def begun_in(self, passages: Sequence[Sequence[int]]) -> Tokens:
        """The tokens whose first character stands in one of the passages."""
        found: set[int] = set()
        for start, end in passages:
            found.update(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))
        return frozenset(found)

    def half_covered(self, passages: Sequence[Sequence[int]]) -> Tokens:
        """The tokens of which one of the passages holds at least half the characters."""
        found: set[int] = set()
        for start, end in passages:
            index = bisect_left(self._ends, start + 1)
            while index < len(self.spans) and self.spans[index][0] < end:
                low, high = self.spans[index]
                if 2 * (min(high, end) - max(low, start)) >= high - low:
                    found.add(index)
                index += 1
        return frozenset(found)


def jaccard(a: AbstractSet[Member], b: AbstractSet[Member]) -> float:
    """Shared members over all members; 1 for two empty sets."""
    if not a and not b:
        return 1.0
    return len(a & b) / len(a | b)


def pair_off(
    left: Sequence[Item], right: Sequence[Item], likeness: Callable[[Item, Item], float]
) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs (index of left, index of right), the most alike first; likeness 0 is no pair.

    Ties go to the earlier left one, then to the earlier right one.
    """
    candidates = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            alike = likeness(a, b)
            if alike > 0:
                candidates.append((-alike, i, j))
    candidates.sort()
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    out = []
    for _, i, j in candidates:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            out.append((i, j))
    return out


def passages_of(value: object) -> tuple[Passage, ...]:
    """A JSON list of `[start, end]` as passages; `None` as none.

    Raises `TypeError` or `ValueError` where it is not such a list.
    """
    if value is None:
        return ()
    if not isinstance(value, list | tuple):
        raise TypeError(f"expected a list of [start, end], got {value!r}")
    out = []
    for pair in value:
        start, end = pair
        if not (isinstance(start, int) and isinstance(end, int)) or start < 0 or end <= start:
            raise ValueError(f"expected [start, end] with 0 <= start < end, got {pair!r}")
        out.append(Passage(start, end))
    return tuple(out)
