"""Dates and publishers that a report cannot tell alone, settled by the reports that were read with it.

Most wires print no year ("RIGA, March 9 (Reuters)") and some no date at all ("Riga (dpa)"). Where other reports of the
same story are read together, a date without a year takes the year that puts it nearest to theirs; a report without any
date takes the latest day, within theirs, whose weekday its own lead names ("reported on Tuesday"). Such a date has the
origin "story". Reports are of one story where they share rare names; no clock and no order of reading plays a part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from ..model import Dateline, Fact, Report
from ..wires import fold
from . import publication
from .full_names import in_full
from .publisher import is_spoken_to
from .stamps import WEEKDAYS, stamps

_LETTERS = re.compile(r"[^\W_]+")
_NAME = re.compile(r"(?<![.!?\"“] )(?<!\A)\b[^\W\d_a-zß-öø-ÿ][^\W\d_]{3,24}\b")
_SAYING = (
    "said|told|wrote|added|announced|reported|confirmed|denied|rejected|urged|called|stated|insisted|explained|stressed|"
    "warned|welcomed|condemned|accused|apologi[sz]ed|clarified|corrected|withdrew|retracted|revised|admitted|conceded|"
    "acknowledged|disclosed|revealed|published|released|issued|declared|dismissed|disputed|demanded|vowed|pledged|"
    "promised|predicted|testified|argued|noted|ruled"
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SAID_ON = (
    re.compile(rf"\b(?:{_SAYING})\b[^.,\n]{{0,40}} (?P<day>{_DAYS})\b"),
    re.compile(rf"\b(?P<day>{_DAYS}) (?:{_SAYING})\b"),
)
_READ = 20_000
"""Code points from which names are taken."""
_RARE = 60
"""Reports that may share a name for it to tell stories apart; keeps the work in proportion to the number of reports."""
_SHARED = 4
"""Rare names that two reports of one story share at the least. With the 23 training bundles together, 82 in 100 pairs
of reports within a bundle share 4 or more, and 6 in 1,000 pairs across bundles."""
_RUN = 7
"""Days that reports which share few names may lie from those that share most, to count for when the story ran."""
_FIRST_DAY = re.compile(rf"\b(?:{_DAYS})\b")
"""The weekday that a report names first is the day of its dateline in 349 of 424 reports."""
_WITHIN = 60
"""Days within which reports of one story lie; the training bundles span at most 6."""


def settle(reports: Sequence[Report]) -> tuple[Report, ...]:
    """Give the reports, in the same order, with open dates filled where the others settle them.

    Reports that have a date, and those that share no story with a dated one, are given back as they are.
    """
    names = [_names(report) for report in reports]
    holders: dict[str, list[int]] = defaultdict(list)
    for index, found in enumerate(names):
        for name in sorted(found):
            holders[name].append(index)
    most = min(_RARE, max(8, len(reports) // 10))
    out = []
    for index, read in enumerate(reports):
        report = read
        if report.published_on is None:
            shared = _shared(index, names, holders, most)
            dated = {other: count for other, count in shared.items() if reports[other].published_on is not None}
            # The nearest reports speak: one that shares less than half as much as the nearest may be of another story.
            least = max(_SHARED, max(dated.values(), default=0) / 2)
            near = [reports[other] for other in sorted(dated) if dated[other] >= least]
            report = _settled(report, near, [reports[other] for other in sorted(dated) if dated[other] >= _SHARED])
            if report.published_on is None:
                report = _in_the_same_days(report, [reports[other] for other in sorted(dated)])
        if report.publisher is None and not report.relays:
            report = _published(report, _of_story(reports, index, names, holders, most))
        out.append(report)
    return tuple(
        in_full(report, partial(_of_story, out, index, names, holders, most)) for index, report in enumerate(out)
    )


def _of_story(
    reports: Sequence[Report], index: int, names: list[frozenset[str]], holders: dict[str, list[int]], most: int
) -> list[Report]:
    """The reports of one's story, in order."""
    shared = _shared(index, names, holders, most)
    return [reports[other] for other in sorted(shared) if shared[other] >= _SHARED]


_QUOTED = re.compile(r"[\"“]([^\"“”\n]{20,400})[\"”]")
"""A quotation that two reports hardly share by chance. Of 116 reports of the training bundles, read as if their
publisher were not known, 18 got one from a quotation that they shared, and none a wrong one; 25 are of a house that
others relay."""


