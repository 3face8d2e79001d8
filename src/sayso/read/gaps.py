"""Dropped words: where a sentence lost an article, a preposition, an auxiliary, a noun ("the port been raised").

A small convolutional network over word vectors gives, for each gap between two words of a sentence, the odds that a
word is missing there. It is trained by `training/gaps.py` on clean copy that `training/damage.py` broke; weights, word
vectors (from the encoder's input layer, reduced by principal components) and figures come in `gaps.npz`. It runs in
NumPy: about a tenth of a second for ten thousand words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..model import Passage
from ..text import Word, shape, words

SHAPES = 7
QUOTES = 4
PAD = 7
"""Empty places between two sentences: as far as the network sees, so that no sentence sees another."""
_CHUNK = 20_000
"""Places that are worked on at once: bounds the memory to about 40 MB whatever the text."""
_LONGEST_PIECE = 40
_SENTENCE = 6
"""Words of the shortest sentence that is looked at."""
_CLOSING = frozenset(".!?…\"'”’»)]")

Floats = NDArray[np.float32]


class Encoding(NamedTuple):
    """A text as the network takes it: two piece numbers, shape and quotation state a place, and each place's word.

    `place` gives for each word its place; places of no word are padding (piece 0, shape and quote -1).
    """

    first: NDArray[np.int32]
    last: NDArray[np.int32]
    shape: NDArray[np.int8]
    quote: NDArray[np.int8]
    place: NDArray[np.int32]


class Pieces:
    """Word pieces by number; 0 is padding. A word that is no piece is its longest head and its longest tail piece."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(pieces, 1)}
        self._seen: dict[str, tuple[int, int]] = {}

    def of(self, word: str) -> tuple[int, int]:
        """Give the numbers of a word's first and last piece (0, 0 for a sign that no piece has)."""
        word = word.lower().replace("’", "'")
        found = self._seen.get(word)
        if found is None:
            if len(self._seen) > 200_000:  # a text of nothing but new words must not fill the memory
                self._seen.clear()
            found = self._seen[word] = self._cut(word)
        return found

    def _cut(self, word: str) -> tuple[int, int]:
        whole = self._numbers.get(word) or (self._numbers.get("'") if word.startswith("'") and len(word) > 3 else None)
        if whole:
            return whole, whole
        if word[:1] == "'":
            tail = self._numbers.get(word[1:], 0)
            return tail, tail
        if word[:1].isdigit():
            number = self._numbers.get("1" * min(len(word), 2), 0)
            return number, number
        word = word[:_LONGEST_PIECE]
        first = next((n for end in range(len(word), 0, -1) if (n := self._numbers.get(word[:end]))), 0)
        last = next((n for start in range(1, len(word)) if (n := self._numbers.get("##" + word[start:]))), first)
        return first, last


def encode(text: str, cut: Sequence[Word], pieces: Pieces) -> Encoding:
    """Lay the words of a text out in places, sentence by sentence."""
    first: list[int] = [0] * PAD
    last: list[int] = [0] * PAD
    shapes: list[int] = [-1] * PAD
    quotes: list[int] = [-1] * PAD
    place: list[int] = []
    sentence = cut[0].sentence if cut else 0
    for word in cut:
        if word.sentence != sentence:
            sentence = word.sentence
            first += [0] * PAD
            last += [0] * PAD
            shapes += [-1] * PAD
            quotes += [-1] * PAD
        shown = text[word.start : word.end]
        place.append(len(first))
        head, tail = pieces.of(shown)
        first.append(head)
        last.append(tail)
        shapes.append(shape(shown))
        quotes.append(word.quote)
    first += [0] * PAD
    last += [0] * PAD
    shapes += [-1] * PAD
    quotes += [-1] * PAD
    return Encoding(
        np.array(first, np.int32), np.array(last, np.int32), np.array(shapes, np.int8), np.array(quotes, np.int8),
        np.array(place, np.int32),
    )  # fmt: skip


