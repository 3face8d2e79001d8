"""The door: the toponyms of a text, and which place each of them is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .acting import acting
from .agree import agree
from .choose import Sense, choose
from .matches import Spot
from .spot import Named, spot
from .table import Kind, Place, gazetteer
from .weights import WEIGHTS

HOPELESS = -4.0
"""A score that the rest of the text cannot make good: its evidence is worth 3 at most."""
MARGIN = 0.45
"""Share of the likeliest bearer below which a name is unresolved."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name of a place in a text. `text[start:end]` gives its words.

    `place` is `None` where no bearer of the name is likely enough; `doubt` is the share that is left for all other
    bearers, 0 to 1, and `rivals` are those, likeliest first. `body` tells that the name is part of the name of a body
    ("Springfield Police Department"), `acts` that it stands for who rules there ("Moscow said") or for that body.
    `score` is the evidence that it is a toponym at all, in log odds.
    """

    start: int
    end: int
    place: Place | None
    doubt: float
    rivals: tuple[Place, ...] = ()
    body: bool = False
    acts: bool = False
    score: float = 0.0


def find_places(text: str, names: Iterable[Named] = (), home: Sequence[str] = ()) -> list[PlaceMention]:
    """The toponyms of an English text, in order and disjoint.

    `names` are names that somebody points at, as (start, end, "person", "organisation" or "place"); `home` are names
    whose town the text is likely to be about, such as its publisher's ("The Springfield Courier"). Any string has an
    answer; linear in its length. The first call loads the table (about .1 s).
    """
    context = _homes(home)
    judgements = judged(text, names, context)
    kept = [s for s in judgements if s.score > 0]
    known = [s for s in kept if s.places]
    # A paper's name is no place, but tells where the text is at home.
    context += [s for s in judgements if s.score <= 0 and "paper" in s.evidence]
    senses = {id(s): sense for s, sense in zip(known, choose(known, context), strict=True)}
    found = [_mention(s, senses.get(id(s))) for s in kept]
    acts = acting(text, [(m.start, m.end, m.place) for m in found])
    return [replace(m, acts=m.body or does) for m, does in zip(found, acts, strict=True)]


def judged(text: str, names: Iterable[Named] = (), context: Sequence[Spot] = ()) -> list[Spot]:
    """The matches of a text that are not hopeless, with all evidence and their score."""
    spots = spot(text, gazetteer(), names)
    for s in spots:
        s.score = _score(s)
    likely = [s for s in spots if s.score > HOPELESS]
    known = [s for s in likely if s.places]
    agree(known, choose(known, context))
    for s in known:
        s.score = _score(s)
    return likely


def _score(s: Spot) -> float:
    return sum(WEIGHTS[name] for name in s.evidence)


def _homes(names: Sequence[str]) -> list[Spot]:
    """The first match in each of the names of papers and the like."""
    out = []
    for name in names:
        for s in spot(name, gazetteer())[:1]:
            if s.places:
                s.score = 2.0
                out.append(s)
    return out


def _mention(s: Spot, sense: Sense | None) -> PlaceMention:
    if sense is None:
        return PlaceMention(s.start, s.end, None, 1.0, (), s.body, score=round(s.score, 2))
    order = sorted(range(len(sense.places)), key=lambda at: -sense.share[at])
    first = sense.places[order[0]]
    # Bearers that lie in one another or side by side are no rivals: a city and the district of its name.
    same = sum(sense.share[at] for at in order if together(sense.places[at], first))
    doubt = round(max(0.0, 1.0 - same), 3)
    rivals = tuple(sense.places[at] for at in order[1:6])
    return PlaceMention(
        s.start, s.end, first if same >= MARGIN else None, doubt, rivals, s.body, score=round(s.score, 2)
    )


def together(here: Place, there: Place) -> bool:
    """Whether two bearers of a name lie in one another or side by side, as a city and the district of its name."""
    if here.adm1 and here.adm1 == there.adm1 and Kind.ADM1 in (here.kind, there.kind):
        return True
    return (
        here.country == there.country
        and abs(here.latitude - there.latitude) + abs(here.longitude - there.longitude) < 1.0
    )
