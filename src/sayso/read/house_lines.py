"""Lines above the news that name houses: the masthead, and below it those whose copy the publisher runs."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from ..wires.naming import outlets, same_house
from . import house, letterheads, masthead, name_shapes, named_lines, nameplates
from .author_lines import is_known
from .countries import is_given_name, is_place
from .findings import Findings
from .lines import Line
from .stamp_lines import is_dated, put_dates
from .stamps import stamps

_WITH = re.compile(
    r"\b(?:[Ss]taff|[Ww]riters?|[Dd]esk|[Aa]gencies|[Cc]orrespondents?|[Rr]eporters?)(?: and|"
    r",? with|,|/| /) (?:the |The )?\Z"
)
_JOINT = re.compile(
    r"\(?(?:[Bb]y:? )?(?P<own>[^,|()\n]{2,40}?),? (?:with|and|avec|mit|con) (?P<rest>[^\n()]{2,100})\)?"
)
_SOURCE = re.compile(r"(?:Source|SOURCE|Company|Issuer): (?P<name>[^\W\d_a-z][\w'’.& -]{2,70})")
_BY_HOUSE = re.compile(r"(?:[Bb]y|BY) ?:? (?P<who>[^,|\n]{2,40}?)(?: \| .{4,60})?")
_UNLISTED_AGENCY = re.compile(
    r"(?:AGENCIA|Agencia|AGENCE|Agence|AGÊNCIA|Agência|AGENZIA|Agenzia) [^\W\d_a-z][\w'’-]{2,20}"
    r"(?: [A-Z][\w'’-]{1,20})?|"
    r"[^\W\d_a-z][\w'’-]{2,20}(?: [^\W\d_a-z][\w'’-]{1,20}){0,2} (?:News Agency|NEWS AGENCY|Newswire|NEWSWIRE)"
)
"""An agency that no table lists, alone under a paper's name: "AGENCIA CORDILLERA", "Lakeland News Agency"."""
_AGENCY_AND_PLACE = re.compile(r"[^,/|]{2,40}(?:, | ?/ ?)(?P<place>[^\W\d_a-z][^,/|\d]{2,30})")
_YEAR_LAST = re.compile(r"\d{1,2}\.? (?:de )?[^\W\d_]{3,12}\.?,? (?:de(?:l)? )?(?:19|20|1[34])\d\d\Z")
_FROM = re.compile(r"(?:From|Issued by|Publisher|Published by|Released by): (?P<name>[^\W\d_a-z].{2,80})")


def naming_line(head: Findings, index: int, line: Line, previous: str, following: list[Line]) -> str | None:
    """Read a line that names the house whose copy it is or one that it comes from; `None` where it does neither."""
    joint = joint_line(head, line)
    if joint:
        return joint
    below = 0 < index < 3 and previous == "masthead" and head.title is None
    if below and (nameplates.about_itself(line.text) or nameplates.is_foot(line)):
        put_dates(head, line, stamps(line.text))
        head.aside("header", line.start, line.end)
        return "masthead"
    if head.publisher is not None:
        return _below_publisher(head, line, previous)
    return _publisher(head, index, line, previous, following) if index <= 5 and not head.syndicated else None


def _over_year(following: list[Line]) -> bool:
    """Whether a year stands on the next short line: a date in another language or reckoning ends in one."""
    below = following[0].text if following else ""
    return len(below) <= 60 and not below.endswith(".") and bool(_YEAR_LAST.search(below))


def joint_line(head: Findings, line: Line) -> str | None:
    """Read "Euronews with AFP", "By FRANCE 24 with AP and Reuters": the house's own copy, made from agencies' copy."""
    match = _JOINT.fullmatch(line.text[:160])
    own = house.in_words(line.text, *match.span("own")) if match else None
    agencies = house.agencies(match["rest"]) if match else []
    if match is None or own is None or not agencies or (own.wire and own.wire.kind == "agency"):
        return None
    passage = Passage(line.start + own.start, line.start + own.end)
    if head.publisher is None:
        head.publisher = Fact(own.name, passage, "byline")
    elif not same_house(head.publisher.value, own.name):
        return None
    for one in agencies:
        at = line.start + match.start("rest") + one.start
        head.relay(one.name, Passage(at, at + one.end - one.start), "byline")
    put_dates(head, line, stamps(line.text))
    head.aside("byline", line.start, line.end)
    return "byline"


