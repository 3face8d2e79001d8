"""What a name of a house looks like: its words, its capitals, and that it is no section's."""

from __future__ import annotations

import re

from .countries import CITIES, COUNTRIES, is_place
from .house_words import GENERIC, SECTIONS

WORDS = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LANDS = COUNTRIES | CITIES
SMALL = frozenset(("of", "the", "and", "&", "on", "in", "for", "from", "de", "des", "du", "del", "la", "der", "van"))
"""Words of a name that begin without a capital."""


def title_case(name: str) -> bool:
    """Whether every word of a name begins with a capital ("eNCA": its second letter), but for small ones ("of")."""
    return all(
        w[:1].isupper() or w[1:2].isupper() or w in SMALL or w.startswith(("al-", "el-", "as-", "an-"))
        for w in name.split()
    )


def is_section(head: str) -> bool:
    """Whether a line is a section's name or a place's: "Science & Environment", "Peru"."""
    words = [word.casefold() for word in WORDS.findall(head)]
    return (
        all(word in SECTIONS or word in GENERIC or word in ("and", "the") for word in words)
        or head.casefold() in _LANDS
        or (head.isupper() and len(words) < 3 and len(head) > 4 and is_place(head))
    )
