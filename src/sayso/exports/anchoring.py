"""Annotations on the texts as they are today: a line is anchored where its words stand, or it is an orphan.

A quotation is never laid on words that only look like it (hypothesis/client issue 7571): `exact`, `prefix` and
`suffix` must all agree, at the place that is given or, where the text changed, at exactly one other. Of a report that
is not there any more, others that were found at the same address are asked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..model import JSON, Attribution, Passage, Problem, Report
from .annotations import bodies
from .linked import held, url, whole

_PARTS = ("source", "cue", "content")


class _Text:
    """A report as quotations are sought in it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.reading = whole(report.extract.text)
        self.digest = sha256(report.text.encode("utf-8", "surrogatepass")).hexdigest()


def anchored(place: Path, reports: Iterable[Report]) -> tuple[list[Attribution], list[Problem]]:
    """The lines of an export whose passages all stand in the reports, and a problem "orphan" for each other line.

    Annotations that hold no line are told by a problem "skipped".

    Raises `InputError` where the file is no export of annotations.
    """
    by_id: dict[str, _Text] = {}
    by_url: defaultdict[str, list[_Text]] = defaultdict(list)
    for report in reports:
        text = by_id[report.id] = _Text(report)
        if address := url(report):
            by_url[address].append(text)
    lines: list[Attribution] = []
    problems: list[Problem] = []
    others = 0
    for body in bodies(place):
        line = held(Attribution, body) if body else None
        if body is None or line is None:
            others += 1
            continue
        targets = body["targets"] if isinstance(body["targets"], list) else []
        try:
            asked = [by_id[line.report]] if line.report in by_id else by_url.get(_address(targets), [])
            found = next((made for text in asked if targets and (made := _laid(line, targets, text))), None)
        except (LookupError, TypeError, ValueError) as error:
            raise InputError(f"the line {line.id} has a target that sayso did not write: {error!r}") from error
        if found is not None:
            lines.append(found)
            continue
        where = asked[0].report.path if asked else line.report
        missing = "its words do not stand in the text, or not once" if asked else "there is no such report"
        message = f"the line {line.id} of {where} is an orphan: {missing}"
        problems.append(Problem("orphan", message, where, fatal=True))
    if others:
        message = f"{others} annotations of {place} hold no line of sayso's and were left out"
        problems.append(Problem("skipped", message, str(place)))
    return lines, problems


def _address(targets: list[Any]) -> str:
    return str(targets[0]["source"]) if targets else ""


def _laid(line: Attribution, targets: list[Any], text: _Text) -> Attribution | None:
    """The line on a text; nothing where one of its passages has no place there."""
    back, moved = text.report.extract.back, False
    parts: dict[str, list[Passage]] = {part: [] for part in _PARTS}
    for target in targets:
        passage, stood = _place(target, text.reading)
        if passage is None:
            return None
        moved = moved or not stood or target["sayso:sha256"] != text.digest
        parts[target["sayso:part"]] += back(*passage)
    if not moved:
        return line
    source, cue, content = (tuple(parts[part]) for part in _PARTS)
    return replace(line, report=text.report.id, source=source, cue=cue, content=content)


def _place(target: JSON, text: str) -> tuple[Passage | None, bool]:
    """Where the words of a target stand in a text, and whether that is where they stood."""
    of = {selector["type"]: selector for selector in target["selector"]}
    quote = of["TextQuoteSelector"]
    exact, prefix, suffix = quote["exact"], quote["prefix"], quote["suffix"]
    words, stood = prefix + exact + suffix, of["TextPositionSelector"]["start"] - len(prefix)
    if stood >= 0 and text.startswith(words, stood):
        at = stood
    else:
        elsewhere = list(_places(words, text))
        if len(elsewhere) != 1:
            return None, False
        (at,) = elsewhere
    start = at + len(prefix)
    return Passage(start, start + len(exact)), at == stood


def _places(words: str, text: str) -> Iterator[int]:
    """The first two places of some words."""
    at = text.find(words)
    if at >= 0:
        yield at
        if (again := text.find(words, at + 1)) >= 0:
            yield again
