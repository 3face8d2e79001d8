"""The house that a header line names: known to the directory, or called as papers and broadcasters are called.

A name that no directory lists is taken only where a house's name stands: alone above or below a dated line, beside the
date, behind a byline, at the end of a headline behind a bar, in a copyright line. All functions look at one line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..wires import Wire, directory, fold
from .countries import CITIES
from .house_words import ARTICLES, ENDINGS, FIRST, GENERIC, MEDIA
from .stamps import stamps
from .vocabulary import COMMON, english


class House(NamedTuple):
    """A house named in a line: `[start, end)` in the line, and the name that the ledger gives it."""

    start: int
    end: int
    name: str
    wire: Wire | None


_WORD = re.compile(r"[^\W_]+(?:['’.&+-][^\W_]+)*|&")
_ELIDED = re.compile(r"(?:[ld]|dell|all|nell)['’](?=\w)", re.IGNORECASE)
"""An article that is written together with the word behind it: "Le Courrier de l'Ouest"."""
_CUT = re.compile(
    r" ?[|›»>·•¦] ?| ?&(?:raquo|rsaquo|gt|middot|bull|[mn]dash|#124); ?| -- | [-–—] | ?/ ?|[,;:](?= )|"
    r" at (?=\d)| on (?=\d)|\s{3,}"
)
_SMALL = frozenset("of the and & on in for de del da do di du la le el y e et und van von der den les des al".split())  # noqa: SIM905
VERB = re.compile(
    r"\b(?:say|said|is|are|was|were|to|after|over|in a|arrest\w*|kill\w*|not|who|what|why|how|amid|"
    r"(?:says?|raise|hit|open|close|call|urge|seize|hold|sell|end|die|win|lose|find|sink|leave|take|give|make|see|get|"
    r"go|ban|back|blast|slam|vow|eye|seek|warn|tell|face|join|quit|reject|denie|plan|want|meet|visit|sign|order|cut|"
    r"lift|put|set|show|name|accuse|deliver|start|stop|keep|halt|launche|welcome|remain|reache|rise|fall|affirm|confirm|"
    r"announce|condemn|discusse|receive|stresse|hail|praise|mourn|congratulate|inaugurate|participate|approve|appoint|"
    r"arrive|attend|deplore|expresse)s)\b",
    re.IGNORECASE,
)
"""Verbs of headlines: a line that holds one is no name."""
_STAFF = re.compile(
    r" (?:staff|newsroom|report|reporters?|correspondents?|desk|team|editors?|writers?)(?: writers?)?\Z", re.I
)
_PLACE_TAIL = re.compile(r" \([^()\n]{2,30}\)\Z")
_DOMAIN = re.compile(r"\.(?:com|net|org|eu|info|[a-z]{2})\Z", re.IGNORECASE)
_OF_A_LAND = re.compile(r"\A([^\W\d_a-z]\w{1,20}) [^\W\d_a-z]\w{2,12}(?:ish|ese|an)(?= (?:News|Press) Agency\Z)")
"""What an agency adds to its name abroad: "Andina Peruvian News Agency"."""
_LEAD = re.compile(
    r"(?:(?:Published|Posted|Issued|Provided|Produced|Distributed|Released) by|[Bb]y|BY|[Ff]or|FOR|Publisher:|"
    r"By:|Writer:|Author:|Agency:|Publication:|Outlet:|Newspaper:|Medium:|Media:|MEDIA:|OUTLET:|PUBLICATION:|NEWSPAPER:)\s+"
)


def known(words: str) -> Wire | None:
    """The listed outlet that words name, without a place in brackets, an edition or its staff."""
    bare = _PLACE_TAIL.sub("", words).strip()
    named = directory().named
    first, _, city = bare.rpartition(" ")  # "N1 Belgrade" is its bureau there
    return (
        named.get(fold(bare))
        or named.get(fold(re.sub(r" (?:in English|English|News|Online|News Service)\Z", "", bare)))
        or named.get(fold(_STAFF.sub("", bare)))
        or named.get(fold(_DOMAIN.sub("", bare)))
        or named.get(fold(_OF_A_LAND.sub(r"\1", bare)))
        or (named.get(fold(first)) if city.casefold() in CITIES else None)
    )


def without_place(words: str) -> str:
    """A house's name without the place in brackets that tells it from its namesakes ("The Port Herald (Lusaka)")."""
    return _PLACE_TAIL.sub("", words)


