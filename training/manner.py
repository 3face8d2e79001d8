"""Learns the weights by which `sayso.resolve.manner` judges stance, certainty and polarity from words.

    python -m training.manner [--cross | --tuning] [--own] [--shared ../shared]

Multinomial logistic regression over the features of `sayso.resolve.manner_evidence`, on the gold attributions of the
desk's training bundles and parts 0 and 1 of the real reports; the development bundles are not read. No network, no
guesses of one, no chance: the same data give the same file. `--cross` writes nothing: it leaves out each bundle (of the
real reports: a third) in turn and prints how the rest judges it, beside the most frequent answer and the word lists.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

from sayso.evaluate import gold
from sayso.evaluate.desk import locate
from sayso.model import Attribution, Passage
from sayso.read import read_paths
from sayso.read.settle import settle
from sayso.resolve import manner as resolving
from sayso.resolve.manner_evidence import evidence
from sayso.resolve.manner_style import style_of
from sayso.resolve.manner_weights import FILE, SCALE, Weights
from sayso.resolve.reading import reading

from .corpora import DEVELOPMENT, FIELDS, OWN, REAL_TUNING, TUNING, own_bundles

LEARNED = ("stance", "certainty", "polarity")
KEEP = 3
"""A feature is kept that occurs in so many bundles (or real reports): one story's own words are not learned. 2 and 3
judge alike by cross-validation, and 3 halves the file."""
RIDGE = 8.0
"""Of 1 to 10, by cross-validation: all within .005 on the desk; the real reports gain from more (.771 at 5, .775)."""
EASY, HARD, BIAS = 0.1, 2.0, 0.1
"""The ridge on what the word lists say is lighter, that on single words heavier: the lists hold beyond the data."""
REAL = 2.0
"""The weight of a real attribution beside a desk one."""
STEPS, MEMORY = 40, 8

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Judged:
    """One gold attribution: where from, its features, and the gold's row."""

    bundle: str
    report: str
    features: tuple[str, ...]
    row: dict[str, Any]

    @property
    def real(self) -> bool:
        """Whether it is of a real report."""
        return self.bundle.startswith("part")

    @property
    def kind(self) -> str:
        """Whether it is of the desk, of our own bundles or of a real report."""
        return "real" if self.real else "own" if (OWN / self.bundle).is_dir() else "desk"

    @property
    def story(self) -> str:
        """The bundle; of a real report itself."""
        return self.report if self.real else self.bundle

    @property
    def fold(self) -> str:
        """What is left out together."""
        return f"real {sum(map(ord, self.report)) % 3}" if self.real else self.bundle


def paths(shared: Path, *, own: bool = False) -> list[Path]:
    """The bundles that may be learned from, where asked with our own."""
    desk = sorted(path.parent for path in (shared / "desk").glob("*/gold.yaml"))
    return [
        *(p for p in desk if p.name.split("-")[0] not in DEVELOPMENT),
        *(own_bundles() if own else []),
        *(shared / "data" / "real" / part for part in ("part0", "part1")),
    ]


def judged(folders: Sequence[Path]) -> Iterator[Judged]:
    """The gold attributions of the bundles with their features."""
    for bundle in gold.load(folders).bundles:
        rows = {row["id"]: row["attributions"] for row in bundle.gold["reports"]}
        for report in settle(read_paths([bundle.folder / "reports"]).reports):
            lines = []
            for number, row in enumerate(rows.get(report.id, ())):
                source, cue, content = (
                    tuple(Passage(*span) for span in locate(report.text, row[role], row.get("near")))
                    if row.get(role)
                    else ()
                    for role in ("source", "cue", "content")
                )
                lines.append(Attribution(f"{report.id}-{number}", report.id, source, cue, content, 1.0))
            read = reading(report, lines, {})
            styles = [style_of(read, line) for line in read.lines]
            for features, row in zip(evidence(read, styles), rows.get(report.id, ()), strict=True):
                yield Judged(bundle.name, report.id, features, row)


