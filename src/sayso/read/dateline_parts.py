"""What follows the place of a dateline: its date, its agency and the mark before the news, and whether it is one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Passage
from ..wires import Wire, directory, fold
from .countries import CITIES, COUNTRIES, NO_PLACES, WEEKDAYS_ABROAD, is_given_name, is_place
from .dateline_gaps import HIJRI, MONTH_ALONE, NUMBERS, OTHER_CALENDAR, OWN, ROLE, in_numbers
from .dateline_tags import first_of, is_code, is_land, is_listed, is_small_code, is_tag, is_unlisted_agency, rejoined
from .house import looks_like_house
from .house_words import BODIES, GENERIC, SECTIONS
from .stamps import WEEKDAYS, Stamp, stamp_at
from .vocabulary import COMMON, english

UPPER = r"[^\W\d_a-zß-öø-ÿ]"
WORD = (
    rf"(?:['’](?=[sS]-))?(?:{UPPER}|(?<=['’])s)[^\W\d_]{{0,24}}(?:['’.-][^\W\d_]{{1,20}}){{0,3}}"
    r"(?:\.|['’](?= [^\W\d_a-z]))?"
)
"""A word of a name, with its apostrophes: "N'Djamena", "Ta' Xbiex", "'s-Hertogenbosch"."""
LEAD = (
    r"(?:(?:On board|Aboard|Off|Near|At sea(?: off| in| near)?|Off the coast of|Somewhere in|Outside) (?:the )?"
    r"|(?:ON BOARD|ABOARD|OFF|NEAR|AT SEA(?: OFF| IN| NEAR)?|OFF THE COAST OF|SOMEWHERE (?:IN|NEAR|OFF)|OUTSIDE|INSIDE"
    r"|IN|ON|(?:NORTH|SOUTH|EAST|WEST) OF) (?:THE )?)"
)
"""What may stand before a place that is no town: "AT SEA OFF LIBYA", "IN THE AEGEAN SEA"."""
_LEADING = re.compile(LEAD)
_TAG = re.compile(
    r"[,.]? {0,2}(?:--)?(?:\((?P<round>[^()\n]{2,40})\)|\[(?P<square>[^\[\]\n]{2,40})\]|/ ?(?P<slash>[^/\n]{2,30}?) ?/"
    r"|/ ?(?P<open>[^\W\d_a-z][\w ]{1,20}?)(?= {0,2}[-–—]))"
)
_DATED_TAG = re.compile(r"(?P<tag>[^,\d]{2,30}), (?P<date>.{4,30})")
"""An agency and its date in one bracket: "ROTTERDAM (ANP, 14 May 2025)"."""
_SITE = re.compile(r"\.[a-z]{2,4}\Z")
_SITE_NAME = re.compile(r"\w\.(?:com|co|id|net|org|news|tv)\b", re.IGNORECASE)
_DESK = re.compile(r"/[a-z]{2,4}\Z")
"""An agency's regional desk behind its name: "dpa/lno"."""
_OWN_CAPITALS = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*")
"""Capitals within a word, as unlisted agencies write themselves: "KazTAG", "UNA"."""
_TAG_ALONE = re.compile(r" {1,2}[-–—] {1,2}(?P<tag>[^\W\d_][\w -]{1,24}?)")
_TAG_BEHIND = re.compile(r" {1,2}[-–—]{1,2} {1,2}(?P<tag>[^\W\d_][\w -]{1,24}?)(?=\. |, | {1,2}[-–—])")
"""An agency behind the dash: "MOSCOW, 20 May – RIA Novosti. "."""
_TAG_BARE = re.compile(r",? {1,2}(?P<tag>[A-Z]{2,10}) {1,3}(?=[\"“]?[^\W\d_a-z])")
_PLAIN_TAG = re.compile(rf"[,.]? {{1,3}}({WORD}(?: {WORD}){{0,2}}?|dpa)(?=\.? {{0,2}}(?:[-–—]|  |\.|:|\Z))")
_DATE_GAP = re.compile(r" ?[/|] ?| {1,3}[●•·] {1,3}|(?:(?:[,.]|,?\.)? {1,2}|,)(?:[-–—] {1,2})?")
_CLOCK = re.compile(r",? (?:[-–—] )?\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,5})?")
_GLUED_DASH = re.compile(r"(?:- | -)(?=[^\W\d_a-z])")
_BROKEN_DASH = r"â€[”“\x93\x94]|&[mn]dash;|&#821[12];"
"""A dash that was decoded wrongly or left as an entity."""
DASH = re.compile(rf"(?: {{0,2}}\.?(?:[-–—]{{1,3}}|{_BROKEN_DASH}|:-?)|[.:]-?|/(?!\w)) {{0,3}}")
_SPACED_DASH = re.compile(rf" {{0,2}}\.?(?:[–—]{{1,3}}|--|{_BROKEN_DASH}|(?<= )-(?= )) {{0,3}}")
_BODY = re.compile(rf"\b(?:{'|'.join(map(re.escape, BODIES))})\Z", re.IGNORECASE)
_BEHIND_DATE = re.compile(r" ?[/|] ?(?=[\"“‘']?[^\W\d_a-z])")
"""A bar before the news that a date ends: "Beira | 12 March 2025 | Two cranes ..."."""
_BAR = re.compile(r" [|•·●] (?=[\"“‘']?[^\W\d_a-z])")
_SPANISH_DASH = re.compile(r"\.[-–—] {0,2}(?=[\"“]?[^\W\d_a-z]|\()")
_COLON = re.compile(r" ?: {1,2}(?=[\"“‘']?[^\W\d_a-z])")
_STOP = re.compile(r"\. {1,2}(?!(?:That|This|It|He|She|They|There|Here|Not|No|And|But)\b)(?=[\"“‘']?[^\W\d_a-z])")
"""The full stop behind the place, as German papers print it: "Düsseldorf. Steel traders expect ..."."""
_ABBREVIATED = re.compile(r", [^,]{2,12}\.\Z|\b[A-Z]\.[A-Z]\.\Z")
_WEEKDAY = re.compile(
    r"(?:, | \()(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|noon|afternoon|evening|night))?|today"
    r"|yesterday)\)? ?(?:\((?P<tag>[^()\n]{2,30})\) ?)?"
    r"(?:[-–—]{1,2}|:) {1,2}(?=[\"“‘']?[^\W\d_a-z])"
)
_SPEAKS = re.compile(r" ?: ")


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


