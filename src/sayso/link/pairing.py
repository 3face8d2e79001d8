"""Whether two sayings are of one claim, and of one mind, or contradict each other: a probability for each.

Which pairs are looked at (`candidates`), what is seen of a pair (`seen`), and the trees that judge it (`trees`,
trained by `training/pairs.py`, gradient boosting after Friedman, 2001). A second round sees also what the first found
of third sayings: where two are both near to a third, they are likelier to be the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from math import log
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from ..graphs import pinned
from ..model import Attribution, Report
from .common import COLUMNS, OTHERS, common, others
from .counted import COLUMNS as COUNTED
from .counted import counted
from .figures import stems_of
from .happenings import lead
from .sayings import Saying, saying
from .similarity import Encoder, encoder
from .trees import Trees

MODEL = Path(__file__).parent.parent / "models" / "similarity" / "pairs.npz"
NEAREST = 48
"""Sayings nearest to each that are compared with it: in the training bundles, of up to 75 distinct sayings, all but
2 in 1,000 pairs of one claim are among them."""
AT_ONCE = 1024
"""Rows of the table of similarities that are held at a time."""
KEPT = 32
"""Neighbours of a saying that the second round looks through."""
WIDTH = 1024
"""Of the vectors of words that stand in where there is no encoder."""
UNRELATED, SAME, OPPOSED, CONTRADICT = range(4)

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Compared:
    """Pairs of sayings, left before right, and the probabilities of each.

    They are: unrelated, of one claim and of one mind, of one claim that one of the two rejects, of rival claims.
    """

    left: Ints
    right: Ints
    probability: Floats

    @cached_property
    def same(self) -> Floats:
        """The probability of each pair to be of one claim."""
        return one_claim(self.probability)

    def opposing(self, known: Set[tuple[int, ...]]) -> Compared:
        """The same, with the pairs (left, right) that are known to contradict each other judged so."""
        if not known:
            return self
        rows = [k for k, pair in enumerate(zip(self.left.tolist(), self.right.tolist(), strict=True)) if pair in known]
        probability = self.probability.copy()
        probability[rows] = np.eye(4)[CONTRADICT]
        return Compared(self.left, self.right, probability)

    def within(self, groups: Sequence[Sequence[int]]) -> dict[int, list[tuple[int, float]]]:
        """For each saying those of its group that it was compared with, and the probability of each to be the same."""
        out: dict[int, list[tuple[int, float]]] = {k: [] for members in groups for k in members}
        group = np.zeros(len(out), np.int64)
        for number, members in enumerate(groups):
            group[members] = number
        at = np.flatnonzero(group[self.left] == group[self.right])
        for a, b, same in zip(*(column[at].tolist() for column in (self.left, self.right, self.same)), strict=True):
            out[a].append((b, same))
            out[b].append((a, same))
        return out


def one_claim(probability: Floats) -> Floats:
    """The probability to be of one claim, by the four."""
    out: Floats = probability[:, SAME] + probability[:, OPPOSED]
    return out


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
            _against(sayings, left, right),
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


AGAINST = (
    "rejects most", "rejects least", "speaker named", "rejecter named", "pointing", "rejecter points", "debunking",
    "lines between", "lines after",
)  # fmt: skip
FEATURES = ("cosine", "masked", "figures apart", "context", "crossed", *COLUMNS, *AGAINST, *OTHERS, *AMONG, *COUNTED)
_DENIALS = frozenset({"denies", "doubts"})


def _ranks(sayings: Sequence[Saying]) -> Ints:
    """Of each saying the how many-th of its report it is."""
    out = np.zeros(len(sayings), np.int64)
    seen: Counter[str] = Counter()
    for k in sorted(range(len(sayings)), key=lambda k: (sayings[k].place, k)):
        out[k] = seen[sayings[k].line.report]
        seen[sayings[k].line.report] += 1
    return out


def rejects(one: Saying) -> float:
    """How outright a saying rejects something, by its own words: 0 to 4."""
    if one.line.stance in _DENIALS:
        return 3 + (one.line.stance == "denies")
    return 2.0 * (one.line.polarity == "negative") + (one.negations > 0 or one.debunking)


def _against(sayings: Sequence[Saying], left: Ints, right: Ints) -> Floats:
    """What tells that one of two sayings rejects the other: who is spoken of, what points at a saying, which is first.

    One row a pair (`AGAINST`). "Between" is how many lines of its report the one that rejects more outright stands
    after the other, where they are of one.
    """
    outright = np.array([rejects(one) for one in sayings], float)
    swapped = outright[left] > outright[right]
    a, b = np.where(swapped, right, left), np.where(swapped, left, right)
    more = outright[b] > outright[a]
    rank, pointing, debunking = (
        _ranks(sayings),
        *(np.array([getattr(one, name) for one in sayings], np.int64) for name in ("pointing", "debunking")),
    )
    numbers: dict[str, int] = {}
    report = np.array([numbers.setdefault(one.line.report, len(numbers)) for one in sayings])
    together = report[left] == report[right]
    between = rank[b] - rank[a]
    other_named, rejecter_named = _named(sayings, a, b), _named(sayings, b, a)
    columns = (
        outright[b],
        outright[a],
        other_named + rejecter_named,
        rejecter_named * more,
        pointing[a] + pointing[b],
        pointing[b] * more,
        debunking[a] + debunking[b],
        np.where(together, np.minimum(np.abs(between), 20), -1),
        np.where(together & more, np.clip(between, -10, 10), 0),
    )
    return np.column_stack([column.astype(float) for column in columns])


def _named(sayings: Sequence[Saying], speaking: Ints, naming: Ints) -> Ints:
    """Whether the one who says the one of two sayings is named in the other: 0 or 1, pair by pair."""
    speakers, stems = [one.speaker for one in sayings], [one.stems for one in sayings]
    pairs = zip(speaking.tolist(), naming.tolist(), strict=True)
    return np.fromiter((not speakers[a].isdisjoint(stems[b]) for a, b in pairs), np.int64, len(speaking))


THIRD = ("best way", "ways", "rivals' way", "own rank", "told instead")
"""What the second round sees beside the probabilities of the first."""
BESIDE = 2
"""Lines of its report from a denial within which the same source tells what it holds to be so instead."""


def instead(sayings: Sequence[Saying]) -> list[tuple[int, int]]:
    """Sayings that reject something, each with what the same source or its side says otherwise beside them."""
    of: defaultdict[str, list[int]] = defaultdict(list)
    for k in sorted(range(len(sayings)), key=lambda k: (sayings[k].place, k)):
        of[sayings[k].line.report].append(k)
    out = []
    for some in of.values():
        for at, k in enumerate(some):
            if rejects(sayings[k]) < REJECTED:
                continue
            for other in some[max(0, at - BESIDE) : at + BESIDE + 1]:
                if other != k and rejects(sayings[other]) < REJECTED and _of_one(sayings[k], sayings[other]):
                    out.append((k, other))
    return out


def _of_one(one: Saying, other: Saying) -> bool:
    a, b = one.line, other.line
    return bool((a.actor and a.actor == b.actor) or (a.affiliation and a.affiliation == b.affiliation))


REJECTED = 2.0
"""Of `rejects`, from which a saying rejects what it is about: a denial, a doubt, or a line of negative polarity."""


def _told_instead(n: int, left: Ints, right: Ints, probability: Floats, beside: Sequence[tuple[int, int]]) -> Floats:
    """How surely the one saying of a pair is rejected by a source that says the other beside it."""
    out = np.zeros(len(left))
    if not beside:
        return out
    keys, same = left * n + right, one_claim(probability)
    near: defaultdict[int, list[int]] = defaultdict(list)
    denials = {denial for denial, _ in beside}
    for at in np.flatnonzero(np.isin(left, list(denials)) | np.isin(right, list(denials))).tolist():
        for denial in (int(left[at]), int(right[at])):
            if denial in denials:
                near[denial].append(at)
    for denial, told in beside:
        ats = np.array(near[denial], np.int64)
        if not len(ats):
            continue
        rejected = np.where(left[ats] == denial, right[ats], left[ats])
        wanted = np.minimum(rejected, told) * n + np.maximum(rejected, told)
        found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        hit = (keys[found] == wanted) & (rejected != told)
        np.maximum.at(out, found[hit], same[ats][hit])
    return out


def through_others(
    n: int, left: Ints, right: Ints, probability: Floats, beside: Sequence[tuple[int, int]] = ()
) -> Floats:
    """What the first round found of third sayings: one row a pair, the probabilities before `THIRD`.

    Of each saying the `KEPT` others are looked at that it is nearest to. `beside` is what `instead` gives.
    """
    near_to, same, rival = _neighbours(n, left, right, probability)
    total = same.sum(1)
    out = np.zeros((len(left), len(THIRD)))
    for start in range(0, len(left), AT_ONCE):
        a, b = left[start : start + AT_ONCE], right[start : start + AT_ONCE]
        met = near_to[a][:, :, None] == near_to[b][:, None, :]
        common, at = met.any(2), met.argmax(2)
        same_b, rival_b = (np.where(common, np.take_along_axis(table[b], at, 1), 0.0) for table in (same, rival))
        same_a, rival_a = np.where(common, same[a], 0.0), np.where(common, rival[a], 0.0)
        both = np.minimum(same_a, same_b)
        ways = both.sum(1)
        split = np.maximum(np.minimum(same_a, rival_b), np.minimum(rival_a, same_b))
        out[start : start + AT_ONCE, :3] = np.column_stack(
            [both.max(1), ways / (total[a] + total[b] - ways + 1e-6), split.max(1)]
        )
    best = same.max(1)
    out[:, 3] = one_claim(probability) / np.maximum(np.maximum(best[left], best[right]), 1e-6)
    out[:, 4] = np.round(_told_instead(n, left, right, probability, beside), 6)
    return np.column_stack([probability, out])


def _neighbours(n: int, left: Ints, right: Ints, probability: Floats) -> tuple[Ints, Floats, Floats]:
    """Of each saying those it is nearest to, and the probabilities to be the same and to contradict."""
    one, two = np.concatenate([left, right]), np.concatenate([right, left])
    told = np.concatenate([probability, probability])
    weight = np.round(np.maximum(one_claim(told), told[:, CONTRADICT]), 9)
    order = np.lexsort((two, -weight, one))
    one, two, told = one[order], two[order], told[order]
    rank = np.arange(len(one)) - np.searchsorted(one, one)
    kept = rank < KEPT
    one, two, told, rank = one[kept], two[kept], told[kept], rank[kept]
    near_to = -1 - np.tile(np.arange(n)[:, None], (1, KEPT))  # what stands for nothing meets nothing
    same, rival = np.zeros((n, KEPT)), np.zeros((n, KEPT))
    near_to[one, rank] = two
    same[one, rank], rival[one, rank] = one_claim(told), told[:, CONTRADICT]
    return near_to, same, rival


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
