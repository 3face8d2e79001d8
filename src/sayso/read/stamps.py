"""Printed dates of header, footer and dateline: from characters to year, month and day. Linear in the text.

Only absolute dates are read here (what "on Monday" means is decided later, from the date that this stage finds).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import NamedTuple

from ..model import Passage
from .stamp_eras import ERA_BEFORE, abroad, common_year, era_year

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febr",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Febr?|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_YEAR = r"(?:19|20)\d\d"
_PATTERNS = re.compile(
    rf"(?<![\w.])(?:(?P<iy>{_YEAR})(?P<isep>[-/.])(?P<im>0?[1-9]|1[0-2])(?P=isep)(?P<id>0?[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?P<na>0?[1-9]|[12]\d|3[01])(?P<nsep>[./-]|\.[ \u00a0](?=\d{{1,2}}\.[ \u00a0]{_YEAR}))"
    rf"(?P<nb>0?[1-9]|[12]\d|3[01])(?P=nsep)(?P<ny>{_YEAR}|"
    rf"\d\d)(?![\d/]|\.\d)"
    rf"|(?P<md>{_MONTH})\b(?:\.?[ \u00a0]{{1,2}}|\.(?=\d)|, (?=\d{{1,2}},? {_YEAR}))(?P<mday>0?[1-9]|[12]\d|"
    rf"3[01])(?:st|nd|rd|th)?(?![\d:]\d|\.(?!{_YEAR})\d|"
    rf"\d|(?: ?[ap]\.?m\b))"
    rf"(?:(?:,? {{1,2}}(?:of |\((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{{0,6}}\),? )?|[.,/])(?P<my>{_YEAR})(?!\d))?"
    rf"|(?P<dday>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.(?= ?(?:{_MONTH})\.? {_YEAR}))?(?: of)?"
    rf"(?P<dsep>[ \u00a0/-]{{0,2}})(?P<dm>{_MONTH})"
    rf"(?:\b|(?=\d))\.?(?:"
    rf",?[ \u00a0/-]{{0,2}}(?P<dy>{_YEAR}|(?<=-)\d\d|[’']?\d\d(?=[ )\]]*(?:\n|\Z)))(?!\d))?)",
    re.IGNORECASE,
)
_WEEKDAY_BEFORE = re.compile(
    r"\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:day|nesday|sday|rday|urday)?[.,]{0,2} {0,2}\Z", re.IGNORECASE
)
_WEEKDAY_AT = re.compile(
    r"(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:day|nesday|sday|rday|urday)?[.,]{0,2} {1,2}", re.IGNORECASE
)
_NOTEBOOK = re.compile(
    rf"\b(?P<d>0[1-9]|[12]\d|3[01])(?P<h>[01]\d|2[0-3])(?P<mi>[0-5]\d)(?: |Z ?)(?P<m>{_MONTH})\.? ?"
    r"(?P<y>(?:20)?\d\d)\b",
    re.IGNORECASE,
)
_JUCHE = re.compile(r"\bJuche ?(?P<y>\d{2,3})[.,] ?(?P<m>\d{1,2})\. ?(?P<d>\d{1,2})(?!\d)")
"""North Korea's years since 1912, the first of them: "Juche114.4.9"."""
_ERA_FIRST = re.compile(rf"{ERA_BEFORE}(?P<m>{_MONTH})\.? (?P<d>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d)")
_ANY_YEAR = re.compile(_YEAR)
_SPAN = r" ?[-–] ?(?P<to>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_SPANS = (
    re.compile(rf"(?<![\w./-])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_SPAN} (?P<m>{_MONTH}),? (?P<y>{_YEAR})(?!\d)"),
    re.compile(rf"\b(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?{_SPAN},? (?P<y>{_YEAR})(?!\d)"),
)
"""The days for which a weekly's issue is out, the first of which dates it: "5-11 June 2025"."""
_WHOLE = 40
"""Code points that a whole date takes."""
_WEEK = 4
"""Days which an issue is out for, and no night or weekend takes."""
_URL = re.compile(
    rf"[/_-](?P<y>{_YEAR})(?P<sep>[/_-]?)(?P<m>0[1-9]|1[0-2]|{_MONTH})(?P=sep)(?P<d>0[1-9]|[12]\d|"
    rf"3[01])(?=[/_.-]|\D|\Z)",
    re.IGNORECASE,
)
_ISO = re.compile(rf"\s*(?P<y>{_YEAR})-?(?P<m>\d\d)-?(?P<d>\d\d)(?!\d)")


class Stamp(NamedTuple):
    """One printed date. `year` is `None` where none is shown; `other` is the second reading where the order is open."""

    passage: Passage
    year: int | None
    month: int
    day: int
    other: tuple[int, int] | None = None
    weekday: int | None = None

    @property
    def iso(self) -> str | None:
        """ISO 8601, or `None` without a year or with an open order."""
        return iso(self.year, self.month, self.day) if self.year is not None and self.other is None else None


