"""Marks of bold or slanted type around a dateline: "**MOMBASA** – ", "*KISUMU, May 6 (AFP)* - ", "<b>BEIRA</b> - "."""

from __future__ import annotations

import re
from dataclasses import replace

from ..model import Passage
from .dateline_parts import Opening

_MARKED = re.compile(
    r"(?P<open>\*{1,3}|_{1,2}|<(?P<tag>b|strong|i|em)>)(?P<inner>[^\W\d_][^*_<>\n]{2,80})(?P<close>\*{1,3}|_{1,2}|</(?P=tag)>)"
)


def unmarked(text: str) -> tuple[str, int, int, int] | None:
    """The text without the marks that it opens with, how long both are, and where the second stood in what is left."""
    found = _MARKED.match(text)
    if found is None or (found["tag"] is None and found["open"] != found["close"]):
        return None
    inner = found["inner"]
    return inner + text[found.end() :], len(found["open"]), len(found["close"]), len(inner)


def marked(found: Opening, first: int, second: int, at: int) -> Opening:
    """The same opening with its offsets in the text with the marks."""

    def moved(offset: int, *, behind: bool = False) -> int:
        return offset + first + (second if offset > at or (behind and offset == at) else 0)

    stamp = found.stamp
    if stamp:
        stamp = stamp._replace(passage=Passage(moved(stamp.passage.start), moved(stamp.passage.end)))
    tag_at = (moved(found.tag_at[0]), moved(found.tag_at[1])) if found.tag_at else None
    return replace(found, stamp=stamp, tag_at=tag_at, end=moved(found.end, behind=True), core=moved(found.core))
