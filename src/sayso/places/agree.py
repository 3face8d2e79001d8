"""What the rest of a text says for a match: the same name said surely elsewhere, and sure places near it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from .choose import Sense
from .matches import Spot
from .table import Kind, Place

SURE = 1.5
"""Log odds from which a match tells something of others: four in five such are toponyms."""


def agree(spots: Sequence[Spot], senses: Sequence[Sense]) -> None:
    """Adds to the evidence of each match, by the scores that they have so far and the likeliest bearers."""
    best: dict[str, float] = {}
    # Two names for each area: that there is another one than one's own is all that is asked.
    names: dict[Hashable, list[str]] = {}
    firsts = [sense.first for sense in senses]
    for s, place in zip(spots, firsts, strict=True):
        best[s.folded] = max(best.get(s.folded, s.score), s.score)
        if s.score > SURE:
            for area in _areas(place):
                known = names.setdefault(area, [])
                if len(known) < 2 and s.folded not in known:
                    known.append(s.folded)
    for s, place in zip(spots, firsts, strict=True):
        if best[s.folded] > max(SURE, s.score):
            s.evidence.append("strong elsewhere")
        for name, area in (("near", _cell(place)), ("same division", place.adm1), ("same country", place.country)):
            if area and any(other != s.folded for other in names.get(area, ())):
                s.evidence.append(name)
                break
        else:
            if place.kind <= Kind.ADM2:
                s.evidence.append("elsewhere")


def _cell(place: Place) -> tuple[int, int] | None:
    return (round(place.latitude), round(place.longitude)) if place.kind <= Kind.ADM2 else None


def _areas(place: Place) -> Iterator[Hashable]:
    """Country, division, and the nine cells of one degree around."""
    yield from (area for area in (place.country, place.adm1) if area)
    cell = _cell(place)
    if cell:
        yield from ((cell[0] + a, cell[1] + b) for a in (-1, 0, 1) for b in (-1, 0, 1))
