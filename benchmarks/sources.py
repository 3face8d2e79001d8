"""Who is who across reports: `python benchmarks/sources.py [BUNDLE ...]`, on gold lines of the training bundles.

Pairs of gold lines of different reports of one bundle whose gold actors have the same name (`same_name`) and kind, of
named people, bodies, countries and media, against the pairs that sayso puts into one group. Prints precision, recall
and F1 of the pairs, the same without judgements (equal names only), and how many judgements there are.
"""

from __future__ import annotations

import argparse
from itertools import combinations
from pathlib import Path

from fields import given, training
from sayso.evaluate.desk import same_name
from sayso.resolve import resolve
from sayso.resolve.across import groups, judged, sources

KINDS = ("named_person", "organisation", "country", "media")


def main() -> None:
    """Resolve, group, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundles", nargs="*", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("/tmp/sayso-fields"))  # noqa: S108 - as benchmarks/fields.py
    options = parser.parse_args()
    bundles: dict[str, list[tuple[str, str, str, str | None, str]]] = {}
    made: dict[str, list[object]] = {}
    for one in given(options.bundles or [p for p in training() if not p.name.startswith("part")], options.cache):
        resolved = resolve(one.report, one.lines, one.guesses)
        made.setdefault(one.bundle, []).extend(sources(one.report, resolved.lines, resolved.referents))
        bundles.setdefault(one.bundle, []).extend(
            (one.report.id, line.id, str(row.get("actor")), line.actor, row["source_kind"])
            for line, row in zip(resolved.lines, one.rows, strict=True)
            if row.get("actor")
        )
    both = found = due = plain = plain_both = count = 0
    for name, rows in bundles.items():
        judgements = judged(made[name])  # type: ignore[arg-type]
        count += len(judgements)
        of = groups(made[name], judgements)  # type: ignore[arg-type]
        for a, b in combinations(rows, 2):
            if a[0] == b[0]:
                continue
            gold = a[4] == b[4] and a[4] in KINDS and same_name(a[2], b[2])
            ours = a[1] in of and of[a[1]] == of.get(b[1])
            equal = a[3] is not None and a[3] == b[3] and a[4] in KINDS
            both, found, due = both + (gold and ours), found + ours, due + gold
            plain, plain_both = plain + equal, plain_both + (equal and gold)
    for label, hit, pointed in (("sayso", both, found), ("equal names", plain_both, plain)):
        precision, recall = hit / (pointed or 1), hit / (due or 1)
        f1 = 2 * precision * recall / ((precision + recall) or 1)
        print(f"{label:12} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  ({due} pairs due, {pointed} found)")
    print(f"{count} judgements")


if __name__ == "__main__":
    main()