def iso(year: int, month: int, day: int) -> str | None:
    """ISO 8601 of a calendar day, or `None` where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def stamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """The dates with a day and a month that `text[start:end]` shows, in order."""
    out = []
    stop = len(text) if end is None else end
    for match in _PATTERNS.finditer(text, start, stop):
        found = _stamp(match, text)
        if found is None or iso(found.year or 2024, found.month, found.day) is None:
            continue
        before = _WEEKDAY_BEFORE.search(text, max(start, match.start() - 14), match.start())
        if before:
            passage = Passage(before.start(), found.passage.end)
            found = found._replace(passage=passage, weekday=weekday_of(before.group(1)))
        out.append(found)
    return _merged(out, _in_other_forms(text, start, stop))


def _in_other_forms(text: str, start: int, stop: int) -> list[Stamp]:
    """Whole dates in an office's notation, of other eras, of a weekly's issue and in other languages."""
    told = [(m, 2000 + int(m["y"][-2:]), month_of(m["m"])) for m in _NOTEBOOK.finditer(text, start, stop)]
    told += [(m, 1911 + int(m["y"]), int(m["m"])) for m in _JUCHE.finditer(text, start, stop)]
    for match in _ERA_FIRST.finditer(text, start, stop):
        year = int(match["told"] or 0) or common_year(match["era"], int(match["number"])) or 0
        told.append((match, year, month_of(match["m"])))
    foreign: list[tuple[int, int, int, int, int]] = []
    if _ANY_YEAR.search(text, start, stop):
        for pattern in _SPANS:
            weeks = [m for m in pattern.finditer(text, start, stop) if int(m["to"]) - int(m["d"]) >= _WEEK]
            told += [(m, int(m["y"]), month_of(m["m"])) for m in weeks]
        foreign = abroad(text, start, stop)
    days = [(*m.span(), year, month, int(m["d"])) for m, year, month in told] + foreign
    return [Stamp(Passage(low, high), y, m, d) for low, high, y, m, d in days if iso(y, m, d)]


def month_of(name: str) -> int:
    """The number of a month's English name; the long "ſ", which a search takes for an "s", counts as one."""
    return MONTHS[name.lower().replace("ſ", "s")]


def weekday_of(name: str) -> int:
    """The number of a weekday's English name, Monday 0."""
    return WEEKDAYS[name.lower().replace("ſ", "s")]


def _merged(printed: list[Stamp], others: list[Stamp]) -> list[Stamp]:
    """Both in order; where two overlap, the one in another form, which says more, and the first of two such."""
    kept: list[Stamp] = []
    for stamp in sorted(others, key=lambda s: s.passage):
        if not kept or stamp.passage.start >= kept[-1].passage.end:
            kept.append(stamp)
    starts = [stamp.passage.start for stamp in kept]
    out = []
    for stamp in printed:
        before = bisect_left(starts, stamp.passage.end)
        if before == 0 or kept[before - 1].passage.end <= stamp.passage.start:
            out.append(stamp)
    return sorted([*out, *kept])


def stamp_at(text: str, start: int) -> Stamp | None:
    """The date that begins at `start` (a weekday may stand before it), or `None`."""
    day = _WEEKDAY_AT.match(text, start)
    match = _PATTERNS.match(text, day.end() if day else start)
    found = _stamp(match, text) if match else None
    if found is None and _ANY_YEAR.search(text, start, start + _WHOLE):
        return next((s for s in _in_other_forms(text, start, start + _WHOLE) if s.passage.start == start), None)
    if found is None or iso(found.year or 2024, found.month, found.day) is None:
        return None
    if day:
        return found._replace(passage=Passage(start, found.passage.end), weekday=weekday_of(day.group(1)))
    return found


def _stamp(match: re.Match[str], text: str) -> Stamp | None:
    found = _printed(match)
    era = era_year(text, match.end()) if found and found.year is None else None
    return found._replace(year=era[0], passage=Passage(match.start(), era[1])) if found and era else found


def _printed(match: re.Match[str]) -> Stamp | None:
    passage = Passage(match.start(), match.end())
    if match["iy"]:
        return Stamp(passage, int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["md"]:
        year = int(match["my"]) if match["my"] else None
        return Stamp(passage, year, month_of(match["md"]), int(match["mday"]))
    if match["dm"]:
        year = int(match["dy"].lstrip("'’")) if match["dy"] else None
        year = 2000 + year if year is not None and year < 100 else year
        if year is None and not match["dsep"]:
            return None
        return Stamp(passage, year, month_of(match["dm"]), int(match["dday"]))
    a, b, year = int(match["na"]), int(match["nb"]), int(match["ny"])
    year = year if year > 99 else 2000 + year
    if a > 12 and b > 12:
        return None
    if b > 12:
        return Stamp(passage, year, a, b)
    # Dots and dashes put the day first wherever they are used; with slashes the order is open unless a number tells.
    other = (a, b) if match["nsep"] == "/" and a <= 12 and a != b else None
    return Stamp(passage, year, b, a, other)


def from_value(value: str) -> str | None:
    """The day of a given date ("2024-11-05T10:02:00+02:00", "5 Nov 2024", a Unix time is not read), or `None`."""
    match = _ISO.match(value)
    if match:
        return iso(int(match["y"]), int(match["m"]), int(match["d"]))
    return next((s.iso for s in stamps(value[:200]) if s.iso), None)


def from_url(url: str) -> str | None:
    """The day that a URL's path shows ("/2024/11/05/", "-20241105."), or `None`."""
    for match in _URL.finditer(url[:2000]):
        month = int(match["m"]) if match["m"].isdigit() else month_of(match["m"])
        found = iso(int(match["y"]), month, int(match["d"]))
        if found:
            return found
    return None
