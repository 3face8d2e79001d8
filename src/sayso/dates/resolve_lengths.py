"""Nodes to values: windows, points at a distance, periods that end on a day; and what has no interval."""

from __future__ import annotations

from .calendar import add_months, month, ymd
from .node import Node, duration_value
from .resolve_days import on_date
from .resolve_years import in_month
from .value import State, Value, clock_value, holding, moved, named, shifted, whole_unit


def window(node: Node, state: State) -> Value | None:
    """ "In the past 10 days", "within 30 days": every day that it touches."""
    n, unit = node.n, node.unit
    value = duration_value(n, unit)
    back = node.rel in {"last", "prev"}
    base, basis = state.anchor, state.basis
    if node.rel in {"prev", "foll", "same"} and state.last_day and state.last_day.lo:
        base, basis = state.last_day.lo, "previous"
    if node.rel == "within":
        back = state.tense == "past"
        if back and state.last_day and state.last_day.lo is not None and state.last_day.lo < base:
            base, basis, back = state.last_day.lo, "previous", False
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


def of_in_units(node: Node, state: State) -> Value | None:
    """ "In two weeks": a point ahead in the future, a stretch up to now in the past."""
    if node.key == "point" or state.tense == "future":
        return of_point(Node("point", node.i, node.j, n=node.n, unit=node.unit, rel="hence"), state)
    out = window(Node("window", node.i, node.j, n=node.n, unit=node.unit, rel="last"), state)
    if out:
        out.confidence = 0.5
    return out


def of_for_units(node: Node, state: State) -> Value | None:
    """ "For four days": a stretch up to now where the perfect says so, else a length of time."""
    if node.key == "perfect":
        return window(Node("window", node.i, node.j, n=node.n, unit=node.unit, rel="last"), state)
    return Value(None, None, "unknown", duration_value(node.n, node.unit), kind="DURATION", none=True)


def of_point(node: Node, state: State) -> Value | None:
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
                return moved(last, unit, -int(n))
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
    out = whole_unit(holding(day, gran), gran, basis, 0.85)
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
        return whole_unit((moved, moved + 1), "day", basis, 0.6)
    total = day * 1440 + at + sign * round(minutes)
    return clock_value(total // 1440, total % 1440, "", basis)


def of_months_to(node: Node, state: State) -> Value | None:
    """ "The three months to September", "the year ended March 31", "the week ended May 3"."""
    n, unit = int(node.n), node.unit
    if node.d:
        end = on_date(Node("date", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m, d=node.d), _latest(state))
    else:
        end = in_month(Node("month", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m), _latest(state))
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


def of_so_far(node: Node, state: State) -> Value | None:
    """The unit up to the anchor, the anchor included."""
    lo = holding(state.anchor, node.unit)[0]
    return Value(
        lo,
        state.anchor + 1,
        "range",
        named(lo, node.unit),
        basis=state.basis,
        alts=[(lo, state.anchor), holding(state.anchor, node.unit)],
    )


def of_vague(node: Node, state: State) -> Value | None:
    """No interval: nobody can tell its bounds."""
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


def of_set(node: Node, state: State) -> Value | None:
    """No interval: it recurs."""
    return Value(None, None, "unknown", node.key, kind="SET", confidence=0.8, none=True, basis=state.basis)


def of_duration(node: Node, state: State) -> Value | None:
    """No interval: a length of time."""
    return Value(None, None, "unknown", node.key, kind="DURATION", confidence=0.8, none=True, basis=state.basis)


def of_reference(node: Node, state: State) -> Value | None:
    """No interval: now, the past, the future."""
    return Value(None, None, "unknown", node.key, kind="DATE", confidence=0.5, none=True, basis=state.basis)
