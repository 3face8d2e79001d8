"""How a store grows: adding and linking, size, and faceted search, from thousands of claims to a million.

    python benchmarks/store.py [--claims 10000 30000 100000] [--store PLACE] [--fold N] [--json FILE]

Reports are pre-read (`made_stories`): what is measured is the store's own work, `add` for each report and `link` for
each story, without the comparing of sayings. `--fold N` repeats the claims N times in the tables that search uses, to
measure searching beyond what is quickly ingested; facets then have no more values than before. `--store` takes a
PostgreSQL database that holds nothing; without it a file of SQLite is made in TMPDIR.
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
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from sqlalchemy import text

from made_stories import SIDES, WORDS, pick, story, vocabulary
from sayso.store import Store
from sayso.store.claiming import stale
from sayso.store.words import All, Any, Near, Phrase, Question, Word

SEARCHES = 200
"""Searches of one measurement."""


@dataclass(frozen=True)
class Figures:
    """What was measured at one size. Times are milliseconds of wall clock, sizes bytes (`None` where claims repeat)."""

    claims: int
    reports: int
    lines: int
    reports_a_minute: float
    add_ms: float
    link_ms_a_report: float
    bytes_a_report: float | None
    bytes_of_text_a_report: float
    search_p50_ms: float
    search_p95_ms: float
    search_max_ms: float
    first_search_ms: float
    hits_p50: int
    hits_p95: int


def questions(count: int) -> Iterator[tuple[Question | None, dict[str, list[str]]]]:
    """What people ask: words common and rare, two words, a phrase, a beginning, with and without facets chosen."""
    chance = random.Random(11)
    words = vocabulary(WORDS, 1)
    for number in range(count):
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
    chars: int = 0
    claims: int = 0
    add: float = 0.0
    link: float = 0.0


def measured(place: str, spent: Spent) -> Figures:
    """The figures of a store as it is now, asked by one that was just opened."""
    with Store(place, read_only=True) as store:
        began = time.perf_counter()
        store.search(Word(vocabulary(WORDS, 1)[0]))
        first = time.perf_counter() - began
        took, hits = [], []
        for question, where in questions(SEARCHES):
            began = time.perf_counter()
            hits.append(store.search(question, where).total)
            took.append(1000 * (time.perf_counter() - began))
        return Figures(
            claims=len(store.facets().n),
            reports=spent.reports,
            lines=spent.lines,
            reports_a_minute=round(60 * spent.reports / (spent.add + spent.link)),
            add_ms=round(1000 * spent.add / spent.reports, 2),
            link_ms_a_report=round(1000 * spent.link / spent.reports, 2),
            bytes_a_report=round(size(store) / spent.reports),
            bytes_of_text_a_report=round(spent.chars / spent.reports),
            search_p50_ms=round(float(np.percentile(took, 50)), 1),
            search_p95_ms=round(float(np.percentile(took, 95)), 1),
            search_max_ms=round(max(took), 1),
            first_search_ms=round(1000 * first, 1),
            hits_p50=int(np.percentile(hits, 50)),
            hits_p95=int(np.percentile(hits, 95)),
        )


def size(store: Store) -> int:
    """Bytes that a store takes."""
    with store.asking() as connection:
        if connection.dialect.name == "postgresql":
            return int(connection.scalar(text("SELECT pg_database_size(current_database())")) or 0)
    return sum(path.stat().st_size for path in Path(store.place).parent.glob(Path(store.place).name + "*"))


_KEPT = "gist, lines, reports, independent, first_on, last_on, standing, since, changed, facets, body"
_FOLDED = (
    f"INSERT INTO claims (n, id, {_KEPT}) SELECT n + :shift, id || :name, {_KEPT} FROM claims WHERE n <= :count",  # noqa: S608
    "INSERT INTO claim_words (rowid, words) SELECT rowid + :shift, words FROM claim_words WHERE rowid <= :count",
)


def fold(store: Store, times: int) -> None:
    """Repeat the claims in the tables that search uses, under other identifiers. The store is then no longer whole."""
    with store.writing() as (connection, _):
        count = int(connection.scalar(text("SELECT max(n) FROM claims")) or 0)
        for k in range(1, times):
            connection.execute(text(_FOLDED[0]), {"shift": count * k, "count": count, "name": f"-{k}"})
            connection.execute(text(_FOLDED[1]), {"shift": count * k, "count": count})
        stale(connection, range(count * times))
    store.gather()


def grow(store: Store, number: int, spent: Spent) -> None:
    """Add a story and link it."""
    readings, linked = story(number)
    began = time.perf_counter()
    for reading in readings:
        store.add(reading)
    added = time.perf_counter()
    store.link(linked)
    spent.link += time.perf_counter() - added
    spent.add += added - began
    spent.reports += len(readings)
    spent.lines += sum(len(reading.lines) for reading in readings)
    spent.chars += sum(len(reading.report.text) for reading in readings)
    spent.claims += len(linked.claims)


def main() -> None:
    """Measure at each size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--claims", type=int, nargs="+", default=[10_000, 30_000, 100_000])
    asked.add_argument("--store", default="")
    asked.add_argument("--fold", type=int, default=1)
    asked.add_argument("--json", type=Path)
    options = asked.parse_args()
    figures: list[Figures] = []
    spent, number = Spent(), 0
    with tempfile.TemporaryDirectory() as folder:
        place = options.store or str(Path(folder) / "bench.db")
        with Store(place) as store:
            for wanted in options.claims:
                while spent.claims < wanted:
                    grow(store, number, spent)
                    number += 1
                store.gather()
                figures.append(measured(place, spent))
                print(json.dumps(asdict(figures[-1])), flush=True)
            if options.fold > 1:
                fold(store, options.fold)
                figures.append(replace(measured(place, spent), bytes_a_report=None))
                print("claims repeated:", json.dumps(asdict(figures[-1])), flush=True)
    if options.json:
        told = {
            "command": " ".join(["python", *sys.argv]),
            "python": platform.python_version(),
            "sqlite": sqlite3.sqlite_version,
            "machine": platform.machine(),
            "folded": options.fold,
            "figures": [asdict(one) for one in figures],
        }
        options.json.write_text(json.dumps(told, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
