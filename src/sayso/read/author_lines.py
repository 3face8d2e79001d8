"""Lines above the news that say who wrote the copy, and where."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from . import asides as aside_lines
from . import house
from .bylines import before_house, byline
from .countries import CITIES, CITY_STATES, COUNTRIES, is_given_name, is_place
from .findings import Findings
from .house_words import SECTIONS
from .lines import Line, is_prose
from .run_lines import run_line
from .stamps import stamps

_PLACE_LINE = re.compile(
    r"[^\W\d_a-zß-öø-ÿ]{3,20}(?:[ /-][^\W\d_a-zß-öø-ÿ]{2,20}){0,3}(?:, [^\W\d_a-z][^\W\d_]{2,20})?"
)
_PLACE_ALONE = re.compile(
    r"[^\W\d_a-z][\w'’.-]{2,20}(?:(?: ?[/-] ?| )[^\W\d_a-z][\w'’.-]{2,20}){0,3}(?:, (?:[A-Z][a-z]{2,20}|D\.C\.))?"
)
_PLACE_AND_NAMES = re.compile(r"(?P<place>[^:\n]{3,40}): (?P<names>[^:\n]{5,80})")
_BY_AGENCY = re.compile(r"(?:[Bb]y|BY|Writer|Author|Agency|Text):? (?P<who>[^,|\n]{2,40})")
_IN_PLACE = re.compile(
    r"(?:[Bb][Yy] )?(?:(?!\b(?:and|in|with)\b)[\w'’.-]+ ){2,4}in (?P<place>[^\W\d_a-z][\w'’.-]{2,20}(?: "
    r"[^\W\d_a-z][\w'’.-]{2,20}){0,2})"
)
_LEAD = 600
"""Code points below a byline in which the news names where it is from."""
_AUTHOR_OF = re.compile(r"[^()\n]{4,50} \((?!.*\b(?:now|earlier)\b)(?:The )?[^\W\d_a-z][^()\n]{2,40}\)")


def author_line(head: Findings, line: Line, previous: str, following: list[Line]) -> str | None:
    """Read a line that says who wrote the copy, perhaps with the place from which."""
    text = line.text
    agency = _BY_AGENCY.fullmatch(text)
    if agency and house.agencies(agency["who"]):
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "byline"
    if made := run_line(head, line, previous):
        return made
    beside = _PLACE_AND_NAMES.fullmatch(text) if previous in ("title", "masthead", "stamp") else None
    if beside and beside["place"].casefold() in CITIES and byline(beside["names"], bare=True):  # "Baghdad: Jane Roe"
        head.place_line = (beside["place"], Passage(line.start, line.start + beside.end("place")), None)
        head.byline = head.byline or Fact(
            beside["names"], Passage(line.start + beside.start("names"), line.end), "byline"
        )
        head.aside("byline", line.start, line.end)
        return "byline"
    names = byline(text, bare=previous in ("title", "masthead", "subtitle") and _outlet_follows(following))
    if names is None and previous and (house.behind_byline(text) or _is_author_of(text)):
        names = before_house(text)
    if names is None:
        return None
    head.byline = head.byline or Fact(
        text[names[0] : names[1]], Passage(line.start + names[0], line.start + names[1]), "byline"
    )
    head.aside("byline", line.start, line.end)
    head.source_lines.append(line)
    posted = _IN_PLACE.fullmatch(text)
    text_below = head.report.extract.text[line.end : line.end + _LEAD]
    if posted and head.place_line is None and (is_place(posted["place"]) or posted["place"] in text_below):
        # One author "in Osh": the copy is dated from there. Two authors in two towns tell no one place. A village that
        # no table has is told by the news.
        place = Passage(line.start + posted.start("place"), line.start + posted.end("place"))
        head.place_line = (posted["place"], place, None)
    return "byline"


def place_line(head: Findings, line: Line, previous: str, following: list[Line]) -> str | None:
    """Read a line that is nothing but the place; it takes the date of the one stamp beside it, but not with a colon."""
    place = line.text.removesuffix(":")
    if head.title is None and place.casefold() in COUNTRIES - CITY_STATES and place.casefold() not in CITIES:
        return None  # a section
    if not _is_place_line(place, previous, following):
        return None
    title = head.title.passage if head.title else None
    shown = next((c for c in reversed(head.candidates) if c.origin in ("stamp", "updated")), None)
    last = shown.stamp if shown else None
    if title and shown and shown.passage and shown.passage < title:
        last = None  # a stamp above the headline is the page's
    only = sum(c.origin in ("stamp", "updated") for c in head.candidates) == 1
    if last is None and following:  # "Vienna, Austria" above a line that is nothing but its date
        bare = [s for s in stamps(following[0].text) if s.year and s.passage == (0, len(following[0].text))]
        last, only = (bare[0], True) if bare else (None, False)
    dated = last if only and place == line.text else None
    head.place_line = (place, Passage(line.start, line.start + len(place)), dated)
    head.aside("header", line.start, line.end)
    return "place"


def _is_author_of(text: str) -> bool:
    """Whether a line is a person's name with an unlisted house in brackets: "Jane Roe (The Third Pole)"."""
    return bool(_AUTHOR_OF.fullmatch(text)) and len(text.split()) <= 8 and is_given_name(text.partition(" ")[0])


_HEADINGS = frozenset(
    ["highlights", "summary", "background", "overview", "situation", "statement", "contents", "key", "main"]
)
"""Words with which a heading within a paper of an office begins ("HIGHLIGHTS", "KEY POINTS")."""
_IN_TITLES = frozenset({"in", "on", "for", "and", "to", "as", "at", "by"})
"""Words that stand in a title and in no place ("DEATHS IN KISUMU COUNTY")."""


def _is_place_line(text: str, previous: str, following: list[Line]) -> bool:
    """Whether a line is nothing but the place where the news was written, right above it or above its date."""
    words = text.casefold().split()
    if text.casefold() in SECTIONS or (words and words[0] in _HEADINGS) or not _IN_TITLES.isdisjoint(words[1:]):
        return False
    if previous in ("byline", "stamp") and _PLACE_LINE.fullmatch(text) and following and is_prose(following[0]):
        return True
    if previous not in ("byline", "stamp", "title", "masthead", "subtitle") or not _PLACE_ALONE.fullmatch(text):
        return False
    near = next((x for x in following if aside_lines.line_aside(x) != "stamp" and not house.agencies(x.text)), None)
    town = previous != "masthead" or text.casefold() not in COUNTRIES
    below = near is not None and (is_prose(near) or (town and any(s.year for s in stamps(near.text))))
    return below and is_place(text.removesuffix(", D.C."))


def is_known(text: str) -> bool:
    """Whether a line is a known outlet's name, with a place after a comma at most ("BBC News, Athens")."""
    return fold(text) in directory().named or (len(text) < 50 and fold(text.partition(",")[0]) in directory().named)


def _outlet_follows(following: list[Line]) -> bool:
    return bool(following) and is_known(following[0].text)
