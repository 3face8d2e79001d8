"""The dateline: place, date and agency with which wire copy opens, in the shapes that READING's conventions 1-16 show.

A line is read by hand from the left, one part at a time, within its first 200 code points, so that the cost is bounded.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..wires import directory, fold
from .countries import CITIES, COUNTRIES, is_place
from .dateline_marks import marked, unmarked
from .dateline_parts import DASH, LEAD, WORD, Opening, after_place, is_city
from .dateline_tags import is_tag
from .house import in_words, looks_like_house
from .stamps import Stamp, stamp_at

REACH = 200
"""Code points in which a dateline must end; the longest of the training bundles takes 61."""
_PARTICLE = r"(?:de|del|da|do|dos|di|la|le|les|el|al|am|an|der|of|and|the|upon|on|y|ar|es|ez|en|&)"
_CITY = rf"{WORD}(?: (?:{_PARTICLE} ){{0,2}}(?:[a-z]{{2,3}}-)?{WORD}){{0,3}}"
_SIDE = r"(?:north|south|east|west|central|(?:north|south)-?(?:east|west))(?:ern)? "
_ONE = rf"{_CITY}(?:, (?:{_SIDE})?{_CITY}){{0,2}}(?: [\[(]{_CITY}(?: [a-z]{{4,12}})?[\])]){{0,2}}"
_PLACE = re.compile(rf"AT SEA(?= \(|, )|At sea(?= \(|, )|{LEAD}?{_ONE}(?: ?/ ?{_ONE}){{0,3}}")
_AFTER_DATE = re.compile(r"[,.:]? {1,2}(?:[-–—|] {1,2})?")
_TAG_BEHIND_DATE = re.compile(r"[,.]? {0,2}(?:\((?P<tag>[^()\n]{2,40})\)) {0,2}[-–—]{1,3} {0,2}(?=\S)")
_PLACE_BEHIND = re.compile(rf" \((?P<place>{_CITY}(?: ?/ ?{_CITY})?)\) {{0,2}}[-–—]{{1,2}} {{1,2}}")
_TAG_FIRST_PLAIN = re.compile(
    r"(?P<tag>[A-Z]{2,6}|[A-Z0-9]{2,12}\.[A-Z]{2,4}) {1,2}(?:[-–—]{1,2}|:) {1,2}(?=[^\W\d_a-z])"
)
_TAG_FIRST = re.compile(r"\*{0,3} ?\((?P<round>[^()\n]{2,40})\) {0,2}(?:[-–—]{1,3}|:)? {0,2}")
_FLASH = re.compile(r"\*{1,3} ?(?P<tag>[A-Z]{2,6}) (?=[A-Z])")
"""A terminal's flash: "*DJ China to raise duty"."""
_CITY_IN_BRACKETS = re.compile(
    rf"[(\[](?P<place>{_CITY}(?:, {_CITY})?)[)\]](?P<dash> {{0,2}}(?:[-–—]{{1,2}}|:))? {{1,2}}(?=[\"“‘']?[^\W\d_a-z])"
)
_BRACKETED = re.compile(
    r"(?:\((?P<round>[^()\n]{6,80})\) {0,2}(?:[-–—]{1,3}|:)|\[(?P<square>[^\[\]\n]{6,80})\](?: "
    r"{0,2}[-–—:]{1,3})?) {0,2}(?=\S)"
)
_BEFORE_PLACE = re.compile(
    r"(?:COMMUNIQU[EÉ]|(?:PRESS|MEDIA|NEWS) RELEASE|STATEMENT|(?:Press|Media|News) [Rr]elease|Communiqu[eé]|Statement)"
    r"(?: [-–—|]{1,2} |: )|[0-2]?\d[:.][0-5]\d \| |[*_]{1,2}(?=[^\W\d_a-z][^*_\n]{3,60}[*_]{1,2}\Z)"
)
"""What stands before a place and its date on a line of their own: what the paper is, its clock, marks of bold type."""
_SMALL_PLACE = re.compile(r"(?P<place>[a-z][a-z'’-]{2,20}(?: [a-z][a-z'’-]{2,20}){0,2}), (?=[\da-z])")
_SITE = r"(?P<tag>[A-Za-z][\w-]{1,20}\.(?:[Cc][Oo][Mm]?|[Ii][Dd]|[Nn][Ee][Tt]|[Oo][Rr][Gg]|news|tv))"
_SITE_PLACE = re.compile(rf"{_SITE}(?P<house>), (?P<place>{_CITY}) {{0,2}}[-–—]{{1,2}} {{1,2}}")
_PLACE_SITE = re.compile(
    rf"(?P<place>{_CITY}(?:, {_CITY})?)(?:, {_SITE} {{0,2}}[-–—]{{1,2}} {{1,2}}| \| (?P<house>[^|\n]{{3,40}}) \| )"
)
_AGENCY_FIRST = re.compile(
    r"(?P<tag>[A-Z][\w.]{1,11}(?: [A-Z]\w{1,11})?)(?:, | ?/ ?| {1,2}[-–—|] {1,2})(?=[^\W\d_a-z])"
)
_REPORTER_FIRST = re.compile(
    r"(?:[Ff]rom|[Bb]y) (?:our|its) (?:own |staff |special )?(?:reporter|correspondent)s?(?:,| in| [-–—|])? "
    r"(?=[^\W\d_a-z])"
)
_HOUSE_FIRST = re.compile(r"(?P<house>[^,:\n]{2,40}), {1,2}(?=[^\W\d_])")


