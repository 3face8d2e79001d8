"""Gzip data member by member, past damage (RFC 1952): a broken member costs no other.

Python's own `gzip` ends at the first error. Here a member that does not unpack is said with its bytes, and reading goes
on at the next place where a member begins that unpacks to what is expected there.
"""

from __future__ import annotations

import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import IO

_MAGIC = b"\x1f\x8b\x08"
_CHUNK = 1 << 14
_EXPANDED = 1 << 16
"""Unpacked bytes that are given at once, so that a bomb is met in pieces."""
_HELD = 8 << 20
"""Packed bytes of a member that are held, so that a member which begins in what a damaged one claimed is found."""
_TRIED = 4096
"""Packed bytes that a supposed member is tried on."""
_RATIO, _ALLOWED = 200, 64 << 20
"""A member may unpack to so many times its size, or to so many bytes: text packs to a fifth, rarely to a fiftieth."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Packed bytes `[start, end)` that could not be unpacked whole, and why; `given` counts the bytes that came out.

    `cut` is whether the data simply end: what came out before is right then. Otherwise what came out of the same member
    may be wrong.
    """

    start: int
    end: int
    why: str
    given: int = 0
    cut: bool = False


class Members:
    """The members of a stream; iterate it for the unpacked bytes in pieces, and the damage between them, in order.

    `begins` is how the content of a member begins where reading goes on after damage, so that three bytes which look
    like a member by chance are none. `at` counts the packed bytes that were read.
    """

    def __init__(self, stream: IO[bytes], begins: bytes) -> None:
        self.at = 0
        self._stream = stream
        self._begins = begins
        self._data = bytearray()
        self._base = 0

    def __iter__(self) -> Iterator[bytes | Damage]:
        """Each piece of at most 64 KiB, or the damage that stands in its place."""
        while self._filled(1):
            start = self._base
            found = yield from self._member()
            if found is None:
                continue
            if not found.cut:
                self._drop(max(start - self._base, 0) + 1)
                self._seek()
            yield replace(found, end=self.at if found.cut else self._base)
            if found.cut:
                return

    def _filled(self, size: int) -> bool:
        while len(self._data) < size:
            more = self._stream.read(_EXPANDED)
            if not more:
                return False
            self._data += more
            self.at += len(more)
        return True

    def _drop(self, size: int) -> None:
        size = min(size, len(self._data))
        del self._data[:size]
        self._base += size

    def _member(self) -> Generator[bytes, None, Damage | None]:
        start, used, given = self._base, 0, 0
        unpacker = zlib.decompressobj(wbits=31)
        while not unpacker.eof:
            if used > _HELD:
                self._drop(used - _HELD)
                used = _HELD
            if not self._filled(used + 1):
                return Damage(start, self.at, "the gzip data end before their end", given, cut=True)
            # The state before each piece is kept: a call that fails gives nothing of what it unpacked before the error.
            before, piece = unpacker.copy(), bytes(self._data[used : used + _CHUNK])
            try:
                out = unpacker.decompress(piece, _EXPANDED)
            except zlib.error as error:
                if out := _salvaged(before, piece):
                    yield out
                why = f"damaged gzip data ({str(error).rpartition(': ')[2]})"
                return Damage(start, self.at, why, given + len(out))
            # At the end of a member both of these may hold what is left of the piece.
            used += len(piece) - len(unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail)
            given += len(out)
            if given > max(_ALLOWED, _RATIO * (self._base + used - start)):
                return Damage(start, self.at, f"gzip data that grow more than {_RATIO} times", given)
            if out:
                yield out
        self._drop(used)
        return None

    def _seek(self) -> None:
        """Go on at the next member that begins as expected, or at the end."""
        while self._filled(len(_MAGIC)):
            found = self._data.find(_MAGIC)
            if found < 0:
                self._drop(len(self._data) - len(_MAGIC) + 1)
                if not self._filled(len(_MAGIC)):
                    break
                continue
            self._drop(found)
            self._filled(_TRIED)
            try:
                out = zlib.decompressobj(wbits=31).decompress(bytes(self._data[:_TRIED]), len(self._begins))
            except zlib.error:
                out = b""
            if out == self._begins:
                return
            self._drop(1)
        self._drop(len(self._data))


def _salvaged(unpacker: zlib._Decompress, piece: bytes) -> bytes:
    """What a piece unpacks to before its error, byte by byte."""
    out = bytearray()
    try:
        for at in range(len(piece)):
            out += unpacker.decompress(piece[at : at + 1])
    except zlib.error:
        pass
    return bytes(out)
