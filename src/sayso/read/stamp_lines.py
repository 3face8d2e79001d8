"""Lines above the news that show a date: stamps, a house or a byline beside its date, a headline with a date in it."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from ..wires.naming import outlets
from . import asides as aside_lines
from . import house, publication
from .bylines import byline, piped
from .countries import CITY_STATES, COUNTRIES, is_place
from .dateline import opening
from .findings import Findings
from .house_words import SECTIONS
from .labels import labels
from .lines import Line, is_prose
from .stamps import Stamp, stamps

_UPDATED = re.compile(
    r"\b(?:[Uu]pdated?|UPDATED?|[Mm]odified|[Ll]ast updated|[Cc]orrected|[Rr]evised|"
    r"[Mm]is à jour|[Aa]ggiornato|[Aa]ctualizado|[Aa]tualizado|[Aa]ktualisiert)\b"
)
_GOT = re.compile(r"\b(?:[Rr]eceived|[Rr]etrieved|[Dd]ownloaded|[Aa]ccessed|[Pp]rinted|[Ss]canned|[Ss]aved)\b")
"""When somebody got the copy, who is not its house; no earlier than it was put out."""
_PROCESSED = re.compile(r"\b[Pp]rocessed (?:this item |by [A-Z][\w ]{2,40}? )?(?:at \d{4} ?gmt )?(?:on )?(?=\d)")
"""When a monitoring service put out what it had heard before: "processed this item at 0712 gmt on 3 May 2025"."""
_THREAD = re.compile(r"(?:Thread|Topic): ")
_OTHER_DATE = re.compile(
    r"(?:Event|Valid|Deadline|Due|Expir(?:y|es)|Starts?|Ends?|Stop|Effective|Hearing|Meeting|Next|Until|Status|Revision)\b"
    r"[^:\n]{0,30}: "
)
"""A field of a notice that dates what it tells of: "Event start: ", "Deadline for comments: "."""
_BARE_YEAR = re.compile(r"(?<![\d.,-])20\d\d(?![\d.,-]\d|\d)")
_TITLE_WORDS = 5
"""Words beside its date that a dated line must exceed to be a headline: bylines and page paths keep up to five."""
_DATE_WORDS = re.compile(
    r"\b(?:published|updated?|posted|on|at|last|first|time|min|read|from|the|section|gmt|bst|"
    r"cet|cest|utc|est|edt|pst|pdt|akdt|akst|jst|kst|ist|hrs|paris|"
    r"mon|tue|tues|wed|thu|thur|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday|am|pm|by|live|feed|no|vol|page)\b\.?",
    re.IGNORECASE,
)
_STEP = re.compile(r"[^\W\d_]{2,}")
_PLACE_BEHIND = re.compile(
    r"(?: [-–—|]|,) (?P<place>[^\W\d_a-z][^\W\d_]{2,20}(?: [^\W\d_a-z][^\W\d_]{2,20})?(?:, [A-Z][\w ]{2,20})?)"
    r"(?:/[A-Z][a-z]{2,20})?\Z"
)
_PLACE_BEFORE = re.compile(r"(?P<place>[^\W\d_a-zß-öø-ÿ]{3,20}(?:[ /-][^\W\d_a-zß-öø-ÿ]{2,20}){0,2})(?:,? [-–—] |, | )")
"""A place in capitals before the date of a stamp: "ISTANBUL May 05, 2025 - 12:05 am"."""
_WIRE_STAMP = re.compile(r"(?P<tag>[A-Z]{2,5}) (?=\d)")
_PUBLISHED = re.compile(
    r"\b(?:[Pp]ublished|[Pp]osted|[Uu]pdated)(?: on| at)?:? \d{1,2}\b|\b(?:[Pp]ublished|[Pp]osted|"
    r"[Uu]pdated)(?: on)?:? [A-Z]"
)


def is_stamp(line: Line) -> bool:
    """Whether a line is a date with its clock, whose full stop is an abbreviation's ("March 4, 2025, 6:12 p.m.")."""
    dates = stamps(line.text) if len(line.text) <= 80 else []
    return any(s.year for s in dates) and len(_STEP.findall(_DATE_WORDS.sub(" ", _without(line.text, dates)))) <= 2


def read_processed(head: Findings) -> None:
    """Read the day on which a monitoring service put the copy out, among the last lines."""
    for line in aside_lines.tail(head.all_lines):
        if said := _PROCESSED.search(line.text):
            found = [s for s in stamps(line.text, said.end()) if s.year and s.passage.start <= said.end() + 12]
            head.candidates += [publication.from_stamp("header", s, line.start) for s in found[:1]]


def is_published_line(line: Line) -> bool:
    """Whether a short line that ends like a sentence says when the page was published ("Herald. Published on ...")."""
    if len(line.text) > 120:
        return False
    said = _PUBLISHED.search(line.text)
    return said is not None and any(
        s.year and s.passage.start <= said.end() + 12 for s in stamps(line.text, said.start())
    )


def opens_with_date(line: Line) -> bool:
    """Whether a line below a masthead opens with its date: "Wednesday 6 August 2025 – boats, ports. Newest on top."."""
    found = stamps(line.text[:60]) if len(line.text) <= 160 else []
    return bool(found) and found[0].passage.start == 0 and found[0].year is not None


