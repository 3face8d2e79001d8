"""Nodes to values: the days that each expression means, given the day on which it was said and what was named before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from . import calendar
from .calendar import Days, add_months, month, week, year, ymd
from .context import Customs
from .names_en import COUNTRY_HOLIDAYS, WARS
from .parse import Node, duration_value


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
        return self.tense in {"future", "present"}


def resolve(node: Node, state: State) -> Value | None:
    """The value of a node; `None` where it has none after all (a day that is none, a chain with nothing before it)."""
    try:
        return RESOLVERS[node.kind](node, state)
    except (ValueError, OverflowError, KeyError):
        return None


# --- names of stretches


def _iso(number: int) -> str:
    return date.fromordinal(number).isoformat()


def named(lo: int, gran: str) -> str:
    """TIMEX3's value of the unit that begins with day `lo`."""
    text = date.fromordinal(lo).isoformat()
    if gran == "day":
        return text
    if gran == "month":
        return text[:7]
    if gran == "year":
        return text[:4]
    if gran in {"week", "weekend"}:
        iso = date.fromordinal(lo).isocalendar()
        return f"{iso.year}-W{iso.week:02d}" + ("-WE" if gran == "weekend" else "")
    if gran == "quarter":
        return f"{text[:4]}-Q{(int(text[5:7]) + 2) // 3}"
    if gran == "half":
        return f"{text[:4]}-H{1 if int(text[5:7]) < 7 else 2}"
    if gran == "decade":
        return text[:3]
    if gran == "century":
        return text[:2]
    return text


def _of(days: Days, gran: str, basis: str, confidence: float = 0.9, alts: list[Days] | None = None) -> Value:
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


# --- points of the calendar


def _by_tense(state: State, before: int, after: int) -> tuple[int, int]:
    """Of the candidates before and after the anchor, the one that the tense asks for, then the other."""
    return (after, before) if state.future else (before, after)


def _date(node: Node, state: State) -> Value | None:
    y = _year_of(node, state)
    if y is not None:
        day = calendar.day(y, node.m, node.d)
        out = _of((day, day + 1), "day", "explicit" if node.y is not None else state.basis, 1.0)
    else:
        day, other = _nearest_date(node.m, node.d, state)
        if node.wd >= 0 and calendar.weekday(day) != node.wd:
            near = ymd(state.anchor)[0]
            fits = [d for d in _dates(node.m, node.d, near) if calendar.weekday(d) == node.wd]
            if fits:
                day = min(fits, key=lambda d: abs(d - state.anchor))
        out = _of((day, day + 1), "day", state.basis, 0.85)
        if other is not None and other != day and not state.tense:
            out.alts.append((other, other + 1))
    if node.wd >= 0 and calendar.weekday(out.lo or 0) != node.wd:
        out.clash = True
        out.confidence = 0.6
        lo = out.lo or 0
        near_day = lo + (node.wd - calendar.weekday(lo) + 3) % 7 - 3
        out.alts.insert(0, (near_day, near_day + 1))
    return out


def _dates(m: int, d: int, near: int) -> list[int]:
    """The days of a day and month in the years around one."""
    out = []
    for y in (near - 1, near, near + 1):
        try:
            out.append(calendar.day(y, m, d))
        except ValueError:
            continue
    return out


def _nearest_date(m: int, d: int, state: State) -> tuple[int, int | None]:
    """A day and month without a year: the nearest by tense, and the other candidate."""
    near = ymd(state.anchor)[0]
    if state.story is not None and not state.future:
        return calendar.day(state.story, m, d), None
    days = _dates(m, d, near)
    if not days:
        days = [
            calendar.day(y, m, d)
            for y in range(near - 4, near + 5)
            if calendar.month(y, m)[1] - calendar.month(y, m)[0] >= d
        ]
    if state.floor is not None:
        return min(day for day in days if day >= state.floor), None
    past = [day for day in days if day <= state.anchor]
    coming = [day for day in days if day >= state.anchor]
    nearest = min(days, key=lambda day: abs(day - state.anchor))
    if state.tense == "future" and coming:
        return coming[0], past[-1] if past else None
    if state.tense == "past" and past:
        # Past, but a few days ahead: "was due", "the vote set for" - the tense is wrong more often than the year.
        return past[-1], coming[0] if coming else None
    others = [day for day in days if day != nearest]
    return nearest, others[0] if others else None


def _year_of(node: Node, state: State) -> int | None:
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


