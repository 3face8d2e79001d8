"""Towns and regions of the gazetteer, beside the tables' names: the mayor of Gorazde speaks for Bosnia."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict

from ..bodies import Entry, Found
from ..places import PlaceMention
from . import side_terms_en as terms
from .reading import Reading
from .side_tokens import classed, read

_NAMED = frozenset(("state", "adjective", "people"))
_PLACES = frozenset(("seat", "region", "town"))
_DOUBT = 0.5
"""A town that is another's namesake with more doubt than this tells no country that the report does not name."""
_HALVES = (("PRK", "North"), ("KOR", "South"))
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


class Towns:
    """The names of a report with its towns between them. `names` are all, in order and disjoint."""

    def __init__(self, reading: Reading, names: list[Found]) -> None:
        self.entries: dict[str, Entry] = {}
        self.renamed: dict[str, Entry] = {}
        """Names of the tables that are another country's town here."""
        known = {name.side for name in names if name.kind in _NAMED and name.side}
        self.halves = (
            {
                f"{the} {half}": Entry(f"{the} {half}", half, side, "state")
                for side, half in _HALVES
                for the in ("the", "The")
            }
            if {"PRK", "KOR"} & known
            else {}
        )
        """ "the North" and "the South" where the report is about Korea."""
        self.names = self._between(reading, names, known)
        self.by_first: defaultdict[str, list[str]] = defaultdict(list)
        for shown in (*self.entries, *self.halves):
            self.by_first[_first(shown)].append(shown)

    def _between(self, reading: Reading, names: list[Found], known: set[str]) -> list[Found]:
        spots = {(mention.start, mention.end): mention for mention in reading.places}
        kept = [_namesake(name, spots.get((name.start, name.end)), known) for name in names]
        for old, new in zip(names, kept, strict=True):
            if new is not old:
                self.renamed[reading.text[old.start : old.end]] = new.entries[0]
        ends = [name.end for name in kept]
        towns = []
        for mention in reading.places:
            place = mention.place
            index = bisect_right(ends, mention.start)
            free = index == len(kept) or kept[index].start >= mention.end
            if place is not None and place.country not in known:
                place = next((rival for rival in mention.rivals if rival.country in known), place)
            if place is None or place.country is None or not free:
                continue
            if mention.doubt > _DOUBT and place.country not in known:
                continue
            shown = " ".join(reading.text[mention.start : mention.end].split())
            self.entries[shown] = Entry(shown, place.name, place.country, "town")
            towns.append(Found(mention.start, mention.end, (self.entries[shown],)))
        return sorted((*kept, *towns))

    def within(self, words: str, found: list[Found]) -> list[Found]:
        """The names of the tables that were found in some words, and the report's towns there.

        What is but a part of a longer name is left out ("Lautoka Seafoods").
        """
        out = [
            Found(name.start, name.end, (self.renamed[shown],))
            if (shown := words[name.start : name.end]) in self.renamed
            else name
            for name in found
        ]
        for match in _WORD.finditer(words):
            for shown in self.by_first.get(_first(match[0]), ()):
                start, end = match.start(), match.start() + len(shown)
                alone = words.startswith(shown, start) and not words[end : end + 1].isalnum()
                if alone and not any(name.start < end and start < name.end for name in out):
                    out.append(Found(start, end, (self.entries.get(shown) or self.halves[shown],)))
        return sorted(name for name in out if name.kind not in _PLACES or not _in_a_name(words, name.start, name.end))


def _first(words: str) -> str:
    match = _WORD.search(words)
    return match[0].removesuffix("'s").removesuffix("’s") if match else ""


def _namesake(name: Found, mention: PlaceMention | None, known: set[str]) -> Found:
    """A town of the tables, or the one of that name in a country that the report names: Tripoli in Lebanon."""
    if mention is None or name.kind not in ("region", "seat") or name.side is None or name.side in known:
        return name
    rivals = [place for place in (mention.place, *mention.rivals) if place and place.country in known]
    if not rivals:
        return name
    return Found(name.start, name.end, (Entry(name.entries[0].name, rivals[0].name, rivals[0].country, "town"),))


def _in_a_name(words: str, start: int, end: int) -> bool:
    """Whether a town's name is but a part of one: "Banco Recife"; "Recife Police" is a body's of the town."""
    after = words[end:].split(maxsplit=1)
    before = words[:start].split()
    follows = bool(after) and words[end : end + 1] == " " and after[0][:1].isupper()
    low = after[0].lower() if after else ""
    known = follows and (classed(read(after[0], []), 0)[0] not in ("", "firm") or low in terms.OF_OFFICES)
    precedes = len(before) > 1 and words[start - 1] == " " and before[-1][:1].isupper()
    return (follows and not known) or (precedes and not classed(read(before[-1], []), 0)[0])
