"""Finding the dates of a text: `find_dates`."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from ..errors import OptionError
from . import calendar
from .compose import items
from .context import Customs, own_date, quotation_of, quotations
from .en import SAYING
from .item import DAYS, Item
from .mention import DateMention, Interval
from .modify import modified, offset, overnight_into, stretch
from .parse import nodes
from .resolve import resolve
from .tense import REACH, is_end, sentence_start, tense
from .tokens import SYMBOL as S
from .tokens import Words
from .value import State, Value, iso

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
        _resolve_quoted(words, quoted, values, state)
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
    if value.gran in {"day", "part", "minute", "hour"}:
        state.last_day = value
    elif value.gran == "range" and value.hi and value.hi - value.lo < 32 and item.node.kind == "range":
        state.last_day = Value(value.hi - 1, value.hi, "day")
    elif value.gran == "week":
        state.last_day = value
    if item.node.kind not in {"window", "in_units", "for_units"}:
        state.last = value
    if value.at is not None:
        state.last_clock = value
    if value.basis == "explicit" and _sets_story(words, item, value, state):
        state.story = calendar.ymd(value.lo)[0]
    elif value.basis not in {"explicit", "previous"} and item.node.kind in _ANCHORED:
        state.story = None


# --- quotations


def _resolve_quoted(
    words: Words,
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
            day = _spoken_on(words, quote, plain, starts)
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
        meant = _resolved(words, item, inner, quote[0] + 1, quote[1])
        if meant:
            values.append((item, meant))


def _spoken_on(
    words: Words,
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
        if value.lo is None or value.none or value.gran not in {"day", "part", "minute", "month", "year"}:
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
        elif state.tense in {"present", "scheduled"}:
            state.tense = "future"
    value = (
        overnight_into(node, state)
        if node.kind == "overnight" and node.tail
        else offset(node, state)
        if node.kind == "offset"
        else resolve(node, state)
    )
    if value is None:
        return None
    try:
        if item.end:
            return stretch(item, value, state)
        modified(words, item, value, state)
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
    dated = weekly or kind == "date"
    if prefix == "since" or (prefix == "as_of" and state.tense == "present"):
        state.tense = "past"
    elif (
        (prefix == "until" and (weekly or state.tense != "past"))
        or (
            prefix == "by"
            and not (state.tense == "past" and (not weekly or "had" in words.low[max(0, item.i - 12) : item.j + 12]))
        )
        or prefix == "ahead"
        or (prefix == "for" and not item.possessive and dated)
        or (prefix == "before" and item.possessive and weekly)
        or (prefix == "from" and state.tense == "" and not item.end)
    ):
        state.tense = "future"


def _perfect(words: Words, i: int) -> bool:
    """Whether a perfect stands before "for four days"."""
    low = words.low[max(sentence_start(words, i), i - _PERFECT_REACH) : i]
    return "has" in low or "have" in low or "ve" in low


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
    day = iso(number)
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
