"""The lines above the news, read one by one from the top: masthead, stamp, byline, label, headline, dateline."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from ..wires.naming import outlets
from . import asides as aside_lines
from . import house, publication, relays
from .author_lines import author_line, place_line
from .bylines import byline
from .countries import is_place
from .database_fields import block_line, field_line, is_export
from .dateline import opening
from .dateline_parts import Opening
from .findings import Findings
from .house_lines import issuer_line, naming_line, staff_line
from .labels import labels
from .lines import HEAD_LINES, Line, is_prose
from .live_pages import live_line
from .mail_lines import mail_line
from .page_names import masthead_before_source
from .place_lines import is_occasion, own_place, place_beside_house, place_of_occasion
from .stamp_lines import dated_line, dates_of, is_published_line, is_stamp, opens_with_date, put_dates
from .stamps import stamps

_STANDFIRST = re.compile(r"(?:Synopsis|Summary|Standfirst|In short|Key points?|Highlights?)\b ?[:-]?", re.IGNORECASE)
_STANDFIRST_LENGTH = 120
"""Code points of a sentence under the headline that may be no news where a dateline follows below it."""
_HANDLING = re.compile(r"TLP: ?[A-Z+]{3,12}|(?:UN)?CLASSIFIED|(?:EU )?RESTRICTED|PUBLIC|SENSITIVE BUT UNCLASSIFIED")
"""Who may read a document, above everything else."""
_HEARD = re.compile(r"\b[0-2]\d{3} ?gmt \d", re.IGNORECASE)
"""When a monitoring service heard what it reports, the day on which it puts it out: "in Arabic 1600 gmt 12 Aug 25"."""
_CLOCK = re.compile(r"\b[0-2]?\d:[0-5]\d\b")
"""A clock beside the source: the line is the copy's own stamp ("Source: Beta Thursday, 27.02.2025 | 16:33")."""
_BEFORE_SOURCE = re.compile(r"(.{4,80}?)(?:[|·•]|//) ?\(?(?:(?:[Ss]ources?|SOURCES?|[Vv]ia):|[Tt]ranslated\b)")
"""What stands before the source on its line is the copy's own: "October 17, 2025 | Source: Reuters"."""
_TITLE = 120
"""The longest headline of the training bundles has 104 code points."""
_BULLET = re.compile(r"[*•] ?\S")
_ISSUE = re.compile(r"(?:Year|Vol(?:ume)?|No|Nr|Number|Issue|Edition|Price|Page)\b\.?:? ?[\dIVXLC]")
"""What follows the place and date of a paper's issue: "Year 44 - 15 pesos"."""
_SPEAKER = re.compile(r"[^\W\d_a-zß-öø-ÿ][^\n:a-zß-öø-ÿ]{1,40}(?: \([^()\n]{2,40}\))?: ")
_PAGE_PARTS = re.compile(r"[^.!?\"“”\n]{3,30}(?: [-–—|/] [^.!?\"“”\n]{3,40}){0,2}")
"""What follows them on a paper's page: "Region - with KNA"."""
_BREAK = re.compile(r"(?: [-–—|] |[.!?] {1,2}| {2,})(?=[^\W\d_a-z])")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def read_top(head: Findings) -> None:
    """Read the lines above the news, and the opening of the news itself."""
    previous = ""
    export = is_export(head.all_lines)
    for index, whole in enumerate(head.all_lines[:HEAD_LINES]):
        head.lead = index
        line = _syndicator(head, whole) if index == 0 else whole
        if not line.text:
            continue
        if export and (field := field_line(head, line)):
            if field == "lead":
                head.lead = min(index + 1, len(head.all_lines) - 1)
                return
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
    if _HANDLING.fullmatch(line.text):
        head.aside("header", line.start, line.end)
        return "label"
    if field := block_line(head, line):
        return field
    if mail := mail_line(head, line):
        return mail
    if index and (ordered := live_line(head, line, head.all_lines[index + 1 :])):
        return ordered
    prose = is_prose(line) and not is_stamp(line) and not is_published_line(line) and not is_occasion(line)
    if prose and previous == "masthead" and opens_with_date(line):
        prose = False
    start = opening(line.text, prose=prose, lost_dash=head.syndicated, alone=index > 0 or not prose)
    if start and head.title is None and _CLOCK.match(line.text):
        start = None  # "09:20 | Quito, Mar. 21." above the headline is the page's
    if start and head.title is None and not start.tag and not start.stamp and line.text.startswith(". ", start.core):
        start = None  # "Kirkenes. The border post ..." without a headline is an item of a digest
    if start and not start.tag and not start.stamp and _is_speaker(start, line, head.all_lines[index + 1 : index + 4]):
        start = None
    if start and not prose and start.tag and start.place is None and _is_dated_tag(start, line):
        head.source_lines.append(line)
        put_dates(head, line, stamps(line.text))
        head.aside("byline", line.start, line.end)
        return "byline"
    if start and not prose and _is_author(start, line):
        return _short_line(head, index, line, previous)
    if start and (start.tag or start.wire or start.stamp or prose or "," in (start.place or "")):
        if not prose and head.publisher is None and not start.tag and house.beside_date(line.text):
            return _short_line(head, index, line, previous)
        whole = start.end >= len(line.text) - 1 or _ISSUE.match(line.text, start.end)
        if not whole and start.stamp and previous == "masthead" and _PAGE_PARTS.fullmatch(line.text, start.end):
            head.source_lines.append(line)
            whole = True
        if not prose and start.tag is None and whole and start.stamp and start.stamp.year:
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
    if prose and not _is_head_prose(line) and not _is_headline(head, index):
        below = head.title is not None and (_is_standfirst(head, index) or _is_above_dateline(head, index, previous))
        return "standfirst" if below else "news"
    return _short_line(head, index, line, previous)


