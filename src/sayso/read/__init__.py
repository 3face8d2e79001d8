"""Stage 1, `read`: bytes to reports. The text is kept as it was received; what is derived maps back to it.

`read_paths` reads files, folders and standard input; `read_bytes` one input that is already in memory; `read_text` one
report. Nothing is skipped in silence and no bad input stops the rest: every loss is a `Problem`, with `fatal` where an
input, or a line of it, could not be read at all.
"""

from __future__ import annotations

import errno
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Literal, cast

from ..model import Extract, Problem, Report
from . import json_lines
from .charset import BinaryDataError, decode
from .damage import mark_damage
from .header import read_header
from .html import looks_like_page, read_page, with_given
from .paths import STDIN, Input, inputs, reason

__all__ = ["ReadResult", "read_bytes", "read_paths", "read_text"]

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of a text file that are read; the rest is left out, and said. A year of a newspaper is smaller."""
LARGEST_PAGE = 16 * 1024 * 1024
"""Bytes of a web page that are read; the rest is left out, and said. Saved pages with all their images are smaller."""
_CHUNK = 1 << 16
_HEAD = 4096
"""Bytes by which it is told what an input holds."""
_PAGES = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_ARCHIVES = frozenset({".mhtml", ".mht"})
_LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_PLAIN = frozenset({".txt", ".text", ".md"})


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The reports, and the problems of what gave none. What is wrong with a report stands in the report."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether an input, or a line of one, could not be read."""
        return any(p.fatal for p in self.problems) or any(p.fatal for r in self.reports for p in r.problems)


def read_paths(
    paths: Sequence[Path | str | Literal["-"]],
    *,
    fields: Mapping[str, str] | None = None,
    recursive: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> ReadResult:
    """Read files, folders and standard input ("-"), in the order given; folders are sorted.

    `fields` names the JSON Lines fields of a report's parts (`json_lines.FIELDS`), for example `{"text": "story"}`.
    `progress` is called with the bytes read so far and the bytes there are, after every report.

    A report is called by the stem of its file; where two would bear one name, all of those are called by their folder
    and name instead, so that the order of arrival does not matter.
    """
    found, problems = inputs(paths, recursive=recursive)
    names = json_lines.mapped(fields or {})
    total = sum(item.size for item in found)
    done = 0
    reports: list[tuple[Report, Input, int]] = []
    for item in found:
        for result, at in _read_input(item, names):
            if isinstance(result, Problem):
                problems.append(result)
            else:
                report, line = result
                reports.append((report, item, line))
            if progress:
                progress(done + min(at, item.size), total)
        done += item.size
    if progress:
        progress(total, total)
    named, clashes = _named(reports)
    return ReadResult(named, (*problems, *clashes))


def read_bytes(data: bytes, path: str, *, fields: Mapping[str, str] | None = None) -> list[Report]:
    """The reports in bytes that came from `path`, whose ending says what they are if it is a known one.

    An input that holds no report gives a report without text, whose problems say why.
    """
    item = Input(None if path == STDIN else Path(path), path)
    out = []
    for result, _ in _read_stream(io.BufferedReader(io.BytesIO(data)), item, json_lines.mapped(fields or {})):
        if isinstance(result, Problem):
            out.append(Report(item.stem, path, "", Extract.identity(""), problems=(result,)))
        else:
            out.append(result[0])
    return out


def read_text(text: str, *, id: str = "text", path: str = "") -> Report:
    """The report that a text is. A text that starts as a web page does is read as one."""
    if looks_like_page(text):
        return _finished(read_page(text, id, path, where=path or id))
    return _finished(Report(id, path, text, Extract.identity(text)))


def _finished(report: Report) -> Report:
    told = read_header(report)
    # A page marks its headline up; what the header reader takes from the looks of the lines is the second choice.
    return mark_damage(replace(told, title=report.title) if report.title else told)


Result = tuple[Report, int] | Problem
_UNREADABLE = (OSError, EOFError, zlib.error)
"""What reading raises; the last two, and the first without a number, come from damaged gzip data."""


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno is not None:
        return reason(error)
    return f"damaged gzip data ({error})"


def _held(stream: io.BufferedReader) -> tuple[bytes, str]:
    """The bytes of a stream up to the limit of what is read, and why there are no more of them, "" at its end."""
    parts: list[bytes] = []
    size = 0
    try:
        while size <= LARGEST_TEXT and (part := stream.read(_CHUNK)):
            parts.append(part)
            size += len(part)
    except _UNREADABLE as error:
        if not parts:
            raise
        return b"".join(parts), _why(error)
    return b"".join(parts), ""


def _read_input(item: Input, names: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[Result, int]]:
    """The reports of one input with their line numbers (0 for a whole file), or problems; and the bytes read so far."""
    try:
        if item.path is None:
            yield from _read_stream(_standard_input(), item, names)
        else:
            with item.path.open("rb") as stream:
                yield from _read_stream(stream, item, names)
    except _UNREADABLE as error:
        yield Problem("missing", f"{item.shown}: {_why(error)}", item.shown, fatal=True), item.size


def _read_stream(
    stream: io.BufferedReader, item: Input, names: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Result, int]]:
    text = _unpacked(stream)
    head = text.peek(_HEAD)[:_HEAD]
    if item.kind in _LINES or (item.kind not in _PAGES | _PLAIN and _looks_like_lines(head)):
        nothing = True
        for record in json_lines.records(text, item.shown, names):
            nothing = False
            yield (record if isinstance(record, Problem) else _of_record(record, item)), _position(stream)
        if nothing:
            yield Problem("empty", f"{item.shown}: no line with a report", item.shown, fatal=True), item.size
        return
    data, damage = _held(text)
    yield _of_file(data, item, damage), item.size


