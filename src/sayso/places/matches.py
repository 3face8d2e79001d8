"""The runs of words of a text that the table has, longest first, and how they hang together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from . import words_en as en
from .features import features
from .table import Entry, Gazetteer, Kind, Place
from .tokens import Token

LONGEST = 6
"""Words of the longest names that are looked for."""
COMMAS = frozenset((", ", ",", ",\u00a0"))


@dataclass(slots=True)
class Spot:
    """A match: tokens `[first, last)`, its characters, its bearers, what speaks for and against it."""

    first: int
    last: int
    start: int
    end: int
    folded: str
    places: tuple[Place, ...]
    entry: Entry | None = None
    """What the table knows of the word; `None` for short forms ("Tenn.") and for features that it lacks."""
    evidence: list[str] = field(default_factory=list)
    inside: Spot | None = None
    """What stands after its comma and holds it: "Texas" of "Paris, Texas"."""
    body: bool = False
    """Whether it is part of the name of a body ("Springfield Police Department")."""
    division: bool = False
    """Whether a word for a division follows ("Kursk region")."""
    score: float = 0.0


def matches(text: str, tokens: list[Token], headline: list[int], table: Gazetteer) -> list[Spot]:
    """The matches of a text, in order and disjoint: a capital at both ends, no other match within.

    A name of a feature that the table lacks ("Salt Creek") stands in the place of the matches that it holds.
    """
    best = _longest(tokens, table)
    out: list[Spot] = []
    at = 0
    for i in sorted(best):
        if i < at:
            continue
        j, name, entry, places = best[i]
        if j < len(tokens) and tokens[j].joined and tokens[j].capital and tokens[j].folded in en.PLACE_PARTS:
            divisions = tuple(p for p in places if p.kind in (Kind.ADM2, Kind.ADM1))
            if divisions:
                j, places = j + 1, divisions
        last = tokens[j - 1]
        end = last.base_end if last.base == name.split(" ")[-1] else last.end
        if entry is None and text[end : end + 1] == "." and "." not in last.shown and not last.upper:
            end += 1
        out.append(Spot(i, j, tokens[i].start, end, name, places, entry))
        at = j
    out = _with_features(tokens, out, headline)
    for here, there in pairwise(out):
        touch = here.last == there.first and tokens[there.first].gap in (*COMMAS, " (")
        if touch and any(holds(outer, inner) for outer in there.places for inner in here.places):
            here.inside = there
    return out


Best = tuple[int, str, Entry | None, tuple[Place, ...]]


def _longest(tokens: list[Token], table: Gazetteer) -> dict[int, Best]:
    """For each word where a match begins: where the longest ends, its folded name, its entry, its bearers."""
    wanted = list(_runs(tokens))
    renamed = [en.COUNTRIES.get(name) for _, _, name in wanted]
    entries = table.look_up([name for _, _, name in wanted])
    states = iter(table.look_up([other.lower() for other in renamed if other]))
    best: dict[int, Best] = {}
    for (i, j, name), other, known in zip(wanted, renamed, entries, strict=True):
        entry = known
        if other:
            state = next(states)
            letters = name in en.CAPITALS_ONLY
            if letters and not tokens[i].shown.replace(".", "").isupper():
                continue
            if state:
                country = tuple(p for p in state.places if p.kind == Kind.COUNTRY)
                rest = tuple(p for p in entry.places if p.kind != Kind.COUNTRY) if entry and not letters else ()
                entry = Entry(country + rest, 0, False, False)
        elif name in en.NO_PLACES or (j - i == 1 and (name in en.NEVER or len(name) < 2)):
            continue
        if entry and (i not in best or best[i][0] <= j):
            best[i] = (j, name, entry, entry.places)
    for i, token in enumerate(tokens):
        code = en.STATES.get(token.shown)
        division = table.division(code) if code else None
        after_comma = i > 0 and tokens[i - 1].capital and token.gap in COMMAS
        if division and (after_comma or token.shown in en.ALONE):
            best[i] = (i + 1, token.folded, None, (division,))
    return best


def _runs(tokens: list[Token]) -> Iterator[tuple[int, int, str]]:
    """The runs of words that may be a name, with and without the possessive of the last."""
    for i, token in enumerate(tokens):
        if not token.capital:
            continue
        words = ""
        for j in range(i, min(i + LONGEST, len(tokens))):
            last = tokens[j]
            if j > i and not (last.joined and (last.capital or last.folded in en.INNER)):
                break
            if last.capital:
                yield i, j + 1, words + last.base
                if last.base != last.folded:
                    yield i, j + 1, words + last.folded
            words += last.folded + " "


def _with_features(tokens: list[Token], spots: list[Spot], headline: list[int]) -> list[Spot]:
    out: list[Spot] = []
    at = 0
    for first, last in features(tokens, headline):
        while at < len(spots) and spots[at].last <= first:
            out.append(spots[at])
            at += 1
        beyond = at
        while beyond < len(spots) and spots[beyond].first < last:
            beyond += 1
        if any(s.first < last - 1 and s.last >= last for s in spots[at:beyond]):
            continue
        at = beyond
        name = " ".join([*(token.folded for token in tokens[first : last - 1]), tokens[last - 1].base])
        out.append(Spot(first, last, tokens[first].start, tokens[last - 1].base_end, name, ()))
    return out + spots[at:]


def holds(outer: Place, inner: Place) -> bool:
    """Whether a state or division holds a place, by their codes."""
    if outer.row == inner.row or outer.kind <= Kind.SECTION or inner.kind >= outer.kind:
        return False
    if outer.kind == Kind.COUNTRY:
        return outer.country == inner.country
    if outer.kind == Kind.ADM1:
        return outer.adm1 == inner.adm1
    # The table does not say which ADM2 a town is in; 1.5 degrees is the height of a large county.
    return outer.kind == Kind.ADM2 and outer.adm1 == inner.adm1 and abs(outer.latitude - inner.latitude) < 1.5
