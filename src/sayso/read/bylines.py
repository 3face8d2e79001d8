"""Bylines: the line that says who wrote the copy, in the shapes that agencies and papers use."""

from __future__ import annotations

import re

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?:al-|el-|bin-|d['’])?{_UPPER}[\w'’.-]{{0,24}}"
_NAME = rf"{_WORD}(?: (?:(?:de|del|da|dos|di|van|von|der|den|bin|ibn|al|el|la|le|y|e) ){{0,2}}{_WORD}){{1,4}}"
NAMES = rf"{_NAME}(?: ?(?:,|/|;|&| and | with | et ) ?{_NAME}){{0,5}}"
_PLACES = rf"{_WORD}(?: {_WORD}){{0,2}}"
_TAIL = r"(?:,? (?:in|from|at|for) [^|\n]{2,60}| \([^)\n]{2,80}\)|, [^|\n.]{2,80})?"

_BY = re.compile(
    rf"(?P<lead>(?:EXCLUSIVE |SPECIAL REPORT |Story |Text |Words )?[Bb][Yy]:? |BY |Written by "
    rf"|Reporting by )(?P<names>{NAMES}|[A-Z][\w ]{{1,30}} (?:[Ss]taff|STAFF|reporters?|"
    rf"newsroom|desk|correspondents?))(?P<tail>{_TAIL}).{{0,60}}"
)
_IN = re.compile(rf"(?P<names>{_NAME}) in {_PLACES}(?:(?:,| and|, and) {_NAME} in {_PLACES}){{0,4}}")
_STAFF = re.compile(
    rf"(?P<names>{NAMES}),? (?P<outlet>{_WORD}(?: {_WORD}){{0,2}}) (?:staff writers?|correspondents?|"
    rf"reporters?|editors?)\b.{{0,40}}"
)
_PIPE = re.compile(rf"(?P<names>{NAMES}) ?[|•·] ?.{{4,120}}")
_BARE = re.compile(rf"(?P<names>{NAMES})")
_NOW = re.compile(rf"(?P<names>{_NAME}) \((?:now|earlier)\)(?: and {_NAME} \((?:now|earlier)\)){{0,3}}")


def byline(line: str, *, bare: bool) -> tuple[int, int] | None:
    """Where the names of a byline stand in the line, or `None` where the line is none.

    `bare`: a line that is nothing but names counts (right under a headline, or above an outlet's name).
    """
    text = line[:300]
    for pattern in (_BY, _IN, _STAFF, _NOW):
        match = pattern.fullmatch(text)
        if match:
            if pattern is _IN:
                return 0, match.end()
            return match.start("names"), _names_end(text, *match.span("names"))
    if bare:
        match = _BARE.fullmatch(text)
        if match and len(text) <= 80:
            return match.span("names")
    return None


_ROLE = re.compile(
    r", (?=[^,]*\b(?:[Cc]orrespondents?|[Ee]ditors?|[Rr]eporters?|[Ww]riters?|[Ss]taff|Press|News|Agency|Bureau)\b)"
)


def _names_end(text: str, start: int, end: int) -> int:
    """Where the names end before a role or a house ("Jane Roe, Industrial Correspondent")."""
    role = _ROLE.search(text, start, end)
    return role.start() if role else end


def piped(line: str) -> tuple[int, int] | None:
    """Where the names stand in a "Name | date" line (the caller knows that a date follows), or `None`."""
    match = _PIPE.fullmatch(line[:300])
    return match.span("names") if match else None


_BEFORE_HOUSE = re.compile(rf"(?P<names>{NAMES})(?:, | ?[/|•·(] ?| (?:for|of) | [-–—] )")


def before_house(line: str) -> tuple[int, int] | None:
    """Where the names stand in "Name, House" or "Name / House" (the caller knows that a house follows), or `None`."""
    match = _BEFORE_HOUSE.match(line[:300])
    return match.span("names") if match else None
