"""Nodes to values: months, quarters, seasons, fiscal and other years, decades, centuries."""

from __future__ import annotations

from . import calendar
from .calendar import month, year, ymd
from .context import Customs
from .names_en import BRITISH
from .node import Node
from .value import State, Value, whole_unit, year_of


def in_month(node: Node, state: State) -> Value | None:
    """A month: in its year, or the nearest by tense."""
    y, m, _ = ymd(state.anchor)
    told = year_of(node, state)
    if told is not None:
        return whole_unit(month(told, node.m), "month", "explicit" if node.y is not None else state.basis, 0.95)
    past = y if node.m <= m else y - 1
    coming = y if node.m >= m else y + 1
    if state.floor is not None:
        fy, fm, _ = ymd(state.floor)
        return whole_unit(month(fy if node.m >= fm else fy + 1, node.m), "month", state.basis)
    if node.rel == "last":
        chosen = y if node.m < m else y - 1
        return whole_unit(
            month(chosen, node.m), "month", state.basis, 0.7, [month(y - 1, node.m)] if chosen == y else []
        )
    if node.rel == "next":
        return whole_unit(
            month(y if node.m > m else y + 1, node.m),
            "month",
            state.basis,
            0.8,
            [month(y + 1, node.m)] if node.m > m else [],
        )
    if node.rel in {"prev", "foll"} and state.last and state.last.lo:
        ly, lm, _ = ymd(state.last.lo)
        if node.rel == "prev":
            return whole_unit(month(ly if node.m < lm else ly - 1, node.m), "month", "previous", 0.7)
        return whole_unit(month(ly if node.m > lm else ly + 1, node.m), "month", "previous", 0.7)
    if node.rel == "this":
        chosen = y if not state.tense or past == coming else (coming if state.future else past)
        return whole_unit(month(chosen, node.m), "month", state.basis, 0.8)
    if node.rel == "next" or (state.future and state.story is None):
        return whole_unit(month(coming, node.m), "month", state.basis, 0.8)
    if state.story is not None and not state.future:
        return whole_unit(month(state.story, node.m), "month", "previous", 0.7)
    return whole_unit(
        month(past, node.m),
        "month",
        state.basis,
        0.85,
        [month(coming, node.m)] if coming != past and not state.tense else [],
    )


def of_year(node: Node, _: State) -> Value | None:
    """A calendar year."""
    y = node.y or 0
    return Value(*year(y), "year", f"{y:04d}", basis="explicit", confidence=0.95)


def _april(customs: Customs) -> bool:
    """Whether a text names Britain or India themselves, whose public bodies begin their year in April."""
    return not BRITISH.isdisjoint(customs.vocabulary) or customs.follows("india")


def of_years(node: Node, state: State) -> Value | None:
    """ "2019-2023"; "2019-20" is two years, or a fiscal year where British or Indian bodies are named."""
    if node.n and node.d2 == (node.y or 0) + 1 and _april(state.customs):
        lo, hi = month(node.y or 0, 4, 12)
        both = year(node.y or 0)[0], year(node.d2)[1]
        return Value(lo, hi, "year", f"{node.d2}", basis="explicit", confidence=0.75, alts=[both])
    return Value(year(node.y or 0)[0], year(node.d2)[1], "range", f"{node.y}", basis="explicit", kind="DATE")


def of_decade(node: Node, _: State) -> Value | None:
    """Ten years."""
    return whole_unit(year(node.y or 0, 10), "decade", "explicit")


def of_century(node: Node, _: State) -> Value | None:
    """A hundred years."""
    first = (int(node.n) - 1) * 100
    return Value(*year(max(first, 1), 100), "century", f"{first // 100:02d}", basis="explicit")


