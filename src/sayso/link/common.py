"""What two sayings have in common, for many pairs at once, column by column.

What is told of each saying is looked up once a saying and compared as numbers; only sets of words are met pair by pair.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from datetime import date
from math import fsum
from typing import Any

import numpy as np
import numpy.typing as npt

from .sayings import Saying

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
Truths = npt.NDArray[np.bool_]

COLUMNS = (
    "words", "weighted", "contained", "names", "names contained",
    "numbers shared", "numbers apart", "numbers alike", "units differ", "units agree", "with numbers",
    "negations apart", "negations",
    "actor", "side", "side apart", "report", "nested", "gap", "stance", "polarity", "certainty", "denials", "demands",
    "short", "fewest", "most", "text", "cue", "style", "days", "relayed", "nobody",
)  # fmt: skip
OTHERS = ("dates apart", "dates shared", "other names")
_DENIALS = frozenset({"denies", "doubts"})
_DEMANDS = frozenset({"demands", "asks", "promises", "warns"})
_FARTHEST, _LONGEST = 30, 2000
"""Days, and code points between two contents of one report, after which more say no more."""


def common(sayings: Sequence[Saying], weights: Mapping[str, float], left: Ints, right: Ints) -> Floats:
    """[pairs, `COLUMNS`]: of the sayings `left` with those `right`; `weights` tells what a word (a stem) weighs."""
    lines = [one.line for one in sayings]

    def each(values: Iterable[Any]) -> tuple[Ints, Ints]:
        """Numbers of all sayings, as they stand on either side of the pairs."""
        of = np.array(list(values), np.int64)
        return of[left], of[right]

    def equal(values: Iterable[Hashable], *, known: bool = False) -> Truths:
        """Where both sayings have the same of something, with `known` where they have something."""
        a, b = each(_codes(values))
        out: Truths = (a == b) & (a > 0) if known else a == b
        return out

    def count(values: Iterable[bool]) -> Ints:
        a, b = each(values)
        return a + b

    negations_a, negations_b = each(one.negations for one in sayings)
    together = equal(line.report for line in lines)
    (start_a, start_b), (end_a, end_b) = each(one.place.start for one in sayings), each(o.place.end for o in sayings)
    low, high = np.maximum(start_a, start_b), np.minimum(end_a, end_b)
    within = (start_a == start_b) & (end_a == end_b) | (high - low == np.minimum(end_a - start_a, end_b - start_b))
    side_a, side_b = each(_codes(line.affiliation for line in lines))
    day_a, day_b = each(_day(line.said_on) for line in lines)
    days = np.where((day_a > 0) & (day_b > 0), np.abs(day_a - day_b), -1)
    size_a, size_b = each(len(one.stems) for one in sayings)
    columns = [
        *_words(sayings, weights, left, right),
        *_names(sayings, left, right),
        *_figures(sayings, left, right),
        np.abs(np.minimum(negations_a, 2) - np.minimum(negations_b, 2)),
        negations_a + negations_b,
        equal((line.actor for line in lines), known=True),
        (side_a == side_b) & (side_a > 0),
        (side_a != side_b) & (side_a > 0) & (side_b > 0),
        together,
        together & within,
        np.where(together, np.clip(low - high, 0, _LONGEST), -1),
        equal(line.stance for line in lines),
        equal(line.polarity for line in lines),
        equal(line.certainty for line in lines),
        count(line.stance in _DENIALS for line in lines),
        count(line.stance in _DEMANDS for line in lines),
        count(one.short for one in sayings),
        np.minimum(size_a, size_b),
        np.maximum(size_a, size_b),
        equal(one.text for one in sayings),
        together & equal(line.cue for line in lines),
        equal(line.style for line in lines),
        np.minimum(days, _FARTHEST),
        _relayed(sayings, left, right),
        count(not line.source for line in lines),
    ]
    return np.column_stack([column.astype(float) for column in columns])


def others(sayings: Sequence[Saying], left: Ints, right: Ints) -> Floats:
    """[pairs, `OTHERS`]: whether they name other days, how many days both name, how many names each has alone."""
    of_a, of_b, dates = _shared([one.dates for one in sayings], left, right)
    names_a, names_b, names = _shared([one.names for one in sayings], left, right)
    apart = (of_a > 0) & (of_b > 0) & (dates == 0)
    return np.column_stack([apart.astype(float), dates, np.minimum(names_a, names_b) - names])


def _codes(values: Iterable[Hashable]) -> list[int]:
    """A number for each value, the same for equal ones; 0 for nothing ("" and `None` are the same nothing)."""
    of: dict[Hashable, int] = {}
    return [of.setdefault(value, len(of) + 1) if value else 0 for value in values]


def _day(text: str | None) -> int:
    """A date as a proleptic ordinal, 0 where there is none."""
    try:
        return date.fromisoformat(text or "").toordinal()
    except ValueError:
        return 0


def _words(sayings: Sequence[Saying], weights: Mapping[str, float], left: Ints, right: Ints) -> list[Floats]:
    weight = weights.__getitem__
    stems = [one.stems for one in sayings]
    whole = np.array([fsum(map(weight, some)) for some in stems])
    size = np.array([len(some) for some in stems])
    both = [stems[a] & stems[b] for a, b in zip(left.tolist(), right.tolist(), strict=True)]
    shared = np.fromiter((fsum(map(weight, some)) if some else 0.0 for some in both), float, len(both))
    number = np.fromiter(map(len, both), float, len(both))
    of_a, of_b = whole[left], whole[right]
    return [
        number / np.maximum(size[left] + size[right] - number, 1),
        shared / np.maximum(of_a + of_b - shared, 1e-6),
        shared / np.maximum(np.minimum(of_a, of_b), 1e-6),
    ]


def _names(sayings: Sequence[Saying], left: Ints, right: Ints) -> list[Floats]:
    of_a, of_b, shared = _shared([one.names for one in sayings], left, right)
    return [shared / np.maximum(of_a + of_b - shared, 1), shared / np.maximum(np.minimum(of_a, of_b), 1)]


def _figures(sayings: Sequence[Saying], left: Ints, right: Ints) -> list[Floats]:
    of_a, of_b, shared = _shared([frozenset(value for value, _ in one.figures) for one in sayings], left, right)
    either = of_a + of_b - shared
    units = [{unit: value for value, unit in sorted(one.figures) if unit} for one in sayings]
    differ, agree = np.zeros(len(left)), np.zeros(len(left))
    counted = np.array([bool(one) for one in units], bool)
    for at in np.flatnonzero(counted[left] & counted[right]).tolist():
        a, b = units[left[at]], units[right[at]]
        same = [a[unit] == b[unit] for unit in a.keys() & b.keys()]
        agree[at] = sum(same)
        differ[at] = len(same) - agree[at]
    return [
        shared,
        either - shared,
        np.where(either > 0, shared / np.maximum(either, 1), -1),
        differ,
        agree,
        (of_a > 0).astype(float) + (of_b > 0),
    ]


def _shared(sets: Sequence[frozenset[Any]], left: Ints, right: Ints) -> tuple[Floats, Floats, Floats]:
    """How many members the sets of either side have, and both have."""
    size = np.array([len(one) for one in sets], float)
    of_a, of_b = size[left], size[right]
    shared = np.zeros(len(left))
    at = np.flatnonzero((of_a > 0) & (of_b > 0))
    pairs = zip(left[at].tolist(), right[at].tolist(), strict=True)
    shared[at] = np.fromiter((len(sets[a] & sets[b]) for a, b in pairs), float, len(at))
    return of_a, of_b, shared


def _relayed(sayings: Sequence[Saying], left: Ints, right: Ints) -> Truths:
    """Where who says the one is named as the one through whom the other came."""
    lines = [one.line for one in sayings]
    via = np.array([bool(line.via) for line in lines], bool)
    out = np.zeros(len(left), bool)
    for at in np.flatnonzero(via[left] | via[right]).tolist():
        a, b = lines[left[at]], lines[right[at]]
        out[at] = bool(a.actor and a.actor in b.via) or bool(b.actor and b.actor in a.via)
    return out
