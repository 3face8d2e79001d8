"""The tables of this folder, read once, on first use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

ARMED, CIVIL, COMPANY, INTERNATIONAL = "armed group", "civil", "company", "international"
OFFICE, PALACE, PARTY, REGION = "office", "palace", "party", "region"
STATE, ADJECTIVE, PEOPLE, SEAT = "state", "adjective", "people", "seat"

# By file; `states.txt` has columns of its own.
KINDS = {
    "armed_groups": ARMED,
    "civil": CIVIL,
    "companies": COMPANY,
    "international": INTERNATIONAL,
    "offices": OFFICE,
    "palaces": PALACE,
    "parties": PARTY,
    "regions": REGION,
}

DATES = re.compile(r"\s*\[(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?\]$")
# Adjectives that do not become a noun for the people by an "s".
_NO_PLURAL = ("s", "sh", "ch", "x", "ese", "z")


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of a state or body.

    `name` is the name as it is written, `body` the usual name of what it names; `side` is ISO 3166 alpha-3 (and XKX),
    UNO, EUU, NATO, IGO or NGO, `None` for what speaks for no state. `doubtful` marks a name that is often something
    else. `since` and `until` are the first and the last day on which it is used so, ISO 8601, `None` where open.
    """

    name: str
    body: str
    side: str | None
    kind: str
    doubtful: bool = False
    since: str | None = None
    until: str | None = None

    def valid(self, on: str | None) -> bool:
        """Whether the name is used so on a day (ISO 8601); on an unknown day it is."""
        return on is None or ((self.since or "") <= on and (self.until is None or on[:10] <= self.until))

    @property
    def acronym(self) -> bool:
        """Whether the name is letters, not words ("FBI", "U.N.")."""
        return " " not in self.name and self.name.isupper() and len(self.name) > 1


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory: ISO 3166 codes, names (the usual one first), adjectives, words for its people, seats."""

    code: str
    alpha2: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seats: tuple[str, ...]


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """All names of all tables, in the order of the files' names and lines."""
    return tuple(_states()) + tuple(_bodies())


_COMMON = 4
"""Sides whose bodies share a word ("National", "Management") for it to be a common one."""
_BY_DEFAULT = "USA"
"""Whose "State Department" English copy means where it names no country."""


@lru_cache(maxsize=1)
def common_names() -> frozenset[str]:
    """Names of state bodies that another state's may bear as well, though one line only has them.

    All their words are common ones: Sierra Leone is not alone in having a National Disaster Management Agency.
    """
    bodies = [entry for entry in entries() if entry.kind in (OFFICE, PALACE) and entry.side is not None]
    sides: dict[str, set[str | None]] = {}
    for entry in bodies:
        for word in entry.name.split():
            sides.setdefault(word, set()).add(entry.side)
    return frozenset(
        entry.name
        for entry in bodies
        if entry.side != _BY_DEFAULT
        and " " in entry.name
        and all(len(sides[word]) >= _COMMON for word in entry.name.split())
    )


@lru_cache(maxsize=1)
def countries() -> dict[str, Country]:
    """The states and territories by ISO 3166 alpha-3 (Kosovo is XKX)."""
    found: dict[str, dict[str, list[str]]] = {}
    for entry in _states():
        found.setdefault(entry.side or "", {}).setdefault(entry.kind, []).append(entry.name)
    two = {line[0][:3]: line[0][4:] for line in lines("states")}
    return {
        code: Country(code, two[code], *(tuple(kinds.get(kind, ())) for kind in (STATE, ADJECTIVE, PEOPLE, SEAT)))
        for code, kinds in found.items()
    }


def country(code: str) -> Country | None:
    """The country of an ISO 3166 alpha-3 code, `None` where there is none."""
    return countries().get(code)


@lru_cache(maxsize=1)
def _homes() -> dict[str, set[str]]:
    homes: dict[str, set[str]] = {}
    for code, names in lines("media"):
        for name in _split(names):
            homes.setdefault(name.casefold(), set()).add(code)
    return homes


def home(medium: str) -> str | None:
    """The country where a medium is at home, by its name; `None` for the unknown, the shared, and world agencies."""
    found = _homes().get(medium.strip().casefold(), set())
    return next(iter(found)) if len(found) == 1 else None


def lines(name: str) -> Iterator[list[str]]:
    """The rows of a table by its file's name, without comments, each cut at its bars."""
    text = (resources.files(__package__) / f"{name}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield [part.strip() for part in line.split("|")]


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


def _states() -> Iterator[Entry]:
    for codes, names, demonyms, seats in lines("states"):
        side = codes[:3]
        own = _split(names)
        body = DATES.sub("", own[0]).rstrip("~")
        adjectives, _, people = demonyms.partition("/")
        plurals = [
            name.rstrip("~") + "s" + "~" * name.endswith("~")
            for name in _split(adjectives)
            if not name.rstrip("~").endswith(_NO_PLURAL) and not name.isupper()
        ]
        kinds = ((STATE, own), (ADJECTIVE, _split(adjectives)), (PEOPLE, _split(people) + plurals))
        for kind, rows in (*kinds, (SEAT, _split(seats))):
            for name in rows:
                yield _entry(name, body, side, kind)


def _bodies() -> Iterator[Entry]:
    for file, kind in KINDS.items():
        for code, names in lines(file):
            own = _split(names)
            one = kind in (ARMED, INTERNATIONAL)  # a line of the other tables holds many bodies
            first = DATES.sub("", own[0]).rstrip("~")
            for name in own:
                yield _entry(name, first if one else "", None if code == "-" else code, kind)


def _entry(name: str, body: str, side: str | None, kind: str) -> Entry:
    dates = DATES.search(name)
    since, until = dates.groups() if dates else (None, None)
    plain = DATES.sub("", name)
    return Entry(plain.rstrip("~"), body or plain.rstrip("~"), side, kind, plain.endswith("~"), since, until)
