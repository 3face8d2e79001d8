"""Which words of a text may name a place: matches with the table, and the evidence for and against each."""

from __future__ import annotations

from collections.abc import Iterable

from .evidence import Surroundings, evidence
from .matches import Spot, matches
from .names import fold
from .people import family_names
from .table import Gazetteer
from .tokens import Token, cut

Named = tuple[int, int, str]
"""Start, end and kind ("person", "organisation", "place") of a name that somebody points at."""


def spot(text: str, table: Gazetteer, names: Iterable[Named] = ()) -> list[Spot]:
    """The matches of a text, in order and disjoint. `names` are evidence: a person's is no place, a place's is one."""
    tokens = cut(text)
    headline = _headlines(text, tokens)
    spots = matches(text, tokens, headline, table)
    capital = sorted({t.base for t in tokens if t.capital})
    given = {word for word, hit in zip(capital, table.given(capital), strict=True) if hit}
    around = Surroundings(
        text,
        tokens,
        headline,
        given,
        family_names(
            tokens, {i for s in spots if s.last - s.first > 1 for i in range(s.first, s.last)}, given, headline
        ),
        {t.folded for t in tokens if not t.capital},
        {s.first: s for s in spots},
        {s.last: s for s in spots},
    )
    for s in spots:
        s.evidence = evidence(s, around)
    return _pointed(text, spots, names)


def _headlines(text: str, tokens: list[Token]) -> list[int]:
    """For each word 0, or 1 where the words of its line have capitals, or 2 where they are all in capitals.

    Of the words of four letters and more three in four count as all ("Troops Leave Goma after Talks"); a line that
    ends with a full stop is no headline.
    """
    out = [0] * len(tokens)
    start = 0
    for i in range(len(tokens) + 1):
        if i == len(tokens) or (i > start and "\n" in tokens[i].gap):
            line = [t for t in tokens[start:i] if len(t.shown) > 3]
            if len(line) >= 3 and text[tokens[i - 1].end : tokens[i - 1].end + 1] != ".":
                capital = sum(t.capital for t in line)
                upper = sum(t.upper for t in line)
                kind = 2 if upper >= 0.8 * len(line) else 1 if capital >= 0.75 * len(line) else 0
                out[start:i] = [kind] * (i - start)
            start = i
    return out


def _pointed(text: str, spots: list[Spot], names: Iterable[Named]) -> list[Spot]:
    """The matches with what others point at as names, and the places among those that the table lacks, unresolved.

    Both are in the order of the text, so one walk does; of names that overlap a match the first counts.
    """
    order = sorted(names)
    if not order:
        return spots
    out: list[Spot] = []
    at = 0
    for s in spots:
        while at < len(order) and order[at][1] <= s.start:
            _lacking(text, order[at], out)
            at += 1
        if at < len(order) and order[at][0] < s.end:
            start, end, kind = order[at]
            s.evidence.append(f"named {kind}")
            if kind == "organisation" and start <= s.start and s.end <= end and (start, end) != (s.start, s.end):
                s.body = True
        else:
            s.evidence.append("not named")
        out.append(s)
    for name in order[at:]:
        _lacking(text, name, out)
    return out


def _lacking(text: str, name: Named, out: list[Spot]) -> None:
    start, end, kind = name
    if kind == "place" and start < end and (not out or out[-1].end <= start):
        out.append(Spot(0, 0, start, end, fold(text[start:end]), (), evidence=["bias", "feature", "named place"]))
