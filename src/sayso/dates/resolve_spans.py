"""Nodes to values: weeks, weekends, parts of a span, and what hangs on a span named before."""

from __future__ import annotations

from . import calendar
from .calendar import Days, add_months, month, week, year, ymd
from .node import Node, duration_value
from .resolve_days import held_on, on_date
from .resolve_years import in_month
from .value import State, Value, holding, moved, named, resolve, shifted, whole_unit, year_of


def of_unit(node: Node, state: State) -> Value | None:
    """ "The week before last", "the year after next", "two weekends ago"."""
    if node.key == "ago":
        begun = week(state.anchor)[0] + (5 if calendar.weekday(state.anchor) >= 5 else -2)
        saturday = begun - 7 * (-int(node.n) - 1) if calendar.weekday(state.anchor) < 5 else begun + 7 * int(node.n)
        return whole_unit((saturday, saturday + 2), "weekend", state.basis)
    return _offset_unit(state.anchor, node.unit, int(node.n), state.basis)


def _offset_unit(base: int, unit: str, n: int, basis: str) -> Value:
    if unit == "weekend":
        saturday = week(base)[0] + 5 + 7 * n
        return whole_unit((saturday, saturday + 2), "weekend", basis)
    lo = holding(base, unit)[0]
    moved = shifted(lo, unit, n)
    gran = "week" if unit == "fortnight" else unit
    return whole_unit(holding(moved, gran), gran, basis)


def relative(node: Node, state: State) -> Value | None:
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
                whole_unit((state.anchor + n, state.anchor + n + 1), "day", state.basis)
                if rel != "this"
                else whole_unit((state.anchor, state.anchor + 1), "day", state.basis, 0.8)
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
            return whole_unit((state.anchor, state.anchor + 1), "day", state.basis, 0.6)
        out = _offset_unit(state.anchor, unit, n, state.basis)
        out.confidence = 0.6
        return out
    if unit == "year" and node.key == "chain" and last.gran in {"quarter", "half", "month", "range"} and n < 0:
        return moved(last, "year", n)
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
        y = year_of(node, state)
        if y is None:
            return None
        unit = node.unit if node.unit in {"month", "quarter", "week", "day"} else "year"
        lo = add_months(state.anchor, 12 * (y - ymd(state.anchor)[0]))
        return whole_unit(holding(lo, unit), unit, state.basis, 0.5)
    if node.y is None and not node.yrel:
        return Value(last.lo, last.hi, last.gran, last.value, basis="previous", confidence=0.6)
    y = year_of(node, state)
    if node.yrel == "last":
        y = ymd(state.anchor)[0] - 1
        if ymd(last.lo)[0] < ymd(state.anchor)[0]:
            y = ymd(last.lo)[0] - 1
    return moved(last, "year", (y or 0) - ymd(last.lo)[0])


def of_weekend(node: Node, state: State) -> Value | None:
    """Saturday and Sunday by tense, or the days that the text or a holiday makes of it."""
    if node.m:
        first = on_date(Node("date", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m, d=node.d), state)
        if not first or first.lo is None:
            return None
        saturday = week(first.lo)[0] + 5
        return whole_unit((saturday, saturday + 2), "weekend", first.basis)
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
        held = held_on(node.key, state, node.rel)
        if not held:
            return None
        if node.key.startswith("easter"):
            sunday = calendar.easter(ymd(held[0])[0])
            return whole_unit((sunday - 2, sunday + 2), "weekend", state.basis)
        if calendar.weekday(held[0]) == 3:
            return whole_unit((held[0], held[0] + 4), "weekend", state.basis)
        monday = held[0] if calendar.weekday(held[0]) < 3 else week(held[0])[1]
        return whole_unit((monday - 2, monday + 1), "weekend", state.basis)
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
    out = whole_unit((chosen, chosen + 2), "weekend", state.basis, 0.85, alts)
    if node.key == "long":
        out.hi = chosen + 3
        out.alts.append((chosen - 1, chosen + 2))
    return out


def of_in_span(node: Node, state: State) -> Value | None:
    """ "The last week of March", "the first three months of 2024", "the first Monday in November"."""
    span = _span(node, state)
    if not span:
        return None
    lo, hi = span
    n, unit = int(node.n), node.unit
    if unit == "weekday":
        y, m, _ = ymd(lo)
        day = calendar.nth_weekday(y, m, node.wd, n)
        return whole_unit((day, day + 1), "day", state.basis)
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
        return whole_unit((saturday, saturday + 2), "weekend", state.basis)
    if unit in {"day", "month", "quarter", "year"}:
        base = hi - 1 if n == -1 else shifted(lo, unit, n - 1)
        if n == -1 and unit == "quarter":
            base = hi - 1
        return whole_unit(holding(base, unit), unit, state.basis)
    return None


def _span(node: Node, state: State) -> Days | None:
    if node.m > 0:
        found = in_month(Node("month", node.i, node.j, m=node.m, y=node.y, yrel=node.yrel), state)
        return (found.lo, found.hi) if found and found.lo and found.hi else None
    if node.m == -1:
        found = relative(Node("relative", node.i, node.j, rel=node.rel, unit="month"), state)
        return (found.lo, found.hi) if found and found.lo and found.hi else None
    y = year_of(node, state)
    return year(y) if y is not None else None


def of_adverb(node: Node, state: State) -> Value | None:
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
