"""What of a text stands for what a line says: its content, and where that is a word or two the sentences around it."""

from __future__ import annotations

from ..text import sentences

FEWEST = 4
"""Words below which a content ("this", "the allegation") is read with its sentence and the one before."""


def spoken(text: str, start: int, end: int) -> str:
    """The words of the content `[start, end)`, blanks made single; with its surroundings where it is short."""
    said = " ".join(text[start:end].split())
    if len(said.split()) >= FEWEST:
        return said
    low = max(0, start - 600)
    around = [s for s in sentences(text[low : end + 400]) if s.start + low < end]
    return " ".join(" ".join(text[low + s.start : low + s.end].split()) for s in around[-2:])
