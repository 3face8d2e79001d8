"""The weights of the evidence: how much each feature speaks for each answer. Data, made by `training/manner.py`."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("manner_en.tsv")
SCALE = 100
"""The file holds hundredths."""


@dataclass(frozen=True, slots=True)
class Weights:
    """By field: its answers, and by feature the weight for each answer."""

    answers: Mapping[str, tuple[str, ...]]
    of: Mapping[str, Mapping[str, tuple[float, ...]]]

    def probabilities(self, field: str, features: Sequence[str]) -> dict[str, float]:
        """The probability of each answer of a field: a multinomial logistic regression over the features."""
        answers, of = self.answers[field], self.of[field]
        total = [0.0] * len(answers)
        for feature in features:
            for i, weight in enumerate(of.get(feature, ())):
                total[i] += weight
        highest = max(total)
        odds = [math.exp(value - highest) for value in total]
        return {answer: value / sum(odds) for answer, value in zip(answers, odds, strict=True)}


@cache
def weights() -> Weights:
    """The shipped weights, read once. Lines of the file: feature, then one column for each field."""
    answers: dict[str, tuple[str, ...]] = {}
    of: dict[str, dict[str, tuple[float, ...]]] = {}
    with FILE.open(encoding="utf-8", newline="\n") as lines:
        names = next(lines).rstrip("\n").split("\t")[1:]
        for name, shown in zip(names, next(lines).rstrip("\n").split("\t")[1:], strict=True):
            answers[name], of[name] = tuple(shown.split()), {}
        for line in lines:
            feature, *columns = line.rstrip("\n").split("\t")
            for name, column in zip(names, columns, strict=True):
                if column:
                    of[name][feature] = tuple(int(value) / SCALE for value in column.split())
    return Weights(answers, of)
