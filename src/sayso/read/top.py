"""The lines above the news, read one by one from the top: masthead, stamp, byline, label, headline, dateline."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from ..wires.naming import outlets
from . import asides as aside_lines
from . import house, publication, publisher, relays
from .bylines import before_house, byline, piped
from .dateline import Opening, opening
from .findings import Findings
from .labels import labels
from .lines import HEAD_LINES, Line, is_prose
from .stamps import Stamp, stamps

_UPDATED = re.compile(r"\b(?:[Uu]pdated?|UPDATED?|[Mm]odified|[Ll]ast updated|[Cc]orrected|[Rr]evised)\b")
_PLACE_LINE = re.compile(r"[^\W\d_a-zß-öø-ÿ]{3,20}(?:[ /-][^\W\d_a-zß-öø-ÿ]{2,20}){0,3}(?:, [A-Z][a-z]{2,20})?")
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
_WIRE_STAMP = re.compile(r"(?P<tag>[A-Z]{2,5}) (?=\d)")
_PATH = re.compile(r"[^\W\d_] ?[›>»|] ?[^\W\d_]")
"""Steps of a page's path ("The Gazette > Region > Wires"): a masthead may stand in it under the headline."""
_WITH = re.compile(
    r"\b(?:[Ss]taff|[Ww]riters?|[Dd]esk|[Aa]gencies|[Cc]orrespondents?|[Rr]eporters?)(?: and|"
    r",? with|,|/| /) (?:the |The )?\Z"
)
_FROM = re.compile(r"(?:From|Issued by|Publisher|Published by|Released by): (?P<name>[^\W\d_a-z].{2,80})")
_BULLET = re.compile(r"[*•] ?\S")


def read_top(head: Findings) -> None:
    """Read the lines above the news, and the opening of the news itself."""
    previous = ""
    for index, whole in enumerate(head.all_lines[:HEAD_LINES]):
        head.lead = index
        line = _syndicator(head, whole) if index == 0 else whole
        if not line.text:
            continue
        kind = _head_line(head, index, line, previous)
        if kind == "news":
            return
        previous = kind
    head.lead = min(len(head.all_lines), HEAD_LINES) - 1 if head.all_lines else 0


def _head_line(head: Findings, index: int, line: Line, previous: str) -> str:
    """Read one line above the news and say what it was; "news" ends the header."""
    found, offset = labels(line)
    if found:
        head.labels += found
        if offset >= len(line.text):
            head.aside("header", line.start, line.end)
            return "label"
        line = Line(line.start + offset, line.end, line.text[offset:])
    prose = is_prose(line) and not _is_stamp(line)
    start = opening(line.text, prose=prose, lost_dash=head.syndicated, alone=index > 0 or not prose)
    if start and (start.tag or start.wire or start.stamp or prose or "," in (start.place or "")):
        if not prose and head.publisher is None and not start.tag and house.beside_date(line.text):
            return _short_line(head, index, line, previous)
        if not prose and start.tag is None and start.end >= len(line.text) - 1 and start.stamp and start.stamp.year:
            head.opening = head.opening or (start, line.start)
            head.candidates.append(publication.from_stamp("stamp", start.stamp, line.start))
            head.aside("stamp", line.start, line.end)
            return "stamp"
        head.opening = (start, line.start)
        if start.stamp:
            head.candidates.append(publication.from_stamp("dateline", start.stamp, line.start))
        return "news"
    if prose and index <= 3 and (found_inside := _inside(line)):
        start, at = found_inside
        head.opening = (start, line.start + at)
        if start.stamp:
            head.candidates.append(publication.from_stamp("dateline", start.stamp, line.start + at))
        if head.title is None:
            title = line.text[:at].rstrip(" .-–—|")
            head.title = Fact(title, Passage(line.start, line.start + len(title)), "headline")
        return "news"
    if prose and not _is_head_prose(line):
        return "standfirst" if head.title and _is_standfirst(head, index) else "news"
    return _short_line(head, index, line, previous)


_BREAK = re.compile(r"(?: [-–—|] |[.!?] {1,2}| {2,})(?=[^\W\d_a-z])")


def _inside(line: Line) -> tuple[Opening, int] | None:
    """A dateline behind a headline on one line ("Bakers end strike — Tunis, March 4 (AFP) - "), and its offset."""
    for cut in _BREAK.finditer(line.text[:160]):
        found = opening(line.text[cut.end() :], prose=True)
        if found and found.wire and found.place and (found.stamp or found.place.isupper()):
            return found, cut.end()
    return None


def _is_stamp(line: Line) -> bool:
    """Whether a line is a date with its clock, whose full stop is an abbreviation's ("March 4, 2025, 6:12 p.m.")."""
    dates = stamps(line.text) if len(line.text) <= 80 else []
    return any(s.year for s in dates) and len(_STEP.findall(_DATE_WORDS.sub(" ", _without(line.text, dates)))) <= 2


