"""What is found: a stretch of text and the days or minutes that it means."""

from __future__ import annotations

from dataclasses import dataclass

Interval = tuple[str | None, str | None]
"""Half-open `[start, end)`: ISO 8601 days, or minutes `YYYY-MM-DDTHH:MM`; `None` where the text sets no bound."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A temporal expression of a text: `text[start:end]`, in code points, and what it means.

    `interval` is `None` where the words name no stretch of the calendar: a length of time ("a three-year deal"), a
    recurring time ("every Tuesday"), a vague one ("recently").
    """

    start: int
    end: int
    interval: Interval | None
    granularity: str
    """minute, hour, part (of a day), day, weekend, week, month, quarter, half, season, year, decade, century, range or
    unknown."""
    modifier: str = ""
    """before, after, since, until, from, approx, early, mid, late or "" """
    basis: str = "anchor"
    """What it was counted from: explicit, anchor, dateline, header, reprint, quotation, previous (named before)."""
    alternatives: tuple[Interval, ...] = ()
    """Other readings, the likelier first."""
    confidence: float = 1.0
    """How sure: 1 for what is written out, less for what was inferred. Set by hand, then measured on news copy with
    TIMEX3 (`benchmarks/timex.py`): of 61 mentions with 1, .98 had the right value; with .9 or .95, .92 of 64; with .8
    or .85, .84 of 64; with .5, .50 of 14."""
    kind: str = "DATE"
    """TIMEX3's type: DATE, TIME, DURATION or SET."""
    value: str = ""
    """TIMEX3's value of the expression, without "since", "by" and their like; "" where it has none."""
    clash: bool = False
    """True where a weekday and a date are given that are not the same day."""

    @property
    def edtf(self) -> str:
        """The interval in the Extended Date/Time Format (ISO 8601-2); "" where there is none."""
        if self.interval is None:
            return ""
        start, end = self.interval
        mark = "~" if self.modifier == "approx" else ""
        if start is not None and end is not None and self.granularity in {"day", "month", "year", "minute", "hour"}:
            width = {"day": 10, "month": 7, "year": 4}.get(self.granularity, 16)
            whole = start[:width] + mark
            if self.modifier in {"", "approx"}:
                return whole
        return f"{start or '..'}/{_last(end) if end else '..'}"


def _last(end: str) -> str:
    """The last day of an interval that ends before `end`; a minute is left as it is."""
    from datetime import date, timedelta

    return end if "T" in end else (date.fromisoformat(end) - timedelta(days=1)).isoformat()
