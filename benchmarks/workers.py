"""What parsing in a process that can be killed costs: `python benchmarks/workers.py [--documents N]`.

The same N made pages (30 kB of markup, 25 kB of text) and as many plain texts are parsed in this process and by a
worker, in turns of 10, and once before that does not count. Given are milliseconds of wall time for a document, the
median of the turns, and how much more the worker takes; the limit is 10 %. Pages go through the extractor's own process
in both.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from sayso.ingest.workers import Worker
from sayso.model import Problem, Report
from sayso.read.document import Document
from sayso.read.json_lines import mapped
from sayso.read.parsing import parse
from web_records import page  # type: ignore[import-not-found]

TURN = 10
FIELDS = mapped({})


def documents(count: int) -> dict[str, list[Document]]:
    """The documents by their kind."""
    pages = [Document("file", page(n, 350), f"{n}.html", f"{n}.html", str(n), ".html") for n in range(count)]
    texts = [
        Document("file", page(n, 350).partition(b"<p>")[2], f"{n}.txt", f"{n}.txt", str(n), ".txt")
        for n in range(count)
    ]
    return {"page": pages, "text": texts}


def seconds(parser: Callable[[Document], list[Report | Problem]], held: list[Document]) -> float:
    """Wall time for some documents."""
    began = time.perf_counter()
    for document in held:
        parser(document)
    return time.perf_counter() - began


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description="What parsing in a worker costs.")
    options.add_argument("--documents", type=int, default=500)
    count = options.parse_args().documents
    with closing(Worker(FIELDS)) as worker:
        parsers = {"here": lambda document: parse(document, FIELDS), "worker": worker.parse}
        for kind, held in documents(count).items():
            spent: dict[str, list[float]] = {name: [] for name in parsers}
            for parser in parsers.values():
                seconds(parser, held[:TURN])
            for at in range(0, count, TURN):
                for name, parser in parsers.items():
                    spent[name].append(seconds(parser, held[at : at + TURN]))
            here, there = (1000 * median(spent[name]) / TURN for name in parsers)
            print(f"{kind:5} here {here:6.2f} ms, worker {there:6.2f} ms: {100 * (there / here - 1):+.1f} %")


if __name__ == "__main__":
    main()
