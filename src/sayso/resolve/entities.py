"""Whom a report names: the entities, their mentions on the stage, and when two spellings are one name."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import Passage


@dataclass(slots=True, eq=False)
class Entity:
    """One person, body, country, medium, document, or group of people of a report."""

    kind: str
    name: str = ""
    words: frozenset[str] = frozenset()
    heads: set[str] = field(default_factory=set)
    qualifiers: set[str] = field(default_factory=set)
    plural: bool = False
    gender: str = ""
    country: str = ""
    seat: bool = False
    description: str = ""
    role: Passage | None = None
    body: Passage | None = None
    of: Entity | None = None
    mentions: list[Passage] = field(default_factory=list)
    introduction: Passage | None = None
    told: int = 0
    """How much the introduction tells."""
    aliases: set[str] = field(default_factory=set)
    evidence: float = 0.0
    """Above 0 a person, below 0 a body, where the kind is "name"."""
    spoke: bool = False
    """Whether it was the source of a line before."""
    owns: set[str] = field(default_factory=set)
    """What has been counted as evidence for a body, each once."""
    placed: int = 0
    """How much more often a name stands where a place would ("in Brest") than elsewhere."""


@dataclass(slots=True)
class Seen:
    """A mention on the stage of the report: where, who, and how prominent."""

    at: int
    entity: Entity
    weight: float


def near(a: str, b: str) -> bool:
    """Whether two folded words are one name: equal, transliterated otherwise, or one letter lost or changed.

    >>> near("zelenskyy", "zelensky"), near("sybiha", "sybha"), near("khan", "khon")
    (True, True, False)
    """
    if a == b:
        return True
    if a[:1] != b[:1] or abs(len(a) - len(b)) > 2:
        return False
    left, right = _sound(a), _sound(b)
    if left == right:
        return True
    if min(len(left), len(right)) < 5 or abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    same = next((k for k, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) == len(long):
        return short[same + 1 :] == long[same + 1 :]
    return short[same:] == long[same + 1 :]


def _sound(word: str) -> str:
    for old, new in (
        ("iy", "y"),
        ("yy", "y"),
        ("ii", "y"),
        ("ij", "y"),
        ("kh", "h"),
        ("ie", "e"),
        ("i", "y"),
        ("w", "v"),
    ):
        word = word.replace(old, new)
    return word
