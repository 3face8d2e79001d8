"""How well reports find what they are to be linked with, how large neighbourhoods grow, and what linking costs.

    python benchmarks/neighbours.py [--stories N] [--growth REPORTS...] [--spread DAYS] [--only PART]

Neighbourhoods: the desk's training bundles, 23 stories that the rarities have not seen, among the training documents of
PolNeAR, ECB+ and MEANTIME (900 of them on one election): which part of the pairs of one bundle, and of one event of
ECB+, hang together, and the largest neighbourhoods. Cost: made stories (`made_stories`), read before, their vectors
made: added one by one and linked, in one process on one core. Growth: the same beside so many other reports of the same
weeks, of which the store holds only what they are found by. There the stories' words are those of `rarity.txt.gz`, the
commonest first, and then invented ones; of invented words alone all would be rare, and most stories of a month near.
Times are of the processor, so that other work on the machine shows less in them.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from sqlalchemy import insert

from fields import training
from made_stories import WORDS, story, vocabulary
from sayso.cli import COLLECTED
from sayso.ingest.linking import PLACING, link
from sayso.link import rarity
from sayso.link.landmarks import Landmarks, landmarks, near, number, packed
from sayso.link.pairing import encode
from sayso.link.similarity import encoder, shelved
from sayso.model import Report
from sayso.read import read_paths, read_text
from sayso.store import Reading, Store, placing, schema
from sayso.store.values import squeezed

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def told() -> list[tuple[Report, str]]:
    """Reports with the story that they are known to tell, "" where that is not known."""
    bundles = [folder for folder in training() if folder.parent.name == "desk"]
    out = [(report, folder.name) for folder in bundles for report in read_paths([folder / "reports"]).reports]
    for corpus in ("polnear", "ecbplus", "meantime"):
        with gzip.open(DATA / corpus / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
            for one in map(json.loads, lines):
                event = f"ecb {one['topic']} {one['subtopic']}" if corpus == "ecbplus" else ""
                out.append((read_text(one["text"], id=f"{corpus} {one['id']}"), event))
    return out


def neighbourhoods() -> None:
    """Print how reports hang together."""
    reports = told()
    made = landmarks([report for report, _ in reports])
    group = list(range(len(made)))
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for k, one in enumerate(made):
        for mark in one.telling | one.shingles:
            holders[mark].append(k)

    def top(k: int) -> int:
        while group[k] != k:
            group[k] = group[group[k]]
            k = group[k]
        return k

    for a, b in {pair for held in holders.values() for pair in combinations(held, 2)}:
        if top(a) != top(b) and near(made[a], made[b]):
            group[top(a)] = top(b)
    sizes = Counter(top(k) for k in range(len(made)))
    print(f"{len(made)} reports, neighbourhoods {len(sizes)}, the largest {sorted(sizes.values())[-5:][::-1]}")
    for name in ("desk", "ecb+"):
        of = [k for k, (_, event) in enumerate(reports) if event and event.startswith("ecb ") == (name == "ecb+")]
        pairs = [(a, b) for a, b in combinations(of, 2) if reports[a][1] == reports[b][1]]
        print(f"{name}: {sum(top(a) == top(b) for a, b in pairs) / len(pairs):.3f} of {len(pairs)} pairs together")


def cost(count: int) -> None:
    """Print what adding and linking made stories costs."""
    readings = [reading for number in range(count) for reading in story(number)[0]]
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "made.db") as store:
        with shelved(store):
            for reading in readings:
                encode(reading.report, reading.lines)
        made = encoder()
        if made is not None:
            made.forget()
        wall = time.perf_counter()
        spent = _spent(store, readings)
        wall = time.perf_counter() - wall
        size = (Path(folder) / "made.db").stat().st_size
    n = len(readings)
    print(f"{n} reports: {_shown(spent, n)}")
    print(f"{n / sum(spent) * 60:,.0f} reports a minute, {n / wall * 60:,.0f} by the clock; {size / n:,.0f} bytes each")


def _spent(store: Store, readings: Sequence[Reading]) -> tuple[float, float, float]:
    """Seconds of the processor to add readings, to place them among their neighbours, and to link them."""
    begin = time.process_time()
    for reading in readings:
        store.add(reading)
    added = placed = time.process_time()

    def told(stage: str, _done: int, _of: int) -> None:
        nonlocal placed
        if stage == PLACING:
            placed = time.process_time()

    link(store, told)
    return added - begin, placed - added, time.process_time() - placed


def _shown(spent: tuple[float, float, float], n: int) -> str:
    added, placed, linked = (seconds / n * 1e3 for seconds in spent)
    return f"{added:.1f} ms to add one, {placed:.1f} to place, {linked:.1f} to link"


def growth(sizes: Sequence[int], spread: int, count: int = 8) -> None:
    """Print what adding and linking stories costs in stores that hold so many other reports."""
    words = _words()
    readings = [reading for number in range(count) for reading in story(number, words)[0]]
    others = [landmarks([reading.report for reading in story(number, words)[0]]) for number in range(-50, 0)]
    days = [date.fromisoformat(day.value) for reading in readings if (day := reading.report.published_on)]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "made.db") as store:
            _fill(store, size, others, days, spread)
            with shelved(store):
                for reading in readings:
                    encode(reading.report, reading.lines)
            spent = _spent(store, readings)
            print(f"beside {size:,} reports: {_shown(spent, len(readings))}", flush=True)


def _words() -> tuple[str, ...]:
    """The listed words from four letters, the commonest first, and then as many invented ones as stories have."""
    known = sorted(rarity.words().items(), key=lambda pair: (pair[1], pair[0]))
    listed = [word for word, _ in known if len(word) > 3 and word.isalpha()]
    return (*listed, *vocabulary(WORDS, 1))


def _fill(store: Store, size: int, stories: Sequence[Sequence[Landmarks]], days: Sequence[date], spread: int) -> None:
    """Have a store know so many reports by their landmarks, each within `spread` days of one of some days.

    They are the given stories again and again, their shingles and rare words exchanged for others each time.
    """
    chance = random.Random(size)
    common = {number(word) for word in (*rarity.words(), *rarity.names())}
    with store.writing() as (connection, now):
        text = {"sha256": b"", "length": 0, "body": b""}
        of = connection.execute(insert(schema.texts).values(text).returning(schema.texts.c.n)).scalar_one()
        held, known, found = [], [], []
        for n in range(1, size + 1):
            again, at = divmod(n - 1, len(stories) * len(stories[0]))
            told = stories[at // len(stories[0])]
            one = told[at % len(told)]
            salt = random.Random(again * len(stories) + at // len(told)).getrandbits(62)
            if n % len(told) == 1:
                day = chance.choice(days).toordinal() + chance.randint(-spread, spread)
                first = n
            marks = [(mark ^ salt, placing.ANY_DAY) for mark in one.shingles]
            marks += [(mark if mark in common else mark ^ salt, day) for mark in one.telling]
            held.append({"n": n, "id": f"r{n}", "text": of, "given": b"", "added": now, "linked": True})
            rows = {"day": day, "shingles": len(one.shingles), "near": first, "family": first}
            known.append({"report": n, "body": squeezed(packed(one)), **rows})
            found += [{"mark": mark, "day": on, "report": n} for mark, on in dict.fromkeys(marks)]
        for table, made in ((schema.reports, held), (schema.landmarks, known), (schema.marks, found)):
            connection.execute(insert(table), made)


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=60, help="made stories, six reports each")
    parser.add_argument(
        "--growth", type=int, nargs="+", default=[600, 6_000, 20_000], help="other reports in the store"
    )
    parser.add_argument("--spread", type=int, default=30, help="days of the other reports around the stories")
    parser.add_argument("--only", choices=("neighbourhoods", "cost", "growth"), help="one part of it")
    options = parser.parse_args()
    gc.set_threshold(COLLECTED)  # as the command does
    if options.only in (None, "neighbourhoods"):
        neighbourhoods()
    if options.only in (None, "cost"):
        cost(options.stories)
    if options.only in (None, "growth"):
        growth(options.growth, options.spread)


if __name__ == "__main__":
    main()
