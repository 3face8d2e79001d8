"""The dateline: place, date and agency with which wire copy opens, in the shapes that READING's conventions 1-16 show.

A line is read by hand from the left, one part at a time, within its first 200 code points, so that the cost is bounded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..model import Passage
from ..wires import Wire, directory, fold
from .countries import CITIES, COUNTRIES, NO_PLACES, is_given_name, is_place
from .house import in_words, looks_like_house
from .house_words import BODIES, GENERIC
from .stamps import Stamp, stamp_at

REACH = 200
"""Code points in which a dateline must end; the longest of the training bundles takes 61."""

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"{_UPPER}[^\W\d_]{{0,24}}(?:['’.-][^\W\d_]{{1,20}}){{0,3}}\.?"
_PARTICLE = r"(?:de|del|da|do|dos|di|la|le|les|el|al|am|an|der|of|and|the|upon|on|y|ar|es|ez|en)"
_CITY = rf"{_WORD}(?: (?:{_PARTICLE} ){{0,2}}(?:[a-z]{{2,3}}-)?{_WORD}){{0,3}}"
_LEAD = (
    r"(?:(?:On board|Aboard|Off|Near|At sea(?: off| in| near)?|Off the coast of|Somewhere in|Outside) (?:the )?"
    r"|(?:ON BOARD|ABOARD|OFF|NEAR|AT SEA(?: OFF| IN| NEAR)?|OFF THE COAST OF|SOMEWHERE (?:IN|NEAR|OFF)|OUTSIDE|INSIDE"
    r"|IN|ON|(?:NORTH|SOUTH|EAST|WEST) OF) (?:THE )?)"
)
"""What may stand before a place that is no town: "AT SEA OFF LIBYA", "IN THE AEGEAN SEA"."""
_LEADING = re.compile(_LEAD)
_SIDE = r"(?:north|south|east|west|central|(?:north|south)-?(?:east|west))(?:ern)? "
_ONE = rf"{_CITY}(?:, (?:{_SIDE})?{_CITY}){{0,2}}(?: [\[(]{_CITY}[\])])?"
_PLACE = re.compile(rf"AT SEA(?= \(|, )|At sea(?= \(|, )|{_LEAD}?{_ONE}(?: ?/ ?{_ONE}){{0,3}}")
_CITY_ONLY = re.compile(rf"{_CITY}(?: ?/ ?{_CITY}){{0,3}}")
_TAG = re.compile(
    r"[,.]? {0,2}(?:--)?(?:\((?P<round>[^()\n]{2,40})\)|\[(?P<square>[^\[\]\n]{2,40})\]|/ ?(?P<slash>[^/\n]{2,30}?) ?/"
    r"|/ ?(?P<open>[^\W\d_a-z][\w ]{1,20}?)(?= {0,2}[-–—]))"
)
_AFTER_DATE = re.compile(r"[,.:]? {1,2}(?:[-–—|] {1,2})?")
_DATED_TAG = re.compile(r"(?P<tag>[^,\d]{2,30}), (?P<date>.{4,30})")
"""An agency and its date in one bracket: "ROTTERDAM (ANP, 14 May 2025)"."""
_TAG_ALONE = re.compile(r" {1,2}[-–—] {1,2}(?P<tag>[^\W\d_][\w -]{1,24}?)")
_JUCHE = re.compile(r",? Juche \d{2,3} ?\((?P<year>(?:19|20)\d\d)\)")
_TAG_BEHIND = re.compile(r" {1,2}[-–—]{1,2} {1,2}(?P<tag>[^\W\d_][\w -]{1,24}?)(?=\. |, | {1,2}[-–—])")
"""An agency behind the dash: "MOSCOW, 20 May – RIA Novosti. "."""
_PLAIN_TAG = re.compile(rf"[,.]? {{1,3}}({_WORD}(?: {_WORD}){{0,2}}?|dpa)(?=\.? {{0,2}}(?:[-–—]|  |\.|:|\Z))")
_TAG_FIRST = re.compile(r"\((?P<round>[^()\n]{2,40})\) {0,2}(?:[-–—]{1,3}|:)? {0,2}")
_BRACKETED = re.compile(
    r"(?:\((?P<round>[^()\n]{6,80})\) {0,2}(?:[-–—]{1,3}|:)|\[(?P<square>[^\[\]\n]{6,80})\](?: "
    r"{0,2}[-–—:]{1,3})?) {0,2}(?=\S)"
)
_HOUSE_FIRST = re.compile(r"(?P<house>[^,:\n]{2,40}), {1,2}(?=[^\W\d_])")
_DATE_GAP = re.compile(r" ?[/|] ?|(?:(?:[,.]|,?\.)? {1,2}|,)(?:[-–—] {1,2})?")
_CLOCK = re.compile(r",? (?:[-–—] )?\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,5})?")
_BROKEN_DASH = r"â€[”“\x93\x94]|&[mn]dash;|&#821[12];"
"""A dash that was decoded wrongly or left as an entity."""
_DASH = re.compile(rf"(?: {{0,2}}\.?(?:[-–—]{{1,3}}|{_BROKEN_DASH}|:-?)|[.:]-?|/(?!\w)) {{0,3}}")
_SPACED_DASH = re.compile(rf" {{0,2}}\.?(?:[–—]{{1,3}}|--|{_BROKEN_DASH}|(?<= )-(?= )) {{0,3}}")
_BODY = re.compile(rf"\b(?:{'|'.join(map(re.escape, BODIES))})\Z", re.IGNORECASE)
_COLON = re.compile(r": {1,2}(?=[\"“‘']?[^\W\d_a-z])")
_ABBREVIATED = re.compile(r", [^,]{2,12}\.\Z|\b[A-Z]\.[A-Z]\.\Z")
_PARTY = re.compile(r"[RDI]-|.*\d")


@dataclass(frozen=True, slots=True)
class Opening:
    """What a line opens with. Offsets are into the line; the news begins at `end`."""

    place: str | None
    places: tuple[str, ...]
    stamp: Stamp | None
    tag: str | None
    tag_at: tuple[int, int] | None
    wire: Wire | None
    end: int
    core: int
    """Where the place and its date end."""


def opening(line: str, *, prose: bool, lost_dash: bool = False, alone: bool = False) -> Opening | None:
    """The dateline that `line` opens with, or `None`.

    `prose`: the line goes on with running text (a bare place before a dash counts only there). `lost_dash`: a feed has
    deleted what is not Latin-1, the dash with it. `alone`: a line that holds nothing else may be a dateline.
    """
    text = line[:REACH]
    first = _TAG_FIRST.match(text)
    if first:
        wire = directory().tagged.get(fold(first["round"]))
        if wire is None and not _is_tag(first["round"]):
            return _bracketed(text)
        rest = _opening(text, first.end(), prose=prose, lost_dash=False, alone=False)
        if rest is not None and rest.place and (rest.stamp or rest.place.split(",")[0].isupper()):
            return Opening(
                rest.place, rest.places, rest.stamp, first["round"], first.span("round"), wire, rest.end, rest.core
            )
        if wire is None and not (
            prose and looks_like_house(first["round"]) and _DASH.match(text, first.end("round") + 1)
        ):
            return _bracketed(text)
        return Opening(None, (), None, first["round"], first.span("round"), wire, first.end(), first.end())
    for wire in directory().wires:
        for pattern in wire.datelines:
            match = re.fullmatch(pattern, text)
            if match and fold(match["place"]) not in directory().tagged:
                place = match["place"]
                return Opening(place, (place,), None, None, None, wire, match.end(), match.end())
    return (
        _bracketed(text)
        or (prose and (_house_first(text) or _date_first(text)))
        or _opening(text, 0, prose=prose, lost_dash=lost_dash, alone=alone)
    )


def _bracketed(text: str) -> Opening | None:
    """A place and a date in brackets before the news: "(Beirut, March 4, 2025) – "."""
    match = _BRACKETED.match(text)
    shown = (match["round"] or match["square"]) if match else ""
    inner = _opening(shown, 0, prose=False, lost_dash=False, alone=True)
    if match is None or inner is None or inner.stamp is None or inner.end < len(shown):
        return None
    return replace(inner, end=match.end(), core=inner.core + 1)


def _date_first(text: str) -> Opening | None:
    """A date before the place and the agency: "Sunday May 25, 2025 Kabul (BNA) "."""
    date = stamp_at(text, 0)
    gap = _AFTER_DATE.match(text, date.passage.end) if date else None
    rest = _opening(text, gap.end(), prose=True, lost_dash=False, alone=False) if gap else None
    if rest is None or rest.stamp or not (rest.tag or rest.wire):
        return None
    return replace(rest, stamp=date)


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


def _opening(text: str, start: int, *, prose: bool, lost_dash: bool, alone: bool) -> Opening | None:
    match = _PLACE.match(text, start)
    if not match:
        return None
    # The longest reading of the place may have eaten the month, the agency or the first word of the news.
    ends = _ends(match.group(), start)
    for end in ends:
        found = _after_place(text, start, end, prose=prose, lost_dash=lost_dash, alone=alone)
        if found:
            return found
    return None


def _ends(shown: str, start: int) -> list[int]:
    """The ends of the readings of a place, longest first: as matched, and before each blank, comma or slash in it."""
    cuts = [len(shown)] + [i for i in range(len(shown) - 1, 0, -1) if shown[i] in " ,/(["]
    return [start + i for i in cuts if shown[:i].rstrip(" ,/") == shown[:i]][:16]


def _after_place(text: str, start: int, end: int, *, prose: bool, lost_dash: bool, alone: bool) -> Opening | None:
    place = text[start:end]
    if place.endswith(".") and not _ABBREVIATED.search(place):
        place = place[:-1]
    bracket_end = re.search(r"[(\[]([^()\[\]]+)[)\]]\Z", place)
    if bracket_end and (
        fold(bracket_end[1]) in directory().tagged or _is_code(bracket_end[1]) or looks_like_house(bracket_end[1])
    ):
        return None
    if looks_like_house(place) or (place.count(" ") and _BODY.search(place)):
        return None
    last = place.rpartition(", ")[2]
    if last != place and (known := directory().tagged.get(fold(last))) and known.kind == "agency":
        return None
    if fold(place) in directory().tagged and place.casefold() not in COUNTRIES:
        return None
    at = end
    stamp: Stamp | None = None
    tag: str | None = None
    tag_at: tuple[int, int] | None = None
    wire: Wire | None = None
    for _ in range(2):
        gap = _DATE_GAP.match(text, at)
        if stamp is None and gap and (date := stamp_at(text, gap.end())):
            stamp, at = date, date.passage.end
            clock = _CLOCK.match(text, at)
            at = clock.end() if clock else at
            if stamp.year is None and (juche := _JUCHE.match(text, at)):
                stamp, at = stamp._replace(year=int(juche["year"])), juche.end()
        if tag is None and (bracket := _TAG.match(text, at)):
            group = bracket.lastgroup or "round"
            inner, bracket_at = bracket[group], bracket.span(group)
            dated = _DATED_TAG.fullmatch(inner)
            if (
                stamp is None
                and dated
                and (date := stamp_at(inner, dated.start("date")))
                and date.passage.end == len(inner)
            ):
                shift = bracket.start(group)
                stamp = date._replace(passage=Passage(date.passage.start + shift, date.passage.end + shift))
                inner, bracket_at = dated["tag"], (shift, shift + len(dated["tag"]))
            only = stamp_at(inner, 0) if stamp is None else None
            if only and only.passage.end == len(inner) and (place.split(",")[0].isupper() or only.year):
                shift = bracket.start(group)
                stamp = only._replace(passage=Passage(shift, shift + len(inner)))
                at = bracket.end()
                continue
            wire = directory().tagged.get(fold(inner))
            named = stamp or (group != "square" and (place.split(",")[0].isupper() or _is_code(inner)))
            if wire or (named and _is_tag(inner) and (group != "square" or not _is_land(inner))):
                tag, tag_at, at = inner, bracket_at, bracket.end()
    core = stamp.passage.end if stamp else end
    if stamp and tag is None and (signed := _TAG_BEHIND.match(text, at)):
        known = directory().tagged.get(fold(signed["tag"]))
        if known and known.kind == "agency":
            wire, tag, tag_at, at = known, signed["tag"], signed.span("tag"), signed.end("tag")
    if tag is None and (plain := _PLAIN_TAG.match(text, at)):
        known = directory().tagged.get(fold(plain[1]))
        if (
            known
            and (stamp or plain.end() < len(text))
            and not directory().named.get(fold(text[start : plain.end()]))
            and (known.kind in ("agency", "press-release") or (plain[1].isupper() and _DASH.match(text, plain.end())))
        ):
            wire, tag, tag_at, at = known, plain[1], plain.span(1), plain.end()
    if all(word.casefold() in NO_PLACES or word.casefold() in GENERIC for word in place.split()):
        return None
    if alone and not prose and tag is None and (signed := _TAG_ALONE.fullmatch(text, at)):
        known = directory().tagged.get(fold(signed["tag"]))
        if known and known.kind == "agency":  # "İZMİR - DHA"
            return Opening(place, _split(place), stamp, signed["tag"], signed.span("tag"), known, signed.end(), core)
    dash = _DASH.match(text, at)
    rest = dash.end() if dash else at
    found = Opening(place, _split(place), stamp, tag, tag_at, wire, rest, core)
    bare = place[lead.end() :] if (lead := _LEADING.match(place)) else "" if fold(place) == "at sea" else place
    bare = re.sub(r"\bDR (?=Congo\b|CONGO\b)", "", bare)
    if any(word.casefold().rstrip(".") in NO_PLACES for word in re.split(r"[ /,]+", bare)):
        return None
    if place.casefold().startswith("the ") and not place.casefold().startswith("the hague"):
        return None
    if tag:
        return found
    if stamp:
        if alone and not prose and _is_person(place, text[end : stamp.passage.start]):
            return None
        return found if dash or (alone and at >= len(text.rstrip())) else None
    colon = _COLON.match(text, end)
    if colon and prose and all(part.casefold() in CITIES for part in _split(place)):
        return Opening(place, _split(place), None, None, None, None, colon.end(), end)
    capitals = _capitals(place)
    spaced = _SPACED_DASH.match(text, end)
    if spaced and capitals and not text[spaced.end() : spaced.end() + 60].isupper() and (prose or "," in place):
        return Opening(place, _split(place), None, None, None, None, spaced.end(), end)
    if spaced and prose and place.count(" ") <= 2 and len(place) <= 40 and _opens_sentence(text, spaced.end()):
        return Opening(place, _split(place), None, None, None, None, spaced.end(), end)
    if (
        lost_dash
        and capitals
        and re.match(r" {1,3}[\"“]?[^\W\d_]", text[end : end + 6])
        and not text[end:].strip()[:12].isupper()
    ):
        return Opening(place, _split(place), None, None, None, None, end + 1, end)
    return None


def _is_person(place: str, gap: str) -> bool:
    """Whether what stands before a date is who wrote the copy: "JANE ROE — 28 March", "Jane Roe, 28 March"."""
    if gap.strip() == "|":
        return not is_place(place)
    if "/" in place or not 2 <= len(place.split()) <= 3 or is_place(place):
        return False
    return gap.strip(" ,") in ("-", "–", "—") or is_given_name(place.partition(" ")[0])


def _is_land(shown: str) -> bool:
    return shown.casefold() in COUNTRIES


def _is_code(shown: str) -> bool:
    """Whether bracketed words after a place look like an agency's code ("ANA-MPA") and not like a country."""
    return shown.isupper() and len(shown) <= 9 and shown.casefold() not in COUNTRIES


def _is_tag(shown: str) -> bool:
    """Whether bracketed words may name an agency that nobody knows: no country, no party mark."""
    return (
        shown[0].isupper() and not _PARTY.match(shown) and shown.casefold() not in COUNTRIES and len(shown.split()) <= 4
    )


def _capitals(place: str) -> bool:
    city = re.split(r"[,(/\[]", place)[0]
    letters = [c for c in city if c.isalpha()]
    return len(letters) >= 3 and all(not c.islower() for c in letters)


def _opens_sentence(text: str, at: int) -> bool:
    return len(text) - at > 40 and (text[at : at + 1].isupper() or text[at : at + 1] in "\"“‘'")


def _split(place: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in place.split("/"))
