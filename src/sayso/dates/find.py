"""Finding the dates of a text: `find_dates`."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from ..errors import OptionError
from . import calendar
from .calendar import Days
from .compose import DAYS, Item, items
from .context import Customs, own_date, quotation_of, quotations
from .en import SAYING
from .mention import DateMention, Interval
from .node import Node
from .parse import nodes
from .resolve import resolve
from .resolve_spans import bounded
from .tense import REACH, is_end, sentence_start, tense
from .tokens import SYMBOL as S
from .tokens import Words
from .value import State, Value, clock_value, holding, shifted

_ANCHORED = DAYS | {"relative", "unit", "window", "part", "overnight", "weekend", "adverb"}
_PERFECT_REACH = 9
_SUPERLATIVES = S["ORDW"] + S["FINAL"]
_STORY_REACH = 120
"""Words for which a narrative stays in its year: about five sentences."""


def find_dates(
    text: str, anchor: str, anchor_time: str | None = None, zone: str | None = None
) -> tuple[DateMention, ...]:
    """The temporal expressions of a text, in order and disjoint, and the days that they mean.

    `anchor` is the day on which the text was published, `YYYY-MM-DD`; a date in the text's own dateline, in a line
    that is only a date at its head, or in a reprint note beats it. `anchor_time` is the time of day, `HH:MM`, from
    which "two hours ago" counts; `zone` an IANA name that says which customs to follow (day or month first, the half
    of the earth) where the text names no place. Nothing is converted between zones.

    Raises `OptionError` where `anchor` is no date or `anchor_time` no time. Takes time in proportion to the text.
    """
    try:
        number = date.fromisoformat(anchor[:10]).toordinal()
        minute = None
        if anchor_time:
            hours, _, minutes = anchor_time.partition(":")
            minute = int(hours) * 60 + int(minutes[:2])
    except (ValueError, TypeError) as error:
        raise OptionError(
            f"an anchor is a day as 2024-11-05 and a time as 17:30, not {anchor!r}, {anchor_time!r}"
        ) from error
    words = Words(text)
    found = nodes(words)
    if not found:
        return ()
    listed = items(words, found)
    own = own_date(words, number)
    customs = Customs(words, zone)
    state = State(own[0] if own else number, minute, customs, own[1] if own else "anchor")
    quotes = quotations(words)
    values: list[tuple[Item, Value]] = []
    quoted: list[tuple[Item, tuple[int, int]]] = []
    story_at, last_explicit = -_STORY_REACH, -1
    for item in listed:
        inside = quotation_of(quotes, item.i) if quotes else None
        if inside:
            quoted.append((item, inside))
            continue
        if item.i - story_at > _STORY_REACH:
            state.story = None
        story = state.story
        if (
            item.node.kind in {"month", "date"}
            and item.node.y is None
            and last_explicit >= 0
            and last_explicit >= sentence_start(words, item.i)
            and state.last
            and state.last.lo
        ):
            y, m, _ = calendar.ymd(state.last.lo)
            if item.node.m >= m and y < calendar.ymd(state.anchor)[0]:
                state.story = y
        value = _resolved(words, item, state, 0, len(words.low))
        state.story = story
        if value:
            values.append((item, value))
            _remember(words, item, value, state)
            last_explicit = (
                item.i
                if value.basis == "explicit" and value.gran in {"day", "month"}
                else last_explicit
                if value.basis == "previous"
                else -1
            )
            if state.story is not None and value.basis == "explicit" and _sets_story(words, item, value, state):
                story_at = item.i
    if quoted:
        _resolve_quoted(words, quotes, quoted, values, state)
        values.sort(key=lambda pair: pair[0].i)
    return tuple([mention for item, value in values if (mention := _mention(words, item, value))])


def _sets_story(words: Words, item: Item, value: Value, state: State) -> bool:
    """Whether a mention opens a narrative in its year: a past year written out at the head of a sentence."""
    return (
        value.basis == "explicit"
        and value.lo is not None
        and value.gran in {"year", "month", "day"}
        and item.i - sentence_start(words, item.i) <= 2
        and calendar.ymd(value.lo)[0] < calendar.ymd(state.anchor)[0]
    )


def _remember(words: Words, item: Item, value: Value, state: State) -> None:
    """Keeps what later words may hang on."""
    if value.none or value.lo is None:
        return
    kept = Value(value.lo, value.hi, value.gran, value.value, at=value.at)
    if value.gran in {"day", "part", "minute", "hour"}:
        state.last_day = kept
    elif value.gran == "range" and value.hi and value.hi - value.lo < 32 and item.node.kind == "range":
        state.last_day = Value(value.hi - 1, value.hi, "day")
    elif value.gran == "week":
        state.last_day = kept
    if item.node.kind not in {"window", "in_units", "for_units"}:
        state.last = kept
    if value.at is not None:
        state.last_clock = kept
    if value.basis == "explicit" and _sets_story(words, item, value, state):
        state.story = calendar.ymd(value.lo)[0]
    elif value.basis not in {"explicit", "previous"} and item.node.kind in _ANCHORED:
        state.story = None


# --- quotations


def _resolve_quoted(
    words: Words,
    quotes: list[tuple[int, int]],
    quoted: list[tuple[Item, tuple[int, int]]],
    values: list[tuple[Item, Value]],
    state: State,
) -> None:
    """Words in a quotation count from the day on which it was spoken or written, where the text around it says so."""
    plain = list(values)
    starts = [item.i for item, _ in plain]
    spoken: tuple[int, int] | None = None
    told: dict[tuple[int, int], int | None] = {}
    for item, quote in quoted:
        if quote not in told:
            day = _spoken_on(words, quotes, quote, plain, starts)
            if day is None and spoken and S["NL"] not in words.classes[spoken[0] : quote[0]]:
                day = spoken[1]
            told[quote] = day
            if day is not None:
                spoken = (quote[1], day)
        day = told[quote]
        inner = State(
            day if day is not None else state.anchor,
            state.minute,
            state.customs,
            "quotation" if day is not None else state.basis,
        )
        at = bisect_left(starts, item.i)
        for _, value in reversed(plain[max(0, at - 4) : at]):
            if value.lo is not None and not value.none:
                inner.last = value
                inner.last_day = value if value.gran in {"day", "part", "minute"} else None
                break
        value = _resolved(words, item, inner, quote[0] + 1, quote[1])
        if value:
            values.append((item, value))


def _spoken_on(
    words: Words,
    quotes: list[tuple[int, int]],
    quote: tuple[int, int],
    plain: list[tuple[Item, Value]],
    starts: list[int],
) -> int | None:
    """The day that stands beside a verb of saying in the sentence around a quotation, the nearest to it."""
    low = sentence_start(words, quote[0])
    high = quote[1] + 1
    while high < min(len(words.low), quote[1] + REACH) and not is_end(words, high):
        high += 1
    if low and words.classes[low - 1] == S["NL"] and low == quote[0]:
        low = max(0, low - 1)
    best: tuple[int, int] | None = None
    for item, value in plain[bisect_left(starts, low) : bisect_left(starts, high)]:
        if value.lo is None or value.none or value.gran not in {"day", "part", "minute"}:
            continue
        beside = words.low[max(low, item.i - 7) : item.i] + words.low[item.j : min(item.j + 6, high)]
        if SAYING.isdisjoint(beside):
            continue
        away = quote[0] - item.j if item.i < quote[0] else item.i - quote[1]
        if best is None or away < best[0]:
            best = (away, value.lo)
    return best[1] if best else None


# --- one mention


def _resolved(words: Words, item: Item, state: State, low: int, high: int) -> Value | None:
    """The value of a mention with all that modifies it."""
    node = item.node
    state.tense = tense(words, item.i, item.j, low, high) if node.kind not in _TENSELESS else ""
    _correct_tense(words, item, state)
    if node.kind == "for_units" and _perfect(words, node.i):
        node.key = "perfect"
    if node.kind == "in_units":
        near = words.low[max(0, node.i - 7) : node.i]
        if any(word.endswith("est") or word in {"most", "time", "times"} for word in near) or any(
            c in _SUPERLATIVES for c in words.classes[max(0, node.i - 6) : node.i]
        ):
            state.tense = "past"
        elif state.tense == "present":
            state.tense = "future"
    value = (
        _overnight_into(node, state)
        if node.kind == "overnight" and node.tail
        else _offset(node, state)
        if node.kind == "offset"
        else resolve(node, state)
    )
    if value is None:
        return None
    try:
        if item.end:
            value = _stretch(item, value, state)
            return value
        _modified(words, item, value, state)
    except (ValueError, OverflowError):
        return None
    return value


_TENSELESS = frozenset(
    {"year", "deictic", "duration", "set", "reference", "vague", "decade", "century", "years", "war_day"}
)


def _correct_tense(words: Words, item: Item, state: State) -> None:
    """What a preposition says of the tense beats what the verb says."""
    prefix, kind = item.prefix, item.node.kind
    weekly = kind in {"weekday", "weekday_dom", "clock", "weekend"}
    if prefix == "since":
        state.tense = "past"
    elif (
        (prefix == "until" and (weekly or state.tense != "past"))
        or (
            prefix == "by"
            and not (state.tense == "past" and (not weekly or "had" in words.low[max(0, item.i - 12) : item.j + 12]))
        )
        or prefix == "ahead"
        or (prefix == "for" and not item.possessive and weekly)
        or (prefix == "before" and item.possessive and weekly)
        or (prefix == "from" and state.tense == "" and not item.end)
    ):
        state.tense = "future"


def _perfect(words: Words, i: int) -> bool:
    """Whether a perfect stands before "for four days"."""
    low = words.low[max(sentence_start(words, i), i - _PERFECT_REACH) : i]
    return "has" in low or "have" in low or "ve" in low


def _overnight_into(node: Node, state: State) -> Value | None:
    """ "Overnight into Tuesday": both days that the night touches."""
    on = node.tail and resolve(node.tail, state)
    if not on or on.lo is None:
        return None
    lo = on.lo - 1 if node.key == "into" else on.lo
    out = Value(lo, lo + 2, "part", basis=on.basis, kind="TIME", confidence=0.8)
    out.alts = [(lo - 1, lo + 1)] if node.key != "into" else []
    return out


def _offset(node: Node, state: State) -> Value | None:
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
        if base.gran == unit or (unit == "day"):
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


def _stretch(item: Item, first: Value, state: State) -> Value | None:
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
    state.floor = first.lo + 1 if a.kind in DAYS else first.lo
    if a.kind == "clock" or b.y is not None:
        state.floor = None
    try:
        last = resolve(b, state)
    finally:
        state.floor = None
    if last is None or last.hi is None or last.lo is None:
        return None
    if a.kind == b.kind == "weekday" and state.tense == "past" and last.lo > state.anchor and not a.key and not a.rel:
        first.lo, last.lo, last.hi = first.lo - 7, last.lo - 7, last.hi - 7
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


def _modified(words: Words, item: Item, value: Value, state: State) -> None:
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
        and state.tense == "future"
        and lo >= state.anchor
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


def _mention(words: Words, item: Item, value: Value) -> DateMention | None:
    """A value as it is shown; `None` where it lies outside the years 1 to 9999, or is empty."""
    interval: Interval | None = None
    try:
        if not value.none:
            interval = (_bound(value.lo, value.at), _upper(value))
            if interval[0] is not None and interval[1] is not None and interval[0] >= interval[1]:
                return None
        alts = tuple([(_bound(lo, None), _bound(hi, None)) for lo, hi in value.alts if lo < hi])
    except (ValueError, OverflowError):
        return None
    return DateMention(
        words.start(item.i),
        words.ends[item.j - 1],
        interval,
        value.gran,
        value.mod,
        value.basis,
        alts,
        value.confidence,
        value.kind,
        value.value,
        value.clash,
    )


def _bound(number: int | None, minute: int | None) -> str | None:
    if number is None:
        return None
    day = date.fromordinal(number).isoformat()
    return day if minute is None else f"{day}T{minute // 60:02d}:{minute % 60:02d}"


def _upper(value: Value) -> str | None:
    """The end of an interval: a clock time is its minute."""
    if value.hi is None or (value.at is None and value.until is None):
        return _bound(value.hi, None)
    if value.until is not None:
        total = (value.hi - 1) * 1440 + value.until + 1
        return _bound(total // 1440, total % 1440)
    total = (value.hi - 1) * 1440 + (value.at or 0) + 1
    return _bound(total // 1440, total % 1440)
