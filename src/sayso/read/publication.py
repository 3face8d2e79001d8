"""The date of publication: every candidate with where it was read, the chosen one, and what disagrees.

Order of trust: a syndicator's header, then what the page or the record gives, then what a feed tells of it, then a
printed stamp, then the dateline, then a closing stamp, then the address. A date without a year takes it from the
report's other dates of publication, else from a full date in its text that the weekday of the lead bears out, else
from other signs of its year (`year_signs`); else it is left open (`None`), never guessed. Copy without any of these is
of the whole date that its lead tells as the day of the news.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..model import Fact, Passage, Problem
from .countries import COUNTRIES
from .stamps import WEEKDAYS, Stamp, from_url, from_value, iso, stamps
from .year_signs import is_to_come, year_by_signs

RANK = {"header": 0, "given": 1, "told": 2, "stamp": 3, "dateline": 4, "code": 5, "footer": 6, "url": 7, "title": 8,
        "updated": 9, "lead": 10, "source": 11}  # fmt: skip
"""How far each origin is trusted, best first."""

_PUBLISHED = re.compile(
    r"(?:^|[:._ -])(?:date|published|publish|pub|pubdate|datepublished|issued|created|time|"
    r"published_?time|published_?(?:on|at|date)|publication_?date|dateline|timestamp|versioncreated|date\.issue)$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?:date|published|time|pubdate|issued|published_on|published_at)$", re.IGNORECASE)
_CHANGED = re.compile(
    r"modif|updat|revis|fetch|crawl|access|index|expire|valid|regist|birth|event|start|end(?:date|time)", re.IGNORECASE
)
_TOLD = ("feed:", "sitemap:")
"""What names of facts begin with that a list tells of a report, and not the report itself."""
_URL = re.compile(r"(?:^|[:._-])(?:url|link|address|canonical|guid|uri|id)$", re.IGNORECASE)

_WEEKDAY = re.compile(r"\b(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b")
_AHEAD = re.compile(
    r"\b(?:next|last|for|until|by|coming|following|from|every|previous|before|this coming|starts?|open|due)(?: on)? \Z"
)
_CLOCK_BEHIND = re.compile(r",? (?:at|from|around|about) (?:\d|noon\b|midnight\b)")
_CLOCK_BEFORE = re.compile(r"(?:\d ?[ap]\.?m\.?|\d[:.]\d\d|noon|midnight),? on \Z", re.IGNORECASE)
_LEAD = 1500
"""Code points in which the lead names the day of the news."""
_FIRST = 400
"""Code points in which an agency's lead names its day first."""
_READ = 20_000
"""Code points in which full dates are looked for."""
_NEAR = 45
"""Days between a dateline and a stamp that still belong to one copy; syndicators re-run copy within days."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One date with its rank and origin; `stamp` is kept where the year is missing."""

    origin: str
    passage: Passage | None
    day: str | None
    stamp: Stamp | None = None
    detail: str = ""

    @property
    def fact(self) -> Fact:
        """What the report shows of it."""
        value = self.day or (f"--{self.stamp.month:02d}-{self.stamp.day:02d}" if self.stamp else "")
        return Fact(value, self.passage, self.origin + (":" + self.detail if self.detail else ""))


def from_stamp(origin: str, stamp: Stamp, offset: int = 0) -> Candidate:
    """A candidate from a printed date whose passage is `offset` off the text's."""
    passage = Passage(stamp.passage.start + offset, stamp.passage.end + offset)
    return Candidate(origin, passage, stamp.iso, stamp)


def given(pairs: Iterable[tuple[str, str]]) -> list[Candidate]:
    """Candidates from what came beside the text: names that end in date, published or time; addresses."""
    out = []
    for name, value in pairs:
        if _URL.search(name) or value[:8].lower().startswith(("http://", "https://")):
            day = from_url(value)
            if day:
                out.append(Candidate("url", None, day, detail=name))
        elif _PUBLISHED.search(name) or _ENDS.search(name):
            day = from_value(value)
            if day:
                changed = bool(_CHANGED.search(name))
                told = "told" if name.startswith(_TOLD) else "given"
                out.append(Candidate("updated" if changed else told, None, day, detail=name))
    return out


