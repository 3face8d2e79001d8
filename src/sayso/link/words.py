"""The words of many reports at once, as arrays: no Python runs per word or per character.

A word is a run of letters and digits; case, accents (NFC or NFD), soft hyphens and everything between words are left
out of account, so that quotation marks, blanks and line ends may differ. An ideograph, a kana and a Thai letter is a
word of its own. A word is known by 64 bits: a polynomial over its folded characters, taken from one running sum over
the whole batch (Karp and Rabin, 1987), then mixed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

U64 = NDArray[np.uint64]
I64 = NDArray[np.int64]
I32 = NDArray[np.int32]
U8 = NDArray[np.uint8]

QUOTED, CAPITAL, OPENING, DIGIT = 1, 2, 4, 8
"""Bits of `Words.mark`: inside double quotation marks; begins with a capital; begins a sentence, a line or a
quotation; begins with a digit."""

_WORD, _ALONE, _IGNORED, _QUOTE, _BREAK, _END, _UPPER, _DIGIT = (1 << bit for bit in range(8))
_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_LAST = 0x10000
"""Code points below it have a row in the tables; the few above (letters of dead scripts, emoji) are told each time."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, one after another: text `t` has the words `first[t]` up to `first[t + 1]`."""

    first: I64
    word: U64
    start: I32
    end: I32
    mark: U8


def mix(values: U64) -> U64:
    """The values with every bit spread over the others (splitmix64's finaliser: Steele, Lea and Flood, 2014)."""
    out = values ^ (values >> np.uint64(30))
    out *= np.uint64(0xBF58476D1CE4E5B9)
    out ^= out >> np.uint64(27)
    out *= np.uint64(0x94D049BB133111EB)
    out ^= out >> np.uint64(31)
    return out


def words(texts: Sequence[str]) -> Words:
    """The words of the texts; offsets are code points within each text."""
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    base = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(lengths + 1, out=base[1:])
    whole = "\n".join(texts)
    points = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), "<u4")
    kind, code = _looked_up(points)

    # What is ignored is taken out first, so that an accent that stands alone parts no word.
    places: I64 | None = None
    if (kind & _IGNORED).any():
        places = np.flatnonzero((kind & _IGNORED) == 0)
        kind, code = kind[places], code[places]
    inside = (kind & _WORD) != 0
    alone = (kind & _ALONE) != 0
    before, apart = np.zeros_like(inside), alone.copy()
    before[1:] = inside[:-1]
    apart[1:] |= alone[:-1]
    starts = np.flatnonzero(inside & (~before | apart))
    last = np.zeros_like(inside)
    last[:-1] = inside[1:]
    apart = alone.copy()
    apart[:-1] |= alone[1:]
    ends = np.flatnonzero(inside & (~last | apart)) + 1

    up, down = _powers(int(code.size) + 1)
    sums = np.zeros(code.size + 1, np.uint64)
    np.cumsum(code * up[: code.size], out=sums[1:])
    hashes = mix((sums[ends] - sums[starts]) * down[starts])

    mark = np.where((kind[starts] & _UPPER) != 0, CAPITAL, 0).astype(np.uint8)
    mark |= np.where((kind[starts] & _DIGIT) != 0, DIGIT, 0).astype(np.uint8)
    mark |= np.where(_quoted(kind, starts), QUOTED, 0).astype(np.uint8)
    stops = np.flatnonzero(kind & (_END | _QUOTE | _BREAK))
    passed = np.searchsorted(stops, starts)
    opening = np.ones(starts.size, bool)
    opening[1:] = passed[1:] != passed[:-1]
    mark |= np.where(opening, OPENING, 0).astype(np.uint8)

    if places is not None:  # a word's end takes in the marks that follow its last letter
        stop = np.append(places, points.size)
        starts, ends = places[starts], stop[ends - 1] + 1
    of = np.searchsorted(base, starts, "right") - 1
    first = np.searchsorted(of, np.arange(len(texts) + 1))
    return Words(first, hashes, (starts - base[of]).astype(np.int32), (ends - base[of]).astype(np.int32), mark)