def of_quarter(node: Node, state: State) -> Value | None:
    """A quarter or a half, of the calendar or of the fiscal year that the text follows."""
    size = 6 if node.unit == "half" else 3
    n = int(node.n)
    start = 1
    if node.key == "fiscal":
        start = fiscal_start(state.customs)[0]
    y = year_of(node, state)
    if y is None and node.yrel == "same" and state.last and state.last.lo:
        y = ymd(state.last.lo)[0]
    shift = (start - 1) + size * (n - 1)
    if node.key == "fiscal" and start > 1 and fiscal_start(state.customs)[1] == "end":
        shift -= 12
    if y is None:
        this = ymd(state.anchor)[0]
        spans = [month(yy, 1 + shift, size) for yy in range(this - 2, this + 3)]
        begun = [s for s in spans if s[0] <= state.anchor]
        ahead = [s for s in spans if s[1] > state.anchor]
        ended = [s for s in begun if s[1] <= state.anchor]
        if node.mod == "reported" and ended:
            # What will be reported is the quarter that ends next, or the last that has ended.
            chosen = begun[-1] if state.tense == "future" else ended[-1]
        else:
            chosen = ahead[0] if state.tense == "future" else begun[-1]
        if not state.future and state.story:
            chosen = month(state.story, 1 + shift, size)
        return whole_unit(chosen, node.unit, state.basis, 0.8)
    return whole_unit(month(y, 1 + shift, size), node.unit, "explicit" if node.y else state.basis)


def fiscal_start(customs: Customs) -> tuple[int, str]:
    """First month of the fiscal year that a text follows, and whether it is named by its "end" or its "start"."""
    if customs.follows("month-first"):
        return 10, "end"
    if customs.follows("india"):
        return 4, "end"
    if customs.follows("japan"):
        return 4, "start"
    if customs.follows("australia"):
        return 7, "end"
    if customs.follows("uk"):
        return 4, "end"
    return 10, "end"


def of_fiscal(node: Node, state: State) -> Value | None:
    """A fiscal year of the country that the text names."""
    start, names = fiscal_start(state.customs)
    if node.y is None:
        y, m, _ = ymd(state.anchor)
        begins = y if m >= start else y - 1
        begins += {"last": -1, "prev": -1, "next": 1, "foll": 1}.get(node.yrel, 0)
    elif node.d2:
        begins = node.y
        if start == 10 and not state.customs.follows("month-first"):
            start = 4
    else:
        begins = node.y if names == "start" else node.y - 1
    label = begins if names == "start" else begins + 1
    lo, hi = month(begins, start, 12)
    return Value(
        lo, hi, "year", f"{label}", basis="explicit" if node.y else state.basis, confidence=0.75, alts=[year(label)]
    )


_SEASON_START = (3, 6, 9, 12)


_SEASON_NAMES = ("SP", "SU", "FA", "WI")


def of_season(node: Node, state: State) -> Value | None:
    """A meteorological season: northern winter is December to February; half a year off in the south."""
    n = (int(node.n) + 2) % 4 if state.customs.follows("south") else int(node.n)
    m = _SEASON_START[n]

    def of(y: int) -> Value:
        lo, hi = month(y, m, 3)
        astronomical = (calendar.day(y, m, (20, 21, 22, 21)[n]), 0)
        ends = month(y, m + 3)[0] + (20, 21, 22, 21)[(n + 1) % 4] - 1
        alts = [(astronomical[0], ends)]
        if m == 12 and node.y is not None and not node.d2:
            alts.insert(0, month(y - 1, 12, 3))
        return Value(
            lo, hi, "season", f"{y}-{_SEASON_NAMES[int(node.n)]}", basis=state.basis, confidence=0.8, alts=alts
        )

    y = year_of(node, state)
    if y is not None:
        return of(y)
    this = ymd(state.anchor)[0]
    seasons = [of(yy) for yy in range(this - 2, this + 3)]
    ended = [s for s in seasons if (s.hi or 0) <= state.anchor]
    begun = [s for s in seasons if (s.lo or 0) <= state.anchor]
    unfinished = [s for s in seasons if (s.hi or 0) > state.anchor]
    ahead = [s for s in seasons if (s.lo or 0) > state.anchor]
    if state.floor is not None:
        return next(s for s in seasons if (s.lo or 0) >= state.floor)
    if node.rel == "same" and state.last and state.last.lo:
        return of(ymd(state.last.lo)[0])
    if node.rel == "last":
        return ended[-1]
    if node.rel == "next":
        return ahead[0]
    if node.rel == "this":
        current = next((s for s in begun if (s.hi or 0) > state.anchor), None)
        if current:
            return current
        return unfinished[0] if state.future else begun[-1]
    if state.story and not state.future:
        return of(state.story)
    return unfinished[0] if state.future else begun[-1]
