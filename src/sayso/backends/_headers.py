"""Who put a report out, from whom it was taken over, and its place: what is read at both ends, and what it means.

The encoder's vectors of the words at both ends of a report go, with where each word stands, through a graph of their
own, which tags names (who put the copy out, from whom it was taken over, the dateline's place) and points at the words
that name each. NumPy only; the same functions serve the shipped graph and its training (`training/headers.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from ..model import NamedHouse, Passage
from ._encoding import Encoded, Ints, Pieces, encode

LABELS = ("O", "B-publisher", "I-publisher", "B-relay", "I-relay", "B-origin", "I-origin", "B-place", "I-place")
"""Tags of a word; a relay is the nearest one, an origin any that stands behind it."""
POINTED = ("publisher", "relay", "place")
TOP, FOOT = 120, 60
"""Words at either end that are read. With 260 and 100 a network had as many publishers of 510 reports right."""
REACH = 10_000
"""Code points at either end in which those words are looked for."""
SIZES = (12, 8, 12, 9, 8, 7)
"""Values of each of the features of a word (`_features`)."""
_LINES = (2, 3, 5, 8, 12, 18, 26, 40)
"""Words from which a line counts as longer."""
LIKELY = 0.2
"""Probability from which words are taken for a name of some house: what they are is weighed later."""
_PLACE = 0.3
"""The same of a word beside those that are pointed at as the dateline's place."""
_EDGES = " •|-–—:,.*«»\"“”'’()[]_/\\"


class View(NamedTuple):
    """A stretch of a report that is encoded by itself: where it begins, its words, and which of them are read."""

    start: int
    encoded: Encoded
    low: int
    high: int
    top: bool
    foot: bool


@dataclass(frozen=True, slots=True)
class Sight:
    """The words that are read of one report: their passages, their features, [words, 6]."""

    passages: list[Passage]
    features: Ints


def views(text: str, pieces: Pieces) -> list[View]:
    """The top and the foot of a text, as one stretch where it is short."""
    top = encode(text[:REACH], pieces)
    if len(text) <= REACH and len(top) <= TOP + FOOT:
        return [View(0, top, 0, len(top), True, True)]
    if len(top) > TOP:
        top = encode(text[: top.words[TOP - 1].end], pieces)
    begins = max(len(text) - REACH, top.words[-1].end if top.words else 0)
    foot = encode(text[begins:], pieces)
    if len(foot) > FOOT:
        begins += foot.words[-FOOT].start
        foot = encode(text[begins:], pieces)
    return [View(0, top, 0, len(top), True, False), View(begins, foot, 0, len(foot), False, True)]


def sight(found: list[View]) -> Sight:
    """What the graph is told of the words, beside their vectors."""
    passages = [Passage(v.start + w.start, v.start + w.end) for v in found for w in v.encoded.words[v.low : v.high]]
    rows = [row for view in found for row in _features(view)]
    return Sight(passages, np.array(rows, np.int64).reshape(-1, len(SIZES)))


def _features(view: View) -> Iterator[tuple[int, ...]]:
    """Of each word what `SIZES` counts, each up to its last value.

    The line from the top and from the foot, the place in its line from the left, the line's length, the place from the
    right, and how the word is written.
    """
    words = view.encoded.words
    lines = np.array([word.paragraph for word in words], np.int64)
    size = np.bincount(lines) if len(lines) else lines
    first = np.searchsorted(lines, lines)
    longer = np.searchsorted(_LINES, size, side="right") if len(lines) else lines
    for at, line in enumerate(lines.tolist()):
        place = at - int(first[at])
        yield (
            min(line, SIZES[0] - 1) if view.top else SIZES[0] - 1,
            min(int(lines[-1]) - line, SIZES[1] - 1) if view.foot else SIZES[1] - 1,
            min(place, SIZES[2] - 1),
            int(longer[line]),
            min(int(size[line]) - 1 - place, SIZES[4] - 1),
            int(view.encoded.features[at, 0]),
        )


def named(text: str, passages: list[Passage], tags: Any, pointers: Any) -> list[NamedHouse]:
    """The names that the graph sees in a text, in order.

    tags: [words, labels] and pointers: [words, 3] are probabilities; the latter sum to 1 with what points at nothing.
    """
    begins, goes_on = tags[:, 1:7:2].sum(1), tags[:, 2:7:2].sum(1)
    likely = begins + goes_on
    out: list[NamedHouse] = []
    at, n = 0, len(passages)
    while at < n:
        if likely[at] <= LIKELY:
            at += 1
            continue
        end = at + 1
        while end < n and likely[end] > LIKELY and goes_on[end] >= begins[end]:
            between = text[passages[end - 1].end : passages[end].start]
            if "\n" in between or "  " in between or len(between) > 1:
                break
            end += 1
        start, stop = passages[at].start, passages[end - 1].end
        shown = text[start:stop]
        start += len(shown) - len(shown.lstrip(_EDGES))
        stop -= len(shown) - len(shown.rstrip(_EDGES))
        if stop - start > 1 and any(letter.isalpha() for letter in text[start:stop]):
            publisher = float(tags[at:end, 1:3].sum(1).mean())
            out.append(NamedHouse(Passage(start, stop), publisher, float(pointers[at:end, 0].sum())))
        at = end
    return out


def place(passages: list[Passage], tags: Any, pointers: Any) -> tuple[Passage | None, float]:
    """The words that tell where the report is dated, and how surely they do."""
    pointed, begins, goes_on = pointers[:, 2], tags[:, 7], tags[:, 8]
    likely = begins + goes_on
    if not len(passages):
        return None, 0.0
    low = int(pointed.argmax())
    end = low + 1
    while low and likely[low] > _PLACE and goes_on[low] > begins[low] and likely[low - 1] > _PLACE:
        low -= 1
    while end < len(passages) and goes_on[end] > _PLACE:
        end += 1
    return Passage(passages[low].start, passages[end - 1].end), float(pointed[low:end].sum())
