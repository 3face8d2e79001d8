"""Which happenings a report is about: by its lead, words, names and numbers; and how near two reports are.

`keys` of one report, `nearness` of pairs. Counts of words are taken over the reports that are read together, smoothed
so that in one story alone no word is thought common for being in all of its reports.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from ..model import Report
from ..text import first_sentences
from .figures import EMPTY, TOKEN, stem
from .similarity import Encoder, Vectors

LEAD, LEAD_LENGTH, FEWEST = 2, 400, 4
"""Sentences, and their code points at most, that stand for the report's lead; shorter ones than FEWEST words (bylines,
datelines) are passed over."""
READ = 20_000
"""Code points of a report that are looked at: a story is told at its head."""
MANY, SOME = 200, 4
"""A word in `n` of `N` reports weighs log((N + MANY) / (n + SOME))."""
WEIGHTS = {
    "bias": -5.59, "lead": 5.94, "words": 13.3, "names contained": 5.11, "names alike": 5.77, "numbers": 0.31,
    "days": -2.85, "undated": -3.12, "strangers": -1.48,
}  # fmt: skip
"""Logistic regression on the pairs of reports of the desk's training bundles, of ECB+'s training topics (where two
events of one kind stand side by side) and of the real reports' parts 0 and 1 (`benchmarks/same_story.py --fit`)."""
FARTHEST = 30
"""Days between two reports after which more days say no more."""

STRANGE = 0.1
"""Two reports are strangers where so small a part of either's names is in the other: two accidents of one kind."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_CALENDAR = _set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov
    dec"""
)
"""Names of no place or person."""


class Rarity(Protocol):
    """What a word weighs, by the word."""

    def __getitem__(self, word: str, /) -> float:
        """The weight."""


@dataclass(frozen=True, slots=True)
class Keys:
    """One report as stories see it."""

    report: str
    day: date | None
    lead: str
    stems: Mapping[str, int]
    names: frozenset[str]
    numbers: frozenset[str]
    shown: Mapping[str, str]
    """Of a stem or name how the report writes it first."""


def keys(report: Report) -> Keys:
    """What one report is compared by."""
    return Keys(report.id, _day(report), *_told(report.extract.text[:READ]))


class _Told(NamedTuple):
    """What a text tells, as `Keys` has it."""

    lead: str
    stems: Mapping[str, int]
    names: frozenset[str]
    numbers: frozenset[str]
    shown: Mapping[str, str]


@lru_cache(maxsize=256)  # some 15 MB: a report is placed, and a moment later linked
def _told(text: str) -> _Told:
    counts = Counter(_TOKENS.findall(text))  # in the order in which the report writes them first
    stems, names, shown = dict[str, int](), set[str](), dict[str, str]()
    for word, count in counts.items():
        seen = _seen(word)
        if seen is None:
            continue
        if seen.root:
            stems[seen.root] = stems.get(seen.root, 0) + count
            shown.setdefault(seen.root, seen.word)
        if seen.name and not (seen.name in counts and seen.name[0].islower()):  # else it is written small elsewhere
            names.add(seen.name)
            shown.setdefault(seen.name, seen.word)
    numbers = {token for token in counts if token[0].isdigit() and len(token) > 1}
    return _Told(lead(text), stems, frozenset(names), frozenset(numbers), shown)


_TOKENS = re.compile(TOKEN.pattern.replace("?P<number>", "?:"))  # the same, and `findall` gives whole tokens


class _Seen(NamedTuple):
    """A word without its genitive, its stem unless it is short, and itself folded where it may be a name."""

    word: str
    root: str
    name: str


@lru_cache(maxsize=1 << 16)
def _seen(token: str) -> _Seen | None:
    """What there is in a token; `None` where it says nothing of the matter."""
    word = token.removesuffix("'s").removesuffix("’s")
    plain = word.casefold()
    if not word[0].isalpha() or plain in EMPTY:
        return None
    named = len(plain) > 2 and plain not in _CALENDAR and word[0].isupper() and (not word.isupper() or len(word) < 6)
    return _Seen(word, stem(plain) if len(plain) > 3 else "", plain if named else "")


