"""Writes the word list that damage marking reads by (`src/sayso/read/words.txt.gz`): words by how common they are.

    python training/vocabulary.py FREQUENCIES BIGRAMS TOKENIZER_VOCABULARY OUT

FREQUENCIES and BIGRAMS are `frequency_dictionary_en_82_765.txt` and `frequency_bigramdictionary_en_243_342.txt` of the
PyPI package symspellpy 6 (MIT; the words of SCOWL with the counts of the Google Books n-grams), TOKENIZER_VOCABULARY
the `vocab.txt` of the encoder (Apache-2.0), whose whole words fill in names and new coinages. No corpus text goes in.

The file has one line a class: the class (twice the decimal logarithm of the count per thousand million words, rounded
down), a tab, and the words of the class in order. A last line, class "two", lists the pairs that are one word when
joined and yet are often written apart ("any one"), so that they are never taken for a word cut in two.
"""

from __future__ import annotations

import gzip
import math
import sys
from collections import defaultdict
from pathlib import Path

_TOTAL = 1_024_908_267_229
"""Words behind the counts, as symspellpy gives it."""
_KEPT_APART = 40_000
"""Occurrences from which a pair counts as often written apart; below it the list has cut words itself ("th ere")."""
_UNCOUNTED = 3
"""Class of a word that has no count: rare (about thirty in a thousand million words)."""
# Spellings of the other shore that the list lacks: "favoring", "maneuvering", "denuclearise".
_SHORES: tuple[tuple[str, str], ...] = (
    ("our", "or"), ("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("oeuv", "euv"), ("lled", "led"), ("lling", "ling"),
    ("ize", "ise"), ("izi", "isi"), ("iza", "isa"),
)  # fmt: skip


def main(frequencies: Path, bigrams: Path, pieces: Path, out: Path) -> None:
    """Read the three lists and write the one."""
    classes: dict[str, int] = {}
    for line in frequencies.read_text("utf-8-sig").splitlines():
        word, count = line.split()
        classes[word] = max(0, int(2 * math.log10(int(count) * 1e9 / _TOTAL)))
    for word, level in list(classes.items()):
        for here, there in _SHORES:
            if here in word and len(word) > 5:
                classes.setdefault(word.replace(here, there), min(level, _UNCOUNTED))
    for piece in pieces.read_text("utf-8").splitlines():
        if piece.isalpha() and len(piece) > 3:
            classes.setdefault(piece, _UNCOUNTED)
    apart = set()
    for line in bigrams.read_text("utf-8-sig").splitlines():
        first, second, count = line.split()
        if first + second in classes and int(count) >= _KEPT_APART:
            apart.add(f"{first} {second}")
    groups: dict[int, list[str]] = defaultdict(list)
    for word, level in classes.items():
        groups[level].append(word)
    lines = [f"{level}\t{' '.join(sorted(groups[level]))}" for level in sorted(groups)]
    lines.append("two\t" + ",".join(sorted(apart)))
    with out.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write("\n".join(lines).encode())


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:5]))
