"""What modifies a value: the other end of a stretch, "since", "by", "early", "two days after"."""

from __future__ import annotations

from datetime import date

from .calendar import Days
from .item import DAYS, Item
from .node import Node
from .resolve import resolve
from .resolve_spans import bounded
from .tokens import SYMBOL as S
from .tokens import Words
from .value import State, Value, clock_value, holding, shifted


def overnight_into(node: Node, state: State) -> Value | None:
    """ "Overnight into Tuesday": both days that the night touches."""
    on = node.tail and resolve(node.tail, state)
    if not on or on.lo is None:
        return None
    lo = on.lo - 1 if node.key == "into" else on.lo
    out = Value(lo, lo + 2, "part", basis=on.basis, kind="TIME", confidence=0.8)
    out.alts = [(lo - 1, lo + 1)] if node.key != "into" else []
    return out


def offset(node: Node, state: State) -> Value | None:
    """ "Two days after Monday": a point counted from another mention."""
    head = node.head
    if head is None:
        return None
    if node.part == "future" and not state.tense:
        state.tense = "future"
    base = resolve(head, state)
    if base is None or base.lo is None or base.hi is None:
        return None
    if node.mod in {"early", "mid", "late"}:
        base = bounded(base, node.mod, state)
    unit = node.unit
    if unit in {"hour", "minute", "second"}:
        return None
    start = (base.hi or 0) - 1 if node.n > 0 and base.gran not in {"week", "month", "year", "quarter"} else base.lo or 0
    try:
        if unit in (base.gran, "day"):
            day = shifted(start, unit, node.n)
            lo, hi = holding(day, unit if unit != "fortnight" else "week")
        else:
            day = shifted(start, unit, node.n)
            gran = {"fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)
            if base.gran == "day":
                return Value(
                    day,
                    day + 1,
                    "day",
                    date.fromordinal(day).isoformat(),
                    basis=base.basis,
                    alts=[holding(day, gran)],
                    confidence=0.8,
                )
            lo, hi = holding(day, gran)
    except (ValueError, OverflowError):
        return None
    return Value(
        lo, hi, unit, date.fromordinal(lo).isoformat() if unit == "day" else "", basis=base.basis, confidence=0.8
    )


def stretch(item: Item, first: Value, state: State) -> Value | None:
    """From one mention to another, both included in whole units."""
    other = item.end
    if other is None or first.lo is None:
        return None
    if item.mod in {"early", "mid", "late"}:
        first = bounded(first, item.mod, state)
    a, b = item.node, other.node
    if b.kind == "clock" and a.kind == "clock" and b.tail is None and a.tail is not None:
        b.tail = a.tail
    elif b.kind == "clock" and a.kind == "clock" and a.tail is None and b.tail is not None:
        a.tail = b.tail
        first = resolve(a, state) or first
    if a.kind == b.kind == "weekday" and b.key and not a.key:
        a.key = b.key
        first = resolve(a, state) or first
        if first.lo is None:
            return None
    low = first.lo or 0
    state.floor = low + 1 if a.kind in DAYS else low
    if a.kind == "clock" or b.y is not None:
        state.floor = None
    try:
        last = resolve(b, state)
    finally:
        state.floor = None
    if last is None or last.hi is None or last.lo is None:
        return None
    if a.kind == b.kind == "weekday" and state.tense == "past" and last.lo > state.anchor and not a.key and not a.rel:
        first.lo, last.lo, last.hi = low - 7, last.lo - 7, last.hi - 7
    if other.mod in {"early", "mid", "late"}:
        last = bounded(last, other.mod, state)
    if b.y is not None and a.y is None and a.m and last.basis == "explicit":
        y = b.y if (a.m, a.d) <= (b.m or 12, b.d or 31) else b.y - 1
        a.y = y
        first = resolve(a, state) or first
        if item.mod in {"early", "mid", "late"}:
            first = bounded(first, item.mod, state)
    elif b.y is not None and a.kind == "quarter" and a.y is None:
        a.y = b.y
        first = resolve(a, state) or first
    elif a.y is not None and b.y is None and b.kind in {"month", "date", "season", "quarter"}:
        b.y = a.y if (b.m or 12, b.d or 31) >= (a.m, a.d) else a.y + 1
        last = resolve(b, state) or last
    if first.lo is None or last.hi is None or last.lo is None:
        return None
    out = Value(first.lo, last.hi, "range", first.value, basis=first.basis, kind="DURATION", confidence=0.85)
    if first.at is not None and last.at is not None:
        if last.lo == first.lo and last.at < first.at and a.kind == "clock" and b.n < 720 and first.at < 720:
            last = clock_value(last.lo, last.at + 720, "", last.basis)
        elif last.lo == first.lo and last.at is not None and last.at < first.at:
            last = clock_value(last.lo + 1, last.at, "", last.basis)
        out.at, out.until, out.kind = first.at, last.at, "TIME"
        out.lo, out.hi, out.gran = first.lo, (last.lo or 0) + 1, "minute"
        out.alts = [(first.lo, (last.lo or 0) + 1)]
        return out
    if out.lo is not None and out.hi is not None and out.hi <= out.lo:
        return None
    return out


def modified(words: Words, item: Item, value: Value, state: State) -> None:
    """ "Early", "the night of", "since", "by" ... on a value."""
    if item.mod == "eve" and value.lo is not None:
        value.lo, value.hi, value.gran = value.lo - 1, value.lo, "day"
        value.value = date.fromordinal(value.lo).isoformat()
    elif item.mod:
        if value.gran in {"day", "part", "minute", "week", "weekend"}:
            value.mod = {"earlier": "early", "later": "late"}.get(item.mod, item.mod)
        elif item.mod in {"early", "mid", "late"} or value.gran in {"month", "year"}:
            bounded(value, item.mod, state)
    if item.part and value.lo is not None and not value.none:
        value.kind = "TIME"
        if value.gran == "day":
            value.value = f"{value.value}T{item.part}"
            value.gran = "part"
            if item.part == "NI":
                value.alts.insert(0, (value.lo, value.lo + 2))
    if item.approx and not value.none:
        value.mod = value.mod or "approx"
    if value.none or value.lo is None or value.hi is None or not item.prefix:
        return
    lo, hi = value.lo, value.hi
    whole: Days = (lo, hi)
    prefix = item.prefix
    moment = value.at is not None
    if prefix == "since":
        value.mod, value.hi = "since", None
        value.until = None
        value.alts = [(lo, state.anchor + 1), whole] if not moment else [whole]
    elif prefix in {"by", "until"}:
        if prefix == "by" and item.possessive:
            return
        value.mod, value.lo = ("before" if prefix == "by" else "until"), None
        value.until = value.at if moment else None
        value.alts = [(state.anchor, hi), whole]
    elif prefix == "before" and not item.possessive:
        value.mod, value.lo, value.hi = "before", None, lo
        value.alts = [whole]
        if moment:
            value.until, value.hi = (value.at or 0) - 1, lo + 1
    elif prefix == "after" and not item.possessive:
        value.mod, value.lo, value.hi = "after", (lo if moment else hi), None
        value.alts = [whole]
    elif prefix == "from" and not item.possessive:
        onward = words.classes[item.j : item.j + 1] == S["ONWARD"] or words.low[item.j : item.j + 1] == ["on"]
        open_ended = (
            onward
            or (state.future and item.node.kind not in {"point"})
            or words.classes[item.i] in (S["STARTING"], S["START"])
        )
        if (open_ended and item.node.kind not in {"relative"}) or (
            onward or (state.tense == "future" and value.lo >= state.anchor)
        ):
            value.mod, value.hi = "from", None
            value.alts = [whole]
    elif (
        prefix == "as_of"
        and (lo > state.anchor or (state.future and lo == state.anchor))
        and value.gran in {"day", "week", "month", "year"}
    ):
        value.mod, value.hi = "from", None
        value.alts = [whole]
    elif prefix in {"near_after", "near_before"} and moment:
        midnight = value.at == 0
        day = lo - (1 if midnight and item.node.tail is not None else 0)
        if midnight and item.node.tail is None:
            day = state.anchor
        if prefix == "near_before" and midnight and item.node.tail is not None:
            day = lo - 1
        value.lo, value.hi, value.at, value.gran, value.mod = day, day + 1, None, "part", "approx"
        value.value = date.fromordinal(day).isoformat()
        value.alts = [(lo, lo + 1)]