def _numeric(node: Node, state: State) -> Value | None:
    """A date in figures: day first after dots and in European texts, month first in US texts and where nothing says."""
    a, b = node.m, node.d
    day_first = (
        node.key == "." or a > 12 or (state.customs.follows("day-first") and not state.customs.follows("month-first"))
    )
    if b > 12:
        day_first = False
    readings = [(b, a), (a, b)] if day_first else [(a, b), (b, a)]
    values = []
    for m, d in readings:
        if 1 <= m <= 12:
            value = _date(Node("date", node.i, node.j, y=node.y, m=m, d=d), state)
            if value:
                values.append(value)
    if not values:
        return None
    out = values[0]
    if len(values) > 1 and a != b and node.key != ".":
        out.alts.append((values[1].lo or 0, values[1].hi or 0))
        out.confidence = 0.7 if day_first or state.customs.follows("month-first") else 0.5
    return out


def _range(node: Node, state: State) -> Value | None:
    first = _date(Node("date", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m, d=node.d), state)
    if not first or first.lo is None:
        return None
    y = ymd(first.lo)[0]
    return Value(
        first.lo,
        calendar.day(y, node.m, node.d2) + 1,
        "range",
        f"P{node.d2 - node.d}D",
        basis=first.basis,
        kind="DURATION",
    )


def _weekday(node: Node, state: State) -> Value | None:
    anchor, wd = state.anchor, node.wd
    behind = (calendar.weekday(anchor) - wd) % 7
    latest = anchor - behind
    coming = latest if behind == 0 else latest + 7
    strictly_before, strictly_after = (anchor - (behind or 7)), latest + 7
    monday = week(anchor)[0]
    alts: list[int] = []
    confidence = 0.85
    if state.floor is not None:
        day = state.floor + (wd - calendar.weekday(state.floor)) % 7
    elif node.key:
        offset = {"last": -1, "next": 1, "this": 0, "same": 0, "prev": -1, "foll": 1}[node.key]
        base = monday
        if node.key in {"same", "prev", "foll"} and state.last and state.last.lo:
            base = week(state.last.lo)[0]
        day = base + 7 * offset + wd
    elif node.rel == "last":
        day = strictly_before
        alts = [monday - 7 + wd]
        confidence = 0.85 if strictly_before == monday - 7 + wd else 0.6
    elif node.rel == "next":
        day = strictly_after
        alts = [monday + 7 + wd]
        confidence = 0.85 if strictly_after == monday + 7 + wd else 0.6
    elif node.rel == "before_last":
        day = strictly_before - 7
    elif node.rel == "after":
        day = strictly_after + 7 * (int(node.n)) if behind else anchor + 7 * int(node.n)
    elif node.rel == "ago":
        day = latest - 7 * int(node.n) + (7 if behind and node.n > 1 else 0)
        near = anchor - 7 * int(node.n)
        day = min((near - (near - 1 - wd) % 7, near + (wd - near + 1) % 7), key=lambda d: abs(d - near))
        alts = [strictly_before]
    elif node.rel == "times_ago":
        day = strictly_before - 7 * (int(node.n) - 1)
    elif node.rel in {"prev", "foll"}:
        base = state.last_day.lo if state.last_day and state.last_day.lo else anchor
        back = (calendar.weekday(base) - wd) % 7
        day = base - (back or 7) if node.rel == "prev" else base + (7 - back)
        return _of((day, day + 1), "day", "previous", 0.7)
    else:
        day, other = _by_tense(state, latest, coming)
        if state.tense == "present" and not node.rel:
            confidence = 0.6
        if other != day and not state.tense:
            alts = [other]
        if state.future and behind == 0:
            alts = [anchor + 7]
    return _of((day, day + 1), "day", state.basis, confidence, [(alt, alt + 1) for alt in alts if alt != day])


def _weekday_dom(node: Node, state: State) -> Value | None:
    """A day of the month without its month: by tense; with a weekday, the nearest that fits."""
    y, m, _ = ymd(state.anchor)
    if node.rel:
        first, after = month(y, m + {"last": -1, "prev": -1, "next": 1, "foll": 1}.get(node.rel, 0))
        return _of((first + node.d - 1, first + node.d), "day", state.basis) if first + node.d - 1 < after else None
    days = []
    for n in range(-7, 8) if node.wd >= 0 else range(-1, 2):
        first, after = month(y, m + n)
        if first + node.d - 1 < after:
            days.append(first + node.d - 1)
    if node.wd >= 0:
        days = [day for day in days if calendar.weekday(day) == node.wd] or days
    past, coming = [d for d in days if d <= state.anchor], [d for d in days if d >= state.anchor]
    day = (coming or past)[0] if state.future and coming else past[-1] if past else coming[0]
    return _of((day, day + 1), "day", state.basis, 0.7)