def opening(line: str, *, prose: bool, lost_dash: bool = False, alone: bool = False) -> Opening | None:
    """The dateline that `line` opens with, or `None`.

    `prose`: the line goes on with running text (a bare place before a dash counts only there). `lost_dash`: a feed has
    deleted what is not Latin-1, the dash with it. `alone`: a line that holds nothing else may be a dateline.
    """
    text = line[:REACH]
    if (without := unmarked(text)) and (found := _read(without[0], prose=prose, lost_dash=lost_dash, alone=alone)):
        return marked(found, *without[1:])
    return _read(text, prose=prose, lost_dash=lost_dash, alone=alone)


def _read(text: str, *, prose: bool, lost_dash: bool, alone: bool) -> Opening | None:
    first = _TAG_FIRST.match(text)
    if first:
        wire = directory().tagged.get(fold(first["round"]))
        if wire is None and not is_tag(first["round"]):
            return _bracketed(text, prose=prose)
        rest = _opening(text, first.end(), prose=prose, lost_dash=False, alone=False)
        if rest is not None and rest.place and (rest.stamp or rest.place.split(",")[0].isupper()):
            return Opening(
                rest.place, rest.places, rest.stamp, first["round"], first.span("round"), wire, rest.end, rest.core
            )
        if wire is None and not (
            prose and looks_like_house(first["round"]) and DASH.match(text, first.end("round") + 1)
        ):
            return _bracketed(text, prose=prose)
        return Opening(None, (), None, first["round"], first.span("round"), wire, first.end(), first.end())
    if prose and (sent := _sender_first(text)):
        return sent
    plain = _FLASH.match(text) or (_TAG_FIRST_PLAIN.match(text) if prose else None)
    name = re.sub(r"\.[A-Z]{2,4}\Z", "", plain["tag"]) if plain else ""
    agency = directory().tagged.get(fold(name)) if plain else None
    if plain and agency and agency.kind == "agency":  # "NNA - A fire ..."
        return Opening(None, (), None, plain["tag"], plain.span("tag"), agency, plain.end(), plain.end())
    for wire in directory().wires:
        for pattern in wire.datelines:
            match = re.fullmatch(pattern, text)
            if match and fold(match["place"]) not in directory().tagged and is_place(match["place"]):
                place = match["place"]
                return Opening(place, (place,), None, None, None, wire, match.end(), match.end())
    return (
        _bracketed(text, prose=prose)
        or (prose and _beside_site(text))
        or _behind_label(text)
        or (prose and _small(text))
        or (prose and (_house_first(text) or _date_first(text)))
        or _opening(text, 0, prose=prose, lost_dash=lost_dash, alone=alone)
    )


def _behind_label(text: str) -> Opening | None:
    """A place and its date behind what the paper is: "COMMUNIQUE - Elne, 29 January 2025"."""
    before = _BEFORE_PLACE.match(text)
    found = _opening(text.rstrip("*_"), before.end(), prose=False, lost_dash=False, alone=True) if before else None
    return found if found and found.stamp else None


def _beside_site(text: str) -> Opening | None:
    """A city beside the site or the house whose copy it is: "TEMPO.CO, Jakarta - ", "Kampala, Uganda | THE POST | "."""
    match = _SITE_PLACE.match(text) or _PLACE_SITE.match(text)
    if match is None or not is_place(match["place"]):
        return None
    shown = match["tag"] or match["house"]
    if stamp_at(shown, 0):
        return None  # "Beira | 12 March 2025 | "
    wire = directory().tagged.get(fold(shown)) or directory().named.get(fold(shown))
    at = text.index(shown) if wire else 0
    place, end = match["place"], match.end("place")
    tag_at = (at, at + len(shown)) if wire else None
    return Opening(place, (place,), None, shown if wire else None, tag_at, wire, match.end(), end)


def _small(text: str) -> Opening | None:
    """A city and a whole date in small letters: "mombasa, 12 may 2026. tea sold ..."."""
    match = _SMALL_PLACE.match(text)
    date = stamp_at(text, match.end()) if match and match["place"] in CITIES else None
    tag = _TAG_BEHIND_DATE.match(text, date.passage.end) if date else None
    if match and date and tag and (wire := directory().tagged.get(fold(tag["tag"]))):  # "quito, may 12 (efe) - "
        place, core = match["place"], date.passage.end
        return Opening(place, (place,), date, tag["tag"], tag.span("tag"), wire, tag.end(), core)
    dash = DASH.match(text, date.passage.end) if date and date.year else None
    if match is None or date is None or dash is None:
        return None
    return Opening(match["place"], (match["place"],), date, None, None, None, dash.end(), date.passage.end)


