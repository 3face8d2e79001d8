"""Waters, heights and parks by the word for what they are: "Salt Creek", "Lake Aster", though no table has them."""

from __future__ import annotations

from . import words_en as en
from .tokens import Token

_LONGEST = 3
"""Capital words before the word for a feature that belong to its name."""


def features(tokens: list[Token], headline: list[int]) -> list[tuple[int, int]]:
    """The stretches of tokens that name a feature, in order and disjoint; none in a headline, where all is capital."""
    out: list[tuple[int, int]] = []
    at = 0
    for i, token in enumerate(tokens):
        if not token.capital or headline[i]:
            continue
        if token.base in en.FEATURES or token.base in en.ROADS:
            first = i
            while first > max(at, i - _LONGEST) and _goes_on(tokens, first):
                first -= 1
            while first < i and tokens[first].folded in en.NO_NAMES:
                first += 1
            if first < i:
                out.append((first, i + 1))
                at = i + 1
        elif token.folded in en.FEATURES_BEFORE and i >= at and i + 1 < len(tokens):
            after = tokens[i + 1]
            if after.capital and after.joined and after.folded not in en.NO_NAMES and after.base not in en.FEATURES:
                last = i + 2
                out.append((i, last))
                at = last
    return out


def _goes_on(tokens: list[Token], first: int) -> bool:
    before = tokens[first - 1]
    return tokens[first].joined and tokens[first].gap == " " and before.capital and before.base == before.folded
