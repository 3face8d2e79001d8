"""What an export costs, format by format, and how much memory it takes as the store grows.

    python benchmarks/exports.py [--claims 3000 10000 30000]

Stores of made stories (`made_stories`), each export in a process of its own: reports a second of processor time, the
most memory beyond that of a process that has opened the store and written nothing, bytes. The peer is the reading
alone: the same reports, lines, sources and claims taken out of the store and thrown away. SQLite may keep 64 MB of its
pages.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from made_stories import story
from sayso.exports import FORMATS, export
from sayso.exports.of_store import of_store
from sayso.store import Store

READING = "(reading alone)"
FOLDERS = ("parquet", "csv")


def one(place: str, to: str, folder: Path) -> dict[str, float]:
    """The cost of one export, or of reading alone."""
    out = folder / (to if to in FOLDERS else f"{to}.out")
    with Store(place, read_only=True) as store, of_store(store) as given:
        reports = len(given)
        Path("/proc/self/clear_refs").write_text("5", "ascii")  # the most memory is counted from here on (Linux)
        before = most_memory()
        began = time.process_time()
        if to == READING:
            for kind in (given.reports, given.sources, given.claims, given.lineage, given.judgements):
                for _ in kind():
                    pass
        else:
            export(given, to, out)
        took = time.process_time() - began
    files = [path for path in (out.rglob("*") if out.is_dir() else [out]) if path.is_file()]
    most = most_memory() - before
    size = sum(path.stat().st_size for path in files)
    return {"reports": reports, "seconds": took, "megabytes": most / 1024, "bytes": size}


def most_memory() -> int:
    """The most memory that this process had, in kibibytes."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0])


def main() -> None:
    """Fill stores and export them."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--claims", type=int, nargs="+", default=[3_000, 10_000, 30_000])
    asked.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = asked.parse_args()
    if options.one:
        print(json.dumps(one(options.one[0], options.one[1], Path(options.one[2]))))
        return
    print("| format | claims | reports a second | of reading alone | most memory | bytes a report |")
    print("|---|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        place, number, claims = str(Path(folder) / "bench.db"), 0, 0
        for wanted in options.claims:
            with Store(place) as store:
                while claims < wanted:
                    readings, linked = story(number)
                    for reading in readings:
                        store.add(reading)
                    store.link(linked)
                    number += 1
                    claims += len(linked.claims)
            alone = 0.0
            for to in (READING, *FORMATS):
                with tempfile.TemporaryDirectory(dir=folder) as out:
                    call = [sys.executable, __file__, "--one", place, to, out]
                    found = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
                alone = alone or found["seconds"]
                print(
                    f"| {to} | {claims:,} | {found['reports'] / found['seconds']:,.0f} "
                    f"| {found['seconds'] / alone:.1f} × | {found['megabytes']:,.0f} MB "
                    f"| {found['bytes'] / found['reports']:,.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
