"""When lines were said: how well the days are told on bundles that the weights have not seen, and the weights.

    python benchmarks/when.py [--folds 9] [--write]

Each gold attribution of the training bundles (see `fields.py`) is given by its spans; its speakers are resolved by
`who` without the network. The bundles are divided into folds, and each fold is answered by weights fitted on the
others: accuracy over all lines (a line without a day counts where none is given), precision over the days given,
recall over the days of the gold. `--write` fits on all bundles and writes `src/sayso/resolve/when.tsv`.

The desk gives the report's own day to half of the sayings that a report with "said on Monday" in its lead leaves
undated; the writers of `training/bundles` give it to one in six, and follow the desk's conventions in that. Theirs
count too, for `OTHERS` of a line of the desk's each; those of m1 to m20 are left out, to measure on.

The fit is penalised logistic regression by Newton's method; only numpy is needed.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

import fields
from sayso.evaluate.desk import same
from sayso.resolve.reading import reading
from sayso.resolve.when import ENOUGH, own_day
from sayso.resolve.when_dated import mentions
from sayso.resolve.when_features import Candidate, candidates
from sayso.resolve.who import who

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from training.corpora import own_bundles

TABLE = Path(__file__).resolve().parent.parent / "src" / "sayso" / "resolve" / "when.tsv"
PENALTY = 5.0
"""Of the weights' squares: 3 and 8 give the same within .005 by cross-validation; 1 is worse."""
OTHERS = 0.1
"""What a line by other hands than the desk's counts. By cross-validation 0, .05, .1, .2 and .4 are right in .776, .774,
.774, .768 and .768 of the desk's lines, and in .654, .706, .744, .771 and .797 of theirs (m1 to m20, which nothing was
fitted on: .714, .756, .782, .804, .818)."""
OFTEN = 8
"""Candidates that must show a feature for it to have a weight."""
MEASURED = 20
"""The last of the bundles by other hands that are only measured on."""
SMALL = 0.02
"""Weights below this are left out of the table."""
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A gold line: its bundle, the day of the gold, the candidates."""

    bundle: str
    gold: str | None
    some: list[Candidate]
    weight: float = 1.0

    def right(self, on: str | None) -> bool:
        """Whether an answer is right, as `sayso eval` compares it."""
        return bool(same("said_on", self.gold, on))


def others() -> list[Path]:
    """The bundles by other hands that are learned from."""
    return [path for path in own_bundles() if int(path.name.split("-")[0][1:]) > MEASURED]


def rows(bundles: list[Path], weight: float = 1.0) -> list[Row]:
    """The gold lines of bundles with their candidates."""
    nothing: Any = lambda _reports, _: SimpleNamespace(attributions=[], guesses={})  # noqa: E731
    fields._pointed = nothing
    out = []
    for one in fields.given(bundles, Path("unused")):
        read = reading(one.report, one.lines, {})
        day = own_day(read)
        found = candidates(read, who(read), day, mentions(read, day))
        out += [Row(one.bundle, row.get("said_on"), some, weight) for row, some in zip(one.rows, found, strict=True)]
    return out


def fitted(some: list[Row]) -> Weights:
    """The weights that make the gold of these lines likeliest, less the penalty."""
    often = Counter(f for row in some for one in row.some for f in one.features)
    names = sorted(f for f, n in often.items() if n >= OFTEN)
    column = {f: k for k, f in enumerate(names)}
    pairs = [(row, one) for row in some for one in row.some]
    shown = np.zeros((len(pairs), len(names) + 1))
    shown[:, -1] = 1
    for k, (_, one) in enumerate(pairs):
        shown[k, [column[f] for f in one.features if f in column]] = 1
    right = np.array([bool(row.gold) and row.right(one.on) for row, one in pairs], dtype=float)
    counts = np.array([row.weight for row, _ in pairs])
    weight = np.zeros(shown.shape[1])
    penalty = np.full(shown.shape[1], PENALTY)
    penalty[-1] = 1e-3
    for _ in range(30):
        p = 1 / (1 + np.exp(-shown @ weight))
        slope = shown.T @ (counts * (p - right)) + penalty * weight
        curve = (shown * (counts * (p * (1 - p) + 1e-6))[:, None]).T @ shown + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weight -= step
        if np.abs(step).max() < 1e-5:
            break
    table = {f: round(float(w), 3) for f, w in zip(names, weight, strict=False) if abs(w) >= SMALL}
    return {"": round(float(weight[-1]), 3), **table}


def answer(weights: Weights, some: list[Candidate]) -> str | None:
    """The likeliest day, where it is likely enough."""
    best, likely = None, ENOUGH
    for one in some:
        p = 1 / (1 + np.exp(-weights[""] - sum(weights.get(f, 0.0) for f in one.features)))
        if p >= likely:
            best, likely = one.on, p
    return best


def show(name: str, answered: list[tuple[Row, str | None]]) -> None:
    """A line of figures each for the desk, real copy and the bundles by other hands."""
    for part in ("desk", "real", "others"):
        some = [(row, on) for row, on in answered if _part(row) == part]
        if not some:
            continue
        given = [(row, on) for row, on in some if on]
        hits = sum(row.right(on) for row, on in given)
        gold = sum(bool(row.gold) for row, _ in some)
        accuracy = sum(row.right(on) for row, on in some) / len(some)
        print(
            f"{name:24} {part} accuracy {accuracy:.3f}  always none {1 - gold / len(some):.3f}  "
            f"precision {hits / max(1, len(given)):.3f}  recall {hits / max(1, gold):.3f}  lines {len(some)}"
        )


def _part(row: Row) -> str:
    return "others" if row.weight < 1 else "real" if row.bundle.startswith("part") else "desk"


def main() -> None:
    """Cross-validate, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folds", type=int, default=9)
    parser.add_argument("--write", action="store_true", help="fit on all bundles and write the weights")
    options = parser.parse_args()
    everything = rows(fields.training()) + rows(others(), OTHERS)
    bundles = sorted({row.bundle for row in everything})
    answered = []
    for fold in range(options.folds):
        apart = set(bundles[fold :: options.folds])
        weights = fitted([row for row in everything if row.bundle not in apart])
        answered += [(row, answer(weights, row.some)) for row in everything if row.bundle in apart]
    show("bundles not fitted on", answered)
    if options.write:
        weights = fitted(everything)
        show("the fit itself", [(row, answer(weights, row.some)) for row in everything])
        head = "# Weights of what speaks for a day of saying; written by benchmarks/when.py --write.\n"
        TABLE.write_text(head + "".join(f"{f}\t{w}\n" for f, w in sorted(weights.items())), "utf-8")


if __name__ == "__main__":
    main()
