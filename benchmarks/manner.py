"""How it is said, on gold spans: the shipped answer beside what simple means reach.

    python benchmarks/manner.py [BUNDLE ...]

For the attributions of the bundles (default: bundles h4 and k1 and the real reports' parts 0 and 1), the share right of
the most frequent answer; of a simple rule; of the word lists alone; of the shipped answer without the back end's
guesses and with them. The simple rules: for stance the most frequent one of the same cue string in the training
bundles; for certainty may, might and could (possible), likely, believed and the like (probable); for polarity a
negative word in what is said or a denying cue; for style quotation marks and a capital letter. The shipped weights were
learned from the training bundles: there the two last columns are no measure (see `python -m training.manner --cross`).
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import fields
from sayso.resolve.manner import manners
from sayso.resolve.manner_cue import cue_of, hedged, opposed, plain, ruled, sober, tokens
from sayso.resolve.reading import reading

NAMES = ("style", "stance", "certainty", "polarity")
MEANS = ("rule", "lists", "words", "shipped")
_POSSIBLE = {"may", "might", "could", "possibly", "perhaps"}
_PROBABLE = {"likely", "probably", "believed", "believes", "believe", "apparently", "reportedly", "suspects", "thought"}
_NEGATIVE = {"no", "not", "never", "nobody", "none", "nothing", "n't", "without"}
_DENYING = {
    "denied",
    "denies",
    "deny",
    "denying",
    "rejected",
    "rejects",
    "dismissed",
    "dismisses",
    "withdrew",
    "doubts",
}


@dataclass(frozen=True, slots=True)
class Answered:
    """A gold attribution: its part (desk or real), and by field the gold's answer and those of each means."""

    part: str
    gold: dict[str, str]
    found: dict[str, dict[str, str | None]]


def rules(cue: str, said: str, shown: str, usual: dict[str, str]) -> dict[str, str]:
    """The answers of the simple rules; `cue` and `said` are plain texts, `shown` is what is said as it stands."""
    words, cues = set(tokens(said)), set(tokens(cue))
    quoted = any(mark in shown for mark in '“”"«»„')
    whole = shown[:1] in '“"«„' and shown[-1:] in '”"»' and shown[1:2].isupper()
    return {
        "stance": usual.get(cue, "asserts"),
        "certainty": "possible" if words & _POSSIBLE else "probable" if (words | cues) & _PROBABLE else "certain",
        "polarity": "negative" if words & _NEGATIVE or cues & _DENYING else "positive",
        "style": "direct" if whole else "mixed" if quoted else "indirect",
    }


def lists(cue: str, said: str, shown: str) -> dict[str, str]:
    """The answers of the word lists alone."""
    apart = cue_of(cue, sober(said))
    stance = ruled(apart, sober(said), any(c.isupper() for c in shown[2:]))
    certainty = hedged(apart, sober(said))
    return {"stance": stance, "certainty": certainty, "polarity": opposed(stance, apart, sober(said))}


def usual_stances(cache: Path, without: set[str]) -> dict[str, str]:
    """The most frequent stance of each cue string in the training bundles."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in fields.given([p for p in fields.training() if p.name not in without], cache):
        for row in one.rows:
            seen[plain(row["cue"])][row["stance"]] += 1
    return {cue: stances.most_common(1)[0][0] for cue, stances in seen.items()}


def answered(folders: list[Path], cache: Path) -> Iterator[Answered]:
    """The gold attributions of the bundles with all answers."""
    usual = usual_stances(cache, {p.name for p in folders})
    for one in fields.given(folders, cache):
        told = reading(one.report, one.lines, one.guesses)
        untold = replace(told, lines=tuple(replace(line, guesses={}) for line in told.lines))
        for line, row, shipped, words in zip(told.lines, one.rows, manners(told), manners(untold), strict=True):
            cue, shown = plain(told.shown(line.cue)), told.shown(line.content)
            said = plain(shown)
            found: dict[str, dict[str, str | None]] = {name: {} for name in NAMES}
            for name in NAMES:
                found[name]["rule"] = rules(cue, said, shown, usual)[name]
                found[name]["lists"] = lists(cue, said, shown).get(name, getattr(words, name))
                found[name]["words"] = getattr(words, name)
                found[name]["shipped"] = getattr(shipped, name)
            yield Answered("real" if one.bundle.startswith("part") else "desk", {n: row[n] for n in NAMES}, found)


def main() -> None:
    """Parse, answer, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bundles", nargs="*", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "sayso-fields")
    options = parser.parse_args()
    default = [path for path in fields.training() if path.name[:2] in ("h4", "k1") or path.name.startswith("part")]
    rows = list(answered(options.bundles or default, options.cache))
    print(f"{'':4} {'field':9}  majority  " + "  ".join(f"{means:>7}" for means in MEANS) + "      n")
    for part in sorted({row.part for row in rows}):
        these = [row for row in rows if row.part == part]
        for name in NAMES:
            most = Counter(row.gold[name] for row in these).most_common(1)[0][1] / len(these)
            shares = [sum(row.found[name][m] == row.gold[name] for row in these) / len(these) for m in MEANS]
            print(f"{part} {name:9}     {most:.3f}  " + "  ".join(f"{s:7.3f}" for s in shares) + f"  {len(these):5}")
    print("\nF1 by answer (shipped)")
    for name in NAMES[1:]:
        for answer, n in Counter(row.gold[name] for row in rows).most_common():
            hits = sum(row.found[name]["shipped"] == answer == row.gold[name] for row in rows)
            shown = sum(row.found[name]["shipped"] == answer for row in rows)
            print(f"{name:9}  {answer:10}  {2 * hits / max(1, shown + n):.2f}  n {n}")


if __name__ == "__main__":
    main()
