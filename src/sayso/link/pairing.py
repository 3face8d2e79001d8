"""Whether two sayings are of one claim, and of one mind, or contradict each other: a probability for each.

Which pairs are looked at (`candidates`), what is seen of a pair (`seen`), and the trees that judge it (`trees`,
trained by `training/pairs.py`, gradient boosting after Friedman, 2001). A second round sees also what the first found
of third sayings: where two are both near to a third, they are likelier to be the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cache
from io import BytesIO
from math import log
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from ..graphs import pinned
from ..model import Attribution, Report
from .against import COLUMNS as AGAINST
from .against import against
from .common import COLUMNS, OTHERS, common, others
from .compared import Compared
from .counted import COLUMNS as COUNTED
from .counted import counted
from .figures import stems_of
from .happenings import lead
from .sayings import Saying, saying
from .similarity import Encoder, encoder
from .thirds import instead, through_others
from .trees import Trees

MODEL = Path(__file__).parent.parent / "models" / "similarity" / "pairs.npz"
NEAREST = 48
"""Sayings nearest to each that are compared with it: in the training bundles, of up to 75 distinct sayings, all but
2 in 1,000 pairs of one claim are among them."""
AT_ONCE = 1024
"""Rows of the table of similarities that are held at a time."""
WIDTH = 1024
"""Of the vectors of words that stand in where there is no encoder."""
Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


class Near(NamedTuple):
    """The vectors that sayings are compared by.

    They are those of what is said, of the same without figures, of the sentences around it, and of what stands around
    each figure, the figures of one saying after those of another.
    """

    said: Floats
    masked: Floats
    context: Floats
    counts: Floats


def encode(report: Report, lines: Sequence[Attribution]) -> None:
    """Have the encoder make the vectors of a report's lines before they are compared, where it has a shelf."""
    vectors = encoder()
    if vectors is not None and vectors.shelf is not None:
        said = [saying(report, line) for line in lines]
        texts = [text for one in said for text in (one.text, one.masked, one.context, *(f.phrase for f in one.counts))]
        vectors.vectors([lead(report.extract.text), *texts])


def near(sayings: Sequence[Saying], encoder: Encoder | None) -> Near:
    """The encoder's vectors, or where there is none those of the words."""
    if encoder is not None:
        return Near(
            encoder.vectors([s.text for s in sayings]).astype(float),
            encoder.vectors([s.masked for s in sayings]).astype(float),
            encoder.vectors([s.context for s in sayings]).astype(float),
            encoder.vectors([figure.phrase for s in sayings for figure in s.counts]).astype(float),
        )
    weights = rarity(sayings)
    out = _by_words([one.stems for one in sayings], weights)
    phrases = [stems_of(figure.phrase) for one in sayings for figure in one.counts]
    return Near(out, out, out, _by_words(phrases, weights))


def _by_words(texts: Sequence[Set[str]], weights: Mapping[str, float]) -> Floats:
    """Vectors of length 1 from the words of texts, each at a place of its own as far as there are places."""
    out = np.zeros((len(texts), WIDTH))
    for row, words in enumerate(texts):
        for word in words:
            out[row, crc32(word.encode("utf-8", "replace")) % WIDTH] += weights.get(word, 1.0)
    out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)
    return out


def rarity(sayings: Sequence[Saying]) -> dict[str, float]:
    """What a word weighs: the logarithm of one in how many sayings has it."""
    held = Counter(word for one in sayings for word in one.stems)
    return {word: log((len(sayings) + 1) / count) for word, count in held.items()}


def candidates(vectors: Floats) -> tuple[Ints, Ints]:
    """The pairs that are worth a look: each saying with its nearest, left before right, in order."""
    n = len(vectors)
    if n <= NEAREST + 1:
        left, right = np.triu_indices(n, 1)
        return left.astype(np.int64), right.astype(np.int64)
    keys = []
    for start in range(0, n, AT_ONCE):
        table = np.round(vectors[start : start + AT_ONCE] @ vectors.T, 6)
        rows = np.arange(len(table))
        table[rows, start + rows] = -2.0
        found = np.argpartition(-table, NEAREST, axis=1)[:, :NEAREST]
        a, b = np.repeat(start + rows, NEAREST), found.ravel()
        keys.append(np.minimum(a, b) * n + np.maximum(a, b))
    pairs = np.unique(np.concatenate(keys))
    return pairs // n, pairs % n


