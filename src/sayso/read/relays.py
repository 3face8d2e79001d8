"""Relays in lines of their own: a "Source:" line, a byline of another house, credits and notes of a reprint."""

from __future__ import annotations

import re

from ..model import Passage
from ..wires import directory, fold
from ..wires.naming import Named, Outlets, same_house
from . import source_notes
from .countries import is_place

_SOURCE_LINE = re.compile(
    r"(?:.{0,80}?(?:[|·•]|//) ?)?\(?(?:(?:Original |News |Primary )?[Ss]ources?(?: today)?|SOURCES?|[Ss]rc|[Vv]ia|VIA|"
    r"(?:[Ff]orwarded |[Rr]eposted |[Tt]ranslated (?:for you )?)?[Ff]rom|FROM|[Cc]redit|[Oo]riginal(?:ly)?(?: "
    r"published| article| story| report)?(?: by| in| on| at)?|First published (?:by|in)|"
    r"[Hh]/t|Agenc(?:y|ies)(?=:)|Text(?=:))"
    r"(?: ?:| (?=[^\W\d_a-z]))"
)
_OWN_NAME = (
    r"(?:the |The )?(?P<name>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)[a-z]{0,6}\b|English|Spanish|French|German|Russian|Arabic|Chinese|Ukrainian|Portuguese|Creative|"
    r"[^\W\d_a-z]\w{2,12} (?:on|in|by|at) (?:the )?[^\W\d_a-z])"
    r"[^\W\d_a-z][\w'’&.-]{0,30}(?: (?:(?:of|for|and|the|de|del|&) ){0,2}[^\W\d_a-z][\w'’&.-]{0,30}){0,5})"
)
_REPUBLISHED = re.compile(
    r"(?:[-–—*] ?)?\(?(?:This is an? [^.\n]{0,40}?(?:translation|version|extract|excerpt|summary|"
    r"digest) of [^.\n]{0,80}?(?=\b(?:in|by|from|of)\b)"
    r"|(?:This|The|A version of this) (?:story|article|report|text|piece|post|column|interview)\b[^.\n]{0,40}? "
    r"(?:(?:first |originally )?appeared|(?:first|originally) (?:published|ran)|co-published|"
    r"(?:is|was|comes) from|(?:re)?published|reprinted|provided|supplied|produced)"
    r"|(?:This|The) (?:story|article|report|text|piece) (?=by )"
    r"|(?:Translated(?: for you)?|Adapted|Abridged|Excerpted|Condensed|Taken(?: over)?|Copied|Lifted|"
    r"Picked up)(?= from)"
    r"|(?:Our |Machine |Own |Rough |Quick ){0,2}[Tt]ranslation\b[^.\n]{0,40}?(?=,? (?:from|of))"
    r"|(?:Cross-?posted|Re(?:published|printed|posted|produced)|Reprinted|(?:First|Originally) (?:published|appeared)|"
    r"Courtesy|Provided|Distributed|Supplied|Syndicated|Content created)\b)"
    rf"(?:[^.\n]{{0,30}}?\b(?:in|by|on|at|from|of|to)\b:? (?={_OWN_NAME})"
    r"|[^.\n]{0,40}?\b(?:agreement|arrangement|partnership|cooperation) with (?=[^\W\d_a-z])"
    r"|[^.\n]{0,30}? )"
)
_TRANSLATOR = re.compile(r"\ATranslated\b.{0,60}\bby:? ?\Z")
_TAG_LINE = re.compile(
    r"(?:\[(?:\.{3}|…)\] ?)?\((?!(?:[Ff]ile )?(?:[Pp]hoto|[Pp]icture|[Ii]mage|[Vv]ideo|[Gg]raphic|PHOTO|FILE))"
    r"(?P<tag>[^()]{2,40})\) {0,4}"
    r"(?:[|·]? ?(?:Read|READ|Continue|More|Share|Full)\b.{0,60})?"
)
_AGENCY = re.compile(r"(?:[A-Z][\w'’-]{1,20} ){1,3}(?:Wire|Newswire|Press|(?:News|Press) (?:Agency|Service))")
"""A name that tells an agency by its make: "Albion Wire"."""
_TEXT_OF = re.compile(
    r"(?:Text|Excerpts?|Summary|Transcript) of (?:an? )?[^.\n]{0,60}?\b(?:by|from|on|in) (?=[^\n]{3,60}\Z)"
)
"""How monitoring services give their source: "Text of report in English by Radio Ten on 5 May"."""
_LINK_LINE = re.compile(
    r"(?:Continue reading|Read (?:the |more|in |on )|View (?:the )?(?:full|original)|See (?:the "
    r")?(?:full|original)|Full story|Original (?:article|story))\b.{0,40}?(?:\b(?:at|on|in|"
    r"from|by)\b|:)"
)
_CREDIT = re.compile(
    r"(?:[Ww]ith|[Ii]nputs?|contributed|[Ii]nformation|[Mm]aterial|[Rr]eporting (?:by|was|came|from)|©|"
    r"Copyright|Content|[Aa]dditional|wire|Based on|Compiled)\b|^©|^\([cC]\)|^c\.\d{4}|^Editors?: "
)
_OF_ANYBODY = re.compile(r"(?:Text|Agency|Agencies) ?:\Z")
"""Labels that name bodies and persons as often as houses: "Text: Canal Board"."""
_OWNED = re.compile(r"©|\([cC]\)|Copyright\b")
_MANY = 2
"""Outlets that a source line names in full, from which its codes are not looked at."""
_BEFORE = 60
"""Characters before a name that are looked at: a first name, and a bracket."""
_AUTHOR_OF = re.compile(r"(?:[Bb][Yy] )?(?P<who>[^()\n]{4,50}) \((?P<house>(?:The )?[^\W\d_a-z][\w'’&. -]{2,40})\)")
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x)[ -]\Z")
"""What an author no longer is: "By Jane Roe, former BBC correspondent"."""
_BY_LEAD = re.compile(r"(?:By|BY|by|Writer|Author|Agency|Text):? ")
_NO_PARTNER = re.compile(
    r"\b(?:[Cc]orrespondents?|[Ee]ditors?|[Rr]eporters?|[Ss]taff|[Pp]hoto\w*|[Vv]ideo|[Tt]ranslat\w+)\b"
)
_FEED = re.compile(
    r"\b(?:syndicated|agency|news|wire|party)(?: [\w-]{1,12}){0,2} feeds?\b[^\n]{0,40}?(?:from|of|by|[:.,]) (?=[A-Z])",
    re.IGNORECASE,
)
"""A note that the copy is a feed's: "... auto-generated from a syndicated feed from ANI"."""
_BEHIND = re.compile(r"[ (\[](?:[Vv]ia|[Ss]ource:|[Hh]/t|[Ff]rom) (?P<name>[^()\[\]\n]{2,60})[)\]]\s*\Z")

