"""How sure a figure is: resampling whole units (documents, reports, bundles) with replacement.

The percentile bootstrap of Efron & Tibshirani (1993), and for two systems on the same units the paired bootstrap of
Koehn (2004) / Berg-Kirkpatrick et al. (2012): both are scored on the same draws. Sentences or attributions are not
drawn one by one: those of one document stand or fall together, and intervals over them come out too narrow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .tally import Tallies, Tally

SEED = 20240229
"""Any number would do; this one is fixed so that a run can be repeated."""

Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 % of the resampled values of a metric."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """One system less the other, on the same draws.

    `worse` is the share of resamples in which the one is not better: a one-sided p-value.
    """

    value: float
    low: float
    high: float
    worse: float


def _draws(units: int, resamples: int, seed: int) -> Array:
    """How often each unit is drawn in each resample: `resamples` rows of `units` counts that add up to `units`."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(units, np.full(units, 1 / units), size=resamples).astype(np.float64)


def _values(units: Sequence[Tallies], metric: str, draws: Array) -> Array:
    """The value of a metric (`Tally.value`) in every resample."""
    absent = Tally()
    tallies = [unit.get(metric, absent) for unit in units]
    table = np.array([(t.hit_predicted, t.predicted, t.hit_gold, t.gold) for t in tallies], dtype=np.float64)
    hit_predicted, predicted, hit_gold, gold = (draws @ table).T
    precision = _ratio(hit_predicted, predicted)
    if any(t.kind == "accuracy" for t in tallies):
        return precision
    recall = _ratio(hit_gold, gold)
    return _ratio(2 * precision * recall, precision + recall)


def _ratio(over: Array, under: Array) -> Array:
    return np.divide(over, under, out=np.zeros_like(over), where=under > 0)


def intervals(
    units: Sequence[Tallies], metrics: Sequence[str], *, resamples: int = 1000, seed: int = SEED
) -> dict[str, Interval]:
    """For each metric its 95 % interval; empty with fewer than two units or no resamples."""
    if len(units) < 2 or resamples < 1:
        return {}
    draws = _draws(len(units), resamples, seed)
    out = {}
    for metric in metrics:
        low, high = np.quantile(_values(units, metric, draws), (0.025, 0.975))
        out[metric] = Interval(float(low), float(high))
    return out


def differences(
    units: Sequence[Tallies],
    others: Sequence[Tallies],
    metrics: Sequence[str],
    *,
    resamples: int = 1000,
    seed: int = SEED,
) -> dict[str, Difference]:
    """For each metric how much better `units` is than `others`, which hold the same units in the same order."""
    if len(units) != len(others):
        raise ValueError(f"a paired bootstrap needs the same units: {len(units)} and {len(others)}")
    if not units:
        return {}
    once = np.ones((1, len(units)))
    draws = _draws(len(units), resamples, seed) if len(units) > 1 and resamples > 0 else once
    out = {}
    for metric in metrics:
        gap = _values(units, metric, draws) - _values(others, metric, draws)
        low, high = np.quantile(gap, (0.025, 0.975))
        point = float((_values(units, metric, once) - _values(others, metric, once))[0])
        out[metric] = Difference(point, float(low), float(high), float(np.mean(gap <= 0)))
    return out
