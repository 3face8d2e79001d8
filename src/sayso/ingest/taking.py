"""Taking in: from files, folders, standard input and addresses into a store, one transaction a report; then linked."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from .. import backends, pipeline
from ..link.pairing import encode
from ..link.similarity import shelved
from ..model import Problem, Report
from ..read.json_lines import mapped
from ..read.paths import Input, inputs
from ..read.splitting import documents, documents_in
from ..settings import Settings
from ..store import Store, identified
from .fetch import Fetched, Fetcher, Limits
from .linking import link
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
"""Called with the inputs that are done, and all there are."""


def take(
    places: Sequence[str],
    store: Store,
    settings: Settings,
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
) -> Taken:
    """Read what is at these paths and addresses and add it to the store.

    It may be stopped at any moment: each report is kept whole or not at all, and what is kept is not read again. What
    was not linked then is linked by the next call.
    Raises `StoreError` where the store does not do its work, `BackendError` where the back end does not.
    """
    backend = backends.load(settings.backend)
    reader = pipeline.reader_name(backend, settings.min_probability)
    files, missing = inputs([place for place in places if not _is_address(place)])
    addresses = list(dict.fromkeys(place for place in places if _is_address(place)))
    taken = Taken(problems=list(missing))
    total = len(files) + len(addresses)
    with closing(Worker(mapped(dict(settings.fields)))) as worker:
        every = (parsed(documents(item), worker) for item in files)
        for done, found in enumerate(chain(every, _of_addresses(addresses, worker, limits)), 1):
            for one in found:
                if isinstance(one, Problem):
                    taken.problems.append(one)
                    continue
                report = identified(one)
                if store.has(report.id, reader):
                    store.arrived(report.id, report.path)
                    taken.known += 1
                else:
                    reading = pipeline.alone(report, backend, settings.min_probability)
                    with shelved(store):
                        encode(reading.report, [line for line in reading.lines if line.probability >= reading.gate])
                    store.add(reading)
                    taken.new += 1
                    if taken.new % SEVERAL == 0:
                        link(store)
            if progress:
                progress(done, total)
    link(store)
    store.note(taken.problems)
    return taken


def _is_address(place: str) -> bool:
    return "://" in place


def _of_addresses(
    addresses: Sequence[str], worker: Worker, limits: Limits | None
) -> Iterator[Iterable[Report | Problem]]:
    if not addresses:
        return
    fetcher = Fetcher(limits)
    try:
        for address in addresses:
            fetched = fetcher.fetch(address)
            yield _of_page(fetched, worker) if isinstance(fetched, Fetched) else [fetched]
    finally:
        fetcher.close()


def _of_page(page: Fetched, worker: Worker) -> Iterator[Report | Problem]:
    """The reports of a page; where there is no text, why not."""
    stream = io.BufferedReader(io.BytesIO(page.content))
    return parsed(documents_in(stream, Input(Path(page.url), page.url)), worker)