def completed(candidates: list[Candidate], text: str) -> list[Candidate]:
    """The candidates with missing years filled where the report itself tells them, and open orders settled."""
    days = [c.day for c in candidates if c.day]
    out = []
    for c in candidates:
        stamp = c.stamp
        if c.day or stamp is None:
            out.append(c)
        elif stamp.other is not None and stamp.year is not None:
            readings = [iso(stamp.year, stamp.month, stamp.day), iso(stamp.year, *stamp.other)]
            shown = [c.stamp for c in candidates if c.stamp and c.stamp.year is None]
            near_to = [*days, *(d for s in shown if (d := iso(stamp.year, s.month, s.day)))]
            agreed = [r for r in readings if r and any(abs(_gap(r, d)) <= 3 for d in near_to)]
            own = [r for r in readings if r and date.fromisoformat(r).weekday() == stamp.weekday]  # "Wed, 05/06/2026"
            agreed = own if len(own) == 1 else agreed
            day = agreed[0] if len(agreed) == 1 else _by_order(readings, c.passage, text)
            day = day or _by_days_named([r for r in readings if r], text)
            day = day or _by_weekday([r for r in readings if r], text)
            out.append(Candidate(c.origin, c.passage, day, stamp, c.detail))
        else:
            near = nearest(stamp, days) if stamp.other is None else _nearest_of_two(stamp, days)
            behind = text[c.passage.end : c.passage.end + 40] if c.origin == "dateline" and c.passage else ""
            near = near or year_by_text(stamp, text) or _year_by_owner(stamp, text, behind)
            if near is None and c.origin == "dateline" and c.passage:
                news = text[c.passage.end :]
                near = year_by_signs(stamp, news, next(iter(weekdays(news, reach=_FIRST)), None))
            out.append(Candidate(c.origin, c.passage, near, stamp, c.detail))
    return out


_MONTH_FIRST = re.compile(r"\b(?:E[SD]?T|C[SD]T|P[SD]?T|M[SD]T|AK[SD]T)\b")
_DAY_FIRST = re.compile(
    r"\b(?:GMT|BST|UTC|IST|CES?T|EES?T|MSK|WAT|EAT|CAT|SAST|WIB|AE[SD]T|NZ[SD]T|PKT|GST|SGT|HKT|hrs)\b"
    r"|\b(?:1[3-9]|2[0-3])[:.h][0-5]\d\b|\b\d{1,2}[hH][0-5]\d\b|\bUhr\b"
    r"|\b(?:[Pp]ubli(?:é|cado|cada)|[Pp]ubblicato|[Vv]eröffentlicht|[Mm]is à jour|[Aa]ctualizado)\b"
)


_CLOCK = re.compile(r"\b0\d:[0-5]\d\b(?! ?[AaPp]\.?[Mm])")
_MONTH_FIRST_LANDS = frozenset({"usa", "united states", "philippines", "palau", "liberia", "georgia"})
"""Countries that put the month first; Georgia is a state of one of them."""
_LINE = 200
_JUST = 14
"""Days after which what happened is hardly news any more."""


def _by_order(readings: list[str | None], passage: Passage | None, text: str) -> str | None:
    """The reading of 3/4/2025 that the stamp's own zone or clock bears out: American zones put the month first.

    `readings` has the day-first one first.
    """
    if passage is None:
        return None
    shown = text[max(0, passage.start - 12) : passage.end + 30].split("\n")
    near = next((part for part in shown if text[passage.start : passage.end] in part), "")
    line = text[text.rfind("\n", 0, passage.start) + 1 :][:_LINE].partition("\n")[0]
    month, day = (
        _MONTH_FIRST.search(near) or near.startswith("BN "),
        _DAY_FIRST.search(near) or near.startswith("Issued on") or _is_abroad(line),
    )
    day = day and not near.startswith("BN ")  # Bloomberg's terminal: the month first, the clock in GMT
    return readings[1] if month and not day else readings[0] if day and not month else None


