"""Words to nodes: the patterns are tried where they can begin, and what matches is handed to its handler."""

from __future__ import annotations

import re
from collections.abc import Callable

from .days import (
    deictic,
    read_clock,
    read_clock_part,
    read_date,
    read_day_of_month,
    read_holiday,
    read_iso,
    read_military,
    read_numeric,
    read_overnight,
    read_part,
    read_range,
    read_slashed,
    read_war_day,
    read_weekday,
    read_weekday_ago,
    read_weekday_before_last,
    read_weekday_dom,
    read_weekday_week,
    read_weekend_ago,
)
from .grammar import BEGINNINGS, beginning_with
from .lengths import (
    duration,
    read_each,
    read_for_units,
    read_in_units,
    read_months_to,
    read_point,
    read_present,
    read_so_far,
    read_to_date,
    read_vague,
    read_vague_units,
    read_window,
    read_within,
)
from .node import Node
from .spans import (
    read_adverb_in,
    read_after_next,
    read_before_last,
    read_chain,
    read_relative,
    read_span_in,
    read_the_unit,
    read_week_in,
    read_weekend,
    read_year_of,
)
from .tokens import Words
from .years import month_node, read_century, read_decade, read_fiscal, read_quarter, read_season, read_year_only


def nodes(words: Words) -> list[Node]:
    """The nodes of a text, in order and disjoint."""
    out: list[Node] = []
    classes, at, search, tables = words.classes, 0, BEGINNINGS.search, _TABLES
    while found := search(classes, at):
        at = found.start()
        symbol = classes[at]
        tried = tables.get(symbol) or tables.setdefault(symbol, _table(symbol))
        match, node = tried[0](classes, at), None
        if match and match.lastindex and match.end() > at:
            node = tried[1][match.lastindex - 1](words, at, match.end())
        if node:
            out.append(node)
            at = node.j
        else:
            at += 1
    return out


_Handler = Callable[[Words, int, int], Node | None]
_Match = Callable[[str, int], re.Match[str] | None]
_TABLES: dict[str, tuple[_Match, tuple[_Handler, ...]]] = {}
"""By class: the match of all patterns that begin with it, and their handlers; filled when first asked for."""


def _table(symbol: str) -> tuple[_Match, tuple[_Handler, ...]]:
    found = beginning_with(symbol)
    assert found, symbol  # noqa: S101 - `BEGINNINGS` holds those classes alone
    return found[0].match, tuple(HANDLERS[name] for name in found[1])


HANDLERS: dict[str, Callable[[Words, int, int], Node | None]] = {
    "iso": read_iso,
    "numeric": read_numeric,
    "slashed": read_slashed,
    "holiday": read_holiday,
    "war_day": read_war_day,
    "range": read_range,
    "date": read_date,
    "week_in": read_week_in,
    "month": month_node,
    "weekday_dom": read_weekday_dom,
    "weekday": read_weekday,
    "weekday_week": read_weekday_week,
    "weekend_ago": read_weekend_ago,
    "clock_part": read_clock_part,
    "weekday_ago": read_weekday_ago,
    "weekday_before_last": read_weekday_before_last,
    "deictic": deictic,
    "before_last": read_before_last,
    "after_next": read_after_next,
    "fiscal": read_fiscal,
    "to_date": read_to_date,
    "so_far": read_so_far,
    "months_to": read_months_to,
    "span_in": read_span_in,
    "window": read_window,
    "vague": read_vague,
    "quarter": read_quarter,
    "season": read_season,
    "weekend": read_weekend,
    "relative": read_relative,
    "adverb_in": read_adverb_in,
    "year_of": read_year_of,
    "point": read_point,
    "in_units": read_in_units,
    "within": read_within,
    "for_units": read_for_units,
    "chain": read_chain,
    "decade": read_decade,
    "century": read_century,
    "clock": read_clock,
    "military": read_military,
    "each": read_each,
    "overnight": read_overnight,
    "year": read_year_only,
    "day_of_month": read_day_of_month,
    "duration": duration,
    "part": read_part,
    "vague_units": read_vague_units,
    "the_unit": read_the_unit,
    "present": read_present,
}