def looks_like_house(words: str) -> bool:
    """Whether words that nobody lists are a house's name by their looks: "Kestrel Valley Voice", "Polarpress"."""
    parts = _WORD.findall(words)
    if not 1 <= len(parts) <= 7 or len(words) > 60 or VERB.search(words) or words[:1].islower():
        return False
    if any(bar in words for bar in "|»›"):  # "News | Croatia" is where a page stands
        return False
    if (
        words.endswith((".", "!", "?", ":"))
        or "," in words
        or words.startswith(("By ", "BY ", "From "))
        or words.endswith((" ID", " Id"))
        or '"' in words
        or "“" in words
    ):
        return False
    parts = [_ELIDED.sub("", w) for w in parts]
    if not words.isupper() and not all(w[:1].isupper() or w.casefold() in _SMALL or w[:1].isdigit() for w in parts):
        return False
    low = [w.casefold().removesuffix("'s").removesuffix("’s") for w in parts]
    telling = [w for w in low if w not in GENERIC and w not in _SMALL and not w.isdigit()]
    if len(parts) == 1:
        return len(low[0]) > 5 and low[0].endswith(ENDINGS) and low[0] not in ENDINGS and low[0] not in GENERIC
    core = low[1:] if low[0] in ARTICLES and len(low) > 1 else low
    if core and "-" in core[-1] and set(core[-1].split("-")) & MEDIA and len(core) > 1:  # "Register-Guard"
        return True
    if not core or not (core[-1] in MEDIA or core[0] in FIRST or (low[0] in ARTICLES and set(core) & MEDIA)):
        return core[-1:] != [] and len(core[-1]) > 6 and core[-1].endswith(ENDINGS) and len(parts) <= 3
    return bool(telling) or low[0] in ARTICLES


RECORD = re.compile(r"\b(?:ID|Id|No|Code|Ref|Number|Clip|CLIP|Item|ITEM|Message|MSG)\b[.:]? ?:? ?\d{3,}")
"""The number of a record of a page or a system, which is nobody's name: "News ID: 85987714"."""


def in_words(text: str, start: int, end: int) -> House | None:
    """The house that `text[start:end]` names and nothing else, or `None`."""
    while start < end and text[start] in ' \t\u00a0([“"*':
        start += 1
    while start < end and text[end - 1] in ' \t\u00a0)]”"*,;|':
        if text[end - 1] == ")" and "(" in text[start:end]:
            break
        end -= 1
    lead = _LEAD.match(text, start, end)
    if lead:
        start = lead.end()
    shown = text[start:end]
    if not shown or len(shown) > 80 or RECORD.search(shown):
        return None
    wire = known(shown)
    if wire and (shown[0].isupper() or shown.islower() or shown[0].isdigit()):
        return House(start, end, wire.name, wire)
    bare = _STAFF.sub("", shown)
    bare = _PLACE_TAIL.sub("", bare)
    if looks_like_house(bare):
        return House(start, start + len(bare), written(bare), None)
    return None


def written(name: str) -> str:
    """A name in capitals as it is written elsewhere: "BANK INDONESIA" is Bank Indonesia; short ones stay ("NIKKEI")."""
    if not name.isupper() or (" " not in name and len(name) <= 6):
        return name
    return " ".join(w.lower() if w.lower() in _SMALL and i else w.capitalize() for i, w in enumerate(name.split()))


def parts(text: str, start: int = 0) -> list[tuple[int, int]]:
    """The parts of a header line between bars, dashes, slashes, commas and dates."""
    cuts = [m.span() for m in _CUT.finditer(text, start)] + [tuple(s.passage) for s in stamps(text, start)]
    out, at = [], start
    for low, high in sorted((c[0], c[1]) for c in cuts):
        if low > at:
            out.append((at, low))
        at = max(at, high)
    if at < len(text):
        out.append((at, len(text)))
    return out


def agencies(text: str) -> list[House]:
    """The agencies that a short header line names, alone or beside others ("EFE | Cádiz", "dpa/lni")."""
    whole = text[:120]
    out = []
    for start, end in [span for part in parts(whole) for span in _split(whole, *part)]:
        shown = whole[start:end].strip(" ():|.")
        wire = directory().tagged.get(fold(shown))
        at = whole.find(shown, start) if shown else start
        if wire and wire.kind == "agency" and _is_as_written(shown, wire):
            out.append(House(at, at + len(shown), wire.name, wire))
    return out


def _is_as_written(shown: str, wire: Wire) -> bool:
    """Whether words are an agency's name or tag as it writes it, and no word of the language ("Trend", a section)."""
    tagged = shown in wire.codes and english().level(shown) <= COMMON
    return shown.isupper() or shown == wire.name or " " in shown or tagged


_TWO = re.compile(r"(?P<agency>[^/|\n]{2,30}?) ?/ ?(?P<own>[^/|@\n]{2,40}?)(?: [-–—|] .{2,60})?")