def _deictic(node: Node, state: State) -> Value | None:
    day = state.anchor + int(node.n)
    out = _of((day, day + 1), "day", state.basis, 0.95)
    if node.key == "era":
        out.value = "PRESENT_REF"
    return _parted(out, node.part)


def _parted(out: Value, part: str) -> Value:
    """A day of which a part is meant: the day, said to be coarser than meant; a night may be two."""
    if part:
        out.gran, out.kind = "part", "TIME"
        if out.lo is not None:
            out.value = f"{_iso(out.lo)}T{part}"
            hours = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "MI": (12, 14)}.get(part)
            if not hours:
                out.alts.insert(0, (out.lo, out.lo + 2))
    return out


def _month(node: Node, state: State) -> Value | None:
    y, m, _ = ymd(state.anchor)
    told = _year_of(node, state)
    if told is not None:
        return _of(month(told, node.m), "month", "explicit" if node.y is not None else state.basis, 0.95)
    past = y if node.m <= m else y - 1
    coming = y if node.m >= m else y + 1
    if state.floor is not None:
        fy, fm, _ = ymd(state.floor)
        return _of(month(fy if node.m >= fm else fy + 1, node.m), "month", state.basis)
    if node.rel == "last":
        chosen = y if node.m < m else y - 1
        return _of(month(chosen, node.m), "month", state.basis, 0.7, [month(y - 1, node.m)] if chosen == y else [])
    if node.rel == "next":
        return _of(
            month(y if node.m > m else y + 1, node.m),
            "month",
            state.basis,
            0.8,
            [month(y + 1, node.m)] if node.m > m else [],
        )
    if node.rel in {"prev", "foll"} and state.last and state.last.lo:
        ly, lm, _ = ymd(state.last.lo)
        if node.rel == "prev":
            return _of(month(ly if node.m < lm else ly - 1, node.m), "month", "previous", 0.7)
        return _of(month(ly if node.m > lm else ly + 1, node.m), "month", "previous", 0.7)
    if node.rel == "this":
        chosen = y if not state.tense or past == coming else (coming if state.future else past)
        return _of(month(chosen, node.m), "month", state.basis, 0.8)
    if node.rel == "next" or (state.future and state.story is None):
        return _of(month(coming, node.m), "month", state.basis, 0.8)
    if state.story is not None and not state.future:
        return _of(month(state.story, node.m), "month", "previous", 0.7)
    return _of(
        month(past, node.m),
        "month",
        state.basis,
        0.85,
        [month(coming, node.m)] if coming != past and not state.tense else [],
    )


def _year(node: Node, state: State) -> Value | None:
    y = node.y or 0
    return Value(*year(y), "year", f"{y:04d}", basis="explicit", confidence=0.95)


def _years(node: Node, state: State) -> Value | None:
    """ "2019-2023"; "2019-20" is two years, or one season of something."""
    return Value(year(node.y or 0)[0], year(node.d2)[1], "range", f"{node.y}", basis="explicit", kind="DATE")


def _decade(node: Node, state: State) -> Value | None:
    return _of(year(node.y or 0, 10), "decade", "explicit")


def _century(node: Node, state: State) -> Value | None:
    first = (int(node.n) - 1) * 100
    return Value(*year(max(first, 1), 100), "century", f"{first // 100:02d}", basis="explicit")


def _unit(node: Node, state: State) -> Value | None:
    """ "The week before last", "the year after next", "two weekends ago"."""
    if node.key == "ago":
        begun = week(state.anchor)[0] + (5 if calendar.weekday(state.anchor) >= 5 else -2)
        saturday = begun - 7 * (-int(node.n) - 1) if calendar.weekday(state.anchor) < 5 else begun + 7 * int(node.n)
        return _of((saturday, saturday + 2), "weekend", state.basis)
    return _offset_unit(state.anchor, node.unit, int(node.n), state.basis)


def _offset_unit(base: int, unit: str, n: int, basis: str) -> Value:
    if unit == "weekend":
        saturday = week(base)[0] + 5 + 7 * n
        return _of((saturday, saturday + 2), "weekend", basis)
    lo = holding(base, unit)[0]
    moved = shifted(lo, unit, n)
    gran = "week" if unit == "fortnight" else unit
    return _of(holding(moved, gran), gran, basis)


