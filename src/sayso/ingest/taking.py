"""Taking in: from files, folders, standard input and addresses into a store, one transaction a report; then linked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from .. import backends, pipeline
from ..link.pairing import encode
from ..link.similarity import shelved
from ..model import Problem, Report
from ..read import read_bytes, read_paths
from ..read.paths import inputs
from ..settings import Settings
from ..store import Store, identified
from .fetch import Fetched, Fetcher, Limits
from .linking import link

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
    every = (_of_file("-" if item.path is None else os.fspath(item.path), settings) for item in files)
    for done, found in enumerate(chain(every, _of_addresses(addresses, settings, limits)), 1):
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


def _of_file(path: str, settings: Settings) -> list[Report | Problem]:
    found = read_paths([path], fields=dict(settings.fields))
    return [*found.reports, *found.problems]


def _of_addresses(
    addresses: Sequence[str], settings: Settings, limits: Limits | None
) -> Iterator[list[Report | Problem]]:
    if not addresses:
        return
    fetcher = Fetcher(limits)
    try:
        for address in addresses:
            fetched = fetcher.fetch(address)
            yield _of_page(fetched, settings) if isinstance(fetched, Fetched) else [fetched]
    finally:
        fetcher.close()


def _of_page(page: Fetched, settings: Settings) -> list[Report | Problem]:
    """The reports of a page; where there is no text, why not."""
    found: list[Report | Problem] = []
    for report in read_bytes(page.content, page.url, fields=dict(settings.fields)):
        found += [report] if report.text else report.problems
    return found
