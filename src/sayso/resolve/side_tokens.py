"""The words about a source, one by one: the name of a table that each is part of, and the class of nouns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from . import sides_en as en

if TYPE_CHECKING:
    from ..bodies import Found

WORD = re.compile(r"[^\W\d_](?:\.[^\W\d_])+\.?|[^\W_]+(?:[-][^\W_]+)*(?:['’]s\b|s['’](?=\s))?")
LANDS = frozenset(("state", "adjective", "people", "seat", "region", "town"))
BODIES = frozenset(("international", "civil", "office", "palace", "company", "party", "armed group"))
# The class of each noun; of one that stands in several lists the class named last here.
CLASS = {
    phrase: name
    for name, nouns in (
        ("state body", en.STATE_BODIES),
        ("firm", en.FIRMS),
        ("speaker", en.SPEAKERS),
        ("profession", en.PROFESSIONS),
        ("civil", en.CIVIL_BODIES),
        ("state role", en.STATE_ROLES),
        ("private", en.PRIVATE),
    )
    for phrase in nouns
}
_PHRASE = 3
"""The longest phrase of the classes, in words."""


class Token(NamedTuple):
    """A word: its place, lowered, singular, whether it owns what follows, and the name that it is part of."""

    start: int
    end: int
    low: str
    one: str
    owns: bool
    name: Found | None


class Part(NamedTuple):
    """Words up to the next preposition, and the preposition that they hang on ("" for the first)."""

    link: str
    tokens: list[Token]


def singular(low: str) -> str:
    """A noun without its plural or possessive: "ministries" -> "ministry", "police's" -> "police"."""
    low = low.replace("’", "'").removesuffix("'s").removesuffix("'")
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith("men"):
        return low[:-3] + "man"
    if low.endswith(("sses", "xes", "ches", "shes")):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return low[:-1]
    return {"people": "people", "wives": "wife"}.get(low, low)


def read(text: str, names: list[Found]) -> list[Token]:
    """The words of a text, each with the name that covers it."""
    out, at = [], 0
    for match in WORD.finditer(text):
        while at < len(names) and names[at].end <= match.start():
            at += 1
        name = names[at] if at < len(names) and names[at].start < match.end() else None
        low = match[0].lower()
        out.append(Token(match.start(), match.end(), low, singular(low), low.endswith(("'s", "’s", "s'", "s’")), name))
    return out


def classed(tokens: list[Token], at: int) -> tuple[str, str, int]:
    """The class of the phrase that ends at a word, the phrase, and its length in words; ("", "", 1) for none."""
    for length in range(min(_PHRASE, at + 1), 0, -1):
        part = tokens[at - length + 1 : at + 1]
        head = part[-1]
        before = " ".join(t.low for t in part[:-1])
        for low in dict.fromkeys((head.low, head.one, head.one.replace("-", " "))):
            phrase = f"{before} {low}".strip()
            if phrase in CLASS:
                return CLASS[phrase], phrase, length
    return "", "", 1


def classed_as(tokens: list[Token], phrases: frozenset[str]) -> Iterator[str]:
    """Which of some phrases, of up to two words, stand in some words."""
    for at, token in enumerate(tokens):
        for phrase in (token.one, f"{tokens[at - 1].low} {token.one}" if at else ""):
            if phrase in phrases:
                yield phrase