def after_place(text: str, start: int, end: int, *, prose: bool, lost_dash: bool, alone: bool) -> Opening | None:
    """The dateline whose place is `text[start:end]`, read on from there, or `None` where it is none."""
    place = text[start:end]
    if place.endswith(".") and not _ABBREVIATED.search(place):
        place = place[:-1]
    bracket_end = re.search(r"[(\[]([^()\[\]]+)[)\]]\Z", place)
    if bracket_end and (
        bracket_end[1].casefold() in WEEKDAYS
        or is_listed(bracket_end[1])
        or is_code(bracket_end[1])
        or looks_like_house(bracket_end[1])
        or is_unlisted_agency(place[: bracket_end.start()].rstrip(), bracket_end[1])
        or ROLE.fullmatch(place[: bracket_end.start()].rstrip())
    ):
        return None
    if (looks_like_house(place) and not _LEADING.match(place)) or (place.count(" ") and _BODY.search(place)):
        return None
    last = re.split(r", |/", place)[-1]
    if _SITE_NAME.search(place):
        return None
    if last != place and (known := directory().tagged.get(fold(last))) and known.kind in ("agency", "press-release"):
        return None
    if fold(place) in directory().tagged and place.casefold() not in COUNTRIES:
        return None
    other = HIJRI.match(text, end) or MONTH_ALONE.match(text, end)
    at = other.end() if other else end
    stamp: Stamp | None = None
    tag: str | None = None
    tag_at: tuple[int, int] | None = None
    wire: Wire | None = None
    if numbers := NUMBERS.match(text, at):
        stamp, at = in_numbers(numbers), numbers.end()
    for _ in range(2):
        gap = _DATE_GAP.match(text, at)
        if stamp is None and gap and (date := stamp_at(text, gap.end())):
            if date.weekday is not None and not gap.group().strip() and not place.isupper():
                return None  # "Trinity Sunday, 22 June"
            stamp, at = date, date.passage.end
            clock = _CLOCK.match(text, at)
            at = clock.end() if clock else at
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
            wire = directory().tagged.get(fold(inner)) or directory().tagged.get(fold(_SITE.sub("", inner)))
            wire = wire or directory().tagged.get(fold(_DESK.sub("", inner)))
            wire = wire or (rejoined(inner) if stamp else None) or first_of(inner)
            named = stamp or (group != "square" and (place.split(",")[0].isupper() or is_code(inner)))
            named = named or (group == "round" and prose and is_unlisted_agency(place, inner))
            if group == "round" and prose and is_small_code(place, inner) and DASH.match(text, bracket.end()):
                tag, tag_at, at = inner, bracket_at, bracket.end()
                continue
            if wire is None and _SPEAKS.match(text, bracket.end()) and not is_code(inner) and not is_place(place):
                return None  # "PRESENTER (Jane Roe): Good morning."
            if wire or (named and is_tag(inner) and (group != "square" or not is_land(inner))):
                tag, tag_at, at = inner, bracket_at, bracket.end()
    core = stamp.passage.end if stamp else end
    sent = OWN.match(text, at) if tag is None else None
    at = sent.end() if sent else at
    if tag is None and (signed := _TAG_BEHIND.match(text, at)):
        known = directory().tagged.get(fold(signed["tag"]))
        if (known and known.kind == "agency" and (stamp or is_place(place))) or (
            stamp and known is None and _OWN_CAPITALS.fullmatch(signed["tag"])
        ):
            wire, tag, tag_at, at = known, signed["tag"], signed.span("tag"), signed.end("tag")
    if tag is None and (plain := _PLAIN_TAG.match(text, at)):
        known = directory().tagged.get(fold(plain[1]))
        unlisted = known is None and stamp and _OWN_CAPITALS.fullmatch(plain[1]) and DASH.match(text, plain.end())
        if unlisted:
            tag, tag_at, at = plain[1], plain.span(1), plain.end()
        elif (
            known
            and (stamp or plain.end() < len(text))
            and not directory().named.get(fold(text[start : plain.end()]))
            and (known.kind in ("agency", "press-release") or (plain[1].isupper() and DASH.match(text, plain.end())))
        ):
            wire, tag, tag_at, at = known, plain[1], plain.span(1), plain.end()
    if lost_dash and tag is None and (signed := _TAG_BARE.match(text, at)):
        known = directory().tagged.get(fold(signed["tag"]))
        if known and known.kind == "agency":  # "Tehran, IRNA The spokesman ...", whose dash a feed has deleted
            wire, tag, tag_at, at = known, signed["tag"], signed.span("tag"), signed.end()
    if place.casefold() in WEEKDAYS_ABROAD:
        return None  # "Jueves, 23 de octubre de 2025"
    if all(word.casefold() in NO_PLACES or word.casefold() in GENERIC for word in place.split()):
        return None
    if alone and not prose and tag is None and (signed := _TAG_ALONE.fullmatch(text, at)):
        known = directory().tagged.get(fold(signed["tag"]))
        if known and known.kind == "agency":  # "İZMİR - DHA"
            return Opening(place, _split(place), stamp, signed["tag"], signed.span("tag"), known, signed.end(), core)
    dash = DASH.match(text, at) or (_BEHIND_DATE.match(text, at) if prose and stamp else None)
    rest = dash.end() if dash else at
    found = Opening(place, _split(place), stamp, tag, tag_at, wire, rest, core)
    bare = place[lead.end() :] if (lead := _LEADING.match(place)) else "" if fold(place) == "at sea" else place
    bare = re.sub(r"\bDR (?=Congo\b|CONGO\b)", "", bare)
    if any(word.casefold().rstrip(".") in NO_PLACES for word in re.split(r"[ /,]+", bare)):
        return None
    if place.casefold().startswith("the ") and not place.casefold().startswith("the hague"):
        return None
    if tag and not (prose or stamp or wire or dash) and text[rest:].strip().isupper():
        return None  # "PORT CURRENT (SOC) LTD": a firm
    if tag or ((sent or other) and dash and prose and not stamp and (_capitals(place) or is_place(place))):
        return found
    if stamp:
        if alone and not prose and (_is_person(place, text[end : stamp.passage.start]) or _is_word(place)):
            return None
        whole = at >= len(text.rstrip()) or bool(OTHER_CALENDAR.match(text, at))
        return found if dash or (alone and whole) else None
    weekday = _WEEKDAY.match(text, end) if prose else None
    if weekday and all(is_place(part) for part in _split(place)):  # "Accra, Friday - "
        tag = weekday["tag"]
        wire = directory().tagged.get(fold(tag)) if tag else None
        return Opening(place, _split(place), None, tag, weekday.span("tag") if tag else None, wire, weekday.end(), end)
    bar = _BAR.match(text, end) if prose else None
    if bar and place.casefold() not in COUNTRIES | _PARTS | SECTIONS and all(is_place(part) for part in _split(place)):
        return Opening(place, _split(place), None, None, None, None, bar.end(), end)
    colon = _COLON.match(text, end)
    if colon and prose and place.isupper() and is_land(place):  # a trade paper: "ESTONIA: Two wagons ..."
        return Opening(place, (place,), None, None, None, None, colon.end(), end)
    if colon and prose and all(is_city(part) for part in _split(place)):
        return Opening(place, _split(place), None, None, None, None, colon.end(), end)
    spanish = _SPANISH_DASH.match(text, end - text[:end].endswith("."))
    if spanish and prose and _is_town(place):  # "Caracas.- Four barges ..."
        return Opening(place, _split(place), None, None, None, None, spanish.end(), end)
    town = place.removesuffix(".")
    stop = _STOP.match(text, start + len(town))
    towns = tuple(town.split(", "))
    if (
        stop
        and prose
        and all(part.isalpha() and not is_land(part) and is_place(part) for part in towns)
        and (len(towns) > 1 or is_city(town))
        and _opens_sentence(text, stop.end())
    ):
        return Opening(town, towns, None, None, None, None, stop.end(), start + len(town))
    capitals = _capitals(place)
    spaced = _SPACED_DASH.match(text, end)
    spaced = spaced or (_GLUED_DASH.match(text, end) if capitals and text[end - 1].isalpha() else None)
    if spaced and capitals and not text[spaced.end() : spaced.end() + 60].isupper() and (prose or "," in place):
        return Opening(place, _split(place), None, None, None, None, spaced.end(), end)
    short = place.count(" ") <= 2 and len(place) <= 40
    short = short or bool(
        spaced and prose and ", " in place and len(place) <= 60 and is_place(place.rpartition(", ")[2])
    )
    if spaced and prose and short and _opens_sentence(text, spaced.end()) and not _is_author(place):
        return Opening(place, _split(place), None, None, None, None, spaced.end(), end)
    if (
        lost_dash
        and capitals
        and re.match(r" {1,3}[\"“]?[^\W\d_]", text[end : end + 6])
        and not text[end:].strip()[:12].isupper()
    ):
        return Opening(place, _split(place), None, None, None, None, end + 1, end)
    return None