def _is_dated_tag(start: Opening, line: Line) -> bool:
    """Whether a line is an agency in brackets with a clock and a date: "(Xinhua) 10:02, July 21, 2025"."""
    rest = line.text[start.end :]
    return len(rest) < 40 and any(s.year and s.passage.end >= len(rest) - 12 for s in stamps(rest))


def _is_speaker(start: Opening, line: Line, following: list[Line]) -> bool:
    """Whether what stands before a colon is who speaks in a transcript, whose next lines open in the same way."""
    spoken = start.place is not None and start.place.isupper() and line.text[start.core :].lstrip().startswith(":")
    return spoken and sum(bool(_SPEAKER.match(near.text)) for near in following) > 1


def _is_author(start: Opening, line: Line) -> bool:
    """Whether a line is who wrote the copy and the house, and no dateline: "Jane Roe (The Port Herald)"."""
    whole = start.tag is not None and start.stamp is None and start.end >= len(line.text)
    paper = start.wire is None or start.wire.kind != "agency"
    return whole and paper and bool(start.place) and not is_place(start.place or "")


def _inside(line: Line) -> tuple[Opening, int] | None:
    """A dateline behind a headline on one line ("Bakers end strike — Tunis, March 4 (AFP) - "), and its offset."""
    for cut in _BREAK.finditer(line.text[:160]):
        found = opening(line.text[cut.end() :], prose=True)
        if found and found.wire and found.place and (found.stamp or found.place.isupper()):
            return found, cut.end()
    return None


def _is_headline(head: Findings, index: int) -> bool:
    """Whether a first line that ends as a sentence does is a headline: a wire's dateline stands right below it."""
    if index or len(head.all_lines) < 2 or len(head.all_lines[0].text) > _TITLE:
        return False
    below = head.all_lines[1].text
    start = opening(below, prose=True)
    # A bracket or a slash sets the wire off: "STATE COLLEGE, Pa. - " names none.
    return (
        start is not None
        and start.wire is not None
        and bool(start.place)
        and bool(re.search(r"[(/]", below[: start.end]))
    )


