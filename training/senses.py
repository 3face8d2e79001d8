"""Tries constants of `sayso.places.choose` on lists of names drawn from the table: `python -m training.senses TRIALS`.

No text is needed to learn how far the other names of a report tell which bearer is meant. A third of the lists are
local: a town, drawn by the root of its inhabitants, with neighbours within 60 km, its county or state, now and then
"Town, State", and some names from the wide world; a third are national: a country, its capital and cities, and other
countries; a third are large cities of a continent or of the world. A trial draws constants at random; printed are the
share of ambiguous names that come out within 161 km of what was meant, and, for the best, how often the likeliest
bearer is right by its share.

The constants that stand in `choose` are not the best of one run: of those near it they are the ones that also keep
lists of five large European cities, nearly all of which have namesakes in one state of the United States, in Europe.
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from sayso.places import choose as rules
from sayso.places.find import together
from sayso.places.matches import Spot
from sayso.places.names import fold
from sayso.places.table import Gazetteer, Kind, Place, gazetteer

LISTS = 1500
HOMES = {"USA": 50, "GBR": 9, "CAN": 6, "AUS": 6, "IND": 8, "NGA": 4, "PHL": 4, "ZAF": 4, "": 9}
CONSTANTS = {
    "_PEOPLE": (0.6, 2.0),
    "_COUNTRY": (0.3, 2.0),
    "_DIVISION": (0.5, 3.0),
    "_CELL": (0.5, 4.0),
    "_SOFT": (0.5, 2.0),
}


@dataclass(frozen=True)
class World:
    """The table in the form that drawing needs: rows by country and by cell of one degree."""

    table: Gazetteer
    towns: dict[str, list[Place]]
    cells: dict[tuple[int, int], list[Place]]
    divisions: dict[str, Place]
    countries: list[Place]
    large: list[Place]


def world() -> World:
    """Everything once."""
    table = gazetteer()
    towns: dict[str, list[Place]] = defaultdict(list)
    cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
    divisions, countries, large = {}, [], []
    for row in range(table.rows):
        place = table.place(row)
        if place.kind in (Kind.CITY, Kind.CAPITAL) and place.people >= 1500:
            towns[place.country or ""].append(place)
            cells[math.floor(place.latitude), math.floor(place.longitude)].append(place)
            if place.people > 300_000:
                large.append(place)
        elif place.kind == Kind.ADM1:
            divisions[place.adm1 or ""] = place
        elif place.kind == Kind.COUNTRY and place.people > 1_000_000:
            countries.append(place)
    return World(table, towns, cells, divisions, countries, large)


def drawn(rng: random.Random, among: list[Place], power: float) -> Place:
    """One place, by a power of its inhabitants."""
    return rng.choices(among, [(p.people + 1) ** power for p in among])[0]


def local(rng: random.Random, w: World) -> list[tuple[Place, Place | None]]:
    """Names of a local report, each with what its comma says."""
    home = rng.choices(list(HOMES), list(HOMES.values()))[0] or rng.choice(w.countries).country or "USA"
    town = drawn(rng, w.towns[home] or w.towns["USA"], 0.5)
    state = w.divisions.get(town.adm1 or "")
    out: list[tuple[Place, Place | None]] = [(town, state if rng.random() < 0.2 else None)]
    cell = (math.floor(town.latitude), math.floor(town.longitude))
    near = [
        p for a in (-1, 0, 1) for b in (-1, 0, 1) for p in w.cells[cell[0] + a, cell[1] + b] if kilometres(p, town) < 60
    ]
    out += [(drawn(rng, near, 0.5), state if rng.random() < 0.1 else None) for _ in range(rng.randint(0, 4))]
    if state and rng.random() < 0.4:
        out.append((state, None))
    if rng.random() < 0.3:
        out.append((drawn(rng, w.large, 1.0), None))
    out += [(drawn(rng, w.countries, 0.5), None) for _ in range(rng.choice((0, 0, 0, 1, 2)))]
    return out


def national(rng: random.Random, w: World) -> list[tuple[Place, Place | None]]:
    """Names of a report on a country."""
    country = drawn(rng, w.countries, 0.3)
    towns = w.towns[country.country or ""] or w.large
    out: list[tuple[Place, Place | None]] = [(drawn(rng, towns, 0.9), None) for _ in range(rng.randint(1, 4))]
    out += [(country, None)] if rng.random() < 0.8 else []
    out += [(p, None) for p in towns if p.kind == Kind.CAPITAL and rng.random() < 0.6][:1]
    return out + [(drawn(rng, w.countries, 0.5), None) for _ in range(rng.randint(0, 3))]


def wide(rng: random.Random, w: World) -> list[tuple[Place, Place | None]]:
    """Names of a report on a continent or the world: large cities, and a country or two."""
    first = drawn(rng, w.large, 0.5)
    reach = rng.choice((1500, 3000, 20000))
    around = [p for p in w.large if kilometres(p, first) < reach]
    out: list[tuple[Place, Place | None]] = [(first, None)]
    out += [(drawn(rng, around, 0.7), None) for _ in range(rng.randint(1, 6))]
    return out + [(drawn(rng, w.countries, 0.5), None) for _ in range(rng.randint(0, 2))]


def kilometres(here: Place, there: Place) -> float:
    """Distance on a flat map, near enough for what is asked."""
    across = (here.longitude - there.longitude) * math.cos(math.radians(here.latitude))
    return 111.0 * math.hypot(here.latitude - there.latitude, across)


def spots(w: World, names: list[tuple[Place, Place | None]]) -> list[tuple[Spot, Place]]:
    """The names as matches of a text."""
    out = []
    for place, holder in names:
        entry = w.table.look_up([fold(place.name)])[0]
        if entry is None or place.row not in {p.row for p in entry.places}:
            continue
        s = Spot(0, 0, 0, 0, fold(place.name), entry.places, entry, score=2.0)
        if holder:
            s.inside = Spot(0, 0, 0, 0, fold(holder.name), (holder,), None, score=2.0)
        out.append((s, place))
    return out


def tried(lists: list[list[tuple[Spot, Place]]]) -> tuple[float, list[tuple[float, bool]]]:
    """The share that comes out right of the ambiguous names, and shares with outcomes."""
    rows = []
    for names in lists:
        for (s, meant), sense in zip(names, rules.choose([s for s, _ in names]), strict=True):
            if any(kilometres(p, meant) > 161 for p in s.places):
                at = max(range(len(sense.share)), key=sense.share.__getitem__)
                share = sum(x for x, p in zip(sense.share, sense.places, strict=True) if together(p, sense.places[at]))
                rows.append((share, kilometres(sense.places[at], meant) <= 161))
    return sum(right for _, right in rows) / len(rows), rows


def main(trials: int) -> None:
    """Draw, try, print."""
    rng, w = random.Random(5), world()
    lists = [spots(w, (local, national, wide)[i % 3](rng, w)) for i in range(LISTS)]
    best, kept = 0.0, {name: getattr(rules, name) for name in CONSTANTS}
    for trial in range(trials + 1):
        if trial:
            for name, (low, high) in CONSTANTS.items():
                value = (
                    rng.uniform(low, high) if trial < trials / 2 else min(high, max(low, rng.gauss(kept[name], 0.2)))
                )
                setattr(rules, name, value)
        score, _ = tried(lists)
        if score > best or not trial:
            best, kept = score, {name: getattr(rules, name) for name in CONSTANTS}
            print(trial, f"{score:.4f}", {name: round(value, 2) for name, value in kept.items()}, flush=True)
    for name, value in kept.items():
        setattr(rules, name, value)
    rows = tried(lists)[1]
    for low, high in ((0.0, 0.3), (0.3, 0.4), (0.4, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        held = [right for share, right in rows if low <= share < high]
        print(f"share {low:.1f}-{high:.1f}: {len(held)} names, right {np.mean(held) if held else 0:.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 60)
