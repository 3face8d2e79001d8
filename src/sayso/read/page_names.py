"""A page's name where its source stands beside it or right below: "PORT FEED // 11.11.2026 06:40 // source: KNA"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Fact, Passage
from .countries import is_place
from .findings import Findings
from .house import VERB, known, looks_like_house, written
from .lines import Line
from .name_shapes import is_section, title_case
from .stamps import stamps

_BESIDE = re.compile(
    r"(?P<name>[^\W_][\w'’&. -]{2,40}?) ?(?:[|·•»›]|//| [-–—] ) ?(?P<more>[^\n]{0,80}?(?:[|·•»›]|//| [-–—] )) ?"
    r"\(?(?:[Ss]ources?|SOURCES?|[Vv]ia|VIA):"
)
_BELOW = re.compile(r"[^\n]{6,60}?(?:[|·•]|//| [-–—]) ?\(?(?:[Ss]ources?|SOURCES?|[Vv]ia|VIA):")
_JOINED = re.compile(r"[A-Z][a-z]{2,16}(?:[A-Z][a-z]{2,16}){1,3}")
"""Words run together, as sites are called: "PortFeed"."""


def masthead_before_source(head: Findings, line: Line) -> None:
    """Read the name that a page's first line opens with, before its date and its source."""
    match = _BESIDE.match(line.text)
    if head.publisher is not None or match is None or not any(s.year for s in stamps(match["more"])):
        return
    name = match["name"]
    if wire := known(name):
        head.publisher = Fact(wire.name, Passage(line.start, line.start + len(name)), "masthead")
    elif looks_like_house(name) or _is_name(name):
        head.publisher = Fact(written(name), Passage(line.start, line.start + len(name)), "masthead")


def over_source(text: str, following: Sequence[Line]) -> bool:
    """Whether a first line of words run together stands right over the page's date and source."""
    below = following[0].text if following else ""
    return bool(_JOINED.fullmatch(text) and _BELOW.match(below) and any(s.year for s in stamps(below[:60])))


def _is_name(name: str) -> bool:
    """Whether up to four words are a name by their capitals, and no section, place or headline."""
    shaped = name.isupper() or title_case(name)
    return shaped and len(name.split()) <= 4 and not (is_section(name) or is_place(name) or VERB.search(name))