def _is_town(words: str) -> bool:
    """Whether words name a place and no outlet: there are towns called Tass and Xinhua."""
    plain = fold(words)
    return plain not in directory().tagged and plain not in SECTIONS | (COUNTRIES - CITY_STATES) and is_place(words)


def _without(text: str, dates: list[Stamp]) -> str:
    for stamp in reversed(dates):
        text = text[: stamp.passage.start] + " " + text[stamp.passage.end :]
    return text


def is_dated(line: Line, following: list[Line]) -> bool:
    """Whether a line, or what comes below it as far as the news begins, shows a date, a label or a dateline."""
    if any(s.year for near in (line, *_short(following)) for s in stamps(near.text)):
        return True
    if any(labels(near)[0] for near in following[:3]):
        return True
    news = next((near for near in following[:4] if is_prose(near)), None)
    start = opening(news.text, prose=True) if news else None
    return start is not None and (start.stamp is not None or start.tag is not None or start.wire is not None)


def _short(following: list[Line]) -> list[Line]:
    """The next lines as far as the news begins, and the opening of that, where a dateline may stand."""
    for index, line in enumerate(following[:4]):
        if is_prose(line):
            return [*following[:index], Line(line.start, line.end, line.text[:60])]
    return following[:4]


def dates_of(line: Line) -> list[Stamp]:
    """The dates of a line above the news; a weekday bears out the one year that stands apart from its day.

    "Mande 24 Mas 2025 / Monday 24 March" is a line in two languages.
    """
    found = stamps(line.text)
    years = {int(m.group()) for m in _BARE_YEAR.finditer(line.text)} if len(line.text) <= 120 else set()
    if len(years) != 1 or any(s.year for s in found):
        return found
    year = years.pop()
    named = [s for s in found if s.weekday is not None and publication.day_of_week(year, s) == s.weekday]
    return [s._replace(year=year) if s in named else s for s in found]


def put_dates(head: Findings, line: Line, dates: list[Stamp], *, title: bool = False) -> None:
    """Put down the dates of a line as candidates: of publication, of an update, or of what a headline tells."""
    for stamp in dates:
        if title:
            head.candidates.append(publication.from_stamp("title", stamp, line.start))
            continue
        before = line.text[: stamp.passage.start].rstrip(" :")
        words = re.split(r"[;,|·•]| - ", before)[-1]
        updated = bool(_UPDATED.search(words) or _GOT.search(words)) and not re.search(r"[Pp]ublished", words)
        head.candidates.append(publication.from_stamp("updated" if updated else "stamp", stamp, line.start))


def dated_line(head: Findings, line: Line, dates: list[Stamp], previous: str) -> str:
    """Read a line above the news that shows a date: a stamp, a byline with a date, a headline with a date in it."""
    text = line.text
    if _OTHER_DATE.match(text):
        head.aside("header", line.start, line.end)
        return "stamp"
    left = _STEP.findall(_DATE_WORDS.sub(" ", _without(text, dates)))
    headline = (
        (len(left) > _TITLE_WORDS or bool(_THREAD.match(text)))
        and head.title is None
        and previous != "title"
        and not aside_lines.line_aside(line)
    )
    put_dates(head, line, dates, title=headline)
    tag = _WIRE_STAMP.match(text)
    if tag and head.publisher is None and (wire := directory().tagged.get(fold(tag["tag"]))):
        head.publisher = Fact(wire.name, Passage(line.start, line.start + tag.end("tag")), "header")
        head.aside("header", line.start, line.end)
        return "header"
    if head.publisher is None and not head.syndicated:
        opens = [
            n
            for n in outlets(head.report.extract.text, [Passage(line.start, line.end)]).named
            if n.passage.start - line.start <= 4 and n.known
        ]
        if opens and len(left) <= 5:
            head.publisher = Fact(opens[0].name, opens[0].passage, "masthead")
            head.aside("header", line.start, line.end)
            return "masthead"
        beside = house.beside_date(text) if len(left) <= 12 else None
        if beside:
            head.publisher = Fact(beside.name, Passage(line.start + beside.start, line.start + beside.end), "masthead")
    names = byline(text, bare=False) or piped(text)
    if names and head.byline is None and not labels(Line(0, names[1], text[: names[1]]))[0]:
        head.byline = Fact(text[names[0] : names[1]], Passage(line.start + names[0], line.start + names[1]), "byline")
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "stamp"
    if headline:
        head.title = Fact(text, Passage(line.start, line.end), "headline")
        return "title"
    before = _PLACE_BEFORE.match(text, 0, dates[0].passage.start)
    if before and head.place_line is None and before.end() == dates[0].passage.start and _is_town(before["place"]):
        where = Passage(line.start, line.start + before.end("place"))
        head.place_line = (before["place"], where, dates[0])
    behind = _PLACE_BEHIND.search(text, dates[-1].passage.end)
    if behind and head.place_line is None and " By " not in text and _is_town(behind["place"]):
        where = Passage(line.start + behind.start("place"), line.end)
        updated = head.candidates[-1].origin == "updated"
        head.place_line = (behind["place"], where, None if updated else dates[-1])
    head.aside("stamp", line.start, line.end)
    head.source_lines.append(line)
    return "stamp"