def _publisher(head: Findings, index: int, line: Line, previous: str, following: list[Line]) -> str | None:
    """Read a line that may be the masthead: no publisher is known yet."""
    first = index == 0 or (previous == "label" and head.title is None)
    if first and (found := named_lines.first_line(head, line, following)):
        return found
    if first and not line.text.startswith("@"):
        line = nameplates.bare(line)
    text, dates = line.text, stamps(line.text)
    filed = letterheads.by_registrant(head.all_lines) if index == 0 else None
    if filed:
        head.publisher = Fact(house.written(filed.text), Passage(filed.start, filed.end), "header")
        head.aside("header", line.start, line.end)
        return "masthead"
    stated = letterheads.by_state_line(line, following) or letterheads.by_region_line(line, following)
    if stated:
        head.publisher = Fact(stated[0], Passage(stated[1].start, stated[1].end), "masthead")
        head.aside("header", line.start, line.end)
        return "state"
    pair = house.with_agency(text)
    if pair:
        agency, own = pair
        head.publisher = Fact(own.name, Passage(line.start + own.start, line.start + own.end), "masthead")
        head.relay(agency.name, Passage(line.start + agency.start, line.start + agency.end), "byline")
        put_dates(head, line, dates)
        head.aside("header", line.start, line.end)
        return "masthead"
    if found := named_lines.agency_line(head, index, line, previous, following):
        return found
    by = _BY_HOUSE.fullmatch(text)
    named = house.in_words(text, *by.span("who")) if by else None
    if named and named.wire and named.wire.kind != "agency" and by and named.end == by.end("who"):
        head.publisher = Fact(named.name, Passage(line.start + named.start, line.start + named.end), "byline")
        put_dates(head, line, dates)
        head.aside("byline", line.start, line.end)
        return "byline"
    if any(label.kind == "PRESS RELEASE" for label in head.labels) and masthead.body_name(text) and head.title:
        head.publisher = Fact(text, Passage(line.start, line.end), "header")
        head.aside("header", line.start, line.end)
        return "masthead"
    released = any(label.kind == "PRESS RELEASE" for label in head.labels)
    if issuer := nameplates.beside_date(line, released=released):
        at = line.start + issuer[0]
        head.publisher = Fact(text[slice(*issuer)], Passage(at, line.start + issuer[1]), "header")
        put_dates(head, line, dates)
        head.aside("header", line.start, line.end)
        return "masthead"
    dated = previous == "stamp" or is_dated(line, following) or (first and _over_year(following))
    name = masthead.masthead(line, following, dated=dated, first=first)
    if name is None and first:
        name = named_lines.nameplate(line, following)
    if first and (name is None or "." in name[0]) and (spelt := named_lines.by_host(head, line, following)):
        head.publisher = spelt
        put_dates(head, line, dates, title=True)  # an address may show another day than the page
        head.aside("header", line.start, line.end)
        return "masthead"
    if name is None and previous == "byline" and not dates and masthead.under_byline(line, following):
        name = text, Passage(line.start, line.end), len(text)
    if name is None:
        return None
    head.publisher = Fact(name[0], name[1], "masthead")
    rest = text[name[2] :]
    put_dates(head, line, dates)
    head.aside("header", line.start, line.end if not rest or dates or index else name[1].end)
    return "masthead"


