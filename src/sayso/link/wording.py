"""What of a text stands for what a line says: its content, and where that is a word or two the sentences around it."""

from __future__ import annotations

from ..text import last_sentences

FEWEST = 4
"""Words below which a content ("this", "the allegation") is read with its sentence and the one before."""
BEFORE, AFTER = 600, 400
"""Code points before the content's begin and after its end in which the sentences around it are looked for."""


def spoken(text: str, start: int, end: int) -> str:
    """The words of the content `[start, end)`, blanks made single; with its surroundings where it is short."""
    said = " ".join(text[start:end].split())
    return said if len(said.split()) >= FEWEST else around(text, start, end)


def around(text: str, start: int, end: int) -> str:
    """The sentence that holds the content, or its last one, with the sentence before, blanks made single."""
    low = max(0, start - BEFORE)
    near = last_sentences(text[low : end + AFTER], end - low, 2)
    return " ".join(" ".join(text[low + s.start : low + s.end].split()) for s in near)
