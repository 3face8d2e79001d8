"""The tables of states and bodies as the finder of names needs them: by folded words, one look a word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..bodies.table import ADJECTIVE, PALACE, PEOPLE, REGION, SEAT, STATE, country, entries
from .tokens import fold

_LANDS = {STATE: "name", ADJECTIVE: "adjective", PEOPLE: "people", SEAT: "seat"}
_WELL_KNOWN = frozenset(["washington", "london"])
"""Seats that are marked as doubtful, and yet are nearly always meant where they stand alone."""
_HOUSES = {
    "pentagon": "Department of Defense of the United States",
    "foggy bottom": "Department of State of the United States",
    "capitol hill": "Congress of the United States",
    "quai d'orsay": "Ministry of Foreign Affairs of France",
    "bercy": "Ministry of Finance of France",
    "farnesina": "Ministry of Foreign Affairs of Italy",
    "westminster": "Parliament of the United Kingdom",
}
"""Houses that stand for less than a government."""


class Land(NamedTuple):
    """A word for a country: its usual name, how it is told (name, adjective, people, seat), whether it is doubtful."""

    name: str
    how: str
    doubtful: bool


class Known(NamedTuple):
    """A body of the tables: its canonical name, and for a palace the country whose government it stands for."""

    name: str
    country: str


@lru_cache(maxsize=1)
def lands() -> dict[str, Land]:
    """Countries by folded name, adjective, people and seat."""
    out: dict[str, Land] = {}
    for entry in entries():
        if entry.kind in _LANDS and entry.until is None:
            key = _STOP.sub(" .", fold(entry.name))  # as it is cut into words: "s . korea"
            out.setdefault(key, Land(entry.body, _LANDS[entry.kind], entry.doubtful and key not in _WELL_KNOWN))
    return out


_STOP = re.compile(r"(?<=\b\w)\.(?= )")


@lru_cache(maxsize=1)
def regions() -> frozenset[str]:
    """Parts of states, by folded name: places, and not companies."""
    return frozenset(fold(entry.name) for entry in entries() if entry.kind == REGION and not entry.doubtful)


@lru_cache(maxsize=1)
def bodies() -> dict[str, tuple[tuple[tuple[str, ...], Known, bool], ...]]:
    """Bodies by folded first word: all words (longest first), the body, and whether capitals are asked for."""
    out: dict[str, list[tuple[tuple[str, ...], Known, bool]]] = {}
    full: dict[str, str] = {}
    recent: list[str] = []
    for entry in entries():
        if entry.kind in _LANDS or entry.kind == REGION:
            continue
        name = entry.body
        if not entry.acronym:
            recent = [*recent[-3:], entry.name]
        elif name == entry.name:
            short = fold(entry.name).replace(".", "")
            name = next((n for n in recent if short in initials(n)), name)
            full.setdefault(short, name)
        if entry.doubtful or entry.until is not None:
            continue
        words = tuple(fold(entry.name).replace(".", "").replace("-", " ").split())
        place = country(entry.side or "") if entry.kind == PALACE else None
        house = _HOUSES.get(" ".join(words))
        known = Known(house or name, place.names[0] if place and not house else "")
        if words and len(entry.name) > 1:
            out.setdefault(words[0], []).append((words, known, entry.acronym))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in out.items()}


def initials(name: str) -> set[str]:
    """The short forms that a name's first letters make, with and without its small words.

    >>> sorted(initials("Centers for Disease Control"))
    ['cdc', 'cfdc']
    """
    words = [w for w in fold(name).replace("-", " ").replace(",", " ").split() if w not in ("the",)]
    long = "".join(w[0] for w in words)
    short = "".join(w[0] for w in words if w not in ("of", "for", "and", "in", "on", "de", "del", "des", "et"))
    return {s for s in (long, short) if len(s) > 1 and s.isalpha()}
