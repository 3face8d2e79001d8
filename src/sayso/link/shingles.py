"""`keys`: what a report is found by. Sampled shingles of its words, and what it shares with a report that it names.

A shingle is a run of five words of the report's news (its text without headers and furniture). One hash in four is
kept, by its value, so that two texts that share a passage keep the same shingles of it, whatever stands around them
(Manber, 1994; Broder, 1997: containment). Jaccard sketches lose excerpts; this keeps them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from ..attribute import news
from ..model import Attribution, Report
from ..wires import fold
from .columns import Budget, Column
from .houses import named_houses
from .words import CAPITAL, DIGIT, I32, I64, OPENING, U8, U64, Words, grams, mix, words

SHINGLE = 5
"""Words of a shingle. Five are shared by chance in few unrelated reports, and survive one word in ten retyped."""
SAMPLE = 3
"""One shingle in so many is kept: of an excerpt of 35 words with one word changed (26 shingles), fewer than three are
kept in 1 of 100 cases. One in 16 keeps so few that a third of such excerpts are lost."""
SEED = 4
"""Words of a seed of the comparison: a run of four is seldom shared by chance, and one word in six may differ."""
LEAST_KEPT = 2
"""Shingles that every text keeps, the smallest hashes of all: so one-line texts are found by their twins."""
TOGETHER = 128
"""Reports whose words are made at once: their arrays fit a core's cache."""
MEMORY = 1 << 30
"""Bytes of keys that are held in memory by default, some 200,000 reports; what is over goes to temporary files."""


F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Keys:
    """The words and keys of some reports, in the order of `reports`: presumed age, oldest first (see `age`).

    Words of report `r` are `first[r]` to `first[r + 1]` of the columns `word`, `seed` (the run of `SEED` words that
    begins there), `start` and `end` (offsets of the news view) and `mark`. `key` and `holder` are the sampled shingles:
    hash and report. `feature` and `bearer` are names and numbers, each with the house that the report is by; `asked`
    and `asker` the same with a house that it names. `borne` tells how well other reports bear out a report's text,
    `many` is the share of its shingles that three and more reports have (see `_witnessed`).
    """

    reports: tuple[Report, ...]
    first: I64
    word: U64
    seed: U64
    start: I32
    end: I32
    mark: U8
    key: U64
    holder: I32
    feature: U64
    bearer: I32
    asked: U64
    asker: I32
    borne: F64
    many: F64

    def count(self, report: int) -> int:
        """The words of a report."""
        return int(self.first[report + 1] - self.first[report])


def age(report: Report) -> tuple[str, int, int, int, str, str]:
    """By what reports are numbered: day, relays named, number of the version, length; the rest breaks ties.

    An undated report comes last. Which of two reports is the original is decided by `direction`.
    """
    labels = [label.number or 1 for label in report.labels if label.kind in VERSIONS]
    text = report.extract.text
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return day(report) or "9999", len(report.relays), max(labels, default=0), -len(text), digest, report.id


VERSIONS = frozenset({"UPDATE", "CORRECTED", "CORRECTION", "LEAD", "REFILE", "RECAST", "WRITETHRU", "WITHDRAWN"})
"""Labels of a version that is not the first."""


def day(report: Report) -> str | None:
    """The day of publication, else the dateline's day: ISO 8601; `None` where the report tells no whole date."""
    for value in (
        report.published_on.value if report.published_on else None,
        report.dateline.on if report.dateline else None,
    ):
        if value and len(value) >= 10 and value[:4].isdecimal():
            return value[:10]
    return None


def keys(
    reports: Sequence[Report], lines: Mapping[str, Sequence[Attribution]] | None = None, *, memory: int = MEMORY
) -> Keys:
    """The keys of the reports, in whatever order they come.

    `lines` are the attributions by report, which tell what houses a report names beside its header. `memory` bounds the
    bytes that the keys take.
    """
    ordered = tuple(sorted(reports, key=age))
    of = lines or {}
    named = [[_number(house) for house in _asked(report, of.get(report.id, ()))] for report in ordered]
    asked = {house for row in named for house in row}
    budget = Budget(memory)
    counts = Column(np.int64, budget)
    word, seed, start, end, mark = (Column(k, budget) for k in (np.uint64, np.uint64, np.int32, np.int32, np.uint8))
    pairs = {name: (Column(np.uint64, budget), Column(np.int32, budget)) for name in ("key", "feature", "asked")}
    for low in range(0, len(ordered), TOGETHER):
        some = ordered[low : low + TOGETHER]
        batch = words([news(report).text for report in some])
        counts.append(np.diff(batch.first))
        for column, values in ((word, batch.word), (start, batch.start), (end, batch.end), (mark, batch.mark)):
            column.append(values)
        begun = grams(batch.word, SEED)
        seed.append(np.append(begun, np.zeros(batch.word.size - begun.size, np.uint64)))
        owner = np.repeat(np.arange(len(some), dtype=np.int64), np.diff(batch.first))
        kept, whose = _shingles(batch, owner)
        pairs["key"][0].append(kept)
        pairs["key"][1].append(whose + low)
        telling = (batch.mark & (CAPITAL | OPENING)) == CAPITAL
        telling |= ((batch.mark & DIGIT) != 0) & (batch.end - batch.start >= 2)
        for name, heads in (
            ("feature", [[head] if (head := _head(r.publisher)) in asked else [] for r in some]),
            ("asked", named[low : low + TOGETHER]),
        ):
            for house, mask in _houses(heads):
                mine = telling & mask[owner]
                pairs[name][0].append(mix(batch.word[mine] ^ np.uint64(house)))
                pairs[name][1].append(owner[mine] + low)
    first = np.zeros(len(ordered) + 1, np.int64)
    np.cumsum(counts.array(), out=first[1:])
    key: U64 = pairs["key"][0].array()
    found: I32 = pairs["key"][1].array()
    borne, many = _witnessed(key, found, len(ordered))
    return Keys(
        reports=ordered,
        first=first,
        word=word.array(),
        seed=seed.array(),
        start=start.array(),
        end=end.array(),
        mark=mark.array(),
        key=key,
        holder=found,
        feature=pairs["feature"][0].array(),
        bearer=pairs["feature"][1].array(),
        asked=pairs["asked"][0].array(),
        asker=pairs["asked"][1].array(),
        borne=borne,
        many=many,
    )