def _is_abroad(line: str) -> bool:
    """Whether a stamp's line has a clock of 24 hours ("08:31") and a country whose papers put the day first."""
    parts = {part.strip().casefold() for part in re.split(r"[|·•>,]", line)}
    return bool(_CLOCK.search(line)) and not parts.isdisjoint(COUNTRIES - _MONTH_FIRST_LANDS)


def _by_days_named(readings: list[str], text: str) -> str | None:
    """The reading of 3/4/2025 that closely follows days that the text names ("on the night of March 29")."""
    named = [s for s in stamps(text, 0, min(len(text), _READ)) if s.other is None]
    fits = []
    for reading in readings:
        days = [iso(s.year or int(reading[:4]), s.month, s.day) for s in named]
        if any(day and 0 <= _gap(reading, day) <= _JUST for day in days):
            fits.append(reading)
    return fits[0] if len(fits) == 1 else None


def nearest(stamp: Stamp, days: Iterable[str], within: int = 183) -> str | None:
    """The day of a stamp without a year that lies nearest to the given days, if within so many days of one."""
    best: tuple[int, str] | None = None
    for day in days:
        year = int(day[:4])
        for candidate in (year - 1, year, year + 1):
            shown = iso(candidate, stamp.month, stamp.day)
            if shown and (gap := abs(_gap(shown, day))) <= within and (best is None or (gap, shown) < best):
                best = (gap, shown)
    return best[1] if best else None


def _nearest_of_two(stamp: Stamp, days: list[str]) -> str | None:
    """The day of a stamp in numbers without a year, whose order is open, where one reading alone is near the days."""
    month, day = stamp.other or (stamp.month, stamp.day)
    readings = (stamp._replace(other=None), stamp._replace(other=None, month=month, day=day))
    near = {found for reading in readings if (found := nearest(reading, days, 7))}
    return near.pop() if len(near) == 1 else None


def year_by_text(stamp: Stamp, text: str) -> str | None:
    """The day of a stamp without a year, within half a year of a full date in the text and on a weekday of the lead.

    A year alone is not enough: on the training bundles "2022" and "born in 1968" with a fitting weekday gave two years,
    both wrong.
    """
    whole = {s.iso for s in stamps(text, 0, min(len(text), _READ)) if s.iso}
    fits = {day for other in whole if other and (day := nearest(stamp, [other])) and _is_named(day, stamp, text)}
    return fits.pop() if len(fits) == 1 else None


_OWNED = re.compile(r"(?:©|\([cC]\)|Copyright)[^\n\d]{0,40}(?P<year>20\d\d)\b|\b(?P<first>20\d\d) ?(?:©|Copyright)")

_AGENCY = re.compile(r"[ .,]{0,2}[(/\[](?P<name>[^\W\d_][\w .-]{1,24}?)[)/\]]")
"""What a dateline names behind its day."""


def _year_by_owner(stamp: Stamp, text: str, behind: str) -> str | None:
    """The day of a stamp without a year in the year of the copy's one copyright line.

    It must fall on a weekday that the copy names, or the line be of the agency that the dateline names `behind` it.
    """
    lines = list(_OWNED.finditer(text, max(0, len(text) - _LEAD)))
    years = {int(m["year"] or m["first"]) for m in lines}
    day = iso(years.pop(), stamp.month, stamp.day) if len(years) == 1 else None
    agency = _AGENCY.match(behind)
    own = agency and any(agency["name"] in text[m.start() : m.end() + 30].partition("\n")[0] for m in lines)
    return day if day and (own or _is_named(day, stamp, text)) else None


def weekdays(text: str, *, reach: int = _LEAD) -> Counter[int]:
    """How often each weekday is named, Monday 0, where the words do not point ahead ("until Friday", "next Monday")."""
    out: Counter[int] = Counter()
    for match in _WEEKDAY.finditer(text, 0, min(len(text), reach)):
        if not _AHEAD.search(text[max(0, match.start() - 16) : match.start()]):
            out[WEEKDAYS[match.group().lower()]] += 1
    return out