def _relative(node: Node, state: State) -> Value | None:
    """ "Last week", "the previous day", "that month", "the same quarter of last year"."""
    unit, rel = node.unit, node.rel
    if node.key == "same":
        return _same_period(node, state)
    if rel == "next" and node.key == "the" and not state.future and (state.last_day if unit == "day" else state.last):
        rel = "foll"
    if rel in {"last", "next", "this"}:
        n = {"last": -1, "next": 1, "this": 0}[rel]
        if unit == "day":
            return (
                _of((state.anchor + n, state.anchor + n + 1), "day", state.basis)
                if rel != "this"
                else _of((state.anchor, state.anchor + 1), "day", state.basis, 0.8)
            )
        out = _offset_unit(state.anchor, unit, n, state.basis)
        if unit == "decade" and n:
            out.alts.append(
                (add_months(state.anchor, 120 * n), state.anchor + 1)
                if n < 0
                else (state.anchor, add_months(state.anchor, 120) + 1)
            )
        return out
    n = {"prev": -1, "foll": 1, "same": 0}[rel]
    last = state.last_day if unit in {"day", "week"} and state.last_day else state.last
    if last is None or last.lo is None:
        if rel == "same" and unit in {"day", "period"}:
            return _of((state.anchor, state.anchor + 1), "day", state.basis, 0.6)
        out = _offset_unit(state.anchor, unit, n, state.basis)
        out.confidence = 0.6
        return out
    if unit == "year" and node.key == "chain" and last.gran in {"quarter", "half", "month", "range"} and n < 0:
        return _moved(last, "year", n)
    base = last.lo
    if n > 0 and last.hi and unit == "day" and last.gran != "day" and last.hi - last.lo < 5:
        base = last.hi - 1
    out = _offset_unit(base, unit, n, "previous")
    out.confidence = 0.75
    return out


def _same_period(node: Node, state: State) -> Value | None:
    """ "The same period last year", "the same month a year ago": the last stretch named, in another year."""
    last = state.last
    if last is None or last.lo is None:
        y = _year_of(node, state)
        if y is None:
            return None
        unit = node.unit if node.unit in {"month", "quarter", "week", "day"} else "year"
        lo = add_months(state.anchor, 12 * (y - ymd(state.anchor)[0]))
        return _of(holding(lo, unit), unit, state.basis, 0.5)
    if node.y is None and not node.yrel:
        return Value(last.lo, last.hi, last.gran, last.value, basis="previous", confidence=0.6)
    y = _year_of(node, state)
    if node.yrel == "last":
        y = ymd(state.anchor)[0] - 1
        if ymd(last.lo)[0] < ymd(state.anchor)[0]:
            y = ymd(last.lo)[0] - 1
    return _moved(last, "year", (y or 0) - ymd(last.lo)[0])


def _moved(last: Value, unit: str, n: int) -> Value:
    """A stretch of the same size, some units on."""
    lo, hi = last.lo or 0, last.hi or (last.lo or 0) + 1
    first, after = shifted(lo, unit, n), shifted(hi, unit, n)
    gran = last.gran
    return Value(first, after, gran, named(first, gran), basis="previous", confidence=0.75)


