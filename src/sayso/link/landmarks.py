"""What a report is found by among millions: landmarks, and which reports lie so near that they are linked together.

Linking weighs all reports that it is given against one another, so its answer rests on their whole set. A store cannot
give it all it holds whenever a report comes. It gives a neighbourhood: the reports that hang together by what any two
of them have in common, whatever else is there. Two reports are near where they share a passage (sampled shingles), or
where they likely tell of the same happenings (`happenings`, with words weighed by how rare they are in the news at
large, `rarity`). So neighbourhoods are the same in whatever order reports arrive.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import accumulate

import numpy as np

from ..model import Report
from . import rarity, shingles
from .happenings import FARTHEST, Weighed, keys, nearness, weighed
from .outlines import Outline, may_be
from .similarity import encoder

TELLING = 24
"""Words and names of a report by which it is found, its rarest."""
SHARED = 2
"""Of these two reports share at the least before they are compared, and of shingles."""
SAMPLE = 8
"""One shingle in so many is kept: of a passage of 35 words two are, in 9 of 10 cases."""
NEAR = 0.5
"""The probability of the same happenings from which two reports are near. Of the desk's training bundles, which the
rarities have not seen, all pairs of a bundle hang together so, at .7 only 95 of 100; of 1,613
reports, 900 of them on one election, the largest neighbourhood by this alone has 129 reports (.35: 183, .7: 81), with
shared passages 335. See `benchmarks/neighbours.py`."""
REUSED = 0.3
"""The part of a report's shingles that another has, from which it is a copy however much later it appeared; two within
`FARTHEST` days of each other are near with less. The paragraph of background that a house prints for months is less."""


@dataclass(frozen=True, slots=True)
class Landmarks:
    """One report as its neighbours are found; numbers are hashes of 64 bits with sign.

    `day` is a proleptic ordinal, 0 where the report has none. `shingles` and `telling` are what it is found by,
    `weighed` what it is compared by.
    """

    report: str
    day: int
    shingles: frozenset[int]
    telling: frozenset[int]
    weighed: Weighed


def landmarks(reports: Sequence[Report]) -> list[Landmarks]:
    """The landmarks of reports, in their order."""
    if not reports:
        return []
    found = [keys(report) for report in reports]
    vectors = encoder()
    leads = vectors.vectors([one.lead for one in found]) if vectors else None
    sampled = shingles.sampled(reports, SAMPLE)
    out = []
    for at, (report, one) in enumerate(zip(reports, found, strict=True)):
        seen = weighed(one, rarity.words(), rarity.names())
        rarest = [(-weight, name) for name, weight in seen.names.items()]
        rarest += [(-weight, word) for word, weight in seen.words.items() if word not in seen.names]
        seen = Weighed(
            day=seen.day,
            words={number(word): weight for word, weight in seen.words.items()},
            length=seen.length,
            names={number(name): weight for name, weight in seen.names.items()},
            named=seen.named,
            numbers=frozenset(map(number, seen.numbers)),
            lead=None if leads is None else leads[at],
        )
        telling = frozenset(number(word) for _, word in sorted(rarest)[:TELLING])
        made = Landmarks(report.id, seen.day.toordinal() if seen.day else 0, sampled[at], telling, seen)
        # As a store gives them back: two reports must compare alike whichever of them came first.
        out.append(unpacked(report.id, packed(made)))
    return out


def reused(shared: int, one: int, two: int) -> bool:
    """Whether two reports of so many shingles that share so many are copies, however far apart they appeared."""
    few = min(one, two)
    return few > 0 and shared >= max(1, REUSED * few)


def days_apart(one: int, two: int) -> bool:
    """Whether two days, 0 where there is none, lie too far apart for one happening."""
    return bool(one and two) and abs(one - two) > FARTHEST


def alike(one: Landmarks, two: Landmarks) -> bool:
    """Whether two reports, not too far apart, likely tell of the same happenings."""
    return len(one.telling & two.telling) >= SHARED and nearness(one.weighed, two.weighed) >= NEAR


def near(one: Landmarks, two: Landmarks) -> bool:
    """Whether two reports are to be linked together."""
    shared = len(one.shingles & two.shingles)
    if reused(shared, len(one.shingles), len(two.shingles)):
        return True
    return not days_apart(one.day, two.day) and (shared >= SHARED or alike(one, two))


_HEAD = struct.Struct("<iIHHHHHff")
"""Day, how many shingles, telling words, words, names, numbers, parts of the lead's vector; length and sum of names."""


def packed(one: Landmarks) -> bytes:
    """Landmarks as bytes, without the report's identifier; weights are kept to the third decimal or so."""
    seen = one.weighed
    lead = np.zeros(0, np.float16) if seen.lead is None else seen.lead.astype(np.float16)
    sets = (one.shingles, one.telling, seen.words, seen.names, seen.numbers)
    head = _HEAD.pack(one.day, *map(len, sets), lead.size, seen.length, seen.named)
    numbers = [np.fromiter(sorted(some), np.int64, len(some)).tobytes() for some in sets]
    weights = [np.array([some[k] for k in sorted(some)], np.float16).tobytes() for some in (seen.words, seen.names)]
    return b"".join((head, *numbers, *weights, lead.tobytes()))


def unpacked(report: str, body: bytes) -> Landmarks:
    """What `packed` made of a report's landmarks."""
    day, *counts, width, length, named = _HEAD.unpack_from(body)
    at = _HEAD.size
    sets: list[list[int]] = []
    for count in counts:
        sets.append(np.frombuffer(body, np.int64, count, at).tolist())
        at += 8 * count
    weights: list[list[float]] = []
    for count in counts[2:4]:
        weights.append(np.frombuffer(body, np.float16, count, at).tolist())
        at += 2 * count
    lead = np.frombuffer(body, np.float16, width, at).astype(np.float32) if width else None
    seen = Weighed(
        day=date.fromordinal(day) if day else None,
        words=dict(zip(sets[2], weights[0], strict=True)),
        length=length,
        names=dict(zip(sets[3], weights[1], strict=True)),
        named=named,
        numbers=frozenset(sets[4]),
        lead=lead,
    )
    return Landmarks(report, day, frozenset(sets[0]), frozenset(sets[1]), seen)


def outlined(body: bytes) -> Outline:
    """What a quick look compares of packed landmarks."""
    day, *counts, width, length, named = _HEAD.unpack_from(body)
    at = [_HEAD.size, *(_HEAD.size + 8 * end for end in accumulate(counts))]
    weights = at[5] + 2 * counts[2]
    return Outline(
        day=day,
        words=np.frombuffer(body, np.int64, counts[2], at[2]),
        weights=np.frombuffer(body, np.float16, counts[2], at[5]),
        length=length,
        names=np.frombuffer(body, np.int64, counts[3], at[3]),
        name_weights=np.frombuffer(body, np.float16, counts[3], weights),
        named=named,
        numbers=np.frombuffer(body, np.int64, counts[4], at[4]),
        lead=np.frombuffer(body, np.float16, width, weights + 2 * counts[3]),
    )


def may_be_alike(one: Outline, others: Sequence[Outline]) -> list[bool]:
    """Whether `alike` is worth asking of a report and each of some others: it is false where this is."""
    return [bool(may) for may in may_be(one, others, NEAR)]


@lru_cache(maxsize=1 << 17)
def number(word: str) -> int:
    """What stands for a word among the landmarks."""
    digest = blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True)