def _published(report: Report, story: list[Report]) -> Report:
    """The report, put out by the house that others of its story name as their origin where they quote what it quotes.

    A quotation that reports of other origin have too (a statement, a speech) tells nothing. Where no quotation tells,
    the report is by the one such house that its people "told", or that has "seen" its documents.
    """
    quoted = _quotations(report)
    origins: dict[str, str] = {}
    others: set[str] = set()
    for other in story if quoted else ():
        shared = quoted & _quotations(other)
        if other.relays:
            origins |= dict.fromkeys(shared, other.relays[-1].value)
        else:
            others |= shared
    own = {fold(other.publisher.value) for other in story if other.publisher}
    found = {house for quotation, house in origins.items() if quotation not in others and fold(house) not in own}
    if not found:
        named = {other.relays[-1].value for other in story if other.relays}
        found = {house for house in named if fold(house) not in own and is_spoken_to(report.extract.text, house)}
    return replace(report, publisher=Fact(found.pop(), None, "story")) if len(found) == 1 else report


def _quotations(report: Report) -> frozenset[str]:
    return frozenset(" ".join(_LETTERS.findall(m[1].casefold())) for m in _QUOTED.finditer(report.extract.text[:_READ]))


def _names(report: Report) -> frozenset[str]:
    return frozenset(m.group() for m in _NAME.finditer(report.extract.text[:_READ]))


def _shared(index: int, names: list[frozenset[str]], holders: dict[str, list[int]], most: int) -> dict[int, int]:
    """How many rare names each other report shares with one."""
    shared: dict[int, int] = defaultdict(int)
    for name in names[index]:
        if len(holders[name]) <= most:
            for other in holders[name]:
                shared[other] += 1
    shared.pop(index, None)
    return shared


def _settled(report: Report, story: list[Report], wider: list[Report]) -> Report:
    days = _days(story)
    if not days:
        return report
    open_dates = [f for f in report.published_candidates if f.value.startswith("--")]
    for fact in open_dates:
        stamp = next((s for s in stamps(f"2000{fact.value[1:]}")), None)
        if stamp is None:
            continue
        day = publication.nearest(stamp._replace(year=None), days, _WITHIN)
        if day:
            return _dated(report, Fact(day, fact.passage, f"{fact.origin}+story"))
    if report.published_candidates:
        return report
    # Of a report that two reports say more of than the others do, the others tell still when the story ran.
    around = [day for day in _days(wider) if all(abs(_gap(day, other)) <= _RUN for other in days)]
    day = _by_weekday(report, around)
    return _dated(report, Fact(day, None, "story")) if day else report


def _in_the_same_days(report: Report, few: list[Report]) -> Report:
    """The report in the year of those that share a rare name or two with it, where two signs more speak for it.

    Its day lies within `_RUN` of one of theirs, and is the weekday that it names first. Of 1,655 reports of many years
    read together (training bundles, the cases of headers) 15 were still without a year: 9 get theirs so, none another;
    without the weekday 7 are left with more than one.
    """
    fact = next((fact for fact in report.published_candidates if fact.value.startswith("--")), None)
    stamp = fact and next((stamp for stamp in stamps(f"2000{fact.value[1:]}")), None)
    named = _FIRST_DAY.search(report.extract.text[:_READ])
    if not fact or not stamp or not named:
        return report
    nearest = {publication.nearest(stamp._replace(year=None), [day], _RUN) for day in _days(few)}
    found = [day for day in nearest if day and date.fromisoformat(day).weekday() == WEEKDAYS[named[0].lower()]]
    return _dated(report, Fact(found[0], fact.passage, f"{fact.origin}+story")) if len(found) == 1 else report


def _days(reports: Sequence[Report]) -> list[str]:
    return sorted({r.published_on.value for r in reports if r.published_on})


def _gap(one: str, other: str) -> int:
    return (date.fromisoformat(one) - date.fromisoformat(other)).days


def _by_weekday(report: Report, days: list[str]) -> str | None:
    """The latest day of the story that the report names; a day after it only where something was said on it."""
    if not days:  # the story's days lie too far apart to tell one
        return None
    text = report.extract.text
    named = publication.weekdays(text, reach=_READ)
    first, last = date.fromisoformat(days[0]), date.fromisoformat(days[-1])
    if (last - first).days > _WITHIN or not named:
        return None
    said = {WEEKDAYS[m["day"].lower()] for pattern in _SAID_ON for m in pattern.finditer(text[:_READ])} & set(named)
    after = last + timedelta(days=1)
    if after.weekday() in said:
        return after.isoformat()
    for back in range((last - first).days + 2):
        day = last - timedelta(days=back)
        if day.weekday() in named:
            return day.isoformat()
    return None


def _dated(report: Report, fact: Fact) -> Report:
    rest = tuple(f for f in report.published_candidates if f.passage != fact.passage or f.passage is None)
    dateline = report.dateline
    if dateline is not None and dateline.on is None:
        found = stamps(report.extract.text, dateline.passage.start, dateline.passage.end)
        on = publication.nearest(found[0], [fact.value]) if found else None
        dateline = Dateline(dateline.place, on, dateline.passage, dateline.places)
    return replace(report, published_on=fact, published_candidates=(fact, *rest), dateline=dateline)
