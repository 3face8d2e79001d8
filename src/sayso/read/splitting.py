"""What an input holds, told by its first bytes, and its documents one after the other.

Only our own code runs here, and it takes time in proportion to the bytes; what parses the documents is in `parsing`, so
that it may run where it can be killed.
"""

from __future__ import annotations

import errno
import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import IO, Any, Final, cast

from ..model import Problem
from . import json_lines, warc
from .crawled import crawled
from .document import Document
from .paths import Input, reason

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of a text file that are read; the rest is left out, and said. A year of a newspaper is smaller."""
_RATIO, _ALLOWED = 200, 8 << 20
"""Gzip data may grow so many times, or to so many bytes: text packs to a fifth, and rarely to a fiftieth."""
_CHUNK = 1 << 16
_HEAD = 4096
"""Bytes by which it is told what an input holds."""
PAGES: Final = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
PLAIN: Final = frozenset({".txt", ".text", ".md"})
_LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_GZIP = b"\x1f\x8b"

Found = tuple[Document | Problem, int]
"""A document, or why there is none, and the bytes of the input that were read so far."""


class _BombError(OSError):
    pass


_UNREADABLE = (OSError, EOFError, zlib.error)
"""What reading raises; the last two, and the first without a number, come from damaged gzip data."""


def documents(item: Input) -> Iterator[Found]:
    """The documents of a file, or of standard input. Never fails: what cannot be read is a problem."""
    try:
        stream = _standard_input() if item.path is None else item.path.open("rb")
    except OSError as error:
        yield Problem("missing", f"{item.shown}: {_why(error)}", item.shown, fatal=True), item.size
        return
    with nullcontext(stream) if item.path is None else stream:
        yield from documents_in(stream, item)


def documents_in(stream: io.BufferedReader[Any], item: Input) -> Iterator[Found]:
    """The documents of a stream. Never fails, as `documents`."""
    try:
        yield from _documents(stream, item)
    except _UNREADABLE as error:
        yield Problem("missing", f"{item.shown}: {_why(error)}", item.shown, fatal=True), item.size


def _documents(stream: io.BufferedReader[Any], item: Input) -> Iterator[Found]:
    packed = stream.peek(2)[:2] == _GZIP
    if _is_warc(stream.peek(_HEAD)[:_HEAD]):
        yield from crawled(warc.records(cast(IO[bytes], stream), packed=packed), item, lambda: _position(stream))
        return
    text = io.BufferedReader(_Unpacked(stream)) if packed else stream
    head = text.peek(_HEAD)[:_HEAD]
    if item.kind in _LINES or (item.kind not in PAGES | PLAIN and _looks_like_lines(head)):
        nothing = True
        for number, line in json_lines.lines(text, item.shown):
            nothing = False
            if isinstance(line, Problem):
                yield line, _position(stream)
            else:
                where = f"{item.shown}:{number}"
                yield (
                    Document("line", line, item.shown, where, f"{item.stem}:{number}", number=number),
                    _position(stream),
                )
        if nothing:
            yield Problem("empty", f"{item.shown}: no line with a report", item.shown, fatal=True), item.size
        return
    data, damage = _held(text)
    whole = Document("file", data, item.shown, item.shown, item.stem, item.kind)
    if damage:
        message = f"{item.shown}: {damage}; what comes before the damage was read"
        whole = replace(whole, problems=(Problem("truncated", message, item.shown, fatal=True),))
    yield whole, item.size


def _is_warc(head: bytes) -> bool:
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(wbits=31).decompress(head, len(warc.MARK))
        except zlib.error:
            return False
    return head.startswith(warc.MARK)


def _looks_like_lines(head: bytes) -> bool:
    """Whether data start as JSON Lines: an object whose first name follows on the same line, and that may end on it."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    line, end, _ = start.partition(b"\n")
    goes_on = bool(end) and line.rstrip().endswith((b",", b"{", b"["))
    return start.startswith(b'{"') and b":" in line and not goes_on


def _why(error: Exception) -> str:
    if isinstance(error, _BombError) or (isinstance(error, OSError) and error.errno is not None):
        return reason(error)
    return f"damaged gzip data ({error})"


def _held(stream: io.BufferedReader[Any]) -> tuple[bytes, str]:
    """The bytes of a stream up to the limit of what is read, and why there are no more of them, "" at its end."""
    parts: list[bytes] = []
    size = 0
    try:
        while size <= LARGEST_TEXT and (part := stream.read(_CHUNK)):
            parts.append(part)
            size += len(part)
    except _BombError:
        raise
    except _UNREADABLE as error:
        if not parts:
            raise
        return b"".join(parts), _why(error)
    return b"".join(parts), ""


def _standard_input() -> io.BufferedReader:
    if sys.stdin is None:
        raise FileNotFoundError(errno.ENOENT, "there is no standard input")
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(io.BytesIO(stream.read()))


class _Unpacked(io.RawIOBase):
    """A gzip stream unpacked, up to the ratio that text may have."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._unpacked = gzip.GzipFile(fileobj=stream)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        part = self._unpacked.read1(len(buffer))
        buffer[: len(part)] = part
        self._given += len(part)
        if self._given > max(_ALLOWED, _RATIO * _position(self._stream)):
            raise _BombError(f"gzip data that grow more than {_RATIO} times; unpack it yourself if you trust it")
        return len(part)


def _position(stream: io.BufferedReader[Any]) -> int:
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0
