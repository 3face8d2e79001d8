"""Names as they sound: foldings that put spellings of one name together ("Zelenskyy", "Zelensky", "Muhammad")."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_RULES = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"ou|oo", "u"),
        (r"ee|iy|yi|ij|yy|ie\b|y|j", "i"),
        (r"ph", "f"),
        (r"kh|ch(?=[rl])", "h"),
        (r"gh", "g"),
        (r"zh", "z"),
        (r"sch|sh|tch|ch", "s"),
        (r"dh|th", "t"),
        (r"w", "v"),
        (r"q|ck|c(?=[aouklrt]|$)", "k"),
        (r"x", "ks"),
        (r"[eo]", "a"),
        (r"(.)\1+", r"\1"),
        (r"ii?\b", "i"),
    )
)
_LEAST = 6
"""Letters from which a name may lack one and be known."""


_PLAIN = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


def folded(name: str) -> str:
    """Small letters without accents and signs; blanks and hyphens stay."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    kept = "".join(c for c in small if not unicodedata.combining(c)).translate(_PLAIN)
    return " ".join("".join(c if c.isalnum() or c == "-" else " " for c in kept if c not in "'’ʼ`").split())


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """A folded word in one spelling for all that sound alike."""
    for pattern, by in _RULES:
        word = pattern.sub(by, word)
    return word


def distance_one(left: str, right: str) -> bool:
    """Whether two words of at least six letters differ by one letter that is lost, added or another."""
    if min(len(left), len(right)) < _LEAST or abs(len(left) - len(right)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    return left[at + 1 :] in (right[at:], right[at + 1 :]) or left[at:] == right[at + 1 :]
