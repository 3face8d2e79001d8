"""A store of made stories on SQLite, filled quickly: the rows that adding and linking would write, many at once.

    python benchmarks/made_store.py STORE [--claims 1000000] [--only-claims] [--check]

Each row is made by the store's own functions, and numbered as the store numbers. What is left out is looking for what
is there already, which in a store of stories that are all different finds nothing, and forcing each report to the disk.
`sayso check` finds nothing wrong in such a store (`--check`). With `--only-claims` the rows of reports, sources and
lines are left out: what searching reads is the same, since every line of a made claim says what its gist says.
`sayso backup` and `sayso restore` take either to PostgreSQL.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from made_stories import story
from sayso.store import Linked, Reading, Store
from sayso.store.adding import header, places, report_words, said
from sayso.store.blocks import stale
from sayso.store.claiming import claim_row
from sayso.store.facets import CODES, FACETS, Member, facets_of, key_of
from sayso.store.kept import reading_id, text_hash
from sayso.store.rows import line_row, reading_body, source_row
from sayso.store.values import encoded, packed, squeezed
from sayso.store.words import for_sqlite

NOW = "2026-01-01T00:00:00Z"
AT_ONCE = 200
"""Stories in one transaction."""

Rows = defaultdict[str, list[dict[str, Any]]]


class Filling:
    """Rows of stories, one after the other, numbered on from what a store holds."""

    def __init__(self, held: sqlite3.Connection, *, only_claims: bool = False) -> None:
        self.only_claims = only_claims
        self.n = {
            table: int(held.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchone()[0])  # noqa: S608 - constants
            for table in ("texts", "reports", "readings", "sources", "lines", "claims", "stories", "facet_values")
        }
        self.values: dict[tuple[str, str], int] = {
            (facet, value): n for n, facet, value in held.execute("SELECT n, facet, value FROM facet_values")
        }

    def next(self, table: str) -> int:
        """The next number of a table."""
        self.n[table] += 1
        return self.n[table]

    def facets(self, rows: Rows, pairs: list[tuple[str, str]]) -> bytes:
        """As `facets.Numbers.packed`."""
        codes = []
        for pair in pairs:
            if pair not in self.values:
                self.values[pair] = self.next("facet_values")
                rows["facet_values"].append(
                    {"n": self.values[pair], "key": key_of(pair), "facet": pair[0], "value": pair[1]}
                )
            codes.append(self.values[pair] << CODES | FACETS.index(pair[0]))
        return np.array(sorted(codes), "<u4").tobytes()

    def story(self, rows: Rows, readings: list[Reading], linked: Linked) -> None:
        """The rows of a story."""
        (made,) = linked.stories
        of = self.next("stories")
        rows["stories"].append({"n": of, "id": made.id, "title": made.label, "body": squeezed(packed(made))})
        members: dict[str, tuple[dict[str, Any], Member]] = {}
        for reading in readings:
            if self.only_claims:
                facts = header(reading.report)
                for line in reading.lines:
                    member = Member(line, facts["outlet"], facts["published_on"], made.id, ())
                    members[line.id] = ({}, member)
            else:
                self.reading(rows, reading, of, made.id, members)
        for claim in linked.claims:
            n = self.next("claims")
            mine = [members[id] for id in claim.members]
            for row, _ in mine:
                row["claim"] = n
            facets = self.facets(rows, facets_of(claim, [member for _, member in mine]))
            rows["claims"].append({"n": n, **claim_row(claim, facets), "since": NOW, "changed": NOW})

    def reading(
        self, rows: Rows, reading: Reading, story: int, name: str, members: dict[str, tuple[dict[str, Any], Member]]
    ) -> None:
        """The rows of a report and of its lines."""
        report = reading.report
        text, of, n = self.next("texts"), self.next("reports"), self.next("readings")
        data, body = encoded(report.text), reading_body(reading)
        rows["texts"].append(
            {"n": text, "sha256": text_hash(report.text), "length": len(report.text), "body": squeezed(data)}
        )
        rows["reports"].append(
            {
                "n": of, "id": report.id, "text": text, "given": packed(report.given), "added": NOW, "reading": n,
                "shown": n, "linked": 1, "story": story, **header(report),
            }
        )  # fmt: skip
        key = sha256(encoded(report.path)).digest()[:16]
        rows["arrivals"].append({"report": of, "key": key, "path": report.path, "at": NOW})
        rows["readings"].append(
            {"n": n, "id": reading_id(body), "report": of, "reader": reading.reader, "body": squeezed(body)}
        )
        rows["report_words"].append({"rowid": n, "words": for_sqlite(report_words(report))})
        speaker = {}
        for at, source in enumerate(reading.sources):
            number = self.next("sources")
            rows["sources"].append({"n": number, "report": of, **source_row(source, at, source.id)})
            speaker.update(dict.fromkeys(source.lines, number))
        for at, line in enumerate(reading.lines):
            spoken, there = said(report, line), places(line, reading.toponyms)
            row = {
                "n": self.next("lines"), **line_row(line, reading.gate), "report": of, "at": at,
                "source": speaker.get(line.id), "claim": None, "said": spoken, "places": json.dumps(there),
                "relinked": 0,
            }  # fmt: skip
            rows["lines"].append(row)
            facts = header(report)
            members[line.id] = (
                row, Member(line, facts["outlet"], facts["published_on"], name, there)
            )  # fmt: skip


ORDER = (
    "texts",
    "stories",
    "reports",
    "arrivals",
    "readings",
    "report_words",
    "facet_values",
    "sources",
    "claims",
    "lines",
)


def write(held: sqlite3.Connection, rows: Rows) -> None:
    """Insert rows, all or none."""
    held.execute("BEGIN IMMEDIATE")
    for table in ORDER:
        if made := rows[table]:
            names = list(made[0])
            marks = ", ".join(f":{name}" for name in names)
            columns = ", ".join(f'"{name}"' for name in names)
            held.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", made)  # noqa: S608 - names of ours
    held.execute("COMMIT")


def fill(place: str, claims: int, *, only_claims: bool = False) -> Iterator[tuple[int, int]]:
    """Fill a store up to a number of claims: (stories, claims) as they are written."""
    with Store(place):
        pass
    held = sqlite3.connect(place, isolation_level=None)
    held.execute("PRAGMA synchronous = OFF")
    held.execute("PRAGMA cache_size = -400000")
    held.execute("PRAGMA foreign_keys = ON")
    filling = Filling(held, only_claims=only_claims)
    number, before = filling.n["stories"], filling.n["claims"]
    while filling.n["claims"] < claims:
        rows: Rows = defaultdict(list)
        for _ in range(AT_ONCE):
            filling.story(rows, *story(number))
            number += 1
            if filling.n["claims"] >= claims:
                break
        write(held, rows)
        yield number, filling.n["claims"]
    held.close()
    with Store(place) as store:
        with store.writing() as (connection, _):
            stale(connection, range(before + 1, filling.n["claims"] + 1))
        store.gather()


def main() -> None:
    """Fill a store."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("store")
    asked.add_argument("--claims", type=int, default=1_000_000)
    asked.add_argument("--only-claims", action="store_true")
    asked.add_argument("--check", action="store_true")
    options = asked.parse_args()
    began = time.perf_counter()
    for number, claims in fill(options.store, options.claims, only_claims=options.only_claims):
        print(f"{number} stories, {claims} claims, {time.perf_counter() - began:.0f} s", flush=True)
    print(f"{Path(options.store).stat().st_size / 1e6:.0f} MB", flush=True)
    if options.check:
        with Store(options.store, read_only=True) as store:
            for fault in store.check():
                print(fault)


if __name__ == "__main__":
    main()