@dataclass(frozen=True, slots=True)
class Rows:
    """Which features each row has, both ways, as numpy wants them for sums over runs."""

    columns: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    owners: npt.NDArray[np.int64]
    features: npt.NDArray[np.int64]
    runs: npt.NDArray[np.int64]
    width: int

    @classmethod
    def of(cls, rows: Sequence[Judged], place: dict[str, int]) -> Rows:
        """The rows by the features that have a place; every row has the bias."""
        found = [sorted(place[f] for f in row.features if f in place) for row in rows]
        lengths = np.array([len(f) for f in found])
        columns = np.concatenate([np.array(f, np.int64) for f in found])
        order = np.argsort(columns, kind="stable")
        features, runs = np.unique(columns[order], return_index=True)
        owners = np.repeat(np.arange(len(rows)), lengths)[order]
        return cls(columns, np.concatenate([[0], np.cumsum(lengths)[:-1]]), owners, features, runs, len(place))

    def scores(self, weights: Floats) -> Floats:
        """Rows by answers: the sums of the weights of their features."""
        return np.add.reduceat(weights[self.columns], self.starts, axis=0)

    def gathered(self, errors: Floats) -> Floats:
        """Features by answers: the sums of the errors of their rows."""
        out = np.zeros((self.width, errors.shape[1]), np.float32)
        out[self.features] = np.add.reduceat(errors[self.owners], self.runs, axis=0)
        return out


def learn(rows: Sequence[Judged], field: str, answers: Sequence[str]) -> tuple[dict[str, int], Floats]:
    """The place of each kept feature, and its weights for the answers."""
    stories: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        for feature in row.features:
            stories[feature].add(row.story)
    place = {f: i for i, f in enumerate(sorted(f for f, seen in stories.items() if len(seen) >= KEEP))}
    table = Rows.of(rows, place)
    right = np.array([answers.index(row.row[field]) for row in rows])
    truth = np.eye(len(answers), dtype=np.float32)[right]
    share = np.array([REAL if row.real else 1.0 for row in rows], np.float32)
    ridge = np.array([[RIDGE * _ridge(feature)] for feature in place], np.float32)

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(len(place), len(answers))
        odds = _probabilities(table.scores(weights))
        fit = -(share * np.log(odds[np.arange(len(rows)), right] + 1e-12)).sum(dtype=np.float64)
        size = 0.5 * (ridge * weights * weights).sum(dtype=np.float64)
        slope = table.gathered((odds - truth) * share[:, None]) + ridge * weights
        return float(fit + size), slope.ravel()

    start = np.zeros(len(place) * len(answers), np.float32)
    return place, _descend(loss, start).reshape(len(place), len(answers))


def _ridge(feature: str) -> float:
    if feature == "bias":
        return BIAS
    if feature.startswith(("rule=", "list=", "main=")):
        return EASY
    return HARD if feature.startswith(("w=", "source=", "first=")) else 1.0


def _probabilities(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(1, keepdims=True))
    out: Floats = odds / odds.sum(1, keepdims=True)
    return out


def _descend(loss: Callable[[Floats], tuple[float, Floats]], at: Floats) -> Floats:
    """The minimum by limited-memory BFGS (Nocedal 1980) with halving steps."""
    value, slope = loss(at)
    moves: list[tuple[Floats, Floats]] = []
    for _ in range(STEPS):
        direction = slope.copy()
        used = []
        for move, bend in reversed(moves):
            share = (move @ direction) / (move @ bend)
            used.append(share)
            direction -= share * bend
        direction *= (
            (moves[-1][0] @ moves[-1][1]) / (moves[-1][1] @ moves[-1][1])
            if moves
            else 1 / max(1.0, float(np.linalg.norm(slope)))
        )
        for (move, bend), share in zip(moves, reversed(used), strict=True):
            direction += move * (share - (bend @ direction) / (move @ bend))
        step, fall = np.float32(1.0), float(slope @ direction)
        while True:
            there = at - step * direction
            new, new_slope = loss(there)
            if new <= value - 1e-4 * float(step) * fall or step < 1e-6:
                break
            step *= np.float32(0.5)
        move, bend = there - at, new_slope - slope
        if float(move @ bend) > 1e-10:
            moves = [*moves[1 - MEMORY :], (move, bend)]
        settled = abs(value - new) < 1e-6 * max(1.0, abs(value))
        at, value, slope = there, new, new_slope
        if settled:
            break
    return at


