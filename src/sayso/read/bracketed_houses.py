"""An agency that no table lists in brackets behind a dateline's place, told by what the copy says of it elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace

from .countries import is_place
from .findings import Findings
from .publisher import speaks_of_itself, spoken_to

_BRACKET = re.compile(r"(?P<place>[^()\n]{3,40}) \((?P<tag>[^\W\d_a-z][\w-]{2,20})\)")
_OWNED = re.compile(r"(?:©|\([cC]\)|[Cc]opyright|COPYRIGHT)[^\n]{0,20}\Z")
_SEEN = 20_000
"""Code points in which the agency is looked for."""


def agency_in_place(head: Findings) -> None:
    """Read "Jakarta (Kabarwira) - " as place and agency where the copy speaks of it as its own house.

    Without that the bracket may hold a wider place or another name of it, and stays with the place.
    """
    start, offset = head.opening or (None, 0)
    found = _BRACKET.fullmatch(start.place or "") if start else None
    if start is None or found is None or start.tag or is_place(found["tag"]) or not is_place(found["place"]):
        return
    text = head.report.extract.text
    tag = found["tag"]
    for match in re.finditer(rf"\b{re.escape(tag)}\b", text[offset + start.end :][:_SEEN]):
        low, high = (offset + start.end + at for at in match.span())
        owned = _OWNED.search(text, max(0, low - 40), low)
        if owned or spoken_to(text, low) or speaks_of_itself(text, high):
            at = head.report.extract.text.index(tag, offset) - offset
            place = found["place"]
            places = tuple(part.strip() for part in place.split("/"))
            core = found.end("place") if start.stamp is None else start.core
            changed = replace(start, place=place, places=places, tag=tag, tag_at=(at, at + len(tag)), core=core)
            head.opening = changed, offset
            return