_DATED_BEHIND = re.compile(
    r"[.”\" ]\((?P<name>[^(),\n]{2,40}), (?:(?:on )?\d{1,2}\.? ?[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})"
    r"(?:,? \d{4})?\)[.]?\s*\Z"
)
"""An outlet with the day of its report: "(dpa, 19 Nov)"."""


def names_feed(shown: str) -> bool:
    """Whether a line says that the copy came unedited from a feed."""
    return bool(_FEED.search(shown))


def is_text_of(shown: str) -> bool:
    """Whether a line says of which report the copy is the text, as monitoring services have it."""
    return bool(_TEXT_OF.match(shown))


def in_source_line(outlets: Outlets, line: Passage) -> list[Named]:
    """The outlets of a "Source: X (date), after Y" or "via X" line, of "(X) Read in full", "Continue reading at X"."""
    shown = outlets.text[line.start : min(line.end, line.start + 300)]
    for pattern in (_SOURCE_LINE, _LINK_LINE, _TEXT_OF):
        match = pattern.match(shown)
        if match:
            named = outlets.within(line.start + match.end(), line.end)
            if pattern is _LINK_LINE or _OF_ANYBODY.search(match.group()):
                return [n for n in named if n.known]
            told = source_notes.coded(outlets, line) if len(named) < _MANY else []
            named = told if len(told) > len(named) else named or source_notes.monitored(outlets, line)
            return _with(named, source_notes.chained(outlets, line))
    republished = _REPUBLISHED.match(shown)
    if republished and not _TRANSLATOR.search(republished.group()):
        listed = outlets.within(line.start + republished.end() - 1, line.end)
        if listed or not republished["name"]:
            return _with(listed, source_notes.chained(outlets, line))
        low, high = republished.span("name")
        name = republished["name"].rstrip(".,'’")
        return [Named(Passage(line.start + low, line.start + low + len(name)), name, False)] if high > low else []
    feed = _FEED.search(shown)
    if feed:
        return [n for n in outlets.within(line.start + feed.end(), line.end) if n.known][:1]
    if tag := _TAG_LINE.fullmatch(shown):
        named = [n for n in outlets.within(line.start, line.end) if n.known]
        signed = source_notes.is_own_code(outlets.text, tag["tag"]) or _AGENCY.fullmatch(tag["tag"])
        return named or ([_as_signed(line, tag)] if signed else [])
    return []


