"""Which dates of the text may be those of a saying: the mentions, and where each stands beside a line's cue."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ..dates import DateMention, find_dates
from ..model import Passage
from .reading import Line, Reading
from .when_words import JOINING, RELATIVE, SPEAKING

_WORD = re.compile(r"[^\W_]+")
_ANYWHERE = "2000-01-01"
"""An anchor where there is none: what hangs on it is left out."""
_FIXED = frozenset({"explicit", "dateline", "header", "reprint"})
_REACH = 800
"""Code points on either side of a cue within which a date of its sentence is looked for: quotations are long."""
_OPEN = frozenset({"since", "until", "from", "before", "after"})
_WEEKDAY = re.compile("(?:mon|tues?|wednes|thurs?|fri|satur|sun)day", re.IGNORECASE)
_WIDTH = {"month": 7, "year": 4}


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the text: where it stands and which day, month or year it is (ISO 8601), "" where nobody knows."""

    passage: Passage
    on: str
    level: int
    """The number of the line in whose content it stands (the innermost one), or -1."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A date in the sentence of a line's cue: which, and the features of where it stands."""

    dated: Dated
    features: tuple[str, ...]
    firm: bool
    """Whether nothing speaks against its being the day of the saying."""


class Levels:
    """Of each character, the line in whose content it stands, the innermost one."""

    def __init__(self, lines: Sequence[Line]) -> None:
        spans = sorted(
            ((p.end - p.start, p.start, p.end, n) for n, line in enumerate(lines) for p in line.content), reverse=True
        )
        bounds = sorted({edge for _, start, end, _ in spans for edge in (start, end)})
        self._bounds = bounds
        self._of = [-1] * (len(bounds) + 1)
        at = {edge: k for k, edge in enumerate(bounds)}
        # The smaller spans come last and overwrite the larger that hold them.
        for _, start, end, n in spans:
            for k in range(at[start], at[end]):
                self._of[k] = n

    def at(self, offset: int) -> int:
        """The line in whose content an offset stands, or -1."""
        k = bisect_left(self._bounds, offset + 1) - 1
        return self._of[k] if k >= 0 else -1


def mentions(reading: Reading, anchor: str | None) -> tuple[DateMention, ...]:
    """The dates of the whole reading text, counted from a day; without one, only those that need none mean anything."""
    return find_dates(reading.text, anchor=anchor or _ANYWHERE)


def dated(found: Sequence[DateMention], levels: Levels, reading: Reading, anchor: str | None) -> list[Dated]:
    """The mentions of the copy itself that name one day, month or year, in the order of the text."""
    report = reading.report
    apart = [aside.passage for aside in report.asides] + ([report.dateline.passage] if report.dateline else [])
    apart.sort()
    out = []
    for m in found:
        k = bisect_left(apart, (m.start + 1, 0)) - 1
        if k >= 0 and m.start < apart[k][1]:
            continue
        if not m.interval or m.modifier in _OPEN or m.kind == "SET":
            continue
        start, end = m.interval
        if not start or not end or m.granularity not in {"day", "part", "minute", "hour", "month", "year"}:
            continue
        if m.granularity == "part" and _days(start, end) > 1:
            continue
        on = start[: _WIDTH.get(m.granularity, 10)] if anchor or m.basis in _FIXED else ""
        out.append(Dated(Passage(m.start, m.end), on, levels.at(m.start)))
    return out


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end[:10]) - date.fromisoformat(start[:10])).days


def beside(
    reading: Reading, number: int, found: Sequence[Dated], starts: Sequence[int], levels: Levels, limit: str
) -> list[Beside]:
    """The dates in the sentence of a line's cue that stand on its level: outside its content, in the same content."""
    line = reading.lines[number]
    if not line.cue:
        return []
    cue = line.cue[0]
    sentence = reading.sentence_of(cue.start)
    # A line's sentence may be cut in two by a full stop inside a quotation: its own parts belong to it.
    start = max(sentence.start, reading.report.dateline.passage.end) if reading.report.dateline else sentence.start
    low = min([start if start <= cue.start else sentence.start, *(p.start for p in line.source)])
    high = max([sentence.end, *(p.end for p in line.source)])
    low, high = max(low, cue.start - _REACH), min(high, cue.end + _REACH)
    here = levels.at(cue.start)
    out = []
    for k in range(bisect_left(starts, low), len(found)):
        one = found[k]
        if one.passage.start >= high:
            break
        if any(p.start <= one.passage.start < p.end for p in line.content):
            continue
        inside = any(p.start <= one.passage.start < p.end for p in line.source)
        if not inside and one.level != here and not (one.level >= 0 and one.level == number):
            continue
        if one.on > limit:
            one = _not_ahead(one, reading.text, limit)
        out.append(_placed(reading, line, number, one, Passage(low, high), inside=inside))
    return out


