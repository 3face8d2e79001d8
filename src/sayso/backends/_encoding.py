"""From a text to what the encoder reads: word pieces, features and windows. Training and serving share this module.

`ENCODING` is stored with the model; a model of another encoding is refused when it is loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from ..text import Word, shape, words

ENCODING = 1
"""Version of the pieces, features and windows below."""

START, END, PAD = 0, 2, 1
"""Ids of `<s>`, `</s>` and `<pad>` in MPNet's vocabulary."""

PIECES_PER_WORD = 8
"""A word gives at most so many pieces (news words give one or two): a 1 MB "word" must not fill a window."""

FEATURES = 18
"""Rows of the feature table: shape 0-6, quotation 7-10, sentence or paragraph start 11-13, line 14-17."""
_QUOTE, _START, _LINE = 7, 11, 14
_FINAL = frozenset(".!?…\"”'’»)]:;")
_CACHE_LIMIT = 200_000

Ints = npt.NDArray[np.int64]


class Pieces:
    """Word pieces by a `tokenizers` tokenizer, a word at a time, remembered: news repeats its words."""

    def __init__(self, tokenizer: Any) -> None:
        """`tokenizer` is a `tokenizers.Tokenizer` without padding, truncation or special tokens of its own."""
        self._tokenizer = tokenizer
        self._known: dict[str, list[int]] = {}
        self._unknown: int = tokenizer.token_to_id("[UNK]")

    def __call__(self, shown: Sequence[str]) -> list[list[int]]:
        """The piece ids of each word."""
        known = self._known
        if len(known) > _CACHE_LIMIT:
            known.clear()
        new = [w for w in dict.fromkeys(shown) if w not in known]
        if new:
            # A lone surrogate cannot be handed to the tokenizer (it takes UTF-8); a word is cut at 100 code points
            # because WordPiece calls anything longer unknown, and its cost is quadratic in the length.
            plain = [w[:100].encode("utf-8", "replace").decode() for w in new]
            for word, encoding in zip(new, self._tokenizer.encode_batch(plain, add_special_tokens=False), strict=True):
                known[word] = encoding.ids[:PIECES_PER_WORD] or [self._unknown]
        return [known[w] for w in shown]


@dataclass(frozen=True, slots=True)
class Encoded:
    """A text, cut and numbered. `first[i]` is the piece at which word `i` begins; `first[-1]` the number of pieces."""

    text: str
    words: list[Word]
    pieces: Ints
    first: Ints
    features: Ints
    """One row a word, four columns: rows of the feature table."""
    sentence: Ints
    sentence_starts: Ints
    """The words that open a sentence, and the number of words."""

    def __len__(self) -> int:
        """The number of words."""
        return len(self.words)


def encode(text: str, pieces: Pieces) -> Encoded:
    """Cut `text` into words and number its pieces and features."""
    cut = words(text)
    shown = [text[w.start : w.end] for w in cut]
    ids = pieces(shown)
    counts = np.fromiter((len(p) for p in ids), np.int64, len(ids))
    first = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    flat = np.fromiter((i for p in ids for i in p), np.int64, int(first[-1]))
    sentence = np.fromiter((w.sentence for w in cut), np.int64, len(cut))
    paragraph = np.fromiter((w.paragraph for w in cut), np.int64, len(cut))
    features = np.zeros((len(cut), 4), np.int64)
    starts = np.zeros(1, np.int64)
    if cut:
        new_sentence = np.concatenate([[True], sentence[1:] != sentence[:-1]])
        new_paragraph = np.concatenate([[True], paragraph[1:] != paragraph[:-1]])
        ends = np.concatenate([np.flatnonzero(new_paragraph)[1:], [len(cut)]]) - 1
        open_line = np.array([shown[e][-1] not in _FINAL for e in ends])  # headlines, captions, remnants
        features[:, 0] = [shape(s) for s in shown]
        features[:, 1] = _QUOTE + np.fromiter((w.quote for w in cut), np.int64, len(cut))
        features[:, 2] = _START + new_sentence.astype(np.int64) + new_paragraph
        features[:, 3] = _LINE + 2 * (paragraph == 0) + open_line[paragraph]
        starts = np.concatenate([np.flatnonzero(new_sentence), [len(cut)]]).astype(np.int64)
    return Encoded(text, cut, flat, first, features, sentence, starts)


def windows(encoded: Encoded, size: int, overlap: int, random: Random | None = None) -> list[tuple[int, int]]:
    """Ranges of words of at most `size` pieces, cut between sentences where that is possible.

    Neighbours share about `overlap` pieces. With `random`, the first window ends at a random place (for training).
    """
    n = len(encoded)
    out: list[tuple[int, int]] = []
    first, starts = encoded.first, encoded.sentence_starts
    low, limit = 0, size if random is None else random.randint(size // 4, size)
    while low < n:
        high = int(np.searchsorted(first, first[low] + limit, side="right")) - 1
        limit = size
        if high < n:
            border = int(starts[np.searchsorted(starts, high, side="right") - 1])
            high = border if border > low else max(high, low + 1)
        out.append((low, min(high, n)))
        if high >= n:
            break
        if not overlap:
            low = high
            continue
        back = int(np.searchsorted(first, first[high] - overlap, side="left"))
        border = int(starts[np.searchsorted(starts, back, side="left")])
        low = max(border if border < high else back, low + 1)
    return out


def owners(encoded: Encoded, cuts: Sequence[tuple[int, int]]) -> Ints:
    """For each word the window in which it stands farthest from an inner border."""
    n = len(encoded)
    best = np.full(n, -1, np.int64)
    owner = np.zeros(n, np.int64)
    for index, (low, high) in enumerate(cuts):
        at = np.arange(low, high)
        left = at - low if low else np.full(high - low, n)
        right = high - 1 - at if high < n else np.full(high - low, n)
        depth = np.minimum(left, right)
        better = depth > best[low:high]
        owner[low:high][better] = index
        best[low:high][better] = depth[better]
    return owner


def window_arrays(encoded: Encoded, low: int, high: int) -> tuple[Ints, Ints, Ints]:
    """Piece ids with `<s>` and `</s>`, features a piece, and the position of each word's first piece."""
    a, b = int(encoded.first[low]), int(encoded.first[high])
    ids = np.empty(b - a + 2, np.int64)
    ids[0], ids[-1], ids[1:-1] = START, END, encoded.pieces[a:b]
    counts = np.diff(encoded.first[low : high + 1])
    features = np.zeros((b - a + 2, 4), np.int64)
    features[:, 0], features[:, 1], features[:, 2], features[:, 3] = 0, _QUOTE, _START, _LINE
    features[1:-1] = np.repeat(encoded.features[low:high], counts, axis=0)
    return ids, features, encoded.first[low:high] - a + 1
