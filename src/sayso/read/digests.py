"""Where the first item of a digest is from: the house, its day and its source before a colon, or a wire's own dateline.

"* Scales. Reuters (20 Nov), quoting the weekly Havnebrev: the software ...", "> BERGEN, March 4 (Reuters) - A strike".
"""

from __future__ import annotations

import re

from ..model import Passage
from ..wires.naming import Named, Outlets
from .dateline import opening
from .lines import Line

_LINES = 10
"""Lines below the header in which the first item begins."""
_MARK = re.compile(r"(?:[>|*•–-] ?|\d{1,2}[.)] ?)?(?:[^\W\d_a-z][^.:\n]{1,40}\. )?")
"""What stands before an item: a bullet, a number, a heading of a few words."""
_DATED = re.compile(
    r" ?\([^()\n]{0,40}?(?:\d{1,2}\.? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?\)"
    r"(?P<more>,? (?:citing|quoting|crediting|with reference to|from) [^:\n]{3,80})?: ?[^\s]"
)


def first_item(outlets: Outlets, lines: list[Line]) -> list[Named]:
    """The houses of the first item that opens with a listed house and the day of its report, nearest first."""
    for line in lines[:_LINES]:
        mark = _MARK.match(line.text)
        named = outlets.within(line.start + (mark.end() if mark else 0), min(line.end, line.start + 300))
        if not named or not named[0].known or mark is None or named[0].passage.start != line.start + mark.end():
            continue
        dated = _DATED.match(line.text, named[0].passage.end - line.start)
        if dated:
            return [n for n in named if n.passage.end <= line.start + dated.end()]
    return []


def wire_item(text: str, lines: list[Line]) -> tuple[str, Passage, Passage] | None:
    """The one wire by whose dateline a quoted item opens, where the dateline stands, and its paragraph.

    `None` where items of several wires stand below each other: none of them is what the copy is from.
    """
    found: tuple[str, Passage, Passage] | None = None
    for line in lines[:_LINES]:
        if ">" not in text[max(0, line.start - 3) : line.start]:
            continue
        start = opening(line.text, prose=True)
        if start is None or start.wire is None or start.wire.kind != "agency" or not start.place:
            continue
        if start.stamp is None and not start.place.isupper():
            continue
        if found and found[0] != start.wire.name:
            return None
        if found is None:
            core = Passage(line.start, line.start + start.core)
            found = (start.wire.name, core, Passage(line.start + start.end, line.end))
    return found