def _window(node: Node, state: State) -> Value | None:
    """ "In the past 10 days", "within 30 days": every day that it touches."""
    n, unit = node.n, node.unit
    value = duration_value(n, unit)
    back = node.rel in {"last", "prev"}
    base, basis = state.anchor, state.basis
    if node.rel in {"prev", "foll", "same"} and state.last_day and state.last_day.lo:
        base, basis = state.last_day.lo, "previous"
    if node.rel == "within":
        back = state.tense == "past"
    if back:
        lo = _back(base, unit, n, state)
        return Value(lo, base + 1, "range", value, basis=basis, kind="DURATION", alts=[(lo + 1, base + 1), (lo, base)])
    hi = shifted(base, unit, n) + 1
    if unit == "hour" and n % 24:
        hi = base + int(n // 24) + (1 if n < 24 else 2)
        if n < 24 and state.minute is not None and state.minute + 60 * n >= 1440:
            hi = base + 2
    return Value(base, hi, "range", value, basis=basis, kind="DURATION", alts=[(base, hi - 1), (base + 1, hi)])


def _back(base: int, unit: str, n: float, state: State) -> int:
    """The first day that a stretch of `n` units up to the anchor touches."""
    if unit not in {"hour", "minute", "second"}:
        return shifted(base, unit, -n)
    hours = n / {"hour": 1, "minute": 60, "second": 3600}[unit]
    if state.minute is not None:
        return base + int((state.minute - hours * 60) // 1440)
    return base - int(-(-hours // 24)) if hours > 6 else base


def _in_units(node: Node, state: State) -> Value | None:
    """ "In two weeks": a point ahead in the future, a stretch up to now in the past."""
    if node.key == "point" or state.tense == "future":
        return _point(Node("point", node.i, node.j, n=node.n, unit=node.unit, rel="hence"), state)
    out = _window(Node("window", node.i, node.j, n=node.n, unit=node.unit, rel="last"), state)
    if out:
        out.confidence = 0.5
    return out


def _for_units(node: Node, state: State) -> Value | None:
    """ "For four days": a stretch up to now where the perfect says so, else a length of time."""
    if node.key == "perfect":
        return _window(Node("window", node.i, node.j, n=node.n, unit=node.unit, rel="last"), state)
    return Value(None, None, "unknown", duration_value(node.n, node.unit), kind="DURATION", none=True)


def _point(node: Node, state: State) -> Value | None:
    """ "Three weeks ago", "two days later": the day, week, month or year that holds the point."""
    n, unit = node.n, node.unit
    sign = 1 if node.rel in {"later", "after", "hence"} else -1
    base, basis = state.anchor, state.basis
    chained = node.rel in {"earlier", "before", "later", "after"}
    if chained and node.rel in {"after", "before"} and state.last is None:
        return Value(None, None, "unknown", duration_value(n, unit), kind="DURATION", none=True)
    if unit in {"hour", "minute", "second"}:
        return _clock_point(node, state, sign, chained)
    if chained:
        last = state.last_day if unit in {"day", "week", "fortnight"} and state.last_day else state.last
        if last and last.lo is not None:
            if (
                unit in {"year", "month", "quarter"}
                and last.gran in {"quarter", "half", "month", "season", "range"}
                and sign < 0
                and n == int(n)
            ):
                return _moved(last, unit, -int(n))
            base, basis = (
                (last.lo if sign < 0 or last.gran in {"day", "part", "minute"} else (last.hi or last.lo + 1) - 1),
                "previous",
            )
            if unit not in {"day"} and last.lo is not None:
                base = last.lo
    day = shifted(base, unit, sign * n)
    gran = {"fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)
    if n != int(n):
        gran = {"year": "month", "month": "week", "week": "day", "decade": "year"}.get(unit, gran)
    out = _of(holding(day, gran), gran, basis, 0.85)
    if gran != "day":
        out.alts.append((day, day + 1))
    if unit in {"year", "decade"} and gran == "year" and chained and state.last and state.last.gran == "day":
        out.alts.append((day, day + 1))
    return out


def _clock_point(node: Node, state: State, sign: int, chained: bool) -> Value | None:
    minutes = node.n * {"hour": 60, "minute": 1, "second": 1 / 60}[node.unit]
    day, at, basis = state.anchor, state.minute, state.basis
    if chained and state.last_clock and state.last_clock.lo is not None:
        day, at, basis = state.last_clock.lo, state.last_clock.at, "previous"
    elif chained and state.last_day and state.last_day.lo is not None:
        day, at, basis = state.last_day.lo, None, "previous"
    if at is None:
        moved = day + sign * int(minutes // 1440)
        return _of((moved, moved + 1), "day", basis, 0.6)
    total = day * 1440 + at + sign * round(minutes)
    return clock_value(total // 1440, total % 1440, "", basis)


def clock_value(day: int, minute: int, zone: str, basis: str) -> Value:
    """A minute of a day."""
    value = f"{_iso(day)}T{minute // 60:02d}:{minute % 60:02d}{zone}"
    return Value(day, day + 1, "minute", value, basis=basis, kind="TIME", at=minute)


def _clock(node: Node, state: State) -> Value | None:
    on = node.tail and resolve(node.tail, state)
    if on and on.lo is not None:
        day, basis = on.lo, on.basis
    elif state.last_day and state.last_day.lo is not None and node.rel != "anchor":
        day, basis = state.last_day.lo, "previous"
    else:
        day, basis = state.anchor, state.basis
    minute = int(node.n)
    if node.key == "midnight":
        day += 1
    if minute >= 1440:
        day, minute = day + 1, minute - 1440
    out = clock_value(day, minute, node.unit, basis)
    out.alts = [(day, day + 1)]
    if node.key == "midnight":
        out.alts.append((day - 1, day))
    if on:
        out.clash = on.clash
    return out


def _quarter(node: Node, state: State) -> Value | None:
    size = 6 if node.unit == "half" else 3
    n = int(node.n)
    start = 1
    if node.key == "fiscal":
        start = fiscal_start(state.customs)[0]
    y = _year_of(node, state)
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
        chosen = ended[-1] if node.mod == "reported" and ended else ahead[0] if state.tense == "future" else begun[-1]
        if not state.future and state.story:
            chosen = month(state.story, 1 + shift, size)
        return _of(chosen, node.unit, state.basis, 0.8)
    return _of(month(y, 1 + shift, size), node.unit, "explicit" if node.y else state.basis)


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


def _fiscal(node: Node, state: State) -> Value | None:
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


def _season(node: Node, state: State) -> Value | None:
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

    y = _year_of(node, state)
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


def _weekend(node: Node, state: State) -> Value | None:
    if node.m:
        first = _date(Node("date", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m, d=node.d), state)
        if not first or first.lo is None:
            return None
        saturday = week(first.lo)[0] + 5
        return _of((saturday, saturday + 2), "weekend", first.basis)
    shape = (5, 7)
    vocabulary = state.customs.vocabulary
    if (
        "weekend" in vocabulary
        and {"friday", "saturday"} <= vocabulary
        and "sunday" not in vocabulary
        and node.key != "long"
    ):
        shape = (4, 6)
    if node.key and node.key != "long":
        held = _holiday_days(node.key, state, node.rel)
        if not held:
            return None
        if node.key.startswith("easter"):
            sunday = calendar.easter(ymd(held[0])[0])
            return _of((sunday - 2, sunday + 2), "weekend", state.basis)
        if calendar.weekday(held[0]) == 3:
            return _of((held[0], held[0] + 4), "weekend", state.basis)
        monday = held[0] if calendar.weekday(held[0]) < 3 else week(held[0])[1]
        return _of((monday - 2, monday + 1), "weekend", state.basis)
    monday = week(state.anchor)[0]
    lo = monday + shape[0]
    begun = lo if lo <= state.anchor else lo - 7
    coming = lo if state.anchor < monday + shape[1] else lo + 7
    alts: list[Days] = []
    if node.rel == "last":
        chosen = lo - 7
    elif node.rel == "next":
        chosen, alts = lo + 7, [(lo, lo + 2)]
    elif node.rel in {"prev", "foll", "same"} and state.last_day and state.last_day.lo:
        base = week(state.last_day.lo)[0] + shape[0]
        chosen = base + {"prev": -7, "foll": 0, "same": 0}[node.rel]
    elif node.rel == "this":
        chosen = lo if state.future or not state.tense else begun
        alts = [(begun, begun + 2)]
    else:
        chosen = coming if state.future else begun
    out = _of((chosen, chosen + 2), "weekend", state.basis, 0.85, alts)
    if node.key == "long":
        out.hi = chosen + 3
        out.alts.append((chosen - 1, chosen + 2))
    return out


def _holiday(node: Node, state: State) -> Value | None:
    key = node.key
    for country, own in COUNTRY_HOLIDAYS.get(node.part, {}).items():
        if country in state.customs.vocabulary:
            key = own
            break
    y = _year_of(node, state)
    if y is not None:
        days = calendar.holiday(key, y)
    else:
        days = _holiday_days(key, state, node.rel)
    if not days:
        return None
    out = _of(days, "day" if days[1] - days[0] == 1 else "range", "explicit" if y else state.basis, 0.8)
    return out


def _holiday_days(key: str, state: State, rel: str = "") -> Days | None:
    this = ymd(state.anchor)[0]
    held = [days for y in range(this - 4, this + 5) if (days := calendar.holiday(key, y))]
    past = [days for days in held if days[0] <= state.anchor]
    coming = [days for days in held if days[1] > state.anchor]
    if rel == "last":
        past = [days for days in held if days[1] <= state.anchor]
    elif rel == "this":
        same = [days for days in held if ymd(days[0])[0] == this]
        return same[0] if same else None
    elif rel == "next":
        coming = [days for days in held if days[0] > state.anchor]
    if rel == "next" or (state.future and rel != "last"):
        return coming[0] if coming else None
    if state.tense == "past" or rel == "last":
        return past[-1] if past else None
    return min(held, key=lambda days: abs(days[0] - state.anchor), default=None)


def _war_day(node: Node, state: State) -> Value | None:
    first = WARS[-1][1]
    for names, begun in WARS:
        if not state.customs.vocabulary.isdisjoint(names.split()):
            first = begun
            break
    day = calendar.day(*first) + int(node.n) - 1
    return _of((day, day + 1), "day", "explicit", 0.7)


def _in_span(node: Node, state: State) -> Value | None:
    """ "The last week of March", "the first three months of 2024", "the first Monday in November"."""
    span = _span(node, state)
    if not span:
        return None
    lo, hi = span
    n, unit = int(node.n), node.unit
    if unit == "weekday":
        y, m, _ = ymd(lo)
        day = calendar.nth_weekday(y, m, node.wd, n)
        return _of((day, day + 1), "day", state.basis)
    if node.d:
        size = node.d
        if n == -1:
            return Value(shifted(hi, unit, -size), hi, "range", basis=state.basis, kind="DURATION")
        return Value(
            lo, shifted(lo, unit, size), "range", duration_value(size, unit), basis=state.basis, kind="DURATION"
        )
    if unit == "week":
        first = (hi - 7, hi) if n == -1 else (lo + 7 * (n - 1), lo + 7 * n)
        monday = week(lo)[0]
        # The last week is the one with most of its days in the span.
        iso = week(hi - 4) if n == -1 else (monday + 7 * (n - 1), monday + 7 * n)
        return Value(
            *first,
            "week",
            named(iso[0], "week"),
            basis=state.basis,
            confidence=0.7,
            alts=[iso, (iso[0] + 7, iso[1] + 7)],
        )
    if unit == "weekend":
        y, m, _ = ymd(lo)
        saturday = calendar.nth_weekday(y, m, 5, n)
        return _of((saturday, saturday + 2), "weekend", state.basis)
    if unit in {"day", "month", "quarter", "year"}:
        base = hi - 1 if n == -1 else shifted(lo, unit, n - 1)
        if n == -1 and unit == "quarter":
            base = hi - 1
        return _of(holding(base, unit), unit, state.basis)
    return None


def _span(node: Node, state: State) -> Days | None:
    if node.m > 0:
        found = _month(Node("month", node.i, node.j, m=node.m, y=node.y, yrel=node.yrel), state)
        return (found.lo, found.hi) if found and found.lo and found.hi else None
    if node.m == -1:
        found = _relative(Node("relative", node.i, node.j, rel=node.rel, unit="month"), state)
        return (found.lo, found.hi) if found and found.lo and found.hi else None
    y = _year_of(node, state)
    return year(y) if y is not None else None


def _months_to(node: Node, state: State) -> Value | None:
    """ "The three months to September", "the year ended March 31", "the week ended May 3"."""
    n, unit = int(node.n), node.unit
    if node.d:
        end = _date(Node("date", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m, d=node.d), _latest(state))
    else:
        end = _month(Node("month", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m), _latest(state))
    if not end or end.hi is None:
        return None
    hi = end.hi
    # A whole month that ends a few days early (52 weeks, "ended Sept. 28") is what it is called.
    lo = (
        hi - 7 * n
        if unit == "week"
        else hi - n
        if unit == "day"
        else _months_before(hi, {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit, 12) * n)
    )
    gran = unit if n == 1 and unit in {"week", "quarter", "year"} else "range"
    return Value(
        lo,
        hi,
        gran,
        duration_value(n, unit) if unit in {"month", "week", "day", "year"} else named(lo, gran),
        basis=state.basis,
        kind="DATE" if gran != "range" else "DURATION",
    )


def _months_before(hi: int, n: int) -> int:
    """The day `n` months before the end of a stretch; the ends of months answer to each other."""
    y, m, d = ymd(hi)
    return month(y, m - n)[0] if d == 1 else add_months(hi, -n)


def _latest(state: State) -> State:
    out = State(state.anchor, state.minute, state.customs, state.basis)
    out.tense = "future" if state.tense == "future" else "past"
    out.last, out.story = state.last, state.story
    return out


def _so_far(node: Node, state: State) -> Value | None:
    lo = holding(state.anchor, node.unit)[0]
    return Value(
        lo,
        state.anchor + 1,
        "range",
        named(lo, node.unit),
        basis=state.basis,
        alts=[(lo, state.anchor), holding(state.anchor, node.unit)],
    )


def _overnight(node: Node, state: State) -> Value | None:
    day = state.anchor + 1 if state.future else state.anchor
    out = Value(day - 1, day + 1, "part", f"{_iso(day - 1)}TNI", basis=state.basis, kind="TIME", confidence=0.8)
    return out


def _part(node: Node, state: State) -> Value | None:
    """ "This morning", "last night", "that evening"; a bare part of the day has no day."""
    rel = node.rel
    if rel == "this":
        day, basis = state.anchor, state.basis
    elif rel == "last":
        day, basis = state.anchor - 1, state.basis
    elif rel == "next":
        day, basis = state.anchor + 1, state.basis
    elif rel in {"same", "prev", "foll"}:
        last = state.last_day
        day = (last.lo if last and last.lo is not None else state.anchor) + {"same": 0, "prev": -1, "foll": 1}[rel]
        basis = "previous"
    else:
        return None
    return _parted(_of((day, day + 1), "day", basis), node.part)


def _adverb(node: Node, state: State) -> Value | None:
    """ "Earlier this month", "later in the day", "at the end of the year"."""
    head = node.head
    if head is None:
        return None
    if head.kind == "relative" and head.key == "the":
        if head.unit == "day" or not (state.last and state.last.gran in {"year", "month", "decade"}):
            head.rel = "same" if head.unit == "day" else "this"
        if head.unit == "week":
            head.rel = "this"
    inner = resolve(head, state)
    return bounded(inner, node.mod, state) if inner else None


def bounded(value: Value, mod: str, state: State) -> Value:
    """The early, middle or late part of a stretch; "earlier" and "later" are bounded by the anchor."""
    if value.lo is None or value.hi is None or value.none:
        return value
    lo, hi, anchor = value.lo, value.hi, state.anchor
    whole = (lo, hi)
    if mod in {"earlier", "later"}:
        value.mod = "early" if mod == "earlier" else "late"
        if value.gran in {"day", "part", "minute"} or not lo <= anchor < hi:
            return value
        if mod == "earlier":
            value.lo, value.hi = lo, max(anchor, lo + 1)
        else:
            value.lo, value.hi = min(anchor + 1, hi - 1), hi
        value.alts = [whole, (lo, anchor + 1) if mod == "earlier" else (anchor, hi), *value.alts]
        value.gran = "range" if value.gran not in {"week", "month", "year"} else value.gran
        return value
    value.mod = mod
    third = {"early": 0, "mid": 1, "late": 2}[mod]
    if value.gran == "month":
        bounds = (lo, lo + 10, lo + 20, hi)
    elif value.gran == "year" and ymd(lo)[1:] == (1, 1):
        y = ymd(lo)[0]
        bounds = (lo, month(y, 5)[0], month(y, 9)[0], hi)
    elif value.gran == "decade":
        y = ymd(lo)[0]
        bounds = (lo, year(y + 4)[0], year(y + 7)[0], hi)
    elif value.gran == "century":
        y = ymd(lo)[0]
        bounds = (lo, year(y + 33)[0], year(y + 67)[0], hi)
    elif value.gran in {"quarter", "season", "half"}:
        y, m, _ = ymd(lo)
        step = 2 if value.gran == "half" else 1
        bounds = (lo, month(y, m + step)[0], month(y, m + 2 * step)[0], hi)
    else:
        return value
    value.lo, value.hi = bounds[third], bounds[third + 1]
    value.alts = [whole, *value.alts]
    return value


def _vague(node: Node, state: State) -> Value | None:
    return Value(
        None,
        None,
        "unknown",
        node.key or ("FUTURE_REF" if node.rel == "future" else "PAST_REF"),
        kind="DATE",
        confidence=0.5,
        none=True,
        basis=state.basis,
    )


def _set(node: Node, state: State) -> Value | None:
    return Value(None, None, "unknown", node.key, kind="SET", confidence=0.8, none=True, basis=state.basis)


def _duration(node: Node, state: State) -> Value | None:
    return Value(None, None, "unknown", node.key, kind="DURATION", confidence=0.8, none=True, basis=state.basis)


def _reference(node: Node, state: State) -> Value | None:
    return Value(None, None, "unknown", node.key, kind="DATE", confidence=0.5, none=True, basis=state.basis)


RESOLVERS: dict[str, Callable[[Node, State], Value | None]] = {
    "date": _date, "numeric": _numeric, "range": _range, "weekday": _weekday, "weekday_dom": _weekday_dom,
    "deictic": _deictic, "month": _month, "year": _year, "years": _years, "decade": _decade, "century": _century,
    "unit": _unit, "relative": _relative, "window": _window, "in_units": _in_units, "for_units": _for_units,
    "point": _point, "clock": _clock, "quarter": _quarter, "fiscal": _fiscal, "season": _season, "weekend": _weekend,
    "holiday": _holiday, "war_day": _war_day, "in_span": _in_span, "months_to": _months_to, "so_far": _so_far,
    "overnight": _overnight, "part": _part, "adverb": _adverb, "vague": _vague, "set": _set, "duration": _duration,
    "reference": _reference,
}  # fmt: skip
