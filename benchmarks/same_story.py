"""How well reports are put together into stories.

    PYTHONPATH=. python benchmarks/same_story.py            figures, each half judged by what was learned on the other
    PYTHONPATH=. python benchmarks/same_story.py --fit      the weights that ship, learned on both halves
    PYTHONPATH=. python benchmarks/same_story.py --dev      the development bundles, by the weights that ship

Three sets, each mixed together: the desk's training bundles (a bundle is a story), the training topics of ECB+ (of each
topic two events of one kind, which must come apart; days are not known), the real reports' parts 0 and 1 (each a story
of its own). B-cubed F1 of the stories (Bagga and Baldwin, 1998), F1 of pairs of reports, beside one pass of average
linkage on the cosine of words by rarity, at the threshold that is best for it on the very set.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from training.corpora import DEVELOPMENT

from sayso.link import happenings
from sayso.link.grouping import grouped
from sayso.link.happenings import Compared, keys
from sayso.link.similarity import encoder
from sayso.link.stories import TOGETHER, stories
from sayso.model import Report
from sayso.read import read_paths, read_text

SHARED = Path(__file__).resolve().parents[2] / "shared"
SHARE = {"desk": 3.0, "ecb": 1.0, "real": 1.0}
"""The weight of a pair of each set."""
Told = list[tuple[Report, str]]


def told(development: bool = False) -> dict[str, Told]:
    """The reports of each set with their stories; identifiers are made unlike."""
    out: dict[str, Told] = defaultdict(list)
    for folder in sorted((SHARED / "desk").iterdir()):
        if folder.is_dir() and (folder.name.split("-")[0] in DEVELOPMENT) == development:
            out["desk"] += [(report, folder.name) for report in read_paths([folder / "reports"]).reports]
    if not development:
        with gzip.open(SHARED / "data" / "ecbplus" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
            for one in map(json.loads, lines):
                out["ecb"].append((read_text(one["text"], id=one["id"]), one["subtopic"]))
        for part in ("part0", "part1"):
            reports = read_paths([SHARED / "data" / "real" / part / "reports"]).reports
            out["real"] += [(report, report.id) for report in reports]
    return out


def half(some: Told, which: int) -> Told:
    """Every other bundle, topic (both its events) or report."""
    names = sorted({story.split("_")[0] for _, story in some})
    chosen = set(names[which::2])
    return [one for one in some if one[1].split("_")[0] in chosen]


def table(some: Told) -> tuple[np.ndarray, np.ndarray, list[tuple[int, int]]]:
    """The features of all pairs, whether both are of one story, and the pairs."""
    compared = Compared([keys(report) for report, _ in some], encoder())
    pairs = [(b, a) for a in range(len(some)) for b in range(a)]
    rows = np.array([compared.features(a, b) for a, b in pairs])
    return rows, np.array([some[a][1] == some[b][1] for a, b in pairs]), pairs


def fitted(parts: Sequence[tuple[str, Told]]) -> dict[str, float]:
    """Logistic regression with a light ridge."""
    from sklearn.linear_model import LogisticRegression

    tables = [(table(some), SHARE[name]) for name, some in parts]
    rows = np.concatenate([t[0] for t, _ in tables])
    answers = np.concatenate([t[1] for t, _ in tables])
    weights = np.concatenate([np.full(len(t[1]), share) for t, share in tables])
    model = LogisticRegression(C=10, max_iter=2000).fit(rows, answers, weights)
    values = [float(model.intercept_[0]), *map(float, model.coef_[0])]
    return dict(zip(happenings.WEIGHTS, (round(v, 2) for v in values), strict=True))


def b_cubed(groups: Sequence[Sequence[int]], gold: Sequence[str]) -> float:
    """F1 of B-cubed precision and recall."""
    sizes: defaultdict[str, int] = defaultdict(int)
    for story in gold:
        sizes[story] += 1
    precision = recall = 0.0
    for group in groups:
        for k in group:
            same = sum(gold[other] == gold[k] for other in group)
            precision += same / len(group) / len(gold)
            recall += same / sizes[gold[k]] / len(gold)
    return 2 * precision * recall / (precision + recall)


def measured(some: Told) -> tuple[float, float]:
    """B-cubed F1 and the F1 of pairs, as the ledger makes stories (no lineage: copies are found by their words)."""
    gold = [story for _, story in some]
    named = [(f"{k}", report) for k, (report, _) in enumerate(some)]
    reports = [replace(report, id=name) for name, report in named]
    found = stories(reports, [], [])
    groups = [[int(name) for name in story.reports] for story in found]
    hits = sum(gold[a] == gold[b] for group in groups for a in group for b in group if a < b)
    shown = sum(len(group) * (len(group) - 1) // 2 for group in groups)
    true = sum(gold[a] == gold[b] for a in range(len(gold)) for b in range(a))
    return b_cubed(groups, gold), 2 * hits / max(1, shown + true)


def baseline(some: Told) -> float:
    """The best B-cubed F1 of average linkage on the words' cosine, over thresholds."""
    rows, _, pairs = table(some)
    gold = [story for _, story in some]
    return max(
        b_cubed(
            grouped([1] * len(some), [(a, b, float(p)) for (a, b), p in zip(pairs, rows[:, 1], strict=True)], t), gold
        )
        for t in (0.1, 0.15, 0.2, 0.25, 0.3, 0.4)
    )


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--dev", action="store_true")
    options = parser.parse_args()
    sets = told(options.dev)
    if options.fit:
        print(fitted(list(sets.items())))
        return
    print(f"{'set':10} reports stories  B-cubed  pairs  words alone (best threshold), threshold {TOGETHER}")
    for which in (0, 1):
        if not options.dev:
            happenings.WEIGHTS.update(fitted([(name, half(some, 1 - which)) for name, some in sets.items()]))
        for name, some in sets.items():
            now = some if options.dev else half(some, which)
            cubed, pairs = measured(now)
            shown = f"{name} {'' if options.dev else which}"
            print(
                f"{shown:10} {len(now):7} {len({s for _, s in now}):7}  {cubed:7.3f}  {pairs:5.3f}  {baseline(now):.3f}"
            )
        if options.dev:
            break


if __name__ == "__main__":
    main()
