"""Nodes to values: days, holidays, clock times, parts of days."""

from __future__ import annotations

from . import calendar
from .calendar import Days, month, week, ymd
from .names_en import COUNTRY_HOLIDAYS, WARS
from .node import Node
from .value import State, Value, by_tense, clock_value, iso, parted, resolve, whole_unit, year_of


def on_date(node: Node, state: State) -> Value | None:
    """A day with its month: in its year, or the nearest by tense; a weekday that does not fit is flagged."""
    y = year_of(node, state)
    if y is not None:
        day = calendar.day(y, node.m, node.d)
        out = whole_unit((day, day + 1), "day", "explicit" if node.y is not None else state.basis, 1.0)
    else:
        day, other = _nearest_date(node.m, node.d, state)
        if node.wd >= 0 and calendar.weekday(day) != node.wd:
            near = ymd(state.anchor)[0]
            fits = [d for d in _dates(node.m, node.d, near) if calendar.weekday(d) == node.wd]
            if fits and abs(day - state.anchor) > _NEAR:
                day = min(fits, key=lambda d: abs(d - state.anchor))
        out = whole_unit((day, day + 1), "day", state.basis, 0.85)
        if other is not None and other != day and not state.tense:
            out.alts.append((other, other + 1))
    if node.wd >= 0 and calendar.weekday(out.lo or 0) != node.wd:
        out.clash = True
        out.confidence = 0.6
        lo = out.lo or 0
        near_day = lo + (node.wd - calendar.weekday(lo) + 3) % 7 - 3
        out.alts.insert(0, (near_day, near_day + 1))
    return out


_NEAR = 60
"""Days from the anchor within which a date is meant whose weekday does not fit: a slip is likelier there than another
year, which copy would name."""


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


def of_numeric(node: Node, state: State) -> Value | None:
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
            value = on_date(Node("date", node.i, node.j, y=node.y, m=m, d=d), state)
            if value:
                values.append(value)
    if not values:
        return None
    out = values[0]
    if len(values) > 1 and a != b and node.key != ".":
        out.alts.append((values[1].lo or 0, values[1].hi or 0))
        out.confidence = 0.7 if day_first or state.customs.follows("month-first") else 0.5
    return out


def of_range(node: Node, state: State) -> Value | None:
    """Days of one month, both included."""
    first = on_date(Node("date", node.i, node.j, y=node.y, yrel=node.yrel, m=node.m, d=node.d), state)
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


def of_weekday(node: Node, state: State) -> Value | None:
    """The weekday by tense, or as "last", "next" and their like say."""
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
        return whole_unit((day, day + 1), "day", "previous", 0.7)
    else:
        day, other = by_tense(state, latest, coming)
        if state.tense == "present" and not node.rel:
            confidence = 0.6
        if other != day and not state.tense:
            alts = [other]
        if state.future and behind == 0:
            alts = [anchor + 7]
    return whole_unit((day, day + 1), "day", state.basis, confidence, [(alt, alt + 1) for alt in alts if alt != day])


def of_weekday_dom(node: Node, state: State) -> Value | None:
    """A day of the month without its month: by tense; with a weekday, the nearest that fits."""
    y, m, _ = ymd(state.anchor)
    if node.rel:
        first, after = month(y, m + {"last": -1, "prev": -1, "next": 1, "foll": 1}.get(node.rel, 0))
        return (
            whole_unit((first + node.d - 1, first + node.d), "day", state.basis) if first + node.d - 1 < after else None
        )
    days = []
    for n in range(-7, 8) if node.wd >= 0 else range(-1, 2):
        first, after = month(y, m + n)
        if first + node.d - 1 < after:
            days.append(first + node.d - 1)
    if node.wd >= 0:
        days = [day for day in days if calendar.weekday(day) == node.wd] or days
    past, coming = [d for d in days if d <= state.anchor], [d for d in days if d >= state.anchor]
    day = (coming or past)[0] if state.future and coming else past[-1] if past else coming[0]
    return whole_unit((day, day + 1), "day", state.basis, 0.7)


def of_deictic(node: Node, state: State) -> Value | None:
    """Today, yesterday, tomorrow and the days beside them."""
    day = state.anchor + int(node.n)
    out = whole_unit((day, day + 1), "day", state.basis, 0.95)
    if node.key == "era":
        out.value = "PRESENT_REF"
    return parted(out, node.part)


def of_holiday(node: Node, state: State) -> Value | None:
    """The day of a holiday: in its year, or the nearest by tense."""
    key = node.key
    for country, own in COUNTRY_HOLIDAYS.get(node.part, {}).items():
        if country in state.customs.vocabulary:
            key = own
            break
    y = year_of(node, state)
    days = calendar.holiday(key, y) if y is not None else held_on(key, state, node.rel)
    if not days:
        return None
    return whole_unit(days, "day" if days[1] - days[0] == 1 else "range", "explicit" if y else state.basis, 0.8)


def held_on(key: str, state: State, rel: str = "") -> Days | None:
    """The days of a holiday nearest to the anchor, by tense."""
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


def of_war_day(node: Node, state: State) -> Value | None:
    """A day counted from the first day of a war."""
    first = WARS[-1][1]
    for names, begun in WARS:
        if not state.customs.vocabulary.isdisjoint(names.split()):
            first = begun
            break
    day = calendar.day(*first) + int(node.n) - 1
    return whole_unit((day, day + 1), "day", "explicit", 0.7)


def of_clock(node: Node, state: State) -> Value | None:
    """A minute of the day beside it, else of the day named last, else of the anchor."""
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


def of_overnight(_: Node, state: State) -> Value | None:
    """The two days that the night up to the anchor touches; ahead, the night to come."""
    day = state.anchor + 1 if state.future else state.anchor
    return Value(day - 1, day + 1, "part", f"{iso(day - 1)}TNI", basis=state.basis, kind="TIME", confidence=0.8)


def of_part(node: Node, state: State) -> Value | None:
    """ "Last night", "this morning", "that evening"; a bare part of the day has no day."""
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
    return parted(whole_unit((day, day + 1), "day", basis), node.part)
