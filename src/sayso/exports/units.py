"""Offsets of a text in three units: code points, bytes of UTF-8, code units of UTF-16.

"Character position" means another thing to each reader of an offset (w3c/web-annotation issue 206), so exports give
all three. A lone surrogate counts as three bytes, as in WTF-8 and as the U+FFFD that stands for it elsewhere.
"""

from __future__ import annotations

import numpy as np

from ..model import Passage

OFFSETS = ("start", "end", "start_utf8", "end_utf8", "start_utf16", "end_utf16")


class Units:
    """The offsets of one text. Those beyond its end are as if it went on in ASCII."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._utf8 = self._utf16 = None
        if not text.isascii():
            codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
            beyond = codes > 0xFFFF
            self._utf16 = np.concatenate(([0], np.cumsum(1 + beyond)))
            wide = (codes > 0x7F).astype(np.int64) + (codes > 0x7FF)
            self._utf8 = np.concatenate(([0], np.cumsum(1 + wide + beyond)))

    def utf8(self, at: int) -> int:
        """The bytes of UTF-8 before a code point."""
        return at if self._utf8 is None else int(self._utf8[min(at, self._length)]) + max(at - self._length, 0)

    def utf16(self, at: int) -> int:
        """The code units of UTF-16 before a code point."""
        return at if self._utf16 is None else int(self._utf16[min(at, self._length)]) + max(at - self._length, 0)

    def offsets(self, passage: Passage, before: str = "") -> dict[str, int]:
        """A passage in all three units, under the names of `OFFSETS` with something before them."""
        start, end = passage
        values = (start, end, self.utf8(start), self.utf8(end), self.utf16(start), self.utf16(end))
        return {before + name: value for name, value in zip(OFFSETS, values, strict=True)}
