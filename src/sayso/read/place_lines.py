"""Places on lines of their own, beside a house, a dash or a weekday, and below a communique beside its date."""

from __future__ import annotations

import re
from itertools import pairwise

from ..model import Fact, Passage
from . import asides as aside_lines
from . import house
from .bylines import byline
from .countries import CITIES, COUNTRIES, is_place
from .dateline import opening
from .dateline_tags import is_listed
from .findings import Findings
from .lines import Line
from .publication import from_stamp
from .run_lines import run_line
from .stamps import stamps

_WORD = r"[^\W\d_a-z][^\W\d_]{1,20}(?:['’.-][^\W\d_]{1,20}){0,2}"
_TOWN = rf"{_WORD}(?: {_WORD}){{0,3}}"
_BEFORE_MARK = re.compile(
    rf"(?P<place>{_TOWN})(?: ?[-–—]{{1,2}}|\.[-–—]{{1,2}}(?: ?\([^()\n]{{5,90}}\))?"
    rf"|, (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: ?[|/–—-] ?[^|\n]{{2,40}})?)"
)
"""A place that a mark ends: "Guayaquil -", "Santo Domingo.- (with EFE)", "Kisumu, Tuesday | NATION & AFP"."""
_PLACE_HOUSE = re.compile(
    rf"(?P<place>{_TOWN})(?: [-–—]{{1,2}} | ?[/|•] ?|\. |-(?=[A-Z]{{2,8}}\Z))(?P<house>[^\n]{{2,40}})"
)
_HOUSE_PLACE = re.compile(rf"(?P<house>[^\n–—|/]{{2,40}}?)(?: [-–—]{{1,2}} | ?[/|] ?)(?P<place>{_TOWN})")
_PLACE_NAMES = re.compile(rf"(?P<place>{_TOWN}): (?P<names>[^:\n]{{5,80}})")
_CLAUSE = re.compile(r"\b(?:said|says|told|was|were|is|are|has|have|had|will|would|that)\b")
_BAR = re.compile(r" [|/] ")
_OCCASION = re.compile(
    r"\b(?:(?:press|media|news) (?:conference|briefing|meeting|call|statement|point)|briefing|broadcast|transcript"
    r"|hearing|testimony|remarks|speech|address|statement)\b",
    re.IGNORECASE,
)
_TOWN_BEFORE = re.compile(rf"(?:, | [-–—|] |\b[Ii]n |\bIN )(?P<place>{_TOWN})(?:, | [-–—|] | on )\Z")
_EDITION = re.compile(r", (?:early|late|first|second|noon|morning|evening|night|final) edition\Z")
_CLOSING = 8
"""Lines at the end of a communique among which its place and date stand above who signs."""


def own_place(head: Findings, line: Line, previous: str) -> str | None:
    """Read a line with the place from which the news comes and nothing else but a mark, its house or its author."""
    if not previous or len(line.text) > 120 or not (head.place_line is None or _is_country(head.place_line[0])):
        return None
    found = _BEFORE_MARK.fullmatch(line.text)
    if found and _is_town(found["place"]):
        _put(head, line, found)
        run_line(head, line, previous)  # "Kisumu, Tuesday | NATION & AFP" names whose copy it is beside
        head.aside("header", line.start, line.end)
        return "place"
    author = _PLACE_NAMES.fullmatch(line.text) if previous == "subtitle" else None
    if author and author["place"].casefold() in CITIES and byline(author["names"], bare=True):  # "Aden: Jane Roe"
        _put(head, line, author)
        passage = Passage(line.start + author.start("names"), line.end)
        head.byline = head.byline or Fact(author["names"], passage, "byline")
        head.aside("byline", line.start, line.end)
        return "byline"
    return None


