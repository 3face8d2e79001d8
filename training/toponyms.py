"""Fits what evidence for a toponym is worth (`src/sayso/places/weights.py`): `python -m training.toponyms DATA`.

DATA is the folder with `ner_uner_ewt`, `ner_crossner_politics` and `re3d` (sentences are joined to texts). A match that
begins where a place of the gold begins is a toponym; one inside a person's name or inside none is not; one inside the
name of a body, and one that the gold calls a body as a whole, is left out, because corpora differ there. Logistic
regression by Newton's steps, drawn with `STRENGTH` to the weights that stand in the file, so that evidence that the
corpora lack (datelines, local papers' towns) keeps what it was given by hand. Prints the table.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from sayso.places.find import judged
from sayso.places.weights import WEIGHTS

STRENGTH = 4.0
"""Examples that a weight from the file counts for."""
PLACES = frozenset(("Location", "LOC", "location", "country"))
PEOPLE = frozenset(("Person", "PER", "politician", "person"))
Gold = list[tuple[int, int, str]]


def texts(data: Path) -> Iterator[tuple[str, Gold]]:
    """Texts with the names of their gold."""
    joined: dict[str, list[tuple[str, Gold]]] = defaultdict(list)
    for name in (
        "re3d/train",
        "re3d/dev",
        "ner_crossner_politics/train",
        "ner_crossner_politics/dev",
        "ner_uner_ewt/dev",
    ):
        for line in gzip.decompress((data / f"{name}.jsonl.gz").read_bytes()).decode().rstrip("\n").split("\n"):
            row = json.loads(line)
            group = row["id"].rsplit("-", 1)[0] if name.startswith("ner_uner") else row["id"]
            joined[group].append((row["text"], [(e["start"], e["end"], e["type"]) for e in row["entities"]]))
    for pieces in joined.values():
        text, gold = "", []
        for piece, names in pieces:
            gold += [(start + len(text), end + len(text), kind) for start, end, kind in names]
            text += piece + "\n"
        yield text, gold


def examples(data: Path) -> list[tuple[list[str], bool]]:
    """The evidence of each match, and whether it is a toponym."""
    out = []
    for text, gold in texts(data):
        for s in judged(text):
            held = [g for g in gold if g[0] < s.end and s.start < g[1]]
            if any(kind in PLACES and start == s.start for start, _, kind in held):
                out.append((s.evidence, True))
            elif all(kind in PEOPLE for _, _, kind in held):
                out.append((s.evidence, False))
    return out


def main(data: Path) -> None:
    """Fit and print."""
    rows = examples(data)
    names = sorted(WEIGHTS)
    at = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    y = np.array([right for _, right in rows], dtype=float)
    for i, (evidence, _) in enumerate(rows):
        for name in evidence:
            x[i, at[name]] = 1.0
    prior = np.array([WEIGHTS[name] for name in names])
    weights = prior.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (p - y) + STRENGTH * (weights - prior)
        step = (x * (p * (1 - p))[:, None]).T @ x + STRENGTH * np.eye(len(names))
        weights -= np.linalg.solve(step, gradient)
    for label, w in (("before", prior), ("after", weights)):
        found = x @ w > 0
        right = float((found & (y > 0)).sum())
        print(f"# {label}: of {len(rows)} matches P {right / found.sum():.3f} R {right / y.sum():.3f}")
    counts = Counter(name for evidence, _ in rows for name in evidence)
    for name in WEIGHTS:
        print(f'    "{name}": {weights[at[name]]:.1f},  # {counts[name]}')


if __name__ == "__main__":
    main(Path(sys.argv[1]))
