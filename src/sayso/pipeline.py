"""The stages in their order: the only file that knows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from . import backends
from .attribute import attribute
from .errors import OptionError
from .link import lineage
from .link.claims import claims
from .link.copied import copied
from .link.inherit import inherited_days
from .link.stories import stories
from .model import Attribution, Ledger, Problem, Report, Source
from .read import ReadResult, read_paths, read_text
from .read.json_lines import FIELDS
from .read.pointed import with_places
from .read.settle import settle
from .resolve import Resolved, resolve
from .resolve.across import judged, sources
from .resolve.agreed import agreed
from .settings import Settings

if TYPE_CHECKING:
    from .store import Reading

Progress = Callable[[int, int], None]
"""Called with what is done and what there is to do, in code points, as the work goes on."""

_DIGITS = re.compile(r"(\d+)")


def read(paths: Sequence[str | Path], settings: Settings | None = None, *, progress: Progress | None = None) -> Ledger:
    """The ledger of files, folders and standard input ("-"), read together.

    What cannot be read is a problem of the ledger. The ledger is the same in whatever order the paths are given.
    Raises `OptionError` for settings that make no sense, and `BackendError` where the back end cannot be loaded or
    does not answer.
    """
    settings = settings or Settings()
    found = _read(paths, settings)
    return _ledger(found.reports, found.problems, settings, progress)


def read_sources(sources: Sequence[str | Path], settings: Settings, *, progress: Progress | None = None) -> Ledger:
    """The ledger of texts and paths: a `str` that is the path of nothing is a text itself. Else like `read`.

    Texts are called "text", or "text-1", "text-2" where there are several.
    """
    texts = [source for source in sources if isinstance(source, str) and not _exists(source)]
    found = _read([source for source in sources if source not in texts], settings)
    taken = {report.id for report in found.reports}
    reports = list(found.reports)
    for number, text in enumerate(texts, 1):
        name = "text" if len(texts) == 1 else f"text-{number}"
        while name in taken:  # a file may be called so
            name += "-given"
        taken.add(name)
        reports.append(read_text(text, id=name))
    return _ledger(reports, found.problems, settings, progress)


def alone(report: Report, backend: backends.Backend, gate: float) -> Reading:
    """What a reader makes of one report on its own, as a store keeps it; `report` is `identified`."""
    from .store import Reading

    found, broken, guesses = attribute([report], backend)
    report = with_places(report, broken[0])
    resolved = resolve(report, found, guesses)
    spoken = [
        (line, who) for line, who in zip(resolved.lines, resolved.referents, strict=True) if line.probability >= gate
    ]
    return Reading(
        report=replace(report, problems=(*report.problems, *resolved.problems)),
        reader=reader_name(backend, gate),
        lines=tuple(resolved.lines),
        told=tuple(resolved.told),
        toponyms=tuple(resolved.toponyms),
        sources=tuple(sources(report, [line for line, _ in spoken], [who for _, who in spoken])),
        gate=gate,
    )


def reader_name(backend: backends.Backend, gate: float) -> str:
    """What a store calls this reader: the version, the back end with its model's, and the gate.

    Another model reads otherwise: what it has not read is not known.
    """
    return f"sayso {version('sayso')} {backend.name} {backends.version_of(backend)} {gate:g}"


def _read(paths: Sequence[str | Path], settings: Settings) -> ReadResult:
    for ours, _ in settings.fields:
        if ours not in FIELDS:
            raise OptionError(f"there is no field {ours!r} to map; give one of these: {', '.join(FIELDS)}")
    return read_paths(paths, fields=dict(settings.fields))


def _ledger(
    reports: Iterable[Report], problems: Iterable[Problem], settings: Settings, progress: Progress | None
) -> Ledger:
    # By path, numbers as numbers; reports of one file stay in its order.
    ordered = settle(sorted(reports, key=lambda report: _natural(report.path)))
    backend = backends.load(settings.backend)
    found, broken, guesses = attribute(ordered, backend, progress=progress)
    ordered = tuple(with_places(report, places) for report, places in zip(ordered, broken, strict=True))
    of: dict[str, list[Attribution]] = {report.id: [] for report in ordered}
    for line in found:
        of[line.report].append(line)
    resolved = [resolve(report, of[report.id], guesses) for report in ordered]
    lines, sides = agreed(
        [line for one in resolved for line in one.lines], [told for one in resolved for told in one.told]
    )
    ordered = tuple(
        replace(report, problems=(*report.problems, *one.problems)) if one.problems else report
        for report, one in zip(ordered, resolved, strict=True)
    )
    gate = settings.min_probability
    links = lineage(ordered, [line for line in lines if line.probability >= gate])
    copies = copied(lines, links)
    lines, days = inherited_days(lines, copies)
    told = tuple(line for line in lines if line.probability >= gate)
    speakers = _sources(ordered, told, resolved)
    bodies = {line: source.body for source in speakers if source.body for line in source.lines}
    return Ledger(
        reports=ordered,
        attributions=told,
        doubtful=tuple(line for line in lines if line.probability < gate),
        sources=speakers,
        toponyms=tuple(
            (report.id, place) for report, one in zip(ordered, resolved, strict=True) for place in one.toponyms
        ),
        judgements=(*judged(speakers), *sides, *days),
        lineage=links,
        claims=claims(ordered, told, links, bodies=bodies),
        stories=stories(ordered, told, links, copies),
        problems=tuple(
            sorted([*problems, *_dropped(backend)], key=lambda problem: (_natural(problem.where), problem.kind))
        ),
        version=version("sayso"),
        backend=backend.name,
    )


def _sources(
    reports: Sequence[Report], lines: Iterable[Attribution], resolved: Iterable[Resolved]
) -> tuple[Source, ...]:
    """Who speaks in each report, by the referents that its lines were resolved to."""
    referents = {line.id: who for one in resolved for line, who in zip(one.lines, one.referents, strict=True)}
    of: dict[str, list[Attribution]] = {report.id: [] for report in reports}
    for line in lines:
        of[line.report].append(line)
    return tuple(
        source
        for report in reports
        for source in sources(report, of[report.id], [referents[line.id] for line in of[report.id]])
    )


def _dropped(backend: backends.Backend) -> Iterator[Problem]:
    """What a back end answered and could not point at in the text, where it counts that (`dropped`, by reason)."""
    counts: Mapping[str, int] = getattr(backend, "dropped", {})
    if counts:
        reasons = ", ".join(f"{reason} {count}" for reason, count in sorted(counts.items()))
        yield Problem(
            "dropped", f"{sum(counts.values())} answers of the back end {backend.name} are left out: {reasons}"
        )


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that puts r2 before r10."""
    return [(int(part) if part.isdecimal() else 0, part) for part in _DIGITS.split(name)]


def _exists(path: str) -> bool:
    try:
        return bool(path.strip()) and Path(path).exists()
    except (OSError, ValueError):  # a name that no file system allows: too long, or with a NUL
        return False