def grams(word: U64, size: int) -> U64:
    """A hash of each run of `size` words; those at the end, which would run over it, are not given."""
    count = max(word.size - size + 1, 0)
    out = word[:count].copy()
    for shift in range(1, size):
        out *= np.uint64(0x100000001B3)
        out += word[shift : shift + count]
    return mix(out)


def spread(first: I64, count: I64) -> I64:
    """The indices `first[i] ... first[i] + count[i] - 1` of every `i`, one after another."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if ends.size else 0
    out: I64 = np.arange(total) + np.repeat(first - (ends - count), count)
    return out


def _quoted(kind: U8, starts: I64) -> NDArray[np.bool_]:
    """Whether words stand inside double quotation marks: after an odd number of marks in their line."""
    quotes, breaks = np.flatnonzero(kind & _QUOTE), np.flatnonzero(kind & _BREAK)
    if not quotes.size:
        return np.zeros(starts.size, bool)
    line = np.searchsorted(breaks, starts)
    at_line = np.concatenate([np.zeros(1, np.int64), np.searchsorted(quotes, breaks)])
    inside: NDArray[np.bool_] = ((np.searchsorted(quotes, starts) - at_line[line]) & 1) == 1
    return inside


@lru_cache(maxsize=2)
def _all_powers(size: int) -> tuple[U64, U64]:
    out = []
    for base in (_BASE, _INVERSE):
        powers = np.full(size, base, np.uint64)
        powers[0] = 1
        out.append(np.multiply.accumulate(powers))
    return out[0], out[1]


def _powers(size: int) -> tuple[U64, U64]:
    """Powers of the base and of its inverse modulo 2^64."""
    return _all_powers(1 << max(size - 1, 1).bit_length())


_KINDS, _CODES, _KNOWN = np.zeros(_LAST, np.uint8), np.zeros(_LAST, np.uint64), np.zeros(_LAST, bool)
"""The tables, by code point, and which rows are filled: news has some hundred characters, and to fill all rows takes as
long as to link ten reports."""


def _looked_up(points: NDArray[np.uint32]) -> tuple[U8, U64]:
    """Of each character what it is, and as what it is compared."""
    high = np.flatnonzero(points >= _LAST)
    low = np.where(points < _LAST, points, 0) if high.size else points
    new = np.unique(low[~_KNOWN[low]])
    if new.size:
        _KINDS[new], _CODES[new] = _told(new)
        _KNOWN[new] = True
    kind, code = _KINDS[low], _CODES[low]
    if high.size:
        distinct, inverse = np.unique(points[high], return_inverse=True)
        told = _told(distinct)
        kind[high], code[high] = told[0][inverse], told[1][inverse]
    return kind, code


def _told(points: NDArray[np.uint32]) -> tuple[U8, U64]:
    found = points.tolist()
    kinds = np.fromiter(map(_kind, found), np.uint8, len(found))
    return kinds, mix(np.fromiter(map(_folded, found), np.uint64, len(found)) + np.uint64(1))


def _kind(point: int) -> int:
    character = chr(point)
    if character in '"“”„‟«»':
        return _QUOTE
    if character in "\n\r\u2028\u2029":
        return _BREAK
    if character in ".!?:;…":
        return _END
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return _IGNORED
    if not character.isalnum():
        return 0
    out = _WORD
    if category == "Lo" and (0x0E00 <= point < 0x0F00 or 0x3040 <= point < 0x3100 or 0x3400 <= point < 0xA000):
        out |= _ALONE
    if character.isupper() or character.istitle():
        out |= _UPPER
    return out | (_DIGIT if category == "Nd" else 0)


def _folded(point: int) -> int:
    """The letter that a character is compared as: small, and without what only marks it."""
    parts = unicodedata.normalize("NFKD", chr(point).lower())
    if all(unicodedata.category(part)[0] == "M" for part in parts[1:]):
        return ord(parts[0])
    return point
