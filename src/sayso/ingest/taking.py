"""Taking in: from files, folders, standard input, addresses and lists into a store; then what is new is linked."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .. import backends, pipeline
from ..backends import Backend
from ..link.pairing import encode
from ..link.similarity import shelved
from ..model import Problem, Report
from ..read.json_lines import mapped
from ..read.paths import STDIN, Input, inputs
from ..read.splitting import documents
from ..settings import Settings
from ..store import Store, identified
from .fetch import Fetcher, Limits
from .following import Follower, Step
from .linking import Told, link
from .listing import Listing
from .lists import HEAD, LARGEST, is_list, listing
from .workers import Worker, parsed

SEVERAL = 200
"""Reports that are taken in before they are linked: so that a story is not linked again for each of its reports."""


@dataclass(slots=True)
class Taken:
    """What was taken in: reports that are new, reports that were there and were not read again, and problems."""

    new: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)


Progress = Callable[[int, int], None]
"""Called with the inputs that are done, and all there are; a list adds to these when it is read."""


def take(
    places: Sequence[str],
    store: Store,
    settings: Settings,
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
    linking: Told | None = None,
) -> Taken:
    """Read what is at these paths and addresses and add it to the store; of feeds and sitemaps all that they lead to.

    It may be stopped at any moment: each report is kept whole or not at all, and what is kept is neither read nor
    fetched again. What was not linked then is linked by the next call.
    Raises `StoreError` where the store does not do its work, `BackendError` where the back end does not.
    """
    files, missing = inputs([place for place in places if not is_address(place)])
    addresses = list(dict.fromkeys(place for place in places if is_address(place)))
    with Taker(store, settings, limits, linking=linking) as taker:
        taker.taken.problems += missing
        done, total = 0, len(files) + len(addresses)
        steps = [taker.file(item) for item in files] + [taker.follower.address(url) for url in addresses]
        for one in steps:
            for step in one:
                taker.keep(step)
                total += step.more
                done += not step.part
                if progress and not step.part:
                    progress(min(done, total), total)
        return taker.finish()


def is_address(place: str) -> bool:
    """Whether a place is an address of the web, and no path."""
    return "://" in place


class Taker:
    """Reads what is found and keeps it, one transaction a report; use it in a `with`, which ends what it started."""

    def __init__(
        self,
        store: Store,
        settings: Settings,
        limits: Limits | None = None,
        *,
        fetcher: Fetcher | None = None,
        linking: Told | None = None,
    ) -> None:
        """Loads the back end. `linking` is told how far that is. Raises `BackendError` where it cannot be had."""
        self.taken = Taken()
        self._linking = linking
        self._store = store
        self._settings = settings
        self._limits = limits
        self._worker = Worker(mapped(dict(settings.fields)))
        self._fetcher = fetcher
        self._backend: Backend = backends.load(settings.backend)
        self.reader = pipeline.reader_name(self._backend, settings.min_probability)

    def __enter__(self) -> Taker:
        """The taker itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process that parses, and all connections."""
        self._worker.close()
        if self._fetcher is not None:
            self._fetcher.close()

    @cached_property
    def follower(self) -> Follower:
        """What fetches; made when it is first asked for."""
        self._fetcher = self._fetcher or Fetcher(self._limits)
        return Follower(self._fetcher, self._store, self.reader, self._worker)

    def file(self, item: Input) -> Iterator[Step]:
        """What is in a file, or on standard input: reports, or a list and all that it leads to."""
        found = _list_of(item)
        if isinstance(found, Listing):
            yield from self.follower.entries(found, str(item.path.resolve()) if item.path else STDIN)
        elif found is not None:
            yield Step((found,))
        else:
            for one in parsed(documents(item), self._worker):
                yield Step((one,), part=True)
            yield Step()

    def keep(self, step: Step) -> tuple[Report, ...]:
        """Keep what a step found; the reports that are new."""
        ids: list[str] = []
        new: list[Report] = []
        self.taken.known += step.known
        for one in step.found:
            if isinstance(one, Problem):
                self.taken.problems.append(one)
                continue
            report = identified(one)
            ids.append(report.id)
            if self._store.has(report.id, self.reader):
                self._store.arrived(report.id, report.path)
                self.taken.known += 1
            else:
                reading = pipeline.alone(report, self._backend, self._settings.min_probability)
                with shelved(self._store):
                    encode(reading.report, [line for line in reading.lines if line.probability >= reading.gate])
                self._store.add(reading)
                new.append(reading.report)
                self.taken.new += 1
                if self.taken.new % SEVERAL == 0:
                    link(self._store, self._linking)
        if step.keep:
            step.keep(tuple(ids))
        return tuple(new)

    def finish(self) -> Taken:
        """Link what is new, and keep the problems; what was taken in since the last time."""
        link(self._store, self._linking)
        self._store.note(self.taken.problems)
        taken, self.taken = self.taken, Taken()
        return taken


def _list_of(item: Input) -> Listing | Problem | None:
    """The list that a file holds; `None` where it holds none, or cannot be read, which reading it will say."""
    try:
        if item.path is None:
            stream = sys.stdin.buffer
            if not isinstance(stream, io.BufferedReader) or not is_list(stream.peek(HEAD)[:HEAD]):
                return None
            return listing(stream.read(LARGEST + 1), STDIN)
        with item.path.open("rb") as file:
            if not is_list(file.peek(HEAD)[:HEAD]):
                return None
            return listing(file.read(LARGEST + 1), item.shown)
    except (OSError, AttributeError):  # there may be no standard input
        return None