def _is_town(place: str) -> bool:
    """Whether words name a place, or end in one in capitals: "CIUDAD DE MÉXICO"."""
    return is_place(place) or (_capitals(place) and is_place(place.rpartition(" ")[2]))


def is_city(place: str) -> bool:
    """Whether a place is a city and no common word, its country behind it at most ("Abu Dhabi, UAE")."""
    city, _, land = place.partition(", ")
    town = city.casefold() in CITIES or (english().level(city) < COMMON and city.count(" ") < 2 and is_place(city))
    return town and (
        not land or land.casefold() in COUNTRIES or land in ("UAE", "UK", "USA") or land.casefold() in CITIES
    )


_PARTS = frozenset(
    {"africa", "asia", "europe", "america", "americas", "latin america", "middle east", "balkans", "world"}
)


def _is_word(place: str) -> bool:
    """Whether one word before a date on its own line is a section or a common word: "Economy, May 6, 2026"."""
    one = place.isalpha() and place.casefold() not in CITIES
    return one and (place.casefold() in SECTIONS or (english().level(place) >= COMMON and not is_place(place)))


def _is_author(place: str) -> bool:
    """Whether words before a dash are a person's name: "Jane Roe - The bridge ..."."""
    first, *rest = place.split(" ")
    plain = "," not in place and "(" not in place
    return len(rest) in (1, 2) and plain and not is_place(place) and is_given_name(first)


def _is_person(place: str, gap: str) -> bool:
    """Whether what stands before a date is who wrote the copy: "JANE ROE — 28 March", "Jane Roe, 28 March"."""
    if gap.strip() == "|":
        return not is_place(place) or place.casefold() in COUNTRIES | _PARTS  # a section: "ARGENTINA | 05-07-2025"
    if " " in place and not place.isupper() and "," not in place and not is_place(place):
        return True
    if "/" in place or not 2 <= len(place.split()) <= 3 or is_place(place):
        return False
    return gap.strip(" ,") in ("-", "–", "—") or is_given_name(place.partition(" ")[0])


def _capitals(place: str) -> bool:
    city = re.split(r"[,(/\[]", place)[0]
    letters = [c for c in city if c.isalpha()]
    return len(letters) >= 3 and all(not c.islower() for c in letters)


def _opens_sentence(text: str, at: int) -> bool:
    return len(text) - at > 40 and (text[at : at + 1].isupper() or text[at : at + 1] in "\"“‘'")


def _split(place: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in place.split("/"))
