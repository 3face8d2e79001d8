"""The year of a day that shows none, where the text itself bears it out by more than a weekday.

A year and a fitting weekday are not enough: a report of a Tuesday that says "on Monday" and names last year fits it as
well. Three signs are: a weekday that is told to be today's ("this Monday", "today (Monday)"), figures of a period that
has just ended ("in the first ten months of 2025"), which nobody reports a year later as news, and a later month of the
newest year of the text until which something lasts ("until the end of October 2025").
"""

from __future__ import annotations

import re
from datetime import date

from .stamps import MONTHS, WEEKDAYS, Stamp, iso

_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_TODAY = re.compile(rf"\b(?:[Tt]his |[Tt]oday,? \(?)(?P<day>{_DAYS})\b")
_TO_COME = re.compile(r"\b(?:will|would|shall|due|set|plans?|scheduled|expected|going) ?[^.\n]{0,80}\Z|\bto [a-z]+ \Z")
_YEAR = re.compile(r"(?<![\d$€£.,])\b(?P<y>20\d\d)\b(?![.,]\d|%| ?(?:tonnes|people|euros|dollars))")
_AHEAD = re.compile(r"\b(?:by|until|till|before|through|than|for)(?: [a-z-]+){0,2}(?: [A-Z][a-z]+)? \Z")
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "two": 2, "three": 3, "four": 4, "five": 5,
          "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "11": 11, "10": 10}  # fmt: skip
_PERIOD = re.compile(
    r"\b(?:the )?(?:(?P<nth>first|second|third|fourth|last) (?P<part>quarter|half)"
    r"|first (?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|1[01]|\d) months) of (?P<y>20\d\d)\b"
    r"|\bJan(?:uary|\.)?[-–]\s?(?P<month>[A-Z][a-z]{2,8})\.? (?P<z>20\d\d)\b"
)
_MONTHS = "|".join(sorted((name.title() for name in MONTHS), key=len, reverse=True))
_OF_YEAR = re.compile(rf"\b(?P<month>{_MONTHS})\.? (?P<y>20\d\d)\b")
_UNTIL = re.compile(
    r"\b(?:[Bb]y|[Uu]ntil|[Tt]ill|[Tt]hrough) (?:the (?:end|middle|beginning|start) of |mid-|early |late )?\Z"
)
_READ = 6_000
"""Code points in which years and periods are looked for."""
_LEAD = 700
"""Code points in which the lead tells its day."""
_FRESH = 110
"""Days after its end in which figures of a period are news; those of a quarter come out within the next."""


def year_by_signs(stamp: Stamp, news: str, weekday: int | None) -> str | None:
    """The day of an agency's dateline without a year, where the news below bears it out.

    `weekday` is the first one that the news names.
    """
    years = set()
    for match in _YEAR.finditer(news[:_READ]):
        if not _AHEAD.search(news[max(0, match.start() - 40) : match.start()]):
            years.add(int(match["y"]))
    today = _by_today(stamp, news, years)
    days = today or _by_period(stamp, news) or _by_month_to_come(stamp, news, years)
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or not years.isdisjoint({int(day[:4]) + 1, int(day[:4]) + 2}):
        return None
    return day if today or date.fromisoformat(day).weekday() == weekday else None


def is_to_come(before: str) -> bool:
    """Whether the words before a day tell what will be on it: "talks are due to open on "."""
    return bool(_TO_COME.search(before))


def _by_today(stamp: Stamp, news: str, years: set[int]) -> set[str]:
    """The days in years that the news names on which the weekday falls that it tells to be today's."""
    told = {
        WEEKDAYS[m["day"].lower()]
        for m in _TODAY.finditer(news[:_LEAD])
        if not is_to_come(news[max(0, m.start() - 100) : m.start()])
    }
    days = {day for year in years if (day := iso(year, stamp.month, stamp.day))}
    return {day for day in days if {date.fromisoformat(day).weekday()} == told}


def _by_period(stamp: Stamp, news: str) -> set[str]:
    """The days shortly after the end of a period of which the news gives figures."""
    out = set()
    for match in _PERIOD.finditer(news[:_READ]):
        end = _end(match)
        for year in (end.year, end.year + 1) if end else ():
            day = iso(year, stamp.month, stamp.day)
            if end and day and 0 < (date.fromisoformat(day) - end).days <= _FRESH:
                out.add(day)
    return out


def _by_month_to_come(stamp: Stamp, news: str, years: set[int]) -> set[str]:
    """The day in the newest year that the news names, where something lasts or is awaited until a later month of it.

    A month that has passed tells nothing ("last shut in April 2025"): a year back the day falls on the weekday before,
    which one report of ten names first, for what happened on the eve. It gave one of 264 reports the year before.
    """
    named = {
        int(match["y"])
        for match in _OF_YEAR.finditer(news[:_READ])
        if _UNTIL.search(news[max(0, match.start() - 40) : match.start()])
        and MONTHS[match["month"].lower()] > stamp.month
    }
    newest = max(years | named, default=0)
    day = iso(newest, stamp.month, stamp.day) if newest in named else None
    return {day} if day else set()


def _end(match: re.Match[str]) -> date | None:
    """The last day of a period, near enough."""
    if match["month"]:
        month = MONTHS.get(match["month"].lower(), 0)
    elif match["count"]:
        month = _WORDS.get(match["count"]) or int(match["count"])
    else:
        parts = 4 if match["part"] == "quarter" else 2
        month = 12 // parts * (_WORDS[match["nth"]] or parts)
    year = int(match["y"] or match["z"])
    return date(year, month, 28) if 1 <= month <= 12 else None