def _bracketed(text: str, *, prose: bool) -> Opening | None:
    """A place and a date in brackets before the news ("(Beirut, March 4, 2025) – "), or a city alone."""
    city = _CITY_IN_BRACKETS.match(text) if prose else None
    place = city["place"] if city else ""
    known = fold(place) not in directory().tagged and place.casefold() not in COUNTRIES
    if city and known and (is_place(place) if city["dash"] else is_city(place)):
        return Opening(place, (place,), None, None, None, None, city.end(), city.end("place") + 1)
    match = _BRACKETED.match(text)
    shown = (match["round"] or match["square"]) if match else ""
    inner = _opening(shown, 0, prose=False, lost_dash=False, alone=True)
    if match is None or inner is None or inner.stamp is None or inner.end < len(shown):
        return None
    return replace(inner, end=match.end(), core=inner.core + 1)


def _date_first(text: str) -> Opening | None:
    """A date before the place and the agency: "Sunday May 25, 2025 Kabul (BNA) "."""
    date = stamp_at(text, 0)
    if date and (signed := _date_and_agency(text, date)):
        return signed
    behind = _PLACE_BEHIND.match(text, date.passage.end) if date else None
    if date and behind:  # "March 4, 2025 (NYALA) – "
        place = behind["place"]
        if wire := directory().tagged.get(fold(place)):  # "Dec 4 (Reuters) - "
            return Opening(None, (), date, place, behind.span("place"), wire, behind.end(), behind.end("place") + 1)
        return Opening(place, (place,), date, None, None, None, behind.end(), behind.end("place") + 1)
    gap = _AFTER_DATE.match(text, date.passage.end) if date else None
    rest = _opening(text, gap.end(), prose=True, lost_dash=False, alone=False) if gap else None
    if rest is None or rest.stamp:
        return None
    if not (rest.tag or rest.wire or (date and date.year and rest.end > rest.core and is_place(rest.place or ""))):
        return None  # but "6 May 2025 – KISUMU – ..."
    return replace(rest, stamp=date)


def _date_and_agency(text: str, date: Stamp) -> Opening | None:
    """A date and a listed agency without a place, as copy written at a desk opens: "Oct 3 (Reuters) - "."""
    tag = _TAG_BEHIND_DATE.match(text, date.passage.end)
    wire = directory().tagged.get(fold(tag["tag"])) if tag else None
    if tag is None or wire is None or wire.kind != "agency":
        return None
    return Opening(None, (), date, tag["tag"], tag.span("tag"), wire, tag.end(), date.passage.end)


def _house_first(text: str) -> Opening | None:
    """A house before its place and date: "Reuters, QUITO, March 4 - "."""
    match = _HOUSE_FIRST.match(text)
    house = in_words(text, *match.span("house")) if match else None
    if match is None or house is None:
        return None
    rest = _opening(text, match.end(), prose=True, lost_dash=False, alone=False)
    if rest is None or rest.stamp is None or rest.tag or rest.end <= rest.core:
        return None
    return replace(rest, tag=house.name, tag_at=(house.start, house.end), wire=house.wire)


def _sender_first(text: str) -> Opening | None:
    """An agency or the house's reporter before a known place: "AFP, Quito - ", "From our correspondent, Quito — "."""
    match = _AGENCY_FIRST.match(text)
    wire = directory().tagged.get(fold(match["tag"])) if match else None
    if wire is None or wire.kind != "agency":
        match, wire = _REPORTER_FIRST.match(text), None
    rest = _opening(text, match.end(), prose=True, lost_dash=False, alone=False) if match else None
    if match is None or rest is None or rest.tag or rest.end <= rest.core or not is_place(rest.place or ""):
        return None
    return replace(rest, tag=match["tag"], tag_at=match.span("tag"), wire=wire) if wire else rest


def _opening(text: str, start: int, *, prose: bool, lost_dash: bool, alone: bool) -> Opening | None:
    match = _PLACE.match(text, start)
    if not match:
        return None
    # The longest reading of the place may have eaten the month, the agency or the first word of the news.
    ends = _ends(match.group(), start)
    for end in ends:
        found = after_place(text, start, end, prose=prose, lost_dash=lost_dash, alone=alone)
        if found:
            return found
    return None


def _ends(shown: str, start: int) -> list[int]:
    """The ends of the readings of a place, longest first: as matched, and before each blank, comma or slash in it."""
    cuts = [len(shown)] + [i for i in range(len(shown) - 1, 0, -1) if shown[i] in " ,/(["]
    return [start + i for i in cuts if shown[:i].rstrip(" ,/") == shown[:i]][:16]