def _below_publisher(head: Findings, line: Line, previous: str) -> str | None:
    """Read a line below the publisher's name: a body's department, a syndicated house, a paper, agencies."""
    own, text, dates = head.publisher, line.text, stamps(line.text)
    if own is None:
        return None
    if previous == "state":
        head.aside("header", line.start, line.end)
        return "masthead"
    issuer = _SOURCE.fullmatch(text)
    released = is_syndicator(own) or any(label.kind == "PRESS RELEASE" for label in head.labels)
    if issuer and released and name_shapes.title_case(issuer["name"]):
        head.relay(issuer["name"], Passage(line.start + issuer.start("name"), line.end), "source")
        head.aside("header", line.start, line.end)
        return "source"
    first, _, rest = text.partition(" / ")
    origin = house.known(first) if rest and same_house(house.written(rest), own.value) else None
    if origin:  # "DIE WELT / WORLDCRUNCH"
        head.relay(origin.name, Passage(line.start, line.start + len(first)), "byline")
        head.aside("byline", line.start, line.end)
        return "byline"
    if rest and same_house(rest, own.value) and head.place_line is None and is_place(first):  # "Baghdad / Al-Sabah"
        head.place_line = (first, Passage(line.start, line.start + len(first)), None)
        head.aside("byline", line.start, line.end)
        return "byline"
    whole = house.in_words(text, 0, len(text))
    if is_syndicator(own) and not dates and (under := whole or _body(head, text)):
        head.relay(under.name, Passage(line.start + under.start, line.start + under.end), "source")
        head.aside("header", line.start, line.end)
        return "source"
    if _is_agency(own) and whole and (whole.wire is None or whole.wire.kind != "agency"):
        # "Reuters" above, the paper that runs its copy below.
        head.publisher = Fact(whole.name, Passage(line.start + whole.start, line.start + whole.end), "masthead")
        if own.passage:
            head.relay(own.value, own.passage, "byline")
        head.aside("header", line.start, line.end)
        return "masthead"
    if not head.syndicated and len(text) <= 60 and (named := house.agencies(text)):
        for one in named:
            head.relay(one.name, Passage(line.start + one.start, line.start + one.end), "byline")
        placed = _AGENCY_AND_PLACE.fullmatch(text)
        if placed and head.place_line is None and is_place(placed["place"]):  # "UNB, Mymensingh", "QNA/Doha"
            where = Passage(line.start + placed.start("place"), line.start + placed.end("place"))
            head.place_line = (placed["place"], where, None)
        put_dates(head, line, dates)
        head.aside("byline", line.start, line.end)
        return "byline"
    if not head.syndicated and _UNLISTED_AGENCY.fullmatch(text) and not same_house(text, own.value):
        head.relay(house.written(text), Passage(line.start, line.end), "byline")
        head.aside("byline", line.start, line.end)
        return "byline"
    wire = directory().named.get(fold(text.partition(",")[0])) if is_known(text) else None
    if wire and wire.kind == "agency":
        head.relay(wire.name, Passage(line.start, line.end), "byline")
        head.aside("byline", line.start, line.end)
        return "byline"
    return None


def staff_line(head: Findings, index: int, line: Line) -> str | None:
    """Read "Staff and Reuters", "Herald staff with AFP"."""
    text = line.text
    named = outlets(head.report.extract.text, [Passage(line.start, line.end)]).named
    last = next((n for n in named if n.known and n.passage.end == line.end), None)
    if last and index and _WITH.search(text[: last.passage.start - line.start]) and len(text.split()) <= 7:
        head.aside("byline", line.start, line.end)
        head.source_lines.append(line)
        return "byline"
    return None


def issuer_line(head: Findings, line: Line) -> str | None:
    """Read "Issued by: Port Authority" and the like, where no publisher is known yet."""
    issued = _FROM.fullmatch(line.text)
    page = head.publisher is not None and head.publisher.value == "GOV.UK"  # a state's pages, put out by its offices
    if issued is None or (head.publisher is not None and not page) or (not page and stamps(line.text)):
        return None
    words = issued["name"].split()
    if issued.group().startswith("From: ") and len(words) < 4 and is_given_name(words[0]):
        return None  # a mail that a person sent on
    head.publisher = Fact(issued["name"], Passage(line.start + issued.start("name"), line.end), "header")
    head.aside("header", line.start, line.end)
    return "masthead"


def _body(head: Findings, text: str) -> house.House | None:
    """The body that a line under a syndicated headline names as where the copy came from: "University of Tartu"."""
    start = 3 if text[:3].casefold() == "by " else 0
    named = head.title is not None and masthead.body_name(text[start:])
    return house.House(start, len(text), text[start:], None) if named else None


def is_syndicator(fact: Fact) -> bool:
    """Whether a named outlet runs other houses' copy under its own name."""
    wire = directory().named.get(fold(fact.value))
    return wire is not None and wire.kind == "syndicator"


def _is_agency(fact: Fact) -> bool:
    wire = directory().named.get(fold(fact.value))
    return wire is not None and wire.kind == "agency" and fact.origin in ("masthead", "byline")
