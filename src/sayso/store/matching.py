"""The claims whose words answer a question, from the inverted indexes of their blocks.

A question is answered by marks, one for each number that a claim may have: those of a word are set by its occurrences,
and marks are joined by and, or and not. Where words must stand beside one another, only the places of claims that hold
all of them are looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, select

from .blocks import BLOCK, fresh_shards, pieces
from .columns import Mask, Numbers
from .counting import Counted
from .inverted import Shard, places_of, shards_of
from .schema import word_blocks
from .words import MOST_NEAR, All, Any, Near, Phrase, Question, Word, some_words

_PLACES = 32
"""Bits of the place in a claim, beside the claim's number."""
_SEVERAL_BLOCKS = 50
"""Blocks up to which places are asked for by block."""


class Piece(NamedTuple):
    """The shard of a block, as it is kept or, of fresh claims, as it was just made."""

    block: int
    shard: Shard
    kept: bool


class Words:
    """What is remembered from question to question: the words of claims that are not gathered yet."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[str, dict[int, Shard]]] = {}

    def fresh(self, connection: Connection, index: Counted) -> dict[int, dict[int, Shard]]:
        """For each block with fresh claims their inverted index."""
        wanted = {block: known for block, known in index.blocks.items() if len(known.fresh)}
        held = {block: self._of[block] for block in wanted if block in self._of}
        missing = [block for block, known in wanted.items() if block not in held or held[block][0] != known.stamp]
        if missing:
            made = fresh_shards(connection, list(chain(*(wanted[block].fresh.tolist() for block in missing))))
            held |= {block: (wanted[block].stamp, made.get(block, {})) for block in missing}
        self._of = held
        return {block: shards for block, (_, shards) in held.items()}


def matched(connection: Connection, index: Counted, words: Words, question: Question) -> Mask:
    """The claims that answer a question; `index` must be of the same moment as the connection."""
    return index.flagged(_Asked(connection, index, words.fresh(connection, index)).marks(question))


class _Asked:
    """One question: what it reads is kept until it is answered."""

    def __init__(self, connection: Connection, index: Counted, fresh: dict[int, dict[int, Shard]]) -> None:
        self.connection = connection
        self.size = index.reach
        self.fresh = fresh
        self.outdated = np.zeros(self.size, np.bool_) if len(index.fresh) else None
        if self.outdated is not None:
            self.outdated[index.fresh] = True
        self._pieces: dict[int, list[Piece]] = {}

    def marks(self, question: Question) -> Mask:
        """The numbers of claims that answer, and perhaps of some that are no more."""
        match question:
            case Word():
                found = np.zeros(self.size, np.bool_)
                found[self._numbers(question)] = True
                return found
            case Phrase(words):
                return self._beside(some_words(words), range(len(words)))
            case Near(left, right, distance):
                return self._beside((left, right), None, min(distance, MOST_NEAR) + 1)
            case All(parts, without):
                found = self.marks(some_words(parts)[0])
                for part in parts[1:]:
                    if found.any():
                        found &= self.marks(part)
                for part in without:
                    if found.any():
                        found &= ~self.marks(part)
                return found
            case Any(parts):
                found = self.marks(some_words(parts)[0])
                for part in parts[1:]:
                    found |= self.marks(part)
                return found

    def _beside(self, words: Sequence[Word], at: range | None, reach: int = 0) -> Mask:
        """The claims that hold words at those distances from one another, or two words that near."""
        found = np.zeros(self.size, np.bool_)
        both = np.ones(self.size, np.bool_)
        for word in dict.fromkeys(words):
            both &= self.marks(word)
            if not both.any():
                return found
        if len(words) == 1:
            return both
        keys = {word: self._keys(word, both) for word in dict.fromkeys(words)}
        if at is None:
            left, right = sorted((keys[word] for word in words), key=len)
            held = left[_nearest(left, right) <= reach]
        else:
            by = sorted(at, key=lambda k: len(keys[words[k]]))
            held = keys[words[by[0]]] - by[0]
            for k in by[1:]:
                held = held[_among(held + k, keys[words[k]])]
        found[held >> _PLACES] = True
        return found

    def _found(self, word: Word) -> list[tuple[Piece, int, slice]]:
        """Where a word occurs: the pieces, the shard of each, and the occurrences in it."""
        out = []
        for shard in shards_of(word):
            for piece in self._shard(shard):
                at = piece.shard.found(word)
                if at.stop > at.start:
                    out.append((piece, shard, at))
        return out

    def _shard(self, shard: int) -> list[Piece]:
        if shard not in self._pieces:
            asked = select(word_blocks.c.block, word_blocks.c.words).where(word_blocks.c.shard == shard)
            rows = pieces(self.connection, asked.order_by(word_blocks.c.block))
            kept = [Piece(block, Shard(words, None), True) for block, words in rows]
            made = [Piece(block, held[shard], False) for block, held in self.fresh.items() if shard in held]
            self._pieces[shard] = kept + made
        return self._pieces[shard]

    def _numbers(self, word: Word) -> Numbers:
        """For each occurrence of a word the number of its claim."""
        found = self._found(word)
        kept = [_numbers(piece, at) for piece, _, at in found if piece.kept]
        made = [_numbers(piece, at) for piece, _, at in found if not piece.kept]
        old = np.concatenate([np.zeros(0, np.int64), *kept])
        if self.outdated is not None:
            old = old[~self.outdated[old]]
        return np.concatenate([old, *made])

    def _keys(self, word: Word, both: Mask) -> Numbers:
        """The occurrences of a word in some claims: the claim's number and the place as one number, rising."""
        found = self._found(word)
        places = self._places({(shard, piece.block) for piece, shard, _ in found if piece.kept}, both)
        out = [np.zeros(0, np.int64)]
        for piece, shard, at in found:
            n = _numbers(piece, at)
            wanted = both[n]
            if piece.kept and self.outdated is not None:
                wanted &= ~self.outdated[n]
            if wanted.any():
                place = places_of(piece.shard.places or places[shard, piece.block])
                out.append(n[wanted] << _PLACES | place[at][wanted])
        keys = np.concatenate(out)
        keys.sort()
        return keys

    def _places(self, wanted: set[tuple[int, int]], both: Mask) -> dict[tuple[int, int], bytes]:
        """The places of shards in those blocks that have some claims."""
        here = set(np.unique(np.flatnonzero(both) // BLOCK).tolist())
        out: dict[tuple[int, int], bytes] = {}
        for shard in {shard for shard, _ in wanted}:
            found = sorted(block for of, block in wanted if of == shard and block in here)
            asked = select(word_blocks.c.block, word_blocks.c.places).where(word_blocks.c.shard == shard)
            if len(found) <= _SEVERAL_BLOCKS:
                asked = asked.where(word_blocks.c.block.in_(found))
            out.update({(shard, block): places for block, places in pieces(self.connection, asked)})
        return out


def _numbers(piece: Piece, at: slice) -> Numbers:
    return piece.shard.claims(at) + piece.block * BLOCK


def _among(asked: Numbers, held: Numbers) -> Mask:
    """Which of some numbers are among others, which rise."""
    if not len(held):
        return np.zeros(len(asked), np.bool_)
    at = np.minimum(np.searchsorted(held, asked), len(held) - 1)
    found: Mask = held[at] == asked
    return found


def _nearest(asked: Numbers, held: Numbers) -> Numbers:
    """How far each of some numbers is from the nearest of others, which rise and are some."""
    at = np.searchsorted(held, asked)
    after = np.abs(held[np.minimum(at, len(held) - 1)] - asked)
    nearest: Numbers = np.minimum(after, np.abs(asked - held[np.maximum(at - 1, 0)]))
    return nearest
