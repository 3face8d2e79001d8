"""The table of places: 264,000 towns, divisions, states, regions and waters, by folded name. Loaded on first use.

`places.npz` is made by `training/places.py`, which says where it comes from. In memory it takes about 17 MB; loading
takes about .1 s, a look-up some microseconds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

from .names import key


class Kind(IntEnum):
    """What a place is, as the table has it."""

    CITY = 0
    CAPITAL = 1
    SECTION = 2
    ADM2 = 3
    ADM1 = 4
    COUNTRY = 5
    REGION = 6
    WATER = 7


class Place(NamedTuple):
    """One place. `geoname` is `None` for the regions and waters of our own list; `row` is its line in the table."""

    row: int
    geoname: int | None
    name: str
    latitude: float
    longitude: float
    country: str | None
    """ISO 3166 alpha-3."""
    adm1: str | None
    """The GeoNames code of the first administrative division ("US.TX")."""
    kind: Kind
    people: int
    """Inhabitants; for regions and waters a weight in their stead."""
    other: bool = False
    """Whether it was found by another name than its first."""


class Entry(NamedTuple):
    """What the table knows of one name: its bearers, most inhabitants first, and what else the word is."""

    places: tuple[Place, ...]
    common: int
    """How common the small-letter word is, 0 (none) to 15."""
    family: bool
    """Whether it is a common family name."""
    given: bool
    """Whether it is a given name."""


BEARERS = 40
"""Bearers of one name that are looked at, most inhabitants first: "San Antonio" has 200."""


class Gazetteer:
    """The table, and its look-ups."""

    def __init__(self, arrays: dict[str, Any]) -> None:
        import numpy as np

        self._np = np
        self._keys = np.cumsum(arrays["keys"])
        self._starts = np.concatenate([[0], np.cumsum(arrays["counts"], dtype=np.int64)])
        self._given = np.cumsum(arrays["given"])
        self._arrays = arrays
        raw = arrays["names"].tobytes()
        self._names = raw
        self._lines = np.concatenate([[0], np.flatnonzero(arrays["names"] == 10) + 1, [len(raw) + 1]])
        self._countries, self._adm1 = json.loads(arrays["codes"].tobytes())
        self._entries: dict[str, Entry] = {}
        self._divisions: dict[str, int] = {}
        self.rows = len(arrays["geoname"])

    def look_up(self, folded: Sequence[str]) -> list[Entry | None]:
        """The entries of folded names (`names.fold`), `None` for those that the table does not have."""
        np = self._np
        wanted = np.array([key(name) for name in folded], dtype=np.int64)
        at = np.searchsorted(self._keys, wanted)
        at[at == len(self._keys)] = 0
        found = self._keys[at] == wanted
        return [self._entry(name, int(i)) if hit else None for name, i, hit in zip(folded, at, found, strict=True)]

    def given(self, folded: Sequence[str]) -> list[bool]:
        """Which of some folded words are given names."""
        np = self._np
        wanted = np.array([key(name) for name in folded], dtype=np.int64)
        at = np.searchsorted(self._given, wanted)
        at[at == len(self._given)] = 0
        return [bool(hit) for hit in self._given[at] == wanted]

    def division(self, code: str) -> Place | None:
        """The first administrative division of a GeoNames code ("US.TX")."""
        if not self._divisions:
            arrays = self._arrays
            for row in self._np.flatnonzero(arrays["kind"] == Kind.ADM1).tolist():
                self._divisions[self._adm1[int(arrays["adm1"][row])]] = row
        known = self._divisions.get(code)
        return None if known is None else self.place(known)

    def _entry(self, name: str, at: int) -> Entry:
        known = self._entries.get(name)
        if known is None:
            flags = int(self._arrays["flags"][at])
            bearers = self._arrays["postings"][self._starts[at] : min(self._starts[at + 1], self._starts[at] + BEARERS)]
            places = tuple(self.place(int(posting) >> 1, bool(posting & 1)) for posting in bearers)
            known = Entry(places, flags & 15, bool(flags & 16), bool(flags & 32))
            if len(self._entries) < 1 << 14:
                self._entries[name] = known
        return known

    def place(self, row: int, other: bool = False) -> Place:
        """The place of a row."""
        arrays = self._arrays
        low, high = int(self._lines[row]), int(self._lines[row + 1]) - 1
        country = self._countries[int(arrays["country"][row])][1]
        return Place(
            row,
            int(arrays["geoname"][row]) or None,
            self._names[low:high].decode("utf-8"),
            int(arrays["lat"][row]) / 1000,
            int(arrays["lon"][row]) / 1000,
            country or None,
            self._adm1[int(arrays["adm1"][row])] or None,
            Kind(int(arrays["kind"][row])),
            int(arrays["people"][row]),
            other,
        )


@cache
def gazetteer() -> Gazetteer:
    """The shipped table."""
    import numpy as np

    with (resources.files(__package__) / "places.npz").open("rb") as raw, np.load(raw) as archive:
        return Gazetteer({name: archive[name] for name in archive.files})
