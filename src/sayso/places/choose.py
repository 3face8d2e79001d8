"""Which place a name means: inhabitants first, then what the rest of the text is about.

One sense of a name in one text, but where a comma says otherwise. Each bearer of a name has a weight from its
inhabitants and kind; then, for some rounds, each name gives its weight to the countries, divisions and neighbourhoods
of its bearers, and takes from those that the other names gave. Neighbourhoods are cells of one degree, so a round costs
as much as there are bearers.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from . import words_en as en
from .matches import Spot, holds
from .table import Kind, Place

# `training/senses.py` set the people, the agreements and the softness; the rest by hand, on sentences of our own.
_KIND = {
    Kind.CITY: 0.0, Kind.CAPITAL: 1.0, Kind.SECTION: -1.0, Kind.ADM2: -0.6, Kind.ADM1: 0.8, Kind.COUNTRY: 2.6,
    Kind.REGION: 2.5, Kind.WATER: 3.0,
}  # fmt: skip
_PEOPLE = 1.0
"""What ten times the inhabitants are worth."""
_OTHER_NAME = -1.0
_DIVISION_NAMED = 2.0
"""What "region", "province" after it is worth for a division."""
_SEAT = -2.0
"""What it is worth for a division that a town in it has its name, where no such word follows: "in Donetsk"."""
_PREFERRED = 2.0
"""What it is worth to be the best known bearer (`words_en.PREFERRED`)."""
_HELD = 7.0
"""What it is worth that the place after the comma holds a bearer."""
_COUNTRY, _DIVISION, _CELL = 1.2, 1.6, 3.7
"""What the weight of the other names in its country, its division, its neighbourhood is worth, by log(1 + weight)."""
_COUNTY = 2.5
"""The same for a second division: a county without its state is one of the state that the text is about."""
_TIMES = 0.5
"""What a name that is said e times as often gives more."""
_ROUNDS = 4
_SOFT = 1.2
"""Divides the scores before they become shares."""
_SHARP = 1.5
"""Power of a share by which a bearer gives: else many unlikely namesakes in one country outweigh the likely ones."""


@dataclass(slots=True)
class Sense:
    """The bearers of one name in one text, with their weights; `share` sums to 1."""

    places: list[Place]
    prior: list[float]
    share: list[float]
    score: list[float]
    weight: float = 0.0
    times: int = 0

    @property
    def first(self) -> Place:
        """The likeliest bearer."""
        return self.places[max(range(len(self.share)), key=self.share.__getitem__)]


def choose(spots: Sequence[Spot], context: Sequence[Spot] = ()) -> list[Sense]:
    """For each match, all with bearers, what its name means; `context` are more names that tell what it is about."""
    senses: dict[tuple[object, ...], Sense] = {}
    of: list[Sense] = []
    for s in (*spots, *context):
        name = _name(s)
        if name not in senses:
            senses[name] = _sense(s)
        sense = senses[name]
        of.append(sense)
        sense.weight = max(sense.weight, min(1.0, max(0.05, 0.5 + s.score / 4)))
        sense.times += 1
    everything = list(senses.values())
    for sense in everything:
        sense.weight *= 1.0 + _TIMES * math.log(max(1, sense.times))
    for _ in range(_ROUNDS):
        _round(everything)
    return of[: len(spots)]


def _name(s: Spot) -> tuple[object, ...]:
    return (s.folded, s.inside.folded if s.inside else "", s.division and len({p.kind for p in s.places}) > 1)


def _sense(s: Spot) -> Sense:
    prior = []
    seats = {p.adm1 for p in s.places if p.kind in (Kind.CITY, Kind.CAPITAL) and p.people >= 50_000}
    for place in s.places:
        value = _PEOPLE * math.log10(place.people + 100) + _KIND[place.kind]
        if place.other:
            value += _OTHER_NAME
        if s.inside and any(holds(outer, place) for outer in s.inside.places):
            value += _HELD
        if place.kind in (Kind.ADM1, Kind.ADM2):
            value += _DIVISION_NAMED if s.division else _SEAT if place.adm1 in seats else 0.0
        if place.adm1 and place.adm1 == en.PREFERRED.get(s.folded) and not s.division:
            value += _PREFERRED
        prior.append(value)
    return Sense(list(s.places), prior, _shares(prior), prior)


def _shares(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    raw = [math.exp((score - top) / _SOFT) for score in scores]
    total = sum(raw)
    return [value / total for value in raw]


def _round(senses: Sequence[Sense]) -> None:
    countries: dict[str, float] = defaultdict(float)
    divisions: dict[str, float] = defaultdict(float)
    cells: dict[tuple[int, int], float] = defaultdict(float)
    for sense in senses:
        for place, share in zip(sense.places, sense.share, strict=True):
            _give(place, share**_SHARP * sense.weight, countries, divisions, cells)
    for sense in senses:
        own_countries: dict[str, float] = defaultdict(float)
        own_divisions: dict[str, float] = defaultdict(float)
        own_cells: dict[tuple[int, int], float] = defaultdict(float)
        for place, share in zip(sense.places, sense.share, strict=True):
            _give(place, share**_SHARP * sense.weight, own_countries, own_divisions, own_cells)
        score = []
        for place, prior in zip(sense.places, sense.prior, strict=True):
            value = prior
            if place.country:
                value += _COUNTRY * math.log1p(max(0.0, countries[place.country] - own_countries[place.country]))
            if place.adm1:
                agreed = _COUNTY if place.kind == Kind.ADM2 else _DIVISION
                value += agreed * math.log1p(max(0.0, divisions[place.adm1] - own_divisions[place.adm1]))
            if place.kind <= Kind.ADM2:
                cell = _cell(place)
                value += _CELL * math.log1p(max(0.0, cells[cell] - own_cells[cell]))
            score.append(value)
        sense.score = score
    for sense in senses:
        sense.share = _shares(sense.score)


def _cell(place: Place) -> tuple[int, int]:
    return (math.floor(place.latitude), math.floor(place.longitude))


def _give(
    place: Place,
    weight: float,
    countries: dict[str, float],
    divisions: dict[str, float],
    cells: dict[tuple[int, int], float],
) -> None:
    if weight < 0.01:
        return
    if place.country:
        countries[place.country] += weight
    if place.adm1:
        divisions[place.adm1] += weight
    if place.kind <= Kind.ADM2:
        lat, lon = place.latitude - 0.5, place.longitude - 0.5
        # The four cells whose middles are nearest share by nearness, over two degrees.
        for d_lat in (-1, 0, 1):
            for d_lon in (-1, 0, 1):
                a, b = math.floor(place.latitude) + d_lat, math.floor(place.longitude) + d_lon
                near = max(0.0, 1.0 - abs(lat - a) / 1.5) * max(0.0, 1.0 - abs(lon - b) / 1.5)
                cells[a, b] += weight * near
