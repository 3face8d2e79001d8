"""Nodes to values: the days that each expression means, by the day on which it was said and what was named before."""

from __future__ import annotations

from .resolve_days import (
    of_clock,
    of_deictic,
    of_holiday,
    of_numeric,
    of_overnight,
    of_part,
    of_range,
    of_war_day,
    of_weekday,
    of_weekday_dom,
    on_date,
)
from .resolve_lengths import (
    of_duration,
    of_for_units,
    of_in_units,
    of_months_to,
    of_point,
    of_reference,
    of_set,
    of_so_far,
    of_vague,
    window,
)
from .resolve_spans import of_adverb, of_in_span, of_unit, of_weekend, relative
from .resolve_years import in_month, of_century, of_decade, of_fiscal, of_quarter, of_season, of_year, of_years
from .value import RESOLVERS, resolve

__all__ = ["resolve"]

RESOLVERS.update(
    {
        "date": on_date,
        "numeric": of_numeric,
        "range": of_range,
        "weekday": of_weekday,
        "weekday_dom": of_weekday_dom,
        "deictic": of_deictic,
        "month": in_month,
        "year": of_year,
        "years": of_years,
        "decade": of_decade,
        "century": of_century,
        "unit": of_unit,
        "relative": relative,
        "window": window,
        "in_units": of_in_units,
        "for_units": of_for_units,
        "point": of_point,
        "clock": of_clock,
        "quarter": of_quarter,
        "fiscal": of_fiscal,
        "season": of_season,
        "weekend": of_weekend,
        "holiday": of_holiday,
        "war_day": of_war_day,
        "in_span": of_in_span,
        "months_to": of_months_to,
        "so_far": of_so_far,
        "overnight": of_overnight,
        "part": of_part,
        "adverb": of_adverb,
        "vague": of_vague,
        "set": of_set,
        "duration": of_duration,
        "reference": of_reference,
    }
)
