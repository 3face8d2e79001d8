"""A web page as the lines that a reader sees, each tied to the source, with what its markup says of it."""

from __future__ import annotations

import re

from .elements import Place
from .page_lines import Line, Page
from .page_walk import walked

__all__ = ["Line", "Page", "walk"]


def walk(source: str) -> Page:
    """Read a page's source, from front to back.

    Where little is left beside what is surely not the article, what looked so is the article: it is read again as any
    other text. The same where the text stands in what browsers with scripts do not show (`noscript`).
    """
    page = walked(source)
    left = _running(page, 0)
    if left < _LITTLE and _running(page, Place.APART) > max(_LITTLE, 8 * left):
        page = walked(source, apart=False)
    if _running(page, 0) < _LITTLE and _NOSCRIPT.search(source):
        without = walked(source, scripts=False)
        if _running(without, 0) > _LITTLE:
            without.unscripted = True
            return without
    return page


_LITTLE = 300
"""Characters of running text below which a page seems to have none: a stub of two sentences has more."""
_NOSCRIPT = re.compile("<noscript", re.IGNORECASE)


def _running(page: Page, apart: int) -> int:
    """Characters in long lines with few links: those `APART`, or (0) those that are neither that nor `SIDE`."""
    wrong = Place.APART | Place.SIDE if not apart else 0
    return sum(
        line.size
        for line in page.lines
        if line.size > 80 and line.linked < 0.3 * line.size and line.place & apart == apart and not line.place & wrong
    )
