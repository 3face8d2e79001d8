"""The marks by which a line of a page is known again in what an extractor made of it.

A mark is three Braille patterns, its line's number to the base of 255. They are printable, and neither letters nor
blanks, so that no rule of an extractor about words, blanks or repeated paragraphs sees them or throws them out.
"""

from __future__ import annotations

import re

_FIRST, _BASE = 0x2801, 255
_MARK = re.compile("[\u2801-\u28ff]{3}")
BRAILLE = re.compile("[\u2800-\u28ff]")
"""What must not stand in a text to which marks are added."""


def mark(number: int) -> str:
    """Write the mark of a line's number (below 255 to the third power)."""
    high, low = divmod(number, _BASE)
    top, high = divmod(high, _BASE)
    return chr(_FIRST + top) + chr(_FIRST + high) + chr(_FIRST + low)


def marks_in(text: str) -> set[int]:
    """The numbers of the lines whose marks stand in a text."""
    found = set()
    for marked in _MARK.findall(text):
        top, high, low = (ord(pattern) - _FIRST for pattern in marked)
        found.add((top * _BASE + high) * _BASE + low)
    return found
