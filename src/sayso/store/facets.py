"""What claims are counted by: the facets of a claim, and their numbers as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple, Protocol

import numpy as np
from sqlalchemy import Connection, bindparam, insert, select

from ..model import Claim
from .rows import some
from .schema import facet_values
from .values import packed

FACETS = (
    "source", "side", "kind", "stance", "certainty", "outlet", "story", "place", "date", "standing", "judged",
)  # fmt: skip
"""In the order of their codes, so a new one comes last, and there are 16 at most. Each may have several values at one
claim. `date` is the month of a saying; `judged` is what people decided."""
CODES = 4
"""Bits of a packed number that tell the facet; the others are the number of the value."""
STANDINGS = ("confirmed", "unconfirmed", "one-sided", "denied", "contradicted", "circular", "withdrawn")

Pair = tuple[str, str]


class Said(Protocol):
    """The fields of a line that claims are counted by: an attribution has them, and so has its row."""

    @property
    def actor(self) -> str | None: ...  # noqa: D102
    @property
    def affiliation(self) -> str | None: ...  # noqa: D102
    @property
    def source_kind(self) -> str | None: ...  # noqa: D102
    @property
    def stance(self) -> str | None: ...  # noqa: D102
    @property
    def certainty(self) -> str | None: ...  # noqa: D102
    @property
    def said_in(self) -> str | None: ...  # noqa: D102
    @property
    def said_on(self) -> str | None: ...  # noqa: D102


class Member(NamedTuple):
    """A line of a claim, with what is known of its report, and the places that it tells of."""

    line: Said
    outlet: str | None
    published_on: str | None
    story: str | None
    places: Sequence[str]


def standings(claim: Claim) -> tuple[str, ...]:
    """How a claim stands, in the order of `STANDINGS`.

    Confirmed: two independent sources or more say it, none denies it. Unconfirmed: one source at the most. One-sided:
    several sources, all of one side. The others stand beside these.
    """
    backed, denied = claim.independent_sources, bool(claim.denied or claim.denied_by)
    holds = {
        "confirmed": backed > 1 and not denied,
        "unconfirmed": backed < 2,
        "one-sided": backed > 1 and len(claim.sides) == 1,
        "denied": denied,
        "contradicted": bool(claim.contradicts),
        "circular": bool(claim.told.circular),
        "withdrawn": bool(claim.withdrawn),
    }
    return tuple(name for name in STANDINGS if holds[name])


def facets_of(claim: Claim, members: Iterable[Member], judged: Iterable[str] = ()) -> list[Pair]:
    """The (facet, value) pairs of a claim, each once, in order."""
    found: set[Pair] = {("standing", name) for name in standings(claim)} | {("judged", verb) for verb in judged}
    for member in members:
        line = member.line
        for facet, value in (
            ("source", line.actor),
            ("side", line.affiliation),
            ("kind", line.source_kind),
            ("stance", line.stance),
            ("certainty", line.certainty),
            ("outlet", member.outlet),
            ("story", member.story),
            ("place", line.said_in),
            ("date", (line.said_on or member.published_on or "")[:7]),
        ):
            if value:
                found.add((facet, value))
        found.update(("place", place) for place in member.places)
    return sorted(found)


class Numbers:
    """The numbers of facet values in one store, remembered; `forget` them when a transaction was taken back."""

    def __init__(self) -> None:
        self._of: dict[Pair, int] = {}

    def forget(self) -> None:
        """Know nothing any more."""
        self._of.clear()

    def know(self, connection: Connection, pairs: Iterable[Pair]) -> None:
        """Look up the numbers of some pairs, all at once; new pairs are given a number."""
        wanted = set(pairs)
        if len(self._of) + len(wanted) > MOST:
            self._of.clear()
        unknown = sorted(wanted - self._of.keys())
        for lot in some(unknown):
            self._of |= _codes_of(connection, lot)
            new = [pair for pair in lot if pair not in self._of]
            if new:
                rows = [{"key": key_of(pair), "facet": pair[0], "value": pair[1]} for pair in new]
                connection.execute(insert(facet_values), rows)
                self._of |= _codes_of(connection, new)

    def packed(self, connection: Connection, pairs: Sequence[Pair]) -> bytes:
        """The codes of some pairs, rising, as bytes (uint32, little-endian); new pairs are given a number."""
        if not all(pair in self._of for pair in pairs):
            self.know(connection, pairs)
        return np.array(sorted(self._of[pair] for pair in pairs), "<u4").tobytes()


MOST = 500_000
"""Pairs that are remembered: some 100 MB."""


def key_of(pair: Pair) -> bytes:
    """What a pair is found by."""
    return sha256(packed(pair)).digest()[:16]


def numbers(data: bytes) -> list[int]:
    """The numbers of the values in `Numbers.packed`; raises `ValueError` where the bytes are damaged."""
    return [int(code) >> CODES for code in np.frombuffer(data, "<u4")]


def named(connection: Connection, wanted: Iterable[int]) -> Mapping[int, Pair]:
    """The pairs of some numbers."""
    out: dict[int, Pair] = {}
    for lot in some(wanted):
        rows = connection.execute(select(facet_values).where(facet_values.c.n.in_(lot)))
        out.update((row.n, (row.facet, row.value)) for row in rows)
    return out


def values_of(connection: Connection, pairs: Sequence[Pair]) -> dict[Pair, int]:
    """The numbers of those pairs that some claim has or had."""
    key = {key_of(pair): pair for pair in pairs}
    return {key[found]: n for n, found in connection.execute(_NUMBERS, {"of": list(key)}).all()}


_NUMBERS = select(facet_values.c.n, facet_values.c.key).where(facet_values.c.key.in_(bindparam("of", expanding=True)))


def _codes_of(connection: Connection, pairs: Sequence[Pair]) -> dict[Pair, int]:
    """The codes of those pairs that some claim has or had."""
    return {pair: n << CODES | FACETS.index(pair[0]) for pair, n in values_of(connection, pairs).items()}