def is_day_of_news(stamp: Stamp, text: str) -> bool:
    """Whether a whole date of the text has its own weekday before it, no clock beside it, and is no day to come.

    With a clock it is an appointment's or an accident's ("on Monday, March 16, 2009 at 6 pm"), but not "this Thursday".
    """
    before = text[max(0, stamp.passage.start - 100) : stamp.passage.start]
    own = stamp.iso is not None and date.fromisoformat(stamp.iso).weekday() == stamp.weekday
    clock = _CLOCK_BEHIND.match(text, stamp.passage.end) or _CLOCK_BEFORE.search(before)
    timed = clock is not None and not before.endswith("this ")
    return own and not timed and not _AHEAD.search(before) and not is_to_come(before)


def day_of_week(year: int, stamp: Stamp) -> int | None:
    """The weekday, Monday 0, of a stamp's day in a year; `None` where there is no such day."""
    day = iso(year, stamp.month, stamp.day)
    return date.fromisoformat(day).weekday() if day else None


def _is_named(day: str, stamp: Stamp, text: str) -> bool:
    weekday = date.fromisoformat(day).weekday()
    return weekday == stamp.weekday if stamp.weekday is not None else weekdays(text)[weekday] > 0


def _by_weekday(days: list[str], text: str) -> str | None:
    named = weekdays(text)
    fits = [d for d in days if named[date.fromisoformat(d).weekday()]]
    return fits[0] if len(fits) == 1 else None


def _gap(a: str, b: str) -> int:
    return (date.fromisoformat(a) - date.fromisoformat(b)).days


def choose(candidates: list[Candidate], path: str) -> tuple[Fact | None, tuple[Fact, ...], list[Problem]]:
    """The date of publication, all candidates (the chosen one first), and the clashes.

    A dateline may be days older than a stamp; a stamp marked "updated" may be later; a source line dates another copy.
    Any other pair that is more than a day apart is a clash. Two printed stamps of one rank that clash leave the date
    open unless the dateline, the header or the record agrees with one of them.
    """
    problems: list[Problem] = []
    dated = sorted(
        (c for c in candidates if c.day and c.origin != "source"), key=lambda c: (RANK[c.origin], candidates.index(c))
    )
    for c in candidates:
        if (
            c.stamp
            and c.stamp.weekday is not None
            and c.day
            and c.stamp.year is not None
            and date.fromisoformat(c.day).weekday() != c.stamp.weekday
        ):
            problems.append(
                Problem(
                    "date-clash",
                    f"{path}: the weekday does not fit the date {c.day}",
                    path,
                    (c.passage,) if c.passage else (),
                )
            )
    if not dated:
        return None, tuple(c.fact for c in candidates), problems
    chosen: Candidate | None = dated[0]
    assert chosen is not None and chosen.day  # noqa: S101 - for the type checker
    rivals = [c for c in dated[1:] if c.day and _clash(chosen, c)]
    if rivals:
        passages = tuple(c.passage for c in (chosen, *rivals) if c.passage)
        shown = ", ".join(f"{c.day} ({c.fact.origin})" for c in (chosen, *rivals))
        problems.append(Problem("date-clash", f"{path}: dates of publication disagree: {shown}", path, passages))
        equals = [c for c in rivals if c.origin == chosen.origin]
        if equals:
            backed = [c for c in (chosen, *equals) if any(o.day == c.day for o in dated if o.origin != c.origin)]
            chosen = backed[0] if len({c.day for c in backed}) == 1 else None
    if chosen is None:
        return None, tuple(c.fact for c in candidates), problems
    rest = [c.fact for c in candidates if c is not chosen]
    return chosen.fact, (chosen.fact, *rest), problems


def _clash(chosen: Candidate, other: Candidate) -> bool:
    gap = _gap(chosen.day or "", other.day or "")
    if abs(gap) <= (0 if {chosen.origin, other.origin} <= {"header", "code"} else 1):
        return False
    if other.origin in ("dateline", "footer"):
        return not 0 <= gap <= _NEAR
    if other.origin == "title":
        return False  # a headline may tell of any day
    if other.origin == "updated":
        return gap > 0
    return True
