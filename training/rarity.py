"""Writes how many reports have each word and name (`src/sayso/link/rarity.txt.gz`), by which a store weighs them.

    python training/rarity.py OUT

Counted over the training documents of PolNeAR, ECB+ and MEANTIME (../shared/data); the desk's bundles and the real
reports are left out, so that they can show how well neighbourhoods are found (`benchmarks/neighbours.py`). Of the
corpora only counts of single words go into the file: a first line with the number of reports, then a line for each
kind ("word", "name") and count with the words that so many reports have, those of fewer than three left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from sayso.link.happenings import keys
from sayso.read import read_text

CORPORA = ("polnear", "ecbplus", "meantime")
LEAST = 3
"""Reports that have a word at the least; of fewer it is as rare as one that is not listed."""
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"


def main(out: Path) -> None:
    """Read the corpora and write the file."""
    counts: dict[str, Counter[str]] = {"word": Counter(), "name": Counter()}
    n = 0
    for corpus in CORPORA:
        with gzip.open(DATA / corpus / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                one = keys(read_text(json.loads(line)["text"], id="r"))
                counts["word"].update(one.stems.keys())
                counts["name"].update(one.names)
                n += 1
    rows = [str(n)]
    for kind, held in counts.items():
        by_count: defaultdict[int, list[str]] = defaultdict(list)
        for word, count in held.items():
            if count >= LEAST and word.isascii():
                by_count[count].append(word)
        rows += [f"{kind}\t{count}\t{' '.join(sorted(words))}" for count, words in sorted(by_count.items())]
    with out.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("\n".join(rows).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
