"""The houses that a report names as where its story came from."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ..model import Attribution, Report
from ..wires.naming import same_house

HALF = 0.5
"""Share of a report's lines that a house relays for it to be named as the origin, beside those of the header."""


def named_houses(report: Report, lines: Sequence[Attribution] = ()) -> tuple[str, ...]:
    """The relays of a report, nearest first, then a house that relays half of its lines (two or more) and is none yet.

    The report's own house is not among them.
    """
    named = [relay.value for relay in report.relays]
    first = [line.via[0] for line in lines if line.via]
    for house in dict.fromkeys(first):
        if first.count(house) >= HALF * len(lines) and len(lines) > 1 and not any(same(house, n) for n in named):
            named.append(house)
    own = report.publisher.value if report.publisher else None
    return tuple(name for name in named if not same(name, own))


@lru_cache(maxsize=4096)
def same(one: str | None, other: str | None) -> bool:
    """Whether two names are one house's (`same_house`)."""
    return same_house(one, other)
