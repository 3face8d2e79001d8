"""Lines above the news that name a house in ways of their own: pictures, records of what was aired, agencies' lines."""

from __future__ import annotations

import re

from ..model import Fact, Passage
from ..wires import directory, fold
from . import house, nameplates
from .bylines import NAMES
from .countries import is_place
from .findings import Findings
from .lines import Line, is_prose
from .page_names import over_source
from .stamp_lines import put_dates
from .stamps import stamps

_PLACE_AND_AGENCY = re.compile(
    r"(?P<place>[^\W\d_a-z][^,/|\d]{2,30}?)(?:, | ?[-–—/] ?)(?P<agency>[A-Z][A-Za-z-]{1,12})"
)
_PLACE_AND_HOUSE = re.compile(r"(?P<place>[^\W\d_a-z][^,/|\d]{2,30}?) [-–—] (?P<house>[^\W_][^,/|\d]{3,40})")
_AGENCY_BY = re.compile(rf"(?P<agency>[A-Z][A-Za-z-]{{1,12}}) (?:by|By|BY) (?P<names>{NAMES})")
"""An agency and who wrote the copy for it: "KNA by Jane Roe"."""
_POST_OF = re.compile(
    r"An? (?P<name>[^\W\d_a-z][\w-]{2,30}(?: [^\W\d_a-z][\w-]{1,20}){0,3}) (?:post|production|publication)"
)
"""How a mailing list or a studio marks what is its own: "A ProMED-mail post"."""
_PROVIDED = re.compile(
    r"(?:news|release|content|press release|announcement) (?:provided|issued|released|distributed) by:?", re.IGNORECASE
)
"""What wires for releases print above the name of the firm."""
_LOGO = re.compile(
    r"[(\[](?:(?:Logo|LOGO|Masthead)(?: of|:)? )?(?P<name>[^()\[\]\n]{3,50}?)(?:,? (?:logo|LOGO|masthead))?[)\]]"
)
_PICTURED = re.compile(r"\b(?:logo|masthead)\b", re.IGNORECASE)
_RECORDED = re.compile(
    r"(?:(?:Rough|Edited|Full|Partial) )?(?:[Tt]ranscript|[Tt]ranscription|[Rr]ecording) of "
    r"(?:the |an? )?[^,\n]{0,40}?"
    r"\b(?:bulletin|broadcast|news|newscast|programme|show)\b (?:of|on|from|by) "
    r"(?:the )?(?P<name>[^,\n]{3,40}?)(?=,|\Z)"
)
_CALLED = re.compile(
    r"(?P<name>[^\W\d_a-z][^,:\n]{2,40}?),? (?:\([^)\n]{2,20}\) )?(?:Q[1-4]|H[12]|FY|First|Second|Third|Fourth|Full)"
    r"[ -][^\n]{0,24}?(?:Earnings|Results) (?:Conference )?(?:Call|Presentation)\b.{0,40}"
)
"""How records of what was said aloud are headed: a station's bulletin, a company's call with investors."""
_EMBLEM = re.compile(r"[(\[](?:[\w']+ ){0,4}(?:emblem|logo|seal|crest|coat of arms|letterhead)[)\]]", re.IGNORECASE)


def first_line(head: Findings, line: Line, following: list[Line]) -> str | None:
    """Read a first line that shows a logo, heads a record of what was said aloud, or has no Latin letters."""
    logo = _LOGO.fullmatch(line.text) if _PICTURED.search(line.text) else None
    shown = house.in_words(line.text, *logo.span("name")) if logo else None
    if not logo and (heard := _RECORDED.match(line.text)):
        shown = house.in_words(line.text, *heard.span("name"))
    if called := _CALLED.fullmatch(line.text):
        shown = house.House(0, called.end("name"), called["name"], None)
    if shown:
        put_dates(head, line, stamps(line.text))
        head.publisher = Fact(shown.name, Passage(line.start + shown.start, line.start + shown.end), "masthead")
        head.aside("header", line.start, line.end)
        return "masthead"
    if _EMBLEM.fullmatch(line.text) or nameplates.in_another_script(line, following):
        head.aside("header", line.start, line.end)
        return "label"
    return None


def agency_line(head: Findings, index: int, line: Line, previous: str, following: list[Line]) -> str | None:
    """Read a line with an agency and its place or writer, a place and a house, or the firm behind "provided by"."""
    text = line.text
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
    own = _POST_OF.fullmatch(text)
    if own and not nameplates.is_common(own["name"]):
        head.publisher = Fact(
            own["name"], Passage(line.start + own.start("name"), line.start + own.end("name")), "header"
        )
        head.aside("header", line.start, line.end)
        return "masthead"
    if previous == "provided":
        head.publisher = Fact(text, Passage(line.start, line.end), "header")
        head.aside("header", line.start, line.end)
        return "masthead"
    if _PROVIDED.fullmatch(text):
        head.aside("header", line.start, line.end)
        return "provided"
    return None


def _agency_by(head: Findings, line: Line) -> str | None:
    """Read "KNA by Jane Roe": an agency and its writer."""
    match = _AGENCY_BY.fullmatch(line.text)
    wire = directory().tagged.get(fold(match["agency"])) if match else None
    if match is None or wire is None or wire.kind != "agency" or nameplates.is_common(match["agency"]):
        return None  # "MAP by Jane Roe" is a drawing
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


def by_host(head: Findings, line: Line, following: list[Line]) -> Fact | None:
    """The house that a page's address spells and the copy names: "portlines.example/news/1", "views of PortLines".

    Not where the name stands below as a masthead, which is read there.
    """
    host = nameplates.host(line.text)
    span = nameplates.spelt_out(host, head.report.extract.text, line.end) if host else None
    if span is None or any(near.start <= span[0] < near.end and not is_prose(near) for near in following[:4]):
        return None
    return Fact(head.report.extract.text[slice(*span)], Passage(*span), "masthead")


def nameplate(line: Line, following: list[Line]) -> tuple[str, Passage, int] | None:
    """A first line's name that stands beside or above what the house says of itself: (name, where, offset after it)."""
    if over_source(line.text, following):
        return line.text, Passage(line.start, line.end), len(line.text)
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
