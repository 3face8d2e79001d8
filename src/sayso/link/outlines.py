"""A quick look at many reports at once: which of them may tell of the same happenings as one.

`happenings.nearness` decides, pair by pair. In a month of a large store some hundreds of reports share two rare words
with a report, and next to none of them is near: their words are met here in one sorted row, all together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .happenings import FARTHEST, WEIGHTS

Floats = npt.NDArray[np.float64]
Halves = npt.NDArray[np.float16]
Ints = npt.NDArray[np.int64]


class Outline(NamedTuple):
    """A `Weighed` as arrays, words, names and numbers by rising hashes; `day` is 0 where it has none.

    `lead` is empty where there is no encoder.
    """

    day: int
    words: Ints
    weights: Halves
    length: float
    names: Ints
    name_weights: Halves
    named: float
    numbers: Ints
    lead: Halves


UNSURE = 0.01
"""By so much a score may be off in a quick look; sums of some hundred products are off by less than a millionth."""


def may_be(one: Outline, others: Sequence[Outline], near: float) -> npt.NDArray[np.bool_]:
    """Whether a report and each of some others may be as near as a probability; exactly that near, they always may."""
    if not others:
        return np.zeros(0, bool)
    lengths = one.length * np.array([other.length for other in others])
    words = _met(one.words, one.weights, [o.words for o in others], [o.weights for o in others])
    words /= np.where(lengths == 0, 1.0, lengths)
    ones = np.ones(len(one.names))
    both = _met(one.names, ones, [other.names for other in others], [other.name_weights for other in others])
    numbers = _met(one.numbers, np.ones(len(one.numbers)), [other.numbers for other in others])
    lead = words.copy()
    led = [k for k, other in enumerate(others) if other.lead.size] if one.lead.size else []
    if led:
        lead[led] = np.stack([others[k].lead for k in led]).astype(np.float32) @ one.lead.astype(np.float32)
    named = np.array([other.named for other in others])
    fewest, all_named = np.minimum(named, one.named), named + one.named
    day = np.array([other.day for other in others])
    dated = (day > 0) & (one.day > 0)
    # In the order of the weights but for the last, "strangers": to be strangers may hang on a millionth, and counts
    # against two reports, so that the look takes them for none.
    features = (
        lead,
        words,
        both / (fewest + 3),
        both / (all_named - both + 3),
        numbers,
        np.where(dated, np.minimum(np.abs(day - one.day), FARTHEST) / FARTHEST, 0.0),
        ~dated,
    )
    weights = [weight for name, weight in WEIGHTS.items() if name not in ("bias", "strangers")]
    score = WEIGHTS["bias"] + sum(w * feature for w, feature in zip(weights, features, strict=True))
    return np.asarray(score >= math.log(near / (1 - near)) - UNSURE)


def _met(
    one: Ints, weights: npt.NDArray[np.floating], others: Sequence[Ints], theirs: Sequence[Halves] | None = None
) -> Floats:
    """For each of some others the sum of the products of the weights (or of the one's) of what it shares with one."""
    if not one.size:
        return np.zeros(len(others))
    held = np.concatenate(others)
    at = np.minimum(np.searchsorted(one, held), one.size - 1)
    hit = np.flatnonzero(one[at] == held)
    whose = np.repeat(np.arange(len(others)), [len(other) for other in others])[hit]
    product = weights[at[hit]].astype(float)
    if theirs is not None:
        product *= np.concatenate(theirs)[hit]
    return np.bincount(whose, product, len(others)).astype(float)
