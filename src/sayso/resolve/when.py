"""When a line was said: the desk's `said_on`, and dates that contradict themselves.

A line is dated where the text dates it: by a date beside its cue, by one beside another saying of the same speaker, by
an occasion told of just before, or by a report whose events are of its own day. Which of these holds is weighed: each
candidate day (`when_features`) is given a probability by a logistic model whose weights stand in `when.tsv` (fitted by
`benchmarks/when.py` on bundles of the desk; penalised likelihood, one table, no hidden part). Below `ENOUGH` nothing
is said: `None` is an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from math import exp
from pathlib import Path

from ..dates import DateMention
from ..model import Passage, Problem
from .reading import Reading
from .when_dated import mentions
from .when_features import Candidate, candidates
from .who import Referent

_WEIGHTS = Path(__file__).with_name("when.tsv")
ENOUGH = 0.4
"""The probability from which a day is given. By cross-validation on the desk's training bundles (`benchmarks/when.py`)
.4, .43, .46, .5 and .55 are right in .774, .771, .770, .767 and .759 of the lines."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """When a line was said: `on` is ISO 8601, a day, or a month or year where the text says no more, or `None`.

    `evidence` are the words that say so, in offsets of the reading text; empty where it is the report's own day.
    `basis` is "sentence" (a date beside the cue), "speaker" (beside another saying of the same speaker), "before"
    (beside the saying before), "occasion" (told in the sentence before), "report" (the report's own day) or "".
    """

    on: str | None = None
    evidence: tuple[Passage, ...] = ()
    basis: str = ""
    probability: float = 0.0


@dataclass(frozen=True, slots=True)
class When:
    """The days of all lines of a report, in their order, and the dates that contradict themselves."""

    spoken: tuple[Spoken, ...]
    problems: tuple[Problem, ...]


def when(reading: Reading, referents: Sequence[Referent] = (), anchor: str | None = None) -> When:
    """When the lines of a report were said, and its clashes of weekday and date, from one search for dates.

    `anchor` is the day from which "on Monday" counts, where it is known better than from the report itself (a copy
    has that of its original): else the dateline's, else that of publication.
    """
    day = anchor or own_day(reading)
    found = mentions(reading, day)
    return When(
        tuple(_spoken(some) for some in candidates(reading, referents, day, found)), tuple(_clashes(reading, found))
    )


def days(reading: Reading, referents: Sequence[Referent] = ()) -> list[str | None]:
    """The day on which each line was said, ISO 8601, or `None` where the text does not tell."""
    return [spoken.on for spoken in when(reading, referents).spoken]


def clashes(reading: Reading) -> list[Problem]:
    """A `weekday-clash` for each date of a report whose weekday is another ("Monday, November 5, 2024")."""
    return _clashes(reading, mentions(reading, own_day(reading)))


def own_day(reading: Reading) -> str | None:
    """The day from which a report's words count: that of its dateline, else that of its publication."""
    report = reading.report
    for day in (report.dateline.on if report.dateline else None, report.published_on and report.published_on.value):
        if day and len(day) >= 10:
            try:
                return date.fromisoformat(day[:10]).isoformat()
            except ValueError:
                continue
    return None


def _clashes(reading: Reading, found: Sequence[DateMention]) -> list[Problem]:
    out = []
    for mention in found:
        if mention.clash and mention.interval and mention.interval[0]:
            shown = reading.shown([Passage(mention.start, mention.end)])
            weekday = date.fromisoformat(mention.interval[0][:10]).strftime("%A")
            out.append(
                Problem(
                    "weekday-clash",
                    f"{reading.report.path}: “{shown}”: that day is a {weekday}",
                    reading.report.path,
                    reading.report.extract.back(mention.start, mention.end),
                )
            )
    return out


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; "" is the constant."""
    rows = (line.split("\t") for line in _WEIGHTS.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}


def probability(candidate: Candidate) -> float:
    """How likely a candidate is the day of the saying."""
    of = weights()
    # In one order, so that the last digits are the same in every process.
    total = of[""] + sum(of.get(feature, 0.0) for feature in sorted(candidate.features))
    return 1 / (1 + exp(-total))


def _spoken(some: Sequence[Candidate]) -> Spoken:
    best, likely = None, ENOUGH
    for one in some:
        p = probability(one)
        if p >= likely:
            best, likely = one, p
    return Spoken(best.on, best.evidence, best.basis, likely) if best else Spoken()
