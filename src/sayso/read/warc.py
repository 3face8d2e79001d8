"""WARC (ISO 28500), plain and gzipped, as crawlers write it and as damage leaves it: every record that can be had.

A record ends where its length says, if it does: where no end of a record stands there, the next line that opens one
ends it. Gzipped data are read member by member (`gzip_members`). What is lost is said in bytes of the file. At most one
record is held in memory.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from .gzip_members import Damage, Members
from .http_message import headers

MARK = b"WARC/"
LARGEST_RECORD = 17 << 20
"""Bytes of a record that are held; what a longer one has beyond them is passed over, and said."""
_CHUNK = 1 << 16
_OPENS = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n[A-Za-z][A-Za-z-]{2,40}:")
_LONGEST_MARK = 60
_HEADERS_END = re.compile(rb"(\r?\n\r?\n)|" + _OPENS.pattern)
"""What ends the headers, or the next record where nothing does: a search stops there, so that a thousand records
whose headers have no end are not each searched to the end of the file."""
_LARGEST_HEADERS = 1 << 16
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Record:
    """A record: its number from 1, its headers with small names, its block, and what is wrong with it, in words.

    `start` and `end` are bytes of the file, of the unpacked data where that is gzipped.
    """

    number: int
    headers: dict[str, str]
    block: bytes
    start: int
    end: int
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Loss:
    """Bytes of the file that gave no record: `[start, end)`, why, and the number that the next record has.

    `packed` is whether the bytes are counted in the gzipped file.
    """

    start: int
    end: int
    why: str
    number: int
    packed: bool = False


def records(stream: IO[bytes], *, packed: bool) -> Iterator[Record | Loss]:
    """The records in order, and what was lost between them. Never fails but where reading the stream does."""
    source = _Source(stream, packed)
    number = 1
    while source.filled(1) or source.broken:
        if source.broken and not source.filled(1):
            yield source.mended(number)
            continue
        if source.data[0] in b"\r\n":  # more empty lines than there should be, or fewer
            source.used(1)
            continue
        found = _record(source, number)
        yield found
        number += isinstance(found, Record)


class _Source:
    """The unpacked bytes from `at` on. Nothing is read beyond damage until `mended` says that it was told."""

    def __init__(self, stream: IO[bytes], packed: bool) -> None:
        self.data = bytearray()
        self.at = 0
        self.broken: Damage | None = None
        self.doubtful = 0
        """From where what is there came out of the gzip member that `broken` tells of."""
        self._pieces = iter(Members(stream, MARK)) if packed else iter(lambda: stream.read(_CHUNK), b"")

    def filled(self, size: int) -> bool:
        """Whether so many bytes are there, after reading."""
        while len(self.data) < size and not self.broken:
            piece = next(self._pieces, None)
            if piece is None:
                return False
            if isinstance(piece, Damage):
                self.broken = piece
                self.doubtful = self.at + len(self.data) - (0 if piece.cut else piece.given)
            else:
                self.data += piece
        return len(self.data) >= size

    def used(self, size: int) -> None:
        """Go on behind so many bytes."""
        self.at += min(size, len(self.data))
        del self.data[:size]

    def mended(self, number: int) -> Loss:
        """The damage that stands here, as a loss; reading goes on behind it."""
        assert self.broken  # noqa: S101 - for the type checker
        broken, self.broken = self.broken, None
        return Loss(broken.start, broken.end, broken.why, number, packed=True)

    def next_mark(self, start: int) -> int | None:
        """The offset in `data`, from `start`, of the next line that opens a record, within what one may hold."""
        while True:
            found = _OPENS.search(self.data, start)
            if found:
                return found.start()
            start = max(len(self.data) - _LONGEST_MARK, start)
            if len(self.data) > LARGEST_RECORD or not self.filled(len(self.data) + 1):
                return None


def _record(source: _Source, number: int) -> Record | Loss:
    source.filled(_LONGEST_MARK)
    if not _OPENS.match(source.data):
        return _passed_over(source, number, "no record")
    end = _HEADERS_END.search(source.data, 1)
    while not end and len(source.data) < _LARGEST_HEADERS and source.filled(len(source.data) + 1):
        end = _HEADERS_END.search(source.data, 1)
    if not end or not end[1]:
        return _passed_over(source, number, "a record whose headers have no end")
    named = headers(bytes(source.data[: end.start()]).partition(b"\n")[2])
    length = int(named["content-length"]) if re.fullmatch(r"\d{1,18}", named.get("content-length", "")) else None
    return _with_block(source, number, named, end.end(), length)


def _passed_over(source: _Source, number: int, why: str) -> Loss:
    """What stands here up to the next record, or to damage, or to the end."""
    start = source.at
    found = source.next_mark(1)
    while found is None and source.filled(len(source.data) + 1):
        source.used(len(source.data) - _LONGEST_MARK)
        found = source.next_mark(0)
    source.used(len(source.data) if found is None else found)
    return Loss(start, source.at, why, number)


def _with_block(source: _Source, number: int, named: dict[str, str], begin: int, length: int | None) -> Record | Loss:
    start = source.at
    wrong: list[str] = []
    if length is not None and length > LARGEST_RECORD:
        return _too_large(source, number, named, begin, length)
    whole = length is not None and source.filled(begin + length)
    if length is not None and whole:
        source.filled(begin + length + len(_END) + _LONGEST_MARK)
        behind = bytes(source.data[begin + length : begin + length + len(_END)])
        if behind == _END or (behind in (b"", b"\r\n") and not source.filled(begin + length + len(_END))):
            return _made(source, number, named, slice(begin, begin + length), begin + length + len(behind), wrong)
    mark = source.next_mark(begin)
    if length is not None and whole and mark is None:
        # The last record, with something behind it: its length is believed.
        return _made(source, number, named, slice(begin, begin + length), begin + length, wrong)
    last = len(source.data) if mark is None else mark
    stop = last
    if length is not None and begin + length <= last <= begin + length + len(_END):
        stop = begin + length
    elif mark is not None and source.data[:last].endswith(_END):
        stop = last - len(_END)
    there = stop - begin
    if mark is None:
        said = f"of {length:,}" if length is not None else "of an unknown number of"
        wrong.append(f"the record is cut: {there:,} {said} bytes are there")
    elif there != length:
        said = f"{length:,}" if length is not None else "nothing that is a number"
        wrong.append(f"the length is wrong: Content-Length says {said}, the next record begins after {there:,} bytes")
    else:
        wrong.append("the end of the record is damaged")
    if mark is None and source.broken and not source.broken.cut:
        source.used(last)
        return Loss(start, source.at, "a record in damaged gzip data", number)
    return _made(source, number, named, slice(begin, stop), last, wrong)


def _made(
    source: _Source, number: int, named: dict[str, str], block: slice, end: int, wrong: list[str]
) -> Record | Loss:
    start, data = source.at, bytes(source.data[block])
    source.used(end)
    right = _digest_fits(named.get("warc-block-digest", ""), data)
    if right is False:
        wrong.append("the digest does not fit: some bytes of it are wrong or missing")
    elif right is None and not source.filled(1) and source.broken and source.at > source.doubtful:
        # Its own checksum fails, and nothing says that it came out right all the same.
        return Loss(start, source.at, "a record in damaged gzip data", number)
    return Record(number, named, data, start, source.at, tuple(wrong))


def _too_large(source: _Source, number: int, named: dict[str, str], begin: int, length: int) -> Record:
    """A record of which only the first bytes are held; the next one begins where a line opens it."""
    start = source.at
    source.filled(begin + LARGEST_RECORD)
    mark = source.next_mark(begin)
    stop = min(len(source.data) if mark is None else mark, begin + LARGEST_RECORD)
    block = bytes(source.data[begin:stop])
    if mark is not None and mark < begin + length:
        block = block.removesuffix(_END)
        wrong = (
            f"the length is wrong: Content-Length says {length:,}, the next record begins after {len(block):,} bytes"
        )
        source.used(mark)
        return Record(number, named, block, start, source.at, (wrong,))
    source.used(stop)
    left = begin + length - stop
    while left > 0 and source.filled(1):
        source.filled(_LONGEST_MARK)
        found = _OPENS.search(source.data)
        if found and found.start() < left:
            source.used(found.start())
            break
        # Unless the data end here, a mark may begin in their last bytes.
        step = min(left, max(len(source.data) - _LONGEST_MARK, 0) or len(source.data))
        source.used(step)
        left -= step
    if source.filled(len(_END)) and source.data.startswith(_END):
        source.used(len(_END))
    if left > 0 and not source.filled(1):
        wrong = f"the record is cut: {len(block):,} of {length:,} bytes are there"
    else:
        wrong = f"the record is too large: only the first {len(block):,} of {length:,} bytes were read"
    return Record(number, named, block, start, source.at, (wrong,))


def _digest_fits(written: str, block: bytes) -> bool | None:
    """Whether a block has the digest that its header gives; `None` where there is none that is understood."""
    name, _, value = written.strip().partition(":")
    name = name.lower().replace("-", "")
    if name not in ("sha1", "sha256", "md5") or not value:
        return None
    found = hashlib.new(name, block, usedforsecurity=False).digest()
    if len(value) == 2 * len(found):
        return value.lower() == found.hex()
    try:
        said = base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (binascii.Error, ValueError):
        return None
    return said == found if len(said) == len(found) else None
