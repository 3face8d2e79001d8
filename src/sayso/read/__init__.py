"""Stage 1, `read`: bytes to reports. The text is kept as it was received; what is derived maps back to it.

`read_paths` reads files, folders and standard input; `read_bytes` one input that is already in memory; `read_text` one
report. Nothing is skipped in silence and no bad input stops the rest: every loss is a `Problem`, with `fatal` where an
input, or a line of it, could not be read at all.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Literal

from ..model import Extract, Problem, Report
from . import json_lines
from .document import Document
from .html import looks_like_page, read_page
from .parsing import finished, parse
from .paths import STDIN, Input, inputs
from .splitting import documents, documents_in

__all__ = ["ReadResult", "read_bytes", "read_paths", "read_text"]


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
        for document, at in documents(item):
            line = document.number if isinstance(document, Document) else 0
            for result in _parsed(document, names):
                if isinstance(result, Problem):
                    problems.append(result)
                else:
                    reports.append((result, item, line))
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
    names = json_lines.mapped(fields or {})
    out = []
    for found, _ in documents_in(io.BufferedReader(io.BytesIO(data)), item):
        for result in _parsed(found, names):
            if isinstance(result, Problem):
                out.append(Report(item.stem, path, "", Extract.identity(""), problems=(result,)))
            else:
                out.append(result)
    return out


def read_text(text: str, *, id: str = "text", path: str = "") -> Report:
    """The report that a text is. A text that starts as a web page does is read as one."""
    if looks_like_page(text):
        return finished(read_page(text, id, path, where=path or id))
    return finished(Report(id, path, text, Extract.identity(text)))


def _parsed(found: Document | Problem, names: Mapping[str, tuple[str, ...]]) -> list[Report | Problem]:
    return [found] if isinstance(found, Problem) else parse(found, names)


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
