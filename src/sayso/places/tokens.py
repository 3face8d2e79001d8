"""Words of a text as names of places are made of them: letters with their apostrophes, and short forms with stops."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .names import fold

_LETTERS = "[^\\W\\d_](?:[^\\W\\d_]|[\u0300-\u036f\u064b-\u0652])*"
_TOKEN = re.compile(rf"(?:[A-Z][a-z]?\.){{2,4}}(?![^\W_])|{_LETTERS}(?:['’ʼ‘]{_LETTERS})*")
_STOPPED = frozenset(("st", "ste", "ft", "mt", "pt"))
_JOINS = frozenset((" ", "-", "‐", "‑", "–", "\u00a0", "  "))
_ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]")
"""A small word that is cut to a letter before a name: "Côte d'Ivoire"."""
_POSSESSIVE = re.compile(r"['’ʼ‘][sS]$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word: its place, its letters, its folded forms (as it stands, without a possessive), how it is written."""

    start: int
    end: int
    shown: str
    folded: str
    base: str
    base_end: int
    capital: bool
    upper: bool
    gap: str
    """What stands between it and the word before it: at most 8 characters."""
    joined: bool
    """Whether it can go on a name that the word before it is part of."""


def cut(text: str) -> list[Token]:
    """The words of a text, in order; linear in its length."""
    out: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end, shown = match.start(), match.end(), match.group()
        possessive = _POSSESSIVE.search(shown)
        base = shown[: possessive.start()] if possessive else shown
        gap = text[last:start] if start - last <= 8 else text[last : last + 4] + "\n" + text[start - 4 : start]
        joined = bool(out) and (
            gap in _JOINS or (gap in (". ", ".") and out[-1].folded in _STOPPED and out[-1].capital)
        )
        folded = fold(shown)
        letters = shown.replace(".", "")
        out.append(
            Token(
                start,
                end,
                shown,
                folded,
                fold(base) if possessive else folded,
                start + len(base),
                shown[0].isupper() or bool(_ELIDED.match(shown)),
                letters.isupper() and len(letters) > 1,
                gap,
                joined,
            )
        )
        last = end
    return out