def _as_signed(line: Passage, tag: re.Match[str]) -> Named:
    """The agency in brackets on a line of its own, which no table lists."""
    low, high = tag.span("tag")
    return Named(Passage(line.start + low, line.start + high), tag["tag"], False)


def _with(named: list[Named], more: list[Named]) -> list[Named]:
    """The named with those of the others that stand where none of them does."""
    return named + [m for m in more if all(m.passage.start >= n.passage.end for n in named)] if named else []


def in_credit(outlets: Outlets, line: Passage, publisher: str | None) -> list[Named]:
    """The outlets of a closing credit ("With inputs from X", "... and X contributed to this report", "© 2015 X")."""
    shown = outlets.text[line.start : min(line.end, line.start + 400)]
    if not _CREDIT.search(shown):
        return []
    return [
        n
        for n in outlets.within(line.start, min(line.end, line.start + 400))
        if n.known and not same_house(n.name, publisher) and not (_OWNED.match(shown) and _is_part(n.name, publisher))
    ]


def _is_part(name: str, publisher: str | None) -> bool:
    """Whether an owner's name opens the publisher's: the BBC owns BBC Monitoring, the Times no Times of Mars."""
    own = fold(publisher or "")
    return own.startswith(fold(name) + " ") and not own.startswith(fold(name) + " of ")


def in_byline(outlets: Outlets, line: Passage) -> list[Named]:
    """The houses behind the names of a byline: "By Jane Roe, PA", "Jane Roe (The Third Pole)".

    A newspaper behind one of several names is a partner of the publisher and no origin; nor is a name's last word
    ("Jana Stern").
    """
    shown = outlets.text[line.start : min(line.end, line.start + 300)]
    several = bool(re.search(r" and |;|, [^,()]+ \(", shown))
    out = []
    for named in outlets.within(line.start, line.end):
        before = outlets.text[max(line.start, named.passage.start - _BEFORE) : named.passage.start]
        led = _BY_LEAD.fullmatch(before)
        if not named.known or (" " not in named.name and not led and re.search(r"[^\W\d_a-z][^\W\d_]+ \Z", before)):
            continue
        wire = directory().named.get(fold(named.name))
        if _FORMER.search(before):
            continue
        if several and before.endswith("(") and wire and wire.kind != "agency":
            continue
        out.append(named)
    alone = _AUTHOR_OF.fullmatch(shown)
    if not out and alone and not several and not _NO_PARTNER.search(alone["house"]) and not is_place(alone["house"]):
        low, high = alone.span("house")
        out.append(Named(Passage(line.start + low, line.start + high), alone["house"], False))
    return out


def behind_lead(outlets: Outlets, lead: Passage) -> list[Named]:
    """The outlets in brackets behind the lead: "... an official says. (via Nikkei)"."""
    tail = max(lead.start, lead.end - 80)
    match = _BEHIND.search(outlets.text, tail, lead.end) or _DATED_BEHIND.search(outlets.text, tail, lead.end)
    return outlets.within(match.start("name"), lead.end) if match else []