def _standard_input() -> io.BufferedReader:
    if sys.stdin is None:
        raise FileNotFoundError(errno.ENOENT, "there is no standard input")
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(io.BytesIO(stream.read()))


def _unpacked(stream: io.BufferedReader) -> io.BufferedReader:
    """The stream, unpacked where it is gzip data: the first bytes say so, not the name."""
    if stream.peek(2)[:2] != b"\x1f\x8b":
        return stream
    return io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=stream)))


def _position(stream: io.BufferedReader) -> int:
    try:
        return stream.tell()
    except (OSError, ValueError):
        return 0


def _looks_like_lines(head: bytes) -> bool:
    """Whether data starts as JSON Lines: an object whose first name follows on the same line."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b'{"') and b":" in start.split(b"\n", 1)[0]


def _of_record(record: json_lines.Record, item: Input) -> tuple[Report, int]:
    where = f"{item.shown}:{record.number}"
    id = record.id or f"{item.stem}:{record.number}"
    if record.page:
        report = with_given(read_page(record.text, id, item.shown, where=where), record.given)
    else:
        report = Report(id, item.shown, record.text, Extract.identity(record.text), given=record.given)
    problems = record.problems
    if not record.text.strip():
        problems += (Problem("empty", f"{where}: the text is empty", where, fatal=True),)
    return _finished(replace(report, problems=problems + report.problems)), record.number


def _of_file(data: bytes, item: Input, damage: str) -> Result:
    where = item.shown
    if not data.strip():
        return Problem("empty", f"{where}: the file is empty", where, fatal=True)
    problems: tuple[Problem, ...] = ()
    if damage:
        problems = (
            Problem("truncated", f"{where}: {damage}; what comes before the damage was read", where, fatal=True),
        )
    page = item.kind in _PAGES
    given: tuple[tuple[str, str], ...] = ()
    if item.kind in _ARCHIVES:
        from .web_archive import saved_page

        saved = saved_page(data)
        if saved:
            data, given, page = saved.data, saved.given, True
    try:
        size = LARGEST_PAGE if page else LARGEST_TEXT
        if len(data) > size:
            data = data[:size]
            while data and 0x80 <= data[-1] < 0xC0:  # not in the middle of a character of UTF-8
                data = data[:-1]
            data = data[:-1] if data[-1] >= 0xC0 else data
            message = f"{where}: only the first {size:,} bytes were read; split the file"
            problems += (Problem("truncated", message, where),)
        decoded = decode(data, where, page=page or b"<meta" in data[:4096].lower() or data.startswith(b"<?xml"))
    except BinaryDataError as error:
        message = f"{where}: {error}, no text; export its text (or save the page) and read that file instead"
        return Problem("binary", message, where, fatal=True)
    problems += decoded.problems
    if page or (item.kind not in _PLAIN and looks_like_page(decoded.text)):
        report = with_given(read_page(decoded.text, item.stem, where, decoded.charset, where), given)
    else:
        report = Report(item.stem, where, decoded.text, Extract.identity(decoded.text), decoded.charset)
    return _finished(replace(report, problems=problems + report.problems)), 0


def _named(reports: list[tuple[Report, Input, int]]) -> tuple[tuple[Report, ...], list[Problem]]:
    """The reports with one name each: those that share one are called by more of where they stand."""
    out = [report for report, _, _ in reports]
    problems: list[Problem] = []
    for depth in range(1, 40):
        groups: dict[str, list[int]] = {}
        for number, report in enumerate(out):
            groups.setdefault(report.id, []).append(number)
        clashes = {name: numbers for name, numbers in groups.items() if len(numbers) > 1}
        if not clashes:
            break
        for name, numbers in sorted(clashes.items()):
            for number in numbers:
                _, item, line = reports[number]
                out[number] = replace(out[number], id=_longer_name(item, line, depth))
            if depth == 1:
                called = ", ".join(out[number].id for number in numbers[:6])
                message = f"{len(numbers)} reports are called {name!r}; they are called by where they stand: {called}"
                problems.append(Problem("id", message, reports[numbers[0]][1].shown))
    return tuple(out), problems


def _longer_name(item: Input, line: int, depth: int) -> str:
    if item.path is None:
        return f"stdin:{line}" if line else "stdin"
    parts = PurePath(item.shown).parts
    head = parts[-1 - depth : -1] if depth < len(parts) else parts[:-1]
    last = item.stem if depth < len(parts) else item.name
    return "/".join([*(part.strip("/") for part in head), last]) + (f":{line}" if line else "")
