"""The stages in their order: the only file that knows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from . import backends
from .attribute import attribute
from .errors import OptionError
from .link import lineage
from .link.chains import chained
from .link.claims import claims
from .link.copied import copied
from .link.inherit import inherited_days
from .link.lost import with_lost_words
from .link.stories import stories
from .model import Attribution, Claim, Judgement, Ledger, Lineage, Problem, Report, Source, Story
from .read import ReadResult, read_paths, read_text
from .read.json_lines import FIELDS
from .read.pointed import with_places
from .read.pointed_headers import with_headers
from .read.settle import settle
from .resolve import Resolved, resolve
from .resolve.across import judged, known, merged, sided, sources
from .resolve.agreed import agreed
from .settings import Settings

if TYPE_CHECKING:
    from .store import Linked, Reading

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

    (report,) = with_headers([report], backend)
    found, broken, guesses = attribute([report], backend)
    report = with_places(report, broken[0])
    resolved = resolve(report, found, guesses)
    return Reading(
        report=replace(report, problems=(*report.problems, *resolved.problems)),
        reader=reader_name(backend, gate),
        lines=tuple(resolved.lines),
        told=tuple(resolved.told),
        toponyms=tuple(resolved.toponyms),
        sources=tuple(_speakers(report, resolved, gate)),
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
    backend = backends.load(settings.backend)
    ordered = tuple(sorted(reports, key=lambda report: _natural(report.path)))
    ordered = settle(with_headers(ordered, backend, progress=_part(progress, 0)))
    found, broken, guesses = attribute(ordered, backend, progress=_part(progress, 1))
    ordered = tuple(with_places(report, places) for report, places in zip(ordered, broken, strict=True))
    of: dict[str, list[Attribution]] = {report.id: [] for report in ordered}
    for line in found:
        of[line.report].append(line)
    resolved = [resolve(report, of[report.id], guesses) for report in ordered]
    ordered = tuple(
        replace(report, problems=(*report.problems, *one.problems)) if one.problems else report
        for report, one in zip(ordered, resolved, strict=True)
    )
    gate = settings.min_probability
    joined = _join(
        ordered,
        [line for one in resolved for line in one.lines],
        [told for one in resolved for told in one.told],
        [source for report, one in zip(ordered, resolved, strict=True) for source in _speakers(report, one, gate)],
        dict.fromkeys((report.id for report in ordered), gate),
    )
    return Ledger(
        reports=chained(with_lost_words(ordered, joined.lineage), joined.lineage),
        attributions=joined.told,
        doubtful=tuple(line for line in joined.lines if line.probability < gate),
        sources=joined.sources,
        toponyms=tuple(
            (report.id, place) for report, one in zip(ordered, resolved, strict=True) for place in one.toponyms
        ),
        judgements=joined.judgements,
        lineage=joined.lineage,
        claims=joined.claims,
        stories=joined.stories,
        problems=tuple(
            sorted([*problems, *_dropped(backend)], key=lambda problem: (_natural(problem.where), problem.kind))
        ),
        version=version("sayso"),
        backend=backend.name,
    )


def _part(progress: Progress | None, before: int) -> Progress | None:
    """The progress of one of the two passes over all text; `before` are done already."""
    return progress and (lambda done, total: progress(done + before * total, 2 * total))


@dataclass(frozen=True, slots=True)
class _Joined:
    """What linking makes of reports: their lines with what others tell, all and those that count, and the links."""

    lines: tuple[Attribution, ...]
    told: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    judgements: tuple[Judgement, ...]
    lineage: tuple[Lineage, ...]
    claims: tuple[Claim, ...]
    stories: tuple[Story, ...]


def _join(
    reports: Sequence[Report], lines: Sequence[Attribution], words: Sequence[bool], speakers: Sequence[Source],
    gates: Mapping[str, float],
) -> _Joined:  # fmt: skip
    """Link reports; `words` says of each line whether words tell its side, `gates` from when a report's lines count."""
    lines, sides = agreed(lines, words, reports)
    counted = [line for line in lines if line.probability >= gates[line.report]]
    links = lineage(reports, counted)
    copies = copied(counted, links)
    lines, days = inherited_days(lines, copies)
    told = tuple(line for line in lines if line.probability >= gates[line.report])
    sources = tuple(sided(speakers, told))
    bodies = {line: source.body for source in sources if source.body for line in source.lines}
    return _Joined(
        lines=lines,
        told=told,
        sources=sources,
        judgements=(*judged(sources), *sides, *days),
        lineage=links,
        claims=claims(reports, told, links, bodies=bodies, copies=copies),
        stories=stories(reports, told, links, copies),
    )


def together(readings: Iterable[Reading], decisions: Iterable[Judgement] = ()) -> Linked:
    """What linking makes of reports that were read before, each on its own: what a store's `link` takes.

    `decisions` are what people decided about sources. The same for the same readings in whatever order they come.
    """
    from .store import Linked

    held = sorted(readings, key=lambda reading: reading.report.id)
    reports = settle([reading.report for reading in held])
    lines = [
        line
        for report, reading in zip(reports, held, strict=True)
        for line in (reading.lines if report == reading.report else _dated(report, reading.lines))
    ]
    joined = _join(
        reports,
        lines,
        [told for reading in held for told in reading.told],
        [source for reading in held for source in reading.sources],
        {reading.report.id: reading.gate for reading in held},
    )
    before = {line.id: line for reading in held for line in reading.lines}
    groups = merged(joined.sources, joined.judgements, decisions)
    shown = chained(with_lost_words(reports, joined.lineage), joined.lineage)
    settled = [new for new, reading in zip(shown, held, strict=True) if new != reading.report]
    return Linked(
        reports=tuple(report.id for report in reports),
        settled=tuple(settled),
        lines=tuple(line for line in joined.lines if line != before[line.id]),
        who=tuple(sorted(known(joined.sources, groups).items())),
        judgements=joined.judgements,
        lineage=joined.lineage,
        claims=joined.claims,
        stories=joined.stories,
    )


def _dated(report: Report, lines: Sequence[Attribution]) -> list[Attribution]:
    """A report's lines with their days, now that others settled the report's own."""
    days = resolve(report, lines, {}).lines
    return [replace(line, said_on=there.said_on) for line, there in zip(lines, days, strict=True)]


def _speakers(report: Report, resolved: Resolved, gate: float) -> list[Source]:
    """Who speaks in a report, by the lines that count."""
    spoken = [
        (line, who) for line, who in zip(resolved.lines, resolved.referents, strict=True) if line.probability >= gate
    ]
    return sources(report, [line for line, _ in spoken], [who for _, who in spoken])


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