def judge(rows: Sequence[Judged], place: dict[str, int], weights: Floats) -> Floats:
    """Rows by answers: the probabilities."""
    return _probabilities(Rows.of(rows, place).scores(weights))


@contextmanager
def judging_by(rows: Sequence[Judged]) -> Iterator[None]:
    """For a while `sayso.resolve` judges by what is learned of these rows, and not by the weights that ship."""
    of: dict[str, dict[str, tuple[float, ...]]] = {}
    for field in LEARNED:
        place, learned = learn(rows, field, FIELDS[field])
        of[field] = {feature: tuple(map(float, learned[at])) for feature, at in place.items()}
    found = Weights({field: tuple(FIELDS[field]) for field in LEARNED}, of)
    with patch.object(resolving, "weights", lambda: found):
        yield


def write(rows: Sequence[Judged], path: Path) -> None:
    """Learn all fields and write the file that ships."""
    learned = {field: learn(rows, field, FIELDS[field]) for field in LEARNED}
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write("\t".join(("feature", *LEARNED)) + "\n")
        out.write("\t".join(("answers", *(" ".join(FIELDS[field]) for field in LEARNED))) + "\n")
        for feature in learned[LEARNED[0]][0]:
            columns = []
            for place, weights in learned.values():
                hundredths = [round(float(w) * SCALE) for w in weights[place[feature]]]
                columns.append(" ".join(map(str, hundredths)) if max(map(abs, hundredths)) >= LEAST else "")
            if any(columns):
                out.write("\t".join((feature, *columns)) + "\n")


LEAST = 3
"""Hundredths: a feature whose weights are all smaller is left out of the file."""


def cross(rows: Sequence[Judged]) -> None:
    """Print how well each fold is judged by the others."""
    for field in LEARNED:
        answers = FIELDS[field]
        found: list[tuple[Judged, str]] = []
        for fold in sorted({row.fold for row in rows}):
            out = [row for row in rows if row.fold == fold]
            place, weights = learn([row for row in rows if row.fold != fold], field, answers)
            best = judge(out, place, weights).argmax(1)
            found += [(row, answers[i]) for row, i in zip(out, best, strict=True)]
        for part in ("desk", "own", "real"):
            these = [(row, answer) for row, answer in found if row.kind == part]
            if not these:
                continue
            right = sum(row.row[field] == answer for row, answer in these)
            ruled = sum(f"rule={row.row[field]}" in row.features for row, _ in these)
            most = Counter(row.row[field] for row, _ in these).most_common(1)[0][1]
            n = len(these)
            print(f"{part} {field:10} majority {most / n:.3f}  lists {ruled / n:.3f}  learned {right / n:.3f}  n {n}")
        for answer in answers:
            hit = sum(a == answer == row.row[field] for row, a in found)
            shown, true = sum(a == answer for _, a in found), sum(row.row[field] == answer for row, _ in found)
            p, r, f1 = hit / max(1, shown), hit / max(1, true), 2 * hit / max(1, shown + true)
            print(f"     {answer:10} P {p:.2f}  R {r:.2f}  F1 {f1:.2f}  n {true}")


def main() -> None:
    """Parse, learn, write or print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--own", action="store_true", help="learn from training/bundles too (README)")
    parser.add_argument("--cross", action="store_true", help="print cross-validated figures, write nothing")
    parser.add_argument("--tuning", action="store_true", help="leave out what is tuned on: to measure, not to ship")
    options = parser.parse_args()
    rows = list(judged(paths(options.shared, own=options.own)))
    if options.tuning:
        rows = [row for row in rows if row.report not in REAL_TUNING and row.bundle.split("-")[0] not in TUNING]
    if options.cross:
        cross(rows)
    else:
        write(rows, FILE)


if __name__ == "__main__":
    main()