def _is_standfirst(head: Findings, index: int) -> bool:
    """Whether running text under a headline is a standfirst: a byline or a dated line follows within two lines."""
    for line in head.all_lines[index + 1 : index + 3]:
        if is_prose(line):
            return False
        if _STANDFIRST.match(head.all_lines[index].text) and house.in_words(line.text, 0, len(line.text)):
            return True
        if byline(line.text, bare=False) or any(s.year for s in stamps(line.text)):
            return True
    return False


def _is_above_dateline(head: Findings, index: int, previous: str) -> bool:
    """Whether a short sentence right under the headline is no news yet, since a dateline follows.

    Further below the headline, only above the name of a house.
    """
    if previous not in ("title", "mail", "subtitle") or len(head.all_lines[index].text) > _STANDFIRST_LENGTH:
        return False
    named = previous != "subtitle"
    for line in head.all_lines[index + 1 : index + 4]:
        start = opening(line.text, prose=is_prose(line))
        if start and start.place and (start.stamp or start.wire or start.place.isupper()):
            return named
        if is_prose(line):
            return False
        named = named or house.known(line.text) is not None
    return False


def _is_head_prose(line: Line) -> bool:
    return aside_lines.line_aside(line) is not None


def _short_line(head: Findings, index: int, line: Line, previous: str) -> str:
    """Read a line above the news that is no running text: the first of the readers that knows it says what it was."""
    kind = aside_lines.line_aside(line)
    place_of_occasion(head, line)
    passage = Passage(line.start, line.end)
    if relays.in_source_line(outlets(head.report.extract.text, [passage]), passage):
        head.source_lines.append(line)
        if index == 0:
            masthead_before_source(head, line)
        monitored = relays.is_text_of(line.text) and not head.candidates
        if monitored or _HEARD.search(line.text) or (_CLOCK.search(line.text) and not head.candidates):
            put_dates(head, line, stamps(line.text))
        elif before := _BEFORE_SOURCE.match(line.text):
            put_dates(head, line, stamps(before[1]))
        else:  # "October 17, 2025 Source: Reuters"
            put_dates(head, line, [s for s in stamps(line.text[:40]) if s.year and s.passage.start == 0])
        head.aside("header", line.start, line.end)
        return "source"
    if kind in ("advisory", "translation", "correction", "copyright", "photo", "credit", "boilerplate", "read-also"):
        head.aside(kind, line.start, line.end)
        if kind == "credit":
            head.source_lines.append(line)
        return kind
    following = head.all_lines[index + 1 :]
    place_beside_house(head, line)
    named = (
        naming_line(head, index, line, previous, following) or staff_line(head, index, line) or issuer_line(head, line)
    )
    if named:
        return named
    dates = dates_of(line)
    if (dates and any(s.year for s in dates)) or (dates and kind == "stamp"):
        return dated_line(head, line, dates, previous)
    if kind == "stamp" and index:
        head.aside("stamp", line.start, line.end)
        return "stamp"
    found = own_place(head, line, previous) or author_line(head, line, previous, following)
    found = found or place_line(head, line, previous, following)
    if found:
        return found
    if _BULLET.match(line.text):
        return "bullet"
    if head.title is None and _LETTERS.search(line.text):
        head.title = Fact(*_headline(head, line), "headline")
        return "title"
    return "subtitle"


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
            book = directory().tagged
            short = re.search(r"\(([^()]+)\)\Z", name)
            known = book.get(fold(name)) or (
                short and (book.get(fold(short[1])) or book.get(fold(name[: short.start()])))
            )
            at = line.start + match.start("agency")
            head.relays.append(
                Fact(known.name if known else name, Passage(at, at + len(match["agency"].rstrip())), "header")
            )
        rest = line.text[match.end() :]
        lead = len(rest) - len(rest.lstrip())
        return Line(end + lead, line.end, rest.lstrip())
    return line
