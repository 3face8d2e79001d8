"""How a name of a place is written in the table and looked up: folded, so that spellings of one name meet."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from hashlib import blake2b

_LONG = {"saint": "st", "sankt": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ə": "a"}
)
_DROPPED = str.maketrans(dict.fromkeys(".'’‘`ʼʻʿʾ") | dict.fromkeys("-‐‑–_/", " "))
_MANY = 60
"""Letters that a name has at most: the longest one in the table is shorter, and junk of any length is not folded."""


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """The name in small letters without marks: "Saint-Étienne" and "St. Etienne" both give "st etienne"."""
    small = name[:_MANY].lower().translate(_LETTERS).translate(_DROPPED)
    if not small.isascii():
        small = "".join(c for c in unicodedata.normalize("NFKD", small) if not unicodedata.combining(c))
    return " ".join(_LONG.get(word, word) for word in small.split())


def key(folded: str) -> int:
    """The number under which a folded name stands in the table: 48 bits, so that a strange word errs once in 10^9."""
    return int.from_bytes(blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=6).digest(), "little")
