"""How a store grows: adding and linking, size, and faceted search, from thousands of claims to a million.

    python benchmarks/store.py [--claims 10000 30000 100000] [--store PLACE] [--writing] [--json FILE]
    python benchmarks/store.py --only-search --store PLACE

Reports are pre-read (`made_stories`): what is measured is the store's own work, `add` for each report and `link` for
each story, without the comparing of sayings. `--store` takes a PostgreSQL database that holds nothing; without it a
file of SQLite is made in TMPDIR. `--only-search` asks a store that is there: `made_store.py` fills a large one.
`--writing` asks once more while a story is added and linked before each search.

Searches are timed twice: by the clock, and by the processor time that this process and PostgreSQL's took together,
which is what the clock shows on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path

import numpy as np
from sqlalchemy import text

from made_stories import SIDES, WORDS, pick, story, vocabulary
from sayso.store import Store
from sayso.store.words import All, Any, Near, Phrase, Question, Word

SEARCHES = 200
"""Searches of one measurement."""


@dataclass(frozen=True)
class Times:
    """Of some searches, in milliseconds, and how many claims answered."""

    p50_ms: float
    p95_ms: float
    max_ms: float
    p50_cpu_ms: float
    p95_cpu_ms: float
    max_cpu_ms: float
    first_ms: float
    first_cpu_ms: float
    hits_p50: float
    hits_p95: float


@dataclass(frozen=True)
class Figures:
    """What was measured at one size. Times are milliseconds, by the clock or (`cpu`) of processors, sizes bytes."""

    claims: int
    reports: int
    lines: int
    reports_a_minute: float
    reports_a_minute_cpu: float
    bytes_a_report: float
    search: Times
    while_writing: Times | None


def questions(most: int) -> Iterator[tuple[Question | None, dict[str, list[str]]]]:
    """What people ask: words common and rare, two words, a phrase, a beginning, with and without facets chosen."""
    chance = random.Random(11)
    words = vocabulary(WORDS, 1)
    for number in range(most):
        one, two = (Word(word) for word in pick(chance, words, 2))
        rare = Word(words[chance.randrange(2000, WORDS)])
        asked: tuple[Question | None, ...] = (
            one, rare, All((one, two)), Any((one, rare)), Phrase((one, two)), Near(one, two, 5), All((rare,), (one,)),
            Word(rare.word[:3], prefix=True), None,
        )  # fmt: skip
        where = chance.choice(
            [{}, {}, {"side": pick(chance, SIDES, 2)}, {"stance": ["denies"]}, {"standing": ["confirmed"]},
             {"kind": ["named_person"], "side": pick(chance, SIDES)}]
        )  # fmt: skip
        yield asked[number % len(asked)], where


@dataclass
class Spent:
    """What was added so far, and the seconds that it took."""

    reports: int = 0
    lines: int = 0
    claims: int = 0
    seconds: float = 0.0
    cpu: float = 0.0


class Processors:
    """The processor time that this process and its process of PostgreSQL have taken, in milliseconds."""

    def __init__(self, store: Store) -> None:
        self.server: Path | None = None
        with store.asking() as connection:
            if connection.dialect.name == "postgresql":
                pid = connection.scalar(text("SELECT pg_backend_pid()"))  # the pool gives this connection each time
                self.server = Path(f"/proc/{pid}/schedstat")

    def now(self) -> float:
        """So far."""
        server = int(self.server.read_text("ascii").split()[0]) if self.server else 0
        return 1000 * time.process_time() + server / 1e6


def searched(place: str, before: Callable[[], None] | None = None) -> tuple[int, Times]:
    """How many claims a store has, and how long searches take one who just opened it; `before` each is done first."""
    with Store(place, read_only=True) as store:
        processors = Processors(store)
        took, cpu, hits = [], [], []

        def timed(question: Question | None, where: dict[str, list[str]]) -> None:
            used, began = processors.now(), time.perf_counter()
            hits.append(store.search(question, where).total)
            took.append(1000 * (time.perf_counter() - began))
            cpu.append(processors.now() - used)

        timed(Word(vocabulary(WORDS, 1)[0]), {})
        for question, where in questions(SEARCHES):
            if before:
                before()
            timed(question, where)
        three = [round(float(np.percentile(of[1:], at)), 1) for of in (took, cpu) for at in (50, 95, 100)]
        found = [round(float(np.percentile(hits[1:], at))) for at in (50, 95)]
        return len(store.facets()), Times(*[*three, round(took[0]), round(cpu[0]), *found])


def measured(place: str, spent: Spent, written: Callable[[], None] | None) -> Figures:
    """The figures of a store as it is now, and with `written`, which adds a story, before each search."""
    with Store(place, read_only=True) as store:
        taken = size(store)
    claims, times = searched(place)
    reports, seconds, cpu = spent.reports, spent.seconds, spent.cpu
    return Figures(
        claims=claims,
        reports=reports,
        lines=spent.lines,
        reports_a_minute=round(60 * reports / seconds),
        reports_a_minute_cpu=round(60 * reports / cpu),
        bytes_a_report=round(taken / reports),
        search=times,
        while_writing=searched(place, written)[1] if written else None,
    )


def size(store: Store) -> int:
    """Bytes that a store takes."""
    with store.asking() as connection:
        if connection.dialect.name == "postgresql":
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    return sum(path.stat().st_size for path in Path(store.place).parent.glob(Path(store.place).name + "*"))


def grow(store: Store, processors: Processors, number: int, spent: Spent) -> None:
    """Add a story and link it."""
    readings, linked = story(number)
    began, used = time.perf_counter(), processors.now()
    for reading in readings:
        store.add(reading)
    store.link(linked)
    spent.seconds += time.perf_counter() - began
    spent.cpu += (processors.now() - used) / 1000
    spent.reports += len(readings)
    spent.lines += sum(len(reading.lines) for reading in readings)
    spent.claims += len(linked.claims)


def main() -> None:
    """Measure at each size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    asked.add_argument("--store", default="")
    asked.add_argument("--only-search", action="store_true")
    asked.add_argument("--writing", action="store_true")
    asked.add_argument("--json", type=Path)
    options = asked.parse_args()
    if options.only_search:
        claims, times = searched(options.store)
        print(json.dumps({"claims": claims, **asdict(times)}))
        return
    figures: list[Figures] = []
    spent, numbers = Spent(), count()
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or str(Path(folder) / "bench.db")
        with Store(place) as store:
            processors = Processors(store)
            for wanted in options.claims:
                while spent.claims < wanted:
                    grow(store, processors, next(numbers), spent)
                written = (lambda: grow(store, processors, next(numbers), spent)) if options.writing else None
                figures.append(measured(place, spent, written))
                print(json.dumps(asdict(figures[-1])), flush=True)
    if options.json:
        told = {
            "command": " ".join(["python", *sys.argv]),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            "machine": platform.machine(),
            "figures": [asdict(one) for one in figures],
        }
        options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