def place_beside_house(head: Findings, line: Line) -> None:
    """Read the city that stands beside a house on a line: "ISTANBUL – Bosphorus Daily", "Baghdad-INA".

    Or beside its date and a section or before an edition's name: "Investigations | Tbilisi, 13 March 2025".
    """
    if len(line.text) > 80 or head.place_line is not None:
        return
    if found := _beside_house(line.text):
        _put(head, line, found)
    elif bar := _BAR.search(line.text) or _EDITION.search(line.text):
        # What a paper prints first is its own seat ("Dhaka, Sun, 10 December 2023 | 25 Agrahayan 1430"); a dash stands
        # between an author's town and the day of the article ("JANE ROE | Madrid – DEC 09, 2025").
        section, *parts = line.text.split(bar.group())
        at = line.start + len(section) + 3
        if bar.re is _EDITION:  # "Daugavpils, 8 September 2026, evening edition"
            parts, at = [section], line.start
        for part in parts:
            own = opening(part, prose=False, alone=True)
            comma = own is not None and own.place is not None and part.startswith(f"{own.place}, ")
            if own and own.place and comma and own.stamp and own.stamp.year and not own.tag and is_place(own.place):
                passage = Passage(at, at + own.core)
                shift = own.stamp.passage
                stamp = own.stamp._replace(passage=Passage(shift.start + at - line.start, shift.end + at - line.start))
                head.place_line = (own.place, passage, stamp)
                return
            at += len(part) + 3


def is_occasion(line: Line) -> bool:
    """Whether a line above the news names an occasion and its whole date: "News conference, Tartu, 3 May 2025"."""
    dates = stamps(line.text) if len(line.text) <= 120 else []
    if len(dates) != 1 or not dates[0].year or not _OCCASION.search(line.text, 0, dates[0].passage.start):
        return False
    return not _CLAUSE.search(line.text) and len(line.text) - dates[0].passage.end <= 24


def place_of_occasion(head: Findings, line: Line) -> None:
    """Read the place before the date of an occasion of which the report is the transcript or the text."""
    if not is_occasion(line):
        return
    date = stamps(line.text)[0]
    head.candidates += [] if head.candidates else [from_stamp("stamp", date, line.start)]
    found = _TOWN_BEFORE.search(line.text, 0, date.passage.start)
    if found and head.place_line is None and _is_town(found["place"]):
        passage = Passage(line.start + found.start("place"), line.start + date.passage.end)
        head.place_line = (found["place"], passage, date)


def closing_place(head: Findings) -> None:
    """Read the place and the date below a paper of an office, where nothing above its text tells a place."""
    if head.opening is not None or head.place_line is not None:
        return
    closing = aside_lines.tail(head.all_lines)[-_CLOSING:]
    for above, line in pairwise([closing[0], *closing] if closing else []):
        if line.start <= head.all_lines[head.lead].start or len(line.text) > 60:
            continue
        date = next((s for s in stamps(line.text) if s.year and not s.passage.start), None)
        if date and date.passage.end >= len(line.text) - 1 and above.text.rstrip(",").casefold() in CITIES:
            # A note's town and its day, a line each.
            place = above.text.rstrip(",")
            head.place_line = (place, Passage(above.start, above.start + len(place)), date)
            return
        found = opening(line.text, prose=False, alone=True)
        stamp = found.stamp if found else None
        whole = found is not None and found.tag is None and found.end >= len(line.text) - 1
        if found and found.place and stamp and stamp.year and whole and is_place(found.place):
            head.place_line = (found.place, Passage(line.start, line.start + found.core), stamp)
            return


def _put(head: Findings, line: Line, found: re.Match[str]) -> None:
    passage = Passage(line.start + found.start("place"), line.start + found.end("place"))
    head.place_line = (found["place"], passage, None)


def _beside_house(text: str) -> re.Match[str] | None:
    """What is a city beside a house and nothing else."""
    for pattern in (_PLACE_HOUSE, _HOUSE_PLACE):
        found = pattern.fullmatch(text)
        name = found["house"] if found else ""
        own = house.in_words(name, 0, len(name)) if name else None
        whole = own is not None and (own.start, own.end) == (0, len(name))
        joined = pattern is _PLACE_HOUSE and "-" in name and is_listed(name)  # "Oslo. TT-NTB"
        if found and (whole or joined) and found["place"].casefold() in CITIES:
            return found
    return None


def _is_country(place: str) -> bool:
    return place.casefold() in COUNTRIES


def _is_town(place: str) -> bool:
    return not _is_country(place) and is_place(place)
