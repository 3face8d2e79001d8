"""The trees that judge pairs of sayings (`sayso.link.pairing`), learned from the claims of training bundles.

    PYTHONPATH=benchmarks python -m training.pairs --halves training/work/halves

Gold lines with the fields of our own resolver; of lines that a copy took over one stands for all. How they are said is
judged by what was learned on other bundles. The vectors of a bundle come from an encoder that was trained on the other
half of the bundles (`python -m training.similarity --half even`, `--half odd`), for an encoder knows the claims that it
was trained on. Gradient boosting with four answers (Friedman, 2001; scikit-learn's histogram trees); the second round
is trained on what the first says of bundles that it has not seen.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import numpy.typing as npt

from fields import SHARED, Given, given
from fields import training as looked_at
from sayso.link import compared, lineage, pairing, thirds
from sayso.link.claims import units_of
from sayso.link.similarity import Encoder, encoder
from sayso.link.trees import Trees
from sayso.model import Attribution, Lineage, Report
from sayso.resolve import resolve
from sayso.resolve.agreed import agreed

from . import manner, manner_network
from .cards import pin
from .corpora import own_bundles
from .manner_network import Guesses

Floats = npt.NDArray[np.float64]
FOLDS = 5
"""Into which the bundles are split, to judge how a line is said by what was learned on others."""
PARTS = 3
"""Into which the bundles are split, to give the second round what the first says of bundles not seen."""
ROUNDS, AGAIN = 120, 100
"""Trees for each answer, in the first round and the second."""
OWN = 0.3
"""What a pair of `training/bundles` weighs beside one of the desk's: there are three of the former for each of the
latter (docs/explanation/claims.md tells what comes of 0, .3 and 1)."""


@dataclass(frozen=True, slots=True)
class Story:
    """One bundle: its reports, its gold lines with our fields, their lineage, and the claim of each line."""

    name: str
    reports: list[Report]
    lines: list[Attribution]
    links: tuple[Lineage, ...]
    claim: dict[str, str | None]
    gold: Any
    bodies: dict[str, str]
    half: int
    mind: dict[str, str]
    """Of each line the gold's polarity."""
    own: bool
    """Of `training/bundles`."""


@dataclass(frozen=True, slots=True)
class Table:
    """The pairs of one story: what is seen of each, and the answer (-1 where the gold has none: both of no claim)."""

    name: str
    own: bool
    size: int
    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    rows: Floats
    answers: npt.NDArray[np.int64]
    beside: list[tuple[int, int]]
    """What `thirds.instead` gives."""


def stories(cache: Path) -> list[Story]:
    """The training bundles of the desk and then our own, resolved as in life.

    How a line is said is judged by weights that were learned on other bundles (`FOLDS`) and guesses of a decoder that
    was (`manner_network --cross`): those that ship have seen the bundles, and would tell denials better than in life.
    """
    own = own_bundles()
    paths = [path for path in looked_at() if path.parent.name == "desk"] + own
    of: defaultdict[str, list[Given]] = defaultdict(list)
    for one in given(paths, cache):
        of[one.bundle].append(one)
    rows = list(manner.judged(manner.paths(SHARED)))
    guesses = manner_network.guesses()
    out: dict[str, Story] = {}
    for fold in range(FOLDS):
        held = {path.name: number for number, path in enumerate(paths) if number % FOLDS == fold}
        with manner.judging_by([row for row in rows if row.bundle not in held]):
            for path in paths:
                if path.name in held:
                    out[path.name] = _story(path, of[path.name], held[path.name] % 2, guesses, path in own)
    return [out[path.name] for path in paths]


def _story(path: Path, reports: Sequence[Given], half: int, guesses: Guesses, own: bool) -> Story:
    import yaml

    lines: list[Attribution] = []
    sure: list[bool] = []
    claim: dict[str, str | None] = {}
    mind: dict[str, str] = {}
    bodies: dict[str, str] = {}
    for one in reports:
        resolved = resolve(
            one.report, one.lines, {line.id: guesses.get((path.name, line.id), ()) for line in one.lines}
        )
        lines += resolved.lines
        sure += resolved.told
        for line, row, referent in zip(resolved.lines, one.rows, resolved.referents, strict=True):
            claim[line.id], mind[line.id] = row.get("claim"), row["polarity"]
            if referent.body:
                bodies[line.id] = referent.body
    told = [one.report for one in reports]
    lines = list(agreed(lines, sure, told)[0])
    gold = yaml.safe_load((path / "gold.yaml").read_text(encoding="utf-8"))
    return Story(path.name, told, lines, lineage(told, lines), claim, gold, bodies, half, mind, own)


def table(story: Story, vectors: Encoder | None) -> Table:
    """The pairs of one story, seen with an encoder or without."""
    units = units_of(story.reports, story.lines, story.links)
    sayings = [unit.saying for unit in units]
    near = pairing.near(sayings, vectors)
    left, right = pairing.candidates(near.said)
    rows = pairing.seen(sayings, near, left, right)
    rival = {frozenset((c["id"], other)) for c in story.gold["claims"] for other in c.get("contradicts") or []}
    of = [story.claim[one.line.id] for one in sayings]
    mind = [story.mind[one.line.id] for one in sayings]
    answers = [
        -1 if not of[a] and not of[b]
        else compared.UNRELATED if not of[a] or not of[b]
        else (compared.SAME if mind[a] == mind[b] else compared.OPPOSED) if of[a] == of[b]
        else compared.CONTRADICT if frozenset((of[a], of[b])) in rival
        else compared.UNRELATED
        for a, b in zip(left.tolist(), right.tolist(), strict=True)
    ]  # fmt: skip
    return Table(story.name, story.own, len(sayings), left, right, rows, np.array(answers), thirds.instead(sayings))


