"""Annotations on the texts as they are today: a line is anchored where its words stand, or it is an orphan.

A quotation is never laid on words that only look like it (hypothesis/client issue 7571): `exact`, `prefix` and
`suffix` must all agree, at the place that is given or, where the text changed, at exactly one other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..model import JSON, Attribution, Passage, Problem, Report
from .annotations import bodies
from .linked import held, whole

_PARTS = ("source", "cue", "content")


def anchored(place: Path, reports: Iterable[Report]) -> tuple[list[Attribution], list[Problem]]:
    """The lines of an export whose passages all stand in the reports, and a problem "orphan" for each other line.

    Raises `InputError` where the file is no export of annotations.
    """
    by_id = {report.id: (report, whole(report.text)) for report in reports}
    lines, orphans = [], []
    for body in bodies(place):
        line = held(Attribution, body)
        if line is None:
            continue
        report, text = by_id.get(line.report, (None, ""))
        found = None if report is None else _found(body["targets"], text)
        if found is None:
            where = line.report if report is None else report.path
            missing = "there is no such report" if report is None else "its words do not stand in the text, or not once"
            orphans.append(
                Problem("orphan", f"the line {line.id} of {where} is an orphan: {missing}", where, fatal=True)
            )
        else:
            source, cue, content = found
            lines.append(replace(line, source=source, cue=cue, content=content))
    return lines, orphans


def _found(targets: Any, text: str) -> list[tuple[Passage, ...]] | None:
    """The passages of source, cue and content; nothing where one of them has no place."""
    out: dict[str, list[Passage]] = {part: [] for part in _PARTS}
    for target in targets if isinstance(targets, list) else [targets]:
        try:
            passage = _place(target, text)
            if passage is None:
                return None
            out[target["sayso:part"]].append(passage)
        except (LookupError, TypeError, ValueError) as error:
            raise InputError(f"an annotation has a target that sayso did not write: {error!r}") from error
    return [tuple(out[part]) for part in _PARTS]


def _place(target: JSON, text: str) -> Passage | None:
    of = {selector["type"]: selector for selector in target["selector"]}
    quote = of["TextQuoteSelector"]
    exact, prefix, suffix = quote["exact"], quote["prefix"], quote["suffix"]
    said = of["TextPositionSelector"]["start"]
    if said >= len(prefix) and text.startswith(prefix + exact + suffix, said - len(prefix)):
        return Passage(said, said + len(exact))
    elsewhere = list(_places(prefix + exact + suffix, text))
    if len(elsewhere) != 1:
        return None
    start = elsewhere[0] + len(prefix)
    return Passage(start, start + len(exact))


def _places(words: str, text: str) -> Iterator[int]:
    """The first two places of some words."""
    at = text.find(words)
    if at >= 0:
        yield at
        if (again := text.find(words, at + 1)) >= 0:
            yield again