def _without(text: str, dates: list[Stamp]) -> str:
    for stamp in reversed(dates):
        text = text[: stamp.passage.start] + " " + text[stamp.passage.end :]
    return text


def _is_standfirst(head: Findings, index: int) -> bool:
    """Whether running text under a headline is a standfirst: a byline or a dated line follows within two lines."""
    for line in head.all_lines[index + 1 : index + 3]:
        if is_prose(line):
            return False
        if byline(line.text, bare=False) or any(s.year for s in stamps(line.text)):
            return True
    return False


def _is_head_prose(line: Line) -> bool:
    return aside_lines.line_aside(line) is not None


def _short_line(head: Findings, index: int, line: Line, previous: str) -> str:
    """Read a line above the news that is no running text."""
    text = line.text
    kind = aside_lines.line_aside(line)
    dates = stamps(text)
    if relays.in_source_line(
        outlets(head.report.extract.text, [Passage(line.start, line.end)]), Passage(line.start, line.end)
    ):
        head.source_lines.append(line)
        head.aside("header", line.start, line.end)
        return "source"
    if kind in ("advisory", "translation", "correction", "copyright", "photo", "credit", "boilerplate", "read-also"):
        head.aside(kind, line.start, line.end)
        return kind
    following = head.all_lines[index + 1 :]
    if index <= 5 and head.publisher is None and not head.syndicated:
        dated = (
            previous == "stamp"
            or any(s.year for near in (line, *_short(following)) for s in stamps(near.text))
            or any(labels(near)[0] for near in following[:3])
        )
        stated = publisher.by_state_line(line, following)
        if stated:
            head.publisher = Fact(stated[0], Passage(stated[1].start, stated[1].end), "masthead")
            head.aside("header", line.start, line.end)
            return "state"
        first = index == 0 or (previous == "label" and head.title is None)
        name = publisher.masthead(line, following, dated=dated, first=first)
        if name is None and previous == "byline" and not dates and publisher.under_byline(line, following):
            name = text, Passage(line.start, line.end), len(text)
        if name:
            head.publisher = Fact(name[0], name[1], "masthead")
            rest = text[name[2] :]
            _dates(head, line, dates)
            head.aside("header", line.start, line.end if not rest or dates or index else name[1].end)
            return "masthead"
    elif head.publisher is not None and previous == "state":
        head.aside("header", line.start, line.end)
        return "masthead"
    elif head.publisher is not None and is_syndicator(head.publisher) and (under := house.in_words(text, 0, len(text))):
        head.relay(under.name, Passage(line.start + under.start, line.start + under.end), "source")
        head.aside("header", line.start, line.end)
        return "source"
    elif head.publisher is not None and _is_agency(head.publisher) and (paper := house.in_words(text, 0, len(text))):
        if paper.wire is None or paper.wire.kind != "agency":
            agency, head.publisher = head.publisher, None
            head.publisher = Fact(paper.name, Passage(line.start + paper.start, line.start + paper.end), "masthead")
            if agency.passage:
                head.relay(agency.value, agency.passage, "byline")
            head.aside("header", line.start, line.end)
            return "masthead"
    elif head.publisher is not None and not head.syndicated and len(text) <= 60 and (named := house.agencies(text)):
        for one in named:
            head.relay(one.name, Passage(line.start + one.start, line.start + one.end), "byline")
        _dates(head, line, dates)
        head.aside("byline", line.start, line.end)
        return "byline"
    elif head.publisher is not None and _known(text):
        wire = directory().named.get(fold(text.partition(",")[0]))
        if wire and wire.kind == "agency":
            head.relay(wire.name, Passage(line.start, line.end), "byline")
            head.aside("byline", line.start, line.end)
            return "byline"
    wires = [
        n
        for n in outlets(head.report.extract.text, [Passage(line.start, line.end)]).named
        if n.known and n.passage.end == line.end
    ]
    if wires and index and _WITH.search(text[: wires[0].passage.start - line.start]) and len(text.split()) <= 7:
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "byline"
    issued = _FROM.fullmatch(text)
    if issued and head.publisher is None and not dates:
        head.publisher = Fact(issued["name"], Passage(line.start + issued.start("name"), line.end), "header")
        head.aside("header", line.start, line.end)
        return "masthead"
    if (dates and any(s.year for s in dates)) or (dates and kind == "stamp"):
        return _dated_line(head, line, dates, previous)
    if kind == "stamp" and index:
        head.aside("stamp", line.start, line.end)
        return "stamp"
    names = byline(text, bare=previous in ("title", "masthead", "subtitle") and _outlet_follows(following))
    if names is None and index and house.behind_byline(text):
        names = before_house(text)
    if names:
        if head.byline is None:
            head.byline = Fact(
                text[names[0] : names[1]], Passage(line.start + names[0], line.start + names[1]), "byline"
            )
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "byline"
    if previous in ("byline", "stamp") and _PLACE_LINE.fullmatch(text) and following and is_prose(following[0]):
        last = next((c.stamp for c in reversed(head.candidates) if c.origin in ("stamp", "updated")), None)
        only = sum(c.origin in ("stamp", "updated") for c in head.candidates) == 1
        head.place_line = (text, Passage(line.start, line.end), last if only else None)
        head.aside("header", line.start, line.end)
        return "place"
    if _BULLET.match(text):
        return "bullet"
    if head.title is None and _STEP.search(text):
        head.title = Fact(*_headline(head, line), "headline")
        return "title"
    return "subtitle"