class Network:
    """The trained network: word vectors, dilated convolutions with residuals, a head over the two sides of a gap."""

    def __init__(self, weights: Any) -> None:
        self.pieces = Pieces(str(weights["pieces"]).split("\n"))
        self.vectors: Floats = np.concatenate(
            [
                np.zeros((1, weights["vectors"].shape[1]), np.float32),
                weights["vectors"].astype(np.float32) * weights["scale"],
            ]
        )
        self._weights: dict[str, Floats] = {
            name: weights[name].astype(np.float32) for name in weights.files if "." in name
        }
        self._depth = sum(name.endswith(".taps") for name in self._weights)

    def logits(self, encoding: Encoding) -> Floats:
        """Give for each word the log-odds that a word is missing before it (meaningless for a sentence's first)."""
        total = len(encoding.first)
        out = np.zeros(total, np.float32)
        for start in range(0, total, _CHUNK):
            low, high = max(0, start - 2 * PAD), min(total, start + _CHUNK + 2 * PAD)
            part = self._run(*(row[low:high] for row in encoding[:4]))
            out[start : start + _CHUNK] = part[start - low : start - low + _CHUNK]
        return out[encoding.place]

    def _run(self, first: Any, last: Any, shapes: Any, quotes: Any) -> Floats:
        w = self._weights
        seen = (first > 0) | (shapes >= 0)
        features = np.concatenate(
            [
                self.vectors[first],
                self.vectors[last],
                np.eye(SHAPES + 1, dtype=np.float32)[shapes],
                np.eye(QUOTES + 1, dtype=np.float32)[quotes],
            ],
            axis=1,
        )
        hidden = np.maximum(features @ w["into.weight"] + w["into.bias"], 0)
        hidden *= seen[:, None]
        for layer in range(self._depth):
            taps, bias = w[f"{layer}.taps"], w[f"{layer}.bias"]
            step = 2**layer
            padded = np.pad(hidden, ((step, step), (0, 0)))
            size = len(hidden)
            mixed = bias + padded[:size] @ taps[0] + hidden @ taps[1] + padded[2 * step :] @ taps[2]
            hidden = (hidden + np.maximum(mixed, 0)) * seen[:, None]
        before = np.concatenate([np.zeros((1, hidden.shape[1]), np.float32), hidden[:-1]])
        joint = np.maximum(before @ w["left.weight"] + hidden @ w["right.weight"] + w["right.bias"], 0)
        result: Floats = joint @ w["out.weight"] + w["out.bias"]
        return result[:, 0]


@cache
def network() -> Network | None:
    """Give the shipped network; `None` where the package was built without it."""
    file = resources.files(__package__) / "gaps.npz"
    if not file.is_file():
        return None
    with file.open("rb") as stream, np.load(stream, allow_pickle=False) as weights:
        return Network(weights)


def gaps(text: str, above: float) -> Iterator[tuple[Passage, float]]:
    """Give the places whose log-odds are above a bound: two words on either side of the gap, and the log-odds.

    Only whole sentences are looked at: headlines, captions and lists leave words out as a matter of style. Of two
    gaps that touch, the likelier is given.
    """
    model = network()
    cut = words(text)
    if model is None or not cut:
        return
    whole = _whole_sentences(text, cut)
    scores = model.logits(encode(text, cut, model.pieces))
    best: tuple[Passage, float] | None = None
    for index in np.flatnonzero(scores > above).tolist():
        if not index or cut[index].sentence != cut[index - 1].sentence or cut[index].sentence not in whole:
            continue
        found = around(text, cut, index), float(scores[index])
        if best is not None and found[0].start < best[0].end:
            best = max(best, found, key=lambda place: place[1])
            continue
        if best is not None:
            yield best
        best = found
    if best is not None:
        yield best


def _whole_sentences(text: str, cut: Sequence[Word]) -> set[int]:
    """Give the numbers of the sentences that have `_SENTENCE` words or more and end as a sentence does."""
    sizes: dict[int, int] = {}
    ends: dict[int, int] = {}
    for word in cut:
        sizes[word.sentence] = sizes.get(word.sentence, 0) + 1
        ends[word.sentence] = word.end
    return {number for number, size in sizes.items() if size >= _SENTENCE and text[ends[number] - 1] in _CLOSING}


def around(text: str, cut: Sequence[Word], index: int) -> Passage:
    """Give the two words on either side of the gap before a word, within the clause: the extent that editors mark."""
    low, high = index - 1, index
    if low > 0 and cut[low - 1].sentence == cut[low].sentence and text[cut[low - 1].start].isalnum():
        low -= 1
    if high + 1 < len(cut) and cut[high + 1].sentence == cut[high].sentence and text[cut[high + 1].start].isalnum():
        high += 1
    return Passage(cut[low].start, cut[high].end)
