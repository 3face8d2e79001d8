"""How rare words and names are in the news at large, whatever is read: for what must not depend on its company.

`rarity.txt.gz` tells how many of some 1,500 reports have a word (`training/rarity.py`); one that is not listed is rare.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib import resources

from .happenings import rare

UNLISTED = 1
"""Reports that are taken to have a word that is not listed."""


class Listed(dict[str, float]):
    """Weights by word; a word that is not listed weighs what `unlisted` says."""

    def __init__(self, weights: Mapping[str, float], unlisted: float) -> None:
        super().__init__(weights)
        self.unlisted = unlisted

    def __missing__(self, word: str) -> float:
        """The weight of a word that is not listed."""
        return self.unlisted


@cache
def words() -> Listed:
    """What the stem of a word weighs."""
    return _listed("word")


@cache
def names() -> Listed:
    """What a word of a name weighs."""
    return _listed("name")


def _listed(wanted: str) -> Listed:
    packed = (resources.files(__package__) / "rarity.txt.gz").read_bytes()
    first, *rows = gzip.decompress(packed).decode("utf-8").splitlines()
    n = int(first)
    weights = {}
    for row in rows:
        kind, count, held = row.split("\t")
        if kind == wanted:
            weights.update(dict.fromkeys(held.split(), rare(n, int(count))))
    return Listed(weights, rare(n, UNLISTED))
