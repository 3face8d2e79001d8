"""What is counted: one tally a metric, and how tallies of several units are added up.

A unit is whatever a bootstrap draws: a document, a report, or a bundle of reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits and totals on both sides; of an accuracy both sides are the same.

    Hits may be fractions: overlap and B-cubed give partial credit.
    """

    hit_predicted: float = 0
    predicted: float = 0
    hit_gold: float = 0
    gold: float = 0
    kind: Literal["f1", "accuracy"] = "f1"

    @classmethod
    def matched(cls, hits: int, predicted: int, gold: int) -> Tally:
        """Of one-to-one matching: a hit is a hit on both sides."""
        return cls(hits, predicted, hits, gold)

    @classmethod
    def right(cls, hits: int, of: int = 1) -> Tally:
        """Of an accuracy: so many right answers of so many."""
        return cls(hits, of, hits, of, "accuracy")

    def __add__(self, other: Tally) -> Tally:
        """Both counted together (micro-average)."""
        return Tally(
            self.hit_predicted + other.hit_predicted,
            self.predicted + other.predicted,
            self.hit_gold + other.hit_gold,
            self.gold + other.gold,
            self.kind,
        )

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right; 0 where nothing was."""
        return self.hit_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is none."""
        return self.hit_gold / self.gold if self.gold else 0.0

    @property
    def value(self) -> float:
        """F1, or the accuracy."""
        if self.kind == "accuracy":
            return self.precision
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


Tallies = dict[str, Tally]
"""By metric."""


def add(tallies: Tallies, metric: str, tally: Tally) -> None:
    """Count one more tally of a metric."""
    tallies[metric] = tallies[metric] + tally if metric in tallies else tally


def total(units: Iterable[Tallies]) -> Tallies:
    """The tallies of all units together, metrics in the order in which they were first met."""
    out: Tallies = {}
    for unit in units:
        for metric, tally in unit.items():
            add(out, metric, tally)
    return out