def _not_ahead(one: Dated, text: str, limit: str) -> Dated:
    """What was said was not said after the report: a weekday that was counted forward is the one before."""
    if len(one.on) < 10 or not _WEEKDAY.search(text[one.passage.start : one.passage.end]):
        return one
    day = date.fromisoformat(one.on)
    while day.isoformat() > limit:
        day -= timedelta(7)
    return replace(one, on=day.isoformat())


def _placed(reading: Reading, line: Line, number: int, one: Dated, sentence: Passage, *, inside: bool) -> Beside:
    text, cue, at = reading.text, line.cue[0], one.passage
    last = line.cue[-1]
    source = line.source[0] if line.source else None
    if inside:
        place = "source"
    elif at.start >= last.end:
        content = min((p.start for p in line.content if p.start >= last.end), default=None)
        place = "tail" if content is not None and at.start >= content else "after"
    elif source and source.end <= at.start:
        place = "gap"
    elif cue.start <= at.start < last.end:
        place = "cue"
    else:
        place = "head"
    near = source if source and place == "head" and source.start < cue.start else cue
    if place == "tail":
        before = max((p.end for p in (*line.cue, *line.content, *line.source) if p.end <= at.start), default=cue.end)
        between = text[before : at.start]
    else:
        between = text[at.end : near.start] if at.end <= near.start else text[last.end : at.start]
    words = [w.lower() for w in _WORD.findall(between)]
    size = len(words)
    wide = "0" if size == 0 else "1" if size == 1 else "3" if size <= 3 else "7" if size <= 7 else "8"
    features = [f"place={place}", f"place={place},{wide}"]
    joined = not JOINING.isdisjoint(words)
    if joined:
        features.append(f"joined,{place}")
    relative = not RELATIVE.isdisjoint(words)
    if place == "gap" and source:
        relative = relative or not RELATIVE.isdisjoint(_WORD.findall(text[source.end : at.start].lower()))
        relative = relative and "," in text[at.end : cue.start]
    if relative:
        features.append(f"relative,{place}")
    rival = any(_claims(other, line, at, sentence) for n, other in _near(reading, number) if n != number)
    if rival:
        features.append(f"rival,{place}")
    lead = [w.lower() for w in _WORD.findall(text[sentence.start : at.start])]
    opening = len(lead) <= 3
    if place == "head":
        features.append("opening" if opening else "not opening")
        if not SPEAKING.isdisjoint(lead):
            features.append("occasion")
    firm = (
        not rival
        and not relative
        and (
            place in {"gap", "source"}
            or (place == "after" and size <= 7 and not joined)
            or (place == "head" and (opening or "occasion" in features) and size <= 7)
        )
    )
    return Beside(one, tuple(features), firm)


def _claims(other: Line, line: Line, at: Passage, sentence: Passage) -> bool:
    """Whether another line of the sentence has the better claim to a date.

    It has where its cue stands between the line's cue and the date, or the date between its source and its cue.
    """
    if not other.cue or other.cue == line.cue:
        return False
    cue, mine = other.cue[0], line.cue[0]
    if not sentence.start <= cue.start < sentence.end or any(p.start <= cue.start < p.end for p in line.content):
        return False
    if min(mine.start, at.start) < cue.start < max(mine.start, at.start):
        return True
    # "said it on Monday, and the ministry on Tuesday denied it": the date stands behind the other's source.
    source = other.source[0] if other.source else None
    return source is not None and other.source != line.source and source.end <= at.start < cue.start


def _near(reading: Reading, number: int) -> list[tuple[int, Line]]:
    """The lines beside one in the order of the text: those that may share its sentence."""
    low, high = max(0, number - 6), min(len(reading.lines), number + 7)
    return [(n, reading.lines[n]) for n in range(low, high)]
