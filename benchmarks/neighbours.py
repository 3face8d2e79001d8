"""How well reports find what they are to be linked with, how large neighbourhoods grow, and what linking costs.

    python benchmarks/neighbours.py [--stories N]

Neighbourhoods: the desk's training bundles, 23 stories that the rarities have not seen, among the training documents of
PolNeAR, ECB+ and MEANTIME (900 of them on one election): which part of the pairs of one bundle, and of one event of
ECB+, hang together, and the largest neighbourhoods. Cost: made stories (`made_stories`), read before, their vectors
made: added one by one and linked, in one process on one core.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import time
from collections import Counter, defaultdict
from itertools import combinations
from pathlib import Path

from fields import training
from made_stories import story
from sayso.ingest.linking import link
from sayso.link.landmarks import landmarks, near
from sayso.link.pairing import encode
from sayso.link.similarity import encoder, shelved
from sayso.model import Report
from sayso.read import read_paths, read_text
from sayso.store import Store

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
        begin = time.perf_counter()
        for reading in readings:
            store.add(reading)
        added = time.perf_counter()
        link(store)
        linked = time.perf_counter()
        size = (Path(folder) / "made.db").stat().st_size
    n = len(readings)
    print(
        f"{n} reports: added in {(added - begin) / n * 1e3:.1f} ms each, linked in {(linked - added) / n * 1e3:.1f} ms"
    )
    print(f"{n / (linked - begin) * 60:,.0f} reports a minute; {size / n:,.0f} bytes a report")


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stories", type=int, default=60, help="made stories, six reports each")
    options = parser.parse_args()
    neighbourhoods()
    cost(options.stories)


if __name__ == "__main__":
    main()