def seen(sayings: Sequence[Saying], vectors: Near, left: Ints, right: Ints) -> Floats:
    """What the trees are given of each pair, one row a pair (`FEATURES` in order)."""
    weights = rarity(sayings)
    parts = [
        _cosines(vectors, left[at : at + AT_ONCE], right[at : at + AT_ONCE]) for at in range(0, len(left), AT_ONCE)
    ]
    cosines = np.concatenate(parts) if parts else np.zeros((0, 5))
    return np.column_stack(
        [
            cosines,
            common(sayings, weights, left, right),
            against(sayings, left, right),
            others(sayings, left, right),
            _among(len(sayings), left, right, cosines[:, 0]),
            counted([one.counts for one in sayings], vectors.counts, left, right),
        ]
    )


AMONG = ("stands out", "nearer ranks", "farther ranks")


def _among(n: int, left: Ints, right: Ints, cosine: Floats) -> Floats:
    """How a pair's cosine stands among those of either saying (`AMONG`): what is near in one story is far in another.

    First by how much it is above the mean of both, then how many others are nearer to the one and to the other, the
    fewer first.
    """
    one, two = np.concatenate([left, right]), np.concatenate([right, left])
    value = np.concatenate([cosine, cosine])
    mean = np.bincount(one, value, n) / np.maximum(np.bincount(one, minlength=n), 1)
    order = np.lexsort((two, -value, one))
    rank = np.empty(len(one))
    rank[order] = np.arange(len(one)) - np.searchsorted(one[order], one[order])
    of_left, of_right = rank[: len(left)], rank[len(left) :]
    out = np.column_stack(
        [cosine - (mean[left] + mean[right]) / 2, np.minimum(of_left, of_right), np.maximum(of_left, of_right)]
    )
    return np.round(out, 6)


def _cosines(vectors: Near, left: Ints, right: Ints) -> Floats:
    def cosine(a: Floats, b: Floats) -> Floats:
        out: Floats = np.einsum("ij,ij->i", a[left], b[right])
        return out

    told, masked = cosine(vectors.said, vectors.said), cosine(vectors.masked, vectors.masked)
    crossed = np.maximum(cosine(vectors.said, vectors.context), cosine(vectors.context, vectors.said))
    context = cosine(vectors.context, vectors.context)
    return np.round(np.column_stack([told, masked, masked - told, context, crossed]), 6)


FEATURES = ("cosine", "masked", "figures apart", "context", "crossed", *COLUMNS, *AGAINST, *OTHERS, *AMONG, *COUNTED)


class Judges(NamedTuple):
    """The trees of both rounds, with the encoder's vectors or without."""

    first: Trees
    second: Trees


@cache
def judges(encoded: bool, path: Path = MODEL) -> Judges:
    """The trees that ship; raises `BackendError` where they are others than their card describes."""
    name = "encoded" if encoded else "words"
    with np.load(BytesIO(pinned(path))) as held:
        return Judges(
            *(
                Trees({key.split("/")[2]: held[key] for key in held.files if key.startswith(f"{name}/{round}/")})
                for round in ("first", "second")
            )
        )


def compare(sayings: Sequence[Saying], encoder: Encoder | None, judged: Judges | None = None) -> Compared:
    """The pairs worth a look and what they are to each other."""
    if len(sayings) < 2:
        nothing = np.zeros(0, np.int64)
        return Compared(nothing, nothing, np.zeros((0, 4)))
    judged = judged or judges(encoder is not None)
    vectors = near(sayings, encoder)
    left, right = candidates(vectors.said)
    rows = seen(sayings, vectors, left, right)
    first = judged.first.probabilities(rows)
    second = judged.second.probabilities(
        np.column_stack([rows, through_others(len(sayings), left, right, first, instead(sayings))])
    )
    return Compared(left, right, (first + second) / 2)