def _short(following: list[Line]) -> list[Line]:
    """The next lines as far as the news begins, and the opening of that, where a dateline may stand."""
    for index, line in enumerate(following[:4]):
        if is_prose(line):
            return [*following[:index], Line(line.start, line.end, line.text[:60])]
    return following[:4]


def _headline(head: Findings, line: Line) -> tuple[str, Passage]:
    """The words of a headline, without an advisory in brackets at its end and without the house behind a bar."""
    told = house.tail(line.text)
    if told:
        found, mark, cut = told
        head.tail = (Fact(found.name, Passage(line.start + found.start, line.start + found.end), "headline"), mark)
        if mark == "[":
            return line.text[cut:], Passage(line.start + cut, line.end)
        if mark in "|¦":
            return line.text[:cut], Passage(line.start, line.start + cut)
    tail = re.search(r" \((?:Adds|Recasts|Updates|Corrects|Refiles)\b[^()\n]{2,200}\)\Z", line.text)
    end = line.end
    if tail:
        end = line.start + tail.start()
        head.aside("advisory", end + 1, line.end)
    return line.text[: end - line.start], Passage(line.start, end)


def is_syndicator(fact: Fact) -> bool:
    """Whether a named outlet runs other houses' copy under its own name."""
    wire = directory().named.get(fold(fact.value))
    return wire is not None and wire.kind == "syndicator"


def _is_agency(fact: Fact) -> bool:
    wire = directory().named.get(fold(fact.value))
    return wire is not None and wire.kind == "agency" and fact.origin in ("masthead", "byline")


def _known(text: str) -> bool:
    """Whether a line is a known outlet's name, with a place after a comma at most ("BBC News, Athens")."""
    return fold(text) in directory().named or (len(text) < 50 and fold(text.partition(",")[0]) in directory().named)


def _outlet_follows(following: list[Line]) -> bool:
    return bool(following) and _known(following[0].text)


def _dates(head: Findings, line: Line, dates: list[Stamp], *, title: bool = False) -> None:
    for stamp in dates:
        if title:
            head.candidates.append(publication.from_stamp("title", stamp, line.start))
            continue
        before = line.text[: stamp.passage.start].rstrip(" :")
        words = re.split(r"[;,|·•]| - ", before)[-1]
        updated = bool(_UPDATED.search(words)) and not re.search(r"[Pp]ublished", words)
        head.candidates.append(publication.from_stamp("updated" if updated else "stamp", stamp, line.start))


def _dated_line(head: Findings, line: Line, dates: list[Stamp], previous: str) -> str:
    """Read a line above the news that shows a date: a stamp, a byline with a date, a headline with a date in it."""
    text = line.text
    left = _STEP.findall(_DATE_WORDS.sub(" ", _without(text, dates)))
    headline = (
        len(left) > _TITLE_WORDS and head.title is None and previous != "title" and not aside_lines.line_aside(line)
    )
    _dates(head, line, dates, title=headline)
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
    if names and head.byline is None:
        head.byline = Fact(text[names[0] : names[1]], Passage(line.start + names[0], line.start + names[1]), "byline")
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "stamp"
    if headline:
        head.title = Fact(text, Passage(line.start, line.end), "headline")
        return "title"
    head.aside("stamp", line.start, line.end)
    head.source_lines.append(line)
    return "stamp"


def _syndicator(head: Findings, line: Line) -> Line:
    """Read a syndicator's opening; gives what is left of the line."""
    for wire in directory().wires:
        if wire.header is None:
            continue
        match = re.match(wire.header, line.text)
        if not match:
            continue
        end = line.start + match.end()
        head.publisher = Fact(wire.name, Passage(line.start, end), "header")
        head.syndicated = True
        head.aside("header", line.start, end)
        if match["date"]:
            day = stamps(match["date"])
            head.candidates += [publication.from_stamp("header", s, line.start + match.start("date")) for s in day]
        if match["agency"]:
            name = match["agency"].strip()
            known = directory().tagged.get(fold(name))
            at = line.start + match.start("agency")
            head.relays.append(
                Fact(known.name if known else name, Passage(at, at + len(match["agency"].rstrip())), "header")
            )
        rest = line.text[match.end() :]
        lead = len(rest) - len(rest.lstrip())
        return Line(end + lead, line.end, rest.lstrip())
    return line
