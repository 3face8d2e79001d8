"""The inverted index of a block of claims: for each word the claims that hold it, and where; packed to be kept.

Words are divided into shards by their first two characters, so that a word, or all words with a beginning of two
characters, are looked up in one small piece. Numbers of claims are counted from the block's first; places are counted
on from saying to saying with a gap between, so that no phrase reaches from one into the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .words import MOST_NEAR, Word, words_of

GAP = MOST_NEAR + 2
"""From the place of a saying's last word to that of the next saying's first: farther than `Near` reaches."""
_OTHERS, _LETTERS = 28, 26
_KINDS = _LETTERS + 10 + _OTHERS + 1
_ALONE = _KINDS - 1

Numbers = npt.NDArray[np.int64]


class Shard(NamedTuple):
    """The words of a block that begin alike, as bytes of which only what is asked for is read.

    `told` is the length of the words, how many there are (4 bytes each, little-endian), for each word and one more the
    number of its first occurrence (4 bytes), for each occurrence the low byte of its claim's number and then for each
    the high one, and the words with a line end before and after each, in the order of their bytes. The occurrences of
    a word stand side by side, by claim and place. `places` is for each the place in the claim (`_planes`), or nothing
    where it was not asked for.
    """

    told: bytes
    places: bytes | None

    def found(self, word: Word) -> slice:
        """The occurrences of a word, or of all words that begin so."""
        begin = len(self.told) - int.from_bytes(self.told[:4], "little")
        asked = b"\n" + word.word.encode() + (b"" if word.prefix else b"\n")
        at = self.told.find(asked, begin)
        if at < 0:
            return slice(0, 0)
        first = self.told.count(b"\n", begin, at)
        last = first + (self.told.count(asked, at) if word.prefix else 1)
        return slice(self._start(first), self._start(last))

    def claims(self, at: slice) -> Numbers:
        """For some occurrences the number of the claim in its block."""
        count = int.from_bytes(self.told[4:8], "little")
        size, low = self._start(count), 12 + 4 * count
        found = np.frombuffer(self.told, np.uint8, at.stop - at.start, low + size + at.start).astype(np.int64)
        found <<= 8
        found |= np.frombuffer(self.told, np.uint8, at.stop - at.start, low + at.start)
        return found

    def terms(self) -> list[str]:
        """The words, in the order of their occurrences."""
        return self.told[len(self.told) - int.from_bytes(self.told[:4], "little") :].decode().split()

    def starts(self) -> Numbers:
        """For each word the number of its first occurrence, and how many occurrences there are."""
        count = int.from_bytes(self.told[4:8], "little")
        return np.frombuffer(self.told, "<u4", count + 1, 8).astype(np.int64)

    def _start(self, word: int) -> int:
        return int.from_bytes(self.told[8 + 4 * word : 12 + 4 * word], "little")


def shards_of(word: Word) -> range:
    """The numbers of the shards that may hold a word, or words that begin so: all of a first letter for one letter."""
    first = _kind(word.word[0]) * _KINDS
    if len(word.word) > 1:
        return range(first + _kind(word.word[1]), first + _kind(word.word[1]) + 1)
    return range(first, first + _KINDS) if word.prefix else range(first + _ALONE, first + _KINDS)


def inverted(claims: Iterable[tuple[int, Iterable[str]]]) -> dict[int, Shard]:
    """The shards of some claims, given by their number in the block, rising, with what they say."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    ids: list[int] = []
    claim: list[int] = []
    first: list[int] = []
    size: list[int] = []
    for n, texts in claims:
        at = 0
        for text in sorted(set(texts)):
            words = words_of(text)
            ids += [known[word] for word in words]
            claim.append(n)
            first.append(at)
            size.append(len(words))
            at += len(words) - 1 + GAP
    if not ids:
        return {}
    terms = sorted((_shard(word), word.encode(), id) for word, id in known.items())
    rank = np.empty(len(terms), np.int32)
    rank[[id for _, _, id in terms]] = np.arange(len(terms), dtype=np.int32)
    ranks = rank[np.array(ids, np.int32)]
    by = np.argsort(ranks, kind="stable")
    sizes = np.array(size)
    owner = np.repeat(np.array(claim, np.uint16), sizes)[by]
    place = np.arange(len(ids)) - np.repeat(np.cumsum(sizes) - sizes - np.array(first), sizes)
    place = place[by].astype(np.uint32)
    starts = np.concatenate([np.zeros(1, np.int64), np.cumsum(np.bincount(ranks, minlength=len(terms)))])
    low, high = owner.astype(np.uint8), (owner >> 8).astype(np.uint8)
    out: dict[int, Shard] = {}
    at = 0
    for shard, found in groupby(terms, key=lambda term: term[0]):
        held = [word for _, word, _ in found]
        start = starts[at : at + len(held) + 1]
        here = slice(int(start[0]), int(start[-1]))
        listed = b"\n" + b"\n".join(held) + b"\n"
        head = np.concatenate([[len(listed), len(held)], start - start[0]]).astype("<u4")
        told = head.tobytes() + low[here].tobytes() + high[here].tobytes() + listed
        out[shard] = Shard(told, _planes(place[here]))
        at += len(held)
    return out


def places_of(data: bytes) -> npt.NDArray[np.int64]:
    """For all occurrences of a shard the place in the claim."""
    width = data[0]
    split = np.frombuffer(data, np.uint8, offset=1).reshape(width, -1)
    out: Numbers = split[0].astype(np.int64)
    for k in range(1, width):
        out |= split[k].astype(np.int64) << 8 * k
    return out


def _planes(values: npt.NDArray[np.uint32]) -> bytes:
    """Numbers as one byte that tells their width, the lowest bytes of all, the next of all, and so on."""
    top = int(values.max())
    width = 1 if top < 1 << 8 else 2 if top < 1 << 16 else 4
    split = values.astype(f"<u{width}").view(np.uint8).reshape(-1, width)
    return bytes([width]) + split.T.tobytes()


def _shard(word: str) -> int:
    return _kind(word[0]) * _KINDS + (_kind(word[1]) if len(word) > 1 else _ALONE)


@cache
def _kind(character: str) -> int:
    """The class of a character: letters and digits of ASCII have one each, all others share the rest."""
    if "a" <= character <= "z":
        return ord(character) - ord("a")
    if "0" <= character <= "9":
        return _LETTERS + int(character)
    return _LETTERS + 10 + ord(character) % _OTHERS
