"""Who put out articles that have no masthead: `python benchmarks/publishers.py [--shared ../shared]`.

Articles of corpora with the house that their metadata tell, every third of them (`training.headers.MEASURED`, never
learned from) and the development parts of PolNeAR, MEANTIME and re3d: how often a house is told, how often it is the
one that put it out, and how often the text names that one at all. By the rules alone, and with the network.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from training.headers import MEASURED, Header, of_articles

from sayso.backends import Backend, load
from sayso.model import Extract, Report
from sayso.read.header import read_header
from sayso.read.pointed_headers import with_headers
from sayso.wires.naming import same_house


def counted(articles: Iterable[Header], backend: Backend) -> Counter[str]:
    """Of articles how many there are, name their house, are given one, and are given theirs."""
    held = list(articles)
    read = [
        read_header(Report(id=one.name, path=one.name, text=one.text, extract=Extract.identity(one.text)))
        for one in held
    ]
    found: Counter[str] = Counter()
    for one, report in zip(held, with_headers(read, backend), strict=True):
        told = report.publisher.value if report.publisher else None
        found["articles"] += 1
        found["name it"] += one.publisher is not None
        found["told"] += told is not None
        found["right"] += told is not None and one.publisher is not None and same_house(told, one.publisher)
    return found


def measured(shared: Path) -> dict[str, list[Header]]:
    """The articles that nothing learns from, by corpus."""
    out: defaultdict[str, list[Header]] = defaultdict(list)
    for part, one in of_articles(shared):
        if part == MEASURED:
            out[one.name.rpartition("-")[0]].append(one)
    for _, one in of_articles(shared, development=True):
        out[f"{one.name.rpartition('-')[0]} dev"].append(one)
    return dict(out)


def main() -> None:
    """Print a row for each corpus and back end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="the folder of corpora")
    options = parser.parse_args()
    articles = measured(options.shared)
    for name in ("rules", "onnx"):
        backend = load(name)
        whole: Counter[str] = Counter()
        for corpus, some in articles.items():
            found = counted(some, backend)
            whole += found
            print(f"{name:6} {corpus:14}", *(f"{key} {value}" for key, value in sorted(found.items())), flush=True)
        print(f"{name:6} {'all':14}", *(f"{key} {value}" for key, value in sorted(whole.items())), flush=True)


if __name__ == "__main__":
    main()
