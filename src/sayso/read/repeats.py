"""Passages that stand in the copy twice: a paragraph put in again by the page or the feed. The second one is marked."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Damage
from .layout import Layout

_SHORTEST = 80
"""Code points of the shortest paragraph that is marked: captions, refrains, labels and stamps repeat rightly."""


def repeats(layout: Layout) -> Iterator[Damage]:
    """Give the paragraphs that repeat an earlier one word for word, blanks aside."""
    seen: set[str] = set()
    for paragraph in layout.paragraphs:
        if paragraph.end - paragraph.start >= _SHORTEST:
            plain = " ".join(layout.shown(paragraph).split())
            if plain in seen:
                yield Damage("repeated", paragraph)
            seen.add(plain)