def lead(text: str) -> str:
    """The first sentences of a text that are long enough to tell what it is about."""
    found: list[str] = []
    for sentence in first_sentences(text[:READ]):
        words = text[sentence.start : sentence.end].split()
        if len(words) >= FEWEST:
            found.append(" ".join(words))
        if len(found) == LEAD:
            break
    return " ".join(found)[:LEAD_LENGTH]


def _day(report: Report) -> date | None:
    for value in (report.published_on and report.published_on.value, report.dateline and report.dateline.on):
        try:
            return date.fromisoformat((value or "")[:10])
        except ValueError:
            continue
    return None


@dataclass(frozen=True, slots=True)
class Weighed:
    """One report with its words and names weighed by how rare they are, ready to be compared.

    `words` and `names` are weights by word (or by a number that stands for it), `length` is the Euclidean length of
    `words`, `named` the sum of `names`; `lead` is the vector of the lead, where there is an encoder.
    """

    day: date | None
    words: Mapping[Any, float]
    length: float
    names: Mapping[Any, float]
    named: float
    numbers: frozenset[Any]
    lead: Vectors | None


def weighed(one: Keys, rarity: Rarity, name_rarity: Rarity, lead: Vectors | None = None) -> Weighed:
    """Weigh a report's words and names by given rarities."""
    words = {word: _often(count) * rarity[word] for word, count in one.stems.items()}
    names = {name: name_rarity[name] for name in sorted(one.names)}
    length = math.sqrt(sum(value * value for value in words.values()))
    return Weighed(one.day, words, length, names, sum(names.values()), one.numbers, lead)


@lru_cache(maxsize=1 << 12)
def _often(count: int) -> float:
    return 1 + math.log(count)


def features(one: Weighed, two: Weighed) -> tuple[float, ...]:
    """What the weights are of, in their order, the bias left out; the same whichever report comes first."""
    few, many = sorted((one.words, two.words), key=len)
    words = math.fsum(value * many[word] for word, value in few.items() if word in many)
    words /= one.length * two.length or 1.0
    few, many = sorted((one.names, two.names), key=len)
    both = math.fsum(value for name, value in few.items() if name in many)
    days = abs((one.day - two.day).days) if one.day and two.day else -1
    lead = float(one.lead @ two.lead) if one.lead is not None and two.lead is not None else words
    return (
        lead,
        words,
        both / (min(one.named, two.named) + 3),
        both / (one.named + two.named - both + 3),
        len(one.numbers & two.numbers),
        min(days, FARTHEST) / FARTHEST if days >= 0 else 0.0,
        float(days < 0),
        float(both < STRANGE * min(one.named, two.named)),
    )


def nearness(one: Weighed, two: Weighed) -> float:
    """The probability that two reports tell of the same happenings."""
    values = features(one, two)
    score = WEIGHTS["bias"] + sum(w * value for w, value in zip(list(WEIGHTS.values())[1:], values, strict=True))
    return round(1 / (1 + math.exp(-score)) if score > -700 else 0.0, 6)


class Compared:
    """Reports made ready to be compared with one another, their words weighed by how many of them have each."""

    def __init__(self, reports: Sequence[Keys], encoder: Encoder | None) -> None:
        n = len(reports)
        counts = Counter(word for one in reports for word in one.stems)
        named = Counter(name for one in reports for name in one.names)
        self.rarity = {word: rare(n, count) for word, count in counts.items()}
        self.name_rarity = {name: rare(n, count) for name, count in named.items()}
        leads = encoder.vectors([one.lead for one in reports]).astype(float) if encoder and reports else None
        self.reports = [
            weighed(one, self.rarity, self.name_rarity, None if leads is None else leads[k])
            for k, one in enumerate(reports)
        ]

    def features(self, a: int, b: int) -> tuple[float, ...]:
        """What the weights are of for two of the reports."""
        return features(self.reports[a], self.reports[b])

    def nearness(self, a: int, b: int) -> float:
        """The probability that two of the reports tell of the same happenings."""
        return nearness(self.reports[a], self.reports[b])


def rare(n: int, count: int) -> float:
    """What a word weighs that `count` of `n` reports have."""
    return math.log((n + MANY) / (count + SOME))