def fit(tables: Sequence[Table], seed: int = 0) -> dict[str, dict[str, Floats]]:
    """The arrays of both rounds, by their names."""
    unseen: dict[str, Floats] = {}
    for part in range(PARTS):
        first = Trees(_boosted([one for one in tables if _part(one) != part], ROUNDS, seed))
        unseen |= {one.name: first.probabilities(one.rows) for one in tables if _part(one) == part}
    again = [replace(one, rows=np.column_stack([one.rows, _through_others(one, unseen[one.name])])) for one in tables]
    return {"first": _boosted(tables, ROUNDS, seed), "second": _boosted(again, AGAIN, seed)}


def _through_others(one: Table, probability: Floats) -> Floats:
    return thirds.through_others(one.size, one.left, one.right, probability, one.beside)


def _part(one: Table) -> int:
    return crc32(one.name.encode()) % PARTS


def judges(arrays: dict[str, dict[str, Floats]]) -> pairing.Judges:
    """What was fitted, ready to judge."""
    return pairing.Judges(Trees(arrays["first"]), Trees(arrays["second"]))


def _boosted(tables: Sequence[Table], rounds: int, seed: int) -> dict[str, Floats]:
    from sklearn.ensemble import HistGradientBoostingClassifier

    x, y = np.concatenate([one.rows for one in tables]), np.concatenate([one.answers for one in tables])
    weight = np.concatenate([np.full(len(one.answers), OWN if one.own else 1.0) for one in tables])
    model = HistGradientBoostingClassifier(
        max_iter=rounds, learning_rate=0.06, max_leaf_nodes=10, max_depth=5, l2_regularization=2.5, min_samples_leaf=20,
        early_stopping=False, random_state=seed,
    ).fit(x[y >= 0], y[y >= 0], weight[y >= 0])  # fmt: skip
    trees = [(answer, tree.nodes) for some in model._predictors for answer, tree in enumerate(some)]
    most = max(len(nodes) for _, nodes in trees)
    shape = (len(trees), most)
    out: dict[str, Any] = {name: np.zeros(shape) for name in ("feature", "threshold", "low", "high", "value")}
    for at, (_, nodes) in enumerate(trees):
        here = np.arange(len(nodes))
        leaf = nodes["is_leaf"].astype(bool)
        n = len(nodes)
        out["feature"][at, :n] = np.where(leaf, 0, nodes["feature_idx"])
        out["threshold"][at, :n] = np.where(leaf, 0, nodes["num_threshold"])
        out["low"][at, :n] = np.where(leaf, here, nodes["left"])
        out["high"][at, :n] = np.where(leaf, here, nodes["right"])
        out["value"][at, :n] = nodes["value"]
    out["answer"] = np.array([answer for answer, _ in trees], float)
    out["start"] = np.asarray(model._baseline_prediction, float).ravel()
    out["depth"] = np.array([max(int(nodes["depth"].max()) for _, nodes in trees)], float)
    return out


def save(path: Path, encoded: dict[str, dict[str, Floats]], words: dict[str, dict[str, Floats]]) -> None:
    """Write both kinds of trees into one file, the same bytes for the same trees, and pin it in the card beside it."""
    small = {"feature": np.int16, "low": np.int16, "high": np.int16, "answer": np.int8, "depth": np.int8}
    named: dict[str, Any] = {
        f"{kind}/{name}/{key}": array.astype(small.get(key, np.float32 if key == "value" else np.float64))
        for kind, rounds in (("encoded", encoded), ("words", words))
        for name, arrays in rounds.items()
        for key, array in arrays.items()
    }
    np.savez_compressed(path, **named)
    pin(path.parent, [path.name])


def halves(folder: Path) -> list[Encoder]:
    """The encoders for the bundles of either half: each is the one that was trained on the other."""
    found = [encoder(folder / name) for name in ("odd", "even")]
    missing = [name for name, one in zip(("odd", "even"), found, strict=True) if one is None]
    if missing:
        raise SystemExit(f"no encoder in {folder} for {', '.join(missing)}: python -m training.similarity --half ...")
    return [one for one in found if one is not None]


def main() -> None:
    """Learn from all training bundles and write the trees that ship."""
    parser = argparse.ArgumentParser(prog="python -m training.pairs", description=__doc__)
    parser.add_argument("--halves", type=Path, default=Path("training/work/halves"))
    parser.add_argument("--cache", type=Path, default=Path("training/work/fields"))
    parser.add_argument("--out", type=Path, default=pairing.MODEL)
    options = parser.parse_args()
    encoders = halves(options.halves)
    told = stories(options.cache)
    encoded = fit([table(story, encoders[story.half]) for story in told])
    save(options.out, encoded, fit([table(story, None) for story in told]))


if __name__ == "__main__":
    main()
