"""Toponyms beside two simple tools, in one run: `python benchmarks/places.py [CORPUS.jsonl.gz ...]`.

Corpora (default: geo_lgl and geo_geovirus of ../shared/data): per line `text` and `toponyms` with `start`, `end`, and
`lat`, `lon` where the gold knows them. Spans: precision, recall and F1, exact and by any common character. Of the
toponyms that are found (exactly) and have coordinates in gold: the share within 161 km (100 miles) of them, where an
unresolved one is wrong, the share of the resolved ones, and the median error. Beside it, on the same spans, the most
populous bearer of each name in the same table.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import statistics
import time
from pathlib import Path
from typing import Any

from sayso.places import PlaceMention, find_places
from sayso.places.names import fold
from sayso.places.table import gazetteer

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
CORPORA = [DATA / name / "test.jsonl.gz" for name in ("geo_lgl", "geo_geovirus")]
NEAR = 161.0
"""Kilometres: the hundred miles that the field counts by."""


def distance(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Kilometres on the great circle."""
    (a, b), (c, d) = (tuple(map(math.radians, point)) for point in (here, there))
    chord = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))


def populous(words: str) -> tuple[float, float] | None:
    """Where the bearer of a name with most inhabitants is."""
    entry = gazetteer().look_up([fold(words)])[0]
    return (entry.places[0].latitude, entry.places[0].longitude) if entry else None


def spans(found: set[tuple[int, int]], gold: set[tuple[int, int]], tally: list[int]) -> None:
    """Adds to found, gold, exact, found that touch gold, gold that are touched."""
    tally[0] += len(found)
    tally[1] += len(gold)
    tally[2] += len(found & gold)
    tally[3] += sum(any(a < d and c < b for c, d in gold) for a, b in found)
    tally[4] += sum(any(a < d and c < b for c, d in found) for a, b in gold)


def scores(right: int, found: int, gold: int, recalled: int | None = None) -> str:
    """Precision, recall, F1."""
    precision, recall = right / max(found, 1), (right if recalled is None else recalled) / max(gold, 1)
    return f"{precision:.3f} {recall:.3f} {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def measure(path: Path) -> None:
    """Prints the figures of one corpus."""
    lines = gzip.decompress(path.read_bytes()).decode().split("\n")
    documents: list[dict[str, Any]] = [json.loads(line) for line in lines if line]
    find_places("Paris")
    started = time.process_time()
    found: list[list[PlaceMention]] = [find_places(document["text"]) for document in documents]
    spent = time.process_time() - started
    words = sum(len(document["text"].split()) for document in documents)
    tally = [0] * 5
    errors: list[float | None] = []
    simple: list[float | None] = []
    for document, mentions in zip(documents, found, strict=True):
        gold = {(t["start"], t["end"]): t for t in document["toponyms"]}
        at = {(m.start, m.end): m for m in mentions}
        spans(set(at), set(gold), tally)
        for span in set(at) & set(gold):
            if gold[span].get("lat") is None:
                continue
            point = (float(gold[span]["lat"]), float(gold[span]["lon"]))
            place = at[span].place
            errors.append(distance(point, (place.latitude, place.longitude)) if place else None)
            other = populous(document["text"][span[0] : span[1]])
            simple.append(distance(point, other) if other else None)
    speed = words / max(spent, 1e-9)
    print(f"{path.parent.name}: {len(documents)} texts, {tally[1]} toponyms, {speed:,.0f} words a second")
    print(f"  spans, exact        P R F1   {scores(tally[2], tally[0], tally[1])}")
    print(f"  spans, overlapping  P R F1   {scores(tally[3], tally[0], tally[1], tally[4])}")
    for name, row in (("ours", errors), ("most populous", simple)):
        known = [error for error in row if error is not None]
        near = sum(error <= NEAR for error in known)
        print(
            f"  {name}: within 161 km {near / max(len(row), 1):.3f} of {len(row)} found, "
            f"{near / max(len(known), 1):.3f} of the {len(known)} resolved, median {statistics.median(known):.0f} km"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", nargs="*", type=Path, default=CORPORA)
    for corpus in parser.parse_args().corpora:
        measure(corpus)