BITS = 24
"""Bits that number a report where it stands in one word with a key: 16 million reports."""
LOW = np.uint64((1 << BITS) - 1)
_PART = 22
"""Rows, as a power of two, that are sorted at once."""


def holders(key: U64, holder: I32) -> Iterator[U64]:
    """The keys with their holders, each pair once, sorted: the low 40 bits of the key above the report's number.

    They come a part at a time, by other bits of the key, so that some four million are in memory at once.
    """
    parts = 1 << (key.size >> _PART).bit_length()
    for part in range(parts):
        mine = np.flatnonzero((key >> np.uint64(64 - BITS)) % np.uint64(parts) == part) if parts > 1 else slice(None)
        rows = (np.asarray(key[mine]) << np.uint64(BITS)) | np.asarray(holder[mine]).astype(np.uint64)
        rows.sort()
        yield rows[np.append(True, rows[1:] != rows[:-1])] if rows.size else rows


def begins(rows: U64) -> NDArray[np.bool_]:
    """Where a new key begins in rows of `holders`."""
    key = rows >> np.uint64(BITS)
    return np.append(True, key[1:] != key[:-1]) if rows.size else np.zeros(0, bool)


def _witnessed(key: U64, holder: I32, size: int) -> tuple[F64, F64]:
    """How well other reports bear out the text of each, and the share of its shingles that three and more have.

    The first is the sum over its shingles of the logarithm of their holders, less half of the report's largest: among
    copies of one text it is highest for the one whose wording most of them keep, which an edit, a cut and an addition
    all lower.
    """
    total, many, logs, most = (np.zeros(size) for _ in range(4))
    for rows in holders(key, holder):
        start = np.flatnonzero(begins(rows))
        number = np.diff(np.append(start, rows.size))
        each = np.repeat(number, number)
        report = (rows & LOW).astype(np.int64)
        log = np.log2(each)
        total += np.bincount(report, minlength=size)
        many += np.bincount(report[each > 2], minlength=size)
        logs += np.bincount(report, weights=log, minlength=size)
        np.maximum.at(most, report, log)
    return logs - total * most / 2, many / np.maximum(total, 1)


def _shingles(batch: Words, owner: I64, sample: int = SAMPLE) -> tuple[U64, I64]:
    """The sampled shingles of a batch and whose they are."""
    if batch.word.size < SHINGLE:
        return np.zeros(0, np.uint64), np.zeros(0, np.int64)
    hashes, whose = grams(batch.word, SHINGLE), owner[: batch.word.size - SHINGLE + 1]
    within = whose == owner[SHINGLE - 1 :]
    hashes, whose = hashes[within], whose[within]
    kept = hashes < np.uint64((1 << 64) // sample)
    few = np.bincount(whose[kept], minlength=int(owner[-1]) + 1) < LEAST_KEPT
    if few.any():
        rare = np.flatnonzero(few[whose])
        rare = rare[np.lexsort((hashes[rare], whose[rare]))]
        place = np.arange(rare.size) - np.searchsorted(whose[rare], whose[rare])
        kept[rare[place < LEAST_KEPT]] = True
    return hashes[kept], whose[kept]


MOST = 4096
"""Shingles that `sampled` gives of one report at the most, those with the smallest hashes."""


def sampled(reports: Sequence[Report], sample: int) -> list[frozenset[int]]:
    """For each report the hashes of one in `sample` of its shingles, as numbers with sign; two of a short one."""
    batch = words([news(report).text for report in reports])
    owner = np.repeat(np.arange(len(reports), dtype=np.int64), np.diff(batch.first))
    kept, whose = _shingles(batch, owner, sample)
    return [frozenset(np.unique(kept[whose == at])[:MOST].view(np.int64).tolist()) for at in range(len(reports))]


def _asked(report: Report, lines: Sequence[Attribution]) -> Iterator[str]:
    """The houses whose reports one is compared with for what they tell: those that it names; a later version's own."""
    yield from named_houses(report, lines)
    if report.publisher and any(label.kind in VERSIONS for label in report.labels):
        yield report.publisher.value


def _head(fact: object) -> int | None:
    value = getattr(fact, "value", None)
    return _number(value) if value else None


@lru_cache(maxsize=4096)
def _number(name: str) -> int:
    """A house's name as a number, by its first word: "Nikkei" meets "Nikkei Asia"; `direction` compares the whole."""
    first = fold(name).split()[:1]
    return int.from_bytes(sha256(first[0].encode("utf-8", "surrogatepass")).digest()[:8], "big") if first else 0


def _houses(heads: Sequence[Sequence[int]]) -> Iterator[tuple[int, NDArray[np.bool_]]]:
    """Each house with a mask over the reports that have it."""
    of: dict[int, list[int]] = {}
    for at, row in enumerate(heads):
        for house in row:
            of.setdefault(house, []).append(at)
    for house in sorted(of):
        mask = np.zeros(len(heads), bool)
        mask[of[house]] = True
        yield house, mask
