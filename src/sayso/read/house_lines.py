"""Lines above the news that name houses: the masthead, and below it those whose copy the publisher runs."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from ..wires.naming import outlets, same_house
from . import house, letterheads, masthead, nameplates
from .author_lines import is_known
from .bylines import NAMES
from .countries import is_place
from .findings import Findings
from .lines import Line, is_prose
from .stamp_lines import is_dated, put_dates
from .stamps import stamps

_WITH = re.compile(
    r"\b(?:[Ss]taff|[Ww]riters?|[Dd]esk|[Aa]gencies|[Cc]orrespondents?|[Rr]eporters?)(?: and|"
    r",? with|,|/| /) (?:the |The )?\Z"
)
_JOINT = re.compile(r"\(?(?:[Bb]y:? )?(?P<own>[^,|()\n]{2,40}?),? (?:with|and) (?P<rest>[^\n()]{2,100})\)?")
_PLACE_AND_AGENCY = re.compile(
    r"(?P<place>[^\W\d_a-z][^,/|\d]{2,30}?)(?:, | ?[-–—/] ?)(?P<agency>[A-Z][A-Za-z-]{1,12})"
)
_PLACE_AND_HOUSE = re.compile(r"(?P<place>[^\W\d_a-z][^,/|\d]{2,30}?) [-–—] (?P<house>[^\W_][^,/|\d]{3,40})")
_AGENCY_BY = re.compile(rf"(?P<agency>[A-Z][A-Za-z-]{{1,12}}) (?:by|By|BY) (?P<names>{NAMES})")
"""An agency and who wrote the copy for it: "KNA by Jane Roe"."""
_PROVIDED = re.compile(
    r"(?:news|release|content|press release|announcement) (?:provided|issued|released|distributed) by:?", re.IGNORECASE
)
"""What wires for releases print above the name of the firm."""
_SOURCE = re.compile(r"(?:Source|SOURCE|Company|Issuer): (?P<name>[^\W\d_a-z][\w'’.& -]{2,70})")
_BY_HOUSE = re.compile(r"(?:[Bb]y|BY) ?:? (?P<who>[^,|\n]{2,40}?)(?: \| .{4,60})?")
_AGENCY_AND_PLACE = re.compile(r"[^,/|]{2,40}(?:, | ?/ ?)(?P<place>[^\W\d_a-z][^,/|\d]{2,30})")
_EMBLEM = re.compile(r"[(\[](?:[\w']+ ){0,4}(?:emblem|logo|seal|crest|coat of arms|letterhead)[)\]]", re.IGNORECASE)
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
    if first and (_EMBLEM.fullmatch(line.text) or nameplates.in_another_script(line, following)):
        head.aside("header", line.start, line.end)
        return "label"
    if first and not line.text.startswith("@"):
        line = nameplates.bare(line)
    text, dates = line.text, stamps(line.text)
    filed = letterheads.by_registrant(head.all_lines) if index == 0 else None
    if filed:
        head.publisher = Fact(house.written(filed.text), Passage(filed.start, filed.end), "header")
        head.aside("header", line.start, line.end)
        return "masthead"
    stated = letterheads.by_state_line(line, following)
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
    signed = _PLACE_AND_AGENCY.fullmatch(text)
    wire = directory().tagged.get(fold(signed["agency"])) if signed else None
    if signed and wire and wire.kind == "agency" and is_place(signed["place"]) and not _house_near(following):
        # "Damascus, SANA" above the news; under a newspaper's name it would be whose copy that runs
        head.publisher = Fact(wire.name, Passage(line.start + signed.start("agency"), line.end), "masthead")
        where = Passage(line.start, line.start + signed.end("place"))
        head.place_line = head.place_line or (signed["place"], where, None)
        head.aside("header", line.start, line.end)
        return "masthead"
    if found := _agency_by(head, line) or _place_and_house(head, index, line):
        return found
    if previous == "provided":
        head.publisher = Fact(text, Passage(line.start, line.end), "header")
        head.aside("header", line.start, line.end)
        return "masthead"
    if _PROVIDED.fullmatch(text):
        head.aside("header", line.start, line.end)
        return "provided"
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
    dated = previous == "stamp" or is_dated(line, following)
    name = masthead.masthead(line, following, dated=dated, first=first)
    if name is None and first:
        name = _nameplate(line, following)
    if first and (name is None or "." in name[0]) and (spelt := _host(head, line, following)):
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


def _agency_by(head: Findings, line: Line) -> str | None:
    """Read "KNA by Jane Roe": an agency and its writer."""
    match = _AGENCY_BY.fullmatch(line.text)
    wire = directory().tagged.get(fold(match["agency"])) if match else None
    if match is None or wire is None or wire.kind != "agency":
        return None
    head.publisher = Fact(wire.name, Passage(line.start, line.start + match.end("agency")), "byline")
    names = Passage(line.start + match.start("names"), line.end)
    head.byline = head.byline or Fact(match["names"], names, "byline")
    head.aside("byline", line.start, line.end)
    return "byline"


def _place_and_house(head: Findings, index: int, line: Line) -> str | None:
    """Read "ISTANBUL – Port Daily" above the news: the place and the house, which is no agency."""
    match = _PLACE_AND_HOUSE.fullmatch(line.text) if index else None
    own = house.in_words(line.text, *match.span("house")) if match else None
    if match is None or own is None or own.end != match.end("house") or (own.wire and own.wire.kind == "agency"):
        return None
    if not is_place(match["place"]):
        return None
    head.publisher = Fact(own.name, Passage(line.start + own.start, line.start + own.end), "masthead")
    where = Passage(line.start, line.start + match.end("place"))
    head.place_line = head.place_line or (match["place"], where, None)
    head.aside("header", line.start, line.end)
    return "masthead"


def _host(head: Findings, line: Line, following: list[Line]) -> Fact | None:
    """The house that a page's address spells and the copy names: "portlines.example/news/1", "views of PortLines".

    Not where the name stands below as a masthead, which is read there.
    """
    host = nameplates.host(line.text)
    span = nameplates.spelt_out(host, head.report.extract.text, line.end) if host else None
    if span is None or any(near.start <= span[0] < near.end and len(near.text) < 60 for near in following[:4]):
        return None
    return Fact(head.report.extract.text[slice(*span)], Passage(*span), "masthead")


def _nameplate(line: Line, following: list[Line]) -> tuple[str, Passage, int] | None:
    """A first line's name that stands beside or above what the house says of itself: (name, where, offset after it)."""
    span = nameplates.beside(line, following) or ((0, len(line.text)) if nameplates.above(line, following) else None)
    if span is None or not line.whole:
        return None
    name = line.text[: span[1]]
    listed = house.known(name) or (directory().tagged.get(fold(name)) if "news" in line.text[span[1] :] else None)
    return listed.name if listed else house.written(name), Passage(line.start, line.start + span[1]), len(line.text)


def _house_near(following: list[Line]) -> bool:
    """Whether one of the next lines is the name of a house, before the news begins."""
    for line in following[:4]:
        if is_prose(line):
            return False
        if house.in_words(line.text, 0, len(line.text)):
            return True
    return False


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
    if issuer and released and masthead.title_case(issuer["name"]):
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
