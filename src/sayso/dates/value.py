"""Values: the days that an expression means; what a resolution may look at; arithmetic of units."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from .calendar import Days, add_months, month, week, year, ymd
from .context import Customs
from .node import Node


@dataclass(slots=True)
class Value:
    """Half-open days `[lo, hi)`, or minutes of days where `at` is set; `None` bounds are open."""

    lo: int | None
    hi: int | None
    gran: str
    value: str = ""
    mod: str = ""
    basis: str = "anchor"
    alts: list[Days] = field(default_factory=list)
    confidence: float = 0.9
    kind: str = "DATE"
    at: int | None = None
    """Minute of day `lo` at which a clock time stands."""
    until: int | None = None
    """Minute of the end, where a range of clock times ends."""
    clash: bool = False
    none: bool = False
    """True where there is no interval."""


class State:
    """What a resolution may look at: the day of speaking, the tense, and the dates named so far."""

    __slots__ = (
        "anchor",
        "basis",
        "clock",
        "customs",
        "floor",
        "last",
        "last_clock",
        "last_day",
        "minute",
        "story",
        "tense",
        "text_date",
    )

    def __init__(self, anchor: int, minute: int | None, customs: Customs, basis: str = "anchor") -> None:
        self.anchor = self.text_date = anchor
        self.minute = minute
        self.basis = basis
        self.customs = customs
        self.tense = ""
        self.last: Value | None = None
        self.last_day: Value | None = None
        self.last_clock: Value | None = None
        self.story: int | None = None
        """The year in which a narrative is set."""
        self.floor: int | None = None
        """The first day that the end of a range may have."""

    @property
    def future(self) -> bool:
        """Whether the clause tells of what will be."""
        return self.tense in {"future", "present", "scheduled"}


@lru_cache(maxsize=4096)
def iso(number: int) -> str:
    """ISO 8601."""
    return date.fromordinal(number).isoformat()


def named(lo: int, gran: str) -> str:
    """TIMEX3's value of the unit that begins with day `lo`."""
    text = iso(lo)
    if gran == "day":
        return text
    if gran == "month":
        return text[:7]
    if gran == "year":
        return text[:4]
    if gran in {"week", "weekend"}:
        shown = date.fromordinal(lo).isocalendar()
        return f"{shown.year}-W{shown.week:02d}" + ("-WE" if gran == "weekend" else "")
    if gran == "quarter":
        return f"{text[:4]}-Q{(int(text[5:7]) + 2) // 3}"
    if gran == "half":
        return f"{text[:4]}-H{1 if int(text[5:7]) < 7 else 2}"
    if gran == "decade":
        return text[:3]
    if gran == "century":
        return text[:2]
    return text


def whole_unit(days: Days, gran: str, basis: str, confidence: float = 0.9, alts: list[Days] | None = None) -> Value:
    """The value of one whole unit."""
    return Value(days[0], days[1], gran, named(days[0], gran), basis=basis, confidence=confidence, alts=alts or [])


def holding(number: int, unit: str) -> Days:
    """The whole unit that holds a day."""
    y, m, _ = ymd(number)
    if unit == "week":
        return week(number)
    if unit == "weekend":
        saturday = week(number)[0] + 5
        return saturday, saturday + 2
    if unit == "month":
        return month(y, m)
    if unit == "quarter":
        return month(y, (m - 1) // 3 * 3 + 1, 3)
    if unit == "half":
        return month(y, 1 if m < 7 else 7, 6)
    if unit == "year":
        return year(y)
    if unit == "decade":
        return year(y // 10 * 10, 10)
    if unit == "century":
        return year(y // 100 * 100, 100)
    if unit == "fortnight":
        return week(number)[0], week(number)[1] + 7
    return number, number + 1


def shifted(number: int, unit: str, n: float) -> int:
    """The day `n` units on. Parts of a unit count in the next smaller one."""
    if unit == "day":
        return number + round(n)
    if unit in {"week", "weekend"}:
        return number + round(7 * n)
    if unit == "fortnight":
        return number + round(14 * n)
    if unit in {"hour", "minute", "second"}:
        hours = n / {"hour": 1, "minute": 60, "second": 3600}[unit]
        return number + (int(hours // 24) if hours >= 0 else -int(-hours // 24))
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}[unit] * n
    moved = add_months(number, int(months))
    return moved if months == int(months) else moved + round((months - int(months)) * 30)


def by_tense(state: State, before: int, after: int) -> tuple[int, int]:
    """Of the candidates before and after the anchor, the one that the tense asks for, then the other."""
    return (after, before) if state.future else (before, after)


def year_of(node: Node, state: State) -> int | None:
    """The year that a node gives, written out or told ("last year")."""
    if node.y is not None:
        return node.y
    if not node.yrel:
        return None
    this = ymd(state.anchor)[0]
    chained = ymd(state.last.lo)[0] if state.last and state.last.lo else this
    return {"last": this - 1, "next": this + 1, "this": this, "prev": chained - 1, "foll": chained + 1}.get(
        node.yrel, chained
    )


def clock_value(day: int, minute: int, zone: str, basis: str) -> Value:
    """A minute of a day."""
    value = f"{iso(day)}T{minute // 60:02d}:{minute % 60:02d}{zone}"
    return Value(day, day + 1, "minute", value, basis=basis, kind="TIME", at=minute)


def parted(out: Value, part: str) -> Value:
    """A day of which a part is meant: the day, said to be coarser than meant; a night may be two."""
    if part:
        out.gran, out.kind = "part", "TIME"
        if out.lo is not None:
            out.value = f"{iso(out.lo)}T{part}"
            hours = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "MI": (12, 14)}.get(part)
            if not hours:
                out.alts.insert(0, (out.lo, out.lo + 2))
    return out


def moved(last: Value, unit: str, n: int) -> Value:
    """A stretch of the same size, some units on."""
    lo, hi = last.lo or 0, last.hi or (last.lo or 0) + 1
    first, after = shifted(lo, unit, n), shifted(hi, unit, n)
    gran = last.gran
    return Value(first, after, gran, named(first, gran), basis="previous", confidence=0.75)


RESOLVERS: dict[str, Callable[[Node, State], Value | None]] = {}
"""What resolves each kind of node: filled by `resolve`, so that one resolution may ask for another."""


def resolve(node: Node, state: State) -> Value | None:
    """The value of a node; `None` where it has none after all (a day that is none, a chain with nothing before it)."""
    try:
        return RESOLVERS[node.kind](node, state)
    except (ValueError, OverflowError, KeyError):
        return None