def with_agency(text: str) -> tuple[House, House] | None:
    """The agency and the house of a line "AFP/The Port Herald - news@...": the house runs what the agency wrote."""
    match = _TWO.fullmatch(text[:120])
    agency = directory().tagged.get(fold(match["agency"])) if match else None
    if match is None or agency is None or agency.kind != "agency":
        return None
    own = in_words(text, *match.span("own"))
    if own is None or (own.wire is not None and own.wire.kind == "agency"):
        return None
    return House(*match.span("agency"), agency.name, agency), own


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A part without "By" before it, cut at "and"."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    cuts = [m.span() for m in re.finditer(r" and |/", text[start:end])]
    edges = [start, *(start + edge for cut in cuts for edge in cut), end]
    return list(zip(edges[::2], edges[1::2], strict=True))


def beside_date(text: str) -> House | None:
    """The house among the parts of a dated line ("4 March 2025 | The Larchfield Courier", "Reuters, 04.03.2025")."""
    whole = text[:200]
    for start, end in parts(whole):
        found = in_words(whole, start, end)
        if found:
            return found
    return None


_BY = re.compile(r"(?:[A-Z][\w ]{0,20} )?(?:[Bb][Yy]|Text|Story):? ")
_OF_HOUSE = re.compile(r" (?:for|FOR|of|OF|with|at) (?=[^\W\d_a-z]|[tT]he )| ?[/|•·(] ?|, | [-–—] ")
_ROLE = re.compile(r" (?:Editor|Correspondent|Reporter|Writer|Columnist|Staff)s?\b")


_STAFF_OF = re.compile(r", (?P<name>[^\W\d_a-z][\w’'&-]*(?: [^\W\d_a-z][\w’'&-]*){0,3}) [Ss]taff(?: \w+)?\b")


def behind_byline(text: str) -> House | None:
    """The house behind the names of a byline: "By Jane Roe, Port Herald", "Jane Roe / Herald", "By Herald staff"."""
    shown = text[:200]
    by = _BY.match(shown)
    start = by.end() if by else 0
    for cut in _OF_HOUSE.finditer(shown, start):
        rest = shown[cut.end() :]
        close = re.search(r" ?[|/•·,;)\n]| [-–—] ", rest)
        end = cut.end() + (close.start() if close else len(rest))
        found = in_words(shown, cut.end(), end)
        if found and not _ROLE.fullmatch(" " + shown[found.start : found.end]):
            return found
        role = _ROLE.search(shown, cut.end(), end)
        stop = role.start() if role else 0
        for _ in range(3):  # "Daily Comet Showbiz Editor"
            if stop <= cut.end():
                break
            if named := in_words(shown, cut.end(), stop):
                return named
            stop = shown.rfind(" ", cut.end(), stop)
    staff = _STAFF_OF.search(shown, start)
    if staff:
        return House(*staff.span("name"), written(staff["name"]), None)
    if by and _STAFF.search(shown):
        return in_words(shown, start, len(shown))
    return None


def tail(text: str) -> tuple[House, str, int] | None:
    """The house at the end of a headline, the mark before it, and where the headline ends; or in brackets before it.

    A bar marks the house whose page it is. A dash may also mark whose report the headline is about, so the mark is
    given back.
    """
    opened = re.match(r"\[([^\[\]\n]{2,60})\]:? +(?=\S)", text)
    if opened and (found := in_words(text, *opened.span(1))):
        return found, "[", opened.end()
    last = None
    for last in re.finditer(r" ?[|¦] ?| [-–—] ", text[:300]):  # noqa: B007 - the last one is wanted
        pass
    if last is None or last.start() < 12:
        return None
    found = in_words(text, last.end(), len(text))
    return (found, last.group().strip(), last.start()) if found else None


_OWNER = re.compile(
    r".{0,12}?(?:(?:©|\([cC]\)|&copy;|Copyright\b):? ?){1,2}"
    r"(?:\d{4}(?: ?[-–,] ?\d{2,4})?,? )?(?:[Bb]y )?(?:the )?"
    r"(?P<name>(?:The )?[^\W\d_][\w'’&.+ -]{1,60}?)"
    r"(?=(?:,? (?:\d{4}|Limited|Ltd\b|Inc\b|LLC|GmbH|S\.A\.|and/or|All [Rr]ights|via\b))|[.,;|]? *\Z|[.|;] |, )"
)
_NO_OWNER = re.compile(r"(?:All [Rr]ights|Content|This|and|Getty|the author|us\b)", re.IGNORECASE)


def owner(text: str) -> House | None:
    """The house that a copyright line names as its owner; its name need not look like one."""
    match = _OWNER.match(text[:240])
    if not match or _NO_OWNER.match(match["name"]):
        return None
    start, end = match.span("name")
    shown = match["name"]
    wire = known(shown) or directory().tagged.get(fold(shown))
    if wire:
        return House(start, end, wire.name, wire)
    words = shown.split()
    if len(words) <= 6 and all(w[:1].isupper() or w.casefold() in _SMALL for w in words):
        return House(start, end, written(shown), None)
    return None
